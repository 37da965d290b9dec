"""What the references of an article may lean on, as its blocks are read one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from versecards.article.model import Article, Block, Section
from versecards.languages import Language
from versecards.scripture.context import Context
from versecards.scripture.fitting import is_whole
from versecards.scripture.lists import text_writes_commas
from versecards.scripture.mention import Mention, Status
from versecards.scripture.outside import are_few
from versecards.scripture.prose import is_bracketed, stands_alone
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan
from versecards.scripture.titles import (
    is_chapter,
    is_other_scripture,
    is_song_part,
    passages_of_title,
)
from versecards.scripture.tokens import plain

_TITLE_BEHIND = re.compile(r"\s?[–—:|-]\s?[^\W\d_][^.!?;]{2,60}")
"""What a passage to be read is headed: "Ruth 2:1-13—Boaz"."""
_TIMED = re.compile(r"[(\[]?(?:\d{1,2}:0\d\b|(\d{1,2}):\d\d\W{1,5}\1:\d\d\b)")
"""What a line of a recording begins with: "[08:05 - 08:12]"."""
_LENGTH = re.compile(r"[(\[]\d{1,2}:0\d[)\]]")
"""How long a recording is, which no verse can be: "(2:05)"."""
_TOLD = ("told", "read")
"""How an article says which passage it is about."""
_LISTED = re.compile(r"\d{1,3}\s?[,;:.)–-]")
"""What a list of references goes on with in the next line."""
_RECORDING = 3
"""How many such lines an article has to have."""


@dataclass(frozen=True)
class ReadHead:
    """A title, a heading, or a line that names the passage of the whole, with its mentions."""

    block: Block
    mentions: tuple[Mention, ...]


@dataclass
class _Level:
    """A section as far as it was read: what its heading names, what it has said.

    ``own``: its own heading names it, and not one around it.
    """

    level: int
    heading: tuple[Reference, ...]
    own: bool = False
    said: list[Reference] = field(default_factory=list)
    printed: list[Reference] = field(default_factory=list)
    running: Reference | None = None
    leaning: Reference | None = None


class ArticleContext:
    """Reads the blocks of an article in order, each with what was said before it.

    ``heads`` are the titles and headings that were read on the way.
    """

    def __init__(self, article: Article, language: Language) -> None:
        self._language = language
        self._listed = article.listed
        texts = [block.text for section in article.sections for block in section.blocks]
        self._commas = text_writes_commas("\n\n".join(texts), language)
        self._times = sum(bool(_TIMED.match(text)) for text in texts) >= _RECORDING
        self._lengths = any(_LENGTH.search(text) for text in texts)
        self._song = any(is_song_part(text, language) for text in texts)
        self.heads: list[ReadHead] = []
        self._subject: tuple[Reference, ...] = ()
        self._outline: Reference | None = None
        self._said: list[Reference] = []
        self._read: list[Reference] = []
        subject = [ref for block in article.passages for ref in self._head(block, block.text)]
        titled = self._head(article.head, article.title)
        # Beside many proofs in the front matter, the title says what it is about.
        self._subject = (*subject, *titled) if are_few(subject) or not titled else titled
        self._chapters = not titled and is_chapter(article.title, language)
        self._other = not titled and is_other_scripture(article.title, language)
        self._open: list[_Level] = []
        self._above: dict[int, tuple[Reference, ...]] = {}
        self._series: Reference | None = None
        self._by_block: dict[Block, tuple[Reference, ...]] = {}

    def begin(self, section: Section) -> None:
        """Begin a section; it goes on with what the sections around it have named."""
        while self._open and (self._open[-1].level >= section.level or not section.level):
            self._open.pop()
        around = self._open[-1].heading if self._open else ()
        # A heading in bold, which has no level, ends the sections but not the outline.
        above = {level: named for level, named in self._above.items() if level < section.level}
        outline = next((named for named in reversed(above.values()) if named), ())
        heading = self._head(section.head, section.heading, around or outline)
        if section.level:
            self._above = {**above, section.level: heading}
        self._open.append(_Level(section.level, heading or around or outline, own=bool(heading)))
        if heading:
            self._read.extend(heading)
            self._series = None

    def read(self, block: Block) -> tuple[Mention, ...]:
        """Return the mentions of the next block of the section."""
        here = self._open[-1]
        around = self._around()
        section = tuple(reference for level in around for reference in level.said)
        running = next((one.running for one in reversed(around) if one.running), None)
        context = Context(
            parent=self._by_block.get(block.lead, ()) if block.lead else (),
            section=section,
            heading=here.heading,
            printed=tuple(here.printed),
            subject=self._subject,
            read=tuple(self._read),
            article=tuple(self._said),
            commas=self._commas,
            series=self._series,
            running=running,
            leaning=next((one.leaning for one in reversed(around) if one.leaning), None),
            quoted=bool(section) and running is None,
            times=self._times,
            lengths=self._lengths,
            song=self._song,
            chapters=self._chapters,
            other=self._other,
        )
        mentions = self._scan(block, context)
        if self._listed:
            mentions = tuple(map(_undoubted, mentions))
        text = plain(block.text)
        named: list[Reference] = []
        for mention in mentions:
            said = _said_by(mention)
            self._said.extend(said)
            named.extend(() if mention.aside else said)
            if said and stands_alone(block.text, mention.start, mention.end):
                self._series = said[-1]
            if said and not mention.aside and not is_bracketed(text, mention.start):
                here.running = said[-1]
            if said and mention.leaning:
                here.leaning = self._outline = said[-1]
        here.said.extend(named)
        if _is_reading(block, mentions):
            self._read.extend(named)
            here.printed.extend(named)
        elif mentions and not context.article and self._asks_to_read(block, mentions[0]):
            self._read.extend(_said_by(mentions[0]))
        self._by_block[block] = tuple(named)
        return mentions

    def _asks_to_read(self, block: Block, mention: Mention) -> bool:
        """Whether the words before ask to read a passage: "Open your Bible to Acts 17:16-34".

        Or they say that it was read: "Our reading is from Acts 17:16-34".
        """
        longer = not any(reference.is_verse for reference in mention.usable)
        before = block.text[: mention.start]
        patterns = (self._language.pattern("layout", f"passage {how}") for how in _TOLD)
        return longer and any(pattern.search(before) for pattern in patterns)

    def _scan(self, block: Block, context: Context) -> tuple[Mention, ...]:
        """The mentions of a block; a cell of a table leans on the head of its column."""
        text = _with_lines(block)
        if block.verse[1]:
            text = text[: block.verse[0]]  # its words may begin with their number
        heads = [passages_of_title(head, self._language) for head in block.heads]
        if not any(heads):
            return scan(text, context, self._language)
        found: list[Mention] = []
        for (start, end), head in zip(block.cells, heads, strict=True):
            # the column says what a cell is of, whatever was said before
            of_cell = Context(parent=head, subject=head, commas=self._commas) if head else context
            found += (m.moved(start) for m in scan(text[start:end], of_cell, self._language))
        return tuple(found)

    def _around(self) -> list[_Level]:
        """The sections around, from the one whose heading says what it is about."""
        first = max((n for n, level in enumerate(self._open) if level.own), default=0)
        return self._open[first:]

    def _head(
        self, block: Block | None, text: str, around: tuple[Reference, ...] = ()
    ) -> tuple[Reference, ...]:
        """Read a title or heading, which may go on with what stands around it ("(19:9-14)")."""
        context = Context(
            heading=around, subject=self._subject, commas=self._commas, leaning=self._outline
        )
        mentions = scan(text, context, self._language) if text else ()
        said = replace(context, article=tuple(self._said))
        for wider in (said, replace(said, read=tuple(self._read))):
            if text and not any(mention.usable for mention in mentions):
                # "The servant's question (v. 13)" goes on with what was said before.
                again = scan(text, wider, self._language)
                if any(mention.usable for mention in again):
                    context, mentions = wider, again
        if block:
            leaning = [r for mention in mentions if mention.leaning for r in _said_by(mention)]
            self._outline = leaning[-1] if leaning else self._outline
            of_block = mentions if block.text == text else scan(block.text, context, self._language)
            self.heads.append(ReadHead(block, of_block))
        named = tuple(reference for mention in mentions for reference in _said_by(mention))
        named = named or (passages_of_title(text, self._language) if text else ())
        return named or self._numbered(text)

    def _numbered(self, heading: str) -> tuple[Reference, ...]:
        """The chapter that a heading is, which is a number alone in a study of a whole book."""
        number = heading.strip(" .")
        if not number.isdecimal() or len(self._subject) != 1 or not is_whole(self._subject[0]):
            return ()
        chapter = Reference.to_chapter(self._subject[0].book, int(number))
        return (chapter,) if chapter.exists else ()


def _said_by(mention: Mention) -> list[Reference]:
    """The passages that a mention names for what follows, each of one book."""
    return [part for reference in mention.usable for part in reference.of_each_book]


def _undoubted(mention: Mention) -> Mention:
    """A mention of a list of verses, in which "Mark 3" is a passage and nothing else."""
    sure = tuple(
        part._replace(status=Status.SURE) if part.status is Status.DOUBTFUL else part
        for part in mention.parts
    )
    return replace(mention, parts=sure)


def _is_reading(block: Block, mentions: tuple[Mention, ...]) -> bool:
    """Whether the block is nothing but a passage, or that and its title.

    It is what the whole is about, to be read first.
    """
    if len(mentions) != 1 or mentions[0].aside:
        return False
    rest = block.text[: mentions[0].start] + block.text[mentions[0].end :]
    passages = mentions[0].usable
    longer = len(passages) == 1 and not passages[0].is_verse
    titled = mentions[0].start == 0 and _TITLE_BEHIND.fullmatch(block.text, mentions[0].end)
    return longer and (bool(titled) or not any(character.isalnum() for character in rest))


def _with_lines(block: Block) -> str:
    """The text of a block in which no reference goes on with the verse number of the next line.

    "Psalm 121:1-2" and below it "v. 1 I will lift up …": as many signs, each at its place. A
    list that a line parts at its comma does go on: "(Rom. 3:3," and below it "4, 8; 5:1)".
    """
    text = block.text
    for place in block.breaks:
        if text[: place - 1].endswith((",", ";")) and _LISTED.match(text, place):
            continue
        if re.search(r"\d\W*$", text[:place]) and re.match(r"(?:vv?|vs)?\.?\s*\d", text[place:]):
            text = f"{text[: place - 1]}|{text[place:]}"
    return text
