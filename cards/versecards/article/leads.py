"""The words that lead into the items of a list, and the items of a list within it.

"God hears us: – when we cry to him" says that God hears us when we cry to him. An item
that only goes on with a sentence gets the words that it goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from versecards.article.blocks import BlockBuilder, part
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.languages import Language

_LONGEST_LEAD = 160


def lead_in(items: Sequence[Item], language: Language) -> list[Item]:
    """Give the items of a list the paragraph before it, if that leads into them.

    An item that goes on with the sentence of what it stands under begins with it.
    """
    result: list[Item] = []
    # The paragraph that leads into the list below it, and what its items stand under.
    lead: Block | None = None
    under: Block | None = None
    for item in items:
        given = item
        if isinstance(item, Heading):
            lead = None
        elif item.kind is not BlockKind.BULLET:
            lead = item if item.text.endswith(":") else None
            under = item
        else:
            under = item.lead if under is lead else under
            above = lead if lead is not None and item.lead is under else item.lead
            given = _joined(above, replace(item, lead=above), language) if above else item
        result.append(given)
    return result


def _joined(lead: Block, item: Block, language: Language) -> Block:
    """Return an item with the words that it goes on with in front, or as it is."""
    goes_on = language.pattern("layout", "goes on").match(item.text)
    begun = _beginning(lead)
    if (
        begun
        and "?" in item.text
        and not language.pattern("questions", "asks on").search(begun.text)
    ):
        goes_on = None  # "Ask yourself: – How do I pray?": a question of its own
    if begun is None or not (item.text[:1].islower() or (goes_on and lead.text.endswith(":"))):
        return item
    if item.text.casefold().startswith(begun.text.casefold()):
        return item
    builder = BlockBuilder()
    builder.add_block(replace(begun, marks=(), italics=(), breaks=()))
    builder.add(" ", *begun.position(len(begun.text)))
    small = item.text[:1].lower() + item.text[1:] if goes_on else item.text
    builder.add_block(replace(item, text=small))
    joined = builder.block(BlockKind.BULLET)
    if joined is None:
        return item
    return replace(joined, kind=item.kind, lead=item.lead, callout=item.callout)


def _beginning(lead: Block) -> Block | None:
    """Return the sentence that is not ended yet, without the colon; none that is too long."""
    text = lead.text.rstrip(" :–—-…")
    if not text or text[-1] in ".!?;":
        return None
    start = max(text.rfind(stop) + 2 for stop in (". ", "! ", "? ", ": ", "; "))
    start = start if start > 1 else 0
    begun = part(lead, start, len(text))
    if begun is None or len(begun.text) > _LONGEST_LEAD or re.search(r"\d", begun.text):
        return None  # what names a passage would name it once more with each item
    return begun
