"""An article with everything found in it: mentions, sentences and quotations by block.

This is the first step of extraction; verses, concepts, points and questions all read
from it, and so does whoever shows the article with its references marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sentencex import segment

from versecards import languages
from versecards.article.model import Article, Block, BlockKind, Section
from versecards.extract.context import ArticleContext, ReadHead
from versecards.extract.quotations import Quotation, find_quotations, quoted_spans
from versecards.notes import Origin
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference
from versecards.settings import Settings

_LONG_RUN = re.compile(r"([`'‘’‛“”„«»])\1{3,}")


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block: its span in the block's text, and the mentions inside it."""

    start: int
    end: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class ReadBlock:
    """A block with what was found in it; all spans are offsets into ``block.text``.

    ``number`` counts the blocks of the article from 0.
    """

    number: int
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
    """An article and its blocks as read, in order; ``heads`` are its titles and headings."""

    article: Article
    blocks: tuple[ReadBlock, ...]
    heads: tuple[ReadHead, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions of the article, in order."""
        return tuple(mention for block in self.blocks for mention in block.mentions)

    def origin(self, settings: Settings, block: ReadBlock, offset: int = 0) -> Origin:
        """Return the place of an offset in a block; ``settings`` are the article's."""
        line, column = block.block.position(offset)
        whole = self.origin_outside(settings, line)
        return replace(
            whole,
            column=column,
            section=block.section.heading,
            block=block.number,
            offset=offset,
        )

    def origin_outside(self, settings: Settings, line: int) -> Origin:
        """Return a line of the article that is in none of its blocks."""
        article = self.article
        return Origin(
            article.shown,
            line,
            1,
            (article.file,),
            article.title,
            settings.source,
            language=settings.language,
        )


def read(article: Article, language: str = "en") -> Reading:
    """Find mentions, sentences and quotations in every block of an article.

    ``language`` is the code by which references and sentences are read ("en").
    """
    context = ArticleContext(article, languages.language(language))
    blocks: list[ReadBlock] = []
    for section in article.sections:
        context.begin(section)
        scanned = [(block, context.read(block)) for block in section.blocks]
        for index, (block, mentions) in enumerate(scanned):
            sentences = split_sentences(block.text, mentions, language)
            spans = quoted_spans(block.text)
            whole = block.kind is BlockKind.QUOTE
            led_by: tuple[Reference, ...] = ()
            if whole or spans == [(0, len(block.text))]:
                led_by = _named_beside(scanned, index)
            quotations = find_quotations(
                block.text, mentions, spans, whole_block=whole, led_by=led_by
            )
            number = len(blocks)
            blocks.append(ReadBlock(number, section, block, mentions, sentences, quotations))
    return Reading(article, tuple(blocks), tuple(context.heads))


def _named_beside(
    scanned: Sequence[tuple[Block, tuple[Mention, ...]]], index: int
) -> tuple[Reference, ...]:
    """Return what the block before or after a quotation gives as its reference.

    That is a block of nothing but references ("— Hebrews 4:16" below, "Key verse:
    Hebrews 4:16" above), or one above that leads up to it ("… in Romans 8:28:").
    """
    for place in (index + 1, index - 1):
        if 0 <= place < len(scanned):
            block, mentions = scanned[place]
            if mentions and _only_references(block.text, 0, len(block.text), mentions):
                return mentions[-1 if place > index else 0].usable
    if index:
        block, mentions = scanned[index - 1]
        text = block.text.rstrip()
        if mentions and text.endswith((":", ",")):
            last = mentions[-1]
            if not re.search(r"[.!?]", text[last.end :]):
                return last.usable
    return ()


def split_sentences(
    text: str, mentions: Sequence[Mention], language: str = "en"
) -> tuple[Sentence, ...]:
    """Split a block into sentences; references never split ("2 Cor. 5:21", "ch. 3").

    Neither do long runs of one quotation mark, over which the splitter would brood.

    A stretch of only references ("… for Israel. (Exodus 32:11)") belongs to the
    sentence before it.
    """
    masked = list(text)
    for mention in mentions:
        masked[mention.start : mention.end] = "x" * (mention.end - mention.start)
    spans: list[list[int]] = []
    offset = 0
    plain = _LONG_RUN.sub(lambda run: "x" * len(run[0]), "".join(masked))
    main = language.lower().split("-")[0]  # "pt-BR" splits as "pt"
    for piece in segment(main, plain):
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
