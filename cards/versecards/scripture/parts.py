"""From the numbers of a list and a book to references, checked against the Bible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from versecards.scripture.books import book
from versecards.scripture.canon import Verdict, judge
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference


class Read(NamedTuple):
    """A part of a mention before it is given its text."""

    start: int
    end: int
    reference: Reference | None
    verdict: Verdict


def build_parts(
    page: Page, items: Sequence[Item], osis: str, chapter: int = 0, start: int = -1
) -> list[Read]:
    """Return the parts that these items are, in this book.

    ``chapter`` is the context's, for items that name none. ``start`` is where the
    first part begins when the book's name or "v." belongs to it.
    """
    parts: list[Read] = []
    for item in items:
        begin = item.start if parts or start < 0 else start
        plain = _plain_reference(item, osis, chapter)
        if plain:
            parts.append(Read(begin, item.end, plain, judge(plain)))
            continue
        first = point(osis, item.chapter or chapter, item.verse)
        last = point(osis, item.end_chapter or chapter, item.end_verse)
        if item.dash[1]:
            parts += build_range(page, begin, item, first, last)
        else:
            reference = _follow(first, first, item.following)
            parts.append(Read(begin, item.end, reference, judge(reference)))
    return parts


def _plain_reference(item: Item, osis: str, chapter: int) -> Reference | None:
    """Return what most items are: a place, or a range that exists, without "ff"."""
    _, _, begin, verse, end, end_verse, following, dash = item
    if following or (verse == WHOLE) != (end_verse == WHOLE) or (dash[1] and verse == end_verse):
        return None
    verses = (None, None) if verse == WHOLE else (verse, end_verse)
    reference = Reference(osis, begin or chapter, verses[0], end or chapter, verses[1])
    return reference if not dash[1] or reference.exists else None


def point(osis: str, chapter: int, verse: int) -> Reference:
    """Return the reference of one verse, or of a chapter where ``verse`` is ``WHOLE``."""
    number = None if verse == WHOLE else verse
    return Reference(osis, chapter, number, chapter, number)


def build_range(
    page: Page, start: int, item: Item, first: Reference, last: Reference
) -> list[Read]:
    """Return a range, or its two ends where it is none: an end is missing or comes first.

    ``item`` gives the spans: its end is that of the range, its dash stands between.
    """
    shortened = _expanded(page, item, first, last)
    if shortened:
        note = f"read as {shortened}: the last number is written short"
        return [Read(start, item.end, shortened, Verdict(Status.SURE, None, note))]
    chapter = _to_chapter(page, item, first, last)
    if chapter:
        return [Read(start, item.end, *chapter)]
    backwards = position(last) < position(first)
    zero = last.chapter == 0 or last.verse == 0
    starts = first.exists or judge(first).status is Status.NUMBERING
    if starts and not backwards and not zero:
        reference = _follow(first, last, item.following)
        return [Read(start, item.end, reference, judge(reference))]
    if item.following:
        last = _follow(last, last, item.following)
    halves = [(start, item.dash[0], first), (item.dash[1], item.end, last)]
    doubt = backwards and first.exists and last.exists
    backwards_note = f"{last} comes before {first}, so this is read as two references"
    return [
        Read(*half, Verdict(Status.DOUBTFUL, None, backwards_note) if doubt else judge(half[2]))
        for half in halves
    ]


def position(place: Reference) -> tuple[int, int, int]:
    """Return what puts verses and chapters in the order of the Bible."""
    return (book(place.book).number, place.chapter, place.verse or 0)


def _follow(first: Reference, last: Reference, following: str) -> Reference:
    """Return the range from first to last, with "f" (the next one) or "ff" (to the end)."""
    osis, chapter, verse = last.book, last.chapter, last.verse
    counts = book(osis).verses
    in_book = 0 < chapter <= len(counts)
    if verse is None and first.verse is None:
        if following:
            chapter = max(chapter, len(counts) if following == "ff" else chapter + 1)
            chapter = min(chapter, max(last.chapter, len(counts)))
    else:
        ending = counts[chapter - 1] if in_book else 1
        verse = ending if verse is None else verse
        if following == "ff":
            verse = max(verse, ending)
        elif following:
            verse = max(verse, min(verse + 1, ending))
    begin = first.verse
    if begin is None and verse is not None:
        begin = 1
    return Reference(
        first.book, first.chapter, begin, chapter, verse, osis if osis != first.book else ""
    )


def _expanded(page: Page, item: Item, first: Reference, last: Reference) -> Reference | None:
    """Return 105-112 for "105-12" (Chicago Manual of Style, inclusive numbers), or ``None``."""
    verse, end = first.verse, last.verse
    if verse is None or end is None or (first.book, first.chapter) != (last.book, last.chapter):
        return None
    if not 0 < end < verse or not page.text[item.dash[1] : item.end].isdecimal():
        return None
    written = str(verse)
    full = int(written[: -len(str(end))] + str(end)) if len(str(end)) < len(written) else 0
    if full <= verse:
        return None
    expanded = Reference(first.book, first.chapter, verse, first.chapter, full)
    return expanded if expanded.exists else None


def _to_chapter(
    page: Page, item: Item, first: Reference, last: Reference
) -> tuple[Reference, Verdict] | None:
    """Return 52:13-53:12 for "52:13-53", and 1:6-3:29 for "1:6 - 3": the end is a chapter.

    It can be no verse: it is not behind the first one, or there is none. ``None`` where it
    may be a slip for one.
    """
    verse, number = first.verse, last.verse
    if not verse or not number or (first.book, first.chapter) != (last.book, last.chapter):
        return None
    chapter = Reference.to_chapter(first.book, number)
    later = number > first.chapter and chapter.exists and first.exists
    if not later or not page.text[item.dash[1] : item.end].isdecimal():
        return None
    spaced = page.text[item.dash[0] : item.dash[1]].strip() != page.text[slice(*item.dash)]
    rises, next_one = number > verse, number == first.chapter + 1
    if (rises and (last.exists or not (spaced or next_one))) or (not rises and not spaced):
        return None
    whole = _follow(first, chapter, "")
    note = f"read as {whole}: the last number can be no verse, so it is a chapter"
    return whole, Verdict(Status.SURE if next_one else Status.DOUBTFUL, None, note)
