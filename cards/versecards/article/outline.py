"""Headings and blocks in order become an Article: the part that all readers share.

A reader knows its format; what a heading means, which line is a copyright notice, and
what is worth a word to the author is decided here, so that it is the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.article.answerkey import Part, take_keys
from versecards.article.answers import join_labels, take_answers
from versecards.article.asking import (
    asked_above,
    first_of_questions,
    promises_questions,
)
from versecards.article.blocks import part, split_lines
from versecards.article.boldlines import bold_headings
from versecards.article.frontmatter import FrontMatter
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.labels import (
    ALL_FOLLOWING,
    asks_in_passing,
    is_text_again,
    label_of,
    part_at_labels,
)
from versecards.article.leads import lead_in
from versecards.article.model import Answered, Article, Block, BlockKind, Role, Section
from versecards.article.page import is_advertisement, is_imprint, is_invitation, is_notice
from versecards.article.pictures import without_pictures
from versecards.article.quiz import join_keys, without_ticks
from versecards.article.quotes import join_quotes
from versecards.article.roles import LISTS, is_item, role_when_read
from versecards.article.source import Source
from versecards.article.stated import stated_translation
from versecards.article.titles import file_title
from versecards.article.typeditems import typed_items
from versecards.article.versewords import belong_together, join_verses
from versecards.article.worksheet import as_bullets, without_lines, without_title
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.problems import Problem

# Keys of the front matter that the readers themselves use up.
_READERS_KEYS = frozenset({"title", "headings", "sections", "notice"})

_LONGEST_PASSAGE = 120
_TEXT = frozenset({Role.BODY, Role.OTHER, Role.IMPLICATIONS})
# What holds this share of the letters is the article, whatever its heading ("Contents").
_THE_ARTICLE = 0.8
_FEWEST_SAID = 2
_FEWEST_OUTLINED = 2
_ADDRESS = re.compile(r"(?:\S+:)?\s*\S*(?:://|www\.)\S+$")

_GIVE_CARDS = ("cards", "memorize", "points")
"""Settings of an article that give cards where it says nothing."""


@dataclass
class _Open:
    """A section that still takes blocks."""

    heading: str
    role: Role
    line: int
    level: int
    blocks: list[Block]
    head: Block | None = None
    verse: Block | None = None


def build_article(
    source: Source,
    title: tuple[str, int] | tuple[str, int, bool],
    items: Sequence[Item],
    front: FrontMatter,
    headings: Headings,
    *,
    problems: Sequence[Problem] = (),
    listed: bool = False,
) -> Article:
    """Make the article of its title (with its line) and its headings and blocks in order.

    A title may say as well that it is a paragraph, though there are headings: that is told.
    An article without a title has its file's name; a list of verses to learn that of its one
    heading. Raises ``ContentError`` when there is
    no text.
    """
    name, title_line = title[:2]
    guessed = []
    form = "document" if source.data else "text"  # which can have no front matter, and has styles
    if len(title) > 2 and title[2]:
        guessed = [source.problem(f"title-paragraph.{form}", title_line, 1, title=name)]
    if not name and (name := _named_list(items, headings)):
        title_line = 0
    if not name:
        name, title_line = file_title(source.file), 0
        guessed = [source.problem(f"title-guessed.{form}", 0, title=name)]
    said = without_lines(without_ticks(items), headings.language)
    said = [without_title(item, name) for item in said]
    said = [without_pictures(item) if isinstance(item, Block) else item for item in said]
    named = [item for item in said if not _says_nothing(item, headings.language)]
    blocks, notice = _take_notice(named, headings)
    blocks, passages = _take_passages(bold_headings(blocks, headings), headings.language)
    blocks = join_verses(blocks, headings)
    if not any(isinstance(item, Block) for item in blocks):
        blocks = _of_outline(blocks)
    if not _has_cards(blocks, front, headings):
        raise source.error("article-empty.text", title_line)
    lines = split_lines(source.text)
    labelled = join_labels(join_keys(blocks, headings.language), headings.language)
    led = lead_in(part_at_labels(labelled, headings), headings.language)
    sections = _sections(lines, led, headings)
    answered: list[Answered] = []
    asked: list[Block] = []
    parts = [Part(section.heading, section.blocks) for section in sections]
    keyed = take_keys(parts, headings.language)
    for section, after in zip(sections, parts, strict=True):
        section.blocks = after.blocks
    sections = [one for place, one in enumerate(sections) if place not in keyed.emptied]
    for section in sections:
        if section.role in (Role.ASIDE, Role.KEY_VERSES):
            continue  # what readers ask below an article, or Scripture, is no question of it
        head = section.head if section.heading else None
        asking = promises_questions(section.role, section.heading, headings.language)
        taken = take_answers(
            head, section.blocks, headings.language, asking=asking, right=keyed.right
        )
        section.blocks = taken.blocks
        if taken.answered and section.role in LISTS:
            section.role = Role.OTHER
        answered += taken.answered
        asked += taken.asked
        if section.role in LISTS:
            section.blocks = as_bullets(section.blocks)
    found = [*source.problems, *front.problems, *guessed, *problems]
    found += [
        source.problem("key-unmatched", *block.position(0), count=count)
        for block, count in keyed.stray
    ]
    for index, section in enumerate(sections):
        following = sections[index + 1] if index + 1 < len(sections) else None
        has_children = following is not None and following.level > section.level > 0
        if not section.blocks and section.heading and not has_children:
            found.append(source.problem("section-empty", section.line, heading=section.heading))
    return Article(
        source.file,
        source.shown,
        name,
        title_line,
        tuple(
            Section(s.heading, s.role, s.line, tuple(s.blocks), s.level, s.head) for s in sections
        ),
        " ".join(filter(None, (front.text("notice")[0], notice))),
        stated_translation((item.text for item in items), headings.language),
        _own_settings(front),
        front.lines,
        tuple(found),
        head=_placed(lines, name, title_line) if title_line else None,
        answered=tuple(answered),
        asked=tuple(asked),
        passages=(*(_placed(lines, text, line) for _, text, line in front.passages()), *passages),
        listed=listed,
    )


def _own_settings(front: FrontMatter) -> dict[str, object]:
    """The settings of the front matter, without the keys that are read here."""
    used = {*_READERS_KEYS, *(key for key, _, _ in front.passages())}
    return {key: value for key, value in front.settings.items() if key not in used}


def _of_outline(items: Sequence[Item]) -> list[Item]:
    """The items of an article that is headings all through; the lowest are its text.

    One heading is no outline, and says nothing.
    """
    if len(items) < _FEWEST_OUTLINED:
        return list(items)
    result: list[Item] = []
    for item, below in zip(items, (*items[1:], None), strict=False):
        if not isinstance(item, Heading) or item.level < 2 or item.block is None:
            result.append(item)
            continue
        lowest = not isinstance(below, Heading) or below.level <= item.level
        result.append(item.block if lowest else item)
    return result


def _named_list(items: Sequence[Item], headings: Headings) -> str:
    """What stands above all else, if it names verses to learn, and there is no other heading."""
    below = items[1:]
    if not below or any(isinstance(item, Heading) for item in below):
        return ""
    named = headings.role_of(items[0].text)
    return named[0] if named and named[1] is Role.KEY_VERSES else ""


def _says_nothing(item: Item, language: Language) -> bool:
    """Tell whether an item is a heading of marks only, an imprint or an advertisement's mark."""
    if is_advertisement(item.text, language):
        return True
    if isinstance(item, Heading):
        return not written(item.text)
    alone = item.kind is BlockKind.PARAGRAPH
    return alone and (is_imprint(item.text, language) or is_invitation(item.text, language))


