"""Words of a text as they are compared: without case, punctuation and old endings."""

from __future__ import annotations

import re
from functools import cache

from versecards.languages import language

# Scripts without spaces between words are compared sign by sign.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+(?:['’][^\W{_UNSPACED}]+)*")
_STEM = 4
"""Letters that stand for a word: measured best of whole words, 4, 5 and cut endings."""


def says(text: str) -> bool:
    """Return whether there is a word or a number in a text."""
    return any(map(str.isalnum, text))


def words(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return _WORD.findall(text.casefold().replace("’", "'"))


def spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def stems(text: str) -> list[str]:
    """The words of a text so that wordings of one thing come near: thou and you, loveth, loved,
    morrow and tomorrow."""
    return list(map(_stem, words(text)))


@cache
def _stem(word: str) -> str:
    plain = word.removesuffix("'s")
    plain = _now("archaic").get(plain, plain)
    return _now("synonyms").get(plain, plain)[:_STEM]


@cache
def _now(table: str) -> dict[str, str]:
    """The word that stands for those which other translations have in its place."""
    return {other: word for word, others in language().table(table).items() for other in others}
