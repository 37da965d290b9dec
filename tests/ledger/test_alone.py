"""A statement that was rewritten is known by its passage, where that is sure."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.ledger.making import DECK, build, concept, guids
from versecards.ledger import Ledger
from versecards.notes import Note

CASES = yaml.safe_load((Path(__file__).parent / "rewritten.yaml").read_text("utf-8"))
RANSOM = "Jesus did not come to be served but to give his life as a ransom."
RETOLD = "The Son of Man came to serve others, and to give up his life as a ransom."
MARK = "Mark.10.45"


def edited(
    before: list[Note], after: list[Note], *, skip: tuple[str, ...] = ()
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the guids of the statements by their words, before an edit and after it."""
    first, stamped = build(Ledger(DECK), before, skip=skip)
    return guids(first), guids(build(stamped.ledger, after, 2000, skip=skip)[0])


def is_known(old: str, new: str, passage: str) -> bool:
    """Edit a statement and move it behind another, so that its place does not tell it."""
    jonah = concept("Jonah was angry about a plant.", "Jonah.4.9")
    was, now = edited([concept(old, passage), jonah], [jonah, concept(new, passage)])
    return was[old] == now[new]


@pytest.mark.parametrize("case", CASES["same"])
def test_a_rewritten_statement_is_known(case: list[str]) -> None:
    old, new, passage = case
    assert is_known(old, new, passage) and is_known(new, old, passage)


@pytest.mark.parametrize("case", CASES["missed"])
@pytest.mark.xfail(strict=True, reason="hardly a word of it is left")
def test_in_quite_other_words_it_is_not(case: list[str]) -> None:
    assert is_known(*case)


@pytest.mark.parametrize("case", CASES["different"])
def test_another_thought_on_the_passage_is_new(case: list[str]) -> None:
    old, new, passage = case
    assert not is_known(old, new, passage) and not is_known(new, old, passage)


@pytest.mark.parametrize("case", CASES["taken for one"])
@pytest.mark.xfail(strict=True, reason="as like as what was rewritten")
def test_a_like_thought_on_the_passage_is_taken_for_it(case: list[str]) -> None:
    assert not is_known(*case)


@pytest.mark.parametrize("others", [["Heb.7.25"], [MARK, "Heb.7.25"], []])
def test_another_passage_proves_nothing(others: list[str]) -> None:
    was, now = edited([concept(RANSOM, MARK)], [concept(RETOLD, *others)])
    assert now[RETOLD] not in was.values()


def test_a_passage_that_another_statement_has_too_proves_nothing() -> None:
    old, new, passage = next(case for case in CASES["same"] if "Barnabas" in case[0])
    beside = concept("Whoever has two coats should share.", "Luke.3.11", passage)
    for before, after, skip in (
        ([concept(old, passage), beside], [beside, concept(new, passage)], ()),
        ([concept(old, passage), beside], [beside, concept(new, passage)], (beside.text,)),
        ([concept(old, passage)], [beside, concept(new, passage)], ()),
        ([beside, concept(old, passage)], [concept(new, passage)], ()),
    ):
        was, now = edited(before, after, skip=skip)
        assert now[new] not in was.values()
        assert now.get(beside.text) in (was.get(beside.text), None) or beside not in before


def test_a_review_goes_to_no_statement_that_stands_beside() -> None:
    """One is taken out, and the one beside it is rewritten and given its passage."""
    ransom = concept(RANSOM, MARK)
    serve = concept("The Son of Man came to serve others as their slave.", "Luke.22.27")
    was, now = edited([ransom, serve], [concept(RETOLD, MARK)])
    assert now[RETOLD] not in (was[serve.text],)
    both = concept("The Son of Man came to serve others.", MARK)
    was, now = edited([ransom, serve], [both])
    assert now[both.text] != was[RANSOM]


def test_two_that_are_rewritten_keep_each_its_note() -> None:
    daniel, praying = CASES["same"][-1], CASES["same"][0]
    before = [concept(case[0], case[2]) for case in (daniel, praying)]
    after = [concept(case[1], case[2]) for case in (praying, daniel)]
    was, now = edited(before, after)
    assert [now[case[1]] for case in (daniel, praying)] == [*was.values()]


def test_a_rewritten_statement_of_another_article_is_new() -> None:
    was, now = edited(
        [concept(RANSOM, MARK), concept("God is love.", "1John.4.8")],
        [concept(RETOLD, MARK, article="b.txt"), concept("God is love.", "1John.4.8")],
    )
    assert now[RETOLD] not in was.values()
