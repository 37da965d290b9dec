"""Random edits of random articles, against the real Anki: nothing doubled, nothing lost."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from tests.anki.versions import learner
from tests.ledger.editing import Author
from tests.regenerate.story import Card, Story
from versecards.ledger.similar import normalise

STAYS = 90
"""Texts that share so much, in per cent of their letters, are one note."""


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=True), st.lists(st.integers(1, 4), min_size=2, max_size=4))
def test_no_review_is_lost_and_nothing_comes_twice(random: Random, days: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, learner() as anki:
        story = Story(Path(folder), anki)
        author = Author(random)
        author.begin()
        known: dict[int, tuple[str, str]] = {}
        earned: dict[Card, int] = {}
        for day, edits in enumerate((0, *days)):
            for _ in range(edits):
                author.edit()
            author.write(story.source)
            built = story.build_and_import(now=1_700_000_000 + day)
            _check_collection(story, earned)
            doubtful = {
                (Path(problem.file).name, problem.line)
                for problem in built.prepared.problems
                if problem.code == "match-doubtful"
            }
            today = _identified(author, story)
            for truth, (guid, text, place) in today.items():
                if truth not in known or place in doubtful or _has_twin(text, truth, known):
                    continue
                was_guid, was = known[truth]
                if fuzz.ratio(normalise(was), normalise(text)) >= STAYS:
                    assert guid == was_guid, f"{was!r} became {text!r}"
            known.update((truth, (guid, text)) for truth, (guid, text, _) in today.items())
            cards = sorted(story.cards())
            for guid, number in random.sample(cards, min(5, len(cards))):
                if story.anki.notes()[guid]["fields"]["Active"]:
                    anki.answer(guid, number)
            earned = {card: data["reviews"] for card, data in story.cards().items()}


def _identified(author: Author, story: Story) -> dict[int, tuple[str, str, tuple[str, int]]]:
    """Map the truth about each line to its note's guid, text and place (file, line)."""
    assert story.built
    notes = {
        (note.kind, note.note.origin.articles[0], note.note.text): note
        for note in story.built.prepared.rendered
        if note.note
    }
    found = {}
    for truth, line in author.truths():
        made = notes.get((line.kind, line.articles[0], line.text))
        assert made and made.note, f"no note of {line.text!r}"
        found[truth] = (
            made.guid,
            line.text,
            (Path(made.note.origin.file).name, made.note.origin.line),
        )
    return found


def _has_twin(text: str, truth: int, known: dict[int, tuple[str, str]]) -> bool:
    """Whether another line was as good as equal, so that nobody could tell them apart."""
    return any(
        other != truth and fuzz.ratio(normalise(text), normalise(also)) >= STAYS - 5
        for other, (_, also) in known.items()
    )


def _check_collection(story: Story, earned: dict[Card, int]) -> None:
    assert story.built
    notes: dict[str, Any] = story.anki.notes()
    active = {guid: note for guid, note in notes.items() if note["fields"]["Active"]}
    shipped = {note.guid for note in story.built.prepared.rendered if note.note}
    assert set(active) == shipped, "what is in an article is asked, and nothing else"
    same = Counter((note["type"], tuple(note["fields"].values())) for note in active.values())
    assert max(same.values(), default=1) == 1, "no two notes with the same content"
    cards = story.cards()
    assert {card: cards[card]["reviews"] for card in earned} == earned, "no review is lost"
    assert story.anki.check_database() == []
