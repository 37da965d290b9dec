"""Whatever the author does, in whatever order, a note that stays nearly the same is known."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from tests.ledger.editing import Author
from tests.ledger.making import DECK, build
from versecards.ledger import Identification, Ledger, Stamped
from versecards.ledger.file import decode
from versecards.ledger.plan import make_plan
from versecards.ledger.similar import normalise

STAYS = 90


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.randoms(use_true_random=True), st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_no_edits_lose_a_note(random: Random, days: list[int]) -> None:
    author = Author(random)
    author.begin()
    found, stamped = build(Ledger(DECK), author.notes())
    known = _guids(author, found)
    texts = {truth: note.text for truth, note in author.truths()}
    for day, edits in enumerate(days, 1):
        ledger = stamped.ledger
        for _ in range(edits):
            author.edit()
        found, stamped = build(ledger, author.notes(), 1000 * day)
        now = _guids(author, found)
        _check_build(ledger, found, stamped)
        doubtful = {(p.file, p.line) for p in found.problems if p.code == "match-doubtful"}
        same = Counter(normalise(note.text) for note in author.notes())
        for truth, note in author.truths():
            if truth not in known or note.origin.place[:2] in doubtful:
                continue
            if same[normalise(note.text)] > 1 or _was_beside(texts[truth], texts, truth):
                continue
            if fuzz.ratio(normalise(texts[truth]), normalise(note.text)) >= STAYS:
                assert now[truth] == known[truth], f"{texts[truth]!r} became {note.text!r}"
        known.update(now)
        texts.update((truth, note.text) for truth, note in author.truths())


def _guids(author: Author, found: Identification) -> dict[int, str]:
    """Map the truth about each line to the guid that it has now."""
    pairs = zip(author.truths(), found.notes, strict=True)
    return {truth: item.guid for (truth, _), item in pairs}


def _was_beside(text: str, texts: dict[int, str], truth: int) -> bool:
    """Whether another line was as good as equal, so that nobody could tell them apart."""
    return any(
        other != truth and fuzz.ratio(normalise(text), normalise(also)) >= STAYS - 5
        for other, also in texts.items()
    )


def _check_build(before: Ledger, found: Identification, stamped: Stamped) -> None:
    guids = [item.guid for item in (*found.notes, *found.retired)]
    assert len(guids) == len(set(guids))
    assert {entry.guid for entry in before.entries} <= set(guids)
    old = {entry.guid: entry for entry in before.entries}
    for entry in stamped.ledger.entries:
        if entry.guid in old:
            same = entry.fingerprint == old[entry.guid].fingerprint
            assert entry.mod == old[entry.guid].mod if same else entry.mod > old[entry.guid].mod
            assert entry.since == old[entry.guid].since
            kept = old[entry.guid].numbers.keys() & entry.numbers.keys()
            assert all(old[entry.guid].numbers[item] == entry.numbers[item] for item in kept)
    plan = make_plan(before, found, stamped)
    assert sum(plan.counts.values()) == len(guids)
    data = stamped.ledger.encode()
    again = decode(data, DECK, "deck.ledger")
    assert again.entries == stamped.ledger.entries
    second = Ledger(DECK, again.entries, again.articles, again.notetypes)
    _, once_more = build(second, [item.note for item in found.notes], 10**9)
    assert once_more.ledger.encode() == data
