"""Reading a reference that begins with the name of its book."""

from __future__ import annotations

import re

from versecards.scripture.books import book
from versecards.scripture.canon import Verdict, judge
from versecards.scripture.found import Found, Kind
from versecards.scripture.items import WHOLE, Item, match_item, read_items
from versecards.scripture.mention import Status
from versecards.scripture.names import Doubt, Named, book_at
from versecards.scripture.numerals import ordinal_before
from versecards.scripture.parts import Read, build_parts, build_range, point, position
from versecards.scripture.prose import counts_something, leads_in, may_count_something, tells
from versecards.scripture.reference import Reference
from versecards.scripture.tokens import (
    CLOSES,
    CUE,
    DASH,
    END,
    LINE_BREAK,
    SOME_SPACE,
    SPACE,
    VERSE,
    pattern,
)
from versecards.scripture.translations import translation_after

_HEAD = rf"\.?{SPACE}(?P<comma>,{SPACE})?(?:{CUE})?(?=[0-9a-zA-Z])"
# A verse or a few, where surely no list, range or translation goes on.
_GOES_ON = (
    r"(?:and|or|to|through|thru|until|c[fp]|comp|compare|see|also|as|along|together|esp"
    r"|especially|then|again|plus|ff?)\b|[ei]\.|v|ch"
)
_COMMON = (
    r"\.? ([0-9]{1,3}):([0-9]{1,3})(?:[-–]([0-9]{1,3}))?"
    rf"(?=[)\"'!?]|\.(?![0-9])|; (?:[1-3] ?)?[A-Z]| (?!{_GOES_ON})[a-z]|\Z)"
)
_BRACKET = rf"{SOME_SPACE}\({SPACE}(?=[0-9])"
_CLOSE = rf"{SPACE}\)"
_AFTER_DASH = r"[0-9] ?[-–] ?\Z"
_NAME = (
    rf"(?:(?:[1-4](?:st|nd|rd|th)?|I{{1,3}}|First|Second|Third)\.?{SPACE})?([A-Z][A-Za-z]{{0,20}})"
)
_JOINED = rf"{SPACE}[,;/&–-]?{SPACE}(?:(?:and|or|to|through|cf\.?|see|also),?{SPACE})?\Z"
_GLUED_CHAPTER = r"[0-9]{1,3}(?![0-9:.]|ff?\b)"
_VERSION = r"\.? ?[0-9]{1,3}\.[0-9]"
_VERSES_AFTER = rf"{SPACE},?{SPACE}{VERSE}{END}{SPACE}(?=[0-9])"


def read_named(text: str, start: int, end: int, before: Found | None) -> Found | None:
    """Read the reference whose name ends with this word; ``None`` if it is none.

    ``before`` is what was read last: nothing of it belongs to this.
    """
    floor = before.end if before else 0
    named = book_at(text, start, end, floor)
    if not named:
        return None
    one = _read_common(text, named, end)
    if one is None and named.book == "Ps":
        one = _read_ordinal_psalm(text, named, end, floor)
    if one:
        return one
    head = pattern(_HEAD).match(text, end)
    if not head:
        return _read_bracketed(text, named, end)
    one = None if _is_version(text, named, end) else _read_numbers(text, named, head)
    if one and one.kind is Kind.NAMED:
        cue = head["ch"] or head["vs"]
        if not cue and not _settle_doubt(text, one, named.doubt, before):
            return None
        one.translation, one.end = translation_after(text, one.end)
    return one


def _is_version(text: str, named: Named, end: int) -> bool:
    """Whether a short word and a number are no book and chapter: "PHP 5.4", "PS4", "Mat4"."""
    word = text[named.start : end]
    if len(word) > 3 or not word.isalpha():
        return False
    version = pattern(_VERSION).match(text, end) if word.isupper() else None
    return bool(version or pattern(_GLUED_CHAPTER).match(text, end))


def _read_common(text: str, named: Named, end: int) -> Found | None:
    """Read what most references are, a verse or a few and no more; ``None`` for others.

    The rest of this module reads these as well, only slower.
    """
    found = pattern(_COMMON).match(text, end)
    if not found or named.doubt is Doubt.WEAK:
        return None
    chapter, verse, end_verse = int(found[1]), int(found[2]), int(found[3] or found[2])
    reference = Reference(named.book, chapter, verse, chapter, end_verse)
    verdict = judge(reference)
    if verdict.status is Status.MISSING:
        return None
    one = Found(Kind.NAMED, named.start, found.end(), [], named.book)
    one.parts.append(Read(named.start, one.end, reference, verdict))
    return one


def _read_numbers(text: str, named: Named, head: re.Match[str]) -> Found | None:
    """Read the list of numbers after a name."""
    cue = bool(head["ch"] or head["vs"])
    single = not head["ch"] and book(named.book).chapters == 1
    words = cue or named.book == "Ps"
    items = read_items(text, head.end(), verses=bool(head["vs"]), single=single, words=words)
    if not items or (not cue and _is_apart(text, head, items[0])):
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    if head["vs"] and not single:
        one.kind = Kind.VERSE
        return one
    if len(items) == 1:
        if items[0].verse == WHOLE and not cue and counts_something(text, items[0].end):
            return None
        one.parts = _range_to_book(text, one)
    one.parts = one.parts or build_parts(text, items, named.book, start=named.start)
    one.end = one.parts[-1].end
    return one


