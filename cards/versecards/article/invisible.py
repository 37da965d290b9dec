"""What no reader of a page sees: comments, scripts, styles, pictures as text."""

from __future__ import annotations

import re

_INVISIBLE = ("script", "style", "svg", "template", "noscript", "iframe", "object", "math")
_OPENING = re.compile(rf"<(?:({'|'.join(_INVISIBLE)})\b[^<>]*>|!--)", re.IGNORECASE)
_DATA_ADDRESS = re.compile(r"data:[\w/+.;=-]{0,80},[^\"'\s)>]*")
_SMALL = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def without_invisible(text: str) -> str:
    """Blank out what no reader sees, so that every other character keeps its place."""
    parts: list[str] = []
    place = 0
    small = text.translate(_SMALL)
    unclosed: set[str] = set()
    while match := _OPENING.search(text, place):
        name = (match[1] or "").translate(_SMALL)
        end = -1
        if name not in unclosed:
            end = small.find(f"</{name}" if name else "-->", match.end())
        if end < 0:
            # Never closed, so none later is, and none is looked for; what follows stays.
            unclosed.add(name)
            parts.append(text[place : match.start()])
            parts.append(match[0] if name else blank(match[0]))
            place = match.end()
            continue
        end = text.find(">", end) + 1 or len(text)
        parts += [text[place : match.start()], blank(text[match.start() : end])]
        place = end
    parts.append(text[place:])
    return _DATA_ADDRESS.sub(lambda match: " " * len(match[0]), "".join(parts))


def blank(text: str) -> str:
    """Return white space of the same shape."""
    return re.sub(r"[^\n]", " ", text)
