"""The kinds of notes: the one table of them, which every list of kinds follows.

It is loaded by every command, so it needs nothing that is slow to load.
"""

from __future__ import annotations

from enum import Enum


class Kind(str, Enum):
    """A kind of note: its name, what several are called, and, where it is called otherwise,
    what is found in an article and becomes one."""

    VERSE = "verse", "verses", "passage"
    CONCEPT = "concept", "concepts", "statement"
    POINT = "point", "points"
    QUESTION = "question", "questions"

    plural: str
    found: str

    def __new__(cls, name: str, plural: str = "", found: str = "") -> Kind:
        """Make a kind of its row. Its value is its name, by which ``Kind(name)`` finds it."""
        kind = str.__new__(cls, name)
        kind._value_ = name
        kind.plural = plural
        kind.found = found or name
        return kind
