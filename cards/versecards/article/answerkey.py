"""Answers that stand apart from their questions, in a key: "Answers: 1. Noah 2. To Tarshish".

Each is put below its question, where the rest of the article's reading expects it. A key
that cannot be paired as a whole answers nothing, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.article.blocks import part
from versecards.article.model import Block, BlockKind
from versecards.article.noanswer import may_ask
from versecards.article.quiz import chosen, letter_of, lines_of
from versecards.languages import Language

_FEWEST = 2
_LOOSE = " \t\n,;*_"
_LETTER = re.compile(r"\(?(?P<letter>[a-h])\W*", re.IGNORECASE)


@dataclass
class Part:
    """A heading and the blocks below it."""

    heading: str
    blocks: list[Block]


@dataclass(frozen=True)
class Keyed:
    """What the keys of an article answer.

    ``right`` are the answers by what they are, ``stray`` the first block of each key that does
    not fit with how many answers it has, ``emptied`` the places of parts that were only a key.
    """

    right: dict[int, Block]
    stray: list[tuple[Block, int]]
    emptied: set[int]


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
        if len(entries) < _FEWEST:
            continue
        key, below = each.blocks[begins], each.blocks[end:]
        each.blocks = each.blocks[:begins]
        if not each.blocks and not below:
            keyed.emptied.add(at)
        if not _paired(parts[: at + 1], entries, keyed, language):
            keyed.stray.append((key, len(entries)))
        each.blocks += below
    return keyed


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


def _paired(
    parts: Sequence[Part], entries: Sequence[Block], keyed: Keyed, language: Language
) -> bool:
    """Put each answer below its question; tell whether there are as many of these."""
    asked: list[tuple[Part, Block]] = []
    for each in reversed(parts):
        here = [block for block in each.blocks if may_ask(block)]
        items = [block for block in here if block.kind is BlockKind.BULLET]
        asked = [*((each, block) for block in items or here), *asked]
        if len(asked) >= len(entries):
            break
    if len(asked) != len(entries):
        return False
    answers = []
    for (each, question), entry in zip(asked, entries, strict=True):
        choices = _choices(each.blocks, question, language)
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
        place = next(n for n, block in enumerate(each.blocks) if block is question)
        each.blocks.insert(place + 1, answer)
        keyed.right[id(answer)] = answer
    return True


def _choices(blocks: Sequence[Block], question: Block, language: Language) -> list[Block]:
    """Return the choices below a question: lettered, or the items of a list."""
    found: list[Block] = []
    below = next(n for n, block in enumerate(blocks) if block is question) + 1
    for block in blocks[below:]:
        item = block.kind is BlockKind.BULLET or letter_of(block, language)
        if may_ask(block) or not item:
            break
        found.append(block)
    return found
