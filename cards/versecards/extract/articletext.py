"""An article as one text, so that words and their reference may meet across blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from versecards.article.model import Block, BlockKind, Span
from versecards.languages import Language
from versecards.marks import BEHIND, one_of
from versecards.scripture.mention import Mention

_AFTER_STOP = re.compile(rf"[.!?:]{one_of(BEHIND)}*\s+(?:[—–-]\s+)?(?=\S)")


@dataclass(frozen=True)
class Part:
    """A block of an article, or a heading, with the mentions in it.

    ``sentences`` are the offsets in the block at which a sentence begins. ``heading``: it
    is the title or a heading; ``labelled``: it stands where verses to learn are named.
    ``start`` is where it begins in the text of the article.
    """

    block: Block
    mentions: tuple[Mention, ...]
    sentences: tuple[int, ...] = ()
    heading: bool = False
    labelled: bool = False
    start: int = 0

    @property
    def end(self) -> int:
        """Where it ends in the text of the article."""
        return self.start + len(self.block.text)


@dataclass(frozen=True)
class ArticleText:
    """Headings and blocks, one after the other with a line break between them."""

    text: str
    parts: tuple[Part, ...]
    _starts: tuple[int, ...] = field(init=False)
    _edges: dict[int, list[int]] = field(init=False, default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(part.start for part in self.parts))

    def index(self, place: int) -> int:
        """Return the number of the part in which a place lies."""
        return max(bisect_right(self._starts, place) - 1, 0)

    def part(self, place: int) -> Part:
        """Return the part in which a place lies."""
        return self.parts[self.index(place)]

    def starts(self, part: Part) -> list[int]:
        """Return where a line, a cell or a sentence begins in a part."""
        if part.start not in self._edges:
            self._edges[part.start] = self._found_starts(part)
        return self._edges[part.start]

    @staticmethod
    def _found_starts(part: Part) -> list[int]:
        block = part.block
        cells = [start for start, _ in block.cells]
        after_stops = [stop.end() for stop in _AFTER_STOP.finditer(block.text)]
        # A small letter goes on with what the line before has begun.
        lines = [start for start in block.breaks if not block.text[start : start + 1].islower()]
        inside = {0, *lines, *cells, *part.sentences, *after_stops}
        return sorted(part.start + offset for offset in inside)

    def line(self, place: int) -> Span:
        """Return the line or cell of a block in which a place lies."""
        part = self.part(place)
        edges = [0, *part.block.breaks, *(start for start, _ in part.block.cells)]
        starts = sorted({part.start + offset for offset in edges})
        index = bisect_right(starts, place) - 1
        end = starts[index + 1] if index + 1 < len(starts) else part.end
        return starts[index], end

    def together(self, one: int, other: int) -> bool:
        """Whether two parts are paragraphs of one block quote."""
        quotes = {self.parts[one].block.quote, self.parts[other].block.quote}
        return one == other or (len(quotes) == 1 and 0 not in quotes)


def article_text(parts: Sequence[Part]) -> ArticleText:
    """Put the parts of an article together, and say of each where it begins."""
    placed: list[Part] = []
    start = 0
    for part in parts:
        placed.append(replace(part, start=start))
        start = placed[-1].end + 1
    return ArticleText("\n".join(part.block.text for part in placed), tuple(placed))


def is_editorial(block: Block, language: Language) -> bool:
    """Whether a block stands in a box of an editor's ("note", "warning")."""
    kinds = language.pattern("quotations", "box of a quotation")
    return bool(block.callout) and not kinds.fullmatch(block.callout)


def is_quote(block: Block, language: Language) -> bool:
    """Whether a block is set off as quoted from somebody else, who may be Scripture."""
    return block.kind is BlockKind.QUOTE and not is_editorial(block, language)
