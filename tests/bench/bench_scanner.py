"""Measure the scanner against BCV and the Python libraries, in one run, by hand.

    python tests/bench/bench_scanner.py [--node-modules FOLDER] [--size MB] [--sets FOLDER]
    python tests/bench/bench_scanner.py --worst

Speed is CPU seconds on one core, the best of several rounds, over the project's own
articles, one after the other, as often as fill ``--size``. Accuracy is how many texts
are read exactly, verse by verse: ``study_sentences.json``, and the reference sets where
``--sets`` has them. BCV takes part where node is there and ``npm install
bible-passage-reference-parser`` was done in FOLDER; linkture, python-scriptures,
pythonbible and topos-bible (which is written in Rust) where installed. ``--worst``
measures texts made to be slow instead, 125 kB and 1 MB of each.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import rivals  # noqa: E402

from versecards.scripture.context import Context  # noqa: E402
from versecards.scripture.reference import Reference  # noqa: E402
from versecards.scripture.scan import scan  # noqa: E402

Case = tuple[str, list[str]]


def cpu(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the CPU seconds of the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def import_seconds() -> float:
    """Return the CPU seconds that importing the scanner takes, compiled once as installed."""
    code = (
        "import time; start = time.process_time(); import versecards.scripture.scan; "
        "print(time.process_time() - start)"
    )
    command = [sys.executable, "-c", code]
    with tempfile.TemporaryDirectory() as compiled:
        env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = compiled
        runs = [
            subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
            for _ in range(10)
        ]
    return min(float(run.stdout) for run in runs)


def cases(sets: Path | None) -> dict[str, list[Case]]:
    """Return the texts with the references that a reader finds, by set."""
    study = ROOT / "tests/scripture/study_sentences.json"
    found = {"study sentences": [(c["text"], c["osis"]) for c in _read(study)]}
    if sets and sets.is_dir():
        found["edited sentences"] = [(c["text"], c["osis"]) for c in _read(sets / "sentences.json")]
        found["book names"] = [(c["text"], [c["osis"]]) for c in _read(sets / "book-names.json")]
        found["no references"] = [(text, []) for text in _read(sets / "not-references.json")]
    return found


def _read(path: Path) -> list:  # type: ignore[type-arg]
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def verses(osis: Sequence[str]) -> list[str]:
    """Write out every verse: "1, 2" and "1-2" are the same reading."""
    found: list[str] = []
    for text in osis:
        try:
            found += [verse.osis for verse in Reference.from_osis(text).verses()]
        except ValueError:
            found.append(text)
    return found


def right(expected: list[Case], readings: Sequence[Sequence[str]]) -> int:
    return sum(verses(o) == verses(r) for (_, o), r in zip(expected, readings, strict=True))


def safely(find: Callable[[str], list[str]], text: str) -> list[str]:
    """Read a text with a library that may raise; that is no right reading."""
    try:
        return find(text)
    except Exception as error:
        return [type(error).__name__]


def ours(text: str) -> list[str]:
    return [reference.osis for mention in scan(text) for reference in mention.references]


def anew(text: str) -> object:
    """Scan a text as if it were never seen: a text that stands alone is otherwise kept."""
    return scan(text, Context())


def articles(size: float) -> list[str]:
    """Return the project's articles as often as fill ``size`` megabytes."""
    files = sorted((ROOT / "source").rglob("*.txt")) + sorted((ROOT / "source").rglob("*.md"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return texts * max(1, round(size * 1e6 / sum(len(text.encode()) for text in texts)))


def megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def speed(run: Callable[[str], object], texts: Sequence[str], rounds: int = 5) -> float:
    """Return megabytes a second, a text at a time, nothing kept."""

    def everything() -> None:
        for text in texts:
            run(text)

    return megabytes(texts) / cpu(everything, rounds)


def worst() -> None:
    """Show that time grows in a straight line, whatever the text."""
    print(f"{'text':28}{'125 kB':>10}{'1 MB':>10}{'times':>8}")
    for unit in _read(ROOT / "tests/scripture/worst_texts.json"):
        short, long = (
            cpu(lambda text=text: scan(text), 1)
            for text in (
                "Hebrews 7. " + unit * (size // len(unit)) for size in (125_000, 1_000_000)
            )
        )
        print(f"{unit!r:28}{short:9.2f}s{long:9.2f}s{long / short:7.1f}×")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--node-modules", type=Path, default=ROOT, metavar="FOLDER")
    options.add_argument("--size", type=float, default=1.0, metavar="MB")
    options.add_argument("--sets", type=Path, default=ROOT.parent / "shared/references")
    options.add_argument("--worst", action="store_true")
    given = options.parse_args()
    if given.worst:
        worst()
        return

    texts = articles(given.size)
    sets = cases(given.sets)
    everything = [text for expected in sets.values() for text, _ in expected]

    apart = sum(map(len, texts)) // sum(len(scan(text)) for text in texts)
    print(f"article prose: {megabytes(texts):.1f} MB, a mention every {apart} characters")
    print(f"import of the scanner: {1000 * import_seconds():.0f} ms")
    print(f"\n{'':20}{'MB/s':>8}{'ours is':>10}  " + "  ".join(f"{name:>16}" for name in sets))

    own = speed(anew, texts, 9)
    scores = {name: right(e, [ours(text) for text, _ in e]) for name, e in sets.items()}
    report("versecards", own, own, scores, sets)

    few = texts[: max(1, len(texts) // 4)]
    result = rivals.bcv(given.node_modules, everything, few)
    if result:
        readings = iter([found.split(",") if found else [] for found in result["found"]])
        scores = {name: right(e, [next(readings) for _ in e]) for name, e in sets.items()}
        report("BCV (node)", megabytes(few) / result["seconds"], own, scores, sets)
    for rival in rivals.installed():
        scores = {n: right(e, [safely(rival.find, t) for t, _ in e]) for n, e in sets.items()}
        report(rival.name, speed(rival.run, few, 2), own, scores, sets)


def report(
    name: str, rate: float, own: float, scores: dict[str, int], sets: dict[str, list[Case]]
) -> None:
    counts = "  ".join(f"{f'{scores[n]} of {len(expected)}':>16}" for n, expected in sets.items())
    print(f"{name:20}{rate:8.2f}{f'{own / rate:.1f}×':>10}  {counts}")


if __name__ == "__main__":
    main()
