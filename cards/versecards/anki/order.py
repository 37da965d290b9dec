"""When each card is learned.

Anki brings the new cards with the lowest places (``due``), and within a day those with the
lowest template numbers first; it keeps both as they stand in the package. The numbers are
the ladder (``notetype.py``). The places come in waves, so that what builds on a card comes
on a later day: of each article first the steps and the short verses, a wave later the long
verses whole and the short ones backwards, and so on, while the next articles begin
(``tests/anki/test_scheduler.py`` tries it in the real scheduler).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from versecards.anki.cards import Card
from versecards.notes import ConceptContent, Note, VerseContent
from versecards.scripture.reference import Reference

WAVE = 1000
"""So many places after the one before, each wave of an article begins."""
ORDER = {
    "opening": (0, 0),
    "step": (0, 1),
    "text": (0, 1),
    "reference": (1, 1),
    "passage": (1, 1),
    "concept": (2, 2),
    "point": (3, 3),
    "question": (3, 4),
    "prompt": (3, 5),
}
"""The wave of each role of a card, and what comes first within a wave of an article."""
_LATE = frozenset({"text", "reference", "passage", "concept"})
"""They come a wave later where the verse, or one that they build on, is learned in steps."""
_LATE_ORDER = {role: (wave + (role in _LATE), rank) for role, (wave, rank) in ORDER.items()}
LAST_PLACE = 999_999
"""Check Database renumbers cards beyond it (seen in Anki 23.10 to 26.9)."""

BuiltOn = dict[int, set[int]]
"""The units on which a note builds, by their numbers; not of those that build on none."""


class Learned(NamedTuple):
    """What of a note says when its cards are learned.

    ``articles`` are the files of those that give it, ``unit`` is the passage that it teaches
    word for word: ``whole`` after its parts, ``long`` in steps. ``asked`` are the passages on
    whose units it builds, ``roles`` those of its cards (``anki/cards.py``), in order.
    """

    articles: tuple[str, ...]
    unit: Reference | None
    whole: bool
    long: bool
    asked: tuple[Reference, ...]
    roles: tuple[str, ...]


def learned(note: Note, cards: Sequence[Card]) -> Learned:
    """Return what of a note with these cards says when they are learned."""
    content = note.content
    roles = tuple([card.role for card in cards])
    asked: tuple[Reference, ...] = ()
    if isinstance(content, VerseContent):
        unit = content.reference
        asked = (unit,) if content.whole else ()
        return Learned(note.origin.articles, unit, content.whole, bool(content.steps), asked, roles)
    if isinstance(content, ConceptContent):
        asked = tuple([one for each in content.asked for one in each.references])
    return Learned(note.origin.articles, None, False, False, asked, roles)


def homes(
    notes: Sequence[Learned], articles: Sequence[str], built_on: BuiltOn | None = None
) -> list[str]:
    """Return the file of the article in which each note is learned; empty where there is none.

    ``notes`` are in the order in which they were made, ``articles`` the files of the deck's
    articles, in order, ``built_on`` what ``builds_on`` says of the notes, if it is known. A
    note is learned in the article that it stands in; a verse in the first that gives it or
    asks for it, so that nobody is asked for a passage that he has not learned.
    """
    order = {file: number for number, file in enumerate(articles)}
    files = [list(note.articles[:1]) for note in notes]
    for number, units in (builds_on(notes) if built_on is None else built_on).items():
        for unit in units:
            files[unit] += files[number][:1]
    for number, note in enumerate(notes):
        if note.unit is not None:
            files[number] += note.articles
    return [
        own[0]
        if len(own) == 1
        else min(own, key=lambda file: order.get(file, len(order)), default="")
        for own in files
    ]


def in_order(
    notes: Sequence[Learned],
    homes: Sequence[str],
    bases: Mapping[str, int],
    built_on: BuiltOn | None = None,
) -> list[list[int]]:
    """Return the place of each card of each note; ``built_on`` is as for ``homes``.

    ``homes`` are the articles of the notes, ``bases`` where the cards of each article
    begin; notes without an article come after all others.
    """
    if built_on is None:
        built_on = builds_on(notes)
    long = {number for number, note in enumerate(notes) if note.long}
    cards: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for number, note in enumerate(notes):
        late = number in long or not long.isdisjoint(built_on.get(number, ()))
        waves = _LATE_ORDER if late else ORDER
        cards[homes[number]] += [
            (*waves[role], number, index) for index, role in enumerate(note.roles)
        ]
    after = max(bases.values(), default=0) + WAVE
    due = [[0] * len(note.roles) for note in notes]
    for home, article in cards.items():
        base, many = bases.get(home, after), len(article)
        for place, (wave, _, number, index) in enumerate(sorted(article)):
            # the numbers run on from wave to wave, so that a wave comes after the one before
            # it of the next article; more than there is room for share their places
            within = place if many <= WAVE else place * WAVE // many
            due[number][index] = min(base + WAVE * wave + within, LAST_PLACE)
    return due


def builds_on(notes: Sequence[Learned]) -> BuiltOn:
    """Return the units on which notes build, by numbers: a statement on those of the
    passages that it asks for, a whole passage on those that it is made of."""
    units: dict[tuple[str, int], list[tuple[Reference, int]]] = defaultdict(list)
    for number, note in enumerate(notes):
        if note.unit is not None and not note.whole:
            for chapter in note.unit.chapters():
                units[chapter].append((note.unit, number))
    found: BuiltOn = {}
    for number, note in enumerate(notes):
        if note.asked:
            found[number] = {
                unit
                for reference in note.asked
                for chapter in reference.chapters()
                for there, unit in units.get(chapter, ())
                if there.overlaps(reference)
            }
    return found
