"""YAML read safely, with the line of every key: front matter, YAML articles, settings.

Only what a person writes by hand is taken: mappings, lists, text, numbers, true, false,
null (YAML 1.2's core schema, so ``no`` and ``12:30`` are text). Anchors, aliases and
tags are refused: no article needs them, and aliases can make a few lines explode.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from versecards.article.source import Source
from versecards.article.yamlfaults import syntax_error

_DEEPEST = 40
_NULL = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INT = re.compile(r"[-+]?[0-9]{1,18}$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?$")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Span:
    """Where a scalar stands: lines and columns from 1, ``style`` as YAML's node has it."""

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
    reader = _Reader(source, text, first_line)
    try:
        # The parser goes down into nested nodes by recursion: look at the depth first.
        reader.refuse_unread(yaml.parse(text, Loader=_LOADER))
        top = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise syntax_error(source, text, first_line, error) from None
    except yaml.YAMLError as error:
        raise source.error("yaml-syntax.characters", first_line, what=error) from None
    value = None if top is None else reader.value_of(top, "")
    return Document(value, reader.lines, reader.spans)


class _Reader:
    """Makes values of a tree of nodes, and notes where each stands."""

    def __init__(self, source: Source, text: str, first_line: int) -> None:
        self.lines: dict[str, int] = {}
        self.spans: dict[str, Span] = {}
        self._source = source
        self._text = text
        self._first = first_line

    def refuse_unread(self, events: Iterable[Any]) -> None:
        """Refuse what is no writing by hand: see the module."""
        documents = depth = 0
        for event in events:
            line = self._first + event.start_mark.line
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            tag = getattr(event, "tag", None)
            if documents > 1:
                raise self._source.error("yaml-unread.document", line)
            if depth > _DEEPEST:
                raise self._source.error("yaml-unread.deep", line, most=_DEEPEST)
            if isinstance(event, yaml.AliasEvent):
                raise self._source.error("yaml-unread.alias", line)
            if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
                raise self._source.error("yaml-unread.anchor", line, name=event.anchor)
            if tag not in {None, "!", "tag:yaml.org,2002:str"}:
                raise self._source.error("yaml-unread.tag", line, name=tag)

    def value_of(self, node: Any, path: str) -> object:
        """Return what a node says; ``path`` names its place as ``Document`` has it."""
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            values = []
            for number, item in enumerate(node.value):
                place = _inside(path, str(number))
                self.lines[place] = self._line(item)
                values.append(self.value_of(item, place))
            return values
        start, end = node.start_mark, node.end_mark
        self.spans[path] = Span(
            self._line(node), start.column + 1, self._first + end.line, end.column + 1,
            node.style or "",
        )  # fmt: skip
        tagged = self._text.startswith("!", start.index)
        return node.value if node.style or tagged else plain_value(node.value)

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, value in node.value:
            line = self._line(key)
            if not isinstance(key, yaml.ScalarNode):
                raise self._source.error("yaml-unread.key", line)
            place = _inside(path, key.value)
            if key.value in values:
                raise self._source.error(
                    "yaml-key-twice",
                    line,
                    key.start_mark.column + 1,
                    key=key.value,
                    first=self.lines[place],
                )
            self.lines[place] = line
            values[key.value] = self.value_of(value, place)
        return values

    def _line(self, node: yaml.Node) -> int:
        return self._first + int(node.start_mark.line)


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


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
