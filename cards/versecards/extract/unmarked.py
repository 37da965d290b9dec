"""Words of a verse that an author gives as those of a translation, without quotation marks.

"God made us alive with Christ (Ephesians 2:5, NIV)." may be the verse or say it in words of the
author's own. What reads like the verse and no more is told: the card has another text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock
from versecards.scripture.likeness import likeness
from versecards.scripture.mention import Mention
from versecards.scripture.texts.store import Translation

_ALIKE = 0.35
"""Likeness (``scripture/likeness.py``) from which words may be those of their verse: 97 of 100
verses of the BSB have it, and 3 in 100 statements of articles."""
_FEWEST = 4
"""Words that may be a verse."""


def unmarked(block: ReadBlock, texts: Sequence[Translation]) -> Iterator[Quotation]:
    """Yield what a block gives as words of a translation, and that is taken for none."""
    floor = 0
    for mention in block.mentions:
        start, floor = floor, mention.end
        if not (mention.translation and len(mention.usable) == 1):
            continue
        quoted = any(q.outer_end > start and q.outer_start < mention.end for q in block.quotations)
        span = None if quoted else _most_alike(block, start, mention, texts)
        if span is not None:
            text = block.block.text[slice(*span)]
            name = mention.translation
            yield Quotation(*span, *span, text, mention.usable, False, name, fault="unmarked")


def _most_alike(
    block: ReadBlock, floor: int, mention: Mention, texts: Sequence[Translation]
) -> tuple[int, int] | None:
    """The sentences in front of a passage that read most like it, if they do."""
    text, passage = block.block.text, mention.usable[0]
    end = len(text[: mention.start].rstrip(" ([—–-"))
    starts = [s.start for s in block.sentences if floor <= s.start < end]
    best: tuple[float, int] | None = None
    for start in starts:
        words = text[start:end]
        like = likeness(words, passage, texts) if len(words.split()) >= _FEWEST else None
        if like is not None and like.whole >= _ALIKE and (best is None or like.gain > best[0]):
            best = like.gain, start
    return (best[1], end) if best else None
