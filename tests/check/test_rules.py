"""Each rule catches its wrong deck, just there, and leaves its right one alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.check.checking import checked_files, places

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))

ASKED_FOR = {
    "question-twice",
    "answer-shown",
    "question-pronoun",
    "statement-references",
    "statement-long",
    "verse-short",
    "verse-alike",
    "question-yes-no",
    "point-bare",
    "quotation-differs",
    "reference-missing",
    "quotation",
    "bullet-empty",
    "bullet-twice",
}


def code_of(name: str) -> str:
    return name.partition(" ")[0]


def test_there_is_a_case_for_each_rule_that_was_asked_for() -> None:
    assert {code_of(name) for name, case in CASES.items() if case["wrong"]} >= ASKED_FOR


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case["wrong"]])
def test_wrong(name: str, tmp_path: Path) -> None:
    problems = checked_files(tmp_path, CASES[name]["wrong"])
    assert places(problems, code_of(name)) == CASES[name]["at"]


@pytest.mark.parametrize("name", CASES)
def test_right(name: str, tmp_path: Path) -> None:
    problems = checked_files(tmp_path, CASES[name]["right"])
    assert places(problems, code_of(name)) == []
    assert not {problem.code for problem in problems} & ASKED_FOR
