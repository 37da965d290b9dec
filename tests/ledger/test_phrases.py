"""The phrase of a point that the program chose stays hidden when the point is reworded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ledger.making import DECK, build, point
from versecards.ledger import Ledger, State
from versecards.notes import Note, PointContent

WORRY = "Prayer with thanksgiving drives worry out of the heart."
REFUGE = "God is a mighty refuge for his people."


def chosen(text: str, *hidden: str) -> Note:
    """A point of which no author chose the phrases."""
    note = point(text, *hidden)
    assert isinstance(note.content, PointContent)
    return replace(note, content=replace(note.content, by_sense=True))


def cards(before: Note, *after: Note) -> list[dict[str, int]]:
    """Return the phrases that are asked, each with its card, after each of some edits."""
    stamped = build(Ledger(DECK), [before])[1]
    found = []
    for day, note in enumerate(after, 2):
        identified, stamped = build(stamped.ledger, [note], 1000 * day)
        [item] = identified.notes
        assert item.state is State.KNOWN and {*item.slots} == {*item.note.items}
        found.append(dict(item.slots))
    return found


@pytest.mark.parametrize(
    ("before", "phrase", "now", "fresh", "kept"),
    [
        # another form of it
        (
            *(WORRY, "the heart", "Prayer with thanksgiving drives all worry out of our hearts."),
            *("drives all worry out", "our hearts"),
        ),
        # words put into it
        (
            *(REFUGE, "mighty refuge", "God is a mighty and sure refuge for all his people."),
            *("his people", "mighty and sure refuge"),
        ),
        # the singular for the plural, and words put around it
        (
            *("Hope anchors the souls of believers.", "the souls"),
            *("For ever hope firmly anchors the soul of believers.", "firmly anchors", "the soul"),
        ),
    ],
)
def test_it_stays_in_the_words_that_it_has_now(
    before: str, phrase: str, now: str, fresh: str, kept: str
) -> None:
    [found] = cards(chosen(before, phrase), chosen(now, fresh))
    assert found == {kept: 1}


@pytest.mark.parametrize(
    ("phrase", "now", "fresh"),
    [
        # another thing in its place
        ("the heart", "Prayer with thanksgiving drives worry out of the house.", "the house"),
        # twice, so that nobody would know which
        (
            "the heart",
            "Prayer with thanksgiving drives worry out of hearts: hearts trust.",
            "trust",
        ),
        # two phrases now
        ("worry out", "Prayer with thanksgiving drives worry, out of love.", "love"),
        # grown too long to be asked
        (
            "drives worry",
            "Prayer with thanksgiving drives doubt and fear and worry out of the heart.",
            "fear",
        ),
    ],
)
def test_what_is_not_there_any_more_is_chosen_anew(phrase: str, now: str, fresh: str) -> None:
    [found] = cards(chosen(WORRY, phrase), chosen(now, fresh))
    assert found.keys() == {fresh}


def test_what_the_author_hides_comes_first() -> None:
    now = "Prayer with thanksgiving drives all worry out of our hearts."
    [found] = cards(chosen(WORRY, "the heart"), point(now, "thanksgiving"))
    assert found == {"thanksgiving": 2}


def test_after_more_edits_it_is_still_the_same_card() -> None:
    first = "Prayer with thanksgiving drives all worry out of our hearts."
    second = "Prayer with much thanksgiving drives all worry out of our hearts."
    found = cards(
        chosen(WORRY, "the heart"),
        chosen(first, "drives all worry"),
        chosen(second, "much thanksgiving"),
        chosen(WORRY, "thanksgiving"),
    )
    assert found == [{"our hearts": 1}, {"our hearts": 1}, {"the heart": 1}]
