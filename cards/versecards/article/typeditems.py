"""Lists that are typed as paragraphs with letters: "A. He was not delivered", "b) He slept".

Markdown and HTML know of no such lists, so that their signs would stand on cards. Numbers
are left alone: they may be those of verses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from versecards.article.blocks import part
from versecards.article.model import Block, BlockKind

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
        counted = sign is not None and bool({_next(sign, 1), _next(sign, -1)} & there)
        match = _SIGN.match(block.text) if counted else None
        rest = part(block, match.end()) if match else None
        result.append(replace(rest, kind=BlockKind.BULLET) if rest else block)
    return result


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
