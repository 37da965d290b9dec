"""Reading by hand what stands at a place where the scanner stopped."""

from __future__ import annotations

import re

from cards.scripture.books import book
from cards.scripture.items import WHOLE, Item, match_item, read_items
from cards.scripture.mention import Part, Status
from cards.scripture.names import Doubt, Named, book_at
from cards.scripture.parts import build_parts, make_part
from cards.scripture.prose import counts_something, leads_in, may_count_something, tells
from cards.scripture.reference import Reference
from cards.scripture.resolve import Found, Kind
from cards.scripture.tokens import CHAPTER, CUE, DASH, ORDINAL, SPACE, VERSE, ordinal
from cards.scripture.translations import translation_after

_HEAD = re.compile(rf"\.?{SPACE}(?P<comma>,{SPACE})?(?:{CUE})?(?=[0-9a-zA-Z])")
_CHAPTER_WORD = re.compile(rf"{CHAPTER}(?![A-Za-z])")
_VERSE_WORD = re.compile(rf"{VERSE}(?![A-Za-z])")
_DASH = re.compile(DASH)
_NAME = re.compile(
    rf"(?:(?:[1-4](?:st|nd|rd|th)?|I{{1,3}}|First|Second|Third)\.?{SPACE})?([A-Z][A-Za-z]{{0,20}})"
)
_ORDINAL_BEFORE = re.compile(rf"(?<![0-9A-Za-z])({ORDINAL}){SPACE}\Z")
_OF_BOOK = re.compile(
    rf"{SPACE}(?:of|in|from){SPACE}(?:the{SPACE})?"
    rf"(?:(?:[A-Z][a-z]+['’]s?{SPACE})?(?i:book|gospel|letter|epistle|prophecy){SPACE}(?:of|to|according{SPACE}to)"
    rf"{SPACE}(?:the{SPACE})?(?:(?i:prophet|apostle){SPACE})?)?"
)


def read(text: str, start: int, end: int, found: list[Found]) -> Found | None:
    """Read what begins with this word or number, or return ``None`` if it is nothing."""
    if text[start].isdecimal():
        return _read_bare(text, start)
    named = book_at(text, start, end)
    if named:
        before = found[-1] if found else None
        one = _read_named(text, named, end, before)
        if one or named.book != "Ps":
            return one
        return _read_ordinal_psalm(text, named, end)
    if _CHAPTER_WORD.fullmatch(text, start, end):
        return _read_cue(text, start, end, Kind.CHAPTER)
    if _VERSE_WORD.fullmatch(text, start, end):
        return _read_cue(text, start, end, Kind.VERSE)
    return None


def _read_named(text: str, named: Named, end: int, before: Found | None) -> Found | None:
    head = _HEAD.match(text, end)
    if not head:
        return None
    cue = bool(head["ch"] or head["vs"])
    single = book(named.book).chapters == 1 and not head["ch"]
    words = cue or named.book == "Ps"
    items = read_items(text, head.end(), verses=bool(head["vs"]), single=single, words=words)
    if not items:
        return None
    first = items[0]
    if head["comma"] and not cue and first.verse == WHOLE:
        return None
    doubt = named.doubt
    if not text[head.end()].isdecimal() and not cue and first.verse == WHOLE:
        doubt = _roman_doubt(text[first.start : first.end], doubt)
    adjacent = (
        before is not None
        and named.start - before.end < 12
        and _joined(text, before.end, named.start)
    )
    bare = first.verse == WHOLE and not cue and len(items) == 1
    if bare and counts_something(text, first.end):
        return None
    kind = Kind.NAMED
    if head["vs"] and not single:
        kind = Kind.VERSE
    one = Found(kind, named.start, items[-1].end, items, named.book)
    if kind is Kind.NAMED:
        one.parts = _range_to_book(text, one, before) or build_parts(
            text, items, named.book, start=named.start
        )
        one.end = one.parts[-1].end
        if not _settle_doubt(text, one, doubt, cue, adjacent):
            return None
    one.translation, one.end = translation_after(text, one.end)
    return one


def _roman_doubt(written: str, doubt: Doubt) -> Doubt:
    """Say how doubtful a chapter in Roman numerals is: "James VI" was a king."""
    if len(written) == 1:
        return Doubt.WEAK
    return Doubt.WORD if doubt and written.isupper() else doubt


_JOINED = re.compile(
    rf"{SPACE}[,;/&—–-]?{SPACE}(?:(?i:and|or|to|through|cf\.?|see|also)[, ]{SPACE})?\Z"
)


def _joined(text: str, start: int, end: int) -> bool:
    return bool(_JOINED.match(text, start, end))


