"""Which article is which: its name, its title and its place stay when its file is renamed."""

from __future__ import annotations

import pytest

from tests.ledger.making import DECK, build, concept, point, question, verse
from versecards.ledger import Ledger
from versecards.ledger.entry import ArticleEntry
from versecards.notes import Note

WHO = ["Abraham", "Moses", "Hannah", "Samuel", "David", "Daniel"]


def lines(file: str, *who: str) -> list[Note]:
    return [concept(f"{name} prayed to the Lord for {name}'s own.", "Ps.65.2", article=file)
            for name in who]  # fmt: skip


def names(ledger: Ledger) -> dict[str, str]:
    return {row.file: row.name for row in ledger.articles}


A, B = lines("a.txt", *WHO[:3]), lines("b.txt", *WHO[3:])


def after(*notes: Note) -> dict[str, str]:
    return names(build(build(Ledger(DECK), [*A, *B])[1].ledger, notes, 2000)[1].ledger)


def test_an_article_has_the_name_of_its_file_at_first() -> None:
    _, stamped = build(Ledger(DECK), [*A, *B])
    assert stamped.ledger.articles == (
        ArticleEntry("a.txt", "a.txt", "Title of a.txt"),
        ArticleEntry("b.txt", "b.txt", "Title of b.txt"),
    )


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        # renamed, with an edit; moved to a folder
        ([*lines("new.txt", *WHO[:2], "Elijah"), *B], {"new.txt": "a.txt", "b.txt": "b.txt"}),
        ([*lines("x/a.txt", *WHO[:3]), *B], {"x/a.txt": "a.txt", "b.txt": "b.txt"}),
        # two files that have changed names
        ([*lines("b.txt", *WHO[:3]), *lines("a.txt", *WHO[3:])],
         {"a.txt": "b.txt", "b.txt": "a.txt"}),
        # a new article, though it takes a sentence from another
        ([*A[1:], *B, *lines("new.txt", WHO[0], "Elijah", "Peter")],
         {"a.txt": "a.txt", "b.txt": "b.txt", "new.txt": "new.txt"}),
        # split: who has most keeps the name, the file that is there comes first
        ([*A[:1], *lines("c.txt", *WHO[1:3]), *B],
         {"a.txt": "a.txt", "b.txt": "b.txt", "c.txt": "c.txt"}),
        ([*lines("c.txt", WHO[0]), *lines("d.txt", *WHO[1:3]), *B],
         {"d.txt": "a.txt", "b.txt": "b.txt", "c.txt": "c.txt"}),
        # joined; written anew
        ([*A, *lines("a.txt", *WHO[3:])], {"a.txt": "a.txt"}),
        ([*lines("a.txt", "Elijah", "Peter"), *B], {"a.txt": "a.txt", "b.txt": "b.txt"}),
    ],
)  # fmt: skip
def test_a_name_stays_with_the_notes(notes: list[Note], expected: dict[str, str]) -> None:
    found = after(*notes)
    assert {file: found[file] for file in expected} == expected
    assert len(set(found.values())) == len(found)


def test_a_name_that_is_taken_is_not_given_again() -> None:
    _, one = build(Ledger(DECK), A)
    _, two = build(one.ledger, lines("new.txt", *WHO[:3]), 2000)
    _, three = build(two.ledger, [*lines("new.txt", *WHO[:3]), *lines("a.txt", *WHO[3:])], 3000)
    assert names(three.ledger) == {"new.txt": "a.txt", "a.txt": "a (2).txt"}


def test_an_article_with_verses_only_is_known_by_its_title() -> None:
    ledger, verses = Ledger(DECK), [verse("John.3.16", article="a.txt")]
    one = ledger.identify(verses, {"a.txt": "God's love"})
    two = ledger.stamp([], one.articles, {}, 1000).ledger.identify(
        [verse("John.3.16", article="b.txt")], {"b.txt": "God's love"}
    )
    assert [(row.file, row.name) for row in two.articles] == [("b.txt", "a.txt")]


