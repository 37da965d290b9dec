"""A build that is killed at any moment leaves files that the next build completes.

``python -m tests.regenerate.test_killed COUNT`` kills that many builds at random moments and
prints what they left.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ledger.editing import markdown
from tests.ledger.killing import killed
from tests.regenerate.story import SETTINGS, point, statement
from versecards.build import build

TITLE = "Who prayed?"
MOSES = statement("Moses stood between God and the people.", "Exod.32.11", "Num.14.13")
HANNAH = statement("Hannah poured out her soul before the Lord.", "1Sam.1.15")
REFUGE = point("God is our mighty refuge.", "mighty refuge")
# A cache of its own, or what the builds of other tests have left there changes the steps.
BUILD = """
import os
from pathlib import Path
os.environ["VERSECARDS_CACHE"] = {cache!r}
from versecards.build import build
killer.active = True
build(Path({source!r}), Path({package!r}), now=2000)
"""


def files(folder: Path) -> tuple[bytes | None, bytes | None]:
    both = folder / "source" / "deck.ledger", folder / "build" / "deck.apkg"
    ledger, package = (path.read_bytes() if path.exists() else None for path in both)
    return ledger, package


def run(folder: Path, step: int) -> int:
    """Run the second build, killed at a step; return how many steps it has if it is not."""
    source, package = str(folder / "source"), str(folder / "build" / "deck.apkg")
    cache = f"{folder}-cache"
    return killed(step, BUILD.format(source=source, package=package, cache=cache))


def begun(tmp_path: Path) -> Path:
    """Return a folder with a deck that was built once and edited since."""
    start = tmp_path / "start"
    (start / "source").mkdir(parents=True)
    (start / "source" / "deck.yaml").write_text(SETTINGS, "utf-8")
    article = start / "source" / "prayer.md"
    article.write_text(markdown(TITLE, [MOSES, HANNAH, REFUGE]), "utf-8")
    build(start / "source", start / "build" / "deck.apkg", now=1000)
    more = statement("Moses stood long between God and the people.", *MOSES.items, "Ps.106.23")
    article.write_text(markdown(TITLE, [more, REFUGE]), "utf-8")
    return start


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_a_build_killed_at_every_write(tmp_path: Path) -> None:
    start = begun(tmp_path)
    old = files(start)
    whole = shutil.copytree(start, tmp_path / "whole")
    steps = run(whole, 0)
    new = files(whole)
    assert steps >= 12 and new[0] != old[0] and new[1] != old[1]

    folders = {step: shutil.copytree(start, tmp_path / str(step)) for step in range(1, steps + 1)}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, folders.values(), folders))
    seen = set()
    for folder in folders.values():
        left = files(folder)
        seen.add(left)
        build(folder / "source", folder / "build" / "deck.apkg", now=2000)
        assert files(folder) == new
        assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == [
            *("deck.apkg", "deck.ledger", "deck.yaml", "prayer.md")
        ]
    assert seen == {old, (new[0], old[1]), new}, "never a new deck with the old ledger"


def killed_at_random(tmp_path: Path, count: int) -> Counter[str]:
    """Kill builds at random moments; each leaves whole files that the next build completes."""
    start = begun(tmp_path)
    old = files(start)
    command = [sys.executable, "-m", "versecards", "build", "source", "-o", "build/deck.apkg"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "2000", "PYTHONPATH": str(ROOT / "cards")}

    def build_in(folder: Path, seconds: float | None) -> None:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    whole = shutil.copytree(start, tmp_path / "whole")
    before = time.monotonic()
    build_in(whole, None)
    took = time.monotonic() - before
    new = files(whole)
    names = {(old[0], old[1]): "old", (new[0], old[1]): "ledger", (new[0], new[1]): "new"}
    left: Counter[str] = Counter()
    for number in range(count):
        folder = shutil.copytree(start, tmp_path / f"killed{number}")
        build_in(folder, random.uniform(0.3, 1.05) * took)
        left[names[files(folder)]] += 1
        build(folder / "source", folder / "build" / "deck.apkg", now=2000)
        assert files(folder) == new
        assert not list(folder.rglob(".versecards-*"))
        shutil.rmtree(folder)
    return left


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_builds_killed_at_random_moments(tmp_path: Path) -> None:
    assert sum(killed_at_random(tmp_path, 3).values()) == 3


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(dict(killed_at_random(Path(folder), int(sys.argv[1]))))
