"""Questions with choices, of which one is right: only that one may be learned.

The right one is named below the choices ("Correct: B"), or each choice says of itself
whether it is right. Where nothing tells, none of them is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from versecards.article.blocks import part
from versecards.article.choices import (
    FEWEST,
    FIRST,
    are_choices,
    letter_of,
    lines_of,
    row_behind,
)
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.article.noanswer import may_ask
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.scripture.scan import scan

_FEWEST_OF_STEM = 3
"""Choices below some items that are no questions; one of two may be stressed for more reasons."""
_SHARE_OF_STEMS = 0.8
_TICK = re.compile(r"(?:\[[xX]\]\s+)+(?=\S)")


@dataclass(frozen=True)
class Quiz:
    """The blocks of a section without wrong choices.

    ``right`` are those of them that are the whole answer to the block before, ``open`` the
    first of choices of which nothing tells which one is right, ``unanswered`` the questions
    whose choices, of that sort, are left out; all by what they are.
    """

    blocks: list[Block]
    right: dict[int, Block]
    open: dict[int, Block]
    unanswered: dict[int, Block]

    def add_right(self, block: Block) -> None:
        """Say that a block is the whole answer to the one before it."""
        self.right[id(block)] = block

    def is_right(self, block: Block) -> bool:
        """Tell whether a block is the whole answer to the one before it."""
        return id(block) in self.right

    def is_open(self, block: Block) -> bool:
        """Tell whether choices begin with this block, and nothing tells the right one."""
        return id(block) in self.open

    def is_unanswered(self, block: Block) -> bool:
        """Tell whether a question had such choices."""
        return id(block) in self.unanswered


def without_ticks(items: Sequence[Item]) -> list[Item]:
    """Return the items without the ticks of their boxes ("[x]"), where they choose no answer.

    A list of things to do has such boxes too; in a quiz, of several choices below a question,
    the ticked one is right.
    """
    if not any(_TICK.match(item.text) for item in items):
        return list(items)
    result: list[Item] = []
    above: Item | None = None
    for _, group in groupby(items, _list_of):
        run = list(group)
        asked = isinstance(above, Block) and may_ask(above)
        chooses = asked and len(run) >= FEWEST and _list_of(run[0]) is not None
        for item in run:
            if chooses or isinstance(item, Heading):
                result.append(item)
            else:
                result.append(_without_tick(item))
        above = run[-1]
    return result


def _list_of(item: Item) -> int | None:
    """Which list of choices an item belongs to, told by what it stands under; ``None``: to none."""
    return id(item.lead) if isinstance(item, Block) and _is_choice(item, item.lead) else None


def _is_choice(item: Item, lead: Block | None) -> bool:
    if isinstance(item, Heading) or item.kind is not BlockKind.BULLET:
        return False
    return item.lead is lead and not may_ask(item)


def is_key(text: str, language: Language) -> bool:
    """Tell whether a line says which of the choices above it is right ("Answer: B")."""
    return language.pattern("layout", "choice key").match(text) is not None


def join_keys(items: Sequence[Item], language: Language) -> list[Item]:
    """Return the items with "Correct: B" below choices as a line, where it looks like a heading."""
    result: list[Item] = []
    for item in items:
        above = result[-1] if result else None
        below = isinstance(above, Block) and letter_of(above, language)
        if isinstance(item, Heading) and below and is_key(item.text, language):
            result.append(Block(BlockKind.PARAGRAPH, item.text, ((0, item.line, 1),)))
        else:
            result.append(item)
    return result


def settle(blocks: Sequence[Block], language: Language) -> Quiz:
    """Find the choices among the blocks of a section, and leave the wrong ones out."""
    lines = [line for block in blocks for line in lines_of(block, language)]
    quiz = Quiz([], {}, {}, {})
    stems = _stems(lines)
    at = 0
    while at < len(lines):
        judged = _judged(lines, at, language)
        marked = _marked(lines, at, stems, language)
        count = _lettered(lines, at, language) or _bulleted(lines, at, language)
        count = count or _ticked(lines, at) or _named(lines, at, language)
        row = row_behind(lines[at].text, language)
        asked = part(lines[at], 0, row) if row else None
        if len(judged) >= FEWEST and sum(one is not None for one in judged) == 1:
            right = next(one for one in judged if one is not None)
            quiz.blocks.append(right)
            quiz.add_right(right)
            at += len(judged)
        elif marked:
            right, count = marked
            quiz.blocks.append(right)
            quiz.add_right(right)
            at += count
        elif count >= FEWEST:
            choices = [_without_tick(choice) for choice in lines[at : at + count]]
            at += count
            letter = _key(lines[at], language) if at < len(lines) else ""
            if not letter and quiz.blocks and _asks_only(quiz.blocks[-1], choices, language):
                quiz.unanswered[id(quiz.blocks[-1])] = quiz.blocks[-1]
                continue
            if not letter:
                quiz.open[id(choices[0])] = choices[0]
                quiz.blocks.extend(choices)
                continue
            at += 1
            for block in chosen(choices, letter, language):
                quiz.blocks.append(block)
                quiz.add_right(block)
        elif asked is not None:
            quiz.blocks.append(asked)
            quiz.unanswered[id(asked)] = asked
            at += 1
        else:
            quiz.blocks.append(lines[at])
            at += 1
    return quiz


def _asks_only(question: Block, choices: Sequence[Block], language: Language) -> bool:
    """Tell whether choices are there for a question alone, and say nothing of a passage."""
    said = (choice.text for choice in choices if re.search(r"\d", choice.text))
    return may_ask(question) and not any(scan(text, language=language) for text in said)


def _lettered(blocks: Sequence[Block], first: int, language: Language) -> int:
    """Count how many blocks from the first on are lettered one after the other."""
    at = first
    while at < len(blocks) and letter_of(blocks[at], language) == chr(ord(FIRST) + at - first):
        at += 1
    return at - first


def _bulleted(blocks: Sequence[Block], first: int, language: Language) -> int:
    """Count the items from a place on, below a question, that a key tells apart.

    Plain text takes their letters off.
    """
    if not first or not ends_asking(blocks[first - 1].text):
        return 0
    at = first
    while at < len(blocks) and blocks[at].kind is BlockKind.BULLET:
        if ends_asking(blocks[at].text):
            return 0
        at += 1
    return at - first if _key_below(blocks, at, language) else 0


def _ticked(blocks: Sequence[Block], first: int) -> int:
    """Count the items from a place on, below a question, if one of them is ticked."""
    if not first or not may_ask(blocks[first - 1]):
        return 0
    at = first
    while at < len(blocks) and _is_choice(blocks[at], blocks[first].lead):
        at += 1
    return at - first if any(_TICK.match(block.text) for block in blocks[first:at]) else 0


def _named(blocks: Sequence[Block], first: int, language: Language) -> int:
    """Count the items from a place on, below a question, that only name what it may be."""
    if not first or not may_ask(blocks[first - 1]):
        return 0
    at = first
    while at < len(blocks) and _is_choice(blocks[at], blocks[first].lead):
        at += 1
    texts = [block.text for block in blocks[first:at]]
    return at - first if are_choices(blocks[first - 1].text, texts, language) else 0


def _without_tick(block: Block) -> Block:
    tick = _TICK.match(block.text)
    return (part(block, tick.end()) or block) if tick else block


def _stems(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the items that ask without a question mark ("Daniel fasted for"), by what they are.

    The items of the list have choices below them, of which one alone is stressed from end to
    end, but for a few of which several are right.
    """
    below: dict[int, list[Block]] = {}
    for block in blocks:
        lead = block.lead
        if block.kind is BlockKind.BULLET and lead is not None and lead.lead is None:
            below.setdefault(id(lead), []).append(block)
    found = [
        lead
        for lead, choices in below.items()
        if len(choices) >= FEWEST and sum(map(_is_stressed, choices)) == 1
    ]
    long = sum(len(below[lead]) >= _FEWEST_OF_STEM for lead in found)
    enough = long >= FEWEST and len(found) >= _SHARE_OF_STEMS * len(below)
    return frozenset(found) if enough else frozenset()


