"""What the author can say: ``deck.yaml`` for a deck, front matter for one article.

The table ``KEYS`` is the one home of the keys: which exist, where each may stand and
what it takes. A wrong key or value is an error with its line; a near miss is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from rapidfuzz import fuzz, process

from versecards.article.decode import decode
from versecards.article.headings import Headings
from versecards.article.model import Article, OwnCard, Role
from versecards.article.source import Source
from versecards.article.yamlread import read_yaml
from versecards.problems import ContentError, Problem, Severity
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference

VERSES = ("quoted", "short", "all")
STEPS = ("long", "all", "none")
MISSING = ("embedded", "leave out")


@dataclass(frozen=True)
class Settings:
    """The settings of a deck, or of one article of it (``for_article``).

    ``name`` and ``deck_id`` identify the deck. ``translation`` is the text of the verse
    cards, ``quotes`` the translation that the article quotes where the author names it.
    ``verses``: which passages become verse notes (``quoted``, ``short``: up to three
    verses, ``all``). ``memorize``: passages to learn whatever their length. ``steps``:
    which verses are also cut into phrases (``long``: over 30 words). ``missing``: what
    to do about a verse that the translation lacks. ``skip``: guids or texts of notes
    never to make. ``off``: codes of checks that are switched off.
    """

    name: str = ""
    deck_id: str = ""
    translation: str = "KJV"
    quotes: str = ""
    verses: str = "short"
    memorize: tuple[Reference, ...] = ()
    steps: str = "long"
    audio: bool = False
    questions: bool = True
    missing: str = "embedded"
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skip: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    language: str = "en"
    cards: tuple[OwnCard, ...] = ()
    points: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict, compare=False)
    """Where each key that the author wrote stands: file and line; ``skip.0`` is the place
    of the first of ``skip``."""

    def place(self, key: str, number: int) -> tuple[str, int]:
        """Return file and line of an entry of a list, from 0; ("", 0) where it has none."""
        return self.places.get(f"{key}.{number}", ("", 0))


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("takes a text")
    text = " ".join(str(value).split())
    if not text:
        raise ValueError("is empty; write a text or remove the line")
    return text


def _switch(value: object) -> bool:
    switches = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
    known = switches.get(str(value).lower())
    if known is None:
        raise ValueError("takes `yes` or `no`")
    return known


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise ValueError(_choices(choices, str(value)))
        return str(value)

    return read


def _choices(choices: tuple[str, ...], value: str) -> str:
    near = _near(value, choices)
    hint = f"; did you mean `{near}`?" if near else ""
    names = ", ".join(f"`{choice}`" for choice in choices)
    return f"takes one of {names}, not `{value}`{hint}"


def _references(value: object) -> tuple[Reference, ...]:
    return parse_reference(_text(value))


def _path(value: object) -> str:
    """Read a name of Anki's, ``A::B``; Anki would trim its parts and name empty ones itself."""
    parts = [part.strip() for part in _text(value).split("::")]
    if not all(parts):
        raise ValueError(f"has an empty part between its colons: `{value}`")
    return "::".join(parts)


def _tag(value: object) -> str:
    return re.sub(r"\s+", "-", _path(value))


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("takes a language code such as `en` or `sw`")
    return text


def _card(value: object) -> OwnCard:
    keys = ("question", "answer")
    if not isinstance(value, dict):
        raise ValueError("takes a list of cards, each with `question:` and `answer:`")
    for key in value:
        if key not in keys:
            near = _near(key, keys)
            hint = f"; did you mean `{near}`?" if near else ", only `question` and `answer`"
            raise ValueError(f"has a card with `{key}`, which cards do not have{hint}")
    for key in keys:
        if value.get(key) is None:
            raise ValueError(f"has a card without `{key}:`")
    answer = value["answer"]
    _text(answer)
    lines = [" ".join(line.split()) for line in str(answer).strip().splitlines()]
    return OwnCard(_text(value["question"]), "\n".join(lines), 0)


class _Shape(Enum):
    ONE = "one"
    LIST = "list"
    """One entry or a list of them; the setting has them all, in order."""
    ROLES = "roles"
    """A mapping of roles to headings."""


@dataclass(frozen=True)
class _Key:
    field: str
    read: Callable[[object], object]
    """Reads the value, or one entry of it; several at once come as a tuple."""
    shape: _Shape = _Shape.ONE
    deck: bool = True
    article: bool = True


KEYS: Mapping[str, _Key] = {
    "name": _Key("name", _path, article=False),
    "id": _Key("deck_id", _text, article=False),
    "headings": _Key("headings", _text, _Shape.ROLES, article=False),
    "translation": _Key("translation", _text),
    "quotes": _Key("quotes", _text),
    "verses": _Key("verses", _one_of(VERSES)),
    "memorize": _Key("memorize", _references, _Shape.LIST),
    "steps": _Key("steps", _one_of(STEPS)),
    "audio": _Key("audio", _switch),
    "questions": _Key("questions", _switch),
    "missing": _Key("missing", _one_of(MISSING)),
    "skip": _Key("skip", _text, _Shape.LIST),
    "tags": _Key("tags", _tag, _Shape.LIST),
    "source": _Key("source", _text),
    "language": _Key("language", _language),
    "off": _Key("off", _text, _Shape.LIST),
    "cards": _Key("cards", _card, _Shape.LIST, deck=False),
    "points": _Key("points", _text, _Shape.LIST, deck=False),
}

_ADDED = frozenset({"memorize", "skip", "tags", "off"})
"""Lists of an article that are added to those of the deck; other keys override."""


