"""What the author can say: ``deck.yaml`` for a deck, front matter for one article.

The table ``KEYS`` is the one home of the keys: which exist, where each may stand and
what it takes. A wrong key or value is an error with its line; a near miss is named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapidfuzz import fuzz, process

from cards.article.decode import decode
from cards.article.headings import Headings
from cards.article.model import Article, OwnCard, Role
from cards.article.source import Source
from cards.article.yamlread import read_yaml
from cards.problems import ContentError, Problem, Severity
from cards.scripture.reference import Reference
from cards.scripture.scan import parse_reference

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
    """Where each key that the author wrote stands: file and line."""


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


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_text(value),)
    if not isinstance(value, list):
        raise ValueError("takes a text or a list, one `- text` a line")
    return tuple(_text(entry) for entry in value)


def _one_of(choices: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            near = _near(str(value), choices)
            hint = f"; did you mean `{near}`?" if near else ""
            names = ", ".join(f"`{choice}`" for choice in choices)
            raise ValueError(f"takes one of {names}, not `{value}`{hint}")
        return str(value)

    return read


def _references(value: object) -> tuple[Reference, ...]:
    return tuple(reference for text in _texts(value) for reference in parse_reference(text))


def _tags(value: object) -> tuple[str, ...]:
    return tuple(re.sub(r"\s+", "-", tag) for tag in _texts(value))


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("takes a language code such as `en` or `sw`")
    return text


def _headings(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("takes roles with their headings, such as `points: [In a nutshell]`")
    roles = tuple(role.value for role in Role)
    read_role = _one_of(roles)
    return {read_role(role): _texts(names) for role, names in value.items()}


def _cards(value: object) -> tuple[OwnCard, ...]:
    if not isinstance(value, list):
        raise ValueError("takes a list of cards, each with `question:` and `answer:`")
    cards = []
    for number, entry in enumerate(value, 1):
        if not isinstance(entry, dict) or set(entry) != {"question", "answer"}:
            raise ValueError(f"card {number} needs `question:` and `answer:`, and nothing else")
        cards.append(OwnCard(_text(entry["question"]), _text(entry["answer"]), 0))
    return tuple(cards)


@dataclass(frozen=True)
class _Key:
    field: str
    read: Callable[[object], object]
    deck: bool = True
    article: bool = True


KEYS: Mapping[str, _Key] = {
    "name": _Key("name", _text, article=False),
    "id": _Key("deck_id", _text, article=False),
    "headings": _Key("headings", _headings, article=False),
    "translation": _Key("translation", _text),
    "quotes": _Key("quotes", _text),
    "verses": _Key("verses", _one_of(VERSES)),
    "memorize": _Key("memorize", _references),
    "steps": _Key("steps", _one_of(STEPS)),
    "audio": _Key("audio", _switch),
    "questions": _Key("questions", _switch),
    "missing": _Key("missing", _one_of(MISSING)),
    "skip": _Key("skip", _texts),
    "tags": _Key("tags", _tags),
    "source": _Key("source", _text),
    "language": _Key("language", _language),
    "off": _Key("off", _texts),
    "cards": _Key("cards", _cards, deck=False),
    "points": _Key("points", _texts, deck=False),
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
    for name in article.settings:
        key = KEYS[name]
        value = getattr(own, key.field)
        changes[key.field] = getattr(deck, key.field) + value if name in _ADDED else value
    changes["places"] = {**deck.places, **own.places}
    return replace(deck, **changes)  # type: ignore[arg-type]


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
        try:
            result = KEYS[name].read(value)
        except ValueError as error:
            message = str(error)
            if not message.startswith(("takes", "is ", "card ")):
                message = f"cannot be used: {message}"
            problems.append(
                Problem(
                    shown,
                    line,
                    1,
                    "settings",
                    Severity.ERROR,
                    f"`{name}` {message}",
                    "mend the value, or remove the line to get the default",
                )
            )
            continue
        if name == "cards" and isinstance(result, tuple):
            result = tuple(
                replace(card, line=lines.get(f"cards.{number}", line))
                for number, card in enumerate(result)
            )
        changes[KEYS[name].field] = result
        places[name] = (shown, line)
    if problems:
        raise ContentError(*problems)
    return replace(start, places=places, **changes)  # type: ignore[arg-type]


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
