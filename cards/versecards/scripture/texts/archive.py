"""The files that a translation is made of: one file, a folder, or a zip that nobody unpacks."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from versecards.scripture.texts.collect import fail

LARGEST = 200_000_000
"""Bytes of a whole translation, unpacked. The longest whole Bibles with notes have 30 MB."""
MOST_FILES = 5_000


def files_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file, in order of name.

    Nothing is written anywhere. Raises ``ContentError`` for what is missing, too large,
    broken, or made to harm.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
        elif zipfile.is_zipfile(path):
            yield from _zip(path)
        else:
            if path.stat().st_size > LARGEST:
                fail("large", str(path))
            data = path.read_bytes()
            if data.startswith(b"PK\x03\x04"):
                fail("zip-cut", str(path))
            yield str(path), data
    except OSError as error:
        fail("file", str(path), reason=error.strerror)


def members(folder: Path) -> list[Path]:
    """Return the files of a folder and of the folders in it, in order; hidden ones left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__MACOSX")) for part in inside):
            found.append(path)
        if len(found) > MOST_FILES:
            fail("folder-files", str(folder), most=MOST_FILES)
    return found


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = members(folder)
    if sum(path.stat().st_size for path in files) > LARGEST:
        fail("folder-large", str(folder))
    for path in files:
        yield str(path), path.read_bytes()


def _zip(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
            if len(entries) > MOST_FILES:
                fail("zip-files", str(path), most=MOST_FILES)
            if sum(entry.file_size for entry in entries) > LARGEST:
                fail("zip-large", str(path))
            for entry in entries:
                name = PurePosixPath(entry.filename.replace("\\", "/"))
                shown = f"{path}/{name}"
                if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
                    fail("zip-outside", shown)
                if entry.is_dir() or any(p.startswith((".", "__MACOSX")) for p in name.parts):
                    continue
                # file_size is what the zip says; reading stops there whatever is inside.
                yield shown, archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        fail("zip", str(path), reason=error)
    except (RuntimeError, NotImplementedError) as error:
        fail("zip-locked", str(path), reason=error)
