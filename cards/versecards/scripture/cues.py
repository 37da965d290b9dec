"""Reading what begins without a book: "v. 25", "chapter 3 of Romans", "21:1-25"."""

from __future__ import annotations

from typing import NamedTuple

from versecards.scripture.books import book
from versecards.scripture.found import Found, Kind
from versecards.scripture.items import WHOLE, Item, match_item, read_items
from versecards.scripture.names import book_at, is_glued
from versecards.scripture.numerals import CARDINAL, number, ordinal_before
from versecards.scripture.parts import build_parts
from versecards.scripture.prose import counts_something
from versecards.scripture.read import verses_after
from versecards.scripture.tokens import CHAPTER, CUE, DIGITS, END, SPACE, VERSE, pattern
from versecards.scripture.translations import translation_after

_HEAD = rf"\.?{SPACE},?{SPACE}(?:{CUE})?(?=[0-9ivxlcIVXLC])"
_NAME = (
    rf"(?:(?:[1-4](?:st|nd|rd|th)?|I{{1,3}}|[Ff]irst|[Ss]econd|[Tt]hird)\.?{SPACE}"
    rf"(?:(?:Letter|Epistle|letter|epistle){SPACE}(?:of|to){SPACE}(?:the{SPACE})?)?)?"
    r"([A-Z][A-Za-z]{0,20})"
)
_OF = (
    rf"\.?{SPACE}(?:of|in|from){SPACE}(?:(?:the|[A-Z][a-z]{{1,9}}'s?){SPACE})?"
    rf"(?:(?:Book|Gospel|Letter|Epistle|Prophecy|book|gospel|letter|epistle|prophecy){SPACE}"
    rf"(?:of|to|according{SPACE}to){SPACE}(?:the{SPACE})?(?:(?:prophet|apostle){SPACE})?)?"
)
_FIRST_CHAPTERS = rf"(?<![A-Za-z])(?:first|opening){SPACE}({DIGITS}|{CARDINAL}){SPACE}\Z"
_OF_CHAPTER = rf"{SPACE}(?:of|in|from){SPACE}{CHAPTER}{END}{SPACE}(?=[0-9A-Za-z])"
_OF_OTHER = (
    rf"{SPACE}(?:of{SPACE}(?:(?:the|this|that|his|her|our|my|[A-Z][a-z]{{1,9}}'s?){SPACE})?)"
    rf"(?!(?:(?:[A-Z]?[a-z]{{1,12}}){SPACE})?(?:book|gospel|letter|epistle|prophecy|psalm|chapter"
    r"|passage|text|same|story|section|paragraph|prayer|narrative|discourse|sermon))"
)
_OF_SONG = (
    rf"{SPACE}of{SPACE}(?:the|this|that|a|his|her|our){SPACE}(?:[a-z]{{1,12}}{SPACE})?"
    r"(?:hymn|carol|poem|anthem|chorus|Qur|Koran)"
)
_ROMAN_STOP = rf"[.,:;)]|{SPACE}of "


_GLUE = frozenset(":.,$£€/#-–")


class _Book(NamedTuple):
    """A book that "of" leads to: its OSIS id and where its name ends."""

    osis: str
    end: int


def cue_kind(text: str, start: int, end: int) -> Kind | None:
    """Return which cue the word ``text[start:end]`` is, if it is one."""
    if text[start] not in "vVcC":
        return None
    if pattern(CHAPTER).fullmatch(text, start, end):
        return Kind.CHAPTER
    return Kind.VERSE if pattern(VERSE).fullmatch(text, start, end) else None


def read_cue(text: str, start: int, end: int, kind: Kind, floor: int) -> Found | None:
    """Read what stands after "v.", "verses", "chapter", and "of Romans" after that."""
    if start > floor and is_glued(text, start):
        return None
    pos = end + 1 if text[end : end + 1] == "." else end
    pos = pattern(SPACE).match(text, pos).end()  # type: ignore[union-attr]
    first = match_item(text, pos, words=True)
    if not first:
        return _read_ordinal_chapter(text, start, pos, floor) if kind is Kind.CHAPTER else None
    if first.end() - pos == 1 and text[pos].isalpha():
        # A lone letter after "v." is an initial, after "chapter" rarely a number.
        stop = pattern(_ROMAN_STOP).match(text, first.end())
        if kind is Kind.VERSE or not stop:
            return None
    items = read_items(text, pos, verses=kind is Kind.VERSE, words=True)
    one = Found(kind, start, items[-1].end, items)
    version = kind is Kind.VERSE and first["b"] and text[first.end("a")] == "."
    if version or (items[0].verse == WHOLE and counts_something(text, one.end)):
        one.kind = Kind.OTHER
        return one
    return _with_book(text, one)


