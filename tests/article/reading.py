"""Reads articles in tests, and says what they hold without saying where."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from versecards.article.blocks import split_lines
from versecards.article.headings import Headings
from versecards.article.load import read_bytes_as_article
from versecards.article.model import Article, Block, Role
from versecards.problems import ContentError, Problem

Shape = tuple[Any, ...]


def read(text: str | bytes, name: str = "article.txt", headings: Headings | None = None) -> Article:
    """Read an article from text or bytes, as the file of this name."""
    data = text.encode() if isinstance(text, str) else text
    table = headings or Headings.default()
    return read_bytes_as_article(data, name, shown=f"source/{name}", headings=table)


def blocks_of(article: Article, *roles: Role) -> list[Block]:
    """Return what stands in the sections with one of these roles."""
    return [b for section in article.sections if section.role in roles for b in section.blocks]


def refused(text: str | bytes, name: str = "article.txt") -> Problem:
    """Return the one problem for which an article is refused."""
    try:
        article = read(text, name)
    except ContentError as error:
        (problem,) = error.problems
        assert problem.file == f"source/{name}"
        assert problem.message
        assert problem.remedy
        return problem
    raise AssertionError(f"was read as {article!r}"[:300])


def blocks(article: Article) -> list[tuple[str, str, str]]:
    """Return (heading, kind, text) of every block."""
    return [
        (section.heading, block.kind.value, block.text)
        for section in article.sections
        for block in section.blocks
    ]


def texts(article: Article) -> list[str]:
    """Return the text of every block."""
    return [text for _, _, text in blocks(article)]


def words_of(article: Article) -> list[str]:
    """Return all words of an article, but for the heading that a list of verses is given."""
    heads = [one.heading for one in article.sections if one.role is not Role.KEY_VERSES]
    said = (article.title, article.notice, *heads, *texts(article))
    return sorted(re.findall(r"\w+", " ".join(said)))


def shape(article: Article) -> Shape:
    """Return all that an article says: everything but places, files and problems."""
    return (
        article.title,
        article.notice,
        dict(article.settings),
        [
            (
                section.heading,
                section.role.value,
                [(block.kind.value, block.text, block.marks) for block in section.blocks],
            )
            for section in article.sections
        ],
    )


def misplaced(article: Article, text: str) -> list[tuple[str, str, tuple[int, int]]]:
    """Return the characters that do not stand where the article says: (is, there, place).

    What a row of a table has between its cells ("Abraham; Sodom") is ours and stands nowhere;
    so is the space behind the words that lead into an item.
    """
    lines = split_lines(text)
    wrong = []
    for section in article.sections:
        for block in section.blocks:
            ours = {
                offset
                for (_, end), (start, _) in pairwise(block.cells)
                for offset in range(end, start)
            }
            joints = (start - 1 for start, _, _ in block.starts[1:])
            ours |= {joint for joint in joints if block.text[joint] == " "}
            # a line of a list of verses is written anew: its passage and words have places
            told = {0, block.verse[0] if block.verse else 0}
            for offset, written in enumerate(block.text):
                if offset in ours or (article.listed and offset not in told):
                    continue
                character, (line, column) = written, block.position(offset)
                row = lines[line - 1] if 0 < line <= len(lines) else ""
                there = row[column - 1] if 0 < column <= len(row) else "\n"
                # "john 3:16" is written as John 3:16 in a list; an item goes on with its lead
                character, there = character.casefold(), there.casefold()
                if character != there and not (character == " " and there.isspace()):
                    wrong.append((character, there, (line, column)))
    return wrong


_WORDS = st.sampled_from(
    [
        *("Jesus", "prays", "for", "us", "the", "Father", "(Hebrews 7:25).", "he", "lives."),
        *("**bold**", "==mark==", "“always”", "don’t", "2\u00a0Peter", "1 John 2:1–2,", "—", "a*b"),
        *("[x]", "<b>", "&amp;", "`c`", "_i_", "==", "**", "\\", "#", "|", "%%", "~~", "5.", "-"),
        *(
            "Key verse:",
            "Reflect",
            "©",
            "(v. 25)",
            "{{c1::x}}",
            "\u00ad",
            "é",
            "\u200b",
            "http://x/y",
        ),
    ]
)
_STARTS = st.sampled_from(
    [
        *("", "", "", "", "- ", "* ", "• ", "1. ", "2) ", "(a) ", "> ", "# ", "## ", "  ", "    "),
        *("o\t", "–\u00a0", "I. ", "II. ", "A. ", "\t", "[ ] ", "▪"),
    ]
)
_LINES = st.one_of(
    st.builds(lambda start, words: start + " ".join(words), _STARTS, st.lists(_WORDS, max_size=14)),
    st.sampled_from(
        [
            *("", "", "-", "Quick answer", "REFLECT", "Key verse: John 3:16", "---", "====", "•"),
            *("WHAT DOES IT SAY?", "A Guessed Heading", "In short: he prays.", "Understand:"),
            *("© 2020 Someone", "Summary", "— Psalm 23:1", "**Bold heading**", "12.", "ABRAHAM"),
            *("Copyright 2011 A. B. - All Rights Reserved", "www.example.org", "|a|b|", "|-|-|"),
        ]
    ),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=30),
)
ARTICLES = st.lists(_LINES, min_size=1, max_size=25).map("\n".join)
"""Texts that look like articles, with what makes reading hard in them."""

_TAGS = (
    *("p", "ul", "ol", "li", "blockquote", "b", "i", "mark", "table", "tr", "td", "th", "dl", "dt"),
    *("dd", "h2", "h3", "div", "section", "pre", "q", "cite", "figure", "figcaption", "a", "sup"),
    *("article", "header", "footer", "nav", "aside", "script", "center", "span"),
)
_MARKUP = st.one_of(
    st.sampled_from(_TAGS).map("<{}>".format),
    st.sampled_from(_TAGS).map("</{}>".format),
    st.sampled_from(
        [
            *(
                "<br>",
                "<hr>",
                "&amp;",
                "&nbsp;",
                "&ldquo;",
                "<!-- x -->",
                "<a href='#n'>",
                "\n",
                " ",
            ),
            *("<p id=n>", "<p class='share'>", "<img alt=x>", "He prays.", "Reflect", "&#x2014;"),
            *(
                "Key verse: John 3:16",
                "© 2020 A",
                "<h1>Who is he?</h1>",
                "• one",
                "x < y",
                "(v. 1)",
            ),
        ]
    ),
    _WORDS.map(lambda word: word + " "),
)
PAGES = st.lists(_MARKUP, max_size=40).map("".join)
"""Pieces of pages, well formed and not."""
