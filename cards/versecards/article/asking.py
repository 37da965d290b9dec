"""Which part of an article is there to ask: by its heading, or where its questions stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from versecards.article.model import Block, BlockKind, Role
from versecards.article.noanswer import LONGEST_QUESTION, asks
from versecards.article.roles import ASKING
from versecards.languages import Language
from versecards.marks import BEHIND, one_of

_STOP = re.compile(rf"[.?!](?={one_of(BEHIND + '*_')}*(?:\s|$))")
# So many questions, and such a share of a list, at the end of a text are there to be asked.
_FEWEST_ASKED, _SHARE_ASKED = 3, 0.8


@lru_cache(maxsize=256)
def promises_questions(role: Role, heading: str, language: Language) -> bool:
    """Tell whether a section asks, by its role or by its heading ("Bible questions")."""
    if role in ASKING:
        return True
    pattern = language.pattern("questions", "asks")
    return role is Role.OTHER and heading.rstrip()[-1:] != "?" and bool(pattern.search(heading))


def first_of_questions(blocks: Sequence[Block]) -> int:
    """Return which block begins the questions that a text ends with; their number for none.

    A sheet prints its passage and asks about it in one list, or in paragraphs that only ask.
    """
    first = len(blocks)
    kind = blocks[-1].kind if blocks else None
    while first and blocks[first - 1].kind is kind:
        if kind is not BlockKind.BULLET and not asks_only(blocks[first - 1]):
            break
        first -= 1
    asked = blocks[first:]
    asking = sum("?" in block.text for block in asked)
    enough = len(asked) >= _FEWEST_ASKED and asking >= len(asked) * _SHARE_ASKED
    return first if enough else len(blocks)


def asked_above(blocks: Sequence[Block]) -> int:
    """Return how many items that ask, and that nothing leads up to, stand above other items.

    A table's rows are such others too; 0 where there are too few questions, or text below them.
    """
    for at, block in enumerate(blocks):
        item = block.kind is BlockKind.BULLET and block.lead is None
        if not (item and asks(block)):
            return at if at >= _FEWEST_ASKED and (item or block.cells) else 0
    return 0


def asks_only(block: Block) -> bool:
    """Tell whether a paragraph asks, and says hardly more ("Who is he? How so? Explain.")."""
    stops = _STOP.findall(block.text)
    asking = stops[:1] == ["?"] and stops.count("?") * 2 > len(stops)
    return asking and len(block.text) <= LONGEST_QUESTION
