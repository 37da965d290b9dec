"""The rows of notes and cards in Anki's database, each with its own id and time."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from versecards.anki.notetype import ACTIVE, note_type
from versecards.notes import Kind

_FIRST_ID, _IDS = 1_500_000_000_000, 100_000_000_000
"""Anki replaces ids that do not look like milliseconds of our years."""
_FRESH = (0, 0, 0, 0, 0, 0, 0, 0, "")
"""What stands in a card's row after its place: it was never learned."""
UNSAFE = re.compile(r'[\x00-\x1f\x7f"]')
_SHARE = 1000
"""Notes whose rows are held at once."""
ADD_NOTE = f"INSERT INTO notes VALUES ({','.join('?' * 11)})"
ADD_CARD = f"INSERT INTO cards VALUES ({','.join('?' * 18)})"
Row = tuple[Any, ...]


@dataclass(frozen=True)
class PackNote:
    """A note as it goes into the package.

    ``fields`` are HTML by field name (``versecards.anki.fields``); fields left out are
    empty. ``mod`` is the time of its last change (Unix seconds), ``due`` the place of each
    card among the new ones, from 1, by the number of its template.
    """

    kind: Kind
    guid: str
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    mod: int
    due: Mapping[int, int]


@dataclass(frozen=True)
class PackageSummary:
    """How many notes and cards of each kind were written.

    ``clashes`` are the row ids for which another note or card had to take the next.
    """

    notes: Mapping[Kind, int]
    cards: Mapping[Kind, int]
    clashes: tuple[int, ...] = ()


class Rows:
    """The rows of notes and cards as genanki would write them.

    The kinds of notes that are ``used`` and the counts are there when all have been taken.
    """

    def __init__(self, notes: Iterable[PackNote], deck_id: int) -> None:
        self._notes = notes
        self._deck_id = deck_id
        self._taken: set[int] = set()
        self._clashes: list[int] = []
        self._counts: Counter[Kind] = Counter()
        self._cards: Counter[Kind] = Counter()
        self.used: dict[Kind, None] = {}

    @property
    def summary(self) -> PackageSummary:
        """How many of each kind were written."""
        return PackageSummary(self._counts, +self._cards, tuple(self._clashes))

    def shares(self) -> Iterator[tuple[list[Row], list[Row]]]:
        """Yield the rows of some notes, and those of the cards that Anki would make of them."""
        notes: list[Row] = []
        cards: list[Row] = []
        for note in _checked(self._notes):
            self.used[note.kind] = None
            number = self._take(note.guid)
            notes.append(note_row(number, note))
            own = cards_in(note)
            for card in own:
                place = self._take(card_key(note.guid, card))
                cards.append(card_row(place, number, self._deck_id, note, card))
            self._counts[note.kind] += 1
            self._cards[note.kind] += len(own)
            if len(notes) == _SHARE:
                yield notes, cards
                notes, cards = [], []
        yield notes, cards

    def _take(self, key: str) -> int:
        """A row id from a hash, so that a note's does not depend on its neighbours."""
        found = row_id(key)
        while found in self._taken:
            self._clashes.append(found)
            found += 1
        self._taken.add(found)
        return found


def row_id(key: str) -> int:
    """Return the row id of a note (by its guid) or a card, unless another has it."""
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return _FIRST_ID + int.from_bytes(digest, "big") % _IDS


def card_key(guid: str, card: int) -> str:
    """Return what a card is known by: its note, and the number of its template."""
    return f"{guid} {card}"


def cards_in(note: PackNote) -> list[int]:
    """Return the numbers of the cards that Anki makes of a note.

    ``ValueError`` for a note that is not retired and has none.
    """
    cards = note_type(note.kind).cards_of(note.fields)
    if not cards and note.fields.get(ACTIVE):
        raise ValueError(f"note {note.guid!r} asks nothing: it has no card")
    return cards


def note_row(number: int, note: PackNote) -> Row:
    """Return the row of a note; ``number`` is its id."""
    this = note_type(note.kind)
    get = note.fields.get
    fields = [get(name, "") for name in this.field_names]
    tags = f" {' '.join(_clean_tags(note.tags))} "
    row = (number, note.guid, this.id, note.mod, -1, tags, "\x1f".join(fields), fields[0])
    return (*row, 0, 0, "")


def card_row(number: int, note_number: int, deck_id: int, note: PackNote, card: int) -> Row:
    """Return the row of a card; ``number`` and ``note_number`` are its id and its note's."""
    row = (number, note_number, deck_id, card, note.mod, -1, 0, 0, note.due[card])
    return (*row, *_FRESH)


def _checked(notes: Iterable[PackNote]) -> Iterator[PackNote]:
    names = {kind: frozenset(note_type(kind).field_names) for kind in Kind}
    seen: set[str] = set()
    for note in notes:
        if note.guid in seen:
            raise ValueError(f"two notes have the guid {note.guid!r}")
        seen.add(note.guid)
        if not note.fields.keys() <= names[note.kind]:
            unknown = ", ".join(sorted(note.fields.keys() - names[note.kind]))
            raise ValueError(f"note {note.guid!r}: no such field: {unknown}")
        yield note


def _clean_tags(tags: Sequence[str]) -> list[str]:
    """Make tags that Anki stores as they are: no white space, no empty level of ``::``."""
    return sorted({_clean_tag(tag) for tag in tags} - {""})


@lru_cache(maxsize=4096)
def _clean_tag(tag: str) -> str:
    levels = ("_".join(UNSAFE.sub(" ", level).split()) for level in tag.split("::"))
    return "::".join(level for level in levels if level)
