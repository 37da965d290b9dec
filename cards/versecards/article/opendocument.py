"""Texts of LibreOffice and OpenOffice (.odt), as HTML.

What is read is OpenDocument 1.2, part 1: chapter 4 (sections), 5 (paragraphs, lists,
changes), 6 (what stands in a line, notes), 9 (tables) and 16 (styles). What is struck
through, hidden, deleted with changes recorded, or a comment is no text of the article.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from versecards.article.model import Article
from versecards.article.source import Source
from versecards.article.worddoc import UNREADABLE, check_size, read_document

_TYPE = b"application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}svg-compatible:1.0": "svg",
}
_LEFT_OUT = frozenset(
    [
        *("text:tracked-changes", "text:note-citation", "text:ruby-text", "text:hidden-text"),
        *("text:table-of-content", "text:alphabetical-index", "text:illustration-index"),
        *("text:table-index", "text:object-index", "text:user-index", "text:bibliography"),
        *("office:annotation", "office:forms", "draw:image", "draw:object", "svg:title"),
        "svg:desc",
    ]
)
_TAGS = {
    "text:list-item": "li",
    "text:list-header": "div",
    "table:table": "table",
    "table:table-row": "tr",
    "table:table-cell": "td",
    "table:covered-table-cell": "td",
    "table:table-header-rows": "thead",
    "text:section": "div",
}
"""What an element of the document is in HTML, where that is one and the same."""
_QUOTES = frozenset(("Quotations", "Quote", "Intense Quote", "Block Text"))
_CAPTIONS = frozenset(("Caption", "Illustration", "Figure", "Drawing"))
_HEADING = re.compile(r"Heading ([1-6])")
_LETTER = re.compile(r"_([0-9a-f]+)_")
_DEEPEST = 60
"""Elements within one another; more than any document has."""


@dataclass(frozen=True)
class _Style:
    """A style: its own names and those of its parents, and how text in it looks."""

    names: frozenset[str] = frozenset()
    looks: Mapping[str, str] = field(default_factory=dict)

    @property
    def gone(self) -> bool:
        """Whether text in this style is struck through or hidden."""
        struck = (self.looks.get(f"style:text-line-through-{part}") for part in ("style", "type"))
        return self.looks.get("text:display") == "none" or any(
            how not in (None, "none") for how in struck
        )

    @property
    def tags(self) -> list[str]:
        """The elements of HTML that say how the text looks."""
        bold = self.looks.get("fo:font-weight", "normal") in ("bold", "600", "700", "800", "900")
        ground = self.looks.get("fo:background-color", "transparent")
        italic = self.looks.get("fo:font-style", "normal") in ("italic", "oblique")
        shown = {"strong": bold, "mark": ground not in ("transparent", "#ffffff"), "em": italic}
        return [tag for tag, said in shown.items() if said]


def read_text_document(source: Source) -> Article:
    """Read an article in an .odt file; the line of a block is its paragraph's number.

    Raises ``ContentError`` with file and remedy when the file is damaged or locked with a
    password, and when there is no title or nothing below it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            check_size(source, archive)
            if not archive.read("mimetype").startswith(_TYPE):
                raise source.error("odt-damaged.other", 0)
            parts = [archive.read(name) for name in ("styles.xml", "content.xml")]
            manifest = archive.read("META-INF/manifest.xml")
    except (*UNREADABLE, KeyError):
        raise source.error("odt-damaged.parts", 0) from None
    if b"encryption-data" in manifest:
        raise source.error("odt-damaged.locked", 0)
    if any(b"<!DOCTYPE" in part for part in parts):
        raise source.error("odt-damaged.parts", 0)
    try:
        trees = [ElementTree.fromstring(part) for part in parts]
    except (ElementTree.ParseError, ValueError, LookupError):
        raise source.error("odt-damaged.parts", 0) from None
    return read_document(source, "".join(_Page(source, trees).pieces()))


