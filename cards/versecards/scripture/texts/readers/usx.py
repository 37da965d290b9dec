"""USX: the XML form of USFM (docs.usfm.bible), one file a book; versions 1 to 3."""

from __future__ import annotations

from versecards.scripture.texts.collect import Collector, begin_usfm_book
from versecards.scripture.texts.readers.markup import is_heading, is_note
from versecards.scripture.texts.readers.xml import Role, walk


def read(data: bytes, collector: Collector) -> None:
    """Tell the collector the verses of one USX file."""

    code = ""

    def begin(name: str, attributes: dict[str, str]) -> Role:
        nonlocal code
        style = attributes.get("style", "")
        if name == "book":
            code = attributes.get("code", "")
            return Role.HEADING
        if name == "chapter" and "number" in attributes:
            collector.chapter(attributes["number"])
        elif name == "verse" and "number" in attributes:
            collector.verse(attributes["number"])
            return Role.VERSE
        elif name == "verse":
            collector.end_verse()
        return _role(name, style)

    def end(name: str, aside: str) -> None:
        if name == "book":
            begin_usfm_book(collector, code, aside)

    walk(data, collector, begin, end)


def _role(name: str, style: str) -> Role:
    if name in ("sidebar", "periph"):
        return Role.HEADING
    if name == "para":
        return Role.HEADING if is_heading(style) else Role.BLOCK
    if name in ("row", "cell", "table", "optbreak"):
        return Role.BLOCK
    if name in ("note", "figure") or (name == "char" and is_note(style)):
        return Role.NOTE
    return Role.CAPITALS if style == "nd" else Role.TEXT
