"""Which verses of a whole Bible share words with a quotation: an inverted index.

Built once for a text and kept in the cache folder; a search then takes milliseconds.
"""

from __future__ import annotations

import heapq
import math
import sqlite3
import sys
import weakref
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from versecards.files import replacing
from versecards.scripture.reference import Reference
from versecards.scripture.texts.kept import cached
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import stems

_VERSION = "3"
_COMMONEST = 3000
"""Words in more verses than this ("and", "the") do not help to find one."""


class VerseIndex:
    """The verses of one text by their words."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        weakref.finalize(self, connection.close)
        # also sees whether the file is whole; the numbers run from 0
        last = connection.execute("SELECT max(number) FROM places").fetchone()[0]
        self._verses = 0 if last is None else last + 1
        self._known: dict[str, array[int]] = {}
        self._weights: dict[str, float] = {}

    def weight(self, stem: str) -> float:
        """How much it says that a verse has this word: the rarer, the more (natural log).

        A word that the text does not have weighs like one that it has once.
        """
        known = self._weights.get(stem)
        if known is None:
            known = math.log(max(self._verses, 2) / max(len(self._postings(stem)), 1))
            self._weights[stem] = known
        return known

    def knows(self, stem: str) -> bool:
        """Whether any verse has this word."""
        return len(self._postings(stem)) > 0

    def knows_most(self, words: Sequence[str]) -> bool:
        """Whether it knows at least half of some words: they are in its language."""
        bag = set(words)
        return 2 * sum(map(self.knows, bag)) >= len(bag)

    def total(self, bag: Iterable[str]) -> float:
        """The weight of some words together, whatever their order."""
        return math.fsum(map(self.weight, bag))

    def has_together(self, bag: Iterable[str]) -> bool:
        """Whether any verse has all of these words that help to find one."""
        helping = [verses for verses in map(self._postings, bag) if len(verses) <= _COMMONEST]
        helping.sort(key=len)
        left = set(helping[0]) if helping else set()
        for verses in helping[1:]:
            if not left:
                break
            left.intersection_update(verses)
        return bool(left)

    def search(self, bag: Iterable[str], most: int) -> list[Reference]:
        """Return the verses that share the most weight with these words, the best first."""
        shared: defaultdict[int, float] = defaultdict(float)
        for stem in sorted(bag):
            verses = self._postings(stem)
            if len(verses) <= _COMMONEST:
                weight = self.weight(stem)
                for number in verses:
                    shared[number] += weight
        best = heapq.nlargest(most, shared.items(), key=itemgetter(1))
        return [self._place(number) for number, _ in best]

    def _place(self, number: int) -> Reference:
        row = self._connection.execute("SELECT place FROM places WHERE number = ?", (number,))
        return Reference.from_osis(row.fetchone()[0])

    def _postings(self, stem: str) -> array[int]:
        known = self._known.get(stem)
        if known is None:
            row = self._connection.execute(
                "SELECT verses FROM stems WHERE stem = ?", (stem,)
            ).fetchone()
            known = array("i", row[0] if row else b"")
            self._known[stem] = known
        return known


@lru_cache(maxsize=8)
def index_of(translation: Translation) -> VerseIndex:
    """Return the index of a text, building it the first time (about a second)."""
    return _index(translation.path, translation.path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _index(path: Path, _changed: int) -> VerseIndex:
    kept = cached(path, f"index{_VERSION}-{sys.byteorder}")
    try:
        return VerseIndex(_opened(kept))
    except sqlite3.Error:
        pass  # not there yet, or not whole
    try:
        with replacing(kept) as temporary, closing(sqlite3.connect(temporary)) as connection:
            _build(Translation(path), connection)
        return VerseIndex(_opened(kept))
    except (OSError, sqlite3.Error):
        # Without a folder to keep it in, it lasts as long as the program runs.
        connection = sqlite3.connect(":memory:")
        _build(Translation(path), connection)
        return VerseIndex(connection)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _build(translation: Translation, connection: sqlite3.Connection) -> None:
    postings: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
    places = []
    for number, (place, text) in enumerate(translation.all_verses()):
        places.append((number, place.osis))
        for stem in set(stems(text)):
            postings[stem].append(number)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE places (number INTEGER PRIMARY KEY, place TEXT NOT NULL)")
    connection.execute("CREATE TABLE stems (stem TEXT PRIMARY KEY, verses BLOB) WITHOUT ROWID")
    connection.executemany("INSERT INTO places VALUES (?, ?)", places)
    connection.executemany(
        "INSERT INTO stems VALUES (?, ?)",
        ((stem, numbers.tobytes()) for stem, numbers in sorted(postings.items())),
    )
    connection.commit()
