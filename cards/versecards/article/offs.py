"""Comments in an article that switch a check off: ``<!-- versecards: off CODE -->``.

In YAML, and in front matter, the comment is ``# versecards: off CODE``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from versecards.article.model import Off, Section

_COMMENT = re.compile(r"<!--\s*versecards:\s*off\s+([^<>]*?)\s*-->", re.IGNORECASE)
_YAML_COMMENT = re.compile(r"(?:^|\s)#\s*versecards:\s*off\s+([^#]*?)\s*$", re.IGNORECASE)


def read_offs(lines: Sequence[str], sections: Sequence[Section], *, in_yaml: bool) -> Iterator[Off]:
    """Yield every such comment in the lines of a file that was read into these sections."""
    if not any("versecards" in line.lower() for line in lines):
        return
    blocks = _block_lines(sections)
    front = 0 if in_yaml else _front_matter_end(lines)
    for number, line in enumerate(lines, 1):
        pattern = _YAML_COMMENT if in_yaml or number <= front else _COMMENT
        for match in pattern.finditer(line):
            codes = tuple(re.split(r"[\s,]+", match[1].strip(" ,")))
            alone = not pattern.sub("", line).strip()
            yield Off(
                number,
                codes,
                _below(lines, number, blocks) if alone else range(number, number + 1),
            )


def _below(lines: Sequence[str], number: int, blocks: Mapping[int, range]) -> range:
    """The lines that a comment alone on its line is for: the block that begins below it.

    A bullet whose sign stands alone on its line begins with that sign.
    """
    first = number + 1
    while first <= len(lines):
        text = _COMMENT.sub("", _YAML_COMMENT.sub("", lines[first - 1]))
        if re.search(r"\w", text):
            break
        first += 1
    return blocks.get(first, range(first, first + 1))


def _block_lines(sections: Sequence[Section]) -> dict[int, range]:
    """The lines of each block by the first of them."""
    found: dict[int, range] = {}
    for section in sections:
        for block in section.blocks:
            last = max(line for _, line, _ in block.starts)
            found[block.line] = range(block.line, last + 1)
    return found


def _front_matter_end(lines: Sequence[str]) -> int:
    """The line that closes the front matter; 0 where there is none."""
    if not lines or lines[0].strip("\ufeff").rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    return next(ends, 0)
