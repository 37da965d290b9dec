"""The rows of the ledger's file: what each of them holds, and whether it does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from versecards.ledger.entry import CLEARED, GONE, SKIPPED, Entry
from versecards.notes import Kind

HEADER, NOTE_TYPE, ARTICLE = "versecards ledger", "note type", "article"
END = ["end of ledger"]
KINDS = frozenset(kind.value for kind in Kind)
_TYPES = (str, str, str, list, str, int, int, str)
"""What a note's row holds: the first fields of ``Entry``. A ninth value, which few rows
have, names the others."""
_PLAIN = len(_TYPES)


def parse(text: str) -> Any:
    """Return what the JSON says, or ``None`` where it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def row_of(entry: Entry) -> list[Any]:
    """Return the row of an entry."""
    more: dict[str, Any] = {}
    if entry.retired:
        more["retired"] = entry.retired
    if entry.first:
        more["first"] = entry.first
    if entry.freed:
        more["freed"] = entry.freed
    return [*entry[:_PLAIN], more] if more else list(entry[:_PLAIN])


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry of a note's row that is sound."""
    if len(row) == _PLAIN:
        return tuple.__new__(Entry, (*row, "", None, ()))  # twice as fast as Entry(…)
    more = row[_PLAIN]
    first, freed = more.get("first"), tuple(more.get("freed", ()))
    return Entry(*row[:_PLAIN])._replace(
        retired=more.get("retired", ""),
        first=(first[0], first[1]) if first else None,
        freed=freed if len(freed) == len(row[3]) else (),
    )


def sound(rows: Sequence[Any]) -> tuple[list[Any], list[Any]] | None:
    """Return the rows of notes and the others, if each has the values that it should.

    ``rows`` are those between the first and the last. ``None`` where one is not sound.
    """
    if not _types(rows) <= {list} or not all(rows):
        return None
    notes = [row for row in rows if row[0].__class__ is str and row[0] in KINDS]
    others: list[Any] = []
    if len(notes) < len(rows):
        others = [row for row in rows if row[0].__class__ is not str or row[0] not in KINDS]
    longer = [row for row in notes if len(row) != _PLAIN]
    if not all(map(_sound_other, others)) or not all(map(_sound_longer, longer)):
        return None
    plain = [row[:_PLAIN] for row in notes] if longer else notes
    # column by column, which for half a million rows is much faster than row by row
    values = list(chain.from_iterable(plain))
    if any(not _types(values[n::_PLAIN]) <= {want} for n, want in enumerate(_TYPES)):
        return None
    items = chain.from_iterable(values[_TYPES.index(list) :: _PLAIN])
    return (notes, others) if _types(items) <= {str} else None


def _types(values: Iterable[Any]) -> set[type]:
    return set(map(type, values))


def _sound_other(row: Sequence[Any]) -> bool:
    types = [type(value) for value in row]
    if row[0] == NOTE_TYPE:
        return types == [str, str, int, str]
    return row[0] == ARTICLE and types == [str, str, str]


def _sound_longer(row: Sequence[Any]) -> bool:
    more = row[_PLAIN] if len(row) == _PLAIN + 1 else None
    if not isinstance(more, dict) or not set(more) <= {"retired", "first", "freed"}:
        return False
    first, freed = more.get("first", ["", ""]), more.get("freed", [])
    return (
        more.get("retired", GONE) in (GONE, SKIPPED, CLEARED)
        and isinstance(first, list)
        and [type(value) for value in first] == [str, str]
        and isinstance(freed, list)
        and _types(freed) <= {int}
    )
