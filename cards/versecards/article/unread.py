"""Kinds of files that are not read: what each is, and how to save it so that it can be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TYPE_IT = "Type or copy its text into a .txt file, the title on the first line."
_UNPACK = "Unpack it, and give the article inside it."


@dataclass(frozen=True)
class Kind:
    """A kind of file: what it is called, what to do about it, how to recognise it.

    ``signatures`` are what such files begin with; where kinds share one the ending tells
    them apart, and the first of them is meant by a name that does not. ``beside``: such a
    file often lies beside articles, where nobody takes it for one.
    """

    name: str
    advice: str
    endings: tuple[str, ...]
    signatures: tuple[bytes, ...]
    beside: bool = False


_KINDS = (
    Kind(
        "a PDF file",
        "Open it, copy its text into a .txt file, and look through what came over.",
        (".pdf",),
        (b"%PDF",),
    ),
    Kind(
        "a Rich Text file",
        "Open it in Word or LibreOffice and save it as .docx or .odt.",
        (".rtf",),
        (b"{\\rtf",),
    ),
    Kind(
        "an old Word file (.doc)",
        "Open it in Word or LibreOffice and save it as .docx.",
        (".doc", ".dot", ".wps"),
        (_OLD_OFFICE,),
    ),
    Kind(
        "locked with a password",
        "Open it, save it without the password, and try again.",
        (".docx",),
        (_OLD_OFFICE,),
    ),
    Kind("a zip file", _UNPACK, (".zip",), (_ZIP,), beside=True),
    Kind(
        "an e-book",
        "Open it in a reader and copy the article's text into a .txt file.",
        (".epub", ".mobi", ".azw", ".azw3", ".fb2"),
        (_ZIP,),
    ),
    Kind("a Pages document", "In Pages choose File > Export To > Word.", (".pages",), (_ZIP,)),
    Kind("a presentation", _TYPE_IT, (".ppt", ".pptx", ".odp", ".key"), (_ZIP, _OLD_OFFICE)),
    Kind(
        "a spreadsheet", _TYPE_IT, (".xls", ".xlsx", ".ods", ".numbers"), (_ZIP, _OLD_OFFICE), True
    ),
    Kind(
        "a web archive",
        "Open it in the browser and save the page as HTML.",
        (".mht", ".mhtml", ".webarchive"),
        (b"bplist", b"From: <Saved by", b"MIME-Version:"),
    ),
    Kind(
        "a link to a page",
        "Open the page in the browser and save it as HTML.",
        (".url", ".webloc"),
        (b"[InternetShortcut]",),
        beside=True,
    ),
    Kind(
        "a picture",
        "Type the text that it shows into a .txt file.",
        (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff"),
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"),
        beside=True,
    ),
    Kind(
        "a recording",
        "Type what it says into a .txt file.",
        (".mp3", ".m4a", ".wav", ".ogg", ".mp4", ".mov"),
        (b"ID3", b"OggS", b"RIFF"),
        beside=True,
    ),
    Kind(
        "an Anki package",
        "Give the articles it was made from.",
        (".apkg", ".colpkg"),
        (_ZIP,),
        True,
    ),
    Kind("a compressed file", _UNPACK, (".gz", ".tgz", ".7z"), (b"\x1f\x8b", b"7z\xbc\xaf"), True),
    Kind("a database", "Export the article as text.", (".sqlite",), (b"SQLite format 3",), True),
)


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that a file's ending says, or ``None``."""
    ending = PurePath(name).suffix.lower()
    return next((kind for kind in _KINDS if ending in kind.endings), None)


def kind_by_content(name: str, data: bytes) -> Kind | None:
    """Return the kind of a file by what it begins with, or ``None``."""
    found = [kind for kind in _KINDS if data.startswith(kind.signatures)]
    named = kind_by_name(name)
    return named if named in found else next(iter(found), None)
