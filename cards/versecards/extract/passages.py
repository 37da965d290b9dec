"""Passages that an article prints: which verses it quotes together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from versecards.article.model import BlockKind
from versecards.extract.reading import ReadBlock
from versecards.extract.units import neighbour, runs_on
from versecards.scripture.reference import Reference

_BETWEEN = 3
"""Block quotes and verses so near to each other are one passage, if one in between was not
known for its verse."""


@dataclass(frozen=True)
class Quoted:
    """Verses that an article quotes together, as it stands and proved to be theirs.

    ``verses`` are in order, ``parts`` those of them of which words are left out. ``start``
    is the offset of the quotation in the text of its block. ``uncut`` are verses between
    which nothing shows where one ends: they have their words together.
    """

    verses: tuple[Reference, ...]
    parts: frozenset[Reference]
    block: ReadBlock
    start: int
    uncut: tuple[Reference, ...] = ()
    last: int = -1
    """The number of the block in which a passage over several ends."""
    words: int = 0
    """How many words are quoted."""
    texts: tuple[str, ...] = ()
    """The words of each of the verses; of those that are uncut, all with the last of them."""

    def text_of(self, verse: Reference) -> str:
        """Return the words of one of the verses, as far as they are told apart."""
        return dict(zip(self.verses, self.texts, strict=False)).get(verse, "")

    @property
    def set_apart(self) -> bool:
        """Whether the author prints it as a paragraph of its own."""
        return self.block.block.kind is BlockKind.QUOTE

    @property
    def opens(self) -> bool:
        """Whether no words stand before it in its block."""
        return not any(map(str.isalpha, self.block.block.text[: self.start]))

    @property
    def line(self) -> int:
        """The line of the file on which the quotation begins."""
        return self.block.block.position(self.start)[0]


def joined_passages(quoted: Iterable[Quoted]) -> list[Quoted]:
    """Put together what is one passage: a block quote, or a part of one sentence, for each of
    its verses."""
    joined: list[Quoted] = []
    for one in quoted:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, one):
            verses = (*before.verses, *one.verses)
            joined[-1] = replace(
                before,
                verses=verses,
                parts=before.parts | one.parts,
                last=one.block.number,
                words=before.words + one.words,
                texts=before.texts + one.texts,
            )
        else:
            joined.append(replace(one, last=one.block.number))
    return joined


def _goes_on(before: Quoted, one: Quoted) -> bool:
    first, then = before.verses[-1], one.verses[0]
    near = 0 < one.block.number - before.last <= _BETWEEN
    same = (first.book, first.chapter) == (then.book, then.chapter)
    follows = same and 0 < (then.verse or 0) - (first.verse or 0) <= _BETWEEN
    section = before.block.section is one.block.section
    if not (section and near and follows):
        return False
    runs = neighbour(first, 1) == then and bool(before.texts) and runs_on(before.texts[-1])
    return (before.set_apart and one.set_apart) or (runs and before.opens and one.opens)
