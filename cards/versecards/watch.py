"""Doing something again whenever what a deck is read from changes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from versecards import console
from versecards.deck import SETTINGS_FILE, deck_folder
from versecards.problems import ContentError
from versecards.sourcestate import SourceState, source_state

_PAUSE = 0.3
"""Seconds between two looks at the files; longer where a look takes long."""
_SHOWN = 5


def watch(source: Path, action: Callable[[], object], *, at_once: bool = True) -> None:
    """Run an action now and after each change of the source, until Ctrl+C.

    Looked at are the articles, ``deck.yaml`` and the translations beside them. Errors of
    the content and of the file system are shown, and the watch goes on; only a source
    that is not there when it begins raises its ``ContentError``.
    """
    try:
        seen = source_state(source)
        if at_once and not source.exists():
            action()
        if at_once:
            _try(action)
            # a first build writes the settings itself, which is no change
            settings = str(deck_folder(source) / SETTINGS_FILE)
            written = {path: at for path, at in source_state(source).items() if path == settings}
            seen = {**written, **seen}
        while True:
            console.lines(["Watching; stop with Ctrl+C."])
            now = _changed(source, seen)
            names = sorted(path for path in seen | now if seen.get(path) != now.get(path))
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            console.lines(["", f"Changed: {', '.join(names[:_SHOWN])}{more}"])
            seen = now
            _try(action)
    except KeyboardInterrupt:
        console.lines([""])
        console.done("Stopped watching.")


def _try(action: Callable[[], object]) -> None:
    try:
        action()
    except ContentError as error:
        console.problems(error.problems)
        console.failed("Nothing was written.", to_error=False)
    except OSError as error:
        console.failed(console.file_error(error), to_error=False)


def _changed(source: Path, seen: SourceState) -> SourceState:
    """Wait until the files are others than before, and all of them written."""
    last = seen
    while True:
        begun = time.monotonic()
        now = source_state(source)
        if now != seen and now == last:
            return now
        last = now
        time.sleep(max(_PAUSE, 5 * (time.monotonic() - begun)))
