"""Pictures at the ends of a line, which are none of its words: "🔥 He is risen 🙌"."""

from __future__ import annotations

import re

from versecards.article.blocks import BULLET_SIGNS, part
from versecards.article.model import Block

# Signs of bullets, and of what is right or wrong, say something.
_PICTURE = rf"(?:(?![{BULLET_SIGNS}☑☒✓-✘❌❎])[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\u200d]*)"
_PICTURES = re.compile(rf"^{_PICTURE}+\s*|\s*{_PICTURE}+$")
_FIRST_PICTURE = "\u2600"


def bare(text: str) -> str:
    """Return a text without the pictures at its ends."""
    if max(text, default="") < _FIRST_PICTURE:
        return text  # as nearly all are
    return _PICTURES.sub("", text)


def without_pictures(block: Block) -> Block:
    """Return a block without the pictures at its ends, unless it has nothing else."""
    words = bare(block.text)
    start = block.text.find(words)
    return part(block, start, start + len(words)) or block
