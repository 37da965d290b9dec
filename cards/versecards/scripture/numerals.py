"""Numbers that are not digits: Roman numerals, "three", "twenty-third"."""

from __future__ import annotations

import re

from versecards.languages import Language
from versecards.scripture.tokens import any_of

_ROMAN_FORM = re.compile("c?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """Return the value of a Roman numeral up to 199, all in one case, or 0."""
    small = text.lower()
    if text not in (small, text.upper()) or not _ROMAN_FORM.fullmatch(small):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in small]
    following = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, following, strict=True))


class Numbers:
    """The numbers of a language in words, from its ``numbers.json``.

    ``cardinal`` and ``ordinal`` are patterns for them, up to ninety-nine.
    """

    def __init__(self, language: Language) -> None:
        table = language.table("numbers")
        units, tens, ordinals, rounds = (
            table[name].split(" ") for name in ("units", "tens", "ordinals", "round")
        )
        self._cardinals = {word: value for value, word in enumerate(units, 1)}
        self._cardinals |= {word: 10 * value for value, word in enumerate(tens, 2)}
        self._ordinals = {word: value for value, word in enumerate(ordinals, 1)}
        self._ordinals |= {word: 10 * value for value, word in enumerate(rounds, 2)}
        ten = any_of(tens)
        # "twenty- seventh" stood at the end of a line
        self.cardinal = f"(?i:{ten}(?:- |[- ]){any_of(units)}|{any_of(self._cardinals)})"
        self.ordinal = f"(?i:(?:{ten}(?:- |[- ]))?{any_of(self._ordinals)})"

    def value(self, text: str) -> int:
        """Return the value of digits, a Roman numeral or a number in words; 0 for others."""
        if text.isdecimal():
            return int(text)
        words = text.lower().replace("-", " ").split()
        if words and words[0] in self._cardinals:
            return sum(self._cardinals[word] for word in words)
        return roman(text)

    def ordinal_value(self, text: str) -> int:
        """Return the value of an ordinal: "23rd", "twenty-third"."""
        digits = re.match("[0-9]+", text)
        if digits:
            return int(digits[0])
        words = text.lower().replace("-", " ").split()
        tens = self._cardinals[words[0]] if len(words) > 1 else 0
        return tens + self._ordinals[words[-1]]
