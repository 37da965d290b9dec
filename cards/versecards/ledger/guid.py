"""Guids: the name by which Anki knows a note again.

A guid is a hash of the deck's id and what the note was at first sight, so a deck whose
ledger is lost gives the same guids to all text that has not changed. Once a guid is in
the ledger, the ledger wins: it is never computed again for that note.
"""

from __future__ import annotations

import hashlib
import string
from collections.abc import Container

from versecards.ledger.similar import normalise
from versecards.notes import Kind

# The digits Anki itself writes guids with: rslib/src/notes/mod.rs, "base91".
_DIGITS = string.ascii_letters + string.digits + "!#$%&()*+,-./:;<=>?@[]^_`{|}~"


def base91(number: int) -> str:
    """Write a number that is not negative in Anki's base 91."""
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits


def first_guid(deck_id: str, kind: Kind, article: str, text: str, taken: Container[str]) -> str:
    """Return the guid of a note seen for the first time.

    ``article`` is its file (empty for a verse, which belongs to the deck) and ``text``
    what it is known by. Where the guid is in ``taken``, because the article says the
    same thing twice or said it before, the next one that is free is given.
    """
    natural = [deck_id, kind.value, article, normalise(text)]
    ordinal = 1
    while True:
        parts = natural if ordinal == 1 else [*natural, str(ordinal)]
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
        guid = base91(int.from_bytes(digest[:8], "big"))
        if guid and guid not in taken:
            return guid
        ordinal += 1
