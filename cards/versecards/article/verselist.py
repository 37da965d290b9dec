"""A list of verses as a spreadsheet saves it: a row for each passage to learn.

The passages stand in one column. Where the first row names the columns, another can have
the words of each verse and another their translation; all others are passed over. The
article that comes of it has a line for each row, as one under *Memory verse* would be
written, so that its words are held against the verse as those of any article are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from versecards.article.blocks import BlockBuilder, plain
from versecards.article.frontmatter import FrontMatter
from versecards.article.items import Heading, Item
from versecards.article.listline import named_last
from versecards.article.model import Article, Block, BlockKind, Role
from versecards.article.outline import build_article
from versecards.article.ownwords import own_words
from versecards.article.source import Source
from versecards.article.titles import file_title
from versecards.problems import Problem
from versecards.scripture.misspelt import meant
from versecards.scripture.scan import capitalised, parse_reference
from versecards.scripture.texts.library import Library

_LOOKED_AT = 100
"""Rows in which the passages are looked for."""
_SEPARATORS = "\t;,|"

Row = tuple[int, list[str]]
"""The line of a row of the table, and its cells."""


@dataclass(frozen=True)
class _Columns:
    """Where each thing stands in a row; -1: nowhere."""

    reference: int
    text: int = -1
    translation: int = -1


def read_verse_list(source: Source) -> Article:
    """Read a table of verses in which commas, semicolons or tabs part the columns.

    Its title is its file's name. A row whose passage cannot be read is told and passed
    over. Raises ``ContentError`` where no column has passages.
    """
    try:
        rows = list(_rows(source.text))
    except csv.Error as error:
        raise source.error("list-columns.broken", 0, reason=error) from error
    columns = _columns(rows, source.headings.language.table("verselist"))
    if columns is None:
        raise source.error("list-columns.none", 1 if rows else 0)
    if not any(map(str.isdecimal, _cell(rows[0][1], columns.reference))):
        rows = rows[1:]  # it names the columns
    texts = Library().embedded()
    problems: list[Problem] = []
    role = Role.KEY_VERSES
    items: list[Item] = [Heading(source.headings.usual(role), 1, 0, role)]
    for line, cells in rows:
        written = _cell(cells, columns.reference)
        if not _is_passage(written):
            problems.append(_not_read(source, line, written))
            continue
        words, translation = _cell(cells, columns.text), _cell(cells, columns.translation)
        name, end = named_last(words, source.headings.language)
        words, translation = words[:end], translation or name
        passages = parse_reference(capitalised(written))
        if words and len(passages) == 1:
            own = own_words(words, passages[0], texts, source.headings.language)
            if not own.sure:
                told = source.problem("list-words", line, 1, reference=passages[0])
                problems.append(told)
            words = words[slice(*own.span)] if own.sure else ""
        given = capitalised(written)
        label = f"{given} ({translation})" if translation else given
        items.append(verse_line(label, (line, 1), words, (line, 1)))
    title = (file_title(source.file), 1)
    front = FrontMatter(source.headings)
    return build_article(
        source, title, items, front, source.headings, problems=problems, listed=True
    )


def _rows(text: str) -> Iterator[Row]:
    """Yield each row that has anything in it, with its line."""
    lines = text.splitlines(keepends=True)
    delimiter = max(_SEPARATORS, key=lines[0].count) if lines else ","
    reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    for row in reader:
        cells = [plain(cell) for cell in row]
        if any(cells):
            yield line, cells
        line = reader.line_num + 1


def _columns(rows: Sequence[Row], names: Mapping[str, list[str]]) -> _Columns | None:
    """Find the column of the passages, and those that the first row names; ``None`` without any.

    It is the one with the most passages; where hardly any can be read, the one with the name.
    """
    looked_at = [cells for _, cells in rows[:_LOOKED_AT]]
    first = looked_at[0] if looked_at else []
    counts = [sum(_is_passage(_cell(cells, n)) for cells in looked_at) for n in range(len(first))]
    most = max(counts, default=0)
    reference = counts.index(most) if most else -1
    if 2 * most < len(looked_at) - 1:
        reference = next(iter(_named(first, names["reference"])), reference)
    if reference < 0:
        return None
    others = [
        next((n for n in _named(first, names[what]) if n != reference), -1)
        for what in ("text", "translation")
    ]
    return _Columns(reference, *others)


def _named(first: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return the columns whose name is one of these, or has one of them as a word."""
    words = [cell.casefold().split() for cell in first]
    return [n for name in names for n, own in enumerate(words) if name in own]


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column] if 0 <= column < len(cells) else ""


def _is_passage(written: str) -> bool:
    try:
        return bool(parse_reference(written))
    except ValueError:
        return False


def _not_read(source: Source, line: int, written: str) -> Problem:
    if not written:
        return source.problem("list-row.none", line, 1)
    near = meant(written, source.headings.language, _is_passage)
    place = (line, 1)
    if near:
        return source.problem("list-row.near", *place, written=written, nearest=near)
    return source.problem("list-row.other", *place, written=written)


def verse_line(passages: str, place: tuple[int, int], words: str, begins: tuple[int, int]) -> Block:
    """Write a line of a list: passages, and the words of them, each with its place."""
    builder = BlockBuilder()
    builder.add(passages, *place)
    start = builder.length
    if words:
        builder.add(": ", *place)
        builder.add(words, *begins)
    block = builder.block(BlockKind.BULLET)
    assert block is not None
    return replace(block, verse=(start + 2, len(block.text))) if words else block
