"""The table of formats of translations: a row is all that a new format needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from versecards.scripture.texts import formats
from versecards.scripture.texts.collect import Collector, begin_named_book
from versecards.scripture.texts.formats import Format, read

_README = Path(__file__).resolve().parents[2] / "README.md"


def _read_packed(data: bytes, collector: Collector) -> None:
    _, book, chapter, verse, words = data.decode().split("\0")
    begin_named_book(collector, book)
    collector.chapter(chapter)
    collector.verse(verse)
    collector.text(words)
    collector.end_verse()


def test_a_binary_format_of_one_row_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    form = Format("Packed", (".pak",), lambda data: data.startswith(b"PAK\0"), _read_packed)
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, form))
    collector = Collector()
    assert read("b.pak", b"PAK\0Jude\x001\x0025\0To the only God.", collector)
    assert [verse.text for verse in collector.verses.values()] == ["To the only God."]


def test_the_readme_names_every_format_with_its_endings() -> None:
    rows = _README.read_text(encoding="utf-8").splitlines()
    for form in formats.FORMATS:
        assert f"| {form.name} | {', '.join(f'`{ending}`' for ending in form.endings)} |" in rows
