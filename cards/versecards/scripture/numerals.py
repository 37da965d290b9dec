"""Numbers that are not digits: Roman numerals, "three", "twenty-third"."""

from __future__ import annotations

from versecards.scripture.tokens import END, SPACE, pattern

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

_CARDINAL_VALUES = {word: value for value, word in enumerate(_UNITS, 1)}
_CARDINAL_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_ORDINAL_VALUES = {word: value for value, word in enumerate(_ORDINALS, 1)}
_ORDINAL_VALUES |= {word: 10 * value for value, word in enumerate(_ROUND, 2)}

_TEN = "|".join(_TENS)


def _any(words: tuple[str, ...]) -> str:
    """An alternation that tries longer words first."""
    return "|".join(sorted(words, key=len, reverse=True))


CARDINAL = rf"(?i:(?:{_TEN})[- ](?:{_any(_UNITS)})|{_any(_UNITS)}|{_TEN}){END}"
ORDINAL = (
    rf"(?:[0-9]{{1,3}}{SPACE}(?:st|nd|rd|th)"
    rf"|(?i:(?:(?:{_TEN})[- ])?(?:{_any((*_ORDINALS, *_ROUND))})))"
)

_ROMAN_FORM = "c?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """Return the value of a Roman numeral up to 199, all in one case, or 0."""
    small = text.lower()
    if text not in (small, text.upper()) or not pattern(_ROMAN_FORM).fullmatch(small):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in small]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


def number(text: str) -> int:
    """Return the value of digits, a Roman numeral or a number in words; 0 for others."""
    if text.isdecimal():
        return int(text)
    words = text.lower().replace("-", " ").split(" ")
    if words[0] in _CARDINAL_VALUES:
        return sum(_CARDINAL_VALUES[word] for word in words)
    return roman(text)


_ORDINAL_BEFORE = rf"(?<![0-9A-Za-z])({ORDINAL}){SPACE}\Z"


def ordinal_before(text: str, start: int) -> tuple[int, int]:
    """Return where an ordinal right before ``start`` begins, and its value; (start, 0) if none.

    Digits need the right ending: "22th" is none.
    """
    found = pattern(_ORDINAL_BEFORE).search(text, max(0, start - 24), start)
    if not found:
        return start, 0
    written = found[1]
    if written[0].isdecimal():
        value = int(written[:-2])
        right = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
        return (found.start(), value) if written.endswith(right) else (start, 0)
    words = written.lower().replace("-", " ").split(" ")
    tens = _CARDINAL_VALUES[words[0]] if len(words) > 1 else 0
    return found.start(), tens + _ORDINAL_VALUES[words[-1]]
