"""Choosing in the page: by mouse, keys and touch, and what comes of the lines."""

from __future__ import annotations

import re
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


def lines(page: Any, of: str = "deck.yaml") -> str:
    """The lines for a file."""
    page.locator("#choices").click()
    (option,) = [o for o in page.locator("#scope option").all_inner_texts() if o.startswith(of)]
    page.locator("#scope").select_option(option)
    text = str(page.locator("#lines").input_value())
    page.keyboard.press("Escape")
    return text


def told(page: Any) -> str:
    """What the button says that shows the choices."""
    return str(page.locator("#choices").inner_text())


def to_the_point(page: Any) -> None:
    """Go to the one point of the library: "God hears the prayer of all who come …"."""
    page.get_by_role("button", name="Point").click()
    page.locator(".row").first.click()


def hidden_after(source: Path, text: str) -> list[str]:
    """The phrases of the point that are hidden when these lines are in the settings."""
    settings = source / "deck.yaml"
    settings.write_text(settings.read_text() + text, encoding="utf-8")
    found = prepare(source, source / "none.apkg")
    assert not [problem for problem in found.problems if problem.code == "hide-unused"]
    (point,) = [item.note for item in found.rendered if item.note and item.kind is Kind.POINT]
    return list(point.items)


def word(page: Any, text: str) -> Any:
    return page.locator("#words .word", has_text=re.compile(f"^{text}$"))


def test_what_is_ticked_off_is_left_out_by_the_lines_that_are_shown(
    tmp_path: Path, open_page: Open
) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source))
    assert told(page) == "Choose"
    page.get_by_role("button", name="Verse").first.click()
    page.get_by_role("checkbox", name="Leave this note out").check()
    first = guid_of(page)
    cards = len(page.locator(".row.left-out").all())
    page.get_by_role("button", name="Verse").first.click()
    page.get_by_role("button", name="Question", exact=False).first.click()
    page.get_by_role("checkbox", name="Leave this note out").check()
    second = guid_of(page)
    assert first != second
    assert told(page) == f"{cards + 1} cards left out"
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
    assert told(page) == "1 to learn"
    text = lines(page)
    assert yaml.safe_load(text) == {"memorize": ["Psalm 117", "John 14:6"]}
    settings.write_text(settings.read_text().replace("memorize: [Psalm 117]\n", text))
    names = [r.fields["Reference"] for r in prepare(source).rendered if r.kind is Kind.VERSE]
    assert "John 14:6" in names
    page = open_page(page_of(source))
    page.get_by_label("Article to read").select_option("What is the throne of grace?")
    page.locator("#article .mark", has_text="John 14:6").click()
    assert page.locator("#want").is_hidden()


def test_a_passage_of_which_only_a_verse_is_learned_can_be_learned_whole(
    tmp_path: Path, open_page: Open
) -> None:
    (tmp_path / "source").mkdir()
    text = "# Tears\n\nJesus wept (John 11:33). John 11:33-44 tells how he called Lazarus out.\n"
    (tmp_path / "source" / "tears.md").write_text(text)
    (tmp_path / "source" / "deck.yaml").write_text("verses: short\n")
    page = open_page(page_of(tmp_path / "source"))
    page.locator("#article .mark", has_text="John 11:33-44").click()
    want = page.get_by_role("button", name="Learn John 11:33–44")
    want.press("Enter")
    assert yaml.safe_load(lines(page)) == {"memorize": ["John 11:33–44"]}
    page.locator("#choosing").press("Escape")
    page.locator("#article .mark", has_text="John 11:33").first.click()
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
    assert told(page) == "Choose"
    assert not page.get_by_role("checkbox", name="Leave this note out").is_checked()
    assert page.locator(".row.left-out").count() == 0


def test_by_keys_alone(tmp_path: Path, open_page: Open) -> None:
    page = open_page(page_of(write_library(tmp_path / "library")))
    page.keyboard.press("x")
    assert told(page) == "1 card left out"
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
    assert told(page) == "Choose"


