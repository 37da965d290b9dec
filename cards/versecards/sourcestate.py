"""How the files of a deck are now: what it is read from, and whether that is another."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from versecards.article.load import scan_folder
from versecards.cache import digest, program
from versecards.deck import SETTINGS_FILE, TRANSLATIONS, deck_folder, is_preview, ledger_path
from versecards.files import file_state, is_writable, read_ordinary
from versecards.problems import ContentError, problem
from versecards.scripture.texts.kept import data_folder
from versecards.scripture.texts.library import files_in

SourceState = dict[str, tuple[int, ...]]
"""Time and size of every file that a deck is read from, by its path."""


def source_files(source: Path) -> list[Path]:
    """Return every file from which a deck is read: articles, settings, translations.

    Raises ``ContentError`` when a folder cannot be read.
    """
    folder = deck_folder(source)
    articles = [source]
    if source.is_dir():
        articles = [file for file in scan_folder(folder).files if not is_preview(file)]
    return [*articles, folder / SETTINGS_FILE, *files_in(folder / TRANSLATIONS)]


def source_state(source: Path) -> SourceState:
    """Return how the files of a deck are now; they are others when this is another."""
    try:
        files = source_files(source)
    except (ContentError, OSError):
        files = []  # whoever reads them says what is wrong
    state: SourceState = {}
    for path in files:
        with suppress(OSError):
            state[str(path)] = file_state(path)
    return state


def source_digest(source: Path) -> tuple[str, str]:
    """Return hashes of all that a deck is made from, and of its ledger.

    All that is the program, the bytes of the articles, the settings, the names of documents
    that are left out, and the translations by the states of their files. Raises
    ``ContentError`` or ``OSError`` where something of it cannot be read.
    """
    folder = deck_folder(source)
    parts: list[str | bytes] = [program(), str(source), str(source.resolve())]
    files = [source]
    if source.is_dir():
        found = scan_folder(folder)
        files = list(found.files)
        parts += [left.file for left in found.left_out]
    for path in (*files, folder / SETTINGS_FILE):
        data = read_ordinary(path) if path != folder / SETTINGS_FILE or path.exists() else b"none"
        parts += [str(path), data]
    ledger = ledger_path(source)
    remembered = read_ordinary(ledger) if ledger.exists() else b"none"
    parts.append(str(is_writable(ledger.parent)))  # or the build warns
    return digest(*parts, texts_digest(folder)), digest(remembered)


def texts_digest(folder: Path) -> str:
    """Return a hash of the translations beside the articles, and of the user's own."""
    files = [*files_in(folder / TRANSLATIONS), *files_in(data_folder())]
    return digest(*(f"{path} {file_state(path)}" for path in files))


def stop_if_changed(before: SourceState, after: SourceState) -> None:
    """Raise ``ContentError`` for files that were written, or came or went, while they were read."""
    changed = sorted(path for path in before | after if before.get(path) != after.get(path))
    if changed:
        raise ContentError(*(problem("file-changing", (path, 0, 0)) for path in changed))
