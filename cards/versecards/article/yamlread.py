"""YAML read safely, with the line of every key: front matter, YAML articles, settings.

Only what a person writes by hand is taken: mappings, lists, text, numbers, true, false,
null (YAML 1.2's core schema, so ``no`` and ``12:30`` are text). Anchors, aliases and
tags are refused: no article needs them, and aliases can make a few lines explode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from versecards.article.source import Source

_DEEPEST = 40
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,18}$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?$")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Span:
    """Where a scalar stands: lines and columns from 1, ``style`` as YAML's event has it."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str


@dataclass(frozen=True)
class Document:
    """What a YAML text says, and where.

    Places are named by their path: ``cards.0.question`` is the key ``question`` of the
    first item under ``cards``. ``lines`` has the line of each key and item (in the
    file), ``spans`` the place of each scalar.
    """

    value: object
    lines: Mapping[str, int] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)


def read_yaml(source: Source, text: str, first_line: int = 1) -> Document:
    """Read YAML text that begins at this line of the source's file.

    Raises ``ContentError`` with file, line and remedy for wrong YAML, a key written
    twice, an anchor, alias or tag, and for nesting that no person writes.
    """
    builder = _Builder(source, first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = " ".join(filter(None, (error.problem, error.context)))
        raise source.error(
            line,
            "yaml-syntax",
            f"this is not valid YAML: {what}",
            "Put text that contains a colon, a # or quotation marks between quotation marks, "
            "and indent with spaces.",
            column=mark.column + 1 if mark else 0,
        ) from None
    except yaml.YAMLError as error:
        raise source.error(
            first_line, "yaml-syntax", f"this is not valid YAML: {error}", "Save it as UTF-8 text."
        ) from None
    return Document(builder.value, builder.lines, builder.spans)


class _Builder:
    """Makes values of parsing events, without recursion."""

    def __init__(self, source: Source, first_line: int) -> None:
        self.value: object = None
        self.lines: dict[str, int] = {}
        self.spans: dict[str, Span] = {}
        self._source = source
        self._first = first_line
        self._documents = 0
        # Open mappings and lists, each with its path and (for a mapping) the waiting key.
        self._open: list[tuple[dict[str, object] | list[object], str]] = []
        self._keys: list[str | None] = []

    def take(self, event: Any) -> None:
        """Take the next event."""
        line = self._first + event.start_mark.line
        if _is(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._refuse(line, "a second YAML document begins here", "Keep one a file.")
        elif _is(event, yaml.AliasEvent):
            raise self._refuse(line, "YAML aliases (*name) are not read", "Write the text out.")
        elif _is(event, yaml.NodeEvent):
            if event.anchor is not None:
                raise self._refuse(
                    line,
                    f"YAML anchors (&{event.anchor}) are not read",
                    "Write the text out, or put it between quotation marks.",
                )
            tag = getattr(event, "tag", None)
            if tag not in {None, "!", "tag:yaml.org,2002:str"}:
                raise self._refuse(
                    line,
                    f"YAML tags ({tag}) are not read",
                    "Put text that begins with ! between quotation marks.",
                )
            self._node(event, line)
        elif _is(event, yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()

    def _node(self, event: Any, line: int) -> None:
        if _is(event, yaml.ScalarEvent):
            if self._waits_for_key():
                self._key(event.value, line, event.start_mark.column + 1)
                return
            path = self._place(_scalar(event), line)
            start, end = event.start_mark, event.end_mark
            self.spans[path] = Span(
                line, start.column + 1, self._first + end.line, end.column + 1, event.style or ""
            )
            return
        if self._waits_for_key():
            raise self._refuse(line, "a key must be a word", "Write it as `key: value`.")
        if len(self._open) >= _DEEPEST:
            raise self._refuse(
                line, f"more than {_DEEPEST} levels stand in one another", "Write it flatter."
            )
        value: dict[str, object] | list[object] = {} if _is(event, yaml.MappingStartEvent) else []
        path = self._place(value, line)
        self._open.append((value, path))
        self._keys.append(None)

    def _waits_for_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0], dict) and self._keys[-1] is None

    def _key(self, key: str, line: int, column: int) -> None:
        value, path = self._open[-1]
        place = f"{path}.{key}" if path else key
        if key in value:
            raise self._source.error(
                line,
                "yaml-key-twice",
                f'"{key}" stands here a second time (first on line {self.lines[place]})',
                "Keep one of the two.",
                column=column,
            )
        self._keys[-1] = key
        self.lines[place] = line

    def _place(self, value: object, line: int) -> str:
        """Put a value where it belongs and return its path."""
        if not self._open:
            self.value = value
            return ""
        parent, path = self._open[-1]
        if isinstance(parent, dict):
            key = self._keys[-1] or ""
            self._keys[-1] = None
            parent[key] = value
            return f"{path}.{key}" if path else key
        parent.append(value)
        place = f"{path}.{len(parent) - 1}" if path else str(len(parent) - 1)
        self.lines[place] = line
        return place

    def _refuse(self, line: int, message: str, remedy: str) -> Exception:
        return self._source.error(line, "yaml-unread", message, remedy)


def _is(event: Any, *kinds: type) -> bool:
    """Tell an event's kind; the library's types are too vague to narrow by."""
    return isinstance(event, kinds)


def _scalar(event: Any) -> object:
    text: str = event.value
    return text if event.style or event.tag is not None else plain_value(text)


def plain_value(text: str) -> object:
    """Return what a word without quotation marks means: a number, true, null, or itself."""
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text
