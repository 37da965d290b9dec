"""What stands above a statement: whence it comes, without what would give away its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from versecards import languages
from versecards.notes import Asked, Origin
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

_NUMBERS = re.compile(r"\s*[(\[]\s*(?:[a-z]{1,8}\.?\s*)?\d[\d\s:.,;–—-]*[a-c]?\s*[)\]]")
"""Places without a book, in brackets: "(19:9-14)", "(vv. 3-5)"."""
_EMPTY = re.compile(r"\s*[(\[][\s,;:&–—-]*[)\]]")
_EDGES = " \t:;,.–—|·~-"


def cue_parts(origin: Origin, statement: str, asked: Iterable[Asked]) -> tuple[str, str]:
    """Return the title and the heading of a statement without the chapters that it asks for.

    "2. The trial (Genesis 22:1-8)" above "Abraham trusts the LORD to provide" would say where
    it stands. A title that is nothing but such a passage is left out, and so is a heading that
    is the statement.
    """
    chapters = {
        (ref.book, chapter)
        for one in asked
        for ref in one.references
        for chapter in range(ref.chapter, ref.end_chapter + 1)
    }
    title, section = (
        _without(text, frozenset(chapters), origin.language)
        for text in (origin.title, origin.section)
    )
    return title, "" if _words(statement).endswith(_words(section)) else section


def _words(text: str) -> str:
    """The words of a text, a number in front and signs around them left out."""
    return re.sub(r"\W+", " ", re.sub(r"^\W*\d{1,2}[.)]\s", "", text)).strip().casefold()


@lru_cache(maxsize=2048)
def _without(text: str, chapters: frozenset[tuple[str, int]], code: str) -> str:
    mentions = [m for m in scan(text, language=languages.language(code)) if _tells(m, chapters)]
    bare = text
    for mention in reversed(mentions):
        bare = bare[: mention.start] + bare[mention.end :]
    bare = _NUMBERS.sub("", bare)
    if bare == text:
        return text
    bare = re.sub(r"\s+", " ", _EMPTY.sub("", bare)).strip(_EDGES)
    return bare if re.search(r"[^\W\d_]{2}", bare) else ""


def _tells(mention: Mention, chapters: frozenset[tuple[str, int]]) -> bool:
    return any(_is_of(part.reference, chapters) for part in mention.parts)


def _is_of(reference: Reference | None, chapters: frozenset[tuple[str, int]]) -> bool:
    return reference is not None and any(
        (reference.book, chapter) in chapters
        for chapter in range(reference.chapter, reference.end_chapter + 1)
    )
