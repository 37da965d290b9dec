"""Words that the layout sets beside their reference, with or without quotation marks.

Reference and words may meet in many ways: a dash, a colon, a line break, two cells of a
table, a heading above, a block quote with its reference at head or foot. So each citation
is tried with the words on either side of it, up to every place where they could end, and
keeps those that read like its passage; the plainer the layout sets them apart, the freer
their wording may be. A sentence that only speaks of the passage is never taken for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from versecards.article.model import Span
from versecards.extract.articletext import ArticleText, is_editorial, is_quote
from versecards.extract.citing import Citation
from versecards.extract.fitting import EDGES, OF_PASSAGE, Fitting, Tie, answered, marks_in
from versecards.extract.levels import IN_PROSE, Level
from versecards.languages import Language
from versecards.marks import OPENS_ANY
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import says

_SEPARATOR = re.compile(r"(?:[\s:;—–~|,*_-]|\.(?!\s?\.))*")
_NOTE = re.compile(r"\W*\([^()\d]{1,30}\)\s*[:—–-]")
"""A remark on a reference, and then the author's own words: "(in part) — …"."""
_NUMBER = re.compile(r"\d+")
"""The number of a verse, which is no word of it."""
_MANY_LINES = 4
"""So many lines of a reference and its words are a list of verses."""
_MOST_ENDS = 12
"""So many places are tried for where words end."""
_SHORTEST = 4
_NEAR = 2
"""Signs that may stand at an end of what is all of something."""
_LEAD = 8
"""So many words behind a citation may still lead into the block quote below them."""
_BEHIND = " \n\t—–~|-([*_"
"""Signs that stand around words and are none of them, in front and behind."""