def _with_book(text: str, one: Found) -> Found:
    """Add "of chapter 4", "of Romans", "of Psalm 23" where it follows."""
    end = one.end
    if one.kind is Kind.VERSE:
        of_chapter = pattern(_OF_CHAPTER).match(text, end)
        found = match_item(text, of_chapter.end(), words=True) if of_chapter else None
        if found and not found["b"] and not found["end"]:
            one.chapter, end = number(found["a"]), found.end()
    named = _book_after(text, end)
    if not named:
        other = _OF_SONG if one.kind is Kind.VERSE else _OF_OTHER
        if pattern(other).match(text, end):
            one.kind = Kind.OTHER
            return one
        one.items[-1] = one.items[-1]._replace(end=end)
        one.translation, one.end = translation_after(text, end)
        return one
    one.book, end = named
    if one.kind is Kind.VERSE and not one.chapter:
        head = pattern(_HEAD).match(text, end)
        found = match_item(text, head.end()) if head else None
        if found and not found["b"] and not found["end"]:
            one.chapter, end = number(found["a"]), found.end()
        elif book(one.book).chapters == 1:
            one.chapter = 1
        else:
            one.end = end
            return one
    first = one.items[0]
    if len(one.items) == 1 and first.verse == WHOLE and not first.dash[1]:
        return verses_after(text, one.start, end, one.book, first.chapter)
    return _name_later(text, one, _Book(one.book, end))


def _name_later(text: str, one: Found, named: _Book) -> Found:
    """Return the mention with the book that is named behind it."""
    one.kind, one.book = Kind.NAMED, named.osis
    one.parts = build_parts(text, one.items, one.book, one.chapter, one.start)
    one.parts[-1] = one.parts[-1]._replace(end=named.end)
    one.translation, one.end = translation_after(text, named.end)
    return one


def _book_after(text: str, end: int) -> _Book | None:
    """Read "of the book of Romans" after a cue."""
    of = pattern(_OF).match(text, end)
    name = pattern(_NAME).match(text, of.end()) if of else None
    named = book_at(text, name.start(1), name.end(1), of.end()) if name and of else None
    if not name or not named:
        return _phrase_after(text, of.end()) if of else None
    after = name.end()
    # The point of "Rom." belongs to the name, that of a sentence does not.
    if text[after : after + 1] == "." and after - name.start(1) < 6 and text[after + 1 : after + 2]:
        after += 1
    return _Book(named.book, after)


_PHRASE = rf"[A-Z][a-z]{{2,8}}{SPACE}of{SPACE}(?:the{SPACE})?([A-Z][a-z]{{2,8}})"


def _phrase_after(text: str, pos: int) -> _Book | None:
    """Read "Song of Songs", a name whose first word alone names no book."""
    phrase = pattern(_PHRASE).match(text, pos)
    named = book_at(text, phrase.start(1), phrase.end(1), pos) if phrase else None
    return _Book(named.book, phrase.end()) if phrase and named and named.start == pos else None


def _read_ordinal_chapter(text: str, start: int, end: int, floor: int) -> Found | None:
    """Read "the third chapter of Romans", "the first eight chapters of Romans"."""
    named = _book_after(text, end)
    if not named:
        return None
    first = pattern(_FIRST_CHAPTERS).search(text, max(floor, start - 32), start)
    if first:
        last = number(first[1])
        item = Item(first.start(), named.end, 1, WHOLE, last, WHOLE, "", first.span(1))
        one = Found(Kind.NAMED, item.start, item.end, [item], named.osis)
        return _name_later(text, one, named)
    begin, value = ordinal_before(text, start)
    apart = text[begin].isdecimal() and " " in text[begin:start].strip()
    if not value or begin < floor or apart:
        return None
    return verses_after(text, begin, named.end, named.osis, value)


def read_bare(text: str, start: int, floor: int) -> Found | None:
    """Read "21:1-25", or a list of numbers in brackets, without a name before it."""
    in_brackets = text[start] == "("
    pos = start + 1 if in_brackets else start
    glued = text[start - 1].isalnum() or text[start - 1] in _GLUE
    if start > floor and glued and not in_brackets:
        return None
    items = read_items(text, pos)
    if not items:
        return None
    one = Found(Kind.BARE, pos, items[-1].end, items)
    named = _book_after(text, one.end) if items[0].verse != WHOLE else None
    if named:
        return _name_later(text, one, named)
    if in_brackets:
        closed = text[one.end : one.end + 1] == ")"
        reference = closed and _is_list(items)
    else:
        reference = items[0].verse != WHOLE
    if not reference or counts_something(text, one.end):
        one.kind = Kind.OTHER
        return one
    one.translation, one.end = translation_after(text, one.end)
    return one


def _is_list(items: list[Item]) -> bool:
    return len(items) > 1 or bool(items[0].dash[1]) or items[0].verse != WHOLE
