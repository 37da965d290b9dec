"""A language is a folder of data; what it lacks is English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from versecards import languages
from versecards.datafiles import read_table
from versecards.extract.hiding import hidden_phrases
from versecards.extract.words import Vocabulary
from versecards.languages import language
from versecards.references import find_references
from versecards.scripture.nametable import NameTable

ENGLISH = Path(languages.__file__).parent / "en"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two languages, one of them with a single file."""
    for code in ("en", "xx"):
        (tmp_path / code).mkdir()
    (tmp_path / "en" / "small.txt").write_text("of the  # article\n", encoding="utf-8")
    (tmp_path / "en" / "cues.json").write_text(json.dumps(["see"]), encoding="utf-8")
    (tmp_path / "xx" / "small.txt").write_text("du # of the\ndi", encoding="utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_language_has_its_own_words_and_else_those_of_english() -> None:
    assert language("xx").words("small") == {"du", "di"}
    assert language("xx").table("cues") == ["see"]
    assert language("en").words("small") == {"of", "the"}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("code", ["xx-YY", "XX"])
def test_a_country_changes_nothing(code: str) -> None:
    assert language(code).words("small") == {"du", "di"}


@pytest.mark.usefixtures("folder")
def test_an_unknown_language_is_read_as_english() -> None:
    assert language("zz").words("small") == {"of", "the"}


@pytest.mark.usefixtures("folder")
def test_a_file_that_no_language_has_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.json"):
        language("xx").table("none")


@pytest.mark.usefixtures("folder")
def test_a_pattern_is_any_of_its_list_and_may_name_other_entries(folder: Path) -> None:
    table = {"and": ["und", "oder"], "joins": "^{and}\\s", "two": [r"a{2}", "{and}"]}
    (folder / "xx" / "words.json").write_text(json.dumps(table), encoding="utf-8")
    found = language("xx")
    assert found.pattern("words", "joins").match("Oder so")
    assert not found.pattern("words", "joins").match("undicht")
    assert found.pattern("words", "two").fullmatch("aa")
    first, second = found.patterns("words", "two")
    assert first.fullmatch("aa")
    assert not first.fullmatch("und")
    assert second.fullmatch("und")


@pytest.fixture
def books_of_its_own(folder: Path) -> None:
    """A language that is English but for the name of a book."""
    (folder / "xx" / "small.txt").unlink()
    for english in ENGLISH.glob("*.*"):
        (folder / "en" / english.name).write_bytes(english.read_bytes())
    books = read_table(folder / "en" / "books.json")
    own = json.dumps(books).replace('"Romans"', '"Waroma"')
    (folder / "xx" / "books.json").write_text(own, encoding="utf-8")


@pytest.mark.usefixtures("books_of_its_own")
def test_a_point_hides_no_reference_of_its_language() -> None:
    xx = language("xx")
    text = "We know that he prays for us, as we read in Waroma 8:34"
    hidden = hidden_phrases(text, (), Vocabulary([text], xx), "Who prays?")
    assert hidden
    assert not any("Waroma" in text[slice(*span)] for span in hidden)


@pytest.mark.usefixtures("books_of_its_own")
def test_references_are_listed_in_the_language_of_their_deck(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    deck.mkdir()
    (deck / "deck.yaml").write_text("language: xx\n", encoding="utf-8")
    (deck / "a.txt").write_text("A title\n\nWho prays? (Waroma 8:34)\n", encoding="utf-8")
    assert [found.osis for found in find_references([deck / "a.txt"])] == ["Rom.8.34"]


@pytest.mark.usefixtures("books_of_its_own")
def test_references_are_listed_in_the_language_of_their_article(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    deck.mkdir()
    (deck / "deck.yaml").write_text("name: Prayer\n", encoding="utf-8")
    text = "---\nlanguage: xx\n---\nA title\n\nWho prays? (Waroma 8:34)\n"
    (deck / "a.txt").write_text(text, encoding="utf-8")
    assert [found.osis for found in find_references([deck / "a.txt"])] == ["Rom.8.34"]


def test_books_of_another_language_need_no_more_than_names(folder: Path) -> None:
    """What was copied from the English table, and names no book here, is passed over."""
    english = read_table(ENGLISH / "books.json")
    (folder / "en" / "books.json").write_text(json.dumps(english), encoding="utf-8")
    psalms = {"name": "Salmos", "sbl": "Sal", "chicago": "Sal", "short": "Sal", "forms": []}
    own = {"names": {**english["names"], "Ps": psalms}, "small": ["psalm", "salmos"]}
    (folder / "xx" / "books.json").write_text(json.dumps(own), encoding="utf-8")
    table = NameTable(language("xx"))
    assert table.entries["salmos"] is table.entries["Salmos"]
    assert "psalm" not in table.entries
    assert table.numbers["1"] == 1


def test_each_word_that_names_a_book_in_small_letters_is_one_of_its_forms() -> None:
    entries = NameTable(language()).entries
    assert all(word in entries for word in language().table("books")["small"])


@pytest.mark.usefixtures("folder")
def test_what_is_borrowed_from_english_is_not_had() -> None:
    assert language("xx-YY").has("small")
    assert not language("xx").has("cues")
    assert language("en").has("cues")
    assert not language("zz").has("small")


@pytest.mark.usefixtures("folder")
def test_an_entry_that_a_table_lacks_is_that_of_english(folder: Path) -> None:
    english = {"and": ["and", "or"], "joins": "^{and}\\s", "ends": "so$"}
    (folder / "en" / "words.json").write_text(json.dumps(english), encoding="utf-8")
    (folder / "xx" / "words.json").write_text(json.dumps({"and": ["und"]}), encoding="utf-8")
    assert language("xx").table("words") == {**english, "and": ["und"]}
    assert language("xx").pattern("words", "joins").match("und he")
    assert not language("xx").pattern("words", "joins").match("and he")
    assert language("xx").pattern("words", "ends").search("and so")
    assert language("en").table("words") == english
