"""Writes one article in every format that the program reads."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import dataclass

from . import opendoc, worddoc


@dataclass(frozen=True)
class Piece:
    """A stretch of text, stressed or not."""

    text: str
    stressed: bool = False


@dataclass(frozen=True)
class Written:
    """An article: (heading, [(kind, pieces)]) for each section; no heading for the first."""

    title: str
    sections: tuple[tuple[str, tuple[tuple[str, tuple[Piece, ...]], ...]], ...]
    notice: str = ""

    def shape(self, roles: dict[str, str]) -> object:
        """Return what reading it must give; ``roles`` are those of its headings."""
        return (
            self.title,
            self.notice,
            {},
            [
                (heading, roles[heading], [_block(kind, pieces) for kind, pieces in blocks])
                for heading, blocks in self.sections
            ],
        )


def _block(kind: str, pieces: tuple[Piece, ...]) -> object:
    marks = []
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        if piece.stressed:
            marks.append((place, end))
        place = end
    return (kind, "".join(piece.text for piece in pieces), tuple(marks))


def _signed(pieces: tuple[Piece, ...], sign: str = "**") -> str:
    return "".join(f"{sign}{p.text}{sign}" if p.stressed else p.text for p in pieces)


def as_pasted(article: Written) -> bytes:
    """Write it as a paste from a web page: marks alone, hardly a blank line."""
    lines = [article.title]
    for heading, blocks in article.sections:
        lines += [heading.upper()] if heading else []
        for kind, pieces in blocks:
            sign = {"bullet": "-\n", "quote": "> ", "paragraph": ""}[kind]
            # Quoted lines that follow one another are one quotation.
            lines.append(sign + _signed(pieces) + "\n" * (kind == "quote"))
    return "\n".join([*lines, article.notice]).encode()


def as_typed(article: Written) -> bytes:
    """Write it with blank lines, bullets in front, Windows line ends, in UTF-16."""
    lines = [article.title, ""]
    for heading, blocks in article.sections:
        lines += [heading + ":", ""] if heading else []
        for kind, pieces in blocks:
            sign = {"bullet": "• ", "quote": "> ", "paragraph": ""}[kind]
            lines += [sign + _signed(pieces, "=="), ""]
    return "\r\n".join([*lines, article.notice]).encode("utf-16")


def as_markdown(article: Written) -> bytes:
    """Write it as Markdown."""
    parts = ["# " + article.title]
    for heading, blocks in article.sections:
        parts += ["## " + heading] if heading else []
        for kind, pieces in blocks:
            parts.append({"bullet": "* ", "quote": "> ", "paragraph": ""}[kind] + _signed(pieces))
    # Without a backslash two braces are another program's.
    return "\n\n".join([*parts, article.notice]).replace("{", "\\{").encode()


def as_html(article: Written) -> bytes:
    """Write it as a page."""
    tags = {"bullet": "ul><li", "quote": "blockquote", "paragraph": "p"}
    parts = [f"<!DOCTYPE html><title>{html.escape(article.title)} | Site</title><article>"]
    parts.append(f"<h1>{html.escape(article.title)}</h1>")
    for heading, blocks in article.sections:
        parts += [f"<h2>{html.escape(heading)}</h2>"] if heading else []
        for kind, pieces in blocks:
            text = "".join(
                f"<strong>{html.escape(p.text)}</strong>" if p.stressed else html.escape(p.text)
                for p in pieces
            )
            end = "</li></ul>" if kind == "bullet" else f"</{tags[kind]}>"
            parts.append(f"<{tags[kind]}>{text}{end}")
    parts.append(f"<p>{html.escape(article.notice)}</p></article>")
    return "\n".join(parts).encode()


def as_yaml(article: Written) -> bytes:
    """Write it in the structured form; JSON is YAML too."""
    sections = []
    for heading, blocks in article.sections:
        section: dict[str, object] = {"heading": heading} if heading else {}
        section["blocks"] = [{kind: _signed(pieces)} for kind, pieces in blocks]
        sections.append(section)
    data = {"title": article.title, "sections": sections, "notice": article.notice}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def as_word(article: Written) -> bytes:
    """Write it as a Word document."""
    body = [worddoc.paragraph(article.title, "Title")]
    for heading, blocks in article.sections:
        body += [worddoc.paragraph(heading, "Heading2")] if heading else []
        for kind, pieces in blocks:
            runs = "".join(worddoc.run(p.text, bold=p.stressed) for p in pieces)
            style = {"bullet": "ListParagraph", "quote": "Quote", "paragraph": "Normal"}[kind]
            body.append(worddoc.paragraph(runs, style, worddoc.BULLETS * (kind == "bullet")))
    body += [worddoc.paragraph(article.notice)] if article.notice else []
    return worddoc.document(body)


def as_text_document(article: Written) -> bytes:
    """Write it as a text of LibreOffice."""
    body = [opendoc.paragraph(html.escape(article.title), "Title")]
    for heading, blocks in article.sections:
        body += [opendoc.heading(html.escape(heading))] if heading else []
        for kind, pieces in blocks:
            inside = "".join(
                opendoc.span(p.text, "bold") if p.stressed else html.escape(p.text) for p in pieces
            )
            text = opendoc.paragraph(inside, "Quotations" if kind == "quote" else "Standard")
            body.append(opendoc.listed([text]) if kind == "bullet" else text)
    body += [opendoc.paragraph(html.escape(article.notice))] if article.notice else []
    return opendoc.document("".join(body))


FORMS: dict[str, tuple[str, Callable[[Written], bytes]]] = {
    "pasted": ("a.txt", as_pasted),
    "typed": ("b.txt", as_typed),
    "markdown": ("c.md", as_markdown),
    "html": ("d.html", as_html),
    "yaml": ("e.yaml", as_yaml),
    "word": ("f.docx", as_word),
    "libreoffice": ("g.odt", as_text_document),
}
"""Name of the form: name of the file, and how it is written."""
