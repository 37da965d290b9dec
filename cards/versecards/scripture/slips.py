"""A slip of the pen in a quotation: one word of a verse, misspelt into another, or one too many.

Whoever learns "eternal life though Jesus Christ" learns it wrong, and no other check sees
it: the words read like their verse. A translation that is not at hand has other words too,
so only a quotation is doubted that is word for word a known text but for one word, and
that word looks like the one in its place. Of the quotations of 255 articles one was doubted,
and was wrong; of 10,727 verses of the American Standard text held against King James alone 4 in
a thousand are. A quotation that is word for word a known text but for one word more is a verse
of another translation once in 3,000 (Berean, World English and Open English verses).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA, Prefix

from versecards.languages import Language, language
from versecards.scripture.wording import words

_FEWEST = 7
"""Words of a quotation of which one can be told to be wrong."""
_SHORTEST = 3
"""Letters of a word that is held against another, and that two forms of one have in common."""
_MOST = 2
"""Letters in which the two words may differ, where they are no more than half of them."""


def slip(
    quoted: str, lines: Iterable[str], tongue: Language | None = None, *, forms: bool = False
) -> tuple[str, str] | None:
    """Return the word of a quotation that looks misspelt, and the word of the verse for it.

    ``lines`` are the verse in the texts at hand. ``None`` where the quotation is word for
    word one of them, or unlike all of them in more than the one word. ``forms``: another form
    of a word ("works" for "work") is one too.
    """
    tongue = tongue or language()
    said = words(quoted)
    if len(said) < _FEWEST or not tongue.has("variants"):
        return None
    same = [_plain(word, tongue) for word in said]
    found: tuple[str, str] | None = None
    for line in lines:
        verse = words(line)
        bare = [_plain(word, tongue) for word in verse]
        for start in range(len(bare) - len(same) + 1):
            off = [n for n, word in enumerate(same) if word != bare[start + n]]
            if not off:
                return None
            if len(off) == 1 and not _is_name(verse[start + off[0]], line, tongue):
                found = found or (said[off[0]], verse[start + off[0]])
    return found if found and _looks_like(*found, tongue, forms=forms) else None


def one_too_many(quoted: str, lines: Sequence[str], tongue: Language | None = None) -> str:
    """Return the word without which a quotation is word for word a verse, or a stretch of it.

    That is a word of sense that the verse has in none of the ``lines``, or one that stands there
    twice; empty where there is none.
    """
    tongue = tongue or language()
    said = words(quoted)
    if len(said) <= _FEWEST:
        return ""
    found = ""
    for line in lines:
        verse = words(line)
        for start in range(len(verse) - len(said) + 2):
            there = verse[start : start + len(said)]
            if there == said:
                return ""
            same = Prefix.similarity(said, there)
            rest = said[same + 1 :]
            ends = rest or start + same == len(verse)
            if same and ends and rest == there[same : len(said) - 1]:
                found = found or said[same]
    known = found in tongue.words("stopwords") or any(found in words(line) for line in lines)
    return "" if known and not _stands_twice(found, said) else found


def _stands_twice(word: str, said: Sequence[str]) -> bool:
    """Whether a word stands behind itself."""
    return any(one == other == word for one, other in pairwise(said))


def _is_name(word: str, line: str, tongue: Language) -> bool:
    """Whether a word of a verse is a name, which translations spell in many ways."""
    inside = re.search(rf"(?<!^)(?<![.:?!] )\b{re.escape(word.title())}\b", line)
    return bool(inside) or word in tongue.words("persons")


def _looks_like(one: str, other: str, tongue: Language, *, forms: bool) -> bool:
    least, most = sorted((len(one), len(other)))
    distance = OSA.distance(one, other)
    begun = Prefix.similarity(one, other)  # "lifted" and "lift" are a matter of wording
    endings = tongue.table("variants")["endings"]
    ending = begun >= _SHORTEST and {one[begun:], other[begun:]}.issubset(endings)
    pointing = tongue.table("variants")["pointing"]
    known = frozenset((one, other)) in _variants(tongue) or (one in pointing and other in pointing)
    another = (ending and not forms) or known
    return least >= _SHORTEST and distance <= min(_MOST, most // 2) and not another


@cache
def _plain(word: str, tongue: Language) -> str:
    """A word in one spelling, and in the form of today."""
    for old, new in tongue.table("variants")["spelt"]:
        word = re.sub(old, new, word)
    word = _now(tongue).get(word, word)
    variants = tongue.table("variants")
    for old, new in (*variants["british"], *variants["alike"]):
        word = re.sub(old, new, word)
    return word


@cache
def _now(tongue: Language) -> dict[str, str]:
    """The form of today of each old word."""
    return {form: now for now, forms in tongue.table("archaic").items() for form in forms}


@cache
def _variants(tongue: Language) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in tongue.table("variants")["pairs"])
