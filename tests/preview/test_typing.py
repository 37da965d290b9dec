"""Answering by first letters: Anki's own box and comparison, on a card as wide as a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.anki import sample
from tests.anki.test_real import package
from tests.anki.versions import learner, versions
from tests.anki.visible import text_of
from versecards.firstletters import typed_letters

WORDS = " ".join(f"{word} the Lord" for word in ("Praise", "bless", "seek", "trust", "fear") * 8)
VERSE = sample.verse("Ps.148.7", f"{WORDS}: 144,000 times!", typing=True)
LETTERS = "ptlbtlstlttlftl" * 8 + "144000t"
BOX = '<input type="text" id="typeans" style="font-family: \'Arial\'; font-size: 20px;">'
"""What desktop Anki puts in the place of ``[[type:…]]`` on a question."""
NARROW = 320


@pytest.fixture(params=versions())
def someone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    with learner(request.param) as one:
        one.import_package(package(tmp_path, sample.pack([VERSE])))
        yield one


def card_of(someone: Any) -> dict[str, Any]:
    [card] = [one for one in someone.renders() if one["template"] == "Reference to text"]
    return card


def test_anki_asks_for_the_letters_on_the_question_and_compares_them(someone: Any) -> None:
    card = card_of(someone)
    assert typed_letters(VERSE.content.text) == LETTERS  # type: ignore[union-attr]
    assert card["question"].count("[[type:Letters]]") == 1
    assert card["answer"].count("[[type:Letters]]") == 1
    assert LETTERS not in card["question"].replace("[[type:Letters]]", "")
    others = [one for one in someone.renders() if one["template"] != "Reference to text"]
    assert not any("[[type" in one["question"] + one["answer"] for one in others)
    right = someone.compare(LETTERS, LETTERS)
    assert text_of(right) == LETTERS and "typeBad" not in right and "typeMissed" not in right
    assert "typeMissed" in someone.compare(LETTERS, LETTERS[:3] + LETTERS[4:])
    assert "typeBad" in someone.compare(LETTERS, "x" + LETTERS[1:])


def test_no_button_on_the_question_shows_what_is_to_be_typed(someone: Any) -> None:
    assert "First Letters" not in card_of(someone)["question"]


def test_the_button_is_there_where_nothing_is_typed(tmp_path: Path) -> None:
    with learner(versions()[-1]) as one:
        plain = sample.verse("Ps.148.7", f"{WORDS}: 144,000 times!")
        one.import_package(package(tmp_path, sample.pack([plain])))
        assert "First Letters" in card_of(one)["question"]


def test_the_question_says_how_to_type_since_anki_forgives_nothing(
    someone: Any, browser: Any
) -> None:
    for typed in (LETTERS.upper(), " ".join(LETTERS), f"{LETTERS}!"):
        assert "typeBad" in someone.compare(LETTERS, typed)
    card = card_of(someone)
    page = browser.new_page()
    for side, seen in (("question", True), ("answer", False)):
        page.set_content(f'<style>{card["css"]}</style><body class="card">{card[side]}</body>')
        hint = page.locator(".typed .label")
        assert "small letters without spaces or signs, numbers whole" in (hint.text_content() or "")
        assert hint.is_visible() is seen
    page.close()


def test_box_and_comparison_fit_a_phone(someone: Any, browser: Any) -> None:
    card = card_of(someone)
    wrong = someone.compare(LETTERS, "x" + LETTERS[1:60] + LETTERS[66:])
    for side, shown in (("question", BOX), ("answer", wrong)):
        html = card[side].replace("[[type:Letters]]", shown)
        page = browser.new_page(viewport={"width": NARROW, "height": 640})
        page.set_content(
            f'<meta name="viewport" content="width=device-width"><style>{card["css"]}</style>'
            f'<body class="card">{html}</body>'
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
        box = page.locator("#typeans").bounding_box()
        assert box is not None
        assert box["x"] >= 0 and box["x"] + box["width"] <= NARROW
        assert box["width"] > NARROW / 2
        page.close()
