"""Translations: readers of what people have, one store for all, found by name."""

from cards.scripture.texts.library import Library, TranslationInfo, TranslationMissingError
from cards.scripture.texts.store import Translation
from cards.scripture.texts.terms import Terms, terms_of

__all__ = [
    "Library",
    "Terms",
    "Translation",
    "TranslationInfo",
    "TranslationMissingError",
    "terms_of",
]