def _take_passages(
    items: Sequence[Item], language: Language
) -> tuple[list[Item], tuple[Block, ...]]:
    """Take the label off a line that says what is to be read ("READING: Genesis 12:1-9").

    Such a line names the passage of the whole article; return these too.
    """
    label = language.pattern("layout", "passage label")
    cited = language.pattern("layout", "bible citation")
    result: list[Item] = []
    passages: list[Block] = []
    for item in items:
        source = cited.match(item.text) if isinstance(item, Block) else None
        if source and isinstance(item, Block):
            # what a Bible program writes below the words that are copied from it
            result.append(part(item, *source.span("passage")) or item)
            continue
        match = label.match(item.text) if isinstance(item, Block) else None
        rest = part(item, match.end()) if match and isinstance(item, Block) else None
        if rest is not None and len(rest.text) <= _LONGEST_PASSAGE and re.search(r"\d", rest.text):
            passages.append(rest)
            result.append(rest)
        else:
            result.append(item)
    return result, tuple(passages)


def _placed(lines: Sequence[str], text: str, line: int) -> Block:
    """Return the text of a title or heading as a block, at its place in its line."""
    column = lines[line - 1].find(text) + 1 if 0 < line <= len(lines) else 0
    return Block(BlockKind.PARAGRAPH, text, ((0, line, max(column, 1)),))


