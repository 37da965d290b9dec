"""The small pieces that references are written with, as patterns over plain text.

``plain`` comes first: it turns the many spaces, dashes and quotation marks of Unicode
into one of each, character by character, so that offsets stay the same. Every repeat
in every pattern is bounded, so no match takes more than a fixed number of steps and
the time of a scan grows in a straight line with the text.

``{name}`` in a pattern stands for another piece, or for the words that a language has
under that name (``grammar.py`` puts them in).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from versecards.marks import DOUBLE

_SPACES = "_\t\r\f\v\u00a0\u1680\u180e\u2028\u202f\u205f\u2060\u3000\ufeff" + "".join(
    chr(code) for code in range(0x2000, 0x2010)
)
_PLAIN = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2010\u2011\u2212\uff0d", "-")
    | dict.fromkeys("\u2012\u2014\u2015\ufe58", "–")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys(DOUBLE, '"')
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


CLOSES = frozenset(").\"'!?")
"""What ends a reference for certain: no list, range or translation goes on after it."""


def any_of(words: Iterable[str]) -> str:
    """Write a pattern for any of some words or phrases, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("\\ ", "{gap}") for word in longest_first) + ")"


def _item(chapter: str, to_verse: str, to_last: str) -> str:
    """Write one reference of a list, without its book: numbers ``a:b-c:d``."""
    return (
        rf"(?P<a>{chapter}){{part}}(?:{to_verse}(?P<b>{{digits}}){{part}})?"
        rf"(?P<end>(?P<dash>{{dash}})(?:(?:(?P<rch>(?i:{{chapter}})\.?)|(?i:{{verse}})\.?)"
        rf"{{end}}{{space}})?"
        rf"(?P<c>{{digits}}|{chapter}){{part}}(?:{to_last}(?P<d>{{digits}}){{part}})?)?"
        rf"{{following}}"
    )


PIECES = {
    # White space within a reference, or nothing: never an empty line.
    "space": "[ \v]{0,8}",
    # At least some white space within a reference.
    "gap": "[ \v]{1,8}",
    # The end of a word.
    "end": "(?![{letters}])",
    "digits": "[0-9]{1,3}(?![0-9])",
    "roman": "[ivxlcIVXLC]{1,9}{end}",
    "a_cue": r"(?:(?=[{cue_letters}])(?i:{chapter}|{verse})\.?{end}{space})",
    # The letters first: a list of words is slow to try.
    "cue": (
        r"(?:(?=[{cue_letters}])"
        r"(?:(?P<ch>(?i:{chapter})\.?)|(?P<vs>(?i:{verse})\.?)){end}{space})"
    ),
    "dash": r"(?:{space}(?:--|[-–]){space}|{space}(?i:{range})(?:{gap}|(?=[0-9])))",
    "part": "(?:[a-d]{end})?",
    "following": r"(?:{space}(?P<ff>ff?|FF?){end}\.?)?",
    "verse_word": (
        r"{space},?{space}(?:(?i:{joins_verse}){gap})?"
        r"(?=[{cue_letters}])(?i:{verse})\.?{end}{space}"
    ),
    # A point joins digits only without a space after it: "Romans 8. 28 people came".
    "to_verse": r"(?:{space}:{space}|\.(?=[0-9])|{verse_word})",
    "roman_to_verse": "(?:{space}[:.,]{space}|{verse_word}|(?<=[ivxlc]){gap}(?=[0-9]))",
    # After the verse of "xxxiv. 4-6, 10" a comma leads to the next verse.
    "roman_to_last": (r"(?:{to_verse}|(?<=[ivxlcIVXLC])(?:{space}[.,]{space}|{gap})(?=[0-9]))"),
    "item": _item("{digits}", "{to_verse}", "{to_verse}"),
    # The same with chapters in Roman numerals: "viii. 28".
    "roman_item": _item("{roman}", "{roman_to_verse}", "{roman_to_last}"),
    "word_item": _item("{cardinal}", "{to_verse}", "{to_verse}"),
    "separator": (
        r"{space}(?:(?P<mark>[,;/+])(?:{space}(?:(?i:{and})|&){end})?|&"
        r"|(?i:{joins})\.?{end}|(?={a_cue}[0-9]))"
        r"(?:{space}(?=[{letters}])(?i:{also})\.?{end},?){0,2}{space}{cue}?(?=[0-9ivxlcIVXLC])"
    ),
}
"""The pieces that every language writes alike."""
