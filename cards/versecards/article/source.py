"""The file that a reader reads, and how a reader speaks of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from versecards.article.headings import Headings
from versecards.problems import ContentError, Problem, problem


@dataclass(frozen=True)
class Source:
    """One file: ``file`` and ``shown`` as in ``Article``, and what is doubtful so far.

    ``text`` is what it says; ``data`` its bytes, for a format that is no text.
    """

    file: str
    shown: str
    headings: Headings
    text: str = ""
    data: bytes = b""
    problems: tuple[Problem, ...] = ()

    def problem(self, code: str, line: int, column: int = 0, /, **values: object) -> Problem:
        """Return the problem of a line (0: of the whole file), as ``problems.problem`` does."""
        return problem(code, (self.shown, line, column), **values)

    def error(self, code: str, line: int, column: int = 0, /, **values: object) -> ContentError:
        """Return the error to raise when the file cannot be used because of this line."""
        return ContentError(self.problem(code, line, column, **values))
