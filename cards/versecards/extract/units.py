"""Verses that are learned as one: a verse, or up to three that one sentence runs through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from versecards.marks import BEHIND, STOP, one_of
from versecards.scripture.reference import Reference, spanning

MOST = 3
"""Verses of a unit; a longer passage is several."""
WHOLE = 12
"""Verses that are said in one go; a longer passage is said in parts."""

_RUNS_ON = re.compile(rf"[\w,–—-]{one_of(BEHIND)}*$")
"""A verse that ends so goes on in the next; King James' colons end one well enough."""
_STOP = re.compile(f"{STOP}$")
_MARK = re.compile(rf"[^\w\s]{one_of(BEHIND)}*$")

Text = Callable[[Reference], str]
"""Gives the words of a verse, or nothing where there are none."""


def follows(verse: Reference, before: Reference) -> bool:
    """Whether a verse is the next after another in their chapter."""
    return (
        (verse.book, verse.chapter) == (before.book, before.chapter)
        and verse.verse is not None
        and before.verse is not None
        and verse.verse == before.verse + 1
    )


def neighbour(verse: Reference, away: int) -> Reference:
    """Return the verse so many places on in its chapter, whether there is one or not."""
    return Reference.to_verse(verse.book, verse.chapter, (verse.verse or 0) + away)


def runs(verses: Iterable[Reference]) -> Iterator[list[Reference]]:
    """Yield verses that follow each other, together; they come in order."""
    run: list[Reference] = []
    for verse in verses:
        if run and not follows(verse, run[-1]):
            yield run
            run = []
        run.append(verse)
    if run:
        yield run


def runs_on(text: str) -> bool:
    """Whether the sentence of a verse goes on beyond its end."""
    return bool(_RUNS_ON.search(text.rstrip()))


def has_end(text: str) -> bool:
    """Whether a verse shows by a mark how it ends; one that is quoted may have lost it."""
    return bool(_MARK.search(text.rstrip()))


def ends_sentence(text: str) -> bool:
    """Whether a verse ends with a full stop or the like: its next begins a sentence of its own."""
    return bool(_STOP.search(text.rstrip()))


def units_of(verses: Sequence[Reference], text: Text) -> list[Reference]:
    """Cut verses, in order, into units: each ends with a sentence, if three verses allow it."""
    units: list[Reference] = []
    for run in runs(verses):
        start = 0
        for index, verse in enumerate(run):
            last = index == len(run) - 1
            if last or index - start == MOST - 1 or not runs_on(text(verse)):
                units.append(spanning(run[start], verse))
                start = index + 1
    return units


def completed(unit: Reference, text: Text) -> Reference:
    """Return a unit with the verses in which its last sentence ends, if three verses do."""
    verses = list(unit.verses())
    if not runs_on(text(verses[-1])):
        return spanning(verses[0], verses[-1])
    following = (neighbour(verses[-1], away) for away in range(1, MOST - len(verses) + 1))
    for verse in [verse for verse in following if verse.exists and verses[-1].exists]:
        if not runs_on(text(verses[-1])):
            break
        verses.append(verse)
    return spanning(verses[0], verses[-1]) if not runs_on(text(verses[-1])) else unit


def parts_of(units: Sequence[Reference]) -> list[Reference]:
    """Return the parts in which a passage of these units is said whole: a dozen verses or so.

    One that is a unit itself has none.
    """
    total = sum(1 for unit in units for _ in unit.verses())
    count = -(-total // WHOLE)
    parts: list[list[Reference]] = [[]]
    done = 0
    for unit in units:
        if parts[-1] and done * count >= len(parts) * total:
            parts.append([])
        parts[-1].append(unit)
        done += sum(1 for _ in unit.verses())
    return [spanning(part[0].first, part[-1].last) for part in parts if len(part) > 1]
