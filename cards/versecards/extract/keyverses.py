"""Which passages of an article are learned word for word: everything cited, weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.extract.candidates import find_candidates
from versecards.extract.choosing import Reason, decided, enough, reason, score
from versecards.extract.citations import Citation, citations, is_short, to_learn_if_listed
from versecards.extract.evidence import Candidate, Judge
from versecards.extract.passages import Quoted
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.units import follows, neighbour
from versecards.extract.wordings import Wordings
from versecards.languages import language
from versecards.notes import Kind
from versecards.scripture.reference import Reference, spanning
from versecards.settings import Settings

_VERSE = Kind.VERSE
FEWEST, MOST_UNITS = 2, 11
"""Key passages of an article: of decks made by hand, the thinnest and the richest."""
_WORDS_EACH, _ATLEAST = 150, 5
"""An article of any length has room for five, and for one more with each 150 words."""
_FAIR = 1.5
"""What one weighs that makes up the number of a long article's passages."""
_PIECES_OF_STORY = 3
"""So many pieces of a story are quoted to tell it."""
LEAST = 0.5
"""What the best passages weigh at least, where hardly any weighs enough."""


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
        return self.candidate.place

    @property
    def cited(self) -> bool:
        """Whether the article itself cites or quotes it, rather than for further reading."""
        citations = self.candidate.citations
        return bool(self.candidate.quotations) or any(not c.further for c in citations)

    @property
    def score(self) -> float:
        """The weight of all reasons together."""
        return score(self.reasons)

    @property
    def proofs(self) -> list[Citation]:
        """Where a passage of its own is cited for a claim."""
        return [citation for citation in self.candidate.citations if citation.is_proof]

    @property
    def is_fixed(self) -> bool:
        """Whether it stays as it is: quoted together, or part of a longer passage."""
        return bool(self.passage) or self.has("quoted") or self.has("quoted in part")

    @property
    def is_story(self) -> bool:
        """Whether it tells what happened."""
        return self.has("told") or self.has("deeds")

    def has(self, code: str) -> bool:
        """Whether it has this reason."""
        return any(found.code == code for found in self.reasons)

    def with_reason(self, code: str, line: int = 0) -> Weighed:
        """Return it with one reason more."""
        return replace(self, reasons=(*self.reasons, reason(_VERSE, code, line)))


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
    cited = to_learn_if_listed(cited, reading, judge.tells)
    weighed = weigh_all(cited, wordings.quotations(reading.article.file), judge)
    if settings.verses == "key":
        length = sum(len(block.block.text.split()) for block in reading.blocks)
        fewest = FEWEST if judge.shared else fewest_units(length)
        return choose_key(weighed, most_units(length), judge, fewest)
    return [_by_setting(entry, settings.verses) for entry in weighed]


def _by_setting(entry: Weighed, verses: str) -> Weighed:
    wanted = (
        verses == "all"
        or bool(entry.candidate.quotations)
        or (verses == "short" and is_short(entry.unit) and not entry.has("inside"))
    )
    if wanted:
        return replace(entry.with_reason("setting"), chosen=True)
    return replace(entry, chosen=entry.has("to learn"))


