"""Matches that could as well have been others: the older note is kept, and it is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
"""The index of a note of today and that of an entry of the ledger."""
_CLEAR = 0.15
"""So much likelier than any other must a pair be that letters do not prove."""
_PERFECT = 1.1
_AS_FAR = 1.25


@dataclass(frozen=True)
class Doubt:
    """A note, the entry it was taken for, and the entry or the note it was preferred to."""

    note: int
    entry: int
    other_entry: int | None = None
    other_note: int | None = None


def settle(
    chosen: dict[int, int], scores: Mapping[Pair, float], since: Sequence[int]
) -> list[Doubt]:
    """Return the choices in doubt; where two entries are about as close, take the older.

    ``chosen`` maps notes to entries and is changed in place; ``scores`` has every pair
    that was possible; ``since`` is when each entry was first built.
    """
    entries_of: dict[int, list[int]] = defaultdict(list)
    notes_of: dict[int, list[int]] = defaultdict(list)
    for note, entry in sorted(scores):
        entries_of[note].append(entry)
        notes_of[entry].append(note)
    taken = set(chosen.values())
    found = []
    for note in sorted(chosen):
        entry = chosen[note]
        score = scores[note, entry]
        free = (old for old in entries_of[note] if old not in taken)
        rivals = [old for old in free if _as_close(scores[note, old], score)]
        if rivals:
            oldest = min(rivals, key=lambda old: (since[old], -scores[note, old]))
            if since[oldest] < since[entry]:
                chosen[note], oldest = oldest, entry
                taken.remove(entry)
                taken.add(chosen[note])
            found.append(Doubt(note, chosen[note], other_entry=oldest))
            continue
        others = [
            new
            for new in notes_of[entry]
            if new != note and _as_close(scores[new, entry], score) and new not in chosen
        ]
        if others:
            found.append(Doubt(note, entry, other_note=others[0]))
        elif (crossed := _crossed(note, chosen, scores, notes_of)) is not None:
            found.append(Doubt(note, entry, other_note=crossed))
    return found


def clear(scores: Mapping[Pair, float]) -> list[Pair]:
    """Choose pairs one to one, the best first; none where another is about as good."""
    left = dict(scores)
    found = []
    for pair in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if pair not in left:
            continue
        rivals = [other for other in left if other != pair and _share(pair, other)]
        if all(scores[pair] - scores[other] >= _CLEAR for other in rivals):
            found.append(pair)
        for other in (pair, *rivals):
            del left[other]
    return found


def _share(one: Pair, other: Pair) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _as_close(other: float, taken: float) -> bool:
    """Whether the other is at most a quarter farther from a perfect score."""
    return _PERFECT - other <= _AS_FAR * (_PERFECT - taken)


def _crossed(
    note: int,
    chosen: Mapping[int, int],
    scores: Mapping[Pair, float],
    notes_of: Mapping[int, Sequence[int]],
) -> int | None:
    """Find a later note such that the two could have changed entries at about no loss."""
    entry = chosen[note]
    for other in notes_of[entry]:
        if other <= note or other not in chosen or (note, chosen[other]) not in scores:
            continue
        taken = (scores[note, entry] + scores[other, chosen[other]]) / 2
        if _as_close((scores[note, chosen[other]] + scores[other, entry]) / 2, taken):
            return other
    return None
