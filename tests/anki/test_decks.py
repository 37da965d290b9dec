"""Two whole decks in the real Anki, built as a person builds them: what the learner gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.anki.versions import learner, versions
from tests.anki.visible import text_of
from versecards.anki.description import description
from versecards.anki.notetype import note_type
from versecards.build import Built, build
from versecards.notes import Kind, VerseContent
from versecards.scripture.scan import scan

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["ours", "theirs"], scope="module")
def built(request: pytest.FixtureRequest) -> Built:
    if request.param == "ours":
        original = ROOT / "source" / "intercession.txt"
    else:
        original = request.getfixturevalue("shared")("articles/intercession.txt")
    folder = request.getfixturevalue("tmp_path_factory").mktemp(request.param)
    (folder / "intercession.txt").write_bytes(original.read_bytes())
    (folder / "deck.yaml").write_text("name: Prayer\nid: prayer\n")
    return build(folder, folder / "deck.apkg", now=1_700_000_000)


@pytest.fixture(params=versions(), scope="module")
def someone(request: pytest.FixtureRequest, built: Built) -> Iterator[Any]:
    with learner(request.param) as one:
        one.outcome = one.import_package(built.path)
        yield one


def test_anki_has_just_the_notes_and_cards_that_were_built(someone: Any, built: Built) -> None:
    found = someone.notes()
    assert sorted(someone.outcome["new"]) == sorted(note.guid for note in built.prepared.rendered)
    assert {guid: note["fields"] for guid, note in found.items()} == {
        note.guid: dict(note.fields) for note in built.prepared.rendered
    }
    cards = Counter(note["type"] for note in found.values() for _ in note["cards"])
    assert cards == {note_type(kind).name: built.summary.cards[kind] for kind in Kind}
    assert {guid: [card["ord"] for card in note["cards"]] for guid, note in found.items()} == (
        someone.cards_by_hand()
    )


def test_decks_tags_and_order_are_those_of_the_article(someone: Any, built: Built) -> None:
    assert set(someone.decks()) == {"Default", "Prayer"}
    for note in someone.notes().values():
        kind = note["type"].removeprefix("Versecards ").lower()
        assert note["tags"] == ["versecards::article::intercession", f"versecards::{kind}"]
    ours = [
        (card.due, card.number, note.guid, note.kind)
        for note in built.prepared.rendered
        for card in note.cards
    ]
    assert [(guid, number) for guid, number in someone.new_cards("Prayer")] == [
        (guid, number) for _, number, guid, _ in sorted(ours)
    ]
    dues = [due for due, *_ in ours]
    assert len(set(dues)) == len(dues)
    verses = [due for due, _, _, kind in ours if kind is Kind.VERSE]
    assert max(verses) < min(due for due, _, _, kind in ours if kind is Kind.POINT)


def test_the_description_says_how_to_learn(someone: Any) -> None:
    says = someone.decks()["Prayer"]
    assert says.count("<br>") >= 4
    for word in ("20 new cards a day", "bury", "think it over"):
        assert word in says


def test_a_description_names_ten_articles_and_each_notice_once() -> None:
    titles = [f"Title {number}" for number in range(12)]
    said = description(titles, ["Terms", "", "Terms"]).splitlines()
    assert said[-13:] == ["", *titles[:10], "… and 2 more", "Terms"]


def test_anki_finds_nothing_to_mend_and_no_empty_card(someone: Any) -> None:
    assert someone.check_database() == []
    assert someone.empty_cards() == []


def test_no_side_is_blank_and_no_question_shows_its_answer(someone: Any, built: Built) -> None:
    notes = {note.guid: note for note in built.prepared.rendered}
    for card in someone.renders():
        question, answer = text_of(card["question"]), text_of(card["answer"])
        assert len(question) > 20
        assert len(answer) > len(question) / 2
        assert "{{" not in card["question"] + card["answer"]
        note = notes[card["guid"]].note
        assert note is not None
        name = card["template"]
        if name == "Text to reference":
            assert isinstance(note.content, VerseContent)
            assert str(note.content.reference) not in question
            assert str(note.content.reference) in answer
            named = [ref for mention in scan(note.content.text) for ref in mention.references]
            assert named == []
        elif name == "Reference to text":
            assert isinstance(note.content, VerseContent)
            assert note.content.text not in question
            assert note.content.text in answer
            assert note.content.label in answer
        elif name.startswith("Reference "):
            asked = notes[card["guid"]].fields[name]
            assert text_of(asked) not in question
            assert text_of(asked) in answer


def test_a_second_import_of_an_unchanged_build_updates_nothing(someone: Any, built: Built) -> None:
    again = build(Path(built.prepared.deck.shown), built.path, now=1_800_000_000)
    outcome = someone.import_package(again.path)
    assert outcome["new"] == outcome["updated"] == []
