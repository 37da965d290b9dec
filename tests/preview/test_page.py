"""The page as a file: whole, sound, and in need of nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.anki import sample
from tests.preview.library import edited_library, library
from versecards.anki.fields import render_fields
from versecards.build import Prepared, prepare
from versecards.notes import Kind, Origin, QuestionContent
from versecards.preview.cardhtml import cards_of, retired_card
from versecards.preview.page import FOLDER, preview_page
from versecards.problems import Problem, Severity
from versecards.review import write_preview

HOSTILE = "</script><script>alert(1)</script><!-- <style>"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return library(tmp_path_factory.mktemp("deck") / "library")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return edited_library(tmp_path_factory.mktemp("deck") / "library")


def data_of(page: str) -> dict[str, Any]:
    """Read the page's data as its own script does."""
    packed = LexborHTMLParser(page).css_first("#data").text()
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(packed)))
    return data


def test_every_card_is_in_the_page(deck: Prepared) -> None:
    data = data_of(preview_page(deck))
    assert [(data["notes"][note]["guid"], number) for note, number, _ in data["cards"]] == [
        (item.guid, card.number)
        for item in deck.rendered
        for card in cards_of(item.kind, item.fields)
    ]


def made_by_script(browser: Any, data: dict[str, Any], cards: list[list[int]]) -> list[list[str]]:
    """Make both sides of cards as the page does, each the number of its note and its own."""
    page = browser.new_page()
    script = FOLDER.joinpath("render.js").read_text(encoding="utf-8")
    made: list[list[str]] = page.evaluate(
        f"""([data, cards]) => {{
          {script}
          return cards.map(([index, number]) => {{
            const {{ kind, state, fields }} = data.notes[index];
            const blank = state.includes("retired") ? data.blank : "";
            const [front, back] = sidesOf(data.types[kind], fields, number, blank);
            return [front, back.replace(FRONT, () => front)];
          }});
        }}""",
        [data, cards],
    )
    page.close()
    return made


def test_the_page_makes_each_card_as_anki_does(browser: Any, edited: Prepared) -> None:
    data = data_of(preview_page(edited))
    cards = [card[:2] for card in data["cards"]]
    expected = [
        [still(card.front), still(card.back)]
        for item in edited.rendered
        for card in (
            cards_of(item.kind, item.fields)
            if item.note
            else (retired_card(item.kind, item.fields),)
        )
    ]
    assert made_by_script(browser, data, cards) == expected


def test_the_page_makes_cards_of_odd_notes_as_anki_does(browser: Any, deck: Prepared) -> None:
    data = data_of(preview_page(deck))
    data["notes"], cards, expected = [], [], []
    for index, note in enumerate(sample.pack()):
        names = data["types"][note.kind.value]["fields"]
        fields = [note.fields.get(name, "") for name in names]
        data["notes"].append({"kind": note.kind.value, "state": "new", "fields": fields})
        for card in cards_of(note.kind, note.fields):
            cards.append([index, card.number])
            expected.append([still(card.front), still(card.back)])
    assert any("[anki:play:" in side for sides in expected for side in sides)
    assert any("class=hint" in side for sides in expected for side in sides)
    assert made_by_script(browser, data, cards) == expected


def test_each_card_has_its_place_among_the_new_ones(edited: Prepared) -> None:
    data = data_of(preview_page(edited))
    places = {(data["notes"][note]["guid"], number): due for note, number, due in data["cards"]}
    due = {(note.guid, card.number): card.due for note in edited.rendered for card in note.cards}
    assert min(due.values()) > 0
    retired = {note.guid for note in edited.rendered if note.note is None}
    assert {key: place for key, place in places.items() if key[0] not in retired} == due
    assert {places[key] for key in places if key[0] in retired} == {0}


