"""Markdown: CommonMark with tables, footnotes, ``==mark==`` and the links of a notebook.

The parser gives the structure and the text; where each word stands is found in the
lines that it names, from left to right, so that places hold under any markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from versecards.article.blocks import (
    BULLET_SIGNS,
    LONGEST_NOTE,
    BlockBuilder,
    Style,
    join_cells,
    keep,
    read_marks,
    split_lines,
)
from versecards.article.frontmatter import article_headings, read_front_matter
from versecards.article.invisible import blank, without_invisible
from versecards.article.model import Article, Block, BlockKind
from versecards.article.outline import Heading, Item, bold_line, build_article
from versecards.article.source import Source
from versecards.article.titles import take_title
from versecards.problems import Problem

_DEEPEST = 60
# The parser looks for the end of each link and tag anew.
_MOST_SIGNS = 20_000
# Stand-ins for escaped characters, until the signs that they must not be are read.
# Unicode keeps these code points free for such a use.
_STAND_IN = str.maketrans({"=": "\ufdd0", "[": "\ufdd1"})
_ITSELF = str.maketrans({"\ufdd0": "=", "\ufdd1": "["})
_NEVER_IN_A_FILE = dict.fromkeys(map(ord, "\ufdd0\ufdd1"), "\ufeff")
_NOTE_TO_SELF = re.compile(r"%%.*?%%", re.DOTALL)
_TYPED_BULLET = re.compile(rf"^(\s*)[{BULLET_SIGNS}](?=\s)")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]+(?=\S)")
_FOOTNOTE_SIGN = re.compile(r"\[\^([^\]\s]+)\]")
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
_CALLOUT = re.compile(r"\[!\w+\][-+]?(?: |$)")
_BOX = re.compile(r"\[[ xX]\] ")
_STRESS = re.compile(r"<(/?)(?:b|strong|mark)\b[^>]*>$", re.IGNORECASE)
_SLANT = re.compile(r"<(/?)(?:i|em|cite)\b[^>]*>$", re.IGNORECASE)
_LINK_END = re.compile(r"\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
# Fills a line up so that columns stay; blocks leave it out, the parser sees no indentation.
_UNSEEN = "\ufeff"


def read_markdown(source: Source) -> Article:
    """Read an article in Markdown.

    Raises ``ContentError`` with file, line and remedy when there is no title, when
    nothing stands below it, and for nesting that no person writes.
    """
    raw = split_lines(source.text)
    front = read_front_matter(source, raw)
    headings = article_headings(source, front)
    if max(map(source.text.count, "[<")) > _MOST_SIGNS:
        raise source.error("markdown-size", 0, most=_MOST_SIGNS)
    reader = _Reader(source, [""] * front.length + raw[front.length :])
    given = front.text(source, "title")
    title, items = take_title(given, reader.items(), headings)
    return build_article(source, title, items, front, headings, problems=reader.problems)


def _parser() -> MarkdownIt:
    # Tags are read as part of the text around them, and escaped characters apart.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"]).disable(["html_block", "text_join"])


class _Reader:
    """Turns the parser's tokens into headings and blocks."""

    def __init__(self, source: Source, lines: list[str]) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._parser = _parser()
        self._lines = [_TYPED_BULLET.sub(r"\1-", line) for line in _without_hidden(lines)]
        self._notes = _take_footnotes(self._lines)
        self._read_notes: dict[str, list[Block]] = {}
        self._in_note = False
        self._quotes = 0
        self._used: set[str] = set()

    def items(self) -> list[Item]:
        """Return all headings and blocks; footnotes that nothing points to come last."""
        items = self._read(0, self._lines)
        for label in self._notes:
            if label not in self._used:
                items += self._note(label)
        return items

    def _read(self, first: int, lines: Sequence[str]) -> list[Item]:
        """Read lines of the file, of which this one (from 0) is the first."""
        tokens = self._parser.parse("\n".join(lines))
        walk = _Walk()
        place = _Place(lines, first)
        for index, token in enumerate(tokens):
            self._check(token, first)
            if token.type == "inline":
                block, before, after = self._inline(token, place, _kind(walk.inside))
                walk.items += before
                if block is not None:
                    self._put(walk, block, tokens[index - 1])
                    walk.items += after
            elif token.type in {"code_block", "fence"}:
                walk.items += _code(token, lines, first)
            elif token.nesting == 1:
                self._quotes += token.type == "blockquote_open" and "blockquote" not in walk.inside
                walk.enter(token)
                if token.type == "list_item_open" and tokens[index + 1].nesting == -1:
                    self._empty_bullet(token, first)
            elif token.nesting == -1:
                walk.leave(token)
        return walk.items

    def _put(self, walk: _Walk, block: Block, opening: Token) -> None:
        """Put a block where it belongs: a cell of a row, a heading, or one for itself."""
        if walk.inside[-1] in {"th", "td"}:
            walk.row.append(block)
        elif walk.inside[-1] == "heading":
            walk.items.append(Heading(block.text, block.line, int(opening.tag[1:]), block=block))
        elif block.kind is BlockKind.QUOTE:
            walk.items.append(replace(block, quote=self._quotes))
        else:
            walk.put(block)

    def _check(self, token: Token, first: int) -> None:
        if token.level >= _DEEPEST - 1:
            line = first + (token.map[0] if token.map else 0) + 1
            raise self._source.error("markdown-deep", line)

    def _empty_bullet(self, token: Token, first: int) -> None:
        line = first + (token.map[0] if token.map else 0) + 1
        self.problems.append(self._source.problem("bullet-empty", line))

    def _inline(
        self, token: Token, place: _Place, kind: BlockKind
    ) -> tuple[Block | None, list[Item], list[Item]]:
        """Return the block of an inline token, and what stands before and after it.

        Before it may stand a first line that is stressed from end to end, as a heading
        is; after it, long footnotes.
        """
        builder = BlockBuilder()
        before: list[Item] = []
        after: list[Item] = []
        stressed = slanted = 0
        place.enter(*(token.map or (0, 0)))
        for child in token.children or []:
            style = Style(stressed > 0, slanted > 0)
            if child.type in {"softbreak", "hardbreak"}:
                line = bold_line(builder) if kind is BlockKind.PARAGRAPH and not before else None
                if line is not None:
                    before.append(_finish(line) or line)
                    builder = BlockBuilder()
                builder.end_line(*place.end_line(), style)
            elif child.type in {"strong_open", "strong_close"}:
                stressed += child.nesting
                place.skip(child.markup)
            elif child.type in {"em_open", "em_close"}:
                slanted += child.nesting
                place.skip(child.markup)
            elif child.type == "html_inline":
                stressed += _nesting(_STRESS.match(child.content))
                slanted += _nesting(_SLANT.match(child.content))
                place.skip(child.content)
                if child.content.lower().startswith("<br"):
                    builder.end_line(*place.here(), style)
            elif child.type == "text":
                after += self._text(builder, child.content, place, style)
            elif child.type == "text_special":
                row, column = place.find(child.markup)
                column += child.markup.startswith("\\")
                builder.add(child.content.translate(_STAND_IN), row, column, style)
            elif child.type == "code_inline":
                place.skip(child.markup)
                place.add(builder, child.content, style)
                place.skip(child.markup)
            elif child.type == "image":
                place.skip_image()
            elif child.type == "link_close":
                place.skip_link()
        block = builder.block(kind)
        return (_finish(block) if block else None), before, after

    def _text(self, builder: BlockBuilder, text: str, place: _Place, style: Style) -> list[Item]:
        """Add text; a short footnote stands in it in parentheses, a long one follows."""
        after: list[Item] = []
        done = 0
        for match in _FOOTNOTE_SIGN.finditer(text):
            blocks = self._note(match[1])
            if not blocks:
                continue
            new = match[1] not in self._used
            place.add(builder, text[done : match.start()], style)
            done = match.end()
            sign = place.find(match[0])
            if len(blocks) == 1 and len(blocks[0].text) <= LONGEST_NOTE:
                builder.add_note(blocks[0], *sign)
            elif new:
                after += blocks
            self._used.add(match[1])
        place.add(builder, text[done:], style)
        return after

    def _note(self, label: str) -> list[Block]:
        """Return the blocks of a footnote; none within another, which may point back."""
        if self._in_note or label not in self._notes:
            return []
        if label not in self._read_notes:
            self._in_note = True
            items = self._read(*self._notes[label])
            self._read_notes[label] = [item for item in items if isinstance(item, Block)]
            self._in_note = False
        return self._read_notes[label]


