"""Which USFM markers hold text of verses (USX and USFX use the same names)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table


@cache
def _table() -> dict[str, frozenset[str]]:
    data = read_table(Path(__file__).with_name("markers.json"))
    return {
        kind: frozenset(data[kind]) for kind in ("paragraphs", "spans", "parts of notes", "text")
    }


def base(marker: str) -> str:
    """The marker without its level: ``q2`` is ``q``, ``tc1-2`` is ``tc``."""
    return re.sub(r"\d+(-\d+)?$", "", marker)


def is_heading(marker: str) -> bool:
    """Whether a paragraph of this marker is a title, a heading or an introduction."""
    # A marker of somebody's own begins with z and is no text until we know better.
    return base(marker) in _table()["paragraphs"] or marker.startswith("z")


def is_note(marker: str) -> bool:
    """Whether a span of this marker is a note, a picture or another number."""
    return base(marker) in _table()["spans"]


def is_part_of_note(marker: str) -> bool:
    """Whether a span of this marker stands only within a note, such as its mark (``\\fm``)."""
    return base(marker) in _table()["parts of notes"]


def is_paragraph(marker: str) -> bool:
    """Whether the marker begins a paragraph, a line of poetry or a cell of verse text."""
    return base(marker) in _table()["text"]


def capitals(text: str) -> str:
    """Words set in small capitals ("Lord's") as capitals ("LORD's")."""
    return re.sub(r"(?<![’'\w])\w+", lambda word: word[0].upper(), text)
