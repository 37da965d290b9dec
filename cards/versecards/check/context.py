"""What every rule looks at, and how it speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from versecards.article.inwords import on_line
from versecards.article.model import Article
from versecards.extract.deck import Extraction
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.statements import Statement
from versecards.languages import Language, language
from versecards.notes import Kind, Note
from versecards.problems import Place, Problem, problem
from versecards.scripture.texts.library import Library
from versecards.settings import Settings


@dataclass(frozen=True)
class Context:
    """A deck as extracted, with its settings and the translations at hand.

    ``skipped`` are the notes that its author does not want; they are not among the others.
    """

    extraction: Extraction
    settings: Settings
    library: Library
    skipped: tuple[Note, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the deck, in order."""
        return self.extraction.articles

    def notes(self, *kinds: Kind) -> Iterator[Note]:
        """Yield the notes of these kinds, in order."""
        return (note for note in self.extraction.notes if note.kind in kinds)

    def where(self, place: Place, file: str) -> str:
        """Return where something stands, as it is told in this file: "in b.txt on line 3"."""
        article = next((one for one in self.articles if one.shown == place[0]), None)
        there = on_line(article, place[1])
        return there if place[0] == file else f"in {place[0]} {there}"

    def statements(self) -> Iterator[tuple[Reading, Statement]]:
        """Yield every statement that was found, chosen or not, with its article."""
        for reading in self.extraction.readings:
            for statement in self.extraction.statements.get(reading.article.file, ()):
                yield reading, statement

    def language_of(self, note: Note, *tables: str) -> Language | None:
        """Return the language of a note; ``None`` when it lacks a table or list of words.

        Another language's words would find faults where there are none.
        """
        return self.language_in(note.origin.articles[0], *tables)

    def language_in(self, article: str, *tables: str) -> Language | None:
        """Return the language of an article by its file, as ``language_of`` does."""
        settings = self.extraction.settings.get(article, self.settings)
        known = language(settings.language)
        return known if all(known.has(name) for name in tables) else None


def of_note(code: str, note: Note, /, **values: object) -> Problem:
    """Return a problem at the place where a note comes from, as ``problems.problem`` does."""
    return problem(code, note.origin.place, **values)


def place_of(reading: Reading, block: ReadBlock, offset: int = 0) -> Place:
    """Return file, line and column of an offset in a block."""
    return (reading.article.shown, *block.block.position(offset))


def short(text: str, most: int = 60) -> str:
    """Return the beginning of a text in quotation marks, for a message."""
    if len(text) <= most:
        return f"“{text}”"
    cut = text[:most].rsplit(" ", 1)[0]
    return f"“{cut} …”"
