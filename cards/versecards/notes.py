"""The Note: what extraction gives and the package takes.

A note says *what* is to be learned. Which note of yesterday it is (``versecards.ledger``)
and how it looks (``versecards.anki``) are decided later, from what stands here. All text
is plain text: nothing is escaped or marked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from versecards.kinds import Kind as Kind  # noqa: PLC0414 (all who make notes have it from here)
from versecards.problems import Place
from versecards.scripture.reference import Reference

MOST_STEPS = 8
"""Steps of a verse that a note has room for: note types never change after a release."""
MOST_HIDDEN = 3
"""Phrases of a point, a card each; its note has places for as many, and for one that changed."""


@dataclass(frozen=True)
class Asked:
    """What one card of a statement asks for, and what its back shows.

    ``references`` are one answer: a passage, or several verses of one chapter ("John 17:9,
    15, 17"). ``text`` are its words, of a long passage its key lines; empty where there are
    none to show. ``translation`` names the text ("KJV"). ``also`` are other passages that
    are right answers too.
    """

    references: tuple[Reference, ...]
    text: str = ""
    translation: str = ""
    also: tuple[Reference, ...] = ()

    @property
    def osis(self) -> str:
        """The answer as OSIS writes it, its references with a space between."""
        return " ".join(reference.osis for reference in self.references)


@dataclass(frozen=True)
class Support:
    """A sentence of the article, without its references, and the passages it names."""

    sentence: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class VerseContent:
    """A unit to learn word for word: a verse, or a run of verses whose sentence runs on.

    With ``whole`` it is a whole passage to say, after the units that it is made of.
    ``translation`` is the short name of the text ("KJV", or empty where the article's
    own quotation is of an unknown one), ``language`` its language and ``label`` what the
    card says of it ("King James Version", "as quoted in the article"). ``quoted``: the
    words are the article's own quotation. ``part``: they are not the whole verse; ``text``
    then has an ellipsis where something is left out. ``before`` is the ending of the unit
    before, when the passage is a run, or of the verse in which its sentence begins.
    ``steps`` are the phrases to learn one after the other, or none.
    ``cited_in`` are the titles of the articles that cite it. ``notice`` is the
    translation's terms, or empty. ``audio``: the card reads it aloud; ``typing``: the
    answer may be typed, by its first letters.
    """

    kind: ClassVar[Kind] = Kind.VERSE

    reference: Reference
    text: str
    translation: str
    label: str
    quoted: bool = False
    part: bool = False
    before: str = ""
    steps: tuple[str, ...] = ()
    cited_in: tuple[str, ...] = ()
    notice: str = ""
    audio: bool = False
    typing: bool = False
    whole: bool = False
    language: str = "en"

    @property
    def key(self) -> str:
        """The OSIS reference."""
        return self.reference.osis

    @property
    def said(self) -> str:
        """Its text."""
        return self.text

    @property
    def items(self) -> tuple[str, ...]:
        """None."""
        return ()


@dataclass(frozen=True)
class ConceptContent:
    """A statement of the article and the passages that it asks for, a card each.

    ``sentence`` is the sentence as it stands in the article, references and all.
    ``context`` is the sentence before, where the statement cannot be understood without
    it ("He was tempted …"), or empty.
    """

    kind: ClassVar[Kind] = Kind.CONCEPT

    statement: str
    asked: tuple[Asked, ...]
    sentence: str
    context: str = ""

    @property
    def key(self) -> str:
        """The statement."""
        return self.statement

    @property
    def said(self) -> str:
        """The statement."""
        return self.statement

    @property
    def items(self) -> tuple[str, ...]:
        """What the cards ask for, as OSIS writes it."""
        return tuple(asked.osis for asked in self.asked)


@dataclass(frozen=True)
class PointContent:
    """A summary point. ``hidden`` are spans (start, end) of ``point``, one card each.

    ``by_sense``: no author chose them, so another phrase that is learned already may stay.
    """

    kind: ClassVar[Kind] = Kind.POINT

    point: str
    hidden: tuple[tuple[int, int], ...]
    support: tuple[Support, ...] = ()
    by_sense: bool = False

    @property
    def key(self) -> str:
        """The point."""
        return self.point

    @property
    def said(self) -> str:
        """The point."""
        return self.point

    @property
    def items(self) -> tuple[str, ...]:
        """The hidden phrases."""
        return tuple(self.point[start:end] for start, end in self.hidden)


@dataclass(frozen=True)
class QuestionContent:
    """A question with its answer, or (``prompt``) to think over.

    ``opening``: it is the article's own question, asked before all else of it.
    ``answer`` is the answer in the article's words where there is one (the quick
    answer), else empty; ``support`` are the article's sentences that speak to it.
    """

    kind: ClassVar[Kind] = Kind.QUESTION

    question: str
    answer: str = ""
    support: tuple[Support, ...] = ()
    prompt: bool = False
    opening: bool = False

    @property
    def key(self) -> str:
        """The question."""
        return self.question

    @property
    def said(self) -> str:
        """The question and its answer."""
        return f"{self.question} {self.answer}"

    @property
    def items(self) -> tuple[str, ...]:
        """None."""
        return ()


Content = VerseContent | ConceptContent | PointContent | QuestionContent
"""Each says of itself its ``kind``; its ``key``, by which a person knows it and equal ones of
an article are the same note; its ``said``, the words that it puts on cards; and its ``items``,
the things in it that have a card each."""


@dataclass(frozen=True)
class Origin:
    """Where a note comes from.

    ``articles`` are the files of the articles that give it (none: only the settings do).
    The first is the one that it stands in: ``title`` is that article's title, ``source``
    its address or citation, ``section`` the heading it stands under, and ``block`` and
    ``offset`` the place in it, as numbers of the article's blocks and of characters in the
    block's text. ``block`` is ``None`` where it stands in none: in the title, the front
    matter, the settings. ``file`` (as the user would write it), ``line`` and ``column``
    are the place for people. ``language`` is the article's, as an IETF tag ("pt-BR").
    """

    file: str
    line: int
    column: int
    articles: tuple[str, ...] = ()
    title: str = ""
    source: str = ""
    section: str = ""
    block: int | None = None
    offset: int = 0
    language: str = "en"

    @property
    def place(self) -> Place:
        """File, line and column."""
        return self.file, self.line, self.column


@dataclass(frozen=True)
class Note:
    """One thing to learn: its content, where it came from, and the author's own ``tags``.

    ``references`` are the passages that it draws on. ``why`` is the evidence for making
    it, strongest first, as short phrases ("quoted in full", "cited 3 times"). ``own``: the
    settings name it, so that it stays where they leave out all of its kind.
    """

    content: Content
    origin: Origin
    references: tuple[Reference, ...]
    tags: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    own: bool = False

    @property
    def kind(self) -> Kind:
        """The kind of its content."""
        return self.content.kind

    @property
    def text(self) -> str:
        """What a person knows it by: the key of its content."""
        return self.content.key

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The things in it that have a card each, so that each keeps its own card."""
        return self.content.items
