"""Cards for other programs: the same ones, and nothing lost on the way into a file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.cli.run import run
from versecards.build import prepare
from versecards.preview.cardhtml import cards_of
from versecards.sheets.text import TextCard, text_cards, to_csv, to_markdown

ARTICLE = """\
Why do we wait?

Quick answer
We wait because God keeps his "word"; he never lies.

What does the Bible say?
Those who wait for the LORD grow strong (Isaiah 40:31). Jesus wept with his friends (John 11:35).

Understand
- God keeps **every promise** that he made.

Reflect
- For what do you wait?
"""


def folder(path: Path) -> Path:
    (path / "source").mkdir()
    (path / "source" / "wait.txt").write_text(ARTICLE, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_has_every_card_with_both_its_sides(tmp_path: Path) -> None:
    prepared = prepare(folder(tmp_path) / "source")
    found = rows(run(tmp_path, "export").out.replace("\r\n", "\n"))
    cards = [(n.guid, c.template) for n in prepared.rendered for c in cards_of(n.kind, n.fields)]
    assert [(row["guid"], row["card"]) for row in found] == cards
    (wept,) = (row for row in found if row["back"] == "John 11:35" and row["kind"] == "verse")
    assert wept["front"].split("\n")[1] == "Jesus wept."
    (question,) = [row for row in found if row["front"].endswith("Why do we wait?")]
    assert question["back"] == 'We wait because God keeps his "word"; he never lies.'
    assert question["kind"] == "question"
    assert all("versecards::article::wait" in row["tags"].split() for row in found)


def test_no_side_repeats_the_other_or_shows_what_only_anki_can(tmp_path: Path) -> None:
    for row in rows(run(folder(tmp_path), "export").out):
        assert row["front"] and row["back"]
        lines = row["front"].split("\n")
        assert not {lines[0], "Why do we wait?"} & {*row["back"].split("\n")}
        assert "First Letters" not in row["front"]
        assert "anki:" not in row["front"] + row["back"] + row["about"]
        assert not any(line != line.strip() or not line for line in row["front"].split("\n"))


def test_the_name_of_a_translation_is_no_part_of_the_words_above_it(tmp_path: Path) -> None:
    backs = [row["back"] for row in rows(run(folder(tmp_path), "export").out)]
    (wait,) = [back for back in backs if back.startswith("Isaiah 40:31\n")]
    assert wait.split("\n")[1].endswith("and not faint.")
    assert wait.split("\n")[2] == "King James Version"


def test_a_file_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    ran = run(folder(tmp_path), "export", "-o", "cards.csv")
    assert ran.out.startswith("✓ Wrote cards.csv with ")
    data = (tmp_path / "cards.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbffront,back,kind,card,tags,guid,about\r\n")
    assert len(rows(data.decode("utf-8-sig"))) == int(ran.out.split()[-2])


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_an_export_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    tmp_path: Path, form: str
) -> None:
    place = folder(tmp_path)
    mine = tmp_path / "cards.out"
    mine.write_text("my own words\n", encoding="utf-8")
    refused = run(place, "export", "--format", form, "-o", "cards.out")
    assert (refused.status, mine.read_text(encoding="utf-8")) == (1, "my own words\n")
    assert "What is there is not an export that versecards wrote." in refused.err
    mine.unlink()
    for _ in range(2):
        assert run(place, "export", "--format", form, "-o", "cards.out").status == 0


ODD = TextCard(
    front="Question:\n1. *Who* is_he? <b>\n- a # b\n+ c",
    back='> `He` [is]\n~~who~~ he | is,\n"so"',
    kind="question",
    card="Question",
    tags="one two::three",
    guid="a`b<&>",
    about="",
)


def test_any_text_comes_back_from_the_table() -> None:
    (row,) = rows(to_csv([ODD]))
    assert TextCard(**row) == ODD


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_to_a_spreadsheet(sign: str) -> None:
    card = replace(ODD, guid=f"{sign}1+1", back=f"{sign} it is")
    (row,) = rows(to_csv([card]))
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    assert (row["guid"].strip(), row["back"].strip()) == (card.guid, card.back)
    assert row["front"] == card.front


@pytest.mark.parametrize("name", ["cards.md", "texts/cards.txt"])
def test_no_export_becomes_an_article_of_the_next_build(tmp_path: Path, name: str) -> None:
    source = folder(tmp_path) / "source"
    refused = run(tmp_path, "export", "--format", "markdown", "-o", f"source/{name}")
    assert refused.status == 1 and f"source/{name}: output-refused" in refused.err
    assert "outside the folder of the articles" in refused.err
    assert [path.name for path in source.iterdir()] == ["wait.txt"]
    assert run(tmp_path, "export", "--format", "markdown", "-o", "cards.md").status == 0


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    folder(tmp_path)
    plain, dashed = run(tmp_path, "export"), run(tmp_path, "export", "-o", "-")
    assert (dashed.status, dashed.out) == (0, plain.out)
    assert not (tmp_path / "-").exists()


def test_no_export_takes_the_place_of_the_settings(tmp_path: Path) -> None:
    settings = folder(tmp_path) / "source" / "deck.yaml"
    before = "name: Waiting\nid: w-1\n"
    settings.write_text(before, encoding="utf-8")
    refused = run(tmp_path, "export", "-o", "source/deck.yaml")
    assert refused.status == 1 and "holds the settings of a deck" in refused.err
    assert settings.read_text("utf-8") == before


def test_any_text_is_shown_by_markdown_as_it_is() -> None:
    page = LexborHTMLParser(MarkdownIt().enable(["table", "strikethrough"]).render(
        to_markdown("A # deck", [ODD])
    ))  # fmt: skip

    def text(selector: str) -> list[str]:
        return [node.text().strip() for node in page.css(selector)]

    assert text("h1") == ["A # deck"]
    assert text("h2") == ["Question:"]
    assert text("blockquote") == [ODD.back]
    assert text("p")[0] == "\n".join(ODD.front.split("\n")[1:])
    assert text("code") == ["one", "two::three", "a`b<&>"]
    assert text("ol, ul, em, del, table") == []


def test_the_markdown_of_a_deck_has_a_heading_for_each_card(tmp_path: Path) -> None:
    prepared = prepare(folder(tmp_path) / "source")
    out = run(tmp_path, "export", "--format", "markdown").out
    page = LexborHTMLParser(MarkdownIt().render(out))
    cards = list(text_cards(prepared.rendered))
    assert len(page.css("h2")) == len(page.css("blockquote")) == len(cards)


def test_retired_notes_are_not_exported(tmp_path: Path) -> None:
    run(folder(tmp_path), "build")
    path = tmp_path / "source" / "wait.txt"
    path.write_text(ARTICLE.replace("Jesus wept with his friends (John 11:35).", ""))
    assert "John 11:35" not in run(tmp_path, "export").out