def most_units(words: int) -> int:
    """Return how many key passages an article of so many words can have."""
    return max(FEWEST, min(MOST_UNITS, _ATLEAST + words // _WORDS_EACH))


def weigh_all(cited: Sequence[Citation], quoted: Sequence[Quoted], judge: Judge) -> list[Weighed]:
    """Weigh every passage that an article cites or quotes, in order; none is chosen yet."""
    found = find_candidates(cited, quoted, judge)
    judge.leave_out_shared(found.candidates)
    weighed = []
    for candidate in found.candidates:
        reasons = judge.reasons(candidate)
        if not is_short(candidate.unit) and not decided(reasons):
            reasons = (reason(_VERSE, "long", candidate.citations[0].line),)
        whole = next((passage for passage in found.whole if passage.contains(candidate.unit)), None)
        if whole:
            reasons = (*reasons, reason(_VERSE, "expounded"))
        weighed.append(Weighed(candidate, reasons, chosen=False, passage=whole))
    return _as_stories(weighed)


def _as_stories(entries: Sequence[Weighed]) -> list[Weighed]:
    """Weigh down what tells something, where an article quotes more of what its chapter tells."""
    told = [entry for entry in entries if entry.is_story and entry.candidate.quotations]
    count = Counter((entry.unit.book, entry.unit.chapter) for entry in told)
    return [
        entry.with_reason("story")
        if entry in told and count[entry.unit.book, entry.unit.chapter] >= _PIECES_OF_STORY
        else entry
        for entry in entries
    ]


def fewest_units(words: int) -> int:
    """Return how many key passages an article of so many words has, if it cites as many."""
    return max(FEWEST, min(_ATLEAST, words // _WORDS_EACH))


def choose_key(
    weighed: Sequence[Weighed], most: int, judge: Judge, fewest: int = FEWEST
) -> list[Weighed]:
    """Choose the passages that weigh enough, at most so many; in the order in which they came.

    One that goes on the sentence of a chosen one weighs more for it. Where hardly any
    weighs enough, the best are taken.
    """
    entries = _with_neighbours(_without_second_proofs(weighed), judge)
    # a passage that is learned whole takes half the room of as many single verses
    most += sum(1 for entry in entries if entry.has("expounded")) // 2
    chosen: list[Weighed] = []
    for rank, entry in enumerate(sorted(entries, key=lambda entry: -entry.score)):
        if not enough(_VERSE, entry.reasons):
            least = LEAST if rank < FEWEST else _FAIR
            named = not (entry.is_story or entry.has("inside"))
            best = rank < fewest and entry.score >= least and named
            chosen.append(replace(entry, chosen=best))
        elif rank < most or decided(entry.reasons):
            chosen.append(replace(entry, chosen=True))
        else:
            chosen.append(entry.with_reason("beyond"))
    return _joined(chosen, judge)


def _joined(entries: Sequence[Weighed], judge: Judge) -> list[Weighed]:
    """Make one unit of chosen neighbours through which one sentence runs."""
    joined: list[Weighed] = []
    for entry in sorted(entries, key=lambda entry: (not entry.chosen, entry.unit.sort_key)):
        before = joined[-1] if joined else entry
        union = spanning(before.unit.first, entry.unit.last)
        if (
            entry.chosen
            and not (before.is_fixed or entry.is_fixed)
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
    return sorted(joined, key=lambda entry: entry.candidate.order)


def _without_second_proofs(entries: Sequence[Weighed]) -> list[Weighed]:
    """Weigh down what only stands beside a stronger passage for the same claim."""
    best: dict[tuple[int, int], Weighed] = {}
    for entry in sorted(entries, key=lambda entry: entry.score):
        best.update((citation.group, entry) for citation in entry.proofs)
    return [
        entry.with_reason("second proof", entry.proofs[0].line)
        if entry.proofs and all(best[proof.group] is not entry for proof in entry.proofs)
        else entry
        for entry in entries
    ]


def _with_neighbours(entries: Sequence[Weighed], judge: Judge) -> list[Weighed]:
    """Let what stands next to a passage that weighs enough weigh more itself."""
    strong = {entry.unit for entry in entries if enough(_VERSE, entry.reasons)}
    first = {unit.first for unit in strong}
    last = {unit.last for unit in strong}

    def near(entry: Weighed) -> str:
        if entry.unit in strong or entry.has("printed") or not is_short(entry.unit):
            return ""
        before = neighbour(entry.unit.first, -1)
        if before in last:
            return "beside" if judge.ends_sentence(before) else "continues"
        return "beside" if neighbour(entry.unit.last, 1) in first else ""

    return [entry.with_reason(code) if (code := near(entry)) else entry for entry in entries]
