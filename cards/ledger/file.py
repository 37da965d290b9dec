"""The ledger as a file: one note a line, for people, for ``diff`` and for git's merge.

Every line is a JSON array. The first names the format, its version and the deck; then
come the note types, the verses in the order of the Bible, and the articles by file name,
each with its title and its notes in the order of the article; the last line says that
the file is whole. A line stays the same while its note does, so two people's edits merge
as their edits of the articles do. Where git's merge has left two lines of one note, the
one that changed last is taken.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from cards.ledger.entry import CLEARED, GONE, SKIPPED, Entry, Slot
from cards.notes import Kind
from cards.problems import ContentError, Problem, Severity

VERSION = 1
_HEADER = "versecards ledger"
_NOTE_TYPE, _ARTICLE, _END = "note type", "article", "end of ledger"
_KINDS = frozenset(kind.value for kind in Kind)
_RETIRED = frozenset((GONE, SKIPPED, CLEARED))
_MARKS = ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> ")
_MOST_PROBLEMS = 10
_RESTORE = (
    "take the file from git or from a backup; without it the deck still builds, but edited "
    "notes would come as new ones"
)


@dataclass(frozen=True)
class Content:
    """What stands in a ledger's file.

    ``entries`` are in the order of the file. ``titles`` maps article files to titles,
    ``notetypes`` names of note types to (mod, fingerprint). ``problems`` are for notes.
    """

    deck_id: str
    entries: tuple[Entry, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
    notetypes: dict[str, tuple[int, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def encode(content: Content) -> bytes:
    """Return the file's bytes; the same for the same content."""
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = [write([_HEADER, VERSION, content.deck_id])]
    for name, (mod, fingerprint) in sorted(content.notetypes.items()):
        lines.append(write([_NOTE_TYPE, name, mod, fingerprint]))
    named = ""
    for entry in content.entries:
        if entry.article != named:
            named = entry.article
            lines.append(write([_ARTICLE, named, content.titles.get(named, "")]))
        lines.append(write(_row(entry)))
    lines.append(write([_END]))
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _row(entry: Entry) -> list[Any]:
    items = [item if not freed else [item, freed] for item, freed in entry.items]
    row = [entry.kind, entry.article, entry.text, items, *entry[4:8]]
    more: dict[str, Any] = {}
    if entry.retired:
        more["retired"] = entry.retired
    if entry.first:
        more["first"] = entry.first
    return [*row, more] if more else row


def decode(data: bytes, deck_id: str, shown: str) -> Content:
    """Read a ledger's file. ``shown`` is its name in messages.

    ``ContentError`` when it is damaged, of a newer version, of another deck, or full of
    the marks of a merge that was not finished; every problem has its line.
    """
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _damaged(shown, [(line, "these bytes are not UTF-8 text")]) from None
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    _no_merge_marks(lines, shown)
    while lines and not lines[-1].strip():
        lines.pop()
    _check_header(lines, deck_id, shown)
    if len(lines) < 2 or lines[-1] != f'["{_END}"]':
        raise _damaged(shown, [(len(lines), "the file ends here; its last lines are missing")])
    rows = _rows(lines[1:-1], shown)
    notetypes = {row[1]: (row[2], row[3]) for row in rows if row[0] == _NOTE_TYPE}
    titles = {row[1]: row[2] for row in rows if row[0] == _ARTICLE}
    entries = tuple([_entry(row) for row in rows if row[0] in _KINDS])
    entries, problems = _once_each(entries, rows, shown)
    return Content(deck_id, entries, titles, notetypes, problems)


def _entry(row: Sequence[Any]) -> Entry:
    items: tuple[Slot, ...] = ()
    if row[3]:
        items = tuple([(i, 0) if i.__class__ is str else (i[0], i[1]) for i in row[3]])
    if len(row) == 8:
        return Entry(row[0], row[1], row[2], items, row[4], row[5], row[6], row[7])
    first = row[8].get("first")
    return Entry(
        *(row[0], row[1], row[2], items, row[4], row[5], row[6], row[7]),
        row[8].get("retired", ""),
        tuple(first) if first else None,
    )


def _no_merge_marks(lines: Iterable[str], shown: str) -> None:
    found = [number for number, line in enumerate(lines, 1) if line.startswith(_MARKS)]
    if found:
        raise ContentError(
            *(
                Problem(
                    *(shown, number, 1, "ledger-conflict", Severity.ERROR),
                    "the marks of an unfinished merge stand here",
                    "delete the lines that begin with <<<<<<<, |||||||, ======= and >>>>>>>, "
                    "keep all others, and build again: of two lines of one note the newer counts",
                )
                for number in found[:_MOST_PROBLEMS]
            )
        )


