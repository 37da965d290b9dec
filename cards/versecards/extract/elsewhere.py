"""For a sentence that names no passage: the one elsewhere in its article whose words it has.

A sermon states its claims and lists its passages at the end; a guide prints a passage and
draws from it three paragraphs below. Such a sentence leads to a passage if it quotes a phrase
of it, or has far more of its words than of any other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

_HEARD = 9.0
"""An echo of so much weight may lead to a passage: a rare word or two."""
_MORE = 1.5
"""It is so many times as strong as that of any other passage."""
_WORDS, _SHARE = 3, 0.4
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

    def placed(self, found: Sequence[Statement]) -> Iterator[Statement]:
        """Yield statements; those that name no passage with the one to which they lead."""
        for one in found:
            if not one.loose:
                yield one
            elif passage := self._passage(one):
                yield passage

    def _passage(self, one: Statement) -> Statement | None:
        quoted = [phrase for found in QUOTED.findall(one.text) if (phrase := unmarked(found))]
        phrases = [phrase for phrase in quoted if len(phrase.split()) >= _PHRASE]
        own = len(without_quoted(one.text).split())
        if phrases and own < (1 - _QUOTED) * len(one.text.split()):
            return None
        for passage in self._noted:
            if any(self._has(passage, phrase) for phrase in phrases):
                return replace(one, asked=(passage,), faults=(*one.faults, "phrase"))
        strengths = {passage: self.strength(one.text, passage) for passage in self._noted}
        best = max(strengths, key=lambda passage: strengths[passage], default=None)
        if best is None or strengths[best] < _HEARD:
            return None
        heard = self._heard(one.text, best)
        whole = self.echo.weight(content_words(one.text, self.echo.language))
        share = self.echo.weight(heard) / whole if whole else 0.0
        clear = len(heard) >= _MANY and strengths[best] >= _CLEAR and share >= _LESS
        if not clear and (len(heard) < _WORDS or share < _SHARE):
            return None
        others = (s for passage, s in strengths.items() if not passage.overlaps(best))
        if strengths[best] < _MORE * max(others, default=0.0):
            return None
        return replace(one, asked=(best,))

    def strength(self, text: str, passage: Reference) -> float:
        """Return the weight of what a text shares with a passage and the notes beside it."""
        own = self.echo.strength(text, passage)
        return max(own, self.echo.weight(self._as_noted(text, passage)))

    def _heard(self, text: str, passage: Reference) -> set[str]:
        """The words of a text that stand in a passage or in the notes beside it."""
        return {*self.echo.shared(text, passage), *self._as_noted(text, passage)}

    def _as_noted(self, text: str, passage: Reference) -> list[str]:
        noted = {stem for block in self._noted.get(passage, ()) for stem in self._stems(block)}
        words = content_words(text, self.echo.language)
        return [word for word in words if not noted.isdisjoint(stems(word))]

    def _stems(self, block: ReadBlock) -> set[str]:
        words = content_words(block.block.text, self.echo.language)
        return {stem for word in words for stem in stems(word)}

    def _has(self, passage: Reference, phrase: str) -> bool:
        """Whether a phrase is quoted from a passage, or stands in a note beside it."""
        if any(_plain(phrase) in _plain(block.block.text) for block in self._noted[passage]):
            return True
        held = likeness(phrase, passage, self.echo.wordings.library.embedded())
        return held is not None and max(held.whole, held.piece) >= _LIKE


def _heads(citation: Citation) -> bool:
    """Whether a passage heads a line, which then tells of it alone."""
    text = citation.block.block.text
    before = text[: citation.start]
    short = len(text.split()) <= _NOTE
    return short and citation.beside == 1 and not any(character.isalpha() for character in before)


def _plain(text: str) -> str:
    return " ".join(stems(text))
