"""Markdown: what its signs mean, and that words keep their places under them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.article.boldlines import LONGEST_HEADING
from versecards.article.model import Role

from .reading import blocks, misplaced, read, refused, texts


def _one(text: str) -> str:
    (found,) = texts(read(f"# T\n\n{text}\n", "a.md"))
    return found


@pytest.mark.parametrize(
    ("text", "title", "line"),
    [
        ("# A title\n\nSome words.", "A title", 1),
        ("A title\n=======\n\nSome words.", "A title", 1),
        ("## A title\n\nSome words.", "A title", 1),
        ("A title\n\nSome words.", "A title", 1),
        ("---\ntitle: Above\n---\n\nSome words.", "Above", 2),
        ("---\ntitle: Above\n---\n# Above\n\nSome words.", "Above", 2),
        ("#tag\n\n# A *title* `x`\n\nSome words.", "A title x", 3),
        ("# Summary\n\nSome words.", "Summary", 1),
        ("##A title\n\nSome words.", "A title", 1),
        ("```markdown\n---\ntitle: Above\n---\n\nSome words.\n```\n", "Above", 3),
        ("```\n# A title\n\nSome words.\n```", "A title", 2),
    ],
)
def test_title(text: str, title: str, line: int) -> None:
    article = read(text, "a.md")
    assert (article.title, article.title_line) == (title, line)
    assert texts(article)[-1] == "Some words."


def test_a_heading_may_stand_right_behind_its_signs() -> None:
    article = read("# T\n\nOne.\n\n##Two\n\nThree.\n\n#four\n\n##_\n", "a.md")
    assert [section.heading for section in article.sections] == ["", "Two"]
    assert misplaced(article, "# T\n\nOne.\n\n##Two\n\nThree.\n\n#four\n\n##_\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "## Summary\n\nSome words.",
        "- one\n- two\n",
        "He lives. He prays for us.\n\nx y",
        "#sermon #grace-notes\n\nGrace came by Jesus Christ.",
        "*May 3, 2020*\n\nHe lives.",
    ],
)
def test_a_note_without_a_title_has_its_name(text: str) -> None:
    article = read(text, "2024-05-01-on_the-priest.md")
    assert (article.title, article.title_line) == ("On the priest", 0)
    assert [problem.code for problem in article.problems] == ["title-guessed"]
    assert texts(article)[0].split()[0] in text


def test_tags_and_dates_may_stand_above_a_title() -> None:
    article = read("#sermon/2020 #grace\n\nMay 3, 2020\n\nThe name\n\nSome words.", "a.md")
    assert (article.title, article.title_line) == ("The name", 5)
    assert texts(article) == ["Some words."]


def test_a_note_without_text_is_refused() -> None:
    assert refused("# T\n", "a.md").code == "article-empty"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("*He* _lives_ ~~on~~ `now`.", "He lives now."),
        ("[He](http://x.org/He 'He') lives.", "He lives."),
        ("[He lives][x] and [Hebrews 7:25].\n\n[x]: http://x.org", "He lives and [Hebrews 7:25]."),
        ("<http://x.org> ![He](he.png)lives", "http://x.org lives"),
        (r"\*He\* \[lives\] \\ &amp; &copy; &#8212;", "*He* [lives] \\ & © —"),
        ("He<br>lives <i>on</i><!-- no\nnot --> now.", "He lives on now."),
        ("He lives %%a note to self%%now.", "He lives now."),
        ("He [[John 3#16|lives]] in [[John 3]].", "He lives in John 3."),
        ("He ![[picture.png]]lives.", "He lives."),
        ("He lives\non and\\\non.", "He lives on and on."),
        ("He lives.[^1]\n\n[^1]: Hebrews 7:25", "He lives (Hebrews 7:25)."),
        ("He lives[^a] on.\n\n[^a]: See *Hebrews\n    7:25*", "He lives (See Hebrews 7:25) on."),
        ("He lives[^9].", "He lives[^9]."),
    ],
)
def test_signs_are_not_text(text: str, says: str) -> None:
    assert _one(text) == says


def test_a_long_footnote_follows_the_paragraph() -> None:
    note = "This note is long. " * 12
    article = read(f"# T\n\nHe lives.[^1]\n\nHe prays.\n\n[^1]: {note}\n[^2]: Unused.", "a.md")
    assert texts(article) == ["He lives.", note.strip(), "He prays.", "Unused."]


def test_stressed_words() -> None:
    (section,) = read(
        "# T\n\n**He *always* lives** and ==prays== <mark>for</mark> us a==b.\n", "a.md"
    ).sections
    (block,) = section.blocks
    assert block.text == "He always lives and prays for us a==b."
    assert [block.text[a:b] for a, b in block.marks] == ["He always lives", "prays", "for"]


def test_lists_quotes_tables_and_code() -> None:
    article = read(
        """# T

1. One
   goes on

   More of one.
   - Nested **one**
   > Quoted
2. [x] Two
*

> The LORD is my shepherd;
> I shall not want.
>
> -- Psalm 23:1

> [!note] He lives.

| Who | Where |
|-----|:-----:|
| Abra\\|ham | Genesis 18 |

    An indented line

