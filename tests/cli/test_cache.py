"""What is kept between two runs: it spares work, and no answer is another for it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import Ran, run
from versecards import cache

ARTICLE = """Why do we wait?

What does the Bible say?

God keeps those who wait for him (Isaiah 40:31; Psalm 27:14). Nothing that he promised is
late (Habakkuk 2:3). Lamentations 3:25 says, "The LORD is good unto them that wait for him,
to the soul that seeketh him." Nobody waits alone (Psalm 991:3).

UNDERSTAND

- Those who wait are renewed.
"""
OTHER = ARTICLE.replace("Why do we wait?", "Who waits with us?").replace("alone", "by himself")
COMMANDS = (
    ("build", "source", "-o", "deck.apkg"),
    ("build", "source", "-o", "deck.apkg", "--format", "json"),
    ("plan", "source", "-o", "deck.apkg"),
    ("plan", "source", "-o", "deck.apkg", "--format", "json"),
    ("check", "source"),
    ("check", "source", "--format", "json"),
    ("preview", "source", "-o", "page.html"),
    ("list", "source"),
    ("list", "source", "--why"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "wait.txt").write_text(ARTICLE, encoding="utf-8")
    (source / "with.txt").write_text(OTHER, encoding="utf-8")
    (source / "deck.yaml").write_text("name: Waiting\nid: wait\nverses: all\n", encoding="utf-8")
    return tmp_path


def do(folder: Path, *words: str, kept: str = "cache") -> Ran:
    return run(folder, *words, VERSECARDS_CACHE=str(folder / kept), SOURCE_DATE_EPOCH="1700000000")


def everything(folder: Path, kept: str) -> list[object]:
    """What every command says, with its exit status, and the files that there are after it."""
    said: list[object] = []
    for words in COMMANDS:
        ran = do(folder, *words, kept=kept)
        files = [folder / "deck.apkg", folder / "page.html", folder / "source" / "deck.ledger"]
        said.append((words, ran, [f.read_bytes() if f.is_file() else b"" for f in files]))
    return said


def _nothing(folder: Path) -> None:
    del folder


def _words(folder: Path) -> None:
    path = folder / "source" / "wait.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("late", "too late"), "utf-8")


def _same_size_and_time(folder: Path) -> None:
    path = folder / "source" / "wait.txt"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("renewed", "refresh"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def _gone(folder: Path) -> None:
    (folder / "source" / "with.txt").unlink()


def _renamed(folder: Path) -> None:
    (folder / "source" / "with.txt").rename(folder / "source" / "beside.txt")


def _settings(folder: Path) -> None:
    path = folder / "source" / "deck.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "skip: [Isaiah 40:31]\n", "utf-8")


def _named(folder: Path) -> None:
    path = folder / "source" / "deck.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Waiting", "Hoping"), "utf-8")


def _left_out(folder: Path) -> None:
    (folder / "source" / "slides.pptx").write_bytes(b"PK")


def _translation(folder: Path) -> None:
    texts = folder / "source" / "translations"
    texts.mkdir()
    verse = {"book": "Lamentations", "chapter": 3, "verse": 25, "text": "Good is the LORD."}
    (texts / "KJV.json").write_text(json.dumps([verse]), encoding="utf-8")


def _no_ledger(folder: Path) -> None:
    (folder / "source" / "deck.ledger").unlink()


def _no_package(folder: Path) -> None:
    (folder / "deck.apkg").unlink()


def _older_package(folder: Path) -> None:
    _words(folder)
    old = (folder / "deck.apkg").read_bytes()
    do(folder, "build", "source", "-o", "deck.apkg")
    (folder / "deck.apkg").write_bytes(old)


def _another_page(folder: Path) -> None:
    page = folder / "page.html"
    page.write_text(page.read_text(encoding="utf-8").replace("wait", "weight"), "utf-8")


def _unknown_names(folder: Path) -> None:
    with (folder / "source" / "deck.yaml").open("a", encoding="utf-8") as settings:
        settings.write("off: [verse-shrt]\nquotes: NKVJ\nskip: [Ruth 1:1]\nhide: [no such words]\n")
        settings.write("articles: {none.docx: {steps: all}}\norder: [none.txt]\n")


def _paragraph_as_title(folder: Path) -> None:
    text = "Welcome to all\n\n## Teaching\n\nGod is good (Psalm 34:8).\n"
    (folder / "source" / "more.md").write_text(text, encoding="utf-8")


CHANGES = (
    *(_nothing, _words, _same_size_and_time, _gone, _renamed, _settings, _named, _left_out),
    *(_translation, _no_ledger, _no_package, _older_package, _another_page),
    *(_unknown_names, _paragraph_as_title),
)


@pytest.mark.parametrize("change", CHANGES)
def test_every_answer_is_what_it_is_without_a_cache(
    folder: Path, change: Callable[[Path], None]
) -> None:
    everything(folder, "cache")
    everything(folder, "cache")  # by now all is known
    change(folder)
    copy = folder.with_name(folder.name + "-copy")
    shutil.copytree(folder, copy)
    fresh, kept = [], []
    # the paths are part of the answers: each folder stands in the same place in its turn
    kept = everything(folder, "cache")
    kept += everything(folder, "cache")
    shutil.rmtree(folder)
    copy.rename(folder)
    for number in range(2):
        fresh += everything(folder, f"other{number}")
    assert kept == fresh


def test_a_crowded_deck_is_told_alike(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("versecards.ledger.bases.ROOM", 10)
    words = ("build", "source", "-o", "deck.apkg", "--format", "json")
    copy = folder.with_name(folder.name + "-copy")
    shutil.copytree(folder, copy)
    kept = [do(folder, *words) for _ in range(3)]
    assert "deck-crowded" in kept[0].out
    shutil.rmtree(folder)
    copy.rename(folder)
    assert [do(folder, *words, kept=f"other{number}") for number in range(3)] == kept


def test_a_ledger_that_can_no_longer_be_written_is_told(folder: Path) -> None:
    build = ("build", "source", "-o", "deck.apkg")
    for _ in range(2):
        assert "ledger-unwritable" not in do(folder, *build).err
    (folder / "source").chmod(0o555)
    try:
        kept, fresh = do(folder, *build), do(folder, *build, kept="other")
    finally:
        (folder / "source").chmod(0o755)
    assert "ledger-unwritable" in kept.out + kept.err
    assert (kept.status, kept.out, kept.err) == (fresh.status, fresh.out, fresh.err)


@pytest.mark.parametrize("linked", [False, True])
def test_a_translation_that_keeps_its_size_and_time_is_read_again(
    folder: Path, linked: bool
) -> None:
    texts = folder / "source" / "translations"
    place = texts / "TST"
    if linked:
        place = folder / "elsewhere"
        texts.mkdir()
        (texts / "TST").symlink_to(place, target_is_directory=True)
    place.mkdir(parents=True)
    (texts / ".#lock").symlink_to("nobody")
    file = place / "tst.csv"
    file.write_text("Psalm 27:14,Wait on the Lord: be strong\n", encoding="utf-8")
    with (folder / "source" / "deck.yaml").open("a", encoding="utf-8") as settings:
        settings.write("translation: TST\n")
    courage = "Who has courage?\n\nWhoever hopes in God has courage to wait (Psalm 27:14).\n"
    (folder / "source" / "courage.txt").write_text(courage, encoding="utf-8")
    build = ("build", "source", "-o", "deck.apkg", "--format", "json")
    first = json.loads(do(folder, *build).out)
    do(folder, *build)
    before = file.stat()
    file.write_text("Psalm 27:14,Wait on the Lord: be secure\n", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    again = json.loads(do(folder, *build).out)
    assert first["counts"]["new"] and again["counts"]["changed"]
    listed = do(folder, "list", "source", "--format", "json").out
    assert "be secure" in listed and "be strong" not in listed


@pytest.mark.parametrize("words", [w for w in COMMANDS if w[0] != "list"])
def test_what_is_known_is_not_done_again(
    folder: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = do(folder, "build", "source", "-o", "deck.apkg")
    do(folder, *words)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("done again")

    monkeypatch.setattr("versecards.build.prepare", never)
    again = do(folder, *words)
    assert first.status == 0 and again.status in (0, 1)


def test_another_program_knows_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do(folder, "check", "source")
    monkeypatch.setattr(cache, "program", lambda: "another")
    with cache.open_cache() as kept:
        kept.put("some", "thing", "by another program")
    monkeypatch.undo()
    with cache.open_cache() as kept:
        assert kept.get("some", "thing") is None


def _kept(folder: Path) -> Path:
    return folder / "cache" / "kept.sqlite"


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _text(path: Path) -> None:
    path.write_text("this is no database", encoding="utf-8")


def _foreign(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE kept (key TEXT, wrong TEXT)")
    connection.commit()
    connection.close()


def _reworded(path: Path) -> None:
    """Other bytes for what is kept, as JSON that can be read, without the hash of them."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT key, data FROM kept").fetchall()
    for key, data in rows:
        text = cache.zlib.decompress(data).replace(b"wait", b"bait")
        connection.execute(
            "UPDATE kept SET data = ? WHERE key = ?", (cache.zlib.compress(text), key)
        )
    connection.commit()
    connection.close()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("harm", [_flipped, _cut, _text, _foreign, _reworded, _empty, _folder])
