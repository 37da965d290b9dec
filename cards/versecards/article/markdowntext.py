"""The text of one Markdown block: stress, links, notes, raised and struck words.

The parser gives the text in order; where each word stands is found in the lines that it
names, from left to right, so that places hold under any markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markdown_it.token import Token

from versecards.article.blocks import (
    LONGEST_NOTE,
    BlockBuilder,
    Style,
    keep,
    part,
    read_marks,
)
from versecards.article.boldlines import bold_line
from versecards.article.htmltree import BLOCKS, HEADINGS
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind

# Stand-ins for escaped characters, until the signs that they must not be are read.
# Unicode keeps these code points free for such a use.
_STAND_IN = str.maketrans("=[*_", "\ufdd0\ufdd1\ufdd2\ufdd3")
_ITSELF = str.maketrans("\ufdd0\ufdd1\ufdd2\ufdd3", "=[*_")
NEVER_IN_A_FILE = dict.fromkeys(map(ord, "\ufdd0\ufdd1\ufdd2\ufdd3"), "\ufeff")
_FOOTNOTE_SIGN = re.compile(r"\[\^([^\]\s]+)\]")
_EMBED = re.compile(r"!\[\[[^\[\]\n]{0,200}\.\w{2,5}(?:[|#][^\[\]\n]{0,200})?\]\]")
_WIKI = re.compile(r"!?\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_TARGET = re.compile(r"(?:[^#]*/)?(?P<page>[^#]*)(?:#(?P<part>.*))?$")
_VERSE = re.compile(r"\^?(?:v(?:erse)?s?[. ]?)?(?=\d{1,3}(?:[-–]\d{1,3})?$)", re.IGNORECASE)
# Two signs at the edge of a word; escaped ones are stand-ins by now.
_LOOSE_SIGN = re.compile(r"(?<!\S)(?:\*\*|__(?!_))\s*|(?:\*\*|(?<!_)__)(?!\w)")
CALLOUT = re.compile(r"\[!([\w-]+)\][-+]?(?: |$)")
_BOX = re.compile(r"\[ \] ")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>$", re.IGNORECASE)
_STYLES = {
    **dict.fromkeys(("b", "strong", "mark", "strong_open", "strong_close"), "marked"),
    **dict.fromkeys(("i", "em", "cite", "em_open", "em_close"), "italic"),
    **dict.fromkeys(("del", "s", "strike", "s_open", "s_close"), "struck"),
    "sup": "raised",
}
_CELLS = frozenset(("td", "th"))
_KINDS = {"li": BlockKind.BULLET, "blockquote": BlockKind.QUOTE}
_LINK_END = re.compile(r"\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\])?")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")


class Text:
    """Reads the children of one inline token.

    ``before`` gets what stands above the block proper: a first line that is stressed from
    end to end, as a heading is, and the title of a callout. ``after`` gets long footnotes.
    ``parts`` gets all text where HTML's own tags part it into blocks, each of its kind; where
    it may not be parted (``whole``) they end a line. ``quotes`` counts the block quotes among
    them. ``notes`` gives the blocks of a footnote by its label; ``used`` are the labels met.
    """

    def __init__(
        self,
        place: Place,
        kind: BlockKind,
        notes: Callable[[str], Sequence[Block]],
        used: set[str],
        *,
        whole: bool = False,
    ) -> None:
        self.before: list[Block] = []
        self.after: list[Block] = []
        self.parts: list[Item] = []
        self.quotes = 0
        self._whole = whole
        self._tagged = False
        self._inside: list[str] = []
        self._place = place
        self._kind = kind
        self._notes = notes
        self._used = used
        self._builder = BlockBuilder()
        self._open = dict.fromkeys(_STYLES.values(), 0)

    def read(self, token: Token, *, titled: bool) -> Block | None:
        """Return the block; ``titled`` says that its first line is the title of a box."""
        self._place.enter(*(token.map or (0, 0)))
        for child in token.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                self._end_line(titled=titled)
            elif child.type == "html_inline":
                self._tag(child.content)
            elif child.type in _STYLES:
                self._open[_STYLES[child.type]] += child.nesting
                self._place.skip(child.markup)
            else:
                self._child(child)
        if self._tagged:
            self._end_part()
            return None
        block = self._builder.block(self._kind)
        return finish(block) if block else None

    def _end_part(self) -> None:
        """End the block that a tag of HTML's ends, or that stands before one."""
        kinds = [_KINDS[name] for name in self._inside if name in _KINDS]
        kind = kinds[-1] if kinds else self._kind
        if kind is BlockKind.BULLET and not kinds and self.parts:
            kind = BlockKind.PARAGRAPH  # what else stands in an item
        block = self._builder.block(kind)
        self._builder = BlockBuilder()
        block = finish(block) if block else None
        if block is None:
            return
        above = next((name for name in self._inside if name in HEADINGS), "")
        if above:
            self.parts.append(Heading(block.text, block.line, int(above[1:]), block=block))
        else:
            quoted = kinds and block.kind is BlockKind.QUOTE
            self.parts.append(replace(block, quote=self.quotes if quoted else 0))

    def _block_tag(self, name: str, *, closes: bool) -> None:
        """Go into an element that stands on lines of its own, or out of it."""
        if self._whole or name in _CELLS:
            if self._builder.length:
                self._builder.end_line(*self._place.here(), self._style())
            return
        self._tagged = True
        self._end_part()
        if not closes:
            self._inside.append(name)
            self.quotes += name == "blockquote"
        elif name in self._inside:
            del self._inside[len(self._inside) - 1 - self._inside[::-1].index(name) :]

    def _end_line(self, *, titled: bool) -> None:
        line = bold_line(self._builder) if self._kind is BlockKind.PARAGRAPH else None
        if titled:
            line = self._builder.block(self._kind)
        if line is not None and not self.before:
            line = finish(line)
            self.before += [line] if line is not None else []
            self._builder = BlockBuilder()
        self._builder.end_line(*self._place.end_line(), self._style())

    def _tag(self, content: str) -> None:
        tag = _TAG.match(content)
        self._place.skip(content)
        if tag is None:
            return
        name = tag[2].lower()
        if name == "br":
            self._builder.end_line(*self._place.here(), self._style())
        elif name in BLOCKS:
            self._block_tag(name, closes=bool(tag[1]))
        elif name in _STYLES and not tag[3]:
            nesting = self._open[_STYLES[name]] + (-1 if tag[1] else 1)
            self._open[_STYLES[name]] = max(nesting, 0)

    def _child(self, child: Token) -> None:
        if child.type == "text":
            self._text(child.content)
        elif child.type == "text_special":
            row, column = self._place.find(child.markup)
            if child.info == "escape":  # "\ " is none: its backslash is text
                column += len(child.markup) - len(child.content)
            if self._open["raised"]:
                self._builder.add_raised(child.content, row, column)
            elif not self._open["struck"]:
                self._builder.add(child.content.translate(_STAND_IN), row, column, self._style())
        elif child.type == "code_inline":
            self._place.skip(child.markup)
            self._add(child.content)
            self._place.skip(child.markup)
        elif child.type == "image":
            self._place.skip_image()
        elif child.type == "link_close":
            self._place.skip_link()

    def _style(self) -> Style:
        return Style(self._open["marked"] > 0, self._open["italic"] > 0)

    def _add(self, text: str) -> None:
        if self._open["struck"]:
            self._place.add(BlockBuilder(), text, Style())
        elif self._open["raised"]:
            self._builder.add_raised(text, *self._place.find(text))
        else:
            self._place.add(self._builder, text, self._style())

    def _text(self, text: str) -> None:
        """Add text; a short footnote stands in it in parentheses, a long one follows.

        A short one without a number names no passage: the author's remark comes last of all.
        """
        done = 0
        for match in _FOOTNOTE_SIGN.finditer(text):
            blocks = self._notes(match[1])
            if not blocks:
                continue
            new = match[1] not in self._used
            self._add(text[done : match.start()])
            done = match.end()
            sign = self._place.find(match[0])
            if len(blocks) == 1 and len(blocks[0].text) <= LONGEST_NOTE:
                if not re.search(r"\d", blocks[0].text):
                    continue
                self._builder.add_note(blocks[0], *sign)
            elif new:
                self.after += blocks
            self._used.add(match[1])
        self._add(text[done:])