@pytest.mark.parametrize(("width", "free"), [(1440, 1), (1180, 1), (1024, 1), (800, 1), (390, 0.2)])
def test_the_article_stays_in_sight_while_choosing(
    tmp_path: Path, open_page: Open, width: int, free: float
) -> None:
    page = open_page(page_of(write_library(tmp_path / "library")), width=width, height=800)
    page.locator("#choices").click()
    article, over = (page.locator(name).bounding_box() for name in (".reading", "#choosing"))
    beside = over["x"] - article["x"] >= article["width"]
    assert beside or (over["y"] - article["y"]) / article["height"] >= free > 0
    assert over["x"] + over["width"] <= width and over["y"] + over["height"] <= 800
    page.mouse.click(article["x"] + 20, article["y"] + 20)
    assert not page.locator("#choosing").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_by_touch_on_a_phone(tmp_path: Path, open_page: Open, axe: str, scheme: str) -> None:
    page = open_page(
        page_of(write_library(tmp_path / "library")),
        width=390,
        height=844,
        has_touch=True,
        color_scheme=scheme,
    )
    page.get_by_role("button", name="Cards", exact=True).tap()
    page.locator(".row").first.tap()
    page.get_by_text("Leave this note out").tap()
    page.locator("#choices").tap()
    assert page.locator("#choosing").is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.evaluate(axe)
    assert violations(page, "#choosing") == []
    page.get_by_label("Steps of verses").tap()
    assert "steps: none" in page.locator("#lines").input_value()
    page.get_by_role("button", name="Close").tap()
    # the phrase of a point
    page.get_by_role("button", name="Cards", exact=True).tap()
    page.get_by_role("button", name="Point").tap()
    page.locator(".row").first.tap()
    page.get_by_text("Hide another phrase", exact=True).tap()
    word(page, "hears").tap()
    word(page, "prayer").tap()
    assert page.locator("#phrase-said").inner_text() == "Hidden: hears the prayer"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    assert violations(page, "main") == []
    heights = page.locator(".word").evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert min(heights) >= 24
    # why a passage is no verse
    page.get_by_role("button", name="Article", exact=True).tap()
    page.get_by_label("Article to read").select_option("What is the throne of grace?")
    page.locator("#article .mark", has_text="John 14:6").tap()
    assert page.locator("#why").is_visible()
    assert violations(page, "main") == []


def violations(page: Any, where: str) -> list[str]:
    """What axe finds wrong in a part of the page, without the card, which has tests of its own."""
    options = {"iframes": False}
    run = "([where, options]) => axe.run(where, options)"
    return [one["id"] for one in page.evaluate(run, [where, options])["violations"]]


# the hidden phrase of a point


def test_a_phrase_is_chosen_by_dragging_over_it(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source))
    to_the_point(page)
    page.get_by_text("Hide another phrase", exact=True).click()
    word(page, "hears").hover()
    page.mouse.down()
    word(page, "the").first.hover()
    word(page, "prayer").hover()
    page.mouse.up()
    assert told(page) == "1 phrase"
    assert yaml.safe_load(lines(page)) == {"hide": ["hears the prayer"]}
    # what is chosen is there again, and can be taken back
    page.reload()
    page.wait_for_selector(".row")
    to_the_point(page)
    page.get_by_text("Hide another phrase", exact=True).click()
    assert page.locator(".word[aria-selected=true]").all_inner_texts() == ["hears", "the", "prayer"]
    page.get_by_role("button", name="As before").click()
    assert told(page) == "Choose"
    word(page, "hears").click()
    word(page, "prayer").click()
    assert hidden_after(source, lines(page)) == ["hears the prayer"]


def test_a_phrase_is_chosen_with_a_finger_that_moves_over_it(
    tmp_path: Path, open_page: Open
) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source), width=390, height=844, has_touch=True)
    page.get_by_role("button", name="Cards", exact=True).tap()
    page.get_by_role("button", name="Point").tap()
    page.locator(".row").first.tap()
    page.get_by_text("Hide another phrase", exact=True).tap()
    finger = page.context.new_cdp_session(page)
    boxes = [word(page, text).first.bounding_box() for text in ("hears", "the", "prayer")]
    places = [{"x": b["x"] + b["width"] / 2, "y": b["y"] + b["height"] / 2} for b in boxes]
    for kind, place in zip(("touchStart", "touchMove", "touchMove"), places, strict=True):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [place]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("document.getElementById('choices').textContent === '1 phrase'")
    assert yaml.safe_load(lines(page)) == {"hide": ["hears the prayer"]}


