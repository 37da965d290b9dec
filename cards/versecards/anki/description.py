"""What Anki shows of a deck, and takes anew at every import."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

_HOW_TO_LEARN = (
    "Leave Anki's options as they are, about 20 new cards a day: the cards come in the order in "
    "which they build on each other, each verse in steps, then whole, then backwards.",
    "Do not bury siblings, or a verse stops half-way. Say each answer aloud before you look.",
    "A card that says “think it over” has no right answer: think, compare, and press Good.",
)
_MOST_TITLES = 10


def description(titles: Sequence[str], notices: Iterable[str]) -> str:
    """Return the description of a deck as plain text: how to learn with it, the titles of
    its articles, and the terms of its texts, each once.

    It is the one text that reaches every learner at every import.
    """
    lines = [*_HOW_TO_LEARN, "", *titles[:_MOST_TITLES]]
    if len(titles) > _MOST_TITLES:
        lines.append(f"… and {len(titles) - _MOST_TITLES} more")
    lines += [notice for notice in dict.fromkeys(notices) if notice]
    return "\n".join(lines)


def as_html(text: str) -> str:
    """Return a description, which is plain text, as Anki has it."""
    return html.escape(text, quote=False).replace("\n", "<br>")
