"""Blocks are put together here: white space, places in the file, stressed words.

Every reader hands over stretches of its file's text and where each one begins; what
comes out is a ``Block`` whose every character knows its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from versecards.article.model import Block, BlockKind, Span
from versecards.marks import BEFORE, one_of

# White space that collapses into one space. No-break spaces (U+00A0, U+2007, U+202F)
# are not in it: an author sets them so that "2 Peter" stays together.
_SPACES = " \t\n\r\v\f\x1c-\x1e\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000"
# What a learner cannot see and a search would trip over: control characters, the
# zero-width space, the soft hyphen, a byte-order mark inside the text, the stand-in for
# a picture. Joiners and marks of direction stay: some scripts need them.
_INVISIBLE = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffc"
_SEEN = f"[^{_SPACES}{_INVISIBLE}]+"
# words with one plain space between them are one piece
_PIECE = re.compile(f"[{_SPACES}]+|[{_INVISIBLE}]+|{_SEEN}(?: {_SEEN})*")
_SPACE = re.compile(f"[{_SPACES}]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
# Line ends: those of every system, NEL, and the two that Unicode adds.
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_SIGN = re.compile(r"\*\*|==")
FINAL = re.compile(r"[.,;:!?]$")
# Bullets that are typed, also as Word's symbol font has them, and those of a phone.
BULLET_SIGNS = "⮚⮞❯•▪▫·∙●○◦◆◇‣⁃■□▸▶►➢➤➔→✓✔✅☐☑❖✦★☆🔹🔸👉➡\uf0b7\uf0a7"
TYPED_BULLET = re.compile(f"[{BULLET_SIGNS}]\ufe0e?\\s*")
_NOTE_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?[,;]?\s*$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ESCAPED = re.compile(r"\\([\\*=])")
_BEGINS_VERSE = re.compile(rf"{one_of(BEFORE)}*[^\W\d_]")
"""What is raised and touches this is the number of a verse; that of a note has space or a
stop behind it."""
_OPENED = re.compile(rf"(?:^|\s){one_of(BEFORE)}+$")
"""A mark that opens, with which the number of the first verse stays: "“¹⁶ For God so loved …"."""

# A footnote up to this length stands in the sentence; a longer one is a paragraph.
LONGEST_NOTE = 160

Segment = tuple[int, int]


@dataclass(frozen=True)
class Style:
    """How the author set a stretch of text: ``marked`` says that he stressed it."""

    marked: bool = False
    italic: bool = False


PLAIN = Style()


def split_lines(text: str) -> list[str]:
    """Return the lines of a file without their ends; line numbers count these."""
    return _LINE_END.split(text)


def plain(text: str) -> str:
    """Return a text as a block holds it: white space collapsed, the invisible left out."""
    builder = BlockBuilder()
    builder.add(text, 1, 1)
    block = builder.block(BlockKind.PARAGRAPH)
    return block.text if block else ""


class BlockBuilder:
    """Collects stretches of text, each with its place, into one block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[tuple[int, int, int]] = []
        self._next = (0, 0)
        self._space: tuple[int, int, Style] | None = None
        self._marks: list[list[int]] = []
        self._italics: list[list[int]] = []
        self._breaks: list[int] = []
        self._new_line = False
        self._raised: tuple[str, int, int] | None = None

    def add(self, text: str, line: int, column: int, style: Style = PLAIN) -> None:
        """Add text that stands at this line and column of the file (both count from 1).

        White space at its ends counts: "a" and " b" are two words, "a" and "b" one.
        """
        raised, self._raised = self._raised, None
        if raised is not None and _BEGINS_VERSE.match(text):
            self._put_number(*raised)
        for match in _PIECE.finditer(text):
            piece, place = match.group(), column + match.start()
            if _SPACE.match(piece):
                if self._space is None:
                    self._space = (line, place, style)
            elif not _HIDDEN.match(piece):
                self._flush_space(style)
                self._put(piece, line, place, style)

    def add_raised(self, text: str, line: int, column: int) -> None:
        """Add raised text: the sign of a note is left out, the number of a verse stays raised.

        A number behind a word points to a note ("grace.¹"), one that stands at a word counts
        verses, whether white space is before it or not ("¹⁶ For God", "life.¹⁷For God").
        Letters may be part of a word ("1ˢᵗ").
        """
        if text.startswith("\u00a0") and self._raised is not None:
            self._put_number(*self._raised)  # as sites that show the Bible set it
        elif not _NOTE_SIGN.match(text):
            self.add(text, line, column)
        elif re.search(r"\d", text):
            number = text.strip().strip("[]()").translate(_RAISED) + " "
            if not self.in_word or text.endswith("\u00a0"):
                self._put_number(number, line, column)
            elif text == text.rstrip():
                self._raised = (number, line, column)
            else:
                self.add(" ", line, column)

    def _put_number(self, number: str, line: int, column: int) -> None:
        self._raised = None
        before = "" if _OPENED.search("".join(self._parts[-2:])) else " "
        self.add(before + number, line, column)

    def add_block(self, block: Block) -> None:
        """Add the text of another block, each character at the place it has there."""
        edges = {start for start, _, _ in block.starts} | set(block.breaks)
        edges.update(edge for span in (*block.marks, *block.italics) for edge in span)
        cuts = sorted({*edges, 0, len(block.text)})
        marked, italic = _within(block.marks, cuts), _within(block.italics, cuts)
        breaks = set(block.breaks)
        for index, (start, end) in enumerate(pairwise(cuts)):
            self._new_line = self._new_line or start in breaks
            style = Style(marked[index], italic[index])
            self.add(block.text[start:end], *block.position(start), style)

    def add_note(self, note: Block, line: int, column: int) -> None:
        """Add a footnote in parentheses where its sign stands, before a final stop.

        "He lives.[1]" with the note "Hebrews 7:25" is "He lives (Hebrews 7:25).".
        """
        self._space = None
        held = self._take_back() if FINAL.search("".join(self._parts[-1:])) else None
        self.add(" (", line, column)
        self.add_block(note)
        self.add(")", line, column)
        if held is not None:
            self.add(*held)

    def end_line(self, line: int, column: int, style: Style = PLAIN) -> None:
        """Add the end of a line, which parts words, at its place."""
        self.add("\n", line, column, style)
        self._new_line = True

    @property
    def in_word(self) -> bool:
        """Whether what was added ends without white space."""
        return bool(self._parts) and self._space is None

    @property
    def length(self) -> int:
        """How long the text is so far, without white space at its end."""
        return self._length

    def is_stressed(self, longest: int) -> bool:
        """Tell whether all that was added is stressed, and no longer than this."""
        return 0 < self._length <= longest and self._marks == [[0, self._length]]

    def block(self, kind: BlockKind) -> Block | None:
        """Return the block, or ``None`` when nothing but white space was added."""
        if not self._parts:
            return None
        return part(
            Block(
                kind,
                "".join(self._parts),
                tuple(self._starts),
                tuple((start, end) for start, end in self._marks),
                tuple((start, end) for start, end in self._italics),
                tuple(self._breaks),
            )
        )

    def _take_back(self) -> tuple[str, int, int]:
        """Take the last character out again; return it with its place."""
        character = self._parts[-1][-1]
        self._parts[-1] = self._parts[-1][:-1]
        self._length -= 1
        line, column = self._next[0], self._next[1] - 1
        if self._starts[-1][0] == self._length:
            self._starts.pop()
        self._next = (0, 0)
        for spans in (self._marks, self._italics):
            if spans and spans[-1][1] > self._length:
                spans[-1][1] = self._length
                if spans[-1][0] == self._length:
                    spans.pop()
        return character, line, column

    def _flush_space(self, style: Style) -> None:
        space, self._space = self._space, None
        if space is not None and self._parts:
            line, column, inside = space
            both = Style(
                inside.marked and style.marked and self._ends(self._marks),
                inside.italic and style.italic and self._ends(self._italics),
            )
            self._put(" ", line, column, both)
        if self._new_line and self._parts:
            self._breaks.append(self._length)
        self._new_line = False

    def _ends(self, spans: list[list[int]]) -> bool:
        return bool(spans) and spans[-1][1] == self._length

    def _put(self, piece: str, line: int, column: int, style: Style) -> None:
        if (line, column) != self._next:
            self._starts.append((self._length, line, column))
        end = self._length + len(piece)
        for wanted, spans in ((style.marked, self._marks), (style.italic, self._italics)):
            if wanted and self._ends(spans):
                spans[-1][1] = end
            elif wanted:
                spans.append([self._length, end])
        self._parts.append(piece)
        self._length = end
        self._next = (line, column + len(piece))


