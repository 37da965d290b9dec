"""Another language is a folder of data: here a made-up one, of which the program knows nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from versecards.languages import Language
from versecards.scripture.books import ENGLISH, books
from versecards.scripture.scan import parse_reference, scan

BOOKS = {
    "ordinals": {"1": ["1", "Prima"], "2": ["2", "Duza"], "3": ["3", "Triza"], "4": ["4"]},
    "doubt": {"name": ["Jovan"], "word": [], "weak": ["Op"]},
    "peoples": ["Romuli"],
    "short": [],
    "names": {
        "Gen": {"name": "Início", "sbl": "Iní", "chicago": "Iní.", "short": "Iní", "forms": ["In"]},
        "1Sam": {
            "name": "1 Šamel",
            "sbl": "1 Šam",
            "chicago": "1 Šam.",
            "short": "1 Šam",
            "forms": [],
        },
        "Ps": {"name": "Kanto", "sbl": "Ka", "chicago": "Ka.", "short": "Ka", "forms": ["Kantoj"]},
        "John": {"name": "Jovan", "sbl": "Jov", "chicago": "Jov.", "short": "Jov", "forms": []},
        "1John": {
            "name": "1 Jovan",
            "sbl": "1 Jov",
            "chicago": "1 Jov.",
            "short": "1 Jov",
            "forms": [],
        },
        "Rom": {"name": "Romuli", "sbl": "Rom", "chicago": "Rom.", "short": "Rom", "forms": []},
    },
}
REFERENCES = {
    "upper": "A-ZŠÍ",
    "letters": "A-Za-zŠšÍíé",
    "chapter": "kap kapitelo kapiteloj",
    "verse": "ver verso versoj",
    "spelled": ["Kanto", "kapitelo"],
    "range": "gis",
    "and": "kaj",
    "joins": ["kaj", "vidu"],
    "also": ["vidu", "ankau"],
    "of": "de",
    "of_whole": "de",
    "the": "la",
    "counted": "skatoloj",
    "telling": "diras",
    "leading": "en",
    "strong": "vidu",
}
NUMBERS = {
    "units": "unu du tri kvar kvin",
    "tens": "dudek",
    "ordinals": "unua dua tria",
    "round": "dudeka",
}


@pytest.fixture
def language(tmp_path: Path) -> Language:
    for name, table in (("books", BOOKS), ("references", REFERENCES), ("numbers", NUMBERS)):
        (tmp_path / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    return Language("xx", (tmp_path, *ENGLISH.folders))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jovan 3:16 kaj 18 diras.", ["John.3.16", "John.3.18"]),
        ("Legu Iní. 1:1 gis 3, vidu ankau Ka 23.", ["Gen.1.1-Gen.1.3", "Ps.23"]),
        ("Duza estas alia, sed Prima Šamel 2:3 estas.", ["1Sam.2.3"]),
        ("1 Šam. 2:3; 4:5", ["1Sam.2.3", "1Sam.4.5"]),
        ("Kanto tri", ["Ps.3"]),
        ("Romuli 8 parolas (ver. 28 kaj ver. 31).", ["Rom.8", "Rom.8.28", "Rom.8.31"]),
        ("Ver. 28 de Romuli 8", ["Rom.8.28"]),
        ("Romuli 8 parolas. En kapitelo 9 li diras.", ["Rom.8", "Rom.9"]),
        ("Jovan 3 skatoloj", []),
        ("John 3:16 and Romans 8", []),
    ],
)
def test_a_language_of_data_alone_is_read(
    text: str, expected: list[str], language: Language
) -> None:
    found = scan(text, language=language)
    assert [reference.osis for mention in found for reference in mention.references] == expected


@pytest.mark.parametrize("text", ["Prima de Jovan 4:8", "La prima letro de Jovan 4:8"])
def test_a_number_before_words_that_nobody_knows_puts_a_name_in_doubt(
    text: str, language: Language
) -> None:
    (mention,) = scan(text, language=language)
    assert not mention.usable
    assert "may be of 1 John" in mention.parts[0].note


@pytest.mark.parametrize("text", ["Prima de Jovan 4:8", "La prima letro de Jovan 4:8"])
def test_words_between_a_number_and_its_name_are_data(text: str, tmp_path: Path) -> None:
    more = {**REFERENCES, "attributed": "de", "numbered": "letro"}
    for name, table in (("books", BOOKS), ("references", more), ("numbers", NUMBERS)):
        (tmp_path / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
    (mention,) = scan(text, language=Language("xx", (tmp_path, *ENGLISH.folders)))
    assert [reference.osis for reference in mention.usable] == ["1John.4.8"]


def test_its_names_may_be_written_small_where_a_reference_is_asked_for(language: Language) -> None:
    assert [r.osis for r in parse_reference("1 šamel 2:3", language)] == ["1Sam.2.3"]
    assert [r.osis for r in parse_reference("início", language)] == ["Gen.1-Gen.50"]


def test_a_book_without_a_name_in_it_has_its_english_one(language: Language) -> None:
    names = [book.name for book in books(language)]
    assert (names[0], names[1]) == ("Início", "Exodus")
