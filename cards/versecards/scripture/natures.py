"""What the words of some passages are that hardly anybody learns by heart, by reference.

``natures.json`` has them under the codes of their reasons (``extract/reasons.json``): what
happened, where the book is no book of stories; registers of names; greetings and news of
letters; the lists of sins as handbooks of the New Testament count them; rebukes; curses and
penalties; what only later manuscripts have; and what the wicked or a tempter says.
``beloved.json`` has the passages that many learn whole, such as psalms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from versecards.datafiles import read_table
from versecards.scripture.reference import Reference


def nature(verses: Sequence[Reference]) -> str:
    """Return the code of what all of these verses are; nothing where they are not all so."""
    codes = {_codes().get(verse, "") for verse in verses}
    return codes.pop() if len(codes) == 1 else ""


def is_beloved(passage: Reference) -> bool:
    """Whether most of a passage is of one that many learn whole."""
    verses = list(passage.verses())
    return 2 * sum(verse in _beloved() for verse in verses) > len(verses)


@cache
def _beloved() -> frozenset[Reference]:
    passages = map(Reference.from_osis, read_table(_WHOLE))
    return frozenset(verse for passage in passages for verse in passage.verses())


@cache
def _codes() -> dict[Reference, str]:
    return {
        verse: code
        for code, passages in read_table(_TABLE).items()
        for passage in passages
        for verse in Reference.from_osis(passage).verses()
    }


_TABLE, _WHOLE = (Path(__file__).with_name(name) for name in ("natures.json", "beloved.json"))
