"""The table of formats: a row is all that a new format needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from versecards.article import formats
from versecards.article.frontmatter import FrontMatter
from versecards.article.headings import Headings
from versecards.article.load import read_article, read_bytes_as_article, scan_folder
from versecards.article.model import Article, Block, BlockKind
from versecards.article.outline import build_article
from versecards.article.source import Source

_README = Path(__file__).resolve().parents[2] / "README.md"


def read_pages(source: Source) -> Article:
    """Read a made-up format: a signature, then the title and one paragraph."""
    title, text = source.data[4:].decode().split("\0")
    block = Block(BlockKind.PARAGRAPH, text, ((0, 1, 1),))
    return build_article(source, (title, 1), [block], FrontMatter(source.headings), source.headings)


def read_leaves(source: Source) -> Article:
    """Read another one, a zip of a title and one paragraph."""
    with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        return read_pages(
            Source(source.file, source.shown, source.headings, data=archive.read("leaf"))
        )


def _pages() -> bytes:
    return b"PGS\0Grace\0He gives grace (James 4:6)."


def _leaves() -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("leaf", _pages())
    return result.getvalue()


_NEW = {
    "pages": (formats.Format("Pages", (".pgs",), f"{__name__}:read_pages", b"PGS\0"), _pages),
    "leaves": (
        formats.Format("Leaves", (".odt",), f"{__name__}:read_leaves", b"PK", "leaf"),
        _leaves,
    ),
}


@pytest.mark.parametrize("name", _NEW)
def test_a_binary_format_of_one_row_is_found_and_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    form, content = _NEW[name]
    path = tmp_path / f"a{form.endings[0]}"
    path.write_bytes(content())
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    assert list(scan_folder(tmp_path).files) == [path]
    article = read_article(path, file="a", shown="a", headings=Headings.default())
    assert (article.title, article.sections[0].blocks[0].text) == (
        "Grace",
        "He gives grace (James 4:6).",
    )


@pytest.mark.parametrize("name", _NEW)
def test_it_is_known_without_its_ending(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    form, content = _NEW[name]
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    article = read_bytes_as_article(content(), "-", shown="-", headings=Headings.default())
    assert article.title == "Grace"


def read_wiki(source: Source) -> Article:
    """Read a made-up text format."""
    block = Block(BlockKind.PARAGRAPH, source.text, ((0, 1, 1),))
    return build_article(
        source, ("Found", 1), [block], FrontMatter(source.headings), source.headings
    )


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("a.wiki", {}),
        ("a.md", {"surely": lambda text: text.startswith("= ")}),
        ("a.txt", {"likely": lambda text: text.startswith("= ")}),
    ],
)
def test_a_text_format_of_one_row_is_read(
    monkeypatch: pytest.MonkeyPatch, name: str, how: dict[str, Callable[[str], bool]]
) -> None:
    form = formats.Format("Wiki", (".wiki",), f"{__name__}:read_wiki", **how)  # type: ignore[arg-type]
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    article = read_bytes_as_article(b"= Grace =\n", name, shown=name, headings=Headings.default())
    assert article.title == "Found"


def test_the_readme_names_every_format_with_its_endings() -> None:
    rows = _README.read_text(encoding="utf-8").splitlines()
    for form in formats.FORMATS:
        assert f"| {form.name} | {', '.join(f'`{ending}`' for ending in form.endings)} |" in rows


def test_no_ending_belongs_to_two_formats() -> None:
    endings = [ending for form in formats.FORMATS for ending in form.endings]
    assert len(endings) == len(set(endings))