def _has_cards(items: Sequence[Item], front: FrontMatter, headings: Headings) -> bool:
    """Whether there is something to make cards of: what an article says, or its settings name."""
    if any(front.settings.get(key) for key in _GIVE_CARDS):
        return True
    return any(_says(item, headings) for item in items)


def _says(item: Item, headings: Headings) -> bool:
    """Whether an item is text, or a heading that names a verse to learn."""
    if isinstance(item, Block):
        return True
    known = headings.role_of(item.text, heading=True)
    names = known is not None and known[1] is Role.KEY_VERSES
    return names and headings.passage_in(item.text) > 0


def _take_notice(items: Sequence[Item], headings: Headings) -> tuple[list[Item], str]:
    """Take the copyright lines out of the end, each once; an address may stand behind them.

    Not where nothing else is said, be it in a heading ("Key verse: John 3:16").
    """
    rest = list(items)
    taken: list[str] = []
    index = len(rest)
    while index > 1:
        index -= 1
        item = rest[index]
        if not isinstance(item, Block):
            break
        if item.kind is not BlockKind.QUOTE and is_notice(item.text, headings.language):
            taken.append(item.text)
            del rest[index]
        elif not _ADDRESS.match(item.text):
            break
    if not any(_says(item, headings) for item in rest):
        return list(items), ""
    return rest, " ".join(dict.fromkeys(reversed(taken)))


def _sections(lines: Sequence[str], items: Sequence[Item], headings: Headings) -> list[_Open]:
    sections: list[_Open] = []
    current: _Open | None = None
    parents: list[_Open] = []
    learned: _Open | None = None
    within: _Open | None = None  # the section in whose midst a label asks
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
                asked = item.block or _placed(lines, item.text, item.line)
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
            section = _Open(label.heading, label.role, item.line, 0, [label.content])
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
            current = _Open("", Role.BODY, item.line, 0, [])
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


def _settle_asides(sections: Sequence[_Open], language: Language) -> None:
    comment = language.pattern("site", "comment")
    beside = [section for section in sections if section.role is Role.ASIDE]
    if _letters(beside) >= _letters(sections) * _THE_ARTICLE:
        for section in beside:
            section.role = Role.OTHER
    for section in sections:
        if sum(bool(comment.match(block.text)) for block in section.blocks) >= _FEWEST_SAID:
            section.role = Role.ASIDE  # what readers have written below it


def _letters(sections: Sequence[_Open]) -> int:
    return sum(len(block.text) for section in sections for block in section.blocks)


def _parted(section: _Open, headings: Headings) -> list[_Open]:
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
    questions = _Open(heading, Role.ENGAGE, asked[0].line, level, asked)
    return [replace(section, blocks=section.blocks[:first]), questions]


def _is_asked_in(
    section: _Open, parents: Sequence[_Open], item: Heading, headings: Headings
) -> bool:
    """Tell whether a heading is a question of the list that it stands in ("### Who is he?")."""
    over = parents[-1] if parents else None if item.level else section
    language = headings.language
    listed = over is not None and promises_questions(over.role, over.heading, language)
    return listed and ends_asking(item.text) and _role(item, headings) is None


def _asked(section: _Open | None) -> bool:
    """Tell whether the last words so far are a question."""
    if section is None:
        return False
    return (section.blocks[-1].text if section.blocks else section.heading).endswith("?")


def _open(
    lines: Sequence[str], item: Heading, headings: Headings, parents: Sequence[_Open]
) -> _Open:
    """Open a section; a heading the table does not know has the role of the one above it."""
    above = parents[-1].role if parents else Role.OTHER
    asks = above is Role.KEY_VERSES and ends_asking(item.text)
    inherited = Role.OTHER if above is Role.QUICK_ANSWER or asks else above
    role = _role(item, headings) or inherited
    block = item.block or _placed(lines, item.text, item.line)
    section = _Open(written(item.text), role, item.line, item.level, [], block)
    if role is Role.KEY_VERSES:
        # "Memory verse: John 3:16" as a heading says itself which verse it is.
        passage = headings.passage_in(block.text)
        section.verse = part(block, passage) if passage else None
    return section


def _role(item: Heading, headings: Headings) -> Role | None:
    known = headings.role_of(item.text, heading=True)
    return item.role or (known[1] if known else None)
