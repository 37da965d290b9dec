"""Texts of LibreOffice: what it writes itself, and every part of a text that matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from versecards.article.model import BlockKind

from . import opendoc
from .opendoc import document, heading, listed, note, paragraph, span
from .reading import blocks, read, refused, shape
from .worddoc import thanks

_DATA = Path(__file__).with_name("data")
_HEAD = paragraph("Where is hope?", "Title") + heading("Quick answer")


def texts(body: str) -> list[tuple[str, str]]:
    """The blocks of a document, each with what it is."""
    return [(kind, text) for _, kind, text in blocks(read(document(_HEAD + body), "a.odt"))]


def test_what_libreoffice_makes_of_a_word_file_is_read_as_that_file_is() -> None:
    # data/thanks.odt: soffice --convert-to odt, of the Word file that these tests make
    assert shape(read((_DATA / "thanks.odt").read_bytes(), "a.odt")) == shape(
        read(thanks(), "a.docx")
    )


def test_struck_hidden_and_deleted_words_of_a_real_file_are_left_out() -> None:
    # data/hope.odt: of a Word file with words struck through, hidden, deleted and inserted
    article = read((_DATA / "hope.odt").read_bytes(), "hope.odt")
    assert article.title == "Why does hope hold?"
    assert [text for _, _, text in blocks(article)] == [
        "Hope holds because God keeps his word.",
        "Abraham hoped (See Genesis 15:6.) against hope (Romans 4:18). He grew strong in faith "
        "(Romans 4:20).",
        "An anchor of the soul (Hebrews 6:19).",
        "A living hope (1 Peter 1:3).",
    ]
    (answer, study) = article.sections
    assert [answer.blocks[0].text[a:b] for a, b in answer.blocks[0].marks] == ["word"]
    assert [block.kind for block in study.blocks[1:]] == [BlockKind.BULLET] * 2


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (paragraph("Plain."), [("paragraph", "Plain.")]),
        (paragraph("Two<text:s text:c='2'/>words<text:tab/>here."),
         [("paragraph", "Two words here.")]),
        (paragraph("One.<text:line-break/>Two."), [("paragraph", "One. Two.")]),
        (paragraph("A " + span("struck ", "struck") + "word."), [("paragraph", "A word.")]),
        (paragraph("A " + span("kept ", "kept") + "word."), [("paragraph", "A kept word.")]),
        (paragraph("A " + span("hidden ", "hidden") + "word."), [("paragraph", "A word.")]),
        (paragraph("A<office:annotation><text:p>Is it?</text:p></office:annotation> word."),
         [("paragraph", "A word.")]),
        (paragraph("All.") + "<text:section text:display='none'>" + paragraph("No.")
         + "</text:section><text:section>" + paragraph("Yes.") + "</text:section>",
         [("paragraph", "All."), ("paragraph", "Yes.")]),
        (paragraph("A word<text:bookmark text:name='b'/> here."), [("paragraph", "A word here.")]),
        (paragraph("A <text:a>linked</text:a> word."), [("paragraph", "A linked word.")]),
        (paragraph("He hopes" + note("Romans 4:18") + "."),
         [("paragraph", "He hopes (Romans 4:18).")]),
        (paragraph("He hopes" + note("Job 13:15", "endnote") + "."),
         [("paragraph", "He hopes (Job 13:15).")]),
        (listed([paragraph("One."), paragraph("Two.")]), [("bullet", "One."), ("bullet", "Two.")]),
        (listed([paragraph("One.")], "L2"), [("bullet", "One.")]),
        (listed([paragraph("One.") + listed([paragraph("Within.")], "")]),
         [("bullet", "One."), ("bullet", "Within.")]),
        (paragraph("He said.", "Quotations"), [("quote", "He said.")]),
        (paragraph("He said.", "OwnQuotations"), [("quote", "He said.")]),
        (paragraph("Fig. 1", "OwnIllustration") + paragraph("He waits."),
         [("paragraph", "He waits.")]),
        (paragraph("<draw:frame><draw:image/><svg:desc>A lamp</svg:desc></draw:frame>He waits."),
         [("paragraph", "He waits.")]),
        (paragraph("<draw:frame><draw:text-box>" + paragraph("Boxed.")
                   + "</draw:text-box></draw:frame>Text goes on."),
         [("paragraph", "Boxed."), ("paragraph", "Text goes on.")]),
        ("<text:table-of-content><text:index-body>" + paragraph("Quick answer 1")
         + "</text:index-body></text:table-of-content>" + paragraph("He waits."),
         [("paragraph", "He waits.")]),
        (paragraph("&lt;b&gt; &amp; so", "Standard"), [("paragraph", "<b> & so")]),
    ],
)  # fmt: skip
def test_each_part_of_a_text(body: str, found: list[tuple[str, str]]) -> None:
    assert texts(body) == found


def test_stressed_words_are_marked_and_a_style_stresses_nothing() -> None:
    body = paragraph("So " + span("bold", "bold") + " and " + span("light", "light") + " here.")
    body += paragraph("All of it is slanted.", "Quotations")
    article = read(document(_HEAD + body), "a.odt")
    first, quote = article.sections[0].blocks
    assert [first.text[a:b] for a, b in first.marks] == ["bold", "light"]
    assert quote.marks == ()


def test_headings_are_told_by_their_element_and_by_their_style() -> None:
    body = paragraph("Reflect", "OwnHeading_20_2") + listed([paragraph("How?")])
    body += listed([heading("Understand")]) + paragraph("God keeps his word.")
    article = read(document(_HEAD + paragraph("Yes.") + body), "a.odt")
    assert [section.heading for section in article.sections] == [
        *("Quick answer", "Reflect", "Understand"),
    ]


def test_a_table_is_read_as_that_of_a_page() -> None:
    rows = [["Who", "Where"], ["Abraham", "Romans 4:18"]]
    cells = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    page = f"<h1>Where is hope?</h1><h2>Quick answer</h2><table>{cells}</table>"
    assert texts(opendoc.table(rows)) == [
        (kind, text) for _, kind, text in blocks(read(page, "a.html"))
    ]


def test_a_text_without_styles_is_read_as_plain_text() -> None:
    lines = ["Where is hope?", "REFLECT", "- How do you hope?"]
    article = read(document("".join(paragraph(line) for line in lines)), "a.odt")
    assert (article.title, article.sections[0].heading) == ("Where is hope?", "REFLECT")


def test_it_is_known_under_any_name() -> None:
    data = document(_HEAD + paragraph("Yes."))
    assert shape(read(data, "a.txt")) == shape(read(data, "-")) == shape(read(data, "a.odt"))


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (document(_HEAD)[:200], "odt-damaged", "damaged"),
        (document("<text:h></text:p>"), "odt-damaged", "damaged"),
        (document(_HEAD, manifest="<manifest:encryption-data/>"), "odt-damaged", "password"),
        (document(_HEAD, declared='<!DOCTYPE x [<!ENTITY a "b">]>'), "odt-damaged", "damaged"),
        (
            document(_HEAD, kind="application/vnd.oasis.opendocument.spreadsheet"),
            "odt-damaged",
            "no text",
        ),
        (document("<text:section>" * 500 + "</text:section>" * 500), "html-size", "too deep"),
        (document(paragraph("x" * 6_000_000)), "file-too-large", "larger"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str, words: str) -> None:
    problem = refused(data, "a.odt")
    assert problem.code == code
    assert words in problem.message


def test_a_file_cut_in_the_middle() -> None:
    data = document(_HEAD + paragraph("Yes."))
    for end in range(10, len(data), 97):
        assert refused(data[:end], "a.odt").code in {"odt-damaged", "file-binary"}


def test_what_a_form_for_two_languages_has_twice_is_read_once() -> None:
    said = ["He hears us.", "He hears us.", "So we pray.", "He hears us."]
    assert [text for _, text in texts("".join(map(paragraph, said)))] == [*said[1:]]
