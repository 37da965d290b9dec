"""How much words read like a passage: in which order, how much of it, with what added.

``quotation.compare`` asks whether words can be those of their reference at all; this tells
a quotation from a sentence that only speaks of the passage. The figures that callers hold
it against were read off 400 verses each of four translations held against the King James
and the American Standard text, and off 235 statements of articles about their references:
nine verses in ten are alike in the order of their words by 0.44 (BSB) to 0.70 (WEB) and
more, four statements in five by less than 0.35.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from versecards.scripture.alignment import Alignment, align, most_share
from versecards.scripture.index import index_of
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import stems

LONGEST = 20_000
"""Letters of a passage that are still aligned; a longer one is not quoted as a whole."""


@dataclass(frozen=True)
class Likeness:
    """How words and a passage go together in the text that is most like them; 0 to 1.

    ``whole``: the same words in the same order, of both together. ``piece``: the same,
    held against the best stretch of the passage. ``share``: the weight of the words that
    the passage answers. ``before``, ``between`` and ``after`` count the most words in a
    row, there, that the passage has nothing for. ``length`` is how long they are beside the
    passage. ``gain`` tells which of several stretches
    of a text is the passage: each word that the passage has counts for it, each other half
    as much against it.
    """

    whole: float
    piece: float
    share: float
    before: int
    between: int
    after: int
    length: float
    gain: float

    @property
    def added(self) -> int:
        """The most words in a row for which the passage has nothing."""
        return max(self.before, self.between, self.after)


def likeness(words: str, reference: Reference, texts: Sequence[Translation]) -> Likeness | None:
    """Hold words against a passage in each of the texts that can judge them.

    Of a passage of several verses only those count that the words touch. ``None`` where no
    text has the passage in the language of the words, or it is too long to be quoted.
    """
    quoted = stems(words)
    found = [
        held
        for text in texts
        if index_of(text).knows_most(quoted)
        if (held := _held(quoted, reference, text)) is not None
    ]
    return max(found, key=lambda one: one.whole + one.share, default=None)


def may_be_like(
    words: str, reference: Reference, texts: Sequence[Translation], *, whole: float, share: float
) -> bool:
    """Whether words may be ``whole`` like a passage, or have such a ``share`` that it answers.

    It looks at no order, so it is quick, and says no only where ``likeness`` would.
    """
    quoted = stems(words)
    for text in texts:
        verses, passage = passage_stems(text, reference), _counts(text, reference)
        same = (Counter(quoted) & passage).total()
        length = max(same, min(map(len, verses), default=0))
        if quoted and 2 * same / (len(quoted) + length) >= whole:
            return True
        if most_share(quoted, passage, index_of(text).weight) >= share:
            return True
    return False


def share_in(words: str, reference: Reference, texts: Sequence[Translation]) -> float:
    """The share of words that a passage has in any order, in the text where it has most.

    It is quick, and where it is s no likeness, of a piece or whole, is above 2s / (1 + s).
    """
    quoted = stems(words)
    held = (_counts(text, reference) for text in texts if quoted)
    return max((sum(word in one for word in quoted) / len(quoted) for one in held), default=0.0)


def _held(quoted: Sequence[str], reference: Reference, text: Translation) -> Likeness | None:
    verses = passage_stems(text, reference)
    passage = [word for verse in verses for word in verse]
    if not quoted or not passage:
        return None
    if sum(len(line) for _, line in text.passage(reference)) > LONGEST:
        return None
    found = aligned(tuple(quoted), tuple(passage), text)
    if not found.pairs:
        return Likeness(0.0, 0.0, 0.0, len(quoted), 0, len(quoted), 0.0, 0.0)
    first, last = _touched(verses, found)
    whole = fuzz.ratio(quoted, passage[first:last]) / 100
    same = whole * (len(quoted) + last - first) / 2
    return Likeness(
        whole,
        fuzz.partial_ratio(quoted, passage[first:last]) / 100 if len(quoted) < last - first else 0,
        found.share,
        *_added(len(quoted), len(passage), found),
        len(quoted) / (last - first),
        same - (len(quoted) - same) / 2,
    )


@lru_cache(maxsize=64)
def aligned(quoted: tuple[str, ...], passage: tuple[str, ...], text: Translation) -> Alignment:
    """Align words with a passage of a text, once for all that is asked of the two of them."""
    return align(quoted, passage, index_of(text).weight)


@lru_cache(maxsize=4096)
def passage_stems(text: Translation, reference: Reference) -> tuple[tuple[str, ...], ...]:
    """Return the stems of each verse of a passage: many words are held against one passage."""
    return tuple(tuple(stems(line)) for _, line in text.passage(reference))


@lru_cache(maxsize=4096)
def _counts(text: Translation, reference: Reference) -> Counter[str]:
    """How often a passage has each stem."""
    return Counter(word for verse in passage_stems(text, reference) for word in verse)


def _touched(verses: Sequence[Sequence[str]], found: Alignment) -> tuple[int, int]:
    """The places between which the verses lie of which words are quoted."""
    first, last = found.pairs[0][1], found.pairs[-1][1]
    begin = end = 0
    start = 0
    for verse in verses:
        following = start + len(verse)
        if start <= first < following:
            begin = start
        if start <= last < following:
            end = following
        start = following
    return begin, end


def _added(quoted: int, passage: int, found: Alignment) -> tuple[int, int, int]:
    (quote_first, verse_first), (quote_last, verse_last) = found.pairs[0], found.pairs[-1]
    between = max(
        (
            (word - earlier) - (place - before)
            for (earlier, before), (word, place) in pairwise(found.pairs)
        ),
        default=0,
    )
    return (
        max(quote_first - verse_first, 0),
        max(between, 0),
        max((quoted - quote_last) - (passage - verse_last), 0),
    )
