"""For a sentence that names no passage: the one elsewhere in its article whose words it has.

A sermon states its claims and lists its passages at the end; a guide prints a passage and
draws from it three paragraphs below. Such a sentence leads to a passage if it quotes a phrase
of it, or has far more of its words than of any other's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from versecards.extract.citations import Citation, is_learnable
from versecards.extract.echo import Echo
from versecards.extract.quotemarks import QUOTED, unmarked, without_quoted
from versecards.extract.reading import ReadBlock
from versecards.extract.statements import Statement
from versecards.extract.words import content_words
from versecards.scripture.likeness import likeness
from versecards.scripture.reference import Reference
from versecards.scripture.wording import stems

_HEARD, _STRONG, _ALL = 9.0, 13.0, 0.8
"""An echo of so much weight may lead to a passage: a rare word or two. A weaker one than the
second must be of four words, or nearly all that the sentence says: "God" and "the Holy Ghost"
stand in many."""
_MORE = 1.5
"""It is so many times as strong as that of any other passage."""
_WORDS, _SHARE = 3, 0.65
"""So many words of the sentence, and so much of their weight, are the passage's: one rare
word may stand in anything that is told."""
_MANY, _CLEAR, _LESS = 4, 20.0, 0.3
"""With so many words, and two or three rare ones among them, less will do."""
_QUOTED = 0.75
"""A sentence of which a greater part is quoted is nothing but a quotation."""
_NOTE = 30
"""Words of a line that only notes what a passage says."""
_PHRASE, _LIKE = 4, 0.85
"""Words of a phrase that are so like a piece of a passage (``scripture/likeness.py``) quote it."""


@dataclass
class Elsewhere:
    """The passages that an article cites for a claim, with what it notes beside them."""

    cited: Sequence[Citation]
    echo: Echo
    _noted: dict[Reference, list[ReadBlock]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for citation in self.cited:
            passage = citation.reference
            wanted = not (citation.aside or citation.asking) and passage.verse is not None
            if wanted and is_learnable(passage):
                notes = self._noted.setdefault(passage, [])
                if _heads(citation):
                    notes.append(citation.block)

    def placed(
        self, found: Sequence[Statement], learned: Collection[str] = ()
    ) -> Iterator[Statement]:
        """Yield statements; those that name no passage with the one to which they lead.

        Those that are ``learned`` may lead to another nearly as well.
        """
        for one in found:
            if not one.loose:
                yield one
            elif passage := self._passage(one, rivals=one.text not in learned):
                yield passage

    def _passage(self, one: Statement, *, rivals: bool) -> Statement | None:
        """The statement with the passage that it quotes or sounds like; ``None`` without one."""
        quoted = [phrase for found in QUOTED.findall(one.text) if (phrase := unmarked(found))]
        phrases = [phrase for phrase in quoted if len(phrase.split()) >= _PHRASE]
        own = len(without_quoted(one.text).split())
        only_quotes = phrases and own < (1 - _QUOTED) * len(one.text.split())
        if only_quotes or not self.echo.is_of_bible(one.text):
            return None
        having = [p for p in self._noted if any(self._has(p, phrase) for phrase in phrases)]
        if having:
            alone = all(passage.overlaps(having[0]) for passage in having)
            faults = (*one.faults, "phrase")
            return replace(one, asked=(having[0],), faults=faults) if alone else None
        best = self._sounding(one.text, rivals=rivals)
        return replace(one, asked=(best,)) if best else None

    def _sounding(self, text: str, *, rivals: bool) -> Reference | None:
        """The passage that has far more of a text's words than any other, and most of them."""
        strengths = {passage: self.strength(text, passage) for passage in self._noted}
        best = max(strengths, key=lambda passage: strengths[passage], default=None)
        if best is None or strengths[best] < _HEARD:
            return None
        heard = self._heard(text, best)
        whole = self.echo.weight(content_words(text, self.echo.language))
        share = self.echo.weight(heard) / whole if whole else 0.0
        others = (s for passage, s in strengths.items() if not passage.overlaps(best))
        weak = strengths[best] < _STRONG and share < _ALL and len(heard) < _MANY
        clear = len(heard) >= _MANY and strengths[best] >= _CLEAR and share >= _LESS
        enough = clear or (len(heard) >= _WORDS and share >= _SHARE)
        rival = rivals and strengths[best] < _MORE * max(others, default=0.0)
        return best if enough and not weak and not rival else None

    def strength(self, text: str, passage: Reference) -> float:
        """Return the weight of what a text shares with a passage and the notes beside it."""
        own = self.echo.strength(text, passage)
        noted = self._as_noted(text, passage)
        return max(own, self.echo.weight(noted)) if noted else own

    def _heard(self, text: str, passage: Reference) -> set[str]:
        """The words of a text that stand in a passage or in the notes beside it."""
        return {*self.echo.shared(text, passage), *self._as_noted(text, passage)}

    def _as_noted(self, text: str, passage: Reference) -> list[str]:
        noted = {stem for block in self._noted.get(passage, ()) for stem in self._stems(block)}
        if not noted:
            return []
        words = content_words(text, self.echo.language)
        return [word for word in words if not noted.isdisjoint(stems(word))]

    def _stems(self, block: ReadBlock) -> set[str]:
        words = content_words(block.block.text, self.echo.language)
        return {stem for word in words for stem in stems(word)}

    def _has(self, passage: Reference, phrase: str) -> bool:
        """Whether a phrase is quoted from a passage, or stands in a note beside it.

        Each word of it that carries sense is the passage's: "love the Lord your God" is not
        quoted from "ye did not believe the LORD your God".
        """
        if any(_plain(phrase) in _plain(block.block.text) for block in self._noted[passage]):
            return True
        if self.echo.share(phrase, passage) < 1 or self.echo.strength(phrase, passage) < _HEARD:
            return False
        held = likeness(phrase, passage, self.echo.wordings.library.embedded())
        return held is not None and max(held.whole, held.piece) >= _LIKE


def _heads(citation: Citation) -> bool:
    """Whether a passage heads a line, which then tells of it alone."""
    if citation.beside != 1:
        return False
    text = citation.block.block.text
    before = text[: citation.start]
    return len(text.split()) <= _NOTE and not any(character.isalpha() for character in before)


def _plain(text: str) -> str:
    return " ".join(stems(text))
