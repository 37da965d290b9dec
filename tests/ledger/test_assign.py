"""The assignment is the best there is, found by trying all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.ledger.assign import assign

tables = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 1000).map(lambda n: n / 1000)
)


def best_sum(scores: dict[tuple[int, int], float]) -> float:
    return max(
        sum(scores.get((left, right), 0.0) for left, right in enumerate(order))
        for order in permutations(range(5))
    )


@settings(max_examples=200)
@given(tables)
def test_no_other_choice_is_better(scores: dict[tuple[int, int], float]) -> None:
    chosen = assign(scores)
    assert len(set(chosen.values())) == len(chosen)
    assert all(pair in scores for pair in chosen.items())
    assert abs(sum(scores[pair] for pair in chosen.items()) - best_sum(scores)) < 1e-9


def test_the_first_best_pair_is_not_taken_where_that_costs_more() -> None:
    scores = {(0, 0): 0.90, (0, 1): 0.88, (1, 0): 0.89}
    assert assign(scores) == {0: 1, 1: 0}


def test_a_group_too_large_for_the_exact_way_is_still_one_to_one() -> None:
    scores = {(a, b): 1 / (1 + abs(a - b)) for a in range(130) for b in range(130)}
    assert assign(scores) == {n: n for n in range(130)}
