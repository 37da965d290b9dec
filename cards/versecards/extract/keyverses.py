"""Which passages of an article are learned word for word: everything cited, weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from versecards.extract.choosing import Reason, decided, enough, reason, score
from versecards.extract.citations import Citation, citations, is_short
from versecards.extract.evidence import Candidate, Judge, is_well_known
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.units import MOST, follows, runs, spanning, units_of
from versecards.extract.wordings import Quoted, Wordings
from versecards.languages import language
from versecards.notes import Kind
from versecards.scripture.reference import Reference
from versecards.settings import Settings

_VERSE = Kind.VERSE
FEWEST, MOST_UNITS = 2, 11
"""Key passages of an article: of decks made by hand, the thinnest and the richest."""
_WORDS_EACH, _AT_LEAST = 150, 5
"""An article of any length has room for five, and for one more with each 150 words."""
_LEAST = 1.25
"""What the best passages weigh at least, where hardly any weighs enough."""
_LONGEST = 20
"""Verses of a passage that can be cited for one claim; a longer one is a story or a chapter."""
_EXPOUNDED = 12
"""Verses of a passage that an article can be said to go through whole,"""
_PIECES = 3
"""in so many pieces at least,"""
_COVERED = 0.8
"""that leave hardly any of it out."""


@dataclass(frozen=True)
class Weighed:
    """A passage with what speaks for and against it, and whether it is learned."""

    candidate: Candidate
    reasons: tuple[Reason, ...]
    chosen: bool
    passage: Reference | None = None
    """The longer passage that is learned whole and that it is a part of."""

    @property
    def unit(self) -> Reference:
        """The verses that are learned together."""
        return self.candidate.unit

    @property
    def place(self) -> tuple[ReadBlock, int]:
        """The block in which the article cites or quotes it first, and where in it."""
        places = [(c.block, c.start) for c in self.candidate.citations]
        places += [(q.block, q.start) for q in self.candidate.quotations]
        return min(places, key=lambda place: (place[0].number, place[1]))

    @property
    def cited(self) -> bool:
        """Whether the article itself cites or quotes it, rather than for further reading."""
        citations = self.candidate.citations
        return bool(self.candidate.quotations) or any(not c.further for c in citations)

    @property
    def score(self) -> float:
        """The weight of all reasons together."""
        return score(self.reasons)


def weigh_article(reading: Reading, settings: Settings, wordings: Wordings) -> list[Weighed]:
    """Weigh what an article cites and quotes, and choose what its settings want of it.

    In the order of the article. ``settings.verses`` is ``key``: what weighs enough;
    ``quoted``: what is quoted; ``short``: every passage of up to three verses; ``all``.
    """
    library = wordings.library
    texts = library.embedded()
    cited = citations(reading, settings.language)
    judge = Judge(
        reading,
        language(settings.language),
        library.find(settings.translation),
        next(text for text in texts if text.name == "KJV"),
        len({citation.reference for citation in cited if citation.key}),
    )
    weighed = weigh_all(cited, wordings.quotations(reading.article.file), judge)
    if settings.verses == "key":
        length = sum(len(block.block.text.split()) for block in reading.blocks)
        return choose_key(weighed, most_units(length), judge)
    return [_by_setting(entry, settings.verses) for entry in weighed]


def _by_setting(entry: Weighed, verses: str) -> Weighed:
    wanted = (
        verses == "all"
        or bool(entry.candidate.quotations)
        or (verses == "short" and is_short(entry.unit) and not _has(entry, "inside"))
    )
    if wanted:
        return replace(entry, reasons=(*entry.reasons, reason(_VERSE, "setting")), chosen=True)
    return replace(entry, chosen=_has(entry, "to learn"))


def most_units(words: int) -> int:
    """Return how many key passages an article of so many words can have."""
    return max(FEWEST, min(MOST_UNITS, _AT_LEAST + words // _WORDS_EACH))


def weigh_all(cited: Sequence[Citation], quoted: Sequence[Quoted], judge: Judge) -> list[Weighed]:
    """Weigh every passage that an article cites or quotes, in order; none is chosen yet.

    A passage of more than three verses is not learned as it is named; what of it can be
    are the verses that the article quotes, that many know, or all where it goes through it.
    """
    units = _units(cited, quoted)
    whole = _expounded(cited, quoted, judge)
    for passage in whole:
        units = [unit for unit in units if not passage.overlaps(unit)]
        units += units_of(list(passage.verses()), judge.words)
    long = dict.fromkeys(c.reference for c in cited if not is_short(c.reference))
    units += _known_inside(cited, units, judge)
    weighed = []
    for unit in (*units, *(passage for passage in long if passage not in whole)):
        words = () if unit in long else quoted
        candidate = Candidate(
            unit,
            tuple(c for c in cited if _tells_of(c, unit)),
            tuple(q for q in words if any(unit.contains(verse) for verse in q.verses)),
        )
        reasons = judge.reasons(candidate)
        if unit in long and not decided(reasons):
            reasons = (reason(_VERSE, "long", candidate.citations[0].line),)
        goes_through = next((passage for passage in whole if passage.contains(unit)), None)
        if goes_through:
            reasons = (*reasons, reason(_VERSE, "expounded"))
        weighed.append(Weighed(candidate, reasons, chosen=False, passage=goes_through))
    return sorted(weighed, key=_order)


def choose_key(weighed: Sequence[Weighed], most: int, judge: Judge) -> list[Weighed]:
    """Choose the passages that weigh enough, at most so many; in the order in which they came.

    One that goes on the sentence of a chosen one weighs more for it. Where hardly any
    weighs enough, the best are taken.
    """
    entries = list(weighed)
    entries = _second_proofs(entries)
    strong = {entry.unit for entry in entries if enough(_VERSE, entry.reasons)}
    for index, entry in enumerate(entries):
        code = _neighbourhood(entry.unit, strong, judge)
        if code and not _has(entry, "printed"):
            reasons = (*entry.reasons, reason(_VERSE, code))
            entries[index] = replace(entry, reasons=reasons)
    ranked = sorted(range(len(entries)), key=lambda index: -entries[index].score)
    # a passage that is learned whole takes half the room of as many single verses
    most += sum(1 for entry in entries if _has(entry, "expounded")) // 2
    for rank, index in enumerate(ranked):
        entry = entries[index]
        if enough(_VERSE, entry.reasons):
            if rank >= most and not decided(entry.reasons):
                reasons = (*entry.reasons, reason(_VERSE, "beyond"))
                entries[index] = replace(entry, reasons=reasons)
            else:
                entries[index] = replace(entry, chosen=True)
        elif rank < FEWEST and entry.score >= _LEAST and not _has(entry, "told"):
            entries[index] = replace(entry, chosen=True)
    return _joined(entries, judge)


def _joined(entries: Sequence[Weighed], judge: Judge) -> list[Weighed]:
    """Make one unit of chosen neighbours through which one sentence runs."""
    joined: list[Weighed] = []
    for entry in sorted(entries, key=lambda entry: (not entry.chosen, entry.unit.sort_key)):
        before = joined[-1] if joined else entry
        union = spanning(before.unit.first, entry.unit.last)
        if (
            entry.chosen
            and entry.passage is None
            and follows(entry.unit.first, before.unit.last)
            and not judge.ends_sentence(before.unit.last)
            and is_short(union)
        ):
            citations = (*before.candidate.citations, *entry.candidate.citations)
            quotations = (*before.candidate.quotations, *entry.candidate.quotations)
            both = Candidate(
                union, tuple(dict.fromkeys(citations)), tuple(dict.fromkeys(quotations))
            )
            reasons = tuple(dict.fromkeys((*before.reasons, *entry.reasons)))
            joined[-1] = Weighed(both, reasons, chosen=True)
        else:
            joined.append(entry)
    return sorted(joined, key=_order)


def _has(entry: Weighed, code: str) -> bool:
    return any(found.code == code for found in entry.reasons)


def _second_proofs(entries: Sequence[Weighed]) -> list[Weighed]:
    """Weigh down what only stands beside a stronger passage for the same claim."""
    best: dict[tuple[int, int], Weighed] = {}
    for entry in sorted(entries, key=lambda entry: entry.score):
        for citation in _proofs(entry):
            best[citation.group] = entry
    return [
        replace(entry, reasons=(*entry.reasons, reason(_VERSE, "second proof", proofs[0].line)))
        if (proofs := _proofs(entry)) and all(best[c.group] is not entry for c in proofs)
        else entry
        for entry in entries
    ]


def _proofs(entry: Weighed) -> list[Citation]:
    """Where a passage of its own is cited for a claim."""
    return [c for c in entry.candidate.citations if _is_proof(c)]


def _units(cited: Sequence[Citation], quoted: Sequence[Quoted]) -> list[Reference]:
    """The passages of up to three verses that are cited or quoted.

    What is quoted together stays together. Cited passages that overlap are one as long as
    that has room; otherwise the later one is what it adds.
    """
    fixed: list[list[Reference]] = []
    loose: list[list[Reference]] = []
    for found in quoted:
        for run in runs(found.verses):
            fresh = [verse for verse in run if not _in(verse, (*fixed, *loose))]
            if len(run) > MOST:
                loose.extend([verse] for verse in fresh)
            elif fresh == run:
                fixed.append(run)
            else:
                fixed.extend(runs(fresh))
    for citation in sorted(cited, key=lambda c: c.aside or c.further or c.asking):
        if not is_short(citation.reference):
            continue
        aside = citation.aside or citation.further or citation.asking
        verses = [v for v in citation.reference.verses() if not _in(v, fixed)]
        for run in runs(verses):
            touched = [unit for unit in loose if not set(unit).isdisjoint(run)]
            union = sorted({*run, *(v for unit in touched for v in unit)}, key=lambda v: v.sort_key)
            if len(union) <= MOST and not (aside and touched):
                loose = [unit for unit in loose if unit not in touched] + [union]
            else:
                loose.extend(runs([verse for verse in run if not _in(verse, loose)]))
    return [spanning(run[0], run[-1]) for run in (*fixed, *loose)]


def _known_inside(
    cited: Sequence[Citation], units: Sequence[Reference], judge: Judge
) -> Iterator[Reference]:
    """The verses that many know of longer passages that are cited for a claim, no stories."""
    passages = dict.fromkeys(
        c.reference
        for c in cited
        if not (is_short(c.reference) or c.aside or c.asking or c.further)
        and c.reference.verse is not None
    )
    verses = dict.fromkeys(
        verse
        for passage in passages
        if not judge.tells_a_story(passage)
        for verse in islice(passage.verses(), _LONGEST)
        if is_well_known(verse)
    )
    return (verse for verse in verses if not any(unit.contains(verse) for unit in units))


def _expounded(
    cited: Sequence[Citation], quoted: Sequence[Quoted], judge: Judge
) -> list[Reference]:
    """Passages that an article goes through whole, piece by piece: a psalm, a hymn."""
    pieces = {
        c.reference
        for c in cited
        if not (c.aside or c.asking or c.further) and is_short(c.reference)
    }
    pieces |= {spanning(q.verses[0], q.verses[-1]) for q in quoted}
    named = dict.fromkeys(c.reference for c in cited if not is_short(c.reference))
    whole: list[Reference] = []
    for passage in named:
        verses = list(passage.verses())
        inside = [piece for piece in pieces if passage.contains(piece) and piece != passage]
        covered = [verse for verse in verses if any(piece.contains(verse) for piece in inside)]
        if (
            MOST < len(verses) <= _EXPOUNDED
            and len(inside) >= _PIECES
            and len(covered) >= _COVERED * len(verses)
            and not judge.tells_a_story(passage)
            and not any(passage.overlaps(other) for other in whole)
        ):
            whole.append(passage)
    return whole


def _neighbourhood(unit: Reference, chosen: Collection[Reference], judge: Judge) -> str:
    """The reason that a chosen passage next to a unit is, or nothing."""
    if unit in chosen:
        return ""
    if any(
        follows(u.first, o.last) and not judge.ends_sentence(o.last)
        for u, o in [(unit, o) for o in chosen]
    ):
        return "continues"
    if any(follows(unit.first, other.last) or follows(other.first, unit.last) for other in chosen):
        return "beside"
    return ""


def _is_proof(citation: Citation) -> bool:
    """Whether a passage of its own is cited for a claim."""
    aside = citation.aside or citation.asking or citation.further
    return is_short(citation.reference) and not aside


def _in(verse: Reference, groups: Iterable[Sequence[Reference]]) -> bool:
    return any(verse in group for group in groups)


def _tells_of(citation: Citation, unit: Reference) -> bool:
    """Whether a citation is one of this unit: a chapter named is none of its verses."""
    if citation.reference.verse is None or not is_short(unit):
        return citation.reference == unit
    return citation.reference.overlaps(unit)


def _order(entry: Weighed) -> tuple[int, int]:
    block, start = entry.place
    return block.number, start
