"""Card slots: each reference of a concept and each hidden phrase of a point keeps its card."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from versecards.ledger.entry import Entry
from versecards.ledger.similar import normalise, similarity
from versecards.notes import Kind, Note, PointContent

SLOTS: Mapping[Kind, int] = {Kind.CONCEPT: 6, Kind.POINT: 4}
"""How many things of a note of this kind can have a card: so many fields its type has."""

_SAME_PHRASE = 0.6


@dataclass(frozen=True)
class Seating:
    """Who has which slot.

    ``items`` and ``freed`` are what the ledger remembers (see ``Entry``). ``numbers``
    maps today's items to slot numbers from 1. ``reused`` are items that had to take a
    slot whose old card had asked for something else; ``without`` are items for which
    there was none.
    """

    items: list[str]
    freed: tuple[int, ...]
    numbers: Mapping[str, int]
    reused: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def with_learned_phrases(note: Note, items: Collection[str]) -> Note:
    """Return a point with the phrases hidden that its cards ask for already.

    Which phrase of a point is the best to hide can change with a word that is added to it; the
    reviews of the first are worth more. It stays if all of them still stand in the point once,
    unless the author chose another.
    """
    content = note.content
    if not isinstance(content, PointContent) or not content.by_sense:
        return note
    found = [_places(content.point, item) for item in items]
    if not found or any(len(places) != 1 for places in found):
        return note
    hidden = tuple(sorted(places[0] for places in found))
    return replace(note, content=replace(content, hidden=hidden))


def _places(text: str, phrase: str) -> list[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, phrase.split()))
    return [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", text)]


def seat(old: Entry | None, items: Sequence[str], size: int, *, phrases: bool) -> Seating:
    """Give each item its slot. ``old`` is the note as the ledger has it.

    An item keeps the slot it has or had. With ``phrases``, a reworded phrase keeps its
    slot too; a changed reference does not, because it is another card. A new item takes
    the lowest slot never used, or the one that has been free the longest.
    """
    if old and not old.freed and old.items == list(items):
        return Seating([*items], (), old.numbers)
    taken = list(old.items) if old else []
    freed = list(old.freed) if old and old.freed else [0] * len(taken)
    numbers: dict[str, int] = {}
    waiting: list[str] = []
    known = {item: place for place, item in enumerate(taken)}
    for item in dict.fromkeys(items):
        if item in known:
            numbers[item] = known[item] + 1
        else:
            waiting.append(item)
    if phrases:
        used = set(numbers.values())
        left = [place for place in range(len(taken)) if not freed[place] and place + 1 not in used]
        for item, place in _reworded(taken, left, waiting):
            numbers[item] = place + 1
            waiting.remove(item)
    for item, number in numbers.items():
        taken[number - 1] = item
        freed[number - 1] = 0
    _free(freed, set(numbers.values()))
    reused: list[str] = []
    without: list[str] = []
    for item in waiting:
        if len(taken) < size:
            taken.append(item)
            freed.append(0)
            numbers[item] = len(taken)
        elif any(freed):
            place = freed.index(min(count for count in freed if count))
            taken[place] = item
            freed[place] = 0
            numbers[item] = place + 1
            reused.append(item)
        else:
            without.append(item)
    remembered = tuple(freed) if any(freed) else ()
    return Seating(taken, remembered, numbers, tuple(reused), tuple(without))


def _free(freed: list[int], used: set[int]) -> None:
    """Mark the slots that have lost their item as free, after all that were freed before."""
    count = max(freed, default=0)
    for place, when in enumerate(freed):
        if not when and place + 1 not in used:
            count += 1
            freed[place] = count


def _reworded(
    taken: Sequence[str], left: Sequence[int], waiting: Sequence[str]
) -> list[tuple[str, int]]:
    """Pair new phrases with the slots of like phrases that are gone, the likest first."""
    pairs = sorted(
        (-similarity(normalise(taken[place]), normalise(item)), order, place, item)
        for place in left
        for order, item in enumerate(waiting)
    )
    found: dict[str, int] = {}
    for score, _, place, item in pairs:
        if -score >= _SAME_PHRASE and item not in found and place not in found.values():
            found[item] = place
    return list(found.items())
