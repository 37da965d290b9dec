"""A list of verses as people type it: a passage a line, with or without its words.

Passages may stand first or last on their lines, in whatever letters, with a number, a label
("Week 3: …"), a translation or a remark; their words beside them, or on lines of their own
(``listline.py`` reads a line). What is found becomes the lines that a table of verses gives
(``verselist.py``), so that all that comes after reads one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from versecards.article.blocks import part
from versecards.article.frontmatter import FrontMatter
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.listline import (
    MOST_REMARK,
    Listed,
    called,
    named_last,
    only_recalls,
    read_line,
    says_some,
    unreadable,
    with_typed_colon,
)
from versecards.article.model import Article, Block, BlockKind, Role
from versecards.article.noanswer import asks_with_passages
from versecards.article.outline import build_article
from versecards.article.ownwords import own_words
from versecards.article.source import Source
from versecards.article.titles import file_title
from versecards.article.verselist import verse_line
from versecards.article.versewords import lines_of, reads_like
from versecards.article.wrap import is_final
from versecards.languages import Language
from versecards.problems import Problem
from versecards.scripture.reference import Reference
from versecards.scripture.texts.library import Library

_MOST_AROUND = 20
"""Words of other lines for each passage: an introduction is short."""
_SHARE = 3
"""So many lines name a passage for each that says something else."""
_ENDS = re.compile(r"\d\w?\W*$")
"""A heading that is a passage, and does not speak of one ("Psalm 23 for today")."""
_LONGEST_TITLE = 120
_OF_ARTICLES = (Role.QUICK_ANSWER, Role.POINTS)
_MOST_LINES = 2000
"""A longer text is no list that somebody learns."""


@dataclass(frozen=True)
class TypedList:
    """A list of verses: its title with its line, its headings and lines, what is not read."""

    title: tuple[str, int]
    items: list[Item]
    problems: list[Problem]


@dataclass
class _Line:
    """A line of a text, and what it names; it is read when somebody asks for that.

    ``words`` are the lines that have the words of its passage, which are ``taken``.
    """

    block: Block
    heading: bool
    language: Language
    words: Sequence[_Line] = ()
    taken: bool = False

    @cached_property
    def listed(self) -> Listed | None:
        """The passages that it names."""
        return None if self._speaks else self._meant or read_line(self.block.text, self.language)

    @property
    def slip(self) -> bool:
        """Whether it names them with a slip: the words with it say then whether they are meant."""
        return self._meant is not None

    @cached_property
    def _meant(self) -> Listed | None:
        return None if self._speaks else with_typed_colon(self.block.text, self.language)

    @cached_property
    def near(self) -> str | None:
        """What one may mean that only looks as if it named a passage (``unreadable``)."""
        none = self.listed or self._speaks
        return None if none else unreadable(self.block.text, self.language)

    @property
    def _speaks(self) -> bool:
        """Whether it is a heading that speaks of something."""
        return self.heading and not _ENDS.search(self.block.text)

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.block.text.split())

    @property
    def names(self) -> bool:
        """Whether it is a line of a list of verses."""
        return self.near is not None or (self.listed is not None and self.listed.plain)

    @property
    def other(self) -> bool:
        """Whether it is neither a passage nor the words of one."""
        return self.listed is None and self.near is None and not self.taken

    @property
    def only_says(self) -> bool:
        """Whether it is a sentence with the passage that it rests on, and none of its words."""
        listed = self.listed
        return not (listed is None or listed.plain or listed.words or self.words)

    @property
    def strange(self) -> bool:
        """Whether it says something else, and is no heading."""
        prose = self.count > MOST_REMARK or is_final(self.block.text)
        return not (self.names or self.taken or self.heading) and prose


def typed_list(source: Source, items: Sequence[Item], headings: Headings) -> TypedList | None:
    """Return what a text is as a list of verses; ``None`` where it is something else."""
    top = _heading_of_all(items)
    lines: Sequence[_Line] = [*_lines(items[1:] if top else items, headings.language)]
    if not top and lines and lines[0].listed and lines[0].listed.on:
        lines[0].listed = lines[0].near = None  # a title that names a passage
    if len(lines) > _MOST_LINES:
        return None
    if _is_of_article(lines, headings) or _labels_each(lines, headings):
        return None
    _find_words(lines)
    if not _is_list(lines):
        return None
    _find_other_words(lines)
    _doubt_slips(lines)
    role = Role.KEY_VERSES
    title, lines = ((top.text, top.line), lines) if top else _title(lines)
    made: list[Item] = []
    problems: list[Problem] = []
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        place = line.block.position(0)
        text = written(line.block.text)
        if line.taken:
            continue
        near = line.near if line.near is not None else _called(line, below, headings.language)
        if near is not None:
            form = "near" if near else "other"
            values = {"written": text, "nearest": near}
            problems.append(source.problem(f"list-row.{form}", *place, **values))
        elif line.listed is not None and not line.only_says:
            if not any(isinstance(item, Heading) for item in made):
                made.append(Heading(headings.usual(role), place[0], 0, role))
            for each in (line.listed, *line.listed.more):
                block, unsure = _block(line, each, headings.language)
                made.append(block)
                problems += [source.problem("list-words", *place, reference=r) for r in unsure]
        elif line.only_says or line.strange or below is None or below.other:
            made.append(replace(line.block, kind=BlockKind.PARAGRAPH))
        else:
            made.append(Heading(text, place[0], 0, role, line.block))
    return TypedList(title, made, problems)


def _called(line: _Line, below: _Line | None, language: Language) -> str | None:
    """The passage that a line calls by its name, unless it is the heading of it."""
    passage = called(line.block.text, language) if line.other and not line.heading else None
    if passage is None:
        return None
    listed = below.listed if below is not None else None
    there = listed.passage if listed is not None else None
    return None if there is not None and there.overlaps(passage) else str(passage)


def build_list(
    source: Source,
    found: TypedList,
    front: FrontMatter,
    headings: Headings,
    given: tuple[str, int] = ("", 0),
) -> Article:
    """Make the article of a list of verses; without a title it has its file's name."""
    named = (front.text("title"), given, found.title, (file_title(source.file), 0))
    title = next(each for each in named if each[0])
    return build_article(
        source, title, found.items, front, headings, problems=found.problems, listed=True
    )


