"""Labels that begin a paragraph and say what it is for: "Key verse: …", "Reflect: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from versecards.article.blocks import part
from versecards.article.boldlines import is_bold_line
from versecards.article.headings import Headings
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind, Role
from versecards.article.noanswer import asks_with_passages
from versecards.article.page import is_notice
from versecards.article.quiz import is_key
from versecards.article.roles import ASKING, is_item
from versecards.languages import Language
from versecards.marks import STOP

# Roles that a label may give to the one paragraph it begins ("Key verse: John 3:16") …
_ONE_BLOCK = {Role.QUICK_ANSWER, Role.KEY_VERSES}
# … and to all that follows it, as its heading would ("Reflect: How do you pray?").
ALL_FOLLOWING = {Role.POINTS, Role.REFLECT, Role.ENGAGE, Role.IMPLICATIONS}
_LABEL = re.compile(r"^(.{2,60}?)(?::| [-–—])(?=\s)")


@dataclass(frozen=True)
class Label:
    """What a label says, the role that it gives, and the rest of its paragraph."""

    heading: str
    role: Role
    content: Block


def label_of(block: Block, headings: Headings) -> Label | None:
    """Return the label that a paragraph begins with ("Key verse: John 3:16"), if any."""
    match = _LABEL.match(block.text)
    if match is None or is_key(block.text, headings.language):
        return None
    known = headings.role_of(match[1])
    quote = block.kind is BlockKind.QUOTE
    roles = {Role.QUICK_ANSWER} if quote else _ONE_BLOCK | ALL_FOLLOWING
    if is_item(block):
        roles = {Role.POINTS}  # "- Big idea: …" among others
    if known is None or known[1] not in roles:
        return None
    heading, role = known
    if quote:  # "> In short: …" only sets the author's own words apart
        block = replace(block, kind=BlockKind.PARAGRAPH, quote=0)
    colon = match[0].endswith(":")
    if role in ALL_FOLLOWING and not colon:
        return None
    content = part(block, match.end())
    blank = content is None or not re.search(r"[^\W_]", content.text)  # "Answer: ____"
    if content is None or blank or _is_no_text(content, headings.language):
        return None
    # "Key idea: growing in faith" is a theme, and no thought.
    theme = is_item(block) and not re.search(rf"{STOP}$", content.text)
    inner = _LABEL.match(content.text)
    if theme or headings.role_of(content.text) or (inner and headings.role_of(inner[1])):
        return None  # what stands behind the label is a heading or label itself
    return Label(heading, role, content)


def _is_no_text(content: Block, language: Language) -> bool:
    return is_bold_line(content) or is_notice(content.text, language)


def part_at_labels(items: Sequence[Item], headings: Headings) -> list[Item]:
    """Return the items with the lines of a paragraph as paragraphs where each has a label."""
    result: list[Item] = []
    for item in items:
        lines = _lines(item) if isinstance(item, Block) else []
        labelled = [label_of(line, headings) for line in lines]
        apart = len(lines) > 1 and all(one and one.role in ALL_FOLLOWING for one in labelled)
        result += lines if apart else [item]
    return result


def _lines(block: Block) -> list[Block]:
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    spans = pairwise((0, *block.breaks, len(block.text)))
    return [line for span in spans if (line := part(block, *span)) is not None]


def asks_in_passing(label: Label, block: Block, language: Language) -> bool:
    """Tell whether a label only asks something in the midst of a text ("Discuss: …?").

    "Question: …?" is followed by its answer.
    """
    numbered = language.pattern("layout", "question label").match(block.text)
    return label.role in ASKING and not numbered and asks_with_passages(label.content.text)


def is_text_again(item: Item, language: Language) -> bool:
    """Tell whether a paragraph goes on with the text behind a label that asked in passing."""
    if isinstance(item, Heading) or item.kind is not BlockKind.PARAGRAPH:
        return False
    pattern = language.pattern
    answers = pattern("layout", "answer label").match(item.text)
    told = pattern("questions", "request to answer").match(item.text)
    return not ("?" in item.text or answers or told)
