"""Books that a text names without numbers: "In Romans Paul ... (8:28)"."""

from __future__ import annotations

from versecards.scripture.books import is_book
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.names import book_at
from versecards.scripture.nametable import Doubt
from versecards.scripture.prose import tells

_OF_BOOK = r"(?i:{of_book}{space}{attributed}?{space}(?:{the}{space})?)\Z"
_THE = r"(?<![{letters}])(?i:{of_people}){space}\Z"
_SORT = r"(?<![{letters}])(?i:{sorts}){gap}\Z"
_ADDRESSED = r"(?<![{letters}])(?i:{addressed}){gap}{the}{gap}\Z"
_IN = r"(?<![{letters}])(?i:{in_book}){gap}\Z"
_SUBJECT = r"(?:\A|[.!?][\"')]{0,2}\s{1,3}|\n)\Z"
_ASKED = r"(?<![{letters}])(?i:{asking}){gap}\Z"
_GOES_ON = r"(?:(?:{possessive}{space}|{gap})(?i:{written}){end}|{space}\()"
_IN_CHAPTER = r"{gap}(?i:{in_book}){gap}(?i:{chapter}){end}"
_WRITTEN = r"{gap}(?i:{written}){end}"
_OWN_WRITING = r"{possessive}{space}(?i:{of_book}){end}"
_AUTHOR = r"(?<![{letters}])(?i:{author}){gap}\Z"
_ADVERB = r"{gap}{adverb}(?={gap})"
_OWN = r"{possessive}"
_LETTER = r"({book_number})\.?{gap}(?i:{numbered}){end}(?!{gap}{attributed}{end})"
_WRITING_BEHIND = (
    r"(?:{possessive}|[^.;?!()]{0,40}?{gap}{whose}){gap}"
    + _LETTER
    + r"|[^.;?!()]{0,40}?{gap}{whose}{gap}(?i:{gospel}){end}"
)
_WRITING_BEFORE = (
    r"(?<![{letters}])(?i:{whose}){gap}" + _LETTER + r",?{gap}(?:(?:{the}{gap})?{author}{gap})?\Z"
)
WRITER = "writer"
"""Stands for the books of one who wrote several."""
_FAR = 1500
_WINDOW = 24


def mentioned_books(page: Page, found: list[Found]) -> list[Found]:
    """Return the books named a little before what leans on the context, without parts.

    ``unsure`` are those that may be the writer alone: "John tells us".

    What was found is skipped: names with numbers are no books without.
    """
    named: list[Found] = []
    searched = 0
    earlier: list[Found] = []
    for one in found:
        if one.kind is Kind.NAMED:
            earlier.append(one)
            continue
        begin = max(searched, one.start - _FAR)
        near = [f for f in earlier[-_WINDOW:] if f.end > begin]
        for gap_start, gap_end in zip(
            [begin, *(f.end for f in near)], [*(f.start for f in near), one.start], strict=True
        ):
            for word in page.grammar.names.any_name.finditer(page.text, gap_start, gap_end):
                book = _book(page, word.start(), word.end(), gap_start)
                if book:
                    named.append(book)
        earlier = []
        searched = one.end
    return named


def books_in(page: Page) -> list[Found]:
    """Return the books that a short text names without numbers."""
    words = page.grammar.names.any_name.finditer(page.text)
    found = (_book(page, word.start(), word.end(), 0) for word in words)
    return [one for one in found if one and is_book(one.book)]


def _book(page: Page, start: int, end: int, floor: int) -> Found | None:
    whole_word = not (page.text[start - 1 : start].isalpha() or page.text[end : end + 1].isalpha())
    written = _writing(page, start, end) if whole_word else ""
    if written:
        return Found(Kind.BOOK, start, end, [], written)
    named = book_at(page, start, end, floor) if whole_word else None
    if not named:
        return None
    begin = max(0, named.start - 40)
    if page.grammar.names.entries[page.text[start:end]].numbered and page.search(
        _AUTHOR, begin, named.start
    ):
        # "The apostle John" wrote letters as well.
        writes = tells(page, end)
        return Found(Kind.BOOK, named.start, end, [], WRITER) if writes else None
    names = page.grammar.names
    word = page.text[start:end]
    said = bool(page.search(_OF_BOOK, begin, named.start))
    people = bool(word in names.peoples and page.search(_THE, begin, named.start))
    people = people and not page.match(_WRITTEN, end)
    if page.search(_SORT, begin, named.start):
        return None  # "divine revelation"
    if people and page.search(_ADDRESSED, begin, named.start):
        people, said = False, True
    named_as_book = page.match(_GOES_ON, end)
    goes_on = named_as_book or _tells(page, end) or page.match(_IN_CHAPTER, end)
    own = (
        (named.doubt is Doubt.NAME and goes_on)
        or (named.doubt is Doubt.WORD and page.match(_OWN_WRITING, end))
        or (_may_hold_text(page, word, named.doubt) and page.search(_IN, begin, named.start))
        or (word in names.persons and page.search(_SUBJECT, begin, named.start))
        or (word in names.prophets and page.match(_OWN, end))
        or (word in names.prophets and page.search(_ASKED, begin, named.start))
    )
    # "the singing of psalms" names no book.
    common = word.islower() and not page.match(_GOES_ON, end)
    if not said and (people or common or (named.doubt and not own)):
        return None
    one = Found(Kind.BOOK, named.start, end, [], named.book)
    one.unsure = bool(named.doubt) and not (said or named_as_book)
    return one


def _may_hold_text(page: Page, word: str, doubt: Doubt) -> bool:
    """Whether words can stand in what this names: "in Mark", not "in Hebrew"."""
    return doubt is Doubt.NAME or (doubt is Doubt.WORD and word in page.grammar.names.full)


def _writing(page: Page, start: int, end: int) -> str:
    """Return the one of a writer's books that is meant: "John's first letter", "his Gospel"."""
    names = page.grammar.names
    entry = names.entries[page.text[start:end]]
    if not entry.numbered:
        return ""
    before = max(0, start - 48)
    found = page.match(_WRITING_BEHIND, end) or page.search(_WRITING_BEFORE, before, start)
    if not found or not found[1]:
        return entry.plain if found else ""
    return entry.numbered.get(names.numbers[found[1]], ("",))[0]


def _tells(page: Page, end: int) -> bool:
    """Whether a verb of telling follows, with an adverb or without: "James warmly says"."""
    adverb = page.match(_ADVERB, end)
    return tells(page, adverb.end() if adverb else end)
