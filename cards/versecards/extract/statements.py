"""What an article says, and the passages on which it rests: every statement, chosen or not.

A statement is a clause with the references that follow it, a sentence that leads into a
quotation with words of its own, or the sentence beside a quotation. What keeps one from
standing on a card is noted with it; ``choosing_statements`` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.article.model import BlockKind, Role
from versecards.extract.antecedents import leans, named
from versecards.extract.cited import Cited, find_cited
from versecards.extract.clauses import BLANK, clauses, without_references
from versecards.extract.fronts import tidy, unwrap
from versecards.extract.grammar import has_verb, opens_with_verb, stands, subject_of, tokens
from versecards.extract.lists import asks
from versecards.extract.proofs import proofs_of
from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Reading, Sentence
from versecards.extract.words import content_words, plain
from versecards.languages import Language
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

_FEWEST_WORDS = 3
"""A statement of fewer words says too little."""
_LABEL = 5
"""So few words without a verb are a label."""
_LONGEST_LINE = 14
"""Words of a line that says what the references below it are given for."""
_NEAR_HEADINGS = 4
_SHORT_ITEM = 5
"""Words of an item of a list that says little without what leads into the list."""
_ONE_SUBJECT = 1
"""Subjects of the items of a list beyond which "he" may be any of them."""
_SHORT_QUOTATION = 12
"""Words of a quotation that stands on the card with the words that lead into it."""
_FAR = 12
"""So many sentences back a pronoun is looked up."""
_NOT_TAUGHT = (Role.POINTS, Role.KEY_VERSES)
"""Sections whose lines are cards of their own kind, or only verses; so are those that ask."""


@dataclass(frozen=True)
class Statement:
    """What the article says, without its references, and the passages on which it rests.

    ``asked`` are those that may be asked, in the article's order, ``beside`` those that it
    only sets beside them. ``sentence`` is the sentence as it stands, ``start`` where it
    begins in ``block``. ``context`` is what the card shows before the statement, so that it
    can be understood, or empty. ``faults`` are the codes of what keeps it from a card.
    ``leads``: it leads into a quotation, or stands beside one. ``part``: its sentence says
    more than it. ``behind``: it stands behind the quotation on which it rests.
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


@dataclass(frozen=True)
class _Said:
    """A sentence with what was found in it, and the sentences that lead up to it."""

    block: ReadBlock
    sentence: Sentence
    cited: Cited
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        return self.block.text_of(self.sentence)

    @property
    def rests(self) -> bool:
        """Whether it names a passage outside of its quotations."""
        return any(c.asked for c in self.cited.proofs) or bool(self.cited.inline)


def is_taught(block: ReadBlock, language: Language) -> bool:
    """Whether a block says what the article teaches, and is no point, question or verse."""
    return block.section.role not in _NOT_TAUGHT and not asks(block.section, language)


def _is_cited(block: ReadBlock, language: Language) -> bool:
    """Whether a line of points or key verses says something of its own of a passage."""
    if asks(block.section, language) or not block.mentions:
        return False
    text = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", block.block.text)
    for mention in block.mentions:
        text = text.replace(mention.text, " ")
    return len(content_words(text, language)) >= _FEWEST_WORDS


def find_statements(reading: Reading, language: Language) -> tuple[Statement, ...]:
    """Return every statement of an article that references or quotations support, in order."""
    return tuple(_Finder(reading, language).found)


