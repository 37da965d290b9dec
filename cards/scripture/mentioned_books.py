"""Books that a text names without numbers: "In Romans Paul ... (8:28)"."""

from __future__ import annotations

import re
from functools import cache

from cards.scripture.books import books
from cards.scripture.found import Found, Kind
from cards.scripture.names import Doubt, book_at
from cards.scripture.tokens import SPACE

_OF_BOOK = re.compile(
    rf"(?:book|gospel|letter|epistle|prophecy|prophet|apocalypse){SPACE}(?:of|to|according{SPACE}to)?"
    rf"{SPACE}(?:the{SPACE})?\Z",
    re.IGNORECASE,
)
_THE = re.compile(rf"(?<![A-Za-z])(?:the|The|some|all|these){SPACE}\Z")
_GOES_ON = re.compile(rf"(?:'s?(?![A-Za-z])|{SPACE}\()")
_PEOPLES = frozenset(
    ("Romans", "Galatians", "Ephesians", "Philippians", "Colossians", "Hebrews", "Judges")
)
# Other words this short are abbreviations, which do not stand alone in a sentence.
_SHORT_NAMES = frozenset(
    ("Job", "Mark", "Luke", "John", "Acts", "Ruth", "Ezra", "Joel", "Amos", "Jude")
)


@cache
def _name() -> re.Pattern[str]:
    forms = (form for book in books() for form in (book.name, *book.forms))
    last_words = {form.split(" ")[-1] for form in forms}
    names = {word for word in last_words if len(word) > 4} | _SHORT_NAMES
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(sorted(names))})(?![A-Za-z])")


def mentioned_books(text: str, found: list[Found]) -> list[Found]:
    """Return the books named between what was found, each as a stretch without parts."""
    named: list[Found] = []
    floor = 0
    for one in (*found, None):
        limit = one.start if one else len(text)
        for word in _name().finditer(text, floor, limit):
            book = _book(text, word.start(), word.end(), floor)
            if book:
                named.append(book)
        floor = max(floor, one.end if one else 0)
    return named


def _book(text: str, start: int, end: int, floor: int) -> Found | None:
    named = book_at(text, start, end, floor)
    if not named:
        return None
    before = text[max(0, named.start - 40) : named.start]
    said = bool(_OF_BOOK.search(before))
    people = text[start:end] in _PEOPLES and _THE.search(before)
    own = named.doubt is Doubt.NAME and _GOES_ON.match(text, end)
    if not said and (people or (named.doubt and not own)):
        return None
    return Found(Kind.BOOK, named.start, end, [], named.book)