def test_the_counts_are_those_of_the_build(edited: Prepared) -> None:
    told = LexborHTMLParser(preview_page(edited)).css_first(".name p").text()
    notes = sum(note.note is not None for note in edited.rendered)
    cards = sum(len(note.cards) for note in edited.rendered)
    gone = len(edited.rendered) - notes
    assert gone == 1
    assert told == f"2 articles · {notes} notes · {cards} cards · {gone} retired note"


def test_all_that_was_weighed_is_there_as_list_has_it(tmp_path: Path) -> None:
    source = tmp_path / "library"
    prepared = library(source)
    row = next(c for c in prepared.extraction.choices if c.kind is Kind.VERSE and not c.chosen)
    found = [one for one in data_of(preview_page(prepared))["weighed"] if one[2] == row.text]
    (_, kind, _, chosen, reasons) = found[0]
    assert (kind, chosen) == ("verse", 0)
    assert [words for words, _ in reasons] == [each.told(row.file) for each in row.reasons]
    assert {sign < 0 for _, sign in reasons} == {each.weight < 0 for each in row.reasons}


@pytest.mark.parametrize(
    ("name", "head", "fence"),
    [
        ("a.txt", "", "---"),
        ("a.md", "", "---"),
        ("a.md", "---\ndraft: true\nskip: [Jude 3]\nhide: 7\n---\n", ""),
        ("a.md", "+++\ndraft = true\n+++\n", None),
        ("a.csv", "", None),
    ],
)
def test_how_an_article_takes_settings_of_its_own(
    tmp_path: Path, name: str, head: str, fence: str | None
) -> None:
    text = (
        "Reference\nJohn 11:35\n" if name.endswith("csv") else "Who wept?\n\nJesus (John 11:35).\n"
    )
    (tmp_path / name).write_text(head + text, encoding="utf-8")
    (article,) = data_of(preview_page(prepare(tmp_path)))["articles"]
    assert article["file"] == str(tmp_path / name)
    assert article["fence"] == fence
    assert (article["skip"], article["hide"]) == (
        (["Jude 3"], ["7"]) if "skip" in head else ([], [])
    )


def still(html: str) -> str:
    """Leave out what only Anki needs to show a hint."""
    html = re.sub(r'(<a class=hint href="#")\s+onclick="[^"]*"', r"\1", html)
    return re.sub(r'<div id="hint[0-9a-f]{16}" class=hint', "<div class=hint", html)


def test_the_states_are_those_of_the_plan(edited: Prepared) -> None:
    states = {note["guid"]: note["state"] for note in data_of(preview_page(edited))["notes"]}
    assert len(states) == len(edited.rendered)
    for state in ("new", "changed", "retired", "unchanged"):
        planned = getattr(edited.plan, state)
        assert planned
        assert {note.guid for note in planned} == {g for g, s in states.items() if s == state}


def test_what_changed_is_told_word_by_word(edited: Prepared) -> None:
    notes = data_of(preview_page(edited))["notes"]
    (point,) = [note for note in notes if "dear" in note["fields"][0]]
    changes = dict(point["changes"])
    assert ["new", " dear"] in changes["Point"]


def test_a_retired_note_is_there_as_the_learner_sees_it(browser: Any, edited: Prepared) -> None:
    data = data_of(preview_page(edited))
    retired = [index for index, note in enumerate(data["notes"]) if note["state"] == "retired"]
    cards = [card[:2] for card in data["cards"] if card[0] in retired]
    assert len(cards) == len(retired)
    made = made_by_script(browser, data, cards)
    assert all("no longer part of the deck" in front for front, _ in made)


def test_the_page_asks_for_nothing_from_outside(deck: Prepared) -> None:
    tree = LexborHTMLParser(preview_page(deck))
    for node in tree.css("[src], link, iframe, object, embed, img, base"):
        raise AssertionError(node.html)
    for node in tree.css("a[href]"):
        assert (node.attributes["href"] or "").startswith("#")
    style = "".join(node.text() for node in tree.css("style"))
    assert "url(" not in style and "@import" not in style


