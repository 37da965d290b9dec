"""YAML with line numbers: the safe loader, and where each key of the top level stands."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from cards.problems import ContentError, Problem, Severity

_MOST_NODES = 200_000
"""More nodes than this (aliases followed) is not a settings file; it is a trap."""


@dataclass(frozen=True)
class Mapping:
    """The top level of a YAML text: values by key, and the line (from 1) of each key."""

    values: dict[str, object]
    lines: dict[str, int]


def read_mapping(text: str, shown: str, first_line: int = 1) -> Mapping:
    """Read a YAML text whose top level is a mapping; an empty text is an empty mapping.

    ``shown`` is the file's name for messages, ``first_line`` the line of that file on
    which the text begins. Raises ``ContentError`` for anything else, with the line.
    """

    def error(line: int, column: int, message: str, remedy: str) -> ContentError:
        where = first_line + line
        return ContentError(
            Problem(shown, where, column + 1, "settings", Severity.ERROR, message, remedy)
        )

    loader = yaml.SafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return Mapping({}, {})
        if not isinstance(node, yaml.MappingNode):
            mark = node.start_mark
            raise error(
                mark.line,
                mark.column,
                "expected settings, one `key: value` a line",
                "write for example `name: My deck`",
            )
        if _size(node) > _MOST_NODES:
            raise error(0, 0, "the settings are too large", "remove repeated aliases (`*name`)")
        lines: dict[str, int] = {}
        for key, _ in node.value:
            name = str(key.value)
            if name in lines:
                raise error(
                    key.start_mark.line,
                    key.start_mark.column,
                    f"`{name}` stands here a second time",
                    f"keep one of them (the first is on line {lines[name]})",
                )
            lines[name] = first_line + key.start_mark.line
        values = loader.construct_document(node)
    except yaml.MarkedYAMLError as broken:
        mark = broken.problem_mark or broken.context_mark
        raise error(
            mark.line if mark else 0,
            mark.column if mark else 0,
            f"this is not valid YAML: {broken.problem or broken.context}",
            "check the indentation and the quotation marks on this line",
        ) from broken
    except (yaml.YAMLError, ValueError, RecursionError) as broken:
        reason = "nested too deeply" if isinstance(broken, RecursionError) else str(broken)
        raise error(
            0, 0, f"this is not valid YAML: {reason.splitlines()[0]}", "mend or remove it"
        ) from broken
    finally:
        loader.dispose()
    return Mapping({str(key): value for key, value in values.items()}, lines)


def _size(root: yaml.Node) -> int:
    """Count nodes with aliases followed, and stop soon after the limit."""
    count = 0
    waiting = [root]
    while waiting and count <= _MOST_NODES:
        node = waiting.pop()
        count += 1
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for pair in node.value:
                waiting.extend(pair)
    return count
