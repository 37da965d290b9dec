"""What the ledger remembers of a note and of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GONE = "gone"
"""Retired because the text is no longer in any article."""
SKIPPED = "skipped"
"""Retired because the author does not want the card (``skip:``)."""
CLEARED = "cleared"
"""Skipped, and by ``prune`` no longer shipped; remembered only to stay skipped."""


class Entry(NamedTuple):
    """One note as the ledger has it.

    ``kind`` is the value of a ``Kind``. ``article`` is the name of the note's article
    (empty for verses) and ``text`` what the note was last known by. ``items`` are what
    the card slots hold, or last held, in their order, as a list. ``since`` is when the
    note was first built and ``mod`` when its content last changed, both in seconds since
    1970. ``fingerprint`` is the hash of the content as last built. ``retired`` is empty,
    or why the note is retired. ``freed`` says of each slot, where any is free, when it
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
    freed: tuple[int, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The number, from 1, of the slot of each item that has one."""
        numbers = {item: number for number, item in enumerate(self.items, 1)}
        for item, free in zip(self.items, self.freed, strict=False):
            if free:
                numbers.pop(item, None)
        return numbers


class ArticleEntry(NamedTuple):
    """One article as the ledger has it.

    ``name`` is the file name under which it was first built, and stays when the file is
    renamed: all that a learner's notes carry of an article's name is made from it.
    ``file`` is the file it was last built from and ``title`` the title that its notes
    carry. ``base`` is where its cards begin in the order of learning; 0: not yet known.
    """

    name: str
    file: str
    title: str = ""
    base: int = 0
