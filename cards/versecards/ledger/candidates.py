"""What helps to find a note's counterpart: texts with the same rarer words, and its neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from versecards.ledger.entry import Entry
from versecards.ledger.similar import words
from versecards.notes import Note

_ALL = 40
"""Up to this many texts, every one is worth comparing."""
_MOST = 8
"""How many of a larger number are."""
_COMMON = 500
"""A word, or two words side by side, in more texts than this tells nothing."""


class Index:
    """Texts, normalised, by number; built once and asked often."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._numbers = sorted(texts)
        self._equal: dict[str, list[int]] = defaultdict(list)
        self._having: dict[str, list[int]] = defaultdict(list)
        for number in self._numbers:
            self._equal[texts[number]].append(number)
            if len(self._numbers) > _ALL:
                for key in _keys(texts[number]):
                    self._having[key].append(number)

    def likely(self, text: str) -> Iterable[int]:
        """Return the numbers of the texts worth comparing with this one."""
        if len(self._numbers) <= _ALL:
            return self._numbers
        shared: dict[int, float] = defaultdict(float)
        for number in self._equal.get(text, ())[:_MOST]:
            shared[number] = float("inf")
        for key in _keys(text):
            having = self._having.get(key, ())
            if len(having) <= _COMMON:
                for number in having:
                    shared[number] += 1 / len(having)
        ranked = sorted(shared, key=lambda number: (-shared[number], number))
        return ranked[:_MOST]


def _keys(text: str) -> set[str]:
    """Return what a text may be found by: its words, and each two that stand side by side."""
    found = words(text)
    return {*found, *(f"{one} {other}" for one, other in pairwise(found))}


class Neighbours:
    """Beside which notes, of their kind and article and already matched, notes stood and
    stand, and how far away those are."""

    def __init__(
        self,
        entries: Sequence[Entry],
        notes: Sequence[Note],
        homes: Sequence[str],
        entry_of: Mapping[int, int],
    ) -> None:
        matched = set(entry_of.values())
        olds = _by_article((entry.kind, entry.article) for entry in entries)
        news = _by_article((note.kind.value, home) for note, home in zip(notes, homes, strict=True))
        self._old = _neighbours(olds, {old: old for old in matched})
        self._new = _neighbours(news, entry_of)

    def shared(self, new: int, old: int) -> float:
        """Return 2 for the same neighbours on both sides, 1 for one side, 0 for none.

        Between the same neighbours, notes at another distance from them get a little less.
        """
        before, after, distance = self._new[new]
        was_before, was_after, was_distance = self._old[old]
        same = (before == was_before) + (after == was_after)
        return max(0.0, same - 0.1 * min(5, abs(distance - was_distance))) if same else 0.0


def _by_article(homes: Iterable[tuple[str, str]]) -> list[list[int]]:
    """Group numbers by kind and article."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, kind_and_file in enumerate(homes):
        groups[kind_and_file].append(number)
    return list(groups.values())


def _neighbours(
    groups: Iterable[Sequence[int]], anchors: Mapping[int, int]
) -> dict[int, tuple[int | None, int | None, int]]:
    """Return for each number the anchor before, the anchor after, the distance from the first."""
    found: dict[int, tuple[int | None, int | None, int]] = {}
    for group in groups:
        after: dict[int, int | None] = {}
        following: int | None = None
        for number in reversed(group):
            after[number] = following
            following = anchors.get(number, following)
        before: int | None = None
        distance = 0
        for number in group:
            distance += 1
            found[number] = (before, after[number], distance)
            if number in anchors:
                before, distance = anchors[number], 0
    return found
