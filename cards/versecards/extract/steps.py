"""A long verse cut into the phrases that are learned one after the other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from versecards.cache import digest
from versecards.languages import DEFAULT, Language, language
from versecards.marks import BEHIND, STOP, one_of

LONG_VERSE = 30
"""Words from which a verse is long."""
_SHORTEST = 10
"""Words from which a verse is cut at all."""
FEWEST, MOST = 3, 6
"""Phrases of a verse: more are forgotten again before the last one is learned."""
_LEAST = 3
"""Words of a phrase, even of a short one that ends a sentence."""
_WORTH = 4
"""Words of a phrase that is worth a card; a short verse with a shorter one is said whole."""
_IDEAL = 9
"""Words of a phrase that is held in mind at once."""
_ITEM = 3
"""Words of an item of a list; between two of them no phrase ends if that can be helped."""
_TRIED = 6
"""Places that are tried for each cut, the nearest and best; so the work is linear."""

_ENDING_FEWEST, _ENDING_WORDS, _ENDING_MOST = 3, 8, 12

_STRONG = re.compile(rf"[.!?;:…]{one_of(BEHIND)}*$")
_WEAK = re.compile(rf"[,—–]{one_of(BEHIND)}*$")
_STOP = re.compile(f"{STOP}$")
_MARKS = re.compile(rf"[.,!?;:…—–]{one_of(BEHIND)}*$")

# What it costs to end a phrase somewhere, in the square of the words by which it is too long
# or short, shared by ten.
_PAUSE, _COMMA, _CLAUSE, _RELATIVE, _LIST, _AND, _WORD = 0.0, 1.0, 4.0, 6.0, 6.0, 9.0, 12.0
_ACROSS = 4.0
"""What it costs to go on in a phrase beyond the end of a sentence."""


class Steps:
    """The phrases of verses, each of which is cut once.

    ``known`` are those that were cut before: by a hash of the verse, the words of each.
    """

    def __init__(self, known: Mapping[str, Sequence[int]] | None = None) -> None:
        self._known = known or {}
        self.used: dict[str, Sequence[int]] = {}

    @property
    def is_new(self) -> bool:
        """Whether what was used is other than what was known."""
        return self.used.keys() != self._known.keys()

    def of(self, text: str, wanted: str, code: str = DEFAULT, most: int = MOST) -> tuple[str, ...]:
        """Return the phrases of a verse, or none when it is not to be cut.

        ``wanted`` is the setting ``steps``: ``long`` (verses over 30 words), ``all`` or
        ``none``; ``code`` is the language of the text. The phrases joined by spaces are the
        text, word for word; there are at most ``most``.
        """
        words = text.split()
        if wanted == "none" or (wanted == "long" and len(words) <= LONG_VERSE):
            return ()
        key = digest(code, str(most), text)
        counts = self.used.get(key) or self._known.get(key) or ()
        if sum(counts) != len(words) or min(counts, default=0) < 1:
            counts = [len(phrase.split()) for phrase in cut(text, language(code), most)]
        self.used[key] = counts
        ends = list(accumulate(counts, initial=0))
        phrases = tuple(" ".join(words[start:end]) for start, end in pairwise(ends))
        return phrases if len(phrases) > 1 else ()


def cut(text: str, tongue: Language, most: int = MOST) -> tuple[str, ...]:
    """Cut a verse at its clauses into phrases (see ``Steps.of``)."""
    words = text.split()
    kinds = [
        _kind_of(word, following, tongue.code)
        for word, following in zip_longest(words, words[1:], fillvalue="")
    ]
    costs = _costs(kinds)
    stops = list(accumulate((kind.stop for kind in kinds), initial=0))
    total = len(words)
    lengths = [_of_length(count) for count in range(total + 1)]
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    fewest = FEWEST if total > LONG_VERSE else 2
    # phrases of one length cost least, so where these cost more nothing need be tried
    least_costs = {count: count * _of_length(total / count) for count in range(fewest, most + 1)}
    for count in sorted(least_costs, key=lambda count: least_costs[count]):
        if least_costs[count] > best[0]:
            break
        if total >= max(_SHORTEST, count * (_LEAST + 1)):
            found = _cuts(costs, stops, lengths, count)
            least = min(b - a for a, b in pairwise([0, *found[1], total]))
            if least >= _WORTH or total > LONG_VERSE:
                best = min(best, found)
    ends = [0, *best[1], total]
    phrases = (" ".join(words[a:b]) for a, b in pairwise(ends))
    return tuple(phrase for phrase in phrases if phrase)


class _Kind(NamedTuple):
    """What a word is where a phrase may end: behind it, or before it."""

    marked: bool
    strong: bool
    weak: bool
    stop: bool
    small: bool
    relative: bool
    clause: bool
    joins: bool
    reaches: bool


@lru_cache(maxsize=16_384)
def _kind_of(word: str, following: str, code: str) -> _Kind:
    """What a word is before the next one, which hardly differs from verse to verse."""
    behind = (pattern.search(word) for pattern in (_MARKS, _STRONG, _WEAK, _STOP))
    entries = ("leans on the next", "belongs to the word before", "opens a clause", "joins")
    patterns = language(code)
    itself = (patterns.pattern("steps", entry).fullmatch(word) for entry in entries)
    over = patterns.pattern("steps", "reaches over a comma").fullmatch(word.rstrip(",—–"))
    kind = _Kind(*map(bool, (*behind, *itself, over)))
    if patterns.pattern("steps", "opens a clause with the next").fullmatch(f"{word} {following}"):
        return kind._replace(small=True, clause=True)  # "forgiving each other, | just as in Christ"
    return kind


def _costs(words: Sequence[_Kind]) -> list[float]:
    """What it costs to end a phrase after each word, by its place (0: before the first)."""
    # how many words stand since the last mark, and until the next one
    stops = [word.marked for word in words]
    since = list(accumulate(stops, lambda n, stop: 0 if stop else n + 1, initial=0))
    until = list(accumulate(reversed(stops), lambda n, stop: 1 if stop else n + 1, initial=0))
    until.reverse()
    costs = [_WORD]
    for place in range(1, len(words)):
        last, following = words[place - 1], words[place]
        if last.strong:
            costs.append(_PAUSE)
        elif last.weak and last.reaches:
            costs.append(2 * _WORD)  # "they are they, which, | when they hear"
        elif last.weak:
            item = min(since[place - 1] + 1, until[place])
            costs.append(_LIST if item <= _ITEM and not following.clause else _COMMA)
        elif last.small:
            costs.append(2 * _WORD)
        elif following.relative:
            costs.append(_RELATIVE)  # "we have not an high priest | which cannot …"
        elif following.clause:
            costs.append(_CLAUSE)
        else:
            costs.append(_AND if following.joins else _WORD)
    return costs


def _cuts(
    costs: list[float], stops: list[int], lengths: list[float], count: int
) -> tuple[float, tuple[int, ...]]:
    """The cheapest places at which to cut into so many phrases, and what they cost.

    ``stops`` has how many sentences have ended before each word, ``lengths`` what a phrase
    of so many words costs.
    """
    total = len(costs)
    length = total / count
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for number in range(1, count + 1):
        places = _places(costs, total, number, length) if number < count else [total]
        before, ways = ways, {}
        for place in places:
            ended, own = stops[place - 1], costs[place] if place < total else 0.0
            best = float("inf")
            for start, (cost, cuts) in before.items():
                words = place - start
                if words < _LEAST:
                    continue
                way = cost + lengths[words] + _ACROSS * (ended - stops[start]) + own
                if way > best:
                    continue
                if way < best or (*cuts, place) < ways[place][1]:
                    ways[place] = way, (*cuts, place)
                    best = way
    cost, cuts = ways.get(total, (float("inf"), ()))
    return cost, cuts[:-1]


def _places(costs: list[float], total: int, number: int, length: float) -> list[int]:
    """Where the cut of this number may be: near its share of the way, at the best places."""
    middle = number * length
    first, last = int(middle - 0.7 * length), int(middle + 0.7 * length) + 1
    near = range(max(1, first), min(total, last + 1))
    ranked = sorted([(costs[place] + (place - middle) ** 2 / 10, place) for place in near])
    return [place for _, place in ranked[:_TRIED]]


def _of_length(words: float) -> float:
    """What a phrase of so many words costs: one of the ideal length costs one."""
    return 1.0 + (words - _IDEAL) ** 2 / 10


def ending(text: str) -> str:
    """The last phrase of a verse, from its own punctuation on; a part of a long one."""
    words = text.split()
    for length in range(_ENDING_FEWEST, _ENDING_MOST + 1):
        if length >= len(words):
            return text
        if _MARKS.search(words[-length - 1]):
            return "… " + " ".join(words[-length:])
    return "… " + " ".join(words[-_ENDING_WORDS:])
