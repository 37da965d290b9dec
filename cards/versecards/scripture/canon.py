"""Whether a reference exists, what is nearest to it, and what other Bibles number otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from versecards.datafiles import read_table
from versecards.scripture.books import book
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference


class Verdict(NamedTuple):
    """What is to be said of a reference that was read."""

    status: Status
    nearest: Reference | None = None
    note: str = ""


_SURE = Verdict(Status.SURE)


def _table(name: str) -> Any:
    return read_table(Path(__file__).parent / name)


@cache
def _omitted() -> frozenset[tuple[str, int, int | None]]:
    places = map(Reference.from_osis, _table("numbering.json")["omitted"])
    return frozenset((place.book, place.chapter, place.verse) for place in places)


@cache
def _elsewhere() -> dict[Reference, Reference]:
    """Map verses that only other Bibles number to those of the embedded text."""
    places = {
        Reference.from_osis(there): Reference.from_osis(here)
        for there, here in _table("numbering.json")["elsewhere"].items()
    }
    for entry in _table("texts/numbering.json")["moved"]:
        start = Reference.from_osis(entry["hebrew"])
        for step, here in enumerate(Reference.from_osis(entry["english"]).verses()):
            there = Reference.to_verse(start.book, start.chapter, (start.verse or 1) + step)
            if not there.exists:
                places[there] = here
    return places


def judge(reference: Reference) -> Verdict:
    """Say whether the reference exists, or only elsewhere, or what is nearest to it."""
    if reference.exists:
        place = (reference.book, reference.chapter, reference.verse)
        if place in _omitted() and reference.is_verse:
            note = f"many modern translations leave out {reference}"
            return Verdict(Status.NUMBERING, None, note)
        return _SURE
    first, last = _known(reference.first), _known(reference.last)
    absent = next((end for end in (reference.first, reference.last) if not end.exists), None)
    if absent and first and last:
        note = f"{absent} exists only in some Bibles' numbering"
        return Verdict(Status.NUMBERING, _join(first, last), note)
    meant = _with_digits_swapped(reference)
    if meant:
        return Verdict(Status.MISSING, meant, f"{_extent(reference)}; did you mean {meant}?")
    near = _join(_clamp(reference.first), _clamp(reference.last))
    return Verdict(Status.MISSING, near, _missing(reference, near))


def _with_digits_swapped(reference: Reference) -> Reference | None:
    """Return the verse that was meant by one with two digits the wrong way round: 3:61, 3:16."""
    if not reference.is_verse or _in_latin(reference):
        return None
    chapter, verse = reference.chapter, reference.verse or 0
    tried = ((chapter, _turned(verse)), (_turned(chapter), verse))
    places = (Reference.to_verse(reference.book, *numbers) for numbers in tried)
    return next((place for place in places if place.exists), None)


def _turned(number: int) -> int:
    tens, ones = divmod(number, 10)
    return ones * 10 + tens if 0 < tens < 10 and ones else 0


def _known(place: Reference) -> Reference | None:
    """Return the place, or where the embedded text has it, or ``None`` if no Bible does."""
    if place.exists:
        return place
    if place.verse is not None:
        return _elsewhere().get(place)
    begins = _elsewhere().get(Reference.to_verse(place.book, place.chapter, 1))
    return Reference.to_chapter(begins.book, begins.chapter) if begins else None


def _join(first: Reference, last: Reference) -> Reference:
    """Return the range from one place to the other; the first alone where that is none."""
    whole = first._replace(
        end_chapter=last.chapter,
        end_verse=last.verse,
        end_book=last.book if last.book != first.book else "",
    )
    return whole if whole.exists else first


def _clamp(point: Reference) -> Reference:
    """Return the closest place in the book: its end for what lies beyond it."""
    counts = book(point.book).verses
    chapter = min(max(point.chapter, 1), len(counts))
    if point.verse is None:
        return Reference.to_chapter(point.book, chapter)
    last = counts[chapter - 1]
    verse = last if point.chapter > len(counts) else min(max(point.verse, 1), last)
    return Reference.to_verse(point.book, chapter, verse)


def _in_latin(place: Reference) -> str:
    """Say where a verse of the psalms is if its number is that of the Greek and Latin Bible."""
    psalm = Reference.to_verse("Ps", place.chapter + 1, place.verse or 1)
    counted_less = 10 <= place.chapter <= 112 or 116 <= place.chapter <= 145
    if place.book != "Ps" or not counted_less or not psalm.exists:
        return ""
    return f", or {psalm} if the Latin Bible's numbers are meant"


def _missing(reference: Reference, near: Reference) -> str:
    """Say how far the book or the chapter goes."""
    extent = _extent(reference)
    if not extent:
        return f"there is no {reference}; the nearest is {near}"
    first = reference.first
    if reference.is_verse and first.chapter > book(first.book).chapters:
        return f"{extent}; its last verse is {near}"
    return f"{extent}; the nearest is {near}{_in_latin(_absent(reference))}"


def _absent(reference: Reference) -> Reference:
    """Return the end of a reference that does not exist."""
    return next((end for end in (reference.first, reference.last) if not end.exists), reference)


def _extent(reference: Reference) -> str:
    """Say how many chapters the book has, or how many verses the chapter."""
    for place in (reference.first, reference.last):
        entry = book(place.book)
        if place.chapter > entry.chapters:
            name = "the Book of Psalms" if place.book == "Ps" else entry.name
            count = "one chapter" if entry.chapters == 1 else f"{entry.chapters} chapters"
            return f"{name} has {count}"
        if place.chapter and place.verse and not place.exists:
            where = Reference.to_chapter(place.book, place.chapter)
            return f"{where} has {entry.verses[place.chapter - 1]} verses"
    return ""
