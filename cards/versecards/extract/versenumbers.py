"""Verse numbers printed among the words of a passage: which verse is which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.languages import Language
from versecards.marks import BEFORE, one_of
from versecards.scripture.reference import Reference
from versecards.scripture.wording import says

_NOTE_MARK = re.compile(r"(?<=\S)(?:\[[a-ce-rt-z]?\]|\([A-Z]{1,2}\))(?![^\W\d_])")
"""Signs of a page's footnotes and parallels: "loved[a] the world(B)"; "love[d]" is an ending."""
_STAR = re.compile(r"(?<=[^\W\d_])(?:[†‡]|\*(?=[\s.,;:!?]|$))")
"""Other signs of footnotes: "appeal to God for* a good conscience"."""
_SIGN = re.compile(r"[†‡*]")
_STRESS = re.compile(r"\*(?=\w)")
"""A star that opens: the one behind the word closes a stress, and is no footnote."""
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGIT = re.compile(rf"[\d{_DIGITS}]")
_SMALL = str.maketrans(_DIGITS, "0123456789")
_RAISED = str.maketrans("0123456789", _DIGITS)
_Numbered = tuple[Reference, int, int]
"""A verse, where its number begins in a text, and where its words do."""


def without_numbers(
    text: str, passage: Reference, language: Language
) -> tuple[str, tuple[tuple[Reference, str], ...]]:
    """Take the verse numbers out of words that are said to be a passage.

    Numbers count as such where they go up one by one through the passage's own verses,
    from the beginning of the words or from the second verse on: "16", "[16]", "(16)",
    "¹⁶", "v. 16", "16.", "1:16". Returns the words without them, and for each verse its
    words; none where no number stands. Signs of footnotes are left out as well.
    """
    if "[" in text or "(" in text:
        text = _NOTE_MARK.sub("", text)
    if _SIGN.search(text) and not _STRESS.search(text):
        text = _STAR.sub("", text)
    if not _DIGIT.search(text):
        return text, ()
    text = _chapter_as_first(text, passage, language)
    numbers = _numbers(text, list(passage.verses()), language)
    if not numbers:
        return text, ()
    first, start, words = numbers[0]
    lead = text[:start].strip()
    pieces: list[tuple[Reference, str]] = []
    if says(lead):
        pieces.append((Reference.to_verse(first.book, first.chapter, (first.verse or 0) - 1), lead))
        lead = ""
    ends = [begin for _, begin, _ in numbers[1:]] + [len(text)]
    for (verse, _, words), end in zip(numbers, ends, strict=True):
        pieces.append((verse, lead + text[words:end].strip()))
        lead = ""
    kept = tuple(piece for piece in pieces if says(piece[1]))
    return " ".join(piece for _, piece in kept), kept


def _chapter_as_first(text: str, passage: Reference, language: Language) -> str:
    """Put a 1 for the number of a chapter with which a page opens it: "15 We … 2 Let … 3 For …"."""
    verses = passage.verses()[:2]
    if [verse.verse for verse in verses] != [1, 2]:
        return text
    opens = re.match(rf"\W*(?P<chapter>{passage.chapter})(?![\d:.])", text)
    goes_on = _number(verses[1], language).search(text, opens.end()) if opens else None
    return f"1{text[opens.end('chapter') :]}" if opens and goes_on else text


def _numbers(text: str, verses: Sequence[Reference], language: Language) -> list[_Numbered]:
    plain = text.translate(_SMALL)
    begin = _first(plain, verses, language)
    found: list[_Numbered] = []
    position = 0
    for verse in verses[begin:]:
        number = str(verse.verse)
        if number not in plain:
            break
        places = [_number(verse, language).search(plain, position)]
        if number.translate(_RAISED) in text:
            places.append(_glued(verse).search(text, position))
        match = min(filter(None, places), key=lambda place: place.start(), default=None)
        if match is None:
            break
        found.append((verse, match.start(), match.end()))
        position = match.end()
    return found


def _first(text: str, verses: Sequence[Reference], language: Language) -> int:
    """Which verse's number comes first: the one that the words begin with, else the second."""
    digits = re.search(r"\d", text)
    if digits:
        for index, verse in enumerate(verses):
            if str(verse.verse) not in text:
                continue
            match = _number(verse, language).search(text, 0)
            if match and match.start() <= digits.start() < match.end():
                return index if not says(text[: match.start()]) else 1
    return 1


def _glued(verse: Reference) -> re.Pattern[str]:
    """A raised number between two words without a space ("is not proud,⁵does not boast")."""
    raised = str(verse.verse).translate(_RAISED)
    return re.compile(rf"(?<=\S)(?<![{_DIGITS}]){raised}(?=[^\W\d_]|{one_of(BEFORE)})")


def _number(verse: Reference, language: Language) -> re.Pattern[str]:
    word = language.pattern("quotations", "verse").pattern
    return re.compile(
        rf"(?<![\w:.,–-])(?:{word}\s?)?[\[(]?(?:{verse.chapter}:)?{verse.verse}(?!\d)[\])]?[.:]?\s?"
        rf"(?=[^\W\d_]|{one_of(BEFORE + '…')})",
        re.IGNORECASE,
    )
