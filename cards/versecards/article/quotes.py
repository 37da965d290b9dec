"""Block quotes that belong together: with the line that says where they are from, or as one
passage of which each verse is set apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from versecards.article.blocks import stacked
from versecards.article.model import Block, BlockKind

_CITATION = re.compile(r"(?:[—–―]|--)\s*\S.{0,80}$|\([^()]{3,60}\)$")
# A quotation that has its citation takes no other.
_CITED = re.compile(r"(?:[—–―]|--)\s*[^\s—–―][^—–―]*$|\([^()]{3,60}\)$")
_LONGEST_CITED = 84
_NUMBER = re.compile(r"\W{0,3}([0-9⁰¹²³⁴-⁹]{1,3})(?![0-9⁰¹²³⁴-⁹:])")
_NUMBERS = re.compile(r"(?<![\w:])[0-9⁰¹²³⁴-⁹]{1,3}(?=\W{0,3}[^\W\d_])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def join_quotes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a section with what belongs to one quotation put together."""
    return _join_verses(_join_citations(blocks))


def _join_verses(blocks: Sequence[Block]) -> list[Block]:
    """Let a block quote that begins with the number of the next verse be of the one before it."""
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        number = _NUMBER.match(block.text)
        if before is not None and before.quote and block.quote and number:
            last = [int(found.translate(_PLAIN)) for found in _NUMBERS.findall(before.text)]
            if int(number[1].translate(_PLAIN)) - 1 in last:
                result.append(replace(block, quote=before.quote))
                continue
        result.append(block)
    return result


def _join_citations(blocks: Sequence[Block]) -> list[Block]:
    """Put the line that says where a quotation is from ("— Psalm 23:1") to its quotation."""
    result: list[Block] = []
    for block in blocks:
        before = result[-1] if result else None
        if (
            before is not None
            and before.kind is BlockKind.QUOTE
            and block.kind is not BlockKind.BULLET
            and _CITATION.match(block.text)
            and not _CITED.search(before.text, max(len(before.text) - _LONGEST_CITED, 0))
        ):
            result[-1] = replace(stacked(before, block), quote=before.quote)
        else:
            result.append(block)
    return result
