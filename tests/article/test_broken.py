"""Broken and hostile files: one clear error or a right article, soon, without a traceback."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.article.headings import Headings
from versecards.article.load import read_article
from versecards.problems import ContentError

from . import worddoc
from .reading import read, refused

_DATA = Path(__file__).with_name("data")
_FILES = ["saved-page.html", "note.md", "phone.txt", "hope.yaml", "outline.txt"]
_SLOW = 20.0
"""Seconds of the processor: far more than any of these takes, and far less than what grows
without bound."""


def _survives(data: bytes, name: str) -> None:
    try:
        read(data, name)
    except ContentError as error:
        assert all(problem.message and problem.remedy for problem in error.problems)


@pytest.mark.parametrize("name", _FILES)
def test_a_file_cut_in_the_middle(name: str) -> None:
    data = (_DATA / name).read_bytes()
    for end in range(0, len(data), 97):
        _survives(data[:end], name)


def test_a_word_file_cut_in_the_middle() -> None:
    data = worddoc.thanks()
    for end in range(10, len(data), 211):
        assert refused(data[:end], "a.docx").code in {"docx-damaged", "file-binary"}


@pytest.mark.parametrize("name", _FILES)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_bytes_changed_anywhere(name: str, data: st.DataObject) -> None:
    content = bytearray((_DATA / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    _survives(bytes(content), name)


@given(
    st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.yaml", "a.docx", "-"])
)
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    _survives(data, name)


def test_a_nul_in_the_text_is_an_error_with_its_line() -> None:
    problem = refused(b"Title\n\nText\0here\n")
    assert (problem.code, problem.line) == ("file-binary", 3)


def test_fifty_megabytes_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 50_000_000)
    with pytest.raises(ContentError) as error:
        read_article(path, file="long.txt", shown="long.txt", headings=Headings.default())
    assert error.value.problems[0].code == "file-too-large"


def _bomb() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 30_000_000)
    return result.getvalue()


_HTML = "<h1>Title</h1>"
_YAML = "title: t\nsections:\n"
_HOSTILE: dict[str, tuple[str, str, Callable[[], str | bytes]]] = {
    # what: (name of the file, code of the error or nothing for an article, the content)
    "a long line": ("a.txt", "", lambda: "Title\n" + "grace " * 150_000),
    "a very long line": ("a.txt", "file-too-large", lambda: "Title\n" + "grace " * 200_000),
    "many lines": ("a.txt", "file-too-large", lambda: "Title\n" + "ab\n" * 60_000),
    "many bullets": ("a.txt", "", lambda: "Title\n" + "- a\n" * 20_000),
    "nested quotes in text": ("a.txt", "", lambda: "Title\n" + ">" * 10_000 + " x"),
    "nested quotes": ("a.md", "markdown-deep", lambda: "# T\n\n" + "> " * 10_000 + "x"),
    "nested lists": ("a.md", "markdown-deep", lambda: "# T\n\n" + "- " * 10_000 + "x"),
    "brackets": ("a.md", "markdown-size", lambda: "# T\n\n" + "[" * 100_000),
    "stars": ("a.md", "", lambda: "# T\n\n" + "**a " * 20_000),
    "comments": ("a.md", "", lambda: "# T\n\nx" + "<!--" * 20_000),
    "tags": ("a.md", "markdown-size", lambda: "# T\n\n" + "<a " * 50_000),
    "questions": ("a.md", "", lambda: "# T\n\nx" + "<?" * 20_000),
    "percents": ("a.md", "", lambda: "# T\n\nx" + "%%a" * 50_001),
    "scripts": ("a.md", "", lambda: "# T\n\nx" + "<script>" * 20_000),
    "notes that point to notes": (
        "a.md",
        "",
        lambda: (
            "# T\n\nx[^0]\n\n" + "".join(f"[^{i}]: [^{i + 1}] [^{i + 1}] a\n" for i in range(500))
        ),
    ),
    "a note that points to itself": ("a.md", "", lambda: "# T\n\nx[^1]\n\n[^1]: see [^1]\n"),
    "nested lists in a page": ("a.html", "html-size", lambda: _HTML + "<ul><li>x" * 10_000),
    "nested quotes in a page": ("a.html", "html-size", lambda: _HTML + "<blockquote>x" * 10_000),
    "nested tables": ("a.html", "html-size", lambda: _HTML + "<table><tr><td>x" * 10_000),
    "bold without end": ("a.html", "html-size", lambda: _HTML + "<b>" * 10_000),
    "fonts that differ": (
        "a.html",
        "html-size",
        lambda: _HTML + "".join(f"<p><font size={i}>x" for i in range(20_000)),
    ),
    "a page without end": ("a.html", "html-size", lambda: _HTML + "<p>Grace is free. " * 200_000),
    "comments without end": ("a.html", "", lambda: _HTML + "<p>x</p>" + "<!--" * 50_000),
    "a tag without end": ("a.html", "article-empty", lambda: _HTML + "<p " + "a " * 500_000),
    "ampersands": ("a.html", "", lambda: _HTML + "<p>" + "&" * 200_000),
    "links in links": (
        "a.html",
        "",
        lambda: (
            _HTML + "<p>x</p>" + "<ul><li><a href=x>a 1</a>" * 190 + "<a href=x>a 1</a>" * 5_000
        ),
    ),
    "aliases that explode": (
        "a.yaml",
        "yaml-unread",
        lambda: "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(9)),
    ),
    "nested YAML lists": ("a.yaml", "yaml-unread yaml-syntax", lambda: "[" * 100_000),
    "nested YAML keys": ("a.yaml", "yaml-unread yaml-syntax", lambda: "{a: " * 100_000),
    "a long YAML line": ("a.yaml", "", lambda: _YAML + "- blocks:\n  - " + "grace " * 100_000),
    "YAML escapes": ("a.yaml", "", lambda: _YAML + '- blocks:\n  - "' + "\\x41" * 50_000 + '"'),
    "YAML tags": ("a.yaml", "yaml-unread", lambda: "title: !!python/object:os.system x\n"),
    "nested front matter": (
        "a.md",
        "",
        lambda: "---\na: " + "[" * 50_000 + "\n---\n# t\n\nx y",
    ),
    "a packed bomb": ("a.docx", "file-too-large", _bomb),
    "nested tables in Word": (
        "a.docx",
        "docx-damaged",
        lambda: worddoc.document(
            ["<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000]
        ),
    ),
}


@pytest.mark.parametrize("what", _HOSTILE)
def test_hostile_content_ends_soon(what: str) -> None:
    name, code, make = _HOSTILE[what]
    content = make()
    begun = time.process_time()  # however busy the machine is
    if code:
        assert refused(content, name).code in code.split()
    else:
        read(content, name)
    assert time.process_time() - begun < _SLOW


def test_an_entity_bomb_in_a_word_file_is_refused() -> None:
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "aaaaaaaaaa"}">' for i in range(10)
    )
    source, result = io.BytesIO(worddoc.thanks()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "word/document.xml":
                text = text.replace("<w:document", f"<!DOCTYPE x [{entities}]><w:document", 1)
                text = text.replace("Summary", "&e9;")
            new.writestr(name, text)
    assert refused(result.getvalue(), "a.docx").code == "docx-damaged"
