"""Every kind of quotation mark is one to every room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.article.reading import read, texts
from tests.decks import body, extracted, notes_of
from versecards.article.wrap import is_final
from versecards.marks import OPENS, PAIRS
from versecards.notes import Kind, VerseContent

WORDS = "Thy word is a lamp unto my feet, and a light unto my path."
DOUBLE = [pair for pair in PAIRS if pair[0] in OPENS]


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_words_in_marks_are_a_verse_without_them(tmp_path: Path, opens: str, closes: str) -> None:
    text = f"The poet sings: {opens}{WORDS}{closes} (Psalm 119:105)."
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert (note.content.text, note.content.quoted) == (WORDS, True)


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_a_line_ends_with_its_sentence_behind_a_mark(opens: str, closes: str) -> None:
    assert is_final(f"He said, {opens}Come.{closes}")
    assert not is_final(f"He said, {opens}Come{closes}")


@pytest.mark.parametrize(("opens", "closes"), DOUBLE)
def test_what_scripture_asks_is_no_question_of_the_article(
    tmp_path: Path, opens: str, closes: str
) -> None:
    text = f"{opens}Whom shall we fear at night{closes}? We fear nobody when the Lord is near us."
    assert not notes_of(extracted(tmp_path, article=body(text)), Kind.QUESTION)


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_a_line_that_goes_on_within_marks_is_not_the_next_paragraph(
    opens: str, closes: str
) -> None:
    line = "The poet went out and sang to the hills of his country, and he sang of the light and"
    article = read(
        f"T\n\n{line}\n{opens}of a lamp{closes} for all of his feet, in the dark of it.\n"
    )
    assert len(texts(article)) == 1
