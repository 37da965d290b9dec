"""A rule is switched off for a line, an article or the deck, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.checking import checked, checked_files, places
from versecards.article.headings import Headings
from versecards.article.load import read_article
from versecards.check import check
from versecards.deck import open_deck
from versecards.extract.deck import extract
from versecards.problems import Problem, Severity
from versecards.scripture.texts.library import Library
from versecards.settings import Settings

LONG = "Who prays for us?\nWhat does the Bible say?\n{}\n"
MANY = "Christ prays for us (Luke 22:32; John 17:9; Romans 8:34; Hebrews 7:25)."
ALSO = "Christ loved us to the end (John 13:1; Romans 8:35; Galatians 2:20; Ephesians 5:2)."
CODE = "statement-references"
OFF = f"<!-- versecards: off {CODE} -->"


def found(folder: Path, text: str, name: str = "a.txt", **deck: str) -> list[str]:
    files = {name: text} | ({"deck.yaml": deck["deck"]} if deck else {})
    return places(checked_files(folder, files), CODE)


def test_both_lines_are_reported_without_a_switch(tmp_path: Path) -> None:
    assert found(tmp_path, LONG.format(f"{MANY}\n\n{ALSO}")) == ["a.txt:3", "a.txt:5"]


def test_at_the_end_of_a_line(tmp_path: Path) -> None:
    assert found(tmp_path, LONG.format(f"{MANY} {OFF}\n\n{ALSO}")) == ["a.txt:5"]


def test_alone_on_the_line_above(tmp_path: Path) -> None:
    assert found(tmp_path, LONG.format(f"{MANY}\n\n{OFF}\n{ALSO}")) == ["a.txt:3"]


def test_above_a_bullet_with_its_sign_on_a_line_of_its_own(tmp_path: Path) -> None:
    text = "Who prays?\nFrom the Old Testament\n{}-\n{}\n-\n{}\n"
    assert found(tmp_path, text.format("", MANY, ALSO)) == ["a.txt:4", "a.txt:6"]
    assert found(tmp_path, text.format(f"{OFF}\n", MANY, ALSO)) == ["a.txt:7"]


def test_for_a_whole_paragraph_of_many_lines(tmp_path: Path) -> None:
    lines = [
        "The Lord Jesus Christ, who died for us and rose again and now reigns with God,",
        "prays for his people today. He has not forgotten the weakest of all of them in",
        "their troubles. Christ prays for us at all times and in every place in which we",
        "are (Luke 22:32; John 17:9; Romans 8:34; Hebrews 7:25).",
    ]
    text = "\n".join(lines)
    assert found(tmp_path, LONG.format(text)) == ["a.txt:5"]
    assert found(tmp_path, LONG.format(f"{OFF}\n{text}")) == []


def test_several_codes_in_one_comment(tmp_path: Path) -> None:
    comment = f"<!-- versecards: off verse-short, {CODE} -->"
    assert found(tmp_path, LONG.format(f"{MANY} {comment}")) == []


def test_another_code_switches_nothing_off(tmp_path: Path) -> None:
    text = LONG.format(f"{MANY} <!-- versecards: off verse-short -->")
    assert found(tmp_path, text) == ["a.txt:3"]


def test_for_an_article(tmp_path: Path) -> None:
    files = {
        "a.txt": f"---\noff: [{CODE}]\n---\n" + LONG.format(MANY),
        "b.txt": LONG.format(ALSO),
    }
    assert places(checked_files(tmp_path, files), CODE) == ["b.txt:3"]


def test_for_the_deck(tmp_path: Path) -> None:
    assert found(tmp_path, LONG.format(MANY), deck=f"off: [{CODE}]\n") == []


def test_in_front_matter(tmp_path: Path) -> None:
    card = "---\ncards:\n  - {question: 'Is God good?', answer: He is good}%s\n---\nGod\n%s\n"
    off = " # versecards: off question-yes-no"
    problems = checked_files(tmp_path, {"a.txt": card % ("", MANY)})
    assert places(problems, "question-yes-no") == ["a.txt:3"]
    problems = checked_files(tmp_path, {"a.txt": card % (off, MANY)})
    assert places(problems, "question-yes-no") == []


def test_a_comment_for_nothing_known_is_reported(tmp_path: Path) -> None:
    text = LONG.format(f"{MANY} <!-- versecards: off statement-refrences -->")
    problems = checked_files(tmp_path, {"a.txt": text})
    assert places(problems, "off-unknown") == ["a.txt:3"]
    assert any(f"`{CODE}`" in problem.remedy for problem in problems)


def test_an_unknown_code_of_the_deck_has_its_line(tmp_path: Path) -> None:
    deck = "name: A deck\noff: [nothing-known]\n"
    problems = checked_files(tmp_path, {"a.txt": LONG.format(MANY), "deck.yaml": deck})
    assert places(problems, "off-unknown") == ["deck.yaml:2"]


def test_an_error_cannot_be_switched_off(tmp_path: Path) -> None:
    problems = checked_files(
        tmp_path, {"a.txt": LONG.format(MANY), "deck.yaml": "off: file-empty\n"}
    )
    assert places(problems, "off-unknown") == ["deck.yaml:1"]


def test_a_single_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LONG.format(f"{MANY} {OFF}"), encoding="utf-8")
    assert places(checked(path), CODE) == []


MARKDOWN = f"""# Who prays for us?

## What does the Bible say?

{OFF}
{MANY}

In every trouble {ALSO} {OFF}

Then {MANY}
"""
STRUCTURED = f"""title: Who prays for us?
sections:
  - heading: What does the Bible say?
    blocks:
      # versecards: off {CODE}
      - {MANY}
      - In every trouble {ALSO}  # versecards: off {CODE}
      - Then {MANY}
"""
PAGE = f"""<html><body><h1>Who prays for us?</h1>
<h2>What does the Bible say?</h2>
{OFF}
<p>{MANY}</p>
<p>In every trouble {ALSO} {OFF}</p>
<p>Then {MANY}</p>
</body></html>
"""
READERS = {
    "a.html": (PAGE, 6),
    "a.md": (MARKDOWN, 10),
    "a.yaml": (STRUCTURED, 8),
}


@pytest.mark.parametrize("name", READERS)
def test_other_formats(name: str, tmp_path: Path) -> None:
    text, line = READERS[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    article = read_article(path, file=name, shown=str(path), headings=Headings.default())
    settings, library = Settings(name="A deck"), Library()
    extraction = extract([article], settings, library)
    assert places(check(extraction, settings, library), CODE) == [f"{name}:{line}"]
    shown = [note.text for note in extraction.notes]
    assert not [text for text in shown if "versecards" in text or "<!--" in text]


def test_what_other_rooms_found_is_switched_off_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\noff: [match-doubtful]\n---\n{LONG.format(MANY)}", encoding="utf-8")
    deck = open_deck(tmp_path)
    extraction = extract(deck.articles, deck.settings, deck.library)
    doubts = [
        Problem(str(path), 6, 1, code, Severity.WARNING, "A doubt.")
        for code in ("match-doubtful", "slots-full")
    ]
    found = check(extraction, deck.settings, deck.library, doubts)
    assert places(found, "match-doubtful") == []
    assert places(found, "slots-full") == ["a.txt:6"]
