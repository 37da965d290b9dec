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
LAST_PLACE = 999_999
"""Check Database renumbers cards beyond it (seen in Anki 23.10 to 26.9)."""

Cards = Sequence[tuple[Note, Sequence[Card]]]
"""Notes in the order in which they were made, each with its cards."""
BuiltOn = dict[int, set[int]]
"""The units on which a note builds, by their numbers; not of those that build on none."""


def homes(cards: Cards, articles: Sequence[str], built_on: BuiltOn | None = None) -> list[str]:
    """Return the file of the article in which each note is learned; empty where there is none.

    ``articles`` are the files of the deck's articles, in order, ``built_on`` what
    ``builds_on`` says of the cards, if it is known. A note is learned in the
    article that it stands in; a verse in the first that gives it or asks for it, so that
    nobody is asked for a passage that he has not learned.
    """
    order = {file: number for number, file in enumerate(articles)}
    files = [list(note.origin.articles[:1]) for note, _ in cards]
    for number, units in (builds_on(cards) if built_on is None else built_on).items():
        for unit in units:
            files[unit] += files[number][:1]
    for number, (note, _) in enumerate(cards):
        if isinstance(note.content, VerseContent):
            files[number] += note.origin.articles
    return [min(own, key=lambda file: order.get(file, len(order)), default="") for own in files]


def in_order(
    cards: Cards, homes: Sequence[str], bases: Mapping[str, int], built_on: BuiltOn | None = None
) -> list[tuple[Card, ...]]:
    """Return the cards of each note with their places; ``built_on`` is as for ``homes``.

    ``homes`` are the articles of the notes, ``bases`` where the cards of each article
    begin; notes without an article come after all others.
    """
    if built_on is None:
        built_on = builds_on(cards)
    long = {number for number, (note, _) in enumerate(cards) if _is_long(note)}
    learned: dict[str, list[tuple[int, int, int, int]]] = defaultdict(list)
    for number, (_, own) in enumerate(cards):
        late = number in long or not long.isdisjoint(built_on.get(number, ()))
        for index, card in enumerate(own):
            wave, rank = ORDER[card.role]
            wave += late and card.role in _LATE
            learned[homes[number]].append((wave, rank, number, index))
    after = max(bases.values(), default=0) + WAVE
    due: dict[tuple[int, int], int] = {}
    for home, article in learned.items():
        for place, (wave, _, number, index) in enumerate(sorted(article)):
            # the numbers run on from wave to wave, so that a wave comes after the one before
            # it of the next article; more than there is room for share their places
            within = place if len(article) <= WAVE else place * WAVE // len(article)
            due[number, index] = min(bases.get(home, after) + WAVE * wave + within, LAST_PLACE)
    return [
        tuple(card._replace(due=due[number, index]) for index, card in enumerate(own))
        for number, (_, own) in enumerate(cards)
    ]


def _is_long(note: Note) -> bool:
    """Whether a verse is learned in steps, and whole only after them."""
    return isinstance(note.content, VerseContent) and bool(note.content.steps)


def builds_on(cards: Cards) -> BuiltOn:
    """Return the units on which notes build, by numbers: a statement on those of the
    passages that it asks for, a whole passage on those that it is made of."""
    units: dict[tuple[str, int], list[tuple[Reference, int]]] = defaultdict(list)
    for number, (note, _) in enumerate(cards):
        if isinstance(note.content, VerseContent) and not note.content.whole:
            for chapter in note.content.reference.chapters():
                units[chapter].append((note.content.reference, number))
    found: BuiltOn = {}
    for number, (note, _) in enumerate(cards):
        wanted: list[Reference] = []
        if isinstance(note.content, ConceptContent):
            wanted = [one for asked in note.content.asked for one in asked.references]
        elif isinstance(note.content, VerseContent) and note.content.whole:
            wanted = [note.content.reference]
        if wanted:
            found[number] = {
                unit
                for reference in wanted
                for chapter in reference.chapters()
                for there, unit in units.get(chapter, ())
                if there.overlaps(reference)
            }
    return found