class _Finder:
    """Walks the sentences of an article; ``found`` are its statements."""

    def __init__(self, reading: Reading, language: Language) -> None:
        self._language = language
        self._sections = reading.article.sections
        self._title = _without_books(reading.article.title, language)
        self.found: list[Statement] = []
        blocks = [b for b in reading.blocks if is_taught(b, language) or _is_cited(b, language)]
        self._all = [one for number in range(len(blocks)) for one in self._said(blocks, number)]
        for number in range(len(self._all)):
            self._look(number)

    def _said(self, blocks: Sequence[ReadBlock], number: int) -> list[_Said]:
        block = blocks[number]
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        proofs = proofs_of(block, after, self._language)
        if proofs is None:
            return []
        found = []
        for sentence in _by_lines(proofs.sentences, block):
            cited = proofs.cited(sentence) or find_cited(block.block.text, sentence, self._language)
            quoted = block.quoted(sentence)
            quotations = tuple(one for one in quoted if sentence.start <= one.outer_start)
            if quoted and not quotations and sentence.end <= quoted[-1].outer_end:
                continue  # it goes on with words that are quoted
            if not self._matches("only a mark", block.text_of(sentence)):
                found += _parted(_Said(block, sentence, cited, quotations))
        return found

    # one sentence

    def _look(self, number: int) -> None:
        one = self._all[number]
        if one.block.block.kind is BlockKind.QUOTE or one.quotations:
            self._quoting(number)
        elif any(c.asked or c.beside for c in one.cited.proofs) or one.cited.inline:
            self._citing(number)

    def _citing(self, number: int) -> None:
        """Statements of a sentence with references."""
        one = self._all[number]
        text = one.block.block.text
        before = self._all[number - 1] if number else None
        lent = self._lent(before) if before else ()
        for clause in clauses(text, one.sentence, one.cited, self._language):
            asked, beside = _once((*lent, *clause.asked)), clause.beside
            if self._matches("says the same", clause.text) and self.found:
                self.found[-1] = _beside(self.found[-1], (*asked, *beside))
                continue
            if re.search('[“"]', clause.text) and not self._unquoted(clause.text):
                self._beside_quotation(number, asked, beside)
                continue
            front = self._front(clause.text, number, inline=bool(one.cited.inline))
            front = self._without_author(front, asked)
            bare = not content_words(front.replace(BLANK, " "), self._language)
            if bare and self._above(number, asked, beside):
                continue
            self._add(number, front, asked, beside, part=clause.part)

    def _quoting(self, number: int) -> None:
        """A sentence that brings a quotation: what it says of its own, or its neighbour."""
        one = self._all[number]
        quoted = one.quotations
        if not quoted:
            return
        asked = _once([ref for quotation in quoted for ref in quotation.references])
        beside = _once([ref for c in one.cited.proofs for ref in c.beside])
        asked = tuple(ref for ref in asked if ref not in beside) or asked
        own = self._own_words(one)
        if own:
            if len(quoted) == 1 and quoted[0].words <= _SHORT_QUOTATION:
                own = self._with_quotation(one)
            front = self._front(own, number, inline=bool(one.cited.inline))
            self._add(number, front, asked, beside, leads=True)
            return
        self._beside_quotation(number, asked, beside)

    def _beside_quotation(
        self, number: int, asked: tuple[Reference, ...], beside: tuple[Reference, ...]
    ) -> None:
        """The sentences around a run of quotations that say what it is quoted for."""
        said = self._all
        first = number
        while first and said[first - 1].quotations and not self._own_words(said[first - 1]):
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
            if other.rests or other.quotations or not (same or apart):
                continue
            if other.block.section is not said[number].block.section:
                continue
            bare = without_references(
                other.block.block.text, other.sentence, other.cited, self._language
            )
            front = self._front(bare, place, inline=False)
            self._add(place, front, asked, beside, leads=True, behind=place > number)
        opens = said[first].sentence.start == said[first].block.sentences[0].start
        if opens and said[first].block.block.kind is not BlockKind.QUOTE:
            self._above(first, asked, beside)

    def _above(
        self, number: int, asked: tuple[Reference, ...], beside: tuple[Reference, ...]
    ) -> bool:
        """Take the line above bare references or a quotation as what they are given for.

        That is the item that they stand under, a short line of its own, or the heading.
        """
        one = self._all[number]
        line = self._line_above(number)
        text = self._language.pattern("statements", "number of a line").sub("", line)
        front = tidy(text.rstrip(" :"), self._language)
        words = tokens(front)
        if not 1 < len(words) <= _LONGEST_LINE or not has_verb(front, self._language):
            return False
        if front.endswith("?") or re.search(r"\d:\d", front):
            return False
        front = named(front, [self._title, *self._headings(one)], self._language)
        front += "" if front.endswith((".", "!")) else "."
        heading = self._heading_over(one)
        context = heading if leans(front, self._language) and not heading.endswith("?") else ""
        faults = () if context or not leans(front, self._language) else ("leans",)
        self.found.append(
            Statement(
                front,
                asked,
                beside,
                one.text,
                one.block,
                one.sentence.start,
                context,
                faults,
                leads=True,
            )
        )
        return True

    def _line_above(self, number: int) -> str:
        one = self._all[number]
        if one.block.block.lead is not None:
            return one.block.block.lead.text
        before = self._all[number - 1] if number else None
        if before is None or before.block.section is not one.block.section:
            return one.block.section.heading
        alone = len(before.block.sentences) == 1 and before.block is not one.block
        own = not (before.sentence.mentions or re.search('[“”"]', before.text))
        plain_line = before.block.block.kind is BlockKind.PARAGRAPH
        return before.text if alone and own and plain_line else ""

    def _heading_over(self, one: _Said) -> str:
        """The nearest heading above that can be understood alone, else the title."""
        number = self._language.pattern("statements", "number of a line")
        for heading in reversed(self._headings(one)):
            if heading and not number.match(heading) and not leans(heading, self._language):
                return heading
        return self._title

    def _headings(self, one: _Said) -> list[str]:
        """The headings above that of a block, the nearest last."""
        place = next(
            (n for n, section in enumerate(self._sections) if section is one.block.section), 0
        )
        near = self._sections[max(0, place - _NEAR_HEADINGS) : place]
        return [_without_books(section.heading, self._language) for section in near]

    def _own_words(self, one: _Said) -> str:
        """What a sentence says beside its quotations, where that is more than "he says"."""
        language = self._language
        text = one.block.block.text
        if one.block.block.kind is BlockKind.QUOTE:
            return ""
        first = one.quotations[0]
        lead = without_references(
            text,
            Sentence(one.sentence.start, max(first.outer_start, one.sentence.start), ()),
            Cited(
                tuple(c for c in one.cited.proofs if c.end <= first.outer_start),
                tuple(m for m in one.cited.inline if m.end <= first.outer_start),
            ),
            language,
        )
        bare = language.pattern("statements", "reports a quotation").sub("", lead.strip())
        bare = tidy(bare, language)
        own = set(content_words(bare.replace(BLANK, " "), language))
        if len(own) < _FEWEST_WORDS or not _says_something(bare, language):
            return ""
        quoted = {w for q in one.quotations for w in content_words(q.text, language)}
        stemmed = {word[:4] for word in quoted}
        same = sum(1 for word in own if word[:4] in stemmed)
        return "" if same > len(own) / 2 else bare + "."

    def _with_quotation(self, one: _Said) -> str:
        """A sentence up to the end of its quotation, without references."""
        end = one.quotations[0].outer_end
        before = Cited(
            tuple(c for c in one.cited.proofs if c.end <= end),
            tuple(m for m in one.cited.inline if m.end <= end),
        )
        return without_references(
            one.block.block.text, Sentence(one.sentence.start, end, ()), before, self._language
        )

    def _unquoted(self, text: str) -> list[str]:
        """The words that carry sense outside of quotation marks."""
        outside = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", text.replace(BLANK, " "))
        return content_words(outside, self._language)

    def _lent(self, before: _Said) -> tuple[Reference, ...]:
        """The passage that the sentence before only points to ("Mark the reason in verse 9.")."""
        if not self._matches("points to a passage", before.text):
            return ()
        return _all_of(before.cited)

    # what stands on the card

    def _front(self, raw: str, number: int, *, inline: bool) -> str:
        language = self._language
        text = unwrap(raw, language) if inline else raw
        text = tidy(text, language)
        text = language.pattern("statements", "answers shortly").sub("", text)
        if text and text[-1].isalnum():
            text += "."
        text = language.pattern("statements", "points to the page").sub("", text)
        lead = language.pattern("statements", "colon lead-in").match(text)
        if lead and stands(text[lead.end() :], language):
            text = tidy(text[lead.end() :], language)
        return named(text, self._before(number, raw), language)

    def _before(self, number: int, raw: str) -> list[str]:
        """What a reader has read when he comes to a clause, the nearest last."""
        one = self._all[number]
        texts = [self._title, *self._headings(one)]
        texts.append(_without_books(one.block.section.heading, self._language))
        texts += [self._unmarked(_without_mentions(other)) for other in self._led_by(number)]
        place = one.text.find(raw.strip()[:20]) if raw else 0
        if place > 0:
            texts.append(self._unmarked(one.text[:place]))
        return [text for text in texts if text]

    def _unmarked(self, text: str) -> str:
        """A text without the mark of a question or an answer ("Q. 7.")."""
        for entry in ("question mark", "answer mark"):
            text = self._language.pattern("statements", entry).sub("", text)
        return text

    def _led_by(self, number: int) -> list[_Said]:
        """The sentences that lead up to one: in a list its lead-in and how each item begins."""
        one = self._all[number]
        before = [
            other
            for other in self._all[max(0, number - _FAR) : number]
            if other.block.section is one.block.section
            and other.block.block.kind is not BlockKind.QUOTE
        ]
        opens = not before or before[-1].block is not one.block
        if one.block.block.kind is BlockKind.BULLET and opens:
            before = [
                other
                for other in before
                if other.block.block.kind is not BlockKind.BULLET
                or other.sentence.start == other.block.sentences[0].start
            ]
            bullets = [o for o in before if o.block.block.kind is BlockKind.BULLET]
            subjects = {subject_of(o.text, self._language) for o in bullets} - {""}
            if len(subjects) > _ONE_SUBJECT:
                before = [o for o in before if o.block.block.kind is not BlockKind.BULLET]
        return before

    def _context(self, number: int, front: str) -> str:
        """The sentence before, where a statement cannot be understood without it."""
        if not number:
            return ""
        before = self._all[number - 1]
        needs = leans(front, self._language) or self._matches("needs more", front)
        answers = before.text.endswith("?") and not stands(front, self._language)
        if self._is_short_item(number, front):
            return self._lead_in(number)
        if not (needs or answers):
            return ""
        near = before.block is self._all[number].block or before.text.rstrip().endswith((":", "?"))
        if not near or before.quotations or any(c.asked for c in before.cited.proofs):
            return ""
        context = tidy(
            without_references(
                before.block.block.text, before.sentence, before.cited, self._language
            ),
            self._language,
        )
        context = named(self._unmarked(context), self._before(number - 1, ""), self._language)
        question = context.endswith("?")
        if (
            BLANK in context
            or context[-1:] not in tuple(".!?:")
            or (leans(context, self._language) and not question)
        ):
            return ""
        return context

    def _is_short_item(self, number: int, front: str) -> bool:
        one = self._all[number]
        first = one.sentence.start == one.block.sentences[0].start
        listed = one.block.block.kind is BlockKind.BULLET and first
        return listed and len(front.split()) <= _SHORT_ITEM

    def _lead_in(self, number: int) -> str:
        """The sentence that leads into the list of an item, where it says what it lists."""
        section = self._all[number].block.section
        for other in reversed(self._all[max(0, number - _FAR) : number]):
            if other.block.section is not section:
                break
            if other.block.block.kind is BlockKind.PARAGRAPH:
                leads = self._matches("leads a list", other.text) and not other.rests
                return tidy(other.text, self._language) if leads else ""
        return ""

    def _without_author(self, text: str, references: Sequence[Reference]) -> str:
        """Drop "James teaches that …" where the name is that of the book that is asked for."""
        found = self._language.pattern("statements", "author reports").match(text)
        if found and any(found[1] in reference.format().split() for reference in references):
            return tidy(text[found.end() :], self._language)
        return text

    def _add(
        self,
        number: int,
        front: str,
        asked: tuple[Reference, ...],
        beside: tuple[Reference, ...],
        *,
        leads: bool = False,
        part: bool = False,
        behind: bool = False,
    ) -> None:
        if not asked and not beside:
            return
        one = self._all[number]
        context = self._context(number, front)
        faults = tuple(self._faults(one, front, context, asked))
        self.found.append(
            Statement(
                front,
                asked,
                beside,
                one.text,
                one.block,
                one.sentence.start,
                context,
                faults,
                leads,
                part,
                behind,
            )
        )

    def _faults(
        self, one: _Said, front: str, context: str, asked: Sequence[Reference]
    ) -> list[str]:
        """The codes of what keeps a front from a card (see ``reasons.json``)."""
        chapters = any(ref.verse is None for ref in asked)
        words = [word for word in front.replace(BLANK, " ").split() if re.search(r"\w", word)]
        faults = {
            "beside-only": not asked,
            "question": front.endswith("?") or one.text.endswith("?"),
            "instruction": self._matches("instruction", one.text),
            "anecdote": self._matches("anecdote", front),
            "about-passages": front.count(BLANK) > 1 or (BLANK in front and chapters),
            "names-passage": front.count(BLANK) == 1 and not chapters,
            "repeats": self._matches("printed verse", front),
            "label": len(words) < _FEWEST_WORDS,
            "short": len(words) >= _FEWEST_WORDS and not _says_something(front, self._language),
            "leans": self._leans(one, front, context),
        }
        return [code for code, found in faults.items() if found]

    def _leans(self, one: _Said, front: str, context: str) -> bool:
        """Whether a front cannot be understood with what the card shows before it."""
        language = self._language
        if not context and (leans(front, language) or self._matches("needs more", front)):
            return True
        if opens_with_verb(front, language) and not _is_request(front, language):
            return True
        first = tokens(front)[:1]
        named_first = bool(first) and plain(first[0].text) in language.words("persons")
        return self._matches("goes on", one.text) and not named_first

    def _matches(self, entry: str, text: str) -> bool:
        return bool(self._language.pattern("statements", entry).search(text.strip()))


