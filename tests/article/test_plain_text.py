"""Plain text: titles, headings, bullets, broken lines, notices."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from versecards.article.headings import Headings
from versecards.article.model import Role

from .reading import blocks, misplaced, read, refused, texts

_TITLE = "A title\n"


def _roles(text: str) -> list[tuple[str, str]]:
    return [(section.heading, section.role.value) for section in read(text).sections]


# The user's own article.


def test_the_pasted_article(shared: Callable[[str], Path]) -> None:
    path = shared("articles/intercession.txt")
    article = read(path.read_bytes())
    assert article.title.endswith("interceding for us in heaven?")
    assert [(s.role.value, len(s.blocks)) for s in article.sections] == [
        ("quick answer", 1),
        ("body", 1),
        ("old testament", 3),
        ("new testament", 5),
        ("implications", 3),
        ("points", 3),
        ("reflect", 3),
        ("engage", 3),
    ]
    assert article.notice.startswith("Copyright 2011")
    assert article.problems == ()
    assert misplaced(article, path.read_text(encoding="utf-8")) == []


# Titles.


@pytest.mark.parametrize(
    ("text", "title", "line"),
    [
        ("A title\nSome text.", "A title", 1),
        ("\n\n  A title  \n\nSome text.", "A title", 3),
        ("**A title**\nSome text.", "A title", 1),
        ("A title\n=======\nSome text.", "A title", 1),
        ("---\ntitle: From above\n---\nSome text.", "From above", 2),
        ("---\ntitle: A title\n---\nA title\nSome text.", "A title", 2),
        ("---\ntags: x\n---\n\nA title\nSome text.", "A title", 5),
        ("Prayer\ntext about it", "Prayer", 1),
        ("THE GOOD SHEPHERD\n\nSome text.", "THE GOOD SHEPHERD", 1),
        (
            "What does it mean that Jesus prays for us\nin heaven?\n\nSome text.",
            "What does it mean that Jesus prays for us in heaven?",
            1,
        ),
    ],
)
def test_title(text: str, title: str, line: int) -> None:
    article = read(text)
    assert (article.title, article.title_line) == (title, line)
    assert title not in texts(article)


@pytest.mark.parametrize(
    "text",
    [
        "Quick answer\nHe prays.",
        "- a bullet\n- another",
        "> quoted\nsome text",
        "grace " * 60 + "\ntext",
        "Sunday, 12 May 2019\n\nGrace came by Jesus Christ (John 1:17).",
        "Grace came by Jesus Christ.",
    ],
)
def test_a_file_without_a_title_has_its_name(text: str) -> None:
    article = read(text, "on-grace.txt")
    assert (article.title, article.title_line) == ("On grace", 0)
    assert [problem.code for problem in article.problems] == ["title-guessed"]


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("written", ["Memory verses", "Verses to learn:", "SCRIPTURE MEMORY"])
def test_a_list_of_verses_to_learn_is_called_as_its_only_heading(
    name: str, gap: str, written: str
) -> None:
    article = read(f"{written}{gap}John 11:35 Jesus wept.\n\nPsalm 1:1 Blessed is he.\n", name)
    assert article.title == written.rstrip(":")
    assert not article.problems
    assert {section.role for section in article.sections if section.blocks} == {Role.KEY_VERSES}


@pytest.mark.parametrize(
    "text", ["A title", "A title\n\n\n", "A title\nReflect\n", "A title\n---\n"]
)
def test_a_title_with_nothing_below_it_is_refused(text: str) -> None:
    assert refused(text).code == "article-empty"


@pytest.mark.parametrize(
    "line",
    [
        *("By John Smith", "May 3, 2020", "Posted on 3 March 2021 by Ann Lee", "Sunday, March 3rd"),
        *(
            "2021-03-04",
            "5 min read",
            "Published: Jan. 4, 2022 | 3 minute read",
            "Author: Rev. J. Doe",
        ),
    ],
)
def test_when_and_by_whom_it_was_written_is_no_text(line: str) -> None:
    below = read(f"Our priest\n\n{line}\n\nHe prays for us.\n")
    above = read(f"{line}\n\nOur priest\n\nHe prays for us.\n")
    assert (below.title, texts(below)) == ("Our priest", ["He prays for us."])
    assert (above.title, texts(above)) == ("Our priest", ["He prays for us."])


@pytest.mark.parametrize(
    "line", ["By grace you have been saved", "May God bless you", "March on 3 times"]
)
def test_words_that_only_look_like_it_stay(line: str) -> None:
    assert line in texts(read(f"Our priest\n\nHe prays for us.\n\n{line}\n\nHe came.\n"))


_MENU = "Home\nAbout us\nSermons\nGive\n\n"
_FOOT = "\n\nShare\nFacebook\nTwitter\nRelated posts\nOn mercy\nOn hope\n"


def test_tags_that_only_say_how_words_look_are_no_words() -> None:
    text = "Rest\n\n<u>God</u> gives <b class=x>rest</b> to his own, 3 < 4."
    said = ["God gives rest to his own, 3 < 4.", "⁶ So he said."]
    assert texts(read(f"{text}\n\n<sup>6</sup> So he said.")) == said
    article = read(f"# Rest\n\n{text.partition('own')[0].splitlines()[2]}own.\n", "a.md")
    assert texts(article) == ["God gives rest to his own."]
    (block,) = read("# T\n\nOne.\n\n    <u>God</u> rests.\n", "a.md").sections[0].blocks[1:]
    assert (block.text, block.position(4)) == ("God rests.", (5, 16))


def test_menu_and_footer_of_a_copied_page_are_no_text() -> None:
    text = "What is grace?\nQuick answer\nA gift (Romans 6:23).\nREFLECT\n- What did you get?"
    article = read(_MENU + text + _FOOT)
    assert article.title == "What is grace?"
    assert blocks(article) == [
        ("Quick answer", "paragraph", "A gift (Romans 6:23)."),
        ("REFLECT", "bullet", "What did you get?"),
    ]


def test_a_button_of_the_page_with_the_name_of_the_site_is_no_title() -> None:
    article = read(
        "Toggle navigation     riverstudies\nBlog\nAbout\n\nRest for us\n\nHe calls us.\n"
    )
    assert article.title == "Rest for us"


@pytest.mark.parametrize(
    "head",
    [
        _MENU + "Rest for us\n\nBy A. Writer\nMarch 3, 2024\n\nTweet\nPin it\nEmail this\n\n",
        "Rest for us\nBy A. Writer\nShare\nTweet\n\n",
        _MENU + "Rest for us\nMarch 3, 2024\nPrint this page\nShare\n\n",
        "Home » Blog » Rest\n\nRest for us\n\nBy A. Writer | May 4, 2021 | 7 Comments\n\n"
        "Share on Facebook  Tweet  Pin\n\n",
        "Home > Blog > Rest\n\nRest for us\n\n",
        "You are here: Studies » Rest\n\nRest for us\n\n",
        "GotRest.org · Search\nRest for us\nBy Ann Reed\n\n",
        "Rest for us\n\nShare this page: Facebook icon, Twitter icon\n\n",
    ],
)
def test_the_title_stands_above_the_byline_whatever_buttons_stand_below_it(head: str) -> None:
    text = "All of us are tired, and he calls the tired to himself (Matthew 11:28).\n\nHe came.\n"
    article = read(head + text)
    assert article.title == "Rest for us"
    assert texts(article)[0].startswith("All of us are tired")


@pytest.mark.parametrize("title", ["Rest for us", "Who gives us rest?"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (_MENU + "Bible Studies > Christian Life\n", "Share\nFacebook\nTwitter\n"),
        ("", "Share\nFacebook\nTwitter\n"),
        ("River Church\nFacebook\nHome\nAbout\nSermons\n", "Share\nTweet\n"),
        (_MENU, "By A. Writer | Updated March 3, 2024 | 6 min read\n\nShare\n"),
        (_MENU, "Last updated May 4, 2021\nPrint\nEmail\n"),
    ],
)
def test_a_title_above_buttons_that_share_the_page_stays(
    title: str, above: str, below: str
) -> None:
    article = read(f"{above}\n{title}\n{below}\nHe calls the tired to himself (Matthew 11:28).\n")
    assert (article.title, texts(article)) == (
        title,
        ["He calls the tired to himself (Matthew 11:28)."],
    )


def test_a_question_above_words_that_are_also_buttons_stays_with_them() -> None:
    article = read("Rest\n\nWhat is rest?\nListen\nWhat else is there?\nSearch\n")
    assert texts(article) == ["What is rest?", "Listen", "What else is there?", "Search"]


_AROUND = """Skip to content
Home
Studies ▾
🔍 Search

