"""What reading gives before the context is settled."""

from __future__ import annotations

from enum import Enum

from versecards.scripture.items import Item
from versecards.scripture.parts import Read


class Kind(Enum):
    """What a stretch of text names by itself."""

    NAMED = 1
    """Book and chapter: it stands alone."""
    VERSE = 2
    """Verses: "v. 25"."""
    CHAPTER = 3
    """A chapter: "chapter 9"."""
    BARE = 4
    """Numbers alone: "21:1-25"."""
    BOOK = 5
    """A book without numbers: no mention, but what follows may lean on it."""
    OTHER = 6
    """Numbers that are no reference after all ("chapter 4 of the report"): read over."""


class Found:
    """A stretch of the text that was read.

    ``book`` is empty and ``chapter`` 0 where the text does not name them. ``parts`` is
    empty until the book and chapter are known. ``unsure``: nothing around it says that
    the name is a book. ``aside``: it is only compared. (No dataclass: a scan makes thousands.)
    """

    __slots__ = (
        "aside",
        "book",
        "chapter",
        "end",
        "items",
        "kind",
        "parts",
        "start",
        "translation",
        "unsure",
    )

    def __init__(
        self,
        kind: Kind,
        start: int,
        end: int,
        items: list[Item],
        book: str = "",
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.items = items
        self.book = book
        self.chapter = 0
        self.parts: list[Read] = []
        self.translation = ""
        self.unsure = False
        self.aside = False
