"""How long the ledger takes for half a million notes: load, identify, stamp, write.

Run with ``python -m tests.bench.bench_ledger [NOTES]``. The wish is to load 500,000 notes
in two seconds or less.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from versecards.ledger import Ledger
from versecards.notes import Asked, ConceptContent, Note, Origin
from versecards.scripture.reference import Reference

_TEXT = (
    "grace mercy faith prayer priest throne heaven promise covenant temple sacrifice kingdom "
    "Abraham Moses Samuel David Daniel Peter Paul Father Spirit Advocate mediator believers "
    "sin death life hope love glory stands pleads hears keeps gives calls leads forgives "
    "before after within through because although never always only every with from for the"
)
_WORDS = _TEXT.split()
_DECK = "bench"
_T = TypeVar("_T")


def notes(count: int) -> list[Note]:
    """Make notes of about 16 words with one to three references, 50 to an article."""
    pick = random.Random(4)
    made = []
    for number in range(count):
        text = " ".join(pick.choices(_WORDS, k=16)).capitalize() + "."
        references = tuple(
            Reference.to_verse("Ps", pick.randint(1, 150), pick.randint(1, 8))
            for _ in range(pick.randint(1, 3))
        )
        file = f"series/article-{number // 50:05d}.txt"
        content = ConceptContent(text, tuple(Asked((part,)) for part in references), text)
        origin = Origin(file, number % 50 + 1, 1, (file,), "A title", section="A section")
        made.append(Note(content, origin, references))
    return made


def _worded(note: Note, text: str) -> Note:
    return replace(note, content=replace(note.content, statement=text))


def _moved(note: Note, file: str) -> Note:
    return replace(note, origin=replace(note.origin, articles=(file,)))


def timed(what: str, work: Callable[[], _T]) -> _T:
    start, start_cpu = time.perf_counter(), time.process_time()
    result = work()
    wall, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    print(f"{what:<40}{wall:7.2f} s {cpu:7.2f} s of processor")
    return result


def build(ledger: Ledger, today: list[Note], label: str) -> Ledger:
    titles = {note.origin.articles[0]: "A title" for note in today}
    found = timed(f"identify, {label}", lambda: ledger.identify(today, titles))
    states = dict.fromkeys(("new", "known", "brought back"), 0)
    for item in found.notes:
        states[item.state.value] += 1
    rendered = [(item, item.note.text) for item in found.notes]
    rendered += [(item, f"retired {item.text}") for item in found.retired]  # type: ignore[misc]
    articles, now = found.articles, 1_700_000_000
    stamped = timed(f"stamp, {label}", lambda: ledger.stamp(rendered, articles, {}, now))
    print(f"  {states}, {len(found.retired)} retired, {len(found.problems)} problems")
    return stamped.ledger


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    today = notes(count)
    print(f"{count:,} notes")
    first = build(Ledger(_DECK), today, "first build")
    data = timed("encode", first.encode)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deck.ledger")
        path.write_bytes(data)
        print(f"  {len(data) / 1e6:.0f} MB")
        ledger = timed("load", lambda: Ledger.load(path, _DECK))
    build(ledger, today, "nothing changed")
    edited = [
        _worded(note, note.text.replace("grace", "kindness")) if n % 50 == 7 else note
        for n, note in enumerate(today)
    ]
    build(ledger, edited, "one note in 50 edited")
    moved = [_moved(note, f"new/{note.origin.articles[0]}") for note in today]
    build(ledger, moved, "every file moved")


if __name__ == "__main__":
    main()
