"""The note types, read from ``notetypes/``: one folder a kind, one stylesheet for all.

``notetype.yaml`` has names and ids; beside it stand the HTML files of the fronts and
backs. What every card has (its frame, its heading, the gate that retires it) stands
once, in the files of ``notetypes/`` itself.

The gate: a front whose fields all stand inside ``{{#Active}}…{{/Active}}`` counts as
empty once ``Active`` is empty, and Anki's Empty Cards then removes the card (Anki
manual, "Card Generation"). A card that needs a further field has a second gate inside
the first.

The ladder: within a day Anki shows new cards by the number of their template, whatever
their note type. So the templates of all four count on from each other, and one that comes
later in a day has in front of it templates that are never shown.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from versecards.datafiles import read_yaml_table
from versecards.notes import Kind

FOLDER = Path(__file__).with_name("notetypes")
ACTIVE = "Active"


@dataclass(frozen=True)
class Field:
    """A field's name and its frozen id."""

    name: str
    id: int


@dataclass(frozen=True)
class Template:
    """One card of a note type.

    ``role`` is what it asks for; empty where nothing uses it yet. ``index`` is its number
    among those of its name, from 1 ("Step 2"). ``needs`` are the fields without which
    Anki makes no card; a template that is ``never`` shown only holds a number.
    """

    name: str
    id: int
    front: str
    back: str
    role: str = ""
    index: int = 1
    needs: tuple[str, ...] = ()
    never: bool = False


@dataclass(frozen=True)
class NoteType:
    """A note type as Anki knows it."""

    kind: Kind
    name: str
    id: int
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)

    def cards_of(self, fields: Mapping[str, str]) -> list[int]:
        """Return the numbers of the cards that Anki makes of a note with these fields."""
        filled = {name for name, value in fields.items() if value}
        return [number for number, needs in self._needs if needs <= filled]

    @cached_property
    def _needs(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The templates that can be shown, by their numbers."""
        templates = enumerate(self.templates)
        return tuple((n, frozenset(card.needs)) for n, card in templates if not card.never)

    def slots(self, field: str) -> int:
        """Return how many numbered fields ("Step 1", "Step 2"…) have this name."""
        return self._slots[field]

    @cached_property
    def _slots(self) -> Counter[str]:
        return Counter(name.rpartition(" ")[0] for name in self.field_names)


@cache
def note_type(kind: Kind) -> NoteType:
    """Return the note type of this kind."""
    data = read_yaml_table(FOLDER / kind.value / "notetype.yaml")
    return NoteType(
        kind,
        data["name"],
        data["id"],
        tuple(Field(name, id_) for name, id_, _ in _numbered(data["fields"])),
        tuple(_templates(kind, data)),
        _read("style.css"),
    )


def notetype_fingerprint(kind: Kind) -> str:
    """Return a hash of all that a learner's Anki takes from a newer note type.

    The same note type gives the same hash on every machine; it changes with any name,
    id, template or style. Its modification time must change exactly then.
    """
    this = note_type(kind)
    parts = [
        this.name,
        this.id,
        [[field.name, field.id] for field in this.fields],
        [[card.name, card.id, card.front, card.back] for card in this.templates],
        this.css,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def _templates(kind: Kind, data: dict[str, Any]) -> Iterator[Template]:
    for (name, id_, number), entry in _entries(data["templates"]):
        words = {"i": str(number), "previous": str(number - 1)}
        if entry.get("never"):
            front, back = (_fill(_read(f"unused.{side}.html"), words) for side in ("front", "back"))
            yield Template(name, id_, front, back, never=True)
            continue
        frame = {"kind": kind.value, "label": data["label"], "cue": _read("cue.html")}
        frame |= {"about": "", **data.get("parts", {})}
        frame["heading"] = _fill(_read("heading.html"), {**frame, "task": entry["task"]})
        needs = (ACTIVE, *(_fill(need, words) for need in entry.get("needs", ())))
        front = _read(kind.value, entry["file"] + ".front.html")
        back = _read(kind.value, entry.get("back", entry["file"]) + ".back.html")
        yield Template(
            name,
            id_,
            _gate(_frame("front.html", front, frame, words), needs),
            _gate(_frame("back.html", back, frame, words), needs),
            entry.get("role", ""),
            number,
            needs,
        )


def _frame(file: str, body: str, frame: dict[str, str], words: dict[str, str]) -> str:
    return _fill(_fill(_read(file), {"body": body}), {**frame, **words})


def _gate(html: str, needs: tuple[str, ...]) -> str:
    """Wrap the HTML so that it shows only when all these fields have content."""
    gone = _read("gone.html")
    for need in reversed(needs):
        shown = f"{{{{#{need}}}}}\n{html}\n{{{{/{need}}}}}"
        html = f"{shown}{{{{^{need}}}}}{gone}{{{{/{need}}}}}"
    return html


def _entries(
    entries: list[dict[str, Any]],
) -> Iterator[tuple[tuple[str, int, int], dict[str, Any]]]:
    """Yield name, id and number of each entry; one with ``ids`` stands for as many."""
    for entry in entries:
        first = entry.get("first", 1)
        for number, id_ in enumerate(entry.get("ids", [entry.get("id")]), first):
            yield (_fill(entry["name"], {"i": str(number)}), id_, number), entry


def _numbered(entries: list[dict[str, Any]]) -> Iterator[tuple[str, int, int]]:
    for expanded, _ in _entries(entries):
        yield expanded


def _fill(text: str, words: dict[str, str]) -> str:
    """Put words in place of ``{i}`` and its like; Anki's own ``{{…}}`` stay."""
    for key, word in words.items():
        text = text.replace(f"{{{key}}}", word)
    return text


def _read(*path: str) -> str:
    return FOLDER.joinpath(*path).read_text(encoding="utf-8").strip()
