"""Small decks as the real Anki has them after an import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from tests.anki.visible import text_of
from versecards.anki.notetype import note_type
from versecards.build import Built, build
from versecards.notes import Kind

ARTICLE = """\
What does trust rest on?

Quick answer
Trust rests on what God has said.

What does the Bible say?
Solomon wrote, "Trust in the Lord with your whole heart, and lean not on your own \
understanding" (Proverbs 3:5). Abraham believed God (Genesis 15:6). God is our refuge in \
trouble (Psalm 46:1-7). God keeps his people in peace (Isaiah 26:3).

Understand
- Trust rests on the promises of God.
- True peace comes from his tender care.

Reflect
- Which promise of God do you rest on?
"""
SHORT = ["Proverbs 3:5", "Genesis 15:6", "Isaiah 26:3"]


@dataclass(frozen=True)
class Learnt:
    """One deck in the collection: its notes and the rendered sides of its cards."""

    built: Built
    outcome: dict[str, list[str]]
    notes: dict[str, dict[str, Any]]
    sides: list[dict[str, Any]]

    def of(self, kind: Kind) -> list[dict[str, Any]]:
        """Return the notes of a kind that have cards, in the order of the deck."""
        name = note_type(kind).name
        found = [self.notes[note.guid] for note in self.built.prepared.rendered if note.note]
        return [note for note in found if note["type"] == name]

    def names(self, kind: Kind) -> list[str]:
        """Return what stands in the first field of each note of a kind, as text."""
        return [text_of(next(iter(note["fields"].values()))) for note in self.of(kind)]

    @property
    def verses(self) -> list[str]:
        """The references of the verse notes, in order."""
        return self.names(Kind.VERSE)

    def verse(self, reference: str) -> dict[str, str]:
        """Return the fields of a verse note."""
        fields: dict[str, str] = self.of(Kind.VERSE)[self.verses.index(reference)]["fields"]
        return fields

    def cards(self, kind: Kind, first_field: str) -> dict[str, dict[str, Any]]:
        """Return the rendered cards of one note by the names of their templates."""
        guid = next(
            guid
            for guid, note in self.notes.items()
            if note["type"] == note_type(kind).name
            and text_of(next(iter(note["fields"].values()))) == first_field
        )
        return {side["template"]: side for side in self.sides if side["guid"] == guid}

    @property
    def decks(self) -> set[str]:
        """The names of the decks in which the cards lie."""
        return {card["deck"] for note in self.notes.values() for card in note["cards"]}


class Desk:
    """Writes deck folders and imports them into one collection."""

    def __init__(self, folder: Path, learner: Any) -> None:
        self._folder = folder
        self._learner = learner
        self._numbers: Iterator[int] = count(1)

    def write(self, deck: str = "", **files: str) -> Path:
        """Write a folder: ``deck`` into deck.yaml, every other into a text file.

        The deck has a name and an id of its own, and all short passages, where ``deck``
        says nothing else.
        """
        number = next(self._numbers)
        folder = self._folder / str(number)
        folder.mkdir()
        for key in ("name", "id"):
            if f"{key}:" not in deck:
                deck = f"{key}: Deck {number}\n{deck}"
        if "verses:" not in deck:
            deck = f"verses: short\n{deck}"
        (folder / "deck.yaml").write_text(deck, encoding="utf-8")
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        return folder

    def learn(self, deck: str = "", front: str = "", **files: str) -> Learnt:
        """Build such a folder and import it; ``front`` is the front matter of ``ARTICLE``."""
        if not files:
            files["trust"] = f"---\n{front}\n---\n{ARTICLE}" if front else ARTICLE
        return self.learn_folder(self.write(deck, **files))

    def learn_folder(self, folder: Path) -> Learnt:
        """Build a folder and import its package."""
        built = build(folder, folder.with_suffix(".apkg"), now=1_700_000_000)
        outcome = self._learner.import_package(built.path)
        guids = {note.guid for note in built.prepared.rendered}
        notes = {guid: note for guid, note in self._learner.notes().items() if guid in guids}
        sides = [side for side in self._learner.renders() if side["guid"] in guids]
        return Learnt(built, outcome, notes, sides)
