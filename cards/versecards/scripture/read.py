"""Reading a reference that begins with the name of its book."""

from __future__ import annotations

import re

from versecards.scripture.books import book, is_book
from versecards.scripture.canon import Verdict
from versecards.scripture.doubting import doubt_number, doubt_sign, is_letter, settle_doubt
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item, begins_book, match_item
from versecards.scripture.lists import Comma, read_items
from versecards.scripture.mention import Status
from versecards.scripture.names import Named, book_at, turned_book_at
from versecards.scripture.nametable import Doubt
from versecards.scripture.ordinals import read_ordinal, verses_after
from versecards.scripture.parts import Read, build_parts, build_range, point, position
from versecards.scripture.prose import (
    counts_something,
    is_bracketed,
    is_of_other_work,
)
from versecards.scripture.reference import Reference
from versecards.scripture.tokens import CLOSES, LINE_BREAK
from versecards.scripture.translations import translation_after

_HEAD = (
    # Nearly always a space and digits: nothing else needs to be tried.
    r" (?=[0-9])"
    r"|(?:(?P<apart>{gap})?\.)?(?P<stray>:{space}|{gap}[-–]{gap})?{space}(?P<comma>,{space})?"
    r"{cue}?(?=[0-9{letters}])"
)
_LONE_STOP = r"\.?(?:{space}[,;)–]|\s*\Z|{gap}[{upper}])"
# Not "to John (v. 1)", but "the prophet Amos (v. 24.)" with Roman numerals.
_BRACKET = r"{gap}\({space}(?=[0-9ivxlc])(?!v\.?{space}[0-9]{1,3}{space}\))"
_CLOSE = r"{space}\.?{space}\)"
_AFTER_DASH = r"[0-9] ?[-–] ?\Z"
_NAME = r"(?:{book_number}\.?{space})?([{upper}][{letters}]{0,20})"
_GLUED_CHAPTER = r"[0-9]{1,3}(?![0-9:.]|ff?\b)"
_CHAPTER_AND_VERSE = "[0-9]{1,3}:[0-9]{1,9}"
_OTHER_NUMBER = r"{space}\({space}({digits}){space}\)(?P<verses>{space}[:,]{space}(?=[0-9]))?"
_ROMAN_IN_BRACKETS = r"[ivxlc]{1,9}\.?{space}\)"
# "He was reading Isaiah. 29 The Spirit said": the number of the next verse.
_NEXT_VERSE = r"\.{gap}[0-9]{1,3}{gap}[\"'(]{0,2}[{upper}][a-z]"
_LISTS = frozenset(",;:")
_VERSION = r"\.? ?[0-9]{1,3}\.[0-9]"


def read_named(page: Page, start: int, end: int, before: Found | None) -> Found | None:
    """Read the reference whose name ends with this word; ``None`` if it is none.

    ``before`` is what was read last: nothing of it belongs to this.
    """
    floor = before.end if before else 0
    named = turned_book_at(page, start, end)
    if named:
        end += 1  # its number
    else:
        named = book_at(page, start, end, floor)
    if not named or (page.text[named.start - 1] != "(" and is_of_other_work(page, named.start)):
        return None
    in_words = read_ordinal(page, named, end, floor)
    if in_words:
        return in_words
    if named.doubt is Doubt.WEAK and page.text[end : end + 1] == ".":
        letter = page.text[start:end].lower() in page.words("foreign")
        named = named._replace(doubt=Doubt.WEAK if letter else Doubt.WORD)  # "Is." is no verb.
    head = page.match(_HEAD, end)
    if not head:
        return _read_bracketed(page, named, end) if is_book(named.book) else None
    cue = head["ch"] or head["vs"]
    numbered = head[0].strip(" ") and begins_book(page, head.end(), one_line=True)
    if numbered or (cue and named.doubt is Doubt.WEAK):  # "So verse 18 says it."
        return None
    one = _read_after(page, named, head, end)
    if one and one.kind is Kind.NAMED and is_book(one.book) and one.items:
        letter = bool(named.doubt) and not cue and is_letter(page, one)
        if letter or not (cue or settle_doubt(page, one, named.doubt, before)):
            return None
        doubt_sign(page, one)
        doubt_number(page, one, page.text[start:end], floor)
    if one and one.kind is Kind.NAMED:
        one.translation, one.end = translation_after(page, one.end)
    return one


