"""A statement that alone gives its passage is known by that too, in whatever words it is now.

Another thought on the passage may have taken its place, so that something of its words must
still be there; and where another statement that is left over is about as like, nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from versecards.ledger.doubt import Pair, clear
from versecards.ledger.entry import GONE, Entry
from versecards.ledger.similar import normalise, similarity
from versecards.notes import Kind, Note

REWRITTEN = 0.55
"""So much alike must the two be: of the pairs judged in ``tests/ledger/rewritten.yaml`` half of
those that are one are, and hardly any others."""
_PASSAGE = 0.20
"""What the passage adds, where others are compared."""


def pairs_by_passage(
    entries: Sequence[Entry],
    notes: Sequence[Note],
    homes: Sequence[str],
    entry_of: Mapping[int, int],
    before: Callable[[str], Iterable[str]],
) -> list[Pair]:
    """Return the statements of today that were rewritten, each with its entry.

    ``entry_of`` are the matches that there are already; ``before`` gives the articles in which
    what an article says now may have stood.
    """
    taken = set(entry_of.values())
    olds = {n: entry for n, entry in enumerate(entries) if entry.kind == Kind.CONCEPT.value}
    news = {n: note for n, note in enumerate(notes) if note.kind is Kind.CONCEPT}
    # what is only skipped still stands in the article
    was_sole = _sole((n, e.article, [*e.numbers]) for n, e in olds.items() if e.retired != GONE)
    is_sole = _sole((n, homes[n], note.items) for n, note in news.items())
    waiting: dict[str, list[int]] = defaultdict(list)
    for old, entry in olds.items():
        if old not in taken and not entry.retired:
            waiting[entry.article].append(old)
    scores: dict[Pair, float] = {}
    alone: set[Pair] = set()
    for new, note in news.items():
        if new in entry_of:
            continue
        for article in before(homes[new]):
            for old in waiting.get(article, ()):
                alike = similarity(normalise(entries[old].text), normalise(note.text))
                same = new in is_sole and is_sole[new] == was_sole.get(old)
                scores[new, old] = alike + (_PASSAGE if same else 0)
                if same and alike >= REWRITTEN:
                    alone.add((new, old))
    return [pair for pair in clear(scores) if pair in alone] if alone else []


def _sole(statements: Iterable[tuple[int, str, Sequence[str]]]) -> dict[int, str]:
    """Return by number the only passage of each statement that no other of its article has."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    single: dict[int, tuple[str, str]] = {}
    for number, article, passages in statements:
        for passage in passages:
            having[article, passage].append(number)
        if len(passages) == 1:
            single[number] = article, passages[0]
    return {number: key[1] for number, key in single.items() if having[key] == [number]}
