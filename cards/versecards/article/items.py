"""What readers of formats with headings find, in order: headings and blocks."""

from __future__ import annotations

from dataclasses import dataclass

from versecards.article.model import Block, Role


@dataclass(frozen=True)
class Heading:
    """A heading: ``level`` counts from 1 at the top, 0 where the format has no levels.

    ``role`` is what the author himself says that it is for; else the table says it.
    ``block`` has the places of its words, where the reader knows them.
    """

    text: str
    line: int
    level: int = 0
    role: Role | None = None
    block: Block | None = None


Item = Heading | Block
