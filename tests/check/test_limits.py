"""The limits of translations: counted in verses, in a book's share, in the deck's share."""

from __future__ import annotations

from pathlib import Path

from tests.check.checking import checked_files, places
from tests.decks import extracted, notes_of
from versecards.check.rules.limits import exceeded
from versecards.notes import Kind
from versecards.scripture.texts.terms import Terms, all_terms

ARTICLE = "Titus\nWhat does the Bible say?\nGrace has come to all of us ({}).\n"
QUOTING = """---
quotes: {}
---
Love
What does the Bible say?
John 3:16 says, "For God so loved this world that he gave his one and only Son, so that whosoever \
believes in him should not perish but have everlasting life." God gave what he loved most.
"""


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
    # Titus 3:5 has 28 words in the KJV
    assert found(tmp_path, "Titus 3:5", work_share=0.3) == []
    beyond = found(tmp_path, "Titus 3:5", work_share=0.2)
    assert beyond == ["28% of the words of the deck (limit 20%)"]


def test_a_public_domain_text_has_no_limits(tmp_path: Path) -> None:
    problems = checked_files(tmp_path, {"a.txt": ARTICLE.format("Titus 3:5")})
    assert places(problems, "terms-limit") == []


def test_a_deck_that_is_mostly_verses_of_a_text_in_copyright(tmp_path: Path) -> None:
    limited = [terms.name for terms in all_terms() if (terms.work_share or 1) <= 0.5]
    assert limited, "terms.json has no translation with such a limit"
    problems = checked_files(tmp_path, {"a.txt": QUOTING.format(limited[0])})
    assert places(problems, "terms-limit") == ["a.txt:6"]
    assert any("Check with the publisher" in problem.remedy for problem in problems)
