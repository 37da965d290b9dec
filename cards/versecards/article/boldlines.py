"""Lines that are headings in all but name: short, stressed from end to end, above a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.article.blocks import BlockBuilder
from versecards.article.guess import Look, look
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.languages import Language
from versecards.marks import ends_asking

LONGEST_HEADING = 80
_LONGEST_ASKING = 160
"""Letters of a heading that asks."""
_BRACKETS = re.compile(r"(?<=\w)\W{0,3}\s[(\[][^()\[\]]*[)\]]$")


def bold_headings(items: Sequence[Item], headings: Headings) -> list[Item]:
    """Turn paragraphs that are headings in all but name into headings.

    That is a paragraph whose words the table knows, or a short one, stressed from end
    to end, without a final stop, above one that is not. "Ask yourself: …?" asks the reader.
    """
    prompt = headings.language.pattern("questions", "prompt label")
    result: list[Item] = []
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if (
            isinstance(item, Block)
            and item.kind is BlockKind.PARAGRAPH
            and (
                headings.role_of(item.text)
                or (
                    _is_bold_heading(item, following)
                    and not _is_choice(items, index, headings)
                    and not prompt.match(item.text)
                )
                or _heads_list(item, following, headings.language)
            )
        ):
            result.append(Heading(written(item.text), item.line))
        else:
            result.append(item)
    return result


def _is_choice(items: Sequence[Item], index: int, headings: Headings) -> bool:
    """Tell whether a line is lettered, and so is the one above or below it ("B. Goliath")."""
    label = headings.language.pattern("layout", "choice label")
    beside = [*items[max(index - 1, 0) : index], *items[index + 1 : index + 2]]
    return bool(label.match(items[index].text)) and any(label.match(one.text) for one in beside)


def _heads_list(block: Block, following: Item | None, language: Language) -> bool:
    """Tell whether it is the heading of the list below ("Bible Verses Mentioned:")."""
    listed = isinstance(following, Block) and following.kind is BlockKind.BULLET
    return listed and block.text.endswith(":") and look(block.text, language) is not Look.PROSE


def _is_bold_heading(block: Block, following: Item | None) -> bool:
    return is_bold_line(block) and isinstance(following, Block) and not is_bold_line(following)


def bold_line(builder: BlockBuilder) -> Block | None:
    """Return what was collected if it is a paragraph such as ``is_bold_line`` tells."""
    if not builder.is_stressed(_LONGEST_ASKING):
        return None
    block = builder.block(BlockKind.PARAGRAPH)
    return block if block is not None and is_bold_line(block) else None


def is_bold_line(block: Block) -> bool:
    """Tell whether a paragraph is short, stressed from end to end, and no sentence.

    A passage in brackets at its end is the one that the section is about; else a line with
    a passage has its words below.
    """
    return (
        block.kind is BlockKind.PARAGRAPH
        and block.marks == ((0, len(block.text)),)
        and len(block.text) <= (_LONGEST_ASKING if ends_asking(block.text) else LONGEST_HEADING)
        and block.text[-1] not in ".,;!"
        and written(block.text) != ""
        and not re.search(r"\d:\d", _BRACKETS.sub("", block.text))
    )