def keep(block: Block, segments: Iterable[Segment]) -> Block:
    """Return a block of these stretches (start, end) of another, in order, marks and all."""
    parts: list[str] = []
    starts: list[tuple[int, int, int]] = []
    length = 0
    inner = iter((*block.starts, (len(block.text) + 1, 0, 0)))
    following = next(inner)
    kept = [(start, end) for start, end in segments if start < end]
    for start, end in kept:
        while following[0] <= start:
            following = next(inner)
        starts.append((length, *block.position(start)))
        while following[0] < end:
            starts.append((length + following[0] - start, following[1], following[2]))
            following = next(inner)
        parts.append(block.text[start:end])
        length += end - start
    cells = _moved(block.cells, kept)
    return replace(
        block,
        text="".join(parts),
        starts=tuple(starts),
        marks=_moved(block.marks, kept),
        italics=_moved(block.italics, kept),
        breaks=_moved_breaks(block.breaks, kept),
        cells=cells,
        heads=block.heads if len(cells) == len(block.cells) else (),
    )


def _moved(spans: Sequence[Span], kept: Sequence[Segment]) -> tuple[Span, ...]:
    """Return spans as they stand in a text of which these stretches are kept."""
    result: list[Span] = []
    length = index = 0
    for start, end in kept:
        while index < len(spans) and spans[index][0] < end:
            left, right = spans[index]
            if right > start:
                new = (length + max(left, start) - start, length + min(right, end) - start)
                if result and result[-1][1] == new[0]:
                    new = (result.pop()[0], new[1])
                result.append(new)
            if right > end:
                break  # it goes on in the next stretch
            index += 1
        length += end - start
    return tuple(result)


