"""The scanner against the reference sets (extra test data)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from versecards.scripture.scan import scan

Shared = Callable[[str], Path]


def _load(shared: Shared, name: str) -> Any:
    return json.loads(shared(f"references/{name}").read_text(encoding="utf-8"))


def _osis(text: str) -> list[str]:
    return [reference.osis for mention in scan(text) for reference in mention.references]


def test_every_sentence_of_edited_prose_is_read_exactly(shared: Shared) -> None:
    for case in _load(shared, "sentences.json"):
        assert _osis(case["text"]) == case["osis"], case["text"]


def test_every_name_and_abbreviation_in_use_is_known(shared: Shared) -> None:
    for case in _load(shared, "book-names.json"):
        assert _osis(case["text"]) == [case["osis"]], case["text"]


def test_lines_without_references_give_nothing(shared: Shared) -> None:
    for line in _load(shared, "not-references.json"):
        assert scan(line) == (), line


def test_the_article_has_its_38_parts(shared: Shared) -> None:
    text = shared("articles/intercession.txt").read_text(encoding="utf-8")
    parts = [part for mention in scan(text) for part in mention.parts]
    assert len(parts) == 38
    assert all(part.status.value == "sure" for part in parts)
