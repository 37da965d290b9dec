"""What of all that is found deserves a card: each thing is weighed, by one table.

Whoever looks at a passage or a statement gives ``Reason`` after ``Reason``; the table
(``reasons.json``) has what each weighs and how it is said, and from which sum on a thing is
chosen. So a choice can be read in one place, and told to the user (``list --why``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from versecards.article.inwords import near, shows_lines
from versecards.article.model import Article
from versecards.datafiles import read_table
from versecards.notes import Kind, Note
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference

_DECIDES = 50.0
"""A weight from which nothing else counts; no evidence of any thing weighs nearly as much."""


@dataclass(frozen=True)
class Reason:
    """One piece of evidence for or against a card.

    ``code`` names its row in the table; ``weight`` is what it weighs here. ``line`` is where
    in the article it stands, 0 where it has no place of its own.
    """

    kind: Kind
    code: str
    weight: float
    line: int = 0

    @property
    def says(self) -> str:
        """The reason in plain words: "quoted word for word"."""
        words: str = _table(self.kind)["reasons"][self.code]["says"]
        return words

    def told(self, file: str, article: Article | None = None) -> str:
        """Return the reason with its place, for a person: "quoted word for word (line 12)".

        ``file`` is that of the article; one that shows no lines gives no place where the
        article itself is not at hand.
        """
        place = f"line {self.line}" if self.line and shows_lines(file) else ""
        if words := near(article, self.line):
            place = f"at “{words}”"
        return f"{self.says} ({place})" if place else self.says


@dataclass(frozen=True)
class Choice:
    """A thing that was found, whether it becomes a note, and why.

    ``text`` is what a person knows it by: "Romans 8:34", or the statement; ``file`` (as the
    user would write it), ``line`` and ``column`` are where it stands first.
    """

    kind: Kind
    text: str
    file: str
    line: int
    column: int
    reasons: tuple[Reason, ...]
    chosen: bool

    @property
    def score(self) -> float:
        """The weight of all reasons together."""
        return score(self.reasons)

    @property
    def needed(self) -> float:
        """The weight from which on it becomes a note."""
        return float(_table(self.kind)["enough"])


@lru_cache(maxsize=4096)
def reason(kind: Kind, code: str, line: int = 0, times: float = 1.0) -> Reason:
    """Return a reason with the weight that the table gives it, ``times`` over.

    Raises ``KeyError`` for a code that the table does not have.
    """
    return Reason(kind, code, times * float(_table(kind)["reasons"][code]["weight"]), line)


def score(reasons: Iterable[Reason]) -> float:
    """Return the weight of reasons together."""
    return sum(entry.weight for entry in reasons)


def strongest(reasons: Iterable[Reason]) -> list[Reason]:
    """Return what speaks for a card, the weightiest first."""
    return sorted((r for r in reasons if r.weight > 0), key=lambda r: -r.weight)


def decides(weight: float) -> bool:
    """Whether a weight is so great, for or against, that it decides alone."""
    return abs(weight) >= _DECIDES


def without_rank(reasons: Iterable[Reason]) -> float:
    """Return the weight of reasons, whatever others there are that weigh more."""
    return score(entry for entry in reasons if entry.code != "beyond")


def decided(reasons: Iterable[Reason]) -> bool:
    """Whether the author's own word or a plain rule decides for a card."""
    return score(reasons) >= _DECIDES


def enough(kind: Kind, reasons: Iterable[Reason]) -> bool:
    """Whether reasons together weigh enough for a card of this kind."""
    return score(reasons) >= float(_table(kind)["enough"])


def without_skipped(choices: Iterable[Choice], skipped: Iterable[Note]) -> Iterator[Choice]:
    """Yield choices, those as not chosen of which the author wants no note."""
    texts: set[tuple[Kind, str]] = set()
    verses: set[Reference] = set()
    for note in skipped:
        if note.kind is Kind.VERSE:
            verses.update(note.references[0].verses())
        else:
            texts.add((note.kind, note.text))
    for choice in choices:
        if choice.kind is Kind.VERSE:
            passages = parse_reference(choice.text) if verses else []
            unwanted = any(verses.issuperset(passage.verses()) for passage in passages)
        else:
            unwanted = (choice.kind, choice.text) in texts
        if choice.chosen and unwanted:
            reasons = (*choice.reasons, reason(choice.kind, "skipped"))
            yield replace(choice, chosen=False, reasons=reasons)
        else:
            yield choice


@cache
def _table(kind: Kind) -> Any:
    return read_table(Path(__file__).with_name("reasons.json"))[kind.value]
