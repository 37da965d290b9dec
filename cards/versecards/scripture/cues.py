"""Reading what begins without a book: "v. 25", "chapter 3 of Romans", "21:1-25"."""

from __future__ import annotations

from typing import NamedTuple

from versecards.scripture.books import book, is_book
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE, Item, match_item
from versecards.scripture.lists import read_items
from versecards.scripture.names import book_at, is_glued, ordinal_before
from versecards.scripture.ordinals import chapter_behind_name, verses_after
from versecards.scripture.parts import build_parts
from versecards.scripture.prose import counts_something, is_plural
from versecards.scripture.translations import translation_after

_HEAD = r"\.?{space},?{space}{cue}?(?=[0-9ivxlcIVXLC])"
_NAME = (
    r"(?:{book_number}\.?{space}(?:(?i:{writing}){space}{attributed}{space}(?:{the}{space})?)?)?"
    r"([{upper}][{letters}]{0,20})"
)
_OF = (
    r"\.?{space}{of}{space}(?:(?:{the}|{owner}){space})?"
    r"(?:(?i:{writing}){space}{attributed}{space}(?:{the}{space})?(?:{author}{space})?)?"
)
_FIRST_CHAPTERS = r"(?<![{letters}]){first}{space}({digits}|{cardinal}){space}\Z"
_OF_CHAPTER = (
    r"{space}{of}{space}(?:{the}{space})?(?:(?:{beside}){gap}{chapter_full},?{gap})?"
    r"(?i:{chapter})\.?{end}{space}(?=[0-9{letters}])"
)
_OF_OTHER = (
    r"{space}{of_whole}{space}(?:(?:{own}|{owner}){space})?"
    r"(?!(?:[{letters}]{1,13}{space})?{texts})"
    # "chapter 2 in The Hope of Ages": the title of a work.
    r"|{space}{of}{space}{the_title}{space}[{upper}]"
)
_OF_SONG = r"{space}{of_whole}{space}{own}{space}(?:[{letters}]{1,12}{space})?(?i:{songs})"
_SUNG = (
    r"(?<![{letters}])(?:(?i:{sung})[ \v,]{1,2}(?:{the}{gap})?"
    r"|(?i:{songs})(?:{space}(?:#|(?i:no)\.?)?{space}[0-9]{1,4}|:)[^.;?!()]{0,40})\Z"
)
_ROMAN_STOP = r"[.,:;)]|{space}{of_whole} "
_VOLUME = r"(?<![{letters}])(?i:{volume})\.?{space}(?:{digits}|{roman})[.,]{0,2}{space}\Z"
# A word with a capital that begins no sentence, or the year of a book.
_TITLE = (
    r"(?:(?<=[{letters}0-9,][ \v])(?<![{letters}])([{upper}][{letters}]{2,20}),?"
    r"|[0-9]{4}\)?,"
    # The title of a work in quotation marks.
    r"|\"(?:(?:[{upper}][{letters}']{0,20}|{in_titles})(?:[ \v,]{1,2}|(?=\"))){1,9}\",?){gap}\Z"
)
_AUTHOR = (
    r"(?<![{letters}])(?P<of>(?:{saint}|{foreign})\.?{gap})?"
    r"(?P<name>[{upper}][{letters}]{1,12})\.,?{gap}\Z"
)
# "Theod. Hist. v. 2": two shortened names, of an author and his work.
_SHORTENED = (
    r"(?<![{letters}])[{upper}][{letters}]{1,8}\.{gap}"
    r"[{upper}][{letters}]{1,8}\.,?{gap}(?:[ivxlc]{1,7}\.{gap})?\Z"
)
_NUMBERED_WORK = (
    r"(?<![{letters}])([{upper}][{letters}]{2,12})\.?{space}(?:[ivxlcIVXLC]{1,9}[.,]?|{digits},?)"
    r"{gap}\Z"
)
_PASSAGE_NEXT = (
    r"\s?[.:–-]{1,2}{gap}(?:{book_number}\.?{space})?([{upper}][{letters}]{1,20})\.?{gap}"
    r"({digits})[:.]"
)
# "Four points (4 vs 1)" compares two numbers; "The ones in these lines vs 3" two things.
_VERSUS = r"(?:[0-9]|(?<![{letters}])(?P<things>[a-z]{4,20}))[ \v]\Z"
_MEMORY = r"(?<![{letters}])(?i:{memory})(?:{gap}[{letters}]{1,12})?:?{gap}\Z"
# "(JWO ch. 5)": a work by its initials.
_INITIALS = r"\(([{upper}]{2,6}),?{gap}\Z"
_TITLED = ":{gap}[{upper}]"
_PATH = "/[a-z]"
_DIVISION = r"[.,]?{space}(?i:{division})(?![{letters}])"
_ELSEWHERE = r"{gap}(?:{elsewhere}){end}"
_OF_ORDINAL_CHAPTER = r"{gap}{of}{gap}(?:{the}{gap})?({ordinal}){gap}{chapter_full}{end}"
_OF_ORDINAL_PSALM = r"{gap}{of}{gap}(?:{the}{gap})?({ordinal}){gap}(?P<name>[{letters}]{5,6}){end}"
_PHRASE = (
    r"[{upper}][{letters}]{2,8}{space}{of_whole}{space}(?:{the}{space})?([{upper}][{letters}]{2,8})"
)

