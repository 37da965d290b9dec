"""Settings read from ``deck.yaml`` and from front matter.

In ``deck.yaml`` a wrong key or value is an error with its line. Front matter is shared
with other programs: there it is passed over, and what seems meant for us is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from versecards.article.decode import decode
from versecards.article.headings import Headings
from versecards.article.model import Article, OwnCard, OwnStatement, OwnVerse, Role
from versecards.article.source import Source
from versecards.article.yamlread import read_yaml
from versecards.files import read_ordinary
from versecards.near import nearest, suggestion
from versecards.problems import ContentError, Problem, problem, sentence
from versecards.scripture.reference import Reference
from versecards.settings.keys import KEYS, Key, Shape
from versecards.settings.model import Settings
from versecards.settings.values import choices

_NEAR_MISS = 80
"""Likeness, in per cent, from which an unknown key of front matter was meant for us."""


def read_deck(path: Path, shown: str) -> tuple[Settings, list[Problem]]:
    """Read a ``deck.yaml``: what can be used of it, and what is wrong with the rest."""
    try:
        values, lines = _lines(path, shown)
    except ContentError as error:
        return Settings(), list(error.problems)
    reader = _Reader(shown, lines, shared=False)
    settings = _read(Settings(), values, reader, deck=True)
    known = [name for name, key in KEYS.items() if key.deck]
    unknown = [_unknown(name, reader.place(name), known) for name in values if name not in known]
    return settings, sorted([*reader.problems, *unknown], key=lambda found: found.line)


def for_article(deck: Settings, article: Article) -> Settings:
    """Return the deck's settings with the article's front matter over them.

    What is not for us there, or cannot be used, is passed over; ``article_problems`` tells of it.
    """
    reader = _Reader(article.shown, article.setting_lines, shared=True)
    return _read(deck, article.settings, reader, deck=False)


def article_problems(article: Article) -> tuple[Problem, ...]:
    """Return what in an article's front matter was meant for us, as it seems, and is not used."""
    reader = _Reader(article.shown, article.setting_lines, shared=True)
    _read(Settings(), article.settings, reader, deck=False)
    known = [name for name, key in KEYS.items() if key.article]
    for name in article.settings:
        meant = "" if name in KEYS else nearest(name, known, alike=_NEAR_MISS)
        if meant:
            place = (*reader.place(name), 1)
            reader.problems.append(problem("setting-unused.near", place, key=name, meant=meant))
    return tuple(sorted(reader.problems, key=lambda found: found.line))


def _lines(path: Path, shown: str) -> tuple[Mapping[str, object], Mapping[str, int]]:
    """Return the keys of a settings file with their values, and with their lines."""
    source = Source(path.name, shown, Headings.default())
    try:
        data = read_ordinary(path)
    except OSError as error:
        reason = error.strerror or error
        raise source.error("settings.unreadable", 0, reason=reason) from error
    if not data.strip():
        return {}, {}
    text = decode(source, data).text
    document = read_yaml(source, text)
    if document.value is None:
        return {}, {}
    if not isinstance(document.value, dict):
        raise source.error("settings.form", 1)
    return document.value, document.lines


def _read(
    start: Settings, values: Mapping[str, object], reader: _Reader, *, deck: bool
) -> Settings:
    """Return settings with those of these values over ``start`` that can be used."""
    changes: dict[str, object] = {}
    places = dict(start.places)
    for name, value in values.items():
        key = KEYS.get(name)
        if key is None or not (key.deck if deck else key.article and value is not None):
            continue
        found: object
        if key.shape is Shape.ROLES:
            found = reader.roles(key, value)
        elif key.shape is Shape.LIST:
            before = getattr(start, key.attribute) if key.adds else ()
            entries = list(before)
            for entry, place in reader.entries(key, value):
                if entry not in before:
                    places[f"{name}.{len(entries)}"] = place
                    entries.append(entry)
            found = tuple(entries)
        else:
            found = reader.entry(key, name, value)
        if found is not None:
            places[name] = reader.place(name)
            changes[key.attribute] = found
    if "cards" in changes:
        changes["memorize"] = _with_own_verses(start, changes, places)
    return replace(start, places=places, **changes)  # type: ignore[arg-type]


