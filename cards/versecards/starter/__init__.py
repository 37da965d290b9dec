"""A new deck folder: settings with comments, an example article, what git should ignore."""

from __future__ import annotations

import json
import re
from pathlib import Path

from versecards.article.yamlread import plain_value
from versecards.deck import slug
from versecards.files import write_whole
from versecards.problems import ContentError, Problem, Severity

_HERE = Path(__file__).parent
_FILES = {"deck.yaml": "deck.yaml", "example.txt": "example.txt", "README.md": "README.md",
          "gitignore": ".gitignore"}  # fmt: skip
"""The file here, and its name in the new folder."""


def make_folder(folder: Path) -> tuple[str, ...]:
    """Make the folder with all its files and return their names.

    Nothing that is there is overwritten: a folder with one of the files, or a file of
    the folder's name, is a ``ContentError``.
    """
    there = [name for name in _FILES.values() if (folder / name).exists()]
    if folder.is_file():
        there = [folder.name]
    if there:
        raise ContentError(
            Problem(
                str(folder),
                0,
                0,
                "folder-used",
                Severity.ERROR,
                f"{', '.join(there)} is already there",
                "name a new folder",
            )
        )
    name = folder.resolve().name
    title = " ".join(re.sub(r"[-_\s]+", " ", name).split()) or "My deck"
    title = title[0].upper() + title[1:]
    for source, target in _FILES.items():
        text = (_HERE / source).read_text(encoding="utf-8")
        shown = (_in_yaml(title), _in_yaml(slug(name))) if target.endswith(".yaml") else (title, "")
        text = text.replace("@NAME@", shown[0]).replace("@ID@", shown[1])
        write_whole(folder / target, text.encode("utf-8", "replace"))
    return tuple(_FILES.values())


def _in_yaml(text: str) -> str:
    """Return a text as YAML has it: bare where it is only words, else in quotation marks."""
    bare = re.fullmatch(r"[^\W\d_][\w' -]*", text) and plain_value(text) == text
    return text if bare else json.dumps(text)
