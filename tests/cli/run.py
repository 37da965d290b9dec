"""The program as a person starts it, in a folder of its own."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from versecards.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def run(folder: Path, *arguments: str, stdin: bytes | None = None, **environment: str) -> Ran:
    """Run ``versecards`` in a folder; no traceback may ever reach the user.

    It runs in this process, with a terminal that is none, to spare each test the start of
    Python; ``run_process`` is for what only a process shows.
    """
    out, err, reads = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(3))
    reads.buffer.write(stdin or b"")
    reads.seek(0)
    before, thresholds = Path.cwd(), gc.get_threshold()
    os.chdir(folder)
    try:
        with (
            mock.patch.dict(os.environ, environment),
            mock.patch.object(sys, "argv", ["versecards", *arguments]),
            mock.patch.object(sys, "stdin", reads),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            status = _status()
    finally:
        os.chdir(before)
        gc.set_threshold(*thresholds)
    return _checked(status, _written(out), _written(err))


def _status() -> int:
    try:
        main()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return 0


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue()


def run_process(
    folder: Path, *arguments: str, stdin: bytes | None = None, **environment: str
) -> Ran:
    """Run ``versecards`` in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "versecards", *arguments],
        cwd=folder,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )
    return _checked(done.returncode, done.stdout, done.stderr)


def _checked(status: int, out: bytes, err: bytes) -> Ran:
    ran = Ran(status, out.decode(), err.decode())
    assert "Traceback" not in ran.all, ran.all
    assert "made a mistake" not in ran.all, ran.all
    return ran