def _heading_of_all(items: Sequence[Item]) -> Heading | None:
    """The heading above all else, if no other is of its level: a title may name a passage."""
    levels = [item.level for item in items if isinstance(item, Heading)]
    first = items[0] if items else None
    return first if isinstance(first, Heading) and levels.count(first.level) == 1 else None


def _labels_each(lines: Sequence[_Line], headings: Headings) -> bool:
    """Whether each passage stands right below a heading of its own that names a verse to learn,
    which any article may have."""
    found = False
    for above, line in pairwise([None, *lines]):
        if line is None or not line.names:
            continue
        known = (
            headings.role_of(above.block.text, heading=True) if above and above.heading else None
        )
        if known is None or known[1] is not Role.KEY_VERSES:
            return False
        found = True
    return found


def _is_of_article(lines: Sequence[_Line], headings: Headings) -> bool:
    """Whether a line heads what only an article has ("Quick answer")."""
    for line in lines:
        known = headings.role_of(line.block.text, heading=line.heading)
        if known is not None and known[1] in _OF_ARTICLES and not line.names:
            return True
    return False


def _lines(items: Sequence[Item], language: Language) -> Iterator[_Line]:
    """Every line of every block, and every heading."""
    for item in items:
        if isinstance(item, Heading):
            block = item.block or Block(BlockKind.PARAGRAPH, item.text, ((0, item.line, 1),))
            blocks = [block]
        else:
            edges = [0, *item.breaks, len(item.text)]
            blocks = [each for a, b in pairwise(edges) if (each := part(item, a, b))]
        for block in blocks:
            yield _Line(block, isinstance(item, Heading), language)


