"""Numbers that are not digits: Roman numerals, "three", "twenty-third"."""

from __future__ import annotations

import re

from versecards.languages import Language
from versecards.scripture.tokens import any_of

_ROMAN_FORM = re.compile("c?(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_HUNDRED = 100
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

    ``cardinal`` and ``ordinal`` are patterns for them: up to ninety-nine, and where the language
    gives its word for a hundred, up to one hundred and ninety-nine.
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
        cardinal = f"{ten}(?:- |[- ]){any_of(units)}|{any_of(self._cardinals)}"
        ordinal = f"(?:{ten}(?:- |[- ]))?{any_of(self._ordinals)}"
        self._hundred = table.get("hundred", {})
        if self._hundred:
            # "one hundred and third", "hundred-and-third", "one hundred third"
            one, last, joins = (self._hundred[name] for name in ("one", "last", "and"))
            before = f"(?:{any_of(self._hundred['before'].split(' '))}[- ])?"
            joined = f"{before}{one}[- ](?:{joins}[- ])?"
            self._ordinals[last] = _HUNDRED
            cardinal = f"{joined}(?:{cardinal})|{before}{one}|{cardinal}"
            ordinal = f"(?:{joined})?{ordinal}|{before}{last}"
        self.cardinal, self.ordinal = f"(?i:{cardinal})", f"(?i:{ordinal})"

    def value(self, text: str) -> int:
        """Return the value of digits, a Roman numeral or a number in words; 0 for others."""
        if text.isdecimal():
            return int(text)
        return self._sum(text.lower().replace("-", " ").split()) or roman(text)

    def ordinal_value(self, text: str) -> int:
        """Return the value of an ordinal: "23rd", "twenty-third"."""
        digits = re.match("[0-9]+", text)
        if digits:
            return int(digits[0])
        *before, last = text.lower().replace("-", " ").split()
        value = self._ordinals[last]
        return value if value == _HUNDRED else self._sum(before) + value

    def _sum(self, words: list[str]) -> int:
        """What cardinals amount to; what stands before a hundred is "one" or "a"."""
        one = self._hundred.get("one")
        if one in words:
            return _HUNDRED + self._sum(words[words.index(one) + 1 :])
        return sum(self._cardinals.get(word, 0) for word in words)
