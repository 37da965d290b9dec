"""Which phrase of a summary point is hidden, and what stands behind points and questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.decks import extracted, extracted_from, notes_of
from versecards.extract.hiding import hidden_phrases
from versecards.extract.words import Vocabulary, content_words, rank
from versecards.languages import language
from versecards.notes import Kind, PointContent, QuestionContent

EN = language("en")

BODY = """How can we come to God?

What does the Bible say?
Jesus is our high priest and brings us to the throne of grace (Hebrews 4:14-16). He shares our
weakness (Hebrews 2:17). The forgiveness of sins is a gift (Ephesians 1:7).
"""


def hidden(tmp_path: Path, *points: str, section: str = "Understand") -> list[list[str]]:
    text = BODY + f"\n{section}\n" + "".join(f"- {point}\n" for point in points)
    found = []
    for note in notes_of(extracted(tmp_path, article=text), Kind.POINT):
        assert isinstance(note.content, PointContent)
        found.append([note.content.point[a:b] for a, b in note.content.hidden])
    return found


@pytest.mark.parametrize(
    ("point", "phrases"),
    [
        # what is said of the subject, in the words that carry most of it
        ("Jesus brings us to the throne of grace.", ["the throne of grace"]),
        ("Jesus gives us forgiveness and peace.", ["forgiveness and peace"]),
        ("Trials produce perseverance.", ["perseverance"]),
        # the second half of a contrast, an item of a list
        ("Grace is a gift to us, not a wage.", ["a wage"]),
        ("The flesh is weak, yet the Lord never fails.", ["never fails"]),
        ("Love hopes, waits and forgives its enemies.", ["hopes, waits and forgives"]),
        ("We turn from sin, trust the promises of God, and go.", ["trust the promises of God"]),
        # not what only takes up what was said
        (
            "Our hearts are hard, so only the patient Maker can soften them.",
            ["only the patient Maker"],
        ),
        # of the subject, where what is said of it has no word of its own
        ("The God who answers by fire is the only God.", ["by fire"]),
        # not what stands in it twice, nor a part of a reference
        ("Joy is deep and joy is a fruit of the Spirit.", ["a fruit of the Spirit"]),
        ("The Spirit prays in us without words (Romans 8:26).", ["without words"]),
        ("Trouble makes us patient, and patience makes us hope.", ["makes us hope"]),
        # the author's marks first, at most three; none on small words ("us", "one")
        ("Jesus brings **us** to the **throne** of ==grace==.", ["throne", "grace"]),
        ("**One**, **two**, **three**, **four** gifts of grace.", ["two", "three", "four"]),
        ("Peace rests on **who is with us**, and **not** on wages.", ["who is with us"]),
        # unless they stand against each other
        ("We fight **from** victory, not **for** victory.", ["from", "for"]),
    ],
)
def test_the_phrase_that_carries_the_sense_is_hidden(
    tmp_path: Path, point: str, phrases: list[str]
) -> None:
    assert hidden(tmp_path, point) == [phrases]


def test_a_point_with_nothing_to_hide_is_reported(tmp_path: Path) -> None:
    found = extracted(tmp_path, article=BODY + "\nUnderstand\n- Pray.\n")
    assert notes_of(found, Kind.POINT) == []
    assert [(p.code, p.line) for p in found.problems] == [("point-bare", 8)]


@given(st.text(alphabet="abcdefgh GodJesus.,;:“”'’—-", max_size=80))
def test_only_words_that_carry_sense_are_hidden(text: str) -> None:
    spans = hidden_phrases(text, (), Vocabulary([text], EN))
    assert len(spans) <= 3
    previous = 0
    for start, end in spans:
        assert previous <= start < end <= len(text)
        assert content_words(text[start:end], EN)
        assert text[start:end] != text.strip()
        previous = end


def test_support_is_what_the_article_says_to_a_point_and_none_beside_it(tmp_path: Path) -> None:
    text = BODY + "\nUnderstand\n- We may come to the throne of grace.\n- Sing with joy to him.\n"
    first, second = (
        note.content for note in notes_of(extracted(tmp_path, article=text), Kind.POINT)
    )
    assert isinstance(first, PointContent)
    assert isinstance(second, PointContent)
    assert [str(ref) for support in first.support for ref in support.references] == [
        "Hebrews 4:14–16"
    ]
    assert second.support == ()


def test_words_that_are_not_the_verse_are_no_support_with_its_reference(tmp_path: Path) -> None:
    saying = "Weakness lives in people who never think of the throne at all"
    text = (
        BODY + f"\n“{saying}.”\n\nHebrews 4:16\n\nReflect\n\n"
        "- Where does weakness live in you, and in the people whom you never think of?\n"
    )
    for note in notes_of(extracted(tmp_path, article=text), Kind.QUESTION):
        assert isinstance(note.content, QuestionContent)
        assert not [s for s in note.content.support if saying in s.sentence and s.references]


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("If thy brother trespass against thee, rebuke him", "… {} …"),
        ("Rebuke him; and if he repent, forgive him.", "… {}"),
        (
            "Take heed to yourselves: If thy brother trespass against thee, rebuke him; and if "
            "he repent, forgive him.",
            "{}",
        ),
    ],
)
def test_part_of_a_verse_on_a_back_is_marked_as_a_part(
    tmp_path: Path, quoted: str, shown: str
) -> None:
    text = f"A title?\n\nThis is his word: “{quoted}” (Luke 17:3).\n\nUnderstand\n- " + (
        "Rebuke the brother who trespasses, and if he repents, forgive him.\n"
    )
    (note,) = notes_of(extracted(tmp_path, article=text), Kind.POINT)
    assert isinstance(note.content, PointContent)
    assert f"“{shown.format(quoted)}”" in [support.sentence for support in note.content.support]


def test_a_question_has_the_sentences_that_speak_to_it(tmp_path: Path) -> None:
    text = BODY + "\nReflect\n- What is forgiveness of sins to you?\n- When do you sing?\n"
    prompts = (note.content for note in notes_of(extracted(tmp_path, article=text), Kind.QUESTION))
    shown = []
    for prompt in prompts:
        assert isinstance(prompt, QuestionContent)
        assert prompt.prompt
        shown.append([support.sentence for support in prompt.support])
    # where nothing speaks to it, what comes nearest: no back is empty
    assert shown[0] == ["The forgiveness of sins is a gift."]
    assert len(shown[1]) == 1


@pytest.mark.parametrize(
    "beside",
    [
        "Think back through how your praying begins each day.",
        "How praying begins:",
        "Praying begins.",
        "Your praying and its beginning",
    ],
)
def test_a_direction_or_a_label_speaks_to_no_question(tmp_path: Path, beside: str) -> None:
    body = f"Praying\n\nJesus is our high priest before God.\n\n{beside}\n\n"
    text = f"{body}Reflect\n- How does your praying begin?\n"
    (note,) = notes_of(extracted(tmp_path, article=text), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    (support,) = note.content.support
    assert support.sentence == "Jesus is our high priest before God."


def test_lines_below_a_list_are_no_questions_and_are_reported(tmp_path: Path) -> None:
    text = BODY + (
        "\nReflect\n- What is forgiveness to you?\n- Whom can you thank?\n\n"
        "Other studies: What is grace and why does it matter to us\n"
    )
    found = extracted(tmp_path, article=text)
    assert [note.text for note in notes_of(found, Kind.QUESTION)] == [
        "What is forgiveness to you?",
        "Whom can you thank?",
    ]
    assert [(problem.code, problem.line) for problem in found.problems] == [("line-stray", 11)]


def test_a_list_without_bullets_is_taken_whole(tmp_path: Path) -> None:
    text = BODY + "\nReflect\n\nWhat is forgiveness to you?\n\nWhom can you thank?\n"
    found = extracted(tmp_path, article=text)
    assert len(notes_of(found, Kind.QUESTION)) == 2
    assert found.problems == ()


def test_a_point_names_whom_the_one_before_speaks_of(tmp_path: Path) -> None:
    points = "- Peter denied the Lord three times.\n- He was forgiven by the sea of Galilee.\n"
    text = f"{BODY}\nUnderstand\n{points}"
    points = notes_of(extracted(tmp_path, article=text), Kind.POINT)
    assert [note.text for note in points][1] == "Peter was forgiven by the sea of Galilee."


def test_the_short_answer_is_a_point_where_the_title_asks_nothing(tmp_path: Path) -> None:
    text = BODY.replace(
        "How can we come to God?", "The way\n\nShort answer\nChrist opens the way by his own blood."
    )
    points = notes_of(extracted(tmp_path, article=text), Kind.POINT)
    assert [note.text for note in points] == ["Christ opens the way by his own blood."]


def hiding(
    tmp_path: Path, hide: str, point: str, where: str = "deck"
) -> tuple[list[str], list[str]]:
    """The phrases of one point that are hidden with this setting, and the codes told."""
    text = f"{BODY}\nUnderstand\n- {point}\n"
    front = f"---\nhide: {hide}\n---\n" if where == "article" else ""
    found = extracted(tmp_path, deck="" if front else f"hide: {hide}\n", article=front + text)
    (note,) = notes_of(found, Kind.POINT)
    return list(note.items), [problem.code for problem in found.problems]


@pytest.mark.parametrize("where", ["deck", "article"])
def test_a_phrase_that_is_wished_for_is_hidden_in_place_of_another(
    tmp_path: Path, where: str
) -> None:
    point = "Jesus brings us to the throne of grace."
    assert hiding(tmp_path, "[none of it]", point, where) == (
        ["the throne of grace"],
        ["hide-unused"],
    )
    assert hiding(tmp_path, "[brings us]", point, where) == (["brings us"], [])
    assert hiding(tmp_path, "[Brings Us, grace]", point, where) == (["brings us", "grace"], [])
    # it counts more than what the article marks
    assert hiding(tmp_path, "[brings us]", "Jesus **brings** us near to God.", where)[0] == [
        "brings us"
    ]


@pytest.mark.parametrize(
    "hide",
    [
        *("[joy]", "[is a]", "[ever]", "[the Spirit is]"),
        "[Joy is deep and joy is a fruit of the Spirit for everyone]",
    ],
)
def test_a_phrase_that_cannot_be_hidden_is_told_and_changes_nothing(
    tmp_path: Path, hide: str
) -> None:
    point = "Joy is deep and joy is a fruit of the Spirit for everyone."
    assert hiding(tmp_path, hide, point) == (["a fruit of the Spirit"], ["hide-unused"])


def points(folder: Path, text: str) -> list[str]:
    """The points of a Markdown article with this below its body."""
    body = "# Near\n\nGod is near to all who call upon him (Psalm 145:18). He hears them.\n\n"
    (folder / "a.md").write_text(f"{body}{text}\n", encoding="utf-8")
    return [note.text for note in notes_of(extracted_from(folder), Kind.POINT)]


def test_rows_of_a_table_and_asides_in_brackets_are_no_points(tmp_path: Path) -> None:
    text = (
        "# The well\n\nGod gives water to the thirsty (Isaiah 55:1).\n\n## Key takeaways\n\n"
        "- The thirsty may come without money.\n- [Sing a hymn here, if there is time for one].\n\n"
        "| Part | Who brings it |\n|---|---|\n| Opening prayer | the host brings the water |\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    points = [note.content.point for note in notes_of(extracted_from(tmp_path), Kind.POINT)]
    assert points == ["The thirsty may come without money."]


def test_when_a_page_was_last_changed_is_no_point(tmp_path: Path) -> None:
    text = (
        "# The well\n\nGod gives water to the thirsty (Isaiah 55:1).\n\n"
        "**God gives without money.** Nobody is sent home.\n\n"
        "**The thirsty are called by name.** All may come.\n\n"
        "**This page was last updated on 3 May 2019**\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    points = [note.content.point for note in notes_of(extracted_from(tmp_path), Kind.POINT)]
    assert points == ["God gives without money.", "The thirsty are called by name."]


def test_a_stressed_label_is_no_part_of_a_point(tmp_path: Path) -> None:
    text = (
        "## Takeaways\n\n- **A near God** - The Lord hears whoever calls upon him.\n"
        "- **Prayer:** our door to heaven.\n"
    )
    assert points(tmp_path, text) == [
        "The Lord hears whoever calls upon him.",
        "Prayer: our door to heaven.",
    ]


def test_a_catchword_is_no_part_of_a_point_and_a_line_of_it_alone_is_none(tmp_path: Path) -> None:
    text = (
        "## Takeaways\n\n- Application: Keep the evening free for prayer.\n"
        "- Truth: The Lord hears whoever calls upon him.\n"
        "- **Recap: The Source and Goal.**\n"
    )
    assert points(tmp_path, text) == [
        "Keep the evening free for prayer.",
        "The Lord hears whoever calls upon him.",
    ]


def test_the_stressed_sentence_that_opens_a_lesson_is_its_point(tmp_path: Path) -> None:
    more = "We see it in every prayer that was ever heard on this earth. " * 6
    text = (
        f"## Lessons\n\n**The Lord hears the cry of the poor.** {more}\n\n"
        f"**No prayer is too small for God.** {more}"
    )
    assert points(tmp_path, text) == [
        "The Lord hears the cry of the poor.",
        "No prayer is too small for God.",
    ]


def test_points_with_quotations_among_them_are_teaching(tmp_path: Path) -> None:
    text = (
        "## Key truths\n\nDavid had learned it in the cave, where he sang:\n\n"
        "> This poor man cried, and the LORD heard him. (Psalm 34:6)\n"
    )
    assert points(tmp_path, text) == []


def test_the_numbered_headings_of_a_sermon_are_points(tmp_path: Path) -> None:
    text = (
        "## 1. God hears the humble\n\nSome words.\n\n"
        "## 2. God answers in his own time\n\nSome words.\n\n## 3. Amen\n\nSome words."
    )
    assert points(tmp_path, text) == ["God hears the humble.", "God answers in his own time."]


def test_numbered_headings_are_no_points_beside_a_list_of_points(tmp_path: Path) -> None:
    text = (
        "## 1. God hears the humble\n\nSome words.\n\n## 2. God answers us\n\nSome words.\n\n"
        "## Takeaways\n\n- The Lord carries the burdens of his people.\n"
    )
    assert points(tmp_path, text) == ["The Lord carries the burdens of his people."]


def test_words_between_commas_are_no_list(tmp_path: Path) -> None:
    (phrases,) = hidden(tmp_path, "Jesus is an anchor for the soul, sure, keeping us in the storm.")
    assert phrases == ["keeping us in the storm"]


def test_a_long_point_hides_what_its_subject_is_and_not_what_it_adds(tmp_path: Path) -> None:
    long = (
        "Gratitude is the honest answer to a kindness, given in words and in deeds, at home as "
        "much as among strangers or friends."
    )
    short = (
        "Prayer is a gift from heaven, kept by the old and the young, by rich and poor alike now."
    )
    assert hidden(tmp_path, long) == [["the honest answer"]]
    assert hidden(tmp_path, short) == [["a gift from heaven"]]


SUMMED = """Songs of gratitude