_FROM_CHAPTER = r"[(\[]([0-9]{1,3})[ \v]?[–-][ \v]?\Z"
"""What "[19 - 21:9]" begins with: a range of which the first end is a whole chapter."""

_TIME = "[0-9]{1,2}:0"
_GLUE = frozenset(":.,$£€/#-–")


class _Book(NamedTuple):
    """A book that "of" leads to: its OSIS id and where its name ends."""

    osis: str
    end: int


def cue_kind(page: Page, start: int, end: int) -> Kind | None:
    """Return which cue the word ``page.text[start:end]`` is, if it is one."""
    word = page.text[start:end].lower()
    if word in page.words("chapter"):
        return Kind.CHAPTER
    return Kind.VERSE if word in page.words("verse") else None


def read_cue(page: Page, start: int, end: int, kind: Kind, floor: int) -> Found | None:
    """Read what stands after "v.", "verses", "chapter", and "of Romans" after that."""
    if start > floor and is_glued(page, start):
        return None
    other_work = kind is Kind.CHAPTER and _is_of_other_work(page, start)
    other_work = other_work or (page.text[start].islower() and _follows_author(page, start, kind))
    pos = end + 1 if page.text[end : end + 1] == "." else end
    pos = page.match("{space}", pos).end()  # type: ignore[union-attr]
    sentence = page.text[end : end + 1] == "." and page.text[pos : pos + 2].istitle()
    if sentence or page.text[pos : pos + 1] == "0":
        return None  # "It has 21 verses. Twenty-one is odd."; "chapter 08" is a file
    first = match_item(page, pos, words=True)
    if not first:
        read = _read_ordinal_chapter if kind is Kind.CHAPTER else _read_ordinal_verse
        return read(page, start, pos, floor)
    if first.end() - pos == 1 and page.text[pos].isalpha():
        # A lone letter after "v." is an initial, after "chapter" rarely a number.
        stop = page.match(_ROMAN_STOP, first.end())
        if kind is Kind.VERSE or not stop:
            return None
    items = read_items(page, pos, verses=kind is Kind.VERSE, words=True)
    one = Found(kind, start, items[-1].end, items)
    version = kind is Kind.VERSE and first["b"] and page.text[first.end("a")] == "."
    version = version or page.match(_PATH, one.end) is not None
    version = version or (kind is Kind.CHAPTER and _is_label(page, one))
    other_work = other_work or bool(page.match(_DIVISION, one.end))
    # "chapter 5 above" is one of the work itself, "verse 5 above" was quoted there.
    other_work = other_work or (
        kind is Kind.CHAPTER and page.match(_ELSEWHERE, one.end) is not None
    )
    other_work = other_work or (kind is Kind.VERSE and _is_counted(page, start, end, floor))
    if version or other_work or (items[0].verse == WHOLE and counts_something(page, one.end)):
        one.kind = Kind.OTHER
        return one
    return _with_book(page, one)


def _is_counted(page: Page, start: int, end: int, floor: int) -> bool:
    """Whether "vs" leads to a number compared with another, or it is the n-th memory verse."""
    if page.search(_MEMORY, max(floor, start - 32), start):
        return True
    versus = page.text[start:end] in page.words("versus") and start > floor + 2
    before = page.search(_VERSUS, max(floor, start - 24), start) if versus else None
    return bool(before and (not before["things"] or is_plural(page, before["things"])))


