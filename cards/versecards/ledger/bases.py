"""Where the cards of each article begin in the order of learning.

A base is given once and never changes, for learners have its cards already: an article put
between two others gets its base between theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

GAP = 1000
"""From one article to the next."""
_SMALL, _GAP_A_CARD = 25, 40
"""Articles of fewer cards come closer: so many places a card."""
ROOM = 996_000
"""The last base: the last wave of its cards still has places that Anki leaves as they are."""


def give_bases(bases: Sequence[int], sizes: Sequence[int]) -> tuple[list[int], bool]:
    """Return the base of every article, in the order of learning.

    ``bases`` are those that were given before (0: none yet), ``sizes`` how many cards each
    article has. Also says whether the room was too small for the usual distances, so that
    new articles stand closer together.
    """
    found = list(bases)
    crowded = False
    end = 0
    while 0 in found:
        start = found.index(0, end)
        end = next((n for n in range(start, len(found)) if found[n]), len(found))
        low = found[start - 1] if start else 0
        gaps = [_gap(size) for size in sizes[max(start - 1, 0) : end]]
        high = min((base for base in bases if base > low), default=None)
        found[start:end], close = _between(low, high, gaps if start else [GAP, *gaps])
        crowded = crowded or close
    return found, crowded


def _gap(size: int) -> int:
    return GAP if size >= _SMALL else _GAP_A_CARD * max(size, 1)


def _between(low: int, high: int | None, gaps: Sequence[int]) -> tuple[list[int], bool]:
    """Return bases after ``low``, and whether they had to be closer than usual.

    ``gaps`` are the usual distances: from ``low`` to the first, and so on; the one after
    the last counts for nothing. Before a base that was given already (``high``) the new
    ones share the distance evenly; after the last, where the usual distances are too much,
    half of the room that is left.
    """
    wanted = list(accumulate(gaps[:-1], initial=low))[1:]
    if high is None and wanted[-1] <= ROOM:
        return wanted, False
    top = low + (ROOM - low) // 2 if high is None else high
    parts = len(gaps)
    return [max(1, low + (top - low) * part // parts) for part in range(1, parts)], high is None
