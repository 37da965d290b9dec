"""The language of a translation, as an IETF tag (BCP 47)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from pathlib import Path

from versecards.datafiles import read_table
from versecards.scripture.texts.store import VerseText

UNKNOWN = "und"
"""The tag for a language that is not known (ISO 639-2)."""


@cache
def languages() -> dict[str, str]:
    """Return the codes of ISO 639-1, -2 and -3 that files carry, each with its shortest tag."""
    data = read_table(Path(__file__).with_name("languages.json"))
    short: dict[str, str] = {code: tag for tag, codes in data.items() for code in (tag, *codes)}
    return short


def language_of(declared: str, file: str, verses: Iterable[VerseText]) -> str:
    """Return the language that the header declares, the file's name begins with, or English.

    English is recognised by its commonest words; what is left is ``und``.
    """
    code, _, region = declared.strip().replace("_", "-").casefold().partition("-")
    if code in languages():
        return f"{languages()[code]}-{region.upper()}" if len(region) == 2 else languages()[code]
    prefix = re.split(r"[\W_]", file.casefold())[0]
    if prefix in languages():
        return languages()[prefix]
    words = " ".join(verse.text for verse in islice(verses, 100)).casefold().split()
    common = sum(word in ("the", "and", "of") for word in words)
    return "en" if common > len(words) / 20 else UNKNOWN
