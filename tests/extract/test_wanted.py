"""In which words a verse comes that somebody wants to learn, whatever else a deck says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted, notes_of
from versecards.extract.deck import Extraction
from versecards.notes import Kind, VerseContent

OTHER = "The Eternal is my shepherd, and nothing do I lack"
"""The first verse of Psalm 23 in no text at hand."""
QUOTING = body(f"David sings, “{OTHER}” (Psalm 23:1, NIV), and Asaph too (Psalm 73:2).")


def cards_of(found: Extraction) -> dict[str, VerseContent]:
    """The verse cards, by their passages."""
    contents = [note.content for note in notes_of(found, Kind.VERSE)]
    return {str(one.reference): one for one in contents if isinstance(one, VerseContent)}


def labels(found: Extraction, *passages: str) -> set[str]:
    """What the cards of these passages say whose words they are."""
    cards = cards_of(found)
    return {cards[passage].label for passage in passages}


PSALM = [f"Psalm 23:{number}" for number in range(1, 7)]


@pytest.mark.parametrize(
    "files",
    [
        {"verses": "My verses\n\nMicah 6:8\nPsalm 23\nNahum 1:7\n", "article": QUOTING},
        {"article": f"{QUOTING}\nMemory verse\nPsalm 23\n"},
    ],
)
def test_a_passage_to_learn_is_in_the_words_of_one_text(
    tmp_path: Path, files: dict[str, str]
) -> None:
    found = extracted(tmp_path, **files)
    assert labels(found, *PSALM) == {"King James Version"}
    assert [one.code for one in found.problems if one.code == "quotation-part"]


def test_a_passage_that_a_list_has_no_room_for_keeps_the_words_of_the_article(
    tmp_path: Path,
) -> None:
    quoted = "Blessed, blessed are they whose way is without blame, who keep the law of the LORD"
    article = body(f"The psalm begins, “{quoted}” (Psalm 119:1, NIV).")
    found = extracted(tmp_path, verses="Micah 6:8\nPsalm 119\nNahum 1:7\n", article=article)
    assert labels(found, "Psalm 119:1") == {"NIV, as quoted in the article"}


def test_a_verse_that_a_list_names_is_learned_whole(tmp_path: Path) -> None:
    said = "It is more blessed to give than to receive"
    article = body(f"The Lord himself said, “{said}” (Acts 20:35).")
    alone = extracted(tmp_path, article=f"{article}\nMemory verse\nActs 20:35\n")
    assert cards_of(alone)["Acts 20:35"].text == f"… {said}"
    found = extracted(tmp_path, article=article, verses="Micah 6:8\nActs 20:35\nNahum 1:7\n")
    assert cards_of(found)["Acts 20:35"].text.startswith("I have shewed you all things")


@pytest.mark.parametrize("name", ["a", "z"])
def test_a_translation_that_a_list_names_goes_before_what_is_quoted(
    tmp_path: Path, name: str
) -> None:
    quoted = "I can do all things through Christ which strengtheneth me"
    article = body(f"He says, “{quoted}” (Philippians 4:13, KJV).")
    lines = "Micah 6:8\nPhilippians 4:13 (ASV)\nNahum 1:7\n"
    found = extracted(tmp_path, **{name: lines, "m": article})
    assert cards_of(found)["Philippians 4:13"].text == (
        "I can do all things in him that strengtheneth me."
    )


def test_words_of_a_list_go_before_what_an_article_quotes(tmp_path: Path) -> None:
    article = body(
        "He says, “I can do all things through Christ which strengtheneth me” (Philippians 4:13)."
    )
    words = "I am able to do all things through him who makes me strong."
    lines = f"Micah 6:8\nPhilippians 4:13 {words} (NIV)\nNahum 1:7\n"
    found = extracted(tmp_path, article=article, verses=lines)
    assert cards_of(found)["Philippians 4:13"].text == words


def test_words_of_one_verse_of_two_are_not_learned_with_another_text(tmp_path: Path) -> None:
    words = "So then, brothers and sisters, I plead with you to give your bodies to God."
    lines = f"Micah 6:8\n\nRomans 12:1-2 (NIV)\n{words}\n\nNahum 1:7\n"
    found = extracted(tmp_path, verses=lines)
    cards = cards_of(found)
    assert labels(found, *(name for name in cards if name.startswith("Romans"))) == {
        "King James Version"
    }
    (told,) = [one for one in found.problems if one.code == "quotation-cut"]
    assert (told.line, "Romans 12:1 " in told.message) == (4, True)


@pytest.mark.parametrize("where", ["deck", "list", "other"])
def test_whoever_wants_a_verse_most_says_in_which_translation(tmp_path: Path, where: str) -> None:
    files = {"article": f"---\ntranslation: ASV\n---\n{body('He leads us (Psalm 23:2).')}"}
    if where == "deck":
        files["deck"] = "memorize: [Psalm 23]\n"
    elif where == "list":
        files["verses"] = "Micah 6:8\nPsalm 23\nNahum 1:7\n"
    else:
        files["other"] = f"---\nmemorize: [Psalm 23]\n---\n{body('Hear.')}"
    assert labels(extracted(tmp_path, **files), *PSALM) == {"King James Version"}


def test_verses_that_the_wanted_translation_lacks_stay_as_they_are(tmp_path: Path) -> None:
    texts = tmp_path / "translations"
    texts.mkdir()
    (texts / "OWN.txt").write_text("Romans 8:38 Own words of the first.\n", encoding="utf-8")
    front = "---\ntranslation: OWN\nmissing: leave out\n---\n"
    found = extracted(
        tmp_path,
        article=body("Nothing parts us from him (Romans 8:38-39)."),
        deck="verses: all\n",
        verses=f"{front}Micah 6:8\nRomans 8:38-39\nNahum 1:7\n",
    )
    assert cards_of(found)["Romans 8:38–39"].label == "King James Version"


@pytest.mark.parametrize("verses", ["quoted", "short", "all"])
def test_a_list_is_learned_whatever_else_becomes_a_verse_card(tmp_path: Path, verses: str) -> None:
    lines = "Micah 6:8\nPsalm 23\nNahum 1:7\nPsalm 119\n"
    found = extracted(tmp_path, deck=f"verses: {verses}\n", verses=lines)
    assert {"Micah 6:8", *PSALM, "Nahum 1:7"} <= set(cards_of(found))
    told = [one.code for one in found.problems]
    assert told == ([] if verses == "all" else ["list-long"])
