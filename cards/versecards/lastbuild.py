"""What is kept of the last build of a deck, so that the next one looks only at what changed.

Of each note there is what decides which note it is, and where its cards come in the order of
learning; its fields are in the package. All is in the cache (``cache.py``) under the deck and
the place of its package, with hashes of the articles, the ledger and the package that it was
made from: it counts only where all of these are as they were left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from versecards.anki.notetype import note_type
from versecards.anki.order import Learned, learned
from versecards.article.inwords import with_words
from versecards.cache import LAST_BUILD, Cache, digest
from versecards.deck import Listed, deck_folder
from versecards.extract.chapters import Chapter, chapters_of, counts
from versecards.extract.kept import KeptWork, codec
from versecards.extract.offers import Offered
from versecards.extract.verses import Spot
from versecards.extract.wording import Wording
from versecards.extract.work import Told, Work
from versecards.gather import begin
from versecards.kinds import Kind
from versecards.notes import VerseContent
from versecards.problems import Problem
from versecards.render import Rendered
from versecards.scripture.reference import Reference
from versecards.settings import Settings
from versecards.settings.keys import KEYS

if TYPE_CHECKING:
    from versecards.build import Built
    from versecards.ledger import Identification

_WHOLE, _LONG = 1, 2
_LACKING = "verse-missing"
Row = list[Any]


class KeptNote(NamedTuple):
    """A note of the last build, in values that JSON can write.

    ``articles`` are the numbers of the articles that give it, ``unit``, ``asked`` and
    ``flags`` what ``Learned`` has of it, passages as OSIS writes them. ``cards`` are the
    numbers of the templates of its cards and ``dues`` their places. ``spot`` is where among
    the passages that the first of its articles offers a verse is given; -1 for other kinds.
    """

    guid: str
    kind: str
    articles: list[int]
    unit: str
    flags: int
    asked: list[str]
    notice: str
    cards: list[int]
    dues: list[int]
    spot: list[int]

    @property
    def rests_on(self) -> tuple[Any, ...]:
        """All that says when it is learned."""
        return self.articles, self.unit, self.flags, self.asked, self.cards

    def learned(self, files: Sequence[str]) -> Learned:
        """Return what says when it is learned; ``files`` are those of the articles."""
        templates = note_type(Kind(self.kind)).templates
        return Learned(
            tuple([files[number] for number in self.articles]),
            Reference.from_osis(self.unit) if self.unit else None,
            bool(self.flags & _WHOLE),
            bool(self.flags & _LONG),
            tuple([Reference.from_osis(osis) for osis in self.asked]),
            tuple([templates[number].role for number in self.cards]),
        )


class KeptArticle(NamedTuple):
    """An article of the last build: its file, the key by which it is kept, its title, its
    notice, what was told of it: when it was read, of what it quotes, of what it says; by kind
    what could have become a note; and of what verses it has words, of which it asked for words,
    and which passages it has learned in one text, as OSIS writes them."""

    file: str
    key: str
    title: str
    notice: str
    read: list[Row]
    quoted: list[Row]
    said: list[Row]
    choices: dict[str, list[str]]
    quotes: list[str]
    asked: list[str]
    wholes: list[str]


@dataclass
class LastBuild:
    """The last build of a deck.

    ``common`` is a hash of what all articles share, ``ledger`` and ``package`` are those of
    the files that were written. ``notes`` are in their order, the verses first; ``retired``
    are guid and kind of the notes that are shipped as retired. ``citing`` has the numbers of
    the articles that say something of a chapter, ``known`` the words that the articles have.
    ``clashes`` are row ids of the package (``anki/rows.py``).
    """

    common: str
    ledger: str
    package: str
    articles: list[KeptArticle]
    notes: list[KeptNote]
    retired: list[list[str]]
    citing: dict[str, list[int]]
    known: Any
    clashes: list[int]

    @property
    def files(self) -> list[str]:
        """The files of the articles."""
        return [article.file for article in self.articles]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its notes, in the order in which they first come."""
        kinds = [note.kind for note in self.notes]
        return list(dict.fromkeys([*kinds, *(kind for _, kind in self.retired)]))


def of_built(built: Built, again: Identification) -> LastBuild | None:
    """Return what is to be kept of a build; nothing of one after which all is looked at again.

    ``again`` is what the next build finds of its notes, if nothing changes.
    """
    prepared = built.prepared
    deck, extraction = prepared.deck, prepared.extraction
    works = [work for work in extraction.works if isinstance(work, KeptWork) and work.known]
    numbers = {work.article.file: number for number, work in enumerate(works)}
    told_of = [problem.code for problem in (*extraction.problems, *again.problems)]
    active = [note for note in prepared.rendered if note.note is not None]
    spots = {id(note): spot for note, spot in zip(extraction.notes, extraction.spots, strict=False)}
    if (
        len(works) < max(2, len(deck.articles))
        or not is_plain(deck.settings)
        or not all(map(is_plain_article, works))
        or any(problem.code != "article-copy" for problem in again.problems)
        or _LACKING in told_of
        or not all(note.note and note.note.origin.articles for note in active)
        or extraction.wordings is None
    ):
        return None
    articles = [kept_article(work, work.known, work.key) for work in works if work.known]
    notes = [kept_note(note, numbers, spots.get(id(note.note))) for note in active]
    citing: dict[str, list[int]] = {}
    for number, work in enumerate(works):
        for name in chapters_cited(work.offered):
            citing.setdefault(name, []).append(number)
    _, common = begin(Listed(deck, ()), deck_folder(Path(deck.shown)))
    return LastBuild(
        common,
        digest(deck.ledger.read_bytes()),
        digest(built.path.read_bytes()),
        articles,
        notes,
        [[note.guid, note.kind.value] for note in prepared.rendered if note.note is None],
        citing,
        codec().encode(extraction.wordings.known()),
        list(built.summary.clashes),
    )


