"""Ledger and deck: the old ones or the new ones, wherever a build is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.ledger.killing import killed
from versecards.files import replace_files
from versecards.ledger.lock import locked
from versecards.problems import ContentError

REPLACE = """
from pathlib import Path
from versecards.files import replace_files
from versecards.ledger.lock import locked
ledger, deck = Path({ledger!r}), Path({deck!r})
killer.active = True
with locked(ledger):
    replace_files([(ledger, b"new ledger"), (deck, b"new deck" * 20000)])
"""
NEW = (b"new ledger", b"new deck" * 20000)
OLD = (b"old ledger", b"old deck")


def place(folder: Path, *, old: bool) -> tuple[Path, Path]:
    ledger, deck = folder / "source" / "deck.ledger", folder / "build" / "deck.apkg"
    ledger.parent.mkdir(parents=True)
    if old:
        deck.parent.mkdir()
        ledger.write_bytes(OLD[0])
        deck.write_bytes(OLD[1])
    return ledger, deck


def contents(ledger: Path, deck: Path) -> tuple[bytes | None, bytes | None]:
    ledger_bytes = ledger.read_bytes() if ledger.exists() else None
    return ledger_bytes, deck.read_bytes() if deck.exists() else None


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
@pytest.mark.parametrize("old", [True, False], ids=["over old files", "first build"])
def test_a_kill_at_every_write_leaves_both_old_or_both_new(tmp_path: Path, old: bool) -> None:
    ledger, deck = place(tmp_path / "whole", old=old)
    steps = killed(0, REPLACE.format(ledger=str(ledger), deck=str(deck)))
    assert steps >= 12 and contents(ledger, deck) == NEW
    places = {step: place(tmp_path / str(step), old=old) for step in range(1, steps + 1)}
    before = contents(*places[1])
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [
            REPLACE.format(ledger=str(ledger), deck=str(deck)) for ledger, deck in places.values()
        ]
        list(pool.map(killed, places, runs))
    seen = set()
    for ledger, deck in places.values():
        left = contents(ledger, deck)
        assert left[1] == before[1] or left[0] == NEW[0], "never a new deck with the old ledger"
        seen.add(left)
        replace_files([(ledger, NEW[0]), (deck, NEW[1])])
        left_over = [*ledger.parent.iterdir(), *deck.parent.iterdir()]
        assert left_over == [ledger, deck], "the next build sweeps up"
    assert seen == {before, (NEW[0], before[1]), NEW}


def test_both_are_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    ledger, deck = place(tmp_path, old=True)
    replace_files([(ledger, NEW[0]), (deck, NEW[1])])
    assert contents(ledger, deck) == NEW
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        "deck.apkg",
        "deck.ledger",
    ]


def test_a_folder_that_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    ledger, deck = place(tmp_path, old=True)
    blocked = deck / "inside-a-file.apkg"
    with pytest.raises(OSError):
        replace_files([(ledger, NEW[0]), (blocked, NEW[1])])
    assert contents(ledger, deck) == OLD
    assert [path.name for path in ledger.parent.iterdir()] == ["deck.ledger"]


def test_a_file_that_is_held_is_said_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, deck = place(tmp_path, old=True)
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == deck.name:
            raise PermissionError(13, "in use")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(ContentError) as caught:
            replace_files([(ledger, NEW[0]), (deck, NEW[1])])
    [problem] = caught.value.problems
    assert problem.code == "file-held" and "deck.apkg" in problem.file
    assert contents(ledger, deck) == (NEW[0], OLD[1])
    assert [path.name for path in deck.parent.iterdir()] == ["deck.apkg"]


def test_links_are_followed(tmp_path: Path) -> None:
    ledger, deck = place(tmp_path, old=True)
    there = tmp_path / "elsewhere" / "there.apkg"
    there.parent.mkdir()
    deck.unlink()
    deck.symlink_to(there)
    replace_files([(ledger, NEW[0]), (deck, NEW[1])])
    assert deck.is_symlink() and there.read_bytes() == NEW[1]


def test_a_name_may_be_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".apkg")
    replace_files([(path, b"deck")])
    assert path.read_bytes() == b"deck"


def test_a_second_build_waits_or_says_so(tmp_path: Path) -> None:
    ledger = tmp_path / "deck.ledger"
    with locked(ledger):
        start = time.monotonic()
        with pytest.raises(ContentError) as caught, locked(ledger, wait=0.2):
            pass
        assert time.monotonic() - start >= 0.2
        assert caught.value.problems[0].code == "ledger-busy"
        got = threading.Event()
        waiting = threading.Thread(target=_take, args=(ledger, got))
        waiting.start()
        assert not got.wait(0.2)
    assert got.wait(5)
    waiting.join()
    assert list(tmp_path.iterdir()) == [], "no lock file among the articles"


def _take(ledger: Path, got: threading.Event) -> None:
    with locked(ledger, wait=10):
        got.set()


def test_the_lock_falls_with_a_killed_build(tmp_path: Path) -> None:
    ledger = tmp_path / "deck.ledger"
    statements = REPLACE.format(ledger=str(ledger), deck=str(tmp_path / "deck.apkg"))
    killed(3, statements)
    with locked(ledger, wait=0):
        pass


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    ledger, deck = tmp_path / "deck.ledger", tmp_path / "deck.apkg"
    statements = """
from pathlib import Path
from versecards.files import replace_files
from versecards.ledger.lock import locked
ledger, deck = Path({ledger!r}), Path({deck!r})
for turn in range(20):
    with locked(ledger):
        word = b"{name} %d" % turn
        replace_files([(ledger, word), (deck, word)])
        assert ledger.read_bytes() == deck.read_bytes() == word
"""
    builds = [
        subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.ledger.killing", "0"),
                statements.format(ledger=str(ledger), deck=str(deck), name=name),
            ],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        for name in ("one", "two")
    ]
    assert [build.wait(60) for build in builds] == [0, 0]
    assert ledger.read_bytes() == deck.read_bytes()
