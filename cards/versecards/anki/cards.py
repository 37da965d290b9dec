"""The cards of a note: which there are, and what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from versecards.anki.notetype import note_type
from versecards.notes import ConceptContent, Note, VerseContent


class Card(NamedTuple):
    """One card of a note.

    ``name`` and ``number`` (from 0) are its template's, ``role`` what that asks for.
    ``asks`` are the passages that the card asks for, as OSIS writes them. ``due`` is its
    place among the new cards; 0 until it has one (``versecards.anki.order``).
    """

    name: str
    number: int
    role: str
    asks: tuple[str, ...] = ()
    due: int = 0


def cards_of(note: Note, fields: Mapping[str, str], slots: Mapping[str, int]) -> tuple[Card, ...]:
    """Return the cards that Anki makes of a note with these fields, in their order.

    ``slots`` maps each of ``note.items`` to the number, from 1, of its card.
    """
    asks: Mapping[int, tuple[str, ...]] = {}
    every: tuple[str, ...] = ()
    if isinstance(note.content, VerseContent):
        every = (note.content.reference.osis,)
    elif isinstance(note.content, ConceptContent):
        asks = {
            slots[asked.osis]: tuple(reference.osis for reference in asked.references)
            for asked in note.content.asked
            if asked.osis in slots
        }
    this = note_type(note.kind)
    made = [(number, this.templates[number]) for number in this.cards_of(fields)]
    return tuple(
        Card(template.name, number, template.role, asks.get(template.index, every))
        for number, template in made
    )
