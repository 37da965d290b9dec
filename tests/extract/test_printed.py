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
        f"Psalm 117 (WEB)\n\n{VERSES.format(117, 2)}",
    ],
    ids=[
        "on its own line",
        "in the line",
        "in brackets",
        "raised",
        "without the first number",
        "with the number of the chapter for that of its first verse",
    ],
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


def test_a_passage_with_its_numbers_is_taken_before_what_it_quotes_in_marks(
    tmp_path: Path,
) -> None:
    printed = (
        "¹⁹Don’t avenge yourselves, loved ones, but leave room for the wrath of God, for it is "
        "written: “VENGEANCE IS MINE, I WILL REPAY,” says the Lord.²⁰“BUT IF YOUR ENEMY IS HUNGRY, "
        "FEED HIM; IF HE IS THIRSTY, GIVE HIM A DRINK.”²¹Don’t be overcome by evil, but overcome "
        "evil with good."
    )
    article = f"What now?\n\nWhat does the Bible say?\n\nRomans 12:19-21\n\n{printed}\n"
    (content,) = texts(tmp_path, article).values()
    assert content.text.endswith("but overcome evil with good.")
    assert content.quoted


def test_raised_numbers_glued_between_two_words_part_the_verses(tmp_path: Path) -> None:
    first = "Give praise to Yahweh, all you nations, extol him, all you peoples,"
    second = "for his loving kindness is great toward us, and his faithfulness endures forever."
    article = f"A song?\n\nWhat does the Bible say?\n\nPsalm 117:1-2\n\n¹{first}²{second}\n"
    found = texts(tmp_path, article)
    assert " ".join(content.text for content in found.values()) == f"{first} {second}"


@pytest.mark.parametrize("mark", ['"{}"', "{}"])
def test_a_verse_that_goes_on_in_another_paragraph_is_whole(tmp_path: Path, mark: str) -> None:
    song = mark.format("Rise, all you who sleep, get up from the dead, and the Christ will shine.")
    printed = (
        "Ephesians 5:13-14 (ABC)\n\n"
        "> 13 Everything that light shows up is seen as it is, 14 for what is seen so is light. "
        "So it is said,\n>\n"
        f"> {song}"
    )
    found = texts(tmp_path, f"Awake\n\nWhat does the Bible say?\n\n{printed}\n")
    (content,) = found.values()
    assert str(content.reference) == "Ephesians 5:13–14"
    assert content.text.strip('”"').endswith("and the Christ will shine.")


def test_a_number_of_a_verse_in_front_of_a_speech_is_no_word(tmp_path: Path) -> None:
    """A speech begins in this verse and ends in none that is printed."""
    printed = (
        "> **Mark 12:29-30**\n>\n"
        "> 29 Jesus answered, “This is the first: Hear, Israel! The Lord our God is one Lord. "
        "30 You shall love the Lord your God with all your heart, with all your soul, with all "
        "your mind and with all your strength."
    )
    found = texts(tmp_path, f"The first\n\nWhat does the Bible say?\n\n{printed}\n")
    assert [str(one.reference) for one in found.values()] == ["Mark 12:29–30"]
    assert all("Jesus answered" in one.text for one in found.values())
