"""What a room could not use, or doubts: the one form in which it is said.

Every room returns problems beside its result; nothing is printed and nothing is
dropped in silence. The command line shows them as ``file:line:column: code message``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    """

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    remedy: str = ""


class ContentError(Exception):
    """The input cannot be used: raised with every problem found, shown without a traceback."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{p.file}:{p.line}: {p.message}" for p in problems))
        self.problems: tuple[Problem, ...] = problems
