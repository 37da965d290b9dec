"""The formats of articles: one row each, and which of them a file has.

Its content says it where it can, else its ending.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath


def _never(_text: str) -> bool:
    return False


def _always(_text: str) -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """A format: what the README calls it, its endings, its reader, how to recognise it.

    ``reader`` names a function from ``Source`` to ``Article``, "module:function"; it is
    loaded when a file needs it. A format that is no text has a ``signature``, the bytes
    that every file of it begins with, and where it is a zip the ``member`` that others
    lack; its reader gets ``data``. Of a text format ``surely`` knows a text under any
    name, ``likely`` one whose name says no more than that it is text; ``fits`` refuses
    what has the ending and is something else. ``own_limits``: its reader says itself
    what is too large. ``front_matter``: settings can stand in its files as lines of YAML.
    ``lines``: who opens a file sees its lines; else a place in it is told by its words.
    """

    name: str
    endings: tuple[str, ...]
    reader: str
    signature: bytes = b""
    member: str = ""
    surely: Callable[[str], bool] = _never
    likely: Callable[[str], bool] = _never
    fits: Callable[[str], bool] = _always
    own_limits: bool = False
    front_matter: bool = False
    lines: bool = True


# A page begins with what stands above an article, or (a piece of one) with a paragraph.
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PIECE = re.compile(r"\s*<(?:article|div|h1|main|p|section)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:article|body|br|div|h[1-6]|li|p|span|table|ul)\b[^<>]*>", re.IGNORECASE)
_YAML_KEYS = (re.compile(r"^title:\s", re.MULTILINE), re.compile(r"^sections:\s", re.MULTILINE))
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_STRUCTURE = re.compile(r"<(?:h[1-6]|li|body)\b", re.IGNORECASE)
_FEWEST_HEADINGS = 2
_MARKDOWN_TITLE = re.compile(r"\s*# \S")


def _is_yaml(text: str) -> bool:
    return all(key.search(text) for key in _YAML_KEYS)


def _is_page(text: str) -> bool:
    """Whether a text named as a page has tags, and is not Markdown with some tags in it."""
    return _TAG.search(text) is not None and not _has_headings(text)


def _has_headings(text: str) -> bool:
    return len(_HEADING.findall(text)) >= _FEWEST_HEADINGS and not _STRUCTURE.search(text)


def _is_markdown(text: str) -> bool:
    if _has_headings(text):
        return True
    front = _FRONT_MATTER.match(text)
    return _MARKDOWN_TITLE.match(text, front.end() if front else 0) is not None


PLAIN_TEXT = Format(
    "plain text",
    (".txt", ".text"),
    "versecards.article.plaintext:read_plain_text",
    front_matter=True,
)
HTML = Format(
    "HTML, such as a saved web page",
    (".html", ".htm", ".xhtml"),
    "versecards.article.webpage:read_page",
    surely=lambda text: _PAGE.match(text) is not None,
    likely=lambda text: _PIECE.match(text) is not None,
    fits=_is_page,
    own_limits=True,
    front_matter=True,
)
YAML = Format(
    "YAML",
    (".yaml", ".yml"),
    "versecards.article.structured:read_structured",
    likely=_is_yaml,
    front_matter=True,
)
MARKDOWN = Format(
    "Markdown",
    (".md", ".markdown", ".mdx"),
    "versecards.article.markdown:read_markdown",
    likely=_is_markdown,
    front_matter=True,
)
WORD = Format(
    "Word",
    (".docx",),
    "versecards.article.worddoc:read_word_file",
    signature=b"PK",
    member="word/document.xml",
    lines=False,
)
OPEN_DOCUMENT = Format(
    "LibreOffice",
    (".odt",),
    "versecards.article.opendocument:read_text_document",
    signature=b"PK",
    member="content.xml",
    lines=False,
)
VERSE_LIST = Format(
    "a list of verses (CSV)", (".csv", ".tsv"), "versecards.article.verselist:read_verse_list"
)
FORMATS = (PLAIN_TEXT, HTML, YAML, MARKDOWN, WORD, OPEN_DOCUMENT, VERSE_LIST)
"""All of them, in the order in which a text that no name tells is tried."""


def named_format(name: str) -> Format | None:
    """Return the format that a file's ending says, or ``None``."""
    ending = PurePath(name).suffix.lower()
    return next((form for form in FORMATS if ending in form.endings), None)


def tell_binary(name: str, data: bytes) -> Format | None:
    """Return the format of bytes that are no text, though damaged or under another name."""
    for form in FORMATS:
        if form.signature and data.startswith(form.signature):
            named = named_format(name) is form
            if named or not form.member or _has_member(data, form.member):
                return form
    return None


def tell_format(name: str, text: str) -> Format:
    """Return the format of a text with lines that end in ``\\n``; ``name`` is its file's."""
    for form in FORMATS:
        if form.surely(text):
            return form
    named = named_format(name)
    if named and named is not PLAIN_TEXT and not named.signature and named.fits(text):
        return named
    for form in FORMATS:
        if form.likely(text):
            return form
    return PLAIN_TEXT


def _has_member(data: bytes, member: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return member in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
