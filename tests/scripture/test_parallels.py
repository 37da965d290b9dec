"""Passages that tell the same."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest

import versecards.scripture
from versecards.scripture.parallels import parallels
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference

TABLE = Path(versecards.scripture.__file__).with_name("parallels.json")


@pytest.mark.parametrize(
    ("passage", "others"),
    [
        ("Luke 3:22", ["Matthew 3:17", "Mark 1:11"]),
        ("Matthew 4:1-10", ["Luke 4:1–13"]),
        ("Luke 11:4", ["Matthew 6:12"]),
        ("Matthew 4:2", []),  # a verse of a story is not told by the whole of another
        ("Romans 8:34", []),
        ("Mark 4", []),
    ],
)
def test_who_names_a_parallel_is_right_too(passage: str, others: list[str]) -> None:
    (reference,) = parse_reference(passage)
    assert list(map(str, parallels(reference))) == others


def test_every_passage_of_the_table_exists_and_stands_in_no_group_twice() -> None:
    for group in json.loads(TABLE.read_text(encoding="utf-8")):
        passages = [Reference.from_osis(osis) for osis in group]
        assert len(passages) > 1 and all(passage.exists for passage in passages)
        assert not any(one.overlaps(other) for one, other in combinations(passages, 2))
