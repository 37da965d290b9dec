"""An article with everything found in it: mentions, sentences and quotations by block.

This is the first step of extraction; verses, concepts, points and questions all read
from it, and so does whoever shows the article with its references marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sentencex import segment

from cards.article.model import Article, Block, BlockKind, Section
from cards.extract.quotations import Quotation, find_quotations
from cards.scripture.mention import Mention
from cards.scripture.reference import Reference
from cards.scripture.scan import Context, scan


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block: its span in the block's text, and the mentions inside it."""

    start: int
    end: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class ReadBlock:
    """A block with what was found in it; all spans are offsets into ``block.text``."""

    section: Section
    block: Block
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    def text_of(self, sentence: Sentence) -> str:
        """Return the words of a sentence as they stand."""
        return self.block.text[sentence.start : sentence.end]


@dataclass(frozen=True)
class Reading:
    """An article and its blocks as read, in order."""

    article: Article
    blocks: tuple[ReadBlock, ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of the article, in order."""
        return tuple(mention for block in self.blocks for mention in block.mentions)


def read(article: Article, language: str = "en") -> Reading:
    """Find mentions, sentences and quotations in every block of an article.

    ``language`` is the code by which sentences are told apart ("en").
    """
    blocks: list[ReadBlock] = []
    said: list[Reference] = []
    for section in article.sections:
        said_here: list[Reference] = []
        before: ReadBlock | None = None
        for block in section.blocks:
            mentions = scan(block.text, Context(tuple(said_here), tuple(said)))
            sentences = split_sentences(block.text, mentions, language)
            whole = block.kind is BlockKind.QUOTE
            led_by = _announced(before) if whole else ()
            quotations = find_quotations(block.text, mentions, whole_block=whole, led_by=led_by)
            before = ReadBlock(section, block, mentions, sentences, quotations)
            blocks.append(before)
            said_here.extend(ref for mention in mentions for ref in mention.usable)
        said.extend(said_here)
    return Reading(article, tuple(blocks))


def _announced(before: ReadBlock | None) -> tuple[Reference, ...]:
    """Return what a block that leads up to a quotation ("… Romans 8:28:") names last."""
    if before is None or not before.mentions:
        return ()
    last = before.mentions[-1]
    if not re.fullmatch(r"[^.!?]*[:,]?\s*", before.block.text[last.end :]):
        return ()
    return last.usable if before.block.text.rstrip().endswith((":", ",")) else ()


def split_sentences(
    text: str, mentions: Sequence[Mention], language: str = "en"
) -> tuple[Sentence, ...]:
    """Split a block into sentences; references never split ("2 Cor. 5:21", "ch. 3").

    A stretch of only references ("… for Israel. (Exodus 32:11)") belongs to the
    sentence before it.
    """
    masked = list(text)
    for mention in mentions:
        masked[mention.start : mention.end] = "x" * (mention.end - mention.start)
    spans: list[list[int]] = []
    offset = 0
    for piece in segment(language, "".join(masked)):
        start = offset + len(piece) - len(piece.lstrip())
        end = offset + len(piece.rstrip())
        offset += len(piece)
        if end <= start:
            continue
        if spans and _only_references(text, start, end, mentions):
            spans[-1][1] = end
        else:
            spans.append([start, end])
    return tuple(
        Sentence(start, end, tuple(m for m in mentions if start <= m.start < end))
        for start, end in spans
    )


def _only_references(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    inside = [m for m in mentions if start <= m.start and m.end <= end]
    if not inside:
        return not any(character.isalnum() for character in text[start:end])
    rest = []
    position = start
    for mention in inside:
        rest.append(text[position : mention.start])
        position = mention.end
    rest.append(text[position:end])
    words = re.findall(r"[^\W\d_]+", " ".join(rest).lower())
    return all(word in {"cf", "see", "also", "and", "compare", "read"} for word in words)
