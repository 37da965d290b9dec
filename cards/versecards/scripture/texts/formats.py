"""The formats of translations: one row each, told by what is in a file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from versecards.scripture.texts.collect import Collector
from versecards.scripture.texts.readers import lines, nested, osis, tables, usfm, usfx, usx
from versecards.scripture.texts.readers.xml import root

_BEGINNING = 4096


@dataclass(frozen=True)
class Format:
    """A format: what the README calls it, the endings that promise it, its reader.

    ``recognises`` tells whether the content of a file is of it; ``read`` tells the
    collector the verses in this content. ``by_hand``: a person may type such a file, with
    only the verses that he needs. ``promises``: no other files have its endings, so one that
    it does not recognise is an error.
    """

    name: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Collector], None]
    by_hand: bool = False
    promises: bool = True


def read(name: str, data: bytes, collector: Collector) -> bool:
    """Tell the collector the verses of one file; ``False`` when it is no Bible text at all.

    A file whose name says that it is one, and whose content is not, is an error.
    """
    collector.begin_file(name)
    found = next((form for form in FORMATS if form.recognises(data)), None)
    ending = "." + name.casefold().rpartition(".")[2]
    promised = any(ending in form.endings for form in FORMATS if form.promises)
    if found is None and promised and _is_xml(data) and not root(data):
        found = _XML  # it cannot even be begun; its reader says why
    if found is not None:
        found.read(data, collector)
        collector.end_file(by_hand=found.by_hand)
    elif promised and ending not in _XML.endings:
        collector.fail("unknown")
    return found is not None


def _xml(*roots: str) -> Callable[[bytes], bool]:
    """Recognise XML whose outermost element has one of these names."""
    return lambda data: _is_xml(data) and root(data).casefold() in roots


def _text(looks_like: Callable[[str], bool]) -> Callable[[bytes], bool]:
    """Recognise a text by its beginning."""
    return lambda data: (
        not _is_xml(data) and _is_text(data) and looks_like(_decode(data[:_BEGINNING], "ignore"))
    )


def _decoded(read: Callable[[str, Collector], None]) -> Callable[[bytes, Collector], None]:
    return lambda data, collector: read(_all_text(data, collector), collector)


_XML = Format("Zefania, OpenSong or Beblia XML", (".xml",), _xml("xmlbible", "bible"), nested.read)
FORMATS = (
    Format("USFM", (".usfm", ".sfm"), _text(usfm.looks_like), _decoded(usfm.read)),
    Format("USX", (".usx",), _xml("usx"), usx.read),
    Format("USFX", (".usfx",), _xml("usfx"), usfx.read),
    Format("OSIS", (".osis",), _xml("osis"), osis.read),
    _XML,
    Format(
        "JSON, CSV or YAML",
        (".json", ".csv", ".tsv", ".yaml", ".yml"),
        _text(tables.looks_like),
        _decoded(tables.read),
        by_hand=True,
    ),
    Format(
        "a verse a line",
        (".txt",),
        _text(lines.looks_like),
        _decoded(lines.read),
        by_hand=True,
        promises=False,
    ),
)


def _is_xml(data: bytes) -> bool:
    start = data[:_BEGINNING].lstrip(codecs.BOM_UTF8).lstrip()
    return start[:1] == b"<" or b"<\x00" in data[:8] or b"\x00<" in data[:8]


def _is_text(data: bytes) -> bool:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return utf16 or b"\x00" not in data[:_BEGINNING]


def _decode(data: bytes, errors: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors)
    return data.decode("utf-8-sig", errors)


def _all_text(data: bytes, collector: Collector) -> str:
    """Decode as UTF-8 (or UTF-16 with its mark), or as the code page that USFM's \\ide names."""
    declared = re.search(
        rb"\\ide[ \t]+(?:CP-?|windows-?)(125\d)\b", data[:_BEGINNING], re.IGNORECASE
    )
    try:
        if declared:
            return data.decode(f"cp{declared[1].decode()}")
        return _decode(data, "strict")
    except UnicodeDecodeError as error:
        collector.line = data.count(b"\n", 0, error.start) + 1
        collector.fail("encoding", byte=error.start)
