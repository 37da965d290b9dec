"""The Note: what extraction gives and the package takes.

A note says *what* is to be learned. Which note of yesterday it is (``versecards.ledger``)
and how it looks (``versecards.anki``) are decided later, from what stands here. All text
is plain text: nothing is escaped or marked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from versecards.scripture.reference import Reference


class Kind(str, Enum):
    """The four kinds of notes."""

    VERSE = "verse"
    CONCEPT = "concept"
    POINT = "point"
    QUESTION = "question"


@dataclass(frozen=True)
class Passage:
    """A reference, and the text of its verses where it is short enough to show (or empty).

    ``translation`` names the text ("KJV").
    """

    reference: Reference
    text: str = ""
    translation: str = ""


@dataclass(frozen=True)
class Support:
    """A sentence of the article, without its references, and the passages it names."""

    sentence: str
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class VerseContent:
    """One verse to learn word for word.

    ``translation`` is the short name of the text ("KJV", or empty where the article's
    own quotation is of an unknown one) and ``label`` what the card says of it ("King
    James Version", "as quoted in the article"). ``quoted``: the words are the article's
    own quotation. ``part``: they are not the whole verse; ``text`` then has an ellipsis
    where something is left out. ``before`` is the ending of the verse before, when the
    passage is a run. ``steps`` are the phrases to learn one after the other, or none.
    ``cited_in`` are the titles of the articles that cite it. ``notice`` is the
    translation's terms, or empty.
    """

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


@dataclass(frozen=True)
class ConceptContent:
    """A statement of the article and the passages that it rests on, each asked by a card.

    ``sentence`` is the sentence as it stands in the article, references and all.
    ``context`` is the sentence before, where the statement cannot be understood without
    it ("He was tempted …"), or empty.
    """

    statement: str
    passages: tuple[Passage, ...]
    sentence: str
    context: str = ""


@dataclass(frozen=True)
class PointContent:
    """A summary point. ``hidden`` are spans (start, end) of ``point``, one card each."""

    point: str
    hidden: tuple[tuple[int, int], ...]
    support: tuple[Support, ...] = ()


@dataclass(frozen=True)
class QuestionContent:
    """A question with its answer; ``open`` ones are prompts for thought.

    ``answer`` is the answer in the article's words where there is one (the quick
    answer), else empty; ``support`` are the article's sentences that speak to it.
    """

    question: str
    answer: str = ""
    support: tuple[Support, ...] = ()
    open: bool = False


Content = VerseContent | ConceptContent | PointContent | QuestionContent


@dataclass(frozen=True)
class Note:
    """One thing to learn, and where it came from.

    ``key`` is the natural key: equal keys of one kind are the same note (verse: its
    OSIS reference; others: article file and text). ``text`` is what a person knows the
    note by: the OSIS reference, the statement, the point, the question. ``items`` name
    the things of the note that have a card each (concept: the OSIS references; point:
    the hidden phrases), so that each keeps its own card; none for the other kinds.
    ``articles`` are the files of the articles it comes from, the first one being where
    ``file`` (as the user would write it), ``line`` and ``column`` point; ``title`` is
    that article's title, ``section`` the heading it stands under, ``source`` its address
    or citation. ``tags`` are the author's own.
    """

    kind: Kind
    key: str
    text: str
    content: Content
    references: tuple[Reference, ...]
    items: tuple[str, ...]
    articles: tuple[str, ...]
    title: str
    section: str
    source: str
    file: str
    line: int
    column: int
    tags: tuple[str, ...] = ()
