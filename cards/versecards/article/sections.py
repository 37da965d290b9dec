"""Headings and blocks in order become sections: by headings, by labels, and by what asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.article.asking import asked_above, first_of_questions, promises_questions
from versecards.article.blocks import part
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.labels import ALL_FOLLOWING, asks_in_passing, is_text_again, label_of
from versecards.article.model import Block, BlockKind, Role
from versecards.article.quotes import join_quotes
from versecards.article.roles import is_item, role_when_read
from versecards.article.typeditems import typed_items
from versecards.article.versewords import belong_together
from versecards.languages import Language
from versecards.marks import ends_asking

_TEXT = frozenset({Role.BODY, Role.OTHER, Role.IMPLICATIONS})
# What holds this share of the letters is the article, whatever its heading ("Contents").
_THE_ARTICLE = 0.8
_FEWEST_SAID = 2


@dataclass
class Opened:
    """A section that still takes blocks; ``verse`` is the one that its heading names."""

    heading: str
    role: Role
    line: int
    level: int
    blocks: list[Block]
    head: Block | None = None
    verse: Block | None = None


def sections_of(lines: Sequence[str], items: Sequence[Item], headings: Headings) -> list[Opened]:
    """Return the sections of headings and blocks in order; ``lines`` are those of the file."""
    sections: list[Opened] = []
    current: Opened | None = None
    parents: list[Opened] = []
    learned: Opened | None = None
    within: Opened | None = None  # the section in whose midst a label asks
    answered = any(
        isinstance(item, Heading) and _role(item, headings) is Role.QUICK_ANSWER for item in items
    )
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        # "The point: he lives." is one point; only a list below it goes on with it.
        listed = isinstance(following, Block) and following.kind is BlockKind.BULLET
        if isinstance(item, Heading):
            within = None
            while parents and parents[-1].level >= item.level > 0:
                parents.pop()
            if current is not None and _is_asked_in(current, parents, item, headings):
                asked = item.block or placed(lines, item.text, item.line)
                current.blocks.append(replace(asked, marks=((0, len(asked.text)),)))
                continue
            current = _open(lines, item, headings, parents)
            sections.append(current)
            if item.level:
                parents.append(current)
            continue
        label = label_of(item, headings)
        if label is not None and label.role is Role.QUICK_ANSWER:
            # Below a question within the article it is the answer to that.
            label = None if answered or _asked(current) else label
        if label is not None:
            section = Opened(label.heading, label.role, item.line, 0, [label.content])
            answered = answered or section.role is Role.QUICK_ANSWER
            sections.append(section)
            follows = section.role is not Role.POINTS or (listed and not is_item(item))
            if section.role in ALL_FOLLOWING and follows:
                within = current if asks_in_passing(label, item, headings.language) else None
                current = section
            learned = section if section.role is Role.KEY_VERSES else None
            continue
        again = within is not None and is_text_again(item, headings.language)
        current, within = (within, None) if again else (current, within)
        if learned and belong_together(learned.blocks[0], item, headings.language):
            learned.blocks.append(item)
            continue
        learned = None
        if current is None:
            current = Opened("", Role.BODY, item.line, 0, [])
            sections.insert(0, current)
        current.blocks.append(item)
    _settle_asides(sections, headings.language)
    for section in sections:
        # The verse that its heading names is a block once, also where one below repeats it.
        if section.verse and section.verse.text not in [b.text for b in section.blocks[:1]]:
            section.blocks.insert(0, section.verse)
        section.blocks = typed_items(join_quotes(section.blocks))
        section.role = role_when_read(section.role, section.blocks)
    return [each for section in sections for each in _parted(section, headings)]


def _settle_asides(sections: Sequence[Opened], language: Language) -> None:
    comment = language.pattern("site", "comment")
    beside = [section for section in sections if section.role is Role.ASIDE]
    if _letters(beside) >= _letters(sections) * _THE_ARTICLE:
        for section in beside:
            section.role = Role.OTHER
    for section in sections:
        if sum(bool(comment.match(block.text)) for block in section.blocks) >= _FEWEST_SAID:
            section.role = Role.ASIDE  # what readers have written below it


def _letters(sections: Sequence[Opened]) -> int:
    return sum(len(block.text) for section in sections for block in section.blocks)


def _parted(section: Opened, headings: Headings) -> list[Opened]:
    """Part the questions at the end of a text from it, though no heading stands above them.

    Likewise those that a section begins with, where a list or a table stands below them.
    """
    if section.role not in _TEXT:
        return [section]
    last = asked_above(section.blocks) if section.heading else 0
    if last:  # a list or table below the questions has the same heading
        above = replace(section, role=Role.ENGAGE, blocks=section.blocks[:last])
        return [above, replace(section, blocks=section.blocks[last:])]
    first = first_of_questions(section.blocks)
    if section.role is Role.IMPLICATIONS and all(map(is_item, section.blocks)):
        stated = [at for at, one in enumerate(section.blocks, 1) if not ends_asking(one.text)]
        first = min(first, stated[-1] if stated else 0)
    asked = section.blocks[first:]
    if not (first and asked):
        return [section]
    level = section.level + 1 if section.level else 0
    heading = headings.usual(Role.ENGAGE)
    questions = Opened(heading, Role.ENGAGE, asked[0].line, level, asked)
    return [replace(section, blocks=section.blocks[:first]), questions]


def _is_asked_in(
    section: Opened, parents: Sequence[Opened], item: Heading, headings: Headings
) -> bool:
    """Tell whether a heading is a question of the list that it stands in ("### Who is he?")."""
    over = parents[-1] if parents else None if item.level else section
    language = headings.language
    listed = over is not None and promises_questions(over.role, over.heading, language)
    return listed and ends_asking(item.text) and _role(item, headings) is None


def _asked(section: Opened | None) -> bool:
    """Tell whether the last words so far are a question."""
    if section is None:
        return False
    return (section.blocks[-1].text if section.blocks else section.heading).endswith("?")


def _open(
    lines: Sequence[str], item: Heading, headings: Headings, parents: Sequence[Opened]
) -> Opened:
    """Open a section; a heading the table does not know has the role of the one above it."""
    above = parents[-1].role if parents else Role.OTHER
    asks = above is Role.KEY_VERSES and ends_asking(item.text)
    inherited = Role.OTHER if above is Role.QUICK_ANSWER or asks else above
    role = _role(item, headings) or inherited
    block = item.block or placed(lines, item.text, item.line)
    section = Opened(written(item.text), role, item.line, item.level, [], block)
    if role is Role.KEY_VERSES:
        # "Memory verse: John 3:16" as a heading says itself which verse it is.
        passage = headings.passage_in(block.text)
        section.verse = part(block, passage) if passage else None
    return section


def _role(item: Heading, headings: Headings) -> Role | None:
    known = headings.role_of(item.text, heading=True)
    return item.role or (known[1] if known else None)


def placed(lines: Sequence[str], text: str, line: int) -> Block:
    """Return the text of a title or heading as a block, at its place in its line."""
    column = lines[line - 1].find(text) + 1 if 0 < line <= len(lines) else 0
    return Block(BlockKind.PARAGRAPH, text, ((0, line, max(column, 1)),))
