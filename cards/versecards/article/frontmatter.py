"""Front matter: settings above an article, in YAML between ``---`` or TOML between ``+++``.

Site generators and notebooks keep their own keys there, so whatever is not for us is
passed over, and what cannot be read stops nothing: it is told, and the simple lines of
it (``key: value``) are read all the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent

from versecards.article.blocks import plain
from versecards.article.headings import Headings
from versecards.article.source import Source
from versecards.article.yamlread import Document, plain_value, read_yaml
from versecards.languages import language
from versecards.near import suggestion
from versecards.problems import ContentError, Problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_FENCES = {
    "---": ("---", "..."),
    "+++": ("+++",),
    "<frontmatter>": ("</frontmatter>",),
}
_KEY = re.compile(r"(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.-]*)(?P=quote)[ \t]*[:=]")
_QUOTED = re.compile(r"([\"'])(.*)\1$")
_CITING = ("citation", "reference", "passage", "ref", "scripture")
"""Keys of an entry that names a passage and says what it is read for."""
_TEXTS = ("title", "notice")
"""Keys that the readers use up and that take a line of text."""


@dataclass(frozen=True)
class FrontMatter:
    """The settings of an article, the line of each, and how many lines they take.

    ``headings`` is the table of headings with those that the article itself adds
    (``headings:``), ``problems`` what could not be read or used.
    """

    headings: Headings
    settings: Mapping[str, object] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    length: int = 0
    problems: tuple[Problem, ...] = ()

    def text(self, key: str) -> tuple[str, int]:
        """Return the text under a key and its line, or ("", 0) where there is none."""
        value = self.settings.get(key)
        if value is None or isinstance(value, bool | list | dict):
            return "", 0
        return plain(str(value)), self.lines[key]

    def passages(self) -> Iterator[tuple[str, str, int]]:
        """Yield each text that says which passage the article is about: key, text, line."""
        pattern = self.headings.language.pattern("layout", "passage key")
        for key, value in self.settings.items():
            if pattern.fullmatch(key):
                for number, given in enumerate(value if isinstance(value, list) else [value]):
                    entry = _named_in(given) if isinstance(given, dict) else given
                    if isinstance(entry, str) and re.search(r"[^\W\d_].*\d", entry):
                        line = self.lines.get(f"{key}.{number}", self.lines[key])
                        yield key, plain(entry), line


def _named_in(entry: dict[object, object]) -> object:
    """What an entry of several values names: the one of which the others say what it is for."""
    return next((entry[key] for key in _CITING if key in entry), None)


def front_matter(source: Source, document: Document, length: int = 0) -> FrontMatter:
    """Return the front matter that a document is; other programs' keys stay in it."""
    settings = document.value if isinstance(document.value, dict) else {}
    problems = [
        source.problem("setting-type.text", document.lines[key], key=key)
        for key in _TEXTS
        if isinstance(settings.get(key), bool | list | dict)
    ]
    code = settings.get("language")
    table = (
        source.headings.in_language(language(code)) if isinstance(code, str) else source.headings
    )
    headings, wrong = _headings(source, table, settings.get("headings"), document.lines)
    return FrontMatter(headings, settings, document.lines, length, (*problems, *wrong))


def read_front_matter(source: Source, lines: Sequence[str]) -> FrontMatter:
    """Read the front matter at the top of a file's lines, if it has any.

    It begins with ``---``, ``+++`` or ``<frontmatter>`` on the first line that is not blank.
    Without an end, or without a key, these are a rule drawn across the page and no front
    matter.
    """
    nothing = FrontMatter(source.headings)
    first = next((i for i, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))
    fence = lines[first].strip("\ufeff").rstrip() if first < len(lines) else ""
    ends = _FENCES.get(fence, ())
    last = next((i for i in range(first + 1, len(lines)) if lines[i].rstrip() in ends), None)
    if last is None:
        return nothing
    inside = dedent("\n".join(lines[first + 1 : last])).split("\n")
    if any(line.strip() for line in inside) and not any(map(_KEY.match, inside)):
        return nothing
    read = _read_toml if fence == "+++" else _read_yaml
    try:
        return front_matter(source, read(source, inside, first + 2), last + 1)
    except ContentError as error:
        (wrong,) = error.problems
        simple = front_matter(source, _simple(inside, first + 2), last + 1)
        place, remedy = (wrong.line, wrong.column), wrong.remedy
        told = source.problem("front-matter", *place, fault=wrong.message, remedy=remedy)
        return FrontMatter(
            simple.headings, simple.settings, simple.lines, last + 1, (told, *simple.problems)
        )


def _read_yaml(source: Source, inside: Sequence[str], first_line: int) -> Document:
    return read_yaml(source, "\n".join(inside), first_line)


def _read_toml(source: Source, inside: Sequence[str], first_line: int) -> Document:
    try:
        value = tomllib.loads("\n".join(inside))
    except tomllib.TOMLDecodeError as error:
        raise source.error("toml-syntax", first_line, what=error) from None
    lines = _simple(inside, first_line).lines
    return Document(value, {key: lines.get(key, first_line) for key in value})


def _simple(inside: Sequence[str], first_line: int) -> Document:
    """Read every line that is a key with its value, and nothing else."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(inside, first_line):
        match = _KEY.match(line)
        if match is None or match["key"] in values:
            continue
        text = line[match.end() :].strip()
        quoted = _QUOTED.match(text)
        values[match["key"]] = quoted[2] if quoted else plain_value(text)
        lines[match["key"]] = number
    return Document(values, lines)


def _headings(
    source: Source, table: Headings, added: object, lines: Mapping[str, int]
) -> tuple[Headings, list[Problem]]:
    """Return the table with the headings that an article adds, and what is wrong with them."""
    if added is None or isinstance(added, bool | int):
        return table, []
    if not isinstance(added, dict):
        return table, [source.problem("setting-type.headings", lines["headings"])]
    names: dict[str, list[str]] = {}
    problems: list[Problem] = []
    known = Headings.roles()
    for role, headings in added.items():
        line = lines.get(f"headings.{role}", lines["headings"])
        entries = [headings] if isinstance(headings, str) else headings
        if role not in known:
            problems.append(
                source.problem(
                    "heading-role",
                    line,
                    role=role,
                    roles=", ".join(known),
                    suggestion=suggestion(role, known),
                )
            )
        elif not isinstance(entries, list) or not all(isinstance(each, str) for each in entries):
            problems.append(source.problem("setting-type.headings", line))
        else:
            names[role] = entries
    return table.with_names(names), problems
