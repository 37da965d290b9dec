"""Where articles begin: given once, room for more between, something sensible in the end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versecards.ledger.bases import GAP, ROOM, give_bases


@pytest.mark.parametrize(
    ("before", "sizes", "after"),
    [
        ([], [], []),
        ([0, 0, 0], [34, 34, 34], [1000, 2000, 3000]),
        ([0, 0, 0], [10, 24, 25], [1000, 1400, 2360]),
        ([0, 0], [0, 30], [1000, 1040]),
        ([1000, 0, 2000], [34, 34, 34], [1000, 1500, 2000]),
        ([0, 1000], [34, 34], [500, 1000]),
        ([1000, 0, 0, 0, 2000], [34] * 5, [1000, 1250, 1500, 1750, 2000]),
        ([1000, 2000, 0], [34, 8, 34], [1000, 2000, 2320]),
        # put before others by a new order: after the one it follows, before the next base
        ([3000, 1000, 0], [34, 34, 34], [3000, 1000, 2000]),
        ([1, 0, 2], [34] * 3, [1, 1, 2]),
        ([0, 1], [34, 34], [1, 1]),
    ],
)
def test_bases(before: list[int], sizes: list[int], after: list[int]) -> None:
    assert give_bases(before, sizes) == (after, False)


def test_as_many_articles_as_there_is_room_for_keep_their_distance() -> None:
    bases, crowded = give_bases([0] * (ROOM // GAP), [40] * (ROOM // GAP))
    assert bases[-1] == ROOM and not crowded
    more, crowded = give_bases([*bases, 0, 0], [40] * (len(bases) + 2))
    assert crowded
    assert more[:-2] == bases and more[-2:] == [ROOM, ROOM]


def test_very_many_articles_stand_closer_and_leave_half_of_the_room() -> None:
    bases, crowded = give_bases([0] * 10_000, [40] * 10_000)
    assert crowded
    assert bases[-1] <= ROOM // 2
    assert all(after - before in (49, 50) for before, after in pairwise(bases))
    assert give_bases(bases, [40] * 10_000) == (bases, False)


@given(
    st.lists(st.integers(1, ROOM) | st.just(0), max_size=30),
    st.lists(st.integers(0, 200), min_size=30, max_size=30),
)
def test_what_was_given_stays_and_what_is_new_has_room(before: list[int], sizes: list[int]) -> None:
    after, _ = give_bases(before, sizes[: len(before)])
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert new == old if old else 1 <= new <= ROOM
