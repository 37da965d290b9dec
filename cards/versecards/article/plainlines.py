"""What each line of a plain text is: heading, bullet, quoted line, rule, or prose.

Every pass below settles one question and leaves what it doubts as prose, so that a
wrong guess never loses a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from versecards.article.blocks import BULLET_SIGNS
from versecards.article.boldlines import LONGEST_HEADING
from versecards.article.choices import FEWEST, choices_in, is_short
from versecards.article.guess import Look, look, may_head
from versecards.article.headings import Headings
from versecards.article.model import Role
from versecards.article.page import is_notice
from versecards.article.wrap import Wrapping, is_final
from versecards.languages import Language
from versecards.marks import OPENS, OPENS_ANY, ends_asking, one_of

_MARK = re.compile(
    rf"""^[ \t\u00a0]*(?:
        (?P<sign>[{BULLET_SIGNS}]\ufe0e?)
      | (?P<dash>[-*–+§»›])(?=[ \t\u00a0]|$)
      | (?P<o>o)(?=\t|[ \u00a0]{{2}}|[ \u00a0][A-Z({OPENS_ANY}]|$)
      | \(?(?P<number>\d{{1,3}})[.)](?=[ \t\u00a0]|$|[A-Z{OPENS}])
      | \(?(?P<letter>[a-z])\)(?=[ \t\u00a0]|$)
      | (?P<capital>[A-Z])[.)](?=[ \t\u00a0]|$)(?![ \t\u00a0]+[A-Z]\.)
      | (?P<small>[a-z])\.(?=[ \t\u00a0]|$)
    )[ \t\u00a0]*(?:\[\ \][ \t\u00a0]+)?""",
    re.VERBOSE,
)
_GOES_ON = re.compile(rf"[.!?]\W* \w|\w[,:] {one_of(OPENS_ANY)}")
"""Where a line has a second sentence, or leads into a quotation."""
_RULE = re.compile(r"^\s*(?:([-*_=~#•])\s*)(?:\1\s*){2,}$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,})\s*$")
_HASHES = re.compile(r"^#{1,6}\s+\S")
_QUOTED = re.compile(r"^\s*>[>\s]*")
_ROMAN = re.compile(r"^\s*(?P<roman>[IVX]{1,5})[.)]\s+\S")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

_PARAGRAPH = 80
"""Letters of a paragraph that a short line above it can head."""
_FEWEST_PARTS = 2
# In a list of points or questions without marks every line can look like a heading.
LIST_ROLES = frozenset({Role.POINTS, Role.REFLECT, Role.ENGAGE, Role.KEY_VERSES})


_PASSAGE_BEHIND = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]$|\d[:.]\d[\d,–-]*$")
"""The passage with which a paragraph ends that quotes, and has no stop behind it."""
_LETTERED = frozenset({"letter", "capital", "small"})


class Sort(Enum):
    """What a line is."""

    BLANK = "blank"
    RULE = "rule"
    HEADING = "heading"
    MARK = "mark"
    QUOTED = "quoted"
    TEXT = "text"


@dataclass(frozen=True)
class Line:
    """A line: its number from 1, what it is, and where its own text begins in it.

    ``order`` is the kind of an ordered mark ("number", "letter", "capital", "small") and
    ``count`` its value.
    """

    number: int
    sort: Sort
    raw: str
    start: int = 0
    order: str = ""
    count: int = 0

    @property
    def text(self) -> str:
        """What the line says, without its mark."""
        return self.raw[self.start :].strip()

    @property
    def indent(self) -> int:
        """How many white space characters it begins with."""
        return len(self.raw) - len(self.raw.lstrip())


def sort_lines(raw: Sequence[str], first: int, headings: Headings) -> tuple[list[Line], Wrapping]:
    """Sort the lines of a file from this index on; tell how its prose was broken."""
    lines = [
        sort_line(number, line, headings.language)
        for number, line in enumerate(raw[first:], first + 1)
    ]
    lines = _settle_marks(lines)
    wrapping = Wrapping(
        (a.raw, b.raw)
        for a, b in pairwise(lines)
        if a.sort in {Sort.TEXT, Sort.MARK, Sort.QUOTED} and b.sort in {Sort.TEXT, Sort.QUOTED}
    )
    lines = _find_known(lines, headings, wrapping)
    lines = _find_outline(lines)
    return _keep_letters(_find_others(lines, headings, wrapping)), wrapping


def sort_line(number: int, raw: str, language: Language) -> Line:
    """Sort a line by what it holds alone."""
    if not raw.strip():
        return Line(number, Sort.BLANK, raw)
    if len(raw) <= 200 and _RULE.match(raw):
        return Line(number, Sort.RULE, raw)
    if _HASHES.match(raw):
        return Line(number, Sort.HEADING, raw)
    if match := _QUOTED.match(raw):
        return Line(number, Sort.QUOTED, raw, match.end())
    match = _MARK.match(raw)
    if match is None or is_notice(raw, language):
        return Line(number, Sort.TEXT, raw)
    order, count = "", 0
    if match["number"]:
        order, count = "number", int(match["number"])
    elif match["letter"]:
        order, count = "letter", ord(match["letter"]) - ord("a") + 1
    elif match["capital"]:
        order, count = "capital", ord(match["capital"]) - ord("A") + 1
    elif match["small"]:
        order, count = "small", ord(match["small"]) - ord("a") + 1
    item = Line(number, Sort.MARK, raw, match.end(), order, count)
    in_row = order in _LETTERED and choices_in(raw.strip(), language)  # "A. Peter  B. John"
    return Line(number, Sort.TEXT, raw) if in_row else item


def _settle_marks(lines: list[Line]) -> list[Line]:
    """Take back marks that are the beginning of prose ("J. I. Packer", "25. But").

    An ordered mark counts when it begins a list or goes on with one. A dash counts
    unless it stands alone within a sentence.
    """
    second = {line.order for line in lines if line.sort is Sort.MARK and line.count == 2}
    last: dict[str, int] = {}
    result: list[Line] = []
    before = Line(0, Sort.BLANK, "")
    for line, following in zip(lines, [*lines, before][1:], strict=True):
        settled = line
        if line.sort is Sort.MARK and line.order:
            initial = line.order in {"capital", "small"}
            begins = line.count == 1 and (not initial or line.order in second)
            goes_on = line.count == last.get(line.order, -1) + 1
            stands_off = not initial and before.sort is not Sort.TEXT
            if begins or goes_on or stands_off:
                last[line.order] = line.count
            else:
                settled = replace(line, sort=Sort.TEXT, start=0)
        elif (
            line.sort is Sort.MARK
            and line.raw.lstrip()[0] in "-–"
            and before.sort is Sort.TEXT
            and not is_final(before.raw)
            and line.text[:1].islower()
            and following.sort is not Sort.MARK
        ):
            settled = replace(line, sort=Sort.TEXT, start=0)
        result.append(settled)
        before = settled
    return result


def _keep_letters(lines: list[Line]) -> list[Line]:
    """Keep the letters of what may be choices: names and the like below a question."""
    filled = [index for index, line in enumerate(lines) if line.sort is not Sort.BLANK]
    result = list(lines)
    at = 0
    while at < len(filled):
        first = lines[filled[at]]
        begin, at = at, at + 1
        if first.order not in _LETTERED or first.count != 1:
            continue
        while at < len(filled) and lines[filled[at]].order == first.order:
            at += 1
        run = [(index, lines[index]) for index in filled[begin:at]]
        asked = begin and ends_asking(lines[filled[begin - 1]].text)
        if asked and len(run) >= FEWEST and all(is_short(line.text) for _, line in run):
            for index, line in run:
                result[index] = replace(line, start=line.indent)
    return result


def _find_known(lines: list[Line], headings: Headings, wrapping: Wrapping) -> list[Line]:
    """Find the headings that the table knows, and the lines that are underlined."""
    result: list[Line] = []
    before = Line(0, Sort.BLANK, "")
    numbered = _numbered_headings(lines, headings) | _counted_headings(lines, wrapping)
    for line, following in zip(lines, [*lines, before][1:], strict=True):
        settled = line
        if line.number in numbered:
            settled = replace(line, sort=Sort.HEADING, start=0)
        elif line.sort is Sort.TEXT and len(line.raw) <= LONGEST_HEADING:
            known = headings.role_of(line.raw)
            mid_sentence = before.sort in {Sort.TEXT, Sort.MARK} and (
                bool(before.text) and wrapping.continues(before.raw, line.raw)
            )
            item = before.sort is Sort.MARK and not before.text and known is not None
            underlined = (
                _UNDERLINE.match(following.raw)
                and before.sort not in {Sort.TEXT, Sort.MARK}
                and not is_final(line.raw.rstrip().rstrip("?:"))
            )
            is_known = known and not mid_sentence and not (item and known[1] is Role.OTHER)
            if is_known or underlined:
                settled = replace(line, sort=Sort.HEADING)
        result.append(settled)
        before = settled
    return result


def _numbered_headings(lines: Sequence[Line], headings: Headings) -> set[int]:
    """Return the numbers of lines such as "3. Discussion questions" that are no list items."""
    found: set[int] = set()
    filled = [line for line in lines if line.sort not in {Sort.BLANK, Sort.RULE}]
    nothing = Line(0, Sort.BLANK, "")
    for before, line, after in zip(
        [nothing, *filled], filled, [*filled, nothing][1:], strict=False
    ):
        known = headings.role_of(line.text) if line.order else None
        listed = (before.order == line.order and before.count == line.count - 1) or (
            after.order == line.order and after.count == line.count + 1
        )
        if known and known[1] is not Role.OTHER and not listed and after is not nothing:
            found.add(line.number)
    return found


def _counted_headings(lines: Sequence[Line], wrapping: Wrapping) -> set[int]:
    """Return the numbers of lines that count the parts of a text ("1. First we praise").

    Each is short, without a stop, and has a paragraph below it: behind a blank line, or at once
    where blank lines stand above them all and no line goes on in the next.
    """
    following = _following(lines)
    runs: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.order and line.text:
            if line.count == 1 or not runs:
                runs.append([])
            runs[-1].append(index)
    found: set[int] = set()
    for run in runs:
        heads = len(run) >= _FEWEST_PARTS and all(
            _heads_part(lines[index], lines[following[index] or index]) for index in run
        )
        apart = all(lines[index + 1].sort is Sort.BLANK for index in run[:-1])
        if heads and (apart or all(_stands_on(lines, index, wrapping) for index in run)):
            found.update(lines[index].number for index in run)
    return found


def _stands_on(lines: Sequence[Line], index: int, wrapping: Wrapping) -> bool:
    """Tell whether a line has a blank one above it, and a paragraph of its own at once below."""
    if index + 1 >= len(lines) or (index and lines[index - 1].sort is not Sort.BLANK):
        return False
    below = lines[index + 1]
    ended = below.sort is Sort.TEXT and is_final(below.raw.rstrip())
    return ended and not wrapping.continues(lines[index].raw, below.raw)


def _heads_part(line: Line, below: Line) -> bool:
    """Tell whether a counted line stands above a paragraph as its heading would."""
    short = len(line.text) <= LONGEST_HEADING and line.text[-1].isalnum()
    paragraph = below.sort is Sort.TEXT and below.indent <= line.indent
    longer = len(below.text) > (len(line.text) if is_final(below.text) else _PARAGRAPH // 2)
    return short and paragraph and longer


def _find_outline(lines: list[Line]) -> list[Line]:
    """Find the main points of an outline ("II. He prays"): headings, or else bullets."""
    found = [
        (index, match["roman"])
        for index, line in enumerate(lines)
        if line.sort in {Sort.TEXT, Sort.MARK} and (match := _ROMAN.match(line.raw))
    ]
    romans = [roman for _, roman in found]
    if romans[:2] != ["I", "II"]:
        return lines
    result = list(lines)
    following = _following(lines)
    count = 0
    for index, roman in found:
        if roman not in {_ROMANS[0], *_ROMANS[count : count + 1]}:
            continue
        count = _ROMANS.index(roman) + 1
        line = lines[index]
        start = line.raw.index(roman) + len(roman) + 1
        start += len(line.raw[start:]) - len(line.raw[start:].lstrip())
        after = following[index]
        content = None if after is None else lines[after]
        heading = (
            len(line.text) <= LONGEST_HEADING
            and line.raw.rstrip()[-1] not in ".,;"
            and content is not None
            and content.sort is not Sort.HEADING
            and not _ROMAN.match(content.raw)
        )
        sort, start = (Sort.HEADING, 0) if heading else (Sort.MARK, start)
        result[index] = replace(line, sort=sort, start=start, order="", count=0)
    return result


def _find_others(lines: list[Line], headings: Headings, wrapping: Wrapping) -> list[Line]:
    """Find headings that the table does not know, by their look and what stands around."""
    result = list(lines)
    spaced = any(a.sort is Sort.TEXT and b.sort is Sort.BLANK for a, b in pairwise(lines))
    looks = [
        look(line.raw, headings.language) if line.sort is Sort.TEXT else Look.PROSE
        for line in lines
    ]
    following = _following(lines)
    plain_heads = _plain_heads(lines, looks, following)
    role, marked = Role.BODY, False
    for index, line in enumerate(lines):
        before = result[index - 1] if index else Line(0, Sort.BLANK, "")
        marked = marked or line.sort is Sort.MARK
        if line.sort is Sort.HEADING:
            known = headings.role_of(line.raw)
            role, marked = (known[1] if known else Role.OTHER), False
        if before.sort is Sort.MARK and not before.text:
            continue
        after = following[index]
        plain_head = index in plain_heads
        if looks[index] is Look.PROSE and not plain_head:
            continue
        if after is None or lines[after].sort not in {Sort.TEXT, Sort.MARK, Sort.QUOTED}:
            continue
        content = lines[after]
        if content.sort is Sort.TEXT and (
            looks[after] is not Look.PROSE or wrapping.continues(line.raw, content.raw)
        ):
            continue
        if before.sort is Sort.TEXT and wrapping.continues(before.raw, line.raw):
            continue
        weak = looks[index] is Look.TITLE or plain_head
        set_off = before.sort not in {Sort.TEXT, Sort.MARK} or not spaced
        listed = role in LIST_ROLES and not marked
        if weak and (listed or not set_off or len(content.text) < len(line.text)):
            continue
        result[index] = replace(line, sort=Sort.HEADING)
        role = Role.OTHER
    return result


def _plain_heads(
    lines: Sequence[Line], looks: Sequence[Look], following: Sequence[int | None]
) -> set[int]:
    """Return the places of lines that are headings by what stands below them alone.

    Beside one above a long paragraph, others between blank lines may have a short one.
    """
    blank = Line(0, Sort.BLANK, "")
    found: dict[int, bool] = {}
    for index, line in enumerate(lines):
        after = following[index]
        before = lines[index - 1] if index else blank
        prose = looks[index] is Look.PROSE and line.sort is Sort.TEXT
        if prose and before.sort is Sort.BLANK and after is not None:
            content = lines[after]
            if _heads(line, content, lines[after + 1 : after + 2]):
                size = len(content.text)
                long = size >= _PARAGRAPH or _GOES_ON.search(content.text)
                found[index] = bool(long)
    apart = {n for n in found if n + 1 < len(lines) and lines[n + 1].sort is Sort.BLANK}
    others = apart if any(found.values()) else set()
    return {index for index, long in found.items() if long or index in others}


def _heads(line: Line, content: Line, behind: Sequence[Line]) -> bool:
    """Tell whether a line in small letters stands above a paragraph as its heading does."""
    text = content.raw.rstrip()
    ends = is_final(text) or text.endswith(":") or _PASSAGE_BEHIND.search(text)
    alone = not behind or behind[0].sort is not Sort.TEXT
    return (
        content.sort is Sort.TEXT
        and bool(ends)
        and alone
        and len(content.text) >= 2 * len(line.text)
        and may_head(line.raw)
    )


def _following(lines: Sequence[Line]) -> list[int | None]:
    """Return for each line the index of the next one that is neither blank nor a rule."""
    result: list[int | None] = []
    after: int | None = None
    for index in range(len(lines) - 1, -1, -1):
        result.append(after)
        if lines[index].sort not in {Sort.BLANK, Sort.RULE}:
            after = index
    return result[::-1]
