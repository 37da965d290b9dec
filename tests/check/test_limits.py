"""The limits of translations: counted in verses, in a book's share, in the deck's share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.check.checking import checked_files, places
from tests.decks import extracted, notes_of
from versecards.check.rules.limits import exceeded
from versecards.notes import Kind
from versecards.scripture.scan import parse_reference
from versecards.scripture.texts import Library
from versecards.scripture.texts.terms import Terms, all_terms

ARTICLE = "Titus\nWhat does the Bible say?\nGrace has come to all of us ({}).\n"
MODERN = {"thou": "you", "thee": "you", "ye": "you", "unto": "to", "hath": "has", "shall": "will"}
MODERN |= {"the": "this", "for": "since", "and": "with"}  # so that no verse is as it was


def sheet(verses: str) -> str:
    """An article that prints verses in words that are of no translation at hand."""
    (passage,) = parse_reference(verses)
    lines = [
        f"- {verse.format()} - {re.sub('[a-z]+', lambda word: MODERN.get(word[0], word[0]), text)}"
        for verse, text in Library().find("KJV").passage(passage)
    ]
    return "\n".join([f"On {verses}", "", "God is near.", "", *lines])


def found(folder: Path, cited: str, **limits: float) -> list[str]:
    """What a deck with these verses goes beyond, of 100 words in all."""
    notes = notes_of(extracted(folder, a=ARTICLE.format(cited), deck="verses: short\n"), Kind.VERSE)
    given = {"verses": None, "book_share": None, "work_share": None} | limits
    terms = Terms("X", "X Bible", "", source="", **given)  # type: ignore[arg-type]
    return list(exceeded(terms, notes, 100))


def test_no_limit_is_ever_exceeded_where_none_is_known(tmp_path: Path) -> None:
    assert found(tmp_path, "Titus 2:11-13; 3:4-6") == []


def test_verses(tmp_path: Path) -> None:
    assert found(tmp_path, "Titus 2:11-13; 3:4-6", verses=6) == []
    assert found(tmp_path, "Titus 2:11-13; 3:4-6", verses=5) == ["6 verses (limit 5)"]


def test_share_of_a_book(tmp_path: Path) -> None:
    # Titus has 16 + 15 + 15 = 46 verses: 6 of them are 13 %
    assert found(tmp_path, "Titus 2:11-13; 3:4-6", book_share=0.14) == []
    assert found(tmp_path, "Titus 2:11-13; 3:4-6", book_share=0.12) == ["13% of Titus (limit 12%)"]


def test_a_whole_book(tmp_path: Path) -> None:
    # "not a complete book": a limit of 100 % is reached, not passed
    every = "; ".join(f"2 John {first}-{first + 2}" for first in (1, 4, 7, 10))
    assert found(tmp_path, every, book_share=1.0) == []
    assert found(tmp_path, f"{every}; 2 John 13", book_share=1.0) == ["100% of 2 John (limit 100%)"]


def test_share_of_the_deck(tmp_path: Path) -> None:
    # the greeting and chapter 2 of Titus have 344 words in the KJV, the deck is said to have 100
    many = "Titus 1:1-3; 2:1-3; 2:4-6; 2:7-9; 2:10-12; 2:13-15"
    (beyond,) = found(tmp_path, many, work_share=0.2)
    assert re.fullmatch(r"\d{3}% of the words of the deck \(limit 20%\)", beyond)
    assert found(tmp_path, many, work_share=9.0) == []


def test_a_thin_sheet_is_mostly_verses_and_needs_no_warning(tmp_path: Path) -> None:
    assert found(tmp_path, "Titus 3:5", work_share=0.2) == []


def test_a_public_domain_text_has_no_limits(tmp_path: Path) -> None:
    problems = checked_files(tmp_path, {"a.txt": ARTICLE.format("Titus 3:5")})
    assert places(problems, "terms-limit") == []


@pytest.mark.parametrize(
    ("passages", "told"),
    [(["John 3:16-18"], []), (["John 3:16-18", "Romans 8:31-36", "Psalm 37:3-6"], ["0.txt:5"])],
)
def test_a_deck_that_is_mostly_verses_of_a_text_in_copyright(
    tmp_path: Path, passages: list[str], told: list[str]
) -> None:
    limited = [terms.name for terms in all_terms() if (terms.work_share or 1) <= 0.5]
    assert limited, "terms.json has no translation with such a limit"
    files = {f"{number}.txt": sheet(passage) for number, passage in enumerate(passages)}
    files["deck.yaml"] = f"verses: short\nquotes: {limited[0]}\n"
    problems = checked_files(tmp_path, files)
    assert places(problems, "terms-limit") == told
    warned = [problem for problem in problems if problem.code == "terms-limit"]
    assert all("Check with the publisher" in problem.remedy for problem in warned)
