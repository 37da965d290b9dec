"""What counts as the same text, on pairs that a person has judged."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.making import DECK, build, concept
from versecards.ledger import Ledger, State
from versecards.ledger.similar import normalise, similarity

PAIRS = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"))


def state_after_edit(old: str, new: str) -> State:
    """Edit the middle one of three statements and see what becomes of it."""
    before, after = concept("Water was turned into wine."), concept("Nineveh turned from evil.")
    ledger = build(Ledger(DECK), [before, concept(old), after])[1].ledger
    found, _ = build(ledger, [before, concept(new), after])
    return found.notes[1].state


@pytest.mark.parametrize(("old", "new"), PAIRS["same"])
def test_an_edit_is_known(old: str, new: str) -> None:
    assert state_after_edit(old, new) is State.KNOWN
    assert state_after_edit(new, old) is State.KNOWN


@pytest.mark.parametrize(("old", "new"), PAIRS["different"])
def test_another_statement_in_its_place_is_new(old: str, new: str) -> None:
    assert state_after_edit(old, new) is State.NEW
    assert state_after_edit(new, old) is State.NEW


@pytest.mark.parametrize(("old", "new"), PAIRS["missed"])
@pytest.mark.xfail(strict=True, reason="one word of another sense in a like sentence")
def test_a_like_sentence_of_another_sense_is_new(old: str, new: str) -> None:
    assert state_after_edit(old, new) is State.NEW


def test_normalised_texts_differ_in_words_only() -> None:
    assert normalise("  The LORD’s\u00a0mercy –  new\n every morning… ") == normalise(
        "the lord's mercy - new every morning..."
    )
    assert normalise("“Grace”") == normalise('"grace"')
    assert normalise("café") == normalise("cafe\u0301")
    assert normalise("grace") != normalise("mercy")


@given(st.text(max_size=40), st.text(max_size=40))
def test_similarity_is_a_share_and_a_text_is_itself(one: str, other: str) -> None:
    one, other = normalise(one), normalise(other)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1
