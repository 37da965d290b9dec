"""Answers that stand apart from their questions, in a key: "Answers: 1. Noah 2. To Tarshish".

Each is put below its question, where the rest of the article's reading expects it. What a
list asks without a question mark ("True or false: …", "Name the …") counts there like any other
question. A key that cannot be paired as a whole answers nothing, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from versecards.article.blocks import part
from versecards.article.choices import letter_of, lines_of
from versecards.article.model import Block, BlockKind
from versecards.article.noanswer import may_ask
from versecards.article.quiz import chosen
from versecards.languages import Language

_FEWEST = 2
_LOOSE = " \t\n,;*_"
_LETTER = re.compile(r"\(?(?P<letter>[a-h])\W*", re.IGNORECASE)


@dataclass
class Part:
    """A heading and the blocks below it; ``head`` is the heading as a block."""

    heading: str
    blocks: list[Block]
    head: Block | None = None


@dataclass(frozen=True)
class Stray:
    """A key that does not fit: its first block, its answers, the questions, and other items."""

    block: Block
    answers: int
    asked: Sequence[Block]
    others: Sequence[Block]


@dataclass(frozen=True)
class Keyed:
    """What the keys of an article answer.

    ``right`` are the answers by what they are, ``stray`` the keys that do not fit, ``emptied``
    the places of parts that were only a key.
    """

    right: dict[int, Block]
    stray: list[Stray]
    emptied: set[int]

    def is_asked(self, block: Block) -> bool:
        """Tell whether a block is a question that a key should answer, and does not."""
        return any(block is one for key in self.stray for one in key.asked)


def take_keys(parts: Sequence[Part], language: Language) -> Keyed:
    """Take the keys out of the parts of an article, and put each answer below its question."""
    keyed = Keyed({}, [], set())
    if not any(_key_begins(each, language) is not None for each in parts):
        return keyed
    for each in parts:
        each.blocks = [line for block in each.blocks for line in lines_of(block, language)]
    for at, each in enumerate(parts):
        begins = _key_begins(each, language)
        if begins is None:
            continue
        entries, end = _entries(each.blocks, begins, language)
        if not entries and end == len(each.blocks):
            _take_parted(parts, at, begins, keyed, language)
        if len(entries) < _FEWEST:
            continue
        key, below = each.blocks[begins], each.blocks[end:]
        each.blocks = each.blocks[:begins]
        if not each.blocks and not below:
            keyed.emptied.add(at)
        _answer(parts[: at + 1], key, entries, keyed, language)
        each.blocks += below
    return keyed


def _take_parted(
    parts: Sequence[Part], at: int, begins: int, keyed: Keyed, language: Language
) -> None:
    """Take a key whose answers stand under the headings of their questions once more."""
    asked = {part.heading.casefold(): part for part in parts[: at + 1] if part.heading}
    for place, each in enumerate(parts[at + 1 :], at + 1):
        over = asked.get(each.heading.casefold())
        entries, end = _entries(each.blocks, 0, language) if each.blocks else ([], 0)
        if over is None or len(entries) < _FEWEST or end < len(each.blocks):
            return
        parts[at].blocks = [b for n, b in enumerate(parts[at].blocks) if n != begins]
        begins = -1
        key, each.blocks = each.blocks[0], []
        keyed.emptied.add(place)
        _answer([over], key, entries, keyed, language)


def _answer(
    parts: Sequence[Part], key: Block, entries: Sequence[Block], keyed: Keyed, language: Language
) -> None:
    """Put the answers of a key below their questions, or keep it as one that does not fit."""
    asked, others = _asked_above(parts, len(entries), language)
    if not _paired(asked, entries, keyed, language):
        questions = [question for _, question in asked]
        keyed.stray.append(Stray(key, len(entries), questions, others))


def _key_begins(each: Part, language: Language) -> int | None:
    """Return the place of the block with which a key begins; ``None`` where there is none."""
    if each.blocks and language.pattern("layout", "of the key").fullmatch(each.heading):
        return 0
    label = language.pattern("layout", "key label")
    return next((n for n, block in enumerate(each.blocks) if label.match(block.text)), None)


def _entries(blocks: Sequence[Block], begins: int, language: Language) -> tuple[list[Block], int]:
    """Return the answers of a key, and the place behind its last block."""
    label = language.pattern("layout", "key label").match(blocks[begins].text)
    found: list[Block] = []
    at = begins
    for at, block in enumerate(blocks[begins:], begins):
        bare = part(block, label.end()) if label and at == begins else block
        if bare is None:
            continue  # "Answers:" above the list
        counted = _counted(bare, len(found) + 1)
        if not counted and (bare.kind is not BlockKind.BULLET or may_ask(bare)):
            return found, at
        found += counted or [bare]
    return found, at + 1


def _counted(block: Block, number: int) -> list[Block]:
    """Part a block at the numbers that count on in it ("1. Noah 2. To Tarshish", "1-B, 2-A")."""
    text = block.text
    places: list[tuple[int, int]] = []  # where each number begins and ends
    if block.kind is BlockKind.BULLET and not re.match(rf"\W*{number}\b", text):
        places, number = [(0, 0)], number + 1  # a list has taken the first number off
    at = 0
    while match := re.compile(
        rf"(?<![\w.:]){number}(?:\s*[.):=–—-]\s*|\s+(?=\(?[A-Ha-h]\b))(?=\S)"
    ).search(text, at):
        if not places and match.start() > len(text) - len(text.lstrip(_LOOSE)):
            return []
        places.append(match.span())
        at, number = match.end(), number + 1
    if places in ([], [(0, 0)]):
        return []
    ends = [*(start for start, _ in places[1:]), len(text)]
    found = [
        part(block, start, start + len(text[start:end].rstrip(_LOOSE)))
        for (_, start), end in zip(places, ends, strict=True)
    ]
    return [one for one in found if one is not None]


Question = tuple[Part, Block]


def _asked_above(
    parts: Sequence[Part], count: int, language: Language
) -> tuple[list[Question], list[Block]]:
    """Return the questions above a key that it should answer, and the other items among them.

    Of these there are none where just as many items as answers stand in the lists that ask.
    """
    asked: list[Question] = []
    listed: list[Question] = []
    for each in reversed(parts):
        here = [block for block in each.blocks if _asks(block, language)]
        items = [block for block in here if block.kind is BlockKind.BULLET]
        if not here and each.head is not None and may_ask(each.head):
            here = [each.head]
        asked = [*((each, block) for block in items or here), *asked]
        whole = [block for block in each.blocks if _is_item(block, language)] if items else here
        listed = [*((each, block) for block in whole), *listed]
        if len(asked) >= count:
            break
    if len(asked) != count == len(listed) and 2 * len(asked) >= count:
        return listed, []
    return asked, [block for _, block in listed if not any(block is one for _, one in asked)]


def _asks(block: Block, language: Language) -> bool:
    """Tell whether a block asks or requests an answer, or has a gap to fill in."""
    gap = _is_item(block, language) and language.pattern("layout", "to fill in")
    told = language.pattern("questions", "request to answer").match(block.text)
    return may_ask(block) or bool(told or (gap and gap.search(block.text)))


def _is_item(block: Block, language: Language) -> bool:
    """Tell whether a block is an item of a list that stands under no other, and no choice."""
    item = block.kind is BlockKind.BULLET and block.lead is None
    return item and not letter_of(block, language)


def _paired(
    asked: Sequence[Question], entries: Sequence[Block], keyed: Keyed, language: Language
) -> bool:
    """Put each answer below its question; tell whether there are as many of these."""
    if len(asked) != len(entries):
        return False
    questions = {id(question) for _, question in asked}
    answers = []
    for (each, question), entry in zip(asked, entries, strict=True):
        choices = _choices(each, question, questions, language)
        letter = _LETTER.fullmatch(entry.text)
        label = language.pattern("layout", "choice label").match(entry.text)
        answer: Block | None = part(entry, label.end()) if label and choices else entry
        if letter:
            answer = next(iter(chosen(choices, letter["letter"].lower(), language)), None)
        if answer is None:
            return False
        answers.append((choices, replace(answer, kind=BlockKind.PARAGRAPH, lead=None)))
    for (each, question), (choices, answer) in zip(asked, answers, strict=True):
        wrong = {id(block) for block in choices}
        each.blocks = [block for block in each.blocks if id(block) not in wrong]
        each.blocks.insert(_below(each, question), answer)
        keyed.right[id(answer)] = answer
    return True


def _below(each: Part, question: Block) -> int:
    """The place below a question of a part: at its top, where its heading asks."""
    return next((n for n, block in enumerate(each.blocks, 1) if block is question), 0)


def _choices(
    each: Part, question: Block, questions: Collection[int], language: Language
) -> list[Block]:
    """Return the choices below a question: lettered, or the items of a list."""
    found: list[Block] = []
    for block in each.blocks[_below(each, question) :]:
        item = block.kind is BlockKind.BULLET or letter_of(block, language)
        if may_ask(block) or id(block) in questions or not item:
            break
        found.append(block)
    return found
