"""Rules for statements: short, on few passages, and clear without the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.check.context import Context, of_note, short
from versecards.check.registry import check
from versecards.extract.pronouns import is_explained, opening_pronoun
from versecards.notes import ConceptContent, Kind
from versecards.problems import Problem

_MOST_REFERENCES = 3
_MOST_WORDS = 40


@check("statement-references")
def statement_references(context: Context) -> Iterator[Problem]:
    """Statements that rest on more than three passages."""
    for note in context.notes(Kind.CONCEPT):
        count = len(note.references)
        if count > _MOST_REFERENCES:
            yield of_note("statement-references", note, count=count, text=short(note.text))


@check("statement-long")
def statement_long(context: Context) -> Iterator[Problem]:
    """Statements of more than forty words."""
    for note in context.notes(Kind.CONCEPT):
        count = len(note.text.split())
        if count > _MOST_WORDS:
            yield of_note("statement-long", note, count=count, text=short(note.text))


@check("question-pronoun")
def opens_with_pronoun(context: Context) -> Iterator[Problem]:
    """Cards that open with a pronoun which nothing on the card explains."""
    for note in context.notes(Kind.CONCEPT, Kind.POINT, Kind.QUESTION):
        language = context.language_of(note, "pronouns", "persons", "stopwords")
        if language is None or note.text == note.origin.title:
            continue
        pronoun = opening_pronoun(note.text, language, question=note.kind is Kind.QUESTION)
        if not pronoun:
            continue
        content = note.content
        heading = before = ""
        if isinstance(content, ConceptContent):
            heading, before = note.origin.section, content.context
        explained = is_explained(
            pronoun, note.text, note.origin.title, language, heading=heading, context=before
        )
        if not explained:
            yield of_note("question-pronoun", note, pronoun=pronoun, text=short(note.text))
