"""How well wrong references of quotations are caught, on translations that differ.

Verses of one translation are held against another's text: whole, and cut in half, with
their own reference and with a neighbour's. Run from the top folder:

    python -m tests.bench.bench_quotations [VERSES] [SEED]

It needs the translations beside the project (see ``tests/conftest.py``).
"""

from __future__ import annotations

import random
import sys
import time

from tests.conftest import SHARED

from versecards.scripture.quotation import compare
from versecards.scripture.reference import Reference
from versecards.scripture.sharing import split
from versecards.scripture.texts import Library, Translation

PAIRS = (
    ("BSB", ("KJV", "ASV")),
    ("BSB", ("KJV",)),
    ("WEB", ("KJV", "ASV")),
    ("US-OEB", ("KJV", "ASV")),
    ("YLT", ("KJV", "ASV")),
    ("KJV", ("BSB",)),
    ("ASV", ("KJV",)),
)
KINDS = ("whole", "first half", "second half")


def main(verses: int = 1000, seed: int = 1) -> None:
    """Print one table for each pair, of ``verses`` verses chosen by ``seed``."""
    library = Library((SHARED / "translations",))
    for quoted, held in PAIRS:
        texts = tuple(library.find(name) for name in held)
        chosen = sample(library.find(quoted), texts, verses, seed)
        print(f"\n{quoted} quoted, {' and '.join(held)} at hand: {len(chosen)} verses")
        print(f"{'':13}{'own reference':>37}{'a neighbour’s':>33}")
        print(
            f"{'':13}{'accused':>9}{'doubted':>9}{'part':>7}{'side':>7}  ms"
            f"{'caught':>11}{'named other':>13}{'doubted':>9}"
        )
        for kind in KINDS:
            row(kind, [(v, n, cut(words, kind)) for v, n, words in chosen], texts)
        right, wrong = splits(library.find(quoted), chosen, texts)
        print(f"two verses cut: {right:.1%} right, {wrong:.1%} wrong, the rest left whole")


def sample(
    quoted: Translation, texts: tuple[Translation, ...], size: int, seed: int
) -> list[tuple[Reference, Reference, str]]:
    """Verses that all texts have, each with the verse after it (or before)."""
    pool = [
        (place, text)
        for place, text in quoted.all_verses()
        if place.verse == place.end_verse and all(t.verse(place) for t in texts)
    ]
    chosen = []
    for place, text in random.Random(seed).sample(pool, min(size, len(pool))):
        verse = place.verse or 0
        neighbours = [
            Reference.to_verse(place.book, place.chapter, n) for n in (verse + 1, verse - 1)
        ]
        there = [n for n in neighbours if texts[0].verse(n)]
        if there:
            chosen.append((place, there[0], text))
    return chosen


def cut(text: str, kind: str) -> str:
    """The whole verse or a half of its words."""
    words = text.split()
    half = (len(words) + 1) // 2
    return " ".join({"whole": words, "first half": words[:half]}.get(kind, words[half:]))


def row(
    kind: str, chosen: list[tuple[Reference, Reference, str]], texts: tuple[Translation, ...]
) -> None:
    """Print a line of the table."""
    start = time.perf_counter()
    own = [compare(words, place, texts) for place, _, words in chosen]
    each = (time.perf_counter() - start) / len(chosen) * 1000
    other = [(compare(words, next_to, texts), place) for place, next_to, words in chosen]
    sides = {"whole": (False, False), "first half": (False, True)}.get(kind, (True, False))
    count = len(chosen)
    print(
        f"{kind:13}"
        f"{sum(c.better is not None for c in own) / count:>9.2%}"
        f"{sum(not c.matches and c.better is None for c in own) / count:>9.2%}"
        f"{sum(c.part for c in own) / count:>7.1%}"
        f"{sum((c.omits_before, c.omits_after) == sides for c in own) / count:>7.1%}"
        f"{each:>4.0f}"
        f"{sum(c.better == place for c, place in other) / count:>11.1%}"
        f"{sum(c.better not in (None, place) for c, place in other) / count:>13.1%}"
        f"{sum(not c.matches and c.better is None for c, _ in other) / count:>9.1%}"
    )


def splits(
    quoted: Translation,
    chosen: list[tuple[Reference, Reference, str]],
    texts: tuple[Translation, ...],
) -> tuple[float, float]:
    """Shares of pairs of verses, joined, that are cut where the verse ends, and elsewhere."""
    right = wrong = count = 0
    for place, next_to, words in chosen:
        following = quoted.verse(next_to)
        if following and (next_to.verse or 0) > (place.verse or 0):
            both = Reference(place.book, place.chapter, place.verse, place.chapter, next_to.verse)
            pieces = split(f"{words} {following}", both, texts)
            found = [piece for _, piece in pieces] == [words, following]
            count += 1
            right += found
            wrong += not found and pieces[0][0] != both
    return right / count, wrong / count


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
