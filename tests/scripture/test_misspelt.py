"""References in running text whose book is mistyped."""

from __future__ import annotations

import pytest

from versecards.languages import language
from versecards.scripture.misspelt import misspelt
from versecards.scripture.scan import is_reference, scan

ENGLISH = language("en")


def found(text: str) -> list[tuple[int, str, str]]:
    return list(misspelt(text, scan(text), ENGLISH, lambda one: is_reference(one, ENGLISH)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Rmoans 5:5", "Romans 5:5"),
        ("Hebews 6:19", "Hebrews 6:19"),
        ("Jmaes 5:7-8", "James 5:7-8"),
        ("1 Petre 1:3", "1 Peter 1:3"),
        ("Jhon 3:16", "John 3:16"),
        ("Mrak 4:35", "Mark 4:35"),
        ("2 Chornicles 7:14", "2 Chronicles 7:14"),
        ("Ecclesaistes 3:1", "Ecclesiastes 3:1"),
    ],
)
def test_a_slip_in_the_name_of_a_book_is_told(written: str, meant: str) -> None:
    assert found(f"So says {written}, and rightly.") == [(8, written, meant)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jhon 3:16", "John 3:16"),
        ("Galashuns 5:22", "Galatians 5:22"),
        ("Phillipines 4:13", "Philippians 4:13"),
        ("Malaki 3:10", "Malachi 3:10"),
    ],
)
@pytest.mark.parametrize("around", ["It says ({}).", "It says [{}].", "It says (Rom 5:5; {})."])
def test_between_brackets_the_name_may_be_less_like(written: str, meant: str, around: str) -> None:
    assert found(around.format(written)) == [(around.index("{"), written, meant)]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Jamess 1:5, 17 and 20.", "Jamess 1:5, 17", "James 1:5, 17"),
        ("(Jmaes 1:5-8,17)", "Jmaes 1:5-8,17", "James 1:5-8,17"),
        ("Jmaes 1:5, 1 Peter 2:3", "Jmaes 1:5", "James 1:5"),
        ("Jmaes 1:5, 2:3", "Jmaes 1:5", "James 1:5"),
    ],
)
def test_further_verses_are_told_with_it(text: str, written: str, meant: str) -> None:
    assert [row[1:] for row in found(text)] == [(written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "We meet on Friday 5:30, at Noon 12:30 and on Sunday 11:00.",
        "Joan 3:16, Rome 5:5, Lake 4:3 and Joke 5:6 are no slips that are sure.",
        "Surah 5:3, Enoch 1:9, Josephus 3:5, Clement 5:1 and Jubilees 4:5 are other books.",
        "It says so (Surah 5:3; Enoch 1:9), and again (Clement 5:1).",
        "Read Romans 5:5 and Philippians 4:4.",
        "Version 3:1 came out; see Chapter 5:3.",
        "In rmoans 5:5 nothing is named.",
        "The ratio was Jmaes 555:777.",
    ],
)
def test_what_is_no_slip_is_not_told(text: str) -> None:
    assert found(text) == []
