"""A long verse cut into the phrases that are learned one after the other."""

from __future__ import annotations

import re

LONG_VERSE = 30
"""Words from which a verse is long."""
_FEWEST, _IDEAL, _MOST, _PHRASES = 5, 9, 15, 8

_STRONG = re.compile(r"[.!?;:…][”’\"')\]]*$")
_STOP = re.compile(r"[.!?][”’\"')\]]*$")
_WEAK = re.compile(r"[,—–][”’\"')\]]*$")
_CLAUSE = re.compile(
    r"(?:and|but|or|nor|for|that|which|who|whom|whose|because|if|when|where|as|so|than)$",
    re.IGNORECASE,
)
_SMALL = re.compile(r"(?:and|but|or|so|the|a|an|of|to)$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:unto|with|by|in|of|to|from|through|upon|on|at)$", re.IGNORECASE)


def steps_of(text: str, wanted: str) -> tuple[str, ...]:
    """Return the phrases of a verse, or none when it is not to be cut.

    ``wanted`` is the setting ``steps``: ``long`` (verses over 30 words), ``all`` or
    ``none``. The phrases joined by spaces are the text, word for word; each has 5 to 15
    words where the verse allows it, and there are at most eight.
    """
    words = text.split()
    if wanted == "none" or (wanted == "long" and len(words) <= LONG_VERSE):
        return ()
    phrases = cut(text)
    return phrases if len(phrases) > 1 else ()


def cut(text: str) -> tuple[str, ...]:
    """Cut a verse at its own punctuation into phrases (see ``steps_of``)."""
    words = text.split()
    total = len(words)
    if total < 2 * _FEWEST:
        return (" ".join(words),) if words else ()
    most = max(_MOST, -(-total // _PHRASES))
    # best[i]: the cheapest way to cut the first i words, by the number of phrases:
    # its cost, and where the last phrase began
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for end in range(1, total + 1):
        ways: dict[int, tuple[float, int]] = {}
        for start in range(max(0, end - most), end - _FEWEST + 1):
            cost = _cost(words, start, end)
            for count, (before, _) in best[start].items():
                way = (before + cost, start)
                if count < _PHRASES and way < ways.get(count + 1, (float("inf"), 0)):
                    ways[count + 1] = way
        best.append(ways)
    phrases: list[str] = []
    count, end = min(best[total], key=lambda count: best[total][count][0]), total
    while end > 0:
        start = best[end][count][1]
        phrases.insert(0, " ".join(words[start:end]))
        count, end = count - 1, start
    return tuple(phrases)


def _cost(words: list[str], start: int, end: int) -> float:
    """How bad a phrase is: its length, and the place where it is cut off."""
    beyond = end - start - _IDEAL
    cost = 1.0 + (beyond / (3 if beyond > 0 else 4)) ** 2
    cost += 3 * sum(1 for word in words[start : end - 1] if _STOP.search(word))
    if end == len(words):
        return cost
    last, following = words[end - 1], words[end]
    if _STRONG.search(last):
        return cost
    if _WEAK.search(last):
        return cost + 1
    if _CLAUSE.match(following) and not _SMALL.match(last):
        return cost + 4
    return cost + (8 if _PREPOSITION.match(following) else 12)
