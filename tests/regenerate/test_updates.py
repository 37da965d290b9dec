"""What a learner has earned survives every edit, in the real Anki under default options."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.anki.versions import OLDEST, learner, versions
from tests.ledger.editing import Line
from tests.regenerate.story import Card, Story, many_notes, point, question, statement
from versecards.build import prune

TITLE = "What can we learn from those who prayed?"
MOSES = statement("Moses stood between God and the people.", "Exod.32.11")
SAMUEL = statement("Samuel counted it sin to stop praying.", "1Sam.12.23")
HANNAH = statement("Hannah poured out her soul before the Lord.", "1Sam.1.15")
DANIEL = statement("Daniel prayed three times a day.", "Dan.6.10")
LINES = [
    *(MOSES, SAMUEL, HANNAH, DANIEL),
    point("Prayer rests on the promises of God.", "promises of God"),
    question("Who needs your prayers this week?"),
]


@pytest.fixture(params=versions(oldest=True))
def story(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Story]:
    with learner(request.param) as anki:
        yield Story(tmp_path, anki)


def learned(
    story: Story, lines: list[Line] = LINES
) -> tuple[dict[str, str], dict[Card, dict[str, Any]]]:
    """Write, build, import and learn one article; return guids and reviews."""
    story.write("prayer.md", TITLE, lines)
    story.build_and_import()
    return story.guids(), story.learn()


def kept(story: Story, before: dict[Card, dict[str, Any]]) -> bool:
    """Whether every card is where it was and as it was: deck, schedule, reviews."""
    now = story.cards()
    return all(now.get(card) == data for card, data in before.items())


def test_1_an_unchanged_rebuild_is_the_same_file_and_updates_nothing(story: Story) -> None:
    learned(story)
    package, ledger = story.package.read_bytes(), story.ledger.read_bytes()
    built = story.build_and_import()
    assert story.package.read_bytes() == package
    assert story.ledger.read_bytes() == ledger
    assert not built.prepared.plan.pending


def test_2_one_word_mended_in_one_of_many_updates_one(story: Story) -> None:
    lines = many_notes()
    guids, cards = learned(story, lines)
    assert len(guids) > 30
    place = next(n for n, line in enumerate(lines) if line.text in guids)
    mended = lines[place]
    one = guids[mended.text]
    for number, guid in enumerate(guids.values()):
        if guid != one:
            field = story.anki.notes()[guid]["fields"]
            story.anki.edit(guid, next(iter(field)), f"My own words {number}")
            story.anki.tag(guid, "mine")
    before = story.anki.notes()
    words = mended.text.replace("and", "and also")
    lines[place] = statement(words, *mended.items)
    story.write("prayer.md", TITLE, lines)
    plan = story.build_and_import().prepared.plan
    assert [note.guid for note in plan.changed] == [one]
    after = story.anki.notes()
    assert after[one]["fields"]["Concept"] == words
    del before[one], after[one]
    assert before == after
    assert kept(story, cards)


def test_3_bullets_reordered_inserted_and_removed(story: Story) -> None:
    guids, cards = learned(story)
    new = statement("Stephen prayed for those who stoned him.", "Acts.7.60")
    story.write("prayer.md", TITLE, [DANIEL, MOSES, new, HANNAH, *LINES[4:]])
    plan = story.build_and_import().prepared.plan
    assert [note.text for note in plan.new] == ["Acts.7.60", new.text]
    assert {note.text for note in plan.retired} == {SAMUEL.text, "1Sam.12.23"}
    assert plan.counts["changed"] == 0
    assert set(story.anki.notes()) == {*guids.values(), *story.guids().values()}
    assert kept(story, cards)
    assert story.retired() == {guids[SAMUEL.text], guids["1 Samuel 12:23"]}


def test_4_a_reference_added_removed_and_changed(story: Story) -> None:
    said = "God heard those who stood before him for the people."

    def write(*references: str) -> None:
        front = f"---\ncards:\n- statement: {said}\n  passage: [{', '.join(references)}]\n---\n"
        story.write("prayer.md", TITLE, LINES, front)
        story.build_and_import()

    def asked() -> dict[int, str]:
        fields = story.anki.notes()[story.guids()[said]]["fields"]
        return {n: fields[f"Reference {n}"] for n in range(1, 7) if fields[f"Reference {n}"]}

    moses, numbers, psalm, deuteronomy = (
        *("Exodus 32:11", "Numbers 14:13", "Psalm 106:23", "Deuteronomy 9:26"),
    )
    write(moses, numbers, psalm)
    guid, cards = story.guids()[said], story.learn()
    first = {1: moses, 2: numbers, 3: psalm}
    assert asked() == first
    for references, expected in (
        ((deuteronomy, moses, numbers, psalm), {**first, 4: deuteronomy}),
        ((deuteronomy, moses, psalm), {1: moses, 3: psalm, 4: deuteronomy}),
        (
            (deuteronomy, "Exodus 32:12", psalm),
            {3: psalm, 4: deuteronomy, 5: "Exodus 32:12"},
        ),
        ((moses, numbers, psalm), first),
    ):
        write(*references)
        assert story.guids()[said] == guid
        assert asked() == expected
        assert kept(story, cards)


@pytest.mark.parametrize("name", ["renamed.md", "series/prayer.md"])
def test_5_an_article_renamed_or_moved_into_a_folder(story: Story, name: str) -> None:
    guids, cards = learned(story)
    story.rename("prayer.md", name)
    plan = story.build_and_import().prepared.plan
    assert not plan.new and not plan.retired
    assert story.guids() == guids
    assert kept(story, cards)


def test_5_a_title_reworded(story: Story) -> None:
    guids, cards = learned(story)
    title = "What can we learn today from those who prayed?"
    story.write("prayer.md", title, LINES)
    plan = story.build_and_import().prepared.plan
    assert not plan.new and not plan.retired
    assert story.guids() == {**{t: g for t, g in guids.items() if t != TITLE}, title: guids[TITLE]}
    assert kept(story, cards)


def test_5_a_reworded_title_takes_no_tag_and_no_edit_of_the_learner_s(story: Story) -> None:
    guids, _ = learned(story)
    for guid in guids.values():
        story.anki.tag(guid, "mine")
    story.anki.wait()
    before = story.anki.notes()
    story.write("prayer.md", "What can we learn today from those who prayed?", LINES)
    plan = story.build_and_import().prepared.plan
    assert [note.guid for note in plan.changed] == [guids[TITLE]]
    after = story.anki.notes()
    assert all(after[guid] == before[guid] for guid in before if guid != guids[TITLE])
    assert not story.build_and_import().prepared.plan.pending
    new = statement("Stephen prayed for those who stoned him.", "Acts.7.60")
    story.write("prayer.md", "How did Jesus teach his disciples?", [*LINES[1:], new])
    story.build_and_import()
    assert not story.build_and_import().prepared.plan.pending, "also of what is retired"
    cues = {note["fields"].get("Article") for note in story.anki.notes().values()}
    assert cues - {""} == {"How did Jesus teach his disciples?"}


def test_5_a_renamed_and_moved_file_changes_nothing(story: Story) -> None:
    guids, _ = learned(story)
    for guid in guids.values():
        field = story.anki.notes()[guid]["fields"]
        story.anki.edit(guid, next(iter(field)), "My own words")
        story.anki.tag(guid, "mine")
    before, package = story.anki.notes(), story.package.read_bytes()
    for old, new in (("prayer.md", "those-who-prayed.md"), ("those-who-prayed.md", "a/b.md")):
        story.rename(old, new)
        plan = story.build_and_import().prepared.plan
        assert plan.counts["unchanged"] == len(guids) and not plan.pending
        assert story.anki.notes() == before
        assert story.package.read_bytes() == package


def test_5_an_article_split_in_two(story: Story) -> None:
    guids, cards = learned(story)
    story.write("prayer.md", TITLE, [MOSES, SAMUEL])
    story.write("more.md", "How did others pray?", LINES[2:])
    plan = story.build_and_import().prepared.plan
    assert [note.text for note in plan.new] == ["How did others pray?"]
    assert not plan.retired
    assert guids.items() <= story.guids().items()
    assert kept(story, cards)


def test_5_two_articles_cite_a_verse_and_one_is_deleted(story: Story) -> None:
    other = statement("A prayer of grief is heard.", "1Sam.1.15")
    story.write("other.md", "Does God hear us?", [other])
    guids, cards = learned(story)
    story.write("prayer.md", TITLE, [MOSES])
    story.build_and_import()
    assert story.guids()["1 Samuel 1:15"] == guids["1 Samuel 1:15"]
    (story.source / "other.md").unlink()
    story.build_and_import()
    assert guids["1 Samuel 1:15"] in story.retired()
    assert kept(story, cards)


def test_6_text_removed_and_restored_is_the_same_note(story: Story) -> None:
    guids, cards = learned(story)
    before = story.anki.notes()[guids[HANNAH.text]]
    story.write("prayer.md", TITLE, [line for line in LINES if line is not HANNAH])
    story.build_and_import()
    gone = story.anki.notes()[guids[HANNAH.text]]
    assert not gone["fields"]["Active"] and "versecards::retired" in gone["tags"]
    story.write("prayer.md", TITLE, LINES)
    story.build_and_import()
    back = story.anki.notes()[guids[HANNAH.text]]
    assert (back["fields"], back["tags"]) == (before["fields"], before["tags"])
    assert kept(story, cards)


def test_7_retired_notes_are_all_that_empty_cards_lists(story: Story) -> None:
    guids, cards = learned(story)
    assert story.anki.empty_cards() == []
    story.write("prayer.md", TITLE, [MOSES, HANNAH])
    story.build_and_import()
    gone = story.retired()
    theirs = [[guid, number] for guid, number in cards if guid in gone]
    assert story.anki.empty_cards() == sorted(theirs)
    assert story.anki.clear_empty_cards() == len(theirs)
    assert set(story.anki.notes()) == set(guids.values()) - gone
    assert story.cards() == {card: data for card, data in cards.items() if card[0] not in gone}
    left = story.cards()
    story.import_()
    assert story.cards() == left, "what was cleared away brings no card back"
    assert story.anki.check_database() == []


def test_8_five_edits_imported_after_the_second_and_the_fifth(story: Story) -> None:
    guids, cards = learned(story)
    for number, text in enumerate(
        (
            "Hannah poured out all her soul before the Lord.",
            "Hannah poured out all her soul to the Lord.",
            "In tears Hannah poured out all her soul to the Lord.",
            "In tears Hannah poured out her whole soul to the Lord.",
            "In tears Hannah has poured out her whole soul to the Lord.",
        ),
        1,
    ):
        edited = statement(text, *HANNAH.items)
        story.write("prayer.md", TITLE, [MOSES, SAMUEL, edited, *LINES[3:]])
        story.build()
        if number in (2, 5):
            log = story.import_()
            assert log["updated"] == [guids[HANNAH.text]] and not log["new"]
            assert story.anki.notes()[guids[HANNAH.text]]["fields"]["Concept"] == text
    assert kept(story, cards)


def test_9_a_translation_switched_updates_verses_in_place(story: Story) -> None:
    guids, cards = learned(story)
    verses = [guid for name, guid in guids.items() if name[-1].isdigit()]
    before = story.anki.notes()
    settings = story.source / "deck.yaml"
    settings.write_text(f"{settings.read_text()}translation: ASV\n")
    plan = story.build_and_import().prepared.plan
    after = story.anki.notes()
    assert {note.guid for note in plan.changed} >= set(verses)
    assert not plan.new and not plan.retired
    assert story.guids() == guids
    assert all(
        after[guid]["fields"]["Translation"] != before[guid]["fields"]["Translation"]
        for guid in verses
    )
    assert kept(story, cards)


def test_10_without_its_ledger_nothing_is_doubled(story: Story) -> None:
    guids, cards = learned(story)
    story.ledger.unlink()
    story.build()
    log = story.import_()
    assert not log["new"]
    assert story.guids() == guids
    assert set(story.anki.notes()) == set(guids.values())
    assert kept(story, cards)


def test_11_moved_suspended_and_flagged_cards_stay_so(story: Story) -> None:
    guids, cards = learned(story)
    moses, hannah, samuel = (guids[line.text] for line in (MOSES, HANNAH, SAMUEL))
    story.anki.move(moses, "My own")
    story.anki.suspend(hannah)
    story.anki.flag(samuel, 3)
    before = story.cards()
    story.write(
        "prayer.md",
        TITLE,
        [statement(f"Yet {line.text}", *line.items) for line in LINES[:3]] + LINES[3:],
    )
    plan = story.build_and_import().prepared.plan
    assert {moses, hannah, samuel} <= {note.guid for note in plan.changed}
    after = story.cards()
    assert {card["deck"] for (guid, _), card in after.items() if guid == moses} == {"My own"}
    assert {card["queue"] for (guid, _), card in after.items() if guid == hannah} == {-1}
    assert {card["flag"] for (guid, _), card in after.items() if guid == samuel} == {3}
    assert {card: data["reviews"] for card, data in after.items()} == {
        card: data["reviews"] for card, data in cards.items()
    }
    assert after == before


def test_a_note_the_author_does_not_want_is_retired_and_stays_so(story: Story) -> None:
    guids, cards = learned(story)
    settings = story.source / "deck.yaml"
    wish = [guids[DANIEL.text], "hannah poured out her soul before the lord."]
    settings.write_text(f"{settings.read_text()}skip: {json.dumps(wish)}\n", "utf-8")
    plan = story.build_and_import().prepared.plan
    assert {note.text for note in plan.retired} == {DANIEL.text, HANNAH.text}
    assert kept(story, cards)
    edited = statement("Daniel prayed three times each day.", *DANIEL.items)
    story.write("prayer.md", TITLE, [edited if line is DANIEL else line for line in LINES])
    plan = story.build_and_import().prepared.plan
    assert not plan.new and guids[DANIEL.text] in story.retired()


def test_pruned_notes_leave_the_package_and_the_learner_keeps_his_cards(story: Story) -> None:
    guids, cards = learned(story)
    story.write("prayer.md", TITLE, [MOSES, HANNAH])
    story.build_and_import()
    assert prune(story.source) == len(story.retired()) > 0
    built = story.build_and_import().prepared
    assert not story.retired() and not built.plan.pending
    assert set(story.anki.notes()) == set(guids.values())
    assert kept(story, cards)


@pytest.mark.parametrize("version", versions())
def test_two_updates_imported_late(version: str, tmp_path: Path) -> None:
    """As the README says: Anki 24.11 and older need "Update notes: Always" for this."""
    with learner(version) as anki:
        story = Story(tmp_path, anki)
        guids, cards = learned(story)
        hannah = guids[HANNAH.text]
        packages = []
        for text in (
            "Hannah poured out her soul to the Lord.",
            "Hannah poured out her heart to God.",
        ):
            edited = statement(text, *HANNAH.items)
            story.write("prayer.md", TITLE, [edited if line is HANNAH else line for line in LINES])
            story.build()
            packages.append(story.package.read_bytes())
        anki.wait()
        for package in packages:
            story.package.write_bytes(package)
            log = story.import_()
        current = version == "newest" or version.startswith("25")
        assert log["updated"] == ([hannah] if current else [])
        if not current:
            assert hannah in story.import_(update_notes=1)["updated"]
        assert anki.notes()[hannah]["fields"]["Concept"] == text
        assert kept(story, cards)


def test_a_deck_renamed_by_the_author_is_a_second_deck(story: Story) -> None:
    """As the README says: the cards that are there stay, new ones go to the new name."""
    guids, cards = learned(story)
    (story.source / "deck.yaml").write_text("name: How to pray\nid: prayer\n", "utf-8")
    new = statement("Stephen prayed for those who stoned him.", "Acts.7.60")
    story.write("prayer.md", TITLE, [*LINES, new])
    story.build_and_import()
    decks = {guid: data["deck"] for (guid, _), data in story.cards().items()}
    assert decks[guids[MOSES.text]] == "Prayer"
    assert decks[story.guids()[new.text]] == "How to pray"
    assert kept(story, cards)


def test_a_note_tagged_after_the_build_passes_over_the_update_and_a_flag_does_not(
    story: Story,
) -> None:
    """What the README says to learners, and the way out that it names."""
    if story.anki.version() == OLDEST:
        pytest.skip("its importer has no options")
    guids, _ = learned(story)
    tagged, flagged = guids[MOSES.text], guids[SAMUEL.text]
    lines = [statement(f"{line.text[:-1]} indeed.", *line.items) for line in (MOSES, SAMUEL)]
    story.write("prayer.md", TITLE, [*lines, *LINES[2:]])
    story.build()
    story.anki.wait()
    story.anki.tag(tagged, "mine")
    story.anki.flag(flagged, 3)
    assert story.import_()["updated"] == [flagged]
    shown = story.anki.notes()
    assert shown[tagged]["fields"]["Concept"] == MOSES.text
    assert shown[flagged]["cards"][0]["flag"] == 3
    assert tagged in story.import_(update_notes=1)["updated"]
    assert story.anki.notes()[tagged]["fields"]["Concept"] == lines[0].text
