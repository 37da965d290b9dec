"""Which format a file has: its content says it where it can, else its ending."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from pathlib import PurePath


class Format(Enum):
    """The formats that articles come in."""

    PLAIN_TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    YAML = "YAML"
    WORD = "Word"


_ENDINGS = {
    ".txt": Format.PLAIN_TEXT,
    ".text": Format.PLAIN_TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".yaml": Format.YAML,
    ".yml": Format.YAML,
    ".docx": Format.WORD,
}
ENDINGS = frozenset(_ENDINGS)
PAGE_ENDINGS = frozenset(ending for ending, kind in _ENDINGS.items() if kind is Format.HTML)

# A page begins with what stands above an article, or (a piece of one) with a paragraph.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"\s*<(?:article|div|h1|main|p|section)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:article|body|br|div|h[1-6]|li|p|span|table|ul)\b[^<>]*>", re.IGNORECASE)
_YAML_KEYS = (re.compile(r"^title:\s", re.MULTILINE), re.compile(r"^sections:\s", re.MULTILINE))
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_MARKDOWN_TITLE = re.compile(r"\s*# \S")


def is_word_file(name: str, data: bytes) -> bool:
    """Tell whether bytes are a Word document, though it be damaged or under another name."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        found = False
    return found or _ENDINGS.get(PurePath(name).suffix.lower()) is Format.WORD


def tell_format(name: str, text: str) -> Format:
    """Return the format of a text with lines that end in ``\\n``.

    ``name`` is its file's. A page is a page under any name; so is text without a tag
    plain text. Where the ending says nothing, or no more than "text", a first line
    with ``#`` is Markdown's title, and a text with an article's two keys is YAML.
    """
    ending = _ENDINGS.get(PurePath(name).suffix.lower())
    if _PAGE.match(text):
        return Format.HTML
    if ending is Format.WORD or (ending is Format.HTML and not _TAG.search(text)):
        ending = None
    if ending not in {None, Format.PLAIN_TEXT}:
        return ending
    if _PIECE.match(text):
        return Format.HTML
    if ending is None and all(key.search(text) for key in _YAML_KEYS):
        return Format.YAML
    front = _FRONT_MATTER.match(text)
    if _MARKDOWN_TITLE.match(text, front.end() if front else 0):
        return Format.MARKDOWN
    return Format.PLAIN_TEXT
