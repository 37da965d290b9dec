"""Every wrong value and near miss of the settings, told with file and line."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from tests.decks import body
from versecards.article.model import Role
from versecards.deck import open_deck
from versecards.extract.deck import extract
from versecards.problems import ContentError, Problem, Severity
from versecards.settings import KEYS, VERSES, Settings, for_article
from versecards.settings.keys import Key
from versecards.settings.schema import SCHEMA, schema_text
from versecards.settings.values import TEXT
from versecards.starter import settings_text

ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14).")

WRONG = [
    # the lines, the line that is named, and words of the message or the remedy
    ("memorise: Psalm 23", 1, "Did you mean `memorize`?"),
    ("Memorize: Psalm 23", 1, "Did you mean `memorize`?"),
    ("translate: ASV", 1, "Did you mean `translation`?"),
    ("quote: ESV", 1, "Did you mean `quotes`?"),
    ("verse: all", 1, "Did you mean `verses`?"),
    ("step: all", 1, "Did you mean `steps`?"),
    ("audios: no", 1, "Did you mean `audio`?"),
    ("question: no", 1, "Did you mean `questions`?"),
    ("skips: x", 1, "Did you mean `skip`?"),
    ("tag: x", 1, "Did you mean `tags`?"),
    ("sources: x", 1, "Did you mean `source`?"),
    ("languages: en", 1, "Did you mean `language`?"),
    ("xylophone: 1", 1, "Take it out, or write a key"),
    ("verses: shrt", 1, "Did you mean `short`?"),
    ("verses: [short]", 1, "takes one of `key`, `quoted`, `short`, `all`"),
    ("verses:", 1, "takes one of"),
    ("steps: log", 1, "Did you mean `long`?"),
    ("steps: true", 1, "takes one of"),
    ("missing: leave-out", 1, "Did you mean `leave out`?"),
    ("audio: loud", 1, "takes `yes` or `no`"),
    ("questions: 1", 1, "takes `yes` or `no`"),
    ("questions:\n  - no", 1, "takes `yes` or `no`"),
    ("translation: KJW", 1, "Did you mean `KJV`?"),
    ("translation: [KJV]", 1, "takes a text"),
    ("quotes: {a: b}", 1, "takes a text"),
    ("quotes: true", 1, "takes a text"),
    ("source:", 1, "takes a text"),
    ('source: " "', 1, "is empty"),
    ("language: English", 1, "takes a language code such as `en`"),
    ("memorize: Psalm 151", 1, "“Psalm 151” does not exist"),
    ("memorize:\n- Psalm 23\n- Hezekiah 3:1", 3, "is not a Bible reference"),
    ("memorize:\n- Psalm 23\n\n- John 3:99\n- Jude 9", 4, "“John 3:99” does not exist"),
    ("memorize: {Psalm: 23}", 1, "takes a text"),
    ("skip:\n- a\n-\n- b", 3, "takes a text"),
    ("skip:\n- Why: because", 2, "takes a text"),
    ("tags:\n- good\n- '::'", 3, "has an empty part between its colons"),
    ("tags: [a, [b]]", 1, "takes a text"),
    ("off: {a: b}", 1, "takes a text"),
]
DECK = [
    ("nam: x", 1, "Did you mean `name`?"),
    ("name:", 1, "takes a text"),
    ("name: 'A:: ::B'", 1, "has an empty part between its colons"),
    ("ids: x", 1, "Did you mean `id`?"),
    ("id: [x]", 1, "takes a text"),
    ("heading: {}", 1, "Did you mean `headings`?"),
    ("headings: points", 1, "takes roles with their headings"),
    ("headings:\n  body: A\n  pionts: [In a nutshell]", 3, "Did you mean `points`?"),
    ("headings:\n  points:\n  - A\n  - [B]", 4, "takes a text"),
    ("cards: []", 1, "`articles: {example.txt: {cards: …}}`"),
    ("points: x", 1, "`articles: {example.txt: {points: …}}`"),
    ("card: []", 1, "Take it out, or write a key"),
]
FRONT = [
    ("verses: 1-5", 1, "takes one of"),
    ("verses: John 3:16", 1, "takes one of"),
    ("headings: points", 1, "headings"),
    ("headings:\n  pionts: [A]", 2, "Did you mean `points`?"),
    ("card: []", 1, "Did you mean `cards`?"),
    ("point: x", 1, "Did you mean `points`?"),
    ("cards: Who?", 1, "takes a list of cards"),
    ("cards:\n- question: Who?", 2, "has a card without `answer:`"),
    ("cards:\n- question: a\n  answer: b\n- answer: x", 4, "has a card without `question:`"),
    ("cards:\n- question: Who?\n  anser: x", 2, "Did you mean `answer`?"),
    ("cards:\n- question: Who?\n  answer: [x]", 2, "takes a text"),
    ("cards:\n- question: Who?\n  answer: ''", 2, "is empty"),
    ("points:\n- God is love.\n- {a: b}", 3, "takes a text"),
    ("points: true", 1, "takes a text"),
]
SOMEBODY_ELSES = [
    # in deck.yaml a mistake, in front matter as other programs have it
    *("audio: /media/hope.mp3", "audio: {src: a.mp3, length: 12}", "audio: loud"),
    *("questions: 12", "questions: 1", "questions:\n  - no"),
    *("steps: true", "steps: [{do: this}]", "verses: [7, 8]"),
    *("hide: true", "skip: false", "off: true", "missing: 3", "typing: true"),
    *("language: English", "translation: true", "quotes: true", "headings: true"),
    *("cards: true", "cards: summary_large_image", "cards: [a.png]", "cards: [{image: a.png}]"),
    "points: true",
]
# Keys and empty values in front matter that are another program's, and nobody's mistake.
OTHERS = [
    "name: x",
    "id: 42",
    "xylophone: 1",
    "layout: post",
    "date: 2024-05-01 08:00:00 +0100",
    "author: {name: Ann, site: https://example.org}",
    "series: On prayer",
    "weight: 3",
    "draft: false",
    "permalink: /a/:title/",
    "aliases: [a, b]",
    "verses:",
    "tags:",
    "source:",
    "cssclasses:\n  - wide\n  - {deep: [x]}",
]


def named(rows: list[tuple[str, int, str]]) -> dict[str, object]:
    return {"argvalues": rows, "ids": [lines.replace("\n", "|") for lines, _, _ in rows]}


@pytest.mark.parametrize(("lines", "line", "words"), **named(WRONG + DECK))  # type: ignore[arg-type]
def test_wrong_in_deck_yaml(tmp_path: Path, lines: str, line: int, words: str) -> None:
    (tmp_path / "deck.yaml").write_text(f"# settings\n{lines}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE)
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.line) == (str(tmp_path / "deck.yaml"), 1 + line)
    assert words in f"{problem.message} {problem.remedy}"


_PASSED = {*OTHERS, *SOMEBODY_ELSES}
TOLD = [row for row in WRONG + FRONT if row[0] not in _PASSED and "KJW" not in row[0]]


@pytest.mark.parametrize(("lines", "line", "words"), **named(TOLD))  # type: ignore[arg-type]
def test_wrong_in_front_matter_is_told_and_not_used(
    tmp_path: Path, lines: str, line: int, words: str
) -> None:
    (tmp_path / "a.txt").write_text(f"---\n{lines}\n---\n{ARTICLE}", encoding="utf-8")
    (problem,) = told(tmp_path)
    assert (problem.file, problem.line) == (str(tmp_path / "a.txt"), 1 + line)
    assert problem.severity is Severity.WARNING
    assert words in f"{problem.message} {problem.remedy}"


@pytest.mark.parametrize("lines", OTHERS + SOMEBODY_ELSES)
def test_what_other_programs_write_is_passed_over(tmp_path: Path, lines: str) -> None:
    (tmp_path / "a.txt").write_text(f"---\n{lines}\n---\n{ARTICLE}", encoding="utf-8")
    assert told(tmp_path) == ()
    deck = open_deck(tmp_path)
    assert for_article(deck.settings, deck.articles[0]) == deck.settings


def test_the_rest_of_a_list_is_used_where_one_entry_is_wrong(tmp_path: Path) -> None:
    text = f"---\nmemorize: [Psalm 23:1, Psalm 151]\n---\n{ARTICLE}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    deck = open_deck(tmp_path)
    settings = for_article(deck.settings, deck.articles[0])
    assert [str(passage) for passage in settings.memorize] == ["Psalm 23:1"]
    assert len(told(tmp_path)) == 1


def test_tags_of_a_notebook(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntags: faith, hope  now\n---\n\n{ARTICLE}")
    (tmp_path / "b.md").write_text(f'---\ntags: ["#faith", x/y]\n---\n\n{ARTICLE}')
    deck = open_deck(tmp_path)
    tags = [for_article(deck.settings, article).tags for article in deck.articles]
    assert tags == [("faith", "hope-now"), ("faith", "x/y")]


def test_wrong_in_a_yaml_article(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "title: A title?\nverses: al\nsections:\n- blocks: Moses prayed (Exodus 32:11).\n"
        "cards:\n- question: Who?\n  answr: x\n"
    )
    found = told(tmp_path)
    assert [(problem.file, problem.line) for problem in found] == [
        (str(tmp_path / "a.yaml"), 2),
        (str(tmp_path / "a.yaml"), 6),
    ]


def told(folder: Path) -> tuple[Problem, ...]:
    """What is said of the settings of the articles, whose build goes on."""
    deck = open_deck(folder)
    found = extract(deck.articles, deck.settings, deck.library).problems
    codes = ("setting-unused", "setting-type", "front-matter", "heading-role")
    return tuple(problem for problem in found if problem.code in codes)


def test_every_wrong_line_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("verses: al\nskipp: x\ntags:\n- [a]\n- [b]\n")
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert [problem.line for problem in problems_of(tmp_path)] == [1, 2, 4, 5]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        deck = open_deck(folder)
        extract(deck.articles, deck.settings, deck.library)
    return raised.value.problems


RIGHT = {
    # what stands in the file, and what is understood
    "name: 2024": ("name", "2024"),
    "id: a b": ("deck_id", "a b"),
    "translation: kjv": ("translation", "kjv"),
    "audio: YES": ("audio", True),
    "audio: true": ("audio", True),
    "audio: off": ("audio", False),
    "questions: No": ("questions", False),
    "tags: 2024": ("tags", ("2024",)),
    'name: "A :: B"': ("name", "A::B"),
    "tags: [a  b, c]": ("tags", ("a-b", "c")),
    "skip: []": ("skip", ()),
    "skip: One text": ("skip", ("One text",)),
    "language: pt-BR": ("language", "pt-BR"),
    "headings: {points: A}": ("headings", {"points": ("A",)}),
    "missing: leave out": ("missing", "leave out"),
}


@pytest.mark.parametrize(("line", "meaning"), RIGHT.items())
def test_right_values(tmp_path: Path, line: str, meaning: tuple[str, object]) -> None:
    (tmp_path / "deck.yaml").write_text(line)
    (tmp_path / "a.txt").write_text(ARTICLE)
    field, value = meaning
    assert getattr(open_deck(tmp_path).settings, field) == value


def test_an_article_is_added_to_the_deck_entry_by_entry_with_its_places(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("tags: [a, b]\nskip:\n- one\n")
    (tmp_path / "a.txt").write_text(f"---\ntags: [b, c]\nskip:\n- two\n---\n{ARTICLE}")
    deck = open_deck(tmp_path)
    settings = for_article(deck.settings, deck.articles[0])
    assert settings.tags == ("a", "b", "c")
    assert settings.skip == ("one", "two")
    assert settings.place("skip", 0) == (str(tmp_path / "deck.yaml"), 3)
    assert settings.place("skip", 1) == (str(tmp_path / "a.txt"), 4)
    assert settings.place("tags", 2) == (str(tmp_path / "a.txt"), 2)


def test_every_role_can_be_given_headings(tmp_path: Path) -> None:
    rows = "".join(f"  {role.value}: [Heading of {role.value}]\n" for role in Role)
    (tmp_path / "deck.yaml").write_text(f"headings:\n{rows}")
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert set(open_deck(tmp_path).settings.headings) == {role.value for role in Role}


def test_the_schema_of_yaml_articles_has_the_keys_as_their_rows_have_them() -> None:
    written = SCHEMA.read_text(encoding="utf-8")
    assert written == schema_text(), "run: python -m versecards.settings > SETTINGS.md"
    properties = json.loads(schema_text())["properties"]
    assert properties["verses"] == {"description": KEYS["verses"].says, "enum": list(VERSES)}
    assert "id" not in properties


def test_every_row_has_its_field_with_a_default_that_it_takes() -> None:
    fields = {field.name for field in dataclasses.fields(Settings)} - {"places"}
    assert sorted(key.attribute for key in KEYS.values()) == sorted(fields)
    for key in KEYS.values():
        default = getattr(Settings(), key.attribute)
        if default not in ("", (), {}):
            assert key.value.read(default) == default


@pytest.mark.parametrize("name", KEYS)
def test_the_example_of_a_row_is_right(tmp_path: Path, name: str) -> None:
    key = KEYS[name]
    text = f"---\n{key.example}\n---\n{ARTICLE}" if key.article else ARTICLE
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "deck.yaml").write_text(key.example if key.deck else "")
    settings = for_article(open_deck(tmp_path).settings, open_deck(tmp_path).articles[0])
    assert name in settings.places


def test_a_new_row_is_read_and_is_in_the_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = Key("place", TEXT, "Where the study was held.", "place: Bern", field="source")
    monkeypatch.setitem(KEYS, "place", row)  # type: ignore[arg-type]
    assert "place: Bern" in settings_text("A deck", "a-deck")
    assert json.loads(schema_text())["properties"]["place"]["description"] == row.says
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "deck.yaml").write_text("place: Bern")
    assert open_deck(tmp_path).settings.source == "Bern"
