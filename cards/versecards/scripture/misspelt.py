"""What reference was meant by one whose book is misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from versecards.languages import Language
from versecards.near import ALIKE, nearest
from versecards.scripture.books import books
from versecards.scripture.fitting import UNKNOWN_BOOK
from versecards.scripture.grammar import grammar
from versecards.scripture.mention import Mention

_NAME = re.compile(r"\s*((?:\d\s*)?[^\W\d_][^\W\d_. ]*(?: [^\W\d_]+){0,3})")
_IN_LIST = re.compile(r"\s*(?P<number>(?:[1-3]\s?)?)(?P<name>[^\W\d_]+)")
_SHORTEST = 3
"""Letters of a short form that may have one wrong."""
_WRITTEN = re.compile(
    r"(?<![\w.:-])(?:[1-3]\s?)?[^\W\d_]{4,}\.?\s\d{1,3}:\d{1,3}(?:[-–]\d{1,3})?(?![\w:])"
    # further verses, but not the number of the next book
    r"(?:,\s?\d{1,3}(?:[-–]\d{1,3})?(?![\w:]|\s[^\W\d_a-z])){0,9}"
)
"""What in running text can only be a reference: a name with chapter and verse."""
_PARTED = re.compile(r"(.*[^\W\d_].*?\d)(?:\s*;\s*|\s+)(\d[\d\s,–-]*)")
"""A chapter and its verses with a semicolon or a space between them."""
_LONGEST = 60
"""Letters of a reference, with room to spare."""
_SLIP = 78
"""Likeness, in per cent, of a name of five letters with two of them the wrong way round."""


def with_colon(text: str) -> str:
    """Return a reference with a colon where another sign parts chapter and verse; else nothing.

    "John 3 16", "Ruth 1;77": what these are otherwise is for the caller to see first.
    """
    match = _PARTED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return f"{match[1]}:{match[2]}" if match else ""


def misspelt(
    text: str, mentions: Sequence[Mention], language: Language, reads: Callable[[str], bool]
) -> Iterator[tuple[int, str, str]]:
    """Yield where a text has a reference with a misspelt book, the words, and what was meant.

    ``mentions`` are the references that were found; ``reads`` as in ``meant``. Of one that
    was found to be a reference by what stands around it, "(Galashuns 5:22)", the name may be
    less like.
    """
    for match in _WRITTEN.finditer(text):
        start, end = match.span()
        name = match[0].lstrip("123 ")
        there = [mention for mention in mentions if mention.start < end and start < mention.end]
        if not name[0].isupper() or not all(map(lacks_book, there)):
            continue
        near = meant(match[0], language, reads, alike=ALIKE if there else _SLIP)
        near = near or _swapped(match[0], language, reads)
        if near:
            yield start, match[0], near


def lacks_book(mention: Mention) -> bool:
    """Whether a name stands before a mention that is none of a book."""
    return any(part.note == UNKNOWN_BOOK for part in mention.parts)


def _swapped(text: str, language: Language, reads: Callable[[str], bool]) -> str:
    """Return what was meant where the letters of a short name stand in another order: "Jhon"."""
    near = meant(text, language, reads)
    return near if sorted(near.casefold()) == sorted(text.casefold()) else ""


def meant_in_list(text: str, language: Language, read: Callable[[str], str], *, loose: bool) -> str:
    """Return what was meant by a line of a list of passages that names none.

    There a short form may be misspelt too, "Rmo 8:28", or touch its number;
    ``loose``: by more than letters in another order. ``read`` gives a passage in its usual
    form; nothing for what is none.
    """
    match = _IN_LIST.match(text)
    if match is None:
        return ""
    name = match["name"].casefold()
    forms = grammar(language).names.spellings
    tried = [name] if name in forms else _by_letters(language).get("".join(sorted(name)), [])
    if not tried:
        alike = ALIKE if loose else _SLIP
        near = meant(text, language, lambda other: bool(read(other)), alike=alike)
        if near:
            return read(near)
    if not tried and loose and len(name) >= _SHORTEST:
        tried = [form for form in forms if OSA.distance(name, form) == 1]
    place = " " + text[match.end() :].lstrip(" .")
    found = dict.fromkeys(filter(None, (read(f"{match['number']}{one}{place}") for one in tried)))
    return next(iter(found)) if len(found) == 1 else ""


@cache
def _by_letters(language: Language) -> dict[str, list[str]]:
    """The ways to write books by their letters in the order of the alphabet."""
    found: dict[str, list[str]] = {}
    for form in grammar(language).names.spellings:
        found.setdefault("".join(sorted(form)), []).append(form)
    return found


def meant(
    text: str, language: Language, reads: Callable[[str], bool], *, alike: int = ALIKE
) -> str:
    """Return the text with the name of the book that is most like the one written.

    Empty where no name is like it to ``alike`` per cent, or where the text ``reads`` as no
    reference with it either.
    """
    match = _NAME.match(text)
    names = [book.name for book in books(language)]
    name = nearest(match[1], names, alike=alike) if match else ""
    if not match or not name:
        return ""
    whole = name + text[match.end() :]
    return whole if reads(whole) else ""
