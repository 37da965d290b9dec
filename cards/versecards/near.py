"""Which known word a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 65
"""Likeness, in per cent, from which a word is suggested."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like this one, in any case of letters.

    Empty where none is like it.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (needed only for a mistake)

    found = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE
    )
    return found[0] if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "Did you mean …? " to put before a remedy; empty where no word is like it."""
    near = nearest(word, known)
    return f"Did you mean `{near}`? " if near else ""
