"""Reading a reference that begins with the name of its book."""

from __future__ import annotations

import re

from versecards.scripture.books import book
from versecards.scripture.canon import Verdict
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item, match_item, read_items
from versecards.scripture.mention import Status
from versecards.scripture.names import Named, book_at, ordinal_before
from versecards.scripture.nametable import Doubt
from versecards.scripture.parts import Read, build_parts, build_range, point, position
from versecards.scripture.prose import counts_something, leads_in, may_count_something, tells
from versecards.scripture.reference import Reference
from versecards.scripture.tokens import CLOSES, LINE_BREAK
from versecards.scripture.translations import translation_after

_HEAD = r"\.?{space}(?P<comma>,{space})?{cue}?(?=[0-9{letters}])"
_BRACKET = r"{gap}\({space}(?=[0-9])"
_CLOSE = r"{space}\)"
_AFTER_DASH = r"[0-9] ?[-–] ?\Z"
_NAME = r"(?:{book_number}\.?{space})?([{upper}][{letters}]{0,20})"
_JOINED = r"{space}[,;/&–-]?{space}(?:(?:{joins}|{range})\.?,?{space})?\Z"
_GLUED_CHAPTER = r"[0-9]{1,3}(?![0-9:.]|ff?\b)"
_VERSION = r"\.? ?[0-9]{1,3}\.[0-9]"
_VERSES_AFTER = r"{verse_word}(?=[0-9])"


def read_named(page: Page, start: int, end: int, before: Found | None) -> Found | None:
    """Read the reference whose name ends with this word; ``None`` if it is none.

    ``before`` is what was read last: nothing of it belongs to this.
    """
    floor = before.end if before else 0
    named = book_at(page, start, end, floor)
    if not named:
        return None
    if named.book == "Ps":
        psalm = _read_ordinal_psalm(page, named, end, floor)
        if psalm:
            return psalm
    head = page.match(_HEAD, end)
    if not head:
        return _read_bracketed(page, named, end)
    one = None if _is_version(page, named, end) else _read_numbers(page, named, head)
    if one and one.kind is Kind.NAMED:
        cue = head["ch"] or head["vs"]
        if not cue and not _settle_doubt(page, one, named.doubt, before):
            return None
        one.translation, one.end = translation_after(page, one.end)
    return one


def _is_version(page: Page, named: Named, end: int) -> bool:
    """Whether a short word and a number are no book and chapter: "PHP 5.4", "PS4", "Mat4"."""
    word = page.text[named.start : end]
    if len(word) > 3 or not word.isalpha():
        return False
    version = page.match(_VERSION, end) if word.isupper() else None
    return bool(version or page.match(_GLUED_CHAPTER, end))


def _read_numbers(page: Page, named: Named, head: re.Match[str]) -> Found | None:
    """Read the list of numbers after a name."""
    cue = bool(head["ch"] or head["vs"])
    single = not head["ch"] and book(named.book).chapters == 1
    words = cue or named.book == "Ps"
    items = read_items(page, head.end(), verses=bool(head["vs"]), single=single, words=words)
    if not items or (not cue and _is_apart(page, head, items[0])):
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    if head["vs"] and not single:
        one.kind = Kind.VERSE
        return one
    if len(items) == 1:
        if items[0].verse == WHOLE and not cue and counts_something(page, items[0].end):
            return None
        one.parts = _range_to_book(page, one)
    one.parts = one.parts or build_parts(page, items, named.book, start=named.start)
    one.end = one.parts[-1].end
    return one


def _is_apart(page: Page, head: re.Match[str], item: Item) -> bool:
    """Whether a bare number does not belong to the name: "Mark, 3", "Mark", new line, "3. Pray"."""
    if not page.text[item.start : item.end].isalnum():
        return False
    numbering = LINE_BREAK in head[0] and page.text[item.end : item.end + 1] in (".", ")")
    return bool(head["comma"]) or numbering


def _read_bracketed(page: Page, named: Named, end: int) -> Found | None:
    """Read "the Psalms (9-10; 25; 34)": more than one number, and nothing else in brackets."""
    opening = page.match(_BRACKET, end)
    items = read_items(page, opening.end()) if opening else []
    if not opening or not items or not page.match(_CLOSE, items[-1].end):
        return None
    several = len(items) > 1 or items[0].dash[1] or items[0].verse != WHOLE
    parts = build_parts(page, items, named.book, start=named.start)
    exist = all(part.reference and part.reference.exists for part in parts)
    if named.doubt or not several or not exist:
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    one.parts = parts
    return one


