"""Reasons for and against a card, and how they are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import versecards.extract
from tests.cli.run import run
from tests.decks import body
from versecards.extract.choosing import decided, decides, enough, reason, score, strongest
from versecards.notes import Kind

ROOM = Path(versecards.extract.__file__).parent
TABLE = json.loads((ROOM / "reasons.json").read_text(encoding="utf-8"))
CODES = [(kind, code) for kind, table in TABLE.items() for code in table["reasons"]]


@pytest.mark.parametrize(("kind", "code"), CODES)
def test_every_row_of_the_table_is_given_somewhere(kind: str, code: str) -> None:
    assert kind in set(Kind)
    given = [*ROOM.glob("*.py"), ROOM.parent / "scripture" / "natures.json"]
    assert any(f'"{code}"' in path.read_text(encoding="utf-8") for path in given)


def test_a_reason_weighs_what_the_table_says_and_is_told_with_its_line() -> None:
    found = reason(Kind.VERSE, "echoed", 12, times=0.5)
    row = TABLE["verse"]["reasons"]["echoed"]
    assert found.weight == row["weight"] / 2
    assert found.told("a.txt") == f"{row['says']} (line 12)"
    assert reason(Kind.VERSE, "short").told("a.txt") == TABLE["verse"]["reasons"]["short"]["says"]
    with pytest.raises(KeyError):
        reason(Kind.VERSE, "no such reason")


def test_reasons_are_added_up_and_the_authors_own_word_decides() -> None:
    weak = [reason(Kind.VERSE, "short")]
    strong = [*weak, reason(Kind.VERSE, "quoted")]
    assert score(strong) == sum(found.weight for found in strong)
    assert not enough(Kind.VERSE, weak) and enough(Kind.VERSE, strong)
    assert not decided(strong) and decided([*strong, reason(Kind.VERSE, "to learn")])
    assert not enough(Kind.VERSE, [*strong, reason(Kind.VERSE, "aside")])
    assert decides(reason(Kind.VERSE, "aside").weight)
    assert [found.code for found in strongest([*strong, reason(Kind.VERSE, "told")])] == [
        "quoted",
        "short",
    ]


ARTICLE = body(
    'Job says, "I know that thou canst do every thing" (Job 42:2). The sea went back '
    "(Exodus 14:21; cf. Psalm 66:6)."
)


def test_list_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    out = run(tmp_path, "list", "a.txt", "--why").out.splitlines()
    assert out[0] == "+ verse Job 42:2  (a.txt:5)"
    assert "     +2.50  quoted in part (line 5)" in out
    assert "- verse Psalm 66:6  (a.txt:5)" in out
    assert '     never  named only in passing ("cf.", "see also") (line 5)' in out
    assert "+ concept The sea went back.  (a.txt:5)" in out
    assert out[-1] == "✓ Chose 1 of 3 passages, 1 of 1 statement."
    assert run(tmp_path, "list", "a.txt", "--why", "--kind", "point").out.startswith(
        "✓ Chose nothing"
    )


def test_list_gives_the_reasons_to_other_programs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    rows = json.loads(run(tmp_path, "list", "a.txt", "--why", "--format", "json").out)
    assert [(row["kind"], row["text"], row["chosen"]) for row in rows] == [
        ("verse", "Job 42:2", True),
        ("verse", "Exodus 14:21", False),
        ("verse", "Psalm 66:6", False),
        ("concept", "The sea went back.", True),
    ]
    first = rows[0]
    assert (first["file"], first["line"]) == ("a.txt", 5)
    assert first["score"] == pytest.approx(sum(found["weight"] for found in first["reasons"]))
    assert first["reasons"][0] == {
        "code": "quoted in part",
        "says": "quoted in part",
        "weight": 2.5,
        "line": 5,
    }


def test_build_says_how_many_passages_were_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    out = run(tmp_path, "build", "a.txt").out
    assert "3 passages found" in out
