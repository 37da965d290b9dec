"""The rows of a table, and what stands at the head of the column of each cell.

A column head may name the book of what stands below it: "Matthew" above "3:13-17".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from versecards.article.blocks import FINAL, BlockBuilder
from versecards.article.model import Block, BlockKind, Span


class Columns:
    """Takes the cells of one table in the order of the file, and gives its rows.

    The first row, and each below it that is all heads, has the heads of the columns. A
    cell may be several columns wide and several rows high.
    """

    def __init__(self) -> None:
        self._heads: dict[int, str] = {}
        self._covered: dict[int, int] = {}
        self._cells: list[tuple[int, Block]] = []
        self._column = self._next = 0
        self._only_heads = True

    def begin_row(self) -> None:
        """Begin a row."""
        self._cells = []
        self._column = self._next = 0
        self._only_heads = True

    def begin_cell(self, *, head: bool = False, wide: int = 1, high: int = 1) -> None:
        """Begin a cell: whether it is a head, and over how many columns and rows it goes."""
        while self._covered.get(self._next, 0):
            self._covered[self._next] -= 1
            self._next += 1
        self._column, self._next = self._next, self._next + wide
        for column in range(self._column, self._next) if high > 1 else ():
            self._covered[column] = high - 1
        self._only_heads = self._only_heads and head

    def add(self, block: Block) -> None:
        """Add what the cell holds; nothing for an empty one."""
        self._cells.append((self._column, block))

    def end_row(self) -> Block | None:
        """Return the row as one bullet, ``None`` where it is empty."""
        for column in [c for c, rows in self._covered.items() if c >= self._next and rows]:
            self._covered[column] -= 1
        if not self._cells:
            return None
        heads = tuple(self._heads.get(column, "") for column, _ in self._cells)
        row = join_cells([block for _, block in self._cells])
        if not self._heads or self._only_heads:
            self._heads.update({column: block.text for column, block in self._cells})
            return row
        return replace(row, heads=heads)


def join_cells(cells: Sequence[Block]) -> Block:
    """Return the cells of a table's row as one bullet: "Abraham; Sodom; Genesis 18"."""
    builder = BlockBuilder()
    spans: list[Span] = []
    for index, cell in enumerate(cells):
        if index:
            before = cells[index - 1]
            mark = " " if FINAL.search(before.text) else "; "
            builder.add(mark, *before.position(len(before.text)))
        builder.add_block(cell)
        spans.append((builder.length - len(cell.text), builder.length))
    row = builder.block(BlockKind.BULLET)
    return replace(row, cells=tuple(spans)) if row else cells[0]
