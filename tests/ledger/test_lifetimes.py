"""Times, retiring, coming back, skipping, pruning, and what a build would do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.making import DECK, build, concept, guids, point, question, verse
from versecards.ledger import Ledger, State
from versecards.ledger.entry import base91, first_guid
from versecards.ledger.plan import Piece, make_plan, word_diff
from versecards.ledger.skip import Skip
from versecards.ledger.slots import SLOTS
from versecards.notes import Kind

MOSES = concept("Moses stood between God and the people.", "Exod.32.11", "Exod.33.12")
HANNAH = concept("Hannah poured out her soul before the Lord.", "1Sam.1.15")
REFUGE = point("God is our mighty refuge", "mighty refuge")
ASK = question("How does this change the way you pray?")
JOHN = verse("John.3.16")
ALL = [JOHN, MOSES, HANNAH, REFUGE, ASK]


def codes(found: object) -> list[str]:
    return [problem.code for problem in found.problems]  # type: ignore[attr-defined]


def test_a_guid_has_64_bits_as_anki_writes_them() -> None:
    assert base91(0) == ""
    assert base91(90) == "~"
    assert base91(91) == "ba"
    guid = first_guid(DECK, Kind.POINT, "a.txt", "God is love.", set())
    assert guid == first_guid(DECK, Kind.POINT, "a.txt", "God  is love.", set())
    assert 0 < len(guid) <= 10
    assert first_guid(DECK, Kind.POINT, "a.txt", "God is love.", {guid}) != guid


def test_times_change_with_the_content_only() -> None:
    _, one = build(Ledger(DECK), ALL, 1000)
    assert set(one.mods.values()) == {1000} and one.changed
    _, two = build(one.ledger, ALL, 2000)
    assert set(two.mods.values()) == {1000}
    assert two.ledger.encode() == one.ledger.encode()
    more = concept(MOSES.text, *MOSES.items, "Num.14.13")
    found, three = build(two.ledger, [JOHN, more, *ALL[2:]], 3000)
    changed = [item.note.text for item in found.notes if three.mods[item.guid] != 1000]
    assert changed == [MOSES.text]
    assert three.mods[found.notes[1].guid] == 3000


def test_a_clock_that_goes_back_still_moves_the_time_on() -> None:
    _, one = build(Ledger(DECK), [MOSES], 5000)
    found, two = build(one.ledger, [concept("Moses stood before God and the people.")], 10)
    assert two.mods[found.notes[0].guid] == 5001


def test_a_note_type_has_a_time_of_its_own() -> None:
    one = Ledger(DECK).stamp([], [], {"Verse": "v1", "Point": "p1"}, 1000)
    two = one.ledger.stamp([], [], {"Verse": "v2", "Point": "p1"}, 900)
    assert one.notetype_mods == {"Verse": 1000, "Point": 1000}
    assert two.notetype_mods == {"Verse": 1001, "Point": 1000}
    assert two.changed


def test_a_ledger_is_changed_until_it_has_a_file(tmp_path: Path) -> None:
    _, one = build(Ledger(DECK), ALL)
    assert build(one.ledger, ALL)[1].changed
    path = tmp_path / "deck.ledger"
    path.write_bytes(one.ledger.encode())
    assert not build(Ledger.load(path, DECK), ALL)[1].changed


def test_text_gone_is_retired_stays_retired_and_comes_back() -> None:
    first, one = build(Ledger(DECK), ALL, 1000)
    gone, two = build(one.ledger, [JOHN, HANNAH, REFUGE, ASK], 2000)
    [retired] = gone.retired
    assert (retired.guid, retired.kind, retired.text) == (
        *(guids(first)[MOSES.text], Kind.CONCEPT),
        MOSES.text,
    )
    assert retired.slots == {"Exod.32.11": 1, "Exod.33.12": 2}
    assert retired.newly and not retired.skipped
    assert two.mods[retired.guid] == 2000
    still, three = build(two.ledger, [JOHN, HANNAH, REFUGE, ASK], 3000)
    assert [item.newly for item in still.retired] == [False]
    assert three.ledger.encode() == two.ledger.encode()
    back, four = build(three.ledger, ALL, 4000)
    assert guids(back) == guids(first) and not back.retired
    assert [item.state for item in back.notes].count(State.BACK) == 1
    assert four.mods[retired.guid] == 4000
    assert [e.guid for e in four.ledger.entries] == [e.guid for e in one.ledger.entries]


def test_text_that_comes_back_a_little_changed_and_elsewhere_is_known() -> None:
    first, one = build(Ledger(DECK), ALL)
    _, two = build(one.ledger, [JOHN, HANNAH, REFUGE, ASK])
    back, _ = build(two.ledger, [*ALL[2:], concept("Moses stood between God and his people.")])
    assert back.notes[-1].guid == guids(first)[MOSES.text]
    elsewhere, _ = build(two.ledger, [*ALL[2:], concept(MOSES.text, article="b.txt")])
    assert elsewhere.notes[-1].guid == guids(first)[MOSES.text]


def test_a_retired_note_keeps_its_place_in_the_file() -> None:
    _, one = build(Ledger(DECK), ALL)
    order = [entry.text for entry in one.ledger.entries]
    _, two = build(one.ledger, [JOHN, MOSES, REFUGE, ASK])
    assert [entry.text for entry in two.ledger.entries] == order


def test_pruned_notes_are_forgotten_and_come_back_as_at_first_sight() -> None:
    first, one = build(Ledger(DECK), ALL)
    _, two = build(one.ledger, [JOHN, HANNAH, REFUGE, ASK])
    pruned, count = two.ledger.prune()
    assert count == 1 and len(pruned.entries) == 4
    found, _ = build(pruned, [JOHN, HANNAH, REFUGE, ASK])
    assert not found.retired
    back, _ = build(pruned, ALL)
    assert guids(back) == guids(first)
    assert [item.state for item in back.notes].count(State.NEW) == 1


def test_skipped_by_guid_or_text_or_reference() -> None:
    first, one = build(Ledger(DECK), ALL)
    skip = [guids(first)[ASK.text], "hannah poured  out her soul before the Lord.", "John 3:16"]
    found, two = build(one.ledger, ALL, skip=skip)
    assert [item.note.text for item in found.notes] == [MOSES.text, REFUGE.text]
    assert {(item.text, item.skipped) for item in found.retired} == {
        *((ASK.text, True), (HANNAH.text, True), ("John.3.16", True)),
    }
    assert not found.problems
    again, _ = build(two.ledger, ALL)
    assert guids(again) == guids(first)
    assert [item.state for item in again.notes].count(State.BACK) == 3


@pytest.mark.parametrize("kind", list(Kind))
def test_all_notes_of_a_kind_can_be_skipped(kind: Kind) -> None:
    first, one = build(Ledger(DECK), ALL)
    found, _ = build(one.ledger, ALL, skip=[f"{kind.value}s"])
    kinds = {item.note.kind for item in first.notes}
    assert {item.note.kind for item in found.notes} == kinds - {kind}
    assert [found.code for found in found.problems] == ([] if kind in kinds else ["skip-unused"])
    assert all(item.skipped for item in found.retired)


def test_a_skipped_note_that_was_never_built_leaves_no_trace() -> None:
    found, stamped = build(Ledger(DECK), ALL, skip=[MOSES.text])
    assert not found.retired and len(stamped.ledger.entries) == 4


def test_skipped_by_guid_stays_skipped_after_edits_and_pruning() -> None:
    first, one = build(Ledger(DECK), ALL)
    skip = [guids(first)[MOSES.text]]
    _, two = build(one.ledger, ALL, skip=skip)
    pruned, count = two.ledger.prune()
    assert count == 1
    edited = concept("Moses stood in the gap between God and the people.", *MOSES.items)
    found, three = build(pruned, [JOHN, edited, *ALL[2:]], skip=skip)
    assert len(found.notes) == 4 and not found.retired and not found.problems
    wanted, _ = build(three.ledger, ALL)
    assert guids(wanted) == guids(first)


def test_a_kind_to_skip_that_is_misspelt_is_told_with_its_name() -> None:
    found, _ = build(Ledger(DECK), ALL, skip=["concept"])
    assert [problem.remedy.partition("?")[0] for problem in found.problems] == [
        "Did you mean `concepts`"
    ]


def test_a_skip_that_names_nothing_is_said() -> None:
    found, _ = build(Ledger(DECK), ALL, skip=["no such thing"])
    assert codes(found) == ["skip-unused"]
    found = Ledger(DECK).identify(
        ALL, {"a.txt": "A"}, skip=[Skip("no such thing", "", "deck.yaml", 7)]
    )
    assert [(p.file, p.line) for p in found.problems] == [("deck.yaml", 7)]


def test_an_article_that_cannot_be_read_keeps_its_notes_and_all_verses() -> None:
    other = concept("Nineveh turned from evil.", article="b.txt")
    _, one = build(Ledger(DECK), [*ALL, other])
    found, two = build(one.ledger, [other], unread=["a.txt"])
    assert not found.retired
    assert two.ledger.entries == one.ledger.entries


def test_more_than_half_of_a_deck_gone_is_said() -> None:
    many = [question(f"What does chapter {n} say of prayer and of hope?") for n in range(20)]
    _, one = build(Ledger(DECK), many)
    assert "many-retired" not in codes(build(one.ledger, many[:10])[0])
    assert "many-retired" in codes(build(one.ledger, many[:9])[0])


def test_more_references_than_cards_are_said() -> None:
    nine = concept("Prayer.", *(f"Ps.{n}.1" for n in range(1, 10)))
    found, _ = build(Ledger(DECK), [nine])
    assert codes(found) == ["slots-full"] and len(found.notes[0].slots) == SLOTS[Kind.CONCEPT]


def test_the_plan_sorts_every_note_and_shows_the_words() -> None:
    _, one = build(Ledger(DECK), ALL, 1000)
    ledger = build(one.ledger, [JOHN, MOSES, REFUGE, ASK], 1500)[1].ledger
    edited = concept("Moses stood between God and His people.", *MOSES.items)
    new = question("Who needs your prayers this week?")
    found, stamped = build(ledger, [JOHN, edited, HANNAH, ASK, new], 2000)
    plan = make_plan(ledger, found, stamped)
    assert plan.pending
    assert plan.counts == {
        **{"new": 1, "changed": 1, "retired": 1, "brought_back": 1},
        **{"unchanged": 2, "still_retired": 0},
    }
    assert [note.text for note in plan.new] == [new.text]
    assert [note.text for note in plan.retired] == [REFUGE.text]
    assert [note.text for note in plan.brought_back] == [HANNAH.text]
    [change] = plan.changed[0].changes
    assert [(piece.what, piece.text) for piece in change.words] == [
        ("same", "Moses stood between God and"),
        ("gone", " the"),
        ("new", " His"),
        ("same", " people."),
    ]
    assert json.loads(json.dumps(plan.as_json()))["counts"] == plan.counts
    again, last = build(stamped.ledger, [JOHN, edited, HANNAH, ASK, new], 3000)
    plan = make_plan(stamped.ledger, again, last)
    assert not plan.pending
    assert plan.counts["unchanged"] == 5 and plan.counts["still_retired"] == 1


def test_the_plan_compares_fields_where_it_has_them() -> None:
    _, one = build(Ledger(DECK), ALL)
    changed = verse("John.3.16")
    found = one.ledger.identify([changed, *ALL[1:]], {"a.txt": "A"})
    stamped = one.ledger.stamp([(item, f"{item.guid}") for item in found.notes], [], {}, 2000)
    guid = found.notes[0].guid
    plan = make_plan(
        *(one.ledger, found, stamped),
        {guid: {"Reference": "John 3:16", "Text": "For God so loved"}},
        {guid: {"Reference": "John 3:16", "Text": "For God loved"}},
    )
    [change] = next(note for note in plan.changed if note.guid == guid).changes
    assert (change.field, change.old, change.new) == ("Text", "For God so loved", "For God loved")


def test_marks_are_apart_from_words() -> None:
    assert word_diff("Pray for us.", "Pray for us always.") == (
        *(Piece("same", "Pray for us"), Piece("new", " always"), Piece("same", ".")),
    )


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_make_up_the_new_text(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.what != "gone") == new


def test_a_copied_folder_with_other_articles_is_told_before_anything_is_retired() -> None:
    _, one = build(Ledger(DECK), ALL)
    daniel = concept("Daniel knelt three times a day.", "Dan.6.10", article="new.txt")
    other = [verse("John.3.16", "new.txt"), daniel]
    found, _ = build(one.ledger, other)
    assert "deck-copied" in codes(found)
    moved = concept(MOSES.text, *MOSES.items, article="new.txt")
    assert "deck-copied" not in codes(build(one.ledger, [*other, moved])[0])
    rewritten = [JOHN, concept("Daniel knelt three times a day.", "Dan.6.10")]
    assert "deck-copied" not in codes(build(one.ledger, rewritten)[0]), "a small article, rewritten"
    assert "deck-copied" not in codes(build(one.ledger, other, unread=["a.txt"])[0])
    _, two = build(Ledger(DECK), [JOHN])
    assert "deck-copied" not in codes(build(two.ledger, [verse("Rom.8.34", "new.txt")])[0])
