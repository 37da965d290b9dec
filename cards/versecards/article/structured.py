"""YAML articles: the structured form, for whoever wants to say what each thing is.

Its keys are described in ``article.schema.json``, which editors can use to complete
and check while typing. ``title``, ``sections`` and ``notice`` are the article; every
other key is a setting of it, as in the front matter of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from versecards.article.blocks import BlockBuilder, plain, read_marks, split_lines
from versecards.article.frontmatter import front_matter
from versecards.article.headings import Headings
from versecards.article.items import Heading, Item
from versecards.article.model import Article, Block, BlockKind, Role
from versecards.article.outline import build_article
from versecards.article.source import Source
from versecards.article.yamlread import Document, Span, read_yaml
from versecards.near import suggestion

_SECTION_KEYS = ("heading", "role", "blocks")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.)|$)|[^\\]+")
_LETTERS = {"n": "\n", "t": "\t", "r": "\n", "_": "\u00a0", "N": "\n", "L": "\n", "P": "\n"}


def read_structured(source: Source) -> Article:
    """Read an article in YAML.

    Raises ``ContentError`` with file, line and remedy for wrong YAML, a key or value
    that does not belong, a missing title, and no text.
    """
    lines = split_lines(source.text)
    document = read_yaml(source, "\n".join(lines))
    if not isinstance(document.value, dict):
        raise source.error("article-form.keys", 1)
    front = front_matter(source, document)
    headings = front.headings
    reader = _Reader(source, document, lines, headings)
    title = front.text("title")
    return build_article(source, title, reader.items(), front, headings)


class _Reader:
    """Turns what the YAML says into headings and blocks."""

    def __init__(
        self, source: Source, document: Document, lines: list[str], headings: Headings
    ) -> None:
        self._source = source
        self._document = document
        self._lines = lines
        self._headings = headings
        self._quotes = 0

    def items(self) -> list[Item]:
        """Return the headings and blocks of all sections."""
        value = self._document.value
        sections = value.get("sections") if isinstance(value, dict) else None
        if sections is None:
            return []
        if not isinstance(sections, list):
            raise self._wrong("article-form.sections", "sections")
        items: list[Item] = []
        for number, section in enumerate(sections):
            items += self._section(f"sections.{number}", section, first=not items)
        return items

    def _section(self, path: str, section: object, *, first: bool) -> Iterator[Item]:
        if not isinstance(section, dict):
            raise self._wrong("article-form.section", path)
        for key in section:
            if key not in _SECTION_KEYS:
                raise self._unknown(f"{path}.{key}", key, _SECTION_KEYS)
        role = self._role(path, section.get("role"))
        heading = section.get("heading")
        if heading is not None and (
            isinstance(heading, bool | list | dict) or not plain(str(heading))
        ):
            raise self._wrong("article-form.heading", f"{path}.heading")
        if heading is None and role in {None, Role.BODY} and not first:
            raise self._wrong("article-form.no-heading", path)
        if heading is not None or role not in {None, Role.BODY}:
            text = (
                plain(str(heading))
                if heading is not None
                else self._headings.usual(role or Role.OTHER)
            )
            yield Heading(text, self._document.lines[path], 0, role)
        blocks = section.get("blocks")
        if isinstance(blocks, str):
            yield from self._block(f"{path}.blocks", BlockKind.PARAGRAPH, blocks)
        elif isinstance(blocks, list):
            for number, block in enumerate(blocks):
                yield from self._item(f"{path}.blocks.{number}", block)
        elif blocks is not None:
            raise self._wrong("article-form.blocks", f"{path}.blocks")

    def _item(self, path: str, item: object) -> Iterator[Block]:
        if isinstance(item, dict):
            kinds = [kind.value for kind in BlockKind]
            for key in item:
                if key not in kinds:
                    raise self._unknown(f"{path}.{key}", key, kinds)
            for key, text in item.items():
                yield from self._block(f"{path}.{key}", BlockKind(key), text)
        else:
            yield from self._block(path, BlockKind.PARAGRAPH, item)

    def _block(self, path: str, kind: BlockKind, value: object) -> Iterator[Block]:
        if value is None or isinstance(value, bool | list | dict) or not plain(str(value)):
            raise self._wrong("article-form.text", path)
        span = self._document.spans[path]
        builder = BlockBuilder()
        for text, line, column in _pieces(self._lines, span):
            builder.add(text, line, column)
        block = builder.block(kind)
        if block is None or block.text != plain(str(value)):
            # A form of writing that the pieces do not follow: the words count.
            builder = BlockBuilder()
            builder.add(str(value), span.line, span.column)
            block = builder.block(kind)
        if block is not None:
            self._quotes += kind is BlockKind.QUOTE
            quote = self._quotes if kind is BlockKind.QUOTE else 0
            yield replace(read_marks(block, escapes=True), quote=quote)

    def _role(self, path: str, value: object) -> Role | None:
        if value is None:
            return None
        try:
            return Role(value)
        except ValueError:
            raise self._unknown(f"{path}.role", str(value), Headings.roles()) from None

    def _wrong(self, code: str, path: str, /, **values: object) -> Exception:
        return self._source.error(code, self._document.lines.get(path, 1), **values)

    def _unknown(self, path: str, word: str, known: tuple[str, ...] | list[str]) -> Exception:
        return self._wrong(
            "article-form.unknown",
            path,
            word=word,
            known=", ".join(known),
            suggestion=suggestion(word, known),
        )


def _pieces(lines: list[str], span: Span) -> Iterator[tuple[str, int, int]]:
    """Return the text of a scalar as it stands in the file, with line and column."""
    block = span.style in {"|", ">"}
    first = span.line + 1 if block else span.line
    for number in range(first, min(span.end_line, len(lines)) + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else len(line) - len(line.lstrip(" \t"))
        end = span.end_column - 1 if number == span.end_line else len(line)
        if span.style in {"'", '"'}:
            start += number == span.line
            end -= number == span.end_line
        text = line[start:end]
        if span.style == "'":
            for part in re.finditer(r"''|[^']+", text):
                yield part[0].replace("''", "'"), number, start + part.start() + 1
        elif span.style == '"':
            for part in _ESCAPE.finditer(text):
                yield _unescaped(part), number, start + part.start() + 1
        else:
            yield text, number, start + 1
        if number < span.end_line and not (span.style == '"' and text.endswith("\\")):
            yield "\n", number, len(line) + 1


def _unescaped(part: re.Match[str]) -> str:
    code = part[1] or part[2] or part[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    if part[4]:
        return _LETTERS.get(part[4], part[4])
    return part[0] if part[0] != "\\" else ""
