"""Files and folders: which are articles, in which encoding and format, and which are not."""

from __future__ import annotations

import errno
import itertools
import os
from pathlib import Path
from typing import Any

import pytest

from versecards.article.formats import HTML, MARKDOWN, PLAIN_TEXT, YAML, Format, tell_format
from versecards.article.headings import Headings
from versecards.article.load import read_article, scan_folder
from versecards.convert import to_markdown, to_yaml
from versecards.problems import ContentError, Problem

from . import worddoc
from .reading import blocks, read, refused, shape, texts

_TEXT = "A title\nReflect\n- “Don’t” fear – he’s here…\n"


# Encodings.


_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
_ENDS = ("\n", "\r\n", "\r")


@pytest.mark.parametrize(
    ("encoding", "end"),
    [
        *itertools.product(_UNICODE, (*_ENDS, "\u2028", "\u2029", "\x85")),
        *itertools.product(["cp1252"], _ENDS),
    ],
)
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    bom = b"\xff\xfe" if encoding == "utf-16-le" and end == "\u2028" else b""
    article = read(bom + _TEXT.replace("\n", end).encode(encoding))
    assert shape(article) == shape(read(_TEXT))
    assert article.sections[0].blocks[0].line == 3
    assert article.problems == ()


def test_a_few_bytes_of_windows_among_utf8_are_read_and_reported() -> None:
    article = read("T\n“One”\nTwo\n".encode() + "‘Three’\n".encode("cp1252"))
    assert texts(article) == ["“One”", "Two", "‘Three’"]
    (problem,) = article.problems
    assert (problem.code, problem.line) == ("encoding-mixed", 4)


def test_a_file_cut_within_a_character_is_reported() -> None:
    article = read("T\nOne\nTwo”".encode()[:-1])
    assert [(p.code, p.line) for p in article.problems if p.code == "character-lost"] == [
        ("character-lost", 3)
    ]


@pytest.mark.parametrize(
    ("data", "code", "what"),
    [
        (b"", "file-empty", "empty"),
        (b" \n\n ", "file-empty", "empty"),
        (b"\xef\xbb\xbf \n", "file-empty", "empty"),
        (b"%PDF-1.7 x", "file-binary", "PDF"),
        (b"{\\rtf1 x}", "file-binary", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", "file-binary", "old Word"),
        (b"\x89PNG\r\n", "file-binary", "picture"),
        (b"PK\x03\x04 x", "file-binary", "zip"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "file-binary", "NUL"),
        (bytes(range(1, 255)), "file-binary", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, code: str, what: str) -> None:
    problem = refused(data)
    assert problem.code == code
    assert what in problem.message


# Formats.


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "Title\ntext", PLAIN_TEXT),
        ("a.txt", "# Title\n\ntext", MARKDOWN),
        ("a.txt", "---\nx: y\n---\n# Title", MARKDOWN),
        ("a.txt", "<!DOCTYPE html><p>x", HTML),
        ("a.txt", "<p>x</p>", HTML),
        ("a.md", "Title\ntext", MARKDOWN),
        ("a.md", "<p>x</p>", MARKDOWN),
        ("a.md", "<!-- x --> <html><p>x", HTML),
        ("a.html", "<p>x</p>", HTML),
        ("a.html", "Title\ntext", PLAIN_TEXT),
        ("a.html", "<meta charset=utf-8>\n# T\n\n<p>x</p>\n\n## U\n\n* y", MARKDOWN),
        ("a.html", "<h1>T</h1>\n# x\n# y", HTML),
        ("a.yaml", "x", YAML),
        ("A.YML", "x", YAML),
        ("-", "title: T\nsections: []", YAML),
        ("-", "title: T\ntext", PLAIN_TEXT),
        ("-", "# Title\ntext", MARKDOWN),
        ("-", "Title\n# text", PLAIN_TEXT),
        ("-", "<html>", HTML),
        ("a.docx", "Title\ntext", PLAIN_TEXT),
        ("v1.2", "Title\ntext", PLAIN_TEXT),
    ],
)
def test_the_format_is_told(name: str, text: str, kind: Format) -> None:
    assert tell_format(name, text) is kind


def test_a_word_file_is_known_under_any_name() -> None:
    assert shape(read(worddoc.thanks(), "a.txt")) == shape(read(worddoc.thanks(), "a.docx"))


@pytest.mark.parametrize("style", ["Title", "Normal"])
def test_what_word_strikes_out_or_hides_is_no_text(style: str) -> None:
    runs = [
        worddoc.run("He "),
        worddoc.run("died ", struck=True),
        worddoc.run("slept ", hidden=True),
        worddoc.run("lives."),
    ]
    body = [worddoc.paragraph("Our priest", style), worddoc.paragraph("".join(runs))]
    article = read(worddoc.document(body), "a.docx")
    assert [text for _, _, text in blocks(article)] == ["He lives."]


