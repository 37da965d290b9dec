"""The limits that publishers set to those who quote their translation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from versecards.check.context import Context, of_note
from versecards.check.registry import check
from versecards.extract.keyverses import MOST_UNITS
from versecards.notes import Kind, Note, VerseContent
from versecards.problems import Problem
from versecards.scripture.books import book
from versecards.scripture.texts.terms import Terms, terms_of


@check("terms-limit")
def terms_limit(context: Context) -> Iterator[Problem]:
    """Translations of which the deck quotes more than their publisher allows unasked.

    What counts are the verses with a note of their own; their words are held against
    all the words of the deck, once they are more than one article gives to learn. The
    figures are a reminder (``terms.json``).
    """
    by_translation: dict[str, list[Note]] = {}
    for note in context.notes(Kind.VERSE):
        content = note.content
        if isinstance(content, VerseContent) and content.translation:
            by_translation.setdefault(content.translation, []).append(note)
    total = sum(_word_count(note) for note in context.extraction.notes)
    for name, notes in by_translation.items():
        terms = terms_of(name)
        if terms is None:
            continue
        beyond = list(exceeded(terms, notes, total))
        if beyond:
            yield of_note("terms-limit", notes[0], name=terms.name, beyond="; ".join(beyond))


def exceeded(terms: Terms, notes: Sequence[Note], total: int) -> Iterator[str]:
    """Yield each limit that verse notes go beyond; ``total`` counts the words of the deck."""
    verses = [verse for note in notes for verse in note.references[0].verses()]
    if terms.verses is not None and len(verses) > terms.verses:
        yield f"{len(verses)} verses (limit {terms.verses})"
    if terms.book_share is not None:
        counts = Counter(verse.book for verse in verses)
        for osis, count in counts.items():
            share = count / sum(book(osis).verses)
            if share > terms.book_share or share >= 1:
                yield f"{share:.0%} of {book(osis).name} (limit {terms.book_share:.0%})"
    if terms.work_share is not None and len(verses) > MOST_UNITS:
        # what one article gives to learn is mostly verses, whatever it is about
        share = sum(_word_count(note) for note in notes) / max(total, 1)
        if share > terms.work_share:
            yield f"{share:.0%} of the words of the deck (limit {terms.work_share:.0%})"


def _word_count(note: Note) -> int:
    return len(note.content.said.split())
