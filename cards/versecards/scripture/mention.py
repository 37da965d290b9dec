"""What the scanner finds: mentions of references in a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from versecards.scripture.reference import Reference


class Status(str, Enum):
    """How far a part of a mention can be relied on."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    """A name and a number that may be something else ("Mark 3")."""
    MISSING = "missing"
    """Well formed, but the Bible has no such chapter or verse."""
    NUMBERING = "numbering"
    """Exists only in some Bibles' numbering or text (3 John 15, Romans 16:24)."""
    DEUTEROCANONICAL = "deuterocanonical"
    """In a book that is not among the 66 ("Tobit 12:12")."""
    UNRESOLVED = "unresolved"
    """Leans on what was said before ("v. 25"), which does not settle it."""


class Part(NamedTuple):
    """One reference of a mention.

    ``start`` and ``end`` are offsets into the scanned text and ``text`` is what stands
    there: ``John 17:9``, ``15`` and ``17`` in "John 17:9, 15, 17". ``reference`` is
    ``None`` when unresolved or of another book. ``nearest`` is the closest place that exists
    when the status is ``MISSING``, and where the embedded text has the words when it is
    ``NUMBERING`` (``None`` where it has them at the same place). ``note`` says in plain
    words why a part is not sure. (A tuple, since a scan makes thousands.)
    """

    start: int
    end: int
    text: str
    reference: Reference | None
    status: Status = Status.SURE
    nearest: Reference | None = None
    note: str = ""


@dataclass(unsafe_hash=True)
class Mention:
    """One stretch of text that names references of one book: "Hebrews 2:17-18, 4:15, ESV".

    ``start`` and ``end`` are offsets into the scanned text. ``translation`` is the name
    written after it ("ESV"), which belongs to the stretch, or empty. A new book begins a
    new mention. An ``aside`` is only compared ("cf. Genesis 14"): what follows does not
    lean on it. A ``leaning`` one names no book itself ("v. 5"). (Nobody changes one; it is
    not frozen, since that takes seven times as long to make.)
    """

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    translation: str = ""
    aside: bool = False
    leaning: bool = False

    def moved(self, offset: int) -> Mention:
        """Return it as it stands in a longer text, in which what was scanned begins there."""
        parts = tuple(p._replace(start=p.start + offset, end=p.end + offset) for p in self.parts)
        return replace(self, start=self.start + offset, end=self.end + offset, parts=parts)

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references of all parts that were understood."""
        return tuple(part.reference for part in self.parts if part.reference is not None)

    @cached_property
    def usable(self) -> tuple[Reference, ...]:
        """The references that a card may be made of: neither doubtful nor missing."""
        return tuple(
            part.reference
            for part in self.parts
            if part.reference is not None and part.status in (Status.SURE, Status.NUMBERING)
        )
