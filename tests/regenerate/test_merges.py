"""Two people edit one deck, each builds, git merges: nobody lends a hand, nobody loses a card.

Each of the two has a learner, who imports what his author built and then the merged deck,
into the real Anki.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.anki.versions import learner
from tests.ledger.test_merge import git
from tests.regenerate.story import SETTINGS
from versecards.build import Built, build, prepare
from versecards.ledger import Ledger
from versecards.starter import make_folder

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not here")

PRAYER = """\
# Who prayed for others?

## What does the Bible say?

Moses stood between God and the people (Exodus 32:11).

Samuel counted it sin to stop praying (1 Samuel 12:23).

Hannah poured out her soul before the Lord (1 Samuel 1:15).

## Understand

- Prayer rests on the **promises of God**.

- God is our **mighty refuge** in trouble.

## Reflect

- Who needs your prayers this week?
"""
HOPE = """\
# What do we hope for?

## What does the Bible say?

Hope does not put us to shame (Romans 5:5).

The God of hope fills us with joy (Romans 15:13).
"""
NEW = "# {title}\n\n## What does the Bible say?\n\n{sentence}\n"
Edit = Callable[[Path], None]


def change(file: str, old: str, new: str) -> Edit:
    def edit(source: Path) -> None:
        path = source / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    return edit


def add(file: str, title: str, sentence: str) -> Edit:
    return lambda source: (source / file).write_text(NEW.format(title=title, sentence=sentence))  # type: ignore[return-value]


def rename(old: str, new: str) -> Edit:
    return lambda source: (source / old).rename(source / new)  # type: ignore[return-value]


SAMUEL = change("prayer.md", "it sin to stop", "it a sin to stop")
HANNAH = change("prayer.md", "\nHannah poured out her soul before the Lord (1 Samuel 1:15).\n", "")
HOPING = change("hope.md", "put us to shame", "ever put us to shame")
TITLE = change("prayer.md", "# Who prayed for others?", "# Whose prayers did God hear?")
VERSE = change("prayer.md", "(Exodus 32:11)", "(Exodus 32:11; Numbers 14:13)")
OTHER_VERSE = change("hope.md", "(Romans 5:5)", "(Romans 5:5; Titus 2:13)")
DANIEL = add("daniel.md", "How did Daniel pray?", "Daniel knelt three times a day (Daniel 6:10).")
PETER = add("easter.md", "What is Easter?", "He is the first fruits of the dead (1 Cor 15:20).")
ASV = change("deck.yaml", "translation: KJV", "translation: ASV")
POINT = change("prayer.md", "rests on", "rests upon")
REFUGE = change("prayer.md", "in trouble", "in every trouble")
RENAME = rename("prayer.md", "those-who-prayed.md")

MERGES = {
    "adjacent bullets": (POINT, REFUGE),
    "two new articles": (DANIEL, PETER),
    "two new verses": (VERSE, OTHER_VERSE),
    "title and bullet": (TITLE, POINT),
    "rename and edit": (RENAME, SAMUEL),
    "translation and bullet": (ASV, POINT),
    "the same edit twice": (SAMUEL, SAMUEL),
    "two articles": (SAMUEL, HOPING),
    "a sentence gone and a bullet": (HANNAH, POINT),
    "a new article and a bullet": (DANIEL, REFUGE),
    "a new verse and an edit of its sentence's neighbour": (VERSE, SAMUEL),
}


class Desk:
    """A folder in git in which two branches are built, and a learner for each."""

    def __init__(self, folder: Path, anki: dict[str, object]) -> None:
        self.folder, self.anki = folder, anki
        self.source, self.package = folder / "source", folder / "build" / "prayer.apkg"
        self.now = 1_700_000_000

    def begin(self) -> None:
        make_folder(self.source)
        (self.source / "example.txt").unlink()
        (self.source / "deck.yaml").write_text(f"{SETTINGS}translation: KJV\n", "utf-8")
        (self.source / "prayer.md").write_text(PRAYER, "utf-8")
        (self.source / "hope.md").write_text(HOPE, "utf-8")
        git(self.source, "init", "-q", "-b", "ours")

    def build(self, name: str) -> Built:
        self.now += 1000
        built = build(self.source, self.package, now=self.now)
        shutil.copy(self.package, self.folder / f"{name}.apkg")
        git(self.source, "add", "-A")
        assert git(self.source, "commit", "-q", "--allow-empty", "-m", name) == 0
        return built

    def guids(self) -> set[str]:
        ledger = Ledger.load(self.source / "deck.ledger", "")
        return {entry.guid for entry in ledger.entries}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ExitStack() as stack:
        learners = {name: stack.enter_context(learner()) for name in ("ours", "theirs")}
        yield Desk(tmp_path, learners)


def cards(anki: object) -> dict[tuple[str, int], int]:
    """The reviews of each card of a learner."""
    notes = anki.notes()  # type: ignore[attr-defined]
    return {
        (guid, card["ord"]): card["reviews"]
        for guid, note in notes.items()
        for card in note["cards"]
    }


@pytest.mark.parametrize(("ours", "theirs"), MERGES.values(), ids=list(MERGES))
def test_two_edits_merge_without_a_hand(desk: Desk, ours: Edit, theirs: Edit) -> None:
    desk.begin()
    desk.build("base")
    git(desk.source, "branch", "theirs")
    branch_guids = set()
    for name, edit in (("ours", ours), ("theirs", theirs)):
        git(desk.source, "checkout", "-q", name)
        edit(desk.source)
        desk.build(name)
        branch_guids |= desk.guids()
    git(desk.source, "checkout", "-q", "ours")
    assert git(desk.source, "merge", "-q", "--no-edit", "theirs") == 0
    built = desk.build("merged")
    assert desk.guids() == branch_guids, "no guid is lost, none comes anew"
    assert not built.prepared.plan.new
    assert not prepare(desk.source, desk.package, now=desk.now + 1000).plan.pending
    shown = []
    for name, anki in desk.anki.items():
        for package in ("base", name):
            anki.import_package(desk.folder / f"{package}.apkg")  # type: ignore[attr-defined]
        for guid, number in cards(anki):
            if anki.notes()[guid]["fields"]["Active"]:  # type: ignore[attr-defined]
                anki.answer(guid, number)  # type: ignore[attr-defined]
        before = cards(anki)
        log = anki.import_package(desk.folder / "merged.apkg")  # type: ignore[attr-defined]
        assert not log["conflicting"]
        after = cards(anki)
        assert {card: after[card] for card in before} == before, "no review is lost"
        notes = anki.notes()  # type: ignore[attr-defined]
        shown.append({guid: (note["fields"], note["tags"]) for guid, note in notes.items()})
    assert shown[0] == shown[1], "both learners have the same deck"


def test_a_new_deck_merges_its_ledger_as_init_says(tmp_path: Path) -> None:
    make_folder(tmp_path / "deck")
    assert "deck.ledger merge=union" in (tmp_path / "deck" / ".gitattributes").read_text()
