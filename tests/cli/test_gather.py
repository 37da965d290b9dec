"""A deck is the same whatever was kept of it, and by however many processes it is read."""

from __future__ import annotations

import io
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import pytest

from tests.bench.bench_scale import Maker
from tests.cli.run import run_process
from versecards import console
from versecards import gather as gathering
from versecards.build import Prepared, build, prepare
from versecards.cache import Cache
from versecards.extract.work import Work
from versecards.gather import ALONE, Effort

FORMATS = {
    "plain.txt": """Who keeps watch?

What does the Bible say?

The LORD keeps those who trust him (Psalm 121:4; Isaiah 40:31). He does not sleep (v. 4).
Psalm 121:4 says, "Behold, he that keepeth Israel shall neither slumber nor sleep."

UNDERSTAND

- God **never** sleeps.

ENGAGE

- Who watches over you?
""",
    "marked.md": """---
title: Watching
translation: ASV
tags: [night]
memorize: Psalm 23
cards:
  - question: Who sleeps?
    answer: We do.
  - verse: Psalm 4:8
    text: In peace I lie down.
---

# Watching

He gives sleep (Psalm 4:8; Psalm 127:2).

> Behold, he that keepeth Israel shall not sleep at all. (Psalm 121:4)

| Verse | Says |
|---|---|
| Psalm 3:5 | I awaked |

- [ ] a task (John 3:16)

<!-- versecards: off reference-missing -->
Nobody has read it (Psalm 151:3).
""",
    "page.html": "<html><head><title>Rest</title></head><body><h1>Rest</h1>"
    "<h2>What does the Bible say?</h2><p>He gives rest (Matthew 11:28).</p></body></html>",
    "made.yaml": "title: Sleep\nsections:\n  - heading: What does the Bible say?\n"
    "    blocks:\n      - Sleep is his gift (Psalm 127:2).\n",
    "dated.md": "---\ndate: 2026-01-02\n---\n# A day\n\nThis is the day (Psalm 118:24).\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    for name, text in FORMATS.items():
        (source / name).write_text(text, encoding="utf-8")
    (source / "deck.yaml").write_text("name: Night\nid: night\nverses: short\n", "utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough articles for two processes, of which some quote the same verse in other words."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "source").mkdir()
    maker = Maker(11)
    for number in range(40):
        text = maker.article(number)
        if number % 5 == 0:
            words = ("slumber", "sleep", "rest")[number % 3]
            said = f'"Behold, he that keepeth Israel shall neither {words} nor sleep."'
            text = text.replace("UNDERSTAND", f"Psalm 121:4 says, {said}\nUNDERSTAND")
        if number % 7 == 0:
            text = text.replace("UNDERSTAND", "God watches over us (Psalm 121:4).\nUNDERSTAND")
        (folder / "source" / f"a{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "source" / "deck.yaml").write_text("name: Many\nid: many\n", encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    kept = Cache(tmp_path / "cache" / "kept.sqlite")
    yield kept
    kept.close()


def files_of(folder: Path, effort: Effort) -> tuple[bytes, bytes, Prepared]:
    """The package and the ledger of a first build."""
    ledger, package = folder / "source" / "deck.ledger", folder / "deck.apkg"
    ledger.unlink(missing_ok=True)
    built = build(folder / "source", package, now=1_700_000_000, effort=effort)
    return package.read_bytes(), ledger.read_bytes(), built.prepared


def ready(folder: Path, *, effort: Effort = ALONE, keep_going: bool = False) -> Prepared:
    """A deck as it would be built, always at the same time."""
    source = folder / "source"
    return prepare(source, now=1_700_000_000, effort=effort, keep_going=keep_going)


def assert_same(one: Prepared, other: Prepared) -> None:
    """Whatever anybody may ask of the two is the same."""
    assert one.problems == other.problems
    assert one.rendered == other.rendered
    first, second = one.extraction, other.extraction
    assert first.notes == second.notes
    assert first.choices == second.choices
    assert first.settings == second.settings
    assert [s.places for s in first.settings.values()] == [
        s.places for s in second.settings.values()
    ]
    assert dict(first.statements) == dict(second.statements)
    assert list(first.readings) == list(second.readings)
    for article, same in zip(one.deck.articles, other.deck.articles, strict=True):
        assert article.sections == same.sections
        assert article == same


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_articles_are_the_same_by_one_process_and_by_two(
    many: Path, cache: Cache, jobs: int
) -> None:
    alone = files_of(many, ALONE)
    for _ in ("new", "known"):
        package, ledger, prepared = files_of(many, Effort(cache, jobs))
        assert (package, ledger) == alone[:2]
        assert_same(prepared, alone[2])


def test_a_deck_is_the_same_in_every_run_of_python(many: Path) -> None:
    """Sets have another order in each process: nothing may hang on it."""
    packages = set()
    for seed in ("1", "2", "3"):
        for file in ("source/deck.ledger", "deck.apkg"):
            (many / file).unlink(missing_ok=True)
        environment = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        cache = str(many / f"cache{seed}")
        words = ("build", "source", "-o", "deck.apkg", "--jobs", "1")
        ran = run_process(many, *words, VERSECARDS_CACHE=cache, **environment)
        assert ran.status == 0, ran.err
        packages.add((many / "deck.apkg").read_bytes())
    assert len(packages) == 1


def test_every_format_is_the_same_when_it_was_kept(folder: Path, cache: Cache) -> None:
    alone = files_of(folder, ALONE)
    for _ in ("new", "known"):
        package, ledger, prepared = files_of(folder, Effort(cache))
        assert (package, ledger) == alone[:2]
        assert_same(prepared, alone[2])


def test_what_was_read_is_not_read_again(
    folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "source" / "dated.md").unlink()  # a date cannot be kept
    ready(folder, effort=Effort(cache))
    path = folder / "source" / "plain.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("trust", "fear"), "utf-8")
    read: list[str] = []
    told: list[str] = []
    first, tell = gathering.first_step, Work.told

    def reads(listed: gathering.Listed, file: gathering.ArticleFile) -> gathering.FirstStep:
        read.append(file.file)
        return first(listed, file)

    def tells(work: Work, wordings: gathering.Wordings, learned: Collection[str]) -> gathering.Told:
        told.append(work.article.file)
        return tell(work, wordings, learned)

    monkeypatch.setattr(gathering, "first_step", reads)
    monkeypatch.setattr(Work, "told", tells)
    ready(folder, effort=Effort(cache))
    assert (read, told) == (["plain.txt"], ["plain.txt"])


def test_a_quotation_of_another_article_is_heard(folder: Path, cache: Cache) -> None:
    """What an article says of a verse depends on how the others quote it."""
    for name in FORMATS:
        (folder / "source" / name).unlink()
    cites, quotes = folder / "source" / "a.txt", folder / "source" / "b.txt"
    body = "What waits?\n\nWhat does the Bible say?\n\n{}\n"
    cites.write_text(body.format("The keeper of Israel is awake (Psalm 121:4)."), "utf-8")
    seen = []
    for word in ("keepeth", "guardeth", "keepeth"):
        said = f'Psalm 121:4 says, "Behold, he that {word} Israel shall neither slumber nor sleep."'
        quotes.write_text(body.format(said), "utf-8")
        kept = ready(folder, effort=Effort(cache))
        assert_same(kept, ready(folder))
        backs = [n.fields for n in kept.rendered if n.note and n.note.origin.file == str(cites)]
        seen.append(str(backs))
    assert seen[0] == seen[2] != seen[1]


@pytest.mark.parametrize("setting", ["translation: ASV", "language: de", "steps: none"])
def test_other_settings_are_heard(folder: Path, cache: Cache, setting: str) -> None:
    ready(folder, effort=Effort(cache))
    with (folder / "source" / "deck.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{setting}\n")
    assert_same(ready(folder, effort=Effort(cache)), ready(folder))


def test_a_file_of_another_name_is_another_article(folder: Path, cache: Cache) -> None:
    ready(folder, effort=Effort(cache))
    (folder / "source" / "plain.txt").rename(folder / "source" / "other.txt")
    assert_same(ready(folder, effort=Effort(cache)), ready(folder))


def _no_second_parts(data: dict[str, bytes]) -> None:
    for key in list(data)[1::2]:
        del data[key]


def _torn(data: dict[str, bytes]) -> None:
    for key in data:
        data[key] = data[key][:-3]


def _of_another_form(data: dict[str, bytes]) -> None:
    for key in data:
        data[key] = gathering.pack(["tuple", [3, 4], ["same", 99]])


@pytest.mark.parametrize("harm", [_no_second_parts, _torn, _of_another_form])
def test_parts_that_are_lost_or_harmed_are_made_again(
    folder: Path, tmp_path: Path, harm: Callable[[dict[str, bytes]], None]
) -> None:
    path = tmp_path / "kept.sqlite"
    kept = Cache(path)
    alone = ready(folder)
    ready(folder, effort=Effort(kept))
    kept.close()
    connection = sqlite3.connect(path)
    rows = dict(connection.execute("SELECT key, data FROM kept ORDER BY rowid").fetchall())
    harm(rows)
    connection.execute("DELETE FROM kept")
    connection.executemany(
        "INSERT INTO kept VALUES (?, 0, ?, ?, ?)",
        [(key, len(data), gathering.digest(data), data) for key, data in rows.items()],
    )
    connection.commit()
    connection.close()
    kept = Cache(path)
    assert_same(ready(folder, effort=Effort(kept)), alone)
    kept.close()


def test_a_broken_article_is_told_as_without_a_cache(folder: Path, cache: Cache) -> None:
    (folder / "source" / "broken.md").write_text("---\ntitle: [\n---\ntext\n", "utf-8")
    (folder / "source" / "empty.txt").write_text("", "utf-8")
    alone = ready(folder, keep_going=True)
    for _ in ("new", "known"):
        kept = ready(folder, keep_going=True, effort=Effort(cache))
        assert kept.deck.broken == alone.deck.broken != ()
        assert kept.deck.unread == alone.deck.unread
        assert_same(kept, alone)


def test_nothing_but_our_own_classes_is_read() -> None:
    """What is kept names no class by itself, so that none can be asked for."""
    written = gathering.codec().encode((Effort.__name__, 1, None, (True, 2.5)))
    assert not re.search(r"import|module|versecards", str(written))
    with pytest.raises(ValueError, match="unknown"):
        gathering.codec().decode(["os.system", "true"])
    with pytest.raises(TypeError):
        gathering.codec().encode(Path())


class _Screen(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.mark.parametrize(
    ("terminal", "patience", "shown"),
    [(True, -1.0, True), (True, 99.0, False), (False, -1.0, False)],
)
def test_a_bar_stands_on_a_terminal_when_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, patience: float, shown: bool
) -> None:
    screen = _Screen(terminal=terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(console, "_PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with console.on_way() as hear:
        hear(2, 80)
        hear(40, 80)
    assert ("20/40" in screen.getvalue()) is shown
    assert bool(screen.getvalue()) is shown
