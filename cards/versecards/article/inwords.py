"""Where something stands in an article, in words that its author finds there.

Word and LibreOffice show no numbers of lines: there a place is the first words of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from versecards.article.formats import named_format
from versecards.article.model import Article
from versecards.marks import DOUBLE, one_of
from versecards.problems import Problem, written_place

_MOST_WORDS = 6
_QUOTATION = re.compile(one_of(DOUBLE))
"""Words with a mark in them are not found where they are typed with another one."""


def shows_lines(file: str) -> bool:
    """Whether whoever opens this file sees which line is which."""
    form = named_format(file)
    return form is None or form.lines


def near(article: Article | None, line: int) -> str:
    """Return the first words of a line of a document; nothing for a file that shows its lines."""
    if article is None or not line or shows_lines(article.file):
        return ""
    before = [found for found in _lines(article) if found[0] <= line and found[1]]
    _, text = max(before, key=lambda found: found[0], default=(0, ""))
    start = next((part for part in _QUOTATION.split(text) if part.strip()), text)
    return " ".join(start.split()[:_MOST_WORDS])


def place_in(file: str, line: int, column: int = 0, article: Article | None = None) -> str:
    """Return a place of an article's file as a person is told it."""
    if shows_lines(file):
        return written_place(file, line, column)
    return written_place(file, 0, near=near(article, line))


def on_line(article: Article | None, line: int) -> str:
    """Return where a line stands, within a sentence: "on line 5", "at “God hears”"."""
    words = near(article, line)
    return f"at “{words}”" if words else f"on line {line}"


def with_words(problems: Iterable[Problem], articles: Iterable[Article]) -> Iterator[Problem]:
    """Yield problems, those of documents with the words at their places."""
    by_name: Mapping[str, Article] = {article.shown: article for article in articles}
    for found in problems:
        article = by_name.get(found.file)
        yield replace(found, near=near(article, found.line)) if article else found


def _lines(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the lines of an article that are read, each with what begins on it."""
    yield article.title_line, article.title
    for section in article.sections:
        yield section.line, section.heading
        for block in section.blocks:
            places = [0, *block.breaks, len(block.text)]
            for start, end in pairwise(places):
                yield block.position(start)[0], block.text[start:end]
