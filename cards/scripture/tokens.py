"""The small pieces that references are written with, as patterns.

Every repeat in every pattern here is bounded, so no match takes more than a fixed
number of steps and the time of a scan grows in a straight line with the text.
"""

from __future__ import annotations

import re

_BLANK = "[ \\t\\r\\f\\v\\u00a0\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff]"

SPACE = f"{_BLANK}{{0,4}}(?:\\n{_BLANK}{{0,4}})?"
"""White space within a reference, or nothing: never an empty line."""

SOME_SPACE = f"(?:{_BLANK}{{1,4}}(?:\\n{_BLANK}{{0,4}})?|\\n{_BLANK}{{0,4}})"
"""At least some white space within a reference."""

CHAPTER = r"(?i:chapters?|chapts?|chpts?|chaps?|chps?|chs?|cha)\.?"
VERSE = r"(?i:verses?|vers?|vss?|vv?)\.?"
CUE = rf"(?:(?P<ch>{CHAPTER})|(?P<vs>{VERSE}))(?![A-Za-z]){SPACE}"
_CUE = rf"(?:{CHAPTER}|{VERSE})(?![A-Za-z]){SPACE}"

DIGITS = r"[0-9]{1,3}(?![0-9])"
ROMAN = r"[ivxlcIVXLC]{1,9}(?![A-Za-z])"

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_ROUND = tuple(f"{tens[:-1]}ieth" for tens in _TENS)

CARDINALS = {word: number for number, word in enumerate(_UNITS, 1)}
CARDINALS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)}
ORDINALS |= {word: 10 * number for number, word in enumerate(_ROUND, 2)}

_TEN = "|".join(_TENS)
_CARDINAL = "|".join(sorted(_UNITS, key=len, reverse=True))
CARDINAL = rf"(?i:(?:{_TEN})[- ](?:{_CARDINAL})|{_CARDINAL}|{_TEN})(?![A-Za-z])"
_ORDINAL = "|".join(sorted((*_ORDINALS, *_ROUND), key=len, reverse=True))
ORDINAL = rf"(?:[0-9]{{1,3}}{SPACE}(?:st|nd|rd|th)|(?i:(?:(?:{_TEN})[- ])?(?:{_ORDINAL})))"

DASH = (
    rf"(?:{SPACE}(?:[-‐‑‒–—―−]|--){SPACE}"
    rf"|{SOME_SPACE}(?i:to|through|thru|until)(?:{SOME_SPACE}|(?=[0-9])))"
)
_LETTER = r"(?:[a-d](?![A-Za-z]))?"
_TO_VERSE = rf"(?:{SPACE}[:：∶.]{SPACE}|{SPACE},?{SPACE}{VERSE}(?![A-Za-z]){SPACE})"
_FOLLOWING = rf"(?:{SPACE}(?P<ff>(?i:ff?))(?![A-Za-z])\.?)?"


def _item(chapter: str, to_verse: str) -> re.Pattern[str]:
    """One reference of a list, without its book: numbers ``a:b-c:d``."""
    return re.compile(
        rf"(?P<a>{chapter}){_LETTER}"
        rf"(?:{to_verse}(?P<b>{DIGITS}){_LETTER})?"
        rf"(?P<end>(?P<dash>{DASH}){_CUE_IN_RANGE}"
        rf"(?P<c>{chapter}|{DIGITS}){_LETTER}(?:{to_verse}(?P<d>{DIGITS}){_LETTER})?)?"
        rf"{_FOLLOWING}"
    )


_CUE_IN_RANGE = rf"(?:(?:(?P<rch>{CHAPTER})|{VERSE})(?![A-Za-z]){SPACE})?"
# A point only joins digits without a space after it: "Romans 8. 28 people came".
_ARABIC_TO_VERSE = (
    rf"(?:{SPACE}[:：∶]{SPACE}|\.(?=[0-9])|{SPACE},?{SPACE}{VERSE}(?![A-Za-z]){SPACE})"
)
ITEM = _item(DIGITS, _ARABIC_TO_VERSE)
ROMAN_ITEM = _item(
    rf"(?:{ROMAN})", rf"(?:{SPACE}[:：∶.,]{SPACE}|{SPACE},?{SPACE}{VERSE}(?![A-Za-z]){SPACE})"
)
WORD_ITEM = _item(rf"(?:{CARDINAL})", _ARABIC_TO_VERSE)

_ALSO = (
    r"(?i:see also|and also|as well as|along with|together with|cf|cp|see|compare|also"
    r"|e\.g|i\.e|esp|especially|then|and then|again|plus)"
)
SEPARATOR = re.compile(
    rf"{SPACE}(?:(?P<mark>[,;/])(?:{SPACE}(?i:and|or|&)(?![A-Za-z]))?"
    rf"|&|(?i:and|or|compare|see also|also|see|cf\.?)(?![A-Za-z])|(?={_CUE}[0-9]))"
    rf"(?:{SPACE}{_ALSO}(?![A-Za-z])[.,]{{0,2}}){{0,2}}"
    rf"{SPACE}(?:{CUE})?(?=[0-9ivxlcIVXLC])"
)

_ROMAN_FORM = re.compile(r"(?i:c{0,1}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int | None:
    """Return the value of a Roman numeral up to 199 in one case, or ``None``."""
    if not text or not (text.islower() or text.isupper()) or not _ROMAN_FORM.match(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def number(text: str) -> int | None:
    """Return the value of digits, a Roman numeral or a number in words, or ``None``."""
    if text.isdecimal():
        return int(text)
    words = text.lower().replace("-", " ").split(" ")
    if words[0] in CARDINALS:
        return sum(CARDINALS[word] for word in words)
    return roman(text)


def ordinal(text: str) -> int | None:
    """Return the value of an ordinal ("23rd", "twenty-third"); ``None`` for "22th"."""
    if text[0].isdecimal():
        digits = text.rstrip("sthndr \t\u00a0\n")
        value = int(digits)
        ending = text[-2:]
        right = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        if value % 100 in (11, 12, 13):
            right = "th"
        return value if ending == right else None
    words = text.lower().replace("-", " ").split(" ")
    return (
        CARDINALS.get(words[0], 0) + ORDINALS[words[-1]] if len(words) > 1 else ORDINALS[words[0]]
    )
