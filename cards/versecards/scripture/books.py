"""The 66 books: their names, and how many verses each chapter has.

Everything comes from ``books.json``, so a new way to write a name is a change of
data. OSIS ids are those of the OSIS 2.1.1 manual, appendix C; chapter and verse
counts are those of the King James text that the program embeds (a test compares).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from versecards.scripture.data import table


@dataclass(frozen=True)
class Book:
    """One book: ``number`` 1 to 66, ``osis`` id, names by style, other ``forms``.

    A form that begins with a digit and a space ("1 Sam") stands for all the ways to
    write that number (``ordinals``).

    ``verses[c - 1]`` is the number of verses of chapter ``c``.
    """

    number: int
    osis: str
    name: str
    sbl: str
    chicago: str
    short: str
    forms: tuple[str, ...]
    verses: tuple[int, ...]

    @property
    def chapters(self) -> int:
        """The number of chapters."""
        return len(self.verses)


def ordinals() -> dict[int, tuple[str, ...]]:
    """Return the ways to write the number of a book: ``{1: ("1", "I", "1st", "First"), ...}``."""
    return {int(number): tuple(forms) for number, forms in table("books.json")["ordinals"].items()}


def doubtful_forms() -> dict[str, frozenset[str]]:
    """Return the forms that are also something else, by how much else has to speak for a book.

    ``name`` are people's first names, ``word`` ordinary words, ``weak`` so common or
    short that not even a verse after them is enough.
    """
    return {level: frozenset(forms) for level, forms in table("books.json")["doubt"].items()}


@cache
def books() -> tuple[Book, ...]:
    """Return all 66 books in the order of the Protestant canon."""
    return tuple(
        Book(
            number,
            entry["osis"],
            entry["name"],
            entry["sbl"],
            entry["chicago"],
            entry["short"],
            tuple(entry["forms"]),
            tuple(entry["verses"]),
        )
        for number, entry in enumerate(table("books.json")["books"], 1)
    )


@cache
def _by_osis() -> dict[str, Book]:
    return {book.osis: book for book in books()}


@cache
def book(osis: str) -> Book:
    """Return the book with this OSIS id (``1Sam``). Raises ``KeyError`` for others."""
    return _by_osis()[osis]