def test_only_its_own_script_may_run(deck: Prepared) -> None:
    tree = LexborHTMLParser(preview_page(deck))
    (script,) = tree.css("script[type=module]")
    digest = base64.b64encode(hashlib.sha256(script.text().encode()).digest()).decode()
    (policy,) = tree.css("meta[http-equiv=Content-Security-Policy]")
    content = policy.attributes["content"] or ""
    assert f"script-src 'sha256-{digest}'" in content
    assert "default-src 'none'" in content


def test_no_text_breaks_out_of_its_place(deck: Prepared) -> None:
    verse = next(item for item in deck.rendered if item.kind is Kind.VERSE)
    assert verse.note is not None
    note = sample.note(QuestionContent(HOSTILE), [], section=HOSTILE)
    hostile = replace(
        deck,
        deck=replace(deck.deck, settings=replace(deck.deck.settings, name=HOSTILE)),
        rendered=(
            verse._replace(
                note=replace(verse.note, origin=Origin(HOSTILE, 1, 1, section=HOSTILE)),
                fields={**verse.fields, **render_fields(note, {})},
                tags=(HOSTILE,),
            ),
        ),
        problems=(Problem(HOSTILE, 1, 1, HOSTILE, Severity.WARNING, HOSTILE, HOSTILE),),
    )
    page = preview_page(hostile)
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 2
    assert len(tree.css("style")) == 1
    assert data_of(page)["deck"] == HOSTILE
    assert data_of(page)["notes"][0]["section"] == HOSTILE
    assert HOSTILE in tree.css_first("#panel-problems").text()


def test_articles_are_escaped(tmp_path: Path) -> None:
    source = tmp_path / "library"
    library(source)
    text = f"A <a>title</a>?\nWHAT DOES THE BIBLE SAY?\nJesus wept {HOSTILE} (John 11:35).\n"
    source.joinpath("grace.txt").write_text(text, encoding="utf-8")
    article = data_of(preview_page(prepare(source, tmp_path / "none.apkg")))["articles"][0]
    tree = LexborHTMLParser(article["html"])
    assert not tree.css("script, style, b")
    assert HOSTILE in tree.text()
    assert "A <a>title</a>?" in tree.text()


def test_books_are_counted_by_their_notes(deck: Prepared) -> None:
    tree = LexborHTMLParser(preview_page(deck))
    labels = {
        node.attributes["data-book"]: node.attributes["aria-label"]
        for node in tree.css("[data-book]")
    }
    drawn = {
        reference.book
        for item in deck.rendered
        if item.note is not None
        for reference in item.note.references
    }
    assert labels.keys() == drawn
    others = sum(
        item.kind is not Kind.VERSE
        for item in deck.rendered
        if item.note and any(reference.book == "1Thess" for reference in item.note.references)
    )
    counted = f"{others} other note{'' if others == 1 else 's'}"
    assert labels["1Thess"] == f"1 Thessalonians: 1 verse, {counted}"
    assert len(tree.css(".bars li")) == 66


def test_a_deck_without_articles_or_notes_is_a_page_too(deck: Prepared) -> None:
    empty = replace(
        deck, extraction=replace(deck.extraction, readings=(), notes=()), rendered=(), problems=()
    )
    page = preview_page(empty)
    assert data_of(page)["cards"] == []
    assert "None were found." in page


def test_the_same_deck_gives_the_same_page(deck: Prepared) -> None:
    assert preview_page(deck) == preview_page(deck)


def test_what_is_to_be_typed_stands_as_code(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A <b>title\n\nGod is good (Psalm 34:8).\n", encoding="utf-8")
    (tmp_path / "deck.yaml").write_text("name: A\noff: [<i>, verse-shrt]\n", encoding="utf-8")
    write_preview(tmp_path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "There is no check <code>verse-shrt</code> to switch off." in page
    assert "<code>&lt;i&gt;</code>" in page
    assert "`" not in re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