class _Page:
    """The document as HTML; notes are collected, to stand at its end as on a page."""

    def __init__(self, source: Source, trees: Sequence[Element]) -> None:
        self._source = source
        self._body = trees[-1]
        self._styles = _read_styles(trees)
        self._numbered = _numbered_lists(trees)
        self._notes: list[str] = []
        self._boxes: list[str] = []

    def pieces(self) -> Iterator[str]:
        """Yield the page, piece by piece."""
        yield "<html><body>"
        for element in self._body:
            if _name(element.tag) == "office:body":
                yield from self._inside(element, 0)
        for number, note in enumerate(self._notes, 1):
            yield f'<div id="note{number}">{note}</div>'
        yield "</body></html>"

    def _inside(self, element: Element, depth: int, listed: str = "") -> Iterator[str]:
        """Yield what an element holds; ``listed`` is the style of the list that it is in."""
        if depth > _DEEPEST:
            raise self._source.error("html-size.deep", 0)
        yield escape(element.text or "")
        for child in element:
            yield from self._element(child, depth + 1, listed)
            yield escape(child.tail or "")

    def _element(self, element: Element, depth: int, listed: str) -> Iterator[str]:
        name = _name(element.tag)
        if name in _LEFT_OUT or _get(element, "text:display") == "none":
            return
        if name == "text:list":
            listed = _get(element, "text:style-name") or listed
            inside = self._inside(element, depth, listed)
            yield from _within("ol" if listed in self._numbered else "ul", inside)
            return
        inside = self._inside(element, depth, listed)
        if name in ("text:p", "text:h"):
            yield from self._paragraph(element, inside)
        elif name in _TAGS:
            heading = (
                name == "text:list-item" and len(element) and _name(element[0].tag) == "text:h"
            )
            yield from _within("div" if heading else _TAGS[name], inside)
        elif name == "text:note":
            self._notes.append("".join(inside))
            number = len(self._notes)
            yield f'<sup><a href="#note{number}">{number}</a></sup>'
        elif name == "draw:text-box":
            box = "".join(inside)
            self._boxes.append(box)
        elif name == "text:span":
            yield from _styled(self._style("text", element), inside)
        elif name == "text:line-break":
            yield "<br>"
        elif name in ("text:s", "text:tab"):
            yield " "
        else:
            yield from inside

    def _style(self, family: str, element: Element) -> _Style:
        return self._styles.get((family, _get(element, "text:style-name")), _Style())

    def _paragraph(self, element: Element, inside: Iterator[str]) -> Iterator[str]:
        """Yield a paragraph, before it the boxes of text that are fixed to it."""
        style = self._style("paragraph", element)
        if style.gone or not _CAPTIONS.isdisjoint(style.names):
            return
        level = next((found[1] for found in map(_HEADING.fullmatch, style.names) if found), "")
        if _name(element.tag) == "text:h":
            level = _get(element, "text:outline-level") or level or "1"
        quote = not _QUOTES.isdisjoint(style.names)
        if "Title" in style.names:
            content = _within("h1", inside)
        elif level:
            content = _within(f"h{min(int(level), 6) if level.isdecimal() else 6}", inside)
        else:
            # how a quotation looks as a whole stresses nothing in it
            content = _within("p", inside if quote else _styled(style, inside))
        paragraph = "".join(_within("blockquote", content) if quote else content)
        boxes, self._boxes = self._boxes, []
        yield from boxes
        yield paragraph


def _styled(style: _Style, content: Iterator[str]) -> Iterator[str]:
    if style.gone:
        return
    for tag in style.tags:
        content = _within(tag, content)
    yield from content


def _within(tag: str, content: Iterable[str]) -> Iterator[str]:
    yield f"<{tag}>"
    yield from content
    yield f"</{tag}>"


def _name(tag: str) -> str:
    """Return the name of an element or attribute as a document has it: ``text:p``."""
    space, _, name = tag.removeprefix("{").partition("}")
    return f"{_SPACES.get(space, '')}:{name}"


def _get(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if _name(key) == name), "")


def _read_styles(trees: Sequence[Element]) -> dict[tuple[str, str], _Style]:
    """Return the styles of paragraphs and of text by family and name, each with its parents'."""
    found = {}
    for tree in trees:
        for element in tree.iter():
            if _name(element.tag) == "style:style":
                key = (_get(element, "style:family"), _get(element, "style:name"))
                found[key] = element
    return {key: _resolved(key, found) for key in found}


def _resolved(key: tuple[str, str], found: Mapping[tuple[str, str], Element]) -> _Style:
    names: list[str] = []
    looks: dict[str, str] = {}
    while key in found and key[1] not in names and len(names) < _DEEPEST:
        element = found[key]
        names += [key[1], _get(element, "style:display-name") or _decoded(key[1])]
        for part in element:
            if _name(part.tag) == "style:text-properties":
                looks = {**{_name(each): value for each, value in part.items()}, **looks}
        key = (key[0], _get(element, "style:parent-style-name"))
    return _Style(frozenset(names), looks)


def _decoded(name: str) -> str:
    """Return the name of a style as it is shown; in the file other signs stand in hex."""
    return _LETTER.sub(lambda match: chr(int(match[1], 16)), name)


def _numbered_lists(trees: Sequence[Element]) -> set[str]:
    """Return the styles of lists whose first level is numbered."""
    return {
        _get(element, "style:name")
        for tree in trees
        for element in tree.iter()
        if _name(element.tag) == "text:list-style"
        and len(element)
        and _name(element[0].tag) == "text:list-level-style-number"
        and _get(element[0], "style:num-format")
    }