def test_a_phrase_is_chosen_by_keys_alone(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source))
    to_the_point(page)
    page.keyboard.press("h")
    assert page.evaluate("document.activeElement.id") == "words"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert page.locator("#phrase-said").inner_text() == "Hidden: hears"
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    active = page.locator("#words").get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").inner_text() == "prayer"
    page.keyboard.press("y")
    assert yaml.safe_load(page.locator("#lines").input_value()) == {"hide": ["hears the prayer"]}
    page.keyboard.press("Escape")
    page.locator("#words").focus()
    page.keyboard.press("Delete")
    assert told(page) == "Choose"


def test_a_phrase_that_cannot_be_asked_for_is_not_taken(tmp_path: Path, open_page: Open) -> None:
    page = open_page(page_of(write_library(tmp_path / "library")))
    to_the_point(page)
    page.keyboard.press("h")
    before = page.locator(".word[aria-selected=true]").all_inner_texts()
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+End")
    assert "Leave some words" in page.locator("#phrase-said").inner_text()
    assert page.locator(".word[aria-selected=true]").all_inner_texts() in (before, ["God"])


def test_only_a_point_has_words_to_choose_from(open_page: Open) -> None:
    page = open_page()
    for kind, shown in (("Point", True), ("Concept", False)):
        page.get_by_role("button", name=kind).click()
        page.locator(".row", has_text=kind).first.click()
        assert page.locator("#hiding").is_visible() == shown
        page.get_by_role("button", name="Clear", exact=True).click()


# whole kinds, and the settings of one article


