"""What an article says, and the passages on which it rests: every statement, chosen or not.

A statement is a clause with the references that follow it, a sentence that leads into a
quotation with words of its own, or the sentence beside a quotation. What keeps one from
standing on a card is noted with it; ``claims.py`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from versecards.article.model import BlockKind, Role
from versecards.extract.cited import find_cited, once
from versecards.extract.clauses import BLANK, clauses, without_references
from versecards.extract.faults import FEWEST_WORDS, faults_of, is_faultless, only_names
from versecards.extract.fronts import matches
from versecards.extract.grammar import has_verb, opens_relative, stands
from versecards.extract.lists import is_list_of_questions
from versecards.extract.quotemarks import without_quoted
from versecards.extract.quoting import leads_to_other, own_words, unquoted, with_quotation
from versecards.extract.reading import ReadBlock, Reading, Sentence
from versecards.extract.said import Said, find_said
from versecards.extract.standing import Standing
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import OPENS, one_of
from versecards.scripture.reference import Reference

_SHORT_QUOTATION = 12
"""Words of a quotation that stands on the card with the words that lead into it."""
_ANY = (Reference("Gen", 1, 1, 1, 1),)
"""Some passage: which one it will be makes no fault."""
_OF_A_LINE = ("leans", "repeats", "announces", "anecdote", "label", "question")
"""Faults that a line above a passage can have; the others are of the sentence with it."""
_NOT_TAUGHT = (Role.POINTS, Role.KEY_VERSES, Role.ASIDE)
"""Sections whose lines are cards of their own kind, or only verses; so are those that ask."""


@dataclass(frozen=True)
class Statement:
    """What the article says, without its references, and the passages on which it rests.

    ``asked`` are those that may be asked, in the article's order, ``beside`` those that it
    only sets beside them. ``sentence`` is the sentence as it stands, ``start`` where it
    begins in ``block``. ``context`` is what the card shows before the statement, so that it
    can be understood, or empty. ``faults`` are the codes of what keeps it from a card.
    ``leads``: it leads into a quotation, or stands beside one or behind its reference.
    ``part``: its sentence says more than it. ``behind``: it stands behind the quotation on
    which it rests. ``loose``: it names no passage; ``elsewhere.py`` looks for one.
    """

    text: str
    asked: tuple[Reference, ...]
    beside: tuple[Reference, ...]
    sentence: str
    block: ReadBlock
    start: int
    context: str = ""
    faults: tuple[str, ...] = ()
    leads: bool = False
    part: bool = False
    behind: bool = False
    loose: bool = False


def is_taught(block: ReadBlock, language: Language) -> bool:
    """Whether a block says what the article teaches, and is no point, question or verse."""
    apart = block.section.role in _NOT_TAUGHT or is_list_of_questions(block.section, language)
    return not (apart or _bids_pray(block, language))


def _bids_pray(block: ReadBlock, language: Language) -> bool:
    """Whether a block only says what to pray for ("Prayer focus: Thank God for …")."""
    bids = language.pattern("statements", "bids to pray")
    return bool(bids.search(block.section.heading) or bids.search(block.block.text))


def _is_cited(block: ReadBlock, language: Language) -> bool:
    """Whether a line of points or key verses says something of its own of a passage."""
    aside = block.section.role is Role.ASIDE or _bids_pray(block, language)
    if aside or is_list_of_questions(block.section, language) or not block.mentions:
        return False
    text = without_quoted(block.block.text)
    for mention in block.mentions:
        text = text.replace(mention.text, " ")
    return len(content_words(text, language)) >= FEWEST_WORDS


def _is_bare(block: ReadBlock, language: Language) -> bool:
    """Whether a block is nothing but references, and in no brackets, which close what is said."""
    text = block.block.text
    for mention in block.mentions:
        text = text.replace(mention.text, " ")
    return bool(block.mentions) and not content_words(text, language) and text[:1] not in "(["


def find_statements(reading: Reading, language: Language) -> tuple[Statement, ...]:
    """Return every statement of an article that references or quotations support, in order."""
    return tuple(_Finder(reading, language).found)


class _Finder:
    """Walks the sentences of an article; ``found`` are its statements."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._language = language
        self.found: list[Statement] = []
        blocks = [b for b in reading.blocks if is_taught(b, language) or _is_cited(b, language)]
        self._all = find_said(blocks, language)
        self._asked = [pair.question for pair in reading.article.answered]
        self._standing = Standing(self._all, reading, language)
        for number in range(len(self._all)):
            self._look(number)
        taken = {(id(one.block), one.start) for one in self.found}
        for number, one in enumerate(self._all):
            if (id(one.block), one.sentence.start) not in taken:
                self._loose(number)
        self.found = sorted([*_of_headings(reading, language), *self.found], key=_place)

    def _look(self, number: int) -> None:
        one = self._all[number]
        if any(one.block.block is question for question in self._asked):
            return  # "He came from God because:" says nothing without its answer
        if one.block.block.kind is BlockKind.QUOTE or one.quotations:
            self._quoting(number)
        elif any(c.asked or c.beside for c in one.cited.proofs) or one.cited.inline:
            self._citing(number)

    def _loose(self, number: int) -> None:
        """A sentence that names no passage and quotes none."""
        one = self._all[number]
        if one.block.block.kind is BlockKind.QUOTE:
            return  # the words of somebody else, of Scripture mostly
        front = self._standing.front(one.text, number, inline=False)
        if one.named or one.quotations or self._standing.context(number, front):
            return
        if front and is_faultless(one, front, _ANY, self._language):
            self.found.append(
                Statement(front, (), (), one.shown, one.block, one.sentence.start, loose=True)
            )

    def _citing(self, number: int) -> None:
        """Statements of a sentence with references."""
        one = self._all[number]
        text = one.block.block.text
        before = self._all[number - 1] if number else None
        lent = self._lent(before) if before else ()
        for clause in clauses(text, one.sentence, one.cited, self._language):
            asked, beside = once((*lent, *clause.asked)), clause.beside
            if matches("says the same", clause.text, self._language) and self.found:
                self.found[-1] = _beside(self.found[-1], (*asked, *beside))
                continue
            if re.search(one_of(OPENS), clause.text) and not unquoted(clause.text, self._language):
                self._beside_quotation(number, asked, beside)
                continue
            front = self._standing.front(clause.text, number, inline=bool(one.cited.inline))
            front = self._standing.without_author(front, asked)
            bare = not content_words(front.replace(BLANK, " "), self._language)
            if bare and self._heads(number):
                continue
            if bare and (
                self._above(number, asked, beside) or self._paragraph_above(number, asked, beside)
            ):
                continue
            led = any(proof.start == one.sentence.start for proof in one.cited.proofs)
            self._add(
                number, front, asked, beside, part=clause.part, leads=led, listed=clause.listed
            )

    def _quoting(self, number: int) -> None:
        """A sentence that brings a quotation: what it says of its own, or its neighbour."""
        one = self._all[number]
        quoted = one.quotations
        if not quoted:
            return
        asked = once([ref for quotation in quoted for ref in quotation.references])
        beside = once([ref for c in one.cited.proofs for ref in c.beside])
        asked = tuple(ref for ref in asked if ref not in beside) or asked
        own = own_words(one, self._language)
        if own:
            if len(quoted) == 1 and quoted[0].words <= _SHORT_QUOTATION:
                own = with_quotation(one, self._language)
            front = self._standing.front(own, number, inline=bool(one.cited.inline))
            front = self._standing.without_author(front, asked)
            self._add(number, front, asked, beside, leads=True)
            return
        self._beside_quotation(number, asked, beside)

    def _beside_quotation(
        self, number: int, asked: tuple[Reference, ...], beside: tuple[Reference, ...]
    ) -> None:
        """The sentences around a run of quotations that say what it is quoted for."""
        said = self._all
        known = len(self.found)
        first = number
        section = said[number].block.section
        while (
            first
            and said[first - 1].block.section is section
            and self._only_quotes(said[first - 1])
        ):
            first -= 1
        last = number
        while last + 1 < len(said) and said[last + 1].quotations:
            last += 1
        for place in (first - 1, last + 1) if said[number].quotations else (first - 1,):
            if not 0 <= place < len(said):
                continue
            other = said[place]
            same = other.block is said[number].block
            apart = said[number].block.block.kind is BlockKind.QUOTE
            quotes = other.quotations or other.block.block.kind is BlockKind.QUOTE
            if other.rests or quotes or not (same or apart):
                continue
            if other.block.section is not section:
                continue
            if place < first and self._concludes(place):
                continue
            if (
                place < first
                and said[first].quotations
                and leads_to_other(other.text, said[first], self._language)
            ):
                continue
            bare = without_references(
                other.block.block.text, other.sentence, other.cited, self._language
            )
            front = self._standing.front(bare, place, inline=False)
            self._add(place, front, asked, beside, leads=True, behind=place > number)
        if said[first].opens and said[first].block.block.kind is not BlockKind.QUOTE:
            self._above(first, asked, beside)
        elif all(one.faults for one in self.found[known:]) and self._quotes_first(first):
            # a quotation under its heading: "Cast lots for his coat"
            front = self._standing.heading(first)
            front = "" if only_names(front, self._language) else front
            says = stands(front, self._language) and not opens_relative(front, self._language)
            unsaid = () if has_verb(front, self._language) else ("label",)
            faults = () if says else ("heading", *unsaid)
            self._add(first, front, asked, beside, context="", faults=faults, leads=True)

    def _concludes(self, place: int) -> bool:
        """Whether a sentence is drawn from the quotation or the passage right before it."""
        before = self._all[place - 1] if place else None
        rests = before is not None and (bool(before.quotations) or before.rests)
        return rests and matches("concludes", self._all[place].text, self._language)

    def _only_quotes(self, one: Said) -> bool:
        return bool(one.quotations) and not own_words(one, self._language)

    def _above(
        self, number: int, asked: tuple[Reference, ...], beside: tuple[Reference, ...]
    ) -> bool:
        """Take the line above bare references or a quotation as what they are given for."""
        front, context = self._standing.above(number)
        if not front:
            return False
        if self._goes_on(number, front):
            last = self.found.pop()
            asked = once((*last.asked, *asked))
            self.found.append(_beside(replace(last, asked=asked), beside))
            return True
        found = faults_of(self._all[number], front, context, asked, self._language)
        faults = tuple(code for code in found if code in _OF_A_LINE)
        self._add(number, front, asked, beside, context=context, faults=faults, leads=True)
        return True

    def _goes_on(self, number: int, front: str) -> bool:
        """Whether the reference before is given for the same line: a list of references."""
        last = self.found[-1] if self.found else None
        lead = self._all[number].block.block.lead
        return (
            last is not None
            and last.text == front
            and lead is not None
            and last.block.block.lead is lead
        )

    def _heads(self, number: int) -> bool:
        """Whether bare references and other blocks take turns here, each reference at the head.

        Then what stands above a reference is what the reference before it is given for.
        """
        section = self._all[number].block.section
        blocks = {id(one.block): one.block for one in self._all if one.block.section is section}
        bare = [_is_bare(block, self._language) for block in blocks.values()]
        first = last = list(blocks).index(id(self._all[number].block))
        while bare[first - 2 : first] == [True, False]:
            first -= 2
        while bare[last + 1 : last + 3] == [False, True]:
            last += 2
        return first < last and (not first or last + 1 < len(bare))

    def _quotes_first(self, number: int) -> bool:
        """Whether a section has no quotation and no reference before a sentence of it."""
        section = self._all[number].block.section
        before = (one for one in self._all[:number] if one.block.section is section)
        return not any(one.quotations or one.named for one in before)

    def _paragraph_above(
        self, number: int, asked: tuple[Reference, ...], beside: tuple[Reference, ...]
    ) -> bool:
        """Take each sentence of the paragraph above bare references as resting on them."""
        here = self._all[number].block
        places = [n for n in range(number) if self._all[n].block is not here]
        block = self._all[places[-1]].block if places else here
        own = [n for n in places if self._all[n].block is block]
        rests = any(self._all[n].named or self._all[n].quotations for n in own)
        prose = {block.block.kind, here.block.kind} == {BlockKind.PARAGRAPH}
        if not own or rests or not prose or block.section is not here.section:
            return False
        for place in own:
            front = self._standing.front(self._all[place].text, place, inline=False)
            context = self._standing.context(place, front)
            faults = faults_of(self._all[place], front, context, asked, self._language)
            if len(own) > 1:
                faults = (*faults, "below")
            self._add(place, front, asked, beside, context=context, faults=faults)
        return True

    def _lent(self, before: Said) -> tuple[Reference, ...]:
        """The passage that the sentence before only points to ("Mark the reason in verse 9.")."""
        points = matches("points to a passage", before.text, self._language)
        return before.named if points else ()

    def _add(
        self,
        number: int,
        front: str,
        asked: tuple[Reference, ...],
        beside: tuple[Reference, ...],
        *,
        context: str | None = None,
        faults: tuple[str, ...] | None = None,
        leads: bool = False,
        part: bool = False,
        behind: bool = False,
        listed: bool = False,
    ) -> None:
        """Make a statement of words of a sentence, with what it needs and what is against it.

        ``context`` and ``faults`` are looked for where they are not given.
        """
        if not front or not (asked or beside):
            return
        one = self._all[number]
        if context is None:
            context = self._standing.context(number, front)
        if faults is None:
            faults = faults_of(one, front, context, asked, self._language)
        if leads and matches("speaks to somebody", front, self._language):
            faults = (*faults, "announces")
        if listed:
            faults = (*faults, "list")
        self.found.append(
            Statement(
                front,
                asked,
                beside,
                one.shown,
                one.block,
                one.sentence.start,
                context,
                faults,
                leads,
                part,
                behind,
            )
        )


def _of_headings(reading: Reading, language: Language) -> Iterator[Statement]:
    """The headings that say something and name the passage for it: "God hears (Ps. 34:6)"."""
    for head in reading.heads:
        first = next((b for b in reading.blocks if b.section.head is head.block), None)
        if first is None or not head.mentions or not is_taught(first, language):
            continue
        sentence = Sentence(0, len(head.block.text), head.mentions)
        block = replace(
            first, block=head.block, mentions=head.mentions, sentences=(sentence,), quotations=()
        )
        one = Said(block, sentence, find_cited(head.block.text, sentence, language), ())
        if one.cited.inline:
            continue
        for clause in clauses(head.block.text, sentence, one.cited, language):
            bare = language.pattern("points", "numbered").sub("", clause.text)
            front = Standing([one], reading, language).front(bare, 0, inline=False)
            faults = faults_of(one, front, "", clause.asked, language)
            if front:
                yield Statement(
                    front, clause.asked, clause.beside, one.shown, block, 0, faults=faults
                )


def _place(statement: Statement) -> tuple[int, int]:
    return statement.block.block.position(statement.start)


def _beside(statement: Statement, references: Sequence[Reference]) -> Statement:
    return replace(statement, beside=once((*statement.beside, *references)))
