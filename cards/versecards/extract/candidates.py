"""What of an article's passages could be learned word for word: the units, and what it does
with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from versecards.extract.citations import Citation
from versecards.extract.evidence import Candidate, Judge, is_well_known
from versecards.extract.passages import Quoted
from versecards.extract.units import MOST, Text, has_end, runs, units_of
from versecards.scripture.reference import Reference, spanning

_LONGEST = 20
"""Verses of a passage that can be cited for one claim; a longer one is a story or a chapter."""
_EXPOUNDED = 12
"""Verses of a passage that an article can be said to go through whole,"""
_PIECES = 3
"""in so many pieces at least,"""
_COVERED = 0.8
"""that leave hardly any of it out."""


@dataclass(frozen=True)
class Found:
    """The passages of an article: ``whole`` are those that it goes through from end to end."""

    candidates: tuple[Candidate, ...]
    whole: tuple[Reference, ...]


def find_candidates(cited: Sequence[Citation], quoted: Sequence[Quoted], judge: Judge) -> Found:
    """Return every passage that an article cites or quotes.

    A passage of more than three verses is not learned as it is named; what of it can be
    are the verses that the article quotes, that many know, or all where it goes through it.
    """
    index = _Index(cited, quoted, judge)
    whole = tuple(_expounded(index, judge))
    in_whole = {verse for passage in whole for verse in passage.verses()}
    units = _units(cited, quoted, index.words)
    units = [unit for unit in units if in_whole.isdisjoint(unit.verses())]
    found = [index.candidate(unit) for unit in units]
    for passage in whole:
        pieces = units_of(list(passage.verses()), index.words)
        found += [index.candidate(unit, within=passage) for unit in pieces]
    taken = {verse for one in found for verse in one.unit.verses()}
    found += [index.candidate(v) for v in _known_inside(index, judge) if v not in taken]
    found += [index.named(passage) for passage in index.long if passage not in whole]
    return Found(tuple(sorted(found, key=lambda one: one.order)), whole)


@dataclass
class _Index:
    """The citations and quotations of an article by verse; a chapter is none of its verses."""

    cited: Sequence[Citation]
    quoted: Sequence[Quoted]
    judge: Judge
    long: dict[Reference, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    _cited: dict[Reference, list[Citation]] = field(default_factory=lambda: defaultdict(list))
    _quoted: dict[Reference, list[Quoted]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for citation in self.cited:
            if not citation.is_short:
                self.long[citation.reference].append(citation)
            if citation.reference.verse is not None:
                for verse in islice(citation.reference.verses(), _LONGEST):
                    self._cited[verse].append(citation)
        for quotation in self.quoted:
            for verse in quotation.verses:
                self._quoted[verse].append(quotation)

    def words(self, verse: Reference) -> str:
        """Return the words of a verse as the article prints them, else of the translation."""
        printed = (quotation.text_of(verse) for quotation in self._quoted.get(verse, ()))
        return next(filter(has_end, printed), "") or self.judge.words(verse)

    def candidate(self, unit: Reference, within: Reference | None = None) -> Candidate:
        """Return a unit with what touches it; where nothing does, with what names the passage
        that it lies within."""
        verses = list(unit.verses())
        citations = {id(c): c for verse in verses for c in self._cited.get(verse, ())}
        quotations = {id(q): q for verse in verses for q in self._quoted.get(verse, ())}
        if within is not None and not citations and not quotations:
            return Candidate(unit, tuple(self.long[within]))
        return Candidate(unit, tuple(citations.values()), tuple(quotations.values()))

    def named(self, passage: Reference) -> Candidate:
        """Return a long passage with the places that name just it."""
        return Candidate(passage, tuple(self.long[passage]))

    def pieces(self, verse: Reference) -> set[Reference]:
        """Return the short passages with this verse that are cited for a claim or quoted."""
        cited = {c.reference for c in self._cited.get(verse, ()) if c.is_proof}
        quoted = self._quoted.get(verse, ())
        return cited | {spanning(q.verses[0], q.verses[-1]) for q in quoted}


def _units(cited: Sequence[Citation], quoted: Sequence[Quoted], words: Text) -> list[Reference]:
    """The passages of up to three verses that are cited or quoted.

    What is quoted together stays together, of more verses what is one sentence. Cited
    passages that overlap are one as long as that has room; otherwise the later one is what it
    adds.
    """
    groups = _Groups()
    for found in quoted:
        for run in runs(found.verses):
            fresh = groups.fresh(run)
            if len(run) > MOST:
                for one in found.uncut:
                    for part in runs(v for v in groups.fresh(one.verses()) if v in run):
                        groups.add(part, fixed=len(part) > 1)
                for unit in units_of(groups.fresh(run), words):
                    groups.add(list(unit.verses()), fixed=not unit.is_verse)
            else:
                for part in runs(fresh):
                    groups.add(part, fixed=True)
    for citation in sorted(cited, key=lambda c: not c.is_proof):
        if citation.is_short:
            for run in runs(groups.loose(citation.reference.verses())):
                groups.join(run, widen=citation.is_proof)
    return groups.units()


@dataclass
class _Groups:
    """Verses in groups, each verse in one; a ``fixed`` group stays as it is."""

    _groups: list[list[Reference]] = field(default_factory=list)
    _of: dict[Reference, int] = field(default_factory=dict)
    _fixed: set[int] = field(default_factory=set)

    def add(self, verses: list[Reference], *, fixed: bool = False) -> None:
        """Make a group of verses that are in none."""
        if fixed:
            self._fixed.add(len(self._groups))
        self._of.update(dict.fromkeys(verses, len(self._groups)))
        self._groups.append(verses)

    def fresh(self, verses: Iterable[Reference]) -> list[Reference]:
        """The verses that are in no group."""
        return [verse for verse in verses if verse not in self._of]

    def loose(self, verses: Iterable[Reference]) -> list[Reference]:
        """The verses that are in no fixed group."""
        return [verse for verse in verses if self._of.get(verse) not in self._fixed]

    def join(self, run: list[Reference], *, widen: bool) -> None:
        """Put a run of loose verses, and the groups that have some of them, into one group.

        Where that is too long, or the run may not ``widen`` them, its other verses are a
        group of their own.
        """
        touched = {self._of[verse] for verse in run if verse in self._of}
        union = {*run, *(verse for number in touched for verse in self._groups[number])}
        if len(union) <= MOST and (widen or not touched):
            for number in touched:
                self._groups[number] = []
            self.add(sorted(union, key=lambda verse: verse.sort_key))
        else:
            for part in runs(self.fresh(run)):
                self.add(part)

    def units(self) -> list[Reference]:
        """The groups as passages."""
        return [spanning(group[0], group[-1]) for group in self._groups if group]


def _known_inside(index: _Index, judge: Judge) -> Iterator[Reference]:
    """The verses that many know of longer passages that are cited for a claim, no stories."""
    for passage, citations in index.long.items():
        if passage.verse is None or not any(citation.is_claim for citation in citations):
            continue
        known = [v for v in islice(passage.verses(), _LONGEST) if is_well_known(v)]
        if known and not judge.tells_a_story(passage):
            yield from known


def _expounded(index: _Index, judge: Judge) -> Iterator[Reference]:
    """Passages that an article goes through whole, piece by piece: a psalm, a hymn."""
    taken: set[Reference] = set()
    for passage in index.long:
        verses = list(islice(passage.verses(), _EXPOUNDED + 1))
        if len(verses) > _EXPOUNDED or not taken.isdisjoint(verses):
            continue
        pieces = [
            {piece for piece in index.pieces(verse) if passage.contains(piece)} - {passage}
            for verse in verses
        ]
        if (
            len(set().union(*pieces)) >= _PIECES
            and sum(map(bool, pieces)) >= _COVERED * len(verses)
            and not judge.tells_a_story(passage)
        ):
            taken.update(verses)
            yield passage
