"""What speaks for and against learning a passage word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from versecards.article.model import Role
from versecards.datafiles import read_words
from versecards.extract.choosing import Reason, reason
from versecards.extract.citations import Citation, is_known_whole, is_learnable, is_short
from versecards.extract.levels import is_saying, is_scheme
from versecards.extract.passages import Quoted
from versecards.extract.reading import ReadBlock, Reading, Sentence
from versecards.extract.units import MOST, ends_sentence
from versecards.languages import Language, language
from versecards.marks import ends_asking
from versecards.notes import Kind
from versecards.scripture.index import index_of
from versecards.scripture.natures import nature
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import stems

_SHORT = 28
"""Words of a verse that is quickly learned: the middle one of the King James has 24."""
_MUCH = 15.0
"""Weight of shared words (natural log of rarity) from which more says nothing more."""
_PHRASE = 5
"""Words of a phrase that the article quotes within a sentence of its own."""
_FEW_KEYS = 5
"""Key passages that are surely meant to be learned; more may be a list of what to read."""
_VERY_MANY = 20
"""Passages of a word study: an article that makes something of each has fewer."""
_FEW_SUBJECTS = 2
"""Short passages that an article can be about, though it quotes neither."""
_MOSTLY = 0.5
"""Share of the verses of a unit that many must know for it to be known."""
_FEWEST_QUOTED, _OF_PHRASE = 6, 0.4
"""Fewer words are a phrase of a verse, which counts for so much of a verse quoted in part."""
_STATES = re.compile(r"[.!;:](?!\w)")
"""Ends something that is said before a question."""
_SUMMARY = (Role.QUICK_ANSWER, Role.POINTS)


@dataclass(frozen=True)
class Candidate:
    """A passage that may be learned, and everything that the article does with it."""

    unit: Reference
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quoted, ...] = ()

    @property
    def place(self) -> tuple[ReadBlock, int]:
        """The block in which the article cites or quotes it first, and where in it."""
        places = [(c.block, c.start) for c in self.citations]
        places += [(q.block, q.start) for q in self.quotations]
        return min(places, key=lambda place: (place[0].number, place[1]))

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among the others of its article."""
        block, start = self.place
        return block.number, start

    @property
    def ends_as_cited(self) -> bool:
        """Whether the article gives words of it, so that it ends where the article ends it."""
        return bool(self.quotations) or any(
            self.unit in quotation.references and quotation.words >= _PHRASE
            for citation in self.citations
            for quotation in citation.block.quotations
        )


