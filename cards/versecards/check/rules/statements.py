"""Rules for statements: short, on few passages, and clear without the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.check.context import Context, of_note, place_of, short
from versecards.check.registry import check
from versecards.extract.antecedents import unexplained
from versecards.extract.pronouns import is_explained, opening_pronoun
from versecards.notes import Kind
from versecards.problems import Problem, problem

_MOST_REFERENCES = 3
_MOST_WORDS = 40
_ASKED_OTHERWISE = {"question", "instruction"}
"""Faults of what is no statement at all."""


@check("statement-references")
def statement_references(context: Context) -> Iterator[Problem]:
    """Statements that rest on more than three passages."""
    for reading, statement in context.statements():
        count = len(statement.asked)
        if count > _MOST_REFERENCES and not _ASKED_OTHERWISE & {*statement.faults}:
            text = short(statement.text)
            place = place_of(reading, statement.block, statement.start)
            yield problem("statement-references", place, count=count, text=text)


@check("statement-long")
def statement_long(context: Context) -> Iterator[Problem]:
    """Statements of more than forty words."""
    for note in context.notes(Kind.CONCEPT):
        count = len(note.text.split())
        if count > _MOST_WORDS:
            yield of_note("statement-long", note, count=count, text=short(note.text))


@check("question-pronoun")
def opens_with_pronoun(context: Context) -> Iterator[Problem]:
    """Statements that get no card since nothing explains their pronoun, and cards with one."""
    for reading, statement in context.statements():
        file = reading.article.file
        language = context.language_in(file, "pronouns", "persons", "stopwords")
        pronoun = unexplained(statement.text, language) if language else ""
        if pronoun and statement.faults == ("leans",):
            text = short(statement.text)
            place = place_of(reading, statement.block, statement.start)
            yield problem("question-pronoun.sentence", place, pronoun=pronoun, text=text)
    for note in context.notes(Kind.POINT, Kind.QUESTION):
        language = context.language_of(note, "pronouns", "persons", "stopwords")
        if language is None or note.text == note.origin.title:
            continue
        pronoun = opening_pronoun(note.text, language, question=note.kind is Kind.QUESTION)
        if not pronoun:
            continue
        if not is_explained(pronoun, note.text, note.origin.title, language):
            yield of_note("question-pronoun.card", note, pronoun=pronoun, text=short(note.text))
