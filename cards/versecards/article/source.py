"""The file that a reader reads, and how a reader speaks of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from versecards.article.headings import Headings
from versecards.problems import ContentError, Problem, Severity


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

    def error(
        self, line: int, code: str, message: str, remedy: str, *, column: int = 0
    ) -> ContentError:
        """Return the error to raise when the file cannot be used because of this line."""
        return ContentError(
            Problem(self.shown, line, column, code, Severity.ERROR, message, remedy)
        )

    def warning(self, line: int, code: str, message: str, remedy: str) -> Problem:
        """Return a problem that leaves the rest of the file usable."""
        return Problem(self.shown, line, 0, code, Severity.WARNING, message, remedy)
