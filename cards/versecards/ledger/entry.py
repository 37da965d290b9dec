"""What the ledger remembers of a note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from versecards.notes import Kind, Note

GONE = "gone"
"""Retired because the text is no longer in any article."""
SKIPPED = "skipped"
"""Retired because the author does not want the card (``skip:``)."""
CLEARED = "cleared"
"""Skipped, and by ``prune`` no longer shipped; remembered only to stay skipped."""


class Entry(NamedTuple):
    """One note as the ledger has it.

    ``kind`` is the value of a ``Kind``. ``article`` is the file of the note's article
    (empty for verses) and ``text`` what the note was last known by. ``items`` are what
    the card slots hold, or last held, in their order, as a list. ``since`` is when the
    note was first built and ``mod`` when its content last changed, both in seconds since
    1970. ``fingerprint`` is the hash of the content as last built. ``retired`` is empty,
    or why the note is retired. ``first`` is the article and text at first sight where
    they were others than now. ``freed`` says of each slot, where any is free, when it
    lost its item: 0 while it has it, else a number that grows with each that falls free.
    """

    kind: str
    article: str
    text: str
    items: Sequence[str]
    guid: str
    since: int
    mod: int
    fingerprint: str
    retired: str = ""
    first: tuple[str, str] | None = None
    freed: tuple[int, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The number, from 1, of the slot of each item that has one."""
        numbers = {item: number for number, item in enumerate(self.items, 1)}
        for item, free in zip(self.items, self.freed, strict=False):
            if free:
                numbers.pop(item, None)
        return numbers


def home(note: Note) -> str:
    """Return the file of the article a note belongs to; a verse belongs to none."""
    return "" if note.kind is Kind.VERSE or not note.articles else note.articles[0]
