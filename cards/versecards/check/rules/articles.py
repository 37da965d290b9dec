"""Rules for the article itself."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.article.model import BlockKind
from versecards.check.context import Context, place_of, short
from versecards.check.registry import check
from versecards.extract.reading import ReadBlock
from versecards.problems import Place, Problem, problem
from versecards.scripture.quotation import words

_OWN_WORDS = 4
"""A bullet with fewer words beside its references may stand in two lists ("John 3:16")."""


@check("bullet-twice")
def bullet_twice(context: Context) -> Iterator[Problem]:
    """Bullets that say the same as an earlier one of their article, word for word."""
    for reading in context.extraction.readings:
        seen: dict[tuple[object, ...], Place] = {}
        for block in reading.blocks:
            if block.block.kind is not BlockKind.BULLET:
                continue
            said = tuple(words(block.block.text))
            key = (said,) if _own_words(block) >= _OWN_WORDS else (said, block.section.line)
            place = place_of(reading, block)
            first = seen.setdefault(key, place)
            if first != place:
                text = short(block.block.text)
                yield problem("bullet-twice", place, first=first[1], text=text)


def _own_words(block: ReadBlock) -> int:
    mentioned = sum(len(words(mention.text)) for mention in block.mentions)
    return len(words(block.block.text)) - mentioned