def _find_words(lines: Sequence[_Line]) -> None:
    """Find the words of passages that stand on lines of their own, below or above."""
    for index, line in enumerate(lines):
        passage = line.listed.passage if line.listed and not line.listed.words else None
        if passage is None:
            continue
        below = list(takewhile(_is_free, lines[index + 1 :]))
        above = list(takewhile(_is_free, reversed(lines[:index])))[::-1]
        count = lines_of(passage, [each.block.text for each in below])
        found = below[:count]
        if not found:
            count = lines_of(passage, [each.block.text for each in above], above=True)
            found = above[len(above) - count :]
        if not found and below and says_some(below[0].block.text, passage, line.language):
            found = below[:1]
        _take(line, found)


def _find_other_words(lines: Sequence[_Line]) -> None:
    """In a list with words below its passages, let a passage have those that are unlike it."""
    if not any(line.words and line.words[0].block.line > line.block.line for line in lines):
        return
    for line, below in pairwise(lines):
        alone = line.listed is not None and not (line.words or line.listed.words)
        if alone and below.other and below.count > MOST_REMARK:
            _take(line, [below])


def _doubt_slips(lines: Sequence[_Line]) -> None:
    """Leave out what is named with a slip, unless the words with it are those of what is meant."""
    for line in lines:
        if line.slip and line.listed and not (line.words or line.listed.words):
            line.near = str(line.listed.passage)


def _is_free(line: _Line) -> bool:
    return line.other and not line.heading


def _take(line: _Line, found: Sequence[_Line]) -> None:
    line.words = found
    for each in found:
        each.taken = True


def _is_list(lines: Sequence[_Line]) -> bool:
    """Whether most lines of a text name a passage, and hardly anything stands around them."""
    listed = sum(line.names for line in lines)
    if not any(line.listed for line in lines):
        return False
    if sum(map(_asks, lines)) * 2 > listed:
        return False
    strange = [line for line in lines if line.strange]
    heads = [line.other and not line.strange for line in lines]
    # a title above a heading is one
    stray = sum(one and other for one, other in pairwise(heads[1:]))
    if listed == 1:  # with words beside it, it is an article on them
        alone = any(line.listed and line.listed.bare and not line.listed.words for line in lines)
        return alone and sum(heads) <= 1 and len(lines) == 1 + sum(heads)
    around = sum(line.count for line in strange)
    few = len(strange) + stray <= max(1, listed // _SHARE)
    return few and around <= listed * _MOST_AROUND and sum(heads) <= listed + 1


def _asks(line: _Line) -> bool:
    """Whether a line is a question about its passage, and not its words ("… against us?")."""
    text, passage = line.block.text, line.listed.passage if line.listed else None
    return asks_with_passages(text) and not (passage and reads_like(text, passage))


def _title(lines: Sequence[_Line]) -> tuple[tuple[str, int], Sequence[_Line]]:
    """Take the title off, if the first line is one."""
    first = lines[0]
    text = written(first.block.text)
    short = len(text) <= _LONGEST_TITLE and not is_final(text)
    if first.other and (first.heading or short):
        return (text, first.block.line), lines[1:]
    return ("", 0), lines


def _block(line: _Line, listed: Listed, language: Language) -> tuple[Block, Sequence[Reference]]:
    """The passages of a line and their words; it has none of one of which these are not sure."""
    place = line.block.position(listed.at)
    beside = listed.words or (None if line.words else listed.few)
    own = part(line.block, *beside) if beside else None
    stretches = [own] if own else [each.block for each in line.words]
    words = " ".join(block.text for block in stretches)
    name, end = named_last(words, language)
    words = words[:end]
    passages = listed.written if not name or listed.named else f"{listed.written} ({name})"
    start = 0
    unsure: list[Reference] = []
    if listed.passage and words:
        found = own_words(words, listed.passage, Library().embedded(), language)
        start, unsure = found.span[0], [] if found.sure else [listed.passage]
        words = words[slice(*found.span)] if found.sure else ""
        some = says_some(words, listed.passage, language)
        if not own and not some and only_recalls(words, listed.passage):
            words = ""
    begins = stretches[0].position(min(start, len(stretches[0].text) - 1)) if stretches else place
    return verse_line(passages, place, words, begins), unsure
