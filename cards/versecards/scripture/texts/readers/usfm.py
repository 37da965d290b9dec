"""USFM: plain text with backslash markers (docs.usfm.bible, version 3.1)."""

from __future__ import annotations

import re
from typing import NoReturn

from versecards.scripture.texts.collect import Collector, begin_usfm_book
from versecards.scripture.texts.readers.markup import (
    capitals,
    is_heading,
    is_note,
    is_paragraph,
    is_part_of_note,
)

# A milestone with its attributes (\zaln-s |x="y"\*), or a marker and the space after it.
_MARKER = re.compile(
    r"\\(?P<milestone>[a-z]\w*-[se])\b[^\\]*\\\*"
    r"|\\(?P<plus>\+?)(?P<name>[a-z]+\d*(?:-\d+)?)(?P<close>\*)?"
)
_NEXT_VERSE = re.compile(r"\\(?:v|c|id)\b")
_NUMBER = re.compile(r"\s*([^\s\\]*)[ \t\r\n]?")


def looks_like(start: str) -> bool:
    """Whether a file that begins with these characters is USFM."""
    return re.match(r"\ufeff?\s*\\(id|usfm|h|c|v|mt\d?|ide|rem|toc\d)\b", start) is not None


def read(text: str, collector: Collector) -> None:
    """Tell the collector the verses of one USFM file."""
    _Usfm(text, collector).read()


class _Usfm:
    def __init__(self, text: str, collector: Collector) -> None:
        self._source = text
        self._to = collector
        self._heading = False  # within a paragraph that is not text
        self._note = ""  # the open note, whose words are dropped
        self._note_line = 0
        self._sidebar = False
        self._spans: list[str] = []  # open character styles, inner last

    def read(self) -> None:
        position = 0
        line_at = 0
        self._to.line = 1
        for match in _MARKER.finditer(self._source):
            if match.start() < position:
                continue
            self._text(self._source[position : match.start()])
            self._to.line += self._source.count("\n", line_at, match.start())
            line_at = match.start()
            position = match.end()
            if match["name"]:
                position = self._marker(match["name"], bool(match["close"]), position)
        self._text(self._source[position:])
        if self._note:
            self._unclosed()

    def _unclosed(self) -> NoReturn:
        self._to.line = self._note_line
        self._to.fail("note-open", note=self._note)

    def _marker(self, name: str, close: bool, position: int) -> int:
        """Act on one marker; return where reading goes on."""
        if close:
            self._close(name)
            return position
        if self._note:
            # Only a chapter or verse shows that the end of the note is missing.
            if name not in ("c", "v", "id"):
                return position
            self._note = ""
            self._to.spoil()
        # The one space after a marker belongs to the marker.
        after = position + 1 if self._source[position : position + 1] in (" ", "\t") else position
        if name in ("id", "c", "v"):
            return self._number(name, position)
        if name in ("esb", "esbe"):
            self._sidebar = name == "esb"
            self._to.space()
        elif is_part_of_note(name) and not self._is_closed(name, position):
            pass  # the mark of a note that is not there
        elif is_note(name):
            self._note, self._note_line = name, self._to.line
            self._to.note()
        elif is_heading(name):
            self._heading, self._spans = True, []
            self._to.space()
        elif is_paragraph(name):
            self._heading, self._spans = False, []
            self._to.space()
        else:
            self._spans.append(name)
        return after

    def _number(self, name: str, position: int) -> int:
        """Read what stands after ``\\id``, ``\\c`` or ``\\v``."""
        match = _NUMBER.match(self._source, position)
        assert match is not None  # the pattern matches the empty text
        self._heading, self._spans = False, []
        if name == "id":
            self._to.end_verse()
            rest = self._source[match.end() :].split("\n", 1)[0].split("\\", 1)[0]
            begin_usfm_book(self._to, match[1], rest)
            self._heading = True
        elif name == "c":
            self._to.chapter(match[1])
        else:
            self._to.verse(match[1])
        return match.end()

    def _is_closed(self, name: str, position: int) -> bool:
        """Tell whether a marker has its end before the next verse."""
        ends = _NEXT_VERSE.search(self._source, position)
        end = ends.start() if ends else len(self._source)
        return self._source.find(f"\\{name}*", position, end) >= 0

    def _close(self, name: str) -> None:
        if self._note:
            if name == self._note:
                self._note = ""
        elif name in self._spans:
            while self._spans.pop() != name:
                pass

    def _text(self, piece: str) -> None:
        if not piece or self._note or self._heading or self._sidebar:
            return
        if self._spans:
            piece = piece.split("|", 1)[0]  # attributes of a word
            if "nd" in self._spans:
                piece = capitals(piece)
        self._to.text(piece.replace("~", "\u00a0").replace("//", " "))
