"""Notes become an ``.apkg`` through genanki, the same bytes for the same notes.

genanki stamps the time of the build on everything, numbers its rows from it and works
out cards in its own way. Here each note, card and note type has its own id and time,
and a note has the cards that Anki itself would make of it.
"""

from __future__ import annotations

import errno
import hashlib
import html
import io
import re
import sqlite3
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import genanki

from versecards.anki.notetype import ACTIVE, NoteType, note_type
from versecards.notes import Kind

_FIRST_ID, _IDS = 1_500_000_000_000, 100_000_000_000
"""Anki replaces ids that do not look like milliseconds of our years."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""
_FRESH = (0, 0, 0, 0, 0, 0, 0, 0, "")
"""What stands in a card's row after its place: it was never learned."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f"]')


@dataclass(frozen=True)
class PackNote:
    """A note as it goes into the package.

    ``fields`` are HTML by field name (``versecards.anki.fields``); fields left out are
    empty. ``mod`` is the time of its last change (Unix seconds), ``due`` the place of each
    card among the new ones, from 1, by the number of its template.
    """

    kind: Kind
    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    mod: int
    due: Mapping[int, int]


@dataclass(frozen=True)
class PackageSummary:
    """How many notes and cards of each kind were written."""

    notes: Mapping[Kind, int]
    cards: Mapping[Kind, int]


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
    models = {kind: _Model(note_type(kind), notetype_mods[kind]) for kind in Kind}
    deck = _Deck(deck_id, _clean_deck(deck_name), _description(description))
    deck.rows = _Rows(notes, models, deck_id)
    return _zip(_database(genanki.Package(deck))), deck.rows.summary


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

    rows: _Rows

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        """Write the rows, then the deck's settings and the note types that are in use."""
        cursor.executemany(f"INSERT INTO notes VALUES ({_marks(11)})", self.rows.of_notes())
        cursor.executemany(f"INSERT INTO cards VALUES ({_marks(18)})", self.rows.of_cards)
        for model in self.rows.used.values():
            self.add_model(model)
        super().write_to_db(cursor, timestamp, id_gen)


class _Rows:
    """The rows of notes and cards, each with its own id and time, as genanki would write them.

    Those of the cards, the note types ``used`` and the counts are there when the rows of the
    notes have been taken.
    """

    def __init__(
        self, notes: Iterable[PackNote], models: Mapping[Kind, _Model], deck_id: int
    ) -> None:
        self._notes = notes
        self._models = models
        self._deck_id = deck_id
        self._ids = _Ids()
        self._counts: Counter[Kind] = Counter()
        self.of_cards: list[tuple[Any, ...]] = []
        self.used: dict[Kind, _Model] = {}
        self._cards: Counter[Kind] = Counter()

    @property
    def summary(self) -> PackageSummary:
        """How many of each kind were written."""
        return PackageSummary(self._counts, +self._cards)

    def of_notes(self) -> Iterator[tuple[Any, ...]]:
        """Yield the row of each note, and make those of the cards that Anki would make of it."""
        take = self._ids.take
        for note in _checked(self._notes):
            model = self.used.setdefault(note.kind, self._models[note.kind])
            get, guid, mod = note.fields.get, note.guid, note.mod
            fields = [get(name, "") for name in model.type.field_names]
            cards = model.type.cards_of(note.fields)
            if not cards and get(ACTIVE):
                raise ValueError(f"note {guid!r} asks nothing: it has no card")
            self._counts[note.kind] += 1
            self._cards[note.kind] += len(cards)
            number = take(guid)
            for card in cards:
                card_row = (take(f"{guid} {card}"), number, self._deck_id, card, mod, -1, 0, 0)
                self.of_cards.append((*card_row, note.due[card], *_FRESH))
            tags = f" {' '.join(_clean_tags(note.tags))} "
            row = (number, guid, model.type.id, mod, -1, tags, "\x1f".join(fields), fields[0])
            yield (*row, 0, 0, "")


def _marks(count: int) -> str:
    return ",".join("?" * count)


class _Ids:
    """Row ids from a hash, so that a note's do not depend on its neighbours."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def take(self, key: str) -> int:
        found = _hashed(key)
        while found in self._taken:
            found += 1
        self._taken.add(found)
        return found


def _hashed(key: str) -> int:
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return _FIRST_ID + int.from_bytes(digest, "big") % _IDS


def _checked(notes: Iterable[PackNote]) -> Iterator[PackNote]:
    names = {kind: frozenset(note_type(kind).field_names) for kind in Kind}
    seen: set[str] = set()
    for note in notes:
        if note.guid in seen:
            raise ValueError(f"two notes have the guid {note.guid!r}")
        seen.add(note.guid)
        if not note.fields.keys() <= names[note.kind]:
            unknown = ", ".join(sorted(note.fields.keys() - names[note.kind]))
            raise ValueError(f"note {note.guid!r}: no such field: {unknown}")
        yield note


def _clean_tags(tags: Sequence[str]) -> list[str]:
    """Make tags that Anki stores as they are: no white space, no empty level of ``::``."""
    return sorted({_clean_tag(tag) for tag in tags} - {""})


@lru_cache(maxsize=4096)
def _clean_tag(tag: str) -> str:
    levels = ("_".join(_UNSAFE.sub(" ", level).split()) for level in tag.split("::"))
    return "::".join(level for level in levels if level)


def _clean_deck(name: str) -> str:
    levels = (" ".join(_UNSAFE.sub(" ", level).split()) for level in name.split("::"))
    return "::".join(level for level in levels if level) or "Versecards"


def _description(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _database(package: genanki.Package) -> bytes:
    """Return the collection as the bytes of an SQLite file.

    ``OSError`` where the folder for temporary files is full.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "collection.anki2")
        connection = sqlite3.connect(":memory:")
        try:
            package.write_to_db(connection.cursor(), 0, iter(()))
            connection.commit()
            connection.execute("VACUUM INTO ?", (str(file),))
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, f"nothing can be written ({error})", folder) from error
        finally:
            connection.close()
        return file.read_bytes()


def _zip(database: bytes) -> bytes:
    """Return the package: a deflated zip without a trace of when it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DATE), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
