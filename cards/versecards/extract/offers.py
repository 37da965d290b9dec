"""What an article offers to the verses of its deck: the passages that it cites, weighed."""

from __future__ import annotations

from dataclasses import dataclass

from versecards.extract.choosing import Choice, Reason
from versecards.extract.keyverses import Weighed, weigh_article
from versecards.extract.reading import Reading
from versecards.extract.wordings import Wordings
from versecards.notes import Kind, Origin
from versecards.scripture.reference import Reference
from versecards.settings import Settings


@dataclass(frozen=True)
class Offered:
    """A passage that an article cites: what its verses need to know of it, and no more.

    ``chosen``: it is learned, as a part of ``passage`` where there is one. ``cited``: the
    article itself cites it. ``complete``: a sentence that goes on beyond its end is taken to
    where it ends. ``choice`` is what is told of it; nothing of one inside another. ``to_say`` are
    the passages to learn that it is, or is a part of: they are said whole too.
    """

    unit: Reference
    chosen: bool
    cited: bool
    complete: bool
    passage: Reference | None
    origin: Origin
    reasons: tuple[Reason, ...]
    choice: Choice | None
    to_say: tuple[Reference, ...] = ()

    @property
    def to_learn(self) -> bool:
        """Whether the article names it as a verse to learn."""
        return self._has("to learn")

    @property
    def worded(self) -> bool:
        """Whether the article has words of it."""
        return self._has("quoted") or self._has("quoted in part")

    def _has(self, code: str) -> bool:
        return any(found.code == code for found in self.reasons)


def offered(reading: Reading, settings: Settings, wordings: Wordings) -> tuple[Offered, ...]:
    """Return what an article cites, weighed, in its order; other articles count for nothing."""
    return tuple(
        Offered(
            entry.unit,
            entry.chosen,
            entry.cited,
            not (reading.article.listed or entry.candidate.ends_as_cited),
            entry.passage,
            reading.origin(settings, *entry.place),
            entry.reasons,
            _choice(entry, reading) if entry.chosen or not entry.has("inside") else None,
            tuple(one.reference for one in entry.candidate.citations if one.to_learn),
        )
        for entry in weigh_article(reading, settings, wordings)
    )


Offers = tuple[Reading, Settings, tuple[Offered, ...]]
"""An article, of which no block is looked at, with its settings and what it cites."""


def _choice(entry: Weighed, reading: Reading) -> Choice:
    block, offset = entry.place
    line, column = block.block.position(offset)
    shown = reading.article.shown
    name = entry.unit.format()
    return Choice(Kind.VERSE, name, shown, line, column, entry.reasons, entry.chosen)