def _read_after(page: Page, named: Named, head: re.Match[str], end: int) -> Found | None:
    """Read what stands after the head that follows a name."""
    if not is_book(named.book):
        return _read_other(page, named, head)
    if (head["comma"] and named.doubt is Doubt.WEAK) or _is_version(page, named, end):
        return None
    full = page.text[end] == "." and page.text[named.start : end] in page.grammar.names.full
    if full and page.match(_NEXT_VERSE, end):
        return None
    one = _read_numbers(page, named, head, end)
    return one or (None if named.doubt > Doubt.NAME else _unreadable(page, named, head))


def _is_version(page: Page, named: Named, end: int) -> bool:
    """Whether a short word and a number are no book and chapter: "PHP 5.4", "PS4", "Mat4"."""
    word = page.text[named.start : end].lstrip("123")
    if len(word) > 3 or not word.isalpha():
        return False
    version = page.match(_VERSION, end) if word.isupper() else None
    return bool(version or page.match(_GLUED_CHAPTER, end))


def _unreadable(page: Page, named: Named, head: re.Match[str]) -> Found | None:
    """Tell a name with numbers that cannot be read: "Daniel 2:32233"."""
    numbers = page.match(_CHAPTER_AND_VERSE, head.end())
    if not numbers:
        return None
    one = Found(Kind.NAMED, named.start, numbers.end(), [], named.book)
    verdict = Verdict(Status.UNRESOLVED, None, "these numbers are no chapter and verse")
    one.parts = [Read(one.start, one.end, None, verdict)]
    return one


def _read_other(page: Page, named: Named, head: re.Match[str]) -> Found | None:
    """Read numbers after the name of a book that is not among the 66: they are told, not used."""
    items = read_items(page, head.end(), verses=bool(head["vs"]))
    chapters_only = all(item.verse == WHOLE for item in items)
    if not items or (chapters_only and (named.doubt or _is_apart(page, head, items[0]))):
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    verdict = Verdict(Status.DEUTEROCANONICAL, None, f"{named.book} is not one of the 66 books")
    starts = [named.start, *(item.start for item in items[1:])]
    one.parts = [
        Read(start, item.end, None, verdict) for start, item in zip(starts, items, strict=True)
    ]
    return one


def _read_numbers(page: Page, named: Named, head: re.Match[str], end: int) -> Found | None:
    """Read the list of numbers after a name."""
    single = not head["ch"] and book(named.book).chapters == 1
    names = page.grammar.names
    comma = Comma.BY_HABIT
    if page.text[named.start : end] in names.plurals:
        comma = Comma.NEVER
    elif page.text[named.start - 1] == "(" and page.text[named.start : end] not in names.full:
        comma = Comma.IN_BRACKETS
    items = _chapter_five(page, head, named.book) if head["vs"] and not single else []
    verses = bool(head["vs"]) and not items
    cue = verses or bool(head["ch"])
    items = items or read_items(
        page,
        head.end(),
        osis="" if single else named.book,
        comma=comma,
        verses=verses,
        single=single,
        words=cue or named.book == "Ps",
    )
    if not items or (not cue and _is_apart(page, head, items[0])):
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    if verses and not single:
        one.kind = Kind.VERSE
        return one
    if len(items) == 1:
        if items[0].verse == WHOLE and not cue and counts_something(page, items[0].end):
            return None
        one.parts = _range_to_book(page, one)
        one.parts = one.parts or _both_numbers(page, one)
        if not one.parts and _is_chapter(items[0]) and not single:
            behind = verses_after(page, named.start, items[0].end, named.book, items[0].chapter)
            one = one if _is_chapter(behind.items[0]) else behind
    one.parts = one.parts or build_parts(page, items, named.book, start=named.start)
    one.end = one.parts[-1].end
    return one


def _is_chapter(item: Item) -> bool:
    """Whether a number is a chapter as a whole."""
    return item.verse == WHOLE and not item.dash[1] and not item.following


