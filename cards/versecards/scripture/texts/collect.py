"""What every reader feeds: verses are put together, cleaned and checked here, once for all."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from versecards.datafiles import read_table
from versecards.languages import language
from versecards.marks import CLOSES_ONLY
from versecards.problems import ContentError, problem
from versecards.scripture.books import books
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import VerseText

_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_CLOSING = tuple(",.;:?!)]}’—–" + CLOSES_ONLY)
_UNMARKED_NOTE = re.compile(r"〔[^〔〕]*〕")
"""A note in a Chinese text without markup: those brackets hold nothing else."""
_UNMARKED_TITLE = re.compile(r"^（[^）]*）")
"""A psalm's title in a Chinese text without markup."""
_BRACKETED = re.compile(r"[\[({<«‹]+([^\[\](){}<>«»‹›]{3,300})[\])}>»›]+\s*(?=\S)")
"""What stands in brackets at the beginning of a verse."""
_LEFT_OVER = re.compile(r"</?[A-Za-z][^<>]*>|[<{\[(][HG]\d{1,5}[a-z]?[>}\])]")
"""A tag, or a number of Strong's, that a converter left in the words."""
_MANY, _WHOLE = 100, 0.9
"""A file of so many verses, with so many of those before its last one, was meant to be whole."""
_HIGHEST = 200
"""No chapter and no verse has a higher number (Psalm 119 has 176 verses)."""
_LONGEST = 9
"""A number with more digits is none; of thousands of digits Python would make none either."""
_LONGEST_SAID = 40
_VERSE = re.compile(r"(\d{1,9})([^\W\d]?)(?:\s*[-–—,]\s*(\d{1,9})[^\W\d]?)?")


def fail(wording: str, file: str, line: int = 0, /, **values: object) -> NoReturn:
    """Raise the ``ContentError`` of a translation that cannot be read, in this wording.

    Of ``written``, what stands where a number should, only the beginning is said.
    """
    if len(str(values.get("written", ""))) > _LONGEST_SAID:
        values["written"] = f"{str(values['written'])[:_LONGEST_SAID]}…"
    raise ContentError(problem(f"translation-unreadable.{wording}", (file, line, 0), **values))


@dataclass
class Header:
    """What a file says of itself; each may be empty."""

    name: str = ""
    label: str = ""
    language: str = ""
    rights: str = ""


