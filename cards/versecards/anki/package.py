"""Notes become an ``.apkg`` through genanki, the same bytes for the same notes.

genanki stamps the time of the build on everything, numbers its rows from it and works
out cards in its own way. Here each note, card and note type has its own id and time,
and a note has the cards that Anki itself would make of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import genanki

from versecards.anki.archive import new_database, package_of
from versecards.anki.description import as_html
from versecards.anki.notetype import NoteType, note_type
from versecards.anki.rows import (
    ADD_CARD,
    ADD_NOTE,
    UNSAFE,
    PackageSummary,
    PackNote,
    Rows,
)
from versecards.notes import Kind


def package_bytes(
    *,
    deck_name: str,
    deck_id: int,
    description: str,
    notes: Iterable[PackNote],
    notetype_mods: Mapping[Kind, int],
) -> tuple[bytes, PackageSummary]:
    """Return the notes as the bytes of an Anki package, and what is in it.

    All cards go to one deck, which has the ``description`` (plain text): subdecks would
    undo their order. ``notetype_mods`` says when each note type last changed (Unix
    seconds). A retired note (``Active`` empty) goes without cards: those that a learner
    has stay until he clears them, and nobody gets new ones.
    Raises ``ValueError`` for two notes with one guid, for an unknown field, for a note
    that is not retired and yet has no card, and for a deck id that Anki uses itself;
    ``KeyError`` for a card without its place.
    """
    if deck_id <= 1:
        raise ValueError(f"deck id {deck_id}: Anki's own deck has the number 1")
    deck = _Deck(deck_id, _clean_deck(deck_name), as_html(description))
    deck.rows = Rows(notes, deck_id)
    deck.types = {kind: _Model(note_type(kind), notetype_mods[kind]) for kind in Kind}
    with new_database() as connection:
        genanki.Package(deck).write_to_db(connection.cursor(), 0, iter(()))
        connection.commit()
        return package_of(connection), deck.rows.summary


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type with its own time; the cards' needs come from the data, not by trial."""

    def __init__(self, this: NoteType, mod: int) -> None:
        self.type = this
        self.mod = mod
        super().__init__(
            this.id,
            this.name,
            fields=[{"name": field.name, "id": field.id} for field in this.fields],
            templates=[
                {"name": card.name, "id": card.id, "qfmt": card.front, "afmt": card.back}
                for card in this.templates
            ],
            css=this.css,
        )

    @property
    def _req(self) -> list[list[Any]]:
        names = self.type.field_names
        return [
            [number, "none", []]
            if card.never
            else [number, "all", sorted(names.index(need) for need in card.needs)]
            for number, card in enumerate(self.type.templates)
        ]

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002
        json: dict[str, Any] = super().to_json(self.mod, deck_id)
        return json


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck whose notes and cards are written by ``rows``; genanki runs a statement for each."""

    rows: Rows
    types: Mapping[Kind, _Model]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        """Write the rows, then the deck's settings and the note types that are in use."""
        for notes, cards in self.rows.shares():
            cursor.executemany(ADD_NOTE, notes)
            cursor.executemany(ADD_CARD, cards)
        for kind in self.rows.used:
            self.add_model(self.types[kind])
        super().write_to_db(cursor, timestamp, id_gen)


def _clean_deck(name: str) -> str:
    levels = (" ".join(UNSAFE.sub(" ", level).split()) for level in name.split("::"))
    return "::".join(level for level in levels if level) or "Versecards"
