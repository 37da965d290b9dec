"""Articles as they are kept between two runs, or handed from one process to another.

Of each there are two parts: what a deck needs of it in every run, and all that was found in
it, which is read again only for who looks at it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator
from dataclasses import is_dataclass
from enum import Enum
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from versecards import kinds
from versecards import notes as notes_
from versecards import problems as problems_
from versecards.article import model
from versecards.article.model import Article
from versecards.codec import Codec
from versecards.extract import (
    choosing,
    context,
    offers,
    quotations,
    reading,
    statements,
    wording,
    wordings,
    work,
)
from versecards.extract.offers import Offered
from versecards.extract.reading import Reading
from versecards.extract.statements import Statement
from versecards.extract.wordings import Taken, Wordings
from versecards.extract.work import Told, Work
from versecards.problems import Problem
from versecards.scripture import mention, reference
from versecards.settings import Settings
from versecards.settings import model as settings_

_HOME = (
    *(model, settings_, problems_, kinds, notes_, mention, reference),
    *(choosing, context, offers, quotations),
    *(reading, statements, wording, wordings, work),
)
"""The modules whose classes an article is made of."""
Second = tuple[Reading, tuple[Statement, ...]]
"""The second part: all that was found in an article, and all that it states."""
_LATE = ("sections", "head", "passages", "answered", "asked")
"""What of an article stands in the second part."""


@cache
def codec() -> Codec:
    """Return the way to write and read what is kept."""
    return Codec(each for module in _HOME for each in _classes(module))


def _classes(module: ModuleType) -> Iterator[type]:
    for _, each in inspect.getmembers(module, inspect.isclass):
        own = each.__module__ == module.__name__
        if own and (is_dataclass(each) or issubclass(each, Enum | tuple)):
            yield each


def decoded(written: Any, shape: tuple[type, ...]) -> tuple[Any, ...]:
    """Return what was written of things of these types; ``ValueError`` for anything else."""
    found = codec().decode(written)
    if type(found) is not tuple or tuple(map(type, found)) != shape:
        raise ValueError("not what was kept")
    return found


def second_part(written: Any) -> Second:
    """Return the second part of an article; ``ValueError`` where it is none."""
    reading, statements = decoded(written, (Reading, tuple))
    return reading, statements


def write(work: Work) -> tuple[Any, Any]:
    """Return both parts of an article that gave what it quotes, as JSON can write them.

    ``TypeError`` where something of it cannot be kept.
    """
    head = {name: value for name, value in vars(work.article).items() if name not in _LATE}
    first = (head, work.settings, work.problems, work.taken, work.offered)
    return codec().encode(first), codec().encode((work.reading, work.statements))


class KeptWork(Work):
    """An article that was read before.

    ``first`` is its first part as it was written, ``load`` gives the second.
    """

    def __init__(self, first: Any, load: Callable[[], Second], wordings: Wordings) -> None:
        """``ValueError`` where the first part is none."""
        shape = (dict, Settings, tuple, Taken, tuple)
        head, settings, problems, taken, offers = decoded(first, shape)
        self.article = _LateArticle.of(head, lambda: self.reading.article)
        self.settings: Settings = settings
        self.taken: Taken | None = taken
        self._load = load
        self._problems: tuple[Problem, ...] = problems
        self._offered: tuple[Offered, ...] = offers
        self._wordings = wordings
        self.key = ""
        """The key by which it is kept."""
        self.known: Told | None = None
        """What it said before, if it would say the same now."""

    @cached_property
    def _second(self) -> Second:
        return self._load()

    @cached_property
    def reading(self) -> Reading:
        """The article with all that was found in it."""
        return self._second[0]

    @property
    def head(self) -> Reading:
        """The article, of which no block is looked at."""
        return Reading(self.article, ())

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read."""
        return self._problems

    def quote(self, wordings: Wordings) -> None:
        """Give what it quotes to the wordings of a deck."""
        if self.taken is not None:
            wordings.take_in(self.taken, self.settings)

    @cached_property
    def offered(self) -> tuple[Offered, ...]:
        """The passages that it cites."""
        return self._offered

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """All that it states, chosen or not."""
        return self._second[1]

    def told(self, wordings: Wordings, learned: Collection[str] = ()) -> Told:
        """Return what it says in the wordings of a deck; ``learned`` are statements of it."""
        if self.known is None:
            self.known = super().told(wordings, learned)
        return self.known


class _LateArticle(Article):
    """An article whose text is read when somebody looks at it; then it is one like any other."""

    @classmethod
    def of(cls, head: dict[str, Any], load: Callable[[], Article]) -> Article:
        """Return the article with what is known of it."""
        found = object.__new__(cls)
        found.__dict__.update(head, _load=load)
        return found


def _late(name: str) -> property:
    def get(self: _LateArticle) -> Any:
        whole = self.__dict__["_load"]()
        object.__setattr__(self, "__class__", Article)
        self.__dict__.clear()
        self.__dict__.update(whole.__dict__)
        return getattr(self, name)

    return property(get)


for _name in _LATE:
    setattr(_LateArticle, _name, _late(_name))
