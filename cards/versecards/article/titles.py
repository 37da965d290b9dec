"""Which item of an article is its title, for the formats that have headings of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from versecards.article.headings import Headings
from versecards.article.items import Heading, Item
from versecards.article.model import Block, BlockKind
from versecards.article.page import is_imprint

LONGEST_TITLE = 250
_SENTENCE_ENDS = ".,;:…"

_DATED = re.compile(r"^\d{4}[-_.]\d{1,2}[-_.]\d{1,2}[-_. ]+(?=.)")


def take_title(
    given: tuple[str, int], items: Sequence[Item], headings: Headings
) -> tuple[tuple[str, int, bool], list[Item]]:
    """Return the title with its line and whether it is a paragraph, and the items without it.

    ``given`` is what the settings or the page's own title say, ("", 0) for nothing; an
    equal first heading is then the same title once more. Else it is the one heading of
    the first level, if no other stands above it, or the first heading or short
    paragraph, unless the table knows it as the heading of a section. What says when or by
    whom an article was written, or has only tags, may stand above.
    """
    first = items[0] if items else None
    if given[0]:
        repeated = isinstance(first, Heading) and first.text.casefold() == given[0].casefold()
        return (*given, False), list(items[1:] if repeated else items)
    found = next((item for item in items if isinstance(item, Heading)), None)
    if found is not None and _may_be_title(found, items, headings):
        return (found.text, found.line, False), [item for item in items if item is not found]
    index = next((i for i, item in enumerate(items) if not _is_imprint(item, headings)), 0)
    first = items[index] if items else None
    if (
        isinstance(first, Block)
        and first.kind is BlockKind.PARAGRAPH
        and len(first.text) <= LONGEST_TITLE
        and first.text[-1] not in _SENTENCE_ENDS
        and not headings.role_of(first.text)
    ):
        return (first.text, first.line, True), [*items[:index], *items[index + 1 :]]
    return ("", first.line if first else 0, False), list(items)


def _may_be_title(heading: Heading, items: Sequence[Item], headings: Headings) -> bool:
    first = heading is items[0]
    if first and heading.level == 1:
        return True
    if headings.role_of(heading.text):
        return False
    tops = [item for item in items if isinstance(item, Heading) and item.level == 1]
    return first or tops == [heading]


def _is_imprint(item: Item, headings: Headings) -> bool:
    return isinstance(item, Block) and is_imprint(item.text, headings.language)


def file_title(file: str) -> str:
    """Return what a file is called as a title, without its date: "2024-05-01-on-grace.md"."""
    stem = _DATED.sub("", PurePosixPath(file).stem)
    words = re.sub(r"[-_\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:] or "Untitled"
