"""The other readers of Bible references, each with the same face, for bench_scanner.py.

Each gives the OSIS references that it finds in a text ("Gen.1.1-Gen.1.3", "Ps.23"). A
library that is not installed does not take part.
"""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from versecards.scripture.books import book, books


@dataclass(frozen=True)
class Rival:
    """A Python library: its name, its readings of a sentence, and its bare call for timing."""

    name: str
    find: Callable[[str], list[str]]
    run: Callable[[str], object]


def python_scriptures() -> Rival:
    library: Any = importlib.import_module("scriptures")
    roman = {"1 ": "I ", "2 ": "II ", "3 ": "III "}
    names = {roman.get(b.name[:2], b.name[:2]) + b.name[2:]: b.osis for b in books()}
    names |= {"Psalms": "Ps", "Revelation of Jesus Christ": "Rev"}

    def find(text: str) -> list[str]:
        return [
            f"{names[name]}.{chapter}.{verse}-{names[name]}.{last}.{end}"
            for name, chapter, verse, last, end in library.extract(text)
        ]

    return Rival("python-scriptures", find, library.extract)


def pythonbible() -> Rival:
    library: Any = importlib.import_module("pythonbible")

    def find(text: str) -> list[str]:
        found = []
        for reference in library.get_references(text):
            start = books()[reference.book.value - 1].osis
            end = books()[(reference.end_book or reference.book).value - 1].osis
            last = reference.end_verse or book(end).verses[reference.end_chapter - 1]
            first = f"{start}.{reference.start_chapter}.{reference.start_verse or 1}"
            found.append(f"{first}-{end}.{reference.end_chapter}.{last}")
        return found

    return Rival("pythonbible", find, library.get_references)


def linkture() -> Rival:
    library: Any = importlib.import_module("linkture").Scriptures()

    def place(code: str) -> str:
        return f"{books()[int(code[:2]) - 1].osis}.{int(code[2:5])}.{int(code[5:])}"

    def find(text: str) -> list[str]:
        return [f"{place(first)}-{place(last)}" for first, last in library.code_scriptures(text)]

    return Rival("linkture", find, library.code_scriptures)


def topos_bible() -> Rival:
    library: Any = importlib.import_module("topos_bible")
    topos = library.Topos()
    unit = list(library.OffsetUnit)[-1]

    def find(text: str) -> list[str]:
        return " ".join(match.passage.osis for match in topos.search(text, unit)).split()

    return Rival("topos-bible", find, lambda text: topos.search(text, unit))


def installed() -> list[Rival]:
    """Return the libraries that are there."""
    rivals = []
    for make in (linkture, python_scriptures, pythonbible, topos_bible):
        try:
            rivals.append(make())
        except ImportError:
            print(f"{make.__name__}: not installed")
    return rivals


def bcv(folder: Path, sentences: Sequence[str], articles: Sequence[str]) -> dict[str, Any] | None:
    """Run BCV through node: ``found`` for each sentence, ``seconds`` for all articles."""
    node = shutil.which("node")
    if not node or not (folder / "node_modules/bible-passage-reference-parser").is_dir():
        print("BCV: node or the npm package is not there")
        return None
    run = subprocess.run(
        [node, str(Path(__file__).with_name("bcv.cjs"))],
        cwd=folder,
        input=json.dumps({"sentences": list(sentences), "articles": list(articles)}),
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result
