"""What a study leader would agree with, on two whole articles, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.check.checking import checked

OURS = Path(__file__).resolve().parents[2] / "source"
FOUR_REFERENCES = "statement-references"


def test_ours_has_nothing_to_mend() -> None:
    assert [(p.code, p.line) for p in checked(OURS)] == []


def test_theirs_has_two(shared: Callable[[str], Path]) -> None:
    problems = checked(shared("articles/intercession.txt"))
    assert [(p.code, p.line) for p in problems] == [(FOUR_REFERENCES, 5)] * 2