def _moved_breaks(breaks: Sequence[int], kept: Sequence[Segment]) -> tuple[int, ...]:
    """Return breaks likewise; one in what is left out stands before what follows."""
    result: dict[int, None] = {}
    length = index = 0
    for start, end in kept:
        while index < len(breaks) and breaks[index] < end:
            result[length + max(breaks[index], start) - start] = None
            index += 1
        length += end - start
    result.pop(0, None)
    return tuple(result)


def _within(spans: Sequence[Span], cuts: Sequence[int]) -> list[bool]:
    """Tell for each place whether it is in a span; both ascend, and all edges are places."""
    result: list[bool] = []
    index = 0
    for place in cuts:
        while index < len(spans) and spans[index][1] <= place:
            index += 1
        result.append(index < len(spans) and spans[index][0] <= place)
    return result


def part(block: Block, start: int = 0, end: int | None = None) -> Block | None:
    """Return a stretch of a block without white space at its ends; ``None`` if empty."""
    text = block.text[start:end]
    inside = text.strip()
    if not inside:
        return None
    start += len(text) - len(text.lstrip())
    if len(inside) == len(block.text):
        return block
    return keep(block, [(start, start + len(inside))])


def stacked(upper: Block, lower: Block) -> Block:
    """Return a block with another on the line below it; it is of the kind of the upper one."""
    builder = BlockBuilder()
    builder.add_block(upper)
    builder.end_line(*upper.position(len(upper.text)))
    builder.add_block(lower)
    return builder.block(upper.kind) or upper


def read_marks(
    block: Block, *, signs: tuple[str, ...] = ("**", "=="), escapes: bool = False
) -> Block:
    """Take the signs of ``**bold**`` and ``==mark==`` out and note what they stress.

    A sign without its fellow, or with white space inside it, stays as written. With
    ``escapes`` a backslash before ``*``, ``=`` or itself makes it an ordinary character.
    """
    text = block.text
    if not any(sign in text for sign in signs) and not (escapes and "\\" in text):
        return block
    cuts: list[Segment] = []
    marks: list[Segment] = list(block.marks)
    hidden = {m.start() + 1 for m in _ESCAPED.finditer(text)} if escapes else set()
    cuts += [(place - 1, place) for place in hidden]
    opened: dict[str, int] = {}
    place = 0
    while match := _SIGN.search(text, place):
        start, sign = match.start(), match.group()
        if start in hidden or start + 1 in hidden or sign not in signs:
            place = start + 1
            continue
        place = start + 2
        before = text[start - 1] if start else " "
        after = text[place] if place < len(text) else " "
        if sign in opened and before != " " and opened[sign] + 2 < start:
            begin = opened.pop(sign)
            opened = {}
            cuts += [(begin, begin + 2), (start, start + 2)]
            marks.append((begin + 2, start))
        elif sign not in opened and after != " ":
            opened[sign] = start
    kept: list[Segment] = []
    place = 0
    for start, end in sorted(cuts):
        kept.append((place, start))
        place = end
    kept.append((place, len(text)))
    return keep(replace(block, marks=_merged(marks)), kept)


def _merged(marks: list[Segment]) -> tuple[Segment, ...]:
    """Return the spans in order, those that touch or overlap as one."""
    result: list[Segment] = []
    for start, end in sorted(marks):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def typed_bullet(block: Block) -> Block | None:
    """Return a paragraph that begins with a typed bullet ("• Pray") as a bullet.

    The block itself is returned where there is no such sign, ``None`` where nothing
    stands behind it.
    """
    match = TYPED_BULLET.match(block.text)
    if match is None or block.kind is BlockKind.QUOTE:
        return block
    rest = part(block, match.end())
    return replace(rest, kind=BlockKind.BULLET) if rest else None
