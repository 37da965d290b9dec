"""Headings and blocks in order become an Article: the part that all readers share.

A reader knows its format; what a heading means, which line is a copyright notice, and
what is worth a word to the author is decided here, so that it is the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.article.answerkey import Part, Stray, take_keys
from versecards.article.answers import join_labels, take_answers
from versecards.article.asking import promises_questions
from versecards.article.blocks import part, split_lines
from versecards.article.boldlines import bold_headings
from versecards.article.frontmatter import FrontMatter
from versecards.article.headings import Headings, written
from versecards.article.items import Heading, Item
from versecards.article.labels import part_at_labels
from versecards.article.leads import lead_in
from versecards.article.model import Answered, Article, Block, BlockKind, Role, Section
from versecards.article.page import (
    is_advertisement,
    is_imprint,
    is_invitation,
    is_notice,
    leads_elsewhere,
)
from versecards.article.pictures import without_pictures
from versecards.article.quiz import join_keys, without_ticks
from versecards.article.roles import LISTS
from versecards.article.sections import placed, sections_of
from versecards.article.source import Source
from versecards.article.stated import stated_translation
from versecards.article.titles import file_title
from versecards.article.versewords import join_verses
from versecards.article.worksheet import (
    as_bullets,
    without_fields,
    without_lines,
    without_title,
)
from versecards.languages import Language
from versecards.problems import Problem

# Keys of the front matter that the readers themselves use up.
_READERS_KEYS = frozenset({"title", "headings", "sections", "notice"})

_LONGEST_PASSAGE = 120
_FEWEST_OUTLINED = 2
_SHOWN = 60
_ADDRESS = re.compile(r"(?:\S+:)?\s*\S*(?:://|www\.)\S+$")

_GIVE_CARDS = ("cards", "memorize", "points")
"""Settings of an article that give cards where it says nothing."""


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
    said = _bare(items, name, headings.language)
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
    sections = sections_of(lines, led, headings)
    answered: list[Answered] = []
    asked: list[Block] = []
    parts = [Part(section.heading, section.blocks, section.head) for section in sections]
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
        asked += [*taken.asked, *(block for block in section.blocks if keyed.is_asked(block))]
        if section.role in LISTS:
            section.blocks = as_bullets(section.blocks)
    found = [*source.problems, *front.problems, *guessed, *problems]
    found += [_unmatched(source, key) for key in keyed.stray]
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
        head=placed(lines, name, title_line) if title_line else None,
        answered=tuple(answered),
        asked=tuple(asked),
        passages=(*(placed(lines, text, line) for _, text, line in front.passages()), *passages),
        listed=listed,
    )


def _unmatched(source: Source, key: Stray) -> Problem:
    """Tell of a key that does not fit, and which item above it may be why."""
    place = key.block.position(0)
    answers, asked = key.answers, len(key.asked)
    if answers == asked:
        return source.problem("key-unmatched.choice", *place, answers=answers)
    if not key.others:
        return source.problem("key-unmatched.count", *place, answers=answers, asked=asked)
    text = key.others[0].text[:_SHOWN]
    return source.problem("key-unmatched.item", *place, answers=answers, asked=asked, text=text)


def _bare(items: Sequence[Item], title: str, language: Language) -> list[Item]:
    """The items without what only a sheet prints or a program shows."""
    said = without_lines(without_fields(without_ticks(items), language), language)
    said = [without_title(item, title) for item in said]
    return [without_pictures(item) if isinstance(item, Block) else item for item in said]


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
    """Tell whether an item is a heading of marks only, a link, an imprint or an advertisement."""
    if is_advertisement(item.text, language):
        return True
    if isinstance(item, Heading):
        return not written(item.text) or leads_elsewhere(item.text, language)
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
