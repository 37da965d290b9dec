"""The settings of a deck, or of one article of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from versecards.article.model import Own
from versecards.scripture.reference import Reference

VERSES = ("key", "quoted", "short", "all")
STEPS = ("long", "all", "none")
TYPING = ("none", "first letters")
MISSING = ("embedded", "leave out")


@dataclass(frozen=True)
class Settings:
    """A field for each key of ``keys.py``, which says what it is for; here are the defaults."""

    name: str = ""
    deck_id: str = ""
    order: tuple[str, ...] = ()
    translation: str = "KJV"
    quotes: str = ""
    verses: str = "key"
    memorize: tuple[Reference, ...] = ()
    steps: str = "long"
    audio: bool = False
    typing: str = "none"
    questions: bool = True
    missing: str = "embedded"
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skip: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    language: str = "en"
    off: tuple[str, ...] = ()
    cards: tuple[Own, ...] = ()
    points: tuple[str, ...] = ()
    articles: Mapping[str, Settings] = field(default_factory=dict)
    """The deck's settings with those that it gives an article, by the file of the article."""
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict, compare=False)
    """Where each key that the author wrote stands: file and line; ``skip.0`` is the place
    of the first of ``skip``."""

    def place(self, key: str, number: int) -> tuple[str, int]:
        """Return file and line of an entry of a list, from 0; ("", 0) where it has none."""
        return self.places.get(f"{key}.{number}", ("", 0))
