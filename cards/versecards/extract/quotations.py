"""Quotations of an article, and the references to which the author ties them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from versecards.article.guess import is_title
from versecards.article.model import BlockKind, Span
from versecards.extract.articletext import ArticleText, Part, article_text, is_quote
from versecards.extract.citing import Citation, citations, named_translation, translation_told
from versecards.extract.fitting import Tie
from versecards.extract.levels import Level
from versecards.extract.marked import (
    Marks,
    lead_of,
    marks_of,
    named_after,
    named_before,
    stands_alone,
)
from versecards.extract.setapart import Layout
from versecards.extract.versenumbers import without_numbers
from versecards.extract.withinmarks import within
from versecards.languages import Language
from versecards.marks import CLOSES, CLOSES_ANY, OPENS, OPENS_ANY
from versecards.scripture.index import index_of
from versecards.scripture.likeness import likeness
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import says, stems

_FEWEST_WORDS = 4
"""Shorter quoted words are a phrase of the sentence ("to the uttermost"), not a quotation."""

_WORD_FOR_WORD = 0.9
"""Likeness to a piece of the passage of a few words that say no more than that."""

Fault = Literal["", "unlike", "open", "unmarked"]


@dataclass(frozen=True)
class Quotation:
    """Quoted words: ``start`` and ``end`` span them without their quotation marks.

    ``outer_start`` and ``outer_end`` include the marks. ``text`` is without the verse
    numbers among them; ``verses`` are the words of each verse as these numbers tell.
    ``references`` are what the author ties them to, nearest first (none: not tied).
    ``introduced``: the words stand on their own, set apart or after an introduction
    ("says, …"); otherwise they are part of the author's own sentence. ``translation`` is
    the name that stands with the reference. With a ``fault`` they cannot be used, though
    they stand where words of their reference would: they do not read like it
    ("unlike"), their quotation mark is never closed ("open"), or they have none and may be the
    author's own ("unmarked"). ``printed``: they are of a
    passage that stands there with the number of each of its verses.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    references: tuple[Reference, ...]
    introduced: bool
    translation: str = ""
    verses: tuple[tuple[Reference, str], ...] = ()
    fault: Fault = ""
    printed: bool = False

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return len(self.text.split())


def find_quotations(
    parts: Sequence[Part], texts: Sequence[Translation], language: Language
) -> list[tuple[Quotation, ...]]:
    """Find the quotations of each part of an article, and tie each to its references.

    ``texts`` tell whether words without quotation marks are those of the passage that
    stands beside them.
    """
    article = article_text(parts)
    named = citations(article, language)
    marks = marks_of(article)
    ties = Layout(article, named, marks.spans, marks.never, texts, language).ties()
    finder = _Finder(article, named, marks, ties, texts, language)
    return [tuple(finder.quotations(part)) for part in article.parts]


