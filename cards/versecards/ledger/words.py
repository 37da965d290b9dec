"""Word by word: what of a text stayed, went and came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKEN = re.compile(r"\s*(?:[\w'’-]+|[^\w\s])|\s+$")


@dataclass(frozen=True)
class Piece:
    """Some words, with the space before them, and what became of them."""

    what: Literal["same", "gone", "new"]
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words and marks of both texts in reading order.

    Those that went stand before those that came. All but the ``gone`` pieces, put
    together, are the new text. White space alone is no difference.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(
        None, [token.strip() for token in before], [token.strip() for token in after], False
    )
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(after[new_start:new_end])))
            continue
        if start < end:
            pieces.append(Piece("gone", "".join(before[start:end])))
        if new_start < new_end:
            pieces.append(Piece("new", "".join(after[new_start:new_end])))
    return tuple(pieces)
