"""Which note is which after every kind of edit that authors make."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.making import DECK, build, concept, guids, point, question, verse
from versecards.ledger import Identification, Ledger, State
from versecards.notes import Note

MOSES = "Moses stood between God and the people."
SAMUEL = "Samuel counted it sin to stop praying."
HANNAH = "Hannah poured out her soul before the Lord."
DANIEL = "Daniel prayed three times a day, even when the law forbade it."
PETER = "Peter denied the Lord three times before dawn."
PAUL = "Paul asked the churches to pray for him."
LINES = [MOSES, SAMUEL, HANNAH, DANIEL, PETER, PAUL]


def article(*lines: str, file: str = "a.txt") -> list[Note]:
    return [concept(line, article=file, line=n) for n, line in enumerate(lines, 1)]


def edit(
    before: list[Note], after: list[Note]
) -> tuple[dict[str, str], dict[str, str], Identification]:
    """Build twice; return the guids by text, before and after, and what was found."""
    first, stamped = build(Ledger(DECK), before)
    second, _ = build(stamped.ledger, after, 2000)
    found = [item.guid for item in (*second.notes, *second.retired)]
    assert len(found) == len(set(found)), "no two notes share a guid"
    assert {*guids(first).values()} <= {*found}, "no note is forgotten"
    return guids(first), guids(second), second


def test_nothing_changed() -> None:
    before, after, found = edit(article(*LINES), article(*LINES))
    assert before == after
    assert not found.retired and not found.problems
    assert {item.state for item in found.notes} == {State.KNOWN}


def test_bullets_reordered_inserted_and_removed() -> None:
    new = "Stephen prayed for those who stoned him."
    before, after, found = edit(article(*LINES), article(PAUL, MOSES, new, DANIEL, SAMUEL, HANNAH))
    assert {text: after.get(text) for text in LINES if text != PETER} == {
        text: guid for text, guid in before.items() if text != PETER
    }
    assert [item.note.text for item in found.notes if item.state is State.NEW] == [new]
    assert [(item.text, item.newly) for item in found.retired] == [(PETER, True)]


def test_every_line_edited_and_reordered_at_once() -> None:
    edited = {
        MOSES: "Moses stood in the gap between God and His people.",
        SAMUEL: "Samuel counted it as sin to cease praying.",
        HANNAH: "In her grief Hannah poured out her soul before the Lord.",
        DANIEL: "Daniel prayed three times a day.",
        PETER: "Before dawn Peter had denied the Lord three times.",
        PAUL: "Paul often asked the churches to pray for him, that he might speak boldly.",
    }
    order = [PETER, HANNAH, MOSES, PAUL, DANIEL, SAMUEL]
    before, after, found = edit(article(*LINES), article(*(edited[line] for line in order)))
    assert {line: after[edited[line]] for line in LINES} == before
    assert not found.retired and not found.problems


def test_a_statement_replaced_is_a_new_note() -> None:
    other = "Jacob wrestled with God until the break of day."
    before, after, found = edit(article(*LINES), article(MOSES, other, *LINES[2:]))
    assert after[other] not in before.values()
    assert [item.text for item in found.retired] == [SAMUEL]


def test_a_reference_added_keeps_the_note_and_the_cards() -> None:
    one = concept(MOSES, "Exod.32.11", "Exod.33.12")
    two = concept(MOSES, "Num.14.13", "Exod.32.11", "Exod.33.12")
    before, after, found = edit([one], [two])
    assert before == after
    assert found.notes[0].slots == {"Exod.32.11": 1, "Exod.33.12": 2, "Num.14.13": 3}


@pytest.mark.parametrize("new_name", ["b.txt", "series/a.txt"])
def test_file_renamed_or_moved(new_name: str) -> None:
    before, after, found = edit(article(*LINES), article(*LINES, file=new_name))
    assert before == after and not found.retired


def test_file_renamed_and_every_line_edited() -> None:
    edited = [f"{line[:-1]}, as we read." for line in LINES]
    before, after, found = edit(article(*LINES), article(*edited, file="b.txt"))
    assert list(before.values()) == list(after.values()) and not found.retired


def test_file_renamed_and_another_put_in_its_place() -> None:
    """The new article says what the old one said at first: the guid must not come twice."""
    newcomers = [MOSES, "Stephen prayed for those who stoned him."]
    after_rename = [*article(*newcomers), *article(*LINES[1:], file="b.txt")]
    first, stamped = build(Ledger(DECK), article(*LINES))
    second, stamped = build(stamped.ledger, article(*LINES, file="b.txt"))
    third, _ = build(stamped.ledger, [*article(*newcomers), *article(*LINES, file="b.txt")])
    by_place = {(i.note.origin.articles[0], i.note.text): i.guid for i in third.notes}
    assert by_place["b.txt", MOSES] == guids(first)[MOSES] == guids(second)[MOSES]
    assert by_place["a.txt", MOSES] != guids(first)[MOSES]
    assert len(set(by_place.values())) == len(by_place)
    before, after, _ = edit(article(*LINES), after_rename)
    assert {text: after[text] for text in LINES} == before


def test_article_split_in_two_and_one_of_them_edited() -> None:
    edited = "Peter denied the Lord Jesus three times before the rooster crowed."
    before, after, found = edit(
        article(*LINES),
        [*article(*LINES[:3]), *article(DANIEL, edited, PAUL, file="part2.txt")],
    )
    assert after == {**{t: g for t, g in before.items() if t != PETER}, edited: before[PETER]}
    assert not found.retired


def test_article_split_in_two_new_files_and_joined_again() -> None:
    split = [*article(*LINES[:3], file="one.txt"), *article(*LINES[3:], file="two.txt")]
    before, after, found = edit(article(*LINES), split)
    assert before == after and not found.retired
    before, after, found = edit(split, article(*LINES))
    assert before == after and not found.retired


def test_a_note_moved_to_another_article_and_edited_there() -> None:
    edited = "Hannah poured out all her soul before the Lord."
    other = article("Nineveh turned from evil.", file="b.txt")
    before, after, found = edit(
        [*article(*LINES), *other],
        [*article(MOSES, SAMUEL, *LINES[3:]), *other, *article(edited, file="b.txt")],
    )
    assert after[edited] == before[HANNAH] and not found.retired


def test_two_files_swap_their_names() -> None:
    before, after, found = edit(
        [*article(*LINES[:3]), *article(*LINES[3:], file="b.txt")],
        [*article(*LINES[3:]), *article(*LINES[:3], file="b.txt")],
    )
    assert before == after and not found.retired


def test_a_common_question_stays_with_its_article() -> None:
    """A question that many articles ask is edited in one of them; a new article asks it too."""
    asked, edited = "How does this change the way you pray?", "How does this change how you pray?"
    first = [question(asked, f"{n}.txt") for n in range(5)]
    _, stamped = build(Ledger(DECK), first)
    before = {entry.article: entry.guid for entry in stamped.ledger.entries}
    after = [*first[:2], question(edited, "2.txt"), *first[3:], question(asked, "new.txt")]
    found, _ = build(stamped.ledger, after)
    now = {item.note.origin.articles[0]: item.guid for item in found.notes}
    assert {file: now[file] for file in before} == before
    assert now["new.txt"] not in before.values()


def test_the_same_text_twice_in_an_article() -> None:
    twice = [concept(MOSES, "Exod.32.11", line=1), concept(MOSES, "Num.14.13", line=9)]
    first, stamped = build(Ledger(DECK), twice)
    assert first.notes[0].guid != first.notes[1].guid
    second, _ = build(stamped.ledger, twice[::-1])
    assert [item.guid for item in second.notes] == [item.guid for item in first.notes][::-1], (
        "the references tell them apart"
    )


def test_a_text_that_was_there_before_gets_a_guid_of_its_own() -> None:
    """Reworded beyond its first text, which another note then takes up."""
    reworded = "Moses stood in the gap between God and His people."
    _, stamped = build(Ledger(DECK), article(MOSES, PAUL))
    _, stamped = build(stamped.ledger, article(reworded, PAUL))
    found, _ = build(stamped.ledger, article(reworded, PAUL, MOSES))
    assert len({item.guid for item in found.notes}) == 3


def test_verses_go_by_reference_whatever_article_cites_them() -> None:
    before, after, found = edit(
        [verse("John.3.16"), verse("Rom.8.34", "b.txt")],
        [verse("Rom.8.34"), verse("John.3.17")],
    )
    assert after["Rom.8.34"] == before["Rom.8.34"]
    assert after["John.3.17"] != before["John.3.16"]
    assert [(item.text, item.article) for item in found.retired] == [("John.3.16", "")]


def test_kinds_are_never_mixed() -> None:
    before, after, _ = edit([question("Who prays for us?")], [point("Who prays for us?", "prays")])
    assert before["Who prays for us?"] != after["Who prays for us?"]


def test_a_title_reworded_keeps_its_question() -> None:
    asked = question("What does it mean that Jesus prays for us?")
    first = [replace(asked, origin=replace(asked.origin, title="Old"))]
    second = [question("What does it mean that Jesus is praying for us in heaven?")]
    before, after, _ = edit(first, second)
    assert list(before.values()) == list(after.values())


def test_two_candidates_about_as_close_keep_the_older_and_say_so() -> None:
    older, younger = "The Lord hears the cry of the poor.", "The Lord hears the cry of the weak."
    both = "The Lord hears the cry of the lowly."
    first, stamped = build(Ledger(DECK), article(PAUL, older, MOSES), 1000)
    _, stamped = build(stamped.ledger, article(PAUL, younger, older, MOSES), 1500)
    found, _ = build(stamped.ledger, article(PAUL, both, MOSES), 2000)
    assert guids(found)[both] == guids(first)[older]
    [problem] = found.problems
    assert problem.code == "match-doubtful"
    assert older in problem.message and younger in problem.message
    assert (problem.file, problem.line) == ("source/a.txt", 2)


def test_one_text_that_became_two_keeps_one_and_says_so() -> None:
    found = edit(
        article(PAUL, "The Lord hears the cry of the poor and the weak.", MOSES),
        article(
            *(PAUL, "The Lord hears the cry of the poor.", "The Lord hears the cry of the weak."),
            MOSES,
        ),
    )[2]
    assert [item.state for item in found.notes].count(State.NEW) == 1
    assert [problem.code for problem in found.problems] == ["match-doubtful"]


def test_a_clear_match_is_not_called_doubtful() -> None:
    found = edit(
        article("The Lord hears the cry of the poor.", "The Lord hears the cry of the weak."),
        article("The Lord hears the cries of the poor.", "The Lord hears the cries of the weak."),
    )[2]
    assert not found.problems and not found.retired


def test_without_its_ledger_unchanged_text_has_the_same_guids() -> None:
    notes = [*article(*LINES), *article(*LINES[:2], file="b.txt"), verse("John.3.16")]
    one, _ = build(Ledger(DECK), notes)
    two, _ = build(Ledger(DECK), notes)
    assert [item.guid for item in one.notes] == [item.guid for item in two.notes]
    other, _ = build(Ledger("another-deck"), notes)
    assert not {item.guid for item in one.notes} & {item.guid for item in other.notes}


def test_a_whole_deck_moved_into_a_folder_is_quickly_known() -> None:
    def deck(folder: str) -> list[Note]:
        return [
            concept(f"{line} Part {n}.", article=f"{folder}{n}.txt")
            for n in range(300)
            for line in LINES
        ]

    before, after, found = edit(deck(""), deck("moved/"))
    assert before == after and not found.retired
