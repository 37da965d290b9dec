"""Leaving notes out in the page: by mouse, keys and touch, and what comes of the lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.preview.library import write_library
from versecards.build import prepare
from versecards.notes import Kind
from versecards.preview.page import preview_page
from versecards.settings import KEYS

Open = Callable[..., Any]


def page_of(source: Path) -> Path:
    """Write the page of a folder beside it."""
    path = source.parent / "page.html"
    path.write_text(preview_page(prepare(source, source / "none.apkg")), encoding="utf-8")
    return path


def guid_of(page: Any) -> str:
    page.evaluate("document.getElementById('about').open = true")
    return str(page.locator("#facts div", has_text="Guid").locator("code").inner_text())


def lines(page: Any) -> str:
    page.locator("#choices").click()
    text = str(page.locator("#lines").input_value())
    page.keyboard.press("Escape")
    return text


def test_what_is_ticked_off_is_left_out_by_the_lines_that_are_shown(
    tmp_path: Path, open_page: Open
) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source))
    assert page.locator("#choices").is_hidden()
    page.get_by_role("checkbox", name="Leave this note out").check()
    first = guid_of(page)
    page.get_by_role("button", name="Question", exact=False).first.click()
    page.get_by_role("checkbox", name="Leave this note out").check()
    second = guid_of(page)
    assert first != second
    assert page.locator("#choices").inner_text() == "2 left out"
    assert page.locator(".row.left-out .badge").all_inner_texts()[0] == "Left out"
    text = lines(page)
    settings = source / "deck.yaml"
    settings.write_text(settings.read_text() + text, encoding="utf-8")
    assert sorted(yaml.safe_load(text)["skip"]) == sorted([first, second])
    before = {first, second}
    after = prepare(source, source / "none.apkg")
    assert not before & {note.guid for note in after.rendered if note.note is not None}
    assert not [problem for problem in after.problems if problem.code == "skip-unused"]
    assert KEYS["skip"].deck


def test_a_passage_without_a_verse_card_can_be_learned(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    settings = source / "deck.yaml"
    own = [line for line in settings.read_text().splitlines() if not line.startswith("verses:")]
    settings.write_text("\n".join([*own, "verses: quoted", "memorize: [Psalm 117]", ""]))
    page = open_page(page_of(source))
    page.get_by_label("Article to read").select_option("What is the throne of grace?")
    mark = page.locator("#article .mark", has_text="John 14:6")
    mark.click()
    want = page.get_by_role("button", name="Learn John 14:6")
    want.click()
    assert want.get_attribute("aria-pressed") == "true"
    assert page.locator("#choices").inner_text() == "1 to learn"
    text = lines(page)
    assert yaml.safe_load(text) == {"memorize": ["Psalm 117", "John 14:6"]}
    settings.write_text(settings.read_text().replace("memorize: [Psalm 117]\n", text))
    names = [r.fields["Reference"] for r in prepare(source).rendered if r.kind is Kind.VERSE]
    assert "John 14:6" in names
    page = open_page(page_of(source))
    page.get_by_label("Article to read").select_option("What is the throne of grace?")
    page.locator("#article .mark", has_text="John 14:6").click()
    assert page.locator("#want").is_hidden()


def test_choices_last_and_those_of_the_settings_stay(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    settings = source / "deck.yaml"
    settings.write_text(settings.read_text() + 'skip: [John 14:6, "When do you pray?"]\n')
    page = open_page(page_of(source))
    page.get_by_role("checkbox", name="Leave this note out").check()
    guid = guid_of(page)
    page.reload()
    page.wait_for_selector(".row")
    assert page.get_by_role("checkbox", name="Leave this note out").is_checked()
    assert yaml.safe_load(lines(page))["skip"] == ["John 14:6", "When do you pray?", guid]
    page.locator("#choices").click()
    page.get_by_role("button", name="Clear all").click()
    assert page.locator("#choices").is_hidden()
    assert not page.get_by_role("checkbox", name="Leave this note out").is_checked()
    assert page.locator(".row.left-out").count() == 0


def test_by_keys_alone(tmp_path: Path, open_page: Open) -> None:
    page = open_page(page_of(write_library(tmp_path / "library")))
    page.keyboard.press("x")
    assert page.locator("#choices").inner_text() == "1 left out"
    assert page.locator("#said").text_content() == "Left out"
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("x")
    said = page.locator("#said").text_content()
    assert said in ("Taken in again", "Left out")
    page.locator("#leave").focus()
    checked = page.locator("#leave").is_checked()
    page.keyboard.press(" ")
    assert page.locator("#leave").is_checked() != checked
    assert not page.locator("[name=side][value=answer]").is_checked()


def test_the_lines_are_copied(tmp_path: Path, open_page: Open) -> None:
    page = open_page(
        page_of(write_library(tmp_path / "library")),
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.keyboard.press("x")
    page.locator("#choices").click()
    page.get_by_role("button", name="Copy").click()
    page.wait_for_function("() => document.getElementById('copied').textContent === 'Copied.'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#lines").input_value()


def test_a_retired_note_cannot_be_left_out(open_page: Open) -> None:
    page = open_page()
    page.get_by_label("Since the last build").select_option("Retired")
    assert page.locator("#leaving").is_hidden()
    page.locator("#list").focus()
    page.keyboard.press("x")
    assert page.locator("#choices").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_touch_on_a_phone(tmp_path: Path, open_page: Open, axe: str, scheme: str) -> None:
    page = open_page(
        page_of(write_library(tmp_path / "library")),
        width=390,
        height=844,
        has_touch=True,
        color_scheme=scheme,
    )
    page.get_by_role("button", name="Cards").tap()
    page.locator(".row").first.tap()
    page.get_by_text("Leave this note out").tap()
    page.locator("#choices").tap()
    assert page.locator("#choosing").is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.evaluate(axe)
    found = page.evaluate("axe.run('#choosing')")["violations"]
    assert [one["id"] for one in found] == []