def _settle_doubt(page: Page, one: Found, doubt: Doubt, before: Found | None) -> bool:
    """Mark the parts of a name that may be something else; ``False``: it is no reference."""
    first = one.items[0]
    if first.verse == WHOLE and not page.text[first.start].isdecimal():
        doubt = _roman_doubt(page.text[first.start : first.end], doubt)
    if doubt is Doubt.NONE:
        return True
    chapters_only = all(item.verse == WHOLE and item.end_verse == WHOLE for item in one.items)
    if not chapters_only and doubt is not Doubt.WEAK:
        return True
    adjacent = (
        before is not None
        and one.start - before.end < 12
        and bool(page.match(_JOINED, before.end, one.start))
    )
    expected = doubt is Doubt.NAME or adjacent or leads_in(page, one.start) or tells(page, one.end)
    suspicious = chapters_only and may_count_something(page, one.end)
    if expected and not suspicious:
        return True
    missing = all(part.verdict.status is Status.MISSING for part in one.parts)
    if missing or (doubt is Doubt.WEAK and chapters_only):
        return False
    one.unsure = not suspicious
    note = f"“{page.text[one.start : one.end]}” may be something else"
    one.parts = [
        part._replace(verdict=Verdict(Status.DOUBTFUL, part.verdict.nearest, note))
        for part in one.parts
    ]
    return True


def _roman_doubt(written: str, doubt: Doubt) -> Doubt:
    """Say how doubtful a chapter in Roman numerals is: "James VI" was a king."""
    if len(written) == 1:
        return Doubt.WEAK
    return Doubt.WORD if doubt and written.isupper() else doubt


def _range_to_book(page: Page, one: Found) -> list[Read]:
    """Read "Genesis 49:2-Exodus 3:4" and "John 3:16 - John 3:18"; none if it is no range."""
    item = one.items[0]
    if item.dash[1] or item.following or page.text[item.end : item.end + 1] in CLOSES:
        return []
    dash = page.match("{dash}", item.end)
    name = page.match(_NAME, dash.end()) if dash else None
    named = book_at(page, name.start(1), name.end(1), dash.end()) if name and dash else None
    if not dash or not name or not named or named.start != name.start():
        return []
    if page.search(_AFTER_DASH, max(0, one.start - 4), one.start):
        return []
    head = page.match(_HEAD, name.end())
    found = match_item(page, head.end()) if head else None
    if not head or not found:
        return []
    last = read_items(page, head.end(), verses=bool(head["vs"]), limit=1)[0]
    if head["vs"]:
        last = last._replace(chapter=one.items[0].end_chapter if named.book == one.book else 1)
    across = one.book != named.book
    first_place = _place(page, one.book, item, across)
    last_place = _place(page, named.book, last, across)
    if last.dash[1] or position(first_place) > position(last_place):
        return []
    whole = Item(item.start, last.end, 0, 0, 0, 0, last.following, dash.span())
    return build_range(page, one.start, whole, first_place, last_place)


def _place(page: Page, osis: str, item: Item, across: bool) -> Reference:
    """Return one end of a range between names.

    Across books the one chapter of a short book is a chapter ("Obadiah 1-Malachi 3"),
    and other numbers after its name are verses.
    """
    written = page.text[item.start : item.end].isdecimal()
    if book(osis).chapters > 1 or not written:
        return point(osis, item.chapter, item.verse)
    number = item.chapter if item.verse == WHOLE else item.verse
    if across and number == 1:
        return Reference.to_chapter(osis, 1)
    return Reference.to_verse(osis, 1, number)


def _read_ordinal_psalm(page: Page, named: Named, end: int, floor: int) -> Found | None:
    """Read "the 23rd Psalm", with verses after it or not."""
    start, number = ordinal_before(page, named.start)
    if not number or start < floor:
        return None
    return verses_after(page, start, end, "Ps", number)


def verses_after(page: Page, start: int, end: int, osis: str, chapter: int) -> Found:
    """Return the chapter named from start to end, or the verses of it named after that."""
    more = page.match(_VERSES_AFTER, end)
    items = read_items(page, more.end(), verses=True) if more else []
    items = items or [Item(start, end, chapter, WHOLE, chapter, WHOLE)]
    one = Found(Kind.NAMED, start, items[-1].end, items, osis)
    one.parts = build_parts(page, items, osis, chapter, start)
    one.translation, one.end = translation_after(page, one.end)
    return one
