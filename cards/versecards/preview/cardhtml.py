"""The cards of a note as HTML, as Anki itself shows them.

This is the part of Anki's template language that our note types use: ``{{Field}}``,
``{{#Field}}…{{/Field}}``, ``{{^Field}}…{{/Field}}``, ``{{FrontSide}}``, ``{{hint:Field}}``,
``{{type:Field}}`` and ``[anki:tts lang=…]`` (Anki manual, "Field Replacements" and "Card
Generation").
A template that uses anything else is a ``ValueError``, never a wrong picture.
The page makes its cards itself, in the browser: ``web/render.js`` does the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from versecards.anki.notetype import Template, note_type
from versecards.notes import Kind

FRONT_SIDE = "FrontSide"

_TAG = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
BLANK = (
    "<div>The front of this card is blank.<br>"
    "<a href='https://docs.ankiweb.net/templates/errors.html#front-of-card-is-blank'>"
    "More information</a></div>"
)
"""What Anki puts under a front on which no field has content, and shows for its back."""
_SPEAKS = re.compile(r"\[anki:tts lang=[^\]]*\].*?\[/anki:tts\]", re.DOTALL)
"""Where Anki speaks. No field has this: ``to_html`` writes its bracket otherwise."""
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE | re.ASCII)
"""What Anki takes for no content at all."""


@dataclass(frozen=True)
class CardHtml:
    """One card: its template's name and number (from 0), and both sides as HTML.

    Where Anki has a button that speaks, the HTML has Anki's own ``[anki:play:a:0]``, and
    where it has a box to type in, ``[[type:Field]]``.
    """

    template: str
    number: int
    front: str
    back: str


@dataclass(frozen=True)
class _Text:
    text: str


@dataclass(frozen=True)
class _Field:
    name: str
    filter: str = ""


@dataclass
class _Section:
    """Nodes that show when a field has content, or (``negated``) when it has none."""

    name: str
    negated: bool = False
    nodes: list[_Node] = field(default_factory=list)


_Node = _Text | _Field | _Section


def cards_of(kind: Kind, fields: Mapping[str, str]) -> tuple[CardHtml, ...]:
    """Return the cards that Anki makes of a note with these fields (HTML by name).

    A note whose ``Active`` is empty has none. Raises ``KeyError`` for a field that a
    template names and the note type does not have.
    """
    full, filled = _filled(kind, fields)
    return tuple(
        _card(template, number, full, filled)
        for number, template in enumerate(note_type(kind).templates)
        if _shows_a_field(_parsed(template.front), filled)
    )


def retired_card(kind: Kind, fields: Mapping[str, str]) -> CardHtml:
    """Return what a learner sees of a retired note until he clears its cards away."""
    full, filled = _filled(kind, fields)
    number, template = shown_retired(kind)
    card = _card(template, number, full, filled)
    return replace(card, front=card.front + BLANK, back=BLANK)


def shown_retired(kind: Kind) -> tuple[int, Template]:
    """Return the template, with its number, by which a retired note is shown."""
    templates = enumerate(note_type(kind).templates)
    return next((n, template) for n, template in templates if not template.never)


def parts_of(source: str) -> list[Any]:
    """Return a template as values that ``json`` can write.

    Texts as they are, a field as its name and filter, a section as the name of its field,
    whether it is negated, and its parts.
    """

    def written(nodes: Iterable[_Node]) -> list[Any]:
        return [
            node.text
            if isinstance(node, _Text)
            else [node.name, node.filter]
            if isinstance(node, _Field)
            else [node.name, node.negated, written(node.nodes)]
            for node in nodes
        ]

    return written(_parsed(source))


def _filled(kind: Kind, fields: Mapping[str, str]) -> tuple[dict[str, str], set[str]]:
    """Return every field of the note type, and the names of those with content."""
    full = {name: fields.get(name, "") for name in note_type(kind).field_names}
    return full, {name for name, value in full.items() if not _EMPTY.fullmatch(value)}


def _card(template: Template, number: int, fields: Mapping[str, str], filled: set[str]) -> CardHtml:
    front = _played("".join(_render(_parsed(template.front), fields, filled)), "q")
    back = "".join(_render(_parsed(template.back), {**fields, FRONT_SIDE: front}, filled))
    return CardHtml(template.name, number, front, _played(back, "a"))


@cache
def _parsed(source: str) -> tuple[_Node, ...]:
    root = _Section("")
    open_sections = [root]
    position = 0
    for match in _TAG.finditer(source):
        if match.start() > position:
            open_sections[-1].nodes.append(_Text(source[position : match.start()]))
        position = match.end()
        tag = match[1].strip()
        name = tag[1:].strip()
        if tag[:1] in ("#", "^"):
            section = _Section(name, negated=tag[0] == "^")
            open_sections[-1].nodes.append(section)
            open_sections.append(section)
        elif tag[:1] == "/":
            if len(open_sections) == 1 or open_sections.pop().name != name:
                raise ValueError(f"{{{{{tag}}}}} closes nothing")
        else:
            filter_, _, name = tag.rpartition(":")
            if filter_ not in ("", "hint", "type"):
                raise ValueError(f"{{{{{tag}}}}}: a filter that the preview does not know")
            open_sections[-1].nodes.append(_Field(name, filter_))
    if len(open_sections) > 1:
        raise ValueError(f"{{{{#{open_sections[-1].name}}}}} is never closed")
    root.nodes.append(_Text(source[position:]))
    return tuple(root.nodes)


def _render(
    nodes: tuple[_Node, ...] | list[_Node], fields: Mapping[str, str], filled: set[str]
) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, _Text):
            yield node.text
        elif isinstance(node, _Field):
            yield _filtered(node, fields[node.name])
        elif (node.name in filled) != node.negated:
            yield from _render(node.nodes, fields, filled)


def _shows_a_field(nodes: tuple[_Node, ...] | list[_Node], filled: set[str]) -> bool:
    """Whether a front shows any field with content: only then does Anki make the card."""
    for node in nodes:
        if isinstance(node, _Field) and node.name in filled:
            return True
        if isinstance(node, _Section) and (node.name in filled) != node.negated:
            found = _shows_a_field(node.nodes, filled)
            if found:
                return True
    return False


def _filtered(node: _Field, text: str) -> str:
    if node.filter == "hint":
        return _hint(node.name, text)
    return f"[[type:{node.name}]]" if node.filter == "type" else text


def _hint(name: str, text: str) -> str:
    """Anki's link that shows a field; nothing for an empty one."""
    if not text.strip():
        return text
    mark = "hint" + hashlib.blake2b(f"{name}\n{text}".encode(), digest_size=8).hexdigest()
    return (
        f'\n<a class=hint href="#"\nonclick="this.style.display=\'none\';\n'
        f"document.getElementById('{mark}').style.display='block';\n"
        f'return false;" draggable=false>\n{name}</a>\n'
        f'<div id="{mark}" class=hint style="display: none">{text}</div>\n'
    )


def _played(html: str, side: str) -> str:
    """Number the places where Anki speaks, as Anki does."""
    first, *pieces = _SPEAKS.split(html)
    numbered = (f"[anki:play:{side}:{number}]{piece}" for number, piece in enumerate(pieces))
    return first + "".join(numbered)
