"""Which of the passages named before a mention without a name belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from versecards.scripture.books import book, is_book
from versecards.scripture.found import Found, Kind
from versecards.scripture.items import WHOLE
from versecards.scripture.reference import Reference

Place = tuple[str, int]
"""A book (OSIS id) and a chapter of it; 0 where the chapter does not matter."""
Needed = list[tuple[int, int]]
"""The (chapter, verse) pairs that must exist; 0 for the context's chapter, and for no verse."""

NOTHING = "nothing named before says of which passage"
OTHER_BOOK = "it may be in the book named before, which is not one of the 66"
SEVERAL_BOOKS = "the writer named before wrote more than one book"
UNKNOWN_BOOK = "no book is known by the name before it"
LENGTH = "it may be how long a recording is: other numbers in brackets are"
CLOCK = "it may be a time of the day"
SEVERAL = "more than one passage named before has this place"


class Pick(NamedTuple):
    """The place among some passages that fits: ``None``, with the reason, where none does.

    ``inside``: one of the passages holds all that is needed.
    """

    place: Place | None
    inside: bool = False
    reason: str = ""


def needed(one: Found, *, ends: bool = True) -> Needed:
    """Return what must exist where this mention belongs; ``ends``: of ranges as well."""
    needs: Needed = []
    for item in one.items:
        chapter = item.chapter or one.chapter
        needs.append((chapter, 0 if item.verse == WHOLE else item.verse))
        if not ends or WHOLE in (item.verse, item.end_verse):
            continue
        if item.end_chapter > item.chapter > 0:
            needs.append((item.end_chapter, item.end_verse))
        elif item.end_chapter == item.chapter and item.end_verse > item.verse:
            needs.append((chapter, item.end_verse))
    return needs


def named_by(one: Found) -> list[Reference]:
    """Return the passages that a mention names; a book alone is all of it.

    A chapter that the book does not have is none: "Romans 130".
    """
    if not is_book(one.book):
        return []
    if one.kind is Kind.BOOK or not one.items:
        return [Reference(one.book, 1, None, book(one.book).chapters, None)]
    references = (part.reference for part in one.parts)
    named = chain.from_iterable(reference.of_each_book for reference in references if reference)
    return [r for r in named if r.end_chapter <= book(r.book).chapters]


def pick(references: Sequence[Reference], needs: Needed) -> Pick:
    """Return the one place that has what is needed; the only one named where none has it.

    A book, or some chapters of it, say of no verse in which chapter it is.
    """
    by_book = all(chapter for chapter, _ in needs)
    if references and not by_book:
        references = [reference for reference in references if not is_whole(reference)]
        if not references:
            return Pick(None, False, SEVERAL)
    fitting = _fitting(references, needs)
    inside = [place for place, holds in fitting.items() if holds]
    if len(inside) == 1:
        return Pick(inside[0], True)
    if len(fitting) == 1:
        return Pick(next(iter(fitting)))
    if fitting:
        return Pick(None, False, SEVERAL)
    places = {(reference.book, reference.end_chapter) for reference in references}
    return Pick(next(iter(places))) if len(places) == 1 else Pick(None, False, NOTHING)


def pick_of_many(references: Sequence[Reference], needs: Needed) -> Pick:
    """Choose among all that a section or an article named: also what most of it is about."""
    choice = pick(references, needs)
    if choice.reason != SEVERAL:
        return choice
    by_book = all(chapter for chapter, _ in needs)
    clear = [r for r in references if by_book or r.chapter == r.end_chapter]
    counts = Counter((r.book, 0 if by_book else r.end_chapter) for r in clear)
    last = (references[-1].book, 0 if by_book else references[-1].end_chapter)
    fits = exist(last[0], last[1], needs)
    return Pick(last) if fits and 2 * counts[last] > len(references) else choice


def holding(references: Sequence[Reference], needs: Needed) -> Place | None:
    """Return the place in the first passage that holds all the verses that are needed."""
    if not all(verse for _, verse in needs):
        return None
    for reference in references:
        chapter = needs[0][0] or reference.chapter
        if exist(reference.book, chapter, needs) and contains(reference, needs):
            return reference.book, chapter
    return None


def exist(osis: str, chapter: int, needs: Needed) -> bool:
    """Whether the book has all that is needed; ``chapter`` is the context's."""
    counts = book(osis).verses
    for own_chapter, verse in needs:
        place = own_chapter or chapter
        if not 1 <= place <= len(counts) or verse > counts[place - 1]:
            return False
    return True


def contains(reference: Reference, needs: Needed) -> bool:
    """Whether the passage holds all that is needed, if it is in its book."""
    return all(
        reference.contains(Reference.to_verse(reference.book, chapter or reference.chapter, verse))
        if verse
        else reference.chapter <= chapter <= reference.end_chapter
        for chapter, verse in needs
    )


def is_whole(reference: Reference) -> bool:
    """Whether it is a book, or some chapters of it, which name no chapter."""
    return reference.verse is None and reference.end_chapter > reference.chapter


def has_verse(one: Found) -> bool:
    """Whether a mention begins with verses, and not with a whole chapter."""
    return bool(one.items) and one.items[0].verse != WHOLE


def _fitting(references: Sequence[Reference], needs: Needed) -> dict[Place, bool]:
    """Return the places that have what is needed, and whether a named passage holds it."""
    by_book = all(chapter for chapter, _ in needs)
    fitting: dict[Place, bool] = {}
    for reference in chain.from_iterable(reference.of_each_book for reference in references):
        between = range(reference.chapter, reference.end_chapter + 1)
        for chapter in dict.fromkeys((between[0], between[-1])) if by_book else between:
            if exist(reference.book, chapter, needs):
                place = (reference.book, 0 if by_book else chapter)
                inside = contains(reference, [(own or chapter, verse) for own, verse in needs])
                fitting[place] = fitting.get(place, False) or inside
    return fitting