What does the Bible say?
{body}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a list that a line announces, though no heading does
            "Before we close, here are two truths to carry home:\n\n"
            "- Praise lifts the eyes of the weary.\n- Thanks make small rooms wide.\n",
            ["Praise lifts the eyes of the weary.", "Thanks make small rooms wide."],
        ),
        (  # what is marked as the definition of what the title names
            "- Definition: Songs are prayers that remember their tune.\n"
            "- Definition: A harp is an instrument with strings.\n",
            ["Songs are prayers that remember their tune."],
        ),
        (  # what the subject of the title is
            "Gratitude is the echo of a gift in the heart. Nobody sings by order.\n",
            ["Gratitude is the echo of a gift in the heart."],
        ),
        ("Here are two questions to discuss:\n\n- Why sing?\n- Who sings?\n", []),
        ("Gratitude was shown on that day. A drum is a loud thing.\n", []),
        ("Gratitude is one of the most talked about parts of our life.\n", []),
    ],
)
def test_what_sums_up_an_article_without_a_list(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    found = extracted(tmp_path, article=SUMMED.format(body=text))
    assert [note.text for note in notes_of(found, Kind.POINT)] == expected


def test_stressed_openings_and_headings_that_are_sentences_are_points(tmp_path: Path) -> None:
    lessons = "# Songs\n\n" + "".join(
        f"**{number}. {said}.** More was written of it.\n\n"
        for number, said in enumerate(("Singers wait for the morning", "The harp needs a hand"), 1)
    )
    headings = "# Songs\n\n" + "".join(
        f"## {said}\n\nMuch was written of it.\n\n"
        for said in ("Singers wait for the morning", "The harp needs a hand", "Silence is a song")
    )
    for text in (lessons, headings):
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        found = [note.text for note in notes_of(extracted_from(tmp_path), Kind.POINT)]
        assert found[:2] == ["Singers wait for the morning.", "The harp needs a hand."]


def test_headings_that_are_half_a_sentence_are_no_points(tmp_path: Path) -> None:
    said = ("If the singer sleeps", "When the harp is sold", "If the morning never comes")
    text = "# Songs\n\n" + "".join(f"## {one}\n\nMuch was written of it.\n\n" for one in said)
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert not notes_of(extracted_from(tmp_path), Kind.POINT)


def test_a_paragraph_under_a_heading_of_points_has_a_point_in_each_sentence(tmp_path: Path) -> None:
    text = SUMMED.format(body="Nothing more.") + (
        "\nSummary statement\nPraise turns the eyes of a tired people up to the hills again. "
        "Thanks turn a small room into a wide place for every guest. (24 words)\n"
    )
    assert [note.text for note in notes_of(extracted(tmp_path, article=text), Kind.POINT)] == [
        "Praise turns the eyes of a tired people up to the hills again.",
        "Thanks turn a small room into a wide place for every guest.",
    ]


def test_headings_with_a_label_before_half_a_sentence_are_no_points(tmp_path: Path) -> None:
    heads = ("If the lamp burns low", "If the oil is sold", "If the door is shut")
    sections = "".join(
        f"## Sign {number}: {head}\n\nThe feast waits for nobody (Matthew 25:10).\n\n"
        for number, head in zip(("one", "two", "three"), heads, strict=True)
    )
    (tmp_path / "a.md").write_text(f"# The ten lamps\n\n{sections}", encoding="utf-8")
    assert not notes_of(extracted_from(tmp_path), Kind.POINT)


def test_words_that_the_article_does_not_have_rank_nothing() -> None:
    """A text and a sentence may share only words of which the article says nothing."""
    vocabulary = Vocabulary(["Lamps shine in the dark."], EN)
    text = "Lamps light quiet rooms"
    assert rank(text, ["Quiet rooms."], vocabulary, least=0.1, most=2) == []


def test_a_point_that_is_torn_from_its_end_or_has_a_blank_is_no_card(tmp_path: Path) -> None:
    torn = "Jesus is our high priest. He brings us to the throne of grace, and of"
    assert hidden(tmp_path, torn) == []
    assert hidden(tmp_path, f"{torn} mercy.") != []
    assert hidden(tmp_path, "Jesus brings us to the #blank of grace. %throne%") == []
    assert hidden(tmp_path, "Jesus brings us to the ____ of grace.") == []


def test_what_sends_to_a_passage_is_no_point(tmp_path: Path) -> None:
    idea = "Prayer is speaking with the God who hears."
    found = points(tmp_path, f"## Main idea\n\n{idea}\n\n**Read together: Psalm 27:7-14**\n")
    assert found == [idea]


def test_a_button_of_a_site_below_a_list_is_not_told(tmp_path: Path) -> None:
    body = "# T\n\nGod is near (Psalm 145:18).\n\n## Understand\n\n- God hears the humble.\n\n"
    (tmp_path / "a.md").write_text(f"{body}Give online\n", encoding="utf-8")
    assert "line-stray" not in [problem.code for problem in extracted_from(tmp_path).problems]


@pytest.mark.parametrize(
    "behind",
    [" – John 10:3", " - John 10:3, 14", ", John 10:3.", " | John 10:3"],
)
def test_a_passage_behind_a_sign_is_not_of_the_point(tmp_path: Path, behind: str) -> None:
    text = f"{BODY}\nUnderstand\n- The shepherd knows his sheep by name{behind}\n- God is light.\n"
    note, *_ = notes_of(extracted(tmp_path, article=text), Kind.POINT)
    assert isinstance(note.content, PointContent)
    assert note.content.point.rstrip(".") == "The shepherd knows his sheep by name"


def test_a_heading_that_makes_no_point_is_not_told(tmp_path: Path) -> None:
    """Nobody wrote these as points."""
    headings = ("THE SHEPHERD PROVIDES", "THE SHEPHERD PROTECTS", "THE SHEPHERD DIES")
    text = "The Lord Is My Shepherd\n\nINTRODUCTION\n\nDavid knew what sheep need.\n"
    for number, heading in enumerate(headings, 1):
        text += f"\n{heading}\n\nThe care of the shepherd is seen here (Psalm 23:{number}).\n"
    found = extracted(tmp_path, article=text)
    assert "point-bare" not in [problem.code for problem in found.problems]
