"""Find every Bible reference in English prose.

``scan`` goes through a text once: a pattern finds capitalised words before numbers,
"v." and "chapter", and numbers like "21:1"; what stands there is then read (``read``).
What leans on the context is settled afterwards (``resolve``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cards.scripture.books import books
from cards.scripture.mention import Mention, Status
from cards.scripture.names import all_forms
from cards.scripture.read import read
from cards.scripture.reference import Reference
from cards.scripture.resolve import Found, resolve
from cards.scripture.tokens import CARDINAL, SPACE


@dataclass(frozen=True)
class Context:
    """What was named before this text: earlier in the section, in the article; oldest first."""

    section: tuple[Reference, ...] = ()
    article: tuple[Reference, ...] = ()


_NO_CONTEXT = Context()

_AFTER = rf"(?=\.?{SPACE},?{SPACE}(?:[0-9]|[Cc][Hh]|[Vv]|[ivxlcIVXLC]{{1,9}}(?![A-Za-z])))"
_FIND = re.compile(
    rf"[A-Zvc0-9](?:(?<=[0-9])[0-9]{{0,2}}[:：∶][0-9]"
    rf"|(?<![0-9])(?<![A-Za-z][A-Za-z])[A-Za-z]{{0,20}}(?![A-Za-z])"
    rf"(?:{_AFTER}|(?<=Psalm)|(?<=chapter)|(?:(?<=verse)|(?<=erses)|(?<=apters))(?={SPACE}{CARDINAL})))"
)


def scan(text: str, context: Context = _NO_CONTEXT) -> tuple[Mention, ...]:
    """Return every mention of a reference in the text, in order, with exact spans.

    ``context`` is what was named before this text; it never gives a mention of its own.
    Any text gives an answer; nothing raises.
    """
    found: list[Found] = []
    pos = 0
    while True:
        start = _FIND.search(text, pos)
        if not start:
            break
        one = read(text, start.start(), start.end(), found)
        if one is None:
            pos = max(start.end() - 1, start.start() + 1)
        else:
            found.append(one)
            pos = one.end
    return resolve(text, found, context.section, context.article)


_FILLING = re.compile(r"[\s,;.()\[\]&/–—-]|(?i:and|or|to|see|also|cf)(?![A-Za-z])")


def parse_reference(text: str) -> tuple[Reference, ...]:
    """Read a text that is nothing but references: "Hebrews 4:14-16", "ps 23; Jude".

    Small letters will do, and a book's name alone is the whole book. Raises
    ``ValueError``, with the reason in plain words, for anything else and for what does
    not exist.
    """
    capitalised = _capitalised(text)
    whole = _whole_book(capitalised)
    if whole:
        return (whole,)
    mentions = scan(capitalised)
    rest = capitalised
    for mention in reversed(mentions):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    rest = _FILLING.sub("", rest)
    if rest or not mentions:
        raise ValueError(f"“{text.strip()}” is not a Bible reference such as “Hebrews 4:14-16”")
    references = []
    for part in (part for mention in mentions for part in mention.parts):
        if part.reference is None:
            raise ValueError(f"“{part.text}” in “{text.strip()}” names no book")
        if part.status is Status.MISSING:
            raise ValueError(f"“{part.text}” does not exist: {part.note}")
        references.append(part.reference)
    return tuple(references)


def _capitalised(text: str) -> str:
    """Give words that are forms of a book's name the capitals of that form."""
    forms = all_forms()
    return re.sub(r"[A-Za-z]+", lambda word: forms.get(word[0].lower(), word[0]), text)


def _whole_book(text: str) -> Reference | None:
    name = " ".join(text.split()).rstrip(".")
    for book in books():
        if name in (book.name, book.sbl, book.short, *book.forms):
            return Reference(book.osis, 1, None, book.chapters, None)
    return None
