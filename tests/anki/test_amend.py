"""A package in which some notes changed is the package that is written anew of all of them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.anki import sample
from versecards.anki import rows
from versecards.anki.amend import Changes, amended
from versecards.anki.archive import unpacked
from versecards.anki.package import package_bytes
from versecards.anki.rows import PackageSummary, PackNote
from versecards.notes import Kind

DECK = 1_700_000_000_000


def package(notes: list[PackNote], description: str) -> tuple[bytes, PackageSummary]:
    mods = dict.fromkeys(Kind, sample.CHANGED)
    return package_bytes(
        deck_name="Sample",
        deck_id=DECK,
        description=description,
        notes=notes,
        notetype_mods=mods,
    )


def many(random: Random) -> list[PackNote]:
    notes = []
    for number, note in enumerate(sample.pack() * 12):
        due = {card: random.randrange(1, 9000) for card in note.due}
        notes.append(replace(note, guid=f"{note.guid}{number}", due=due))
    return notes


def edited(random: Random, notes: list[PackNote]) -> tuple[list[PackNote], Changes]:
    """Some of the notes changed, moved, retired, gone or new."""
    after: list[PackNote] = []
    changed: list[PackNote] = []
    gone: list[str] = []
    moved: dict[str, dict[int, int]] = {}
    for note in notes:
        what = random.choice(("same",) * 12 + ("fields", "places", "retired", "gone", "new"))
        new = note
        if what == "fields":
            first = next(iter(note.fields))
            new = replace(note, fields={**note.fields, first: f"<b>{random.random()}"}, mod=9)
            changed.append(new)
        elif what == "retired":
            new = replace(note, fields={**note.fields, "Active": ""})
            changed.append(new)
        elif what == "places":
            new = replace(note, due={card: due + 7 for card, due in note.due.items()})
            moved[note.guid] = dict(new.due)
        elif what == "gone":
            gone.append(note.guid)
            continue
        elif what == "new":
            more = replace(note, guid=f"{note.guid}, again")
            changed.append(more)
            after.append(more)
        after.append(new)
    return after, Changes(changed, gone, moved, "Now & then")


def kinds(notes: list[PackNote]) -> list[Kind]:
    return list(dict.fromkeys(note.kind for note in notes))


@pytest.mark.parametrize("seed", range(5))
def test_it_is_the_package_of_all_notes(seed: int) -> None:
    random = Random(seed)
    notes = many(random)
    last, summary = package(notes, "Before")
    after, changes = edited(random, notes)
    with unpacked(last) as connection:
        found = amended(connection, changes, DECK, summary.clashes)
    assert found is not None
    assert found == package(after, changes.description)[0]


def test_rows_that_left_their_ids_to_others_are_right_or_not_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = set()
    for seed in range(60):
        random = Random(seed)
        monkeypatch.setattr(rows, "_IDS", random.choice((60_000, 600_000)))
        notes = many(random)[: random.choice((30, 100))]
        last, summary = package(notes, "Before")
        seen.add(("clashes", bool(summary.clashes)))
        after, changes = edited(random, notes)
        if kinds(after) != kinds(notes):
            continue  # the note types in it would be others
        with unpacked(last) as connection:
            found = amended(connection, changes, DECK, summary.clashes)
        seen.add(("amended", found is not None))
        if found is not None:
            assert found == package(after, changes.description)[0], seed
    assert len(seen) == 4
