"""What a sheet prints that is no text: lines to write on, numbers typed in front, its title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from versecards.article.blocks import part
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.languages import Language
from versecards.marks import BEFORE, BEHIND, one_of

_SIGNS = " \t\n_.…-–—"
_LINE = re.compile(r"_\s*_|\.{4}|…{2}|[-–—]{4}")
_STOPS = re.compile(r"\.(?=\s)")
_CLOSING = "?!:;" + BEHIND
_SHORTEST_RUN_ON = 2
"""Spaces in a title that is no name with which a sentence may begin."""
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")


def without_lines(items: Iterable[Item], language: Language) -> list[Item]:
    """Return items without the lines to write on that stand behind the end of a sentence.

    Elsewhere they may be a gap in it; and "Answer: ____" says that there is no answer.
    """
    label = language.pattern("layout", "answer below")
    found: list[Item] = []
    for item in items:
        blank = label.match(item.text) is not None
        end = len(item.text) if isinstance(item, Heading) or blank else _end(item.text)
        kept = part(item, 0, end) if isinstance(item, Block) and end < len(item.text) else item
        found.append(kept or item)
    return found


def _end(text: str) -> int:
    """Where the words of a text end, before any lines to write on."""
    end = len(text.rstrip(_SIGNS))
    behind = text[end:]
    stop = _STOPS.match(behind)
    if not _LINE.search(behind) or not (stop or text[:end].endswith(tuple(_CLOSING))):
        return len(text)
    return end + (1 if stop else 0)


def without_fields(items: Iterable[Item], language: Language) -> list[Item]:
    """Take apart a paragraph that a program shows field by field, and leave out what is its own.

    Its first line, or one that stands above it, says how ("[type: question]"), and each other
    one begins with a label ("ELEMENT ID: …", "QUESTION: …").
    """
    directive = language.pattern("layout", "directive")
    own = language.pattern("layout", "field")
    found: list[Item] = []
    directed = False
    for item in items:
        lines = _lines(item) if isinstance(item, Block) else []
        told = bool(lines) and directive.match(lines[0].text) is not None
        fields = lines[1:] if told else lines
        if told or (directed and any(own.match(line.text) for line in lines)):
            found += [line for line in fields if not own.match(line.text)]
        else:
            found.append(item)
        directed = told and not fields
    return found


def _lines(block: Block) -> list[Block]:
    """Return the lines of the file of which a paragraph is made."""
    if block.kind is not BlockKind.PARAGRAPH:
        return []
    begins = [offset for offset, line, _ in block.starts if offset and line > block.line]
    lines = {block.position(offset)[0]: offset for offset in reversed(begins)}
    bounds = [0, *sorted(lines.values()), len(block.text)]
    return [one for span in pairwise(bounds) if (one := part(block, *span)) is not None]


def as_bullets(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a list; paragraphs with typed numbers are its bullets, without them.

    The numbers have to count from 1; they may begin again.
    """
    found = {index: match for index, b in enumerate(blocks) if (match := _of_paragraph(b))}
    before = 0
    for match in found.values():
        if int(match[1]) not in (1, before + 1):
            return blocks
        before = int(match[1])
    result = []
    for index, block in enumerate(blocks):
        bullet = part(block, found[index].end()) if index in found else None
        result.append(replace(bullet, kind=BlockKind.BULLET) if bullet else block)
    return result


def _of_paragraph(block: Block) -> re.Match[str] | None:
    return _NUMBER.match(block.text) if block.kind is BlockKind.PARAGRAPH else None


def without_title(item: Item, title: str) -> Item:
    """Take the title off a paragraph that runs on from it: "Bread for all Jesus gives thanks …".

    As often as it stands there, or an article that was converted would not read the same.
    """
    if isinstance(item, Heading) or title.count(" ") < _SHORTEST_RUN_ON or title[-1] in ".?!":
        return item
    match = re.match(rf"(?:{re.escape(title)}[:.]?\s+)+(?={one_of(BEFORE)}*[A-Z])", item.text)
    return (part(item, match.end()) or item) if match else item
