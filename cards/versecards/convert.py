"""An article back into a file: the structured form, or Markdown.

Reading either one again gives the same title, sections, roles, blocks and stressed
words; only the places in the file differ.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import yaml

from versecards.article.blocks import BULLET_SIGNS
from versecards.article.headings import Headings
from versecards.article.model import Article, Block, BlockKind, Role, Section
from versecards.article.page import is_notice
from versecards.article.roles import role_when_read
from versecards.article.yamlread import plain_value
from versecards.problems import ContentError, problem

_WIDTH = 96
# What Markdown would take as a sign, wherever it stands …
_SIGN = re.compile(r"[\\`*_\[\]={^]|~(?=~)|(?<=~)~|%(?=%)|(?<=%)%|!(?=\[)")
_ENTITY = re.compile(r"<|&(?=#?\w)")
# … and at the beginning of a line.
_BEGINNING = re.compile(
    r"(?:[-+>]|!(?=!!)|\?(?=\?\?)|:(?=::)|#{1,6}(?= |$)|=+$|\d{1,9}(?=[.)]))"
    rf"|[{BULLET_SIGNS}]"
)


class _Dumper(yaml.SafeDumper):
    """Writes text in quotation marks where our reader would take it for something else."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key, as people do."""
        del indentless
        super().increase_indent(flow, indentless=False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if plain_value(text) == text else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _write_text)


def to_yaml(article: Article) -> str:
    """Return the article in its structured form (``article.schema.json``)."""
    data: dict[str, object] = {"title": article.title, **article.settings}
    data["sections"] = [_yaml_section(section) for section in article.sections]
    if article.notice:
        data["notice"] = article.notice
    return _yaml(data)


def to_markdown(article: Article, headings: Headings | None = None) -> str:
    """Return the article as Markdown.

    ``headings`` is the table that it will be read with, the program's own by default.
    A heading whose role that table does not give is named in the front matter. Raises
    ``ContentError`` when two sections of one heading have different roles, which
    Markdown cannot say.
    """
    headings = headings or Headings.default()
    levels, roles = _levels(article, headings)
    front: dict[str, object] = {"headings": roles} if roles else {}
    at_end = is_notice(article.notice, headings.language)
    if article.notice and not at_end:
        front["notice"] = article.notice
    front.update(article.settings)
    parts = [f"---\n{_yaml(front)}---"] if front else []
    parts.append(_heading(1, article.title))
    for section, level in zip(article.sections, levels, strict=True):
        if section.heading:
            parts.append(_heading(level, section.heading))
        parts += _markdown_blocks(section)
    if at_end:
        parts.append(_begin(_escape(article.notice)))
    return "\n\n".join(parts) + "\n"


def _yaml(data: Mapping[str, object]) -> str:
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _yaml_section(section: Section) -> dict[str, object]:
    result: dict[str, object] = {"heading": section.heading} if section.heading else {}
    result["role"] = section.role.value
    result["blocks"] = [_yaml_block(block) for block in section.blocks]
    return result


def _yaml_block(block: Block) -> object:
    text = block.text
    if block.marks or re.search(r"\*\*|==|\\", text):
        text = _with_marks(block, _yaml_escape, lambda *_: "**")
    return text if block.kind is BlockKind.PARAGRAPH else {block.kind.value: text}


def _yaml_escape(text: str) -> str:
    return re.sub(r"[\\*=]", r"\\\g<0>", text)


def _levels(article: Article, headings: Headings) -> tuple[list[int], dict[str, list[str]]]:
    """Return the level of each heading, and the headings to name with their roles.

    The roles are those that reading gives: by the table, or from the heading above.
    """
    levels: list[int] = []
    named: dict[str, Section] = {}
    above = Role.BODY
    for section in article.sections:
        known = headings.role_of(section.heading)
        inherits = known is None and section.role is not Role.OTHER
        if inherits and role_when_read(above, section.blocks) is section.role:
            levels.append(3)
            continue
        levels.append(2)
        above = known[1] if known else Role.OTHER
        if section.heading and role_when_read(above, section.blocks) is not section.role:
            above = section.role
            named.setdefault(section.heading.casefold(), section)
    roles: dict[str, list[str]] = {}
    for section in named.values():
        roles.setdefault(section.role.value, []).append(section.heading)
    table = headings.with_names(roles)
    for section in article.sections:
        given = table.role_of(section.heading)
        if given is None or given == headings.role_of(section.heading):
            continue
        if role_when_read(given[1], section.blocks) is not section.role:
            raise ContentError(
                problem("convert-roles", (article.shown, section.line, 0), heading=section.heading)
            )
    return levels, roles


def _markdown_blocks(section: Section) -> list[str]:
    """Return the blocks as paragraphs of Markdown, bullets that follow one another as one."""
    parts: list[str] = []
    bullets: list[str] = []
    for block in section.blocks:
        text = _begin(_with_marks(block, _escape, _stress))
        if block.kind is BlockKind.BULLET:
            bullets.append("- " + text)
            continue
        if bullets:
            parts.append("\n".join(bullets))
            bullets = []
        parts.append("> " + text if block.kind is BlockKind.QUOTE else text)
    if bullets:
        parts.append("\n".join(bullets))
    return parts


def _with_marks(
    block: Block, escape: Callable[[str], str], sign: Callable[[str, int, int], str]
) -> str:
    """Return the text with a sign around each stressed stretch, all else escaped."""
    parts: list[str] = []
    place = 0
    for start, end in block.marks:
        mark = sign(block.text, start, end)
        parts += [escape(block.text[place:start]), mark, escape(block.text[start:end]), mark]
        place = end
    parts.append(escape(block.text[place:]))
    return "".join(parts)


def _stress(text: str, start: int, end: int) -> str:
    """Return ``**`` where CommonMark takes it, else ``==``, which needs no space around it."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    first, last = text[start], text[end - 1]
    opens = first.isalnum() or (before.isspace() and not first.isspace())
    closes = last.isalnum() or (after.isspace() and not last.isspace())
    return "**" if opens and closes else "=="


def _escape(text: str) -> str:
    """Return text such that Markdown gives it back within a line."""
    text = _SIGN.sub(r"\\\g<0>", text)
    return _ENTITY.sub(lambda match: "&lt;" if match[0] == "<" else "&amp;", text)


def _begin(text: str) -> str:
    """Return a line such that Markdown takes its beginning for text."""
    match = _BEGINNING.match(text)
    if match is None:
        return text
    if match[0].isdecimal():
        return match[0] + "\\" + text[match.end() :]
    return "\\" + text if match[0].isascii() else f"&#{ord(text[0])};" + text[1:]


def _heading(level: int, text: str) -> str:
    return "#" * level + " " + re.sub(r"#(?=#*$)", r"\\#", _escape(text))
