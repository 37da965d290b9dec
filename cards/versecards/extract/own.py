"""Statements that the author wrote out himself, with their passages."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.article.model import OwnStatement
from versecards.extract.concepts import shown_words
from versecards.extract.echo import Echo
from versecards.extract.reading import Reading
from versecards.notes import Asked, ConceptContent, Note
from versecards.settings import Settings


def own_statements(reading: Reading, settings: Settings, echo: Echo) -> Iterator[Note]:
    """Yield a note for each statement under ``cards:``, which asks for each of its passages."""
    for card in settings.cards:
        if not isinstance(card, OwnStatement):
            continue
        passages = [
            Asked((each,), *shown_words(card.statement, (each,), settings, echo))
            for each in card.references
        ]
        content = ConceptContent(card.statement, tuple(passages), "")
        origin = reading.origin_outside(settings, card.line, card.file)
        yield Note(content, origin, card.references, settings.tags, own=True)
