"""Translations that a person types, and what is cleaned out of any."""

from __future__ import annotations

from pathlib import Path

import pytest

from versecards.problems import ContentError
from versecards.scripture.scan import parse_reference
from versecards.scripture.texts.library import Library


def library(folder: Path, name: str, content: str) -> Library:
    (folder / name).write_text(content, encoding="utf-8")
    return Library((folder,))


def verse(found: Library, reference: str) -> str | None:
    (place,) = parse_reference(reference)
    lines = found.find("MINE").passage(place)
    return lines[0][1] if lines else None


_TYPED = {
    "MINE.csv": "reference,text\nMicah 6:8,What does he ask? Justice, mercy, and a humble walk.\n"
    '"Ruth 1:16","Where you go, I go."\nMicah 7:7,I will wait.\nJude 2,Mercy to you.\n',
    "MINE.tsv": "Micah 6:8\tWhat does he ask? Justice, mercy, and a humble walk.\n"
    "Ruth 1:16\tWhere you go, I go.\nMicah 7:7\tI will wait.\nJude 1:2\tMercy to you.\n",
    "MINE.yaml": "# my own words\nMicah 6:8: What does he ask? Justice, mercy, and a humble walk.\n"
    '"Ruth 1:16": "Where you go, I go."\nMicah 7.7: I will wait.\nJude 2: Mercy to you.\n',
    "MINE.yml": "- reference: Micah 6:8\n  text: What does he ask? Justice, mercy, and a humble"
    " walk.\n- reference: Ruth 1:16\n  text: Where you go, I go.\n- reference: Micah 7:7\n"
    "  text: I will wait.\n- {reference: Jude 2, text: Mercy to you.}\n",
    "MINE.json": '{"Micah 6:8": "What does he ask? Justice, mercy, and a humble walk.", '
    '"Ruth 1:16": "Where you go, I go.", "Micah 7:7": "I will wait.", "Jude 2": "Mercy to you."}',
    "MINE.txt": "Micah 6:8 What does he ask? Justice, mercy, and a humble walk.\n\n"
    "Ruth 1:16 - Where you go, I go.\nMicah 7.7: I will wait.\nJude 2 Mercy to you.\n",
}


@pytest.mark.parametrize("name", _TYPED)
def test_only_the_verses_that_one_needs(tmp_path: Path, name: str) -> None:
    found = library(tmp_path, name, _TYPED[name])
    assert verse(found, "Micah 6:8") == "What does he ask? Justice, mercy, and a humble walk."
    assert verse(found, "Ruth 1:16") == "Where you go, I go."
    assert verse(found, "Micah 7:7") == "I will wait."
    assert verse(found, "Jude 1:2") == "Mercy to you."
    assert verse(found, "Ruth 1:17") is None


def test_a_long_table_that_breaks_off_is_still_refused(tmp_path: Path) -> None:
    lengths = (31, 25, 24, 26, 32)
    rows = [f"Genesis {c}:{v},Words." for c in range(1, 6) for v in range(1, lengths[c - 1] + 1)]
    content = "reference,text\n" + "\n".join(rows[:120]) + "\n"
    with pytest.raises(ContentError, match="stops in the middle"):
        library(tmp_path, "MINE.csv", content).find("MINE")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("¶Sing to him.", "Sing to him."),
        ("He said, &quot;Go.&quot;", 'He said, "Go."'),
        ("He &amp;quot;went&amp;quot;&nbsp;on.", 'He "went" on.'),
        ("In the <i>very</i> beginning<br/>", "In the very beginning"),
        ("God[H430] made<H1254> it", "God made it"),
        ("[A Psalm of David.] The LORD is near.", "The LORD is near."),
        ("<To the choirmaster. Of Asaph.> He is near.", "He is near."),
        ("{A song} Sing.", "Sing."),
        ("[And] he sang.", "[And] he sang."),
        ("(When he fled from Saul.) Save me.", "Save me."),
    ],
)
def test_what_is_cleaned_out_of_a_verse(tmp_path: Path, written: str, read: str) -> None:
    content = f"reference\ttext\nPsalm 3:1\t{written}\n"
    assert verse(library(tmp_path, "MINE.tsv", content), "Psalm 3:1") == read


@pytest.mark.parametrize(
    "written",
    ["[[EMPTY]]", "-", "—", "...", "Verse not found", "[omitted]", "N/A", "null", "(empty)"],
)
def test_what_stands_for_a_verse_is_none(tmp_path: Path, written: str) -> None:
    content = f"reference\ttext\nPsalm 3:1\t{written}\nPsalm 3:2\tMany speak.\n"
    found = library(tmp_path, "MINE.tsv", content)
    assert verse(found, "Psalm 3:1") is None
    (info,) = [each for each in found.available() if each.name == "MINE"]
    assert "1 verse has no words" in info.doubt
    assert "Psalm 3:1" in info.doubt


_USFM = "\\id JUD\n\\c 1\n\\p\n{}" + "".join(f"\\v {n} Words {n}.\n" for n in range(3, 26))


def test_the_lone_mark_of_a_note_is_no_note(tmp_path: Path) -> None:
    text = _USFM.format("\\v 1 Jude, a \\fm servant.\n\\v 2 Mercy.\n")
    found = library(tmp_path, "MINE.usfm", text)
    assert verse(found, "Jude 1:1") == "Jude, a servant."


def test_a_verse_whose_note_has_no_end_counts_as_missing(tmp_path: Path) -> None:
    text = _USFM.format("\\v 1 Jude,\\fe + \\ft a note \n\\v 2 Mercy.\n")
    found = library(tmp_path, "MINE.usfm", text)
    assert verse(found, "Jude 1:1") is None
    assert verse(found, "Jude 1:2") == "Mercy."
    (info,) = [each for each in found.available() if each.name == "MINE"]
    assert "a note that does not end" in info.doubt
