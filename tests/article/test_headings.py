"""The table of headings: one role a heading, in the language of the deck."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from versecards import languages
from versecards.article.headings import plain_heading
from versecards.article.model import Role
from versecards.deck import open_deck
from versecards.languages import language


def test_every_heading_has_one_role() -> None:
    table = language().table("headings")
    names = [name for forms in table.values() for name in forms]
    assert len({plain_heading(name) for name in names}) == len(names)
    assert set(table) <= {role.value for role in Role}


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A made-up language beside English."""
    en, xx = tmp_path / "en", tmp_path / "xx"
    en.symlink_to(languages.FOLDER / "en")
    xx.mkdir()
    (xx / "headings.json").write_text(json.dumps({"points": ["Merkum"], "engage": ["Sprekum"]}))
    layout = {
        **language("en").table("layout"),
        "heading number": r"^teil \d: ",
        "counted": "woche",
        "byline": "von",
        "notice": "vorbehalten$",
    }
    (xx / "layout.json").write_text(json.dumps(layout))
    (xx / "titlewords.txt").write_text("di ul")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)


@pytest.mark.usefixtures("other")
def test_another_language_needs_no_code(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text("language: xx\n")
    text = """Grace di Ul Lord

Gratum estu (John 1:16).

Part di Ul Gratum

Gratum estu bonum di vita (James 4:6).

Teil 2: Merkum
- Gratum estu bonum.

SPREKUM
- Quid estu gratum?

Alle Rechte vorbehalten
"""
    (folder / "a.txt").write_text(text)
    (article,) = open_deck(folder).articles
    assert [(section.heading, section.role) for section in article.sections] == [
        ("", Role.BODY),
        ("Part di Ul Gratum", Role.OTHER),
        ("Teil 2: Merkum", Role.POINTS),
        ("SPREKUM", Role.ENGAGE),
    ]
    assert article.notice == "Alle Rechte vorbehalten"
