"""The elements of an HTML tree become headings and blocks.

Headings of any level, paragraphs, list items, block quotes with their citation,
definition lists, rows of tables. Word files come this way too (``worddoc.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from versecards.article.blocks import (
    LONGEST_NOTE,
    TYPED_BULLET,
    BlockBuilder,
    Style,
    typed_bullet,
)
from versecards.article.boldlines import bold_line
from versecards.article.columns import Columns
from versecards.article.htmlnotes import note_of
from versecards.article.htmltree import BLOCKS, HEADINGS, Node
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.article.source import Source
from versecards.problems import Problem

_STRUCTURE = frozenset(("ul", "ol", "blockquote", "table", "dl", "pre", *HEADINGS))
_LISTS = frozenset(("ol", "ul"))
_CITING = frozenset(("cite", "footer", "figcaption"))
_ITALIC = frozenset(("cite", "var"))
_MOST_COLUMNS = 100
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|normal|\d{1,4})", re.IGNORECASE)


def read_tree(source: Source, top: Node, notes: Mapping[str, Node] | None = None) -> Collector:
    """Read all headings and blocks below an element, with its footnotes (by ``id``)."""
    collector = Collector(source, notes or {})
    waiting: list[tuple[Node, bool]] = [(top, True)]
    while waiting:
        node, entering = waiting.pop()
        if not entering:
            collector.leave(node)
        elif not collector.skips(node):
            collector.enter(node)
            if node.tag:
                waiting.append((node, False))
                waiting += [(child, True) for child in reversed(node.children)]
    return collector


class Collector:
    """Takes elements as they open and close; gives ``items`` and ``problems``.

    ``ends`` tells how many items there were when an element closed, by ``id``.
    """

    def __init__(self, source: Source, notes: Mapping[str, Node]) -> None:
        self.items: list[Item] = []
        self.problems: list[Problem] = []
        self.ends: dict[int, int] = {}
        self._source = source
        self._notes = notes
        self._noted: set[str] = set()
        self._after: list[Block] = []
        self._line = 1
        self._builder = BlockBuilder()
        self._inside: list[str] = []
        self._stressed = 0
        self._slanted = 0
        self._raised = 0
        self._quotes = 0
        self._parents: list[Block | None] = []
        self._item: Block | None = None
        self._breaks = 0
        self._citing = False
        self._columns = Columns()
        self._in_row = False
        self._term: Block | None = None

    def skips(self, node: Node) -> bool:
        """Tell whether an element is no part of the running text; take the note it points to."""
        if node.tag not in {"sup", "span"}:
            return node.tag in {"rp", "rt", "del"} or _is_caption(node)
        note = self._notes.get(note_of(node))
        if note is not None:
            self._note(note)
        return note is not None

    def _note(self, note: Node) -> None:
        """Put a short note into the sentence, a long one behind the block."""
        items = read_tree(self._source, note).items
        blocks = [item for item in items if isinstance(item, Block)]
        if len(blocks) == 1 and len(blocks[0].text) <= LONGEST_NOTE:
            self._builder.add_note(blocks[0], *_first_place(note))
        elif note.attributes["id"] not in self._noted:
            self._after += [replace(block, kind=BlockKind.PARAGRAPH) for block in blocks]
        self._noted.add(note.attributes["id"])

    def enter(self, node: Node) -> None:
        """Take the beginning of an element, or a stretch of text."""
        tag = node.tag
        if not tag:
            self._text(node)
            return
        if tag == "br":
            self._breaks += 1
        elif tag in BLOCKS:
            self._flush()
        if tag in {"li", "blockquote", "dd", "dt", "pre"}:
            self._quotes += tag == "blockquote" and "blockquote" not in self._inside
            self._inside.append(tag)
            if tag == "li":
                self._parents.append(None)
        elif tag in _LISTS:
            self._begin_list(node)
        elif tag == "table":
            self._columns = Columns()
        elif tag == "tr" and _is_data(node):
            self._in_row = True
            self._columns.begin_row()
        elif tag in {"td", "th"}:
            wide, high = _size(node, "colspan"), _size(node, "rowspan")
            self._columns.begin_cell(head=tag == "th", wide=wide, high=high)
        elif tag == "q":
            self._builder.add("“", *_first_place(node))
        self._stressed += _is_stressed(node)
        self._slanted += tag in _ITALIC
        self._raised += tag == "sup"
        if self._cites(node) and self._builder.length:
            self._builder.end_line(*_first_place(node), self._style())
        elif self._cites(node):
            self._citing = True

    def _begin_list(self, node: Node) -> None:
        """A list right in another belongs to the item above it, though it stands behind it."""
        if _is_list_in_list(node):
            self._parents.append(self._item)
        else:
            self._item = None

    def leave(self, node: Node) -> None:
        """Take the end of an element."""
        tag = node.tag
        if tag in HEADINGS:
            block = self._take(BlockKind.PARAGRAPH)
            if block is not None:
                self.items.append(Heading(block.text, block.line, int(tag[1]), block=block))
        elif tag in BLOCKS or self._cites(node):
            self._flush()
        if tag == "li":
            self._check_bullet(node)
        if tag in {"li", "blockquote", "dd", "dt", "pre"}:
            self._inside.pop()
            if tag == "li":
                self._item = self._parents.pop()
        elif _is_list_in_list(node):
            self._item = self._parents.pop()
        elif tag == "dl" and self._term is not None:
            self.items.append(self._term)
            self._term = None
        elif tag == "tr" and self._in_row:
            self._in_row = False
            row = self._columns.end_row()
            if row is not None:
                self.items.append(row)
        elif tag == "q":
            self._builder.add("”", *_first_place(node))
        self._stressed -= _is_stressed(node)
        self._slanted -= tag in _ITALIC
        self._raised -= tag == "sup"
        self._citing = self._citing and not self._cites(node)
        self.ends[id(node)] = len(self.items)

    def _text(self, node: Node) -> None:
        if self._breaks and node.text.strip():
            heading = not self._inside and bold_line(self._builder) is not None
            if self._breaks > 1 or heading or TYPED_BULLET.match(node.text.lstrip()):
                self._flush()
            else:
                self._builder.end_line(*_first_place(node), self._style())
            self._breaks = 0
        for text, line, column in node.pieces:
            self._line = line
            if self._raised:
                self._builder.add_raised(text, line, column)
                continue
            self._builder.add(text, line, column, self._style())
            if text == "\n" and "pre" in self._inside:
                self._flush()

    def _style(self) -> Style:
        return Style(self._stressed > 0, self._slanted > 0)

    def _take(self, kind: BlockKind) -> Block | None:
        """Return what was collected as a block."""
        builder, self._builder, self._breaks = self._builder, BlockBuilder(), 0
        return builder.block(kind)

    def _flush(self) -> None:
        """End the block that was collected, and put it where it belongs."""
        inside = self._inside[-1] if self._inside else ""
        kinds = {"li": BlockKind.BULLET, "blockquote": BlockKind.QUOTE}
        block = self._take(kinds.get(inside, BlockKind.PARAGRAPH))
        block = typed_bullet(block) if block is not None else None
        if block is None:
            return
        if inside == "blockquote":
            block = replace(block, quote=self._quotes)
        else:
            above = [parent for parent in self._parents if parent is not None]
            block = replace(block, lead=above[-1] if above else None)
        if inside == "li":
            self._parents[-1] = block
            # What else stands in a list item is a paragraph of its own.
            self._inside[-1] = "rest of li"
        if self._in_row:
            self._columns.add(block)
        elif inside == "dt":
            self._term = block
        elif inside == "dd":
            self.items.append(_definition(self._term, block))
            self._term = None
        elif self._citing and (quoted := self._quoted_above()) is not None:
            self.items[-1] = _cited(quoted, block)
        else:
            self.items.append(block)
        self.items += self._after
        self._after = []

    def _cites(self, node: Node) -> bool:
        """Tell whether an element says whom a block quote is from, and not of whom it speaks."""
        if node.tag not in _CITING or "blockquote" not in self._inside:
            return False
        return node.tag != "cite" or _ends_block(node)

    def _quoted_above(self) -> Block | None:
        """Return the last block, if it is of the block quote that is open."""
        last = self.items[-1] if self.items else None
        return last if isinstance(last, Block) and last.quote == self._quotes else None

    def _check_bullet(self, node: Node) -> None:
        if self._inside[-1] == "li" and not node.pruned and not node.content():
            self.problems.append(self._source.problem("bullet-empty", self._line))


def _ends_block(node: Node) -> bool:
    """Tell whether nothing stands behind an element in its block."""
    while node.parent is not None:
        after = [id(each) for each in node.parent.children].index(id(node)) + 1
        for each in node.parent.children[after:]:
            if each.tag in BLOCKS:
                return True
            if each.content():
                return False
        if node.parent.tag in BLOCKS:
            return True
        node = node.parent
    return True


def _is_caption(node: Node) -> bool:
    """Tell whether it is what stands below a picture, and not whom a quotation is from."""
    if node.tag != "figcaption":
        return False
    return node.parent is None or all(each.tag != "blockquote" for each in node.parent.walk())


def _is_stressed(node: Node) -> bool:
    weight = _WEIGHT.search(node.attributes.get("style", ""))
    if weight:
        value = weight[1].lower()
        return value == "bold" or (value.isdecimal() and int(value) >= 600)
    return node.tag == "mark"


def _is_list_in_list(node: Node) -> bool:
    """Tell whether a list stands right in another, behind the item that it belongs to."""
    return node.tag in _LISTS and node.parent is not None and node.parent.tag in _LISTS


def _is_data(row: Node) -> bool:
    """Tell whether a row holds data; old pages lay out whole articles in tables."""
    tags = [node.tag for node in row.walk() if node.tag]
    cells = tags.count("td") + tags.count("th")
    return cells > 1 and tags.count("p") <= cells and not _STRUCTURE.intersection(tags)


def _size(cell: Node, name: str) -> int:
    """Return over how many columns or rows a cell goes."""
    written = cell.attributes.get(name, "")
    return min(int(written), _MOST_COLUMNS) if re.fullmatch(r"[1-9]\d{0,3}", written) else 1


def _definition(term: Block | None, block: Block) -> Block:
    """Return a term and what it means as one bullet: "Advocate: one who pleads"."""
    builder = BlockBuilder()
    if term is not None:
        builder.add_block(term)
        mark = " " if term.text.endswith((":", ".", "?", "!", "–", "—", "-")) else ": "
        builder.add(mark, *term.position(len(term.text)))
    builder.add_block(block)
    return builder.block(BlockKind.BULLET) or block


def _cited(quotation: Block, citation: Block) -> Block:
    """Return a quotation with the line that says where it is from."""
    builder = BlockBuilder()
    builder.add_block(quotation)
    dash = "" if citation.text.startswith(("—", "–", "―", "-", "(")) else "— "
    builder.add(" " + dash, *quotation.position(len(quotation.text)))
    builder.add_block(citation)
    cited = builder.block(quotation.kind)
    return replace(cited, quote=quotation.quote) if cited else quotation


def _first_place(node: Node) -> tuple[int, int]:
    return next((each.pieces[0][1:] for each in node.walk() if each.pieces), (1, 1))
