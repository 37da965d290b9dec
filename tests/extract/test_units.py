"""Units: verses that are learned as one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.extract.units import (
    MOST,
    WHOLE,
    completed,
    follows,
    parts_of,
    runs,
    runs_on,
    units_of,
)
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.texts.library import Library


def kjv(verse: Reference) -> str:
    return Library().find("KJV").verse(verse) or ""


def verse(number: int) -> Reference:
    return Reference.to_verse("Ps", 119, number)


def ending_in(signs: dict[int, str]) -> Callable[[Reference], str]:
    """A text in which these verses end so, and all others with a full stop."""
    return lambda reference: "He walked by night" + signs.get(reference.verse or 0, ".")


runs_of_numbers = st.tuples(st.integers(1, 150), st.integers(0, 26)).map(
    lambda ends: list(range(ends[0], sum(ends)))
)
numbers = runs_of_numbers | st.lists(st.integers(1, 176), unique=True, max_size=40).map(sorted)
# most verses run on, so that the longest units come up
texts = st.lists(st.sampled_from([",", "", ",”", ",", ";", ".", "!”"]), min_size=9, max_size=9).map(
    lambda signs: ending_in({number: signs[number % 9] for number in range(1, 177)})
)
quick = settings(deadline=None)


@quick
@given(numbers, texts)
def test_units_have_every_verse_once_in_order_and_none_else(
    chosen: list[int], text: Callable[[Reference], str]
) -> None:
    verses = [verse(number) for number in chosen]
    units = units_of(verses, text)
    assert [one for unit in units for one in unit.verses()] == verses


@quick
@given(numbers, texts)
def test_a_unit_is_short_and_ends_with_a_sentence_where_it_can(
    chosen: list[int], text: Callable[[Reference], str]
) -> None:
    verses = [verse(number) for number in chosen]
    for unit in units_of(verses, text):
        inside = list(unit.verses())
        assert 1 <= len(inside) <= MOST
        # no sentence ends inside a unit, and one that goes on is cut only for its length
        assert all(runs_on(text(one)) for one in inside[:-1])
        following = verse((inside[-1].verse or 0) + 1)
        if runs_on(text(inside[-1])) and following in verses:
            assert len(inside) == MOST


@quick
@given(st.integers(1, 170), st.integers(1, 3), texts)
def test_what_completes_a_unit_is_only_the_rest_of_its_sentence(
    first: int, length: int, text: Callable[[Reference], str]
) -> None:
    unit = spanning(verse(first), verse(first + length - 1))
    whole = completed(unit, text)
    inside = list(whole.verses())
    assert inside[:length] == list(unit.verses())
    assert len(inside) <= max(MOST, length)
    if whole != unit:
        assert not runs_on(text(inside[-1]))
        assert all(runs_on(text(one)) for one in inside[length - 1 : -1])


@pytest.mark.parametrize(
    ("osis", "whole"),
    [
        ("Rom.8.38", "Romans 8:38–39"),  # "… nor things to come, Nor height …"
        ("Gal.5.22", "Galatians 5:22–23"),
        ("Col.1.21", "Colossians 1:21–22"),  # no mark at all: "… hath he reconciled In the body …"
        ("John.3.16", "John 3:16"),
        ("Rom.3.23", "Romans 3:23"),  # a semicolon ends it well enough
        ("Eph.1.3", "Ephesians 1:3"),  # the sentence is longer than three verses
        ("Ps.119.176", "Psalm 119:176"),  # the last verse of a chapter
    ],
)
def test_a_verse_is_completed_by_the_one_that_ends_its_sentence(osis: str, whole: str) -> None:
    assert str(completed(Reference.from_osis(osis), kjv)) == whole


@quick
@given(numbers, texts)
def test_the_parts_of_a_passage_have_all_its_units_and_about_a_dozen_verses(
    chosen: list[int], text: Callable[[Reference], str]
) -> None:
    verses = [verse(number) for number in range(1, len(chosen) + 1)]
    units = units_of(verses, text)
    parts = parts_of(units)
    covered = [one for part in parts for one in part.verses()]
    if len(units) < 2:
        assert parts == []
    else:
        # a last unit that is left alone is a part by itself, which needs no card of its own
        assert covered == verses[: len(covered)]
        assert len(verses) - len(covered) <= MOST
    for part in parts:
        assert len(list(part.verses())) <= WHOLE + MOST
        assert sum(part.contains(unit) for unit in units) > 1


def test_verses_follow_each_other_only_within_a_chapter() -> None:
    last, first = Reference.from_osis("John.3.36"), Reference.from_osis("John.4.1")
    assert not follows(first, last)
    assert [len(run) for run in runs([verse(1), verse(2), verse(4), last, first])] == [2, 1, 1, 1]