def test_a_title_stays_until_it_is_another_one() -> None:
    notes = [question("How does this change the way you pray?")]
    ledger = Ledger(DECK)
    shown = []
    for title in ("What did Moses learn in prayer?", "What did Moses learn through prayer?",
                  "What does Moses teach us?", "Whom does God hear?"):  # fmt: skip
        found = ledger.identify(notes, {"a.txt": title})
        ledger = ledger.stamp([], found.articles, {}, 1000).ledger
        shown.append(found.articles[0].title)
    assert shown == [
        *("What did Moses learn in prayer?", "What did Moses learn in prayer?"),
        *("What does Moses teach us?", "Whom does God hear?"),
    ]


def test_a_base_is_kept_and_two_rows_of_one_article_are_one() -> None:
    rows = (
        ArticleEntry("a.txt", "a.txt", "Old title", 0),
        ArticleEntry("a.txt", "new.txt", "Title of new.txt", 2000),
        ArticleEntry("gone.txt", "gone.txt", "Gone", 3000),
    )
    ledger = Ledger(DECK, articles=rows)
    found = ledger.identify([point("God is near", "near", article="new.txt")], {"new.txt": "T"})
    assert [(row.name, row.file, row.base) for row in found.articles] == [
        ("a.txt", "new.txt", 2000)
    ]
    stamped = ledger.stamp([], found.articles, {}, 1000)
    assert stamped.ledger.articles == found.articles and stamped.changed


def copies(*notes: Note) -> list[tuple[str, str]]:
    found, _ = build(Ledger(DECK), notes)
    return [(p.file, p.code) for p in found.problems]


def test_a_copy_of_an_article_is_told() -> None:
    other = lines("a (conflicted copy).txt", *WHO[:3])
    assert copies(*A, *other) == [("source/a (conflicted copy).txt", "article-copy")]
    edited = [*lines("a (conflicted copy).txt", *WHO[:2]), *lines("b.txt", "Elijah", "Peter")]
    assert copies(*A, *edited) == [("source/a (conflicted copy).txt", "article-copy")]


def test_articles_that_ask_the_same_are_no_copies() -> None:
    asked = "How does this change the way you pray?", "Who needs your prayers this week?"
    notes = [question(text, file) for file in ("a.txt", "b.txt") for text in asked]
    assert copies(*A, *B, *notes) == []
    verses = [verse("John.3.16", "a.txt"), verse("Rom.8.34", "a.txt")]
    assert copies(*verses, *A[:1], *lines("b.txt", "Elijah")) == []


def test_what_many_articles_say_makes_none_a_copy_in_work_that_grows_with_them() -> None:
    notes = [question("Who needs your prayers this week?", f"{n}.txt") for n in range(3000)]
    assert copies(*notes) == []


def test_a_line_that_stands_twice_in_an_article_is_one_note() -> None:
    twice = [*A, point("God is our refuge.", "refuge"), point("God is  our refuge.", "refuge")]
    found, stamped = build(Ledger(DECK), twice)
    assert len(found.notes) == len(stamped.ledger.entries) == len(A) + 1
    elsewhere = point("God is our refuge.", "refuge", article="b.txt")
    assert len(build(Ledger(DECK), [*twice, elsewhere])[0].notes) == len(A) + 2


def test_a_copy_that_is_gone_takes_no_note_of_the_article_that_it_was_made_of() -> None:
    copy = lines("a (conflicted copy).txt", *WHO[:3])
    first, one = build(Ledger(DECK), [*A, *copy])
    _, two = build(one.ledger, A, 2000)
    moved = lines("new.txt", WHO[0])
    found, _ = build(two.ledger, [*A[1:], *moved], 3000)
    assert found.notes[-1].guid == first.notes[0].guid
    assert not [item for item in found.retired if item.newly]