@dataclass
class Collector:
    """Takes what a reader meets, in order, and keeps the verses.

    ``file`` and ``line`` say where the reader is; readers keep them up to date, so that
    errors can name the place. Text outside a verse is dropped, and so are books that
    are not among the 66 (``left_out`` names them) and verses without words. Verses whose
    words cannot be told from something else are in ``spoilt``, and stand-ins for a verse
    ("[[EMPTY]]") in ``empty``: both count as missing.
    """

    file: str = ""
    line: int = 0
    header: Header = field(default_factory=Header)
    verses: dict[tuple[str, int, int], VerseText] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    spoilt: list[Reference] = field(default_factory=list)
    empty: list[Reference] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._book = ""
        self._chapter = 0
        self._span: tuple[int, int] | None = None
        self._pieces: list[str] = []
        self._spoilt = False
        self._after_note = False
        self._styled = False  # a styled word has just ended
        self._seam = False  # and another has just begun
        self._covered: set[tuple[str, int, int]] = set()
        self._files: dict[str, str] = {}
        self._last: VerseText | None = None

    def begin_file(self, name: str) -> None:
        """Say that what follows comes from this file."""
        self.file, self.line = name, 0
        self._book, self._chapter, self._last = "", 0, None

    def end_file(self, *, by_hand: bool = False) -> None:
        """Close the last verse, and refuse a file that stops in the middle.

        One that may be typed ``by_hand`` is refused only where it has so many verses, one
        after the other, that it was meant to be whole.
        """
        self.end_verse()
        last = self._last
        if last is None or (by_hand and len(self.verses) < _MANY):
            return
        chapters = next(book.verses for book in books() if book.osis == last.book)
        expected = chapters[last.chapter - 1] if last.chapter <= len(chapters) else 0
        # Romans ends at 16:23 in Bibles that print 16:25-27 elsewhere and lack 16:24.
        slack = 4 if last.chapter == len(chapters) else 1
        ends = [v.text[-1].isalnum() for v in self.verses.values() if v.book == last.book]
        read = sum(chapters[: last.chapter - 1]) + last.end_verse
        if by_hand and len(ends) < read * _WHOLE:
            return
        # A text with punctuation nearly always has some at the end of a verse.
        broken_off = ends[-1] and sum(ends) < len(ends) / 5
        if last.end_verse < expected - slack or broken_off:
            place = Reference.to_verse(last.book, last.chapter, last.end_verse)
            self.fail("middle", place=place)

    def fail(self, wording: str, /, **values: object) -> NoReturn:
        """Raise a ``ContentError`` for the place where the reader is."""
        fail(wording, self.file, self.line, **values)

    def book(self, osis: str | None, written: str) -> None:
        """Begin a book; ``None`` for one that is not of the 66, ``written`` is its own name."""
        self.end_verse()
        self._chapter = 0
        self._book = osis or ""
        if osis is None:
            if written not in self.left_out:
                self.left_out.append(written)
        elif self._files.get(osis, self.file) != self.file:
            self.fail("book-twice", book=written, other=self._files[osis])
        else:
            self._files[osis] = self.file

    def chapter(self, written: str) -> None:
        """Begin a chapter, by its number as it is written."""
        self.end_verse()
        number = _digits(written)
        if number is None or number > _HIGHEST:
            self.fail("chapter", written=written)
        self._chapter = number

    def verse(self, written: str) -> None:
        """Begin a verse: ``3``, ``3a`` (a part, added to what ``3`` has), ``2-3``, ``2,3``."""
        self.end_verse()
        if not self._book:
            return
        match = _VERSE.fullmatch(_plain(written))
        if match is None:
            self.fail("verse", written=written)
        first = int(match[1])
        last = int(match[3] or first)
        if not first <= last <= _HIGHEST:
            self.fail("verse", written=written)
        if not self._chapter:
            self.fail("verse-first", written=written)
        # Verse 0 is how some files give a psalm's title.
        if first:
            self._begin(first, last, part=bool(match[2]))

    def spoil(self) -> None:
        """Say that the words of the open verse are not to be told from others."""
        self._spoilt = self._span is not None

    def _begin(self, first: int, last: int, part: bool) -> None:
        self._spoilt = False
        known = self.verses.get((self._book, self._chapter, first))
        self._pieces = []
        self._after_note = self._seam = self._styled = False
        if part and known is not None:
            self._pieces = [known.text, " "]
            last = max(last, known.end_verse)
        else:
            for number in range(first, last + 1):
                if (self._book, self._chapter, number) in self._covered:
                    place = Reference.to_verse(self._book, self._chapter, number)
                    self.fail("verse-twice", place=place)
        self._span = (first, last)

    def end_verse(self) -> None:
        """Close the verse that is open, if one is."""
        if self._span is None:
            return
        first, last = self._span
        self._span = None
        place = Reference.to_verse(self._book, self._chapter, first)
        text = clean("".join(self._pieces), opens_psalm=self._book == "Ps" and first == 1)
        if not text:
            return
        if self._spoilt or language().pattern("texts", "stand-in").fullmatch(text):
            (self.spoilt if self._spoilt else self.empty).append(place)
            return
        wrong = next((c for c in text if c == "\ufffd" or unicodedata.category(c) == "Cc"), None)
        if wrong is not None:
            self.fail("character", place=place, number=ord(wrong))
        entry = VerseText(self._book, self._chapter, first, last, text)
        self.verses[self._book, self._chapter, first] = self._last = entry
        self._covered.update((self._book, self._chapter, n) for n in range(first, last + 1))

    def text(self, piece: str) -> None:
        """Add words to the open verse; dropped where none is open."""
        if self._span is None or not piece:
            return
        if self._after_note:
            # "word <note>, and": the space was the note's.
            if piece.startswith(_CLOSING) and self._pieces:
                self._pieces[-1] = self._pieces[-1].rstrip()
            self._after_note = False
        if self._seam and self._pieces and _glued(self._pieces[-1][-1:], piece[0]):
            self._pieces.append(" ")
        self._seam = self._styled = False
        self._pieces.append(piece)

    def space(self) -> None:
        """Say that a line or paragraph begins or ends here, so that words are not glued."""
        if self._span is not None:
            self._pieces.append(" ")
            self._after_note = self._seam = self._styled = False

    def styled(self, begins: bool) -> None:
        """Say that a styled word begins or ends here, in a format that glues two of them."""
        self._seam = begins and self._styled
        self._styled = not begins

    def note(self) -> None:
        """Say that a footnote stood here."""
        self._after_note = self._span is not None


