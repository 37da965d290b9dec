"""What ``export`` can write: each form in one row, with all that is particular to it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from versecards.sheets.text import TextCard, to_csv, to_markdown


@dataclass(frozen=True)
class Form:
    """A file for another program.

    ``write`` takes the deck's name and the cards, and gives the bytes of the file. ``is_ours``
    takes these bytes and the path of a file that is there already, and says whether that is an
    earlier export, which may be replaced.
    """

    write: Callable[[str, Sequence[TextCard]], bytes]
    is_ours: Callable[[bytes, Path], bool]


def begins_alike(written: bytes, path: Path) -> bool:
    """Whether a file begins with the line with which a new one begins."""
    head = _first_line(written)
    with path.open("rb") as file:
        return _first_line(file.readline(len(head) + 80)) == head


def _first_line(text: bytes) -> bytes:
    return text.partition(b"\n")[0].removeprefix(codecs.BOM_UTF8).strip()


FORMS: Mapping[str, Form] = {
    # the mark at the beginning tells a spreadsheet that the file is UTF-8
    "csv": Form(lambda _, cards: to_csv(cards).encode("utf-8-sig"), begins_alike),
    "markdown": Form(lambda name, cards: to_markdown(name, cards).encode(), begins_alike),
}
"""By the name that ``--format`` has for it."""
