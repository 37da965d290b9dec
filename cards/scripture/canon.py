"""Whether a reference exists, what is nearest to it, and what other Bibles number otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cards.scripture.books import book
from cards.scripture.mention import Status
from cards.scripture.reference import Reference


class Verdict(NamedTuple):
    """What is to be said of a reference that was read."""

    status: Status
    nearest: Reference | None = None
    note: str = ""


_SURE = Verdict(Status.SURE)


@cache
def _numbering() -> dict[str, Any]:
    text = Path(__file__).with_name("numbering.json").read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


@cache
def _omitted() -> frozenset[str]:
    return frozenset(_numbering()["omitted"])


def verse_exists(osis: str, chapter: int, verse: int) -> bool:
    """Whether the embedded text has this verse."""
    counts = book(osis).verses
    return 1 <= chapter <= len(counts) and 1 <= verse <= counts[chapter - 1]


def chapter_exists(osis: str, chapter: int) -> bool:
    """Whether the book has this chapter."""
    return 1 <= chapter <= book(osis).chapters


def judge(reference: Reference) -> Verdict:
    """Say whether the reference exists, or only elsewhere, or what is nearest to it."""
    if reference.exists:
        if reference.is_verse and reference.osis in _omitted():
            return Verdict(
                Status.NUMBERING, None, f"many modern translations leave out {reference}"
            )
        return _SURE
    near = nearest(reference)
    if reference.verse is not None and reference.end_verse is not None:
        elsewhere = [
            point
            for point in (reference.first, reference.last)
            if not verse_exists(point.book, point.chapter, point.verse or 0)
        ]
        if elsewhere and all(_other_numbering(point) for point in elsewhere):
            return Verdict(
                Status.NUMBERING,
                near,
                f"{elsewhere[0]} exists only in some Bibles' numbering",
            )
    return Verdict(Status.MISSING, near, _missing(reference, near))


def _other_numbering(point: Reference) -> bool:
    data = _numbering()
    if point.osis in data["elsewhere"]:
        return True
    last: int = data["last_verses"].get(point.book, {}).get(str(point.chapter), 0)
    return 1 <= (point.verse or 0) <= last


def nearest(reference: Reference) -> Reference:
    """Return the closest reference that exists: both ends moved into the book."""
    elsewhere = _numbering()["elsewhere"].get(reference.osis)
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
    counts = book(point.book).verses
    chapter = min(max(point.chapter, 1), len(counts))
    if point.verse is None:
        return Reference.to_chapter(point.book, chapter)
    verse = min(max(point.verse, 1), counts[chapter - 1])
    return Reference.to_verse(point.book, chapter, verse)


def _missing(reference: Reference, near: Reference) -> str:
    entry = book(reference.book)
    counts = entry.verses
    if not 1 <= reference.chapter <= len(counts):
        extent = "one chapter" if len(counts) == 1 else f"{len(counts)} chapters"
        return f"{entry.name} has {extent}; the nearest is {near}"
    if reference.end_chapter > len(counts) and reference.last_book == reference.book:
        return f"{entry.name} has {len(counts)} chapters; the nearest is {near}"
    if reference.verse is not None and not 1 <= reference.verse <= counts[reference.chapter - 1]:
        where = Reference.to_chapter(reference.book, reference.chapter)
        return f"{where} has {counts[reference.chapter - 1]} verses; the nearest is {near}"
    return f"there is no {reference}; the nearest is {near}"
