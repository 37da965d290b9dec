"""One build at a time: a second one of the same ledger waits, or says that it cannot."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from versecards.problems import ContentError, problem

_PAUSE = 0.05


@contextmanager
def locked(ledger: Path, wait: float = 30.0) -> Iterator[None]:
    """Hold the lock of this ledger, waiting for it up to ``wait`` seconds.

    It falls with the process, however that ends, and leaves no file among the articles:
    the folder itself is locked, on Windows a file among the temporary ones. On a file
    system that has no locks nothing is locked. ``ContentError`` when another build holds
    it too long.
    """
    handle = _open(ledger)
    try:
        deadline = time.monotonic() + wait
        while not _try_lock(handle):
            if time.monotonic() >= deadline:
                raise ContentError(problem("ledger-busy", (str(ledger), 0, 0), seconds=wait))
            time.sleep(_PAUSE)
        yield
    finally:
        with suppress(OSError):
            os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _open(ledger: Path) -> int:
        name = hashlib.sha256(os.fsencode(ledger.resolve())).hexdigest()[:16]
        path = Path(tempfile.gettempdir()) / f"versecards-{name}.lock"
        return os.open(path, os.O_RDWR | os.O_CREAT)

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open(ledger: Path) -> int:
        return os.open(ledger.resolve().parent, os.O_RDONLY)

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
