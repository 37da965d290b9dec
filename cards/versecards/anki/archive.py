"""A package as a file: a deflated zip of the database, without a trace of when it was made."""

from __future__ import annotations

import errno
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_DATABASE = "collection.anki2"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip can hold."""
_LEVEL = 4
"""How hard to compress: the usual 6 takes twice as long for a twentieth of the size."""


def zipped(database: bytes) -> bytes:
    """Return the package with this database, the same for the same one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in ((_DATABASE, database), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


def written(connection: sqlite3.Connection) -> bytes:
    """Return a database as the bytes of a file: the same for the same rows in any order.

    ``OSError`` where the folder for temporary files is full.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, _DATABASE)
        try:
            connection.execute("VACUUM INTO ?", (str(file),))
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, f"nothing can be written ({error})", folder) from error
        return file.read_bytes()


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
            yield connection


def marks(count: int) -> str:
    """Return so many places for values in a statement of SQL."""
    return ",".join("?" * count)
