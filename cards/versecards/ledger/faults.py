"""What is wrong with a ledger's file, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.ledger.rows import END, HEADER, parse, sound
from versecards.problems import ContentError, Problem, Severity

VERSION = 1
"""The version of the file's format that is written and read."""
_MARKS = ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> ")
_MOST = 10
_RESTORE = (
    "take the file from git or from a backup; without it the deck still builds, but notes "
    "that were edited since they were first built come as new ones"
)


def explain(text: str, deck_id: str, shown: str) -> ContentError:
    """Say why a file cannot be used as the ledger of this deck."""
    lines = text.rstrip().split("\n")
    marks = [number for number, line in enumerate(lines, 1) if line.startswith(_MARKS)]
    if marks:
        return _error(
            shown,
            marks,
            "ledger-conflict",
            "the marks of an unfinished merge stand here",
            "delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>, keep "
            "all others, and build again: of two lines of one note the newer counts",
        )
    header = (parse(f"{lines[0].rstrip(', ')}]") or [None])[0]
    if not isinstance(header, list) or len(header) < 3 or header[0] != HEADER:
        return damaged(shown, [(1, "this is not the first line of a ledger")])
    if header[1] != VERSION:
        return _error(
            shown,
            [1],
            "ledger-version",
            f"this ledger has the format {header[1]}; this versecards knows {VERSION}",
            "install the newer versecards that wrote it: pip install --upgrade versecards",
        )
    if header[2] != deck_id:
        return _error(
            shown,
            [1],
            "ledger-deck",
            f"this ledger is that of the deck with the id {header[2]!r}, not of {deck_id!r}",
            f"write “id: {header[2]}” into deck.yaml if it is the same deck; "
            "for a deck that starts anew, move this file away",
        )
    faults = []
    for number, line in enumerate(lines[1:-1], 2):
        found = line.strip()
        row = parse(found.removesuffix(","))
        if found and (row is None or sound([row]) is None):
            faults.append((number, "this line does not say what a line of a ledger says"))
        elif found and not found.endswith(","):
            faults.append((number, "the comma at the end of this line is missing"))
    if parse(f"[{lines[-1].strip()}") != [END]:
        faults.append((len(lines), "the file ends here; its last lines are missing"))
    return damaged(shown, faults or [(1, "this file is not laid out as a ledger is")])


def damaged(shown: str, faults: Sequence[tuple[int, str]]) -> ContentError:
    """Return the error for lines that are spoilt, each with what is wrong there."""
    return ContentError(
        *(
            Problem(shown, line, 1, "ledger-damaged", Severity.ERROR, message, _RESTORE)
            for line, message in faults[:_MOST]
        )
    )


def _error(shown: str, lines: Sequence[int], code: str, message: str, remedy: str) -> ContentError:
    return ContentError(
        *(Problem(shown, line, 1, code, Severity.ERROR, message, remedy) for line in lines[:_MOST])
    )
