"""Whether quoted words are those of the verse they are given for.

The article's translation is often not at hand, so the words are held against the same
verse in the texts that are: spelling and wording differ, the order of the thoughts does
not. What counts are shared words, the rare ones more; every figure below was chosen on
pairs of different translations (``tests/bench/quotations.py`` measures them).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from versecards.languages import language
from versecards.marks import OPENS_ANY
from versecards.scripture.index import VerseIndex, index_of
from versecards.scripture.likeness import LONGEST, Likeness, aligned, likeness, passage_stems
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import spans, stems, words

_UNLIKE = 0.3
_STRANGE = 0.25
"""Stretch of the verse that is alike, and share of the words that it answers: below both, they
are not those of the verse. Of true verses in four translations 0, 0, 0.4 and 3 in 100 are there
(the last in the freest wording, the Open English), of halves at most 0.3, 0.3, 3 and 6; verses
that are given for quite another in 96 to 98, their halves in 88 to 92."""
_LOOSE = 1.5
"""Gain of words (``likeness.py``) below which they are loosely alike. Of 589 quotations without a
named translation in 105 articles 7 are there, all but one of them true; of 14 well-known sayings
that are taken for verses and that nothing else tells from these, 8."""
_ADDED = 8
_ADDED_SHARE = 0.2
"""So many words in a row, and so much of a quotation, that the verse has nothing for were put
in, or are of another verse: true verses have them in 0 to 2 of 100 times, a verse with the next
one behind it in 97."""
_FEWEST = 4
"""Fewer words fit too many verses to say that another one was meant."""
_FEWEST_LED = 2
"""Words in front of a quotation within a quotation that the passage has not."""
_LONG_PIECE = 8
"""So many words in a row are of one verse; fewer may be a phrase of many."""
_PIECE = 6
"""So many are where just one verse has them: of 2,400 pieces of six or seven words of other
translations one in 400 stands so under another reference, and of those of a verse that are given
for quite another, which pass else in 12 to 21 of 100 times, it names six of ten."""
_CANDIDATES = 40
_CERTAIN = 0.55
"""Likeness from which no other verse is looked for."""

# Another verse is named when it shares so much more weight (natural log of rarity; one of
# 31,102 verses by chance is 10), and is so much more alike. Outside of the chapter it must
# also be alike in itself: that halves the false accusations of freely worded halves.
_FARTHER = 12.0
_NEARER = 6.0
_FAR_LIKENESS = 0.4
_MORE_ALIKE = 0.15
_TIMES_ALIKE = 1.3
_NEAR_FIRST = 0.12
"""A verse of the same chapter is the better guess when another is only so much more alike."""
_SAME = 0.7
"""Likeness of two verses from which one can stand for the other: Mark 1:11 and Luke 3:22, Psalm
107:8 and 107:15 (but not John 3:15 and 3:16, which share a half). From 0.35 on, 60 of 123 pairs of
verses of one formula passed for each other, from 0.7 on 10 of them; of 4,900 true verses and
halves in four translations none more was accused."""
_OWN = 0.8
"""Likeness from which words are their verse's own, though they are also a piece of another:
"Hear, O Israel …" stands so in Deuteronomy 6:4, and word for word in Mark 12:29."""
_PUT_IN = re.compile(r"\[[^\]]*\]")
"""What an author puts into the words that he quotes, and shows to be his."""
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|[\[(]\s*[\])]")
"""What stands for words that are left out."""


@dataclass(frozen=True)
class Comparison:
    """How quoted words and their reference go together.

    ``matches``: the words are those of the reference, in this or another wording.
    ``score`` is the likeness, 0 to 100 (token_set_ratio). ``part``: the words are not the
    whole of it; ``omits_before`` and ``omits_after`` say where words of it are left out.
    ``exact`` is the translation that has just these words there. ``better`` is a verse
    that fits clearly better, when they do not match; a parallel passage is never one.
    ``added``: they do not match because words stand among them that it does not have.
    ``loose``: they match so loosely that they may as well be a saying ("God will never give you
    more than you can handle") as a free translation.
    """

    matches: bool
    score: float
    part: bool = False
    omits_before: bool = False
    omits_after: bool = False
    exact: Translation | None = None
    better: Reference | None = None
    added: bool = False
    loose: bool = False


@dataclass(frozen=True)
class _Fit:
    """How well words fit a verse: ``likeness`` 0 to 1, and the weight that they share."""

    likeness: float
    shared: float


_NONE = _Fit(0.0, 0.0)


def compare(quotation: str, reference: Reference, texts: Sequence[Translation]) -> Comparison:
    """Hold a quotation against its reference in each of the texts.

    With no words, and no text that has the reference, nothing matches. A quotation in a
    language of which no text is at hand cannot be judged: it counts as matching, with a
    score of 0.
    """
    return _compared(quotation, reference, tuple(texts))


@lru_cache(maxsize=256)
def _compared(quotation: str, reference: Reference, texts: tuple[Translation, ...]) -> Comparison:
    """Compare once for all who ask of the same words: are they whole, what is kept of them."""
    quoted = words(quotation)
    passages = {text: text.passage(reference) for text in texts}
    held = {text: " ".join(line for _, line in lines) for text, lines in passages.items() if lines}
    if not quoted or not held:
        return Comparison(False, 0.0)
    exact = [
        replace(found, exact=text)
        for text, line in held.items()
        if (found := exactly(quotation, line))
    ]
    if exact:
        # The text of which it is the whole; else the first one, of which it is a part.
        return next((found for found in exact if not found.part), exact[0])
    readable = {
        text: line for text, line in held.items() if index_of(text).knows_most(stems(quotation))
    }
    return _judged(quotation, reference, readable) if readable else Comparison(True, 0.0)


def _judged(quotation: str, reference: Reference, held: dict[Translation, str]) -> Comparison:
    """Hold a quotation against texts that have the reference in other words."""
    quoted = words(quotation)
    bag = set(stems(quotation))
    joined = " ".join(quoted)
    score = max(fuzz.token_set_ratio(joined, " ".join(words(line))) for line in held.values())
    fit = _fit_reference(bag, reference, held)
    alike = likeness(_PUT_IN.sub(" ", quotation), reference, tuple(held))
    own = alike is not None and alike.whole >= _OWN
    better = _word_for_word(quotation, tuple(held), own) if len(quoted) >= _FEWEST else None
    if better is None and len(quoted) >= _FEWEST and fit.likeness < _CERTAIN:
        better = _better(bag, fit, reference, tuple(held))
    if better is not None:
        return Comparison(False, score, better=better)
    if alike and max(alike.whole, alike.piece) < _UNLIKE and alike.share < _STRANGE:
        return Comparison(False, score)
    added = alike.added if alike else 0
    if alike and (added >= max(_ADDED, _ADDED_SHARE * len(quoted)) or _is_led(quotation, alike)):
        return Comparison(False, score, added=True)
    before, after = _omissions(quotation, held)
    loose = alike is not None and alike.gain < _LOOSE
    return Comparison(True, score, before or after, before, after, loose=loose)


def _is_led(quotation: str, alike: Likeness) -> bool:
    """Whether what the passage has begins with a quotation of its own, behind words that it has
    not: "But do you not pray, 'Thy kingdom come'?". A translation may say who speaks there."""
    places = spans(quotation)
    if not _FEWEST_LED <= alike.before < len(places):
        return False
    lead = quotation[: places[alike.before][0]]
    told = language().pattern("quotations", "who speaks").fullmatch(lead.strip(" " + OPENS_ANY))
    return lead.endswith(tuple(OPENS_ANY)) and not told


def exactly(quotation: str, line: str) -> Comparison | None:
    """The comparison with a verse that has just these words; ``None`` when it has others.

    What stands between the ellipses of a quotation is looked for piece by piece.
    """
    verse = words(line)
    pieces = [piece for piece in map(words, ELLIPSIS.split(quotation)) if piece]
    start = end = 0
    first = None
    for piece in pieces:
        start = next((i for i in range(end, len(verse)) if verse[i : i + len(piece)] == piece), -1)
        if start < 0:
            return None
        first = start if first is None else first
        end = start + len(piece)
    before, after = bool(first), end < len(verse)
    return Comparison(True, 100.0, before or after or len(pieces) > 1, before, after)


def _omissions(quotation: str, held: dict[Translation, str]) -> tuple[bool, bool]:
    """Whether the verse, in another wording, says more before or after the quoted words."""
    quoted = tuple(stems(quotation))
    if any(len(line) > LONGEST for line in held.values()):
        return True, True
    found = [
        (aligned(quoted, verse, text), verse)
        for text, line in held.items()
        for verse in [tuple(stems(line))]
    ]
    best, verse = max(found, key=lambda pair: pair[0].score)
    if not best.pairs:
        return False, False
    length = len(verse)
    (quote_first, verse_first), (quote_last, verse_last) = best.pairs[0], best.pairs[-1]
    # What stands elsewhere in the quotation is not left out: "… just like the days of Noah".
    moved = Counter(quoted) - Counter(quoted[word] for word, _ in best.pairs)
    before = verse_first - quote_first - _moved(verse[:verse_first], moved)
    after = (length - verse_last) - (len(quoted) - quote_last)
    after -= _moved(verse[verse_last + 1 :], moved)
    least = max(4.0, length / 4)
    if max(before, 0) + max(after, 0) >= 0.4 * length:
        least = max(3.0, length / 8)  # so much is left out that it may be on both sides
    return before >= least, after >= least


def _moved(left_out: Sequence[str], moved: Counter[str]) -> int:
    """How many words of one end of a verse were only moved: few of them may be chance."""
    count = (Counter(left_out) & moved).total()
    return count if count * 2 >= len(left_out) else 0


def _word_for_word(quotation: str, texts: Sequence[Translation], own: bool) -> Reference | None:
    """Return the verse of which the words are the whole, or a long piece, as they stand.

    Those of which the given verse is so much its ``own`` are no piece of another: what a verse
    of the New Testament quotes is a piece of it.

    Verses of one formula ("And Moses spake unto …") are alike and not the same. Of 81,000
    verses of other translations 38 stand so in the King James or American Standard text
    under another reference, and of 5,000 halves of eight words or more one.
    """
    quoted = words(quotation)
    bag = set(stems(quotation))
    pieces: dict[Reference, None] = {}
    for text in texts:
        index = index_of(text)
        # a verse that has the words as they stand has all of them, and hardly any other has
        for place in index.search(bag, _CANDIDATES) if index.has_together(bag) else ():
            line = text.verse(place) or ""
            piece = len(quoted) >= _PIECE and not own and exactly(quotation, line) is not None
            if words(line) == quoted or (piece and len(quoted) >= _LONG_PIECE):
                return place
            if piece:
                pieces[place] = None
    return next(iter(pieces)) if len(pieces) == 1 else None


def _better(
    bag: set[str], given: _Fit, reference: Reference, texts: Sequence[Translation]
) -> Reference | None:
    """Return the verse that fits clearly better than the reference's ``given`` fit."""
    fits: dict[Reference, _Fit] = {}
    for text in texts:
        index = index_of(text)
        for place in (*index.search(bag, _CANDIDATES), *_neighbours(reference)):
            line = text.verse(place)
            if line is None or reference.overlaps(place):
                continue
            fit = _fit(bag, set(stems(line)), index)
            if fit.likeness > fits.get(place, _NONE).likeness:
                fits[place] = fit
    if not fits:
        return None
    far = max(fits, key=lambda place: fits[place].likeness)
    same_chapter = [p for p in fits if (p.book, p.chapter) == (reference.book, reference.chapter)]
    near = max(same_chapter, key=lambda place: fits[place].likeness, default=far)
    if (
        fits[near].likeness < fits[far].likeness - _NEAR_FIRST
        and fits[near].shared < 0.9 * fits[far].shared
    ):
        near = far
    for place in (near, far):
        is_near = place in same_chapter
        fit = fits[place]
        margin = _NEARER if is_near else _FARTHER
        if (
            (is_near or fit.likeness > _FAR_LIKENESS)
            and fit.shared - given.shared >= margin
            and fit.likeness - given.likeness > _MORE_ALIKE
            and fit.likeness > _TIMES_ALIKE * given.likeness
        ):
            return None if _likeness(place, reference, texts) >= _SAME else place
    return None


def _likeness(place: Reference, reference: Reference, texts: Iterable[Translation]) -> float:
    """How much a verse says the same as the reference, in the text where it does most."""
    best = 0.0
    for text in texts:
        line = text.verse(place)
        if line is not None:
            best = max(best, _fit_reference(set(stems(line)), reference, (text,)).likeness)
    return best


def _fit_reference(bag: set[str], reference: Reference, texts: Iterable[Translation]) -> _Fit:
    """The best fit of the words to a verse of the reference, or to all of it."""
    best = _NONE
    for text in texts:
        index = index_of(text)
        bags = list(map(set, passage_stems(text, reference)))
        fits = [_fit(bag, verse, index) for verse in bags]
        if len(bags) > 1:
            fits.append(_fit(bag, set().union(*bags), index, several=True))
        best = max((best, *fits), key=lambda fit: fit.likeness)
    return best


def _fit(bag: set[str], verse: set[str], index: VerseIndex, several: bool = False) -> _Fit:
    """Share of the words' weight that the verse has; what else it says counts a little."""
    shared = index.total(bag & verse)
    beyond = 0.0 if several else 0.3 * index.total(verse - bag)
    return _Fit(shared / (index.total(bag) + beyond + 1e-9), shared)


def _neighbours(reference: Reference) -> Iterator[Reference]:
    """The three verses before and after, in the same chapter."""
    first = reference.verse or 1
    last = reference.end_verse or first
    for verse in (*range(max(first - 3, 1), first), *range(last + 1, last + 4)):
        yield Reference.to_verse(reference.book, reference.chapter, verse)
