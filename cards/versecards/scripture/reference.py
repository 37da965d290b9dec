"""A reference: a verse, a chapter, or a range of either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from versecards.scripture.books import book, books

Style = Literal["name", "sbl", "chicago", "short"]


class Reference(NamedTuple):
    """Book (OSIS id), chapter and verse at both ends; whole chapters have no verses.

    A single verse has equal ends. ``verse`` and ``end_verse`` are both ``None`` for
    whole chapters, and both numbers otherwise. ``end_book`` is empty unless the range
    ends in another book. Nothing here says that the place exists: see ``exists``.
    (A tuple, since references are looked up more often than anything else.)
    """

    book: str
    chapter: int
    verse: int | None
    end_chapter: int
    end_verse: int | None
    end_book: str = ""

    @classmethod
    def to_verse(cls, osis: str, chapter: int, verse: int) -> Reference:
        """Return the reference of one verse."""
        return cls(osis, chapter, verse, chapter, verse)

    @classmethod
    def to_chapter(cls, osis: str, chapter: int) -> Reference:
        """Return the reference of one whole chapter."""
        return cls(osis, chapter, None, chapter, None)

    @staticmethod
    def from_osis(text: str) -> Reference:
        """Read ``Gen.18.22-Gen.18.33``, ``John.3.16`` or ``Ps.23``; ``ValueError`` for others."""
        return _from_osis(text)

    @property
    def last_book(self) -> str:
        """The OSIS id of the book in which the reference ends."""
        return self.end_book or self.book

    @property
    def first(self) -> Reference:
        """The first verse or chapter."""
        return Reference(self.book, self.chapter, self.verse, self.chapter, self.verse)

    @property
    def last(self) -> Reference:
        """The last verse or chapter."""
        return Reference(
            self.last_book, self.end_chapter, self.end_verse, self.end_chapter, self.end_verse
        )

    @property
    def is_verse(self) -> bool:
        """Whether this is one single verse."""
        return (
            self.verse is not None
            and self.verse == self.end_verse
            and self.chapter == self.end_chapter
            and not self.end_book
        )

    @property
    def osis(self) -> str:
        """The reference as OSIS writes it: ``Gen.18.22-Gen.18.33``, ``John.3.16``, ``Ps.23``."""
        start = _osis_point(self.book, self.chapter, self.verse)
        end = _osis_point(self.last_book, self.end_chapter, self.end_verse)
        return start if start == end else f"{start}-{end}"

    @property
    def sort_key(self) -> tuple[int, int, int, int, int, int]:
        """A key that puts references in the order of the Bible."""
        return (
            book(self.book).number,
            self.chapter,
            self.verse or 0,
            book(self.last_book).number,
            self.end_chapter,
            self.end_verse or 0,
        )

    @property
    def exists(self) -> bool:
        """Whether both ends are in the embedded text, and in order."""
        osis, chapter, verse, end, end_verse, end_book = self
        counts = book(osis).verses
        end_counts = book(end_book).verses if end_book else counts
        if not (1 <= chapter <= len(counts) and 1 <= end <= len(end_counts)):
            return False
        if verse is None or end_verse is None:
            return _in_order(self)
        if not (1 <= verse <= counts[chapter - 1] and 1 <= end_verse <= end_counts[end - 1]):
            return False
        if end_book:
            return book(osis).number < book(end_book).number
        return chapter < end or (chapter == end and verse <= end_verse)

    @property
    def of_each_book(self) -> tuple[Reference, ...]:
        """The reference, or what it has of the first and of the last book where these differ."""
        if not self.end_book:
            return (self,)
        osis, chapter, verse, end, end_verse, end_book = self
        counts = book(osis).verses
        last = None if verse is None else counts[-1]
        begun = None if verse is None else 1
        return (
            Reference(osis, chapter, verse, len(counts), last),
            Reference(end_book, 1, begun, end, end_verse),
        )

    def verses(self) -> Sequence[Reference]:
        """Return each verse of the reference, in order (none of chapters beyond the book)."""
        return _verses(self)

    def _each(self) -> Iterator[Reference]:
        if self.is_verse and self.exists:
            yield self
            return
        first, last = book(self.book).number, book(self.last_book).number
        for entry in books()[first - 1 : last]:
            final = self.end_chapter if entry.number == last else entry.chapters
            begin = self.chapter if entry.number == first else 1
            for chapter in range(begin, min(final, entry.chapters) + 1):
                at_start = entry.number == first and chapter == self.chapter
                at_end = entry.number == last and chapter == self.end_chapter
                low = self.verse if at_start and self.verse is not None else 1
                high = entry.verses[chapter - 1]
                if at_end and self.end_verse is not None:
                    high = min(high, self.end_verse)
                for verse in range(low, high + 1):
                    yield _verse(entry.osis, chapter, verse)

    def chapters(self) -> Iterator[tuple[str, int]]:
        """Yield book and number of each chapter that the reference has a part of."""
        if not self.end_book:
            for chapter in range(self.chapter, self.end_chapter + 1):
                yield self.book, chapter
            return
        first, last = book(self.book).number, book(self.end_book).number
        for entry in books()[first - 1 : last]:
            begin = self.chapter if entry.number == first else 1
            end = self.end_chapter if entry.number == last else entry.chapters
            for chapter in range(begin, end + 1):
                yield entry.osis, chapter

    def overlaps(self, other: Reference) -> bool:
        """Whether the two have a verse in common."""
        (start, end), (begins, ends) = _span(self), _span(other)
        return start <= ends and begins <= end

    def contains(self, other: Reference) -> bool:
        """Whether every verse of the other is in this one."""
        (start, end), (begins, ends) = _span(self), _span(other)
        return start <= begins and ends <= end

    def format(self, style: Style = "name") -> str:
        """Write it for people: ``Genesis 18:22–33``, ``Jude 3``, ``Psalm 23``.

        Ranges have an en dash (Chicago Manual of Style); books of
        one chapter leave the chapter out.
        """
        name = _name(self.book, style)
        if self.end_book:
            return f"{self.first.format(style)}–{self.last.format(style)}"
        single = book(self.book).chapters == 1 and self.chapter == 1 == self.end_chapter
        if self.verse is None or self.end_verse is None:
            if single:
                return name
            if self.chapter == self.end_chapter:
                return f"{name} {self.chapter}"
            return f"{_PLURALS.get(name, name)} {self.chapter}–{self.end_chapter}"
        start = f"{self.verse}" if single else f"{self.chapter}:{self.verse}"
        if self.chapter != self.end_chapter:
            return f"{name} {start}–{self.end_chapter}:{self.end_verse}"
        end = "" if self.verse == self.end_verse else f"–{self.end_verse}"
        return f"{name} {start}{end}"

    def __str__(self) -> str:
        """The full form, as ``format`` gives it."""
        return self.format()


_Point = tuple[int, int, int]
"""The number of a book, a chapter and a verse."""


@lru_cache(maxsize=40_000)
def _span(reference: Reference) -> tuple[_Point, _Point]:
    """Where a reference begins and ends; a whole chapter ends after its last verse, whatever
    its number. The same references are compared again and again."""
    first = reference.verse if reference.verse is not None else 1
    last = reference.end_verse if reference.end_verse is not None else 10**6
    return (
        (book(reference.book).number, reference.chapter, first),
        (book(reference.last_book).number, reference.end_chapter, last),
    )


def _in_order(reference: Reference) -> bool:
    start, end = _span(reference)
    return start <= end


@lru_cache(maxsize=40_000)
def _verse(osis: str, chapter: int, verse: int) -> Reference:
    """One verse, the same object each time: there are 31,102, and they come often."""
    return Reference.to_verse(osis, chapter, verse)


@lru_cache(maxsize=40_000)
def _from_osis(text: str) -> Reference:
    first, _, last = text.partition("-")
    start = first.split(".")
    end = last.split(".") if last else start
    try:
        book(start[0])
        book(end[0])
        if len(start) != len(end) or len(start) not in (2, 3):
            raise ValueError(text)
        numbers = [int(part) for part in (*start[1:], *end[1:])]
    except (KeyError, ValueError) as error:
        raise ValueError(f"not an OSIS reference: {text!r}") from error
    end_book = end[0] if end[0] != start[0] else ""
    if len(start) == 2:
        return Reference(start[0], numbers[0], None, numbers[1], None, end_book)
    return Reference(start[0], numbers[0], numbers[1], numbers[2], numbers[3], end_book)


@lru_cache(maxsize=20_000)
def _verses(reference: Reference) -> tuple[Reference, ...]:
    """The verses of a passage: it is asked for them again and again."""
    return tuple(reference._each())


def spanning(first: Reference, last: Reference) -> Reference:
    """Return the passage from one verse to another."""
    return Reference(
        first.book,
        first.chapter,
        first.verse,
        last.end_chapter,
        last.end_verse,
        last.last_book if last.last_book != first.book else "",
    )


def together(references: Sequence[Reference]) -> str:
    """Write several references in one line: ``John 17:9, 15, 17; Luke 22:31–32``.

    Verses of the chapter just named come without its name.
    """
    written = ""
    before: Reference | None = None
    for reference in references:
        name = str(reference)
        if before is None:
            written = name
        elif (
            before.verse is not None
            and reference.verse is not None
            and (reference.book, reference.chapter) == (before.last_book, before.end_chapter)
            and (reference.last_book, reference.end_chapter) == (reference.book, reference.chapter)
        ):
            written += f", {re.split('[ :]', name)[-1]}"
        else:
            written += f"; {name}"
        before = reference
    return written


# More than one psalm, as the SBL Handbook of Style writes it.
_PLURALS = {"Psalm": "Psalms", "Ps": "Pss", "Ps.": "Pss."}


def _name(osis: str, style: Style) -> str:
    name: str = getattr(book(osis), style)
    return name


def _osis_point(osis: str, chapter: int, verse: int | None) -> str:
    return f"{osis}.{chapter}" if verse is None else f"{osis}.{chapter}.{verse}"
