"""Every kind of quotation mark is one to every room."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import versecards
from tests.article.reading import read, texts
from tests.decks import body, extracted, notes_of
from versecards.article.wrap import is_final
from versecards.marks import OPENS, PAIRS
from versecards.notes import Kind, VerseContent

WORDS = "Thy word is a lamp unto my feet, and a light unto my path."
PACKAGE = Path(versecards.__file__).parent
DOUBLE = [pair for pair in PAIRS if pair[0] in OPENS]


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_words_in_marks_are_a_verse_without_them(tmp_path: Path, opens: str, closes: str) -> None:
    text = f"The poet sings: {opens}{WORDS}{closes} (Psalm 119:105)."
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert (note.content.text, note.content.quoted) == (WORDS, True)


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_a_line_ends_with_its_sentence_behind_a_mark(opens: str, closes: str) -> None:
    assert is_final(f"He said, {opens}Come.{closes}")
    assert not is_final(f"He said, {opens}Come{closes}")


@pytest.mark.parametrize(("opens", "closes"), DOUBLE)
def test_what_scripture_asks_is_no_question_of_the_article(
    tmp_path: Path, opens: str, closes: str
) -> None:
    text = f"{opens}Whom shall we fear at night{closes}? We fear nobody when the Lord is near us."
    assert not notes_of(extracted(tmp_path, article=body(text)), Kind.QUESTION)


@pytest.mark.parametrize(("opens", "closes"), PAIRS)
def test_a_line_that_goes_on_within_marks_is_not_the_next_paragraph(
    opens: str, closes: str
) -> None:
    line = "The poet went out and sang to the hills of his country, and he sang of the light and"
    article = read(
        f"T\n\n{line}\n{opens}of a lamp{closes} for all of his feet, in the dark of it.\n"
    )
    assert len(texts(article)) == 1


def test_a_new_kind_of_mark_is_one_row(tmp_path: Path) -> None:
    """Japanese marks, which the program does not know, added as the table of the house says."""
    shutil.copytree(PACKAGE, tmp_path / "versecards", ignore=shutil.ignore_patterns("__pycache__"))
    marks = tmp_path / "versecards" / "marks.py"
    before = marks.read_text(encoding="utf-8")
    marks.write_text(before.replace("PAIRS = (", 'PAIRS = (("「", "」"), ', 1), encoding="utf-8")
    article = tmp_path / "light.txt"
    article.write_text(f"Light\n\nThe poet sings: 「{WORDS}」 (Psalm 119:105).\n", encoding="utf-8")

    def _listed(path: str) -> list[dict[str, str]]:
        run = subprocess.run(
            [sys.executable, "-m", "versecards", "list", article.name, "--format", "json"],
            cwd=tmp_path / "elsewhere",
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        )
        return [note["fields"] for note in json.loads(run.stdout) if note["kind"] == "verse"]

    (tmp_path / "elsewhere").mkdir()
    article = article.rename(tmp_path / "elsewhere" / article.name)
    assert [fields["Text"] for fields in _listed(str(tmp_path))] == [WORDS]
    assert [fields["Text"] for fields in _listed("")] != [WORDS]
