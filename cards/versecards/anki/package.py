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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import genanki

from versecards.anki.notetype import ACTIVE, NoteType, note_type
from versecards.files import write_whole
from versecards.notes import Kind

_FIRST_ID, _IDS = 1_500_000_000_000, 100_000_000_000
"""Anki replaces ids that do not look like milliseconds of our years."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""
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


def write_package(
    path: Path,
    *,
    deck_name: str,
    deck_id: int,
    description: str,
    notes: Sequence[PackNote],
    notetype_mods: Mapping[Kind, int],
) -> PackageSummary:
    """Write the notes as an Anki package to ``path``, in one step or not at all.

    See ``package_bytes``; ``OSError`` where the file cannot be written.
    """
    data, summary = package_bytes(
        deck_name=deck_name,
        deck_id=deck_id,
        description=description,
        notes=notes,
        notetype_mods=notetype_mods,
    )
    write_whole(path, data)
    return summary


def package_bytes(
    *,
    deck_name: str,
    deck_id: int,
    description: str,
    notes: Sequence[PackNote],
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
    ids = _Ids()
    made = [_Note(note, models[note.kind], ids) for note in _checked(notes)]
    deck = genanki.Deck(deck_id, _clean_deck(deck_name), _description(description))
    for note in made:
        deck.add_note(note)
    data = _zip(_database(genanki.Package(deck)))
    return data, PackageSummary(
        Counter(note.model.type.kind for note in made),
        Counter(note.model.type.kind for note in made for _ in note.cards),
    )


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


class _Card(genanki.Card):  # type: ignore[misc]
    """A card with its own place among the new ones."""

    def __init__(self, number: int, due: int) -> None:
        super().__init__(number)
        self.due = due

    def write_to_db(self, *values: Any) -> None:
        *others, _ = values  # genanki has one place for all cards of a note
        super().write_to_db(*others, self.due)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with its own time, ids and cards."""

    def __init__(self, note: PackNote, model: _Model, ids: _Ids) -> None:
        fields = [note.fields.get(name, "") for name in model.type.field_names]
        super().__init__(model, fields, tags=_clean_tags(note.tags), guid=note.guid)
        self.mod = note.mod
        numbers = model.type.cards_of(note.fields)
        self.cards = [_Card(number, note.due[number]) for number in numbers]
        if note.fields.get(ACTIVE) and not self.cards:
            raise ValueError(f"note {note.guid!r} asks nothing: it has no card")
        self.ids = [ids.take(note.guid)]
        self.ids += [ids.take(f"{note.guid} {card.ord}") for card in self.cards]

    def write_to_db(
        self,
        cursor: sqlite3.Cursor,
        timestamp: float,  # noqa: ARG002
        deck_id: int,
        id_gen: Iterator[int],  # noqa: ARG002
    ) -> None:
        super().write_to_db(cursor, self.mod, deck_id, iter(self.ids))

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Nothing: our fields are escaped, and genanki's pattern is quadratic."""


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


def _checked(notes: Sequence[PackNote]) -> Sequence[PackNote]:
    seen: set[str] = set()
    for note in notes:
        if note.guid in seen:
            raise ValueError(f"two notes have the guid {note.guid!r}")
        seen.add(note.guid)
        unknown = note.fields.keys() - set(note_type(note.kind).field_names)
        if unknown:
            raise ValueError(f"note {note.guid!r}: no such field: {', '.join(sorted(unknown))}")
    return notes


def _clean_tags(tags: Sequence[str]) -> list[str]:
    """Make tags that Anki stores as they are: no white space, no empty level of ``::``."""
    cleaned = set()
    for tag in tags:
        levels = ("_".join(_UNSAFE.sub(" ", level).split()) for level in tag.split("::"))
        cleaned.add("::".join(level for level in levels if level))
    return sorted(cleaned - {""})


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
