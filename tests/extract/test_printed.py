"""Passages that an article prints with their verse numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted_from, notes_of
from versecards.notes import Kind, VerseContent

VERSES = (
    "{0} Give praise to Yahweh, all you nations! Extol him, all you peoples! "
    "{1} For his loving kindness is great toward us. Yahweh’s faithfulness endures forever."
)


def texts(folder: Path, article: str) -> dict[str, VerseContent]:
    (folder / "a.txt").write_text(article, encoding="utf-8")
    (folder / "deck.yaml").write_text("verses: quoted\n", encoding="utf-8")
    found = {}
    for note in notes_of(extracted_from(folder), Kind.VERSE):
        assert isinstance(note.content, VerseContent)
        found[str(note.content.reference)] = note.content
    return found


@pytest.mark.parametrize(
    "printed",
    [
        f"Psalm 117:1-2 (WEB)\n\n{VERSES.format(1, 2)}",
        f"Psalm 117:1-2 (WEB) {VERSES.format(1, 2)}",
        f"Psalm 117 (WEB)\n\n{VERSES.format('[1]', '[2]')}",
        f"Psalm 117:1-2, WEB: {VERSES.format('¹', '²')}",
        "Psalm 117:1-2 (WEB)\n\n" + VERSES.format("", "2").strip(),
    ],
    ids=["on its own line", "in the line", "in brackets", "raised", "without the first number"],
)
def test_the_printed_words_are_those_of_the_card(tmp_path: Path, printed: str) -> None:
    article = f"A song for all?\n\nWhat does the Bible say?\n\n{printed}\n"
    (content,) = texts(tmp_path, article).values()
    assert str(content.reference) == "Psalm 117:1–2"
    assert content.text == VERSES.format("", "").replace("  ", " ").strip()
    assert content.label == "WEB, as quoted in the article"


def test_numbers_in_other_words_are_no_verses(tmp_path: Path) -> None:
    text = "In Psalm 117:1-2 there are 1 call and 2 reasons, and 2 parts in every line."
    assert texts(tmp_path, f"A title?\n\nWhat does the Bible say?\n\n{text}\n") == {}


def test_printed_words_that_are_not_the_verses_are_not_taken(tmp_path: Path) -> None:
    text = "Psalm 117:1-2\n\n1 Bring a pencil and your own copy. 2 Sit where you can see the board."
    assert texts(tmp_path, f"A title?\n\nWhat does the Bible say?\n\n{text}\n") == {}
