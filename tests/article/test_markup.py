"""Markup of other programs in Markdown: none of it is text, what it surrounds is."""

from __future__ import annotations

import pytest

from tests.article.reading import blocks, misplaced, read, texts


def says(text: str) -> list[str]:
    return texts(read(f"# Title\n\n{text}\n", "a.md"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He lives. <!-- Luke 1:1 -->", ["He lives."]),
        ('[//]: # (Hymn 3)\n[comment]: <> (later)\n[_]: # "x"\nHe lives.', ["He lives."]),
        ("He lives.\n[//]: # (Hymn 3)\nAnd reigns.", ["He lives.", "And reigns."]),
        ("{/* to do\n\nJohn 1:1 */}\n\nHe lives.", ["He lives."]),
        ("import Verse from '../Verse.astro';\nexport const x = 1\n\nHe lives.", ["He lives."]),
        ('import { A } from "b"\n\nImport is not export.', ["Import is not export."]),
        ('{{< figure src="a.png" >}}\n\nHe {{% mark %}}lives{{% /mark %}}.', ["He lives."]),
        ("{% include a.html %}\n\nHe {{ page.verb }}lives.", ["He lives."]),
        ("{% comment %}\nJohn 1:1\n{% endcomment %}\n\nHe lives.", ["He lives."]),
        ("He lives.\n{: .lead #top}", ["He lives."]),
        ('He [lives](x){:target="_blank"} now.', ["He lives now."]),
        ("He lives.{.quiet}", ["He lives."]),
        ("He \\{lives\\}.", ["He {lives}."]),
        ("He gave {1} life.", ["He gave {1} life."]),
        ("He lives.^1^ And reigns.^[2]^", ["He lives. And reigns."]),
        ("He lives. ^near-1\n\n- He reigns. ^a2b4c6\n\n^alone", ["He lives.", "He reigns."]),
        ("He lives ^ now, and x^y.", ["He lives ^ now, and x^y."]),
        ("He lives.^[Hebrews 7:25]", ["He lives. (Hebrews 7:25)"]),
        ("He ==lives== and ~~died~~ reigns.", ["He lives and reigns."]),
        ("He ^^lives^^ and ++reigns for ever++.", ["He lives and reigns for ever."]),
        ("Two ++ two and C++ are no marks++.", ["Two ++ two and C++ are no marks++."]),
        ("He lives. <del>He died (John 19:30).</del> <s>Old.</s>", ["He lives."]),
        ("He <u>lives</u>.", ["He lives."]),
        ("__Romans 3:28 __We hold this. ** now**", ["Romans 3:28 We hold this. now"]),
        ("He wrote \\_\\_ too.", ["He wrote __ too."]),
        ("```js\nlet x = 1\n```\n\nHe lives.", ["He lives."]),
        ("```\nHe lives.\n```", ["He lives."]),
    ],
)
def test_what_other_programs_write_is_no_text(text: str, left: list[str]) -> None:
    assert says(text) == left


