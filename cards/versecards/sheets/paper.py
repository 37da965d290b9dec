"""Verse cards to cut out: how they lie on the paper, and how large their words can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS, ROWS = 2, 4
MARGIN = 8.0
"""Millimetres around the cards; few printers reach nearer to the edge."""
_INSIDE = 6.0
"""Millimetres between the edge of a card and its words."""
_FOOT = 6.0
"""Millimetres at the foot of a card, for the name of the translation."""
_SIZES = (15.0, 13.0, 11.5, 10.5, 9.5, 8.5, 7.5)
"""Sizes of the words in points, the largest first; below the last nobody likes to read."""
_POINT = 0.3528
_WIDE, _HIGH = 0.5, 1.34
"""Width of a letter on average, and height of a line, of the size of the words: what the
widest of the page's fonts takes."""


@dataclass(frozen=True)
class Paper:
    """A kind of paper, upright, in millimetres."""

    name: str
    css: str
    width: float
    height: float

    @property
    def card_width(self) -> float:
        """The width of one card."""
        return (self.width - 2 * MARGIN) / COLUMNS

    @property
    def card_height(self) -> float:
        """The height of one card."""
        return (self.height - 2 * MARGIN) / ROWS

    def size(self, text: str) -> float:
        """Return the size in points in which a text fits on a card; 0 where none does."""
        width = self.card_width - 2 * _INSIDE
        height = self.card_height - 2 * _INSIDE - _FOOT
        for size in _SIZES:
            in_line = max(int(width / (size * _POINT * _WIDE)), 1)
            lines = math.ceil(len(text) / in_line * 1.08)
            if lines * size * _POINT * _HIGH <= height:
                return size
        return 0.0


PAPERS = {
    "a4": Paper("A4", "A4", 210.0, 297.0),
    "letter": Paper("Letter", "letter", 215.9, 279.4),
}


@dataclass(frozen=True)
class VerseCard:
    """One card to cut out; ``size`` is that of its words in points."""

    reference: str
    text: str
    translation: str
    size: float


_Side = list[VerseCard | None]


def sheets(cards: Sequence[VerseCard]) -> list[tuple[_Side, _Side]]:
    """Return for each sheet its fronts and its backs, both in the order of printing.

    The paper is turned over its long edge: behind the card on the left lies the one on
    the right, so each row of the backs runs the other way.
    """
    found = []
    for start in range(0, len(cards), COLUMNS * ROWS):
        fronts: _Side = list(cards[start : start + COLUMNS * ROWS])
        fronts += [None] * (COLUMNS * ROWS - len(fronts))
        backs = [
            card
            for row in range(0, len(fronts), COLUMNS)
            for card in reversed(fronts[row : row + COLUMNS])
        ]
        found.append((fronts, backs))
    return found
