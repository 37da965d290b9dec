"""A package as a file: a deflated zip of the database, without a trace of when it was made."""

from __future__ import annotations

import errno
import io
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_DATABASE = "collection.anki2"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""
_AT_ONCE = 1 << 20
_LEVEL = 4
"""How hard to compress: the usual 6 takes twice as long for a twentieth of the size."""


@contextmanager
def new_database() -> Iterator[sqlite3.Connection]:
    """Give an empty database, as a file that is gone at the end: the rows of a large deck are
    not held in memory. ``OSError`` where the folder for temporary files is full."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _or_full(folder),
        closing(sqlite3.connect(Path(folder, _DATABASE))) as connection,
    ):
        _spare_journal(connection)
        yield connection


@contextmanager
def _or_full(folder: str) -> Iterator[None]:
    """Say of a database that cannot be written that there is no room."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(errno.ENOSPC, f"nothing can be written ({error})", folder) from error


def package_of(connection: sqlite3.Connection) -> bytes:
    """Return the package with a database: the same for the same rows in any order.

    ``OSError`` where the folder for temporary files is full.
    """
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(out, "w") as archive:
        file = Path(folder, _DATABASE)
        with _or_full(folder):
            connection.execute("VACUUM INTO ?", (str(file),))
        with file.open("rb") as database, archive.open(_member(_DATABASE), "w") as member:
            shutil.copyfileobj(database, member, _AT_ONCE)
        archive.writestr(_member("media"), b"{}")
    return out.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined] # what ``writestr`` does
    return info


def _spare_journal(connection: sqlite3.Connection) -> None:
    """Keep no journal of a file that nobody reads if it is not finished."""
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")


@contextmanager
def unpacked(package: bytes) -> Iterator[sqlite3.Connection]:
    """Give the database of a package, as a copy that may be changed.

    ``OSError``, ``zipfile.BadZipFile``, ``KeyError`` or ``sqlite3.Error`` where it has none.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        database = archive.read(_DATABASE)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, _DATABASE)
        file.write_bytes(database)
        with closing(sqlite3.connect(file)) as connection:
            _spare_journal(connection)
            yield connection