def finish(block: Block) -> Block | None:
    """Read the signs that CommonMark leaves as text, then put escaped ones back."""
    if "[" in block.text:
        block = _without_links(block)
    found = _without_signs(read_marks(block, signs=("==",)))
    return replace(found, text=found.text.translate(_ITSELF)) if found and found.text else None


def _without_signs(block: Block) -> Block | None:
    """Leave out signs of stress that stress nothing, for a space beside them ("__ now__").

    The space before one at the end goes with it; ``None`` where nothing is left.
    """
    place, kept = 0, []
    for match in _LOOSE_SIGN.finditer(block.text):
        kept.append((place, match.start()))
        place = match.end()
    if not kept:
        return block
    return part(keep(block, [*kept, (place, len(block.text))]))


def _without_links(block: Block) -> Block:
    """Leave of a notebook's links what its reader sees; "Romans 8#v34" is Romans 8:34."""
    text = block.text
    cuts: list[tuple[int, int]] = []
    for pattern in (CALLOUT, _BOX):
        match = pattern.match(text)
        if match:
            cuts.append(match.span())
    embeds = [match.span() for match in _EMBED.finditer(text)]
    cuts += embeds
    colons: list[int] = []
    for match in _WIKI.finditer(text):
        if match.span() in embeds:
            continue
        if match[2]:
            cuts += [(match.start(), match.start(2)), (match.end(2), match.end())]
            continue
        target = _TARGET.match(match[1])
        start = match.start(1)
        page = (start + target.start("page"), start + target.end("page")) if target else (start, 0)
        anchor = target["part"] if target else None
        verse = _VERSE.match(anchor) if anchor else None
        if target and verse and re.search(r"\d$", target["page"]):
            colons.append(page[1])
            first = start + target.start("part")
            cuts += [
                (match.start(), page[0]),
                (first, first + verse.end()),
                (match.end(1), match.end()),
            ]
        elif target and anchor and not target["page"]:
            first = start + target.start("part")
            cuts += [(match.start(), first), (match.end(1), match.end())]
        else:
            cuts += [(match.start(), page[0]), (page[1], match.end())]
    place, kept = 0, []
    for start, end in sorted(cuts):
        kept.append((place, start))
        place = end
    for colon in colons:
        text = text[:colon] + ":" + text[colon + 1 :]
    return keep(replace(block, text=text), [*kept, (place, len(text))])


