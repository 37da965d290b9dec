"""HTML: a saved web page, or what an editor exports.

``htmltree.py`` gives the page as a tree, ``clutter.py`` finds the article in it,
``htmlblocks.py`` reads the article; here its title is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
from versecards.article.typedlist import build_list, typed_list
from versecards.languages import Language

# What parts an article's title from the name of its site in the title of the page.
_SITE = re.compile(r"\s+[|–—»·:•-]{1,2}\s+")
_SITE_NAMED = re.compile(r"\bsite[-_]?(?:title|name)\b|\bbrand(?:ing)?\b", re.IGNORECASE)
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
    sites = [node for node in heads if _names_site(node)]
    notes = take_notes(page)
    article = find_article(page, headings.language)
    within = {id(node) for node in article.walk()}
    sites = [node for node in sites if id(node) not in within]
    if any(plain(node.content()) == named for node in sites):
        heads = [node for node in heads if node not in sites]
        named = "" if heads else named
    top = _top_heading(heads, article, named)
    collector = read_tree(source, article, notes)
    items: list[Item] = collector.items
    given = front.text("title")
    title: tuple[str, int] | tuple[str, int, bool] = (named, named_line)
    if top is not None:
        line = next(node.pieces[0][1] for node in top.walk() if node.text.strip())
        title = (plain(top.content()), line, False)
        items = items if given[0] else _below(items, collector.ends.get(id(top), 0))
    listed = typed_list(source, items, headings)
    if listed:
        return build_list(source, listed, front, headings, title[:2])
    if given[0]:
        title, items = take_title(given, items, headings)
    elif top is None:
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


def _names_site(heading: Node) -> bool:
    """Tell whether a heading is the site's name: a link to its first page, or called so."""
    within = [heading, *_around(heading), *heading.walk()]
    return any("href" in node.attributes for node in within) or bool(
        _SITE_NAMED.search(heading.attributes.get("class", ""))
    )


def _around(node: Node) -> Iterator[Node]:
    """Return the elements that an element stands in, from the inside."""
    while node.parent is not None:
        node = node.parent
        yield node


def _top_heading(heads: list[Node], article: Node, named: str) -> Node | None:
    """Return the heading that is the title.

    The site says so by its class, or the page's own title says which; else it is the first one
    of the first level in the article, or the only one in what stands around it.
    """
    within = {id(node) for node in article.walk()}
    inside = [node for node in heads if id(node) in within]
    for node in inside:
        if _TITLED.search(node.attributes.get("class", "")):
            return node
    called = named.casefold()
    same = [node for node in (*inside, *heads) if plain(node.content()).casefold() == called]
    if same:
        return min(same, key=lambda node: node.tag)
    tops = [node for node in heads if node.tag == "h1"]
    tops = tops or ([] if named or inside else heads)
    for part in (article, *_around(article)):
        below = [node for node in tops if node is part or part in _around(node)]
        if below:
            return below[0] if part is article or len(below) == 1 else None
    return None


def _below(items: list[Item], end: int) -> list[Item]:
    """Return the items below the title, which is the last of the first ``end``."""
    if not end:
        return items
    above = [item for item in items[: end - 1] if isinstance(item, Block)]
    length = sum(len(item.text) for item in items)
    if sum(len(item.text) for item in above) <= length * _LITTLE:
        return items[end:]
    return [*items[: end - 1], *items[end:]]