def test_a_whole_kind_is_left_out_by_its_lines(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    page = open_page(page_of(source))
    page.locator("#choices").click()
    page.get_by_label("Concepts").check()
    page.get_by_label("Steps of verses").check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Concept").click()
    left_out = page.locator(".row.left-out").count()
    assert left_out == page.locator(".row").count() > 1
    assert page.get_by_role("checkbox", name="Leave this note out").is_disabled()
    text = lines(page)
    assert yaml.safe_load(text) == {"skip": ["concepts"], "steps": "none"}
    settings = source / "deck.yaml"
    settings.write_text(settings.read_text() + text, encoding="utf-8")
    found = prepare(source, source / "none.apkg")
    assert {item.kind for item in found.rendered} == set(Kind) - {Kind.CONCEPT}
    assert not any(card.name.startswith("Step") for item in found.rendered for card in item.cards)
    assert not [problem for problem in found.problems if problem.code == "skip-unused"]


def test_lines_for_one_article_are_for_it_alone(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    prayer = source / "prayer.txt"
    page = open_page(page_of(source))
    to_the_point(page)
    guid = guid_of(page)
    page.get_by_role("checkbox", name="Leave this note out").check()
    page.locator("#choices").click()
    page.locator("#scope").select_option(f"{prayer}, for it alone")
    page.get_by_label("Concepts").check()
    assert f"at the very top of {prayer}" in page.locator("#lines-say").inner_text()
    page.keyboard.press("Escape")
    text = lines(page, str(prayer))
    assert text.startswith("---\n") and text.endswith("---\n")
    assert yaml.safe_load(text.strip("-\n")) == {"skip": ["concepts", guid]}
    assert yaml.safe_load(lines(page)) == {"skip": [guid]}
    prayer.write_text(text + prayer.read_text(), encoding="utf-8")
    found = prepare(source, source / "none.apkg")
    notes = [item.note for item in found.rendered if item.note]
    concepts = {note.origin.articles[0] for note in notes if note.kind is Kind.CONCEPT}
    assert concepts == {"grace.txt"}
    assert Kind.POINT not in {note.kind for note in notes}
    # with settings of its own they stand without the lines around them, and what is there stays
    page = open_page(page_of(source))
    page.keyboard.press("x")
    prayer_lines = [o for o in lines_of_all(page) if str(prayer) in o[0]]
    assert all("---" not in text for _, text in prayer_lines)


def test_lines_for_an_article_without_front_matter_are_for_the_settings_of_its_deck(
    tmp_path: Path, open_page: Open
) -> None:
    source = write_library(tmp_path / "library")
    for name in ("verses.csv", "more.csv"):
        (source / name).write_text(f"Reference\nPsalm 1{len(name)}:1\n", encoding="utf-8")
    settings = source / "deck.yaml"
    for old in ("", "  more.csv: {steps: none}\n", "  verses.csv: {skip: [Ruth 1:1]}\n"):
        if old:
            settings.write_text(f"name: Library\nid: library\narticles:\n{old}")
        page = open_page(page_of(source))
        page.locator("#shown").select_option(label="Verses")
        page.locator("#article .mark", has_text="Psalm 110:1").click()
        page.get_by_role("checkbox", name="Leave this note out").check()
        guid = guid_of(page)
        text = lines(page, str(source / "verses.csv"))
        skip = ["Ruth 1:1", guid] if "Ruth" in old else [guid]
        assert yaml.safe_load(text) == {"articles": {"verses.csv": {"skip": skip}}}
        page.locator("#choices").click()
        page.locator("#scope").select_option(f"{source / 'verses.csv'}, for it alone")
        said = page.locator("#lines-say").inner_text()
        assert "into deck.yaml" in said
        assert ("below “articles:”" in said, "under “verses.csv”" in said) == (
            "more" in old,
            "Ruth" in old,
        )
        page.keyboard.press("Escape")
        page.get_by_role("checkbox", name="Leave this note out").uncheck()
    settings.write_text(f"name: Library\nid: library\n{text}")
    found = prepare(source, source / "none.apkg")
    assert guid not in [item.guid for item in found.rendered if item.note]


def lines_of_all(page: Any) -> list[tuple[str, str]]:
    """Each file that lines can be for, with them."""
    page.locator("#choices").click()
    found = []
    for option in page.locator("#scope option").all_inner_texts():
        page.locator("#scope").select_option(option)
        found.append((option, str(page.locator("#lines").input_value())))
    page.keyboard.press("Escape")
    return found


# why, and when


def test_why_a_passage_is_learned_or_not_stands_beside_it(tmp_path: Path, open_page: Open) -> None:
    source = write_library(tmp_path / "library")
    settings = source / "deck.yaml"
    settings.write_text(settings.read_text().replace("verses: short", "verses: key"))
    prepared = prepare(source, source / "none.apkg")
    page = open_page(page_of(source))
    page.get_by_label("Article to read").select_option("What is the throne of grace?")
    for choice in prepared.extraction.choices:
        if choice.kind is not Kind.VERSE or not choice.file.endswith("grace.txt"):
            continue
        mark = page.locator("#article .mark", has_text=choice.text)
        mark.click()
        shown = page.locator("#why")
        assert ("no verse card" in shown.text_content()) == (not choice.chosen)
        for reason in choice.reasons:
            sign = "for" if reason.weight > 0 else "against"
            assert f"{sign} {reason.told(choice.file)}" in shown.text_content()
        mark.click()
        assert page.locator("#why").is_hidden()


def test_why_a_note_is_there_stands_with_it(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Concept").click()
    page.locator(".row").first.click()
    page.get_by_text("About this note", exact=True).click()
    row = page.locator("#facts div", has_text="Why").first
    assert "for it has words of the passage" in row.inner_text()


def test_the_cards_stand_in_the_order_in_which_they_are_learned(open_page: Open) -> None:
    page = open_page()
    page.get_by_text("About this note", exact=True).click()
    page.locator("#list").focus()
    page.keyboard.press("Home")
    places = []
    for _ in range(4):
        text = page.locator("#facts div", has_text="Order").inner_text()
        match = re.search(r"(\d+) of (\d+) cards, on day 1 \(place (\d+)\)", text)
        assert match
        places.append((int(match[1]), int(match[3])))
        page.keyboard.press("ArrowDown")
    assert [rank for rank, _ in places] == [1, 2, 3, 4]
    assert places == sorted(places, key=lambda place: place[1])
