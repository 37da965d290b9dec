"""The forms of the books' names in a language, by their last word."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from versecards.languages import Language
from versecards.scripture.books import ENGLISH, books
from versecards.scripture.tokens import any_of


class Doubt(IntEnum):
    """How much a form needs beside a number to be a book's name."""

    NONE = 0
    NAME = 1
    """A person's first name: believed unless what follows speaks against it."""
    WORD = 2
    """An ordinary word: a chapter alone is not enough."""
    WEAK = 3
    """Not even chapter and verse are enough."""


class Entry:
    """What a last word can stand for: alone, after a number, after other words."""

    def __init__(self) -> None:
        self.plain = ""
        self.numbered: dict[int, tuple[str, Doubt]] = {}
        self.phrases: list[tuple[str, str]] = []
        self.doubt = Doubt.NONE


class NameTable:
    """What the words of a language can stand for as names of books.

    ``entries`` has the last word of every form, as written and in capitals; books that are
    not among the 66 stand under their full name. ``numbers`` has every spelling of a book's
    number: "1", "First", "FIRST", "first", "II". ``full`` has the full names. ``spellings``
    maps every last word in small letters to how it is written. ``also_wrote`` has for a book
    that is named as its writer the others that he wrote.
    """

    def __init__(self, language: Language) -> None:
        table, english = (known.table("books") for known in (language, ENGLISH))
        doubts = {
            form: Doubt[level.upper()]
            for level, forms in table.get("doubt", {}).items()
            for form in forms
        }
        self.entries: dict[str, Entry] = {}
        for book in books(language):
            styles = (book.name, book.sbl, book.chicago, book.short)
            for form in dict.fromkeys((*styles, *book.forms)):
                self._add(form.rstrip("."), book.osis, doubts)
        for osis, forms in table.get("misspelt", {}).items():
            for form in forms:
                self._add(form, osis, doubts)
        for name, *forms in table.get("others", ()):
            for form in (name, *forms):
                self._add(form, name, doubts)
        self.full = frozenset(book.name for book in books(language))
        self.spellings = {word.lower(): word for word in sorted(self.entries)}
        for small in table.get("small", ()):
            # one that is no name here was copied from another language
            if known := self.entries.get(small.capitalize()):
                self.entries[small] = known
        for code, osis in table.get("codes", {}).items():
            entry = self.entries[code] = Entry()
            entry.plain, entry.doubt = osis, Doubt.WORD
        self.shared: dict[str, str] = table.get("shared", {})
        self.also_wrote: dict[str, list[str]] = table.get("also_wrote", {})
        self.numbers: dict[str, int] = {}
        for number, forms in table.get("ordinals", english["ordinals"]).items():
            for form in forms:
                self.numbers[form] = self.numbers[form.upper()] = int(number)
                if not set(form) <= set("IV"):
                    self.numbers[form.lower()] = int(number)
        self.longest_number = max(map(len, self.numbers), default=0)
        self.plurals = frozenset(table.get("plurals", ()))
        self.persons = frozenset(table.get("persons", ()))
        self.prophets = self.persons | frozenset(table.get("prophets", ()))
        self.peoples = frozenset(table.get("peoples", ()))
        self._short = frozenset(table.get("short", ()))

    def _add(self, form: str, osis: str, doubts: dict[str, Doubt]) -> None:
        *before, last = form.split(" ")
        doubt = doubts.get(last, Doubt.NONE)
        for spelling in {last} if doubt is Doubt.WEAK else {last, last.upper()}:
            entry = self.entries.setdefault(spelling, Entry())
            if not before:
                entry.plain, entry.doubt = osis, doubt
            elif before[0].isdigit():
                entry.numbered[int(before[0])] = (osis, doubt if len(last) == 1 else Doubt.NONE)
            else:
                entry.phrases.append((" ".join(before), osis))

    @cached_property
    def any_name(self) -> re.Pattern[str]:
        """Any word that may end a book's name where no number follows.

        Other words that are short are abbreviations, which do not stand alone in a sentence.
        """
        long = {word for word in self.entries if len(word) > 4 and not word.isupper()}
        words = sorted(long | self._short)
        # By their first letter, so that at each place in a text few of them are tried.
        groups = (
            letter + any_of(word[1:] for word in group)
            for letter, group in groupby(words, key=itemgetter(0))
        )
        return re.compile("|".join(groups))
