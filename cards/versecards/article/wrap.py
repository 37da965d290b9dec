"""Which lines of a plain text are one paragraph, broken at a width, and which are not.

An editor or an e-mail program breaks a paragraph where the next word would pass the
edge; a paste from a web page has one paragraph a line. Both can stand without a blank
line between them, so the lines themselves must tell: a line that was broken is "full",
the next word would not have fitted, and in broken prose some next lines begin small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from versecards.marks import BEFORE, BEHIND, TWO_SIDED, one_of

_NARROWEST, _WIDEST = 40, 110
# Programs that even the lines out leave a little more room than the first word needs.
_SLACK = 3
_FINAL = re.compile(rf"[.?!:;…]{one_of(BEHIND + '*=')}*$")
_RAGGED = 30
LONGEST_QUOTATION = 12
"""Lines within which a quotation is closed; else its mark was forgotten."""
# A line that ends like this is not the end of anything.
_OPEN = re.compile(r"[,–—-]$|\([^()]*$")
# In broken prose neither is one that ends like this, if it is not much shorter than the others.
_GOES_ON = re.compile(r"[,;]$")
_NOT_SHORT = 0.6
# The name of a book ends the line, and the place in it begins the next.
_BOOK = re.compile(r"(?:^|[^\w'’])[A-Z][A-Za-z]+\.?$")
_PLACE = re.compile(r"\d{1,3}:\d")


def is_final(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _FINAL.search(line.rstrip()) is not None


def joins_without_space(line: str, following: str) -> bool:
    """Tell whether a word goes on across the line end ("High-" / "Priest", "2:17-" / "18")."""
    return (
        re.search(r"\w[-–—]$", line.rstrip()) is not None and re.match(r"\w", following) is not None
    )


def lines_quoted_on(line: str, following: Sequence[str]) -> int:
    """Return how many of the lines below go on with the quotation that a line leaves open.

    A verse is often typed as its Bible prints it, in lines. None, where the quotation is not
    closed in them or another one begins.
    """
    closes = _closes(line)
    for number, text in enumerate(following[:LONGEST_QUOTATION] if closes else (), 1):
        mark = re.search(one_of("".join(map("".join, TWO_SIDED)) + '"'), text)
        if mark and mark.start() > 0:
            ends = mark[0] == closes and (closes != '"' or text.count('"') % 2)
            return number if ends else 0
        if mark:
            return 0
    return 0


def _closes(line: str) -> str:
    """Return the mark that closes what a line leaves open; none, if it leaves nothing open."""
    for opens, closes in TWO_SIDED:
        if line.rfind(opens) > line.rfind(closes):
            return closes
    return '"' if line.count('"') % 2 else ""


class Wrapping:
    """The width at which the lines of a text were broken, if they were."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Look at neighbouring prose lines: (line, next line), as they stand in the file."""
        looked_at = [(a.rstrip(), b.rstrip()) for a, b in pairs]
        lengths = [len(a) for a, _ in looked_at if _NARROWEST <= len(a) <= _WIDEST]
        self._width = max(lengths, default=0)
        self._wrapped = any(
            self._full(a, b) and not is_final(a) and (_begins_small(b) or _OPEN.search(a))
            for a, b in looked_at
        )

    def continues(self, line: str, following: str) -> bool:
        """Tell whether the next line belongs to the paragraph of this one."""
        line, following = line.rstrip(), following.rstrip()
        if _begins_small(following) and not is_final(line) and len(line) >= _RAGGED:
            return True
        if _BOOK.search(line) and _PLACE.match(following.lstrip()):
            return True
        if self._wrapped and _GOES_ON.search(line) and len(line) >= self._width * _NOT_SHORT:
            return True
        return self._wrapped and self._full(line, following)

    def _full(self, line: str, following: str) -> bool:
        word = following.split(maxsplit=1)[0] if following.strip() else ""
        return (
            self._width > 0
            and len(line) + 1 + len(word) > self._width - _SLACK
            and max(len(line), len(following)) <= self._width + _SLACK
        )


def _begins_small(line: str) -> bool:
    return line.lstrip(" \t" + BEFORE)[:1].islower()