def test_attributes_of_a_heading_are_no_words_of_it() -> None:
    article = read("# Title {#top}\n\n## Key points {.box #kp}\n\n- He lives now.\n", "a.md")
    assert article.title == "Title"
    assert article.sections[0].heading == "Key points"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See [[Romans 8#v28]].", "See Romans 8:28."),
        ("See [[Romans 8#28-30]].", "See Romans 8:28-30."),
        ("See [[Bible/Romans 8#^28]].", "See Romans 8:28."),
        ("See [[Romans 8#^verse28|Paul]].", "See Paul."),
        ("See [[Prayer#How to pray]].", "See Prayer."),
        ("See [[#How to pray]].", "See How to pray."),
        ("See ![[plan.pdf|300]]here.", "See here."),
    ],
)
def test_links_of_a_notebook(text: str, left: str) -> None:
    assert says(text) == [left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Grace came.<sup>2</sup> Truth too.<sup>[3]</sup>", "Grace came. Truth too."),
        (
            "<sup>16</sup>For God so loved <sup>17</sup> the world",
            "¹⁶ For God so loved ¹⁷ the world",
        ),
        ("On the 1<sup>st</sup> day<sup>a</sup> he rose.", "On the 1st day he rose."),
        ("<sup>2</sup> John 3:16", "² John 3:16"),
        ('He says "<sup>3</sup>Go in peace."', 'He says "³ Go in peace."'),
        ('He says "Go."<sup>4</sup>And he went.', 'He says "Go." ⁴ And he went.'),
        (
            "<sup>2</sup>He sows.<sup>3</sup>“Go,” he said,<sup>4</sup>and went.",
            "² He sows. ³ “Go,” he said, ⁴ and went.",
        ),
        (
            "He sows.<sup>3&nbsp;</sup>He reaps.<sup>4 </sup>He rests.",
            "He sows. ³ He reaps. He rests.",
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_raised_numbers_stay_apart_or_go(name: str, text: str, left: str) -> None:
    page = text if name == "a.md" else f"<p>{text}</p>"
    start = "# Title\n\n" if name == "a.md" else "<h1>Title</h1>"
    assert texts(read(start + page, name)) == [left]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{{< verse ref="Ruth 1:16" >}}\nI go too.\n{{< /verse >}}', ["Ruth 1:16 I go too."]),
        ('{{% scripture p="Ruth 1:16 (NIV)" %}}\n\nI go too.', ["Ruth 1:16 (NIV)", "I go too."]),
        ('<Scripture v="NIV" of="Ruth 1:16">\n  I go too.\n</Scripture>', ["Ruth 1:16 I go too."]),
        ("> <bible-text ref='Ruth 1:16' version='NIV' /> I go.", ["Ruth 1:16 NIV I go."]),
        ('{% include verse.html ref="Ruth 1:16" %}', ["Ruth 1:16"]),
        ('{{% verse p="Ruth 1:16 (NASB 1995)" %}}\n\nI go.\n', ["Ruth 1:16 (NASB 1995)", "I go."]),
        ("She goes {%bible Ruth 1:16%} too.", ["She goes Ruth 1:16 too."]),
        ("{% bible Ruth 1:16, 17 %}\n> I go.", ["Ruth 1:16, 17", "I go."]),
        ("{% bible next %}\nSeen.", ["Seen."]),
        ('She goes {{< bible "Ruth 1:16" >}} too.', ["She goes Ruth 1:16 too."]),
        ('She {{< verse r="Ruth 1:16" >}}goes{{< /verse >}} too.', ["She goes too."]),
        ('{{< film id="7" title="Ruth 1:16" >}}\nSeen.', ["Seen."]),
        ('<Verse size="2" />\nSeen.', ["Seen."]),
    ],
)
def test_a_tag_that_shows_a_passage_names_it(text: str, left: list[str]) -> None:
    article = read(f"# Title\n\n{text}\n", "a.md")
    assert texts(article) == left
    # a space stands where the sign after the passage was
    assert [m for m in misplaced(article, f"# Title\n\n{text}\n") if m[0] != " "] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("^16^ For God so ^17^loved", "¹⁶ For God so ¹⁷ loved"),
        ("> ^3^ He lives.^4^ ^4:1^ He", "³ He lives. ⁴:¹ He"),
    ],
)
def test_raised_numbers_of_pandoc(text: str, left: str) -> None:
    article = read(f"# Title\n\n{text}\n", "a.md")
    assert texts(article) == [left]


_BOXES = {
    "mkdocs": '!!! note "Look"\n    He lives.\n\n    - He reigns.\n\nAfter it.\n',
    "fenced": ":::note[Look]\nHe lives.\n\n- He reigns.\n:::\n\nAfter it.\n",
    "callout": "> [!note]- Look\n> He lives.\n>\n> - He reigns.\n\nAfter it.\n",
}