def _settle_doubt(text: str, one: Found, doubt: Doubt, cue: bool, adjacent: bool) -> bool:
    """Mark the parts of a name that may be something else; ``False``: it is no reference."""
    chapters_only = all(item.verse == WHOLE for item in one.items)
    if cue or doubt is Doubt.NONE or not (chapters_only or doubt is Doubt.WEAK):
        return True
    suspicious = chapters_only and may_count_something(text, one.end)
    expected = doubt is Doubt.NAME or adjacent or leads_in(text, one.start) or tells(text, one.end)
    if expected and not suspicious:
        return True
    weak = doubt is Doubt.WEAK and chapters_only
    if weak or any(part.status is Status.MISSING for part in one.parts):
        return False
    note = f"“{text[one.start : one.end]}” may be something else"
    one.parts = [
        Part(p.start, p.end, p.text, p.reference, Status.DOUBTFUL, p.nearest, note)
        for p in one.parts
    ]
    return True


def _range_to_book(text: str, one: Found, before: Found | None) -> list[Part]:
    """Read "Genesis 49:2-Exodus 3:4" and "John 3:16 - John 3:18"; none if it is no range."""
    item = one.items[0]
    if len(one.items) > 1 or item.dash or item.following:
        return []
    dash = _DASH.match(text, item.end)
    if not dash or (before and _DASH.search(text, before.end, one.start)):
        return []
    name = _NAME.match(text, dash.end())
    named = book_at(text, name.start(1), name.end(1)) if name else None
    if not name or not named or named.start < dash.end():
        return []
    head = _HEAD.match(text, name.end())
    found = head and match_item(text, head.end())
    if not head or not found:
        return []
    single = book(named.book).chapters == 1
    last = read_items(text, head.end(), verses=bool(head["vs"]), single=single)[0]
    if last.dash or (last.chapter == 0 and not last.verse):
        return []
    return _book_range(text, one, last, named, dash.span())


def _book_range(
    text: str, one: Found, last: Item, named: Named, dash: tuple[int, int]
) -> list[Part]:
    item = one.items[0]
    first_ref = _point(one.book, item.chapter, item.verse)
    last_ref = _point(named.book, last.chapter, last.verse)
    if one.book != named.book:
        first_ref, last_ref = _level(first_ref, last_ref)
    if first_ref.sort_key > last_ref.sort_key:
        return []
    zero = last_ref.chapter == 0 or last_ref.verse == 0
    if not first_ref.exists or zero:
        halves = (one.start, dash[0], first_ref), (dash[1], last.end, last_ref)
        return [make_part(text, *half) for half in halves]
    end_verse = last_ref.verse
    reference = Reference(
        one.book,
        first_ref.chapter,
        first_ref.verse,
        last_ref.chapter,
        end_verse,
        named.book if named.book != one.book else "",
    )
    return [make_part(text, one.start, last.end, reference)]


def _point(osis: str, chapter: int, verse: int) -> Reference:
    number = None if verse == WHOLE else verse
    return Reference(osis, chapter, number, chapter, number)


def _level(first: Reference, last: Reference) -> tuple[Reference, Reference]:
    """Bring both ends of a range across books to chapters, or to verses.

    The one chapter of a short book is a chapter here: "Obadiah 1" to "Malachi 3".
    """
    if first.verse is None or last.verse is None:
        first, last = (
            Reference.to_chapter(end.book, 1)
            if book(end.book).chapters == 1 and end.verse == 1
            else end
            for end in (first, last)
        )
    if first.verse is None and last.verse is not None:
        first = Reference.to_verse(first.book, first.chapter, 1)
    elif first.verse is not None and last.verse is None:
        counts = book(last.book).verses
        end = counts[last.chapter - 1] if 0 < last.chapter <= len(counts) else 1
        last = Reference.to_verse(last.book, last.chapter, end)
    return first, last


def _read_ordinal_psalm(text: str, named: Named, end: int) -> Found | None:
    """Read "the 23rd Psalm", with verses after it or not."""
    before = _ORDINAL_BEFORE.search(text, max(0, named.start - 24), named.start)
    number = ordinal(before[1]) if before else None
    if not before or number is None:
        return None
    return _verses_after(text, before.start(), end, "Ps", number)


_VERSES_AFTER = re.compile(rf"{SPACE},?{SPACE}{VERSE}(?![A-Za-z]){SPACE}(?=[0-9])")


def _verses_after(text: str, start: int, end: int, osis: str, chapter: int) -> Found:
    """Return the chapter named from start to end, or the verses of it named after that."""
    whole = Item(start, end, chapter, WHOLE, chapter, WHOLE, "", None)
    more = _VERSES_AFTER.match(text, end)
    items = read_items(text, more.end(), verses=True) if more else []
    items = items or [whole]
    one = Found(Kind.NAMED, start, items[-1].end, items, osis)
    one.parts = build_parts(text, items, osis, chapter, start)
    one.translation, one.end = translation_after(text, one.end)
    return one