@dataclass(frozen=True)
class Layout:
    """An article with its citations and quotation marks, and the texts to hold words against.

    ``never`` are the places of quotation marks that are never closed.
    """

    article: ArticleText
    citations: Sequence[Citation]
    marks: Sequence[Span]
    never: Sequence[int]
    texts: Sequence[Translation]
    language: Language
    listed: bool = False

    @cached_property
    def _fitting(self) -> Fitting:
        return Fitting(self.article, self.marks, self.texts, self.language)

    def ties(self) -> list[Tie]:
        """Return the words that the layout ties to a citation, and that are its words.

        Where line after line is a reference and its words, the lines that read less like
        their passage are its words too (``listed``).
        """
        taken = self._taken()
        lines = sum(self._heads_line(tie.citation, (tie.start, tie.end)) for tie in taken)
        return replace(self, listed=True)._taken() if lines >= _MANY_LINES else taken

    def _taken(self) -> list[Tie]:
        """The ties of which none has words of another: those that read most alike."""
        found = [tie for index in range(len(self.citations)) for tie in self._tried(index)]
        taken: list[Tie] = []
        for tie in sorted(found, key=lambda tie: -tie.gain):
            if not any(
                tie.citation is other.citation or (tie.start < other.end and other.start < tie.end)
                for other in taken
            ):
                taken.append(tie)
        return sorted(taken, key=lambda tie: tie.start)

    def _tried(self, index: int) -> Iterator[Tie]:
        citation = self.citations[index]
        for span in (*self._after(index), *self._before(index)):
            level = self._level(citation, span)
            if level and self._is_open(citation, span, level):
                continue
            tie = self._fitting.tie(citation, span, level) if level else None
            if tie is not None:
                yield tie

    def _after(self, index: int) -> Iterator[Span]:
        """The stretches that begin behind a citation."""
        article, citation = self.article, self.citations[index]
        limit = len(article.text)
        if index + 1 < len(self.citations):
            limit = self.citations[index + 1].start
        gap = _SEPARATOR.match(article.text, citation.end)
        start = gap.end() if gap else citation.end
        start = self._introduced(citation) or self._below(citation) or start
        if start >= limit:
            return
        line_end = article.line(citation.start)[1]
        if start < line_end and not gap[0].strip() and not _opens(article.text[start]):  # type: ignore[index]
            return
        first = article.index(start)
        ends: list[int] = []
        for number in range(first, len(article.parts)):
            part = article.parts[number]
            if part.start >= limit or len(ends) > _MOST_ENDS:
                break
            if part.heading or (number > first and not self._goes_on(number)):
                break
            if number == first:
                edges = article.starts(part)
                ends += edges[bisect_right(edges, start) : bisect_right(edges, limit)]
            ends.append(min(part.end, limit))
        for end in dict.fromkeys(ends):
            yield self._trimmed(start, end)

    def _introduced(self, citation: Citation) -> int:
        """Where the block quote begins that the sentence of a citation leads into: "In Luke 6:31
        Jesus says:"; 0 for none."""
        article = self.article
        number = article.index(citation.start)
        lead = article.text[citation.end : article.parts[number].end]
        below = article.parts[number + 1] if number + 1 < len(article.parts) else None
        if below is None or below.heading or not is_quote(below.block, self.language):
            return 0
        if len(lead.split()) > _LEAD or re.search(r"[.!?;]\s", lead):
            return 0
        introduces = self.language.pattern("quotations", "introduces").search(lead)
        return below.start if introduces else 0

    def _below(self, citation: Citation) -> int:
        """Where the quotation begins that is a paragraph of its own below a citation, which is the
        last word of the one above: "Always be ready – 1 Peter 3:15"; 0 for none."""
        number = self.article.index(citation.start) + 1
        if not citation.last or number == len(self.article.parts):
            return 0
        part = self.article.parts[number]
        whole = (part.start, part.end)
        # the mark that opens here may be closed in a paragraph below
        opened = any(
            0 <= begin - part.start <= _NEAR and end >= part.end - _NEAR
            for begin, end in marks_in(self.marks, *whole)
        )
        quoted = opened or self._is_stressed(whole)
        return part.start if quoted and not part.heading else 0

    def _before(self, index: int) -> Iterator[Span]:
        """The stretches that end before a citation."""
        article, citation = self.article, self.citations[index]
        limit = self.citations[index - 1].end if index else 0
        end = len(article.text[: citation.start].rstrip(_BEHIND))
        if end <= limit:
            return
        last = article.index(end - 1)
        starts: list[int] = []
        for number in range(last, -1, -1):
            part = article.parts[number]
            if part.end <= limit or part.heading or len(starts) > _MOST_ENDS:
                break
            if number < last and not self._goes_on(number + 1):
                break
            if number == last:
                edges = article.starts(part)
                starts += reversed(edges[bisect_left(edges, limit) : bisect_left(edges, end)])
            starts.append(max(part.start, limit))
        for start in dict.fromkeys(starts):
            label = self.language.pattern("quotations", "label in front").match(
                article.text[start:end]
            )
            yield self._trimmed(start + (len(label[0]) if label else 0), end)

    def _goes_on(self, number: int) -> bool:
        """Whether a part may hold more of the passage that the one before it holds."""
        article = self.article
        if article.together(number - 1, number):
            return True
        one, other = article.parts[number - 1], article.parts[number]
        same = one.block.kind is other.block.kind and not one.block.quote and not other.block.quote
        return same and bool(re.match(r"\W*(?:v{1,2}\.?\s*)?[\d⁰¹²³⁴-⁹]", other.block.text))

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.article.text[start:end]
        left = len(text) - len(text.lstrip(EDGES))
        right = start + len(text.rstrip(_BEHIND))
        part = self.article.part(right - 1)
        cells = [part.start + b for a, b in part.block.cells if part.start + a < right]
        if cells and start < cells[-1]:
            right = min(right, cells[-1])
        return start + left, max(start + left, right)

    def _level(self, citation: Citation, span: Span) -> Level | None:
        """How far the layout sets a stretch apart; ``None`` where it is none to try."""
        start, end = span
        article = self.article
        if (
            any(a < start < b or a < end < b for a, b in marks_in(self.marks, start, end))
            or end - start < _SHORTEST
        ):
            return None
        first, last = article.index(start), article.index(end - 1)
        parts = article.parts[first : last + 1]
        quoted = all(is_quote(part.block, self.language) for part in parts)
        beside = first <= article.index(citation.start) <= last
        boxed = self._heads_box(citation, first)
        editorial = any(is_editorial(part.block, self.language) for part in parts) and not boxed
        apart = beside or citation.alone or quoted
        below = 0 if apart else self._below(citation)
        if editorial or not (apart or (below and parts[0].start <= below <= start)):
            return None
        text = article.text[parts[0].start : end]
        remark = start >= citation.end and not citation.alone and article.text[start] == "("
        noted = remark or _NOTE.match(article.text[start:end])
        if noted or citation.attributed or self.language.pattern("quotations", "noted").match(text):
            return Level.PROSE
        if boxed or self._is_set_apart(citation, span, quoted):
            return Level.SET
        if self._is_cell(citation, span):
            return self._of_column(span)
        level = self._on_lines(citation, span)
        named = level is Level.PROSE and citation.translation and citation.bracketed
        behind = named and not says(article.text[end : citation.start])
        return Level.NAMED if behind and citation.start >= end else level

    def _heads_box(self, citation: Citation, below: int) -> bool:
        """Whether a citation is all that the title of a box says, right above its words."""
        place = self.article.index(citation.start)
        title, body = self.article.parts[place], self.article.parts[below]
        same = title.block.callout and title.block.callout == body.block.callout
        return bool(same) and citation.alone and place + 1 == below

    def _on_lines(self, citation: Citation, span: Span) -> Level:
        """How far the lines set a stretch apart that nothing else does."""
        if not self._fills_lines(citation, span):
            return Level.PROSE
        if self.article.part(span[0]).labelled:
            return Level.LISTED
        if self.listed and self._heads_line(citation, span):
            return Level.LISTED
        return Level.PROSE if citation.bracketed and citation.start >= span[1] else Level.LINE

    def _heads_line(self, citation: Citation, span: Span) -> bool:
        """Whether a citation begins a line, and a stretch is the rest: "Luke 6:31 – Do …"."""
        line_start, line_end = self.article.line(citation.start)
        text = self.article.text
        behind = citation.end <= span[0] < line_end and not citation.bracketed
        return (
            behind
            and not says(text[line_start : citation.start])
            and (any(sign in text[citation.end : span[0]] for sign in ":–—-"))
        )

    def _is_set_apart(self, citation: Citation, span: Span, quoted: bool) -> bool:
        """Whether a stretch is a block quote, in italics, or has a label or translation."""
        if self._is_stressed(span):
            return True
        named = citation.label or citation.translation or self._has_label(span[0])
        return bool(quoted or named) and self._fills_lines(citation, span)

    def _fills_lines(self, citation: Citation, span: Span) -> bool:
        """Whether a stretch and its citation leave no other words on their lines."""
        start, end = span
        article = self.article
        line_start, line_end = article.line(start)[0], article.line(end - 1)[1]
        before, after = article.text[line_start:start], article.text[end:line_end]
        for place in (citation.start, citation.end - 1):
            if line_start <= place < start:
                before = article.text[line_start : citation.start]
            if end <= place < line_end:
                after = article.text[citation.end : line_end]
        return (self._labelled(start) or not says(before)) and not says(after)

    def _labelled(self, start: int) -> bool:
        """Whether a label and nothing else stands in front of a stretch."""
        return self.article.part(start).labelled or self._has_label(start)

    def _has_label(self, start: int) -> bool:
        before = self.article.text[self.article.line(start)[0] : start]
        return bool(self.language.pattern("quotations", "label in front").fullmatch(before))

    def _of_column(self, span: Span) -> Level:
        """How far the head of a cell's column says that words of Scripture stand below it."""
        part = self.article.part(span[0])
        here = span[0] - part.start
        heads = zip(part.block.cells, part.block.heads, strict=False)
        head = next((head for (a, b), head in heads if a <= here < b), "")
        if self.language.pattern("quotations", "head of words").fullmatch(head.strip()):
            return Level.SET
        return Level.PROSE if head.strip() else Level.LISTED

    def _is_cell(self, citation: Citation, span: Span) -> bool:
        """Whether a stretch is all that a cell has, beside the citation's own."""
        part = self.article.part(span[0])
        cells = [(part.start + a, part.start + b) for a, b in part.block.cells]
        own = [c for c in cells if c[0] <= citation.start < c[1]]
        others = [c for c in cells if c not in own]
        return bool(own) and citation.alone and any(_is_all(c, span) for c in others)

    def _is_stressed(self, span: Span) -> bool:
        """Whether a stretch is what the author set in italics or bold."""
        part = self.article.part(span[0])
        stressed = (*part.block.italics, *part.block.marks)
        return any(_is_all((part.start + a, part.start + b), span) for a, b in stressed)

    def _is_open(self, citation: Citation, span: Span, level: Level) -> bool:
        """Whether a quotation mark in a stretch is never closed where the passage did not open it.

        A verse may begin a speech that a later one ends; in the author's own sentence, and
        behind words of the author, the mark was forgotten and nobody knows what it quotes.
        """
        start, end = span
        for place in self.never[bisect_left(self.never, start) : bisect_left(self.never, end)]:
            lead = _NUMBER.sub(" ", self.article.text[start:place])
            told = any(map(str.isalpha, lead)) and all(
                answered(lead, reference, self.texts) < OF_PASSAGE
                for reference in citation.references
            )
            if told or level in IN_PROSE:
                return True
        return False


def _is_all(whole: Span, span: Span) -> bool:
    """Whether a stretch is another one, but for a sign or two at its ends."""
    return abs(whole[0] - span[0]) <= _NEAR and abs(whole[1] - span[1]) <= _NEAR


def _opens(character: str) -> bool:
    return character.isupper() or character.isdigit() or character in OPENS_ANY + "[(…⁰¹²³⁴⁵⁶⁷⁸⁹"