@dataclass(frozen=True)
class _Finder:
    article: ArticleText
    citations: Sequence[Citation]
    marks: Marks
    ties: Sequence[Tie]
    texts: Sequence[Translation]
    language: Language

    def quotations(self, part: Part) -> list[Quotation]:
        """What a block quotes, in order."""
        if part.block.verse[1]:
            return self._listed(part)
        found = [
            quotation
            for tie in self.ties
            if tie.start < part.end and part.start < tie.end
            for quotation in self._set_apart(part, tie)
        ]
        found += self._marked(part)
        found += self._open(part)
        if is_quote(part.block, self.language) and not any(one.references for one in found):
            found += self._block_quote(part)
        return sorted(found, key=lambda one: one.start)

    def _listed(self, part: Part) -> list[Quotation]:
        """The words on a line of a list of verses, which are those of its passage."""
        start, end = _without_marks(part.block.text, *part.block.verse)
        named = self._in(part)
        references = tuple(ref for citation in named for ref in citation.references)
        text, verses = self._read(part.block.text[start:end], references)
        name = next((one.translation for one in named if one.translation), "")
        return [Quotation(start, end, *part.block.verse, text, references, True, name, verses)]

    def _set_apart(self, part: Part, tie: Tie) -> Iterator[Quotation]:
        """The words of a tie that stand in a block."""
        start, end = max(tie.start, part.start) - part.start, min(tie.end, part.end) - part.start
        raw = part.block.text[start:end]
        left, right = _without_marks(raw, 0, len(raw))
        text, verses, references = tie.words, tie.verses, tie.citation.references
        if tie.start < part.start or tie.end > part.end:
            text, verses, ends = self._of_part(part, tie, raw)
            references = () if ends else references
        yield Quotation(
            start + left,
            start + max(right, left),
            start,
            end,
            text,
            references,
            introduced=True,
            translation=tie.translation,
            verses=verses,
            printed=tie.printed,
        )

    def _of_part(
        self, part: Part, tie: Tie, raw: str
    ) -> tuple[str, tuple[tuple[Reference, str], ...], bool]:
        """The words and verses of a tie over several blocks that stand in one of them.

        A verse that goes on in the next block is whole in the one in which it begins: a poem that
        it quotes may be a paragraph of its own. The last tells whether a block only ends one.
        """
        passage = tie.citation.references[0]
        before = self.article.text[tie.start : max(tie.start, part.start)]
        earlier = without_numbers(before, passage, self.language)[1]
        if earlier:
            last = earlier[-1][0]
            end = passage.last
            passage = Reference(last.book, last.chapter, last.verse, end.end_chapter, end.end_verse)
        text, verses = without_numbers(raw.strip(), passage, self.language)
        if not verses:  # the first verse of a passage often has no number
            said = text.strip(OPENS_ANY + CLOSES_ANY)
            verses = tuple((verse, text) for verse, words in tie.verses if said in words)
        whole, begun = dict(tie.verses), {verse for verse, _ in earlier}
        fresh = tuple((verse, whole.get(verse, w)) for verse, w in verses if verse not in begun)
        return text, fresh, bool(verses) and not fresh

    def _marked(self, part: Part) -> Iterator[Quotation]:
        """What stands in quotation marks, but for what is within words set apart."""
        text = part.block.text
        number = self.article.index(part.start)
        spans = self.marks.within(number)
        for index, (opens, outer_end) in enumerate(spans):
            outer_start = max(opens, 0)
            if any(tie.start <= part.start + outer_start < tie.end for tie in self.ties):
                continue
            inner = text[opens + 1 : outer_end - 1]
            lead = len(inner) - len(inner.lstrip())
            start, end = opens + 1 + lead, opens + 1 + len(inner.rstrip())
            floor = spans[index - 1][1] if index else 0
            inside = within(part, (start, end), self.language)
            start, end = inside.span
            references = (
                ()
                if inside.speaking or is_title(text[start:end], self.language)
                else (
                    inside.references
                    or named_after(part, outer_end, self.language)
                    or named_before(part, outer_start, floor)
                    or self._led_by(part, (outer_start, outer_end))
                    or self._of_speech(number)
                )
            )
            plain, verses = self._read(text[start:end], references)
            said = lead_of(part, outer_start, self.language)
            introduced = bool(
                len(plain.split()) >= _FEWEST_WORDS
                and (
                    plain[:1].isupper()
                    or plain[:1] in "…[(" + OPENS_ANY
                    or said.endswith(("(", "["))
                    or self.language.pattern("quotations", "reports").search(said)
                )
                and stands_alone(part, outer_start, said, self.language)
            )
            alien = introduced and self._says_another(text[:outer_start], plain, references)
            behind, _ = named_translation(text, outer_end, self.language)
            yield Quotation(
                start,
                end,
                outer_start,
                outer_end,
                plain,
                references,
                introduced,
                inside.translation
                or behind
                or translation_told(text[floor:outer_start], self.language)
                or self._translation(references, part.start + outer_start, part.start + outer_end),
                verses,
                "unlike" if alien else "",
            )

    def _of_speech(self, number: int) -> tuple[Reference, ...]:
        """The references behind or before the paragraphs that are one quotation with a part."""
        speech = self.marks.speech(number)
        if not speech:
            return ()
        first, last = self.article.parts[speech[0]], self.article.parts[speech[-1]]
        opens, closes = self.marks.within(speech[0])[-1], self.marks.within(speech[-1])[0]
        return (
            named_after(last, closes[1], self.language)
            or named_before(first, opens[0], 0)
            or self._led_by(first, opens)
        )

    def _says_another(self, before: str, words: str, references: Sequence[Reference]) -> bool:
        """Whether words that are not their passage's to the letter are said by somebody else: by
        a hymn, a friend, or a name that is not in the Bible ("Luther wrote, …")."""
        named = self.language.pattern("quotations", "name that speaks").search(before)
        scripture = self.language.table("words")["names of scripture"]
        stranger = False
        names = self.language.table("translations")["names"]
        if named and self.texts and named[1] not in (*scripture, *names):
            stranger = not any(map(index_of(self.texts[0]).knows, stems(named[1])))
        if not (stranger or self.language.pattern("quotations", "said by another").search(before)):
            return False
        held = (likeness(words, reference, self.texts) for reference in references)
        count = len(words.split())
        return bool(references) and not any(
            like is not None and Level.PROSE.admits(like, count) for like in held
        )

    def _read(
        self, words: str, references: tuple[Reference, ...]
    ) -> tuple[str, tuple[tuple[Reference, str], ...]]:
        """Words without the verse numbers among them, and the words of each verse."""
        return without_numbers(words, references[0], self.language) if references else (words, ())

    def _translation(self, references: tuple[Reference, ...], start: int, end: int) -> str:
        """The translation that stands where words are given their references.

        That is the nearest place that names these; elsewhere the same passage may be quoted
        of another translation.
        """
        found = [
            (max(c.start - end, start - c.end), c.translation)
            for c in self.citations
            if _near(c.references, references)
        ]
        return min(found)[1] if found else ""

    def _led_by(self, part: Part, span: Span) -> tuple[Reference, ...]:
        """What stands beside a block as its reference, where it is quoted as a whole.

        That is its own head or foot in a block quote, a line of nothing but references
        above or below, or a sentence above that leads up to it ("… in Romans 8:28:").
        """
        text = part.block.text
        own = self._own(part)
        if is_quote(part.block, self.language) and own:
            return own[0].references
        rest = text[: span[0]] + text[span[1] :]
        label = self.language.pattern("quotations", "label in front").fullmatch(text[: span[0]])
        if says(rest) and not label and not is_quote(part.block, self.language):
            return ()
        place = self.article.index(part.start)
        above = self._above(place)
        for beside in (place + 1, place - 1) if above is None else (above,):
            if 0 <= beside < len(self.article.parts):
                other = self.article.parts[beside]
                alone = [c for c in self._in(other) if c.alone and not self._busy(c)]
                if alone and _only(alone, other):
                    return alone[-1 if beside > place else 0].references
        if place:
            before = self.article.parts[place - 1]
            leading = self._in(before)
            if leading and before.block.text.rstrip().endswith((":", ",")):
                last = leading[-1]
                if not re.search(r"[.!?]", self.article.text[last.end : before.end]):
                    return last.references
        return ()

    def _above(self, place: int) -> int | None:
        """The number of the item that the block at this place stands under, if it does."""
        lead = self.article.parts[place].block.lead
        item = lead is not None and lead.kind is BlockKind.BULLET
        return self._numbers.get(lead.starts[0]) if lead and item else None

    @cached_property
    def _numbers(self) -> dict[tuple[int, int, int], int]:
        """The number of each part, by where its block begins in the file."""
        return {part.block.starts[0]: number for number, part in enumerate(self.article.parts)}

    def _own(self, part: Part) -> list[Citation]:
        """The citations at the head or foot of a paragraph, or else of its block quote."""
        text = self.article.text
        here = [
            c
            for c in self._in(part)
            if not c.attributed
            and not (says(text[part.start : c.start]) and says(text[c.end : part.end]))
        ]
        if here:
            return here
        place = self.article.index(part.start)
        group = [
            other
            for number, other in enumerate(self.article.parts)
            if self.article.together(place, number)
        ]
        start, end = group[0].start, group[-1].end
        own = [c for other in group for c in self._in(other)]
        return [
            c
            for c in own
            if not c.attributed
            and (not says(text[start : c.start]) or not says(text[c.end : end]) or c.alone)
        ]

    def _in(self, part: Part) -> list[Citation]:
        return [c for c in self.citations if part.start <= c.start < part.end]

    def _busy(self, citation: Citation) -> bool:
        """Whether a citation has words of its own already."""
        return any(tie.citation is citation for tie in self.ties)

    def _open(self, part: Part) -> Iterator[Quotation]:
        """What follows a quotation mark that is never closed, up to its reference."""
        for place in self.marks.never:
            if not part.start <= place < part.end:
                continue
            if any(tie.start <= place < tie.end for tie in self.ties):
                continue
            after = [c for c in self._in(part) if c.start > place]
            start = place - part.start
            if after:
                end, references = after[0].start - part.start, after[0].references
            else:
                before = named_before(part, start, 0)
                end, references = len(part.block.text), before
            words = part.block.text[start + 1 : end].strip()
            if references and len(words.split()) >= _FEWEST_WORDS:
                yield Quotation(start + 1, end, start, end, words, references, False, fault="open")

    def _block_quote(self, part: Part) -> Iterator[Quotation]:
        """A block quote with a reference whose words it does not have, or nobody can tell."""
        own = [c for c in self._own(part) if not self._busy(c)]
        noted = self.language.pattern("quotations", "noted").match(part.block.text)
        if not own or noted or part.start > own[0].end:
            return
        citation = own[0]
        text = part.block.text
        start, end = 0, len(text)
        if part.start <= citation.start < part.end:
            before = text[: citation.start - part.start]
            if says(before):
                end = citation.start - part.start
            else:
                start = citation.end - part.start
        raw = text[start:end]
        inner = raw.strip(" :—–-,~(\n" + OPENS + CLOSES)
        if len(inner.split()) < _FEWEST_WORDS:
            return
        start += raw.index(inner)
        plain, verses = without_numbers(inner, citation.references[0], self.language)
        like = likeness(plain, citation.references[0], self.texts)
        unlike = like is not None and like.piece < _WORD_FOR_WORD
        yield Quotation(
            start,
            start + len(inner),
            start,
            start + len(inner),
            plain,
            citation.references,
            introduced=not unlike,
            translation=citation.translation,
            verses=verses,
            fault="unlike" if unlike else "",
        )


def _without_marks(text: str, start: int, end: int) -> Span:
    """A stretch of a text without the quotation marks around it."""
    raw = text[start:end]
    left = len(raw) - len(raw.lstrip(" " + OPENS_ANY))
    return start + left, start + (len(raw.rstrip(" " + CLOSES_ANY)) if left else len(raw))


def _only(alone: Sequence[Citation], part: Part) -> bool:
    """Whether a block has no other words than its citations."""
    rest = part.block.text
    for citation in reversed(alone):
        rest = rest[: citation.start - part.start] + rest[citation.end - part.start :]
    return not says(rest)


def _near(usable: Sequence[Reference], references: Sequence[Reference]) -> bool:
    return bool(usable and references) and references[0].contains(usable[0])