```
A fenced line
```
""",
        "a.md",
    )
    assert blocks(article) == [
        ("", "bullet", "One goes on"),
        ("", "paragraph", "More of one."),
        ("", "bullet", "Nested one"),
        ("", "quote", "Quoted"),
        ("", "bullet", "Two"),
        ("", "quote", "The LORD is my shepherd; I shall not want. -- Psalm 23:1"),
        ("", "paragraph", "He lives."),
        ("", "bullet", "Who; Where"),
        ("", "bullet", "Abra|ham; Genesis 18"),
        ("", "paragraph", "An indented line"),
        ("", "paragraph", "A fenced line"),
    ]
    assert [(p.code, p.line) for p in article.problems] == [("bullet-empty", 10)]


def test_typed_bullets_are_bullets() -> None:
    assert [kind for _, kind, _ in blocks(read("# T\n\n• One\n• Two\n", "a.md"))] == ["bullet"] * 2


def test_an_unknown_heading_below_a_known_one_has_its_role() -> None:
    article = read(
        "# T\n\n## Discussion questions\n\n### Week 1\n\n- How?\n\n## Notes to self\n\nx y\n\n"
        "### Reflect\n\n- Why?\n",
        "a.md",
    )
    assert [(s.heading, s.role) for s in article.sections] == [
        ("Discussion questions", Role.ENGAGE),
        ("Week 1", Role.ENGAGE),
        ("Notes to self", Role.OTHER),
        ("Reflect", Role.REFLECT),
    ]
    assert article.problems == ()


def test_a_bold_line_may_name_the_passage_of_its_section() -> None:
    text = "# T\n\n**2. The servant (Matthew 18:21-35)**\n\nHe owed.\n\n**Luke 7:41**\n\nHe paid."
    article = read(text, "a.md")
    assert [section.heading for section in article.sections] == [
        "2. The servant (Matthew 18:21-35)"
    ]


def test_a_short_bold_paragraph_above_text_is_a_heading() -> None:
    article = read(
        "# T\n\n**The priest**\n\nHe prays.\n\n**He lives.**\n\n**John 3:16**\n\nHe saves.\n",
        "a.md",
    )
    assert [section.heading for section in article.sections] == ["The priest"]
    assert texts(article) == ["He prays.", "He lives.", "John 3:16", "He saves."]


def test_a_bold_question_may_be_longer_than_another_heading() -> None:
    question = "3. If he carries the lambs in his arms, how does he lead those that are with young?"
    said = "He carries the lambs in his arms, and he gently leads those that are with young ones."
    assert min(len(question), len(said)) > LONGEST_HEADING
    article = read(f"# T\n\n**{question}**\n\nSlowly.\n\n**{said[:-1]}**\n\nSo.\n", "a.md")
    assert [section.heading for section in article.sections] == [question]


@pytest.mark.parametrize("end", ["\n", "  \n", "<br>\n", "\\\n"])
def test_a_bold_first_line_is_a_heading(end: str) -> None:
    article = read(f"# T\n\n**The priest**{end}He prays.\n\n**He lives.**\nHe reigns.\n", "a.md")
    assert blocks(article) == [
        ("The priest", "paragraph", "He prays."),
        ("The priest", "paragraph", "He lives. He reigns."),
    ]


def test_settings_are_kept_with_their_lines() -> None:
    article = read("---\ntranslation: KJV\ntags: [a, b]\n---\n# T\n\nx y\n", "a.md")
    assert article.settings == {"translation": "KJV", "tags": ["a", "b"]}
    assert article.setting_lines["tags"] == 3
    assert article.setting_lines["tags.1"] == 3


@pytest.mark.parametrize(
    ("front", "code", "line"),
    [
        ("tags: a: b", "front-matter", 2),
        ("tags: a\ntags: b", "front-matter", 3),
        ("tags: *a", "front-matter", 2),
        ("title: [a]", "setting-type", 2),
    ],
)
def test_wrong_front_matter_is_told(front: str, code: str, line: int) -> None:
    article = read(f"---\n{front}\nsource: x\n---\n# T\n\nx y\n", "a.md")
    assert [(problem.code, problem.line) for problem in article.problems] == [(code, line)]
    assert (article.title, article.settings["source"]) == ("T", "x")


def test_lines_between_rules_that_are_no_settings_are_text() -> None:
    article = read("---\n- a: b\n---\n\n# T\n\nx y\n", "a.md")
    assert texts(article)[0] == "a: b"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\n\n# T\n\nHe lives.\n\n---\n\nHe prays.\n", "a.md").title == "T"


_PARTS = st.sampled_from(
    [
        *(
            "He **always lives** ",
            "*prays* ",
            "[for us](http://x.org/for 'us') ",
            "`now` ",
            "==so== ",
        ),
        *(
            r"\*a\* ",
            r"b\=c ",
            "<i>on</i> ",
            "\n",
            "[[John 3|there]] ",
            "![x](y.png) ",
            "a_b ",
            "\u00a0",
        ),
    ]
)
_OPENINGS = st.sampled_from(["", "- ", "1. ", "> ", "> - ", "  ", "## ", "- [ ] ", "* * "])


@given(st.lists(st.tuples(_OPENINGS, st.lists(_PARTS, min_size=1, max_size=8)), max_size=6))
@settings(max_examples=150, deadline=None)
def test_every_character_stands_where_its_block_says(
    written: list[tuple[str, list[str]]],
) -> None:
    parts = [opening + "x" + "".join(parts).strip() for opening, parts in written]
    text = "\n\n".join(["# T", "He lives.", *parts])
    assert misplaced(read(text, "a.md"), text) == []