class Place:
    """Where in the file's lines the parser's text stands, found from left to right."""

    def __init__(
        self, lines: Sequence[str], first: int, shifts: Mapping[int, int] | None = None
    ) -> None:
        """Take lines of which the first is this one of the file (from 0).

        ``shifts`` tells how many columns were taken from the beginning of a line of the file.
        """
        self._lines = lines
        self._first = first
        self._shifts = shifts or {}
        self._line = 0
        self._column = 0
        self._last = 0

    def enter(self, line: int, last: int) -> None:
        """Begin with a block that takes these lines; cells of one row go on in it."""
        if line != self._line or last != self._last:
            self._line, self._column, self._last = line, 0, last

    def here(self) -> tuple[int, int]:
        """Return line and column in the file, from 1."""
        return self._at(self._column)

    def _at(self, column: int) -> tuple[int, int]:
        line = self._first + self._line
        return line + 1, column + self._shifts.get(line, 0) + 1

    def end_line(self) -> tuple[int, int]:
        """Go to the next line; return where this one ends."""
        place = self._at(len(self._lines[self._line]))
        self._line, self._column = min(self._line + 1, len(self._lines) - 1), 0
        return place

    def find(self, text: str) -> tuple[int, int]:
        """Go behind the next occurrence of the text; return where it begins."""
        found = self._lines[self._line].find(text, self._column) if self._lines else -1
        if found < 0:
            return self.here()
        self._column = found + len(text)
        return self._at(found)

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
            for letters in [piece] if known else piece:
                builder.add(letters, *self.find(letters), style)

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
