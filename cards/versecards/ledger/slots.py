"""Card slots: each reference of a concept and each hidden phrase of a point keeps its card."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from versecards.ledger.entry import Entry
from versecards.ledger.similar import normalise, other_form, similarity, weight
from versecards.notes import Kind, Note, PointContent

SLOTS: Mapping[Kind, int] = {Kind.CONCEPT: 6, Kind.POINT: 4}
"""How many things of a note of this kind can have a card: so many fields its type has."""

Span = tuple[int, int]
_SAME_PHRASE = 0.6
_MOST_OF_IT = 0.6
"""So much of the weight of a phrase's words must be there, in whatever form."""
_MORE_WORDS = 2
"""So many more may stand among them."""
_LEFT = 2
"""Words that must be left of a point to find the phrase by."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_PARTS = re.compile(r"[^\w\s'’-]")
"""A mark within a phrase may end it."""


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


def with_learned_phrases(note: Note, old: Entry) -> tuple[Note, Entry]:
    """Return a point with the phrases hidden that its cards ask for already, and its entry.

    Which phrase of a point is the best to hide can change with a word that is added to it; the
    reviews of the first are worth more. It stays if all of them still stand in the point once,
    in the same words or, where they stood, in another form of them, unless the author chose
    another. The entry has each in today's words.
    """
    content = note.content
    if not isinstance(content, PointContent) or not content.by_sense:
        return note, old
    found: dict[str, Span] = {}
    for item in old.numbers:
        places = _places(content.point, item)
        place = places[0] if len(places) == 1 else None
        if not places:
            place = _in_its_place(old.text, item, content.point)
        if place is None:
            return note, old
        found[item] = place
    words = {item: content.point[start:end] for item, (start, end) in found.items()}
    items = [words.get(item, item) if item in old.numbers else item for item in old.items]
    same = items == list(old.items)
    if not found or (not same and len({*items}) < len(items)):
        return note, old
    hidden = tuple(sorted(found.values()))
    if any(last[1] > first[0] for last, first in pairwise(hidden)):
        return note, old
    note = replace(note, content=replace(content, hidden=hidden))
    return note, old if same else old._replace(items=items)


def _places(text: str, phrase: str) -> list[Span]:
    words = r"\s+".join(map(re.escape, phrase.split()))
    return [found.span() for found in re.finditer(rf"(?<!\w){words}(?!\w)", text)]


def _in_its_place(before: str, phrase: str, now: str) -> Span | None:
    """Return where what a phrase has become stands in a point that was reworded.

    Most of its words, small ones apart, are there in some form, and each only once.
    """
    places = _places(before, phrase)
    if len(places) != 1:
        return None
    start, end = places[0]
    was, then = list(_WORD.finditer(before)), list(_WORD.finditer(now))
    olds = [normalise(word[0]) for word in was]
    news = [normalise(word[0]) for word in then]
    news = [word if word in olds else other_form(word, olds) or word for word in news]
    inside = [n for n, word in enumerate(was) if start <= word.start() < end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    kept: list[int] = []
    others: list[int] = []
    for what, old, old_end, new, new_end in SequenceMatcher(None, olds, news, False).get_opcodes():
        if what == "equal":
            kept += range(new + max(first, old) - old, new + min(last, old_end) - old)
        elif what == "replace" and first <= old and old_end <= last:
            others += range(new, new_end)
    there = sum(weight(news[n]) for n in kept if news.count(news[n]) == 1)
    if there < _MOST_OF_IT * sum(weight(olds[n]) for n in inside):
        return None
    reached = sorted((*kept, *others))
    found = then[reached[0]].start(), then[reached[-1]].end()
    count = reached[-1] + 1 - reached[0]
    if count > len(inside) + _MORE_WORDS or len(then) - count < _LEFT:
        return None
    inner = now[slice(*found)]
    parted = _PARTS.search(inner) and not _PARTS.search(phrase)
    return None if parted or len(_places(now, inner)) != 1 else found


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
