"""Which known word a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

ALIKE = 65
"""Likeness, in per cent, from which a word is suggested."""


def nearest(word: str, known: Iterable[str], *, alike: int = ALIKE) -> str:
    """Return the known word that is most like this one, in any case of letters.

    Empty where none is like it to ``alike`` per cent.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (needed only for a mistake)

    found = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=alike
    )
    return found[0] if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean …? " to put before a remedy; empty where no word is like it."""
    near = nearest(word, known)
    return f"Did you mean `{near}`? " if near else ""
