"""A reference: a verse, a range of verses, a chapter or a range of chapters of one book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cards.scripture.books import book

Style = Literal["name", "sbl", "chicago", "short"]


@dataclass(frozen=True)
class Reference:
    """Book (OSIS id), chapter and verse at both ends; whole chapters have no verses.

    A single verse has equal ends. ``verse`` and ``end_verse`` are both ``None`` for
    whole chapters, and both numbers otherwise. Nothing here says that the place
    exists: see ``exists``.
    """

    book: str
    chapter: int
    verse: int | None
    end_chapter: int
    end_verse: int | None

    @classmethod
    def to_verse(cls, osis: str, chapter: int, verse: int) -> Reference:
        """Return the reference of one verse."""
        return cls(osis, chapter, verse, chapter, verse)

    @classmethod
    def to_chapter(cls, osis: str, chapter: int) -> Reference:
        """Return the reference of one whole chapter."""
        return cls(osis, chapter, None, chapter, None)

    @classmethod
    def from_osis(cls, text: str) -> Reference:
        """Read ``Gen.18.22-Gen.18.33``, ``John.3.16`` or ``Ps.23``; ``ValueError`` for others."""
        first, _, last = text.partition("-")
        start = first.split(".")
        end = last.split(".") if last else start
        try:
            book(start[0])
            if start[0] != end[0] or len(start) != len(end) or len(start) not in (2, 3):
                raise ValueError(text)
            numbers = [int(part) for part in (*start[1:], *end[1:])]
        except (KeyError, ValueError) as error:
            raise ValueError(f"not an OSIS reference: {text!r}") from error
        if len(start) == 2:
            return cls(start[0], numbers[0], None, numbers[1], None)
        return cls(start[0], numbers[0], numbers[1], numbers[2], numbers[3])

    @property
    def osis(self) -> str:
        """The reference as OSIS writes it: ``Gen.18.22-Gen.18.33``, ``John.3.16``, ``Ps.23``."""
        start = _osis_point(self.book, self.chapter, self.verse)
        end = _osis_point(self.book, self.end_chapter, self.end_verse)
        return start if start == end else f"{start}-{end}"

    @property
    def sort_key(self) -> tuple[int, int, int, int, int]:
        """A key that puts references in the order of the Bible."""
        return (
            book(self.book).number,
            self.chapter,
            self.verse or 0,
            self.end_chapter,
            self.end_verse or 0,
        )

    @property
    def exists(self) -> bool:
        """Whether both ends are in the embedded text, and in order."""
        counts = book(self.book).verses
        if not 1 <= self.chapter <= self.end_chapter <= len(counts):
            return False
        if self.verse is None or self.end_verse is None:
            return True
        if self.chapter == self.end_chapter and self.verse > self.end_verse:
            return False
        return (
            1 <= self.verse <= counts[self.chapter - 1]
            and 1 <= self.end_verse <= counts[self.end_chapter - 1]
        )

    def verses(self) -> Iterator[Reference]:
        """Yield each verse of the reference, in order (none of chapters beyond the book)."""
        counts = book(self.book).verses
        for chapter in range(self.chapter, min(self.end_chapter, len(counts)) + 1):
            first = self.verse if chapter == self.chapter and self.verse is not None else 1
            last = counts[chapter - 1]
            if chapter == self.end_chapter and self.end_verse is not None:
                last = min(last, self.end_verse)
            for verse in range(first, last + 1):
                yield Reference.to_verse(self.book, chapter, verse)

    def overlaps(self, other: Reference) -> bool:
        """Whether the two have a verse in common."""
        if self.book != other.book:
            return False
        return self._start <= other._end and other._start <= self._end

    def contains(self, other: Reference) -> bool:
        """Whether every verse of the other is in this one."""
        return self.book == other.book and self._start <= other._start and other._end <= self._end

    @property
    def _start(self) -> tuple[int, int]:
        return (self.chapter, self.verse if self.verse is not None else 1)

    @property
    def _end(self) -> tuple[int, int]:
        return (self.end_chapter, self.end_verse if self.end_verse is not None else 10**6)

    def format(self, style: Style = "name") -> str:
        """Write it for people: ``Genesis 18:22–33``, ``Jude 3``, ``Psalm 23``.

        Ranges have an en dash (Chicago Manual of Style 9.62); books of one chapter
        leave the chapter out.
        """
        entry = book(self.book)
        name: str = getattr(entry, style)
        single = entry.chapters == 1
        if self.verse is None or self.end_verse is None:
            if single:
                return name
            if self.chapter == self.end_chapter:
                return f"{name} {self.chapter}"
            plural = "Psalms" if name == "Psalm" else name
            return f"{plural} {self.chapter}–{self.end_chapter}"
        start = f"{self.verse}" if single else f"{self.chapter}:{self.verse}"
        if self.chapter == self.end_chapter:
            end = "" if self.verse == self.end_verse else f"–{self.end_verse}"
        else:
            end = f"–{self.end_chapter}:{self.end_verse}"
        return f"{name} {start}{end}"

    def __str__(self) -> str:
        """The full form, as ``format`` gives it."""
        return self.format()


def _osis_point(osis: str, chapter: int, verse: int | None) -> str:
    return f"{osis}.{chapter}" if verse is None else f"{osis}.{chapter}.{verse}"
