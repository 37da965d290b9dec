"""Two people edit articles of one deck; git merges the ledger as it merges the articles."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.ledger.making import DECK, build, concept, question, verse
from versecards.ledger import Ledger, State
from versecards.notes import Note

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

ONE = [
    verse("1Sam.1.15", "one.txt"),
    concept("Hannah poured out her soul before the Lord.", "1Sam.1.15", article="one.txt"),
    concept("Samuel counted it sin to stop praying.", "1Sam.12.23", article="one.txt"),
    question("Who needs your prayers this week?", "one.txt"),
]
TWO = [
    verse("Heb.7.25", "two.txt"),
    concept("Jesus always lives to plead for us.", "Heb.7.25", article="two.txt"),
    question("How does this change the way you pray?", "two.txt"),
]
MENDED = concept("Hannah poured out all her soul to the Lord.", "1Sam.1.15", article="one.txt")
ADDED = [
    verse("Rom.8.34", "two.txt"),
    concept("Christ is at the right hand of God.", "Rom.8.34", article="two.txt"),
]


def git(folder: Path, *words: str) -> int:
    config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *who, *words],
        cwd=folder,
        env={**os.environ, **config},
        capture_output=True,
        check=False,
    )
    return done.returncode


def save(path: Path, notes: Sequence[Note], now: int) -> None:
    path.write_bytes(build(Ledger.load(path, DECK), notes, now)[1].ledger.encode())
    git(path.parent, "add", "-A")
    assert git(path.parent, "commit", "-q", "-m", "Build") == 0


def merged(folder: Path, ours: Sequence[Note], theirs: Sequence[Note]) -> tuple[Path, int]:
    """Build on two branches; return the ledger and what ``git merge`` said."""
    path = folder / "deck.ledger"
    assert git(folder, "init", "-q", "-b", "main") == 0
    save(path, [*ONE, *TWO], 1000)
    git(folder, "checkout", "-q", "-b", "theirs")
    save(path, theirs, 2000)
    git(folder, "checkout", "-q", "main")
    save(path, ours, 3000)
    return path, git(folder, "merge", "-q", "--no-edit", "theirs")


def test_edits_of_two_articles_merge_by_themselves(tmp_path: Path) -> None:
    ours, theirs = [ONE[0], MENDED, *ONE[2:], *TWO], [*ONE, *TWO, *ADDED]
    path, status = merged(tmp_path, ours, theirs)
    assert status == 0
    found, stamped = build(Ledger.load(path, DECK), [ONE[0], MENDED, *ONE[2:], *TWO, *ADDED], 4000)
    assert not stamped.changed, "both builds are in it, nothing is left to do"
    assert {item.state for item in found.notes} == {State.KNOWN}
    assert sorted(set(stamped.mods.values())) == [1000, 2000, 3000]


@pytest.mark.parametrize("union", [False, True], ids=["marks taken out by hand", "merge=union"])
def test_edits_of_one_note_come_together(tmp_path: Path, union: bool) -> None:
    other = concept(
        "Hannah in tears poured out her soul before the Lord.", *MENDED.items, article="one.txt"
    )
    if union:
        (tmp_path / ".gitattributes").write_text("*.ledger merge=union\n")
    path, status = merged(
        tmp_path, [ONE[0], MENDED, *ONE[2:], *TWO], [ONE[0], other, *ONE[2:], *TWO]
    )
    assert (status == 0) == union
    if not union:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        marks = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
        path.write_text("".join(line for line in lines if not line.startswith(marks)), "utf-8")
    ledger = Ledger.load(path, DECK)
    assert [problem.code for problem in ledger.problems] == ["ledger-twice"]
    found, stamped = build(ledger, [ONE[0], MENDED, *ONE[2:], *TWO], 4000)
    assert stamped.changed and not found.retired
    assert {item.state for item in found.notes} == {State.KNOWN}
    assert len(stamped.ledger.entries) == len(ONE) + len(TWO)
