"""What the ledger remembers of a note and of an article, and the guid of a new note.

A guid is the name by which Anki knows a note again. It is a hash of the deck's id and
what the note was at first sight, so a deck whose ledger is lost gives the same guids to
all text that has not changed. Once it is in the ledger, the ledger wins: it is never
computed again for that note.
"""

from __future__ import annotations

import hashlib
import string
from collections.abc import Container, Sequence
from typing import NamedTuple

from versecards.ledger.similar import normalise
from versecards.notes import Kind

# The digits Anki itself writes guids with: rslib/src/notes/mod.rs, "base91".
_DIGITS = string.ascii_letters + string.digits + "!#$%&()*+,-./:;<=>?@[]^_`{|}~"

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
    ``answer`` is what is known of a question's answer (see ``answers.py``).
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
    answer: tuple[str, ...] = ()

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


def base91(number: int) -> str:
    """Write a number that is not negative in Anki's base 91."""
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def first_guid(deck_id: str, kind: Kind, article: str, text: str, taken: Container[str]) -> str:
    """Return the guid of a note seen for the first time.

    ``article`` is its file (empty for a verse, which belongs to the deck) and ``text``
    what it is known by. Where the guid is in ``taken``, because the article says the
    same thing twice or said it before, the next one that is free is given.
    """
    natural = [deck_id, kind.value, article, normalise(text)]
    ordinal = 1
    while True:
        parts = natural if ordinal == 1 else [*natural, str(ordinal)]
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
        guid = base91(int.from_bytes(digest[:8], "big"))
        if guid and guid not in taken:
            return guid
        ordinal += 1