def clean(text: str, *, opens_psalm: bool) -> str:
    """Return the words of a verse without what the file has between and around them."""
    text = _UNMARKED_NOTE.sub("", text)
    if "&" in text:  # some are escaped twice
        text = html.unescape(html.unescape(text)).replace("\u00a0", " ")
    text = _LEFT_OVER.sub("", text).replace("¶", " ")
    text = _SPACE.sub(" ", text).strip(" \ufeff")
    if opens_psalm:
        title = _BRACKETED.match(text)
        if title and language().pattern("texts", "psalm title").match(title[1]):
            return text[title.end() :].strip()
        return _UNMARKED_TITLE.sub("", text).strip()
    return text


def codes() -> Any:
    """The table of book names that formats use, from ``codes.json``."""
    return read_table(Path(__file__).parent / "readers" / "codes.json")


@cache
def _by_usfm() -> dict[str, str]:
    return dict(zip(codes()["usfm"], (book.osis for book in books()), strict=True))


@cache
def _by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    for book in books():
        for form in (book.name, book.osis, book.sbl, book.chicago, book.short, *book.forms):
            names.setdefault(_fold(form), book.osis)
    for code, osis in _by_usfm().items():
        names.setdefault(_fold(code), osis)
    names.update({_fold(name): osis for name, osis in codes()["names"].items()})
    return names


def begin_usfm_book(collector: Collector, code: str, remark: str = "") -> None:
    """Begin the book with this USFM id ("GEN"); an unknown id is an error.

    ``remark`` is what stands after the id: by custom the name of the translation.
    """
    known = code.strip().upper()
    if known in _by_usfm():
        collector.book(_by_usfm()[known], known)
        collector.header.label = collector.header.label or remark.strip(" -\t\r")
    elif known in codes()["other_books"]:
        collector.book(None, known)
    elif known in codes()["front_and_back"]:
        collector.book(None, known)
        collector.left_out.remove(known)
    else:
        collector.fail("book-id", written=code)


def begin_named_book(collector: Collector, name: str) -> None:
    """Begin the book with this name, abbreviation, OSIS id or number (1 to 66)."""
    osis = find_book(name)
    if osis is None and name not in codes()["osis_other_books"] and not name.isdigit():
        collector.fail("book-name", written=name)
    collector.book(osis, name)


def find_book(name: str) -> str | None:
    """Return the OSIS id for a name, abbreviation or number (1 to 66) of a book."""
    if name.isdigit():
        number = _digits(name) or 0
        return books()[number - 1].osis if 1 <= number <= 66 else None
    return _by_name().get(_fold(name))


def _glued(before: str, after: str) -> bool:
    """Whether a space is missing between the two, in a script that has small letters."""
    return (before.isalnum() or before in ",;:.?!") and after.lower() != after.upper()


def _fold(name: str) -> str:
    folded = re.sub(r"[\s.’']+", "", name.casefold())
    return re.sub(r"^(iii|ii|i)(?=[sckptj])", lambda m: str(len(m[1])), folded)


def _plain(written: str) -> str:
    """The number without the marks of direction that Hebrew and Arabic files carry."""
    return re.sub(r"[\u200e\u200f\s]", "", written)


def _digits(written: str) -> int | None:
    plain = _plain(written)
    return int(plain) if plain.isdecimal() and len(plain) <= _LONGEST else None
