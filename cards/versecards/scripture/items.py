"""Reading the numbers of one reference: "2:17-18" without its book."""

from __future__ import annotations

import re
from typing import NamedTuple

from versecards.scripture.grammar import Page
from versecards.scripture.names import book_at
from versecards.scripture.prose import counts_something
from versecards.scripture.tokens import LINE_BREAK
from versecards.scripture.translations import translation_after

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


DIGITS = frozenset("0123456789")
_GLUED_NAME = "[{upper}][{letters}]{0,20}"
_GLUED_WORD = "[{upper}](?:[a-z]{2}| [a-z])"
"""What a verse begins with that lost the space before it: "3:16For God", "1:9I thank"."""
_NUMBERED_BOOK = r"{book_number}\.?{space}([{upper}][{letters}]{0,20})"
_YEAR = r",{space}[12][0-9]{3}(?![0-9])"
_CLOSED = r"([0-9]{1,3}):([0-9]{1,3})(?:[-–]([0-9]{1,3}))?(?=[)\"'!?*<\n]|\.(?![0-9])|\Z)"
_MISREAD = "[:–-][lI](?=[0-9])"
"""A one that a scanned book has as a letter: "8:11-l7"."""
_SIGNS = frozenset(":–-")
_THOUSANDS = ",([0-9]{3})(?![0-9])"
_NO_BOOK_NUMBER = frozenset("0123456789:")
"""What stands right behind the first digit of a number that is none of a book."""
_FOOTNOTE = r"\.[0-9]{1,3}(?![0-9:])"


def match_item(page: Page, pos: int, words: bool = False) -> re.Match[str] | None:
    """Match the numbers of one part at this place: digits, a Roman numeral, or words."""
    if page.text[pos : pos + 1] in DIGITS and pos < len(page.text):
        found = page.match("{item}", pos)
    else:
        found = page.match("{word_item}", pos) if words else None
        found = found or page.match("{roman_item}", pos)
        if found and not page.number(found["a"]):
            return None
    sign = page.text[found.end() : found.end() + 1] if found else ""
    if found and sign in _SIGNS and page.match(_MISREAD, found.end()):
        # All of the page, so that this is done only once.
        page.text = page.grammar.patterns[_MISREAD].sub(lambda pair: pair[0][0] + "1", page.text)
        return match_item(page, pos, words)
    return found if found and _complete(page, found) else None


def closed_item(page: Page, pos: int) -> Item | None:
    """Read "7:25" or "7:25-28" where what follows ends it for certain; ``None`` for all else.

    It says nothing that ``match_item`` and ``build_item`` do not, and costs a third.
    """
    found = page.match(_CLOSED, pos)
    if not found:
        return None
    chapter, verse, last = found.groups()
    place = (int(chapter), int(verse))
    if not last:
        return Item(pos, found.end(), *place, *place)
    dash = (found.end(2), found.start(3))
    return Item(pos, found.end(), *place, place[0], int(last), "", dash)


def _complete(page: Page, found: re.Match[str]) -> bool:
    """Whether the numbers really end here: not in "8:1999", "5th", "12,000"."""
    text, end = page.text, found.end()
    after = text[end : end + 1]
    if after in " ;)":
        return True
    if after == ",":
        return not _is_thousands(page, found)
    if after in (":", "."):
        alone = text[end + 1 : end + 2] not in DIGITS or end + 1 == len(text)
        # A footnote: "Gal. 4:4.35".
        return alone or bool(found["b"] and ":" in found[0] and page.match(_FOOTNOTE, end))
    if after in ("-", "@"):
        return after == "-" and not text[end + 1 : end + 2].islower()
    if after.isalnum():
        name = page.match(_GLUED_NAME, end)
        other = found["c"] and begins_book(page, found.start("c"))
        glued = found["b"] and (page.match(_GLUED_WORD, end) or translation_after(page, end)[0])
        other = other or glued
        return bool(other or (name and book_at(page, end, name.end(), end)))
    return True


def _is_thousands(page: Page, found: re.Match[str]) -> bool:
    """Whether a comma goes on to a number that is none of a list: "12,000", "Mar 12, 2025"."""
    thousands = None if found["b"] else page.match(_THOUSANDS, found.end())
    # Psalms 119,120 are no thousands.
    psalm = thousands and thousands[1][0] == "1" and int(thousands[1]) <= 150
    return bool((thousands and not psalm) or page.match(_YEAR, found.end()))


def begins_book(page: Page, pos: int, *, one_line: bool = False) -> bool:
    """Whether the number at this place is that of a book: "2" in "Ps 1, 2 Samuel 7".

    ``one_line``: only where no line ends between the number and the name.
    """
    if page.text[pos : pos + 1] in DIGITS and page.text[pos + 1 : pos + 2] in _NO_BOOK_NUMBER:
        return False  # looked up, since it is asked of every number
    found = page.match(_NUMBERED_BOOK, pos)
    if found and one_line and LINE_BREAK in found[0]:
        return False
    named = book_at(page, found.start(1), found.end(1), pos) if found else None
    return bool(named and named.start == pos)


def _has_word(page: Page, start: int, end: int) -> bool:
    return any(sign.isalpha() for sign in page.text[start:end])


def _is_apart(page: Page, found: re.Match[str], at_verses: bool) -> bool:
    """Whether what looks like a verse is none: "13: 1 Pet. 2", "verse 2, verse 3"."""
    if at_verses and _has_word(page, found.end("a"), found.start("b")):
        return True
    return found.start("b") > found.end("a") + 1 and begins_book(page, found.start("b"))


def build_item(page: Page, found: re.Match[str], chapter: int, at_verses: bool) -> Item:
    """Return the item that was matched.

    ``chapter`` is that of the item before; ``at_verses``: a bare number is a verse of it.
    """
    a, b, c, d, ff = found.group("a", "b", "c", "d", "ff")
    first = int(a) if a.isdecimal() else page.number(a)
    far = at_verses or (b and found.start("b") > found.end("a") + 1)
    if b and far and _is_apart(page, found, at_verses):
        whole = (chapter, first) if at_verses else (first, WHOLE)
        return Item(found.start(), found.end("a"), *whole, *whole)
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
        " " in found["dash"] and (counts_something(page, stop) or page.match(_THOUSANDS, stop))
    ):
        return Item(begin, found.start("end"), *start, *start)
    last = int(c) if c.isdecimal() else page.number(c)
    if d and at_verses and not b and _has_word(page, found.end("c"), found.start("d")):
        # "verses 6-9 and verse 10"
        return Item(begin, found.end("c"), *start, start[0], last, "", found.span("dash"))
    if d:
        end = (last, int(d))
    elif found["rch"] or start[1] == WHOLE:
        end = (last, WHOLE)
    else:
        end = (start[0], last)
    return Item(begin, stop, *start, *end, following, found.span("dash"))
