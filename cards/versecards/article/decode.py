"""Bytes become text: UTF-8 with or without BOM, UTF-16, UTF-32, Windows-1252."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from versecards.article.blocks import split_lines
from versecards.article.formats import FORMATS
from versecards.article.source import Source
from versecards.article.unread import kind_by_content

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The beginning of a character at the end of a file that was cut.
_CUT_END = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}$")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})


def decode(source: Source, data: bytes, encoding: str = "") -> Source:
    """Return the source with its text, and what was doubtful in reading it.

    ``encoding`` is what the file itself says it is written in (an HTML page's charset);
    it is used only where the bytes are not UTF-8. Raises ``ContentError`` for an empty
    file and for one that is no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _finish(source, data[len(bom) :].decode(name, "replace"))
    kind = kind_by_content(source.file, data)
    if kind is not None:
        raise source.error("file-binary.kind", 0, kind=kind.name, advice=kind.advice)
    if b"\0" in data:
        wide = _utf16_without_bom(data)
        if not wide:
            raise _binary(source, data[: data.index(b"\0")].count(b"\n") + 1)
        return _finish(source, data.decode(wide, "replace"))
    cut = _CUT_END.search(data)
    whole = data if cut is None else data[: cut.start()]
    # One odd byte after plain ASCII is rather a letter of Windows-1252.
    if cut is not None and len(cut[0]) == 1 and whole.isascii():
        whole = data
    for part, rest in ((data, ""), (whole, "\ufffd")):
        try:
            return _finish(source, part.decode("utf-8") + rest)
        except UnicodeDecodeError:
            continue
    if len(data) - len(data.translate(None, _CONTROL)) > len(data) * 0.02:
        raise _binary(source, 0)
    # A byte that is not UTF-8 stands in this text as U+DC80 and up (PEP 383).
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_NOT_UTF8.findall(text))
    good = sum(char > "\x7f" for char in text) - bad
    if good * 4 >= bad:
        return _finish(_mixed(source, text), _NOT_UTF8.sub(_one_byte, text))
    return _finish(source, _declared(data, encoding) or data.decode("cp1252", "replace"))


def _utf16_without_bom(data: bytes) -> str:
    """Return the form of UTF-16 whose ASCII letters leave every second byte zero, if any."""
    half = len(data) // 2
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _declared(data: bytes, encoding: str) -> str:
    try:
        return data.decode(codecs.lookup(encoding).name) if encoding else ""
    except (LookupError, UnicodeDecodeError):
        return ""


def _one_byte(match: re.Match[str]) -> str:
    """Read a byte that is not UTF-8 as Windows-1252."""
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _mixed(source: Source, text: str) -> Source:
    lines = [i for i, line in enumerate(split_lines(text), 1) if _NOT_UTF8.search(line)]
    problem = source.problem("encoding-mixed", lines[0], lines=_some_lines(lines))
    return replace(source, problems=(*source.problems, problem))


def _finish(source: Source, text: str) -> Source:
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise source.error("file-empty", 0)
    if "\ufffd" in text:
        lines = [i for i, line in enumerate(split_lines(text), 1) if "\ufffd" in line]
        problem = source.problem("character-lost", lines[0], lines=_some_lines(lines))
        source = replace(source, problems=(*source.problems, problem))
    return replace(source, text=text)


def _some_lines(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]} is"
    more = "" if len(lines) <= 5 else f" and {len(lines) - 5} more"
    return f"lines {', '.join(map(str, lines[:5]))}{more} are"


def _binary(source: Source, line: int) -> Exception:
    formats = ", ".join(form.endings[0] for form in FORMATS)
    if line:
        return source.error("file-binary.nul", line, formats=formats)
    return source.error("file-binary.bytes", 0, formats=formats)
