"""Lists that are typed as paragraphs with letters: "A. He was not delivered", "b) He slept".

Markdown and HTML know of no such lists, so that their signs would stand on cards. Numbers
are left alone, for they may be those of verses, but where each line asks ("1. Who …?").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from versecards.article.blocks import part
from versecards.article.model import Block, BlockKind
from versecards.article.noanswer import may_ask

_NUMBER = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")
_SIGN = re.compile(r"\(?(?P<sign>[A-Za-z])[.)]\s+(?=[^\s])(?![A-Z]\.)")
"""A letter; "A. W. Tozer" begins with a name."""


def typed_items(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a section with paragraphs that count on from each other as items.

    A sign is one where its successor, or the sign before it, stands at another paragraph in
    the same way ("A." and "B.", "(a)" and "(b)").
    """
    signs = [_sign(block) for block in blocks]
    there = set(signs)
    result: list[Block] = []
    for block, sign in zip(blocks, signs, strict=True):
        if lines := _numbered_lines(block):
            result += lines
            continue
        counted = sign is not None and bool({_next(sign, 1), _next(sign, -1)} & there)
        match = _SIGN.match(block.text) if counted else None
        rest = part(block, match.end()) if match else None
        result.append(replace(rest, kind=BlockKind.BULLET) if rest else block)
    return result


def _numbered_lines(block: Block) -> list[Block]:
    """Return the lines of a paragraph without their numbers, where these count on from 1 and
    each line asks; else none."""
    if block.kind is not BlockKind.PARAGRAPH or not block.breaks:
        return []
    found: list[Block] = []
    for start, end in pairwise((0, *block.breaks, len(block.text))):
        match = _NUMBER.match(block.text, start, end)
        line = part(block, match.end(), end) if match else None
        if match is None or line is None or int(match[1]) != len(found) + 1 or not may_ask(line):
            return []
        found.append(replace(line, kind=BlockKind.BULLET))
    return found


def _sign(block: Block) -> tuple[str, str] | None:
    """Return the form of a paragraph's sign ("(b)" is "(_)"), and the letter."""
    match = _SIGN.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
    if match is None:
        return None
    letter = match["sign"]
    return match[0].strip().replace(letter, "_"), letter


def _next(sign: tuple[str, str], step: int) -> tuple[str, str]:
    form, letter = sign
    return form, chr(ord(letter) + step)
