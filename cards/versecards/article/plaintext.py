"""Plain text, as a person types it or pastes it from a web page, a phone or an outline.

The first line is the title. ``plainlines.py`` says what each line after it is; here
the lines become headings and blocks. Prose lines are put together into a paragraph
only where they were broken at a width (``wrap.py``); else each line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from versecards.article.blocks import BlockBuilder, plain, read_marks, split_lines
from versecards.article.frontmatter import FrontMatter, read_front_matter
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.markup import unstyled
from versecards.article.model import Article, Block, BlockKind, Role
from versecards.article.outline import build_article
from versecards.article.page import without_page
from versecards.article.plainlines import LIST_ROLES, Line, Sort, sort_line, sort_lines
from versecards.article.source import Source
from versecards.article.titles import LONGEST_TITLE
from versecards.article.typedlist import build_list, typed_list
from versecards.article.versewords import is_numbered_passage, says_translation, verse_stretches
from versecards.article.wrap import Wrapping, is_final, joins_without_space
from versecards.problems import Problem
from versecards.scripture.scan import scan
from versecards.scripture.translations import names_translation

_NO_TITLE = LIST_ROLES | {Role.QUICK_ANSWER, Role.IMPLICATIONS}
_FIRST_LINE_INDENT = 2
_SHORTEST_BROKEN = 40
_NUMBER = re.compile(r"^\W*(?:\d{1,3}[.)])?\W*$")
"""What may stand before the passage of a line in a list."""
_SWITCH = re.compile(r"[ \t]{0,9}<!--[ \t]{0,9}versecards:[^<>\n]{0,300}-->[ \t]{0,9}$")
"""A note to the program at the end of a line ("<!-- versecards: off CODE -->"), not text."""


def read_plain_text(source: Source) -> Article:
    """Read an article in plain text.

    Raises ``ContentError`` with file, line and remedy when there is no text.
    """
    raw = [unstyled(_SWITCH.sub("", line)) for line in split_lines(source.text)]
    front = read_front_matter(source, raw)
    headings = front.headings

    def _is_known(line: str) -> bool:
        known = headings.role_of(line)
        return known is not None and known[1] not in (Role.ASIDE, Role.OTHER)

    raw = [""] * front.length + without_page(raw[front.length :], headings.language, _is_known)
    listed = typed_list(source, list(_typed(raw, headings)), headings)
    if listed:
        return build_list(source, listed, front, headings)
    title, first = _read_title(raw, front, headings)
    lines, wrapping = sort_lines(raw, first, headings)
    reader = _Reader(source, wrapping)
    reader.read(lines)
    return build_article(source, title, reader.items, front, headings, problems=reader.problems)


def _typed(raw: Sequence[str], headings: Headings) -> Iterator[Item]:
    """Each line as it was typed, without its mark."""
    for number, text in enumerate(raw, 1):
        line = sort_line(number, text, headings.language)
        if line.sort in (Sort.BLANK, Sort.RULE):
            continue
        builder = BlockBuilder()
        builder.add(text[line.start :], number, line.start + 1)
        block = builder.block(BlockKind.BULLET)
        if block is not None and line.sort is Sort.HEADING:
            yield Heading(plain(written(text)), number, block=block)
        elif block is not None:
            yield read_marks(block)


def _read_title(
    raw: list[str], front: FrontMatter, headings: Headings
) -> tuple[tuple[str, int], int]:
    """Return the title with its line, and the index of the line after it.

    The first line is no title where it is a heading, an item or too long for one, says
    what is to be read, is a sentence and all that there is, or the first of a list of
    passages; then there is none.
    """
    given, given_line = front.text("title")
    first = front.length
    while first < len(raw) and not plain(raw[first][: LONGEST_TITLE * 2]):
        first += 1
    if first == len(raw):
        return (given, given_line), first
    line = plain(written(raw[first])) if len(raw[first]) <= LONGEST_TITLE * 2 else raw[first]
    if given:
        repeated = line.casefold() == given.casefold()
        return (given, given_line), first + repeated
    below = next((i for i in range(first + 1, len(raw)) if raw[i].strip()), None)
    known = headings.role_of(line)
    sort = sort_line(first + 1, raw[first], headings.language).sort
    if (
        (known and known[1] in _NO_TITLE)
        or len(line) > LONGEST_TITLE
        or sort in {Sort.MARK, Sort.QUOTED, Sort.RULE}
        or headings.language.pattern("layout", "passage label").match(line)
        or (below is None and is_final(line))
        or _lists_passages(line, raw[first + 1 :], headings)
        or _numbers_passages(line, raw[first + 1 :], headings)
    ):
        return ("", 0), first
    numbered = headings.language.pattern("layout", "number only").fullmatch(line)
    if numbered and below is not None and not is_final(raw[below]):
        first, line = below, plain(written(raw[below]))
    second = _rest_of_title(raw, first)
    if second and len(line) + len(second) < LONGEST_TITLE:
        return (f"{line} {second}", first + 1), first + 2
    return (line, first + 1), first + 1


def _lists_passages(line: str, following: Sequence[str], headings: Headings) -> bool:
    """Whether a line opens a list of passages: it and every other line begin with one."""

    def _begins(text: str) -> bool:
        mentions = scan(text, language=headings.language) if any(map(str.isdigit, text)) else ()
        return bool(mentions) and not _NUMBER.sub("", text[: mentions[0].start])

    lines = [plain(each) for each in following if each.strip()]
    if not lines or not _begins(line):
        return False
    return 2 * (1 + sum(map(_begins, lines))) > len(lines)


def _numbers_passages(line: str, following: Sequence[str], headings: Headings) -> bool:
    """Whether a line opens a series such as "Week 1: John 3:16", "Week 2: Romans 5:8"."""
    return is_numbered_passage(line, headings.language) and any(
        is_numbered_passage(each.strip(), headings.language) for each in following
    )


def _rest_of_title(raw: list[str], first: int) -> str:
    """Return the second line of a title that was broken, if it was."""
    line, second, third = (*raw[first : first + 3], "", "")[:3]
    broken = len(line) >= _SHORTEST_BROKEN and not is_final(line) and second[:1].islower()
    return plain(second) if broken and not third.strip() else ""


class _Reader:
    """Walks through the sorted lines and collects headings, blocks and problems."""

    def __init__(self, source: Source, wrapping: Wrapping) -> None:
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self._source = source
        self._language = source.headings.language
        self._wrapping = wrapping
        self._builder = BlockBuilder()
        self._kind = BlockKind.PARAGRAPH
        self._last: Line | None = None
        self._mark: Line | None = None
        self._quotes = 0
        self._quoting = False
        self._joined: set[int] = set()
        # The items that the next one may stand under, each with its indentation.
        self._above: list[tuple[int, Block]] = []
        self._indent = 0

    def read(self, lines: list[Line]) -> None:
        """Read all lines."""
        # Where marks have their text beside them, one alone before a blank line is empty.
        beside = any(line.sort is Sort.MARK and line.text for line in lines)
        self._joined = set(_verse_lines(lines, self._source.headings))
        self._joined |= set(_translation_lines(lines, self._source.headings))
        for line in lines:
            self._quoting = self._quoting and line.sort is Sort.QUOTED
            if line.sort is Sort.BLANK:
                self._close(empty=beside)
            elif line.sort is Sort.TEXT or self._is_translation(line):
                self._text(line)
            elif line.sort is Sort.QUOTED:
                self._quoted(line)
            else:
                self._close(empty=True)
                if line.sort is Sort.HEADING:
                    self._above = []
                    self.items.append(Heading(plain(written(line.text)), line.number))
                elif line.sort is Sort.MARK:
                    self._mark = line
                    self._indent = line.indent
                    if line.text:
                        self._begin(BlockKind.BULLET, line)
        self._close(empty=True)

    def _is_translation(self, line: Line) -> bool:
        """Whether what looks like a heading is the name of a translation."""
        return line.sort is Sort.HEADING and names_translation(line.text, self._language)

    def _text(self, line: Line) -> None:
        if self._mark is not None:
            self._begin(BlockKind.BULLET, line)
        elif self._last is not None and self._goes_on(self._last, line):
            self._add(line)
        else:
            self._close(empty=True)
            self._begin(BlockKind.PARAGRAPH, line)

    def _goes_on(self, last: Line, line: Line) -> bool:
        if self._kind is BlockKind.QUOTE:
            return False
        if line.number in self._joined:
            return True
        if last.sort is Sort.MARK and line.indent >= last.indent + _FIRST_LINE_INDENT:
            return True
        if last.sort is Sort.TEXT and line.indent >= last.indent + _FIRST_LINE_INDENT:
            return False
        return self._wrapping.continues(last.raw, line.raw)

    def _quoted(self, line: Line) -> None:
        if not line.text or self._last is None or self._kind is not BlockKind.QUOTE:
            self._close(empty=True)
        if not line.text:
            return
        if self._last is None:
            self._quotes += not self._quoting
            self._quoting = True
            self._begin(BlockKind.QUOTE, line)
        else:
            self._add(line)

    def _begin(self, kind: BlockKind, line: Line) -> None:
        self._mark = None
        self._builder = BlockBuilder()
        self._kind = kind
        self._builder.add(line.raw[line.start :], line.number, line.start + 1)
        self._last = line

    def _add(self, line: Line) -> None:
        last = self._last
        text = line.raw[line.start :]
        column = line.start + 1
        if last is not None and joins_without_space(last.raw, line.text):
            column += len(text) - len(text.lstrip())
            text = text.lstrip()
        elif last is not None:
            self._builder.end_line(last.number, len(last.raw) + 1)
        self._builder.add(text, line.number, column)
        self._last = line

    def _close(self, *, empty: bool) -> None:
        """End the block; report a mark that still has no text, if it can get none now."""
        if self._mark is not None and empty:
            self.problems.append(self._source.problem("bullet-empty", self._mark.number))
            self._mark = None
        if self._last is not None:
            block = self._builder.block(self._kind)
            if block is not None:
                self._put(read_marks(block))
            self._last = None

    def _put(self, block: Block) -> None:
        """Add a block; an item that stands under another, further in, has it for its lead."""
        if block.kind is BlockKind.QUOTE:
            block = replace(block, quote=self._quotes)
        elif block.kind is BlockKind.BULLET:
            while self._above and self._above[-1][0] >= self._indent:
                self._above.pop()
            block = replace(block, lead=self._above[-1][1] if self._above else None)
            self._above.append((self._indent, block))
        else:
            self._above = []
        self.items.append(block)


def _verse_lines(lines: Sequence[Line], headings: Headings) -> Iterator[int]:
    """Yield the numbers of the lines that go on with a verse that the line above them begins."""
    run: list[Line] = []  # lines of text without a gap; a bullet may begin them
    for line in (*lines, None):
        if run and (line is None or line.sort is not Sort.TEXT):
            for first, last in verse_stretches([each.text for each in run], headings):
                yield from (each.number for each in run[first + 1 : last])
            run = []
        if line is not None and line.sort in (Sort.TEXT, Sort.MARK):
            run.append(line)


def _translation_lines(lines: Sequence[Line], headings: Headings) -> Iterator[int]:
    """Yield the numbers of the lines that only name the translation of the passage above them."""
    for above, line in pairwise(lines):
        text = above.sort is Sort.TEXT and line.sort is Sort.TEXT
        if text and says_translation(line.text, above.text, headings):
            yield line.number
