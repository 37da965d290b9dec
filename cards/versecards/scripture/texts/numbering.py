"""Verses that a translation numbers otherwise than the text that references are counted by.

Hebrew Bibles count a psalm's title as a verse and begin some chapters elsewhere; Greek and
Latin ones count most psalms one lower. ``Reference`` counts as the King James Version does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table
from versecards.scripture.reference import Reference

_GREEK = (("Ps", 118), 176)
"""The longest psalm is the 118th there."""
_GREEK_PSALMS = range(10, 148)


@dataclass(frozen=True)
class _Moved:
    """Some verses by both numberings, and the chapter whose length tells which is used."""

    english: Reference
    hebrew: Reference
    known_by: tuple[str, int]
    last: int


@cache
def _moved() -> tuple[_Moved, ...]:
    data = read_table(Path(__file__).with_name("numbering.json"))
    entries = []
    for entry in data["moved"]:
        hebrew = Reference.from_osis(entry["hebrew"])
        known = Reference.from_osis(entry.get("known_by", f"{hebrew.book}.{hebrew.chapter}"))
        entries.append(
            _Moved(
                Reference.from_osis(entry["english"]),
                hebrew,
                (known.book, known.chapter),
                entry["last"],
            )
        )
    return tuple(entries)


def moved_verses(last_verse: Callable[[str, int], int]) -> Mapping[Reference, Reference]:
    """Return where a translation has the verses that it numbers otherwise.

    ``last_verse`` gives the number of the last verse of a chapter (book, chapter), 0 where
    there is none. Keys and values are single verses; for the Greek numbering of psalms
    the values are whole psalms, which is all that is known.
    """
    places: dict[Reference, Reference] = {}
    for entry in _moved():
        if last_verse(*entry.known_by) == entry.last:
            for step, verse in enumerate(entry.english.verses()):
                start = entry.hebrew.verse or 1
                places[verse] = Reference.to_verse(
                    entry.hebrew.book, entry.hebrew.chapter, start + step
                )
    if last_verse(*_GREEK[0]) == _GREEK[1]:
        for psalm in _GREEK_PSALMS:
            for verse in Reference.to_chapter("Ps", psalm).verses():
                places[verse] = Reference.to_chapter("Ps", psalm - 1)
    return places
