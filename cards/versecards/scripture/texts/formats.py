"""Which format a file has, told by what is in it, and the reader for it."""

from __future__ import annotations

import codecs
import re

from versecards.scripture.texts.collect import Collector
from versecards.scripture.texts.readers import nested, osis, tables, usfm, usfx, usx
from versecards.scripture.texts.readers.xml import root

_XML = {
    "usx": usx.read,
    "usfx": usfx.read,
    "osis": osis.read,
    "xmlbible": nested.read,
    "bible": nested.read,
}
_KNOWN_ENDINGS = (".usfm", ".sfm", ".usx", ".usfx", ".osis", ".json", ".csv", ".tsv")


def read(name: str, data: bytes, collector: Collector) -> bool:
    """Tell the collector the verses of one file; ``False`` when it is no Bible text at all.

    A file whose name says that it is one, and whose content is not, is an error.
    """
    collector.begin_file(name)
    start = data[:4096].lstrip(codecs.BOM_UTF8).lstrip()
    if start[:1] == b"<" or b"<\x00" in data[:8] or b"\x00<" in data[:8]:
        outermost = root(data)
        # One that cannot even be begun goes to a reader, which says why.
        broken = not outermost and name.casefold().endswith((".xml", *_KNOWN_ENDINGS))
        reader = nested.read if broken else _XML.get(outermost.casefold())
        if reader is not None:
            reader(data, collector)
            collector.end_file()
            return True
    elif _is_text(data):
        if usfm.looks_like(_decode(data[:4096], "ignore")):
            usfm.read(_text(data, collector), collector)
            collector.end_file()
            return True
        if tables.looks_like(_decode(data[:4096], "ignore")):
            tables.read(_text(data, collector), collector)
            collector.end_file()
            return True
    if name.casefold().endswith(_KNOWN_ENDINGS):
        collector.fail("no Bible text is recognised in this file")
    return False


def _is_text(data: bytes) -> bool:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return utf16 or b"\x00" not in data[:4096]


def _decode(data: bytes, errors: str) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors)
    return data.decode("utf-8-sig", errors)


def _text(data: bytes, collector: Collector) -> str:
    """Decode as UTF-8 (or UTF-16 with its mark), or as the code page that USFM's \\ide names."""
    declared = re.search(rb"\\ide[ \t]+(?:CP-?|windows-?)(125\d)\b", data[:4096], re.IGNORECASE)
    try:
        if declared:
            return data.decode(f"cp{declared[1].decode()}")
        return _decode(data, "strict")
    except UnicodeDecodeError as error:
        collector.line = data.count(b"\n", 0, error.start) + 1
        collector.fail(
            f"the file is not in UTF-8 (byte {error.start})", "save it as UTF-8, then try again"
        )
