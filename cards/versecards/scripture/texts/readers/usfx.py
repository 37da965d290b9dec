"""USFX: eBible.org's XML form of USFM (ebible.org/usfx); element names are USFM markers."""

from __future__ import annotations

from versecards.scripture.texts.collect import Collector, begin_usfm_book
from versecards.scripture.texts.readers.markup import is_heading, is_note, is_paragraph
from versecards.scripture.texts.readers.xml import Role, walk


def read(data: bytes, collector: Collector) -> None:
    """Tell the collector the verses of one USFX file."""

    def begin(name: str, attributes: dict[str, str]) -> Role:
        if name == "book":
            begin_usfm_book(collector, attributes.get("id", ""))
        elif name == "c":
            collector.chapter(attributes.get("id", ""))
        elif name == "v":
            collector.verse(attributes.get("id", ""))
            return Role.VERSE
        elif name == "ve":
            collector.end_verse()
        # <p sfm="mt" style="...">: the marker that the paragraph had in USFM.
        return _role(attributes.get("sfm") or name)

    walk(data, collector, begin)


def _role(marker: str) -> Role:
    if marker in ("ve", "usfx", "book", "c"):
        return Role.TEXT
    if marker == "nd":
        return Role.CAPITALS
    if is_note(marker):
        return Role.NOTE
    if is_heading(marker) or marker in ("languageCode", "generated"):
        return Role.HEADING
    return Role.BLOCK if is_paragraph(marker) or marker == "table" else Role.TEXT
