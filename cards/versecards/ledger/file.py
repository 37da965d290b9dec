"""The ledger as a file: one note a line, for people, for ``diff`` and for git's merge.

The file is one JSON array with a line for each of its members, which are arrays too. The
first names the format, its version and the deck; then come the note types, the verses in
the order of the Bible, and the articles by file name, each with its title and its notes
in the order of the article; the last says that the file is whole. A line stays the same
while its note does, so two people's edits merge as their edits of the articles do. Where
git's merge has left two lines of one note, the one that changed last is taken.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from versecards.ledger.entry import Entry
from versecards.ledger.faults import VERSION, damaged, explain
from versecards.ledger.rows import (
    ARTICLE,
    END,
    HEADER,
    KINDS,
    NOTE_TYPE,
    entry_of,
    parse,
    row_of,
    sound,
)
from versecards.problems import Problem, problem

_LARGE = 50_000


@dataclass(frozen=True)
class Content:
    """What stands in a ledger's file.

    ``entries`` are in the order of the file. ``titles`` maps article files to titles,
    ``notetypes`` names of note types to (mod, fingerprint). ``problems`` are for notes.
    """

    deck_id: str
    entries: tuple[Entry, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    notetypes: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def encode(content: Content) -> bytes:
    """Return the file's bytes; the same for the same content."""
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    lines = [write([HEADER, VERSION, content.deck_id])]
    for name, (mod, fingerprint) in sorted(content.notetypes.items()):
        lines.append(write([NOTE_TYPE, name, mod, fingerprint]))
    article = ""
    for entry in content.entries:
        if entry.article != article:
            article = entry.article
            lines.append(write([ARTICLE, article, content.titles.get(article, "")]))
        lines.append(write(row_of(entry)))
    lines.append(write(END))
    text = ",\n".join(lines)
    return f"[{text}]\n".encode("utf-8", "surrogatepass")


def decode(data: bytes, deck_id: str, shown: str) -> Content:
    """Read a ledger's file. ``shown`` is its name in messages.

    ``ContentError`` when it is damaged, of a newer version, of another deck, or full of
    the marks of a merge that was not finished; every problem has its line.
    """
    try:
        text = data.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise damaged(shown, [(line, "bytes")]) from None
    with _without_collecting():
        rows = parse(text)
        whole = isinstance(rows, list) and rows[:1] == [[HEADER, VERSION, deck_id]]
        found = sound(rows[1:-1]) if whole and rows[-1] == END else None
        if found is None:
            raise explain(text, deck_id, shown)
        notes, others = found
        entries = [entry_of(row) for row in notes]
    problems: tuple[Problem, ...] = ()
    if len({row[4] for row in notes}) < len(notes):
        entries, problems = _once_each(entries, rows, shown)
    titles = {row[1]: row[2] for row in others if row[0] == ARTICLE}
    notetypes = {row[1]: (row[2], row[3]) for row in others if row[0] == NOTE_TYPE}
    return Content(deck_id, tuple(entries), titles, notetypes, problems)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage among millions of new values: that takes longer
    than to read them. So many are also set apart for good; they live as long as the build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _LARGE:
            gc.freeze()
        if was_on:
            gc.enable()


def _once_each(
    entries: Sequence[Entry], rows: Sequence[Sequence[Any]], shown: str
) -> tuple[list[Entry], tuple[Problem, ...]]:
    """Keep one entry of a guid, the one that changed last."""
    newest: dict[str, Entry] = {}
    for entry in entries:
        other = newest.get(entry.guid)
        if other is None or entry.mod > other.mod:
            newest[entry.guid] = entry
    lines = [number for number, row in enumerate(rows, 1) if row[0] in KINDS]
    kept: list[Entry] = []
    problems: list[Problem] = []
    for number, entry in zip(lines, entries, strict=True):
        if newest[entry.guid] is entry:
            kept.append(entry)
            continue
        problems.append(problem("ledger-twice", (shown, number, 1), guid=entry.guid))
    return kept, tuple(problems)
