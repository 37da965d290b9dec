"""From a file, a folder or standard input to articles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from pkgutil import resolve_name

from versecards.article.blocks import split_lines
from versecards.article.decode import decode
from versecards.article.formats import HTML, YAML, Format, named_format, tell_binary, tell_format
from versecards.article.headings import Headings
from versecards.article.model import Article
from versecards.article.offs import read_offs
from versecards.article.source import Source
from versecards.article.unread import Kind, kind_by_name
from versecards.files import read_ordinary
from versecards.problems import ContentError, Problem, problem

# Pictures can be inside a saved page; the longest study articles have a hundredth of
# this text.
LARGEST_FILE = 40_000_000
LARGEST_TEXT = 1_000_000
_MOST_LINES = 50_000
_SETTINGS = {"deck.yaml", "deck.yml"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_MERGE_BEGINS, _MERGE_ENDS = "<<<<<<< ", ">>>>>>> "
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Folder:
    """The articles of a folder in order, and a problem for each document left out.

    Pictures and the like are left out in silence where there are articles.
    """

    files: tuple[Path, ...]
    left_out: tuple[Problem, ...]


def read_article(path: Path, *, file: str, shown: str, headings: Headings) -> Article:
    """Read the article in a file.

    ``file`` and ``shown`` are its names as in ``Article``. Raises ``ContentError`` with
    file, line and remedy when the file cannot be read or is no article.
    """
    data = article_bytes(path, shown=shown)
    return read_bytes_as_article(data, file, shown=shown, headings=headings)


def article_bytes(path: Path, *, shown: str) -> bytes:
    """Return the bytes of an article, of one that is too large a part; ``ContentError``."""
    try:
        return read_ordinary(path, LARGEST_FILE + 1)
    except IsADirectoryError:
        raise ContentError(problem("file-unreadable.folder", (shown, 0, 0))) from None
    except OSError as error:
        reason = error.strerror or error
        raise ContentError(
            problem("file-unreadable.reason", (shown, 0, 0), reason=reason)
        ) from None


def read_bytes_as_article(data: bytes, name: str, *, shown: str, headings: Headings) -> Article:
    """Read an article from bytes, such as those of standard input.

    ``name`` stands for the file: its ending, if it has one, tells the format. Raises
    ``ContentError`` as ``read_article`` does.
    """
    source = Source(name, shown, headings)
    if len(data) > LARGEST_FILE:
        raise _too_large(source, f"{LARGEST_FILE // 1_000_000} MB")
    form = tell_binary(name, data)
    if form is not None:
        return _read(form, replace(source, data=data))
    source = decode(source, data, _charset(data))
    lines = split_lines(source.text)
    check_merged(source, lines)
    form = tell_format(name, "\n".join(lines))
    if not form.own_limits and len(source.text) > LARGEST_TEXT:
        raise _too_large(source, f"{LARGEST_TEXT:,} characters")
    if not form.own_limits and len(lines) > _MOST_LINES:
        raise _too_large(source, f"{_MOST_LINES:,} lines")
    article = _read(form, source)
    offs = read_offs(lines, article.sections, in_yaml=form is YAML)
    return replace(article, offs=tuple(offs))


def scan_folder(folder: Path, *, without: bool = False) -> Folder:
    """Look for articles in a folder and the folders in it.

    Left out are names that begin with ``_``, ``.`` or ``~`` (as those of editors do that
    are just writing), the settings, README files, ``translations`` folders and the
    ``…_files`` folder that a browser saves beside a page; links to folders are not
    followed. The order is by path, numbers in names by their value. ``without``: nothing is
    missed where there is no article. Raises ``ContentError`` when the folder cannot be read.
    """
    files: list[Path] = []
    left_out: list[tuple[Path, Kind]] = []
    skipped: list[Path] = []

    def refuse(error: OSError) -> None:
        raise ContentError(
            problem(
                "folder-unreadable",
                (str(error.filename or folder), 0, 0),
                reason=error.strerror or error,
            )
        )

    for place, folders, names in os.walk(folder, onerror=refuse):
        saved = {Path(name).stem for name in names if named_format(name) is HTML}
        folders[:] = [name for name in folders if not _skip_folder(name, saved)]
        for name in names:
            path = Path(place, name)
            if _skip_file(name):
                skipped += [path] if name.startswith("_") and named_format(name) else []
                continue
            kind = kind_by_name(name)
            if named_format(name):
                files.append(path)
            elif kind is not None:
                left_out.append((path, kind))
    return Folder(
        tuple(sorted(files, key=lambda path: _order(path, folder))),
        tuple(
            problem("file-left-out.kind", (str(path), 0, 0), kind=kind.name, advice=kind.advice)
            for path, kind in sorted(left_out, key=lambda one: one[0])
            if not (kind.beside and (files or without))
        )
        + tuple(
            problem("file-left-out.name", (str(path), 0, 0))
            for path in sorted(skipped)
            if not (files or without)  # beside articles it is meant so
        ),
    )


def _skip_folder(name: str, saved: set[str]) -> bool:
    if name.startswith(("_", ".")) or name.lower() == "translations":
        return True
    return name.endswith("_files") and name.removesuffix("_files") in saved


def _skip_file(name: str) -> bool:
    lower = name.lower()
    return name.startswith(("_", ".", "~")) or lower in _SETTINGS or lower.split(".")[0] == "readme"


def _order(path: Path, folder: Path) -> tuple[list[list[tuple[int, str]]], str]:
    relative = path.relative_to(folder)
    return [
        [
            (int(part), "") if part.isdecimal() else (-1, part.casefold())
            for part in _DIGITS.split(name)
        ]
        for name in relative.parts
    ], relative.as_posix()


def _read(form: Format, source: Source) -> Article:
    """Read a source in its format; only its own parser is loaded, to start quickly."""
    reader: Callable[[Source], Article] = resolve_name(form.reader)
    return reader(source)


def check_merged(source: Source, lines: Sequence[str]) -> None:
    """Refuse a text in which git left two versions of the same lines, as ``ContentError``."""
    begun = [n for n, line in enumerate(lines, 1) if line.startswith(_MERGE_BEGINS)]
    ended = [n for n, line in enumerate(lines, 1) if line.startswith(_MERGE_ENDS)]
    if begun and ended and begun[0] < ended[-1]:
        raise source.error("file-conflict", begun[0])


def _charset(data: bytes) -> str:
    """Return the encoding that a page names in its head."""
    match = _CHARSET.search(data, 0, 4096)
    return match[1].decode("ascii", "replace") if match else ""


def _too_large(source: Source, most: str) -> ContentError:
    return source.error("file-too-large.text", 0, most=most)