def _is_stressed(block: Block) -> bool:
    """Tell whether all of a choice is stressed, without the words that lead into it."""
    return block.marks == ((_own_start(block), len(block.text)),)


def _own_start(block: Block) -> int:
    """Where the words of an item begin that may go on with those that it stands under."""
    led = block.lead.text.rstrip(" :–—-…") if block.lead is not None else ""
    return len(led) + 1 if led and block.text.startswith(f"{led} ") else 0


def _marked(
    blocks: Sequence[Block], first: int, stems: Collection[int], language: Language
) -> tuple[Block, int] | None:
    """Return the one choice below a question that is marked as right, and how many there are.

    A sign marks it, or it alone is stressed from end to end.
    """
    if not first or not (may_ask(blocks[first - 1]) or id(blocks[first - 1]) in stems):
        return None
    at = first
    choices: list[Block] = []
    explained: set[int] = set()  # what stands under a choice says why it is right or wrong
    while at < len(blocks):
        block = blocks[at]
        choice = block.kind is BlockKind.BULLET or letter_of(block, language)
        asks = may_ask(block) or id(block) in stems
        if choice and block.lead is blocks[first].lead and not asks:
            choices.append(block)
        elif block.lead is None or block.lead.line not in explained:
            break
        explained.add(block.line)
        at += 1
    sign = language.pattern("layout", "marked right")
    right = [choice for choice in choices if sign.search(choice.text)]
    asked = blocks[first - 1]
    beside = asked.kind is blocks[first].kind is BlockKind.BULLET
    beside = beside and asked.lead is blocks[first].lead and not letter_of(blocks[first], language)
    if not beside:  # an item of a list may be stressed below one that asks in passing
        right = right or [one for one in choices if _is_stressed(one)]
    if len(choices) < FEWEST or len(right) != 1 or _key_below(blocks, at, language):
        return None
    label = language.pattern("layout", "choice label").match(right[0].text)
    begin = label.end() if label else _own_start(right[0])
    end = len(right[0].text)
    if match := sign.search(right[0].text):
        begin, end = (begin, match.start()) if match.start() else (match.end(), end)
    bare = part(right[0], begin, end)
    return (replace(bare, kind=BlockKind.PARAGRAPH, lead=None), at - first) if bare else None


