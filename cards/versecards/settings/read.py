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
from versecards.article.load import check_merged
from versecards.article.model import Article, Own, OwnVerse, Role
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
    reader.refuse_others(values, deck=True)
    articles = {}
    for file, own in reader.mappings(KEYS["articles"], values.get("articles", {})).items():
        inside = reader.inside(f"articles.{file}")
        read = _read(settings, own, inside, deck=False)
        places = {**read.places, f"articles.{file}": reader.place(f"articles.{file}")}
        articles[file] = replace(read, places=places)
        inside.refuse_others(own, deck=False)
    if "articles" in values:
        places = {**settings.places, "articles": reader.place("articles")}
        settings = replace(settings, articles=articles, places=places)
    return settings, sorted(reader.problems, key=lambda found: found.line)


def for_article(deck: Settings, article: Article) -> Settings:
    """Return the deck's settings with what it says of the article over them, and the article's
    front matter over that. The translation that its text says it quotes goes before the deck's.

    What is not for us there, or cannot be used, is passed over; ``article_problems`` tells of it.
    """
    reader = _Reader(article.shown, article.setting_lines, shared=True)
    start = deck.articles.get(article.file)
    # a deck that is made of one article has a name and an id of its own
    start = deck if start is None else replace(start, name=deck.name, deck_id=deck.deck_id)
    if article.quoting and start.places.get("quotes") == deck.places.get("quotes"):
        start = replace(start, quotes=article.quoting)
    return _read(start, article.settings, reader, deck=False)


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
    check_merged(source, text.splitlines())
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
        if key.shape is Shape.ARTICLES:
            continue  # they are read when the deck's own settings are known
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
                own = isinstance(item, Own)
                yield (replace(item, file=place[0], line=place[1]) if own else item), place

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

    def mappings(self, key: Key, value: object) -> Mapping[str, Mapping[str, object]]:
        """Read mappings by the files of articles."""
        if not isinstance(value, dict):
            says = "takes files with their settings, `grace.docx: {steps: all}`"
            self._wrong(key, key.name, says)
            return {}
        found: dict[str, Mapping[str, object]] = {}
        for file, own in value.items():
            if isinstance(own, dict):
                found[file] = own
            else:
                self._wrong(key, f"{key.name}.{file}", f"takes settings for {file}, one a line")
        return found

    def inside(self, path: str) -> _Reader:
        """Return a reader of what stands under this path."""
        begun = f"{path}."
        lines = {at[len(begun) :]: line for at, line in self._lines.items() if at.startswith(begun)}
        reader = _Reader(self._shown, lines, shared=False)
        reader.problems = self.problems
        return reader

    def refuse_others(self, values: Mapping[str, object], *, deck: bool) -> None:
        """Tell of each key that the deck, or else an article, does not know."""
        known = [name for name, key in KEYS.items() if (key.deck if deck else key.article)]
        unknown = [name for name in values if name not in known]
        self.problems += [_unknown(name, self.place(name), known) for name in unknown]

    def place(self, path: str) -> tuple[str, int]:
        """Return file and line of an entry, or of what it stands in."""
        while path not in self._lines and "." in path:
            path = path.rpartition(".")[0]
        return self._shown, self._lines.get(path, 1)

    def _wrong(self, key: Key, path: str, message: str) -> None:
        fault = sentence(f"`{key.name}` {message}")
        place = (*self.place(path), 1)
        code = "setting-unused" if self._shared else "settings"
        wording = "card" if key.name == "cards" else "value"
        self.problems.append(problem(f"{code}.{wording}", place, fault=fault))


def _unknown(name: str, place: tuple[str, int], known: list[str]) -> Problem:
    if name in KEYS:
        wording = "place" if KEYS[name].article else "top"
        return problem(f"settings.{wording}", (*place, 1), key=name)
    return problem(
        "settings.unknown",
        (*place, 1),
        key=name,
        keys=", ".join(known),
        suggestion=suggestion(name, known),
    )
