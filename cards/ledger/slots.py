"""Card slots: each reference of a concept and each hidden phrase of a point keeps its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.ledger.entry import Slot
from cards.ledger.similar import normalise, similarity
from cards.notes import Kind

SLOTS: Mapping[Kind, int] = {Kind.CONCEPT: 8, Kind.POINT: 3}
"""How many things of a note of this kind can have a card."""

_SAME_PHRASE = 0.6


@dataclass(frozen=True)
class Seating:
    """Who has which slot: the slots to remember, and what came of today's items.

    ``numbers`` maps items to slot numbers from 1. ``reused`` are items that had to take a
    slot whose old card had asked for something else; ``without`` are items for which
    there was none.
    """

    slots: tuple[Slot, ...]
    numbers: Mapping[str, int]
    reused: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def seat(slots: tuple[Slot, ...], items: Sequence[str], size: int, *, phrases: bool) -> Seating:
    """Give each item its slot.

    An item keeps the slot it has or had. With ``phrases``, a reworded phrase keeps its
    slot too; a changed reference does not, because it is another card. A new item takes
    the lowest slot never used, or the one that has been free the longest.
    """
    taken = list(slots)
    numbers: dict[str, int] = {}
    waiting: list[str] = []
    known = {item: place for place, (item, _) in enumerate(slots)}
    for item in dict.fromkeys(items):
        if item in known:
            numbers[item] = known[item] + 1
        else:
            waiting.append(item)
    if phrases:
        for item, place in _reworded(taken, set(numbers.values()), waiting):
            numbers[item] = place + 1
            waiting.remove(item)
    for item, number in numbers.items():
        taken[number - 1] = (item, 0)
    _free(taken, set(numbers.values()))
    reused: list[str] = []
    without: list[str] = []
    for item in waiting:
        free = [(freed, place) for place, (_, freed) in enumerate(taken) if freed]
        if len(taken) < size:
            taken.append((item, 0))
            numbers[item] = len(taken)
        elif free:
            place = min(free)[1]
            taken[place] = (item, 0)
            numbers[item] = place + 1
            reused.append(item)
        else:
            without.append(item)
    return Seating(tuple(taken), numbers, tuple(reused), tuple(without))


def _free(taken: list[Slot], used: set[int]) -> None:
    """Mark the slots that have lost their item as free, after all that were freed before."""
    count = max((freed for _, freed in taken), default=0)
    for place, (item, freed) in enumerate(taken):
        if not freed and place + 1 not in used:
            count += 1
            taken[place] = (item, count)


def _reworded(
    slots: Sequence[Slot], used: set[int], waiting: Sequence[str]
) -> list[tuple[str, int]]:
    """Pair new phrases with the slots of like phrases that are gone, the likest first."""
    pairs = sorted(
        (
            (-similarity(normalise(old), normalise(item)), order, place, item)
            for place, (old, freed) in enumerate(slots)
            for order, item in enumerate(waiting)
            if not freed and place + 1 not in used
        ),
    )
    found: dict[str, int] = {}
    for score, _, place, item in pairs:
        if -score >= _SAME_PHRASE and item not in found and place not in found.values():
            found[item] = place
    return list(found.items())