def test_a_word_file_without_styles_is_read_as_plain_text() -> None:
    lines = ["A title", "WHAT DOES THE BIBLE SAY?", "He lives.", "-", "He prays.\nHe reigns."]
    body = [worddoc.paragraph(line) for line in lines]
    body[2] = worddoc.paragraph(worddoc.run("He ") + worddoc.run("lives", bold=True))
    article = read(worddoc.document(body), "a.docx")
    assert blocks(article) == [
        ("WHAT DOES THE BIBLE SAY?", "paragraph", "He lives"),
        ("WHAT DOES THE BIBLE SAY?", "bullet", "He prays."),
        ("WHAT DOES THE BIBLE SAY?", "paragraph", "He reigns."),
    ]
    assert article.sections[0].blocks[0].marks == ((3, 8),)


# Files and folders.


def _problem(path: Path) -> Problem:
    with pytest.raises(ContentError) as error:
        read_article(path, file=path.name, shown=str(path), headings=Headings.default())
    (problem,) = error.value.problems
    assert problem.file == str(path)
    return problem


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert _problem(tmp_path / "none.txt").code == "file-unreadable"
    assert _problem(tmp_path).code == "file-unreadable"


def test_a_file_that_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, real = tmp_path / "a.txt", Path.open

    def forbidden(this: Path, *arguments: Any, **keywords: Any) -> Any:
        if this == path:  # by hand, since root may read all, whatever a file's rights
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(this, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", forbidden)
    assert _problem(path).code == "file-unreadable"


def test_a_file_is_read_with_its_names(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(_TEXT, encoding="utf-8")
    article = read_article(path, file="sub/a.txt", shown="x/a.txt", headings=Headings.default())
    assert (article.file, article.shown, article.title) == ("sub/a.txt", "x/a.txt", "A title")


def test_the_articles_of_a_folder(tmp_path: Path) -> None:
    kept = ["1-a.txt", "2-b.md", "10-c.html", "B.yaml", "c/d.docx", "c/e.TXT", "d_files/x.txt"]
    left = [
        *("_draft.txt", ".hidden.md", "deck.yaml", "c/deck.yml", "deck.ledger", "README.md"),
        *("readme.txt", "picture.png", "deck.apkg", "translations/web.txt", "_old/a.txt"),
        *(
            ".git/a.txt",
            "10-c_files/frame.html",
            "~$d.docx",
            "~d0001.docx",
            "c/Readme.de.md",
            "notes",
            "a.pdf",
        ),
    ]
    for name in kept + left:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [path.relative_to(tmp_path).as_posix() for path in scan_folder(tmp_path).files]
    assert found == kept
    (problem,) = scan_folder(tmp_path).left_out
    assert (problem.code, Path(problem.file).name) == ("file-left-out", "a.pdf")


def test_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        scan_folder(tmp_path / "none")
    assert error.value.problems[0].code == "folder-unreadable"


# Converting.


def test_settings_and_roles_survive_converting() -> None:
    text = (
        "---\ntranslation: KJV\ntags: ['no', a]\nheadings: {points: [In three lines]}\n---\n# T\n\n"
        "## In three lines\n\n- a **b**\n\n## Discuss\n\n### Week 1\n\n- How?\n\n## Other\n\nx y\n"
    )
    article = read(text, "a.md")
    assert shape(read(to_markdown(article), "a.md")) == shape(article)
    assert shape(read(to_yaml(article), "a.yaml")) == shape(article)
    assert "### Week 1" in to_markdown(article)
    assert "points" in to_markdown(article).split("# T")[0]


def test_two_roles_of_one_heading_cannot_be_markdown() -> None:
    yaml = (
        "title: T\nsections:\n- heading: A\n  role: points\n  blocks: [{bullet: x}]\n"
        "- heading: A\n  role: reflect\n  blocks: [{bullet: y}]\n"
    )
    article = read(yaml, "a.yaml")
    assert shape(read(to_yaml(article), "a.yaml")) == shape(article)
    with pytest.raises(ContentError) as error:
        to_markdown(article)
    assert (error.value.problems[0].code, error.value.problems[0].line) == ("convert-roles", 6)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.yaml", "a.csv"])
def test_an_unfinished_merge_is_refused(name: str) -> None:
    marked = "T\n\n<<<<<<< HEAD\nGod is one.\n=======\nGod is good.\n>>>>>>> theirs\n"
    problem = refused(marked, name)
    assert (problem.code, problem.line) == ("file-conflict", 3)


def test_arrows_are_no_merge() -> None:
    assert texts(read("T\n\n<<<<<<< look\n\n> > > > > > > quoted")) != []
