"""A new deck folder: settings with comments, an example article, what git should ignore."""

from __future__ import annotations

from pathlib import Path

from cards.deck import slug
from cards.files import write_whole
from cards.problems import ContentError, Problem, Severity

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
    title = name.replace("-", " ").replace("_", " ").strip().capitalize() or "My deck"
    for source, target in _FILES.items():
        text = (_HERE / source).read_text(encoding="utf-8")
        text = text.replace("@NAME@", title).replace("@ID@", slug(name))
        write_whole(folder / target, text.encode())
    return tuple(_FILES.values())
