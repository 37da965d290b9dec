"""The package: the same bytes for the same notes, and nothing that Anki would stumble over."""

from __future__ import annotations

import json
import sqlite3
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.anki import sample
from tests.anki.sample import write_package
from versecards import files
from versecards.anki import rows as anki_rows
from versecards.anki.rows import PackageSummary, PackNote
from versecards.notes import Kind

MODS = {kind: sample.CHANGED + number for number, kind in enumerate(Kind)}


def write(path: Path, notes: Sequence[PackNote], **more: Any) -> PackageSummary:
    settings = {
        "deck_name": "Sample",
        "deck_id": 1_700_000_000_000,
        "description": "About <b> & more\nsecond line",
        "notetype_mods": MODS,
    }
    return write_package(path, notes=notes, **{**settings, **more})


def rows(path: Path, query: str, tmp_path: Path) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        archive.extract("collection.anki2", tmp_path)
    with closing(sqlite3.connect(tmp_path / "collection.anki2")) as connection:
        return connection.execute(query).fetchall()


def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.apkg", tmp_path / "2.apkg"
    write(first, sample.pack())
    time.sleep(1.1)  # the clock's second and a zip's two may not show
    write(second, sample.pack())
    assert first.read_bytes() == second.read_bytes()
    write(second, sample.pack(mod=sample.CHANGED + 1))
    assert first.read_bytes() != second.read_bytes()


def test_the_package_is_deflated(tmp_path: Path) -> None:
    write(tmp_path / "a.apkg", sample.pack())
    with zipfile.ZipFile(tmp_path / "a.apkg") as archive:
        entry = archive.getinfo("collection.anki2")
        assert entry.compress_size < entry.file_size / 3
        assert archive.testzip() is None


def test_the_summary_counts_what_was_written(tmp_path: Path) -> None:
    notes = sample.pack()
    summary = write(tmp_path / "a.apkg", notes)
    assert sum(summary.notes.values()) == len(notes)
    assert summary.notes[Kind.POINT] == sum(note.kind is Kind.POINT for note in notes)
    (count,) = rows(tmp_path / "a.apkg", "select count() from cards", tmp_path)[0]
    assert sum(summary.cards.values()) == count
    shown = write(tmp_path / "a.apkg", sample.pack(sample.SHOWN))
    assert shown.cards == {Kind.VERSE: 6, Kind.CONCEPT: 3, Kind.POINT: 2, Kind.QUESTION: 2}


def test_every_card_has_its_own_place(tmp_path: Path) -> None:
    (note,) = sample.pack([sample.VERSE])
    due = {number: 5000 - number for number in range(20)}
    write(tmp_path / "a.apkg", [replace(note, due=due)])
    found = rows(tmp_path / "a.apkg", "select ord, due, queue, type from cards", tmp_path)
    assert sorted(number for number, *_ in found) == [1, 2, 3, 4, 10, 12]
    assert all(row == (row[0], due[row[0]], 0, 0) for row in found)
    with pytest.raises(KeyError):
        write(tmp_path / "a.apkg", [replace(note, due={1: 1})])


def test_times_are_those_of_the_notes_and_note_types(tmp_path: Path) -> None:
    notes = [replace(note, mod=1000 + number) for number, note in enumerate(sample.pack())]
    write(tmp_path / "a.apkg", notes)
    found = rows(tmp_path / "a.apkg", "select guid, mod from notes", tmp_path)
    assert dict(found) == {note.guid: note.mod for note in notes}
    ((models,),) = rows(tmp_path / "a.apkg", "select models from col", tmp_path)
    mods = {model["name"]: model["mod"] for model in json.loads(models).values()}
    assert mods == {f"Versecards {kind.value.title()}": mod for kind, mod in MODS.items()}


def test_ids_are_plausible_distinct_and_do_not_depend_on_neighbours(tmp_path: Path) -> None:
    def ids(notes: Sequence[PackNote]) -> dict[str, int]:
        write(tmp_path / "a.apkg", notes)
        return dict(rows(tmp_path / "a.apkg", "select guid, id from notes", tmp_path))

    notes = sample.pack()
    every = ids(notes)
    assert all(1_500_000_000_000 <= id_ < 1_600_000_000_000 for id_ in every.values())
    assert ids(notes[3:]) == {note.guid: every[note.guid] for note in notes[3:]}
    cards = [id_ for (id_,) in rows(tmp_path / "a.apkg", "select id from cards", tmp_path)]
    assert len(set(cards) | set(every.values())) == len(cards) + len(every)


def test_clashing_ids_move_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_rows, "row_id", lambda key: 1_500_000_000_000 + len(key) % 2)
    summary = write(tmp_path / "a.apkg", sample.pack())
    ((notes,),) = rows(tmp_path / "a.apkg", "select count(distinct id) from notes", tmp_path)
    assert notes == sum(summary.notes.values())


def test_two_notes_with_one_guid_are_refused(tmp_path: Path) -> None:
    notes = sample.pack()
    with pytest.raises(ValueError, match="two notes have the guid"):
        write(tmp_path / "a.apkg", [*notes, replace(notes[1], guid=notes[0].guid)])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    note = sample.pack()[0]
    with pytest.raises(ValueError, match="no such field: Txet"):
        write(tmp_path / "a.apkg", [replace(note, fields={**note.fields, "Txet": "x"})])


def test_a_note_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    (note,) = sample.pack([sample.concept("No reference at all", [])])
    with pytest.raises(ValueError, match="has no card"):
        write(tmp_path / "a.apkg", [note])


@pytest.mark.parametrize("deck_id", [1, 0, -5])
def test_ankis_own_deck_is_refused(tmp_path: Path, deck_id: int) -> None:
    with pytest.raises(ValueError, match="deck id"):
        write(tmp_path / "a.apkg", sample.pack(), deck_id=deck_id)


def test_tags_have_no_white_space_and_no_empty_level(tmp_path: Path) -> None:
    tags = ("a b\tc\nd", "x::y z::", "::", "", " ", 'say "so"', "a b\tc\nd", "é\x1f\u3000f")
    write(tmp_path / "a.apkg", [replace(sample.pack()[0], tags=tags)])
    ((stored,),) = rows(tmp_path / "a.apkg", "select tags from notes", tmp_path)
    assert stored == " a_b_c_d say_so x::y_z é_f "


def test_a_failed_write_leaves_the_old_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "build" / "a.apkg"
    write(path, sample.pack())
    old = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write(path, sample.pack(sample.SHOWN))
    assert path.read_bytes() == old
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_readable_like_any_other(tmp_path: Path) -> None:
    write(tmp_path / "a.apkg", sample.pack())
    (tmp_path / "plain").write_text("x")
    assert (tmp_path / "a.apkg").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_many_angle_brackets_take_no_time(tmp_path: Path) -> None:
    """Unguarded, genanki looks through a field like this for ten seconds."""
    note = sample.pack()[0]
    start = time.process_time()
    write(tmp_path / "a.apkg", [replace(note, fields={**note.fields, "Notice": "<" * 32_000})])
    assert time.process_time() - start < 2
