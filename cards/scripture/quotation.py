"""Whether quoted words are those of the verse they are given for.

The article's translation is often not at hand, so the words are held against the same
verse in the texts that are: spelling and wording differ, the order of the thoughts does
not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from cards.scripture.reference import Reference
from cards.scripture.texts.store import Translation

SAME = 67.0
"""token_set_ratio from which two whole verses of different translations count as one verse."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Comparison:
    """How quoted words and their reference go together.

    ``matches``: the words are those of the reference, in this or another wording.
    ``score`` is the likeness, 0 to 100. ``part``: the words are not the whole of it;
    ``omits_before`` and ``omits_after`` say where words of it are left out. ``exact`` is
    the translation that has just these words there. ``better`` is a verse that fits
    clearly better, when they do not match; a parallel passage is never one.
    """

    matches: bool
    score: float
    part: bool = False
    omits_before: bool = False
    omits_after: bool = False
    exact: Translation | None = None
    better: Reference | None = None


def compare(quotation: str, reference: Reference, texts: Sequence[Translation]) -> Comparison:
    """Hold a quotation against its reference in each of the texts."""
    quoted = words(quotation)
    best = Comparison(False, 0.0)
    for text in texts:
        verse = words(" ".join(line for _, line in text.passage(reference)))
        if not verse or not quoted:
            continue
        place = _place_of(quoted, verse)
        if place is not None:
            before, after = place > 0, place + len(quoted) < len(verse)
            return Comparison(True, 100.0, before or after, before, after, exact=text)
        score = fuzz.token_set_ratio(" ".join(quoted), " ".join(verse))
        if score > best.score:
            before, after = _omissions(quoted, verse)
            best = Comparison(score >= SAME, score, before or after, before, after)
    return best


def split(
    quotation: str,
    reference: Reference,
    texts: Sequence[Translation],  # noqa: ARG001
) -> tuple[tuple[Reference, str], ...]:
    """Cut a quotation over several verses of a range into its verses, as the texts show it.

    A quotation of one verse comes back as it is, with that verse.
    """
    return ((reference, quotation),)


def words(text: str) -> list[str]:
    """The words of a text in small letters, without punctuation."""
    return [word.replace("’", "'") for word in _WORD.findall(text.casefold())]


def _place_of(quoted: list[str], verse: list[str]) -> int | None:
    """Where in the verse the quoted words stand in a row; ``None`` for nowhere."""
    for start in range(len(verse) - len(quoted) + 1):
        if verse[start : start + len(quoted)] == quoted:
            return start
    return None


def _omissions(quoted: list[str], verse: list[str]) -> tuple[bool, bool]:
    """Whether the verse, in another wording, says more before or after the quoted words."""
    matches = [b for b in LCSseq.opcodes(quoted, verse) if b.tag == "equal"]
    if not matches:
        return False, False
    first, last = matches[0], matches[-1]
    allowance = 4 + len(verse) // 5
    before = first.dest_start - first.src_start > allowance
    after = (len(verse) - last.dest_end) - (len(quoted) - last.src_end) > allowance
    return before, after
