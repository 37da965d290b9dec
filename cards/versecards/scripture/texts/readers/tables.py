"""JSON, CSV and YAML, as the common public collections have them or as one types them.

JSON: whatever comes down to book, chapter, verse and text, nested or flat (scrollmapper,
thiagobodruk, aruljohn, getBible, bible-api, bolls.life and their like). CSV and TSV: a
row a verse, with or without column names, or a reference and a text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

from versecards.scripture.texts.collect import Collector, begin_named_book, find_book

Row = tuple[str, str, str, str]
"""Book (name or number), chapter, verse, text."""

_BOOK = ("book_name", "bookname", "book name", "book", "name", "abbrev", "b", "nr", "booknumber")
_CHAPTER = ("chapter", "c", "chapternumber", "chapter number")
_VERSE = ("verse", "v", "versenumber", "verse number", "startverse")
_PLACE = ("reference", "ref", "verse", "passage", "citation")
_TEXT = ("text", "t", "scripture", "content", "versetext", "verse text")
_PREAMBLE = 5
"""How many lines of a table may stand before its column names."""

_REFERENCE = re.compile(r"(.+?)\.?\s+(\d+(?:[-–]\d+)?)(?:[:.](\d+(?:[-–]\d+)?))?")
_OF_ONE_CHAPTER = frozenset(("Obad", "Phlm", "2John", "3John", "Jude"))
_FIRST_LINE = re.compile(r"^(?!\s*#)(?!---\s*$)\s*\S.*$", re.MULTILINE)
_YAML_LINE = re.compile(
    r"""
    (?:-\s+)?
    (?: (?:reference|ref|verse|passage)
      | (["']?) (?:[1-3][ ]?)?[^\W\d][^:,"'{}]* \d[:.\d–-]* \1 )
    \s*:\s+\S
    """,
    re.VERBOSE,
)
_NOTE = re.compile(r"<(note|f|S|sup|TS|RF)\b[^>]*>.*?<(?:/\1|Rf|Ts)>", re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div|l|lg|pb)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def looks_like(start: str) -> bool:
    """Whether a file that begins with these characters is JSON or a table of verses."""
    if _is_json(start) or _is_yaml(start):
        return True
    try:
        rows = list(_rows(start.rpartition("\n")[0] or start))
    except csv.Error:
        return False
    return any(_columns(row) is not None for row in rows[: _PREAMBLE + 1])


def read(text: str, collector: Collector) -> None:
    """Tell the collector the verses of one JSON or CSV file."""
    for row in (
        _json(text, collector)
        if _is_json(text)
        else _yaml(text, collector)
        if _is_yaml(text)
        else _csv(text, collector)
    ):
        tell(collector, row)


def tell(collector: Collector, row: Row) -> None:
    """Tell the collector one verse, by its own book and chapter."""
    book, chapter, verse, words = row
    begin_named_book(collector, book)
    collector.chapter(chapter)
    collector.verse(verse)
    collector.text(_TAG.sub("", _BREAK.sub(" ", _NOTE.sub("", words))))
    collector.end_verse()


def _is_json(text: str) -> bool:
    return re.match(r'\s*(?:\{\s*["}]|\[\s*[\[{"\]])', text) is not None


def _is_yaml(text: str) -> bool:
    """Whether the first line is a reference with its words, or the key of one."""
    first = _FIRST_LINE.search(text)
    return first is not None and _YAML_LINE.match(first[0]) is not None


def _yaml(text: str, collector: Collector) -> Iterator[Row]:
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        collector.line = mark.line + 1 if mark else 0
        collector.fail("yaml", reason=getattr(error, "problem", error))
    except RecursionError:
        collector.fail("json-deep")
    return _books(data)


def _json(text: str, collector: Collector) -> Iterator[Row]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        collector.line = error.lineno
        collector.fail("json", reason=error.msg)
    except ValueError:  # so Python calls a number of thousands of digits
        collector.fail("json", reason="a number is too long")
    except RecursionError:
        collector.fail("json-deep")
    if isinstance(data, dict):
        label = data.get("translation") or data.get("version") or data.get("title")
        collector.header.label = label if isinstance(label, str) else ""
    return _books(data)


def _books(data: Any) -> Iterator[Row]:
    """The outermost level: books, or verses one after the other."""
    if isinstance(data, list):
        # Names may be in any language; all 66 in a row need none.
        numbered = len(data) == 66
        for number, item in enumerate(data, 1):
            yield from _book(item, str(number) if numbered else "")
    elif isinstance(data, dict):
        known = _folded(data)
        for key in ("books", "resultset", "row", "verses"):
            if isinstance(known.get(key), (list, dict)):
                yield from _books(known[key])
                return
        if "chapters" in known:
            yield from _book(known, "")
            return
        for name, chapters in data.items():
            place = place_of(name)
            if place is not None and isinstance(chapters, str):
                yield (*place, chapters)
            elif find_book(name) is not None:
                yield from _chapters(name, chapters)


def _book(item: Any, number: str) -> Iterator[Row]:
    """One book with its chapters, or one verse of a flat list."""
    if not isinstance(item, dict):
        return
    known = _folded(item)
    name = number or _first(known, _BOOK)
    if "chapters" in known:
        yield from _chapters(name, known["chapters"])
    elif isinstance(known.get("field"), list) and len(known["field"]) == 5:
        _, book, chapter, verse, text = known["field"]
        yield str(book), str(chapter), str(verse), str(text)
    elif _first(known, _TEXT) and (place := place_of(_first(known, _PLACE))) is not None:
        yield (*place, _first(known, _TEXT))
    elif _first(known, _TEXT):
        yield name, _first(known, _CHAPTER), _first(known, _VERSE), _first(known, _TEXT)


def _chapters(book: str, data: Any) -> Iterator[Row]:
    for key, item in _numbered(data):
        known = _folded(item) if isinstance(item, dict) else {}
        chapter = _first(known, _CHAPTER) or key
        for number, verse in _numbered(known.get("verses", item)):
            if isinstance(verse, dict):
                entry = _folded(verse)
                yield book, chapter, _first(entry, _VERSE) or number, _first(entry, _TEXT)
            else:
                yield book, chapter, number, str(verse)


def _numbered(data: Any) -> Iterator[tuple[str, Any]]:
    """The items of an object by their keys, of a list by their places from 1."""
    if isinstance(data, dict):
        yield from ((str(key), value) for key, value in data.items() if str(key).isdecimal())
    elif isinstance(data, list):
        yield from ((str(place), value) for place, value in enumerate(data, 1))


def _folded(item: dict[str, Any]) -> dict[str, Any]:
    return {key.casefold(): value for key, value in item.items()}


def _first(known: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((str(known[k]) for k in keys if isinstance(known.get(k), (str, int))), "")


def _rows(text: str) -> Iterator[list[str]]:
    # No verse has a tab in it, but many have the others.
    delimiter = "\t" if "\t" in text[:2000] else max("|;,", key=text[:2000].count)
    lines = text.splitlines(keepends=True)
    if delimiter == "\t":
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter, strict=True)


def _csv(text: str, collector: Collector) -> Iterator[Row]:
    columns: tuple[int, ...] | None = None
    width = 0
    collector.line = 0
    try:
        for row in _rows(text):
            collector.line += 1 + sum(field.count("\n") for field in row)
            if columns is None:
                columns, width = _columns(row), len(row)
                if columns is None or not row[columns[-2]].strip()[-1:].isdigit():
                    continue
            if not any(row):
                continue
            if len(row) <= max(columns):
                collector.fail("columns")
            fields = [row[column].strip() for column in columns]
            if columns[-1] == width - 1:
                # A text with commas that nobody put between quotation marks.
                fields[-1] = ",".join(row[columns[-1] :]).strip()
            yield _row(fields, collector)
    except csv.Error as error:
        collector.fail("table", reason=error)


def _row(fields: list[str], collector: Collector) -> Row:
    if len(fields) == 4:
        return fields[0], fields[1], fields[2], fields[3]
    place = place_of(fields[0])
    if place is None:
        collector.fail("place", written=fields[0])
    return (*place, fields[1])


def place_of(written: str) -> tuple[str, str, str] | None:
    """Return book, chapter and verse of a reference, as a person may write it."""
    match = _REFERENCE.fullmatch(written.strip())
    if match is None:
        return None
    if find_book(match[1]) in _OF_ONE_CHAPTER and match[3] is None:
        return match[1], "1", match[2].replace("–", "-")
    return (match[1], match[2], match[3].replace("–", "-")) if match[3] else None


def _columns(row: list[str]) -> tuple[int, ...] | None:
    """Where book, chapter, verse and text stand, or reference and text; from names or a verse."""
    names = [field.strip().casefold() for field in row]
    found = tuple(
        next((names.index(key) for key in keys if key in names), -1)
        for keys in (_BOOK, _CHAPTER, _VERSE, _TEXT)
    )
    if min(found) >= 0:
        return found
    for first in (0, 1):  # some begin with a number for the row
        if len(row) == first + 4 and names[first + 1].isdecimal() and names[first + 2].isdecimal():
            return (first, first + 1, first + 2, first + 3)
    if len(row) >= 2 and (
        _REFERENCE.fullmatch(row[0].strip()) or names[0] in ("verse", "reference")
    ):
        return (0, 1)
    return None
