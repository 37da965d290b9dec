"""Translations: readers of what people have, one store for all, found by name."""

from versecards.scripture.texts.library import Library, TranslationInfo, TranslationMissingError
from versecards.scripture.texts.store import Translation
from versecards.scripture.texts.terms import Terms, terms_of

__all__ = [
    "Library",
    "Terms",
    "Translation",
    "TranslationInfo",
    "TranslationMissingError",
    "terms_of",
]
