"""What the words of some passages are that hardly anybody learns by heart, by reference.

``natures.json`` has them under the codes of their reasons (``extract/reasons.json``): what
happened, where the book is no book of stories; registers of names; greetings and news of
letters; the lists of sins as handbooks of the New Testament count them; rebukes; curses and
penalties; and what the wicked or a tempter says.
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


@cache
def _codes() -> dict[Reference, str]:
    return {
        verse: code
        for code, passages in read_table(_TABLE).items()
        for passage in passages
        for verse in Reference.from_osis(passage).verses()
    }


_TABLE = Path(__file__).with_name("natures.json")
