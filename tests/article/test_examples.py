"""Six articles in six shapes: everything that a reader counted is found, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from versecards.article.model import Article, Role
from versecards.convert import to_markdown, to_yaml
from versecards.extract.reading import read as find_all

from .reading import blocks, blocks_of, misplaced, read, shape
from .worddoc import thanks

_DATA = Path(__file__).with_name("data")
_COUNTS: dict[str, dict[str, Any]] = yaml.safe_load(
    (_DATA / "counts.yaml").read_text(encoding="utf-8")
)
each = pytest.mark.parametrize("name", _COUNTS)


def _example(name: str) -> Article:
    if name.endswith(".docx"):
        return read(thanks(), name)
    return read((_DATA / name).read_bytes(), name)


@each
def test_title_and_notice(name: str) -> None:
    article = _example(name)
    assert article.title == _COUNTS[name]["title"]
    assert article.notice == _COUNTS[name]["notice"]
    assert article.problems == ()


@each
def test_every_reference_is_found_and_none_of_the_clutter(name: str) -> None:
    mentions = find_all(_example(name)).mentions
    found = [part.reference for mention in mentions for part in mention.parts]
    assert [reference.osis for reference in found if reference] == _COUNTS[name]["references"]


@each
def test_every_quotation_is_found_word_for_word(name: str) -> None:
    reading = find_all(_example(name))
    found = [quotation.text for block in reading.blocks for quotation in block.quotations]
    assert found == _COUNTS[name]["quotations"]


@each
def test_every_point_and_question_is_found(name: str) -> None:
    article = _example(name)
    points = blocks_of(article, Role.POINTS)
    questions = blocks_of(article, Role.REFLECT, Role.ENGAGE)
    assert len(points) == _COUNTS[name]["points"]
    assert len(questions) == _COUNTS[name]["questions"]
    assert all(block.text.endswith("?") for block in questions[:1])


@each
def test_there_is_one_quick_answer_where_the_author_gives_one(name: str) -> None:
    answers = blocks_of(_example(name), Role.QUICK_ANSWER)
    assert len(answers) == _COUNTS[name].get("quick answers", 1)


@each
def test_converting_and_reading_again_changes_nothing(name: str) -> None:
    article = _example(name)
    assert shape(read(to_yaml(article), "a.yaml")) == shape(article)
    assert shape(read(to_markdown(article), "a.md")) == shape(article)


def test_nothing_of_the_saved_page_but_the_article_is_read() -> None:
    text = " ".join(text for _, _, text in blocks(_example("saved-page.html")))
    for clutter in (
        *("cookie", "Skip to", "Share", "Sam", "Advert", "Photo", "Related", "mercy", "Popular"),
        *("Comment", "Amen!", "Privacy", "JavaScript", "March", "Tagged", "daily verses", "hidden"),
    ):
        assert clutter.lower() not in text.lower()


@pytest.mark.parametrize("name", ["phone.txt", "outline.txt", "saved-page.html", "hope.yaml"])
def test_every_character_stands_where_its_block_says(name: str) -> None:
    text = (_DATA / name).read_text(encoding="utf-8-sig")
    wrong = {(is_, there) for is_, there, _ in misplaced(_example(name), text)}
    # Entities begin where their character is said to stand; the dash before a citation
    # in an element of its own is ours.
    assert {is_ for is_, there in wrong if there != "&"} <= {"—", " "}


def test_line_numbers_of_the_markdown_note() -> None:
    lines = (_DATA / "note.md").read_text(encoding="utf-8").splitlines()
    for section in _example("note.md").sections:
        for block in section.blocks:
            first = re.split(r"\W", block.text)[0]
            assert first in lines[block.line - 1]
