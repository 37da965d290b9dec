"""Markdown: CommonMark with tables, footnotes, ``==mark==`` and the links of a notebook.

The parser gives the structure and the text; where each word stands is found in the
lines that it names, from left to right, so that places hold under any markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from versecards.article.blocks import (
    BULLET_SIGNS,
    BlockBuilder,
    split_lines,
)
from versecards.article.columns import Columns
from versecards.article.frontmatter import read_front_matter
from versecards.article.headings import Headings
from versecards.article.items import Heading, Item
from versecards.article.markdowntext import CALLOUT, NEVER_IN_A_FILE, Place, Text
from versecards.article.markup import UNSEEN, open_boxes, unstyled, without_markup
from versecards.article.model import Article, Block, BlockKind
from versecards.article.outline import build_article
from versecards.article.plaintext import read_plain_text
from versecards.article.source import Source
from versecards.article.titles import take_title
from versecards.article.typedlist import build_list, typed_list
from versecards.languages import Language
from versecards.problems import Problem

_DEEPEST = 60
# The parser looks for the end of each link and tag anew.
_MOST_SIGNS = 20_000
_HEADING = re.compile(r"^ {0,3}#{1,6}\s|^\s*\*\*[^*]+\*\*:?\s*$")
_UNSPACED = re.compile(r"^( {0,3}#{1,5})#(?=[^\W_])")
"""The signs of a heading without the space that CommonMark wants and older programs did not."""
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+\S")
_LONE_MARK = re.compile(rf"^\s*(?:[-*+{BULLET_SIGNS}]|\d{{1,2}}[.)])\s*$")
_RULER = re.compile(r"^\s*(?:[-=_*|]+\s*)+$")
_TYPED_BULLET = re.compile(rf"^(\s*)[{BULLET_SIGNS}](?=\s)|^( {{0,3}}):(?=[ \t]{{1,4}}\S)")
"""A typed sign of an item, or that of a definition below its term (": God made me.")."""
# What a block of code may be called that holds text.
_TEXT = re.compile(
    r"\s*(?:$|te?xt\b|md\b|markdown\b|ad-|plain|verse|quote|bible|poe)", re.IGNORECASE
)
_WHOLE = re.compile(r"\s*(`{3,}|~{3,})\s*(?:md|markdown|mdx|te?xt)?\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]+(?=\S)")


def read_markdown(source: Source) -> Article:
    """Read an article in Markdown.

    Raises ``ContentError`` with file, line and remedy when there is no
    text, and for nesting that no person writes.
    """
    raw = _unfenced(split_lines(source.text))
    front = read_front_matter(source, raw)
    headings = front.headings
    body = "\n".join(raw[front.length :])
    if max(map(body.count, "[<")) > _MOST_SIGNS:
        raise source.error("markdown-size", 0, most=_MOST_SIGNS)
    if _is_pasted(raw[front.length :], headings):
        return read_plain_text(source)
    reader = _Reader(source, headings.language, [""] * front.length + raw[front.length :])
    given = front.text("title")
    found = reader.items()
    listed = typed_list(source, found, headings)
    if listed:
        return build_list(source, listed, front, headings)
    title, items = take_title(given, found, headings)
    return build_article(source, title, items, front, headings, problems=reader.problems)


def _unfenced(lines: list[str]) -> list[str]:
    """Return the lines of a file that is one block of code as a whole, those of its fence empty.

    So a chat hands over what is to be copied, and so it is often saved ("```markdown").
    """
    written = [number for number, line in enumerate(lines) if line.strip()]
    fence = _WHOLE.match(lines[written[0]]) if written else None
    if fence is None or lines[written[-1]].strip() != fence[1]:
        return lines
    first, last = written[0], written[-1]
    inside = lines[first + 1 : last]
    if any(line.lstrip().startswith(fence[1]) for line in inside):
        return lines
    return [*lines[:first], "", *inside, "", *lines[last + 1 :]]


def _is_pasted(lines: Sequence[str], headings: Headings) -> bool:
    """Tell whether it is plain text, as one copies it, under a name that says Markdown.

    Such a text has no heading of Markdown's, but headings or signs of items that stand
    alone on their lines, with the text they belong to right below.
    """
    if any(_HEADING.match(line) or _UNSPACED.match(line) for line in lines):
        return False
    for line, following in pairwise(lines):
        alone = _LONE_MARK.match(line) or headings.role_of(line) is not None
        if alone and line.strip() and following.strip() and not _RULER.match(following):
            return True
    return False


def _parser() -> MarkdownIt:
    # Tags are read as part of the text around them, and escaped characters apart.
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    return parser.enable(["table", "strikethrough"]).disable(["html_block", "text_join"])


class _Reader:
    """Turns the parser's tokens into headings and blocks."""

    def __init__(self, source: Source, language: Language, lines: list[str]) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._language = language
        self._parser = _parser()
        clean = [line.translate(NEVER_IN_A_FILE) for line in without_markup(lines, language)]
        spaced = [_UNSPACED.sub(r"\1 ", line) for line in clean]
        self._lines = [_TYPED_BULLET.sub(r"\1\2-", line) for line in spaced]
        self._boxes = open_boxes(self._lines)
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
        place = Place(lines, first, self._boxes.shifts)
        for index, token in enumerate(tokens):
            self._check(token, first)
            if token.type == "inline":
                whole = walk.inside[-1] in {"th", "td", "heading"}
                text = Text(place, _kind(walk.inside), self._note, self._used, whole=whole)
                titled = walk.opens_callout or self._opens_box(first, token)
                block = text.read(token, titled=titled)
                for above in text.before:
                    self._put(walk, above, tokens[index - 1])
                for part in text.parts:
                    self._put_part(walk, part, tokens[index - 1])
                self._quotes += text.quotes
                if block is not None:
                    self._put(walk, block, tokens[index - 1])
                if block is not None or text.parts:
                    walk.items += text.after
                walk.opens_callout = False
            elif token.type == "code_block" and (depth := _indented_list(token, lines)):
                walk.items += self._read_indented(token, lines, first, depth)
            elif token.type in {"code_block", "fence"}:
                walk.items += _code(token, lines, first)
            elif token.nesting == 1:
                callout = self._callout(tokens, index)
                self._quotes += token.type == "blockquote_open" and "blockquote" not in walk.inside
                walk.enter(token, callout)
                if token.type == "list_item_open" and tokens[index + 1].nesting == -1:
                    self._empty_bullet(token, first)
            elif token.nesting == -1:
                walk.leave(token)
        return walk.items

    def _read_indented(
        self, token: Token, lines: Sequence[str], first: int, depth: int
    ) -> list[Item]:
        """Read a list that is indented as code is."""
        start, end = token.map or (0, 0)
        self._boxes.shifts.update(dict.fromkeys(range(first + start, first + end), depth))
        return self._read(first + start, [line[depth:] for line in lines[start:end]])

    def _callout(self, tokens: Sequence[Token], index: int) -> str | None:
        """Return what kind of callout a block quote is, "" for one that quotes."""
        if tokens[index].type != "blockquote_open" or index + 2 >= len(tokens):
            return None
        match = CALLOUT.match(tokens[index + 2].content)
        return self._box(match[1].lower()) if match else None

    def _box(self, kind: str) -> str:
        """Return the kind of a box, "" for one whose name says that it holds a quotation."""
        return "" if self._language.pattern("layout", "quotation box").fullmatch(kind) else kind

    def _opens_box(self, first: int, token: Token) -> bool:
        line = first + token.map[0] if token.map else 0
        return line in self._boxes.kinds and line - 1 not in self._boxes.kinds

    def _put(self, walk: _Walk, block: Block, opening: Token) -> None:
        """Put a block where it belongs: a cell of a row, a heading, or one for itself."""
        box = self._boxes.kinds.get(block.line - 1)
        callout = walk.callout or (self._box(box) if box else "")
        if walk.inside[-1] in {"th", "td"}:
            walk.columns.add(block)
        elif walk.inside[-1] == "heading":
            walk.items.append(Heading(block.text, block.line, int(opening.tag[1:]), block=block))
        elif block.kind is BlockKind.QUOTE:
            walk.items.append(replace(block, quote=self._quotes))
        else:
            walk.put(replace(block, callout=callout))

    def _put_part(self, walk: _Walk, part: Item, opening: Token) -> None:
        """Put what HTML's tags have made a block of its own."""
        if isinstance(part, Heading) or (part.kind is BlockKind.BULLET and not walk.in_item):
            walk.items.append(part)
        elif part.quote:
            walk.items.append(replace(part, quote=self._quotes + part.quote))
        else:
            self._put(walk, part, opening)

    def _check(self, token: Token, first: int) -> None:
        if token.level >= _DEEPEST - 1:
            line = first + (token.map[0] if token.map else 0) + 1
            raise self._source.error("markdown-deep", line)

    def _empty_bullet(self, token: Token, first: int) -> None:
        line = first + (token.map[0] if token.map else 0) + 1
        self.problems.append(self._source.problem("bullet-empty", line))

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
        self.columns = Columns()
        self.opens_callout = False
        self._callouts: list[str] = []
        # The first block of each list item that is open.
        self._parents: list[Block | None] = []

    @property
    def callout(self) -> str:
        """What kind of callout this is, if it is one."""
        return self._callouts[-1] if self._callouts else ""

    @property
    def in_item(self) -> bool:
        """Whether it stands in an item of a list."""
        return bool(self._parents)

    def enter(self, token: Token, callout: str | None) -> None:
        """Go into an element; ``callout`` as ``_Reader._callout`` says."""
        name = token.type.removesuffix("_open")
        if callout is not None:
            self.opens_callout = True
        if callout:
            name = "callout"
            self._callouts.append(callout)
        self.inside.append(name)
        if name == "list_item":
            self._parents.append(None)
        elif name == "table":
            self.columns = Columns()
        elif name == "tr":
            self.columns.begin_row()
        elif name in {"td", "th"}:
            self.columns.begin_cell(head=name == "th")

    def leave(self, token: Token) -> None:
        """Go out of an element."""
        if self.inside.pop() == "callout":
            self._callouts.pop()
        if token.type == "list_item_close":
            self._parents.pop()
        elif token.type == "tr_close":
            row = self.columns.end_row()
            self.items += [row] if row is not None else []

    def put(self, block: Block) -> None:
        """Add a paragraph or item, with the item that it stands under."""
        above = [parent for parent in self._parents if parent is not None]
        lead = replace(block, lead=above[-1] if above else None)
        self.items.append(lead)
        if block.kind is BlockKind.BULLET:
            self._parents[-1] = lead
            # What else stands in a list item is a paragraph of its own.
            self.inside[-2] = "rest of item"


