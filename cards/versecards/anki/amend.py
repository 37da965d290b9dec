"""The package after a few notes changed: its other rows are those of the last one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from versecards.anki.archive import package_of
from versecards.anki.description import as_html
from versecards.anki.rows import (
    ADD_CARD,
    ADD_NOTE,
    PackNote,
    card_key,
    card_row,
    cards_in,
    note_row,
    row_id,
)

_HAS = "SELECT id FROM notes WHERE id = ? UNION ALL SELECT id FROM cards WHERE id = ?"
Dues = Mapping[str, Mapping[int, int]]
"""By the guid of a note, the place of each of its cards by the number of its template."""


@dataclass(frozen=True)
class Changes:
    """What is another thing than in the last package.

    ``notes`` are new, or may have changed; ``gone`` are the guids of those that are no longer
    shipped, ``moved`` the places of cards of notes of which nothing else changed;
    ``description`` is that of the deck.
    """

    notes: Sequence[PackNote]
    gone: Collection[str]
    moved: Dues
    description: str


def amended(
    last: sqlite3.Connection, changes: Changes, deck_id: int, clashes: Collection[int]
) -> bytes | None:
    """Return the package that holds the changes to the ``last`` one, whose database is changed.

    It is byte for byte what ``package_bytes`` makes of all notes, where the deck itself, its
    note types and the kinds of notes in it are the same. ``clashes`` are the row ids for which
    a note or card had to take the next in the last package. ``None`` where a changed row is
    near such a one, since ids are then given in the order of the notes.
    """
    taken = {number for clash in clashes for number in (clash, clash + 1)}
    try:
        _Amending(last, deck_id, taken).apply(changes)
        last.commit()
        # a file that is written anew counts on from the one that it was
        (count,) = last.execute("PRAGMA schema_version").fetchone()
        last.execute(f"PRAGMA schema_version = {count - 1}")
        last.commit()
    except (_ClashError, sqlite3.DatabaseError):
        return None
    return package_of(last)


class _ClashError(Exception):
    """A row would have an id that another one has, or had to leave to another one."""


class _Amending:
    def __init__(
        self, connection: sqlite3.Connection, deck_id: int, taken: Collection[int]
    ) -> None:
        self._execute = connection.execute
        self._deck_id = deck_id
        self._taken = taken

    def apply(self, changes: Changes) -> None:
        """Change the rows."""
        for guid in (*changes.gone, *(note.guid for note in changes.notes)):
            number = self._note(guid)
            if number is not None:
                for (card,) in self._execute("SELECT id FROM cards WHERE nid = ?", (number,)):
                    self._free(card)
                self._execute("DELETE FROM cards WHERE nid = ?", (number,))
                self._execute("DELETE FROM notes WHERE id = ?", (number,))
        for note in changes.notes:
            number = self._new(note.guid)
            self._execute(ADD_NOTE, note_row(number, note))
            for card in cards_in(note):
                own = self._new(card_key(note.guid, card))
                self._execute(ADD_CARD, card_row(own, number, self._deck_id, note, card))
        for guid, places in changes.moved.items():
            number = self._note(guid)
            for card, due in places.items():
                self._execute(
                    "UPDATE cards SET due = ? WHERE nid = ? AND ord = ?", (due, number, card)
                )

        (written,) = self._execute("SELECT decks FROM col").fetchone()
        decks = json.loads(written)
        decks[str(self._deck_id)]["desc"] = as_html(changes.description)
        self._execute("UPDATE col SET decks = ?", (json.dumps(decks),))

    def _new(self, key: str) -> int:
        """The id of a new row, which no note and no card has."""
        number = self._free(row_id(key))
        if self._execute(_HAS, (number, number)).fetchone() is not None:
            raise _ClashError
        return number

    def _note(self, guid: str) -> int | None:
        """The id of a note that is in the package."""
        number = self._free(row_id(guid))
        row = self._execute("SELECT guid FROM notes WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None
        if row[0] != guid:
            raise _ClashError
        return number

    def _free(self, number: int) -> int:
        """The same id, which is not among those that were given in the order of the notes."""
        if number in self._taken:
            raise _ClashError
        return number
