"""What is wrong in YAML that cannot be read, in words for whoever typed it.

The parser tells where it broke off, which is often a line below the slip; what it was
reading then shows where to look.
"""

from __future__ import annotations

import re

import yaml

from versecards.article.source import Source
from versecards.problems import ContentError

_NO_COLON = re.compile(r"(\w+) +\S[^:]*$")
_NO_SPACE = re.compile(r"\s*(?:- +)*(\w+):(?!//)([^\s:].*)$")
_CLOSING = {"[": "]", "{": "}"}


def syntax_error(
    source: Source, text: str, first_line: int, error: yaml.MarkedYAMLError
) -> ContentError:
    """Return the error to raise for a YAML text at which the parser broke off.

    ``first_line`` is the line of the file at which the text begins.
    """
    began, broke = error.context_mark, error.problem_mark or error.context_mark
    lines = text.split("\n")
    last = min(broke.line, len(lines) - 1) if broke else 0
    line = min(began.line, last) if began else _line_before(lines, last)
    at = first_line + line
    if glued := _NO_SPACE.match(lines[line]):
        key, value = glued[1], glued[2].rstrip()
        return source.error("yaml-syntax.space", at, glued.start(1) + 1, key=key, value=value)
    if began and broke and (line < broke.line or broke.column >= len(lines[last])):
        held = "\n".join(lines[line : last + 1])[began.column :]
        sign, column = held[:1], began.column + 1
        closing = _CLOSING.get(sign, "")
        if closing and held.count(sign) > held.count(closing):
            return source.error("yaml-syntax.open", at, column, sign=sign, closing=closing)
        if sign and sign in "\"'":
            return source.error("yaml-syntax.mark", at, column, sign=sign)
    if (not began or line < last) and (bare := _NO_COLON.match(lines[line])):
        return source.error("yaml-syntax.colon", at, 1, key=bare[1])
    at, column = first_line + last, broke.column + 1 if broke else 0
    if lines[last][column - 1 : column] == "\t":
        return source.error("yaml-syntax.tab", at, column)
    what = " ".join(filter(None, (error.problem, error.context)))
    return source.error("yaml-syntax.text", at, column, what=what)


def _line_before(lines: list[str], last: int) -> int:
    """Return the last line above that says something: the one that goes on in this one."""
    above = (number for number in range(last - 1, -1, -1) if _says(lines[number]))
    return next(above, last)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
