"""The sentences of an article that may state something, each with what was found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from versecards.article.model import BlockKind
from versecards.extract.cited import Cited, find_cited, once
from versecards.extract.fronts import matches
from versecards.extract.proofs import proofs_of
from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Sentence
from versecards.languages import Language
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference


@dataclass(frozen=True)
class Said:
    """A sentence with the references and the quotations that were found in it."""

    block: ReadBlock
    sentence: Sentence
    cited: Cited
    quotations: tuple[Quotation, ...]

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.block.text_of(self.sentence)

    @property
    def shown(self) -> str:
        """Its words as a card shows them: without the references that do not exist.

        Empty where such a one is part of what it says ("As James 9:7 has it, …").
        """
        text, offset = self.text, self.sentence.start
        for mention in reversed(self.sentence.mentions):
            if all(part.status is not Status.MISSING for part in mention.parts):
                continue
            before, after = text[: mention.start - offset], text[mention.end - offset :]
            if not _is_in_brackets(before):
                return ""
            there = "; ".join(map(str, mention.usable))
            text = (before if there else before.rstrip(" ,;")) + there + after
        return re.sub(r"\s*[(\[][\s,;]*[)\]]", "", text)

    @property
    def opens(self) -> bool:
        """Whether its block begins with it."""
        return self.sentence.start == self.block.sentences[0].start

    @property
    def rests(self) -> bool:
        """Whether it names a passage outside of its quotations."""
        return any(c.asked for c in self.cited.proofs) or bool(self.cited.inline)

    @property
    def named(self) -> tuple[Reference, ...]:
        """Every passage that it names, however it does."""
        inline = [ref for mention in self.cited.inline for ref in mention.usable]
        proofs = (ref for c in self.cited.proofs for ref in (*c.asked, *c.beside))
        return once([*inline, *proofs])


def _is_in_brackets(before: str) -> bool:
    """Whether what follows these words stands in brackets."""
    return max(map(before.rfind, "([")) > max(map(before.rfind, ")]"))


def find_said(blocks: Sequence[ReadBlock], language: Language) -> list[Said]:
    """Return the sentences of these blocks, in order; none that only goes on a quotation."""
    return [one for number in range(len(blocks)) for one in _said(blocks, number, language)]


def _said(blocks: Sequence[ReadBlock], number: int, language: Language) -> list[Said]:
    block = blocks[number]
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    proofs = proofs_of(block, after, language)
    if proofs is None:
        return []
    found = []
    for sentence in _by_lines(proofs.sentences, block):
        cited = proofs.cited(sentence) or find_cited(block.block.text, sentence, language)
        quoted = block.quoted(sentence)
        quotations = tuple(one for one in quoted if sentence.start <= one.outer_start)
        if quoted and not quotations and _says_nothing_behind(block, sentence, cited, quoted[-1]):
            continue  # it goes on with words that are quoted
        if not matches("only a mark", block.text_of(sentence), language):
            found += _parted(Said(block, sentence, cited, quotations))
    return found


def _says_nothing_behind(
    block: ReadBlock, sentence: Sentence, cited: Cited, quotation: Quotation
) -> bool:
    """Whether a sentence ends with a quotation, and has only its reference behind it."""
    behind = range(quotation.outer_end, sentence.end)
    named = {at for proof in cited.proofs for at in range(proof.start, proof.end)}
    rest = "".join(block.block.text[at] for at in behind if at not in named)
    return not any(map(str.islower, rest))


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


def _parted(one: Said) -> list[Said]:
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
        parts.append(Said(one.block, whole, cited, quotations))
    return parts
