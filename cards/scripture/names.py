"""Which book a word of a text names.

The scanner hands over one capitalised word and where it stands; what belongs to the
name before it ("Second" Samuel, "Song of" Songs) is looked for from there. The forms
are those of ``books.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from cards.scripture.books import books, doubtful_forms, ordinals
from cards.scripture.tokens import SPACE


class Doubt(IntEnum):
    """How much a form needs beside a number to be a book's name."""

    NONE = 0
    NAME = 1
    """A person's first name: believed unless what follows speaks against it."""
    WORD = 2
    """An ordinary word: a chapter alone is not enough."""
    WEAK = 3
    """Not even chapter and verse are enough."""


@dataclass(slots=True)
class Entry:
    """What a last word can stand for: alone, after a number, after other words."""

    plain: str = ""
    numbered: dict[int, str] = field(default_factory=dict)
    phrases: list[tuple[str, str]] = field(default_factory=list)
    doubt: Doubt = Doubt.NONE


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
def _ordinal_values() -> dict[str, int]:
    return {form.upper(): number for number, forms in ordinals().items() for form in forms}


_ORDINAL_ENDINGS = frozenset("1234IVtdhTDH")
"""The last characters of 1, II, IV, 1st, Second, Fourth."""


def _ordinal_pattern(after: str) -> re.Pattern[str]:
    values = _ordinal_values()
    forms = {*values, *(form.title() for form in values), *(form.lower() for form in values)}
    forms -= {form for form in forms if set(form) <= set("iv")} | {"Ii", "Iii", "Iv"}
    numbers = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![0-9A-Za-z])({numbers})\.?{SPACE}{after}\Z")


@cache
def _number_before() -> re.Pattern[str]:
    return _ordinal_pattern("")


@cache
def _letter_before() -> re.Pattern[str]:
    """The number of a letter, at the end of "First Epistle to the"."""
    return _ordinal_pattern(
        f"(?:Epistle|Letter|Book|EPISTLE|LETTER|epistle|letter|book){SPACE}"
        f"(?:of|to|OF|TO){SPACE}(?:(?:the|THE){SPACE})?"
    )


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
    if not entry.plain or (start > floor and text[start - 1].isalnum()):
        return None
    return Named(start, entry.plain, entry.doubt)


def _numbered(text: str, start: int, floor: int, entry: Entry) -> Named | None:
    before = text[max(floor, start - 40) : start].rstrip(" \n.")
    found = None
    if before[-1:] in _ORDINAL_ENDINGS:
        found = _number_before().search(text, max(floor, start - 12), start)
    elif before.endswith((" the", " THE", " to", " TO", " of", " OF", "\nthe", "\nto", "\nof")):
        found = _letter_before().search(text, max(floor, start - 40), start)
    if not found:
        return None
    written = found[1]
    number = _ordinal_values()[written.upper()]
    # "first John" is more often said of a person than of a letter.
    if number not in entry.numbered or (entry.plain and written.isalpha() and written.islower()):
        return None
    return Named(found.start(), entry.numbered[number], Doubt.NONE)
