"""What reference was meant by one whose book is misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable

from versecards.languages import Language
from versecards.near import nearest
from versecards.scripture.books import books

_NAME = re.compile(r"\s*((?:\d\s*)?[^\W\d_][^\W\d_. ]*(?: [^\W\d_]+){0,3})")


def meant(text: str, language: Language, reads: Callable[[str], bool]) -> str:
    """Return the text with the name of the book that is most like the one written.

    Empty where no name is like it, or where the text ``reads`` as none with it either.
    """
    match = _NAME.match(text)
    name = nearest(match[1], [book.name for book in books(language)]) if match else ""
    if not match or not name:
        return ""
    whole = name + text[match.end() :]
    return whole if reads(whole) else ""
