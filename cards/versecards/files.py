"""Writing a file so that a reader finds the old one or the new one, never a half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put the data into the file in one step, and make its folder where it is missing.

    A temporary file in the same folder takes the data, reaches the disk and is then
    renamed into place; on any failure the old file stays as it was. Raises ``OSError``
    where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = write_beside(path, data)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_beside(path: Path, data: bytes, suffix: str = "") -> Path:
    """Write the data to a temporary file in the folder of ``path``, through to the disk.

    Return the temporary file, whose name begins with a point and ends with ``suffix``;
    on failure there is none. Raises ``OSError`` where the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=suffix, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # temporary files are for their owner only; ours is a file like any other
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
