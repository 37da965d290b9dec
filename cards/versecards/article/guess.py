"""Does a line of plain text look like a heading, though the table does not know it?

The answer is careful: a heading that is missed stays a paragraph, while a sentence
taken for a heading would be lost to the cards.
"""

from __future__ import annotations

import re
from enum import Enum

from versecards.languages import Language
from versecards.marks import BEFORE, one_of

_MOST_WORDS, _LONGEST = 12, 80
_FEWEST_WORDS, _FEW_WORDS = 2, 8
_CAPITALS_OF_TITLE = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NUMBER = re.compile(r"^(?:[IVX]{1,5}|[A-H]|\d{1,2})[.)]\s+")
# Addresses, lines that begin as a quotation or note does, and sentences with a stop inside.
_NEVER = re.compile(rf"[@/]|^{one_of('-–—' + BEFORE)}|[.!?;] ")


class Look(Enum):
    """What a line looks like."""

    CAPITALS = "capitals"
    TITLE = "title"
    PROSE = "prose"


def look(line: str, language: Language) -> Look:
    """Tell whether a line is in capitals or title case as headings are, or prose."""
    text = _NUMBER.sub("", line.strip().removesuffix(":").rstrip())
    words = _WORD.findall(text)
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or text[-1] in ".,;…":
        return Look.PROSE
    # Numbers stand in headings only behind such a word; "Romans 8" is a reference.
    counted = language.pattern("layout", "counted")
    if _NEVER.search(text) or re.search(r"\d", counted.sub("", text)):
        return Look.PROSE
    if text == text.upper() and sum(map(len, words)) >= 4:
        return Look.CAPITALS
    return Look.TITLE if _is_title_case(text, words, language) else Look.PROSE


def is_title(words: str, language: Language) -> bool:
    """Tell whether quoted words are written as a title is: "Jacob Wrestles with God".

    Of 365,000 pieces of verses in four translations 500 are (nearly all of them names), of
    2,067 titles of sections in a Bible 1,952.
    """
    capitals = sum(word[0].isupper() for word in _WORD.findall(words))
    return capitals >= _CAPITALS_OF_TITLE and look(words, language) is Look.TITLE


def may_head(line: str) -> bool:
    """Tell whether a line in small letters is short enough to stand above a paragraph.

    Only where it stands can say that it does ("God hears first").
    """
    text = _NUMBER.sub("", line.strip().removesuffix(":").rstrip())
    words = _WORD.findall(text)
    return (
        _FEWEST_WORDS <= len(words) <= _FEW_WORDS
        and text[:1].isupper()
        and text[-1] not in ".,;:…!"
        and not re.search(r"\d", text)
        and not _NEVER.search(text)
    )


def _is_title_case(text: str, words: list[str], language: Language) -> bool:
    byline = language.pattern("layout", "byline").match(text)
    if text[-1] == "!" or byline or not words[0][0].isupper():
        return False
    small = sum(word[0].islower() for word in words)
    if text[-1] == "?" and (len(words) < 3 or small * 3 > len(words)):
        return False  # a short question in small words, "Who is He?"
    small_words = language.words("titlewords")
    return all(word[0].isupper() or word in small_words for word in words)
