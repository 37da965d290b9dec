"""What is kept between two runs, so that nothing is done twice: a file in the user's cache.

It holds JSON by keys that are made of all that a result depends on, the program itself
among it (``program``), so that nothing in it is ever out of date. It can be deleted at any
time. What is damaged, foreign or cannot be read counts as not there; reading it runs no code.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from versecards import __version__
from versecards.files import user_cache

LARGEST = 400_000_000
"""Bytes that the file may hold; what was used longest ago goes first."""
LAST_BUILD = "last build"
"""The kind of what is kept of the last build of a deck (``lastbuild.py``)."""
_NAME = "kept.sqlite"
_OURS, _LAYOUT = 0x56435244, 1
"""The file's own marks: SQLite keeps two numbers for them (``PRAGMA application_id``)."""
_DAY = 86_400
_PACKAGE = (".dist-info", ".egg-info")
_MUCH = 20_000_000
"""Bytes that wait in memory to be written."""


def digest(*parts: bytes | str) -> str:
    """Return a hash of some texts, each by itself."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(data))
        found.update(data)
    return found.hexdigest()


def pack(value: Any) -> bytes:
    """Return a value that JSON can write as few bytes."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1)


def unpack(data: bytes) -> Any:
    """Return the value of these bytes, or ``None`` where they are no such value."""
    try:
        return json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):
        return None


@cache
def program() -> str:
    """Return a hash of the program: its files, its Python, the packages that are there."""
    folder = Path(__file__).parent
    states = [__version__, platform.python_version(), sqlite3.sqlite_version, zlib.ZLIB_VERSION]
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            state = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 (400 files)
            states.append(f"{place} {name} {state.st_size} {state.st_mtime_ns}")
    for place in sys.path:
        with suppress(OSError):
            # a folder for each version of a package; to read what is in them takes longer
            states += sorted(name for name in os.listdir(place) if name.endswith(_PACKAGE))  # noqa: PTH208
    return digest(*states)


class Cache:
    """What is kept, by kind and key; what is put is written when it is much, and at the end.

    Without a ``path`` nothing is kept.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._connection = _connect(path) if path else None
        self._new: dict[str, bytes] = {}
        self._size = 0
        self._used: set[str] = set()

    def get(self, kind: str, key: str) -> Any:
        """Return what was kept, or ``None``."""
        data = self.get_packed(kind, key)
        return None if data is None else unpack(data)

    def put(self, kind: str, key: str, value: Any) -> None:
        """Keep a value that JSON can write."""
        if self._connection is not None:
            self.put_packed(kind, key, pack(value))

    def get_packed(self, kind: str, key: str) -> bytes | None:
        """Return what was kept, as ``pack`` made it, or ``None``."""
        place = _key(kind, key)
        if place in self._new:
            return self._new[place]
        row = self._run("SELECT data, hash, used FROM kept WHERE key = ?", place)
        if row is None or not isinstance(row[0], bytes) or digest(row[0]) != row[1]:
            return None
        data: bytes = row[0]
        if row[2] != _today():
            self._used.add(place)
        return data

    def put_packed(self, kind: str, key: str, data: bytes) -> None:
        """Keep what ``pack`` made."""
        if self._connection is None:
            return
        self._new[_key(kind, key)] = data
        self._size += len(data)
        if self._size > _MUCH:
            self._write()

    def close(self) -> None:
        """Write what is to be kept, and make room where it is too much."""
        self._write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _run(self, question: str, *values: object) -> Any:
        """Return the first row of an answer; where the file fails it is not used any more."""
        if self._connection is None:
            return None
        try:
            return self._connection.execute(question, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def _write(self) -> None:
        if self._connection is None or not (self._new or self._used):
            return
        today = _today()
        rows = [(key, today, len(data), digest(data), data) for key, data in self._new.items()]
        try:
            self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
            self._connection.executemany(
                "UPDATE kept SET used = ? WHERE key = ?", [(today, key) for key in self._used]
            )
            self._connection.commit()
            _make_room(self._connection)
        except sqlite3.Error as error:
            self._give_up(error)
        self._new.clear()
        self._used.clear()
        self._size = 0

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file; a broken one is removed, so that the next run has a new one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._path is not None and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self._path.unlink()


@contextmanager
def open_cache() -> Iterator[Cache]:
    """Give the user's cache; it is closed at the end. Where it cannot be used it keeps nothing."""
    opened = Cache(user_cache() / _NAME)
    try:
        yield opened
    finally:
        opened.close()


def _key(kind: str, key: str) -> str:
    return digest(program(), kind, key)


def _today() -> int:
    return int(time.time()) // _DAY


def _connect(path: Path) -> sqlite3.Connection | None:
    """Open the file, made anew where it is not one of ours or broken."""
    for _ in range(2):
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _is_own(path):
                return None
            connection = sqlite3.connect(path, timeout=1)
            connection.execute("PRAGMA synchronous = OFF")
            if _prepared(connection, new=path.stat().st_size == 0):
                return connection
            connection.close()
            path.unlink()
        except sqlite3.OperationalError:
            # another run is writing, or the folder cannot be written
            if connection is not None:
                connection.close()
            return None
        except sqlite3.Error:
            if connection is not None:
                connection.close()
            with suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None


def _is_own(path: Path) -> bool:
    """Whether the file is this user's, or not there; of nobody else anything is taken."""
    owner = getattr(os, "getuid", None)
    return owner is None or not path.exists() or path.stat().st_uid == owner()


def _prepared(connection: sqlite3.Connection, *, new: bool) -> bool:
    """Whether the file is one of ours, after it was made one if it is ``new``."""
    if new:
        connection.execute(
            "CREATE TABLE kept (key TEXT PRIMARY KEY, used INTEGER NOT NULL,"
            " size INTEGER NOT NULL, hash TEXT NOT NULL, data BLOB NOT NULL)"
        )
        connection.execute(f"PRAGMA application_id = {_OURS}")
        # last, so that a file that was begun and not finished is made anew
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        connection.commit()
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == _OURS
    return bool(ours and connection.execute("PRAGMA user_version").fetchone()[0] == _LAYOUT)


def _make_room(connection: sqlite3.Connection) -> None:
    pages, size = (
        connection.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size")
    )
    if pages * size <= LARGEST:  # quick to say; to add up what is kept takes longer
        return
    total = connection.execute("SELECT total(size) FROM kept").fetchone()[0]
    rows = connection.execute("SELECT key, size FROM kept ORDER BY used, rowid").fetchall()
    for key, size in rows:
        if total <= LARGEST // 2:
            break
        connection.execute("DELETE FROM kept WHERE key = ?", (key,))
        total -= size
    connection.commit()
    connection.execute("VACUUM")
