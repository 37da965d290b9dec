"""The name of a translation written after a reference: "(Hebrews 7:25, ESV)"."""

from __future__ import annotations

import re
from functools import cache

from versecards.scripture.data import table
from versecards.scripture.tokens import CLOSES, SPACE, pattern

_MAY_FOLLOW = rf"{SPACE},?{SPACE}[(\[]?(?=[A-Z])"


@cache
def _names() -> re.Pattern[str]:
    names = sorted(table("translations.json")["names"], key=len, reverse=True)
    one = "|".join(re.escape(name).replace("\\ ", SPACE).replace("'", "['’]") for name in names)
    one = rf"(?:the{SPACE})?(?:{one})(?![A-Za-z])"
    several = rf"(?P<names>{one}(?:{SPACE}(?:[,;/&+]|and|or){SPACE}{one}){{0,4}})"
    return re.compile(rf"{SPACE},?{SPACE}(?:(?P<open>[(\[]){SPACE})?{several}(?(open){SPACE}[)\]])")


def translation_after(text: str, end: int) -> tuple[str, int]:
    """Return the translation named right after ``end`` and where that ends, or ("", end)."""
    if text[end : end + 1] in CLOSES or not pattern(_MAY_FOLLOW).match(text, end):
        return "", end
    found = _names().match(text, end)
    if not found:
        return "", end
    return " ".join(found["names"].split()), found.end()
