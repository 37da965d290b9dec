"""The package that was built last: which notes it has, and what they said."""

from __future__ import annotations

import html
import json
import re
import sqlite3
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from versecards.anki.archive import unpacked
from versecards.anki.notetype import note_type
from versecards.notes import Kind

TAGS = "Tags"
"""The name by which the tags of a note stand among its fields."""
_Row = tuple[str, int, int, str, str]
"""Guid, id of the note type, time of the last change, tags, fields."""
_DEFAULT = "1"
"""The deck that every package has."""
_QUESTION = "SELECT guid, mid, mod, tags, flds FROM notes"
Fields = Mapping[str, str]
"""The fields of a note as plain text, by name."""


def read_fields(path: Path, guids: Collection[str]) -> Mapping[str, Fields]:
    """Return fields and tags of these notes of a package of ours, as plain text, by guid.

    Nothing for a file that is missing or is no such package: it is only shown, never
    relied on.
    """
    return _fields_of(_rows(path), guids)


def fields_in(package: sqlite3.Connection, guids: Collection[str]) -> Mapping[str, Fields]:
    """Return the same of the database of a package that this program wrote."""
    return _fields_of(package.execute(_QUESTION), guids) if guids else {}


def _fields_of(rows: Iterable[_Row], guids: Collection[str]) -> Mapping[str, Fields]:
    names = {note_type(kind).id: note_type(kind).field_names for kind in Kind}
    return {
        guid: plain_fields(
            dict(zip(names[model], fields.split("\x1f"), strict=False)), tags.split()
        )
        for guid, model, _, tags, fields in rows
        if guid in guids
    }


def plain_fields(fields: Mapping[str, str], tags: Iterable[str]) -> dict[str, str]:
    """Return fields and tags as they can be compared and shown."""
    plain = {name: plain_text(value) for name, value in fields.items()}
    return {**plain, TAGS: " ".join(sorted(tags))}


def read_mods(path: Path) -> Mapping[str, int]:
    """Return when each note of a package of ours last changed, by guid; else nothing."""
    return {guid: mod for guid, _, mod, *_ in _rows(path)}


def deck_of(path: Path, guids: Collection[str]) -> str:
    """Return the name of the deck in a package of ours that has some of these notes; else
    nothing."""
    if read_mods(path).keys().isdisjoint(guids):
        return ""
    with unpacked(path.read_bytes()) as connection:
        (written,) = connection.execute("SELECT decks FROM col").fetchone()
    names = [deck["name"] for number, deck in json.loads(written).items() if number != _DEFAULT]
    return str(names[0]) if len(names) == 1 else ""


def is_package(path: Path) -> bool:
    """Whether the file is a package that this program wrote."""
    return bool(_rows(path))


def _rows(path: Path) -> list[_Row]:
    """The notes of our types in a package; none where the file is no such package."""
    types = {note_type(kind).id for kind in Kind}
    try:
        with unpacked(path.read_bytes()) as connection:
            rows = connection.execute(_QUESTION).fetchall()
    except (OSError, zipfile.BadZipFile, KeyError, sqlite3.Error):
        return []
    return [row for row in rows if row[1] in types]


def plain_text(field: str) -> str:
    """Return the words of a field without its markup."""
    text = re.sub(r"<(?:br|/p|/div|/li)\b[^>]*>", " ", field)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())
