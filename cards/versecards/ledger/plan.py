"""What a build would do to the deck, note for note as Anki will report it at import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from versecards.ledger.ledger import Identification, Identified, Ledger, Retired, Stamped, State

_TOKEN = re.compile(r"\s*(?:[\w'’-]+|[^\w\s])|\s+$")
Fields = Mapping[str, str]
"""The fields of a note as plain text, by name; its tags too, as a field "Tags"."""


@dataclass(frozen=True)
class Piece:
    """Some words, with the space before them, and what became of them."""

    what: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True)
class FieldChange:
    """One field that changes, word by word; ``field`` is empty for the note's own text."""

    field: str
    old: str
    new: str
    words: tuple[Piece, ...]


@dataclass(frozen=True)
class Planned:
    """One note of the plan. ``file`` and ``line`` say where it stands (0: nowhere now).

    Of one that is retired though it still stands there, ``now`` has its words of today, and
    ``why`` what speaks against a card.
    """

    guid: str
    kind: str
    text: str
    article: str
    file: str
    line: int
    changes: tuple[FieldChange, ...] = ()
    now: str = ""
    why: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` can write."""
        found: dict[str, Any] = {
            "guid": self.guid,
            "kind": self.kind,
            "text": self.text,
            "article": self.article,
            "file": self.file,
            "line": self.line,
        }
        if self.why:
            found |= {"now": self.now, "why": self.why}
        if self.changes:
            found["changes"] = [
                {
                    "field": change.field,
                    "old": change.old,
                    "new": change.new,
                    "words": [[piece.what, piece.text] for piece in change.words],
                }
                for change in self.changes
            ]
        return found


@dataclass(frozen=True)
class Plan:
    """What becomes of each note of the package.

    To a learner who has imported the last build, Anki reports ``new`` as added and
    ``changed``, ``retired`` and ``brought_back`` as updated; it leaves ``unchanged`` and
    ``still_retired`` alone. (A retired note whose cards he has cleared away is gone from
    his collection, so that Anki adds it: without a card while it stays retired.)
    """

    new: tuple[Planned, ...] = ()
    changed: tuple[Planned, ...] = ()
    retired: tuple[Planned, ...] = ()
    brought_back: tuple[Planned, ...] = ()
    unchanged: tuple[Planned, ...] = ()
    still_retired: tuple[Planned, ...] = ()
    renamed_from: str = ""
    """The deck's name until now, where it is another."""
    untouched: int = 0
    """Notes that are unchanged like ``unchanged``, which nobody had to look at."""

    @property
    def pending(self) -> bool:
        """Whether a build would change the deck."""
        changed = self.new or self.changed or self.retired or self.brought_back
        return bool(changed or self.renamed_from)

    @property
    def counts(self) -> dict[str, int]:
        """How many notes of each sort."""
        counts = {name: len(getattr(self, name)) for name in _SORTS}
        counts["unchanged"] += self.untouched
        return counts

    def as_json(self) -> dict[str, Any]:
        """Return counts and notes as values that ``json`` can write.

        Unchanged notes are counted only.
        """
        notes = {
            name: [note.as_json() for note in getattr(self, name)]
            for name in _SORTS
            if name not in ("unchanged", "still_retired")
        }
        renamed = {"renamed_from": self.renamed_from} if self.renamed_from else {}
        return {"counts": self.counts, **renamed, **notes}


_SORTS = ("new", "changed", "retired", "brought_back", "unchanged", "still_retired")


def make_plan(
    ledger: Ledger,
    identification: Identification,
    stamped: Stamped,
    old_fields: Mapping[str, Fields] | None = None,
    new_fields: Mapping[str, Fields] | None = None,
) -> Plan:
    """Say what a build does, from the ledger before it and the one after.

    ``old_fields`` and ``new_fields`` map guids to fields, as the last package and the
    next have them; where both know a changed note its fields are compared, else only the
    text by which the ledger knows it.
    """
    before = {entry.guid: entry for entry in ledger.entries}
    sorts: dict[str, list[Planned]] = {name: [] for name in _SORTS}
    items: list[Identified | Retired] = [*identification.notes, *identification.retired]
    for item in items:
        old = before.get(item.guid)
        moved = old is None or stamped.mods[item.guid] != old.mod
        if old is None:
            sort = "new"
        elif isinstance(item, Retired):
            sort = "retired" if item.newly else "changed" if moved else "still_retired"
        elif item.state is State.BACK:
            sort = "brought_back"
        else:
            sort = "changed" if moved else "unchanged"
        changes: tuple[FieldChange, ...] = ()
        if old is not None and sort in ("changed", "brought_back"):
            was = (old_fields or {}).get(item.guid)
            now = (new_fields or {}).get(item.guid)
            if was is None or now is None:
                was, now = {"": old.text}, {"": item.entry.text}
            changes = _changes(was, now)
        sorts[sort].append(_planned(item, changes))
    found: dict[str, Any] = {name: tuple(notes) for name, notes in sorts.items()}
    return Plan(**found)


def _planned(item: Identified | Retired, changes: tuple[FieldChange, ...]) -> Planned:
    entry = item.entry
    file, line = item.note.origin.place[:2] if isinstance(item, Identified) else ("", 0)
    return Planned(item.guid, entry.kind, entry.text, entry.article, file, line, changes)


def _changes(was: Fields, now: Fields) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, was.get(name, ""), text, word_diff(was.get(name, ""), text))
        for name, text in now.items()
        if was.get(name, "") != text
    )


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words and marks of both texts in reading order.

    Those that went stand before those that came. All but the ``gone`` pieces, put
    together, are the new text. White space alone is no difference.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(
        None, [token.strip() for token in before], [token.strip() for token in after], False
    )
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(after[new_start:new_end])))
            continue
        if start < end:
            pieces.append(Piece("gone", "".join(before[start:end])))
        if new_start < new_end:
            pieces.append(Piece("new", "".join(after[new_start:new_end])))
    return tuple(pieces)