Home › Studies › Prayer

Who hears us?

Listen 4:10   Share   Print

"""
_BELOW = """

Was this page helpful?   Yes   No

RELATED ARTICLES
What does Nahum 1:7 mean?
Is anybody out there?

Subscribe to our letter
© 2020 The authors. All rights reserved.
"""


def test_paths_buttons_and_what_a_page_has_below_are_no_text() -> None:
    article = read(_AROUND + "God hears us (Psalm 65:2).\n\nREFLECT\n\n- Whom do you ask?" + _BELOW)
    assert article.title == "Who hears us?"
    assert texts(article) == ["God hears us (Psalm 65:2).", "Whom do you ask?"]
    assert article.notice == "© 2020 The authors. All rights reserved."


def test_a_title_with_slashes_is_no_path() -> None:
    article = read("Questions / answers / more\n\nHe hears us.\n")
    assert article.title == "Questions / answers / more"


def test_headings_of_the_article_below_keep_what_looks_like_the_end_of_a_page() -> None:
    text = (
        "T\n\nHe hears (Psalm 65:2).\n\nComments\n\nSome say no.\n\nReflect\n\n- Whom do you ask?\n"
    )
    assert "Some say no." in texts(read(text))


def test_one_word_of_a_site_alone_is_text() -> None:
    article = read(
        "Home\n\nGod makes a home for the lonely (Psalm 68:6).\n\nShare\n\nWhat is home?"
    )
    assert article.title == "Home"
    assert article.sections[1].role is Role.ENGAGE


def test_a_reading_above_the_title_names_the_passage() -> None:
    article = read("READING: Genesis 12:1-9\n\nAbram went as the LORD had told him (v. 4).\n")
    assert article.title == "Article"
    assert [block.text for block in article.passages] == ["Genesis 12:1-9"]
    assert texts(article)[0] == "Genesis 12:1-9"


# Headings of the table.


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Quick answer", Role.QUICK_ANSWER),
        ("QUICK ANSWER:", Role.QUICK_ANSWER),
        ("In a nutshell", Role.QUICK_ANSWER),
        ("what does the bible say", Role.BODY),
        ("From the Old Testament", Role.OLD_TESTAMENT),
        ("NEW TESTAMENT", Role.NEW_TESTAMENT),
        ("So what?", Role.IMPLICATIONS),
        ("Application:", Role.IMPLICATIONS),
        ("**Key points**", Role.POINTS),
        ("== Takeaways ==", Role.POINTS),
        ("### Remember", Role.POINTS),
        ("For reflection", Role.REFLECT),
        ("Let’s talk about it", Role.ENGAGE),
        ("3. Discussion Questions", Role.ENGAGE),
        ("IV. Application", Role.IMPLICATIONS),
        ("Part 2: Application", Role.IMPLICATIONS),
        ("Memory verses", Role.KEY_VERSES),
        ("Verse to memorise", Role.KEY_VERSES),
        ("Scripture reading", Role.OTHER),
    ],
)
def test_headings_of_the_table(line: str, role: Role) -> None:
    assert _roles(f"A title\nFirst text.\n\n{line}\n\nSome text.\n")[1][1] == role.value


def test_a_heading_is_kept_as_written_without_its_colon() -> None:
    assert _roles("T\nQUICK ANSWER:\nHe prays.\n")[0][0] == "QUICK ANSWER"


def test_settings_add_headings() -> None:
    table = Headings.default().with_names({"points": ["In three lines"], "other": ["Remember"]})
    sections = read("T\nIN THREE LINES:\n- a\nRemember\nb", headings=table).sections
    assert [s.role for s in sections] == [Role.POINTS, Role.OTHER]
    with pytest.raises(ValueError, match="summit"):
        table.with_names({"summit": ["x"]})


def test_front_matter_adds_headings() -> None:
    text = "---\nheadings:\n  points: In three lines\n---\nT\nIn three lines\n- a\n- b\n"
    article = read(text)
    assert article.sections[0].role is Role.POINTS
    assert article.settings == {}
    article = read("---\nheadings:\n  summit: [x]\n  points: [y]\n---\nT\ny\n\n- some text")
    assert [(p.code, p.line) for p in article.problems] == [("heading-role", 3)]
    assert article.sections[0].role is Role.POINTS


def test_a_word_at_the_end_of_a_broken_line_is_no_heading() -> None:
    text = _TITLE + textwrap.fill(
        "The first believers gave themselves to teaching and to one another and to "
        "prayer. They broke bread in their houses, and they ate with glad hearts, and day by "
        "day the Lord added to them those who were being saved from every town.",
        75,
    )
    lines = text.split("\n")
    assert lines[2].startswith("prayer")
    lines[2:3] = ["prayer", lines[2].removeprefix("prayer. ")]
    assert len(read("\n".join(lines)).sections) == 1


# Labels: a heading and its content on one line.


@pytest.mark.parametrize(
    ("line", "heading", "role", "content"),
    [
        ("Key verse: John 3:16", "Key verse", "key verses", "John 3:16"),
        ("MEMORY VERSE – John 3:16", "MEMORY VERSE", "key verses", "John 3:16"),
        ("Quick answer: He prays for us.", "Quick answer", "quick answer", "He prays for us."),
        ("**In short:** He prays.", "In short", "quick answer", "He prays."),
        ("Reflect: How do you pray?", "Reflect", "reflect", "How do you pray?"),
    ],
)
def test_labels(line: str, heading: str, role: str, content: str) -> None:
    article = read(f"A title\n\n{line}\n\nMore text.\n")
    section = next(s for s in article.sections if s.heading == heading)
    assert section.role.value == role
    assert section.blocks[0].text == content
    assert section.blocks[0].position(0) == (3, line.index(content) + 1)


def test_what_follows_a_label_belongs_to_the_section_around_it() -> None:
    article = read("T\nBODY\nOne.\nKey verse: John 3:16\nTwo (John 4:24).\n")
    assert blocks(article) == [
        ("BODY", "paragraph", "One."),
        ("BODY", "paragraph", "Two (John 4:24)."),
        ("Key verse", "paragraph", "John 3:16"),
    ]


_VERSE = (
    "In nothing be anxious, but in everything,\nby prayer and petition with thanksgiving,\n"
    "let your requests be made known to God."
)
_OF = "Philippians 4:6"


@pytest.mark.parametrize(
    "text",
    [
        f"Memory verse: {_OF} (NIV)\n{_VERSE}",
        f"Memory verse: {_OF}\n\n“{_VERSE}”",
        f"Memory verse: “{_VERSE}”\n{_OF}",
        f"Memory verse\n{_OF}\n{_VERSE}",
        f'Memory verse\n"{_VERSE}"\n{_OF} (NIV)',
        f"Memory verse\n{_VERSE}\n{_OF}",
    ],
)
def test_a_verse_typed_in_lines_is_one_and_stays_with_its_reference(text: str) -> None:
    article = read(f"T\n\nMain points\n- He hears.\n- He helps.\n\n{text}\n\nHe came.\n")
    (verses,) = (each for each in article.sections if each.role is Role.KEY_VERSES)
    said = [block.text for block in verses.blocks]
    assert any(" ".join(_VERSE.split()) in each for each in said)
    assert any(_OF in each for each in said)
    (points,) = (each for each in article.sections if each.role is Role.POINTS)
    assert "anxious" not in "".join(block.text for block in points.blocks)


def test_the_first_of_a_series_of_passages_is_no_title() -> None:
    article = read("Week 1: Ruth 1:16\nDo not beg me to leave you.\n\nWeek 2: Psalm 46:1 (ASV)\n")
    assert article.title == "Article" and texts(article)[0] == "Ruth 1:16"
    assert read("Week 1: Ruth 1:16\n\nShe stayed with Naomi.\n").title == "Week 1: Ruth 1:16"


def test_lines_beside_a_reference_that_are_not_its_words_stay_lines() -> None:
    lines = ["He hears us", "He helps us", _OF, "What did you ask for?", "Who heard it?"]
    assert texts(read("T\n\n" + "\n".join(lines))) == lines


@pytest.mark.parametrize(
    "text",
    [
        'He said "come to me.\nWe came.\nShe said "wait" to us.',  # never closed
        "“One came.\n“Two stayed.”",  # each paragraph of a speech opens anew
        '"One came.\n\nTwo stayed."',
    ],
)
def test_other_lines_with_quotation_marks_stay_lines(text: str) -> None:
    assert texts(read(f"T\n\nHe was there.\n{text}"))[1:] == text.replace("\n\n", "\n").split("\n")


@pytest.mark.parametrize("line", ["Jesus: the way to God", "Read: John 3", "Note: he lives"])
def test_other_words_before_a_colon_are_no_labels(line: str) -> None:
    assert blocks(read(_TITLE + line)) == [("", "paragraph", line)]


def test_a_summary_in_bullets_is_points_and_in_prose_the_quick_answer() -> None:
    assert _roles("T\nSummary\n- One.\n- Two.\n") == [("Summary", "points")]
    assert _roles("T\nSummary\nOne and two.\n") == [("Summary", "quick answer")]


# Headings that the table does not know.


@pytest.mark.parametrize(
    "line",
    [
        *("THE PRIEST WHO PRAYS", "ABRAHAM", "WHO IS HE?", "A Priest for Ever", "Week 2"),
        *(
            "Why Jesus Is Our Advocate",
            "The Lord’s Prayer",
            "Part 3: The Priest",
            "Moses and Aaron:",
        ),
        *("I. THE PRIEST", "WEEK 12: HE PRAYS", "What Does It Mean Today?"),
    ],
)
@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_lines_that_are_headings(line: str, blank: str) -> None:
    text = f"T{blank}He is our priest, and he prays for us.{blank}{line}{blank}" + (
        "He never stops praying for those who come to God through him."
    )
    assert [heading for heading, _ in _roles(text)] == ["", line.removesuffix(":")]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "He prays for us.",
            "He prays for us",
            "Who is he?",
            "Romans 8:34",
            "Hebrews 7",
            "Psalm 23",
        ),
        *("1 John 2:1-2", "“Our Father”", "— John Calvin", "Amen!"),
        *("www.example.org", "a@b.org", "How do you pray?", "Grace and peace to you", "He. Him"),
        *("“I AM”", "(HEBREWS 7:25)", "JOHN 3:16", "See also Romans 8 and Hebrews 7"),
    ],
)
def test_lines_that_are_no_heading(line: str) -> None:
    text = (
        f"T\n\nHe is our priest.\n\n{line}\n\nHe never stops praying for those who come to him.\n"
    )
    article = read(text)
    assert [section.heading for section in article.sections] == [""]
    assert line in texts(article)


def test_lines_in_title_case_one_after_the_other_are_a_list() -> None:
    text = "T\nUNDERSTAND\nJesus Is Lord\nJesus Is Priest\nJesus Is King\n"
    assert texts(read(text)) == ["Jesus Is Lord", "Jesus Is Priest", "Jesus Is King"]
    assert _roles(text) == [("UNDERSTAND", "points")]


def test_questions_without_marks_stay_questions() -> None:
    text = "T\nREFLECT\nHow Do You Pray?\nWhen do you pray, and for whom do you pray most of all?\n"
    assert _roles(text) == [("REFLECT", "reflect")]
    assert len(texts(read(text))) == 2


def test_an_outline_in_roman_numbers() -> None:
    text = "T\n\nI. He knows us\n\nText one.\n\nII. He died for us\n\nText two.\n"
    assert [h for h, _ in _roles(text)] == ["I. He knows us", "II. He died for us"]
    listed = "T\n\nI. He knows us.\nII. He died for us.\n"
    assert blocks(read(listed)) == [
        ("", "bullet", "He knows us."),
        ("", "bullet", "He died for us."),
    ]
    name = "T\n\nI. Howard Marshall wrote on Acts.\n"
    assert texts(read(name)) == ["I. Howard Marshall wrote on Acts."]


def test_a_section_without_content_is_reported_with_its_line() -> None:
    article = read("T\nSome text.\nREFLECT\nENGAGE\n- How?\n")
    (problem,) = article.problems
    assert (problem.code, problem.line, problem.severity.value) == ("section-empty", 3, "warning")
    assert "REFLECT" in problem.message


# Bullets.

_MARKS = [
    *("-", "*", "•", "–", "+", "▪", "·", "●", "o\t", "o", "1.", "1)", "(1)", "(a)", "a)", "✓", "☐"),
    *("⁃", "👉", "✅", "§", "»"),
]


@pytest.mark.parametrize("mark", _MARKS)
def test_a_mark_in_front(mark: str) -> None:
    assert blocks(read(f"{_TITLE}{mark} He prays for us.")) == [("", "bullet", "He prays for us.")]


@pytest.mark.parametrize("mark", [mark for mark in _MARKS if mark != "o\t"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", "  \n   "])
def test_a_mark_alone_on_its_line(mark: str, between: str) -> None:
    article = read(f"{_TITLE}{mark}{between}He prays.\n{mark}{between}He lives.")
    assert blocks(article) == [("", "bullet", "He prays."), ("", "bullet", "He lives.")]


@pytest.mark.parametrize("mark", ["•", "▪", "●"])
def test_a_mark_without_space(mark: str) -> None:
    assert blocks(read(f"{_TITLE}{mark}He prays.")) == [("", "bullet", "He prays.")]


def test_numbers_and_letters_go_on() -> None:
    text = "T\n1. One\n2. Two\nProse that goes on to\n10. Ten\n(a) A\n(b) B\nA. Aa\nB. Bb\n"
    kinds = [kind for _, kind, _ in blocks(read(text))]
    assert kinds == [*["bullet"] * 2, *["paragraph"] * 2, *["bullet"] * 4]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "J. I. Packer wrote of it.",
            "A. W. Tozer wrote of it.",
            "-5 degrees",
            "1 John 2:1 says so.",
        ),
        *("*emphasis* is not a bullet", "**Bold** is no bullet", "o come let us adore him", "–he"),
        *(
            "2020. It was a year",
            "1.5 miles",
            "(v. 25) says",
            "(c) 2020 Someone writes",
            "...",
            "O Lord",
            "a. m. is before noon",
            "e. g. this",
            "A. is a letter",
        ),
    ],
)
def test_lines_that_only_look_like_bullets(line: str) -> None:
    article = read(f"T\nFirst text.\n{line}\nLast text here.")
    assert all(kind == "paragraph" for _, kind, _ in blocks(article))


def test_a_verse_number_in_a_broken_line_is_no_bullet() -> None:
    text = (
        "T\nThe letter says much of the priest who lives for ever, most of all in verse\n"
        "25. But it also says that he knows our weakness, and that he was tempted as we\n"
        "are, yet without sin.\n"
    )
    assert [kind for _, kind, _ in blocks(read(text))] == ["paragraph"]


def test_boxes_to_tick_are_no_text() -> None:
    assert texts(read("T\n- [ ] Pray\n- [x] Read")) == ["Pray", "Read"]


def test_a_bullet_over_several_lines() -> None:
    text = "T\n- He prays for us\n  at the right hand\n- He lives\n\nA paragraph.\n"
    assert blocks(read(text)) == [
        ("", "bullet", "He prays for us at the right hand"),
        ("", "bullet", "He lives"),
        ("", "paragraph", "A paragraph."),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("T\n-\n-\nText.\n", [2]),
        ("T\n- One\n-\n", [3]),
        ("T\n-\nREFLECT\n- How?\n", [2]),
        ("T\n- One\n-\n\nA paragraph.\n", [3]),
    ],
)
def test_an_empty_bullet_is_reported_with_its_line(text: str, lines: list[int]) -> None:
    problems = read(text).problems
    assert [(p.code, p.line) for p in problems] == [("bullet-empty", line) for line in lines]


# Lines that were broken, and lines that are paragraphs.

_PROSE = (
    "Jesus was made like us in every way and was tempted as we are, yet he never sinned, and so "
    "he can feel with us in our need (Matthew 4:1-11; Hebrews 2:17-18, 4:15). He lives on. As "
    "he is the Son, the Father always hears what he asks (John 1:1, 11:42). Through him we come to "
    "the throne of grace (Hebrews 4:16). He prays. We stand before God, and no charge can hold."
)


@pytest.mark.parametrize("width", [45, 60, 72, 79, 100])
def test_broken_lines_are_one_paragraph(width: int) -> None:
    paragraph = textwrap.fill(_PROSE, width, break_on_hyphens=False)
    article = read(f"A title\n\n{paragraph}\n\n{paragraph}\n")
    assert texts(article) == [_PROSE, _PROSE]


@given(st.integers(42, 80), st.integers(0, 60), st.integers(10, 90))
@settings(max_examples=100, deadline=None)
def test_prose_broken_at_any_width_is_one_paragraph(width: int, first: int, count: int) -> None:
    words = (_PROSE.split() * 3)[first : first + count]
    prose = " ".join(["Here", *words, "and so it ends."])
    broken = (textwrap.fill(text, width, break_on_hyphens=False) for text in (_PROSE, prose))
    assert texts(read("A title\n\n" + "\n\n".join(broken))) == [_PROSE, prose]


def test_a_bullet_with_broken_lines_and_no_indentation() -> None:
    paragraph = textwrap.fill(_PROSE, 70, break_on_hyphens=False)
    assert blocks(read(f"T\n\n- {paragraph}\n- He lives.\n")) == [
        ("", "bullet", _PROSE),
        ("", "bullet", "He lives."),
    ]


def test_a_paragraph_a_line() -> None:
    lines = [_PROSE, "He prays for us.", _PROSE[:90] + ".", "He lives (Hebrews 7:25)", _PROSE]
    assert texts(read("T\n" + "\n".join(lines))) == lines


def test_short_lines_are_a_paragraph_each() -> None:
    lines = ["He prays for us (Hebrews 7:25).", "We can come boldly (Hebrews 4:16).", "He lives."]
    assert texts(read("T\n" + "\n".join(lines))) == lines


def test_words_are_put_together_again_across_a_line_end() -> None:
    text = textwrap.dedent(
        """\
        T

        Jesus, who has passed through the heavens, is our great and only High-
        Priest, and as such he prays for us without an end (see Hebrews 4:14-
        16) and he who prays for us is the one whom the Father always hears.
        """
    )
    assert "High-Priest, and" in texts(read(text))[0]
    assert "(see Hebrews 4:14-16) and" in texts(read(text))[0]


def test_an_indented_first_line_begins_a_paragraph() -> None:
    paragraph = textwrap.fill(_PROSE, 70, initial_indent="    ", break_on_hyphens=False)
    assert texts(read(f"T\n\n{paragraph}\n{paragraph}\n")) == [_PROSE, _PROSE]


# Quotes, marks, the notice, what is invisible.


def test_quoted_lines_with_their_citation() -> None:
    text = "T\n\n> The LORD is my shepherd;\n> I shall not want.\n> — Psalm 23:1\n\n> Another.\n"
    assert blocks(read(text)) == [
        ("", "quote", "The LORD is my shepherd; I shall not want. — Psalm 23:1"),
        ("", "quote", "Another."),
    ]


def test_stressed_words() -> None:
    (block,) = read("T\nHe **always lives** and ==prays== 2 ** 3 == 8.").sections[0].blocks
    assert block.text == "He always lives and prays 2 ** 3 == 8."
    assert [block.text[a:b] for a, b in block.marks] == ["always lives", "prays"]
    assert block.position(block.text.index("lives")) == (2, 13)


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright 2011-2025 Some Study Ministries - All Rights Reserved",
        "© 2020 The Tuesday Group",
        "(c) 2020 The Tuesday Group",
        "(C) Copyright 2020 The Tuesday Group.",
        "Copyright by the Tuesday Group",
        "Copyright The Tuesday Group",
        "All rights reserved.",
        "Scripture quotations are from a Bible, copyright © 2001 by a publisher. Used with leave.",
    ],
)
def test_the_notice_is_no_block(notice: str) -> None:
    article = read(f"T\nHe prays.\n\n{notice}")
    assert (article.notice, texts(article)) == (notice, ["He prays."])


def test_two_notices_and_an_address() -> None:
    article = read("T\nHe prays.\n© 2020 A\nwww.example.org/a\nAll rights reserved.\n")
    assert article.notice == "© 2020 A All rights reserved."
    assert texts(article) == ["He prays.", "www.example.org/a"]


@pytest.mark.parametrize(
    "line", ["Copyright is not a thing of the Bible.", "He copyrighted nothing.", "(c) He prays."]
)
def test_other_lines_are_no_notice(line: str) -> None:
    assert read(f"T\nHe prays.\n{line}").notice == ""


def test_dashes_quotes_and_no_break_spaces_stay() -> None:
    line = '“2\u00a0Peter 1:3–4” — he’s ‘God\u202fis’ it\'s "so"—‑'
    assert texts(read(_TITLE + line)) == [line]


def test_what_cannot_be_seen_is_left_out() -> None:
    text = "T\nHe\u200bbrews\u00ad 7:25\ufeff and\x07  so \t on.\u00a0\n"
    article = read(text)
    assert texts(article) == ["Hebrews 7:25 and so on."]
    assert misplaced(article, text) == []


def test_rules_between_parts_are_no_text() -> None:
    assert texts(read("T\n\nOne.\n\n* * *\n\nTwo.\n-----\n\nThree.\n______\n")) == [
        "One.",
        "Two.",
        "Three.",
    ]


def test_a_switch_of_a_check_is_no_text() -> None:
    article = read(
        "A title\n\nReflect\n"
        "- Do you pray? <!-- versecards: off question-yes-no -->\n"
        "<!-- versecards: off question-yes-no -->\n"
        "- Do you sing?\n"
    )
    (section,) = article.sections
    assert [block.text for block in section.blocks] == ["Do you pray?", "Do you sing?"]
    assert [block.line for block in section.blocks] == [4, 6]
    assert article.problems == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_short_line_in_small_letters_heads_the_paragraph_below(gap: str) -> None:
    prose = (
        "Nothing is too small to bring to God, who hears those who call on him in their trouble."
    )
    article = read(f"Prayer\n\nGod hears first{gap}{prose}\n\nThen we ask{gap}{prose}\n")
    assert [section.heading for section in article.sections] == ["God hears first", "Then we ask"]
    for prose in ("He hears all that is said. Nothing is too small:", "He hears us. He helps us."):
        article = read(f"Prayer\n\nHe hears{gap}{prose}\n\n> Before they call.\n")
        assert [section.heading for section in article.sections] == ["He hears"]


@pytest.mark.parametrize(
    "text",
    [
        "Grace came down\nLove came first\n\nGrace came down",  # the lines of a song
        "He went up the hill in the night\nand there he prayed to his father until the morning.",
        "We read it.\nThen we ask\n" + "and ask again for all that he has promised to us. " * 2,
        "So he said\n\nNo.",
        "Amos 4\n\n"
        + "Nothing is too small to bring to God, who hears those who call on him. " * 2,
    ],
)
def test_other_short_lines_are_text(text: str) -> None:
    assert [section.heading for section in read(f"T\n\n{text}\n").sections] == [""]


def test_what_counts_the_parts_of_a_text_is_a_heading() -> None:
    text = (
        "On prayer\n\n1. We praise the Lord\n\nWe praise God for who he is (Psalm 100:3).\n\n"
        "2. Then we wait\n\nThose who wait for the Lord are made new, and he never forgets one of "
        "them.\n"
    )
    assert _roles(text) == [("1. We praise the Lord", "other"), ("2. Then we wait", "other")]


@pytest.mark.parametrize(
    "items",
    [
        "1. We praise the Lord\n2. Then we wait\n\nThose who wait for the Lord are made new.\n",
        "1. We praise the Lord.\n\nHe is good.\n\n2. Then we wait.\n\nHe comes.\n",
        "1. Who made us?\n\nGod made us, every one.\n\n2. Why did he?\n\nFor his glory alone.\n",
    ],
)
def test_an_item_with_a_stop_or_without_a_paragraph_is_none(items: str) -> None:
    assert _roles(f"On prayer\n\nPraise and wait.\n\n{items}") == [("", "body")]


def test_counted_lines_right_above_their_paragraphs_are_headings() -> None:
    text = (
        "Do not worry\n\n"
        "1. Worry is useless\nWorry adds nothing to your life, and it takes away your sleep.\n\n"
        "2. Worry forgets the Father\nHe feeds the birds, and he knows what all of us need.\n"
    )
    assert [section.heading for section in read(text).sections] == [
        "1. Worry is useless",
        "2. Worry forgets the Father",
    ]


def test_an_article_may_be_nothing_but_cards_of_its_own() -> None:
    front = '---\ncards:\n  - {verse: John 11:35, text: "Jesus wept."}\n---\n'
    assert read(f"{front}My own verses\n").sections == ()


QUOTED_LONG = (
    'He calls him so: "And I will ask the Father, and he will give you another Helper, to be '
    'with you forever, even the Spirit of truth"'
)


@pytest.mark.parametrize("behind", [" (John 14:16-17)", " John 14:16-17", " [John 14:16]"])
def test_a_line_above_a_paragraph_that_ends_with_its_passage_is_a_heading(behind: str) -> None:
    text = f"Who is he?\n\nHe is a person\n\nHe is no force. {QUOTED_LONG}{behind}\n\nHe is God\n\n"
    text += "No one can lie to him and live (Acts 5:3-4).\n"
    assert [heading for heading, _ in _roles(text)] == ["He is a person", "He is God"]


def test_short_lines_between_short_paragraphs_are_no_headings() -> None:
    text = (
        "Who is he?\n\nHe is a person\n\nHe is no force, nor a feeling.\n\nHe is one with God\n\n"
    )
    assert [heading for heading, _ in _roles(f"{text}No one can lie to him and live.\n")] == [""]
