"""Which book a word of a text names.

The scanner hands over one capitalised word and where it stands; what belongs to the
name before it ("Second" Samuel, "Song of" Songs) is looked for from there. The forms
are those of ``books.json``.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from versecards.scripture.books import books, doubtful_forms, ordinals
from versecards.scripture.tokens import SPACE, pattern


class Doubt(IntEnum):
    """How much a form needs beside a number to be a book's name."""

    NONE = 0
    NAME = 1
    """A person's first name: believed unless what follows speaks against it."""
    WORD = 2
    """An ordinary word: a chapter alone is not enough."""
    WEAK = 3
    """Not even chapter and verse are enough."""


class Entry:
    """What a last word can stand for: alone, after a number, after other words."""

    def __init__(self) -> None:
        self.plain = ""
        self.numbered: dict[int, str] = {}
        self.phrases: list[tuple[str, str]] = []
        self.doubt = Doubt.NONE


class Named(NamedTuple):
    """A book's name in a text: where it begins, the OSIS id, and the doubt about it."""

    start: int
    book: str
    doubt: Doubt


@cache
def _table() -> dict[str, Entry]:
    """Map the last word of every form, as written and in capitals, to what it stands for."""
    table: dict[str, Entry] = {}
    levels = doubtful_forms()
    doubts = {form: Doubt[level.upper()] for level, forms in levels.items() for form in forms}
    for book in books():
        styles = (book.name, book.sbl, book.chicago, book.short)
        for form in dict.fromkeys((*styles, *book.forms)):
            *before, last = form.rstrip(".").split(" ")
            doubt = doubts.get(last, Doubt.NONE)
            spellings = {last} if doubt is Doubt.WEAK else {last, last.upper()}
            for spelling in spellings:
                entry = table.setdefault(spelling, Entry())
                if not before:
                    entry.plain, entry.doubt = book.osis, doubt
                elif before[0].isdigit():
                    entry.numbered[int(before[0])] = book.osis
                else:
                    entry.phrases.append((" ".join(before), book.osis))
    return table


@cache
def all_forms() -> dict[str, str]:
    """Map every last word of a form, in small letters, to how it is written."""
    return {word.lower(): word for word in sorted(_table())}


@cache
def _numbers() -> dict[str, int]:
    """Map every spelling of a book's number to it: "1", "First", "FIRST", "first", "II"."""
    numbers: dict[str, int] = {}
    for number, forms in ordinals().items():
        for form in forms:
            numbers[form] = numbers[form.upper()] = number
            if not set(form) <= set("IV"):
                numbers[form.lower()] = number
    return numbers


_LONGEST_NUMBER = 6
_GAP = rf"\.?{SPACE}"
_LETTER = (
    rf"([0-9A-Za-z]{{1,{_LONGEST_NUMBER}}})\.?{SPACE}"
    rf"(?i:epistle|letter|book){SPACE}(?i:of|to){SPACE}(?:(?i:the){SPACE})?\Z"
)
"""The number of a letter in "First Epistle to the"."""


@cache
def _phrase_before(phrase: str) -> re.Pattern[str]:
    words = SPACE.join(re.escape(word) for word in phrase.split(" "))
    return re.compile(rf"(?<![0-9A-Za-z]){words}{SPACE}\Z", re.IGNORECASE)


def book_at(text: str, start: int, end: int, floor: int = 0) -> Named | None:
    """Return the book that the word ``text[start:end]`` names or ends the name of, if any.

    Nothing before ``floor`` is part of the name: it belongs to the mention before.
    """
    entry = _table().get(text[start:end])
    if entry is None:
        return None
    if entry.numbered:
        named = _numbered(text, start, floor, entry)
        if named:
            return named
    for phrase, osis in entry.phrases:
        window = max(floor, start - len(phrase) - 12)
        found = _phrase_before(phrase).search(text, window, start)
        if found:
            return Named(found.start(), osis, Doubt.NONE)
    if not entry.plain or (start > floor and is_glued(text, start)):
        return None
    return Named(start, entry.plain, entry.doubt)


def is_glued(text: str, start: int) -> bool:
    """Whether the word is the end of something longer: "x_PS4", "$Ps", "McMark"."""
    before = text[start - 1]
    return (
        before.isalnum()
        or before in "$@\\"
        or (before == "_" and text[max(0, start - 2)].isalnum())
    )


def _numbered(text: str, start: int, floor: int, entry: Entry) -> Named | None:
    """Return the book whose number stands before the name: "2 Samuel", "First Letter of Peter"."""
    end = len(text[max(floor, start - 8) : start].rstrip(" \v.")) + max(floor, start - 8)
    begin = end
    while begin > floor and end - begin <= _LONGEST_NUMBER and text[begin - 1].isalnum():
        begin -= 1
    written = text[begin:end]
    if written in _OF_WORDS:
        letter = pattern(_LETTER).search(text, max(floor, start - 40), start)
        if not letter:
            return None
        begin, written = letter.start(), letter[1]
    elif written not in _numbers() or not pattern(_GAP).fullmatch(text, end, start):
        return None
    number = _numbers().get(written, 0)
    # "first John" is more often said of a person than of a letter.
    person = entry.plain and written.isalpha() and written.islower()
    if number not in entry.numbered or person or (begin > floor and text[begin - 1].isalnum()):
        return None
    return Named(begin, entry.numbered[number], Doubt.NONE)


_OF_WORDS = frozenset(("of", "to", "the", "OF", "TO", "THE"))
