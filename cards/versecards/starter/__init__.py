"""A new deck folder: settings with comments, an example article, what git should know."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

from versecards.article.yamlread import plain_value
from versecards.deck import SETTINGS_FILE, ledger_path, new_id
from versecards.files import write_whole
from versecards.ledger import Ledger
from versecards.ledger.entry import ArticleEntry
from versecards.problems import ContentError, problem
from versecards.settings import KEYS, Settings

_HERE = Path(__file__).parent
_EXAMPLE = "example.txt"
_FILES = {
    _EXAMPLE: _EXAMPLE,
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
}
"""The file here, and its name in the new folder."""
_BEGINNING = """\
# The settings of this deck. A line that begins with # does nothing: remove the # to use it.
"""
_WIDTH = 88


def make_folder(folder: Path) -> tuple[str, tuple[str, ...]]:
    """Make the folder with all its files; return the deck's name, and those of the files.

    Nothing that is there is overwritten: a folder with one of the files, or a file of
    the folder's name, is a ``ContentError``, and so is a folder inside another deck's. The
    deck gets an id that no other deck has, or where there is a ledger already, the id that is
    in it.
    """
    names = (SETTINGS_FILE, *_FILES.values())
    there = [name for name in names if (folder / name).exists()]
    if folder.is_file():
        there = [folder.name]
    if there:
        raise ContentError(
            problem("folder-used.there", (str(folder), 0, 0), names=", ".join(there))
        )
    for outer in folder.resolve().parents:
        if (outer / SETTINGS_FILE).is_file():
            raise ContentError(problem("folder-used.inside", (str(folder), 0, 0), outer=outer.name))
    name = folder.resolve().name
    title = " ".join(re.sub(r"[-_\s]+", " ", name).split()) or "My deck"
    title = title[0].upper() + title[1:]
    deck_id = Ledger.load(ledger_path(folder), "").deck_id or new_id(name)
    texts = {SETTINGS_FILE: settings_text(title, deck_id)}
    for source, target in _FILES.items():
        texts[target] = (_HERE / source).read_text(encoding="utf-8").replace("@NAME@", title)
    for target, text in texts.items():
        write_whole(folder / target, text.encode("utf-8", "replace"))
    return title, names


def is_example(articles: Sequence[ArticleEntry]) -> bool:
    """Whether these are no more than the example of a new folder."""
    title = _HERE.joinpath(_EXAMPLE).read_text(encoding="utf-8").split("\n", 1)[0]
    return [(article.file, article.title) for article in articles] == [(_EXAMPLE, title)]


def settings_text(name: str, deck_id: str) -> str:
    """Return the settings of a new deck: every key with what it is for, most as comments."""
    written = {"name": name, "id": deck_id, "translation": Settings().translation}
    parts = [_BEGINNING]
    for key in KEYS.values():
        if not key.deck:
            continue
        lines = textwrap.wrap(key.says, _WIDTH)
        if key.name not in written:
            lines += key.example.splitlines()
        text = "".join(f"# {line}\n" for line in lines)
        if key.name in written:
            text += f"{key.name}: {_in_yaml(written[key.name])}\n"
        parts.append(text)
    return "\n".join(parts)


def first_settings(name: str, deck_id: str) -> str:
    """Return the settings that a first build writes: no more than what the deck is."""
    return (
        "# What this deck is called, and the id by which its cards are known: keep the id.\n"
        f"name: {_in_yaml(name)}\nid: {_in_yaml(deck_id)}\n"
    )


def _in_yaml(text: str) -> str:
    """Return a text as YAML has it: bare where it is only words, else in quotation marks."""
    bare = re.fullmatch(r"[^\W\d_][\w' -]*", text) and plain_value(text) == text
    return text if bare else json.dumps(text)