def load_settings(path: Path, shown: str) -> Settings:
    """Read a ``deck.yaml``. Raises ``ContentError`` with every wrong line."""
    source = Source(path.name, shown, Headings.default())
    try:
        data = path.read_bytes()
    except OSError as error:
        raise source.error(
            0,
            "settings",
            f"these settings cannot be read: {error.strerror}",
            "mend the file, or remove it to build with the defaults",
        ) from error
    if not data.strip():
        return Settings()
    text = decode(source, data).text
    document = read_yaml(source, text)
    if document.value is None:
        return Settings()
    if not isinstance(document.value, dict):
        raise source.error(
            1,
            "settings",
            "expected settings, one `key: value` a line",
            "write for example `name: My deck`",
        )
    return _apply(Settings(), document.value, document.lines, shown, deck=True)


def for_article(deck: Settings, article: Article) -> Settings:
    """Return the deck's settings with the article's front matter over them.

    Raises ``ContentError`` with every wrong line of the front matter.
    """
    if not article.settings:
        return deck
    own = _apply(Settings(), article.settings, article.setting_lines, article.shown, deck=False)
    changes: dict[str, object] = {}
    places = dict(deck.places)
    for name in article.settings:
        value = getattr(own, KEYS[name].field)
        numbers = range(len(value)) if KEYS[name].shape is _Shape.LIST else range(0)
        before = getattr(deck, KEYS[name].field) if name in _ADDED else ()
        added = [number for number in numbers if value[number] not in before]
        for place, number in enumerate(added, len(before)):
            places[f"{name}.{place}"] = own.places[f"{name}.{number}"]
        places[name] = own.places[name]
        if name in _ADDED:
            value = (*before, *(value[number] for number in added))
        changes[KEYS[name].field] = value
    return replace(deck, **changes, places=places)  # type: ignore[arg-type]


def _apply(
    start: Settings,
    values: Mapping[str, object],
    lines: Mapping[str, int],
    shown: str,
    *,
    deck: bool,
) -> Settings:
    allowed = [name for name, key in KEYS.items() if (key.deck if deck else key.article)]
    changes: dict[str, object] = {}
    places: dict[str, tuple[str, int]] = {}
    problems = []
    for name, value in values.items():
        line = lines.get(name, 1)
        if name not in allowed:
            problems.append(_unknown(name, allowed, shown, line, deck=deck))
            continue
        places[name] = (shown, line)
        reading = _Reading(name, shown, lines, problems)
        changes[KEYS[name].field] = reading.read(value)
        places |= reading.places
    if problems:
        raise ContentError(*problems)
    return replace(start, places=places, **changes)  # type: ignore[arg-type]


@dataclass
class _Reading:
    """One key being read: what is wrong with its value is added to ``problems``."""

    name: str
    shown: str
    lines: Mapping[str, int]
    problems: list[Problem]
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, value: object) -> object:
        shape = KEYS[self.name].shape
        if shape is _Shape.LIST:
            return self._list(value)
        if shape is _Shape.ROLES:
            return self._roles(value)
        return self._entry(self.name, value)

    def _list(self, value: object) -> tuple[object, ...]:
        entries = value if isinstance(value, list) else [value]
        found: list[object] = []
        for number, entry in enumerate(entries):
            path = f"{self.name}.{number}"
            read = self._entry(path, entry)
            for item in read if isinstance(read, tuple) else (read,):
                place = (self.shown, self._line(path))
                self.places[f"{self.name}.{len(found)}"] = place
                found.append(replace(item, line=place[1]) if isinstance(item, OwnCard) else item)
        return tuple(found)

    def _roles(self, value: object) -> Mapping[str, tuple[str, ...]]:
        roles = tuple(role.value for role in Role)
        if not isinstance(value, dict):
            self._wrong(self.name, "takes roles with their headings, `points: [In a nutshell]`")
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for role, names in value.items():
            path = f"{self.name}.{role}"
            if role not in roles:
                self._wrong(path, _choices(roles, role))
                continue
            entries = names if isinstance(names, list) else [names]
            headings = [self._entry(f"{path}.{n}", entry) for n, entry in enumerate(entries)]
            found[role] = tuple(str(heading) for heading in headings)
        return found

    def _entry(self, path: str, value: object) -> object:
        """Read one value; what is wrong is told, and nothing returned."""
        try:
            return KEYS[self.name].read(value)
        except ValueError as error:
            message = str(error)
            if not message.startswith(("takes", "is ", "has ")):
                message = f"cannot be used: {message}"
            self._wrong(path, message)
            return None

    def _line(self, path: str) -> int:
        """The line of an entry, or of what it stands in."""
        while path not in self.lines and "." in path:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)

    def _wrong(self, path: str, message: str) -> None:
        remedy = "mend the value, or remove the line to get the default"
        line = self._line(path)
        message = f"`{self.name}` {message}"
        self.problems.append(
            Problem(self.shown, line, 1, "settings", Severity.ERROR, message, remedy)
        )


def _unknown(name: str, allowed: list[str], shown: str, line: int, *, deck: bool) -> Problem:
    near = _near(name, allowed)
    if name in KEYS:
        other = "deck.yaml" if KEYS[name].deck else "an article's front matter"
        message, remedy = f"`{name}` does not belong here", f"move it to {other}"
    elif near:
        message, remedy = f"unknown key `{name}`", f"did you mean `{near}`?"
    else:
        kind = "deck.yaml" if deck else "front matter"
        message = f"unknown key `{name}`"
        remedy = f"remove it; {kind} knows: {', '.join(allowed)}"
    return Problem(shown, line, 1, "settings", Severity.ERROR, message, remedy)


def _near(name: str, known: list[str] | tuple[str, ...]) -> str:
    found = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=65)
    return found[0] if found else ""
