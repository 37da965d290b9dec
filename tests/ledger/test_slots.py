"""Each reference and each hidden phrase keeps its card when others come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from versecards.ledger.entry import Entry
from versecards.ledger.slots import Seating, seat


def remembered(seating: Seating) -> Entry:
    return Entry("point", "", "", seating.items, "", 0, 0, "", freed=seating.freed)


def run(*days: list[str], size: int = 8, phrases: bool = False) -> list[dict[str, int]]:
    old: Entry | None = None
    found = []
    for items in days:
        seating = seat(old, items, size, phrases=phrases)
        old = remembered(seating)
        found.append(dict(seating.numbers))
    return found


def test_first_sight_numbers_in_order() -> None:
    assert run(["Heb.2.17", "Heb.4.15"]) == [{"Heb.2.17": 1, "Heb.4.15": 2}]


def test_order_does_not_matter_later() -> None:
    assert run(["A", "B", "C"], ["C", "A", "B"])[1] == {"A": 1, "B": 2, "C": 3}


def test_one_removed_leaves_the_others_alone_and_gets_its_card_back() -> None:
    days = run(["A", "B", "C"], ["A", "C"], ["A", "C", "D"], ["D", "B", "A", "C"])
    assert days[1] == {"A": 1, "C": 3}
    assert days[2] == {"A": 1, "C": 3, "D": 4}, "a slot once used is not given to another"
    assert days[3] == {"A": 1, "B": 2, "C": 3, "D": 4}


def test_a_changed_reference_is_another_card() -> None:
    assert run(["Heb.4.15"], ["Heb.4.14"]) == [{"Heb.4.15": 1}, {"Heb.4.14": 2}]


def test_a_reworded_phrase_keeps_its_card_and_another_phrase_does_not() -> None:
    days = run(["perfect High Priest"], ["High Priest"], ["mercy and grace"], size=3, phrases=True)
    assert days == [{"perfect High Priest": 1}, {"High Priest": 1}, {"mercy and grace": 2}]


def test_two_reworded_phrases_keep_their_own_cards() -> None:
    days = run(
        ["confident access", "mercy and grace"],
        ["God's mercy and grace", "a confident access"],
        size=3,
        phrases=True,
    )
    assert days[1] == {"a confident access": 1, "God's mercy and grace": 2}


def test_when_all_were_used_the_one_free_the_longest_is_taken_and_said() -> None:
    old = remembered(seat(None, ["A", "B", "C"], 3, phrases=False))
    old = remembered(seat(old, ["A", "C"], 3, phrases=False))
    old = remembered(seat(old, ["C"], 3, phrases=False))
    seating = seat(old, ["C", "D"], 3, phrases=False)
    assert seating.numbers == {"C": 3, "D": 2}
    assert seating.reused == ("D",)
    seating = seat(remembered(seating), ["C", "D", "E", "F"], 3, phrases=False)
    assert seating.numbers == {"C": 3, "D": 2, "E": 1}
    assert seating.reused == ("E",)
    assert seating.without == ("F",)


def test_the_same_item_twice_has_one_card() -> None:
    assert run(["A", "A", "B"]) == [{"A": 1, "B": 2}]


@given(st.lists(st.lists(st.sampled_from("ABCDEFGHIJ"), max_size=10), max_size=8), st.booleans())
def test_no_slot_is_held_twice_and_an_item_that_stays_keeps_its_slot(
    days: list[list[str]], phrases: bool
) -> None:
    old: Entry | None = None
    before: dict[str, int] = {}
    for items in days:
        seating = seat(old, items, 8, phrases=phrases)
        numbers = dict(seating.numbers)
        assert sorted(set(numbers.values())) == sorted(numbers.values())
        assert all(1 <= number <= 8 for number in numbers.values())
        assert set(numbers) | set(seating.without) == set(items)
        assert all(numbers[item] == before[item] for item in items if item in before)
        old, before = remembered(seating), numbers
        assert old.numbers == numbers
