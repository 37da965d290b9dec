"""Changes of a plan that only follow the new title of an article: they are told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from versecards.ledger.plan import FieldChange, Planned

_TITLE = "Article"
_SHOW_IT = (_TITLE, "Cited In", "Cue")
"""The fields in which a title stands."""


@dataclass(frozen=True)
class Sorted:
    """The changed notes of a plan: those whose own words change, without what only follows a
    title; the first of each new title with how many there are; and how many read as before."""

    own: tuple[Planned, ...]
    titled: tuple[tuple[FieldChange, int], ...]
    same: int


def sort_changed(notes: Sequence[Planned]) -> Sorted:
    """Part the changed notes whose own words change from the others."""
    titles = {
        change.old: change
        for note in notes
        for change in note.changes
        if change.field == _TITLE and change.old and change.new
    }
    counts = dict.fromkeys(titles, 0)
    own: list[Planned] = []
    same = 0
    for note in notes:
        kept = tuple(change for change in note.changes if not _follows(change, titles))
        if kept:
            own.append(replace(note, changes=kept))
        elif not note.changes:
            same += 1
        else:
            old = next(o for o in titles if any(o in change.old for change in note.changes))
            counts[old] += 1
    titled = tuple((titles[old], count) for old, count in counts.items())
    return Sorted(tuple(own), titled, same)


def _follows(change: FieldChange, titles: Mapping[str, FieldChange]) -> bool:
    """Tell whether a field only has the new titles in the place of the old ones."""
    text = change.old
    for old, title in titles.items():
        text = text.replace(old, title.new)
    return change.field in _SHOW_IT and text == change.new
