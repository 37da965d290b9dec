"""The verse notes of some chapters of a deck: what an edit of an article may change.

A verse note rests on what the articles of the deck cite of its chapter, and on nothing of
other chapters, unless a passage runs from one into the other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from versecards.extract.choosing import Choice
from versecards.extract.learned import with_learned
from versecards.extract.offers import Offered, Offers
from versecards.extract.verses import VerseNotes, verse_notes
from versecards.extract.wordings import Wordings
from versecards.extract.work import Work
from versecards.scripture.reference import Reference

Chapter = tuple[str, int]


def counts(entry: Offered) -> bool:
    """Whether an entry can say anything of a verse note: a whole chapter that is only cited
    cannot."""
    return entry.chosen or entry.unit.verse is not None


def chapters_of(entry: Offered) -> set[Chapter]:
    """Return the chapters of which an entry says something."""
    passages = [entry.unit, *entry.to_say, *([entry.passage] if entry.passage else [])]
    return {chapter for passage in passages for chapter in passage.chapters()}


def other_chapters(before: Sequence[Offered], now: Sequence[Offered]) -> set[Chapter]:
    """Return the chapters of which an article says another thing than before its edit.

    The lines on which it says it do not matter. Where it says the same in another order, that
    is all chapters.
    """
    old, new = [_said(before), _said(now)]
    changed = {
        chapter for chapter in old.keys() | new.keys() if old.get(chapter) != new.get(chapter)
    }
    if [each for _, each in _untouched(before, changed)] != [
        each for _, each in _untouched(now, changed)
    ]:
        return {*old, *new}
    return changed


def renumbered(
    before: Sequence[Offered], now: Sequence[Offered], chapters: Collection[Chapter]
) -> dict[int, int]:
    """Return the new number of each entry of an article that says nothing of these chapters."""
    olds = (number for number, _ in _untouched(before, chapters))
    news = (number for number, _ in _untouched(now, chapters))
    return dict(zip(olds, news, strict=True))


def _untouched(
    entries: Sequence[Offered], chapters: Collection[Chapter]
) -> Iterator[tuple[int, Offered]]:
    for number, entry in enumerate(entries):
        if counts(entry) and chapters_of(entry).isdisjoint(chapters):
            yield number, _without_place(entry)


def _said(entries: Iterable[Offered]) -> dict[Chapter, list[Offered]]:
    found: dict[Chapter, list[Offered]] = {}
    for entry in filter(counts, entries):
        for chapter in chapters_of(entry):
            found.setdefault(chapter, []).append(_without_place(entry))
    return found


def _without_place(entry: Offered) -> Offered:
    """An entry without what says where in its article it stands."""
    reasons = tuple(replace(reason, line=0) for reason in entry.reasons)
    origin = replace(entry.origin, line=0, column=0, block=None, offset=0, section="")
    choice: Choice | None = None
    return replace(entry, origin=origin, reasons=reasons, choice=choice)


def bound_up(
    chapters: Collection[Chapter],
    citing: Callable[[Chapter], Iterable[int]],
    offers: Callable[[int], Iterable[Offered]],
    learned: Iterable[Reference],
) -> set[Chapter]:
    """Return these chapters, and those into which a passage runs from one of them.

    ``citing`` gives the numbers of the articles that say something of a chapter, ``offers``
    what one says; ``learned`` are the passages that are learned already.
    """
    over: dict[Chapter, set[Chapter]] = {}
    for passage in learned:
        if passage.chapter != passage.end_chapter or passage.end_book:
            own = set(passage.chapters())
            for chapter in own:
                over.setdefault(chapter, set()).update(own)
    found: set[Chapter] = set()
    waiting = set(chapters)
    seen: set[int] = set()
    while waiting:
        chapter = waiting.pop()
        found.add(chapter)
        waiting |= over.get(chapter, set()) - found
        for number in set(citing(chapter)) - seen:
            seen.add(number)
            for entry in filter(counts, offers(number)):
                own = chapters_of(entry)
                if len(own) > 1:
                    for each in own:
                        over.setdefault(each, set()).update(own)
        waiting |= {other for each in found for other in over.get(each, ())} - found
    return found


def notes_of_chapters(
    chapters: Collection[Chapter],
    works: Sequence[Work],
    wordings: Wordings,
    learned: Iterable[Reference],
) -> VerseNotes:
    """Return the verse notes of some chapters, which are ``bound_up`` with no other.

    ``works`` are the articles, in order, that say something of them.
    """
    offers = offers_of_chapters(chapters, works)
    known = of_chapters(chapters, learned)
    return verse_notes(with_learned(offers, known), wordings, known)


def offers_of_chapters(chapters: Collection[Chapter], works: Iterable[Work]) -> list[Offers]:
    """Return what articles offer to the verses of some chapters."""
    return [
        (work.head, work.settings, tuple(_only(entry, chapters) for entry in work.offered))
        for work in works
    ]


def of_chapters(chapters: Collection[Chapter], passages: Iterable[Reference]) -> set[Reference]:
    """Return those of some passages that have a verse of these chapters."""
    return {one for one in passages if not set(one.chapters()).isdisjoint(chapters)}


def _only(entry: Offered, chapters: Collection[Chapter]) -> Offered:
    """An entry as it is; one that says nothing of these chapters keeps only its number."""
    if counts(entry) and not chapters_of(entry).isdisjoint(chapters):
        return entry
    return replace(entry, chosen=False, cited=False, choice=None)