def _chapter_five(page: Page, head: re.Match[str], osis: str) -> list[Item]:
    """Read "v. 41" after a name as chapter 5, verse 41, where there is such a place."""
    pos = head.start("vs")
    if page.text[pos : head.end("vs")].rstrip(".") not in ("v", "V") or head["comma"]:
        return []
    items = read_items(page, pos, osis=osis)
    if not items or items[0].chapter != 5:
        return []
    if items[0].verse == WHOLE:
        return items if len(items) > 1 or page.match(_LONE_STOP, items[0].end) else []
    return items if Reference.to_verse(osis, 5, items[0].verse).exists else []


def _is_apart(page: Page, head: re.Match[str], item: Item) -> bool:
    """Whether a bare number does not belong to the name: "Mark, 3", "Mark", new line, "3. Pray"."""
    if item.verse == WHOLE and (head["stray"] or head["apart"]):
        return True
    if not page.text[item.start : item.end].isalnum():
        return False
    if head["comma"] and page.match(_ROMAN_IN_BRACKETS, item.start):
        return not is_bracketed(page.text, item.start)  # "(Matt, vi.)" as a scan has it
    numbering = LINE_BREAK in head[0] and page.text[item.end : item.end + 1] in (".", ")")
    return bool(head["comma"]) or numbering


def _read_bracketed(page: Page, named: Named, end: int) -> Found | None:
    """Read "the Psalms (9-10; 25; 34)", "in Acts (1:4)": nothing else is in the brackets."""
    opening = page.match(_BRACKET, end)
    items = read_items(page, opening.end()) if opening else []
    if not opening or not items or not page.match(_CLOSE, items[-1].end):
        return None
    several = len(items) > 1 or items[0].dash[1] or items[0].verse != WHOLE
    parts = build_parts(page, items, named.book, start=named.start)
    exist = all(part.reference and part.reference.exists for part in parts)
    doubt = named.doubt is Doubt.WEAK or (named.doubt and items[0].verse == WHOLE)
    if doubt or not several or not exist:
        return None
    one = Found(Kind.NAMED, named.start, items[-1].end, items, named.book)
    one.parts = parts
    return one


def _range_to_book(page: Page, one: Found) -> list[Read]:
    """Read "Genesis 49:2-Exodus 3:4" and "John 3:16 - John 3:18"; none if it is no range."""
    item = one.items[0]
    after = page.text[item.end : item.end + 1]
    if item.dash[1] or item.following or after in CLOSES or after in _LISTS:
        return []
    dash = page.match("{dash}", item.end)
    name = page.match(_NAME, dash.end()) if dash else None
    named = book_at(page, name.start(1), name.end(1), dash.end()) if name and dash else None
    if not dash or not name or not named or named.start != name.start() or not is_book(named.book):
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


def _both_numbers(page: Page, one: Found) -> list[Read]:
    """Read "Psalm 22 (23)": its number in the Greek and Latin Bible, and in the Hebrew."""
    item = one.items[0]
    found = page.match(_OTHER_NUMBER, item.end) if one.book == "Ps" else None
    if not found or item.verse != WHOLE or item.dash[1] or abs(int(found[1]) - item.chapter) != 1:
        return []
    number = max(item.chapter, int(found[1]))
    if found["verses"]:
        return _in_both_numbers(page, one, number, found.end())
    psalm = Reference.to_chapter("Ps", number)
    note = f"{page.text[one.start : found.end()]} is {psalm} as the Hebrew Bible counts"
    return [Read(one.start, found.end(), psalm, Verdict(Status.NUMBERING, None, note))]


def _in_both_numbers(page: Page, one: Found, psalm: int, pos: int) -> list[Read]:
    """Read the verses of "Psalm 50 (51):3", which some Bibles count from the psalm's title."""
    parts = build_parts(page, read_items(page, pos, verses=True), "Ps", psalm, one.start)
    note = "Bibles with both numbers often count the title of a psalm as its first verse"
    return [
        part._replace(verdict=Verdict(Status.DOUBTFUL, part.verdict.nearest, note))
        for part in parts
    ]


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
