"""Which book a word of a text names.

The scanner hands over one capitalised word and where it stands; what belongs to the
name before it ("Second" Samuel, "Song of" Songs) is looked for from there. The forms
are those of ``books.json``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from versecards.scripture.grammar import Page
from versecards.scripture.nametable import Doubt, Entry
from versecards.scripture.tokens import LINE_BREAK


class Named(NamedTuple):
    """A book's name in a text: where it begins, the OSIS id, and the doubt about it.

    A book that is not among the 66 ("Tobit") has its full name for an id.
    """

    start: int
    book: str
    doubt: Doubt


_GAP = r"\.?{space}"
_LETTER = (
    r"(?<![0-9{letters}])(?P<number>{book_number})\.?{space}"
    r"(?P<letter>(?:(?i:{attributed}){space}(?:(?i:{the}){space})?)?(?i:{numbered}){space})?"
    r"(?i:{attributed}){space}(?:(?i:{the}){space})?(?:(?i:{author}){space})?"
    r"(?:{saint}\.?{space})?\Z"
)
"""The number of a letter in "First Epistle to the", "second letter of the apostle", "First of"."""
_NUMBER_BEHIND = r"\.?{space}?[0-9]"
_FAR = 60
"""So many characters before a name its number may stand."""
_RANGE_BEFORE = r"(?:[0-9]:|[{upper}][{letters}]{0,20}\.?{space})[0-9]{1,3}[-–]\Z"
"""What goes on with the number at the end of a line: "Philippians 1–", "3:1–"."""
_TURNED = r"[1-3] (?=[0-9]{1,3}:[0-9])"
"""The number that some prints set behind a short name: "Jo1 3:14"."""
_SHORT = 3
_LONGEST_ORDINAL = 40
"""Characters of an ordinal in words: "one hundred and thirty-seventh"."""
_ORDINAL_BEFORE = r"(?<![0-9{letters}])({ordinal}){space}\Z"


@cache
def _phrase_before(phrase: str) -> str:
    words = "{space}".join(re.escape(word) for word in phrase.split(" "))
    return rf"(?<![0-9{{letters}}])(?i:{words}){{space}}\Z"


def book_at(page: Page, start: int, end: int, floor: int = 0) -> Named | None:
    """Return the book that the word ``page.text[start:end]`` names or ends the name of, if any.

    Nothing before ``floor`` is part of the name: it belongs to the mention before.
    """
    entry = page.grammar.names.entries.get(page.text[start:end])
    if entry is None:
        return None
    if entry.numbered:
        named = _numbered(page, start, end, floor, entry)
        if named:
            return named
    for phrase, osis in entry.phrases:
        window = max(floor, start - len(phrase) - 12)
        found = page.search(_phrase_before(phrase), window, start)
        if found:
            return Named(found.start(), osis, Doubt.NONE)
    if not entry.plain or (start > floor and is_glued(page, start)):
        return None
    return Named(start, entry.plain, entry.doubt)


def turned_book_at(page: Page, start: int, end: int) -> Named | None:
    """Return the book that a short name with its number behind it names: "Jo1 3:14", "Kg2 5:6"."""
    entry = page.grammar.names.entries.get(page.text[start:end])
    if not entry or end - start > _SHORT or not page.match(_TURNED, end):
        return None
    known = entry.numbered.get(int(page.text[end]))
    return Named(start, known[0], Doubt.NONE) if known else None


def is_glued(page: Page, start: int) -> bool:
    """Whether the word is the end of something longer: "$Ps", "McMark"."""
    before = page.text[start - 1]
    if before == "@":  # "link(ps.86.11@@Psalm 86:11)" is the sign of a macro
        return page.text[max(0, start - 2) : start] != "@@"
    return before.isalnum() or before in "$\\"


def _numbered(page: Page, start: int, end: int, floor: int, entry: Entry) -> Named | None:
    """Return the book whose number stands before the name: "2 Samuel", "First Letter of Peter"."""
    names = page.grammar.names
    near = max(floor, start - 8)
    stop = near + len(page.text[near:start].rstrip(" \v."))
    begin = stop
    while begin > floor and stop - begin <= names.longest_number and page.text[begin - 1].isalnum():
        begin -= 1
    written = page.text[begin:stop]
    if written.lower() in page.grammar.before_names:
        letter = page.search(_LETTER, max(floor, start - _FAR), start)
        # "verse 1 of John 3" is none, and "First of John 3" is
        if not letter or (letter["number"].isdecimal() and not letter["letter"]):
            return None
        begin, written = letter.start(), letter["number"]
    elif written not in names.numbers or not page.fullmatch(_GAP, stop, start):
        return None
    small = entry.plain and written.isalpha() and written.islower()
    if small and begin + len(written) == stop and not page.match(_NUMBER_BEHIND, end):
        return None  # "first John" is more often said of a person; "first John 4:8" is a letter
    ends_range = entry.plain and written.isdecimal() and LINE_BREAK in page.text[stop:start]
    if ends_range and page.search(_RANGE_BEFORE, max(0, begin - 30), begin):
        return None  # "Philippians 1–3", and "John 4" on the next line
    number = names.numbers.get(written, 0)
    if number not in entry.numbered or (begin > floor and page.text[begin - 1].isalnum()):
        return None
    return Named(begin, *entry.numbered[number])


def ordinal_before(page: Page, start: int) -> tuple[int, int]:
    """Return where an ordinal right before ``start`` begins, and its value; (start, 0) if none.

    Digits need the right ending: "22th" is none.
    """
    found = page.search(_ORDINAL_BEFORE, max(0, start - _LONGEST_ORDINAL), start)
    if not found:
        return start, 0
    return found.start(), page.grammar.numbers.ordinal_value(found[1])
