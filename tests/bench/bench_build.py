"""How long a build takes from the shell: ``python tests/bench/bench_build.py [RUNS]``.

In one run, in turn: Python starting and doing nothing; genanki alone writing the same
notes; the first build of one article; an unchanged build; a build after one edit. Times
are wall clock seconds of whole processes, the median of the runs; machines differ, so
look at the ratios.
"""

from __future__ import annotations

import pickle
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GENANKI = """
import genanki, pickle, sys
rows = pickle.load(open(sys.argv[1], "rb"))
fields = [{"name": name} for name in rows[0]]
model = genanki.Model(1607392319, "Bare", fields=fields,
    templates=[{"name": "Card", "qfmt": "{{" + fields[0]["name"] + "}}", "afmt": "{{FrontSide}}"}])
deck = genanki.Deck(2059400110, "Bare")
for row in rows:
    deck.add_note(genanki.Note(model=model, fields=list(row.values())))
genanki.Package(deck).write_to_file(sys.argv[2])
"""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source"
        source.mkdir()
        article = source / "intercession.txt"
        shutil.copy(ROOT / "source" / "intercession.txt", article)
        text = article.read_text(encoding="utf-8")
        package = str(folder / "deck.apkg")
        build = [sys.executable, "-m", "versecards", "build", str(source), "-o", package]
        subprocess.run(build, check=True, capture_output=True, cwd=ROOT)
        rows = folder / "rows.pickle"
        rows.write_bytes(pickle.dumps(_rows(source, Path(package))))

        def edit(run: int) -> None:
            article.write_text(text.replace("city", f"city{run}"), encoding="utf-8")

        def fresh(_: int) -> None:
            (source / "deck.ledger").unlink()
            Path(package).unlink()

        tasks: dict[str, tuple[Callable[[int], None], list[str]]] = {
            "python": (lambda _: None, [sys.executable, "-c", "pass"]),
            "genanki alone": (
                lambda _: None,
                [sys.executable, "-c", GENANKI, str(rows), str(folder / "bare.apkg")],
            ),
            "first build": (fresh, build),
            "unchanged build": (lambda _: None, build),
            "build after an edit": (edit, build),
        }
        times: dict[str, list[float]] = {task: [] for task in tasks}
        for run in range(runs):
            for task, (before, command) in tasks.items():
                before(run)
                times[task].append(seconds(command))
    bare = statistics.median(times["genanki alone"])
    for task, taken in times.items():
        median = statistics.median(taken)
        print(
            f"{task:20} {median:6.3f} s  (from {min(taken):.3f} to {max(taken):.3f})  "
            f"{median / bare:5.2f} x genanki alone"
        )


def _rows(source: Path, package: Path) -> list[dict[str, str]]:
    from versecards.build import prepare

    verses = [note for note in prepare(source, package).rendered if note.kind.value == "verse"]
    return [dict(note.fields) for note in verses]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