class _Walk:
    """What a walk through the tokens has found, and in which elements it stands."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.inside: list[str] = []
        self.row: list[Block] = []
        # The first block of each list item that is open.
        self._parents: list[Block | None] = []

    def enter(self, token: Token) -> None:
        """Go into an element."""
        self.inside.append(token.type.removesuffix("_open"))
        if token.type == "list_item_open":
            self._parents.append(None)

    def leave(self, token: Token) -> None:
        """Go out of an element."""
        self.inside.pop()
        if token.type == "list_item_close":
            self._parents.pop()
        elif token.type == "tr_close" and self.row:
            self.items.append(join_cells(self.row))
            self.row = []

    def put(self, block: Block) -> None:
        """Add a paragraph or item, with the item that it stands under."""
        above = [parent for parent in self._parents if parent is not None]
        lead = replace(block, lead=above[-1] if above else None)
        self.items.append(lead)
        if block.kind is BlockKind.BULLET:
            self._parents[-1] = lead
            # What else stands in a list item is a paragraph of its own.
            self.inside[-2] = "rest of item"


class _Place:
    """Where in the file's lines the parser's text stands, found from left to right."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._first = first
        self._line = 0
        self._column = 0
        self._last = 0

    def enter(self, line: int, last: int) -> None:
        """Begin with a block that takes these lines; cells of one row go on in it."""
        if line != self._line or last != self._last:
            self._line, self._column, self._last = line, 0, last

    def here(self) -> tuple[int, int]:
        """Return line and column in the file, from 1."""
        return self._first + self._line + 1, self._column + 1

    def end_line(self) -> tuple[int, int]:
        """Go to the next line; return where this one ends."""
        place = self._first + self._line + 1, len(self._lines[self._line]) + 1
        self._line, self._column = min(self._line + 1, len(self._lines) - 1), 0
        return place

    def find(self, text: str) -> tuple[int, int]:
        """Go behind the next occurrence of the text; return where it begins."""
        found = self._lines[self._line].find(text, self._column) if self._lines else -1
        if found < 0:
            return self.here()
        self._column = found + len(text)
        return self._first + self._line + 1, found + 1

    def add(self, builder: BlockBuilder, text: str, style: Style) -> None:
        """Add text to a block, at its place."""
        if not text:
            return
        if not self._lines or text in self._lines[self._line][self._column :]:
            builder.add(text, *self.find(text), style)
            return
        # Something stands between the words that the parser took out: word by word then.
        for piece in re.findall(r"\s+|\S+", text):
            if piece.isspace():
                builder.add(" ", *self.here(), style)
                continue
            last = min(self._last, len(self._lines))
            while self._line + 1 < last and piece not in self._lines[self._line][self._column :]:
                self._line, self._column = self._line + 1, 0
            known = piece in self._lines[self._line][self._column :]
            for part in [piece] if known else piece:
                builder.add(part, *self.find(part), style)

    def skip(self, markup: str) -> None:
        """Go behind markup, if it stands next."""
        line = self._lines[self._line] if self._lines else ""
        while markup and line[self._column : self._column + 1] == " ":
            self._column += 1
        if markup and line.startswith(markup, self._column):
            self._column += len(markup)

    def skip_link(self) -> None:
        """Go behind the address of a link."""
        match = _LINK_END.match(self._lines[self._line], self._column)
        if match:
            self._column = match.end()

    def skip_image(self) -> None:
        """Go behind a picture."""
        match = _IMAGE.search(self._lines[self._line], self._column)
        if match:
            self._column = match.end()