def _is_request(text: str, language: Language) -> bool:
    """Whether a text tells somebody to do something ("Choose your company with care")."""
    first = tokens(text)[:1]
    return bool(first) and first[0].plain in language.words("pluralverbs")


def _says_something(text: str, language: Language) -> bool:
    return len(tokens(text)) >= _LABEL or has_verb(text, language)


def _without_books(text: str, language: Language) -> str:
    """A title or heading without references, whose books are no persons ("Mark 4")."""
    for mention in scan(text, language=language):
        text = text.replace(mention.text, "…")
    return text


def _without_mentions(one: _Said) -> str:
    """A sentence without its references, whose books are no persons ("In John 10:11 He …")."""
    text = re.sub(r"“[^”]*”|\"[^\"]*\"", "…", one.text)
    for mention in one.sentence.mentions:
        text = text.replace(mention.text, "…")
    return text


def _by_lines(sentences: Sequence[Sentence], block: ReadBlock) -> list[Sentence]:
    """Sentences cut where a line ends with a bracket or a stop and the next begins anew."""
    text = block.block.text
    cuts = [
        at
        for at in block.block.breaks
        if text[:at].rstrip().endswith(tuple(")].!?:")) and not text[at : at + 1].islower()
    ]
    found = []
    for sentence in sentences:
        edges = [sentence.start, *(c for c in cuts if sentence.start < c < sentence.end)]
        for start, end in zip(edges, [*edges[1:], sentence.end], strict=True):
            inside = tuple(m for m in sentence.mentions if start <= m.start < end)
            found.append(Sentence(start, start + len(text[start:end].rstrip()), inside))
    return found