def _kind(inside: Sequence[str]) -> BlockKind:
    for container in reversed(inside):
        if container == "blockquote":
            return BlockKind.QUOTE
        if container == "list_item":
            return BlockKind.BULLET
        if container in {"rest of item", "callout"}:
            return BlockKind.PARAGRAPH
    return BlockKind.PARAGRAPH


def _indented_list(token: Token, lines: Sequence[str]) -> int:
    """Return how far a list is indented that stands as code does; 0 for another text."""
    start, end = token.map or (0, 0)
    filled = [line for line in lines[start:end] if line.strip()]
    if not (filled and _ITEM.match(filled[0])):
        return 0
    return min(len(line) - len(line.lstrip()) for line in filled)


def _code(token: Token, lines: Sequence[str], first: int) -> list[Item]:
    """Read a code block as the paragraphs that it holds."""
    start, end = token.map or (0, 0)
    if token.type == "fence" and not _TEXT.match(token.info):
        return []  # a program's
    if token.type == "fence":
        start, end = start + 1, start + 1 + token.content.count("\n")
    items: list[Item] = []
    builder = BlockBuilder()
    for number in range(start, min(end, len(lines)) + 1):
        line = lines[number] if number < min(end, len(lines)) else ""
        if line.strip():
            builder.add(unstyled(line), first + number + 1, 1)
            builder.end_line(first + number + 1, len(line) + 1)
            continue
        block = builder.block(BlockKind.PARAGRAPH)
        if block:
            items.append(block)
        builder = BlockBuilder()
    return items


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
        text = [UNSEEN * match.end() + lines[first][match.end() :]]
        while index < len(lines) and not _FOOTNOTE.match(lines[index]):
            blank = not lines[index].strip()
            indented = lines[index].startswith(("    ", "\t"))
            if not indented and (blank or not text[-1].strip()):
                break
            text.append(re.sub(r"^(?: {4}|\t)", lambda m: UNSEEN * len(m[0]), lines[index]))
            index += 1
        notes[match[1]] = (first, text)
        lines[first:index] = [""] * (index - first)
    return notes
