"""Ledger and deck are replaced together: the old ones, or the new ones, never half.

Two files in two folders cannot be renamed in one step, so the step that decides is the
writing of a third: a journal beside the ledger that names the finished temporary files.

1. Both temporary files are written and reach the disk.
2. The journal is renamed into place. Until here a kill leaves the old ledger and the old
   deck; from here on, the new ones are decided.
3. The ledger is replaced, then the deck, then the journal is removed. Whatever a kill
   leaves undone, ``finish_pending``, with which every build and plan begins, completes.

The order in 3 is chosen for the learner. New ledger and old deck, the one half-way state
that can lie on the disk, harms nobody even if nothing ever completes it: the old deck
can be imported as before, and the next build finds the content that the ledger knows and
writes, with the same guids and times, the deck that was not put in place. The other way
round, a deck could be imported whose guids and times no ledger knows: the next build
would stamp them anew and overwrite the learner's own edits, and a note that was new and
then edited would come twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from versecards.files import write_beside
from versecards.problems import ContentError, Problem, Severity

_NEW = ".new"


def replace_together(ledger: Path, files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace all these files, or none; make their folders where they are missing.

    ``files`` are (path, bytes) in the order of replacing: the ledger first. ``ledger``
    says where the journal goes. Call it under ``locked``. ``OSError`` when a file cannot
    be written, with nothing replaced; ``ContentError`` when the last step was refused
    (on Windows, a file that another program has open): the next run then completes it.
    """
    temporaries: list[tuple[Path, Path]] = []
    journal = journal_of(ledger)
    try:
        for target, data in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target)
            temporaries.append((write_beside(target, data, _NEW), target))
        names = [[_relative(path, journal), _relative(to, journal)] for path, to in temporaries]
        _sweep(journal)
        draft = write_beside(journal, json.dumps(names).encode(), _NEW)
        temporaries.append((draft, journal))
        draft.replace(journal)
    except BaseException:
        if not journal.exists():
            for temporary, _ in temporaries:
                temporary.unlink(missing_ok=True)
        raise
    _reach_disk(journal.parent)
    finish_pending(ledger)


def finish_pending(ledger: Path) -> bool:
    """Complete what a killed build had decided; return whether there was anything.

    Call it under ``locked``, before the ledger is read.
    """
    journal = journal_of(ledger)
    try:
        data = journal.read_bytes()
    except FileNotFoundError:
        return False
    for temporary, target in _named(data, journal):
        try:
            # A temporary file that is gone has been renamed already: renaming is one step.
            temporary.replace(target)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise ContentError(
                Problem(
                    *(str(target), 0, 0, "file-held", Severity.ERROR),
                    f"the file cannot be replaced: {error.strerror or error}",
                    "close the program that has it open, then build again",
                )
            ) from error
        _reach_disk(target.parent)
    journal.unlink()
    return True


def _named(data: bytes, journal: Path) -> list[tuple[Path, Path]]:
    """Return (temporary, target) as the journal has them; only what we would have written.

    A journal may come with someone else's folder: it must not rename just any file.
    """
    folder = journal.parent
    try:
        pairs = [
            (folder / os.path.normpath(temporary), folder / os.path.normpath(target))
            for temporary, target in json.loads(data)
        ]
        if all(_is_temporary(temporary, target) for temporary, target in pairs):
            return pairs
    except (ValueError, TypeError):
        pass
    raise ContentError(
        Problem(
            *(str(journal), 1, 1, "journal-damaged", Severity.ERROR),
            "this file is not one that a build left here",
            "delete it, then build again",
        )
    )


def _is_temporary(path: Path, target: Path) -> bool:
    named = path.name.startswith(f".{target.name}.") and path.name.endswith(_NEW)
    return named and path.parent == target.parent


def journal_of(ledger: Path) -> Path:
    """Return the path of the ledger's journal, which is there only while files are replaced."""
    return ledger.with_name(f".{ledger.name}.pending")


def _sweep(target: Path) -> None:
    """Remove temporary files that a killed build left beside the target."""
    for left in target.parent.iterdir():
        if _is_temporary(left, target):
            left.unlink(missing_ok=True)


def _relative(path: Path, journal: Path) -> str:
    """Name a file as seen from the journal's folder, so that the whole may be moved."""
    try:
        return os.path.relpath(path.resolve(), journal.resolve().parent)
    except ValueError:  # another drive
        return str(path.resolve())


def _reach_disk(folder: Path) -> None:
    """Make a renaming last through a loss of power, where folders can be synchronised."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
