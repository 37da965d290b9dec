"""What the preview shows is what Anki shows, card by card, to the letter."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.anki import sample
from tests.anki.sample import write_package
from tests.anki.versions import learner
from tests.conftest import ROOT
from versecards.anki.fields import render_fields
from versecards.anki.notetype import note_type
from versecards.anki.rows import PackNote
from versecards.build import build
from versecards.notes import Kind
from versecards.preview import cardhtml
from versecards.preview.cardhtml import cards_of, retired_card

Rendered = dict[tuple[str, int], dict[str, Any]]


@pytest.fixture
def someone() -> Iterator[Any]:
    with learner() as one:
        yield one


def comparable(html: str) -> str:
    """Leave out the random names by which Anki's hints find their text."""
    return re.sub(r"hint[0-9a-f]{16}", "hint", html)


def in_anki(someone: Any, path: Path) -> Rendered:
    someone.import_package(path)
    return {(card["guid"], card["ord"]): card for card in someone.renders()}


def package(tmp_path: Path, notes: Sequence[PackNote]) -> Path:
    path = tmp_path / "sample.apkg"
    write_package(
        path,
        deck_name="Sample",
        deck_id=1_700_000_000_000,
        description="",
        notes=notes,
        notetype_mods=dict.fromkeys(Kind, sample.CHANGED),
    )
    return path


def assert_same(shown: Rendered, notes: Sequence[tuple[str, Kind, Mapping[str, str]]]) -> None:
    ours = {
        (guid, card.number): card for guid, kind, fields in notes for card in cards_of(kind, fields)
    }
    assert sorted(ours) == sorted(shown)
    assert ours
    for key, card in ours.items():
        assert card.template == shown[key]["template"]
        assert comparable(card.front) == comparable(shown[key]["question"])
        assert comparable(card.back) == comparable(shown[key]["answer"])


def test_every_kind_of_note_and_odd_ones(someone: Any, tmp_path: Path) -> None:
    notes = sample.pack()
    shown = in_anki(someone, package(tmp_path, notes))
    assert_same(shown, [(note.guid, note.kind, note.fields) for note in notes])


def test_every_card_of_the_article_that_the_project_ships(someone: Any, tmp_path: Path) -> None:
    source = shutil.copytree(
        ROOT / "source", tmp_path / "source", ignore=shutil.ignore_patterns("*.ledger")
    )
    built = build(source, tmp_path / "deck.apkg")
    notes = [(note.guid, note.kind, note.fields) for note in built.prepared.rendered]
    assert_same(in_anki(someone, built.path), notes)


def test_every_card_of_the_shared_article(
    someone: Any, tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    source = shutil.copy(shared("articles/intercession.txt"), tmp_path / "article.txt")
    built = build(Path(source), tmp_path / "deck.apkg")
    notes = [(note.guid, note.kind, note.fields) for note in built.prepared.rendered]
    assert_same(in_anki(someone, built.path), notes)


def test_what_counts_as_empty(someone: Any, tmp_path: Path) -> None:
    steps = ["<br>", " \n", "<DIV></div>", "\u00a0", "&nbsp;", "<br/>.", "<b></b>", "</div ><br >"]
    fields = render_fields(sample.VERSE, {})
    fields |= {f"Step {number}": value for number, value in enumerate(steps, 1)}
    note = PackNote(Kind.VERSE, "steps", fields, (), sample.CHANGED, sample.places(1))
    someone.import_package(package(tmp_path, [note]))
    made = someone.cards_by_hand()["steps"]
    assert [card.number for card in cards_of(Kind.VERSE, fields)] == made


def test_what_is_left_of_a_retired_note(someone: Any, tmp_path: Path) -> None:
    in_anki(someone, package(tmp_path, sample.pack(sample.SHOWN)))
    retired = [sample.retired(of) for of in sample.SHOWN]
    someone.wait()
    shown = in_anki(someone, package(tmp_path, retired))
    for note in retired:
        assert cards_of(note.kind, note.fields) == ()
        left = retired_card(note.kind, note.fields)
        for (guid, _), card in shown.items():
            if guid == note.guid:
                assert comparable(left.front) == comparable(card["question"])
                assert comparable(left.back) == comparable(card["answer"])


@pytest.mark.parametrize(
    "front",
    [
        "{{tts en_US:Text}}",
        "{{furigana:Text}}",
        "{{#Text}}open",
        "{{/Text}}",
        "{{#Text}}{{/Reference}}",
    ],
)
def test_a_template_that_the_preview_cannot_show_is_refused(
    front: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    verse = note_type(Kind.VERSE)
    template = replace(verse.templates[1], front=front)
    other = replace(verse, templates=(template,))
    monkeypatch.setattr(cardhtml, "note_type", lambda _: other)
    with pytest.raises(ValueError, match=r"\{\{"):
        cards_of(Kind.VERSE, {"Text": "In the beginning"})
