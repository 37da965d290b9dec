"""Makes Word documents for tests, out of the few parts that such a file must have."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_STYLES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Quote": "Quote",
    "ListParagraph": "List Paragraph",
    "Normal": "Normal",
}
BULLETS, NUMBERS = 1, 2


def run(
    text: str,
    *,
    bold: bool = False,
    highlight: bool = False,
    struck: bool = False,
    hidden: bool = False,
) -> str:
    """Return a run of text; a line end in it is a line break."""
    marks = "<w:b/>" * bold + '<w:highlight w:val="yellow"/>' * highlight
    marks += "<w:strike/>" * struck + "<w:vanish/>" * hidden
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r><w:rPr>{marks}</w:rPr>{'<w:br/>'.join(parts)}</w:r>"


def note(number: int) -> str:
    """Return the sign of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(content: str, style: str = "Normal", numbering: int = 0) -> str:
    """Return a paragraph of runs; plain text is taken as one run."""
    inside = content if content.startswith("<") or not content else run(content)
    listed = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{inside}</w:p>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of plain cells."""
    lines = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def document(body: Sequence[str], notes: Sequence[str] = ()) -> bytes:
    """Return the bytes of a .docx file of these paragraphs and footnotes (from 1)."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0">'
        f'<w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
        for number, form in ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in (BULLETS, NUMBERS)
    )
    footnotes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{run(text)}</w:p></w:footnote>'
        for number, text in enumerate(notes, 1)
    )
    parts = {
        "styles": f"<w:styles {_W}>{styles}</w:styles>",
        "numbering": f"<w:numbering {_W}>{levels}{numbers}</w:numbering>",
        "footnotes": f"<w:footnotes {_W}>{footnotes}</w:footnotes>",
        "document": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.'
        f'{"document.main" if name == "document" else name}+xml"/>'
        for name in parts
    )
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    packaged = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{packaged}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{packaged}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packaged}/relationships">'
        f"{relations}</Relationships>",
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return result.getvalue()


def thanks() -> bytes:
    """Return the example article "thanks.docx"; what is in it is counted in counts.yaml."""
    study = run("Paul tells the church to ") + run("thank God in every thing", bold=True)
    study += run(" (1 Thessalonians 5:18; Colossians 3:17).")
    return document(
        [
            paragraph("Why should we give thanks?", "Title"),
            paragraph("Summary", "Heading2"),
            paragraph(
                run("Giving thanks is God’s will for us, because every good gift comes from him")
                + note(1)
                + run(".")
            ),
            paragraph("Bible study", "Heading2"),
            paragraph(study),
            paragraph(""),
            paragraph("Ten lepers were healed, and one came back to give thanks (Luke 17:11-19)."),
            paragraph(
                "O give thanks unto the LORD, for he is good: for his mercy endureth for ever.",
                "Quote",
            ),
            paragraph("— Psalm 107:1", "Quote"),
            table(
                [
                    ["He gave thanks", "Where"],
                    ["in Babylon", "Daniel 6:10"],
                    ["in the fish", "Jonah 2:9"],
                ]
            ),
            paragraph("Points to Remember", "Heading2"),
            paragraph("Thanks are due at all times.", "ListParagraph", BULLETS),
            paragraph(
                run("Thanks turn our eyes to the ") + run("giver", highlight=True) + run("."),
                "ListParagraph",
                BULLETS,
            ),
            paragraph("Reflection Questions", "Heading2"),
            paragraph("For what did you give thanks today?", "ListParagraph", NUMBERS),
            paragraph("What do you take for granted?", "ListParagraph", NUMBERS),
            paragraph("Whom could you thank this week?", "ListParagraph", NUMBERS),
        ],
        [" James 1:17"],
    )
