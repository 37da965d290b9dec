"""HTML: a saved web page, or what an editor exports.

``htmltree.py`` gives the page as a tree, ``clutter.py`` finds the article in it,
``htmlblocks.py`` reads the article; here its title is found.
"""

from __future__ import annotations

import re

from versecards.article.blocks import plain, split_lines
from versecards.article.clutter import find_article
from versecards.article.frontmatter import read_front_matter
from versecards.article.htmlblocks import read_tree
from versecards.article.htmlnotes import take_notes
from versecards.article.htmltree import HEADINGS, Locator, Node, parse_page
from versecards.article.invisible import without_invisible
from versecards.article.items import Item
from versecards.article.model import Article, Block
from versecards.article.outline import build_article
from versecards.article.page import is_imprint, is_waiting
from versecards.article.source import Source
from versecards.article.titles import take_title
from versecards.languages import Language

# What parts an article's title from the name of its site in the title of the page.
_SITE = re.compile(r"\s+[|–—»·:•-]{1,2}\s+")
_SHORTEST_TITLE = 10
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:entry|post|article|page)[-_]?title\b", re.IGNORECASE)
"""What sites call the heading that is the title of a page."""
# What stands above the title in the article's part of the page is a date or a path,
# unless it is a good part of the whole.
_LITTLE = 0.25


def read_page(source: Source) -> Article:
    """Read an article in HTML.

    Raises ``ContentError`` with file, line and remedy when there is no
    text, and for a page too large or deep to be read.
    """
    lines = split_lines(source.text)
    front = read_front_matter(source, lines)
    lines[: front.length] = [""] * front.length
    headings = front.headings
    text = without_invisible("\n".join(lines))
    page = parse_page(source, text)
    locator = Locator(text)
    for node in page.walk():
        if not node.tag:
            node.pieces = list(locator.pieces(node.text))
    heads = [node for node in page.walk() if node.tag in HEADINGS[:3] and node.content()]
    named, named_line = _page_title(page, headings.language)
    notes = take_notes(page)
    article = find_article(page, headings.language)
    within = {id(node) for node in article.walk()}
    top = _top_heading(heads, within, named)
    collector = read_tree(source, article, notes)
    items: list[Item] = collector.items
    given = front.text("title")
    if given[0]:
        title, items = take_title(given, items, headings)
    elif top is not None:
        line = next(node.pieces[0][1] for node in top.walk() if node.text.strip())
        title = (plain(top.content()), line, False)
        items = _below(items, collector.ends.get(id(top), 0))
    else:
        title, items = take_title((named, named_line), items, headings)
    said = [item.text for item in items if isinstance(item, Block)]
    if _SCRIPT.search(source.text) and all(is_waiting(text, headings.language) for text in said):
        raise source.error("article-empty.scripts", 1)
    return build_article(source, title, items, front, headings, problems=collector.problems)


def _page_title(page: Node, language: Language) -> tuple[str, int]:
    """Return the title that the page has in its head, and its line.

    Without the site's name and a date, that is.
    """
    for node in page.walk():
        if node.tag == "title" and node.content():
            parts = [plain(part) for part in _SITE.split(node.content())]
            parts = [part for part in parts if not is_imprint(part, language)] or parts
            long = [part for part in parts if len(part) >= _SHORTEST_TITLE]
            line = next((each.pieces[0][1] for each in node.walk() if each.pieces), 1)
            return (long[0] if long else max(parts, key=len)), line
    return "", 0


def _top_heading(heads: list[Node], within: set[int], named: str) -> Node | None:
    """Return the heading that is the title.

    The site says so by its class, or the page's own title says which; else it is the one
    at the top.
    """
    inside = [node for node in heads if id(node) in within]
    for node in inside:
        if _TITLED.search(node.attributes.get("class", "")):
            return node
    for choice in (inside, heads):
        for node in choice:
            if named and plain(node.content()).casefold() == named.casefold():
                return node
    tops = [node for node in heads if node.tag == "h1"]
    inner = [node for node in tops if id(node) in within]
    return inner[0] if inner else tops[0] if len(tops) == 1 else None


def _below(items: list[Item], end: int) -> list[Item]:
    """Return the items below the title, which is the last of the first ``end``."""
    if not end:
        return items
    above = [item for item in items[: end - 1] if isinstance(item, Block)]
    length = sum(len(item.text) for item in items)
    if sum(len(item.text) for item in above) <= length * _LITTLE:
        return items[end:]
    return [*items[: end - 1], *items[end:]]
