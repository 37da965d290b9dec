"""Passages that tell the same story or saying, so that whoever names the one is right too.

``parallels.json`` has them in groups; the stories as the editions of the Gospels in columns
set them side by side, of the sayings those that are nearly the same word for word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table
from versecards.scripture.reference import Reference


def parallels(passage: Reference) -> tuple[Reference, ...]:
    """Return the passages that tell what a passage tells; none where it is but a part of it."""
    like, group = max(
        ((_like(passage, member), group) for group in _groups() for member in group),
        key=lambda found: found[0],
    )
    return tuple(other for other in group if not other.overlaps(passage)) if like >= 0.5 else ()


def _like(passage: Reference, member: Reference) -> float:
    """How much of the longer of two passages is in the other, 0 to 1."""
    if passage.verse is None or not passage.overlaps(member):
        return 0.0
    here, there = set(passage.verses()), set(member.verses())
    return len(here & there) / max(len(here), len(there))


@cache
def _groups() -> tuple[tuple[Reference, ...], ...]:
    return tuple(tuple(_read(group)) for group in read_table(_TABLE))


def _read(group: list[str]) -> Iterator[Reference]:
    return map(Reference.from_osis, group)


_TABLE = Path(__file__).with_name("parallels.json")