@dataclass
class Judge:
    """Weighs the candidates of one article.

    ``text`` is the deck's translation, ``kjv`` the one by which a verse is told to be
    narrative. Echoes are looked for in the King James where the deck's is English too, so
    that the choice does not change with the wording. ``keys`` is how many key passages are
    named.
    """

    reading: Reading
    tongue: Language
    text: Translation
    kjv: Translation
    keys: int = 0
    shared: frozenset[str] = frozenset()
    """Words that most of very many passages have, and which therefore tell none of them apart."""
    _summary: frozenset[str] = field(init=False)
    _empty: frozenset[str] = field(init=False)
    _subjects: list[Reference] = field(init=False)
    _given: dict[Reference, int] = field(init=False)
    """Where a passage is given with words, whether they can be used or not."""
    _claimed: dict[tuple[int, int], frozenset[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        words = (*self.tongue.words("stopwords"), *self.tongue.table("words")["too common"])
        self._empty = frozenset(stem for word in words for stem in stems(word))
        said = [b.block.text for b in self.reading.blocks if b.section.role in _SUMMARY]
        self._summary = self._bag(" ".join((self.reading.article.title, *said)))
        self._given = {
            reference: block.block.position(quotation.start)[0]
            for block in reversed(self.reading.blocks)
            for quotation in block.quotations
            if quotation.introduced or quotation.fault
            if not (is_scheme(quotation.text) or is_saying(quotation.text))
            for reference in quotation.references
        }
        article = self.reading.article
        named = [
            passage
            for head in self.reading.heads
            if head.block is article.head or head.block in article.passages
            for mention in head.mentions
            for passage in mention.usable
        ]
        # a long list is of all that is cited, and not of what it is about
        self._subjects = [p for p in named if is_learnable(p)] if len(named) <= _FEW_KEYS else []

    def leave_out_shared(self, candidates: Sequence[Candidate]) -> None:
        """Let what most of very many passages have count for none: a word study names them all."""
        verses = [c.unit.first for c in candidates if is_short(c.unit)]
        if len(verses) < _VERY_MANY:
            return
        bags = (self._bag(self._echoed.verse(verse) or "") for verse in verses)
        count = Counter(stem for bag in bags for stem in bag)
        self.shared = frozenset(stem for stem, n in count.items() if 2 * n > len(verses))

    def words(self, verse: Reference) -> str:
        """Return the words of a verse in the deck's translation, where it has them."""
        return self.text.verse(verse) or self._echoed.verse(verse) or ""

    @property
    def _echoed(self) -> Translation:
        """The text in whose words echoes are looked for."""
        own, known = (text.language.split("-")[0] for text in (self.text, self.kjv))
        return self.kjv if own == known else self.text

    def ends_sentence(self, verse: Reference) -> bool:
        """Whether a sentence ends with a verse."""
        return ends_sentence(self.words(verse))

    def tells(self, passage: Reference) -> bool:
        """Whether a passage tells what happened, and is none that many learn all the same."""
        return not _is_mostly_known(passage.verses()) and self.tells_a_story(passage)

    def tells_a_story(self, passage: Reference) -> bool:
        """Whether much of a passage tells what happened."""
        verses = list(passage.verses())
        return 3 * sum(map(self._tells, verses)) >= len(verses)

    def _tells(self, verse: Reference) -> bool:
        table = language().table("telling")  # of the King James, which is English
        text = self.kjv.verse(verse) or ""
        like = verse.book in table["books"] and any(re.search(p, text) for p in table["tells"])
        teaches = verse.book in table["teacher"] and re.search(table["teaches"], text)
        like = like and not re.search(table["habits"], text)
        return (like and not teaches) or self._is_deed(verse) or nature([verse]) == "told"

    def _is_deed(self, verse: Reference) -> bool:
        """Whether a verse tells what somebody did once, and nothing that is said."""
        table = language().table("telling")
        text = self.kjv.verse(verse) or ""
        habit = re.search(table["habits"], text)
        return verse.book in table["books"] and not habit and bool(re.search(table["deeds"], text))

    def _is_penalty(self, verse: Reference) -> bool:
        """Whether a law says how somebody is to be punished."""
        table = language().table("telling")
        text = self.kjv.verse(verse) or ""
        return verse.book in table["penalties"] and bool(re.search(table["penalty"], text))

    def reasons(self, candidate: Candidate) -> tuple[Reason, ...]:
        """Return every reason for and against learning a candidate."""
        return (
            *quoting(candidate),
            *self._in_other_words(candidate),
            *self._citing(candidate),
            *self._subject(candidate),
            *self._nature(candidate),
            *self._echoes(candidate),
        )

    def _in_other_words(self, candidate: Candidate) -> Iterator[Reason]:
        """Yield what speaks for a passage that is quoted in words that cannot be used for it."""
        line = self._given.get(candidate.unit)
        if line is not None and not candidate.quotations:
            yield _reason("in other words", line)

    def _citing(self, candidate: Candidate) -> Iterator[Reason]:
        cited = [c for c in candidate.citations if not c.further]
        if candidate.citations and not cited:
            yield _reason("further", candidate.citations[0].line)
            return
        few = self.keys <= _FEW_KEYS
        for citation in cited:
            if citation.to_learn or (citation.key and few and is_known_whole(citation.reference)):
                yield _reason("to learn", citation.line)
                return
        if keys := [citation for citation in cited if citation.key]:
            yield _reason("of key" if few else "listed", keys[0].line)
        straight = [c for c in cited if not c.aside]
        if cited and not straight and not candidate.quotations:
            yield _reason("aside", cited[0].line)
            return
        short = [c for c in straight if c.is_short]
        near = [c for c in short if not c.asking]
        asked = [c for c in short if c.asking]
        if asked and (near or candidate.quotations):
            yield _reason("in a question", asked[0].line)
        elif asked:
            yield _reason("question only", asked[0].line)
            near = asked
        elif not short and straight and not candidate.quotations:
            yield _reason("inside" if is_short(candidate.unit) else "long", straight[0].line)
            near = [c for c in straight if not c.asking]
        blocks = {id(c.block): c for c in near if c.is_short}
        for citation in list(blocks.values())[1:3]:
            yield _reason("again", citation.line)
        if proofs := [c for c in short if c.support]:
            yield _reason("support", proofs[0].line)
        if any(citation.beside == 1 for citation in near):
            yield _reason("alone", near[0].line)
        if short and near and not any(citation.first for citation in near):
            yield _reason("behind others", near[0].line)

    def _subject(self, candidate: Candidate) -> Iterator[Reason]:
        around = [passage for passage in self._subjects if passage.contains(candidate.unit)]
        few = len(self._subjects) <= _FEW_SUBJECTS
        if any(candidate.quotations or (few and is_short(passage)) for passage in around):
            yield _reason("subject")

    def _nature(self, candidate: Candidate) -> Iterator[Reason]:
        verses = list(candidate.unit.verses())
        known = _share(verses, _WELL_KNOWN)
        if known:
            yield _reason("well known", times=known)
        if best := _share(verses, _BEST_KNOWN):
            yield _reason("best known", times=best)
        deeds = 2 * sum(self._is_deed(v) and not is_well_known(v) for v in verses) >= len(verses)
        if deeds or not _is_mostly_known(verses):
            yield from self._unloved(candidate, verses, deeds)
        texts = [self.kjv.verse(verse) or "" for verse in verses]
        if sum(len(text.split()) for text in texts) <= _SHORT * len(texts):
            yield _reason("short")

    def _unloved(
        self, candidate: Candidate, verses: Sequence[Reference], deeds: bool
    ) -> Iterator[Reason]:
        if not candidate.quotations and candidate.unit.book in language().table("telling")["books"]:
            yield _reason("narrative")
        code = nature(verses) or ("penalty" if any(map(self._is_penalty, verses)) else "")
        if code == "variant":
            yield _reason(code)
        elif deeds:
            yield _reason("deeds")
        elif any(map(self._tells, verses)) and code != "wicked":
            yield _reason("told")
            if candidate.quotations and all(q.parts for q in candidate.quotations):
                yield _reason("dialogue")
        elif code:
            yield _reason(code)
        if self._only_asks(candidate):
            yield _reason("asks")

    def _only_asks(self, candidate: Candidate) -> bool:
        """Whether all that is given of a passage is a question, and not its answer."""
        texts = [
            quotation.text
            for quoted in candidate.quotations
            for quotation in quoted.block.quotations
            if quotation.start == quoted.start
        ] or [" ".join(map(self.words, candidate.unit.verses()))]
        return all(ends_asking(text) and not _STATES.search(text) for text in texts)

    def _echoes(self, candidate: Candidate) -> Iterator[Reason]:
        text = self._echoed
        weigh = index_of(text).total
        verses = candidate.unit.verses()
        bags = [self._bag(text.verse(verse) or "") - self.shared for verse in verses]
        shares = [
            (weigh(bag & claim) / weigh(bag), line)
            for claim, line in self._claims(candidate)
            for bag in bags
            if bag
        ]
        share, line = max(shares, default=(0.0, 0))
        if share > 0 and candidate.quotations:
            yield _reason("taken up", times=share)
            return
        if share > 0:
            yield _reason("echoed", line, share)
        title = self._bag(self.reading.article.title)
        shared = max((weigh(bag & title) / weigh(title) for bag in bags if title), default=0.0)
        if shared:
            yield _reason("title", times=shared)
        shared = max((weigh(bag & self._summary) for bag in bags), default=0.0)
        if shared > 0:
            yield _reason("summary", times=min(shared, _MUCH) / 10)

    def _claims(self, candidate: Candidate) -> Iterator[tuple[frozenset[str], int]]:
        """The words that a passage is cited for, and their line: where it is printed with
        the passage around it, or hardly anybody learns it, those of all the rest; none where it
        is else quoted."""
        if not candidate.quotations:
            for citation in candidate.citations:
                if citation.is_claim:
                    yield self._claim(citation), citation.line
        elif _is_printed(candidate) or nature(candidate.unit.verses()):
            printed = {quoted.block.number for quoted in candidate.quotations}
            rest = (b.block.text for b in self.reading.blocks if b.number not in printed)
            yield self._bag(" ".join(rest)), 0

    def _claim(self, citation: Citation) -> frozenset[str]:
        """The words of the sentence that cites a passage; they are looked for once."""
        block = citation.block
        number = bisect_right(block.sentences, citation.start, key=lambda s: s.start) - 1
        place = (block.number, number)
        if place not in self._claimed:
            sentence = block.sentences[number] if number >= 0 else None
            if sentence and citation.start >= sentence.end:
                sentence = None
            self._claimed[place] = self._bag(self._said(block, sentence))
        return self._claimed[place]

    def _said(self, block: ReadBlock, sentence: Sentence | None) -> str:
        """A sentence or a block without its references; if it is nothing else, the one before."""
        pieces = []
        at, end = (sentence.start, sentence.end) if sentence else (0, len(block.block.text))
        for mention in sentence.mentions if sentence else block.mentions:
            pieces.append(block.block.text[at : mention.start])
            at = mention.end
        text = " ".join((*pieces, block.block.text[at:end]))
        if block.number and not self._bag(re.sub(r"\([a-z]\)", " ", text)):
            return self.reading.blocks[block.number - 1].block.text
        return text

    def _bag(self, text: str) -> frozenset[str]:
        return frozenset(stems(text)) - self._empty


def _is_printed(candidate: Candidate) -> bool:
    """Whether the article gives its words only with a longer passage around it."""
    quotations = candidate.quotations
    return bool(quotations) and all(len(quoted.verses) > MOST for quoted in quotations)


def quoting(candidate: Candidate) -> Iterator[Reason]:
    """Yield what speaks for a passage that the article quotes."""
    if not candidate.quotations:
        return
    short = [q for q in candidate.quotations if len(q.verses) <= MOST]
    if _is_printed(candidate):
        yield _reason("printed", candidate.quotations[0].line)
        return
    whole = [q for q in short if not q.parts]
    first = (whole or short)[0]
    if whole:
        yield _reason("quoted", first.line)
    else:
        phrase = all(quoted.words < _FEWEST_QUOTED for quoted in short)
        yield _reason("quoted in part", first.line, _OF_PHRASE if phrase else 1.0)
    if any(quoted.set_apart for quoted in short):
        yield _reason("set apart", first.line)


def _reason(code: str, line: int = 0, times: float = 1.0) -> Reason:
    return reason(Kind.VERSE, code, line, times)


def _is_mostly_known(verses: Sequence[Reference]) -> bool:
    return _share(verses, _WELL_KNOWN) >= _MOSTLY


def is_well_known(verse: Reference) -> bool:
    """Whether many learn a verse by heart."""
    return verse.osis in read_words(_WELL_KNOWN)


def _share(verses: Sequence[Reference], file: Path) -> float:
    """Which share of verses a list has."""
    return sum(verse.osis in read_words(file) for verse in verses) / len(verses)


_SCRIPTURE = Path(__file__).parents[1] / "scripture"
_WELL_KNOWN, _BEST_KNOWN = _SCRIPTURE / "wellknown.txt", _SCRIPTURE / "bestknown.txt"
