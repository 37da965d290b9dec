"""``build --watch`` and ``preview --watch`` as processes of their own, until Ctrl+C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

import pytest

from tests.cli.run import ROOT, run
from tests.decks import body

LONGEST_WAIT = 60
ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14).")


class Watching:
    """A command that watches, and what it has printed and nobody has read yet."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "versecards", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )
        self.lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.decode().rstrip("\n"))

    def until(self, last: str) -> list[str]:
        """Return the lines up to the one that begins so."""
        found: list[str] = []
        while not found or not found[-1].startswith(last):
            try:
                found.append(self.lines.get(timeout=LONGEST_WAIT))
            except Empty:
                pytest.fail(f"no line {last!r} after {found}")
        return found

    def stop(self) -> list[str]:
        """Press Ctrl+C; return what is printed after it."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=LONGEST_WAIT)
        self._reader.join(timeout=LONGEST_WAIT)
        return list(self.lines.queue)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def watching(folder: Path, *arguments: str) -> Iterator[Watching]:
    process = Watching(folder, *arguments)
    try:
        yield process
    finally:
        process.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "prayer.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_watch_builds_again_on_a_change_and_says_what_changed(folder: Path) -> None:
    article = folder / "source" / "prayer.txt"
    with watching(folder, "build", "--watch") as process:
        first = process.until("Watching")
        assert first[0].startswith("✓ Built build/source.apkg: 1 card from 1 article.")

        article.write_text(ARTICLE.replace("pleaded", "prayed"), encoding="utf-8")
        second = process.until("Watching")
        assert f"Changed: {Path('source', 'prayer.txt')}" in second
        assert "Notes since the last build: 0 new, 1 changed, 0 retired, 0 unchanged." in second
        assert any("Moses [-pleaded-] {+prayed+} for Israel." in line for line in second)

        article.write_text("", encoding="utf-8")
        third = process.until("Watching")
        assert any("prayer.txt" in line and line.startswith("×") for line in third)
        assert "× Nothing was written." in third

        article.write_text(ARTICLE, encoding="utf-8")
        settings = folder / "source" / "deck.yaml"
        settings.write_text(settings.read_text().replace("name: Source", "name: Prayer"))
        assert any("Built build/prayer.apkg" in line for line in process.until("Watching"))

        # the ledger and the package that it wrote itself are no changes
        after = process.stop()
        assert process.process.returncode == 0
        assert after == ["", "✓ Stopped watching."]


def test_watch_in_the_folder_of_the_articles_does_not_watch_what_it_writes(folder: Path) -> None:
    source = folder / "source"
    with watching(source, "preview", ".", "-o", "page.html", "--watch") as process:
        process.until("Watching")
        (source / "prayer.txt").write_text(ARTICLE + "\nMore (John 1:1).\n", encoding="utf-8")
        assert "Changed: prayer.txt" in process.until("Watching")
        with pytest.raises(Empty):
            process.lines.get(timeout=1.5)
        assert process.stop()[-1] == "✓ Stopped watching."
    assert "from 1 article" in run(source, "build", ".").out


def test_watch_lives_on_through_errors_of_the_file_system(folder: Path) -> None:
    article, place = folder / "source" / "prayer.txt", folder / "build"
    with watching(folder, "build", "--watch") as process:
        process.until("Watching")
        shutil.rmtree(place)
        place.write_text("a file where the folder was")
        article.write_text(ARTICLE + "\nMore (John 1:1).\n", encoding="utf-8")
        assert any(line.startswith("× ") and "build" in line for line in process.until("Watching"))
        place.unlink()
        article.write_text(ARTICLE + "\nStill more (John 1:2).\n", encoding="utf-8")
        assert any(line.startswith("✓ Built") for line in process.until("Watching"))
        shutil.rmtree(folder / "source")
        assert any(line.startswith("× ") for line in process.until("Watching"))
        assert process.stop()[-1] == "✓ Stopped watching."


def test_watch_of_a_source_that_is_not_there_ends_at_once(tmp_path: Path) -> None:
    ran = run(tmp_path, "build", "nowhere", "--watch")
    assert ran.status == 1
    assert "× nowhere: source-missing" in ran.err


def test_watch_gives_no_json(folder: Path) -> None:
    assert run(folder, "build", "--watch", "--format", "json").status == 2
