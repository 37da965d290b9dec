"""Which of quoted words are of which verse, where a quotation is of several."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from versecards.marks import BEFORE
from versecards.scripture.alignment import Alignment
from versecards.scripture.likeness import LONGEST, aligned
from versecards.scripture.quotation import exactly
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import spans, stems

_FREE = 4
"""So many words at an end that answer to nothing may be another verse in free wording."""
_ANSWERED = 0.15
"""Share of a quotation that a passage must answer before it is cut by it."""
_STRENGTH = {"—": 1, "–": 1, ";": 2, ":": 2, ".": 3, "!": 3, "?": 3, "…": 3}
"""How likely a verse ends at a sign of punctuation (cuts at a comma were wrong too often)."""


def split(
    quotation: str, reference: Reference, texts: Sequence[Translation]
) -> tuple[tuple[Reference, str], ...]:
    """Cut a quotation over several verses of a range into its verses, as the texts show it.

    Verses that are not quoted are left out. Verses between which no cut is sure (in another
    wording, and without punctuation that shows it) stay together; a quotation without any
    comes back whole, with its reference.
    """
    whole = ((reference, quotation.strip()),)
    best: tuple[float, tuple[tuple[Reference, str], ...]] = (0.0, whole)
    for text in texts:
        lines = text.passage(reference)
        passage = " ".join(line for _, line in lines)
        if len(lines) < 2 or len(passage) > LONGEST:
            continue
        found = aligned(tuple(stems(quotation)), tuple(stems(passage)), text)
        if found.score > best[0] and found.share > _ANSWERED:
            sure = exactly(quotation, passage) is not None
            best = (found.score, _cut(quotation, lines, found, sure) or whole)
    return best[1]


def _cut(
    quotation: str, lines: Sequence[tuple[Reference, str]], found: Alignment, sure: bool
) -> tuple[tuple[Reference, str], ...] | None:
    """The pieces of the quotation for the verses whose words it has."""
    ends = list(accumulate(len(stems(line)) for _, line in lines))
    owners = [
        (word, next(i for i, e in enumerate(ends) if place < e)) for word, place in found.pairs
    ]
    places = spans(quotation)
    quoted = sorted({owner for _, owner in owners})
    head, tail = found.pairs[0][0], len(places) - 1 - found.pairs[-1][0]
    free_first = quoted[0] == 1 and head >= _FREE
    free_last = quoted[-1] == len(lines) - 2 and tail >= _FREE
    if max(0 if free_first else head, 0 if free_last else tail) > max(5, len(places) // 3):
        return None
    cuts: list[int | None] = [0]
    for before, after in pairwise(quoted):
        last = max(word for word, owner in owners if owner == before)
        first = min(word for word, owner in owners if owner == after)
        if sure:  # just the words of the text, so that the next one begins the verse
            cuts.append(_opening(quotation, places[first - 1][1], places[first][0]))
            continue
        cuts.append(_between(quotation, places, last, first))
    if free_last:
        cuts.append(_between(quotation, places, len(places) - 1 - tail, len(places) - 1, least=3))
        quoted.append(quoted[-1] + 1)
    if free_first:
        cuts.insert(1, _between(quotation, places, 0, head, least=3))
        quoted.insert(0, 0)
    cuts.append(len(quotation))
    pieces: list[tuple[Reference, int]] = []
    for owner, start in zip(quoted, cuts, strict=False):
        verse = lines[owner][0]
        if start is None:  # it stays with what stands before
            verse = spanning(pieces[-1][0].first, verse)
            pieces[-1] = (verse, pieces[-1][1])
        else:
            pieces.append((verse, start))
    if len(pieces) == 1 and len(quoted) > 1:
        return None
    ends = [*(start for _, start in pieces[1:]), len(quotation)]
    return tuple(
        (verse, quotation[start:end].strip())
        for (verse, start), end in zip(pieces, ends, strict=True)
    )


def _between(
    quotation: str, places: list[tuple[int, int]], last: int, first: int, least: int = 1
) -> int | None:
    """Where to cut between two words: at the one strongest punctuation; ``None`` without it.

    ``least`` is how strong the punctuation must be.
    """
    gaps = [(places[word][1], places[word + 1][0]) for word in range(last, first)]
    strengths = [max(map(_strength, quotation[start:end])) for start, end in gaps]
    strongest = max(strengths)
    if strongest < least or strengths.count(strongest) > 1:
        return None
    return _opening(quotation, *gaps[strengths.index(strongest)])


def _opening(quotation: str, start: int, end: int) -> int:
    """The place before a word, with the quotation marks and brackets that open there."""
    return start + len(quotation[start:end].rstrip(BEFORE))


def _strength(sign: str) -> int:
    return _STRENGTH.get(sign, 0)