def _parted(one: _Said) -> list[_Said]:
    """A sentence cut behind the last citation before its quotation."""
    if not one.quotations:
        return [one]
    ends = [
        citation.end
        for citation in one.cited.proofs
        if citation.asked and one.sentence.start < citation.end <= one.quotations[0].outer_start
    ]
    if not ends or one.block.block.kind is BlockKind.QUOTE:
        return [one]
    first = Sentence(one.sentence.start, ends[-1], ())
    second = Sentence(ends[-1], one.sentence.end, ())
    parts = []
    for sentence, quotations in ((first, ()), (second, one.quotations)):
        inside = range(sentence.start, sentence.end)
        mentions = tuple(m for m in one.sentence.mentions if m.start in inside)
        cited = Cited(
            tuple(c for c in one.cited.proofs if c.start in inside),
            tuple(m for m in one.cited.inline if m.start in inside),
        )
        whole = Sentence(sentence.start, sentence.end, mentions)
        parts.append(_Said(one.block, whole, cited, quotations))
    return parts


def _once(references: Sequence[Reference]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(references))


def _all_of(cited: Cited) -> tuple[Reference, ...]:
    inline = [ref for mention in cited.inline for ref in mention.usable]
    return _once([*inline, *(ref for c in cited.proofs for ref in (*c.asked, *c.beside))])


def _beside(statement: Statement, references: Sequence[Reference]) -> Statement:
    return replace(statement, beside=_once((*statement.beside, *references)))
