"""What ``deck.yaml`` says of single articles, such as those that can have no front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.article.worddoc import document, paragraph
from tests.article.worddoc import run as words
from tests.cli.run import run
from tests.decks import body
from versecards.article.load import read_article
from versecards.build import prepare
from versecards.deck import headings_for, open_deck
from versecards.notes import ConceptContent, Kind, PointContent, QuestionContent, VerseContent
from versecards.settings import for_article

OWN = "Hope fills whoever trusts."
DECK = f"""\
name: Hope
id: hope
tags: [all]
skip: [Ruth 1:16]
articles:
  hope.docx:
    tags: [word]
    headings: {{points: [Carry it home]}}
    cards:
      - {{question: Who gives hope?, answer: God}}
      - {{verse: Romans 15:13, text: {OWN}, translation: NIV}}
      - {{statement: Hope holds us like an anchor., passage: Hebrews 6:19}}
    points: [Hope **waits**.]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = [
        paragraph(words("Why do we hope?"), "Title"),
        paragraph(words("God is near to those who wait (Lamentations 3:25).")),
        paragraph(words("Carry it home"), "Heading1"),
        paragraph(words("Whoever waits for God is made strong again."), numbering=1),
        paragraph(words("Whoever hopes in God is never put to shame."), numbering=1),
    ]
    (tmp_path / "hope.docx").write_bytes(document(text))
    (tmp_path / "prayer.txt").write_text(body("Moses pleaded for Israel (Exodus 32:11-14)."))
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    return tmp_path


def test_a_word_document_has_cards_words_and_headings_of_its_own(folder: Path) -> None:
    found = [r.note for r in prepare(folder).rendered if r.note is not None]
    own = {note.origin.line: note for note in found if note.origin.file.endswith("deck.yaml")}
    assert sorted(own) == [10, 11, 12, 13]
    assert all(note.origin.articles == ("hope.docx",) for note in own.values())
    question, verse, statement, point = (own[line].content for line in sorted(own))
    assert isinstance(question, QuestionContent) and question.answer == "God"
    assert isinstance(verse, VerseContent)
    assert (verse.text, verse.translation) == (OWN, "NIV") and "Biblica" in verse.notice
    assert isinstance(statement, ConceptContent) and isinstance(point, PointContent)
    # and what stands under its own heading are points
    assert sum(note.kind is Kind.POINT for note in found) == 3
    tags = {note.origin.articles: set(note.tags) for note in found if note.kind is not Kind.VERSE}
    assert tags == {("hope.docx",): {"all", "word"}, ("prayer.txt",): {"all"}}


def test_what_an_article_says_itself_goes_before_what_its_deck_says_of_it(folder: Path) -> None:
    (folder / "prayer.txt").write_text("---\nverses: all\nskip: [b]\n---\n" + body("He is near."))
    (folder / "deck.yaml").write_text(
        "name: A\nskip: [x]\narticles: {prayer.txt: {verses: short, skip: [a], steps: all}}\n"
    )
    deck = open_deck(folder)
    of = {each.file: for_article(deck.settings, each) for each in deck.articles}
    own, other = of["prayer.txt"], of["hope.docx"]
    assert (own.verses, own.steps, own.skip) == ("all", "all", ("x", "a", "b"))
    assert (other.verses, other.steps, other.skip) == ("key", "long", ("x",))
    assert own.place("skip", 1) == (str(folder / "deck.yaml"), 3)


def test_an_article_that_is_built_or_read_alone_has_them_too(folder: Path) -> None:
    prepared = prepare(folder / "hope.docx")
    assert prepared.deck.settings.name == "Hope"
    texts = [r.note.content for r in prepared.rendered if r.note is not None]
    assert any(isinstance(each, VerseContent) and each.text == OWN for each in texts)
    assert not [found for found in prepared.problems if found.code == "articles-unknown"]
    (folder / "more").mkdir()
    inside = folder / "more" / "hope.docx"
    (folder / "hope.docx").rename(inside)
    (folder / "deck.yaml").write_text(DECK.replace("hope.docx", "more/hope.docx"))
    headings = headings_for(inside)
    article = read_article(inside, file="hope.docx", shown=str(inside), headings=headings)
    assert [section.role.value for section in article.sections][-1] == "points"


@pytest.mark.parametrize(
    ("lines", "line", "said", "remedy"),
    [
        ("articles: [hope.docx]", 1, "takes files with their settings", "Mend the value"),
        ("articles:\n  hope.docx: x", 2, "takes settings for hope.docx", "Mend the value"),
        ("articles:\n  hope.docx:\n    skipp: x", 3, "no key `skipp`", "Did you mean `skip`?"),
        ("articles:\n  hope.docx:\n    name: x", 3, "not for one article", "the top of deck.yaml"),
        ("articles:\n  hope.docx:\n    audio: loud", 3, "`yes` or `no`", "Mend the value"),
        ("articles:\n  hope.docx:\n    cards: [{verse: Ruth 9}]", 3, "does not exist", "Mend"),
        ("articles:\n  hope.docx:\n    translation: KVJ", 3, "“KVJ”", "Did you mean `KJV`?"),
        ("articles:\n  hop.docx: {steps: all}", 2, "no such article", "Did you mean `hope.docx`?"),
        ("articles:\n  hope.docx:\n    off: [verse-shrt]", 3, "`verse-shrt`", "`verse-short`?"),
        ("articles:\n  hope.docx:\n    skip: [Ruth 3:5]", 3, "under `skip:`", "Take it out"),
    ],
)
def test_what_cannot_be_used_of_it_is_told_with_its_line(
    folder: Path, lines: str, line: int, said: str, remedy: str
) -> None:
    (folder / "deck.yaml").write_text(f"{lines}\n")
    for command in ("check", "build", "build"):
        shown = run(folder, command).all.splitlines()
        (at,) = [number for number, text in enumerate(shown) if said in text]
        assert f"deck.yaml:{line}:" in shown[at], shown
        assert remedy in shown[at + 1]


def test_settings_that_name_a_renamed_file_are_told_its_new_name(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(body("God is near to those who wait (Lamentations 3:25)."))
    (tmp_path / "other.txt").write_text(body("Moses pleaded for Israel (Exodus 32:11-14)."))
    deck = "name: A\nid: a-1\norder: [old.txt]\narticles: {old.txt: {tags: [wait]}, gone.txt: {}}\n"
    (tmp_path / "deck.yaml").write_text(deck)
    assert run(tmp_path, "build", ".").status == 0
    (tmp_path / "old.txt").rename(tmp_path / "new.txt")
    told = {problem.code: problem for problem in prepare(tmp_path).problems if problem.line == 3}
    assert "`old.txt`, which is called `new.txt` now" in told["order-unknown"].message
    said = [each for each in prepare(tmp_path).problems if each.code == "articles-unknown"]
    renamed, gone = sorted(said, key=lambda each: "gone.txt" in each.message)
    assert (
        "is called `new.txt` now" in renamed.message and renamed.remedy == "Write `new.txt` there."
    )
    assert "no such article" in gone.message
