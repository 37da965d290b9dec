"""Whether words beside a reference are those of its passage, and which of them are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from versecards.article.guess import is_title
from versecards.article.model import Span
from versecards.extract.articletext import ArticleText
from versecards.extract.citing import Citation, named_translation, without_translation
from versecards.extract.levels import IN_PROSE, Level, is_saying, is_scheme
from versecards.extract.quotemarks import unmarked
from versecards.extract.versenumbers import without_numbers
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, OPENS_ANY
from versecards.scripture.likeness import Likeness, likeness, passage_stems
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import says, stems, words

_NAME = re.compile(r"(?:(?<=[a-z]\s)|(?<=[a-z][,;]\s))[A-Z][^\W\d_]+")
"""A word in the midst of a sentence that has a capital."""
_CLOSING = re.compile(r"[.!?]\W+(\w+)\W*$")
"""A last sentence of one word."""
_NUMBERED = 2
"""Verses with their numbers, from which words are printed and not told."""
OF_PASSAGE = 0.8
"""Share of the words in front of a quotation that the passage has where they are its own."""
EDGES = " \n\t:;—–~|-*_"
"""Signs that stand in front of words and are none of them."""


@dataclass(frozen=True)
class Tie:
    """Words of an article that are those of a passage: where they stand, and how they read.

    ``start`` and ``end`` span them in the article's text, ``verses`` are the words of each
    verse where verse numbers tell; ``printed``: they tell the words of each of them.
    """

    start: int
    end: int
    citation: Citation
    words: str
    verses: tuple[tuple[Reference, str], ...]
    translation: str
    gain: float
    printed: bool


@dataclass(frozen=True)
class Fitting:
    """An article with its quotation marks, and the texts to hold its words against."""

    article: ArticleText
    marks: Sequence[Span]
    texts: Sequence[Translation]
    language: Language

    def tie(self, citation: Citation, span: Span, level: Level) -> Tie | None:
        """Return a stretch as words of a citation, if they read like it for so far set apart."""
        start, end = span
        text, name = without_translation(self.article.text[start:end], self.language)
        text = " ".join(text.split())
        inner = unmarked(text.lstrip(EDGES))
        best: Tie | None = None
        for reference in citation.references:
            plain, verses = without_numbers(inner, reference, self.language)
            printed = level is Level.SET and _prints(verses, reference)
            count = len(words(plain))
            own = Level.PRINTED if printed else level.of(reference, count)
            if count < 2 or is_scheme(plain) or is_saying(plain) or is_title(plain, self.language):
                continue
            if self._asks(plain, reference) or self._reports(plain, reference):
                continue
            if own is not Level.PRINTED and self._speaks_of_us(plain, reference):
                continue
            if answered(plain, reference, self.texts) < own.value[0]:
                continue
            like = likeness(plain, reference, self.texts)
            if like is None or not own.admits(like, count):
                continue
            prose = level in IN_PROSE
            if prose and self._names(plain, reference):
                continue
            if level is Level.NAMED and not self._edged(plain, reference):
                continue
            marks = [m for m in marks_in(self.marks, start, end) if start <= m[0] and m[1] <= end]
            rather = any(self._rather(m, (start, end), reference, like, prose) for m in marks)
            if rather and len(verses) < _NUMBERED:
                continue
            behind, _ = named_translation(self.article.text, end, self.language)
            translation = citation.translation or name or behind
            gain = count if printed else like.gain + self._closes(plain, reference)
            tie = Tie(start, end, citation, plain, verses, translation, gain, printed)
            if best is None or tie.gain > best.gain:
                best = tie
        return best

    def _asks(self, words: str, reference: Reference) -> bool:
        """Whether words ask something, of a passage that asks nothing: "Read Galatians 6:2.
        What is the law of Christ?"."""
        lines = (line for text in self.texts for _, line in text.passage(reference))
        return words.rstrip(CLOSES_ANY).endswith("?") and not any("?" in line for line in lines)

    def _speaks_of_us(self, plain: str, reference: Reference) -> bool:
        """Whether words speak of us, and the passage does not: an author applies it ("He leads us
        to green pastures"). Of verses of four translations 0.1 to 1 in 100 do, beside others."""
        us = set(self.language.table("quotations")["we"])
        lines = (line for text in self.texts for _, line in text.passage(reference))
        return not us.isdisjoint(words(plain)) and all(us.isdisjoint(words(line)) for line in lines)

    def _closes(self, plain: str, reference: Reference) -> int:
        """What a last word counts that is a sentence alone, with which a passage ends in some
        text: another, which is more alike else, may not have it ("Amen")."""
        said = _CLOSING.search(plain)
        if said is None:
            return 0
        ends = (words(line)[-1:] for text in self.texts for _, line in text.passage(reference)[-1:])
        return int(words(said[1]) in ends)

    def _names(self, words: str, reference: Reference) -> bool:
        """Whether words name whom the passage does not: in a sentence of his own an author says
        who is meant ("So far has God removed our transgressions")."""
        verses = [verse for text in self.texts for verse in passage_stems(text, reference)]
        held = {stem for verse in verses for stem in verse}
        return any(stem not in held for stem in stems(" ".join(_NAME.findall(words))))

    def _edged(self, plain: str, reference: Reference) -> bool:
        """Whether words begin as the passage does in some text, or end so behind a small word:
        "Jesus is the good shepherd who …" is an author's."""
        said = stems(plain)
        passages = [
            [stem for verse in passage_stems(text, reference) for stem in verse]
            for text in self.texts
        ]
        begins = any(verse[:1] == said[:1] for verse in passages)
        small = words(plain)[0] in self.language.words("stopwords")
        return begins or (small and any(verse[-1:] == said[-1:] for verse in passages))

    def _reports(self, words: str, reference: Reference) -> bool:
        """Whether an author tells what somebody says, of a passage that does not: "Paul writes
        that the kingdom of God is not meat and drink"."""
        lead = self.language.pattern("quotations", "reported").match(words)
        return lead is not None and answered(lead[0], reference, self.texts) < OF_PASSAGE

    def _rather(
        self, mark: Span, span: Span, reference: Reference, like: Likeness, prose: bool
    ) -> bool:
        """Whether of a stretch only what stands in quotation marks is the passage.

        'Paul before Festus: "I appeal unto Caesar" (to be judged there)': what is told in
        front, and the remark behind, are the author's. So are in ``prose`` words in front
        that the passage does not begin with in any of the texts ("Jesus said, …").
        """
        if mark == span:
            return False
        text = self.article.text
        shorter = likeness(text[slice(*mark)], reference, self.texts)
        lead = text[span[0] : mark[0]].rstrip(" " + OPENS_ANY)
        told = lead.endswith(":") and answered(lead, reference, self.texts) < OF_PASSAGE
        told = told or (prose and says(lead) and not _begins(lead, reference, self.texts))
        behind = text[mark[1] : span[1]].lstrip(" .,;" + CLOSES_ANY)
        remark = behind.startswith("(") and answered(behind, reference, self.texts) < 1
        return shorter is not None and (shorter.gain >= like.gain or told or remark)


def marks_in(marks: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Return those that open in a stretch, and the one before that may still be open."""
    first = bisect_left(marks, (start, start))
    return marks[max(first - 1, 0) : bisect_left(marks, (end, end))]


def answered(text: str, reference: Reference, texts: Sequence[Translation]) -> float:
    """The share of the words that the passage has: quick to say, and never less than alike."""
    bag = set(stems(text))
    return max(
        (len(bag & _bag(translation, reference)) / len(bag) for translation in texts), default=0.0
    )


def _begins(text: str, reference: Reference, texts: Sequence[Translation]) -> bool:
    """Whether a passage begins with these very words."""
    said = words(text)
    for translation in texts:
        passage = translation.passage(reference)
        if passage and words(passage[0][1])[: len(said)] == said:
            return True
    return False


def _prints(verses: Sequence[tuple[Reference, str]], reference: Reference) -> bool:
    """Whether numbers tell the words of each verse of a passage, of two or more."""
    told = [verse for verse, _ in verses]
    return len(told) >= _NUMBERED and told == list(reference.verses())


@lru_cache(maxsize=4096)
def _bag(text: Translation, reference: Reference) -> frozenset[str]:
    return frozenset(stem for verse in passage_stems(text, reference) for stem in verse)
