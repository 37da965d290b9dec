"""Footnotes of an HTML page: their signs in the text, and what stands at the end."""

from __future__ import annotations

import re

from versecards.article.htmltree import HEADINGS, Node

_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?[,;]?\s*$")
_LONGEST = 2000
_REFERS = re.compile(r"foot-?note|note-?ref", re.IGNORECASE)


def is_sign(node: Node) -> bool:
    """Tell whether an element holds nothing but the sign of a note ("1", "[a]", "*")."""
    return _SIGN.match(node.content()) is not None


def note_of(node: Node) -> str:
    """Return the ``id`` of the note that an element points to, or nothing."""
    marks = " ".join(node.attributes.get(name, "") for name in ("class", "role", "epub:type"))
    if node.tag != "sup" and not _REFERS.search(marks):
        return ""
    for each in node.walk():
        address = each.attributes.get("href", "")
        if address.startswith("#") and len(address) > 1 and is_sign(node):
            return address[1:]
    return ""


def _is_note(node: Node) -> bool:
    """Tell whether an element is a note, and not a part of the page such as its comments."""
    parts = (*HEADINGS, "main", "article", "section", "form")
    return (
        node.parent is not None
        and not any(each.tag in parts for each in node.walk())
        and len(node.content()) <= _LONGEST
    )


def take_notes(top: Node) -> dict[str, Node]:
    """Take the notes that the text points to out of the tree; return them by ``id``."""
    wanted = {note_of(node) for node in top.walk() if node.tag in {"sup", "span"}} - {""}
    notes: dict[str, Node] = {}
    if not wanted:
        return notes
    for node in list(top.walk()):
        name = node.attributes.get("id", "")
        if name in wanted and name not in notes and _is_note(node):
            notes[name] = node
    taken = {id(node) for node in notes.values()}
    for parent in {id(node.parent): node.parent for node in notes.values()}.values():
        if parent is not None:
            parent.children = [each for each in parent.children if id(each) not in taken]
            parent.pruned = True
    for node in notes.values():
        for each in list(node.walk()):
            # The way back to the text is no part of the note.
            each.children = [
                child
                for child in each.children
                if not child.attributes.get("href", "").startswith("#")
            ]
    return notes
