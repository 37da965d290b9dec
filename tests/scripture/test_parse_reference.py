"""A text that is nothing but references, from the command line or an article's settings."""

from __future__ import annotations

import pytest

from versecards.scripture.scan import parse_reference


@pytest.mark.parametrize(
    ("text", "osis"),
    [
        ("Hebrews 4:14-16", "Heb.4.14-Heb.4.16"),
        ("Ps 23", "Ps.23"),
        ("ps 23; jude 3", "Ps.23 Jude.1.3"),
        ("john 3:16 and 18", "John.3.16 John.3.18"),
        ("song of songs 2:1", "Song.2.1"),
        ("1 john 2:1, 4:8; romans 5:8", "1John.2.1 1John.4.8 Rom.5.8"),
        ("mark 3", "Mark.3"),
        ("is 53:4", "Isa.53.4"),
        ("  Romans 8:28\u201330  ", "Rom.8.28-Rom.8.30"),
        ("(Romans 8:28)", "Rom.8.28"),
        ("Jude", "Jude.1"),
        ("1 timothy", "1Tim.1-1Tim.6"),
        ("3 John 15", "3John.1.15"),
        ("Romans 16:24", "Rom.16.24"),
    ],
)
def test_references_are_read(text: str, osis: str) -> None:
    assert " ".join(reference.osis for reference in parse_reference(text)) == osis


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hebrews 7:29", "does not exist.*nearest is Hebrews 7:28"),
        ("Psalm 151", "does not exist.*nearest is Psalm 150"),
        ("romans 8:28; hebrews 14", "“Hebrews 14” does not exist.*nearest is Hebrews 13"),
        ("read Hebrews 4:16", "not a Bible reference"),
        ("Hebrews 4:16 today", "not a Bible reference"),
        ("the good one", "not a Bible reference"),
        ("", "not a Bible reference"),
        ("v. 25", "names no book"),
        ("4:16", "not a Bible reference"),
    ],
)
def test_anything_else_is_refused_in_plain_words(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_reference(text)