@pytest.mark.parametrize("name", _BOXES)
def test_a_box_says_that_it_is_one(name: str) -> None:
    article = read(f"# Title\n\n{_BOXES[name]}", "a.md")
    assert blocks(article) == [
        ("", "paragraph", "Look"),
        ("", "paragraph", "He lives."),
        ("", "bullet", "He reigns."),
        ("", "paragraph", "After it."),
    ]
    assert [block.callout for block in article.sections[0].blocks] == ["note", "note", "note", ""]


def test_a_box_without_a_kind_loses_its_marks_too() -> None:
    article = read("# Title\n\n!!!\n   He lives.\n\nAfter it.\n\n!!!\n    He reigns.\n", "a.md")
    assert texts(article) == ["He lives.", "After it.", "He reigns."]


def test_a_box_that_quotes_is_a_quotation() -> None:
    article = read("# T\n\n> [!bible] Titus 2:11\n> The grace of God appeared.\n\nNow.\n", "a.md")
    assert [(b.kind.value, b.text, b.quote, b.callout) for b in article.sections[0].blocks] == [
        ("quote", "Titus 2:11", 1, ""),
        ("quote", "The grace of God appeared.", 1, ""),
        ("paragraph", "Now.", 0, ""),
    ]


def test_words_keep_their_places_under_markup() -> None:
    text = "# T\n\n{{< a >}}x{{< /a >}} ~~y~~ He [[Romans 8#v1]] <sup>2</sup>came\n"
    (block,) = read(text, "a.md").sections[0].blocks
    line = text.split("\n")[2]
    for word in ("He", "Romans", "came"):
        row, column = block.position(block.text.index(word))
        assert (row, line[column - 1 :].startswith(word)) == (3, True)


_TAGGED = {
    "boxes": (
        "<div>One.</div><div>Two.</div>",
        [("", "paragraph", "One."), ("", "paragraph", "Two.")],
    ),
    "a list in a line": (
        "<ul><li>One</li><li>**Two**</li></ul>\nThree",
        [("", "bullet", "One"), ("", "bullet", "Two"), ("", "paragraph", "Three")],
    ),
    "a list in lines": (
        "<ul>\n\t<li>One</li>\n\t<li>Two\n</ul>",
        [("", "bullet", "One"), ("", "bullet", "Two")],
    ),
    "rows": (
        "<table><tr><td>One</td><td>Two</td></tr><tr><td>Three</td></tr></table>",
        [("", "paragraph", "One Two"), ("", "paragraph", "Three")],
    ),
    "a heading": ("<h3>One</h3>Two", [("One", "paragraph", "Two")]),
    "a quotation": (
        "<blockquote>One <cite>Two</cite></blockquote>Three",
        [("", "quote", "One Two"), ("", "paragraph", "Three")],
    ),
    "in an item": ("- One<p>Two</p>\n- Three", [("", "bullet", t) for t in ("One", "Three")]),
    "part of a line": ("<span>One</span>Two", [("", "paragraph", "OneTwo")]),
    "in a cell": (
        "| A | B |\n|---|---|\n| One<ul><li>Two</li></ul> | Three |",
        [("", "bullet", "A; B"), ("", "bullet", "One Two; Three")],
    ),
}


@pytest.mark.parametrize("form", _TAGGED)
def test_tags_of_a_page_part_its_blocks(form: str) -> None:
    text, expected = _TAGGED[form]
    found = blocks(read(f"# T\n\n{text}\n", "a.md"))
    assert [one for one in found if one[2] != "Two" or one in expected] == expected


def test_two_quotations_of_one_paragraph_stay_apart() -> None:
    text = "<blockquote>One.</blockquote><blockquote>Two.</blockquote>\n\n> Three.\n"
    (section,) = read(f"# T\n\n{text}", "a.md").sections
    assert len({block.quote for block in section.blocks}) == 3
