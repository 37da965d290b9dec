"""Every kind of quotation mark is one to every room."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import versecards
from tests.article.reading import read, texts
from tests.decks import body, extracted, notes_of
from versecards.article.wrap import is_final
from versecards.marks import OPENS, PAIRS, TWO_SIDED, within_marks
from versecards.notes import Kind, QuestionContent, VerseContent

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


# Each line leans on something that knows marks: the splitter of sentences, a pattern of the
# language, the layout of a quiz.
LINES = """What is the lamp?

# What does the Bible say?

The poet sings: “Thy word is a lamp unto my feet, and a light unto my path.” (Psalm 119:105)

A traveller said, “It is late. We cannot see the road.” Then the word of the Lord came to him as
a lamp, and he walked on in its light (Psalm 119:130). “Is it far?” he asked. “No.” And he came
home before the night was over.

Paul teaches us to “walk as children of light” in all that we do (Ephesians 5:8).

Peter urges us to heed the prophets as a lamp in a dark place (2 Peter 1:19).

God gives light to the simple “through the unfolding of his words.” See also Psalm 19:8.

“Lord, open my eyes,” the blind man prayed beside the road (Luke 18:41).

My grandfather said “I read it by a lamp” and the word of God gave him light (Proverbs 6:23).

And again he says, of this: “The entrance of thy words giveth light.” (Psalm 119:130)

1 “In the beginning was the Word, 2 “and the Word was with God, and the Word was God.”

This is what the elders taught: “Light is sown for the righteous,” as the psalm says
(Psalm 97:11).

Jesus said, “I am the light of the world,” and whoever follows him walks in no darkness
(John 8:12).

v. 12: “The light of life” is promised to everyone who follows Christ (John 8:12).

He read Romans 8. “In verse 3” he said, “Mark 3” by the lamp, and put out the light.

The lamp of the body is the eye, “if therefore thine eye be single,” says Jesus (Matthew 6:22).

# Quiz

1. What is the word of God in the dark?
   a) “A lamp unto my feet”
   b) “A stone beside the road”
   Answer: “A lamp unto my feet”

2. Who is the light of the world?

   A: “Jesus Christ”

# Understand

- The word of God is “a lamp” for those who walk in the dark.
- “Walk in the light,” and the dark has no power over you.

# Reflect

- What does “lamp” mean to you when the road is dark?
- “Whom shall I fear?” Why does the psalm ask so?
"""
OURS = PACKAGE.parents[1] / "source" / "intercession.txt"
TELL = """
import json, os, re, sys
from click.testing import CliRunner
from versecards.cli import cli

found = []
for folder in sys.argv[1:]:
    os.chdir(folder)
    told = ""
    for line in ("list", "list --why", "check"):
        ran = CliRunner().invoke(cli, [*line.split(), ".", "--format", "json"])
        json.loads(ran.output)  # and nothing else, what goes to stderr included
        told += ran.output
    found.append(re.sub('"guid": "[^"]*"', "", told))
    os.chdir("..")
sys.stdout.reconfigure(encoding="utf-8")
print(json.dumps(found))
"""
BEGINS = re.compile(r"(?<![^\s(\[—–-])\"")


def test_a_new_kind_of_mark_is_one_row(tmp_path: Path) -> None:
    """Marks that nothing knows, each added by its row alone, give the deck that “ ” give."""
    rows = {"usual": "“”", "mathematical": "⟪⟫", "japanese": "『』"}
    shutil.copytree(PACKAGE, tmp_path / "versecards", ignore=shutil.ignore_patterns("__pycache__"))
    marks = tmp_path / "versecards" / "marks.py"
    before = marks.read_text(encoding="utf-8")
    row = 'PAIRS = (\n    ("“", "”"),\n'
    assert row in before
    marks.write_text(
        before.replace(row, row + '    ("⟪", "⟫"),\n    ("『", "』"),\n'), encoding="utf-8"
    )
    ours = BEGINS.sub("“", OURS.read_text(encoding="utf-8")).replace('"', "”")

    for name, (opens, closes) in rows.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "deck.yaml").write_text("name: Lamps\nid: 0123456789abcdef\n", encoding="utf-8")
        for article, text in (("lamp.md", LINES), ("lamp.txt", LINES), ("ours.txt", ours)):
            written = text.translate(str.maketrans("“”", opens + closes))
            (folder / article).write_text(written, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", TELL, *rows],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    usual, *others = (
        text.translate(str.maketrans(signs, "“”"))
        for text, signs in zip(json.loads(run.stdout), rows.values(), strict=True)
    )
    assert usual.count("Reference") > 60
    for other in others:
        assert other == usual


def test_no_pattern_of_a_language_names_a_mark() -> None:
    signs = "".join(opens + closes for opens, closes in TWO_SIDED)
    for table in (PACKAGE / "languages").rglob("*.json"):
        assert not re.search(f"[{signs}]", table.read_text(encoding="utf-8")), table.name


def test_no_sign_has_two_meanings_but_the_one_that_is_told_apart() -> None:
    opens = [opens for opens, closes in PAIRS if opens != closes]
    closes = {closes for opens, closes in PAIRS if opens != closes}
    told = "a sign of another row: see the row of quotation marks in cards/README.md"
    assert closes & set(opens) == {"“"}, told  # it closes „ too: CLOSES_ONLY, quoted_spans
    assert len(set(opens)) == len(opens), told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Jesus wept.", "“Jesus wept.”"),
        ("“Be still”: so he said.", "“‘Be still’: so he said.”"),
        ('He said, "Be still," and it was.', "“He said, ‘Be still,’ and it was.”"),
        ("The LORD’s mercies", "“The LORD’s mercies”"),
        ("He said, ‘Come’; it’s so", "“He said, ‘Come’; it’s so”"),
    ],
)
def test_marks_within_marks_are_single(words: str, shown: str) -> None:
    assert within_marks(words) == shown


def test_a_verse_with_a_quotation_in_it_has_no_doubled_marks_behind_a_prompt(
    tmp_path: Path,
) -> None:
    text = body(
        'Paul says, "“Be angry, and sin not”: let not the sun go down upon your wrath, neither '
        'give place to the devil." (Ephesians 4:26-27)\n\nDiscussion\n\n'
        "- Why does Paul say not to let the sun go down upon our wrath?"
    )
    (note,) = notes_of(extracted(tmp_path, article=text), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    (support,) = note.content.support
    assert support.sentence.startswith("“‘Be angry, and sin not’: let not")
