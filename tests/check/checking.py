"""Decks that a test writes, checked the way the program checks them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from versecards.check import check
from versecards.deck import open_deck
from versecards.extract.deck import extract
from versecards.problems import Problem


def checked(source: Path) -> tuple[Problem, ...]:
    """Return the problems of a folder or an article."""
    deck = open_deck(source)
    extraction = extract(deck.articles, deck.settings, deck.library)
    return check(extraction, deck.settings, deck.library)


def checked_files(folder: Path, files: Mapping[str, str]) -> tuple[Problem, ...]:
    """Write the files of a deck into a folder and return its problems."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return checked(folder)


def places(problems: tuple[Problem, ...], code: str) -> list[str]:
    """Return where a code was reported: ``a.txt:3``."""
    return [f"{Path(p.file).name}:{p.line}" for p in problems if p.code == code]
