"""Values of our own classes as JSON and back, exactly; reading them runs no code.

Only the classes that are named when a ``Codec`` is made can come back. A value keeps its
type, and what stood in two places stands there as one object again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from sys import intern
from typing import Any

_PLAIN = frozenset((str, int, float, bool, type(None)))


class Codec:
    """Writes and reads values of these dataclasses, named tuples and enumerations, and of
    Python's own.

    JSON has of Python's types only some. All others are lists that begin with a name for
    the type; one of our classes is a list that begins with the number of its class.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes = list(classes)
        self._numbers = {each: number for number, each in enumerate(self._classes)}
        self._names = [
            tuple(field.name for field in fields(each)) if is_dataclass(each) else ()
            for each in self._classes
        ]
        self._tuples = [issubclass(each, tuple) for each in self._classes]
        self._members: dict[tuple[int, Any], Enum] = {
            (number, member.value): member
            for number, each in enumerate(self._classes)
            if issubclass(each, Enum)
            for member in each
        }

    def encode(self, value: object) -> Any:
        """Return the value as JSON can write it; ``TypeError`` for one of another class."""
        seen: dict[int, int] = {}
        alive: list[object] = []  # or another object could get the number of one that is gone
        numbers, names, tuples = self._numbers, self._names, self._tuples
        plain = _PLAIN

        def write(value: Any) -> Any:  # noqa: PLR0911 (a row for each type)
            kind = type(value)
            if kind is tuple:
                if id(value) in seen:
                    return ["same", seen[id(value)]]
                rows = [part if type(part) in plain else write(part) for part in value]
                if rows:
                    seen[id(value)] = len(alive)
                    alive.append(value)
                return ["tuple", *rows]
            if kind is list:
                return ["list", *(write(part) for part in value)]
            number = numbers.get(kind)
            if number is not None and (names[number] or tuples[number]):
                if id(value) in seen:
                    return ["same", seen[id(value)]]
                own = value if tuples[number] else map(value.__dict__.__getitem__, names[number])
                rows = [part if type(part) in plain else write(part) for part in own]
                seen[id(value)] = len(alive)
                alive.append(value)
                return [number, *rows]
            if kind in plain:
                return value
            if isinstance(value, Enum) and number is not None:
                return ["enum", number, value.value]
            if isinstance(value, Mapping):
                return ["dict", *(write(part) for pair in value.items() for part in pair)]
            if kind is range:
                return ["range", value.start, value.stop, value.step]
            raise TypeError(f"no {kind.__name__} can be kept")

        return write(value)

    def decode(self, written: Any) -> Any:
        """Return the value that was written; ``ValueError`` for what is not such a thing."""
        made: list[object] = []

        def read(written: Any) -> Any:  # noqa: PLR0911 (a row for each type)
            if type(written) is not list:
                return written
            name = written[0]
            if type(name) is int:
                each: Any = self._classes[name]
                values = [
                    # most texts stand in many places: names of files, titles, verses
                    intern(part)
                    if type(part) is str
                    else read(part)
                    if type(part) is list
                    else part
                    for part in written[1:]
                ]
                if self._tuples[name]:
                    made.append(each._make(values))
                    return made[-1]
                found: Any = object.__new__(each)
                found.__dict__.update(zip(self._names[name], values, strict=True))
                made.append(found)
                return found
            if name == "tuple":
                if len(written) == 1:
                    return ()
                made.append(tuple([read(part) for part in written[1:]]))
                return made[-1]
            if name == "same":
                return made[written[1]]
            if name == "enum":
                return self._members[written[1], written[2]]
            if name == "list":
                return [read(part) for part in written[1:]]
            if name == "dict":
                return {
                    read(key): read(value)
                    for key, value in zip(written[1::2], written[2::2], strict=True)
                }
            if name == "range":
                return range(*written[1:])
            raise ValueError(f"unknown: {name!r}")

        try:
            return read(written)
        except (IndexError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(error)) from error
