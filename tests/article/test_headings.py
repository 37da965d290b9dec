"""The table of headings: one role a heading, in the language of the deck."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.article.reading import blocks_of, read, shape
from versecards import languages
from versecards.article.headings import Headings, plain_heading
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


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_language_of_an_article_chooses_its_headings(tmp_path: Path, name: str) -> None:
    heading, item = {
        "a.txt": ("{}\n\n", "- {}\n"),
        "a.md": ("## {}\n\n", "- {}\n"),
        "a.html": ("<h2>{}</h2>", "<ul><li>{}</li></ul>"),
    }[name]
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text("headings: {points: [Memoru]}\n")
    (folder / name).write_text(
        "---\ntitle: Gratum\nlanguage: xx\n---\n"
        + heading.format("Sprekum") + item.format("Quid estu gratum?")
        + heading.format("Memoru") + item.format("Gratum estu bonum.")
    )  # fmt: skip
    (article,) = open_deck(folder).articles
    assert [section.role for section in article.sections] == [Role.ENGAGE, Role.POINTS]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("💬 Talk about it", Role.ENGAGE),
        ("Discussion Questions (15 min)", Role.ENGAGE),
        ("Part 3 — Questions for your life group", Role.ENGAGE),
        ("Week 2: Study Questions", Role.ENGAGE),
        ("Questions for review [optional]", Role.ENGAGE),
        ("Ten discussion starters for families", Role.ENGAGE),
        ("Questions to reflect on", Role.REFLECT),
        ("Personal application questions", Role.REFLECT),
        ("✨ Three key takeaways ✨", Role.POINTS),
        ("Lessons for us", Role.POINTS),
        ("Three lessons we can learn from Ruth", Role.POINTS),
        ("What this story teaches us", Role.POINTS),
        ("Key Truths to Remember", Role.POINTS),
        ("Three things to carry with you", Role.POINTS),
        ("What we take home", Role.POINTS),
        ("Questions to think through", Role.ENGAGE),
        ("Takeaway Thought", Role.POINTS),
        ("What can we learn from Ruth?", Role.POINTS),
        ("Main Teaching Points", Role.POINTS),
        ("📖 Weekly memory verse", Role.KEY_VERSES),
        ("Scripture to learn by heart", Role.KEY_VERSES),
        ("Closing prayer time", Role.OTHER),
        ("Applying it today", Role.IMPLICATIONS),
        ("Announcements (5 min)", Role.ASIDE),
        ("Recommended books on prayer", Role.ASIDE),
        ("What you'll need", Role.ASIDE),
        ("Looking ahead: next week", Role.ASIDE),
        ("📚 Additional resources", Role.ASIDE),
        ("The sum of this part", Role.POINTS),
        ("To be learned by heart", Role.KEY_VERSES),
        ("For the reader to ponder", Role.REFLECT),
    ],
)
def test_headings_are_known_in_any_dress(heading: str, role: Role) -> None:
    known = Headings.default().role_of(heading, heading=True)
    assert known is not None
    assert known[1] is role


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "The lessons of the vineyard",
            "A question of trust",
            "Remembering Zion",
            "Key to it all",
            "What Ruth carried home",
        ),
        *("Prayer for one's enemies", "Two sons", "Points of the compass", "What is grace?"),
    ],
)
def test_headings_of_the_body_are_not_taken_for_others(heading: str) -> None:
    assert Headings.default().role_of(heading, heading=True) is None


@pytest.mark.parametrize("between", [" – ", ": ", " (", " from "])
def test_a_passage_in_a_heading_changes_nothing(between: str) -> None:
    for words, role in (("Discussion questions", Role.ENGAGE), ("Memory verse", Role.KEY_VERSES)):
        heading = f"{words}{between}1 Peter 5:7" + (")" if "(" in between else "")
        known = Headings.default().role_of(heading, heading=True)
        assert known is not None
        assert known[1] is role


def test_a_heading_that_names_its_verse_gives_it() -> None:
    text = "# T\n\nx y\n\n## Memory verse: Micah 7:7\n\n## Key points\n\n- One.\n"
    article = read(text, "a.md")
    assert [block.text for block in article.sections[1].blocks] == ["Micah 7:7"]


@pytest.mark.parametrize("heading", ["Principles", "Insights", "Going deeper", "Think it over"])
def test_prose_below_a_heading_of_lists_is_prose(heading: str) -> None:
    prose = "He gives what he commands, and more than we ask or can think of. " * 6
    article = read(f"# T\n\nx y\n\n## {heading}\n\n{prose}\n\n{prose}\n", "a.md")
    assert article.sections[1].role is Role.OTHER


def test_a_label_of_points_is_for_its_own_line_unless_a_list_follows() -> None:
    text = "# T\n\nBig idea: He lives.\n\nHe was seen by many.\n\nTakeaways: see\n\n- He lives.\n"
    sections = [(section.role, len(section.blocks)) for section in read(text, "a.md").sections]
    assert sorted(sections) == [(Role.BODY, 1), (Role.POINTS, 1), (Role.POINTS, 2)]


_PASTED = """What is hope?
Quick answer
Hope is sure of what God will do.
WHAT DOES THE BIBLE SAY?
Hope does not put us to shame (Romans 5:5).
UNDERSTAND
-
Hope rests on God.
-
Hope waits.
"""


def test_copied_text_is_read_as_text_under_the_name_of_markdown() -> None:
    assert shape(read(_PASTED, "a.md")) == shape(read(_PASTED, "a.txt"))
    assert read("# T\n\n" + _PASTED, "a.md").title == "T"


def test_a_list_ends_where_another_heading_begins() -> None:
    text = """T

