"""Numbers without a name that go on from a reference before: when they are one."""

from __future__ import annotations

from versecards.scripture.books import is_book
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE
from versecards.scripture.lists import read_items
from versecards.scripture.nametable import Doubt
from versecards.scripture.nearby import SOON
from versecards.scripture.prose import (
    ends_sentence,
    in_brackets,
    stands_alone,
    tells,
)
from versecards.scripture.reference import Reference
from versecards.scripture.translations import translation_after

_STRONG = r"(?:\( ?|(?<![{letters}])(?i:{strong}|{into})\.?,?\s)(?:(?i:{strong})\.?,?\s){0,2}\Z"
_AFTER_BRACKET = r"\)[;,] ?\Z"
_CLOCK = r"(?:1?[0-9]|2[0-4]|0[0-9]):[0-5][0-9](?![0-9]|[-–][0-9]{1,3}(?![0-9]|:[0-9]))"
# Not Greek or Hebrew: words of the text that is spoken of.
_OTHER_SCRIPT = "[\u0400-\u052f\u0900-\u1eff\u3040-\uffdc][ \v]"
_CAPITALISED = r"(?<![{letters}])([{upper}][{letters}]{0,15})\.?\s\Z"
_WITH = r"{gap}(?i:{compared_with}){gap}"
_LISTED = r"[(;,]\s?\Z"
_LISTED_NAME = r"[(;]\s?(?:[0-9]\s)?[{upper}][{letters}]{0,15}\.?\s\Z"
_OF_NEXT_CHAPTER = r"{gap}{of}{gap}(?:{the}{gap})?(?i:{beside}){gap}{chapter_full}{end}"
# "(ἐφάπαξ, 7:27)": numbers behind a word of the text, in brackets.
_BEHIND_WORD = "\\([^()]{0,40}[\u0370-\u03ff\u0590-\u05ff\u1f00-\u1fff],[ \v]\\Z"
_AT = r"(?<![{letters}])(?P<placed>(?i:{placed}){gap})?(?i:{at}){gap}\Z"
_BEFORE_CLOCK = r"(?<![{letters}])(?i:{clock})\s\Z"


def named_small(page: Page, word: str, begin: int) -> str:
    """Return the book that the word before a number names in small letters, in a list of others.

    "[Matt 25:31; acts 10:42]"; outside of lists a small word is no name.
    """
    names = page.grammar.names
    entry = names.entries.get(names.spellings.get(word, "")) if word.islower() else None
    if not entry or entry.doubt is Doubt.WEAK or not is_book(entry.plain):
        return ""
    return entry.plain if page.search(_LISTED, max(0, begin - 3), begin) else ""


def is_latin_number(page: Page, one: Found, last: Found) -> bool:
    """Whether "[18:13]" is what the Latin Bible counts behind "Psalm 19:12": no other psalm."""
    if last.book != "Ps" or page.text[last.end : one.start].strip(" \v") != "(" or not last.items:
        return False
    psalm, other = last.items[-1], one.items[-1]
    return other.end_chapter == psalm.end_chapter - 1 and other.end_verse >= psalm.end_verse


def has_own_name(page: Page, start: int) -> bool:
    """Whether a word with a capital right before the number is its name, though none we know."""
    if page.match(_OTHER_SCRIPT, max(0, start - 2)):
        return True  # a name in another language
    found = page.search(_CAPITALISED, max(0, start - 24), start)
    word = found[1].lower() if found else ""
    return bool(word) and word not in page.words("leading") and word not in page.words("openers")


def is_in_list(page: Page, start: int) -> bool:
    """Whether the word before the number stands where another reference may: "; Xyz 5:6"."""
    return page.search(_LISTED_NAME, max(0, start - 28), start) is not None


def asks_for_reference(page: Page, one: Found) -> bool:
    """Whether "21:1-25" stands where references stand: in brackets, after "see" or "in"."""
    begin = max(0, one.start - 48)
    if page.search(_STRONG, begin, one.start) or page.search(_BEHIND_WORD, begin, one.start):
        return True
    at = page.search(_AT, begin, one.start)
    return bool(at and (at["placed"] or not may_be_clock(page, one)))


def is_of_next_chapter(page: Page, one: Found) -> bool:
    """Whether it says of itself that it is of another chapter: "verse 17 of the previous one"."""
    return one.kind is Kind.VERSE and page.match(_OF_NEXT_CHAPTER, one.end) is not None


def goes_on_from(page: Page, one: Found, before: list[Found]) -> bool:
    """Whether "21:1-25" goes on from a mention before it.

    It does after an aside ("Isa 7:14 (Matt 1:23); 9:1"), before a verb that tells what
    stands there, and after a range of chapters ("Mark 1:1-8:26 ..., 8:27-16:8 ...").
    """
    if not before:
        return False
    begin = max(0, one.start - 24)
    if page.search(_AFTER_BRACKET, begin, one.start) or tells(page, one.end):
        return True
    last = before[-1]
    beside = in_brackets(page, one.start) or (_spans_chapters(one) and _spans_chapters(last))
    return beside and not ends_sentence(page, last.end, one.start)


def is_clock(page: Page, one: Found) -> bool:
    """Whether the words before say that the numbers are a time: "at 9:30", not "quoted at"."""
    begin = max(0, one.start - 48)
    if not page.match(_CLOCK, one.start) or not page.search(_BEFORE_CLOCK, begin, one.start):
        return False
    at = page.search(_AT, begin, one.start)
    return not (at and at["placed"])


def may_be_clock(page: Page, one: Found) -> bool:
    """Whether the numbers may as well be a time of the day: "(9:30-11:00)"."""
    return page.match(_CLOCK, one.start) is not None


def is_range(page: Page, one: Found) -> bool:
    """Whether it is a range of verses, which hardly any other number looks like: "20:1-3"."""
    item = one.items[0]
    rises = (item.chapter, item.verse) < (item.end_chapter, item.end_verse)
    return rises and WHOLE not in (item.verse, item.end_verse) and not may_be_clock(page, one)


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
    number = one.items[0].chapter
    if not (last.kind is Kind.BARE and in_brackets(page, last.start)):
        return None
    if reference.end_chapter > reference.chapter or number == reference.end_chapter + 1:
        return (reference.book, 0) if number > reference.end_chapter else None
    # "(1:1-4) ... (5-20)": the verses go on.
    if number > (reference.end_verse or number) and all(place.exists for place in inside):
        one.items = verses
        return reference.book, reference.end_chapter
    return None


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


def is_held_against(page: Page, one: Found, before: list[Found]) -> bool:
    """Whether it is held against a passage that is only compared: "Cf. 8:1 with vv. 6-26"."""
    last = before[-1] if before else None
    if not last or not last.aside or one.kind is not Kind.VERSE:
        return False
    return page.fullmatch(_WITH, last.end, one.start) is not None


def answers_on_book(page: Page, one: Found, before: list[Found]) -> bool:
    """Whether it answers what was asked on a book: "What did Amos see? Verse 1."."""
    last = before[-1] if before else None
    if not last or last.kind is not Kind.BOOK or one.kind is not Kind.VERSE:
        return False
    alone = stands_alone(page.text, one.start, one.end) and one.start - last.end <= SOON
    return alone and "?" in page.text[last.end : one.start]
