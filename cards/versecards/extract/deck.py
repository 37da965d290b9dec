"""All notes of a deck: the one way from articles to notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from versecards.article.model import Article
from versecards.extract.concepts import (
    body_sentences,
    concept_notes,
    find_statements,
    sentences_that_speak,
)
from versecards.extract.points import point_notes
from versecards.extract.questions import question_notes
from versecards.extract.reading import Reading, read
from versecards.extract.verses import verse_notes
from versecards.extract.wordings import Wordings
from versecards.extract.words import Vocabulary
from versecards.languages import language
from versecards.notes import Note
from versecards.problems import ContentError, Problem, Severity
from versecards.scripture.mention import Mention, Part, Status
from versecards.scripture.texts.library import Library, TranslationMissingError
from versecards.settings import Settings, for_article


@dataclass(frozen=True)
class Extraction:
    """The notes of a deck, the articles as read, and what could not be used."""

    notes: tuple[Note, ...]
    readings: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def extract(articles: Sequence[Article], deck: Settings, library: Library) -> Extraction:
    """Return the notes that the articles of a deck deserve.

    The verses come first, in the order of the articles, then for each article its
    concepts, points and questions. Raises ``ContentError`` for wrong front matter.
    """
    problems: list[Problem] = []
    readings = []
    for article in articles:
        settings = for_article(deck, article)
        _find_translation(settings, library, article)
        reading = read(article, settings.language)
        readings.append((reading, settings))
        problems.extend(article.problems)
        problems.extend(_mention_problems(reading))
    wordings = Wordings(library, deck)
    for reading, settings in readings:
        wordings.quote(reading, settings)
    notes = verse_notes(readings, wordings)
    for reading, settings in readings:
        words = language(settings.language)
        found = find_statements(reading, words)
        said = sentences_that_speak(reading, found, words)
        vocabulary = Vocabulary(body_sentences(reading), words)
        notes.extend(concept_notes(reading, found, settings, wordings))
        points, bare = point_notes(reading, said, vocabulary, settings)
        notes.extend(points)
        problems.extend(bare)
        questions, stray = question_notes(reading, said, vocabulary, settings)
        notes.extend(questions)
        problems.extend(stray)
    problems.extend(wordings.problems)
    return Extraction(tuple(notes), tuple(reading for reading, _ in readings), tuple(problems))


def _find_translation(settings: Settings, library: Library, article: Article) -> None:
    """Raise ``ContentError`` where the settings name a translation that is not at hand."""
    try:
        library.find(settings.translation)
    except TranslationMissingError as error:
        file, line = settings.places.get("translation", (article.shown, 0))
        raise ContentError(
            Problem(
                file,
                line,
                1 if line else 0,
                "translation-missing",
                Severity.ERROR,
                str(error),
                "add its file with `versecards translation add FILE`, or name another",
            )
        ) from error


def _mention_problems(reading: Reading) -> list[Problem]:
    problems = []
    for block in reading.blocks:
        for mention in block.mentions:
            for part in mention.parts:
                if part.status is Status.SURE:
                    continue
                line, column = block.block.position(part.start)
                problems.append(_problem(reading.article.shown, line, column, mention, part))
    return problems


def _problem(shown: str, line: int, column: int, mention: Mention, part: Part) -> Problem:
    written = mention.text if len(mention.parts) == 1 else f"{mention.text}: {part.text}"
    if part.status is Status.MISSING:
        remedy = f"did you mean {part.nearest}?" if part.nearest else "check the numbers"
        message = f"“{written}” does not exist; no card is made of it"
        return Problem(shown, line, column, "reference-missing", Severity.WARNING, message, remedy)
    if part.status is Status.DOUBTFUL:
        return Problem(
            shown,
            line,
            column,
            "reference-doubtful",
            Severity.WARNING,
            f"“{written}” may be a reference or not; no card is made of it",
            part.note or "write it with chapter and verse",
        )
    if part.status is Status.UNRESOLVED:
        return Problem(
            shown,
            line,
            column,
            "reference-unresolved",
            Severity.WARNING,
            f"it is not clear which passage “{written}” means; no card is made of it",
            part.note or "write the book and the chapter",
        )
    return Problem(
        shown,
        line,
        column,
        "reference-numbering",
        Severity.NOTE,
        f"“{written}” is not in every Bible",
        part.note or "nothing need be done",
    )
