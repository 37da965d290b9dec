"""The cards of a deck as plain text, for other programs: CSV and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from versecards.preview.cardhtml import cards_of

if TYPE_CHECKING:
    from versecards.render import Rendered

_ABOVE = ".heading, .cue"
"""What stands above both sides."""
_LEFT_OUT = ".asked, .clue, .typed, .audio, .about, hr"
"""Parts of a card that repeat its front, or that only a program for learning can show."""
_LABEL = "label"
"""The class of what names the text of a passage, below it."""
_LINES = frozenset(("br", "div", "h1", "h2", "h3", "hr", "li", "p"))
_SIGN = re.compile(r"[\\`*_\[\]<>#|~&]")
_BEGINNING = re.compile(r"^(\d*)([-+]|(?<=\d)[.)])(?=\s)")
"""What Markdown takes for a sign of its own: anywhere, and at the beginning of a line."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with in a spreadsheet (owasp.org, "CSV Injection")."""


@dataclass(frozen=True)
class TextCard:
    """One card: both sides in lines, what is said about it, and what its note has.

    ``card`` is the name of the card in its note; ``guid`` and ``tags`` are the note's.
    """

    front: str
    back: str
    kind: str
    card: str
    tags: str
    guid: str
    about: str


def text_cards(rendered: Iterable[Rendered]) -> Iterator[TextCard]:
    """Yield every card of these notes in order; a retired note has none."""
    for note in rendered:
        if note.note is None:
            continue
        for card in cards_of(note.kind, note.fields):
            about = "\n".join(_lines(part) for part in _parts(card.back, ".about"))
            yield TextCard(
                _side(card.front),
                _side(card.back, f"{_LEFT_OUT}, {_ABOVE}"),
                note.kind.value,
                card.template,
                " ".join(note.tags),
                note.guid,
                about,
            )


def to_csv(cards: Iterable[TextCard]) -> str:
    """Return the cards as a table (RFC 4180), its first row the names of the columns.

    A cell that a spreadsheet would take for a formula, as the guids that begin with "=",
    has a space in front.
    """
    result = io.StringIO(newline="")
    writer = csv.writer(result)
    writer.writerow([column.name for column in fields(TextCard)])
    for card in cards:
        writer.writerow(
            [f" {cell}" if cell.startswith(_FORMULA) else cell for cell in astuple(card)]
        )
    return result.getvalue()


def to_markdown(name: str, cards: Iterable[TextCard]) -> str:
    """Return the cards as one Markdown document: the front as text, the back as a quotation."""
    parts = [f"# {_escaped(name)}"]
    for card in cards:
        heading, *rest = card.front.split("\n")
        parts.append(f"## {_escaped(heading)}")
        parts += ["  \n".join(map(_escaped, rest))] if rest else []
        parts.append("> " + "  \n> ".join(map(_escaped, card.back.split("\n"))))
        parts += ["  \n".join(map(_escaped, card.about.split("\n")))] if card.about else []
        # a guid can hold a grave accent, and none of its own can hold two
        parts.append(" ".join(f"`` {word} ``" for word in (*card.tags.split(), card.guid)))
    return "\n\n".join(parts) + "\n"


def _parts(html: str, selector: str) -> list[LexborNode]:
    return LexborHTMLParser(html).css(selector)


def _side(html: str, left_out: str = _LEFT_OUT) -> str:
    tree = LexborHTMLParser(html)
    for node in tree.css(left_out):
        node.decompose()
    for label in tree.css(".heading b"):
        label.insert_after(":")
    return _lines(tree.body) if tree.body else ""


def _lines(top: LexborNode) -> str:
    """Return the text of an element with a line for each that stands on its own."""
    pieces = []
    for node in top.traverse(include_text=True):
        if node.is_text_node:
            pieces.append(node.text_content or "")
        elif node.tag in _LINES or node.attributes.get("class") == _LABEL:
            pieces.append("\n")
    lines = (" ".join(line.split()) for line in _joined(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _joined(pieces: Iterable[str]) -> str:
    # a line end inside a stretch of text is only a space in HTML
    return "".join(piece if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in pieces)


def _escaped(text: str) -> str:
    """Return a line such that Markdown shows it letter by letter."""
    return _BEGINNING.sub(r"\1\\\2", _SIGN.sub(r"\\\g<0>", text))
