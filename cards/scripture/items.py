"""Reading the numbers of a list: "2:17-18, 4:15 and 16" without its book."""

from __future__ import annotations

import re
from typing import NamedTuple

from cards.scripture.names import book_at
from cards.scripture.prose import counts_something, may_count_something
from cards.scripture.tokens import ITEM, ROMAN_ITEM, SEPARATOR, SPACE, WORD_ITEM, number


class Item(NamedTuple):
    """The numbers of one part, and its span in the text.

    ``chapter`` 0 is the chapter of the context. ``verse`` and ``end_verse`` are -1 for
    whole chapters. ``following`` is "f", "ff" or empty. ``dash`` is the span of the
    sign between the two ends of a range.
    """

    start: int
    end: int
    chapter: int
    verse: int
    end_chapter: int
    end_verse: int
    following: str
    dash: tuple[int, int] | None


WHOLE = -1
"""The verse of an item that is a whole chapter."""

LAST = -2
"""The end verse of an item that runs to the end of its last chapter."""

_DIGITS = frozenset("0123456789")


def value(text: str) -> int:
    """Return the number that was matched; 0, which no chapter has, for "iiii"."""
    return number(text) or 0


def match_item(text: str, pos: int, words: bool = False) -> re.Match[str] | None:
    """Match the numbers of one part at this place: digits, a Roman numeral, or words."""
    if text[pos : pos + 1] in _DIGITS:
        found = ITEM.match(text, pos)
    else:
        found = (words and WORD_ITEM.match(text, pos)) or ROMAN_ITEM.match(text, pos)
        if found and not value(found["a"]):
            return None
    if not found:
        return None
    after = text[found.end() : found.end() + 2]
    if after[:1].isalnum() or (after[:1] in (":", ".") and after[1:] in _DIGITS):
        return None
    return found


_NUMBERED_BOOK = re.compile(
    rf"(?:[1-4](?:st|nd|rd|th)?|I{{1,3}}|IV)\.?{SPACE}([A-Z][A-Za-z]{{0,20}})"
)


def begins_book(text: str, pos: int) -> bool:
    """Whether the number at this place is that of a book: "2" in "Ps 1, 2 Samuel 7"."""
    found = _NUMBERED_BOOK.match(text, pos)
    return bool(found and book_at(text, found.start(1), found.end(1)))


def read_items(
    text: str, pos: int, *, verses: bool = False, single: bool = False, words: bool = False
) -> list[Item]:
    """Read a list of numbers from here; an empty list where there is none.

    ``verses``: a bare number is a verse of the context's chapter. ``single``: the book
    has one chapter, so bare numbers are verses. ``words``: numbers in words are read.
    """
    items: list[Item] = []
    found = match_item(text, pos, words)
    in_digits = text[pos : pos + 1] in _DIGITS
    chapter = 1 if single else 0
    at_verses = verses or single
    while found:
        item = _item(text, found, chapter, at_verses)
        items.append(item)
        chapter, at_verses = item.end_chapter, item.end_verse != WHOLE
        between = SEPARATOR.match(text, item.end)
        if not between:
            break
        pos = between.end()
        is_digit = text[pos : pos + 1] in _DIGITS
        if (in_digits and not is_digit) or begins_book(text, pos):
            break
        found = match_item(text, pos)
        if not found or not _belongs(text, found, between):
            break
        if between["ch"] or (between["mark"] == ";" and not single and not between["vs"]):
            at_verses = False
        elif between["vs"]:
            at_verses = True
    return items


def _belongs(text: str, found: re.Match[str], between: re.Match[str]) -> bool:
    """Whether a further number continues the list and does not count something."""
    if found["b"] or between["ch"] or between["vs"]:
        return True
    return not (counts_something(text, found.end()) or may_count_something(text, found.end()))


def _item(text: str, found: re.Match[str], chapter: int, at_verses: bool) -> Item:
    first = value(found["a"])
    if found["b"]:
        start = (first, int(found["b"]))
    elif at_verses:
        start = (chapter, first)
    else:
        start = (first, WHOLE)
    end_at, following = found.end(), (found["ff"] or "").lower()
    if not found["end"]:
        return Item(found.start(), end_at, *start, *start, following, None)
    if begins_book(text, found.start("c")) or (
        found["dash"].strip() != found["dash"] and counts_something(text, end_at)
    ):
        return Item(found.start(), found.start("end"), *start, *start, "", None)
    last = value(found["c"])
    if found["d"]:
        end = (last, int(found["d"]))
        if start[1] == WHOLE:
            start = (start[0], 1)
    elif found["rch"]:
        end = (last, WHOLE if start[1] == WHOLE else LAST)
    elif start[1] == WHOLE:
        end = (last, WHOLE)
    else:
        end = (start[0], last)
    return Item(found.start(), end_at, *start, *end, following, found.span("dash"))
