"""What is wrong with a ledger's file, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.ledger.rows import END, HEADER, parse, sound
from versecards.problems import ContentError, problem

VERSION = 1
"""The version of the file's format that is written and read."""
_MARKS = ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> ")
_MOST = 10


def explain(text: str, deck_id: str, shown: str) -> ContentError:
    """Say why a file cannot be used as the ledger of this deck."""
    lines = text.rstrip().split("\n")
    marks = [number for number, line in enumerate(lines, 1) if line.startswith(_MARKS)]
    if marks:
        return ContentError(
            *(problem("ledger-conflict", (shown, line, 1)) for line in marks[:_MOST])
        )
    header = (parse(f"{lines[0].rstrip(', ')}]") or [None])[0]
    if not isinstance(header, list) or len(header) < 3 or header[0] != HEADER:
        return damaged(shown, [(1, "header")])
    if header[1] != VERSION:
        return ContentError(
            problem("ledger-version", (shown, 1, 1), found=header[1], known=VERSION)
        )
    if header[2] != deck_id:
        return ContentError(problem("ledger-deck", (shown, 1, 1), found=header[2], wanted=deck_id))
    faults = []
    for number, line in enumerate(lines[1:-1], 2):
        found = line.strip()
        row = parse(found.removesuffix(","))
        if found and (row is None or sound([row]) is None):
            faults.append((number, "line"))
        elif found and not found.endswith(","):
            faults.append((number, "comma"))
    if parse(f"[{lines[-1].strip()}") != [END]:
        faults.append((len(lines), "cut"))
    return damaged(shown, faults or [(1, "layout")])


def damaged(shown: str, faults: Sequence[tuple[int, str]]) -> ContentError:
    """Return the error for lines that are spoilt, each with the wording for it."""
    return ContentError(
        *(
            problem(f"ledger-damaged.{wording}", (shown, line, 1))
            for line, wording in faults[:_MOST]
        )
    )
