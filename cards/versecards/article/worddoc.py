"""Word files (.docx), through mammoth.

A line is a paragraph here: the file has no lines. A document with headings or lists is
read by them; one without is text that a person pasted, and read as plain text is (a
line break inside a paragraph then counts as a line too).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import mammoth

from versecards.article.frontmatter import FrontMatter
from versecards.article.htmlblocks import read_tree
from versecards.article.htmlnotes import take_notes
from versecards.article.htmltree import HEADINGS, Node, parse_page
from versecards.article.items import Item
from versecards.article.model import Article, Block, BlockKind
from versecards.article.outline import build_article
from versecards.article.plaintext import read_plain_text
from versecards.article.source import Source
from versecards.article.titles import take_title
from versecards.article.typedlist import build_list, typed_list

# What a document may take when unpacked, and its text of that: a few bytes can be packed
# to unfold for ever.
LARGEST_DOCUMENT = 60_000_000
LARGEST_TEXT = 5_000_000
MOST_TAGS = 250_000
"""A long book has fewer; mammoth takes some 30 µs for each."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
highlight => mark
"""
_MAIN = "word/document.xml"
_HIDDEN_RUN = re.compile(
    rb"<w:r(?:\s[^>]*)?>(?:(?!</w:r>).)*?<w:vanish(?:\s+w:val=\"(?:1|true|on)\")?\s*/>"
    rb"(?:(?!</w:r>).)*</w:r>",
    re.DOTALL,
)
_STRUCTURE = frozenset(("ul", "ol", "blockquote", "table", *HEADINGS))
_PARAGRAPHS = frozenset(("p", "li", *HEADINGS))


def read_word_file(source: Source) -> Article:
    """Read an article in a .docx file; the line of a block is its paragraph's number.

    Raises ``ContentError`` with file and remedy when the file is damaged or has no text.
    """
    return read_document(source, _convert(source, _without_hidden(source.data)))


def read_document(source: Source, html: str) -> Article:
    """Read an article in a document that was made HTML, as ``read_word_file`` does."""
    page = parse_page(source, html)
    for node in page.walk():
        node.children = [child for child in node.children if child.tag != "del"]
    number, column = 0, 1
    for node in page.walk():
        if node.tag in _PARAGRAPHS:
            number, column = number + 1, 1
        elif not node.tag and node.text:
            node.pieces = [(node.text, number, column)]
            column += len(node.text)
    if not any(node.tag in _STRUCTURE for node in page.walk()):
        return read_plain_text(replace(source, text="\n".join(_lines(page))))
    collector = read_tree(source, page, take_notes(page))
    found = _once(collector.items)
    listed = typed_list(source, found, source.headings)
    if listed:
        return build_list(source, listed, FrontMatter(source.headings), source.headings)
    title, items = take_title(("", 0), found, source.headings)
    return build_article(
        source,
        title,
        items,
        FrontMatter(source.headings),
        source.headings,
        problems=collector.problems,
    )


def _once(items: Sequence[Item]) -> list[Item]:
    """Return the items without a paragraph that is the one before it once more.

    Forms for two languages have everything twice until they are filled in.
    """
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        doubled = (
            isinstance(before, Block)
            and isinstance(item, Block)
            and before.kind is item.kind is BlockKind.PARAGRAPH
            and before.text == item.text
        )
        if not doubled:
            kept.append(item)
    return kept


def _lines(page: Node) -> list[str]:
    """Return the paragraphs as lines, stressed words as plain text has them."""
    lines: list[str] = []
    for node in page.walk():
        if node.tag in _PARAGRAPHS or (node.tag == "br" and lines):
            lines.append("")
        elif not node.tag and lines:
            stressed = node.parent is not None and node.parent.tag == "mark" and node.text.strip()
            lines[-1] += f"**{node.text}**" if stressed else node.text
    return lines


def _no_image(_image: object) -> list[object]:
    """Leave a picture out, without opening it."""
    return []


UNREADABLE = (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError, EOFError)
"""What a damaged, encrypted or strangely packed document may raise."""


def check_size(source: Source, archive: zipfile.ZipFile) -> None:
    """Raise ``ContentError`` where a packed document unfolds to more than any article.

    Counted is what is markup, whatever its parts are called, and how many tags it has.
    One of ``UNREADABLE`` where it cannot be unpacked.
    """
    size = tags = 0
    too_large = sum(entry.file_size for entry in archive.infolist()) > LARGEST_DOCUMENT
    for entry in () if too_large else archive.infolist():
        with archive.open(entry) as part:
            if b"<" not in part.read(64):
                continue
        size += entry.file_size
        if size > LARGEST_TEXT:
            break
        tags += archive.read(entry).count(b"<")
    if too_large or size > LARGEST_TEXT or tags > MOST_TAGS:
        raise source.error("file-too-large.document", 0)


def _without_hidden(data: bytes) -> bytes:
    """Return a document without the text that Word does not show; mammoth would show it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(_MAIN)
            text = archive.read(_MAIN) if info.file_size <= LARGEST_TEXT else b""
            if b"<w:vanish" not in text:
                return data
            result = io.BytesIO()
            with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as copy:
                for entry in archive.infolist():
                    whole = archive.read(entry) if entry.filename != _MAIN else text
                    copy.writestr(entry.filename, _HIDDEN_RUN.sub(b"", whole))
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, OSError, RuntimeError):
        return data  # the converter says what is wrong with it
    return result.getvalue()


def _convert(source: Source, data: bytes) -> str:
    """Return the document as HTML."""
    damaged = source.error("docx-damaged", 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_size(source, archive)
    except UNREADABLE:
        raise damaged from None
    try:
        result: Any = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            convert_image=_no_image,
        )
    except Exception:  # it does not say what it raises; whatever it is, the file is at fault
        raise damaged from None
    return str(result.value)