def _key_below(blocks: Sequence[Block], at: int, language: Language) -> bool:
    return at < len(blocks) and bool(_key(blocks[at], language))


def _key(block: Block, language: Language) -> str:
    match = language.pattern("layout", "choice key").match(block.text)
    return match["letter"].lower() if match else ""


def chosen(choices: Sequence[Block], letter: str, language: Language) -> list[Block]:
    """Return the choice of this letter without it; none where it only speaks of the others."""
    place = ord(letter) - ord(FIRST)
    if place >= len(choices):
        return []
    label = language.pattern("layout", "choice label").match(choices[place].text)
    text = part(choices[place], label.end() if label else 0)
    others = text is None or language.pattern("layout", "choice of others").match(text.text)
    return [] if text is None or others else [text]


def _judged(blocks: Sequence[Block], first: int, language: Language) -> list[Block | None]:
    """Return choices that say of themselves whether they are right; ``None`` for each wrong one."""
    found: list[Block | None] = []
    for at in range(first, len(blocks)):
        block = blocks[at]
        wrong = language.pattern("layout", "wrong choice").search(block.text)
        right = language.pattern("layout", "right choice").search(block.text)
        verdict = wrong or right
        if verdict is None or not verdict.start():
            break
        found.append(part(block, 0, verdict.start()) if right and not wrong else None)
    return found
