"""Problems as GitHub shows them beside the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.problems import Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def to_github(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return a workflow command for each problem, one line each.

    Source: GitHub Docs, "Workflow commands for GitHub Actions", "Setting a warning
    message"; the escapes are those of GitHub's own toolkit (actions/toolkit,
    packages/core/src/command.ts).
    """
    return tuple(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    properties = [("file", problem.file.replace("\\", "/"))]
    if problem.line:
        properties.append(("line", str(problem.line)))
        if problem.column:
            properties.append(("col", str(problem.column)))
    properties.append(("title", problem.code))
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties)
    message = f"{problem.message}\n{problem.remedy}" if problem.remedy else problem.message
    return f"::{_COMMANDS[problem.severity]} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
