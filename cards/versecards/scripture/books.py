"""The 66 books: their names, and how many verses each chapter has.

The canon is ``canon.json``; the names are those of a language (its ``books.json``), so a
new way to write a name is a change of data. OSIS ids are those of the OSIS 2.1.1 manual,
appendix C; chapter and verse counts are those of the King James text that the program
embeds (a test compares).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table
from versecards.languages import Language, language

ENGLISH = language()


@dataclass(frozen=True)
class Book:
    """One book: ``number`` 1 to 66, ``osis`` id, names by style, other ``forms``.

    A form that begins with a digit and a space ("1 Sam") stands for all the ways to
    write that number (``ordinals`` of the language).

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


@cache
def books(language: Language = ENGLISH) -> tuple[Book, ...]:
    """Return all 66 books in the order of the Protestant canon, with their names.

    A book that the language has no name for has the English one.
    """
    canon = read_table(Path(__file__).with_name("canon.json"))
    own, english = (known.table("books")["names"] for known in (language, ENGLISH))
    found = []
    for number, entry in enumerate(canon, 1):
        names = own.get(entry["osis"]) or english[entry["osis"]]
        styles = (names["name"], names["sbl"], names["chicago"], names["short"])
        forms, verses = tuple(names["forms"]), tuple(entry["verses"])
        found.append(Book(number, entry["osis"], *styles, forms, verses))
    return tuple(found)


@cache
def _by_osis() -> dict[str, Book]:
    return {book.osis: book for book in books()}


def is_book(osis: str) -> bool:
    """Whether one of the 66 books has this id."""
    return osis in _by_osis()


@cache
def book(osis: str) -> Book:
    """Return the book with this OSIS id (``1Sam``). Raises ``KeyError`` for others."""
    return _by_osis()[osis]