He is who he is.

Questions

1. Who is he?
2. Where is he?

The Week Ahead

We meet again on the last evening of it, and share what we found.
"""
    headings = [section.heading for section in read(text).sections]
    assert headings == ["", "Questions", "The Week Ahead"]


def test_a_number_above_the_title_is_no_title() -> None:
    article = read("Chapter 12\n\nThe good shepherd\n\nHe knows his own (John 10:14).\n")
    assert article.title == "The good shepherd"


def test_what_stands_under_a_short_answer_has_a_role_of_its_own() -> None:
    text = (
        "# T\n\n## Overview\n\nHe saves.\n\n### Verse 2\n\nHe gave.\n\n"
        "## Questions\n\n### One\n\n- Who?\n"
    )
    assert [section.role for section in read(text, "a.md").sections] == [
        Role.QUICK_ANSWER,
        Role.OTHER,
        Role.ENGAGE,
        Role.ENGAGE,
    ]


def test_a_line_with_a_colon_above_a_list_is_its_heading() -> None:
    text = (
        "# Hope\n\n## Key Points\n\n- He lives.\n\nPassages We Read:\n\n- John 1\n\n"
        "He hears us:\n\n- when we cry\n"
    )
    sections = [(section.heading, len(section.blocks)) for section in read(text, "a.md").sections]
    assert sections == [("Key Points", 1), ("Passages We Read", 3)]


@pytest.mark.parametrize(
    "line",
    [
        "Any questions? Write to us.",
        "Click here to listen.",
        "Share this post on Facebook",
        "Next post: What is mercy?",
        "[Previous article » Who is he?](/b)",
        "5 min read",
        "Printable version",
        "Related: 10 verses about mercy",
        "Read more: Who is he?",
        "## READ NEXT: Who Is He?",
        "[← Previous sermon](/a) | [Next sermon →](/b)",
        "Advertisement",
        "## ADVERTISEMENT",
        "Advertisement - Continue Reading Below",
    ],
)
def test_invitations_are_no_text(line: str) -> None:
    article = read(f"# T\n\nHe lives.\n\n## Questions\n\n- Who lives?\n\n{line}\n", "a.md")
    shown = [block.text for section in article.sections for block in section.blocks]
    assert shown == ["He lives.", "Who lives?"]


def test_what_only_says_next_is_text() -> None:
    lines = ["Next week: Mark 2.", "Next: who is he?", "Related: Mark 2:5", "More: he hears."]
    article = read("\n\n".join(("# T", "He lives.", *lines)), "a.md")
    assert [block.text for block in article.sections[0].blocks][1:] == lines


def test_a_list_of_questions_asks_under_any_heading() -> None:
    asked = "1. Who came?\n2. Where to?\n3. What did he bring?\n"
    role = read(f"# T\n\n## Looking back\n\nIn your groups:\n\n{asked}", "a.md").sections[0].role
    assert role is Role.ENGAGE
    prose = "He came to us.\n\n" * 3
    kept = read(f"# T\n\n## Looking back\n\n{prose}{asked}", "a.md").sections[0].role
    assert kept is Role.OTHER


_SHEET = "Read the passage, then answer.\n\n{}\n\n{}\n\nHe sows in tears. He reaps in joy.\n\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_sheet_that_ends_with_its_questions_asks_them(name: str) -> None:
    text = _SHEET.format("He goes out.", "He comes home.")
    asked = "1. Who sows?\n2. What does he carry? (Look at the end.)\n3. When does he rest?\n"
    start = "# Sowing\n\n" if name == "a.md" else "Sowing\n\n"
    sections = read(start + text + asked, name).sections
    assert [(section.role, len(section.blocks)) for section in sections] == [
        (Role.BODY, 4),
        (Role.ENGAGE, 3),
    ]


def test_questions_at_the_end_of_a_text_may_be_paragraphs() -> None:
    text = _SHEET.format("He goes out.", "He comes home. Is that not good?")
    asked = "Who sows?\n\nWhat does he carry? Does it weigh much? Explain.\n\nWhen does he rest?\n"
    sections = read("# Sowing\n\n" + text + asked, "a.md").sections
    assert [(section.role, len(section.blocks)) for section in sections] == [
        (Role.BODY, 4),
        (Role.ENGAGE, 3),
    ]


def test_questions_that_the_text_answers_at_once_are_no_list() -> None:
    told = "Who sows? He does.\n\nWhat is it? It is seed.\n\nWhen? In the spring.\n"
    (section,) = read("# Sowing\n\nHe goes out.\n\n" + told, "a.md").sections
    assert section.role is Role.BODY


def test_a_list_at_the_end_of_a_text_is_no_list_of_questions() -> None:
    text = _SHEET.format("He goes out.", "He comes home.")
    told = "- He sows.\n- He waits. For what?\n- He reaps.\n"
    (section,) = read("# Sowing\n\n" + text + told, "a.md").sections
    assert section.role is Role.BODY


@pytest.mark.parametrize(
    ("label", "words", "is_point"),
    [
        ("**Big idea:** ", "He never lets go of us.", True),
        ("Bottom line: ", "he is with us.", True),
        ("**Key idea**: ", "thanking him for all", False),  # a theme, and no thought
        ("Application: ", "Ask him today.", False),
    ],
)
def test_one_item_of_a_list_may_be_labelled_as_a_point(
    label: str, words: str, is_point: bool
) -> None:
    items = f"- He walks on water.\n- {label}{words}\n- He speaks to us.\n"
    article = read(f"# T\n\n## Opening\n\n{items}", "a.md")
    points = [block.text for block in blocks_of(article, Role.POINTS)]
    assert points == ([words] if is_point else [])


_BODY = "He prays for those who are his, and nobody can take them out of his hand. "


@pytest.mark.parametrize("heading", ["Contents", "References", "Further reading"])
def test_what_holds_nearly_all_of_the_text_is_the_article(heading: str) -> None:
    whole = read(f"# A title\n\nFirst words.\n\n## {heading}\n\n" + _BODY * 9, "a.md")
    assert Role.ASIDE not in [section.role for section in whole.sections]
    beside = read(f"# A title\n\n{_BODY * 2}\n\n## {heading}\n\n{_BODY * 2}", "a.md")
    assert beside.sections[-1].role is Role.ASIDE