def _read_cue(text: str, start: int, end: int, kind: Kind) -> Found | None:
    """Read "v. 25", "verses 3-5", "chapter 9" or "chapter 3 of Romans"."""
    if start and text[start - 1].isalnum():
        return None
    if text[end : end + 1] == "." and text[end + 1 : end + 2] != "\n":
        end += 1
    head = _SPACE.match(text, end)
    pos = head.end() if head else end
    items = read_items(text, pos, verses=kind is Kind.VERSE, words=True)
    if not items:
        return _read_ordinal_chapter(text, start, end) if kind is Kind.CHAPTER else None
    if not text[pos].isdecimal() and items[0].end - pos == 1 and not _STOP.match(text, pos + 1):
        return None
    if kind is Kind.CHAPTER and items[0].verse == WHOLE and counts_something(text, items[-1].end):
        return None
    one = Found(kind, start, items[-1].end, items, "")
    return _with_book_after(text, one)


_SPACE = re.compile(SPACE)
_STOP = re.compile(r"[.,:;)\]]| of ")
_OF_CHAPTER = re.compile(rf"{SPACE}(?:of|in|from){SPACE}{CHAPTER}{SPACE}(?=[0-9ivxlcA-Za-z])")


def _with_book_after(text: str, one: Found) -> Found | None:
    """Add "of chapter 4", "of Romans", "of Psalm 23" where it follows the cue."""
    chapter = 0
    end = one.end
    if one.kind is Kind.VERSE:
        of_chapter = _OF_CHAPTER.match(text, end)
        found = match_item(text, of_chapter.end(), words=True) if of_chapter else None
        if of_chapter and found and not found["b"] and not found["end"]:
            item = read_items(text, of_chapter.end(), words=True)[0]
            chapter, end = item.chapter, item.end
    of_book = _OF_BOOK.match(text, end)
    name = _NAME.match(text, of_book.end()) if of_book else None
    named = book_at(text, name.start(1), name.end(1)) if name else None
    if name and named:
        end = name.end()
        if (
            text[end : end + 1] == "."
            and named.book not in ("",)
            and text[end + 1 : end + 3].strip()[:1].islower()
        ):
            end += 1
        if one.kind is Kind.CHAPTER:
            if (
                one.items[0].chapter
                and len(one.items) == 1
                and not one.items[0].dash
                and one.items[0].verse == WHOLE
            ):
                return _verses_after(text, one.start, end, named.book, one.items[0].chapter)
            return _named_later(text, one, named.book, 0, end)
        if not chapter:
            inner = _HEAD.match(text, end)
            item_found = match_item(text, inner.end()) if inner else None
            if inner and item_found and not item_found["b"] and not item_found["end"]:
                chapter, end = int(item_found["a"]), item_found.end()
            elif book(named.book).chapters == 1:
                chapter = 1
        if chapter:
            return _named_later(text, one, named.book, chapter, end)
    elif of_book and one.kind is Kind.CHAPTER and not _OF_THE_BOOK.match(text, one.end):
        return None
    if chapter:
        one.chapter, one.end = chapter, end
    return one


_OF_THE_BOOK = re.compile(
    rf"{SPACE}(?:in{SPACE}|from{SPACE}|of{SPACE}(?:the|this|that|his|[A-Z][a-z]+['’]s?){SPACE}"
    rf"(?:(?:first|second|same|whole|third|[A-Z][a-z]+){SPACE})?(?i:book|gospel|letter|epistle|prophecy))"
)


def _named_later(text: str, one: Found, osis: str, chapter: int, end: int) -> Found:
    one.kind, one.book, one.end = Kind.NAMED, osis, end
    parts = build_parts(text, one.items, osis, chapter, one.start)
    last = parts[-1]
    parts[-1] = Part(last.start, end, text[last.start : end], *_rest(last))
    one.parts = parts
    one.translation, one.end = translation_after(text, end)
    return one


def _rest(part: Part) -> tuple[Reference | None, Status, Reference | None, str]:
    return part.reference, part.status, part.nearest, part.note


def _read_ordinal_chapter(text: str, start: int, end: int) -> Found | None:
    """Read "the third chapter of Romans"."""
    before = _ORDINAL_BEFORE.search(text, max(0, start - 24), start)
    number = ordinal(before[1]) if before else None
    of_book = _OF_BOOK.match(text, end)
    name = _NAME.match(text, of_book.end()) if of_book else None
    named = book_at(text, name.start(1), name.end(1)) if name else None
    if not before or number is None or not name or not named:
        return None
    return _verses_after(text, before.start(), name.end(), named.book, number)


def _read_bare(text: str, start: int) -> Found | None:
    """Read "21:1-25" that stands without a name."""
    if start and (text[start - 1].isalnum() or text[start - 1] in ":.,$£€/#-–"):
        return None
    items = read_items(text, start)
    if not items or items[0].verse == WHOLE or counts_something(text, items[-1].end):
        return None
    one = Found(Kind.BARE, start, items[-1].end, items, "")
    one.translation, one.end = translation_after(text, one.end)
    return one
