"""One shape of output for every command: what came of it, counts, problems, what is next."""

from __future__ import annotations

import json
import re
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.text import Text

from versecards.problems import Problem, Severity

_MARKS = {
    Severity.ERROR: ("×", "bold red"),
    Severity.WARNING: ("!", "yellow"),
    Severity.NOTE: ("·", "dim"),
}


_PATIENCE = 2.0
"""Seconds without a word."""


def _console(*, to_error: bool = False) -> Console:
    """A console that is plain where the output is no terminal, and never breaks lines."""
    file = sys.stderr if to_error else sys.stdout
    return Console(file=file, soft_wrap=True, highlight=False, markup=False, emoji=False)


def done(message: str) -> None:
    """Print the outcome line of a command that did what it should."""
    _outcome("✓", "green", message)


def warned(message: str) -> None:
    """Print the outcome line of a command that did it, with something to look at."""
    _outcome("!", "yellow", message)


def failed(message: str, *, to_error: bool = True) -> None:
    """Print the outcome line of a command that did not do it."""
    _outcome("×", "bold red", message, to_error=to_error)


def _outcome(mark: str, style: str, message: str, *, to_error: bool = False) -> None:
    _console(to_error=to_error).print(Text.assemble((mark, style), " ", message))


def counts(rows: Sequence[tuple[str, int, str]]) -> None:
    """Print aligned counts: a label, a number, and what there is to say of it."""
    if not rows:
        return
    console = _console()
    label_width = max(len(label) for label, _, _ in rows)
    number_width = max(len(f"{number:,}") for _, number, _ in rows)
    for label, number, remark in rows:
        line = f"  {label:<{label_width}}  {number:>{number_width},}"
        console.print(Text.assemble(line, (f"   {remark}" if remark else "", "dim")))


def counted(number: int, thing: str) -> str:
    """Return a number with what it counts: "1 note", "2,000 notes"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def lines(texts: Sequence[str]) -> None:
    """Print lines as they are."""
    console = _console()
    for text in texts:
        console.print(Text(text))


def changed_words(label: str, pieces: Sequence[tuple[str, str]]) -> None:
    """Print what became of the words of a text: ``[-gone-]`` and ``{+new+}`` (wdiff's signs)."""
    signs = {"gone": ("[-", "-]", "red"), "new": ("{+", "+}", "green")}
    shown = Text(f"    {label}", "dim")
    for what, words in pieces:
        if what not in signs:
            shown.append(words, "default")
            continue
        opening, closing, style = signs[what]
        inner = words.lstrip()
        shown.append(words[: len(words) - len(inner)])
        shown.append(f"{opening}{inner}{closing}", style)
    _console().print(shown)


def next_step(message: str) -> None:
    """Say what the user must do now."""
    _console().print(Text.assemble(("Next", "bold"), f"  {message}"))


def next_command(*words: str) -> None:
    """Say which command of ours to run now."""
    next_step(command(*words))


def command(*words: str) -> str:
    """Return a command of ours as it can be copied into a shell.

    Without the folder in which the user stands: that one is meant where none is named.
    """
    return " ".join(("versecards", *(typed(word) for word in words if word != ".")))


def typed(word: str) -> str:
    """Return a word as a shell takes it: in "…", which all of them know, where that will do."""
    if re.fullmatch(r"[\w./\\:=+@%,-]+", word):
        return word
    return shlex.quote(word) if re.search(r"[\"$`\\!]", word) else f'"{word}"'


def file_error(error: OSError) -> str:
    """Return an error of the file system in a line that names the file."""
    return f"{error.filename or 'A file'}: {error.strerror or error}."


def problems(found: Sequence[Problem], *, to_error: bool = False) -> None:
    """Print each problem with its place and its code, and its remedy.

    What has the same remedy as the next of its code has it below that one.
    """
    console = _console(to_error=to_error)
    for problem, after in zip(found, (*found[1:], None), strict=False):
        mark, style = _MARKS[problem.severity]
        console.print(
            Text.assemble(
                (f"{mark} ", style),
                (f"{problem.place}: ", "bold"),
                (f"{problem.code} ", "dim"),
                problem.message,
            )
        )
        same = after and (problem.code, problem.remedy) == (after.code, after.remedy)
        if problem.remedy and not same:
            console.print(Text.assemble("    ", (problem.remedy, "dim")))


def as_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print a value as JSON, and nothing else."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def problem_rows(found: Sequence[Problem]) -> list[dict[str, object]]:
    """Return problems as JSON has them."""
    return [{**asdict(problem), "severity": problem.severity.value} for problem in found]


@contextmanager
def on_way() -> Iterator[Callable[[int, int], None]]:
    """Give what hears how many steps are done, of how many: two an article.

    It shows a bar with the articles and the time that is left, on a terminal and when it
    takes longer than two seconds.
    """
    begun = time.monotonic()
    shown: list[Any] = []

    def hear(done: int, steps: int) -> None:
        if not shown and sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
            from rich import progress  # noqa: PLC0415 (most runs show none)

            columns = (
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TextColumn("articles"),
                progress.TimeRemainingColumn(),
            )
            bar = progress.Progress(*columns, console=_console(to_error=True), transient=True)
            bar.start()
            shown.extend((bar, bar.add_task("", total=steps // 2)))
        if shown:
            shown[0].update(shown[1], completed=done // 2)

    try:
        yield hear
    finally:
        if shown:
            shown[0].stop()
