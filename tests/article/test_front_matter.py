"""Front matter as site generators and notebooks write it, in every format that has it."""

from __future__ import annotations

import pytest

from tests.article.reading import read, texts

_YAML = """---
layout: study
title: "Waiting: what for?"
date: 2023-04-05 10:00:00 +0200
draft: false
passage: [Lamentations 3:25-26, "Micah 7:7"]
params: {a: [1, {b: c}]}
empty:
---
"""
_TOML = """+++
title = "Waiting: what for?"
date = 2023-04-05T10:00:00Z
passage = ["Lamentations 3:25-26", "Micah 7:7"]
[params]
title = "other"
+++
"""
_BODY = {"a.md": "He is good.\n", "a.txt": "He is good.\n", "a.html": "<p>He is good.</p>\n"}


@pytest.mark.parametrize("name", _BODY)
@pytest.mark.parametrize("front", [_YAML, _TOML], ids=["YAML", "TOML"])
def test_title_and_passages_in_every_format(name: str, front: str) -> None:
    article = read(front + _BODY[name], name)
    assert article.title == "Waiting: what for?"
    assert texts(article) == ["He is good."]
    assert [block.text for block in article.passages] == ["Lamentations 3:25-26", "Micah 7:7"]
    assert article.problems == ()
    assert "passage" not in article.settings
    line, column = article.passages[1].position(0)
    assert front.split("\n")[line - 1][column - 1 :].startswith("Micah 7:7")


def test_a_heading_like_the_title_is_the_title_once_more() -> None:
    article = read(_TOML + "# Waiting: what for?\n\nHe is good.\n", "a.md")
    assert [section.heading for section in article.sections] == [""]


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: Waiting: what for?\nsource: x\n---\n",
        "---\ntitle: Waiting: what for?\nsource: x\ntags: [a\n---\n",
        "+++\ntitle = 'Waiting: what for?'\nsource = x\n+++\n",
        "<frontmatter>\n  title: Waiting: what for?\n  source: x\n</frontmatter>\n",
    ],
)
def test_what_can_be_read_of_front_matter_is_read(front: str) -> None:
    article = read(front + "He is good.\n", "a.md")
    assert (article.title, article.settings["source"]) == ("Waiting: what for?", "x")
    assert [problem.code for problem in article.problems] == ["front-matter"]


@pytest.mark.parametrize(
    "key", ["headings: points", "headings: [a]", "title: [a]", "notice: {a: b}"]
)
def test_keys_that_the_readers_use_may_be_others(key: str) -> None:
    article = read(f"---\n{key}\n---\n\n# Waiting\n\nHe is good.\n", "a.md")
    assert article.title == "Waiting"
    assert [problem.code for problem in article.problems] == ["setting-type"]
