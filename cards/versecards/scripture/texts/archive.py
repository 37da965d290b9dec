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
                fail(str(path), 0, "the file is too large for a Bible text", "check what it is")
            data = path.read_bytes()
            if data.startswith(b"PK\x03\x04"):
                fail(str(path), 0, "the zip is broken", "fetch it again, it is cut off")
            yield str(path), data
    except OSError as error:
        fail(str(path), 0, f"the file cannot be read ({error.strerror})", "check path and rights")


def members(folder: Path) -> list[Path]:
    """Return the files of a folder and of the folders in it, in order; hidden ones left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__MACOSX")) for part in inside):
            found.append(path)
        if len(found) > MOST_FILES:
            fail(str(folder), 0, f"the folder holds more than {MOST_FILES} files", "check it")
    return found


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = members(folder)
    if sum(path.stat().st_size for path in files) > LARGEST:
        fail(str(folder), 0, "the folder is too large for a Bible text", "check what is in it")
    for path in files:
        yield str(path), path.read_bytes()


def _zip(path: Path) -> Iterator[tuple[str, bytes]]:
    remedy = "fetch it from its publisher"
    try:
        with zipfile.ZipFile(path) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
            if len(entries) > MOST_FILES:
                fail(str(path), 0, f"the zip holds more than {MOST_FILES} files", remedy)
            if sum(entry.file_size for entry in entries) > LARGEST:
                fail(str(path), 0, "the zip is too large for a Bible text when unpacked", remedy)
            for entry in entries:
                name = PurePosixPath(entry.filename.replace("\\", "/"))
                shown = f"{path}/{name}"
                if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
                    fail(shown, 0, "the zip holds a file outside of itself", remedy)
                if entry.is_dir() or any(p.startswith((".", "__MACOSX")) for p in name.parts):
                    continue
                # file_size is what the zip says; reading stops there whatever is inside.
                yield shown, archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        fail(str(path), 0, f"the zip is broken ({error})", "fetch it again, it may be cut off")
    except (RuntimeError, NotImplementedError) as error:
        fail(str(path), 0, f"the zip cannot be read ({error})", "unpack it, and give the folder")
