"""A ledger that cannot be used stops a build before anything is written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ledger.editing import markdown
from tests.regenerate.story import SETTINGS, statement
from versecards.build import build
from versecards.ledger import Ledger
from versecards.problems import ContentError

HANNAH = statement("Hannah poured out her soul before the Lord.", "1Sam.1.15")
MOSES = statement("Moses stood between God and the people.", "Exod.32.11")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "deck.yaml").write_text(SETTINGS, "utf-8")
    (folder / "prayer.md").write_text(markdown("Who prayed?", [HANNAH]), "utf-8")
    return folder


def conflict(text: str) -> str:
    first, line, *rest = text.splitlines(keepends=True)
    return "".join([first, "<<<<<<< HEAD\n", line, "=======\n", line, ">>>>>>> other\n", *rest])


@pytest.mark.parametrize(
    ("spoil", "line", "code"),
    [
        (lambda text: text[: len(text) // 2], None, "ledger-damaged"),
        (lambda text: text.replace('"concept",', '"concept"'), None, "ledger-damaged"),
        (lambda text: text.replace('ledger",3,', 'ledger",4,'), 1, "ledger-version"),
        (lambda text: text.replace('"prayer"]', '"other"]'), 1, "ledger-deck"),
        (conflict, 2, "ledger-conflict"),
    ],
)
def test_a_ledger_that_cannot_be_used_stops_the_build(
    source: Path, spoil: Callable[[str], str], line: int | None, code: str
) -> None:
    package, ledger = source.parent / "deck.apkg", source / "deck.ledger"
    build(source, package, now=1000)
    before = package.read_bytes()
    spoilt = spoil(ledger.read_text("utf-8"))
    ledger.write_text(spoilt, "utf-8")
    (source / "prayer.md").write_text(markdown("Who prayed?", [HANNAH, MOSES]), "utf-8")
    with pytest.raises(ContentError) as caught:
        build(source, package, now=2000)
    first = caught.value.problems[0]
    assert (first.file, first.code) == (str(ledger), code)
    assert first.line == line if line else first.line > 1
    assert first.remedy
    assert package.read_bytes() == before
    assert ledger.read_text("utf-8") == spoilt


def test_builds_at_the_same_time_leave_one_sound_ledger(source: Path) -> None:
    lines = [HANNAH, MOSES]
    (source / "prayer.md").write_text(markdown("Who prayed?", lines), "utf-8")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "versecards", "build", str(source), "-o", str(package)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.DEVNULL,
        )
        for package in (source.parent / f"{number}.apkg" for number in range(3))
    ]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    packages = {(source.parent / f"{number}.apkg").read_bytes() for number in range(3)}
    assert len(packages) == 1, "one build made the ledger, the others followed it"
    assert len(Ledger.load(source / "deck.ledger", "prayer").entries) == 5
