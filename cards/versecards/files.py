"""Reading files, and writing them so that a reader finds the old ones or the new ones.

A ledger and its package lie in two folders and cannot be replaced in one step. So both
are first written whole under other names; then the ledger is put into place, then the
package. Should the program be killed between the two, the new ledger lies beside the old
package, which harms nobody: the old package can be imported as before, and the next
build, which has the ledger's guids and times, writes the very package that is missing.
The other way round, a package could be imported whose guids and times no ledger knows.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from versecards.problems import ContentError, problem

_NEW = ".new"


def user_folder(own: str, standard: str, home: str, windows: str) -> Path:
    """Return a folder of the user's for this program.

    That is the one that the environment variable ``own`` names, else what the XDG Base
    Directory Specification says: in the folder of the variable ``standard``, else ``home``.
    """
    if os.environ.get(own):
        return Path(os.environ[own])
    if os.environ.get(standard):
        return Path(os.environ[standard]) / "versecards"
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "versecards" / windows
    return Path.home() / home / "versecards"


def user_cache() -> Path:
    """The folder of what can be made again: VERSECARDS_CACHE, else in the user's cache folder."""
    return user_folder("VERSECARDS_CACHE", "XDG_CACHE_HOME", ".cache", "cache")


def user_data() -> Path:
    """The folder of what the user added: VERSECARDS_DATA, else in his data folder."""
    return user_folder("VERSECARDS_DATA", "XDG_DATA_HOME", ".local/share", "data")


def read_ordinary(path: Path, most: int = -1) -> bytes:
    """Return the bytes of a file, at most so many; ``OSError`` where they cannot be had.

    That is also where it is a pipe or a device, for which one could wait for ever.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(f"{path}: it is no ordinary file")
    with path.open("rb") as stream:
        return stream.read(most)


def file_state(path: Path) -> tuple[int, int, int, int]:
    """Return what changes with a file's content: size, times, and the number of its place.

    The time of the content alone does not, where a program sets it back (unzip, ``cp -p``).
    ``OSError`` where there is no such file.
    """
    state = path.stat()
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def is_writable(folder: Path) -> bool:
    """Whether a file may be put into a folder (its write bits count for root too)."""
    return bool(folder.stat().st_mode & 0o222) and os.access(folder, os.W_OK)


def write_whole(path: Path, data: bytes) -> None:
    """Put the data into the file in one step, as ``replace_files`` does."""
    replace_files([(path, data)])


def replace_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all these files and put them into place, one after the other, as given.

    Links are followed and missing folders made. ``OSError`` when one of them cannot be
    written: then none is replaced. ``ContentError`` when a finished file cannot be put
    into place (on Windows, where another program has the old one open): those before it
    are replaced.
    """
    temporaries: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            target = path.resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target)
            temporaries.append((_write_beside(target, data), target))
        for temporary, target in temporaries:
            _put_into_place(temporary, target)
    finally:
        for temporary, _ in temporaries:
            temporary.unlink(missing_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary file, for what is written by somebody else or can be made again.

    It takes the place of ``path`` at the end; after an error ``path`` is as it was. Missing
    folders are made. Several programs may do so at once: each has its own, the last one
    stays. ``OSError`` where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = _open_beside(path)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _put_into_place(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        raise ContentError(
            problem("file-held", (str(target), 0, 0), reason=error.strerror or error)
        ) from error
    _reach_disk(target.parent)


def _write_beside(target: Path, data: bytes) -> Path:
    """Write the data to a temporary file beside the target, through to the disk."""
    handle, name = _open_beside(target)
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
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror or str(error), str(target)) from error
        raise
    return temporary


def _open_beside(target: Path) -> tuple[int, str]:
    return tempfile.mkstemp(prefix=_prefix(target), suffix=_NEW, dir=target.parent)


def _prefix(target: Path) -> str:
    """Name the target in few letters, since a name as long as may be has no room for more."""
    digest = hashlib.sha256(os.fsencode(target.name)).hexdigest()
    return f".versecards-{digest[:12]}-"


def _sweep(target: Path) -> None:
    """Remove the temporary files that a killed run left beside the target."""
    for left in target.parent.glob(f"{_prefix(target)}*{_NEW}"):
        left.unlink(missing_ok=True)


def _reach_disk(folder: Path) -> None:
    """Make a renaming last through a loss of power, where folders can be synchronised."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