def _is_apart(text: str, head: re.Match[str], item: Item) -> bool:
    """Whether a bare number does not belong to the name: "Mark, 3", "Mark", new line, "3. Pray"."""
    if not text[item.start : item.end].isalnum():
        return False
    numbering = LINE_BREAK in head[0] and text[item.end : item.end + 1] in (".", ")")
    return bool(head["comma"]) or numbering


def _read_bracketed(text: str, named: Named, end: int) -> Found | None:
    """Read "the Psalms (9-10; 25; 34)": more than one number, and nothing else in brackets."""
    opening = pattern(_BRACKET).match(text, end)
    items = read_items(text, opening.end()) if opening else []
    if not opening or not items or not pattern(_CLOSE).match(text, items[-1].end):
        return None
    several = len(items) > 1 or items[0].dash[1] or items[0].verse != WHOLE
    parts = build_parts(text, items, named.book, start=named.start)
    exist = all(part.reference and part.reference.exists for part in parts)
    if named.doubt or not several or not exist:
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    one.parts = parts
    return one


def _settle_doubt(text: str, one: Found, doubt: Doubt, before: Found | None) -> bool:
    """Mark the parts of a name that may be something else; ``False``: it is no reference."""
    first = one.items[0]
    if first.verse == WHOLE and not text[first.start].isdecimal():
        doubt = _roman_doubt(text[first.start : first.end], doubt)
    if doubt is Doubt.NONE:
        return True
    chapters_only = all(item.verse == WHOLE and item.end_verse == WHOLE for item in one.items)
    if not chapters_only and doubt is not Doubt.WEAK:
        return True
    adjacent = (
        before is not None
        and one.start - before.end < 12
        and bool(pattern(_JOINED).match(text, before.end, one.start))
    )
    expected = doubt is Doubt.NAME or adjacent or leads_in(text, one.start) or tells(text, one.end)
    suspicious = chapters_only and may_count_something(text, one.end)
    if expected and not suspicious:
        return True
    missing = all(part.verdict.status is Status.MISSING for part in one.parts)
    if missing or (doubt is Doubt.WEAK and chapters_only):
        return False
    one.unsure = not suspicious
    note = f"“{text[one.start : one.end]}” may be something else"
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


def _range_to_book(text: str, one: Found) -> list[Read]:
    """Read "Genesis 49:2-Exodus 3:4" and "John 3:16 - John 3:18"; none if it is no range."""
    item = one.items[0]
    if item.dash[1] or item.following or text[item.end : item.end + 1] in CLOSES:
        return []
    dash = pattern(DASH).match(text, item.end)
    name = pattern(_NAME).match(text, dash.end()) if dash else None
    named = book_at(text, name.start(1), name.end(1), dash.end()) if name and dash else None
    if not dash or not name or not named or named.start != name.start():
        return []
    if pattern(_AFTER_DASH).search(text, max(0, one.start - 4), one.start):
        return []
    head = pattern(_HEAD).match(text, name.end())
    found = match_item(text, head.end()) if head else None
    if not head or not found:
        return []
    last = read_items(text, head.end(), verses=bool(head["vs"]), limit=1)[0]
    if head["vs"]:
        last = last._replace(chapter=one.items[0].end_chapter if named.book == one.book else 1)
    across = one.book != named.book
    first_place = _place(text, one.book, item, across)
    last_place = _place(text, named.book, last, across)
    if last.dash[1] or position(first_place) > position(last_place):
        return []
    whole = Item(item.start, last.end, 0, 0, 0, 0, last.following, dash.span())
    return build_range(text, one.start, whole, first_place, last_place)


def _place(text: str, osis: str, item: Item, across: bool) -> Reference:
    """Return one end of a range between names.

    Across books the one chapter of a short book is a chapter ("Obadiah 1-Malachi 3"),
    and other numbers after its name are verses.
    """
    written = text[item.start : item.end].isdecimal()
    if book(osis).chapters > 1 or not written:
        return point(osis, item.chapter, item.verse)
    number = item.chapter if item.verse == WHOLE else item.verse
    if across and number == 1:
        return Reference.to_chapter(osis, 1)
    return Reference.to_verse(osis, 1, number)


def _read_ordinal_psalm(text: str, named: Named, end: int, floor: int) -> Found | None:
    """Read "the 23rd Psalm", with verses after it or not."""
    start, number = ordinal_before(text, named.start)
    if not number or start < floor:
        return None
    return verses_after(text, start, end, "Ps", number)


def verses_after(text: str, start: int, end: int, osis: str, chapter: int) -> Found:
    """Return the chapter named from start to end, or the verses of it named after that."""
    more = pattern(_VERSES_AFTER).match(text, end)
    items = read_items(text, more.end(), verses=True) if more else []
    items = items or [Item(start, end, chapter, WHOLE, chapter, WHOLE)]
    one = Found(Kind.NAMED, start, items[-1].end, items, osis)
    one.parts = build_parts(text, items, osis, chapter, start)
    one.translation, one.end = translation_after(text, one.end)
    return one
