"""What publishers ask of those who quote a translation: notices and limits, as data.

The figures in ``terms.json`` are a reminder, with the place each was read; publishers
change them, and only the publisher's own page counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table

_EDITION = re.compile(r"\s*(?:19|20)?\d\d$")


@dataclass(frozen=True)
class Terms:
    """The terms of one translation. A limit of ``None`` is one that the table does not know.

    ``verses`` is the most verses to quote without asking, ``book_share`` the most of any
    one book and ``work_share`` the most of the work that quotes, both from 0 to 1.
    ``source`` is where the figures were read; ``doubt`` says where sources disagree.
    """

    name: str
    label: str
    notice: str
    verses: int | None
    book_share: float | None
    work_share: float | None
    source: str
    doubt: str = ""


@cache
def all_terms() -> tuple[Terms, ...]:
    """Return the whole table."""
    data = read_table(Path(__file__).with_name("terms.json"))
    return tuple(Terms(**entry) for entry in data["translations"])


def terms_of(name: str) -> Terms | None:
    """Return the terms of the translation with this short name, or ``None``.

    An edition has those of its translation: "NASB 1995", "NIV84".
    """
    wanted = _EDITION.sub("", name).casefold()
    return next((terms for terms in all_terms() if terms.name.casefold() == wanted), None)
