"""An HTML page as a small tree of our own, and where in the file its words stand.

selectolax's parser (Lexbor) mends the page as browsers do, but gives no places; these
are found by looking for each stretch of text, in order, in the file itself.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from versecards.article.source import Source

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that stand on lines of their own; all others are part of the line.
BLOCKS = frozenset(
    [
        *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
        *("html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", *HEADINGS),
    ]
)
LARGEST_PAGE = 2_000_000
_DEEPEST = 400
_MOST_NODES = 200_000

# Parsers repeat an element of formatting that is never closed in every paragraph after
# it; a page made so would grow without end. Neutral elements of the same meaning do not.
_FORMATTING = re.compile(
    r"<(/?)(?:(?P<mark>b|strong)|(?P<var>em|i)|(?P<del>s|strike)|a|big|code|font|nobr|small|tt|u)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_NOT_NESTED = frozenset(
    # without an end tag of their own, or ended by the next of their kind
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr", "dd", "dt", "li", "option", "p", "rp", "rt", "tbody", "td", "tfoot"),
        *("th", "thead", "tr"),
    ]
)
_TOKEN = re.compile(r"<[a-zA-Z/!?][^<>]*>|&#?\w{1,32};?|[^<&]+|[<&]")
# A page whose words are not found in it is placed roughly, instead of searched for ever.
_MOST_MISSED = 200


@dataclass(eq=False)
class Node:
    """An element, or (with an empty ``tag``) a stretch of text.

    ``pieces`` are the parts of the text with line and column; ``pruned`` says that
    something was taken out of the element.
    """

    tag: str
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None
    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    pruned: bool = False

    def walk(self) -> Iterator[Node]:
        """Return this node and all within it, in the order of the page."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)

    def content(self) -> str:
        """Return all text within it, white space collapsed."""
        return " ".join("".join(node.text for node in self.walk()).split())


def parse_page(source: Source, text: str) -> Node:
    """Return the page's ``html`` element.

    ``text`` is the page after ``without_invisible``.

    Raises ``ContentError`` for a page too large or too deep to be read.
    """
    if len(text) - text.count(" ") > LARGEST_PAGE:
        raise source.error("html-size.large", 0)
    depth = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _NOT_NESTED:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > _DEEPEST:
            raise source.error("html-size.deep", 0)
    neutral = _FORMATTING.sub(lambda match: f"<{match[1]}{match.lastgroup or 'span'}", text)
    root = LexborHTMLParser(neutral).root
    if root is None:
        raise source.error("html-size.none", 0)
    return _copy(source, root)


class Locator:
    """Finds where in the file the words of the page stand."""

    def __init__(self, text: str) -> None:
        decoded: list[str] = []
        self._runs: list[tuple[int, int, int]] = []
        length = 0
        for match in _TOKEN.finditer(text):
            token = match[0]
            if len(token) > 1 and token[0] == "<":
                piece, width = "\0", 0
            elif token[0] == "&":
                piece, width = html.unescape(token), 0
            else:
                piece, width = token, 1
            self._runs.append((length, match.start(), width))
            decoded.append(piece)
            length += len(piece)
        self._decoded = "".join(decoded)
        self._offsets = [run[0] for run in self._runs]
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._cursor = 0
        self._missed = 0

    def pieces(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Return a stretch of text in pieces with line and column; later ones stand after it."""
        start = self._decoded.find(text, self._cursor) if self._missed < _MOST_MISSED else -1
        if start < 0:
            self._missed += 1
            yield text, *self._place(self._cursor)
            return
        self._cursor = end = start + len(text)
        while start < end:
            run = bisect_right(self._offsets, start) - 1
            stop = self._offsets[run + 1] if run + 1 < len(self._offsets) else end
            stop = min(stop, end)
            newline = self._decoded.find("\n", start, stop)
            if newline >= 0:
                stop = newline + 1
            yield self._decoded[start:stop], *self._place(start)
            start = stop

    def _place(self, offset: int) -> tuple[int, int]:
        run = max(bisect_right(self._offsets, offset) - 1, 0)
        base, place, width = self._runs[run] if self._runs else (0, 0, 0)
        place += (offset - base) * width
        line = bisect_right(self._lines, place)
        return line, place - self._lines[line - 1] + 1


def _copy(source: Source, root: LexborNode) -> Node:
    """Copy the parser's tree; of the attributes, those that later rooms look at."""
    top = Node("html")
    waiting: list[tuple[LexborNode, Node]] = [(root, top)]
    count = 0
    while waiting:
        original, copy = waiting.pop()
        child = original.child
        while child is not None:
            count += 1
            if count > _MOST_NODES:
                raise source.error("html-size.large", 0)
            if child.is_text_node:
                copy.children.append(Node("", child.text_content or "", parent=copy))
            elif child.is_element_node:
                attributes = {key: value or "" for key, value in child.attributes.items()}
                node = Node(child.tag or "", attributes=attributes, parent=copy)
                copy.children.append(node)
                waiting.append((child, node))
            child = child.next
    return top
