"""Proofs marked with letters, as catechisms print them.

"… in the works of creation, (a) and by the prophets. (b)" rests on the line below it,
"[(a) Ps. 19:1. (b) Heb. 1:1-2.]": each letter of the text is a citation of what the line
gives for that letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from versecards.extract.cited import Cited, Proof, split_beside
from versecards.extract.reading import ReadBlock, Sentence
from versecards.languages import Language
from versecards.scripture.reference import Reference

_MARK = re.compile(r"\(([a-z]|\d{1,2})\)")


@dataclass(frozen=True)
class Lettered:
    """The sentences of a block, and the citations that its letters stand for."""

    sentences: tuple[Sentence, ...]
    citations: tuple[Proof, ...] = field(default=())

    def cited(self, sentence: Sentence) -> Cited | None:
        """Return what the letters of a sentence cite; ``None`` where it has none."""
        inside = tuple(c for c in self.citations if sentence.start <= c.start < sentence.end)
        return Cited(inside, ()) if inside else None


def proofs_of(block: ReadBlock, after: ReadBlock | None, language: Language) -> Lettered | None:
    """Return a block's sentences with its lettered proofs; ``None`` for a line of proofs."""
    if is_line_of_proofs(block):
        return None
    if after is None or not is_line_of_proofs(after):
        return Lettered(block.sentences)
    marks = list(_MARK.finditer(block.block.text))
    given = _given(after, language)
    citations = tuple(
        Proof(mark.start(), mark.end(), *given[mark[1]]) for mark in marks if mark[1] in given
    )
    return Lettered(_with_marks(block), citations)


def is_line_of_proofs(block: ReadBlock) -> bool:
    """Whether a block is nothing but references with a letter before each."""
    text = block.block.text
    if not block.mentions or not _MARK.match(text.lstrip("[ ")):
        return False
    rest = text
    for mention in block.mentions:
        rest = rest.replace(mention.text, " ")
    words = re.findall(r"[^\W\d_]{3,}", _MARK.sub(" ", rest))
    return len(words) <= 3 * len(_MARK.findall(text))


def _given(
    block: ReadBlock, language: Language
) -> dict[str, tuple[tuple[Reference, ...], tuple[Reference, ...]]]:
    text = block.block.text
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return {
        mark[1]: split_beside(text, mark.end(), end, block.mentions, language)
        for mark, end in zip(marks, ends, strict=True)
    }


def _with_marks(block: ReadBlock) -> tuple[Sentence, ...]:
    """The sentences of a block, a mark at the head of one given back to the one before."""
    text = block.block.text
    sentences: list[Sentence] = []
    for sentence in block.sentences:
        mark = _MARK.match(text, sentence.start)
        if mark and sentences:
            before = sentences.pop()
            sentences.append(Sentence(before.start, mark.end(), before.mentions))
            start = mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip())
            if start < sentence.end:
                sentences.append(Sentence(start, sentence.end, sentence.mentions))
        else:
            sentences.append(sentence)
    return tuple(sentences)