def test_a_harmed_cache_changes_no_answer(folder: Path, harm: Callable[[Path], None]) -> None:
    everything(folder, "cache")
    right = everything(folder, "cache")
    harm(_kept(folder))
    assert everything(folder, "cache") == right
    if harm is not _folder:
        assert _kept(folder).read_bytes()[:6] == b"SQLite"
    assert everything(folder, "cache") == right


def test_nothing_is_taken_from_another_user(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    do(folder, "check", "source")
    before = _kept(folder).read_bytes()
    monkeypatch.setattr(os, "getuid", lambda: 4711, raising=False)
    do(folder, "check", "source")
    assert _kept(folder).read_bytes() == before


def test_a_cache_that_cannot_be_made_stops_nothing(folder: Path) -> None:
    (folder / "cache").write_text("a file where the folder would be", encoding="utf-8")
    assert do(folder, *COMMANDS[0]).status == 0


def test_a_cache_that_is_written_elsewhere_stops_nothing(folder: Path) -> None:
    do(folder, "check", "source")
    other = sqlite3.connect(_kept(folder))
    other.execute("BEGIN EXCLUSIVE")
    assert do(folder, *COMMANDS[0]).status == 0
    other.rollback()
    other.close()


def test_the_oldest_goes_where_it_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "LARGEST", 40_000)
    today = 20_000
    monkeypatch.setattr(cache, "_today", lambda: today)
    path = tmp_path / "kept.sqlite"
    for number in range(30):
        today += 1
        kept = cache.Cache(path)
        kept.get("number", "0")  # what is used stays
        kept.put("number", str(number), [os.urandom(1500).hex()])
        kept.close()
    kept = cache.Cache(path)
    there = [number for number in range(30) if kept.get("number", str(number))]
    kept.close()
    assert path.stat().st_size < 60_000
    assert 0 in there and 29 in there and 1 not in there and len(there) < 29
