"""Numbers without a name that go on from a reference before: when they are one."""

from __future__ import annotations

from versecards.scripture.books import book
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, read_items
from versecards.scripture.prose import ends_sentence, in_brackets, tells
from versecards.scripture.reference import Reference
from versecards.scripture.translations import translation_after

_STRONG = r"(?:\( ?|(?<![{letters}])(?i:{strong}|{into})\.?,?\s)(?:(?i:{strong})\.?,?\s){0,2}\Z"
_AFTER_BRACKET = r"\)[;,] ?\Z"
_CLOCK = r"[0-9]{1,2}:[0-5][0-9](?![0-9])"
_BEFORE_CLOCK = r"(?<![{letters}])(?i:{clock})\s\Z"


def expected_bare(page: Page, one: Found, place: tuple[str, int], before: list[Found]) -> bool:
    """Whether "21:1-25" without a name is a reference, when the context gives this place.

    It is where it exists and stands in brackets, after "see" or "in", after an aside
    ("Isa 7:14 (Matt 1:23); 9:1"), before a verb that tells what stands there, or where
    it goes on from a range of chapters ("Mark 1:1-8:26 ..., 8:27-16:8 ...").
    """
    osis, chapter = place
    counts = book(osis).verses
    for item in one.items:
        own = item.chapter or chapter
        if not 1 <= own <= len(counts) or item.verse > counts[own - 1]:
            return False
    begin = max(0, one.start - 24)
    if page.match(_CLOCK, one.start) and page.search(_BEFORE_CLOCK, begin, one.start):
        return False
    if page.search(_STRONG, begin, one.start):
        return True
    if not before:
        return False
    if page.search(_AFTER_BRACKET, begin, one.start) or tells(page, one.end):
        return True
    last = before[-1]
    goes_on = _spans_chapters(one) and _spans_chapters(last)
    return goes_on and not ends_sentence(page, last.end, one.start)


def stands_alone_in_brackets(page: Page, one: Found) -> bool:
    """Whether the numbers are all that is in their brackets: "(21:1-25)"."""
    return page.text[one.start - 1 : one.start] == "(" and page.text[one.end : one.end + 1] == ")"


def _spans_chapters(one: Found) -> bool:
    """Whether it ends with a range such as "1:1-8:26"."""
    item = one.items[-1] if one.items else None
    return item is not None and item.verse != WHOLE and item.end_chapter > item.chapter


def bracketed_list(page: Page, one: Found, before: list[Found]) -> tuple[str, int] | None:
    """Return the book and chapter of a list of bare numbers in brackets, or ``None``.

    They are verses where the same sentence names a passage that holds them all
    ("Romans 3:21-31 ... (22, 26, 27-31)"), and chapters where they go on from numbers in
    brackets before ("(1:18-3:20) ... (3:21-5:21) ... (6-8)").
    """
    last = before[-1] if before else None
    references = [part.reference for part in last.parts if part.reference] if last else []
    if not last or not references or ends_sentence(page, last.end, one.start):
        return None
    reference = references[-1]
    verses = read_items(page, one.start, verses=True)
    inside = [
        Reference.to_verse(reference.book, item.chapter or reference.chapter, item.end_verse)
        for item in verses
    ]
    if not reference.is_verse and reference.verse and all(map(reference.contains, inside)):
        one.items = verses
        return reference.book, reference.chapter
    ascends = one.items[0].chapter > reference.end_chapter
    series = last.kind is Kind.BARE and in_brackets(page, last.start)
    return (reference.book, 0) if series and ascends else None


_LEADING = r"\s{0,4}(?:(?i:{strong})\.?{space}){0,2}"


def whole_text_list(page: Page, last: Reference) -> list[Found]:
    """Read a text that is nothing but a list of numbers, going on from ``last``.

    Only what looks like references: "2:3", "2ff", "and 6 KJV", not "2" alone.
    """
    start = page.match(_LEADING, 0).end()  # type: ignore[union-attr]
    verses = last.verse is not None
    items = (
        read_items(page, start, verses=verses) if page.text[start : start + 1].isdecimal() else []
    )
    if not items:
        return []
    translation, end = translation_after(page, items[-1].end)
    signs = translation or any(
        item.following or (item.chapter and item.verse != WHOLE) for item in items
    )
    if page.text[end:].strip(" \v\n.;") or not signs:
        return []
    kind = Kind.VERSE if verses and not items[0].chapter else Kind.CHAPTER
    one = Found(kind, start, end, items)
    one.translation = translation
    return [one]