def load(cache: Cache, place: str) -> LastBuild | None:
    """Return what was kept of a deck under this place; nothing where there is none."""
    kept = cache.get(LAST_BUILD, place)
    if kept is None:
        return None
    last = LastBuild(**kept)
    last.articles = [KeptArticle(*row) for row in last.articles]
    last.notes = [KeptNote(*row) for row in last.notes]
    return last


def keep(cache: Cache, place: str, last: LastBuild) -> None:
    """Keep a build for the next one."""
    cache.put(LAST_BUILD, place, {each.name: getattr(last, each.name) for each in fields(last)})


def is_plain(settings: Settings) -> bool:
    """Whether no setting has an effect on the deck as a whole (``Key.alone``).

    Notes to leave out, phrases to hide, passages to memorize and cards of the author's own are
    looked for in the whole deck, and so are checks that are switched off.
    """
    usual = Settings()
    return all(
        key.alone or getattr(settings, key.attribute) == getattr(usual, key.attribute)
        for key in KEYS.values()
    )


def is_plain_article(work: Work) -> bool:
    """Whether the same is true of an article."""
    article = work.article
    return is_plain(work.settings) and not (
        article.offs or {"off", "quotes"} & article.settings.keys()
    )


def kept_article(work: Work, told: Told, key: str) -> KeptArticle:
    """Return an article as it is kept."""
    quoted = work.taken.problems if work.taken is not None else ()
    article = work.article

    def rows(problems: Iterable[Problem]) -> list[Row]:
        return [list(found.as_row()) for found in with_words(problems, [article])]

    return KeptArticle(
        article.file,
        key,
        article.title,
        article.notice,
        rows(work.problems),
        rows(quoted),
        rows(told.problems),
        _choices(work, told),
        sorted({verse.osis for verse, _ in words_of(work)}),
        sorted({verse.osis for verse, _ in told.asked}),
        sorted(passage.osis for passage in in_one_text(work)),
    )


def kept_note(draft: Rendered, numbers: dict[str, int], spot: Spot | None) -> KeptNote:
    """Return a note as it is kept; ``numbers`` are those of the articles by their files, and
    ``spot`` is where a verse is given."""
    note = draft.note
    assert note is not None
    of = learned(note, draft.cards)
    notice = note.content.notice if isinstance(note.content, VerseContent) else ""
    return KeptNote(
        draft.guid,
        draft.kind.value,
        [numbers[file] for file in of.articles],
        of.unit.osis if of.unit is not None else "",
        of.whole * _WHOLE + of.long * _LONG,
        [one.osis for one in of.asked],
        notice,
        [card.number for card in draft.cards],
        [card.due for card in draft.cards],
        [numbers[spot[0]], spot[1]] if spot else [-1, -1],
    )


def told_problems(articles: Iterable[KeptArticle]) -> Iterator[Problem]:
    """Yield what is told of the articles of a deck, in the order of ``Extraction.problems``."""
    articles = list(articles)
    for part in ("read", "said", "quoted"):
        for article in articles:
            yield from map(Problem.of_row, getattr(article, part))


def chapter_name(chapter: Chapter) -> str:
    """Return a chapter as it is kept."""
    book, number = chapter
    return f"{book}.{number}"


def chapters_cited(entries: Iterable[Offered]) -> set[str]:
    """Return the chapters of which an article says something, as they are kept."""
    return {chapter_name(each) for one in filter(counts, entries) for each in chapters_of(one)}


def words_of(work: Work) -> Iterator[tuple[Reference, Wording]]:
    """Yield the verses of which an article has words, with these."""
    if work.taken is not None:
        yield from (*work.taken.own, *work.taken.wanted, *work.taken.quoted)


def in_one_text(work: Work) -> set[Reference]:
    """Return the passages that an article has learned in the words of one text."""
    chosen = [entry for entry in work.offered if entry.chosen]
    named = {entry.unit for entry in chosen if entry.to_learn}
    return named | {entry.passage for entry in chosen if entry.passage}


def count_found(articles: Iterable[KeptArticle]) -> dict[str, int]:
    """Return by kind how many different things could have become a note."""
    found: dict[str, set[str]] = {}
    for article in articles:
        for kind, texts in article.choices.items():
            found.setdefault(kind, set()).update(texts)
    return {kind: len(texts) for kind, texts in found.items()}


def _choices(work: Work, told: Told) -> dict[str, list[str]]:
    """What of an article could have become a note."""
    found: dict[str, list[str]] = {}
    offered = (entry.choice for entry in work.offered if entry.choice is not None)
    for choice in (*offered, *told.choices):
        found.setdefault(choice.kind.value, []).append(choice.text)
    return found
