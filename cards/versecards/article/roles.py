"""Which part a section plays in its article, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from versecards.article.model import Block, BlockKind, Role
from versecards.article.noanswer import asks_with_passages
from versecards.marks import ends_asking

ASKING = frozenset({Role.REFLECT, Role.ENGAGE})
LISTS = ASKING | {Role.POINTS}
_LONGEST_ITEM = 300
# A list of questions with hardly anything around it is there to be asked.
_FEWEST_ASKED, _SHARE_ASKED, _MOST_AROUND = 3, 0.8, 2
_FEWEST_ALONE = 2
# Who says what follows, in a talk that is written down.
_SPEAKER = re.compile(r"((?:[A-Z][\w’'-]*\.?\s+){0,2}[A-Z][\w’'-]*):(?=\s)")
_FEWEST_SAID = 2


def role_when_read(role: Role, blocks: Sequence[Block]) -> Role:
    """Return the role of a section of these blocks.

    A summary all in bullets is points, a list of questions under whatever heading is one of
    questions. Points or questions that turn out to be prose, or points that lead into
    quotations, are read like the body; not so lessons that each open with a stressed sentence.
    """
    bullets = [block.kind is BlockKind.BULLET for block in blocks]
    if role is Role.IMPLICATIONS and _asks_all_through(blocks):
        return Role.ENGAGE
    if role is Role.QUICK_ANSWER and len(bullets) > 1 and all(bullets):
        return Role.POINTS
    if role in {Role.BODY, Role.OTHER, Role.IMPLICATIONS}:
        others = sum(not is_item(each) for each in blocks)
        asking = [asks_with_passages(each.text) for each in _that_may_ask(blocks)]
        fewest = 1 if role is Role.IMPLICATIONS else _FEWEST_ASKED
        many = len(asking) >= fewest and others <= _MOST_AROUND
        return Role.ENGAGE if many and sum(asking) >= len(asking) * _SHARE_ASKED else role
    if role in ASKING and _is_talk(blocks):
        return Role.BODY
    if role in LISTS and not any(bullets):
        points = role is Role.POINTS
        asks = not points and any("?" in block.text for block in blocks)
        lessons = points and all(block.marks[:1] and not block.marks[0][0] for block in blocks)
        quotes = points and any(
            block.text.endswith(":") and below.kind is BlockKind.QUOTE
            for block, below in pairwise(blocks)
        )
        long = any(len(block.text) > _LONGEST_ITEM for block in blocks)
        if not (asks or lessons) and (long or quotes):
            return Role.OTHER
    return role


def _asks_all_through(blocks: Sequence[Block]) -> bool:
    """Tell whether hardly more than questions stand here, as items or each by itself."""
    asking = sum(asks_with_passages(block.text) for block in blocks)
    short = all(len(block.text) <= _LONGEST_ITEM for block in blocks)
    return short and asking >= _FEWEST_ALONE and asking >= len(blocks) * _SHARE_ASKED


def _that_may_ask(blocks: Sequence[Block]) -> list[Block]:
    """Return the items that have to ask where a list is one of questions.

    What stands under a question helps to answer it; of a topic with items under it these ask
    ("The shield"), and a remark that is the first of them leads up to the next.
    """
    items = [block for block in blocks if is_item(block)]
    known = {id(block) for block in items}
    topics = {id(block.lead) for block in items}
    kept = []
    for above, block, below in zip((None, *items), items, (*items[1:], None), strict=False):
        lead = block.lead if id(block.lead) in known else None
        asks = asks_with_passages(block.text)
        helps = _is_under_question(block)
        opens = lead is not None and lead is above
        leads_up = opens and below is not None and below.lead is lead and ends_asking(below.text)
        if not (helps or (not asks and (leads_up or id(block) in topics))):
            kept.append(block)
    return kept


def _is_under_question(block: Block) -> bool:
    """Tell whether an item of a list stands under one that asks, or under what stands there."""
    lead = block.lead
    while lead is not None and is_item(lead):
        if asks_with_passages(lead.text):
            return True
        lead = lead.lead
    return False


def _is_talk(blocks: Sequence[Block]) -> bool:
    """Tell whether it is written down what several said: "Student: … Teacher: … Student: …"."""
    names = [match[1] for block in blocks if (match := _SPEAKER.match(block.text))]
    speakers = set(names)
    stressed = all(block.marks for block in blocks if _SPEAKER.match(block.text))
    return stressed and len(speakers) > 1 and len(names) >= _FEWEST_SAID * len(speakers)


def is_item(block: Block) -> bool:
    """Tell whether a block is an item of a list."""
    return block.kind is BlockKind.BULLET
