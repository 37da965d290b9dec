"""From the numbers of a list and a book to parts with references, checked."""

from __future__ import annotations

from cards.scripture.books import book
from cards.scripture.canon import judge
from cards.scripture.items import LAST, WHOLE, Item
from cards.scripture.mention import Part, Status
from cards.scripture.reference import Reference


def build_parts(
    text: str, items: list[Item], osis: str, chapter: int = 0, start: int | None = None
) -> list[Part]:
    """Return the parts that these items are, in this book.

    ``chapter`` is the context's, for items that name none. ``start`` is where the
    first part begins when the book's name belongs to it.
    """
    parts: list[Part] = []
    for item in items:
        begin = item.start if parts or start is None else start
        parts += _build(text, item, begin, osis, chapter)
    return parts


def make_part(text: str, start: int, end: int, reference: Reference) -> Part:
    """Return a part for this reference, checked against the Bible."""
    status, nearest, note = judge(reference)
    return Part(start, end, text[start:end], reference, status, nearest, note)


def _build(text: str, item: Item, begin: int, osis: str, context_chapter: int) -> list[Part]:
    chapter = item.chapter or context_chapter
    end_chapter = item.end_chapter or context_chapter
    counts = book(osis).verses
    verse = None if item.verse == WHOLE else item.verse
    end_verse = None if item.end_verse == WHOLE else item.end_verse
    if end_verse == LAST:
        end_verse = counts[end_chapter - 1] if 0 < end_chapter <= len(counts) else 1
    if item.following:
        if verse is None:
            end_chapter = _follow(item.following, end_chapter, len(counts))
        elif end_verse is not None:
            last = counts[end_chapter - 1] if 0 < end_chapter <= len(counts) else 0
            end_verse = _follow(item.following, end_verse, last)
    reference = Reference(osis, chapter, verse, end_chapter, end_verse)
    if item.dash is None or (reference.exists and not item.following):
        return [make_part(text, begin, item.end, reference)]
    return _build_range(text, item, begin, reference)


def _follow(following: str, number: int, last: int) -> int:
    """Return where "f" (the next one) or "ff" (to the end) reaches."""
    return max(number, last if following == "ff" else min(number + 1, last))


def _build_range(text: str, item: Item, begin: int, reference: Reference) -> list[Part]:
    """Return a range of which an end may be missing, or before its start."""
    assert item.dash is not None
    shortened = _expanded(reference)
    if shortened:
        note = f"read as {shortened}: the end is written short"
        return [Part(begin, item.end, text[begin : item.end], shortened, Status.SURE, None, note)]
    first, last = reference.first, reference.last
    backwards = (last.chapter, last.verse or 0) < (first.chapter, first.verse or 0)
    zero = last.chapter == 0 or last.verse == 0
    if first.exists and not backwards and not zero:
        return [make_part(text, begin, item.end, reference)]
    halves = [
        make_part(text, begin, item.dash[0], first),
        make_part(text, item.dash[1], item.end, last),
    ]
    if backwards and first.exists and last.exists:
        note = f"{last} comes before {first}, so this is no range"
        halves = [
            Part(half.start, half.end, half.text, half.reference, Status.DOUBTFUL, None, note)
            for half in halves
        ]
    return halves


def _expanded(reference: Reference) -> Reference | None:
    """Return 105-112 for "105-12" (Chicago Manual of Style, inclusive numbers), or ``None``."""
    verse, end = reference.verse, reference.end_verse
    if verse is None or end is None or reference.chapter != reference.end_chapter:
        return None
    if not 0 < end < verse or len(str(end)) >= len(str(verse)):
        return None
    full = int(str(verse)[: -len(str(end))] + str(end))
    expanded = Reference(reference.book, reference.chapter, verse, reference.chapter, full)
    return expanded if full > verse and expanded.exists else None