def _is_of_other_work(page: Page, start: int) -> bool:
    """Whether a chapter is one of a work named before: "On the Holy Spirit, chap. xv"."""
    if page.search(_VOLUME, max(0, start - 24), start):
        return True
    work = page.search(_NUMBERED_WORK, max(0, start - 32), start)
    if work and not (
        work[1].lower() in page.words("verse")
        or work[1].lower() in page.words("leading")
        or book_at(page, work.start(1), work.end(1))
    ):
        return True
    short = (
        page.search(_INITIALS, max(0, start - 10), start) if page.text[start].islower() else None
    )
    if short and not book_at(page, *short.span(1)):
        return True
    title = page.search(_TITLE, max(0, start - 90), start)
    if not title:
        return False
    return title[1] is None or not (
        title[1].lower() in page.words("leading") or book_at(page, title.start(1), title.end(1))
    )


def _is_label(page: Page, one: Found) -> bool:
    """Whether a chapter is one of the work itself, with its passage: "Chapter II. Judges 1:12"."""
    if page.text[one.start - 1 : one.start] == '"' and page.match(_TITLED, one.end):
        return True  # "Chapter 7: The Harvest" in quotation marks
    opens = one.start == 0 or page.text[one.start - 1] in "\n\v"
    if not opens or not one.items or one.items[0].verse != WHOLE:
        return False
    name = page.match(_PASSAGE_NEXT, one.end)
    named = book_at(page, name.start(1), name.end(1), one.end) if name else None
    return bool(named and name and int(name[2]) != one.items[0].chapter)


def _follows_author(page: Page, start: int, kind: Kind) -> bool:
    """Whether the short name of a work or its author is before: "St. Iren. v. 2", "Ib. ch. 3"."""
    if kind is Kind.VERSE and page.search(_SHORTENED, max(0, start - 40), start):
        return True
    author = page.search(_AUTHOR, max(0, start - 40), start)
    if not author or book_at(page, *author.span("name")):
        return False
    return kind is Kind.CHAPTER or bool(author["of"]) or author["name"] in page.words("same_work")


def _with_book(page: Page, one: Found) -> Found:
    """Add "of chapter 4", "of Romans", "of Psalm 23" where it follows."""
    end, behind = one.end, None
    if one.kind is Kind.VERSE:
        of_chapter = page.match(_OF_CHAPTER, end)
        found = match_item(page, of_chapter.end(), words=True) if of_chapter else None
        if found and not found["b"] and not found["end"]:
            one.chapter, end = page.number(found["a"]), found.end()
        ordinal = page.match(_OF_ORDINAL_CHAPTER, end)
        if ordinal:
            one.chapter, end = page.grammar.numbers.ordinal_value(ordinal[1]), ordinal.end()
        one.chapter, behind = _psalm_after(page, end) or (one.chapter, None)
    behind = behind or _book_after(page, end)
    if behind and not is_book(behind.osis):
        one.kind = Kind.OTHER
        return one
    if not behind:
        other = _OF_SONG if one.kind is Kind.VERSE else _OF_OTHER
        sung = one.kind is Kind.VERSE and page.search(_SUNG, max(0, one.start - 72), one.start)
        if sung or page.match(other, end):
            one.kind = Kind.OTHER
            return one
        one.items[-1] = one.items[-1]._replace(end=end)
        one.translation, one.end = translation_after(page, end)
        return one
    one.book, end = behind
    if one.kind is Kind.VERSE and not one.chapter:
        head = page.match(_HEAD, end)
        found = match_item(page, head.end()) if head else None
        if found and not found["b"] and not found["end"]:
            one.chapter, end = page.number(found["a"]), found.end()
        elif book(one.book).chapters == 1:
            one.chapter = 1
        else:
            one.end = end
            return one
    first = one.items[0]
    if len(one.items) == 1 and first.verse == WHOLE and not first.dash[1]:
        return verses_after(page, one.start, end, one.book, first.chapter)
    return _name_later(page, one, _Book(one.book, end))


def _psalm_after(page: Page, end: int) -> tuple[int, _Book] | None:
    """Read "of the twenty-third Psalm" after a verse."""
    psalm = page.match(_OF_ORDINAL_PSALM, end)
    named = book_at(page, *psalm.span("name"), psalm.start("name")) if psalm else None
    if not psalm or not named or named.book != "Ps":
        return None
    return page.grammar.numbers.ordinal_value(psalm[1]), _Book(named.book, psalm.end())


def _name_later(page: Page, one: Found, named: _Book) -> Found:
    """Return the mention with the book that is named behind it."""
    one.kind, one.book = Kind.NAMED, named.osis
    one.parts = build_parts(page, one.items, one.book, one.chapter, one.start)
    one.parts[-1] = one.parts[-1]._replace(end=named.end)
    one.translation, one.end = translation_after(page, named.end)
    return one


