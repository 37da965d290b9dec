"""Values of our classes as JSON and back: the same values, of the same types."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import pytest

from versecards.codec import Codec


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Place(NamedTuple):
    shelf: str
    number: int | None


@dataclass(frozen=True)
class Book:
    title: str
    place: Place
    colours: tuple[Colour, ...] = ()


CODEC = Codec([Colour, Place, Book])


def there_and_back(value: object) -> object:
    return CODEC.decode(json.loads(json.dumps(CODEC.encode(value))))


@pytest.mark.parametrize(
    "value",
    [
        Place("top", 3),
        (Place("top", None), ("top", 3)),
        Book("Birds", Place("low", 1), (Colour.BLUE, Colour.RED)),
        [1, "1", True, None, 2.5, range(2, 9, 3)],
        {"shelf": (Place("top", 3),), 3: Colour.RED},
    ],
)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    found = there_and_back(value)
    assert found == value
    assert repr(found) == repr(value)


def test_what_stood_in_two_places_is_one_object_again() -> None:
    place = Place("top", 3)
    first, second, other = there_and_back([Book("Birds", place), place, Place("top", 3)])
    assert first.place is second
    assert other == second
    assert other is not second


@pytest.mark.parametrize(
    "written",
    [
        [1, "top"],
        [1, "top", 3, 4],
        [2, "Birds"],
        [9, "top"],
        ["enum", 0, "green"],
        ["same", 0],
        ["set", 1],
        [],
    ],
)
def test_what_is_no_such_value_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        CODEC.decode(written)


def test_a_value_of_another_class_cannot_be_kept() -> None:
    with pytest.raises(TypeError):
        CODEC.encode((object(),))
