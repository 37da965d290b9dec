"""The small pieces that references are written with, as patterns over plain text.

``plain`` comes first: it turns the many spaces, dashes and quotation marks of Unicode
into one of each, character by character, so that offsets stay the same. Every repeat
in every pattern is bounded, so no match takes more than a fixed number of steps and
the time of a scan grows in a straight line with the text.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern when it is first used, and keep it: an import compiles nothing."""
    return re.compile(text)


_SPACES = "_\t\r\f\v\u00a0\u1680\u180e\u2028\u202f\u205f\u2060\u3000\ufeff" + "".join(
    chr(code) for code in range(0x2000, 0x2010)
)
_PLAIN = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2010\u2011\u2212\uff0d", "-")
    | dict.fromkeys("\u2012\u2014\u2015\ufe58", "–")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | {"\uff1a": ":", "\u2236": ":", "\ua789": ":", "\uff0c": ",", "\uff1b": ";", "\u2044": "/"}
    | {"\uff08": "(", "\uff09": ")", "{": "(", "}": ")", "[": "(", "]": ")", "\u2029": "\n"}
)


LINE_BREAK = "\v"
"""The end of a line within a paragraph, which may stand in the middle of a reference."""


def plain(text: str) -> str:
    """Return the text with one kind of space, dash, quotation mark, colon and bracket.

    The low line is a space as well: "_Romans 8_" is stressed, "Rom_8:28" an export. The
    end of a line becomes ``LINE_BREAK``; "\\n" is left for empty lines.
    """
    # Faster than str.translate: few of these are in any text.
    for character, simple in _PLAIN.items():
        if character in text:
            text = text.replace(character, simple)
    return re.sub("\n(?! {0,8}\n)(?<!\n\n)", LINE_BREAK, text) if "\n" in text else text


SPACE = "[ \v]{0,8}"
"""White space within a reference, or nothing: never an empty line."""

SOME_SPACE = "[ \v]{1,8}"
"""At least some white space within a reference."""

CLOSES = frozenset(").\"'!?")
"""What ends a reference for certain: no list, range or translation goes on after it."""

END = "(?![A-Za-z])"
"""The end of a word."""

CHAPTER = r"(?:[Cc][Hh](?:[Aa][Pp][Tt][Ee][Rr]|[Aa]?[Pp]?[Tt]?)[Ss]?\.?)"
VERSE = r"(?:[Vv](?:[Ee][Rr](?:[Ss][Ee])?[Ss]?|[Ss]{0,2}|[Vv])\.?)"
CUE = rf"(?:(?P<ch>{CHAPTER})|(?P<vs>{VERSE})){END}{SPACE}"
_CUE = rf"(?:{CHAPTER}|{VERSE}){END}{SPACE}"

DIGITS = "[0-9]{1,3}(?![0-9])"
ROMAN = f"[ivxlcIVXLC]{{1,9}}{END}"

_DASH = "(?:--|[-–])"
DASH = (
    rf"(?:{SPACE}{_DASH}{SPACE}"
    rf"|{SPACE}(?:to|through|thru|until|TO|THROUGH|THRU)(?:{SOME_SPACE}|(?=[0-9])))"
)
_LETTER = f"(?:[a-d]{END})?"
_VERSE_WORD = f"{SPACE},?{SPACE}{VERSE}{END}{SPACE}"
_FOLLOWING = rf"(?:{SPACE}(?P<ff>ff?|FF?){END}\.?)?"

# A point joins digits only without a space after it: "Romans 8. 28 people came".
_TO_VERSE = rf"(?:{SPACE}:{SPACE}|\.(?=[0-9])|{_VERSE_WORD})"
_ROMAN_TO_VERSE = rf"(?:{SPACE}[:.,]{SPACE}|{_VERSE_WORD})"


def item_pattern(chapter: str, to_verse: str = _TO_VERSE) -> str:
    """Write one reference of a list, without its book: numbers ``a:b-c:d``."""
    return (
        rf"(?P<a>{chapter}){_LETTER}(?:{to_verse}(?P<b>{DIGITS}){_LETTER})?"
        rf"(?P<end>(?P<dash>{DASH})(?:(?:(?P<rch>{CHAPTER})|{VERSE}){END}{SPACE})?"
        rf"(?P<c>{DIGITS}|{chapter}){_LETTER}(?:{to_verse}(?P<d>{DIGITS}){_LETTER})?)?"
        rf"{_FOLLOWING}"
    )


ITEM = item_pattern(DIGITS)


ROMAN_ITEM = item_pattern(ROMAN, _ROMAN_TO_VERSE)
"""The same with chapters in Roman numerals: "viii. 28"."""

_ALSO = (
    r"(?:[Ss]ee also|and also|as well as|along with|together with|cf\.?|cp\.?|comp\.?|[Ss]ee"
    r"|[Cc]ompare|also|e\.g\.|i\.e\.|esp\.?|especially|and then|then|and again|again|plus)"
)
SEPARATOR = (
    rf"{SPACE}(?:(?P<mark>[,;/])(?:{SPACE}(?:and|or|AND|OR|&){END})?|&"
    rf"|(?:and|or|AND|OR|compare|COMPARE|see also|SEE ALSO|also|ALSO|see|SEE|[Cc]f\.?|CF\.?){END}"
    rf"|(?={_CUE}[0-9]))(?:{SPACE}{_ALSO}{END},?){{0,2}}{SPACE}(?:{CUE})?(?=[0-9ivxlcIVXLC])"
)
