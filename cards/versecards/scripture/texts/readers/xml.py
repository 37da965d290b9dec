"""A streaming XML reader that is safe with files from anywhere.

Expat alone, without entities: a file that declares any is refused (the "billion laughs"
and files that name other files), and nothing outside the file is ever opened.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from xml.parsers import expat

from versecards.scripture.texts.collect import Collector
from versecards.scripture.texts.readers.markup import capitals

_DEEPEST = 100


class Role(Enum):
    """What an element means for the words in it."""

    TEXT = auto()
    """Words go on through it."""
    BLOCK = auto()
    """A line or a paragraph of its own."""
    CAPITALS = auto()
    """Words in small capitals ("Lord" for the name of God)."""
    NOTE = auto()
    """Not the text; stands within a line of it."""
    HEADING = auto()
    """Not the text; a paragraph of its own."""
    VERSE = auto()
    """A verse begins: text from here, even in a psalm's title that is numbered."""


def walk(
    data: bytes,
    collector: Collector,
    begin: Callable[[str, dict[str, str]], Role],
    end: Callable[[str, str], None] = lambda _name, _aside: None,
) -> None:
    """Read a file: ``begin(name, attributes)`` says what each element is.

    ``end(name, aside)`` follows, with the words just before that are not the text (a
    title, a line of the header). Names are without namespace. Words go to the collector
    as their elements say. A file that is not well-formed raises the collector's
    ``ContentError`` with its line.
    """
    walker = _Walker(collector, begin, end)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        collector.line = parser.CurrentLineNumber
        walker.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def entity(*_: object) -> None:
        collector.line = parser.CurrentLineNumber
        collector.fail("entities")

    def skipped(name: str, _: bool) -> None:
        collector.line = parser.CurrentLineNumber
        collector.fail("entity", name=name)

    parser.EntityDeclHandler = entity
    parser.SkippedEntityHandler = skipped
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: walker.end(_local(name))
    parser.CharacterDataHandler = walker.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        collector.line = error.lineno
        collector.fail("xml", reason=expat.ErrorString(error.code))
    except (LookupError, ValueError) as error:
        collector.fail("xml-encoding", reason=error)


class _Walker:
    """Knows for each open element what its words are."""

    def __init__(
        self,
        collector: Collector,
        begin: Callable[[str, dict[str, str]], Role],
        end: Callable[[str, str], None],
    ) -> None:
        self._to = collector
        self._begin = begin
        self._finish = end
        self._roles: list[Role] = []
        self._hidden = 0  # how many of the open elements hide their words
        self._small = 0  # how many of them are small capitals
        self._aside: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._aside.clear()
        if len(self._roles) > _DEEPEST:
            self._to.fail("xml-deep")
        role = self._begin(name, attributes)
        if role is Role.VERSE:
            self._roles = [Role.TEXT if _hides(r) else r for r in self._roles]
            self._hidden = 0
        elif role in (Role.BLOCK, Role.HEADING):
            self._to.space()
        elif role is Role.NOTE:
            self._to.note()
        self._hidden += _hides(role)
        self._small += role is Role.CAPITALS
        self._roles.append(role)

    def end(self, name: str) -> None:
        role = self._roles.pop()
        self._hidden -= _hides(role)
        self._small -= role is Role.CAPITALS
        if role in (Role.BLOCK, Role.HEADING):
            self._to.space()
        self._finish(name, "".join(self._aside).strip())
        self._aside.clear()

    def text(self, piece: str) -> None:
        if self._hidden:
            self._aside.append(piece)
        else:
            self._to.text(capitals(piece) if self._small else piece)


class _Found(Exception):  # noqa: N818 (it ends the reading, nothing is wrong)
    """The first element has been met."""


def root(data: bytes) -> str:
    """Return the name of the outermost element, or empty when there is none to be read."""
    found = ""

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal found
        found = _local(name)
        raise _Found  # nothing of what is in it is read yet, entities least of all

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    # A broken file is the business of the reader.
    with suppress(_Found, expat.ExpatError, LookupError, ValueError):
        parser.Parse(data[:100_000], False)
    return found


def _hides(role: Role) -> bool:
    return role in (Role.NOTE, Role.HEADING)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
