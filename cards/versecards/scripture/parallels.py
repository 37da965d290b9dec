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

_Group = tuple[Reference, ...]


def parallels(passage: Reference) -> tuple[Reference, ...]:
    """Return the passages that tell what a passage tells; none where it is but a part of it."""
    near = {number: pair for chapter in passage.chapters() for number, pair in _in(chapter)}
    like, group = max(
        ((_like(passage, member), group) for _, (member, group) in sorted(near.items())),
        key=lambda found: found[0],
        default=(0.0, ()),
    )
    return tuple(other for other in group if not other.overlaps(passage)) if like >= 0.5 else ()


def _like(passage: Reference, member: Reference) -> float:
    """How much of the longer of two passages is in the other, 0 to 1."""
    if passage.verse is None or not passage.overlaps(member):
        return 0.0
    here, there = set(passage.verses()), set(member.verses())
    return len(here & there) / max(len(here), len(there))


def _in(chapter: tuple[str, int]) -> list[tuple[int, tuple[Reference, _Group]]]:
    """The passages of the table in a chapter, each with its number and its group."""
    return _by_chapter().get(chapter, [])


@cache
def _by_chapter() -> dict[tuple[str, int], list[tuple[int, tuple[Reference, _Group]]]]:
    found: dict[tuple[str, int], list[tuple[int, tuple[Reference, _Group]]]] = {}
    number = 0
    for group in _groups():
        for member in group:
            number += 1
            for chapter in member.chapters():
                found.setdefault(chapter, []).append((number, (member, group)))
    return found


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(tuple(_read(group)) for group in read_table(_TABLE))


def _read(group: list[str]) -> Iterator[Reference]:
    return map(Reference.from_osis, group)


_TABLE = Path(__file__).with_name("parallels.json")
