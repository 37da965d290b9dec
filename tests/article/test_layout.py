"""What the layout of an article tells beside its words, in every format."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.article.reading import read, texts
from tests.article.worddoc import document, paragraph
from versecards.article.model import Article, Block, BlockKind


def _blocks(article: Article) -> list[Block]:
    return [block for section in article.sections for block in section.blocks]


def _parts(block: Block, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [block.text[start:end] for start, end in spans]


_NESTED = {
    "a.md": "# Hope\n\nx\n\n- Hope rests on God.\n"
    "  - He cannot lie.\n    - He swore it.\n- It holds.\n",
    "a.txt": "Hope\n\nx y z.\n\n- Hope rests on God.\n"
    "  - He cannot lie.\n    - He swore it.\n- It holds.\n",
    "a.html": "<h1>Hope</h1><p>All of us need hope, and more of it every day."
    "<ul><li>Hope rests on God.<ul><li>He cannot lie."
    "<ul><li>He swore it.</ul></ul><li>It holds.</ul>",
    "b.html": "<h1>Hope</h1><p>All of us need hope, and more of it every day.</p>"
    "<ul><li>Hope rests on God.</li><ul><li>He cannot lie.</li>"
    "<ul><li>He swore it.</li></ul></ul><li>It holds.</li></ul>",
}


@pytest.mark.parametrize("name", _NESTED)
def test_a_nested_item_has_the_one_that_it_stands_under(name: str) -> None:
    blocks = _blocks(read(_NESTED[name], name))[1:]
    assert [(block.text, block.lead and block.lead.text) for block in blocks] == [
        ("Hope rests on God.", None),
        ("He cannot lie.", "Hope rests on God."),
        ("He swore it.", "He cannot lie."),
        ("It holds.", None),
    ]


_LED = {
    "a.md": "# Hope\n\nHope grows:\n\n- by trials\n- by trust\n\nBetween.\n\n- alone\n",
    "a.txt": "Hope\n\nHope grows:\n- by trials\n- by trust\n\nBetween.\n\n- alone\n",
    "a.html": "<h1>Hope</h1><p>Hope grows:<ul><li>by trials<li>by trust</ul>"
    "<p>Between.<ul><li>alone</ul>",
}


@pytest.mark.parametrize("name", _LED)
def test_the_words_before_a_list_lead_into_its_items(name: str) -> None:
    bullets = [each for each in _blocks(read(_LED[name], name)) if each.kind is BlockKind.BULLET]
    leads = [(block.text, block.lead.text if block.lead else "") for block in bullets]
    assert leads == [
        ("Hope grows by trials", "Hope grows:"),
        ("Hope grows by trust", "Hope grows:"),
        ("alone", ""),
    ]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("God hears us:\n\n- when we cry (Psalm 34:17)", "God hears us when we cry (Psalm 34:17)"),
        ("We pray:\n\n* With **faith** (James 1:6)", "We pray with faith (James 1:6)"),
        ("He is near. He hears us:\n\n1. because he cares", "He hears us because he cares"),
        ("- God gives grace\n  - to the humble", "God gives grace to the humble"),
        ("Prayer changes much:\n\n- Our hearts change.", "Our hearts change."),
        ("God hears.\n\n- when we cry", "when we cry"),
        ("Look at the road of Ruth:\n\n- Where did she start?", "Where did she start?"),
        ("What happens:\n\n- When we pray?", "What happens when we pray?"),
        ("Psalm 34 says that God hears:\n\n- when we cry", "when we cry"),
        ("- God gives grace.\n  - He resists the proud.", "He resists the proud."),
    ],
)
def test_an_item_keeps_the_words_that_it_goes_on_with(text: str, last: str) -> None:
    block = _blocks(read(f"# T\n\n{text}\n", "a.md"))[-1]
    assert block.text == last
    line, column = block.position(len(last) - 4)
    written = f"# T\n\n{text}\n".split("\n")[line - 1]
    assert written[column - 1 : column + 3] == last[-4:]


_QUOTES = {
    "a.md": "# Hope\n\n> One.\n>\n> Two.\n\nx\n\n> Three.\n",
    "a.txt": "Hope\n\n> One.\n>\n> Two.\n\nx\n\n> Three.\n",
    "a.html": "<h1>Hope</h1><blockquote><p>One.<p>Two.</blockquote><p>x</p><blockquote>Three.",
}


@pytest.mark.parametrize("name", _QUOTES)
def test_the_paragraphs_of_a_block_quote_belong_together(name: str) -> None:
    blocks = _blocks(read(_QUOTES[name], name))
    assert [(block.text, block.quote) for block in blocks] == [
        ("One.", 1),
        ("Two.", 1),
        ("x", 0),
        ("Three.", 2),
    ]


_LINES = {
    "a.md": "# Hope\n\n> Romans 5:5\n> Hope *does not* **disappoint\n> us** at all\n",
    "a.html": "<h1>Hope</h1><blockquote>Romans 5:5<br>"
    "Hope <em>does not</em> <b>disappoint<br/>us</b> at all",
}


@pytest.mark.parametrize("name", _LINES)
def test_lines_and_stress_within_a_block(name: str) -> None:
    (block,) = _blocks(read(_LINES[name], name))
    assert block.text == "Romans 5:5 Hope does not disappoint us at all"
    starts = [0, *block.breaks, None]
    lines = [block.text[a:b].strip() for a, b in pairwise(starts)]
    assert lines == ["Romans 5:5", "Hope does not disappoint", "us at all"]
    assert _parts(block, block.marks) == ["disappoint us"]
    assert _parts(block, block.italics) == ["does not"]


_ROWS = {
    "a.md": "# Hope\n\n| Verse | Words |\n|---|---|\n| Romans 5:5 | Hope holds. |\n",
    "a.html": "<h1>Hope</h1><table><tr><td>Verse<td>Words<tr><td>Romans 5:5<td>Hope holds.</table>",
}


@pytest.mark.parametrize("name", _ROWS)
def test_the_cells_of_a_row(name: str) -> None:
    rows = [_parts(block, block.cells) for block in _blocks(read(_ROWS[name], name))]
    assert rows == [["Verse", "Words"], ["Romans 5:5", "Hope holds."]]


_HEADS = {
    "a.md": "# Hope\n\nx\n\n## Why *we* hope\n\nx\n",
    "a.txt": "Hope\n\nx y z.\n\nWHY WE HOPE\n\nx y z.\n",
    "a.html": "<h1>Hope</h1>\n<p>x</p>\n<p>y\n\n<h2>Why <i>we</i> hope</h2><p>x",
}


@pytest.mark.parametrize("name", _HEADS)
def test_title_and_headings_have_their_places(name: str) -> None:
    article = read(_HEADS[name], name)
    lines = _HEADS[name].split("\n")
    assert article.head is not None
    line, column = article.head.position(0)
    assert lines[line - 1][column - 1 :].startswith("Hope")
    section = next(each for each in article.sections if each.heading.lower() == "why we hope")
    assert section.head is not None
    line, column = section.head.position(len("Why we "))
    assert (line, lines[line - 1][column - 1 : column + 3].lower()) == (5, "hope")
    if name != "a.txt":
        assert section.level == 2


def test_a_line_within_an_item_leads_into_the_list_below_it() -> None:
    text = (
        "# T\n\n- Where is it told?\n\n  > See also Daniel:\n\n  - 9:25\n  - 12:11\n- And then?\n"
    )
    leads = [block.lead.text if block.lead else "" for block in _blocks(read(text, "a.md"))]
    assert leads == ["", "", "See also Daniel:", "See also Daniel:", ""]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Bread for all Jesus gives thanks.", "Jesus gives thanks."),
        ("Bread for all: “He gives thanks.”", "“He gives thanks.”"),
        ("Bread for all is what he gives.", "Bread for all is what he gives."),
    ],
)
def test_a_paragraph_that_runs_on_from_the_title_begins_behind_it(text: str, read_as: str) -> None:
    blocks = _blocks(read(f"# Bread for all\n\nIt is so.\n\n{text}\n", "a.md"))
    assert [block.text for block in blocks] == ["It is so.", read_as]


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_list_that_is_typed_with_letters_is_one(name: str) -> None:
    lines = ["It is so.", "A. He sows.", "B. He reaps.", "C. S. Nobody wrote of it."]
    said = "".join(f"<p>{each}</p>" for each in lines) if name == "a.html" else "\n\n".join(lines)
    start = {"a.md": "# Hope\n\n", "a.txt": "Hope\n\n", "a.html": "<h1>Hope</h1>"}[name]
    assert [(block.kind.value, block.text) for block in _blocks(read(start + said, name))] == [
        ("paragraph", "It is so."),
        ("bullet", "He sows."),
        ("bullet", "He reaps."),
        ("paragraph", "C. S. Nobody wrote of it."),
    ]


def test_verse_numbers_and_a_letter_alone_are_no_signs_of_a_list() -> None:
    said = ["1) He sows.", "2) He reaps.", "I. He rests."]
    text = "<h1>Hope</h1>" + "".join(f"<p>{each}</p>" for each in said)
    assert [block.text for block in _blocks(read(text, "a.html"))] == said


VERSE = [
    "In nothing be anxious,",
    "but in everything, by prayer,",
    "let your requests be made known.",
]
LINES = ["Memory verse", "Philippians 4:6 (NIV)", *VERSE, "Pray for one another this week."]


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.html", "a.txt"])
def test_the_lines_of_a_verse_are_one_though_each_is_a_paragraph(name: str) -> None:
    head, *rest = LINES
    if name == "a.docx":
        styled = [paragraph("Hope", "Title"), paragraph(head, "Heading1"), *map(paragraph, rest)]
        article = read(document(styled), name)
    elif name == "a.html":
        page = "".join(f"<p>{line}</p>" for line in rest)
        article = read(f"<html><h1>Hope</h1><h2>{head}</h2>{page}</html>", name)
    else:
        signs = ("# ", "## ") if name == "a.md" else ("", "")
        article = read(f"{signs[0]}Hope\n\n{signs[1]}" + "\n\n".join(LINES), name)
    (section,) = article.sections
    assert [block.text for block in section.blocks] == [LINES[1], " ".join(VERSE), LINES[-1]]


def test_paragraphs_below_a_reference_that_are_not_its_words_stay_apart() -> None:
    lines = ["Philippians 4:6", "Paul sits in prison.", "He writes to his friends."]
    article = read("# Hope\n\n" + "\n\n".join(lines), "a.md")
    assert [block.text for block in article.sections[0].blocks] == lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("🔥 He is risen 🙌", "He is risen"),
        ("❤️‍🔥 He is risen", "He is risen"),
        ("He 🕊️ is risen", "He 🕊️ is risen"),
        ("❌ He sleeps", "❌ He sleeps"),
        ("🙏", "🙏"),
    ],
)
def test_pictures_at_the_ends_of_a_line_are_none_of_its_words(line: str, words: str) -> None:
    (found,) = texts(read(f"# T\n\n{line}\n", "a.md"))
    assert found == words


def test_an_outline_all_in_headings_has_its_lowest_as_text() -> None:
    lines = [
        paragraph("Hope", style="Title"),
        paragraph("Where it rests", style="Heading1"),
        paragraph("On the promise", style="Heading2"),
        paragraph("Romans 15:13", style="Heading2"),
        paragraph("What it waits for", style="Heading1"),
        paragraph("The day", style="Heading2"),
    ]
    article = read(document(lines), "a.docx")
    assert texts(article) == ["On the promise", "Romans 15:13", "The day"]
    assert article.sections[0].heading == "Where it rests"
