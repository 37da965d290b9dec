"""The fields of the package that was built last, to show what changed word by word."""

from __future__ import annotations

import html
import io
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from versecards.anki.notetype import note_type
from versecards.notes import Kind


def read_fields(path: Path, guids: Collection[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the fields of these notes of a package of ours, as plain text, by guid.

    Nothing for a file that is missing or is no such package: it is only shown, never
    relied on.
    """
    names = {note_type(kind).id: note_type(kind).field_names for kind in Kind}
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            database = archive.read("collection.anki2")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "collection.anki2")
            file.write_bytes(database)
            connection = sqlite3.connect(file)
            try:
                rows = connection.execute("SELECT guid, mid, flds FROM notes").fetchall()
            finally:
                connection.close()
    except (OSError, zipfile.BadZipFile, KeyError, sqlite3.Error):
        return {}
    return {
        guid: {
            name: plain_text(value)
            for name, value in zip(names[model], fields.split("\x1f"), strict=False)
        }
        for guid, model, fields in rows
        if model in names and guid in guids
    }


def plain_text(field: str) -> str:
    """Return the words of a field without its markup."""
    text = re.sub(r"<(?:br|/p|/div|/li)\b[^>]*>", " ", field)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", text)).split())
