"""How far a name and its numbers are believed: "Mark 3", "Is 5:2", "James VI", "Ep. viii."."""

from __future__ import annotations

from versecards.scripture.books import book
from versecards.scripture.canon import Verdict, judge
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item
from versecards.scripture.mention import Status
from versecards.scripture.nametable import Doubt
from versecards.scripture.parts import build_parts
from versecards.scripture.prose import leads_in, may_count_something, tells
from versecards.scripture.reference import Reference

_JOINED = r"{space}[,;/&–-]?{space}(?:(?:{joins}|{range})\.?,?{space})?\Z"
_STOP = "[.,;:)]"
_NUMBER_BEHIND = r" ({digits})(?P<stop>\.?(?:\s*\Z|\"|{space}[,;]))?"
_NUMBER_FROM_AFAR = (
    r"(?<![0-9{letters}])({book_number})\.?(?:{space}[{letters}]{1,12}){1,4}{space}\Z"
)
"""A number with words between it and the name that it may belong to."""
_FAR = 60
_LISTED_AFTER = r"{space}(?:[,;)]|\Z)"


def is_letter(page: Page, one: Found) -> bool:
    """Whether "Ep. viii." or "Ep. 77:9" is one of somebody's letters."""
    if page.text[one.start : one.items[0].start].rstrip(" .").lower() not in page.words("foreign"):
        return False
    missing = all(part.verdict.status is Status.MISSING for part in one.parts)
    return missing or all(item.verse == WHOLE for item in one.items)


def settle_doubt(page: Page, one: Found, doubt: Doubt, before: Found | None) -> bool:
    """Mark the parts of a name that may be something else; ``False``: it is no reference."""
    first = one.items[0]
    if first.verse == WHOLE and not page.text[first.start].isdecimal():
        if _is_pronoun(page, first):
            bracketed = doubt is Doubt.NAME and page.text[one.start - 1] == "("
            return (bracketed or not doubt) and page.match(_STOP, first.end) is not None
        if not _is_after_abbreviation(page, one, first):
            doubt = _roman_doubt(page.text[first.start : first.end], doubt)
    if doubt is Doubt.NONE:
        return True
    chapters_only = all(item.verse == WHOLE and item.end_verse == WHOLE for item in one.items)
    if not chapters_only and doubt is not Doubt.WEAK:
        _doubt_shared(page, one, first)
        return True
    missing = all(part.verdict.status is Status.MISSING for part in one.parts)
    listed = not chapters_only and not missing and page.match(_LISTED_AFTER, one.end)
    expected = doubt is Doubt.NAME or listed or _is_expected(page, one, before)
    suspicious = chapters_only and may_count_something(page, one.end)
    if expected and not suspicious:
        return True
    if missing or (doubt is Doubt.WEAK and chapters_only):
        return False
    one.unsure = not suspicious
    _mark_doubtful(page, one)
    return True


def _is_expected(page: Page, one: Found, before: Found | None) -> bool:
    """Whether it stands beside another reference, or where the text asks for one."""
    adjacent = (
        before is not None
        and one.start - before.end < 12
        and bool(page.match(_JOINED, before.end, one.start))
    )
    return adjacent or leads_in(page, one.start) or tells(page, one.end)


def doubt_sign(page: Page, one: Found) -> None:
    """Doubt chapters that may be chapter and verse: "John 3;16", "Rom 8 28"."""
    last = one.items[-1]
    if last.verse != WHOLE or last.dash[1]:
        return
    chapter, verse, end = last.chapter, 0, one.end
    spaced = page.match(_NUMBER_BEHIND, one.end)
    if spaced and (spaced["stop"] is not None or tells(page, spaced.end())):
        verse, end = int(spaced[1]), spaced.end(1)
    elif len(one.items) == 2 and page.text[one.items[0].end : last.start] == ";":
        chapter, verse = one.items[0].chapter, last.chapter
    meant = Reference(one.book, chapter, verse, chapter, verse)
    if verse and meant.exists:
        note = f"“{page.text[one.start : end]}” may be {meant}"
        verdict = Verdict(Status.DOUBTFUL, meant, note)
        one.parts = [part._replace(verdict=verdict) for part in one.parts]


def doubt_number(page: Page, one: Found, name: str, floor: int) -> None:
    """Doubt a name behind a number that may be its own: "Primera carta de Juan 4:8".

    English words between the two are known; what they are in another language may not be.
    """
    if page.grammar.is_english:
        return
    entry = page.grammar.names.entries.get(name)
    if entry is None or one.book != entry.plain:
        return
    found = page.search(_NUMBER_FROM_AFAR, max(floor, one.start - _FAR), one.start)
    other = found and entry.numbered.get(page.grammar.names.numbers[found[1]])
    if found and other:
        note = f"“{page.text[found.start() : one.end]}” may be of {book(other[0]).name}"
        _mark_doubtful(page, one, note)


def _is_after_abbreviation(page: Page, one: Found, item: Item) -> bool:
    """Whether a lone letter stands behind a shortened name as a chapter does: "1 Sam. x."."""
    short = page.text[one.start : item.start].rstrip(" \v").endswith(".")
    letter = page.text[item.start : item.end]
    return short and letter in "xvlc" and page.match(_STOP, item.end) is not None


def _doubt_shared(page: Page, one: Found, first: Item) -> None:
    """Doubt a form that is written for two books, where both have the place: "Jud 1:5".

    Where only the other book has it, it is that one: "JUD 6:12".
    """
    other = page.grammar.names.shared.get(page.text[one.start : first.start].strip(" ."))
    if not other or not all(_fits(other, item) for item in one.items):
        return
    if all(part.verdict.status is Status.MISSING for part in one.parts):
        one.book = other
        one.parts = build_parts(page, one.items, other, start=one.start)
    else:
        _mark_doubtful(page, one)


def _fits(osis: str, item: Item) -> bool:
    """Whether another book has this place as well."""
    verse = None if item.verse == WHOLE else item.verse
    return Reference(osis, item.chapter, verse, item.chapter, verse).exists


def _mark_doubtful(page: Page, one: Found, note: str = "") -> None:
    note = note or f"“{page.text[one.start : one.end]}” may be something else"
    one.parts = [
        part._replace(verdict=Verdict(Status.DOUBTFUL, part.verdict.nearest, note))
        for part in one.parts
    ]


def _is_pronoun(page: Page, item: Item) -> bool:
    """Whether the chapter is the word of "As for Job I said little"."""
    return page.text[item.start : item.end] == "I"


def _roman_doubt(written: str, doubt: Doubt) -> Doubt:
    """Say how doubtful a chapter in Roman numerals is: "James VI" was a king."""
    if len(written) == 1:
        return Doubt.WEAK
    return Doubt.WORD if doubt and written.isupper() else doubt


def believe_known_books(found: list[Found], known: set[str]) -> None:
    """Settle the doubt about a book that is named for certain elsewhere: "Mark 1:1 ... Mark 3"."""
    known |= {one.book for one in found if one.kind is Kind.NAMED and not one.unsure}
    for one in found:
        if one.unsure and one.book in known:
            one.parts = [
                part._replace(verdict=judge(part.reference)) for part in one.parts if part.reference
            ]