def _check_header(lines: Sequence[str], deck_id: str, shown: str) -> None:
    header = _parse(lines[0]) if lines else None
    if not isinstance(header, list) or len(header) < 3 or header[0] != _HEADER:
        raise _damaged(shown, [(1, "this is not the first line of a ledger")])
    if not isinstance(header[1], int) or header[1] > VERSION:
        raise ContentError(
            Problem(
                *(shown, 1, 1, "ledger-version", Severity.ERROR),
                f"this ledger has the format {header[1]}; this versecards knows {VERSION}",
                "install the newer versecards that wrote it: pip install --upgrade versecards",
            )
        )
    if header[2] != deck_id:
        raise ContentError(
            Problem(
                *(shown, 1, 1, "ledger-deck", Severity.ERROR),
                f"this ledger belongs to the deck with the id {header[2]!r}, not {deck_id!r}",
                "set the deck's id back, or, for a deck that starts anew, move this file away",
            )
        )


def _rows(lines: Sequence[str], shown: str) -> list[list[Any]]:
    """Parse the lines between the first and the last: all at once, or to find the fault."""
    rows = _parse(f"[{','.join(lines)}]")
    if isinstance(rows, list) and len(rows) == len(lines) and _sound(rows):
        return rows
    faults = []
    for number, line in enumerate(lines, 2):
        row = _parse(line)
        if row is None:
            faults.append((number, "this line cannot be read"))
        elif not _sound([row]):
            faults.append((number, "this line does not say what a line of a ledger says"))
    raise _damaged(shown, faults or [(2, "the lines cannot be read together")])


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _sound(rows: Sequence[Any]) -> bool:
    """Whether every row has the right number of values of the right types."""
    if not set(map(type, rows)) <= {list} or not all(rows):
        return False
    notes = [row for row in rows if row[0].__class__ is str and row[0] in _KINDS]
    others = [row for row in rows if row[0].__class__ is not str or row[0] not in _KINDS]
    for row in others:
        types = [type(value) for value in row]
        if types != ([str, str, int, str] if row[0] == _NOTE_TYPE else [str, str, str]) or row[
            0
        ] not in (_NOTE_TYPE, _ARTICLE):
            return False
    if not set(map(len, notes)) <= {8, 9}:
        return False
    columns = list(zip(*[row[:8] for row in notes], strict=True))
    wanted = (str, str, str, list, str, int, int, str)
    if any(set(map(type, column)) != {want} for column, want in zip(columns, wanted, strict=False)):
        return False
    items = chain.from_iterable(row[3] for row in notes)
    return all(item.__class__ is str or _sound_slot(item) for item in items) and all(
        _sound_more(row[8]) for row in notes if len(row) == 9
    )


def _sound_slot(item: Any) -> bool:
    return isinstance(item, list) and [type(value) for value in item] == [str, int]


def _sound_more(more: Any) -> bool:
    if not isinstance(more, dict) or not set(more) <= {"retired", "first"}:
        return False
    first = more.get("first", ["", ""])
    return (
        more.get("retired", GONE) in _RETIRED
        and isinstance(first, list)
        and [type(value) for value in first] == [str, str]
    )


def _once_each(
    entries: tuple[Entry, ...], rows: Sequence[Sequence[Any]], shown: str
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Keep one line of a guid, the one that changed last."""
    newest: dict[str, Entry] = {}
    for entry in entries:
        other = newest.get(entry.guid)
        if other is None or entry.mod > other.mod:
            newest[entry.guid] = entry
    if len(newest) == len(entries):
        return entries, ()
    kept = {id(entry) for entry in newest.values()}
    lines = [number for number, row in enumerate(rows, 2) if row[0] in _KINDS]
    problems = tuple(
        Problem(
            *(shown, number, 1, "ledger-twice", Severity.NOTE),
            f"the note {entry.guid} has another line that changed later; that one is used",
        )
        for number, entry in zip(lines, entries, strict=True)
        if id(entry) not in kept
    )
    return tuple(entry for entry in entries if id(entry) in kept), problems


def _damaged(shown: str, faults: Sequence[tuple[int, str]]) -> ContentError:
    return ContentError(
        *(
            Problem(shown, line, 1, "ledger-damaged", Severity.ERROR, message, _RESTORE)
            for line, message in faults[:_MOST_PROBLEMS]
        )
    )
