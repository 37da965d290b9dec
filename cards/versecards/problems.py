"""What a room could not use, or doubts: the one form in which it is said.

``problems.yaml`` is the one home of codes, severities and wordings, and ``problem`` the one
way to say one of them. Every room returns problems beside its result; nothing is printed and
nothing is dropped in silence. The command line shows ``file:line:column: code message``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from versecards.datafiles import read_yaml_table

_TABLE = Path(__file__).with_name("problems.yaml")

Place = tuple[str, int, int]
"""File as shown, line and column, as in ``Problem``."""


class Severity(str, Enum):
    """How much a problem matters."""

    ERROR = "error"
    """The content is wrong; a build stops before anything is written."""
    WARNING = "warning"
    """Something was left out or is doubtful; the build goes on and says so."""
    NOTE = "note"
    """Worth knowing; nothing is wrong."""


@dataclass(frozen=True)
class Problem:
    """One thing to tell the author.

    ``file`` is the path as shown to the user; ``line`` and ``column`` count from 1
    (0: the file as a whole). ``code`` is a short stable name (``reference-missing``).
    ``message`` says what is wrong, ``remedy`` what to do about it; both are plain text.
    ``near`` are words of the place in a file that shows no lines.
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    remedy: str = ""
    near: str = ""

    @property
    def place(self) -> str:
        """Where it is, as far as that is known."""
        return written_place(self.file, self.line, self.column, self.near)

    def as_known(self) -> Problem:
        """Return it as it is told of any article, new or not."""
        return replace(self, severity=rules()[self.code].severity)

    def as_row(self) -> list[str | int]:
        """Return it in the form in which it can be kept as JSON."""
        return [*vars(self).values()]

    @classmethod
    def of_row(cls, row: Sequence[Any]) -> Problem:
        """Return the problem of a row that ``as_row`` gave."""
        file, line, column, code, severity, message, remedy, near = row
        return cls(file, line, column, code, Severity(severity), message, remedy, near)


class ContentError(Exception):
    """The input cannot be used: raised with every problem found, shown without a traceback."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.file}:{p.line}: {p.message}" for p in problems))
        self.problems: tuple[Problem, ...] = problems


@dataclass(frozen=True)
class Rule:
    """One row of the table.

    ``messages`` and ``remedies`` hold the wordings by their names, "" for the only one.
    ``why`` is one line for the author, ``source`` names what the rule rests on (empty:
    plain sense), ``right`` and ``wrong`` are short examples. ``group`` says under which
    heading of ``CHECKS.md`` it stands.
    """

    code: str
    group: str
    severity: Severity
    messages: Mapping[str, str]
    remedies: Mapping[str, str]
    why: str
    source: str
    right: str
    wrong: str


@cache
def rules() -> Mapping[str, Rule]:
    """Return every row of the table by its code, in order."""
    found = [
        Rule(
            code=row["code"],
            group=group,
            severity=Severity(row["severity"]),
            messages=_wordings(row["message"]),
            remedies=_wordings(row["remedy"]),
            why=row["why"],
            source=row.get("source", ""),
            right=row["right"],
            wrong=row["wrong"],
        )
        for group, rows in read_yaml_table(_TABLE).items()
        for row in rows
    ]
    return {rule.code: rule for rule in found}


def _wordings(texts: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"": texts} if isinstance(texts, str) else texts


def problem(code: str, place: Place, /, **values: object) -> Problem:
    """Return the problem of this code at this place, in the words of the table.

    ``code`` names a row and, where the row has several wordings, one of them after a dot
    (``answer-shown.title``). ``values`` are for the named places of the wording. Raises
    ``KeyError`` for a code, a wording or a value that is missing (a test looks at every
    call, so that no user meets it).
    """
    name, _, wording = code.partition(".")
    rule = rules()[name]
    file, line, column = place
    message, remedy = (
        texts[wording if wording in texts else ""].format_map(values)
        for texts in (rule.messages, rule.remedies)
    )
    # a sentence that ends with one quoted in it has one full stop
    message = re.sub(r"([.?!…]”)\.$", r"\1", message)
    return Problem(file, line, column, name, rule.severity, message, remedy)


def written_place(file: str, line: int, column: int = 0, near: str = "") -> str:
    """Return a place as a person is told it: "a.txt:3:7", or by words that stand there."""
    if near:
        return f"{file} at “{near}”"
    numbers = (line, column) if line and column else (line,) if line else ()
    return ":".join(map(str, (file, *numbers)))


def sentence(text: str) -> str:
    """Return what another room or library says in part of a sentence as a whole one."""
    whole = (text[:1].upper() + text[1:]).rstrip()
    return whole if whole.endswith((".", "?", "!")) else whole + "."