def _nesting(tag: re.Match[str] | None) -> int:
    """Return 1 for a tag that opens, -1 for one that closes."""
    return 0 if tag is None else -1 if tag[1] else 1


def _kind(inside: Sequence[str]) -> BlockKind:
    for container in reversed(inside):
        if container == "blockquote":
            return BlockKind.QUOTE
        if container == "list_item":
            return BlockKind.BULLET
        if container == "rest of item":
            return BlockKind.PARAGRAPH
    return BlockKind.PARAGRAPH


def _finish(block: Block) -> Block | None:
    """Read the signs that CommonMark leaves as text, then put escaped ones back."""
    text = block.text
    if "[" in text:
        cuts: list[tuple[int, int]] = []
        for pattern in (_CALLOUT, _BOX):
            match = pattern.match(text)
            if match:
                cuts.append(match.span())
        for match in _WIKI.finditer(text):
            cuts += [(match.start(), match.start(1)), (match.end(1), match.end())]
        place, kept = 0, []
        for start, end in cuts:
            kept.append((place, start))
            place = end
        block = keep(block, [*kept, (place, len(text))])
    block = read_marks(block, signs=("==",))
    return replace(block, text=block.text.translate(_ITSELF)) if block.text else None


def _code(token: Token, lines: Sequence[str], first: int) -> list[Item]:
    """Read a code block as the paragraphs that it holds."""
    start, end = token.map or (0, 0)
    if token.type == "fence":
        start, end = start + 1, start + 1 + token.content.count("\n")
    items: list[Item] = []
    builder = BlockBuilder()
    for number in range(start, min(end, len(lines)) + 1):
        line = lines[number] if number < min(end, len(lines)) else ""
        if line.strip():
            builder.add(line, first + number + 1, 1)
            builder.end_line(first + number + 1, len(line) + 1)
            continue
        block = builder.block(BlockKind.PARAGRAPH)
        if block:
            items.append(block)
        builder = BlockBuilder()
    return items


