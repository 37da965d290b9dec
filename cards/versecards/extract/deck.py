"""All notes of a deck: the one way from articles to notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from versecards.article.model import Article
from versecards.extract.choosing import Choice
from versecards.extract.learned import NOTHING, Learned, with_learned
from versecards.extract.offers import Offers
from versecards.extract.points import unused_phrases
from versecards.extract.reading import Reading
from versecards.extract.statements import Statement
from versecards.extract.verses import Spot, verse_notes
from versecards.extract.wordings import Wordings
from versecards.extract.work import Made, MadeByName, Work
from versecards.notes import Note
from versecards.problems import Place, Problem
from versecards.scripture.texts.library import Library
from versecards.settings import Settings


@dataclass(frozen=True)
class Extraction:
    """The notes of a deck, the articles as read, and what could not be used.

    ``settings`` are those of each article, by its file.
    """

    notes: tuple[Note, ...]
    readings: Sequence[Reading]
    settings: Mapping[str, Settings]
    problems: tuple[Problem, ...]
    statements: Mapping[str, tuple[Statement, ...]] = field(default_factory=dict)
    """Every statement found, chosen or not, by its article's file."""
    choices: tuple[Choice, ...] = ()
    """Everything found that could have become a note, with the reasons for and against it."""
    articles: tuple[Article, ...] = ()
    """The articles in order, without what was found in them."""
    works: Sequence[Work] = ()
    """The articles on their way to notes, in order."""
    spots: tuple[Spot, ...] = ()
    """Where each verse note is first given; they come before all other notes, in this order."""
    wordings: Wordings | None = None
    """The words that the articles have of the verses."""
    learned: Learned = NOTHING
    """What was learned already."""


def extract(
    articles: Sequence[Article],
    deck: Settings,
    library: Library,
    learned: Learned = NOTHING,
) -> Extraction:
    """Return the notes that the articles of a deck deserve.

    The verses come first, in the order of the articles, then for each article its
    concepts, points and questions. ``learned`` is what is learned already.
    Raises ``ContentError`` for wrong front matter.
    """
    wordings = Wordings(library, deck)
    works = [Work(article, wordings) for article in articles]
    take_in(works, wordings)
    return extract_from(works, wordings, learned)


def take_in(works: Iterable[Work], wordings: Wordings) -> None:
    """Give to the wordings of a deck what its articles quote, and settle them.

    Only when all have quoted is it known which passage would come in the words of several texts.
    """
    deck = wordings.settings
    memorized = [
        (passage, deck, _place(deck, number)) for number, passage in enumerate(deck.memorize)
    ]
    for work in works:
        work.quote(wordings)
        own = enumerate(work.settings.memorize[len(deck.memorize) :], len(deck.memorize))
        memorized += [
            (passage, work.settings, _place(work.settings, number)) for number, passage in own
        ]
    for work in works:
        printed = {
            entry.passage: entry.origin.place
            for entry in reversed(work.offered)
            if entry.chosen and entry.passage
        }
        memorized += [
            (passage, work.settings, place)
            for passage, place in sorted(printed.items(), key=lambda pair: pair[0].sort_key)
            if wordings.together(passage, work.settings) is None
        ]
        memorized += [
            (entry.unit, work.settings, entry.origin.place)
            for entry in work.offered
            if entry.chosen and entry.to_learn
            if not entry.worded or not wordings.has_all_or_none(entry.unit)
        ]
    for passage, settings, place in memorized:
        wordings.settle(passage, settings, place)


def _place(settings: Settings, number: int) -> Place:
    """Where the entry of this number is memorized."""
    return (*settings.place("memorize", number), 1)


def offers_of(works: Iterable[Work]) -> list[Offers]:
    """Return what articles offer to the verses of their deck."""
    return [(work.head, work.settings, work.offered) for work in works]


def extract_from(
    works: Sequence[Work], wordings: Wordings, learned: Learned = NOTHING
) -> Extraction:
    """Return what ``extract`` does, from articles of which the quotations are taken in."""
    problems: list[Problem] = []
    for work in works:
        problems.extend(work.problems)
    chosen_offers = with_learned(offers_of(works), learned.passages)
    notes, spots, chosen = verse_notes(chosen_offers, wordings, learned.passages)
    choices: list[Choice] = list(chosen)
    for work in works:
        told = work.told(wordings, learned.statements.get(work.article.file, ()))
        notes.extend(told.notes)
        problems.extend(told.problems)
        choices += told.choices
    problems.extend(wordings.problems)
    problems.extend(unused_phrases((work.settings for work in works), notes))
    return Extraction(
        tuple(notes),
        Made(lambda work: work.reading, works),
        {work.article.file: work.settings for work in works},
        tuple(problems),
        MadeByName(lambda work: work.statements, {work.article.file: work for work in works}),
        tuple(choices),
        tuple(work.article for work in works),
        works,
        tuple(spots),
        wordings,
        learned,
    )
