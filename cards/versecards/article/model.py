"""The Article: what every reader of a format gives and every later room takes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from versecards.problems import Problem
from versecards.scripture.reference import Reference

Span = tuple[int, int]
"""Where something begins in a text, and where it has ended."""


class Role(str, Enum):
    """What a section is for; the table of headings says which heading has which role."""

    QUICK_ANSWER = "quick answer"
    BODY = "body"
    OLD_TESTAMENT = "old testament"
    NEW_TESTAMENT = "new testament"
    IMPLICATIONS = "implications"
    POINTS = "points"
    REFLECT = "reflect"
    ENGAGE = "engage"
    KEY_VERSES = "key verses"
    ASIDE = "aside"
    """What stands beside the teaching and is none: announcements, further reading, materials."""
    OTHER = "other"
    """A section with a heading that the table does not know; read like the body."""


class BlockKind(str, Enum):
    """The shape of a block in the author's file."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    QUOTE = "quote"


@dataclass(frozen=True)
class Block:
    """One paragraph, bullet or block quote.

    ``text`` is plain text in one line: line breaks of the file are single spaces,
    white space is collapsed, no-break spaces and dashes stay as written.
    ``starts`` maps offsets in ``text`` to places in the file: (offset, line, column),
    ascending, the first with offset 0; lines and columns count from 1.
    ``marks`` are the spans (start, end) of ``text`` that the author stressed
    (``**bold**``, ``==mark==``), whose signs are not in ``text``; ``italics`` those that
    he set in italics. ``breaks`` are the offsets at which a line of the file, or of the
    page as a browser shows it, begins within the block. ``cells`` are the spans of the
    cells where the block is a row of a table, ``heads`` what stands at the head of the
    column of each (none: the row is at the head itself).

    ``lead`` is the block whose words lead into this one: the item that it stands under
    in a nested list, or the paragraph before its list that ends with a colon. Paragraphs
    of one block quote share a ``quote``, a number that is not 0. ``callout`` names the
    kind of the box that the block stands in ("note", "warning"): the words of an editor,
    however they are set off. ``verse`` spans the words of the passage that a line of a list of
    verses names.
    """

    kind: BlockKind
    text: str
    starts: tuple[tuple[int, int, int], ...]
    marks: tuple[Span, ...] = ()
    italics: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    cells: tuple[Span, ...] = ()
    heads: tuple[str, ...] = ()
    lead: Block | None = None
    quote: int = 0
    callout: str = ""
    verse: Span = (0, 0)

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) in the file of this offset in ``text``."""
        index = bisect_right(self.starts, (offset, 10**9, 10**9)) - 1
        base, line, column = self.starts[max(index, 0)]
        return line, column + (offset - base)

    @property
    def line(self) -> int:
        """The line on which the block begins."""
        return self.starts[0][1]


@dataclass(frozen=True)
class Section:
    """A heading as written (empty before the first one), its role, and its blocks.

    ``level`` counts from 1 at the top, 0 where the format has no levels. ``head`` is the
    heading as a block of its own, whose words have their places.
    """

    heading: str
    role: Role
    line: int
    blocks: tuple[Block, ...]
    level: int = 0
    head: Block | None = None


@dataclass(frozen=True)
class OwnCard:
    """A question that the author wrote out himself: ``cards:`` in the settings."""

    question: str
    answer: str
    line: int
    file: str = ""
    """Where it is written, as shown: in the article or in the deck's settings."""


@dataclass(frozen=True)
class OwnVerse:
    """A passage that the author wants cards of; with ``text``, a verse in these words.

    ``translation`` names what the words are of, where the author says so.
    """

    reference: Reference
    text: str
    translation: str
    line: int
    file: str = ""


@dataclass(frozen=True)
class OwnStatement:
    """A statement that the author wrote out, with the passages on which it rests."""

    statement: str
    references: tuple[Reference, ...]
    line: int
    file: str = ""


Own = OwnCard | OwnVerse | OwnStatement
"""What an author may write out himself."""


@dataclass(frozen=True)
class Answered:
    """A question that the article answers, and the blocks of the answer, as in a catechism.

    Both are blocks of a section too, or its heading.
    """

    question: Block
    answer: tuple[Block, ...]


@dataclass(frozen=True)
class Off:
    """A comment that switches checks off: its line, their codes, the lines it is for."""

    line: int
    codes: tuple[str, ...]
    lines: range


@dataclass(frozen=True)
class Article:
    """One article as read.

    ``file`` is its path relative to the source folder, with ``/`` (a single file: its
    name). ``shown`` is the path as the user would write it, for messages.
    ``notice`` is the copyright line of the source, never a card. ``quoting`` is the translation
    that it says once for all to quote. ``settings`` are the
    keys of its front matter as written; who uses them checks them.
    ``setting_lines`` gives the line of each key. ``head`` is the title as a block, and
    ``passages`` are the lines that say which passage the whole is about (``passage:`` in
    the front matter, "READING: …"). ``answered`` are the questions that it answers itself,
    ``asked`` others that are there to be asked, beside those or with a label.
    ``listed``: it is a list of verses to learn.
    ``problems`` is what could not be used, ``offs`` what the author does not want to
    hear of.
    """

    file: str
    shown: str
    title: str
    title_line: int
    sections: tuple[Section, ...]
    notice: str = ""
    quoting: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    setting_lines: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    offs: tuple[Off, ...] = ()
    head: Block | None = None
    passages: tuple[Block, ...] = ()
    answered: tuple[Answered, ...] = ()
    listed: bool = False
    asked: tuple[Block, ...] = ()
