"""A build that is killed at any moment leaves files that the next build completes."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.ledger.editing import markdown
from tests.ledger.killing import killed
from tests.regenerate.story import SETTINGS, point, statement
from versecards.build import build

TITLE = "Who prayed?"
MOSES = statement("Moses stood between God and the people.", "Exod.32.11", "Num.14.13")
HANNAH = statement("Hannah poured out her soul before the Lord.", "1Sam.1.15")
REFUGE = point("God is our mighty refuge.", "mighty refuge")
BUILD = """
from pathlib import Path
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
    return killed(step, BUILD.format(source=source, package=package))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_a_build_killed_at_every_write(tmp_path: Path) -> None:
    start = tmp_path / "start"
    (start / "source").mkdir(parents=True)
    (start / "source" / "deck.yaml").write_text(SETTINGS, "utf-8")
    article = start / "source" / "prayer.md"
    article.write_text(markdown(TITLE, [MOSES, HANNAH, REFUGE]), "utf-8")
    build(start / "source", start / "build" / "deck.apkg", now=1000)
    old = files(start)
    more = statement("Moses stood long between God and the people.", *MOSES.items, "Ps.106.23")
    article.write_text(markdown(TITLE, [more, REFUGE]), "utf-8")

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
