"""Settings read from ``deck.yaml`` and from front matter.

A wrong key or value is an error with its line; a near miss is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from versecards.article.decode import decode
from versecards.article.headings import Headings
from versecards.article.model import Article, OwnCard, Role
from versecards.article.source import Source
from versecards.article.yamlread import read_yaml
from versecards.files import read_ordinary
from versecards.near import suggestion
from versecards.problems import ContentError, Problem, problem, sentence
from versecards.settings.keys import KEYS, Key, Shape
from versecards.settings.model import Settings
from versecards.settings.values import choices


def read_deck(path: Path, shown: str) -> tuple[Settings, list[Problem]]:
    """Read a ``deck.yaml``: what can be used of it, and what is wrong with the rest."""
    try:
        return _read(Settings(), *_lines(path, shown), shown, deck=True)
    except ContentError as error:
        return Settings(), list(error.problems)


def read_article_settings(deck: Settings, article: Article) -> tuple[Settings, list[Problem]]:
    """Return the deck's settings with the article's front matter over them, and its faults."""
    return _read(deck, article.settings, article.setting_lines, article.shown, deck=False)


def for_article(deck: Settings, article: Article) -> Settings:
    """Return the deck's settings with the article's front matter over them.

    Raises ``ContentError`` with every wrong line of the front matter.
    """
    settings, faults = read_article_settings(deck, article)
    if faults:
        raise ContentError(*faults)
    return settings


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
    start: Settings,
    values: Mapping[str, object],
    lines: Mapping[str, int],
    shown: str,
    *,
    deck: bool,
) -> tuple[Settings, list[Problem]]:
    """Return settings with these values over those of ``start``, and which are wrong."""
    allowed = [name for name, key in KEYS.items() if (key.deck if deck else key.article)]
    reader = _Reader(shown, lines)
    changes: dict[str, object] = {}
    places = dict(start.places)
    for name, value in values.items():
        if name not in allowed:
            reader.problems.append(_unknown(name, allowed, shown, lines.get(name, 1), deck=deck))
            continue
        key, told = KEYS[name], len(reader.problems)
        places[name] = reader.place(name)
        if key.shape is Shape.ROLES:
            changes[key.attribute] = reader.roles(key, value)
        elif key.shape is Shape.LIST:
            before = getattr(start, key.attribute) if key.adds else ()
            entries = list(before)
            for entry, place in reader.entries(key, value):
                if entry not in before:
                    places[f"{name}.{len(entries)}"] = place
                    entries.append(entry)
            changes[key.attribute] = tuple(entries)
        else:
            changes[key.attribute] = reader.entry(key, name, value)
        if len(reader.problems) > told:
            del changes[key.attribute]
    return replace(start, places=places, **changes), reader.problems  # type: ignore[arg-type]


class _Reader:
    """Reads the values of one file; what is wrong with them is added to ``problems``."""

    def __init__(self, shown: str, lines: Mapping[str, int]) -> None:
        self.problems: list[Problem] = []
        self._shown = shown
        self._lines = lines

    def entry(self, key: Key, path: str, value: object) -> object:
        """Read one value; ``None`` where it is wrong."""
        try:
            return key.value.read(value)
        except ValueError as error:
            message = str(error)
            if not message.startswith(("takes", "is ", "has ")):
                message = f"cannot be used: {message}"
            self._wrong(key, path, message)
            return None

    def entries(self, key: Key, value: object) -> Iterator[tuple[object, tuple[str, int]]]:
        """Yield each entry of a list, or the only one, with its place."""
        for number, entry in enumerate(value if isinstance(value, list) else [value]):
            path = f"{key.name}.{number}"
            read = self.entry(key, path, entry)
            for item in read if isinstance(read, tuple) else (read,):
                place = self.place(path)
                yield (replace(item, line=place[1]) if isinstance(item, OwnCard) else item), place

    def roles(self, key: Key, value: object) -> Mapping[str, tuple[str, ...]]:
        """Read headings by their roles."""
        roles = tuple(role.value for role in Role)
        if not isinstance(value, dict):
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
            found[role] = tuple(str(heading) for heading in headings)
        return found

    def place(self, path: str) -> tuple[str, int]:
        """Return file and line of an entry, or of what it stands in."""
        while path not in self._lines and "." in path:
            path = path.rpartition(".")[0]
        return self._shown, self._lines.get(path, 1)

    def _wrong(self, key: Key, path: str, message: str) -> None:
        fault = sentence(f"`{key.name}` {message}")
        self.problems.append(problem("settings.value", (*self.place(path), 1), fault=fault))


def _unknown(name: str, allowed: list[str], shown: str, line: int, *, deck: bool) -> Problem:
    if name in KEYS:
        other = "deck.yaml" if KEYS[name].deck else "an article's front matter"
        return problem("settings.place", (shown, line, 1), key=name, other=other)
    return problem(
        "settings.unknown",
        (shown, line, 1),
        key=name,
        keys=", ".join(allowed),
        file="deck.yaml" if deck else "front matter",
        suggestion=suggestion(name, allowed),
    )
