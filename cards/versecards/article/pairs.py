"""Questions and answers that stand in one block, parted: "What is sin? Answer: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from versecards.article.blocks import part
from versecards.article.inline import Pair, answers_inside
from versecards.article.model import Block, BlockKind, Span
from versecards.article.noanswer import asks, is_passage, is_told_to_do
from versecards.article.quiz import Quiz
from versecards.languages import Language
from versecards.marks import BEHIND, ends_asking, one_of

_PASSAGE = r"(?:\s*[(\[][^()\[\]?]{0,40}\d[^()\[\]?]{0,40}[)\]])"
"""The passage that a question is about, in brackets behind it: "… (v. 16)"."""
_QUESTION_MARK = re.compile(rf"\?{one_of(BEHIND + '*_')}*{_PASSAGE}?\s+")
_STOP_BEHIND = re.compile(r"[.;)\]]\s+")
_FEWEST_ITEMS = 2


def parted(quiz: Quiz, language: Language, *, asking: bool) -> list[Block]:
    """Part questions from their answers where both stand in one block."""
    blocks = quiz.blocks
    below = [0 if quiz.is_right(block) else _line_below(block) for block in blocks]
    items = [block.kind is BlockKind.BULLET for block in blocks]
    several = sum(place > 0 for place in below) >= _FEWEST_ITEMS
    inside = answers_inside(blocks, language)
    result: list[Block] = []
    for block, line, item in zip(blocks, below, items, strict=True):
        labelled = _labelled_answer(block, language)
        alone = language.pattern("layout", "answer below").search(block.text)
        place = line if not labelled and (several if item else asking and not alone) else 0
        cells = _cells_of_answer(block)
        pairs: Sequence[Pair] = [cells] if cells else inside.get(id(block), ())
        if (labelled or place) and not cells:
            end, begin = labelled or (place, place)
            pairs = [((0, end), (begin, len(block.text)))]
            rest_text = block.text[begin:]
            left = language.pattern("layout", "no answer").match(rest_text)
            if not labelled and not left and is_told_to_do(rest_text, language):
                pairs = []  # "… ? Explain."
        for asked, answer in pairs:
            first, rest = part(block, *asked), part(block, *answer)
            if first is not None and rest is not None:
                rest = replace(rest, kind=BlockKind.PARAGRAPH)
                result += [first, rest]
                if cells or not (labelled or (place and item)):
                    quiz.add_right(rest)
        if not pairs:
            result.append(block)
    return result


def _cells_of_answer(block: Block) -> tuple[Span, Span] | None:
    """Return the cell of a row that asks and the next one, which answers it."""
    for asked, answer in pairwise(block.cells):
        if ends_asking(block.text[slice(*asked)].strip()) and block.text[slice(*answer)].strip():
            return asked, answer
    return None


def _line_below(block: Block) -> int:
    """Return where in a block the line below its question begins; 0 for none.

    A paragraph is broken nowhere else, or it is a stanza.
    """
    places = [at for at in block.breaks if block.text[:at].rstrip().endswith("?")]
    if block.kind is BlockKind.BULLET:
        return next(iter(places), 0)
    whole = block.kind is BlockKind.PARAGRAPH and len(block.breaks) == 1
    return places[0] if whole and places and not asks(block) else 0


def _labelled_answer(block: Block, language: Language) -> Span | None:
    """Return where a question ends, and "A." begins behind it in the same block.

    Between the two may be its passage ("… flee? Verse 3. Answer: To Tarshish").
    """
    answer = language.pattern("layout", "answer label")
    verses = language.pattern("layout", "verses only")
    for match in _QUESTION_MARK.finditer(block.text):
        starts = [match.end(), *(m.end() for m in _STOP_BEHIND.finditer(block.text, match.end()))]
        for place in starts:
            passage = block.text[match.end() : place]
            if answer.match(block.text, place) and (
                not passage or is_passage(passage, language) or verses.fullmatch(passage)
            ):
                return match.end(), place
    return None
