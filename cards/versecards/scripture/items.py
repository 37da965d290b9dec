"""Reading the numbers of a list: "2:17-18, 4:15 and 16" without its book."""

from __future__ import annotations

import re
from typing import NamedTuple

from versecards.scripture.grammar import Page
from versecards.scripture.names import book_at
from versecards.scripture.prose import counts_something, may_count_something
from versecards.scripture.tokens import CLOSES

WHOLE = -1
"""The verse of an end that is a whole chapter."""


class Item(NamedTuple):
    """The numbers of one part as written, and its span in the text.

    ``chapter`` 0 is the chapter of the context. ``verse`` and ``end_verse`` are
    ``WHOLE`` for whole chapters. ``following`` is "f", "ff" or empty. ``dash`` is the
    span of the sign between the two ends of a range, (0, 0) where there is none.
    """

    start: int
    end: int
    chapter: int
    verse: int
    end_chapter: int
    end_verse: int
    following: str = ""
    dash: tuple[int, int] = (0, 0)


_DIGITS = frozenset("0123456789")
_GLUED_NAME = "[{upper}][{letters}]{0,20}"
_NUMBERED_BOOK = r"{book_number}\.?{space}([{upper}][{letters}]{0,20})"
_THOUSANDS = ",([0-9]{3})(?![0-9])"
_OPTIONAL = 9
"""How many optional verses there may be: more are no lectionary."""
_IN_BRACKETS = r"{space}(?P<mark>,?){space}\({space}(?P<word>{joins}\.?{space})?(?=[0-9])"
_CLOSE = r"{space}\)"
_AFTER_BRACKETS = "{space}(?=[0-9])"


def match_item(page: Page, pos: int, words: bool = False) -> re.Match[str] | None:
    """Match the numbers of one part at this place: digits, a Roman numeral, or words."""
    if page.text[pos : pos + 1] in _DIGITS and pos < len(page.text):
        found = page.match("{item}", pos)
    else:
        found = page.match("{word_item}", pos) if words else None
        found = found or page.match("{roman_item}", pos)
        if found and not page.number(found["a"]):
            return None
    return found if found and _complete(page, found.end()) else None


def _complete(page: Page, end: int) -> bool:
    """Whether the numbers really end here: not in "8:1999", "5th", "12,000"."""
    after = page.text[end : end + 1]
    if after in " ;)":
        return True
    if after == ",":
        thousands = page.match(_THOUSANDS, end)
        # Psalms 119,120 are no thousands.
        return not thousands or (thousands[1][0] == "1" and int(thousands[1]) <= 150)
    if after in (":", "."):
        return page.text[end + 1 : end + 2] not in _DIGITS or end + 1 == len(page.text)
    if after in ("-", "@"):
        return after == "-" and not page.text[end + 1 : end + 2].islower()
    if after.isalnum():
        name = page.match(_GLUED_NAME, end)
        return bool(name and book_at(page, end, name.end(), end))
    return True


def begins_book(page: Page, pos: int) -> bool:
    """Whether the number at this place is that of a book: "2" in "Ps 1, 2 Samuel 7"."""
    found = page.match(_NUMBERED_BOOK, pos)
    named = book_at(page, found.start(1), found.end(1), pos) if found else None
    return bool(named and named.start == pos)


def read_items(
    page: Page,
    pos: int,
    *,
    verses: bool = False,
    single: bool = False,
    words: bool = False,
    limit: int = 0,
) -> list[Item]:
    """Read a list of numbers from here; an empty list where there is none.

    ``verses``: a bare number is a verse of the context's chapter. ``single``: the book
    has one chapter, so bare numbers are verses. ``words``: numbers in words are read.
    ``limit``: how many parts at most, 0 for all.
    """
    items: list[Item] = []
    found = match_item(page, pos, words)
    in_digits = page.text[pos : pos + 1] in _DIGITS
    chapter = 1 if single else 0
    at_verses = verses or single
    while found:
        item = _item(page, found, chapter, at_verses)
        items.append(item)
        chapter, at_verses = item.end_chapter, item.end_verse != WHOLE
        if page.text[item.end : item.end + 1] in CLOSES or len(items) == limit:
            break
        between = page.match("{separator}", item.end)
        if not between:
            if at_verses and not limit:
                items += _bracketed(page, item, single)
            break
        pos = between.end()
        if (in_digits and page.text[pos] not in _DIGITS) or begins_book(page, pos):
            break
        found = match_item(page, pos)
        if not found or not _belongs(page, found, between):
            break
        if between["ch"] or (between["mark"] == ";" and not single and not between["vs"]):
            at_verses = False
        elif between["vs"]:
            at_verses = True
    return items


def _bracketed(page: Page, before: Item, single: bool) -> list[Item]:
    """Read optional verses as lectionaries write them: "12:1-4 (5-10) 11-14"."""
    opening = page.match(_IN_BRACKETS, before.end)
    if not opening:
        return []
    inner = read_items(page, opening.end(), verses=True, single=single, limit=_OPTIONAL)
    if not inner or not page.match(_CLOSE, inner[-1].end):
        return []
    expected = opening["mark"] or opening["word"] or len(inner) > 1 or inner[0].dash[1]
    if not expected or inner[0].chapter != int(single) or inner[0].verse <= before.end_verse:
        return []
    chapter = before.end_chapter
    inner = [
        item._replace(chapter=item.chapter or chapter, end_chapter=item.end_chapter or chapter)
        for item in inner
    ]
    closing = page.match(_CLOSE, inner[-1].end)
    after = page.match(_AFTER_BRACKETS, closing.end()) if closing else None
    found = match_item(page, after.end()) if after else None
    if found and not found["b"] and int(found["a"]) > inner[-1].end_verse:
        inner.append(_item(page, found, chapter, True))
    return inner


def _belongs(page: Page, found: re.Match[str], between: re.Match[str]) -> bool:
    """Whether a further number continues the list and does not count something."""
    if found["b"] or between["ch"] or between["vs"]:
        return True
    return not (counts_something(page, found.end()) or may_count_something(page, found.end()))


def _item(page: Page, found: re.Match[str], chapter: int, at_verses: bool) -> Item:
    a, b, c, d, ff = found.group("a", "b", "c", "d", "ff")
    first = int(a) if a.isdecimal() else page.number(a)
    if b:
        start = (first, int(b))
    elif at_verses:
        start = (chapter, first)
    else:
        start = (first, WHOLE)
    following = ff.lower() if ff else ""
    begin, stop = found.span()
    if not c:
        return Item(begin, stop, *start, *start, following)
    if begins_book(page, found.start("c")) or (
        " " in found["dash"] and counts_something(page, stop)
    ):
        return Item(begin, found.start("end"), *start, *start)
    last = int(c) if c.isdecimal() else page.number(c)
    if d:
        end = (last, int(d))
    elif found["rch"] or start[1] == WHOLE:
        end = (last, WHOLE)
    else:
        end = (start[0], last)
    return Item(begin, stop, *start, *end, following, found.span("dash"))