def _book_after(page: Page, end: int) -> _Book | None:
    """Read "of the book of Romans" after a cue."""
    of = page.match(_OF, end)
    name = page.match(_NAME, of.end()) if of else None
    named = book_at(page, name.start(1), name.end(1), of.end()) if name and of else None
    if not name or not named:
        return _phrase_after(page, of.end()) if of else None
    after = name.end()
    # The point of "Rom." belongs to the name, that of a sentence does not.
    if (
        page.text[after : after + 1] == "."
        and after - name.start(1) < 6
        and page.text[after + 1 : after + 2]
    ):
        after += 1
    return _Book(named.book, after)


def _phrase_after(page: Page, pos: int) -> _Book | None:
    """Read "Song of Songs", a name whose first word alone names no book."""
    phrase = page.match(_PHRASE, pos)
    named = book_at(page, phrase.start(1), phrase.end(1), pos) if phrase else None
    return _Book(named.book, phrase.end()) if phrase and named and named.start == pos else None


def _read_ordinal_chapter(page: Page, start: int, end: int, floor: int) -> Found | None:
    """Read "the third chapter of Romans", "the first eight chapters of Romans", and "Romans, third
    chapter"."""
    named = _book_after(page, end)
    if not named:
        return chapter_behind_name(page, start, end, floor)
    if not is_book(named.osis):
        return None
    first = page.search(_FIRST_CHAPTERS, max(floor, start - 32), start)
    if first:
        last = page.number(first[1])
        item = Item(first.start(), named.end, 1, WHOLE, last, WHOLE, "", first.span(1))
        one = Found(Kind.NAMED, item.start, item.end, [item], named.osis)
        return _name_later(page, one, named)
    begin, value = ordinal_before(page, start)
    apart = page.text[begin].isdecimal() and " " in page.text[begin:start].strip()
    if not value or begin < floor or apart:
        return None
    return verses_after(page, begin, named.end, named.osis, value)


def _read_ordinal_verse(page: Page, start: int, end: int, floor: int) -> Found | None:
    """Read "the fourteenth verse of the first chapter of John", "the third verse of Psalm 1"."""
    begin, verse = ordinal_before(page, start)
    if not verse or begin < floor:
        return None
    one = Found(Kind.VERSE, begin, start, [Item(begin, end, 0, verse, 0, verse)])
    one.end = start + len(page.text[start:end].rstrip(" \v.,"))
    one.items[0] = one.items[0]._replace(end=one.end)
    chapter = page.match(_OF_ORDINAL_CHAPTER, one.end)
    if not chapter:
        one = _with_book(page, one)
        return one if one.kind is Kind.NAMED or one.chapter else None
    number = page.grammar.numbers.ordinal_value(chapter[1])
    one.chapter, one.end = number, chapter.end()
    named = _book_after(page, one.end)
    if named and is_book(named.osis):
        return _name_later(page, one, named)
    return one


def read_bare(page: Page, start: int, floor: int) -> Found | None:
    """Read "21:1-25", or a list of numbers in brackets, without a name before it."""
    in_brackets = page.text[start] == "("
    pos = start + 1 if in_brackets else start
    if page.text[pos : pos + 1] == "0" or page.match(_TIME, pos):
        return None  # "00:51" and "2:05" are times of a recording
    glued = page.text[start - 1].isalnum() or page.text[start - 1] in _GLUE
    if start > floor and glued and not in_brackets:
        return None
    begun = None if in_brackets else page.search(_FROM_CHAPTER, max(floor, start - 8), start)
    if begun and int(begun[1]) <= int(page.text[start:].partition(":")[0]):
        pos = begun.start(1)
    items = read_items(page, pos)
    if not items:
        return None
    one = Found(Kind.BARE, pos, items[-1].end, items)
    named = _book_after(page, one.end) if items[0].verse != WHOLE else None
    if named and is_book(named.osis):
        return _name_later(page, one, named)
    if in_brackets:
        closed = page.text[one.end : one.end + 1] == ")"
        reference = closed and _is_list(items)
    else:
        reference = items[0].verse != WHOLE or pos < start
    if not reference or counts_something(page, one.end):
        one.kind = Kind.OTHER
        return one
    one.translation, one.end = translation_after(page, one.end)
    return one


def _is_list(items: list[Item]) -> bool:
    return len(items) > 1 or bool(items[0].dash[1]) or items[0].verse != WHOLE
