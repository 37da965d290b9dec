"""The one place that knows when two texts say the same.

Measured on ``tests/ledger/pairs.yaml``: letters alone cannot tell "God is holy" from
"God is love" (0.75) or know "Jesus is our Advocate" in a longer sentence (0.72); the
words that both have can, so they count four fifths.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from rapidfuzz import fuzz

from versecards.marks import DOUBLE

_WORD = re.compile(r"\w+(?:'\w+)*")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys(DOUBLE + "‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_NEARLY_ALL = 0.9
_CONTAINED = 0.68
_HARDLY_ANY = 55
"""Below this ``token_set_ratio`` a closer look is not worth its time: of the pairs judged
the same none is below 62."""
_MANY = 60
"""With more different words than this, other forms of them are not looked for."""


@lru_cache(maxsize=65_536)
def normalise(text: str) -> str:
    """Return the text without what only typing decides: case, white space, shapes of marks."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return " ".join(text.casefold().split())


def words(text: str) -> list[str]:
    """Return the words of a normalised text, in order."""
    return _WORD.findall(text)


def weight(word: str) -> float:
    """Say how much a word tells: long words and numbers more than short words."""
    return 6.0 if word.isdigit() else max(0.5, min(len(word) - 2, 6))


def similarity(old: str, new: str) -> float:
    """Say how far two normalised texts say the same, from 0 to 1.

    Texts that share nine tenths of their letters get that share. Otherwise the weight of
    the words that both have counts most, in any order and in another form of the word,
    so that swapped clauses and an added clause cost little and another name costs much.
    """
    letters = fuzz.ratio(old, new) / 100
    if letters >= _NEARLY_ALL:
        return letters
    if fuzz.token_set_ratio(old, new) < _HARDLY_ANY:
        return 0.2 * letters
    letters = max(letters, fuzz.token_sort_ratio(old, new) / 100)
    left, right = words(old), words(new)
    found = 0.8 * _shared(left, right) + 0.2 * letters
    return max(found, _CONTAINED) if _one_contains(left, right) else found


def _shared(left: list[str], right: list[str]) -> float:
    """Return the share of the words' weight that both lists have."""
    left_weight, right_weight = sum(map(weight, left)), sum(map(weight, right))
    if not left_weight or not right_weight:
        return 0.0
    both = Counter(left) & Counter(right)
    shared = sum(map(weight, both.elements()))
    rest = list((Counter(right) - both).elements())
    if len(rest) <= _MANY:
        for word in (Counter(left) - both).elements():
            form = other_form(word, rest)
            if form is not None:
                rest.remove(form)
                shared += min(weight(word), weight(form))
    smaller = min(left_weight, right_weight)
    # A few words that stand in the other text too prove little: full credit from 12 on.
    contained = shared / smaller * min(1.0, smaller / 12)
    return 0.6 * 2 * shared / (left_weight + right_weight) + 0.4 * contained


def other_form(word: str, others: list[str]) -> str | None:
    """Find another form of the word, or the word with a typo, among the others."""
    best, found = 75.0, None
    for other in others:
        if other[0] == word[0] and (score := fuzz.ratio(word, other)) > best:
            best, found = score, other
    return found


def _one_contains(left: list[str], right: list[str]) -> bool:
    """Whether the shorter one, of two words or more, stands in the other as a whole."""
    short, long = sorted((left, right), key=len)
    return len(short) > 1 and f" {' '.join(short)} " in f" {' '.join(long)} "
