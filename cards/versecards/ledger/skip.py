"""Notes that are not wanted: ``skip:`` in the settings names them by guid or by text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from versecards.ledger.similar import normalise
from versecards.near import suggestion
from versecards.notes import Kind, Note
from versecards.problems import Problem, problem
from versecards.scripture.books import ENGLISH
from versecards.scripture.misspelt import meant
from versecards.scripture.reference import Reference
from versecards.scripture.scan import is_reference, parse_reference


@dataclass(frozen=True)
class Skip:
    """What is not wanted: a guid, the text of a note, or a passage whose verses are meant.

    ``article`` is the file of the one article that does not want it; empty: the whole
    deck. ``file`` and ``line`` are where the author wrote it.
    """

    text: str
    article: str = ""
    file: str = ""
    line: int = 0


class Skips:
    """All that is to be skipped, and which of it has been seen.

    A verse's text is its OSIS reference; it may be named as people write it too, and a
    passage names all its verses, each with the verses that are learned with it; "points" are
    all notes of that kind but those that the settings name themselves. What an
    article does not want by its text stays where it is another article's, or another one's
    as well; a guid is the same note anywhere.
    """

    def __init__(self, skip: Iterable[Skip | str]) -> None:
        self._unseen: dict[Skip, None] = {}
        self._named: dict[str, list[Skip]] = {}
        self._texts: list[str] = []
        for wish in skip:
            wanted = Skip(wish) if isinstance(wish, str) else wish
            self._unseen[wanted] = None
            for name in {wanted.text, normalise(wanted.text), *_verses(wanted.text)}:
                self._named.setdefault(name, []).append(wanted)

    def has(self, guid: str, note: Note) -> bool:
        """Whether this note, of this guid, is not wanted."""
        if not self._named:
            return False
        verse = note.kind is Kind.VERSE
        self._texts.append(Reference.from_osis(note.text).format() if verse else note.text)
        by_guid = self._named.get(guid, [])
        by_text = list(self._named.get(normalise(note.text), ()))
        of_kind = self._named.get(note.kind.plural, [])
        by_text += [] if note.own else of_kind
        if verse:
            verses = (one.osis for one in note.references[0].verses())
            by_text += [wish for one in verses for wish in self._named.get(one, ())]
        for wish in (*by_guid, *by_text, *of_kind):
            self._unseen.pop(wish, None)
        articles = {wish.article for wish in by_text}
        return bool(
            by_guid or "" in articles or (articles and articles.issuperset(note.origin.articles))
        )

    def unused(self) -> list[Problem]:
        """Return a problem for each that named no note."""
        return [
            problem(
                "skip-unused",
                (wish.file, wish.line, int(wish.line > 0)),
                text=wish.text,
                suggestion=_suggestion(wish.text, self._texts),
            )
            for wish in self._unseen
        ]


def _suggestion(text: str, texts: Sequence[str]) -> str:
    """Suggest the passage whose book is misspelt, else the text or kind that is most like it."""
    passage = meant(text, ENGLISH, is_reference)
    kinds = (kind.plural for kind in Kind)
    return suggestion(text, [passage] if passage else [*texts, *kinds])


def _verses(text: str) -> list[str]:
    """The OSIS references of the verses of a passage; none for any other text."""
    try:
        return [verse.osis for passage in parse_reference(text) for verse in passage.verses()]
    except ValueError:
        return []
