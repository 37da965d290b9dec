"""YAML articles: every key, every error with its line, and the schema for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import versecards.article.structured as structured
from versecards.article.model import BlockKind, Role

from .reading import blocks, misplaced, read, refused, texts

_SCHEMA = json.loads(
    Path(structured.__file__).with_name("article.schema.json").read_text(encoding="utf-8")
)
_START = "title: T\nsections:\n"


def test_the_form() -> None:
    article = read(
        """title: 40
translation: KJV
sections:
  - blocks:
      - Before any **heading**
  - heading: Summary
    blocks: He *prays* for us.
  - heading: Whatever
    role: points
    blocks:
      - bullet: One
      - paragraph: no
      - quote: "He \\u2014 lives"
  - role: reflect
    blocks: [{bullet: 'How?'}]
notice: Free to use
""",
        "a.yaml",
    )
    assert (article.title, article.notice) == ("40", "Free to use")
    assert article.settings == {"translation": "KJV"}
    assert article.setting_lines["translation"] == 2
    assert blocks(article) == [
        ("", "paragraph", "Before any heading"),
        ("Summary", "paragraph", "He *prays* for us."),
        ("Whatever", "bullet", "One"),
        ("Whatever", "paragraph", "no"),
        ("Whatever", "quote", "He — lives"),
        ("Reflect", "bullet", "How?"),
    ]
    assert [section.role for section in article.sections] == [
        *(Role.BODY, Role.QUICK_ANSWER, Role.POINTS, Role.REFLECT)
    ]
    assert article.sections[0].blocks[0].marks == ((11, 18),)


def test_a_backslash_makes_a_sign_a_character() -> None:
    (block,) = read(_START + r"- blocks: '\*\*a\*\* \=\= \\ **b**'", "a.yaml").sections[0].blocks
    assert (block.text, block.marks) == (r"**a** == \ b", ((11, 12),))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("just text", "article-form", 1),
        ("title: T", "article-empty", 1),
        ("title: T\nsections: x", "article-form", 2),
        (_START + "- x", "article-form", 3),
        (_START + "- headding: x\n  blocks: y", "article-form", 3),
        (_START + "- heading: x\n  role: pionts\n  blocks: y", "article-form", 4),
        (_START + "- heading: [x]\n  blocks: y", "article-form", 3),
        (_START + "- heading: a\n  blocks:\n  - b\n- blocks: x", "article-form", 6),
        (_START + "- blocks: {a: b}", "article-form", 3),
        (_START + "- blocks:\n  - bulet: x", "article-form", 4),
        (_START + "- blocks:\n  - Key verse: John 3:16", "article-form", 4),
        (_START + "- blocks:\n  - bullet:", "article-form", 4),
        (_START + "- blocks:\n  - [a]", "article-form", 4),
        (_START + "  - a\n - b", "yaml-syntax", 4),
        ("title: T\ntranslation KJV\n\nquotes: ASV", "yaml-syntax", 2),
        ("title: T\ntitle: U", "yaml-key-twice", 2),
        ("title: T\n---\ntitle: U", "yaml-unread", 2),
        ("? [a]\n: b", "yaml-unread", 1),
        ("title: &a T", "yaml-unread", 1),
        ("title: *a", "yaml-unread", 1),
        ("title: !x T", "yaml-unread", 1),
    ],
)
def test_errors_name_the_line(text: str, code: str, line: int) -> None:
    problem = refused(text, "a.yaml")
    assert (problem.code, problem.line) == (code, line)


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("a: b\nquotes:NIV\nc: d", (2, 1), "`quotes: NIV`"),
        ("quotes:NIV\nc: d", (1, 1), "`quotes: NIV`"),
        ("a:\n  - b:c\n    d: e", (2, 5), "`b: c`"),
        ("a: [b\nc: d", (1, 4), "`]`"),
        ("a: [b, c", (1, 4), "`]`"),
        ("a:\n - {b: c\n - {d: e}", (2, 4), "`}`"),
        ("a: [b,\n c: d: e]", (2, 6), "a colon"),  # it is closed
        ('a: "b\nc: d', (1, 4), '`"`'),
        ("a: 'b", (1, 4), "`'`"),
        ("a:\n\t- b", (2, 1), "spaces"),
        ("a: https://b.c\nd: e: f", (2, 5), "a colon"),
        ("a b\nc: d", (1, 1), "`a:`"),
    ],
)
def test_wrong_yaml_is_told_where_the_slip_is(
    text: str, place: tuple[int, int], remedy: str
) -> None:
    problem = refused(text, "a.yaml")
    assert (problem.code, problem.line, problem.column) == ("yaml-syntax", *place)
    assert remedy in problem.remedy


def test_a_near_miss_is_named() -> None:
    assert "heading" in refused(_START + "- headding: x", "a.yaml").remedy
    assert "points" in refused(_START + "- heading: x\n  role: pionts", "a.yaml").remedy


@pytest.mark.parametrize(
    ("text", "value"),
    [("no", "no"), ("12:30", "12:30"), ("2024-01-01", "2024-01-01"), ("0x1f", "0x1f"), ("~", None)],
)
def test_words_are_words(text: str, value: object) -> None:
    assert read(f"language: {text}\n{_START}- blocks: x y", "a.yaml").settings["language"] == value


_STYLES = {
    "plain": "- blocks:\n  - He lives (Hebrews 7:25)\n    and prays\n    for us",
    "single": "- blocks:\n  - 'He ''lives'': so\n    it is'",
    "double": '- blocks:\n  - "He \\"lives\\"\n     and prays"',
    "literal": "- blocks:\n  - |\n    He lives\n    and prays\n  - x y",
    "folded": "- blocks:\n  - bullet: >-\n      He lives\n\n      and prays",
    "flow": "- {heading: Reflect, blocks: [He lives, {bullet: 'he prays'}]}",
}


@pytest.mark.parametrize("style", _STYLES)
def test_words_keep_their_places(style: str) -> None:
    text = _START + _STYLES[style]
    article = read(text, "a.yaml")
    assert texts(article)[0].startswith("He")
    assert {is_ for is_, _, _ in misplaced(article, text)} <= {'"'}


_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp"), exclude_characters="*=\\\ufffc"
)


@given(st.text(_CHARACTERS, min_size=1))
@settings(max_examples=150, deadline=None)
def test_any_text_in_quotation_marks_is_itself(text: str) -> None:
    quoted = json.dumps(f"x{text}x", ensure_ascii=False)
    (found,) = texts(read(f"{_START}- blocks:\n  - {quoted}", "a.yaml"))
    assert found.split() == f"x{text}x".split()


def test_the_schema_knows_what_the_reader_knows() -> None:
    assert _SCHEMA["$defs"]["role"]["enum"] == [role.value for role in Role]
    kinds = _SCHEMA["$defs"]["block"]["oneOf"][1]["properties"]
    assert set(kinds) == {kind.value for kind in BlockKind}
    assert set(_SCHEMA["$defs"]["section"]["properties"]) == {"heading", "role", "blocks"}
