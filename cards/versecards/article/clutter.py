"""Which part of a saved page is the article, and what of it is not.

What counts as clutter is data of a language (``clutter.json``): elements, landmarks, and words in
the names that pages give to their parts. A part that holds much of the page's prose is
never left out, whatever its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from versecards.article.htmltree import HEADINGS, Node
from versecards.languages import Language

_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_ABOUT_OTHERS = re.compile(r"(?:has|no|not|with|without)[-_]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFERENCE = re.compile(r"\w\.? \d|\d:\d")
_LISTS = frozenset(("ul", "ol", "div", "section", "p", "table", "dl"))
# Elements that are no article by themselves: the heading of a list stands beside it.
_PARTS = frozenset(
    ("p", "ul", "ol", "dl", "li", "dd", "dt", "table", "td", "blockquote", "pre", *HEADINGS)
)
_WHOLE = frozenset(("html", "body", "main", "article", "h1"))
# Shares of the page's prose: what holds more than this is no clutter whatever its name;
# what holds at least this is the article.
_TOO_MUCH, _ARTICLE = 0.4, 0.8
_LONGEST_LINK = 80
_FEWEST_LINKS, _MOSTLY_LINKS = 3, 0.75


@dataclass(frozen=True)
class _Table:
    """The words of ``clutter.json``; an entry of two words needs both."""

    tags: frozenset[str]
    landmarks: frozenset[str]
    words: frozenset[str]
    pairs: tuple[frozenset[str], ...]
    comments: frozenset[str]


@dataclass
class _Measure:
    """Of one node: its text's length, how much of it is links, how many links to what."""

    text: int = 0
    linked: int = 0
    links: int = 0
    passages: int = 0
    whole: bool = False

    @property
    def prose(self) -> int:
        return self.text - self.linked


@cache
def _table(language: Language) -> _Table:
    data = language.table("clutter")
    words = [entry for entry in data["words"] if " " not in entry]
    pairs = [frozenset(entry.split()) for entry in data["words"] if " " in entry]
    return _Table(
        frozenset(data["tags"]),
        frozenset(data["landmarks"]),
        frozenset(words),
        tuple(pairs),
        frozenset(data["comments"]),
    )


def find_article(page: Node, language: Language) -> Node:
    """Return the element that holds the article, its clutter taken out of the tree.

    It is the smallest one that holds nearly all prose that is left.
    """
    body = next((node for node in page.walk() if node.tag == "body"), page)
    _prune(body, _table(language))
    measures = _measure(body)
    article = body
    named = [node for node in body.walk() if node.tag in {"article", "main"}]
    largest = max(named, key=lambda node: measures[id(node)].prose, default=body)
    if measures[id(largest)].prose > measures[id(body)].prose * _TOO_MUCH:
        article = largest
    enough = measures[id(article)].prose * _ARTICLE
    while True:
        inner = [node for node in article.children if measures[id(node)].prose >= enough]
        if not inner or inner[0].tag in _PARTS or not inner[0].tag:
            return article
        article = inner[0]


def _measure(top: Node) -> dict[int, _Measure]:
    """Measure every node below this one."""
    measures: dict[int, _Measure] = {}
    for node in reversed(list(top.walk())):
        own = measures.setdefault(id(node), _Measure())
        if not node.tag:
            own.text = len("".join(node.text.split()))
        elif node.tag == "span" and "href" in node.attributes:
            own.linked, own.links = own.text, own.links + 1
            own.passages += own.text < _LONGEST_LINK and bool(_REFERENCE.search(node.content()))
        own.whole = own.whole or node.tag in _WHOLE
        if node.parent is not None and node is not top:
            above = measures.setdefault(id(node.parent), _Measure())
            above.text += own.text
            above.linked += own.linked
            above.links += own.links
            above.passages += own.passages
            above.whole = above.whole or own.whole
    return measures


def _prune(body: Node, table: _Table) -> None:
    """Take clutter out of the tree."""
    measures = _measure(body)
    most = measures[id(body)].prose * _TOO_MUCH
    waiting = [body]
    while waiting:
        node = waiting.pop()
        kept: list[Node] = []
        for child in node.children:
            own = measures[id(child)]
            if child.tag and _is_clutter(child, own, most, table):
                node.pruned = True
                continue
            if child.tag in _LISTS and _is_links(own):
                _drop_heading(kept)
                node.pruned = True
                continue
            if child.tag == "header" and own.prose <= most:
                child.children = [each for each in child.walk() if each.tag in HEADINGS]
            kept.append(child)
        node.children = kept
        waiting += kept


def _is_clutter(node: Node, own: _Measure, most: float, table: _Table) -> bool:
    attributes = node.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(attributes.get("style", "")):
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    named = " ".join(name for name in names if not _ABOUT_OTHERS.match(name))
    words = {word.lower() for word in _NAME.findall(named)}
    if words & table.comments and not own.whole:
        return True
    if own.prose > most or own.whole:
        return False
    if node.tag == "footer" and node.parent is not None and node.parent.tag == "blockquote":
        return False
    return (
        node.tag in table.tags
        or attributes.get("role", "").lower() in table.landmarks
        or bool(words & table.words)
        or any(pair <= words for pair in table.pairs)
        or "hidden" in names
    )


def _is_links(own: _Measure) -> bool:
    """Tell whether it is a list of links to other pages, and not of Bible passages."""
    if own.links < _FEWEST_LINKS or own.linked < own.text * _MOSTLY_LINKS or own.whole:
        return False
    return own.passages * 2 < own.links


def _drop_heading(kept: list[Node]) -> None:
    """Drop the heading before a list of links."""
    while kept and not kept[-1].tag and not kept[-1].text.strip():
        kept.pop()
    if kept and kept[-1].tag in HEADINGS[1:]:
        kept.pop()
