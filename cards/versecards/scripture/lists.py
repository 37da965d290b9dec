"""Reading a list of numbers: "2:17-18, 4:15 and 16", "iv. 3; v. 1", "5, 3-12"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from versecards.languages import Language
from versecards.scripture.books import book, is_book
from versecards.scripture.grammar import Page, grammar
from versecards.scripture.items import (
    DIGITS,
    WHOLE,
    Item,
    begins_book,
    build_item,
    closed_item,
    match_item,
)
from versecards.scripture.names import book_at
from versecards.scripture.prose import counts_something, may_count_something
from versecards.scripture.reference import Reference
from versecards.scripture.tokens import CLOSES, plain

_OPTIONAL = 9
"""How many optional verses there may be: more are no lectionary."""
_NEAR_BRACKET = 18
"""How far from a number the bracket stands that ``_IN_BRACKETS`` begins with, at most."""
_IN_BRACKETS = r"{space}(?P<mark>,?){space}\({space}(?P<word>{joins}\.?{space})?(?=[0-9])"
_CLOSE = r"{space}\)"
_AFTER_BRACKETS = "{space}(?=[0-9])"
# A Roman chapter that goes on with the list: not "I", nor "i. e.", nor "c." and "l." alone.
_ROMAN_NEXT = (
    r"(?P<mark>\.?{space}(?:[,;]|--?|–)?{space})(?:(?:{joins}|{also})\.?{end},?{space}){0,2}"
    r"(?:(?i:{chapter})\.?{end}{space})?"
    r"(?=(?P<next>{roman})(?:[.,:;)–-]|{space}[0-9]|\Z))(?!i\.{space}e\b|[cl](?![a-z])|{seventy}{end})"
)
_WORD_NEXT = r"{space}(?:,{space}(?:(?i:{and}){gap})?|(?i:{and}){gap})(?={cardinal})"
_POINT = r"\.{gap}(?P<b>{digits})(?:{dash}(?P<c>{digits}))?(?={space}[,;)–]|\.?\s*\Z|\.?\")"
# "as it is said, Rom. 8. 34. It is Christ": a short name, and a number that is a sentence.
_POINT_OF_SHORT = (
    r"\.{gap}(?P<b>{digits})(?:{dash}(?P<c>{digits}))?"
    r"(?=\.{gap}(?:[\"'(]?[{letters}]|[1-3] [{upper}]))"
)
_SHORT_BEFORE = r"[{letters}]\.{space}\Z"
_COMMA = (
    r",{space}(?P<b>{digits})(?:{space}[-–]{space}(?P<c>{digits}))?"
    r"(?P<more>(?:\.{digits}(?:[-–]{digits})?){0,9})(?!{space}:{space}[0-9]|[0-9])"
    # "1 Pet. 5, 5. 6.": points with a space part verses too, where nothing else follows them.
    r"(?P<apart>(?:\. {digits}(?:[-–]{digits})?){0,9}"
    r"(?=\.?(?:{space}[,;)]|{gap}(?:{joins}){end}|\s*\Z)))?"
)
_SPACED = r" (?P<b>{digits})(?:{dash}(?P<c>{digits})(?![:%°])|(?=\)))"
_GLUED_SEMICOLON = r";(?P<b>{digits})(?:[-–](?P<c>{digits}))?(?!:)"
_GLUED_VERSE = r"\.([0-9]{1,3})(?![0-9:])"
_NAME_AND_NUMBERS = (
    r"(?<![{letters}])(?P<name>[{upper}][{letters}]{0,20})\.?{gap}"
    r"(?P<a>{digits})(?P<sign>:|,{space})(?P<b>{digits})(?!:)"
)


class Comma(Enum):
    """When a comma after a chapter may lead to a verse ("Mt 5, 3")."""

    NEVER = 1
    """After "Psalms" it parts chapters."""
    BY_HABIT = 2
    """Where there is no such chapter, or the text has this habit."""
    IN_BRACKETS = 3
    """Also where the brackets hold nothing else."""


def read_items(
    page: Page,
    pos: int,
    *,
    osis: str = "",
    comma: Comma = Comma.BY_HABIT,
    verses: bool = False,
    single: bool = False,
    words: bool = False,
    limit: int = 0,
) -> list[Item]:
    """Read a list of numbers from here; an empty list where there is none.

    ``osis`` is the book, where it is known. ``comma`` says when one may part chapter and
    verse. ``verses``: a bare number is a verse of the
    context's chapter. ``single``: the book has one chapter, so bare numbers are verses.
    ``words``: numbers in words are read. ``limit``: how many parts at most, 0 for all.
    """
    closed = closed_item(page, pos)
    if closed:
        return [closed]
    items: list[Item] = []
    found = match_item(page, pos, words)
    in_digits = page.text[pos : pos + 1] in DIGITS
    chapter = 1 if single else 0
    at_verses = verses or single
    after_comma = False
    while found:
        item = build_item(page, found, chapter, at_verses)
        own = _in_other_style(page, item, osis, comma) if osis and item.verse == WHOLE else []
        after_comma = after_comma or bool(own)
        items += own or [item]
        item = items[-1]
        chapter, at_verses = item.end_chapter, item.end_verse != WHOLE
        if len(items) == limit:
            break
        spelled = None if in_digits else _next_word(page, item)
        pos = -1 if in_digits or spelled else _next_roman(page, item)
        if spelled or pos >= 0:
            found, at_verses = spelled or match_item(page, pos), bool(spelled) and at_verses
            continue
        if page.text[item.end : item.end + 1] in CLOSES:
            items += _next_verse(page, item) if page.text[item.end] == "." else []
            break
        between = page.match("{separator}", item.end)
        if not between:
            if at_verses and not limit:
                items += _bracketed(page, item, single)
            break
        pos = between.end()
        if not _same_numerals(page, items[0].start, pos) or begins_book(page, pos):
            break
        found = match_item(page, pos)
        if not found or not _belongs(page, found, between):
            break
        if between["ch"] or (between["mark"] == ";" and not single and not between["vs"]):
            at_verses = at_verses and not between["ch"] and _only_a_verse(found, item, osis)
        elif between["vs"]:
            at_verses = True
        elif at_verses and after_comma and int(found["a"]) <= item.end_verse:
            # "Gen 2, 7 and 3, 19": the number falls, and another comma follows.
            at_verses = page.match(_COMMA, found.end()) is None
    return items


def _only_a_verse(found: re.Match[str], item: Item, osis: str) -> bool:
    """Whether a number after a semicolon is no chapter, but a verse: "Romans 8:1; 38-39"."""
    number = int(found["a"]) if osis and found["a"].isdecimal() and not found["b"] else 0
    if number <= item.end_verse or number <= book(osis).chapters:
        return False
    return Reference.to_verse(osis, item.end_chapter, number).exists


def _same_numerals(page: Page, first: int, pos: int) -> bool:
    """Whether a number is written as those before may go on: no Roman one after digits.

    Roman ones keep their case, and "Jer. iv. 5, LXX" names the Greek Bible.
    """
    if page.text[pos] in DIGITS:
        return True
    begin = page.text[first]
    if begin in DIGITS or page.match("{seventy}{end}", pos):
        return False
    return begin.islower() == page.text[pos].islower()


def _next_verse(page: Page, item: Item) -> list[Item]:
    """Read the verse of "29:11.12", where it is the next one; others are footnotes."""
    found = page.match(_GLUED_VERSE, item.end)
    if not found or item.end_verse == WHOLE or int(found[1]) != item.end_verse + 1:
        return []
    chapter, verse = item.end_chapter, int(found[1])
    return [Item(*found.span(1), chapter, verse, chapter, verse)]


def _next_word(page: Page, item: Item) -> re.Match[str] | None:
    """Match the next number of "verses three and four", where the last was in words too."""
    between = page.match(_WORD_NEXT, item.end)
    if not between:
        return None
    found = match_item(page, between.end(), words=True)
    return None if found and counts_something(page, found.end()) else found


def _next_roman(page: Page, item: Item) -> int:
    """Return where a chapter in Roman numerals goes on with the list, or -1.

    "v." may be a verse as well: it is chapter 5 where the list has not come to it yet.
    """
    found = page.match(_ROMAN_NEXT, item.end)
    if not found or not page.number(found["next"]):
        return -1
    between = page.text[item.end : found.end()].strip(" \v")
    same_case = found["next"].islower() == page.text[item.start].islower()
    is_verse = found["next"] in "vV" and item.end_chapter >= 5 and ";" not in between
    return found.end() if between and same_case and not is_verse else -1


def _in_other_style(page: Page, item: Item, osis: str, comma: Comma) -> list[Item]:
    """Read the verse of "Heb. 7. 25" and "Mt 5, 3-12"; nothing where it is a chapter alone."""
    if item.dash[1] or item.following or not 1 <= item.chapter <= book(osis).chapters:
        return []
    found = (
        page.match(_POINT, item.end) or _of_short_name(page, item) or _mistyped(page, item, osis)
    )
    after_comma = None if found or comma is Comma.NEVER else page.match(_COMMA, item.end)
    found = found or after_comma
    if not found or begins_book(page, found.start("b")):
        return []
    verse, last = int(found["b"]), int(found["c"] or found["b"])
    if not 1 <= verse <= last <= book(osis).verses[item.chapter - 1]:
        return []
    if after_comma and not _comma_is_verse(page, item, after_comma, osis, comma):
        return []
    end = found.end("c") if found["c"] else found.end("b")
    dash = (found.end("b"), found.start("c")) if found["c"] else (0, 0)
    items = [item._replace(end=end, verse=verse, end_verse=last, dash=dash)]
    for group in ("more", "apart") if after_comma else ():
        items += _after_points(items[-1], page, *found.span(group))
    return items


def _of_short_name(page: Page, item: Item) -> re.Match[str] | None:
    """Match the verse of "Rom. 8. 34. It is Christ", unless such numbers count what follows."""
    found = page.match(_POINT_OF_SHORT, item.end)
    if not found or not page.search(_SHORT_BEFORE, max(0, item.start - 4), item.start):
        return None
    number = int(found["b"])
    counted = rf"(?<![0-9:.,–-])(?:{number - 1}|{number + 1})\. "
    return None if re.search(counted, page.text) else found


def _after_points(item: Item, page: Page, start: int, end: int) -> Iterator[Item]:
    """Read the further verses of "5, 3.5-7" and "5, 5. 6.", as long as they go up."""
    for more in re.compile(r"([0-9]+)(?:([-–])([0-9]+))?").finditer(page.text, start, end):
        first, last = int(more[1]), int(more[3] or more[1])
        if first <= item.end_verse:
            return
        dash = more.span(2) if more[2] else (0, 0)
        item = Item(*more.span(), item.chapter, first, item.chapter, last, "", dash)
        yield item


def _mistyped(page: Page, item: Item, osis: str) -> re.Match[str] | None:
    """Match the verse of "Eph 2 8-9" and "1 Peter 5;7", where the sign can be nothing else.

    A space parts a range, or what stands alone in brackets; a semicolon what is no chapter.
    """
    found = page.match(_SPACED, item.end)
    if found:
        counted = counts_something(page, found.end()) or may_count_something(page, found.end())
        apart = found["c"] and begins_book(page, found.start("c"))
        return None if counted or apart else found
    found = page.match(_GLUED_SEMICOLON, item.end)
    return found if found and int(found["b"]) > book(osis).chapters else None


def _comma_is_verse(
    page: Page, item: Item, found: re.Match[str], osis: str, comma: Comma
) -> bool | None:
    """Whether a comma parts chapter and verse: there is no such chapter, or the number falls.

    Otherwise the habit of the text tells, and brackets that hold nothing else ("(Jer. 9, 21)").
    """
    number = int(found["b"])
    if counts_something(page, found.end()) or may_count_something(page, found.end()):
        return False
    if number > book(osis).chapters or number <= item.chapter:
        return True
    alone = (
        comma is Comma.IN_BRACKETS
        and number > item.chapter + 1
        and page.text[found.end() : found.end() + 1] == ")"
    )
    return alone or writes_commas(page)


def writes_commas(page: Page) -> bool | None:
    """Whether the text writes "Mt 5, 3" rather than "Mt 5:3"; ``None`` where nothing tells."""
    if page.commas is None:
        commas = 0
        for found in page.grammar.patterns[_NAME_AND_NUMBERS].finditer(page.text):
            named = book_at(page, found.start("name"), found.end("name"))
            if not named or not is_book(named.book):
                continue
            chapter, number = int(found["a"]), int(found["b"])
            if found["sign"] == ":":
                commas -= 1
            elif number > book(named.book).chapters or number < chapter:
                commas += 1
        page.commas = commas > 0 if commas else None
    return page.commas


def text_writes_commas(text: str, language: Language) -> bool | None:
    """Whether a whole article writes "Mt 5, 3" (``None``: it does not show)."""
    return writes_commas(Page(plain(text), grammar(language)))


def _bracketed(page: Page, before: Item, single: bool) -> list[Item]:
    """Read optional verses as lectionaries write them: "12:1-4 (5-10) 11-14"."""
    near = page.text.find("(", before.end, before.end + _NEAR_BRACKET) >= 0
    opening = page.match(_IN_BRACKETS, before.end) if near else None
    if not opening:
        return []
    inner = read_items(page, opening.end(), verses=True, single=single, limit=_OPTIONAL)
    if not inner or not page.match(_CLOSE, inner[-1].end):
        return []
    expected = opening["mark"] or opening["word"] or len(inner) > 1 or inner[0].dash[1]
    if not expected or inner[0].chapter != int(single) or inner[0].verse <= before.end_verse:
        return []
    chapter = before.end_chapter
    inner = [
        item._replace(chapter=item.chapter or chapter, end_chapter=item.end_chapter or chapter)
        for item in inner
    ]
    closing = page.match(_CLOSE, inner[-1].end)
    after = page.match(_AFTER_BRACKETS, closing.end()) if closing else None
    found = match_item(page, after.end()) if after else None
    if found and not found["b"] and int(found["a"]) > inner[-1].end_verse:
        inner.append(build_item(page, found, chapter, True))
    return inner


def _belongs(page: Page, found: re.Match[str], between: re.Match[str]) -> bool:
    """Whether a further number continues the list and does not count something."""
    if found["b"] or between["ch"] or between["vs"]:
        return True
    return not (counts_something(page, found.end()) or may_count_something(page, found.end()))
