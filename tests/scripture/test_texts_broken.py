"""Broken and hostile files: an error with name and place, soon, and nothing kept."""

from __future__ import annotations

import io
import json
import struct
import time
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.problems import ContentError
from versecards.scripture.texts import Library, kept
from versecards.scripture.texts.collect import Collector
from versecards.scripture.texts.formats import read

GENESIS = "\\id GEN\n\\c 1\n" + "".join(f"\\v {n} Verse {n}.\n" for n in range(1, 32))
EXODUS = "\\id EXO\n\\c 1\n" + "".join(f"\\v {n} Verse {n}.\n" for n in range(1, 23))
USX = (
    '<?xml version="1.0"?>{}<usx><book code="GEN"/><chapter number="1"/><para style="p">'
    + "".join(f'<verse number="{n}"/>Verse {n}.' for n in range(1, 32))
    + "</para></usx>"
)
BOMB = "<!DOCTYPE usx [{}]>".format(
    '<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij"))
)
OUTSIDE = '<!DOCTYPE usx [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VERSECARDS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("VERSECARDS_DATA", str(tmp_path / "data"))
    yield
    # Whatever went wrong, nothing half written is left.
    assert not list(tmp_path.rglob("*.tmp"))


def zipped(path: Path, *entries: tuple[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries:
            archive.writestr(name, text)
    return path


def refused(path: Path) -> str:
    """The message for a file, given in a second, with nothing kept."""
    start = time.process_time()
    with pytest.raises(ContentError) as caught:
        kept.converted(path, "X")
    assert time.process_time() - start < 1
    assert not list(kept.cache_folder().glob("*.sqlite"))
    with pytest.raises(ContentError):
        Library().add(path, "X")
    assert not kept.data_folder().exists() or not list(kept.data_folder().iterdir())
    problem = caught.value.problems[0]
    assert problem.file.startswith(str(path))
    assert problem.remedy
    return f"{problem.file.removeprefix(str(path))}:{problem.line}: {problem.message}"


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_whole_files_are_read(tmp_path: Path) -> None:
    # what the tests below break
    for name, text in (("a", GENESIS), ("b", USX.format("")), ("c", GENESIS + EXODUS)):
        assert kept.converted(written(tmp_path / name, text), "X").exists()


def test_missing_file(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / "nothing.usfm")


def test_empty_file_and_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "No Bible text" in refused(tmp_path / "folder")
    assert "No Bible text" in refused(written(tmp_path / "a.usfm", ""))
    assert "No Bible text" in refused(written(tmp_path / "a", ""))


@pytest.mark.parametrize("share", [0.3, 0.5, 0.77, 0.95])
def test_cut_off(tmp_path: Path, share: float) -> None:
    texts = {
        "a.usfm": GENESIS,
        "a.usx": USX.format(""),
        "a.json": json.dumps({"Genesis": {"1": {str(n): f"Verse {n}." for n in range(1, 32)}}}),
        "a.csv": "Book,Chapter,Verse,Text\n"
        + "".join(f'Genesis,1,{n},"Verse {n}."\n' for n in range(1, 32)),
    }
    for name, text in texts.items():
        assert refused(written(tmp_path / name, text[: int(len(text) * share)]))


def test_cut_off_in_a_note(tmp_path: Path) -> None:
    text = GENESIS.replace("Verse 31.", "Verse 31. \\f + \\ft A no")
    assert "note \\f is not closed" in refused(written(tmp_path / "a.usfm", text))


def test_cut_off_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("gen.usfm", GENESIS), ("exo.usfm", EXODUS))
    data = path.read_bytes()
    assert "zip is broken" in refused(written(path, data[: len(data) // 2]))
    damaged = bytearray(data)
    damaged[60:70] = b"\0" * 10
    assert "zip is broken" in refused(written(path, bytes(damaged)))


def test_wrong_encoding(tmp_path: Path) -> None:
    text = GENESIS.replace("Verse 7.", "Vérse 7.").encode("latin-1")
    assert ":9: The file is not in UTF-8" in refused(written(tmp_path / "a.usfm", text))
    xml = USX.format("").replace("Verse 7.", "Vérse 7.").encode("latin-1")
    assert "XML is broken" in refused(written(tmp_path / "a.usx", xml))
    xml = USX.format("").replace('"1.0"', '"1.0" encoding="nonsense"').encode()
    assert "XML" in refused(written(tmp_path / "b.usx", xml))


def test_characters_that_are_no_text(tmp_path: Path) -> None:
    for wrong, code in (("\ufffd", "U+FFFD"), ("\x1f", "U+001F")):
        text = GENESIS.replace("Verse 7.", f"Verse{wrong}7.")
        message = refused(written(tmp_path / "a.usfm", text))
        assert "Genesis 1:7" in message
        assert code in message


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
def test_xml_bomb(tmp_path: Path, doctype: str) -> None:
    text = USX.format(doctype).replace("Verse 7.", "&a;" if doctype == OUTSIDE else "&j;")
    assert "declares entities" in refused(written(tmp_path / "a.usx", text))


def test_entity_that_nobody_declares(tmp_path: Path) -> None:
    text = USX.format('<!DOCTYPE usx SYSTEM "usx.dtd">').replace("Verse 7.", "&nbsp;")
    assert "&nbsp;" in refused(written(tmp_path / "a.usx", text))
    text = USX.format("").replace("Verse 7.", "&nbsp;")
    assert "XML is broken" in refused(written(tmp_path / "a.usx", text))


def test_deep_nesting(tmp_path: Path) -> None:
    assert "nested too deep" in refused(written(tmp_path / "a.json", "[" * 200_000))
    deep = "<usx>" + "<para>" * 100_000
    assert "nested too deep" in refused(written(tmp_path / "a.usx", deep))


@pytest.mark.parametrize(
    "name", ["../gen.usfm", "/etc/gen.usfm", "a/../../gen.usfm", "C:/gen.usfm"]
)
def test_zip_that_climbs_out(tmp_path: Path, name: str) -> None:
    assert "outside of itself" in refused(zipped(tmp_path / "a.zip", (name, GENESIS)))
    assert not (tmp_path.parent / "gen.usfm").exists()


def declaring(path: Path, size: int) -> Path:
    """A zip of 20 MB of zeros that says in its directory that it holds so many bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gen.usfm", bytes(20_000_000))
    data = bytearray(path.read_bytes())
    position = data.find(b"PK\x01\x02") + 24
    data[position : position + 4] = struct.pack("<I", size)
    return written(path, bytes(data))


def test_zip_of_zeros(tmp_path: Path) -> None:
    assert "too large" in refused(declaring(tmp_path / "a.zip", 4_000_000_000))
    # One that says less than it holds is not read further than it says.
    assert "zip is broken" in refused(declaring(tmp_path / "b.zip", 1000))


def test_zip_of_too_many_files(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(6000):
            archive.writestr(str(number), "")
    assert "more than" in refused(written(tmp_path / "a.zip", buffer.getvalue()))


def test_sword_module(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("mods.d/kjv.conf", "[KJV]"), ("modules/ot.bzs", "x"))
    assert "SWORD module" in refused(path)


def test_zip_with_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("gen.usfm", GENESIS))
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    assert "cannot be read" in refused(written(path, bytes(data)))


def test_two_books_with_one_id(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("01.usfm", GENESIS), ("02.usfm", GENESIS))
    message = refused(path)
    assert message.startswith("/02.usfm:1: The book GEN is there twice")
    assert "01.usfm" in message


def test_a_verse_twice(tmp_path: Path) -> None:
    text = GENESIS.replace("\\v 7", "\\v 6")
    assert ":9: Genesis 1:6 is there twice" in refused(written(tmp_path / "a.usfm", text))
    text = GENESIS.replace("\\v 6 ", "\\v 6-7 ")
    assert "Genesis 1:7 is there twice" in refused(written(tmp_path / "a.usfm", text))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\\id GEN", "\\id GNE", ":1: There is no book with the id 'GNE'"),
        ("\\c 1\n", "\\c one\n", ":2: Chapter 'one'"),
        ("\\c 1\n", "\n", ":3: Verse 1 stands before the first chapter"),
        ("\\v 7 ", "\\v seven ", ":9: Verse 'seven'"),
        ("\\v 7 ", "\\v 7-6 ", ":9: Verse '7-6'"),
        ("\\v 7 ", "\\v 7777 ", ":9: Verse '7777'"),
    ],
)
def test_wrong_numbers(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in refused(written(tmp_path / "a.usfm", GENESIS.replace(old, new)))


def test_sqlite_that_is_no_bible(tmp_path: Path) -> None:
    path = written(tmp_path / "a.sqlite", b"SQLite format 3\x00" + bytes(100))
    (tmp_path / "translations").mkdir()
    path = path.rename(tmp_path / "translations" / "a.sqlite")
    infos = Library((tmp_path / "translations",)).available()
    assert [info.name for info in infos] == ["A", "KJV", "ASV"]
    assert infos[0].problems[0].code == "translation-unreadable"
    with pytest.raises(ContentError):
        Library((tmp_path / "translations",)).find("A")


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "file", "")
    monkeypatch.setenv("VERSECARDS_CACHE", str(tmp_path / "file"))
    with pytest.raises(ContentError, match="cannot be kept"):
        kept.converted(written(tmp_path / "a.usfm", GENESIS), "X")


SEEDS = [
    GENESIS.encode(),
    USX.format("").encode(),
    b'[{"book":1,"chapter":1,"verse":1,"text":"a"}]',
]


MARKUP = [
    "\\v 1 ",
    "\\v 2-3",
    "\\c 2\n",
    "\\f + ",
    "\\f*",
    "\\+nd ",
    "\\nd*",
    "\\s1 ",
    "|",
    "\\*",
    "\n",
]


@settings(max_examples=150, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    place=st.floats(0, 1),
    noise=st.binary(max_size=12) | st.sampled_from([b"\\v", b"\\f ", b"<", b"\\c 1", b'"', b"}"]),
    length=st.integers(0, 30),
)
def test_damage_gives_a_result_or_a_content_error(
    seed: bytes, place: float, noise: bytes, length: int
) -> None:
    start = int(place * len(seed))
    try:
        read("a", seed[:start] + noise + seed[start + length :], Collector())
    except ContentError as error:
        assert error.problems[0].message


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(MARKUP) | st.text(max_size=5)).map("".join))
def test_any_text_gives_a_result_or_a_content_error(text: str) -> None:
    try:
        read("a", f"\\id GEN\n{text}".encode("utf-8", "surrogatepass"), Collector())
    except ContentError as error:
        assert error.problems[0].message
