"""Sentences as study articles, commentaries and sermon notes write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from versecards.scripture.scan import scan

CASES = json.loads(Path(__file__).with_name("study_sentences.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_every_reference_is_found_and_nothing_else(case: dict[str, str]) -> None:
    found = [reference.osis for mention in scan(case["text"]) for reference in mention.references]
    assert found == case["osis"]
