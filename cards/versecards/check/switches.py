"""What the author switched off: for a line, for an article, for the deck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from versecards.article.blocks import split_lines
from versecards.article.decode import decode
from versecards.article.headings import Headings
from versecards.article.model import Article
from versecards.article.source import Source
from versecards.check.context import Context, problem
from versecards.check.rules import rules
from versecards.problems import ContentError, Problem, Severity

_COMMENT = re.compile(r"<!--\s*versecards:\s*off\s+([^<>]*?)\s*-->", re.IGNORECASE)
_YAML_COMMENT = re.compile(r"(?:^|\s)#\s*versecards:\s*off\s+([^#]*?)\s*$", re.IGNORECASE)
_YAML = (".yaml", ".yml")
_SETTINGS_FILE = "deck.yaml"


@dataclass(frozen=True)
class _Comment:
    """A switch in a file: its line, its codes, and the lines that it is for."""

    line: int
    codes: tuple[str, ...]
    lines: range


class Switches:
    """Every switch of a deck. The files are read again only where there are problems."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._articles = {article.shown: article for article in context.articles}
        self._comments: dict[str, tuple[_Comment, ...]] = {}

    def is_off(self, found: Problem) -> bool:
        """Whether the author does not want to hear of this; errors are always told."""
        if found.severity is Severity.ERROR:
            return False
        article = self._articles.get(found.file)
        if article is None:
            return found.code in self._context.settings.off
        if found.code in self._context.by_file[article.file].off:
            return True
        return any(
            found.code in comment.codes and found.line in comment.lines
            for comment in self._of(article)
        )

    def unknown(self) -> Iterator[Problem]:
        """Yield a problem for each code switched off that no rule has."""
        file, line = self._context.settings.places.get("off", (_SETTINGS_FILE, 0))
        for code in self._context.settings.off:
            yield from _unknown(code, (file, line, 1 if line else 0))
        for article in self._context.articles:
            own = article.settings.get("off", ())
            line = article.setting_lines.get("off", 1)
            for code in [own] if isinstance(own, str) else own if isinstance(own, list) else []:
                yield from _unknown(str(code), (article.shown, line, 1))
            for comment in self._of(article):
                for code in comment.codes:
                    yield from _unknown(code, (article.shown, comment.line, 1))

    def _of(self, article: Article) -> tuple[_Comment, ...]:
        if article.shown not in self._comments:
            self._comments[article.shown] = tuple(_comments(article))
        return self._comments[article.shown]


def _unknown(code: str, place: tuple[str, int, int]) -> Iterator[Problem]:
    rule = rules().get(code)
    if rule is None:
        near = process.extractOne(code, list(rules()), scorer=fuzz.ratio, score_cutoff=60)
        remedy = f"did you mean `{near[0]}`?" if near else "look for its code in CHECKS.md"
        yield problem("off-unknown", place, f"there is no check `{code}` to switch off", remedy)
    elif rule.severity is Severity.ERROR:
        message = f"`{code}` is an error and cannot be switched off"
        yield problem("off-unknown", place, message, "mend what it names")


def _comments(article: Article) -> Iterator[_Comment]:
    lines = _lines_of(article)
    if not any("versecards" in line.lower() for line in lines):
        return
    blocks = _block_lines(article)
    in_yaml = article.file.lower().endswith(_YAML)
    front = 0 if in_yaml else _front_matter_end(lines)
    for number, line in enumerate(lines, 1):
        pattern = _YAML_COMMENT if in_yaml or number <= front else _COMMENT
        for match in pattern.finditer(line):
            codes = tuple(re.split(r"[\s,]+", match[1].strip(" ,")))
            rest = pattern.sub("", line).strip()
            yield _Comment(
                number,
                codes,
                _below(lines, number, blocks) if not rest else range(number, number + 1),
            )


def _below(lines: list[str], number: int, blocks: Mapping[int, range]) -> range:
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


def _block_lines(article: Article) -> dict[int, range]:
    """The lines of each block by the first of them."""
    found: dict[int, range] = {}
    for section in article.sections:
        for block in section.blocks:
            last = max(line for _, line, _ in block.starts)
            found[block.line] = range(block.line, last + 1)
    return found


def _front_matter_end(lines: list[str]) -> int:
    """The line that closes the front matter; 0 where there is none."""
    if not lines or lines[0].strip("\ufeff").rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in ("---", "..."))
    return next(ends, 0)


def _lines_of(article: Article) -> list[str]:
    """The lines of the article's file; none where it is no text, or is gone by now."""
    source = Source(article.file, article.shown, Headings.default())
    try:
        return split_lines(decode(source, Path(article.shown).read_bytes()).text)
    except (OSError, ContentError):
        return []
