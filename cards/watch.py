"""Doing something again whenever a source changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from cards import console
from cards.problems import ContentError

_PAUSE = 0.3
"""Seconds between two looks."""
_OURS = (".ledger", ".pending", ".new")


def watch(source: Path, action: Callable[[], None], *, at_once: bool = True) -> None:
    """Run an action now and after each change of the source, until it is interrupted.

    The ledger is no change. Errors of the content are shown, and the watch goes on.
    """
    seen = {} if at_once else _state(source)
    while True:
        now = _state(source)
        if now != seen:
            changed = sorted(
                path for path in seen.keys() | now.keys() if seen.get(path) != now.get(path)
            )
            if seen:
                console.lines(["", f"Changed: {', '.join(changed[:5])}"])
            seen = now
            _try(action)
            console.lines(["Watching; stop with Ctrl+C."])
        time.sleep(_PAUSE)


def _try(action: Callable[[], None]) -> None:
    try:
        action()
    except ContentError as error:
        console.problems(error.problems)
        console.failed("Nothing was written.", to_error=False)


def _state(source: Path) -> dict[str, tuple[int, int]]:
    """Return time and size of every file of the source, by path."""
    files = [source] if source.is_file() else []
    for folder, _, names in os.walk(source):
        files.extend(Path(folder, name) for name in names)
    state = {}
    for path in files:
        if path.name.startswith(".") or path.name.endswith(_OURS):
            continue
        try:
            status = path.stat()
        except OSError:
            continue
        state[str(path)] = (status.st_mtime_ns, status.st_size)
    return state
