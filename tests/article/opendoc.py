"""Makes texts of LibreOffice for tests, out of the parts that it writes itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = " ".join(
    f'xmlns:{short}="{_OASIS}{long}:1.0"'
    for short, long in {
        **{name: name for name in ("office", "text", "table", "style", "manifest")},
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
TYPE = "application/vnd.oasis.opendocument.text"
LOOKS = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "light": 'fo:background-color="#ffff00"',
    "struck": 'style:text-line-through-style="solid" style:text-line-through-type="single"',
    "kept": 'style:text-line-through-style="none"',
    "hidden": 'text:display="none"',
}
_PARENTS = {
    "Title": "Heading",
    "Heading_20_2": "Heading",
    "Quotations": "Standard",
    "Illustration": "Caption",
    "Strong": "Standard",
}


def span(text: str, look: str) -> str:
    """Return text in one of ``LOOKS``."""
    return f'<text:span text:style-name="{look}">{escape(text)}</text:span>'


def note(text: str, kind: str = "footnote") -> str:
    """Return a footnote or an endnote where its sign stands."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{paragraph(text)}</text:note-body></text:note>"
    )


def paragraph(content: str, style: str = "Standard") -> str:
    """Return a paragraph with this markup."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(text: str, level: int = 2) -> str:
    """Return a heading."""
    return f'<text:h text:style-name="Heading_20_2" text:outline-level="{level}">{text}</text:h>'


def listed(items: Sequence[str], style: str = "L1") -> str:
    """Return a list of paragraphs; ``L1`` has bullets, ``L2`` is numbered."""
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{inside}</text:list>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of plain cells."""
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{lines}</table:table>"


def document(body: str, kind: str = TYPE, manifest: str = "", declared: str = "") -> bytes:
    """Return the bytes of an .odt file."""
    looks = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {said}/>'
        "</style:style>"
        for name, said in LOOKS.items()
    )
    levels = {"L1": "bullet", "L2": 'number style:num-format="1"'}
    lists = "".join(
        f'<text:list-style style:name="{name}"><text:list-level-style-{form} text:level="1"/>'
        "</text:list-style>"
        for name, form in levels.items()
    )
    own = "".join(
        f'<style:style style:name="Own{name}" style:family="paragraph" '
        f'style:parent-style-name="{name}"/>'
        for name in _PARENTS
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:text-properties fo:font-weight="bold" '
        'fo:font-style="italic"/></style:style>'
        for name, parent in _PARENTS.items()
    )
    parts = {
        "mimetype": kind,
        "content.xml": f"{declared}<office:document-content {_SPACES}><office:automatic-styles>"
        f"{looks}{lists}{own}</office:automatic-styles><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_SPACES}><office:styles>{styles}"
        "</office:styles></office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {_SPACES}>{manifest}</manifest:manifest>",
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return result.getvalue()
