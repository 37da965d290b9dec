"""The scanner against the expectations of BCV's own test suite (extra test data).

Where our reading differs, ``bcv_differences.json`` lists it with the reason. Readings
are compared verse by verse, so that "1, 2" and "1-2" are the same. What does not exist
counts as BCV counts it: a range that only ends too far is cut, everything else is none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from versecards.scripture.books import book
from versecards.scripture.context import Context
from versecards.scripture.mention import Mention, Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference, scan

DIFFERENCES = json.loads(
    Path(__file__).with_name("bcv_differences.json").read_text(encoding="utf-8")
)


def expected(osis: str) -> list[Reference]:
    """Read BCV's list, which also has whole books and mixed ends."""
    references = []
    for text in filter(None, osis.split(",")):
        first, _, last = text.partition("-")
        begin, end = first.split("."), (last or first).split(".")
        begin_chapter = int(begin[1]) if len(begin) > 1 else 1
        end_chapter = int(end[1]) if len(end) > 1 else book(end[0]).chapters
        verse = int(begin[2]) if len(begin) > 2 else 1
        end_verse = int(end[2]) if len(end) > 2 else book(end[0]).verses[end_chapter - 1]
        other = end[0] if end[0] != begin[0] else ""
        references.append(Reference(begin[0], begin_chapter, verse, end_chapter, end_verse, other))
    return references


def existing(mentions: Sequence[Mention]) -> list[Reference]:
    references = []
    for part in (part for mention in mentions for part in mention.parts):
        reference = part.reference
        if reference and part.status is Status.MISSING:
            reference = part.nearest if reference.first.exists else None
        if reference:
            references.append(reference)
    return references


def verses(references: list[Reference]) -> list[str]:
    return [verse.osis for reference in references for verse in reference.verses()]


def context(text: str) -> Context:
    """Return the context that a text before gives; a book's name gives the whole book."""
    try:
        return Context(section=parse_reference(text))
    except ValueError:
        return Context()


def readings(case: dict[str, str]) -> tuple[list[Reference], list[Reference]]:
    found = scan(case["input"], context(case.get("context", "")))
    return existing(found), expected(case.get("osis", ""))


@pytest.fixture(scope="module")
def cases(shared: Callable[[str], Path]) -> list[dict[str, str]]:
    path = shared("references/bcv-expectations.json")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [*data["positive"], *data["negative"]]


def test_every_difference_is_listed_with_its_reason(cases: list[dict[str, str]]) -> None:
    listed = {(case.get("context", ""), case["input"]): case for case in DIFFERENCES}
    for case in cases:
        ours, theirs = readings(case)
        difference = listed.pop((case.get("context", ""), case["input"]), None)
        if difference is None:
            assert verses(ours) == verses(theirs), case
        else:
            assert verses(ours) != verses(theirs), f"no longer differs: {case}"
            assert ",".join(reference.osis for reference in ours) == difference["ours"]
            assert len(difference["reason"]) > 20
    assert not listed, "listed, but not among the expectations"


def test_the_share_that_is_as_expected(cases: list[dict[str, str]]) -> None:
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases:
        ours, theirs = readings(case)
        total[case["category"]] += 1
        right[case["category"]] += verses(ours) == verses(theirs)
    assert right["negative"] == total["negative"]
    # One input without spaces ("EX34 9PH to CO7") is listed.
    assert right["existence"] >= total["existence"] - 1
    assert right["core"] >= 0.8 * total["core"]
    assert right["context"] >= 0.8 * total["context"]
