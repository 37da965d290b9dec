"""Words of a verse that stand beside its reference: which lines and blocks belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import takewhile

from versecards.article.blocks import stacked
from versecards.article.headings import Headings
from versecards.article.items import Item
from versecards.article.model import Block, BlockKind, Role
from versecards.article.wrap import LONGEST_QUOTATION, lines_quoted_on
from versecards.languages import Language
from versecards.scripture.likeness import likeness
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan
from versecards.scripture.texts.library import Library
from versecards.scripture.translations import names_translation

_MOST_WORDS = 8
"""Words of a reference with its translation, with room to spare."""
_LABEL = re.compile(r"([^:]{2,40}):\s")
_MOST_LINES = 16
_LONGEST_LINE = 300
"""Letters of a paragraph that may be a line of a verse."""
_MOST_OTHERS = 3
"""So many lines in a row that make nothing more like a passage, and no more are tried."""
READS = 0.4
"""Likeness, of both together, that four statements in five do not reach and nine verses in ten do:
see ``scripture/likeness.py``."""


def passage_alone(line: str, headings: Headings) -> Reference | None:
    """Return the one passage that a line names, if it says no more; a label may stand before it.

    "Romans 5:8 (NIV)", "Memory verse: Romans 5:8", "Week 2: Romans 5:8".
    """
    return passage_only(line[_label_end(line, headings) :], headings.language)


def says_translation(line: str, above: str, headings: Headings) -> bool:
    """Whether a line only names the translation of the passage that the line above it names.

    So Bible sites put it: "Matthew 5:14", below it "New International Version".
    """
    return names_translation(line, headings.language) and bool(passage_alone(above, headings))


def is_numbered_passage(line: str, language: Language) -> bool:
    """Whether a line names no more than a passage by its number: "Week 2: John 3:16"."""
    numbered = language.pattern("quotations", "numbered").match(line)
    return numbered is not None and passage_only(line[numbered.end() :], language) is not None


def _label_end(line: str, headings: Headings) -> int:
    numbered = headings.language.pattern("quotations", "numbered").match(line)
    if numbered:
        return numbered.end()
    label = _LABEL.match(line)
    known = headings.role_of(label[1]) if label else None
    return label.end() if label and known and known[1] is Role.KEY_VERSES else 0


def passage_only(text: str, language: Language) -> Reference | None:
    """Return the one passage that a text names, if it says no more than its translation."""
    if len(text.split()) > _MOST_WORDS or not any(map(str.isdigit, text)):
        return None
    found = scan(text, language=language)
    parts = [part for mention in found for part in mention.parts]
    if len(parts) != 1 or parts[0].reference is None or not parts[0].reference.exists:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return None if any(map(str.islower, rest)) else parts[0].reference


def reads_like(text: str, passage: Reference) -> bool:
    """Whether a text has the words of a passage, in whatever translation."""
    like = likeness(text, passage, Library().embedded())
    return like is not None and like.whole >= READS


def belong_together(above: Block, below: Block, language: Language) -> bool:
    """Whether of two blocks one is a passage, and the other its words."""
    if below.kind is BlockKind.BULLET:
        return False
    for one, other in ((above, below), (below, above)):
        passage = passage_only(one.text, language)
        if passage is not None:
            return reads_like(other.text, passage)
    return False


def lines_of(passage: Reference, lines: Sequence[str], *, above: bool = False) -> int:
    """Return how many lines are together the words of a passage that is named beside them.

    They are counted from the first on, or from the last where they stand ``above`` it. None,
    where they do not read like it.
    """
    count, best, most = 0, 0, 0.0
    for number in range(1, min(len(lines), _MOST_LINES) + 1):
        text = " ".join(lines[-number:] if above else lines[:number])
        like = likeness(text, passage, Library().embedded())
        if like is not None and like.gain > most:
            best, most = number, like.gain
            count = number if like.whole >= READS else count
        elif number - best >= _MOST_OTHERS:
            break
    return count


def join_verses(items: Sequence[Item], headings: Headings) -> list[Item]:
    """Put paragraphs together that are the lines of a verse beside its reference."""
    result: list[Item] = []
    run: list[Block] = []
    for item in (*items, None):
        if isinstance(item, Block) and _may_be_line(item):
            run.append(item)
            continue
        result += _joined(run, headings)
        run = []
        if item is not None:
            result.append(item)
    return result


def _may_be_line(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_LINE


def _joined(lines: Sequence[Block], headings: Headings) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if blocks and says_translation(line.text, blocks[-1].text, headings):
            blocks[-1] = stacked(blocks[-1], line)
        else:
            blocks.append(line)
    stretches = verse_stretches([block.text for block in blocks], headings, marks=False)
    for first, last in reversed(list(stretches)):
        blocks[first:last] = [reduce(stacked, blocks[first:last])]
    return blocks


def verse_stretches(
    lines: Sequence[str], headings: Headings, *, marks: bool = True
) -> Iterator[tuple[int, int]]:
    """Yield the first of some lines that are a verse together, and the one behind their last.

    A verse is typed as its Bible prints it: in quotation marks (``marks``), or beside its
    reference.
    """
    passages = [passage_alone(line, headings) for line in lines]
    index = begun = 0
    while index < len(lines):
        first, passage = index, passages[index]
        below_it = lines[index + 1 : index + 1 + LONGEST_QUOTATION]
        count = lines_quoted_on(lines[index], below_it) if marks else 0
        last = index + 1 + count
        if passage and not count:
            rest = range(index + 1, min(len(lines), index + 1 + _MOST_LINES))
            free = takewhile(lambda number: passages[number] is None, rest)
            below = lines_of(passage, [lines[number] for number in free])
            above = 0 if below else lines_of(passage, lines[begun:index], above=True)
            first, last = (index + 1, index + 1 + below) if below else (index - above, index)
        if last > first + 1:
            yield first, last
        index = max(last, index + 1)
        begun = index if passage or count else begun
