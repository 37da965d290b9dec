"""How a question is worded on its card: without what leads up to it and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.article.noanswer import is_told_to_do
from versecards.extract.reading import ReadBlock
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, DOUBLE, one_of
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference

_MANY_WORDS = 25
"""A longer question is asked without the sentences that only lead up to it."""
_IN_MARKS = re.compile(rf"^{one_of(DOUBLE)}([^{DOUBLE}]*[?]){one_of(DOUBLE)}$")
"""A question that stands in quotation marks from end to end, as a leader is to ask it."""


def asking(text: str) -> str:
    """Return a question; a long one without the sentences that only lead up to it."""
    if len(text.split()) <= _MANY_WORDS:
        return text
    asked = [s for s in re.split(r"(?<=[.?!])\W*\s+(?!\d)", text) if s.endswith("?")]
    torn = any(len(re.findall(one_of(DOUBLE), one)) % 2 for one in asked)
    return text if torn else " ".join(asked) or text


def without_marks(text: str) -> str:
    """Return a question without the quotation marks that stand around all of it."""
    return _IN_MARKS.sub(r"\1", text)


def without_passages(behind: Sequence[Mention], text: str) -> str:
    """Return a question without the passages behind it, and what points to them.

    "… do? (See Mark 2:5.)": ``behind`` says that nothing else stands there.
    """
    if not behind:
        return text
    end = text.rfind("?") + 1
    while text[end : end + 1] in tuple(f"*_{CLOSES_ANY}"):
        end += 1
    text = text[:end]
    for mention in reversed(behind):
        if mention.end < len(text):
            rest = text[mention.end :].lstrip(" .;,)]")
            text = f"{text[: mention.start].rstrip(' ([—–-')} {rest}"
    return text


def asked_of(text: str, language: Language) -> str:
    """Return a question without what is said behind it, which may answer it; what to do stays."""
    end = text.rfind("?") + 1
    behind = text[end:].lstrip(" .*_([—–-…")
    quoted = text[end : end + 1] in CLOSES_ANY or len(re.findall(one_of(DOUBLE), text[:end])) % 2
    if not end or not behind or quoted or is_told_to_do(behind, language):
        return text
    return text[:end]


def first_named(behind: Sequence[Mention], block: ReadBlock) -> tuple[Reference, ...]:
    """Return the passages behind a question that are not in brackets, else those that are."""
    text = block.block.text
    plain = [m for m in behind if text.count("(", 0, m.start) <= text.count(")", 0, m.start)]
    found = [ref for mention in plain or behind for ref in mention.usable]
    return tuple(dict.fromkeys(found))
