"""The versions of Anki that packages are tried on, each got from PyPI when first wanted.

The newest (the one that the test extra installed) is always tried. With
``VERSECARDS_ANKI_VERSIONS=all``, and in CI, the others are too; a list ("24.11,25.9.5")
names some of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
NEWEST = "newest"
OLDER = ("25.9.5", "24.11", "23.10.1")
OLDEST = "2.1.66"
"""Its importer has no options yet: only some of what holds elsewhere holds here."""


def versions(*, oldest: bool = False) -> tuple[str, ...]:
    """Return the versions to try now, for ``pytest.mark.parametrize``."""
    every = (NEWEST, *OLDER, OLDEST) if oldest else (NEWEST, *OLDER)
    asked = os.environ.get("VERSECARDS_ANKI_VERSIONS", "all" if os.environ.get("CI") else "")
    if asked == "all":
        return every
    return (NEWEST, *(version for version in every if version in asked.split(",")))


@contextmanager
def learner(version: str = NEWEST) -> Iterator[Any]:
    """Give a ``tests.anki.real.Learner`` with a fresh collection in this version of Anki.

    It runs in a Python of its own; its methods take and return plain data.
    """
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable]
    if version != NEWEST:
        environment["PYTHONPATH"] = str(_installed(version))
        command.append("-S")  # nothing of our own environment, only that folder
    process = subprocess.Popen(
        [*command, str(Path(__file__).with_name("real.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    try:
        yield _Remote(process)
    finally:
        assert process.stdin and process.stdout
        process.stdin.close()
        process.wait(timeout=60)
        process.stdout.close()


class _Remote:
    """Every method of ``Learner``, called in the other process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any, **keywords: Any) -> Any:
            assert self._process.stdin and self._process.stdout
            plain = [str(value) if isinstance(value, Path) else value for value in arguments]
            self._process.stdin.write(json.dumps([name, plain, keywords]) + "\n")
            self._process.stdin.flush()
            reply = json.loads(self._process.stdout.readline() or '{"error": "Anki ended"}')
            if "error" in reply:
                raise RuntimeError(reply["error"])
            return reply["result"]

        return call


def _installed(version: str) -> Path:
    """Return the folder that holds this version of the wheel with all it needs."""
    folder = ROOT / ".venv" / "anki" / version
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as half:
            target = Path(half, version)
            others = Path(half, "constraints.txt")
            others.write_text(_constraints(), encoding="utf-8")
            pip = [sys.executable, "-m", "pip", "install", "-qqq", "--target", str(target)]
            subprocess.run([*pip, f"--constraint={others}", f"anki=={version}"], check=True)
            try:
                target.rename(folder)
            except OSError:  # another test run was quicker
                if not folder.exists():
                    raise
    return folder


def _constraints() -> str:
    """Return the versions that were tested, but for Anki's own."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("anki=="))
