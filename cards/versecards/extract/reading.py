"""An article with everything found in it: mentions, sentences and quotations by block.

This is the first step of extraction; verses, concepts, points and questions all read
from it, and so does whoever shows the article with its references marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sentencex import segment

from versecards import languages
from versecards.article.model import Article, Block, Role, Section
from versecards.extract.articletext import Part
from versecards.extract.context import ArticleContext, ReadHead
from versecards.extract.quotations import Quotation, find_quotations
from versecards.marks import CLOSES_ANY, OPENS_ANY, in_usual_marks
from versecards.notes import Origin
from versecards.scripture.mention import Mention
from versecards.scripture.texts.library import Library
from versecards.scripture.texts.store import Translation
from versecards.settings import Settings

_LONG_RUN = re.compile(rf"([`‛{re.escape(OPENS_ANY + CLOSES_ANY)}])\1{{3,}}")
_BEGINS = re.compile(r"(?<=\s)[a-z]+(?P<gap>\s+)(?P<word>In\s+)\Z")


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

    def quoted(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """Return the quotations, tied to a reference, that a sentence introduces or is part of."""
        return tuple(
            quotation
            for quotation in self.quotations
            if quotation.introduced
            and quotation.references
            and quotation.outer_start < sentence.end
            and sentence.start < quotation.outer_end
        )

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

    def origin_outside(self, settings: Settings, line: int, file: str = "") -> Origin:
        """Return a line of the article that is in none of its blocks, or one of another file
        that says something of the article."""
        article = self.article
        return Origin(
            file or article.shown,
            line,
            1,
            (article.file,),
            article.title,
            settings.source,
            language=settings.language,
        )


def read(
    article: Article, language: str = "en", texts: Sequence[Translation] | None = None
) -> Reading:
    """Find mentions, sentences and quotations in every block of an article.

    ``language`` is the code by which references and sentences are read ("en"). ``texts``
    tell words of a passage from other words beside its reference; by default they are
    those that are always there.
    """
    words = languages.language(language)
    texts = Library().embedded() if texts is None else texts
    context = ArticleContext(article, words)
    blocks: list[ReadBlock] = []
    for section in article.sections:
        context.begin(section)
        for block in section.blocks:
            mentions = context.read(block)
            sentences = split_sentences(block.text, mentions, language)
            blocks.append(ReadBlock(len(blocks), section, block, mentions, sentences, ()))
    # sections that a label made ("Key verse: …") stand apart from where they are in the file
    order = sorted(range(len(blocks)), key=lambda number: blocks[number].block.line)
    heads = [head for head in context.heads if head.block not in article.passages]
    parts = list(_parts(heads, [blocks[number] for number in order]))
    found = find_quotations(parts, texts, words)
    quoted = [each for part, each in zip(parts, found, strict=True) if not part.heading]
    for number, each in zip(order, quoted, strict=True):
        blocks[number] = replace(blocks[number], quotations=each)
    return Reading(article, tuple(blocks), tuple(context.heads))


def _parts(heads: Sequence[ReadHead], blocks: Sequence[ReadBlock]) -> Iterator[Part]:
    """The title, the headings and the blocks of an article, as they stand in its file."""
    waiting = sorted(heads, key=lambda head: head.block.line)
    for block in blocks:
        while waiting and waiting[0].block.line <= block.block.line:
            head = waiting.pop(0)
            yield Part(head.block, head.mentions, heading=True)
        starts = tuple(sentence.start for sentence in block.sentences)
        labelled = block.section.role is Role.KEY_VERSES
        yield Part(block.block, block.mentions, starts, labelled=labelled)


def split_sentences(
    text: str, mentions: Sequence[Mention], language: str = "en"
) -> tuple[Sentence, ...]:
    """Split a block into sentences; references never split ("2 Cor. 5:21", "ch. 3").

    Neither do long runs of one quotation mark, over which the splitter would brood; and it
    knows only some kinds of marks.

    A stretch of only references ("… for Israel. (Exodus 32:11)") belongs to the
    sentence before it.
    """
    masked = list(text)
    for mention in mentions:
        masked[mention.start : mention.end] = "x" * (mention.end - mention.start)
    starts = [mention.start for mention in mentions]
    spans: list[list[int]] = []
    offset = 0
    plain = _LONG_RUN.sub(lambda run: "x" * len(run[0]), in_usual_marks("".join(masked)))
    main = language.lower().split("-")[0]  # "pt-BR" splits as "pt"
    for piece in segment(main, plain):
        start = offset + len(piece) - len(piece.lstrip())
        end = offset + len(piece.rstrip())
        offset += len(piece)
        if end <= start:
            continue
        inside = mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if spans and _only_references(text, start, end, inside):
            spans[-1][1] = end
        else:
            spans.append([start, end])
    places = [place for span in spans for place in _unstopped(text, span, mentions)]
    return tuple(
        Sentence(start, end, tuple(mentions[bisect_left(starts, start) : bisect_left(starts, end)]))
        for start, end in places
    )


def _unstopped(
    text: str, span: Sequence[int], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int]]:
    """A sentence, cut where the next begins without a stop: "… by faith In Romans 9 he …"."""
    start, end = span
    for mention in mentions:
        inside = start < mention.start < end
        begun = _BEGINS.search(text[start : mention.start]) if inside else None
        if begun:
            yield start, start + begun.start("gap")
            start += begun.start("word")
    yield start, end


def _only_references(text: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    inside = [mention for mention in mentions if mention.end <= end]
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
