"""The name of a translation written after a reference: "(Hebrews 7:25, ESV)"."""

from __future__ import annotations

import re
from functools import cache

from versecards.languages import Language
from versecards.scripture.grammar import Page
from versecards.scripture.tokens import CLOSES, any_of

_PARTS = frozenset(";:-–")
_MAY_FOLLOW = r"{space},?{space}[(\[]?(?=[{upper}])"


def either(language: Language) -> str:
    """Return a pattern of any translation's name, the longest first, in text as it stands."""
    names = sorted(language.table("translations")["names"], key=len, reverse=True)
    return "|".join(map(re.escape, names))


@cache
def _name_alone(language: Language) -> re.Pattern[str]:
    one = f"(?:{either(language)})"
    return re.compile(rf"\s*(?:{one}(?:\s*[(\[]{one}[)\]])?|[(\[]{one}[)\]])\s*")


def names_translation(text: str, language: Language) -> bool:
    """Whether a text says nothing but the name of a translation: "(NIV)", "King James Version"."""
    return _name_alone(language).fullmatch(text) is not None


@cache
def _names(language: Language) -> str:
    names = any_of(language.table("translations")["names"]).replace("'", "['’]")
    one = rf"(?:{{the}}{{space}})?{names}{{end}}"
    several = rf"(?P<names>{one}(?:{{space}}(?:[,;/&+]|{{and}}){{space}}{one}){{0,4}})"
    return rf"{{space}},?{{space}}(?:(?P<open>[(\[]){{space}})?{several}(?(open){{space}}[)\]])"


def translation_after(page: Page, end: int) -> tuple[str, int]:
    """Return the translation named right after ``end`` and where that ends, or ("", end)."""
    after = page.text[end : end + 1]
    if after in CLOSES or after in _PARTS or not page.match(_MAY_FOLLOW, end):
        return "", end
    found = page.match(_names(page.grammar.language), end)
    if not found:
        return "", end
    return " ".join(found["names"].split()), found.end()
