"""OSIS XML (OSIS 2.1.1 User's Manual): verses as containers or between milestones."""

from __future__ import annotations

from versecards.scripture.texts.collect import Collector, begin_named_book
from versecards.scripture.texts.readers.xml import Role, walk

_BLOCKS = frozenset(
    {"p", "l", "lg", "lb", "div", "list", "item", "table", "row", "cell", "caption", "closer"}
    | {"salutation", "signed", "milestone", "chapter", "speech"}
)
_NOTES = frozenset({"note", "figure", "rdg", "index"})
_HEADINGS = frozenset({"header", "title", "head", "speaker", "titlePage"})


def read(data: bytes, collector: Collector) -> None:
    """Tell the collector the verses of one OSIS file."""
    reader = _Osis(collector)
    walk(data, collector, reader.begin, reader.end)


class _Osis:
    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._book = ""
        self._containers: list[bool] = []  # for each open <verse>: holds its own text

    def begin(self, name: str, attributes: dict[str, str]) -> Role:
        if name == "verse":
            return self._verse(attributes)
        if name == "osisText":
            self._to.header.language = attributes.get("lang", "").replace("und", "")
            self._to.header.name = attributes.get("osisIDWork", "")
        elif name == "div" and attributes.get("type") == "book":
            self._begin_book(attributes.get("osisID", ""))
        elif name == "q" and attributes.get("marker"):
            # The mark of quotation is in the attribute instead of in the text.
            self._to.text(attributes["marker"])
        elif name == "milestone" and attributes.get("marker"):
            self._to.text(attributes["marker"])
            return Role.TEXT
        return self._role(name, attributes)

    def end(self, name: str, aside: str) -> None:
        if name == "verse" and self._containers.pop():
            self._to.end_verse()
        elif not self._book and name in ("title", "rights", "language"):
            self._header(name, aside)

    def _header(self, name: str, words: str) -> None:
        """Keep what the file says of itself; the first title is that of the work."""
        header = self._to.header
        if name == "title":
            header.label = header.label or words
        elif name == "rights":
            header.rights = words
        else:
            header.language = header.language or words

    def _role(self, name: str, attributes: dict[str, str]) -> Role:
        if name in _NOTES:
            return Role.NOTE
        if name in _HEADINGS:
            return Role.HEADING
        if name == "divineName" or (name == "hi" and attributes.get("type") == "small-caps"):
            return Role.CAPITALS
        return Role.BLOCK if name in _BLOCKS else Role.TEXT

    def _verse(self, attributes: dict[str, str]) -> Role:
        if "eID" in attributes:
            self._containers.append(False)
            self._to.end_verse()
            return Role.TEXT
        self._containers.append("sID" not in attributes)
        # "Gen.1.2 Gen.1.3" is a bridge; "KJV:Gen.1.1!a" has a work and a grain.
        ids = [one.rpartition(":")[2] for one in attributes.get("osisID", "").split()]
        places = [one.partition("!") for one in ids]
        if not places or any(place.count(".") != 2 for place, _, _ in places):
            self._to.fail("osis-id", written=attributes.get("osisID", ""))
        book, chapter, first = places[0][0].split(".")
        last = places[-1][0].split(".")[2]
        if book != self._book:
            self._begin_book(book)
        self._to.chapter(chapter)
        part = places[0][2][:1]
        self._to.verse(first + part if first == last else f"{first}-{last}")
        return Role.VERSE

    def _begin_book(self, osis: str) -> None:
        name = osis.rpartition(":")[2]
        begin_named_book(self._to, name)
        self._book = name
