"""Sheets for a group: room to write, and numbers that somebody typed."""

from __future__ import annotations

import pytest

from tests.article.reading import blocks, read, texts
from versecards.convert import to_markdown, to_yaml


@pytest.mark.parametrize(
    "line",
    ["______", "_ _ _ _ _", "..........", "……", "-------", "_____ _____", "  __________  "],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_lines_to_write_on_are_no_words(line: str, name: str) -> None:
    asked = ["What do you wait for?", "Whom would you ask for help?"]
    if name == "a.html":
        body = "".join(f"<p>{one} {line}</p>" for one in asked)
        text = f"<h1>On waiting</h1><p>God helps (Psalm 46:1).</p><h2>Discussion</h2>{body}"
    else:
        mark = "# " if name == "a.md" else ""
        body = "".join(f"- {one} {line}\n" for one in asked)
        text = f"{mark}On waiting\n\nGod helps (Psalm 46:1).\n\n{mark}Discussion\n\n{body}"
        text = text.replace("# Discussion", "## Discussion")
    assert texts(read(text, name))[1:] == asked


@pytest.mark.parametrize(
    "words", ["God is my ______ and my strength.", "Grace is ______", "He said no more ..."]
)
def test_a_gap_in_a_sentence_stays(words: str) -> None:
    assert texts(read(f"On waiting\n\n{words}\n")) == [words]


def test_typed_numbers_of_a_list_make_bullets() -> None:
    body = "".join(
        f"<p>{n} {one}</p>" for n, one in (("1.", "Why?"), ("2)", "How?"), ("1.", "Who?"))
    )
    page = f"<h1>On waiting</h1><p>God helps (Psalm 46:1).</p><h2>Discussion</h2>{body}"
    assert blocks(read(page, "a.html"))[1:] == [
        ("Discussion", "bullet", text) for text in ("Why?", "How?", "Who?")
    ]


def test_numbers_that_do_not_count_and_numbers_of_other_sections_stay() -> None:
    body = "<p>3. Why?</p><p>12. How?</p>"
    page = f"<h1>On waiting</h1><h2>Discussion</h2>{body}<h2>What it is</h2><p>1. Hope.</p>"
    assert texts(read(page, "a.html")) == ["3. Why?", "12. How?", "1. Hope."]


@pytest.mark.parametrize(
    "before", ["", "Bread for all who ask. ", "Bread for all who ask: Bread for all who ask "]
)
def test_an_article_whose_title_runs_on_reads_the_same_when_it_is_converted(before: str) -> None:
    article = read(f"Bread for all who ask\n\n{before}Jesus gives thanks (John 6:11).\n", "a.txt")
    assert texts(article) == ["Jesus gives thanks (John 6:11)."]
    for convert, name in ((to_yaml, "a.yaml"), (to_markdown, "a.md")):
        assert texts(read(convert(article), name)) == texts(article)
