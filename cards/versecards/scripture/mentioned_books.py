"""Books that a text names without numbers: "In Romans Paul ... (8:28)"."""

from __future__ import annotations

import re
from functools import cache

from versecards.scripture.books import books
from versecards.scripture.found import Found, Kind
from versecards.scripture.names import Doubt, book_at
from versecards.scripture.prose import tells
from versecards.scripture.tokens import SPACE, pattern

_OF_BOOK = (
    rf"(?i:(?:book|gospel|letter|epistle|prophecy|prophet|apocalypse){SPACE}"
    rf"(?:of|to|according{SPACE}to)?{SPACE}(?:the{SPACE})?)\Z"
)
_THE = rf"(?<![A-Za-z])(?:the|The|some|all|these){SPACE}\Z"
_GOES_ON = rf"(?:'s?(?![A-Za-z])|{SPACE}\()"
_PEOPLES = frozenset(
    ("Romans", "Galatians", "Ephesians", "Philippians", "Colossians", "Hebrews", "Judges")
)
_FAR = 1500
_WINDOW = 24
# Other words this short are abbreviations, which do not stand alone in a sentence.
_SHORT_NAMES = frozenset(
    ("Job", "Mark", "Luke", "John", "Acts", "Ruth", "Ezra", "Joel", "Amos", "Jude")
)


@cache
def _name() -> re.Pattern[str]:
    forms = (form for book in books() for form in (book.name, *book.forms))
    last_words = {form.split(" ")[-1] for form in forms}
    names = {word for word in last_words if len(word) > 4} | _SHORT_NAMES
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


def mentioned_books(text: str, found: list[Found]) -> list[Found]:
    """Return the books named a little before what leans on the context, without parts.

    What was found is skipped: names with numbers are no books without.
    """
    named: list[Found] = []
    searched = 0
    earlier: list[Found] = []
    for one in found:
        if one.kind is Kind.NAMED:
            earlier.append(one)
            continue
        begin = max(searched, one.start - _FAR)
        near = [f for f in earlier[-_WINDOW:] if f.end > begin]
        for gap_start, gap_end in zip(
            [begin, *(f.end for f in near)], [*(f.start for f in near), one.start], strict=True
        ):
            for word in _name().finditer(text, gap_start, gap_end):
                book = _book(text, word.start(), word.end(), gap_start)
                if book:
                    named.append(book)
        earlier = []
        searched = one.end
    return named


def _book(text: str, start: int, end: int, floor: int) -> Found | None:
    whole_word = not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha())
    named = book_at(text, start, end, floor) if whole_word else None
    if not named:
        return None
    before = text[max(0, named.start - 40) : named.start]
    said = bool(pattern(_OF_BOOK).search(before))
    people = text[start:end] in _PEOPLES and pattern(_THE).search(before)
    goes_on = pattern(_GOES_ON).match(text, end) or tells(text, end)
    own = named.doubt is Doubt.NAME and goes_on
    if not said and (people or (named.doubt and not own)):
        return None
    return Found(Kind.BOOK, named.start, end, [], named.book)
