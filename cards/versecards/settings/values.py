"""What a setting can take: how each kind of value is read, and how a schema says it.

A reader raises ``ValueError`` with the rest of a sentence that begins with the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from versecards.article.model import Own, OwnCard, OwnStatement, OwnVerse
from versecards.near import nearest, suggestion
from versecards.scripture.reference import Reference
from versecards.scripture.scan import is_reference, parse_reference, scan

_SWITCHES = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
_STRING = {"type": "string"}


@dataclass(frozen=True)
class Value:
    """A kind of value: its reader, and what a JSON schema says of it.

    ``commas`` says that commas part several in one text. ``meant`` tells of a value that cannot
    be used, in a file that other programs read too, whether it was meant for us: another's
    `audio: talk.mp3` and `hide: true` are nobody's mistake.
    """

    read: Callable[[object], object]
    schema: Mapping[str, object]
    commas: bool = False
    meant: Callable[[object], bool] = lambda value: not isinstance(value, bool | int | float)


def choices(known: tuple[str, ...], value: str) -> str:
    """Return what is wrong with a value that is none of these."""
    names = ", ".join(f"`{choice}`" for choice in known)
    return f"takes one of {names}, not `{value}`. {suggestion(value, known)}".strip()


def one_of(known: tuple[str, ...]) -> Value:
    """Return the kind of value that is one of these words."""

    def read(value: object) -> str:
        if value not in known:
            raise ValueError(choices(known, str(value)))
        return str(value)

    def meant(value: object) -> bool:
        if isinstance(value, list):
            return any(isinstance(word, str) and nearest(word, known) for word in value)
        return isinstance(value, str)

    return Value(read, {"enum": list(known)}, meant=meant)


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("takes a text")
    text = " ".join(str(value).split())
    if not text:
        raise ValueError("is empty; write a text or remove the line")
    return text


def _switch(value: object) -> bool:
    known = _SWITCHES.get(str(value).lower())
    if known is None:
        raise ValueError("takes `yes` or `no`")
    return known


def _references(value: object) -> tuple[Reference, ...]:
    return parse_reference(_text(value))


def _path(value: object) -> str:
    """Read a name of Anki's, ``A::B``; Anki would trim its parts and name empty ones itself."""
    parts = [part.strip() for part in _text(value).split("::")]
    if not all(parts):
        raise ValueError(f"has an empty part between its colons: `{value}`")
    return "::".join(parts)


def _tag(value: object) -> str:
    """Read a tag; a notebook writes "#" before it."""
    return re.sub(r"\s+", "-", _path(value).lstrip("#"))


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError("takes a language code such as `en` or `sw`")
    return text


def _card(value: object) -> Own:
    if not isinstance(value, dict):
        raise ValueError("takes a list of cards, such as `{question: Who?, answer: David}`")
    own = next((_CARDS[kind] for kind in _CARDS if kind in value), None)
    known = own.keys if own else tuple(key for each in _CARDS.values() for key in each.keys)
    for key in value:
        if key not in known:
            names = ", ".join(f"`{name}`" for name in known)
            hint = suggestion(key, known)
            raise ValueError(f"has a card with `{key}`; a card takes {names}. {hint}")
    own = own or _CARDS["question"]
    for key in own.keys:
        if value.get(key) is None and (key not in own.optional or key in value):
            raise ValueError(f"has a card without `{key}:`")
    return own.read(value)


def _own_statement(value: Mapping[str, object]) -> OwnStatement:
    passages = value["passage"] if isinstance(value["passage"], list) else [value["passage"]]
    references = [reference for passage in passages for reference in _references(passage)]
    return OwnStatement(_text(value["statement"]), tuple(references), 0)


def _own_question(value: Mapping[str, object]) -> OwnCard:
    answer = value["answer"]
    _text(answer)
    lines = [" ".join(line.split()) for line in str(answer).strip().splitlines()]
    return OwnCard(_text(value["question"]), "\n".join(lines), 0)


def _is_card(value: object) -> bool:
    """Whether a card was meant that cannot be used, and no picture's or product's of a site."""
    if isinstance(value, str):
        return value.endswith("?") or is_reference(value)
    known = [key for each in _CARDS.values() for key in each.keys]
    return isinstance(value, dict) and any(nearest(str(key), known) for key in value)


def _own_verse(value: Mapping[str, object]) -> OwnVerse:
    references = _references(value["verse"])
    if len(references) > 1:
        raise ValueError("has a card with more than one verse; write a card for each")
    text = _text(value["text"]) if "text" in value else ""
    if text and not references[0].is_verse:
        first, second, *more = references[0].verses()
        each = " and ".join(f"`{{verse: {one}, text: …}}`" for one in (first, second))
        raise ValueError(
            f"has a card with one `text:` for {references[0]}; write a card for each of its "
            f"verses, with the words of that verse: {each}{', and so on' if more else ''}"
        )
    beside = next((m.translation for m in scan(_text(value["verse"])) if m.translation), "")
    translation = _text(value["translation"]) if "translation" in value else beside
    if beside and translation.casefold() != beside.casefold():
        raise ValueError(
            f"has a card that names two translations, {beside} and {translation}; keep one"
        )
    return OwnVerse(references[0], text, translation, 0)


@dataclass(frozen=True)
class _OwnForm:
    """A form of own cards: all its keys, which of them it can do without, and its reader."""

    keys: tuple[str, ...]
    read: Callable[[Mapping[str, object]], Own]
    optional: tuple[str, ...] = ()


_CARDS = {
    "question": _OwnForm(("question", "answer"), _own_question),
    "statement": _OwnForm(("statement", "passage"), _own_statement),
    "verse": _OwnForm(("verse", "text", "translation"), _own_verse, ("text", "translation")),
}
"""The forms of own cards, by the key that tells which it is."""


TEXT = Value(_text, _STRING)
SWITCH = Value(
    _switch,
    {"$ref": "#/$defs/switch"},
    meant=lambda value: isinstance(value, str) and nearest(value, _SWITCHES) != "",
)
REFERENCES = Value(_references, _STRING)
PATH = Value(_path, _STRING)
TAG = Value(_tag, _STRING, commas=True)
LANGUAGE = Value(_language, _STRING, meant=lambda _: False)
CARD = Value(_card, {"$ref": "#/$defs/card"}, meant=_is_card)
