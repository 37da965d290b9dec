"""XML whose elements are simply book, chapter and verse: Zefania, OpenSong and Beblia.

Zefania XML is documented at its project ("Zefania XML Bible Markup Language"); the
other two are <bible><b n=""><c n=""><v n=""> and <bible><book number="">….
"""

from __future__ import annotations

from versecards.scripture.texts.collect import Collector, begin_named_book
from versecards.scripture.texts.readers.xml import Role, walk

_BOOK = ("biblebook", "book", "b")
_CHAPTER = ("chapter", "c")
_VERSE = ("vers", "verse", "v")
_NUMBER = ("vnumber", "cnumber", "bnumber", "number", "n", "id")
_BLOCKS = frozenset({"br", "p", "l", "lg"})
_NOTES = frozenset({"note", "xref", "media"})
_HEADINGS = frozenset({"caption", "prolog", "remark", "information", "title", "appendix"})


def read(data: bytes, collector: Collector) -> None:
    """Tell the collector the verses of one file."""

    def begin(name: str, attributes: dict[str, str]) -> Role:
        element = name.casefold()
        values = {key.casefold(): value for key, value in attributes.items()}
        if element in ("xmlbible", "bible"):
            collector.header.label = values.get("biblename") or values.get("translation", "")
        elif element in _BOOK:
            begin_named_book(collector, _book_name(values))
        elif element in _CHAPTER:
            collector.chapter(_number(values))
        elif element in _VERSE:
            last = values.get("t", "")  # OpenSong: n="2" t="3" is a bridge
            number = _number(values)
            collector.verse(f"{number}-{last}" if last.isdigit() else number)
            return Role.VERSE
        if element == "style":
            collector.styled(begins=True)
        if element in _NOTES:
            return Role.NOTE
        if element in _HEADINGS:
            return Role.HEADING
        return Role.BLOCK if element in _BLOCKS else Role.TEXT

    def end(name: str, aside: str) -> None:
        element = name.casefold()
        header = collector.header
        if element in _VERSE:
            collector.end_verse()
        elif element == "style":
            collector.styled(begins=False)
        elif element == "title":
            header.label = header.label or aside
        elif element == "identifier":
            header.name = header.name or aside
        elif element == "language":
            header.language = header.language or aside
        elif element == "rights":
            header.rights = header.rights or aside

    walk(data, collector, begin, end)


def _number(values: dict[str, str]) -> str:
    return next((values[key] for key in _NUMBER if key in values), "")


def _book_name(values: dict[str, str]) -> str:
    """The book's number where there is one (names may be in any language)."""
    return _number(values) or values.get("bsname") or values.get("bname") or values.get("name", "")
