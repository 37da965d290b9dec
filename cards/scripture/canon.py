"""Whether a reference exists, what is nearest to it, and what other Bibles number otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from cards.scripture.books import book
from cards.scripture.data import table
from cards.scripture.mention import Status
from cards.scripture.reference import Reference


class Verdict(NamedTuple):
    """What is to be said of a reference that was read."""

    status: Status
    nearest: Reference | None = None
    note: str = ""


_SURE = Verdict(Status.SURE)


@cache
def _omitted() -> frozenset[Reference]:
    return frozenset(map(Reference.from_osis, table("numbering.json")["omitted"]))


def judge(reference: Reference) -> Verdict:
    """Say whether the reference exists, or only elsewhere, or what is nearest to it."""
    if reference.exists:
        if reference.is_verse and reference in _omitted():
            note = f"many modern translations leave out {reference}"
            return Verdict(Status.NUMBERING, None, note)
        return _SURE
    near = nearest(reference)
    absent = [place for place in (reference.first, reference.last) if not place.exists]
    if absent and all(_other_numbering(place) for place in absent):
        note = f"{absent[0]} exists only in some Bibles' numbering"
        return Verdict(Status.NUMBERING, near, note)
    return Verdict(Status.MISSING, near, _missing(reference, near))


def _other_numbering(place: Reference) -> bool:
    data = table("numbering.json")
    last: int = data["last_verses"].get(place.book, {}).get(str(place.chapter), 0)
    if place.verse is None:
        return last > 0
    return place.osis in data["elsewhere"] or 1 <= place.verse <= last


def nearest(reference: Reference) -> Reference:
    """Return the closest reference that exists: both ends moved into the book."""
    elsewhere = table("numbering.json")["elsewhere"].get(reference.osis)
    if elsewhere:
        return Reference.from_osis(elsewhere)
    first = _clamp(reference.first)
    last = _clamp(reference.last)
    moved = replace(
        first,
        end_chapter=last.chapter,
        end_verse=last.verse,
        end_book=reference.end_book,
    )
    return moved if moved.exists else first


def _clamp(point: Reference) -> Reference:
    """Return the closest place in the book: its end for what lies beyond it."""
    counts = book(point.book).verses
    chapter = min(max(point.chapter, 1), len(counts))
    if point.verse is None:
        return Reference.to_chapter(point.book, chapter)
    last = counts[chapter - 1]
    verse = last if point.chapter > len(counts) else min(max(point.verse, 1), last)
    return Reference.to_verse(point.book, chapter, verse)


def _missing(reference: Reference, near: Reference) -> str:
    """Say how far the book or the chapter goes."""
    for place in (reference.first, reference.last):
        entry = book(place.book)
        if place.chapter > entry.chapters:
            name = "the Book of Psalms" if place.book == "Ps" else entry.name
            extent = "one chapter" if entry.chapters == 1 else f"{entry.chapters} chapters"
            return f"{name} has {extent}; the nearest is {near}"
        if place.chapter and place.verse and not place.exists:
            where = Reference.to_chapter(place.book, place.chapter)
            count = entry.verses[place.chapter - 1]
            return f"{where} has {count} verses; the nearest is {near}"
    return f"there is no {reference}; the nearest is {near}"
