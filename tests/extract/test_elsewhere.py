"""Sentences that name no passage, and the passage of their article to which they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted, statements_of
from versecards.extract.echo import Echo
from versecards.extract.wordings import Wordings
from versecards.languages import language
from versecards.scripture.texts import Library
from versecards.settings import Settings

TALK = """The patience of God

The sea stood up like a wall
The people crossed at night. {said} Everybody needs a rest now and then.

Passages used
- Exodus 15:2: "The LORD is my strength and song, and he is become my salvation."
- Jonah 2:9: what the prophet prayed in the fish, that salvation is of the LORD
- Isaiah 43:2: on walking with God through deep waters
"""


def asked(tmp_path: Path, said: str) -> dict[str, list[str]]:
    return statements_of(extracted(tmp_path, talk=TALK.format(said=said)))


def test_a_phrase_in_quotation_marks_leads_to_the_passage_that_has_it(tmp_path: Path) -> None:
    said = "After the danger the singers could say of the Lord “he is become my salvation”."
    assert asked(tmp_path, said)[said] == ["Exodus 15:2"]


def test_words_of_a_passage_and_of_the_note_beside_it_lead_to_it(tmp_path: Path) -> None:
    said = "Through the deepest waters God walks with his own people."
    assert asked(tmp_path, said)[said] == ["Isaiah 43:2"]


def test_a_word_or_two_lead_nowhere(tmp_path: Path) -> None:
    said = "Boats, bridges and waters fill the memories of most fishermen in this town."
    assert said not in asked(tmp_path, said)


def test_nothing_but_a_quotation_is_no_statement_of_its_own(tmp_path: Path) -> None:
    said = "“The Lord is my strength and song, and he is become my salvation,” they sang."
    assert not any("strength" in text for text in asked(tmp_path, said))


def test_a_claim_at_its_reference_is_asked_before_one_that_only_sounds_so(tmp_path: Path) -> None:
    said = (
        "Through the deepest waters God walks with his own people. "
        "Water and fire cannot take from us the company of God (Isaiah 43:2)."
    )
    found = asked(tmp_path, said)
    assert [text for text, asks in found.items() if asks == ["Isaiah 43:2"]] == [
        "Water and fire cannot take from us the company of God."
    ]


def test_a_phrase_of_common_words_is_not_quoted_from_whatever_has_most_of_them(
    tmp_path: Path,
) -> None:
    said = "The first of all commandments is short (“serve the LORD is the song”)."
    assert said not in asked(tmp_path, said)
    said = "The greatest of the commandments begins “love the LORD is my strength and song”."
    assert said not in asked(tmp_path, said)


def test_what_speaks_of_people_and_years_outside_the_bible_leads_nowhere(tmp_path: Path) -> None:
    for said in (
        "Through the deepest waters God walked with Wilberforce and his friends.",
        "Through the deepest waters God walks with his own people for 1900 years.",
    ):
        assert said not in asked(tmp_path, said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salvation is of the Lord, prayed the prophet in the fish.", True),
        ("Пророк молился во чреве рыбы, и спасение пришло от Господа.", False),
        ("Im Bauch des Fisches betete der Prophet um Rettung vom Herrn.", False),
    ],
)
def test_words_of_another_language_are_not_of_the_bible_at_hand(text: str, expected: bool) -> None:
    echo = Echo(Wordings(Library(), Settings()), Settings(), language())
    assert echo.is_of_bible(text) is expected


def test_a_weak_echo_leads_only_where_the_sentence_says_nothing_else(tmp_path: Path) -> None:
    said = "The Lord gave to his servants a song for the hours, and strength for the morning."
    assert said not in asked(tmp_path, said)


def test_half_of_a_sentence_leads_nowhere(tmp_path: Path) -> None:
    """A claim about other things has words of a passage too."""
    said = "One model of prayer has strength, song, salvation and thanksgiving."
    assert said not in asked(tmp_path, said)
