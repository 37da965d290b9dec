"""References in words: "the 23rd Psalm", "the eighth of Romans", "chapter three, verse sixteen"."""

from __future__ import annotations

from versecards.scripture.books import book, is_book
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item
from versecards.scripture.lists import read_items
from versecards.scripture.names import Named, book_at, ordinal_before
from versecards.scripture.nametable import Doubt
from versecards.scripture.parts import build_parts
from versecards.scripture.translations import translation_after

_VERSES_AFTER = r"{verse_word}(?:(?=[0-9])|(?P<words>(?={cardinal})))"
_ORDINAL_AFTER = r"{space},?{gap}(?:{joins}{gap})?(?:{the}{gap})?({ordinal}){gap}{verse_full}{end}"
_OF = r"(?P<into>(?i:{into}){gap})?(?i:{the}){gap}(?P<number>{ordinal}){gap}{of_whole}{gap}\Z"
_NAME_BEFORE = (
    r"(?<![{letters}])(?P<name>[{upper}][{letters}]{1,20})\.?{space},?{gap}(?:(?i:{the}){gap})?\Z"
)
_GOES_ON = r"['’]|{gap}[0-9]"
_FARTHEST = 60
"""So many characters before a name "in the hundred and nineteenth of" may begin."""


def verses_after(page: Page, start: int, end: int, osis: str, chapter: int) -> Found:
    """Return the chapter named from start to end, or the verses of it named after that."""
    more = page.match(_VERSES_AFTER, end)
    words = bool(more and more["words"] is not None)
    items = read_items(page, more.end(), verses=True, words=words) if more else []
    ordinal = None if more else page.match(_ORDINAL_AFTER, end)
    if ordinal:
        verse = page.grammar.numbers.ordinal_value(ordinal[1])
        items = [Item(start, ordinal.end(), chapter, verse, chapter, verse)]
    items = items or [Item(start, end, chapter, WHOLE, chapter, WHOLE)]
    one = Found(Kind.NAMED, start, items[-1].end, items, osis)
    one.parts = build_parts(page, items, osis, chapter, start)
    one.translation, one.end = translation_after(page, one.end)
    return one


def read_ordinal(page: Page, named: Named, end: int, floor: int) -> Found | None:
    """Read "the 23rd Psalm" and "the eighth of Romans", with what verses follow.

    ``end`` is where the name ends; nothing before ``floor`` belongs to it.
    """
    if not is_book(named.book):
        return None
    if named.book == "Ps":
        start, number = ordinal_before(page, named.start)
        if number and start >= floor:
            return verses_after(page, start, end, named.book, number)
    return _of_book(page, named, end, floor) if page.of_ordinals else None


def chapter_behind_name(page: Page, start: int, end: int, floor: int) -> Found | None:
    """Read "Rom. 8th chapter", with what verses follow; the word "chapter" is from start to end."""
    begin, chapter = ordinal_before(page, start)
    name = page.search(_NAME_BEFORE, max(floor, begin - _FARTHEST), begin) if chapter else None
    named = book_at(page, *name.span("name"), floor) if name else None
    if not named or named.doubt is Doubt.WEAK or not is_book(named.book):
        return None
    if chapter > book(named.book).chapters:
        return None
    end = start + len(page.text[start:end].rstrip(" \v"))
    return verses_after(page, named.start, end, named.book, chapter)


def _of_book(page: Page, named: Named, end: int, floor: int) -> Found | None:
    """Read "in the eighth of Romans"; of a name that a person may have only behind "in" or "from".

    "The second of James" may be his second letter, "the first of Mark's friends" is no chapter,
    nor is "the third of Luke 15".
    """
    begin = max(floor, named.start - _FARTHEST)
    of = page.search(_OF, begin, named.start)
    if not of or named.doubt is Doubt.WEAK or page.match(_GOES_ON, end):
        return None
    number = page.grammar.numbers.ordinal_value(of["number"])
    if (named.doubt and not of["into"]) or number > book(named.book).chapters:
        return None
    return verses_after(page, of.start("number"), end, named.book, number)