def _with_own_verses(
    start: Settings, changes: Mapping[str, Any], places: dict[str, tuple[str, int]]
) -> tuple[Reference, ...]:
    """Return what is to be memorized with the verses that have cards of their own."""
    memorize = list(changes.get("memorize", start.memorize))
    for number, card in enumerate(changes["cards"]):
        if isinstance(card, OwnVerse) and card.reference not in memorize:
            places[f"memorize.{len(memorize)}"] = places[f"cards.{number}"]
            memorize.append(card.reference)
    return tuple(memorize)


class _Reader:
    """Reads the values of one file; what is wrong with them is added to ``problems``."""

    def __init__(self, shown: str, lines: Mapping[str, int], *, shared: bool) -> None:
        """Read a file shown so, with the line of each key; ``shared`` with other programs."""
        self.problems: list[Problem] = []
        self._shared = shared
        self._shown = shown
        self._lines = lines

    def entry(self, key: Key, path: str, value: object) -> object:
        """Read one value; ``None`` where it is wrong."""
        try:
            return key.value.read(value)
        except ValueError as error:
            if self._shared and not key.value.meant(value):
                return None
            message = str(error)
            if not message.startswith(("takes", "is ", "has ")):
                message = f"cannot be used: {message}"
            self._wrong(key, path, message)
            return None

    def entries(self, key: Key, value: object) -> Iterator[tuple[object, tuple[str, int]]]:
        """Yield each entry of a list, or the only one, with its place."""
        if key.value.commas and isinstance(value, str):
            value = [entry for entry in value.split(",") if entry.strip()] or [value]
        for number, entry in enumerate(value if isinstance(value, list) else [value]):
            path = f"{key.name}.{number}"
            read = self.entry(key, path, entry)
            for item in read if isinstance(read, tuple) else () if read is None else (read,):
                place = self.place(path)
                own = isinstance(item, OwnCard | OwnVerse | OwnStatement)
                yield (replace(item, line=place[1]) if own else item), place

    def roles(self, key: Key, value: object) -> Mapping[str, tuple[str, ...]]:
        """Read headings by their roles."""
        roles = tuple(role.value for role in Role)
        if not isinstance(value, dict):
            if self._shared and not key.value.meant(value):
                return {}
            self._wrong(key, key.name, "takes roles with their headings, `points: [In a nutshell]`")
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for role, names in value.items():
            path = f"{key.name}.{role}"
            if role not in roles:
                self._wrong(key, path, choices(roles, role))
                continue
            entries = names if isinstance(names, list) else [names]
            headings = [self.entry(key, f"{path}.{n}", entry) for n, entry in enumerate(entries)]
            found[role] = tuple(str(heading) for heading in headings if heading is not None)
        return found

    def place(self, path: str) -> tuple[str, int]:
        """Return file and line of an entry, or of what it stands in."""
        while path not in self._lines and "." in path:
            path = path.rpartition(".")[0]
        return self._shown, self._lines.get(path, 1)

    def _wrong(self, key: Key, path: str, message: str) -> None:
        fault = sentence(f"`{key.name}` {message}")
        place = (*self.place(path), 1)
        self.problems.append(
            problem("setting-unused.value", place, fault=fault)
            if self._shared
            else problem("settings.value", place, fault=fault)
        )


def _unknown(name: str, place: tuple[str, int], known: list[str]) -> Problem:
    if name in KEYS:
        return problem("settings.place", (*place, 1), key=name, other="an article's front matter")
    return problem(
        "settings.unknown",
        (*place, 1),
        key=name,
        keys=", ".join(known),
        suggestion=suggestion(name, known),
    )
