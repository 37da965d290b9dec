"""Two leaders whose folders have one name, one learner of both: neither touches the other's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.anki.versions import learner
from versecards.build import build
from versecards.starter import make_folder

ARTICLE = """\
# {title}

## What does the Bible say?

{sentence} (John 3:16).
"""


def write(source: Path, title: str, sentence: str) -> None:
    text = ARTICLE.format(title=title, sentence=sentence)
    (source / "article.md").write_text(text, encoding="utf-8")


def leader(folder: Path, title: str, *, init: bool) -> Path:
    source = folder / "bible-study"
    if init:
        make_folder(source)
        (source / "example.txt").unlink()
    else:
        source.mkdir(parents=True)
    write(source, title, "God gave his only Son")
    return source


@pytest.mark.parametrize("init", [True, False], ids=["init", "bare folders"])
def test_two_decks_of_one_name_never_meet(tmp_path: Path, init: bool) -> None:
    one = leader(tmp_path / "one", "Whom did God love?", init=init)
    two = leader(tmp_path / "two", "How did God love?", init=init)
    packages = {source: source.parent / "deck.apkg" for source in (one, two)}
    with learner() as anki:
        for now, (source, package) in enumerate(packages.items(), 1_700_000_000):
            build(source, package, now=now)
            log = anki.import_package(package)
            assert not log["updated"] and log["new"]
        mine = guids(build(one, packages[one], now=1_700_000_002))
        before = {guid: anki.notes()[guid] for guid in mine}
        for guid in mine:
            anki.answer(guid, before[guid]["cards"][0]["ord"])
        before = {guid: anki.notes()[guid] for guid in mine}
        text = ARTICLE.format(title="How did God love?", sentence="God is light")
        (two / "article.md").write_text(text.replace("John 3:16", "1 John 1:5"), encoding="utf-8")
        build(two, packages[two], now=1_700_001_000, replace_all=True)
        assert anki.import_package(packages[two])["updated"]
        assert {guid: anki.notes()[guid] for guid in mine} == before
        assert not {guid for guid, _ in anki.empty_cards()} & mine


def guids(built: Any) -> set[str]:
    return {note.guid for note in built.prepared.rendered}
