"""All notes of a deck: the one way from articles to notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from versecards.article.model import Article
from versecards.extract.choosing import Choice
from versecards.extract.claims import weigh
from versecards.extract.concepts import (
    body_sentences,
    concept_notes,
    sentences_that_speak,
)
from versecards.extract.echo import Echo
from versecards.extract.own import own_statements
from versecards.extract.points import point_notes, unused_phrases
from versecards.extract.questions import question_notes
from versecards.extract.reading import Reading, read
from versecards.extract.statements import Statement, find_statements
from versecards.extract.verses import verse_notes
from versecards.extract.wordings import Wordings
from versecards.extract.words import Vocabulary
from versecards.languages import language
from versecards.notes import Note
from versecards.problems import Place, Problem, problem, sentence
from versecards.scripture.mention import Mention, Part, Status
from versecards.scripture.texts.library import Library
from versecards.settings import Settings, article_problems, for_article


@dataclass(frozen=True)
class Extraction:
    """The notes of a deck, the articles as read, and what could not be used.

    ``settings`` are those of each article, by its file.
    """

    notes: tuple[Note, ...]
    readings: tuple[Reading, ...]
    settings: Mapping[str, Settings]
    problems: tuple[Problem, ...]
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """Every statement found, chosen or not, by its article's file."""
    choices: tuple[Choice, ...] = ()
    """Everything found that could have become a note, with the reasons for and against it."""


def extract(articles: Sequence[Article], deck: Settings, library: Library) -> Extraction:
    """Return the notes that the articles of a deck deserve.

    The verses come first, in the order of the articles, then for each article its
    concepts, points and questions. Raises ``ContentError`` for wrong front matter.
    """
    problems: list[Problem] = []
    readings = []
    wordings = Wordings(library, deck)
    for article in articles:
        settings = for_article(deck, article)
        reading = read(article, settings.language, wordings.texts(settings))
        readings.append((reading, settings))
        problems.extend(article.problems)
        problems.extend(article_problems(article))
        problems.extend(_mention_problems(reading))
    for reading, settings in readings:
        wordings.quote(reading, settings)
    notes, chosen = verse_notes(readings, wordings)
    choices: list[Choice] = list(chosen)
    statements: dict[str, tuple[Statement, ...]] = {}
    for reading, settings in readings:
        words = language(settings.language)
        found = find_statements(reading, words)
        said = sentences_that_speak(reading, found, words)
        vocabulary = Vocabulary(body_sentences(reading, words), words)
        statements[reading.article.file] = found
        echo = Echo(wordings, settings, words)
        claims = weigh(found, echo)
        notes.extend(concept_notes(reading, claims, settings, echo))
        notes.extend(own_statements(reading, settings, echo))
        choices += [claim.choice(reading.article.shown) for claim in claims]
        points, bare = point_notes(reading, said, vocabulary, settings)
        notes.extend(points)
        problems.extend(bare)
        questions, stray, left = question_notes(reading, said, vocabulary, settings, wordings)
        notes.extend(questions)
        problems.extend(stray)
        choices += left
    problems.extend(wordings.problems)
    problems.extend(unused_phrases((settings for _, settings in readings), notes))
    return Extraction(
        tuple(notes),
        tuple(reading for reading, _ in readings),
        {reading.article.file: settings for reading, settings in readings},
        tuple(problems),
        statements,
        tuple(choices),
    )


_CODES = {
    Status.DOUBTFUL: "reference-doubtful",
    Status.UNRESOLVED: "reference-unresolved",
    Status.NUMBERING: "reference-numbering",
    Status.DEUTEROCANONICAL: "reference-other-book",
}


def _mention_problems(reading: Reading) -> list[Problem]:
    problems = []
    for block in reading.blocks:
        for mention in block.mentions:
            for part in mention.parts:
                if part.status is Status.SURE:
                    continue
                place = (reading.article.shown, *block.block.position(part.start))
                problems.append(_problem(place, mention, part))
    return problems


def _problem(place: Place, mention: Mention, part: Part) -> Problem:
    written = mention.text if len(mention.parts) == 1 else f"{mention.text}: {part.text}"
    if part.status is Status.MISSING and part.nearest:
        return problem("reference-missing.near", place, written=written, nearest=part.nearest)
    if part.status is Status.MISSING:
        return problem("reference-missing.numbers", place, written=written)
    code = _CODES[part.status]
    if part.note:
        return problem(f"{code}.note", place, written=written, note=sentence(part.note))
    return problem(f"{code}.form", place, written=written)
