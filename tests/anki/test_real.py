"""The package in the real Anki: what a learner gets, sees, keeps and clears away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.anki import sample
from tests.anki.sample import write_package
from tests.anki.versions import learner, versions
from tests.anki.visible import tags_of, text_of
from versecards.anki.notetype import note_type
from versecards.anki.rows import PackNote
from versecards.notes import Kind

GONE = "This card is no longer part of the deck."
MODS = dict.fromkeys(Kind, sample.CHANGED)
ODD_VERSE = next(of for of in sample.ODD if of.text == "Phil.1.1")


def package(
    tmp_path: Path, notes: Sequence[PackNote], mods: Mapping[Kind, int] = MODS, name: str = "Sample"
) -> Path:
    path = tmp_path / "sample.apkg"
    write_package(
        path,
        deck_name=name,
        deck_id=1_700_000_000_000,
        description="About <b>",
        notes=notes,
        notetype_mods=mods,
    )
    return path


@pytest.fixture(params=versions(oldest=True), scope="module")
def someone(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A learner who has imported the whole sample and only looks."""
    with learner(request.param) as one:
        folder = request.getfixturevalue("tmp_path_factory").mktemp("package")
        one.outcome = one.import_package(package(folder, sample.pack()))
        yield one


@pytest.fixture(params=versions(oldest=True))
def anew(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A learner with an empty collection."""
    with learner(request.param) as one:
        yield one


# What is there.


def test_every_note_is_new(someone: Any) -> None:
    notes = sample.pack()
    assert sorted(someone.outcome["new"]) == sorted(note.guid for note in notes)
    assert not any(found for name, found in someone.outcome.items() if name != "new")


def test_fields_tags_types_and_times_arrive_as_written(someone: Any) -> None:
    found = someone.notes()
    for note in sample.pack():
        there = found[note.guid]
        assert there["fields"] == note.fields
        assert there["tags"] == list(note.tags)
        assert there["type"] == note_type(note.kind).name
        assert there["mod"] == note.mod


def test_cards_are_those_that_anki_makes_itself(someone: Any) -> None:
    ours = {guid: [card["ord"] for card in note["cards"]] for guid, note in someone.notes().items()}
    assert ours == someone.cards_by_hand()


def test_all_cards_lie_in_one_deck(someone: Any) -> None:
    assert someone.decks() == {"Default": "", "Sample": "About &lt;b&gt;"}
    cards = [card for note in someone.notes().values() for card in note["cards"]]
    assert {card["deck"] for card in cards} == {"Sample"}


def test_new_cards_come_in_the_order_of_the_article(someone: Any) -> None:
    guids = [guid for guid, _ in someone.new_cards("Sample")]
    assert list(dict.fromkeys(guids)) == [note.guid for note in sample.pack()]


def test_anki_has_nothing_to_mend_or_to_clear(someone: Any) -> None:
    assert someone.check_database() == []
    assert someone.empty_cards() == []


def test_note_types_arrive_with_their_ids(someone: Any) -> None:
    found = someone.note_types()
    for kind in Kind:
        ours = note_type(kind)
        there = found[ours.name]
        assert int(there["id"]) == ours.id
        assert [field["name"] for field in there["flds"]] == list(ours.field_names)
        assert [card["name"] for card in there["tmpls"]] == [c.name for c in ours.templates]
        assert there["css"] == ours.css
        if someone.version() >= "23.10":
            assert [field["id"] for field in there["flds"]] == [f.id for f in ours.fields]
            assert [card["id"] for card in there["tmpls"]] == [c.id for c in ours.templates]


def test_ankis_own_editor_takes_the_templates(anew: Any, tmp_path: Path) -> None:
    anew.import_package(package(tmp_path, sample.pack(sample.SHOWN)))
    anew.save_note_types()
    assert all(found["css"].endswith(" ") for found in anew.note_types().values())


# What is seen.


def test_both_sides_of_every_card_show_something_whole(someone: Any) -> None:
    for card in someone.renders():
        question, answer = text_of(card["question"]), text_of(card["answer"])
        assert len(question.split("\n")) >= 2  # more than the heading
        assert answer != question
        for side in (card["question"], card["answer"]):
            assert GONE not in side
            assert "is blank" not in side and "unknown field" not in side.lower()
            assert "script" not in tags_of(side)
            assert 'dir="auto"' in side
        assert 'id="answer"' in card["answer"]


def test_no_question_shows_its_answer(someone: Any) -> None:
    fields = {guid: note["fields"] for guid, note in someone.notes().items()}
    for card in someone.renders():
        own, question, name = fields[card["guid"]], text_of(card["question"]), card["template"]
        if card["guid"] == sample.guid(ODD_VERSE):
            continue  # the same text everywhere
        if name == "Reference to text":
            assert text_of(own["Text"]) not in question
        elif name == "Text to reference":
            assert own["Reference"] not in question
        elif name.startswith("Step "):
            assert own[name] not in question
        elif name.startswith("Reference "):
            assert own[name] not in question.split("\n")
        elif name.startswith("Phrase "):
            filled = own[name.replace("Phrase", "Filled")]
            hidden = text_of(filled.partition('class="filled">')[2].partition("</span>")[0])
            assert hidden and f" {hidden} " not in f" {question} "


def test_answers_show_what_was_asked(someone: Any) -> None:
    fields = {guid: note["fields"] for guid, note in someone.notes().items()}
    asked = {
        "Reference to text": "Text",
        "Text to reference": "Reference",
        "Whole passage": "Text",
        "Opening question": "Answer",
        "Question": "Answer",
        "Prompt": "Answer",
        **{f"Step {number}": f"Step {number}" for number in range(1, 9)},
        **{f"Reference {number}": f"Reference {number}" for number in range(1, 7)},
        **{f"Phrase {number}": "Point" for number in range(1, 5)},
    }
    for card in someone.renders():
        wanted = text_of(fields[card["guid"]][asked[card["template"]]])
        assert wanted in text_of(card["answer"])


def test_hostile_text_is_shown_letter_by_letter(someone: Any) -> None:
    shown = {"Verse": 0, "Concept": 0, "Point": 0, "Question": 0}
    types = {guid: note["type"].split()[1] for guid, note in someone.notes().items()}
    for card in someone.renders():
        if sample.HOSTILE in text_of(card["answer"]):
            shown[types[card["guid"]]] += 1
            assert "<script" not in card["answer"] + card["question"]
    assert shown == {"Verse": 10, "Concept": 1, "Point": 2, "Question": 1}
    for card in someone.renders():
        if card["guid"] == sample.guid(ODD_VERSE) and card["template"] != "Reference to text":
            assert sample.HOSTILE in text_of(card["question"])


def test_speech_is_on_the_answer_only_and_says_the_verse(someone: Any) -> None:
    spoken = {"Jesus wept.": 0, "Dijo Dios: Sea la luz.": 0, sample.HOSTILE: 0}
    for card in someone.renders():
        assert card["question_sounds"] == []
        for sound in card["answer_sounds"]:
            assert card["template"] in ("Reference to text", "Text to reference")
            text = next(text for text in spoken if text[:20] in sound)
            spoken[text] += 1
            assert ("es_ES" if "luz" in sound else "en_US") in sound
    assert set(spoken.values()) == {2}


def test_the_first_letters_are_behind_a_tap(someone: Any) -> None:
    (card,) = (
        card
        for card in someone.renders()
        if card["guid"] == sample.guid(sample.VERSE) and card["template"] == "Reference to text"
    )
    letters = "F w h n a h p w c b t w t f o o i"
    assert letters in card["question"] and letters not in text_of(card["question"])


# What happens later.


def test_importing_again_changes_nothing(anew: Any, tmp_path: Path) -> None:
    path = package(tmp_path, sample.pack())
    anew.import_package(path)
    anew.edit(sample.guid(sample.POINT), "Spare 1", "")
    anew.tag(sample.guid(sample.QUESTION), "mine")
    before = anew.notes()
    outcome = anew.import_package(package(tmp_path, sample.pack()))
    assert outcome["new"] == outcome["updated"] == outcome["conflicting"] == []
    assert anew.notes() == before


def later(note: PackNote, **fields: str) -> PackNote:
    """The note as an author changes it much later."""
    return replace(note, fields={**note.fields, **fields}, mod=note.mod + 10**9)


def test_a_retired_note_is_quiet_and_can_be_cleared(anew: Any, tmp_path: Path) -> None:
    notes = sample.pack(sample.SHOWN)
    anew.import_package(package(tmp_path, notes))
    before = anew.notes()
    for of in sample.SHOWN:
        anew.answer(sample.guid(of), before[sample.guid(of)]["cards"][0]["ord"])
    gone = (sample.VERSE, sample.CONCEPT, sample.POINT, sample.PROMPT)
    left = [note for note in notes if note.guid not in {sample.guid(of) for of in gone}]
    before = anew.notes()
    outcome = anew.import_package(
        package(tmp_path, [*left, *(sample.retired(of, sample.CHANGED + 10**9) for of in gone)])
    )
    assert sorted(outcome["updated"]) == sorted(sample.guid(of) for of in gone)
    after = anew.notes()
    assert {guid: note["cards"] for guid, note in after.items()} == {
        guid: note["cards"] for guid, note in before.items()
    }
    for card in anew.renders():
        if card["guid"] in {sample.guid(of) for of in gone}:
            assert text_of(card["question"]).startswith(GONE)
            assert "<script" not in card["question"]
    every = [
        [sample.guid(of), card["ord"]] for of in gone for card in after[sample.guid(of)]["cards"]
    ]
    assert anew.empty_cards() == sorted(every)
    assert anew.clear_empty_cards() == len(every)
    assert anew.notes() == {note.guid: after[note.guid] for note in left}
    assert anew.check_database() == []


def test_a_retired_note_that_comes_back_has_its_reviews(anew: Any, tmp_path: Path) -> None:
    notes = sample.pack(sample.SHOWN)
    anew.import_package(package(tmp_path, notes))
    anew.answer(sample.guid(sample.VERSE), 10)
    before = anew.notes()[sample.guid(sample.VERSE)]["cards"]
    anew.import_package(
        package(tmp_path, [sample.retired(sample.VERSE, sample.CHANGED + 10**9), *notes[1:]])
    )
    back = replace(notes[0], mod=sample.CHANGED + 10**9 + 60)
    anew.import_package(package(tmp_path, [back, *notes[1:]]))
    found = anew.notes()[sample.guid(sample.VERSE)]
    assert found["fields"] == notes[0].fields
    assert found["cards"] == before
    assert anew.empty_cards() == []


def test_nobody_gets_new_cards_of_a_retired_note(anew: Any, tmp_path: Path) -> None:
    path = package(tmp_path, [*sample.pack(sample.SHOWN[1:]), sample.retired(sample.VERSE)])
    anew.import_package(path)
    assert anew.notes()[sample.guid(sample.VERSE)]["cards"] == []
    assert anew.empty_cards() == []
    assert anew.check_database() == []


def test_a_reference_that_goes_leaves_the_other_cards_alone(anew: Any, tmp_path: Path) -> None:
    (note,) = sample.pack([sample.CONCEPT])
    anew.import_package(package(tmp_path, [note]))
    for card in anew.notes()[note.guid]["cards"]:
        anew.answer(note.guid, card["ord"])
    cards = anew.notes()[note.guid]["cards"]
    changed = later(note, **{"Reference 2": "", "Asked 2": "", "Passage 2": ""})
    anew.import_package(package(tmp_path, [changed]))
    assert anew.notes()[note.guid]["cards"] == cards
    assert anew.empty_cards() == [[note.guid, cards[1]["ord"]]]
    (shown,) = (card for card in anew.renders() if card["ord"] == cards[1]["ord"])
    assert text_of(shown["question"]).startswith(GONE)
    anew.clear_empty_cards()
    assert anew.notes()[note.guid]["cards"] == [cards[0], cards[2]]


def test_a_reference_that_comes_gets_a_new_card(anew: Any, tmp_path: Path) -> None:
    (note,) = sample.pack([sample.CONCEPT])
    anew.import_package(package(tmp_path, [note]))
    first = anew.notes()[note.guid]["cards"][0]["ord"]
    anew.answer(note.guid, first)
    cards = anew.notes()[note.guid]["cards"]
    changed = later(note, **{"Reference 4": "John 1:1", "Asked 4": "<ul><li>[…]</li></ul>"})
    anew.import_package(package(tmp_path, [changed]))
    found = anew.notes()[note.guid]["cards"]
    assert found[:3] == cards
    assert [card["ord"] for card in found] == [first, first + 1, first + 2, first + 3]
    assert found[3]["reviews"] == 0


def test_a_new_style_is_taken_when_the_note_type_is_newer(
    anew: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = sample.pack(sample.SHOWN)
    anew.import_package(package(tmp_path, notes))
    newer = {kind: replace(note_type(kind), css=".card { color: red }") for kind in Kind}
    monkeypatch.setattr("versecards.anki.package.note_type", newer.__getitem__)
    mods = dict.fromkeys(Kind, sample.CHANGED + 10**9)
    outcome = anew.import_package(package(tmp_path, notes, mods))
    assert outcome["updated"] == outcome["conflicting"] == []
    assert {found["css"] for found in anew.note_types().values()} == {".card { color: red }"}
    assert len(anew.note_types()) == len(Kind)
