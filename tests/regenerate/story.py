"""An author and a learner: articles are written, built, imported, learned, edited again."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.ledger.editing import Line, markdown
from versecards.build import Built, build
from versecards.notes import Kind
from versecards.scripture.reference import Reference

Card = tuple[str, int]
"""The guid of a note and the number of one of its cards."""
SETTINGS = "name: Prayer\nid: prayer\nverses: all\n"
_WORDS = yaml.safe_load((Path(__file__).parents[1] / "ledger" / "words.yaml").read_text("utf-8"))


def statement(text: str, *references: str) -> Line:
    return Line(0, Kind.CONCEPT, text, references)


def point(text: str, hidden: str) -> Line:
    return Line(0, Kind.POINT, text, (hidden,))


def question(text: str) -> Line:
    return Line(0, Kind.QUESTION, text)


def many_notes() -> list[Line]:
    """Lines that make more than thirty notes: verses, statements, points, prompts."""
    who, did, how = _WORDS["who"], _WORDS["did"], _WORDS["how"]
    return [
        *(
            statement(
                f"{who[n % 20]} {did[n % 20]} {how[n]} and {did[n - 7]}.", _WORDS["references"][n]
            )
            for n in range(22)
        ),
        *(point(f"{who[n]} {did[n - 3]} {how[n + 9]}.", how[n + 9]) for n in range(9)),
        *(question(f"Why has {who[n]} {did[n - 5]} {how[n - 5]}?") for n in range(6)),
    ]


class Story:
    """One deck and one learner of it.

    Everything happens at the time of the clock, for some versions of Anki stamp what they
    import; so a build waits for the second after whatever was done last.
    """

    def __init__(self, folder: Path, anki: Any) -> None:
        self.source = folder / "source"
        self.package = folder / "build" / "prayer.apkg"
        self.anki = anki
        self.last = 0
        self.built: Built | None = None
        self.source.mkdir()
        (self.source / "deck.yaml").write_text(SETTINGS, "utf-8")

    @property
    def ledger(self) -> Path:
        return self.source / "deck.ledger"

    def write(self, file: str, title: str, lines: Sequence[Line], front: str = "") -> None:
        """Write an article; ``front`` is what stands above it between lines of ``---``."""
        path = self.source / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(front + markdown(title, list(lines)), "utf-8")

    def rename(self, old: str, new: str) -> None:
        (self.source / new).parent.mkdir(exist_ok=True)
        (self.source / old).rename(self.source / new)

    def build(self, now: int | None = None, *, replace_all: bool = False) -> Built:
        """Build at the time of the clock, or at another for an Anki that does not mind."""
        while now is None and int(time.time()) <= self.last:
            time.sleep(0.02)
        now = now or int(time.time())
        self.built = build(self.source, self.package, now=now, replace_all=replace_all)
        self.last = int(time.time())
        return self.built

    def import_(self, **options: Any) -> dict[str, list[str]]:
        found: dict[str, list[str]] = self.anki.import_package(self.package, **options)
        self.last = int(time.time())
        return found

    def build_and_import(self, now: int | None = None) -> Built:
        """Build, import, and hold Anki's report against the plan, note for note."""
        built = self.build(now)
        self.import_as_planned(built)
        return built

    def import_as_planned(self, built: Built) -> None:
        plan, log = built.prepared.plan, self.import_()
        updated = (*plan.changed, *plan.retired, *plan.brought_back)
        left = (*plan.unchanged, *plan.still_retired)
        assert sorted(log["new"]) == sorted(note.guid for note in plan.new)
        assert sorted(log["updated"]) == sorted(note.guid for note in updated)
        assert sorted(log["duplicate"]) == sorted(note.guid for note in left)
        assert not log["conflicting"] and not log["missing_notetype"]

    def guids(self) -> dict[str, str]:
        """Map the text of each note of the last build to its guid; verses by their name."""
        assert self.built
        return {
            _name(note.note.text): note.guid for note in self.built.prepared.rendered if note.note
        }

    def retired(self) -> set[str]:
        """Return the guids of the notes that the last build shipped as retired."""
        assert self.built
        return {note.guid for note in self.built.prepared.rendered if not note.note}

    def learn(self) -> dict[Card, dict[str, Any]]:
        """Answer every card that can be asked once; return the cards as they then are."""
        for guid, note in self.anki.notes().items():
            if note["fields"]["Active"]:
                for card in note["cards"]:
                    self.anki.answer(guid, card["ord"])
        self.last = int(time.time())
        cards = self.cards()
        assert cards and all(card["reviews"] for card in cards.values())
        return cards

    def cards(self) -> dict[Card, dict[str, Any]]:
        """Return each card, by guid and number: its deck, schedule, reviews, flag."""
        return {
            (guid, card["ord"]): card
            for guid, note in self.anki.notes().items()
            for card in note["cards"]
        }


def _name(text: str) -> str:
    try:
        return Reference.from_osis(text).format()
    except ValueError:
        return text