def _without_hidden(lines: list[str]) -> list[str]:
    """Blank out comments, scripts and styles, keeping every line and column."""
    text = "\n".join(lines).translate(_NEVER_IN_A_FILE)
    text = _NOTE_TO_SELF.sub(lambda match: blank(match[0]), text)
    if "<" in text:
        text = without_invisible(text)
    return text.split("\n")


def _take_footnotes(lines: list[str]) -> dict[str, tuple[int, list[str]]]:
    """Take ``[^1]: …`` out of the lines: label to the first line (from 0) and the text.

    Lines after it belong to it while they are indented, or not blank.
    """
    notes: dict[str, tuple[int, list[str]]] = {}
    index = 0
    while index < len(lines):
        match = _FOOTNOTE.match(lines[index])
        first = index
        index += 1
        if match is None or match[1] in notes:
            continue
        text = [_UNSEEN * match.end() + lines[first][match.end() :]]
        while index < len(lines) and not _FOOTNOTE.match(lines[index]):
            blank = not lines[index].strip()
            indented = lines[index].startswith(("    ", "\t"))
            if not indented and (blank or not text[-1].strip()):
                break
            text.append(re.sub(r"^(?: {4}|\t)", lambda m: _UNSEEN * len(m[0]), lines[index]))
            index += 1
        notes[match[1]] = (first, text)
        lines[first:index] = [""] * (index - first)
    return notes
