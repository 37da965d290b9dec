"""Which questions get which answers, which are prompts, and which make no card."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted, extracted_from, notes_of
from versecards.extract.askedwords import asking
from versecards.notes import Kind, QuestionContent

ARTICLE = """{title}

Short answer
Love casts out fear, and it comes from God.

What does the Bible say?
The old priests offered many lambs, but Christ offered himself once (Hebrews 10:11-12). Fear has
torment, as everyone knows who has lain awake (1 John 4:18).

{more}
"""


def questions(
    folder: Path, more: str, title: str = "Where does courage come from?"
) -> dict[str, str]:
    """Return each question with its answer ("" for a prompt)."""
    found = {}
    for note in notes_of(
        extracted(folder, article=ARTICLE.format(title=title, more=more)), Kind.QUESTION
    ):
        assert isinstance(note.content, QuestionContent)
        assert note.content.prompt is (not note.content.answer)
        assert note.content.answer or note.content.support
        found[note.content.question] = note.content.answer
    return found


def test_the_title_has_the_short_answer(tmp_path: Path) -> None:
    assert questions(tmp_path, "") == {
        "Where does courage come from?": "Love casts out fear, and it comes from God."
    }


def test_a_long_reading_answers_no_question_on_some_of_its_verses(tmp_path: Path) -> None:
    lines = [
        "And seeing the multitudes, he went up into a mountain, and his disciples came unto him.",
        "And he opened his mouth, and taught them, saying,",
        "Blessed are the poor in spirit: for theirs is the kingdom of heaven.",
        "Blessed are they that mourn: for they shall be comforted.",
        "Blessed are the meek: for they shall inherit the earth.",
    ]
    reading = "> Matthew 5:1-5 (KJV)\n> " + " ".join(lines)
    asked = "## Discussion questions\n\n1. Who shall inherit the earth? (5:5)\n"
    text = f"# Blessed\n\n{reading}\n\n{asked}"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (note,) = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    assert note.content.question == "Who shall inherit the earth?"
    assert note.content.answer == f"“{lines[-1]}”"


def test_a_reading_in_parts_answers_with_no_verses_but_those_asked_about(tmp_path: Path) -> None:
    reading = """**Psalm 121:1-8 (KJV)**

1 I will lift up mine eyes unto the hills, from whence cometh my help.
2 My help cometh from the LORD, which made heaven and earth.
3 He will not suffer thy foot to be moved: he that keepeth thee will not slumber.
4 Behold, he that keepeth Israel shall neither slumber nor sleep.
5 The LORD is thy keeper: the LORD is thy shade upon thy right hand.

6 The sun shall not smite thee by day, nor the moon by night.
7 The LORD shall preserve thee from all evil: he shall preserve thy soul.
8 The LORD shall preserve thy going out and thy coming in from this time forth.
"""
    asked = "- The word “keep” stands in verses 1-4. What does that tell us about his watch?"
    text = f"# Kept\n\n## Reading\n\n{reading}\n## Questions\n\n{asked}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = [note.content for note in notes_of(extracted_from(tmp_path), Kind.QUESTION)]
    assert not any("going out" in one.answer for one in found if isinstance(one, QuestionContent))


def test_the_short_answer_may_be_set_apart_as_a_quote(tmp_path: Path) -> None:
    text = "# Who hears us?\n\n> **In short:** The Lord hears us at any hour.\n\nWords below it.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (note,) = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    assert note.content.answer == "The Lord hears us at any hour."


@pytest.mark.parametrize(
    ("points", "answered"),
    [
        (["Rest heals the hands.", "Bread heals the legs."], True),
        (["Bread is baked at night.", "Rest comes with the evening."], False),
        (["Rest heals " + "the very tired hands of a mason, " * 8 + "and he sings."] * 2, False),
    ],
)
def test_a_title_without_a_short_answer_has_the_points_if_they_are_few(
    tmp_path: Path, points: list[str], answered: bool
) -> None:
    text = "Lesson 3: What heals the mason?\n\nKey points\n" + "".join(f"- {p}\n" for p in points)
    found = {note.text: note for note in notes_of(extracted(tmp_path, a=text), Kind.QUESTION)}
    assert ("What heals the mason?" in found) is answered
    if answered:
        content = found["What heals the mason?"].content
        assert isinstance(content, QuestionContent) and content.answer == " ".join(points)


def test_a_title_that_asks_nothing_is_no_card(tmp_path: Path) -> None:
    assert questions(tmp_path, "", title="Courage") == {}


@pytest.mark.parametrize(
    ("section", "answer"),
    [
        # its short answer
        (
            "Yes. Even Elijah was afraid. He sat under a tree (1 Kings 19:4).",
            "Yes. Even Elijah was afraid. He sat under a tree.",
        ),
        # the sentence that speaks of what it asks
        (
            "Nobody likes to say so. Brave people are afraid like others, and go on.",
            "Brave people are afraid like others, and go on.",
        ),
        # all of a short paragraph that is the whole section
        (
            "Brave people are often afraid, as a good soldier knows who has seen a battle. They go "
            "on, and trust in God.",
            "Brave people are often afraid, as a good soldier knows who has seen a battle. They go "
            "on, and trust in God.",
        ),
        # its list
        (
            "- Tell God (Psalm 56:3).\n- Tell a friend.\n- Take the next step.",
            "Tell God. Tell a friend. Take the next step.",
        ),
    ],
)
def test_a_heading_that_asks_is_answered_by_what_stands_under_it(
    tmp_path: Path, section: str, answer: str
) -> None:
    found = questions(tmp_path, f"CAN BRAVE PEOPLE BE AFRAID?\n\n{section}")
    assert found["Can brave people be afraid?"] == answer


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Why is it good that fear comes?", True),
        ("What does it mean to be brave?", True),
        ("How can it be right for brave people to weep?", True),
        ("Why was it given to us?", False),  # "it" is something said before
        ("What does it mean?", False),
    ],
)
def test_a_heading_whose_it_is_said_in_it_asks_by_itself(
    tmp_path: Path, heading: str, asked: bool
) -> None:
    section = "Brave people fear what is worth fearing, and it is given to them for their good."
    assert (heading in questions(tmp_path, f"{heading.upper()}\n\n{section}")) is asked


@pytest.mark.parametrize(
    "answer",
    [
        "Because the Lord is near in the dark. The brave sing with the heart.",
        "Because fear is strong. But they also sing because they love him.",
        "By trusting the Lord. And so the brave sing in the dark.",
    ],
)
def test_an_answer_that_gives_the_reason_begins_with_it(tmp_path: Path, answer: str) -> None:
    """Whatever the next sentence repeats of the question, and as it goes on from the first."""
    found = questions(tmp_path, f"## Why do the brave sing?\n\n{answer}")
    assert found["Why do the brave sing?"] == answer


def test_a_question_that_opens_a_paragraph_is_answered_by_the_rest(tmp_path: Path) -> None:
    found = questions(tmp_path, "Does fear prove that faith died? Not at all. Faith may tremble.")
    assert found["Does fear prove that faith died?"] == "Not at all. Faith may tremble."


@pytest.mark.parametrize(
    "paragraph",
    [
        "We all know it. Who could bear it? Nobody could.",  # in passing
        "Have you ever lain awake at night? Many have.",  # to the reader
        'The Lord asked, "Why are ye fearful, O ye of little faith?" (Matthew 8:26)',
        "Why did he do it? Nobody knows.",  # it leans on words before it
        "What can we all do? We can trust the Lord in the dark.",  # it asks nothing
        "What do we learn from our reading? We learn to trust.",  # of the hour it was read in
        "Salvation from fear → free from all of it? It does not mean that none is left.",  # notes
        "## What did we talk about?\n\nWe talked of fear, and of the one who is with us.",
        "How does the prophet comfort the widow? Explain it in words of your own.",  # a task
        "How does the prophet comfort the widow?\n\n## Next\n\nThe widow had a jar of oil.",
        "Do we trust him with the dark hours of our nights? He has spoken in his book.",
        "How does the prophet comfort the widow? Before we can say that, we look at her jar.",
        "## The Widow: Thanks in the Famine?\n\nThe widow had lost her husband and her bread.",
        "* How does the prophet comfort the widow?\n\nEntry: the jar that did not run dry.",
        "What is the prophet saying here? I once owned a jar of oil.",
        "Which hymn do we sing so often? Our uncle kept an inn near the harbour.",
    ],
)
def test_a_question_in_passing_makes_no_card(tmp_path: Path, paragraph: str) -> None:
    assert list(questions(tmp_path, paragraph)) == ["Where does courage come from?"]


def test_a_question_stands_without_the_sentences_that_lead_up_to_it(tmp_path: Path) -> None:
    lead = (
        "We have walked a long way, through the valley and over the brook in the dark, and up to "
        "the gates of the old city. "
    )
    asked = ["Why did David weep at the gate?", "Who told the king?", "What did he do then?"]
    text = "\n\n".join(f"{lead}{one}\n\nThe battle was over by noon." for one in asked)
    found = questions(tmp_path, text)
    assert [one for one in found if "courage" not in one] == [
        "Why did David weep at the gate?",
        "Who told the king?",
    ]


def test_a_catechism_has_its_answers(tmp_path: Path) -> None:
    text = (
        "Q. 1. Who made the sea?\n\nA. God made it, and he stills its waves. [Psalm 95:5]\n\n"
        "Q. 2. Who stills the storm?\n\nA. He who made the wind. (a)\n\n[(a) Mark 4:39.]"
    )
    found = questions(tmp_path, text)
    assert found["Who made the sea?"] == "God made it, and he stills its waves."
    assert found["Who stills the storm?"] == "He who made the wind."


def test_a_question_of_contrast_has_the_sentence_that_sets_them_against_each_other(
    tmp_path: Path,
) -> None:
    asked = "How is the offering of Christ different from that of the old priests?"
    found = questions(tmp_path, f"Discuss\n- {asked}")
    assert found[asked] == "The old priests offered many lambs, but Christ offered himself once."


def test_a_question_on_a_passage_has_what_the_article_says_of_it(tmp_path: Path) -> None:
    asked = "What does 1 John 4:18 say of fear?"
    found = questions(tmp_path, f"Discuss\n- {asked}")
    assert found[asked].startswith("Fear has torment")


def test_a_question_of_fact_on_a_short_passage_is_answered_by_its_words(tmp_path: Path) -> None:
    asked = "Whom does Psalm 121:2 name as a help?"
    assert "the LORD" in questions(tmp_path, f"Discuss\n- {asked}")[asked]


def test_prompts_come_last_and_have_the_words_of_the_passage_that_they_name(
    tmp_path: Path,
) -> None:
    asked = "How would Psalm 56:3 change your nights?"
    text = ARTICLE.format(
        title="Courage", more=f"Discuss\n- {asked}\n\nWHY ARE PEOPLE AFRAID?\n\nThey forget God."
    )
    *_, last = notes_of(extracted(tmp_path, article=text), Kind.QUESTION)
    assert isinstance(last.content, QuestionContent)
    assert last.content.prompt
    assert "I will trust in thee" in last.content.support[0].sentence


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("What is your favorite story about a storm?", "icebreaker"),
        ("How can your group help the sick this month?", "logistics"),
        ("Why do you think the sea was calm?", "guess"),
        ("What stood out to you in the story?", "preference"),
        ("Which two kings feared the prophet?", "unanswered"),
    ],
)
def test_what_is_left_out_is_told(tmp_path: Path, question: str, code: str) -> None:
    text = ARTICLE.format(title="Courage", more=f"Discuss\n- {question}")
    found = extracted(tmp_path, article=text)
    assert notes_of(found, Kind.QUESTION) == []
    (choice,) = [choice for choice in found.choices if choice.kind is Kind.QUESTION]
    assert (choice.text, choice.chosen) == (question, False)
    assert [reason.code for reason in choice.reasons] == [code]


def test_what_only_the_leader_reads_is_not_on_the_front(tmp_path: Path) -> None:
    found = questions(tmp_path, "Discuss\n- Whom do you fear? (Leader: have Psalm 27:1 ready.)")
    assert "Whom do you fear?" in found


def test_a_list_that_is_led_up_to_or_only_asks_is_asked(tmp_path: Path) -> None:
    found = questions(
        tmp_path,
        "We leave here with some questions to sit with:\n\n"
        "- Where in my own house do I lie awake at night?\n"
        "- Am I ready to trust him with the oil in my jar?\n\n"
        "The next day\n\nThe widow went out again to gather sticks at the gate of the city.\n\n"
        "## A first look\n\n"
        "- What in this hour keeps you from laying down your fear?\n"
        "- How would you tell a neighbour of the jar that never failed?\n",
    )
    assert list(found)[1:] == [
        "Where in my own house do I lie awake at night?",
        "Am I ready to trust him with the oil in my jar?",
        "What in this hour keeps you from laying down your fear?",
        "How would you tell a neighbour of the jar that never failed?",
    ]


def test_the_heads_of_the_parts_are_the_answer_to_what_is_over_them(tmp_path: Path) -> None:
    text = """# The widow

## From what did the prophet save the widow?

**1. From hunger.**

Her jar did not run dry in all the days of the famine.

**2. From debt.**

She sold the oil and paid those who would have taken her sons.

**3. From fear.**

She was told not to be afraid, and she went and did as she was told.
"""
    (tmp_path / "a.md").write_text(text)
    (note,) = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    assert note.content.answer == "From hunger. From debt. From fear."


def test_a_list_under_a_heading_of_questions_is_asked(tmp_path: Path) -> None:
    found = questions(tmp_path, "QUESTIONS ON THE PASSAGE\n\n- Whom do you fear, and why?")
    assert found["Whom do you fear, and why?"] == ""


def test_a_long_question_is_not_cut_at_the_numbers_of_its_verses() -> None:
    long = (
        "Why does the king speak of the honor and the power and the glory of God in vv. 36–37? "
        "And how does what he says there help those who have lost all that was dear to them?"
    )
    assert asking(f"Read the whole chapter aloud. {long}") == long


def test_what_scripture_asks_in_a_list_of_verses_is_no_question(tmp_path: Path) -> None:
    lines = [
        "Romans 8:33 - Who shall lay any thing to the charge of the elect?",
        "Romans 8:39 - Nothing can separate us from love.",
        "Psalm 24:3 - Who shall ascend into the hill of the Lord?",
        "Psalm 24:4 - He that has clean hands.",
        "Micah 7:18 - Who is a God like unto thee?",
        "Micah 7:19 - He will turn again.",
    ]
    found = questions(tmp_path, "\n\n".join(lines))
    assert list(found) == ["Where does courage come from?"]


def test_a_long_passage_is_no_answer_to_a_question_of_difference(tmp_path: Path) -> None:
    said = (
        "But now are they many members, yet but one body. And the eye cannot say unto the hand, I "
        "have no need of thee: nor again the head to the feet, I have no need of you. Nay, much "
        "more those members of the body, which seem to be more feeble, are necessary: And those "
        "members of the body, which we think to be less honourable, upon these we bestow more "
        "abundant honour; and our uncomely parts have more abundant comeliness."
    )
    asked = "What is the difference between many members and one body?"
    text = f"## Members\n\n> {said} 1 Corinthians 12:20-23\n\n## Discuss\n\n- {asked}\n"
    assert not questions(tmp_path, text).get(asked)


def test_a_contrast_answers_only_with_both_sides(tmp_path: Path) -> None:
    said = "The word courage is a plain one, but many misuse it (Joshua 1:9)."
    asked = "What is the difference between plain courage and holy patience?"
    found = questions(tmp_path, f"{said}\n\nDiscuss\n- {asked}\n")
    assert not found.get(asked)


_ASKED_IN_LISTS = {
    "questions with their passages behind, and no heading": (
        "- Who gave the manna? Exodus 16:4, John 6:32\n- Where did the manna lie? Exodus 16:14\n"
        "- How long did they eat the manna? Exodus 16:35\n",
        {
            "Where did the manna lie?": "round thing",
            "How long did they eat the manna?": "manna",
        },
    ),
    "questions under topics, one behind what leads up to it": (
        "Reread: 2 Kings 4:1-7\n\n- **The jar**\n  - Where are you afraid to run dry?\n"
        "  - How do you share what you have?\n- **The oil**\n  - The oil did not fail.\n"
        "  - When did you see that in your own house?\n",
        {
            "Where are you afraid to run dry?": "",
            "How do you share what you have?": "",
            "When did you see that in your own house?": "",
        },
    ),
    "a question with its answers under it": (
        "- Who stopped up the wells?\n  - The Philistines filled them with earth. Genesis 26:15\n"
        "- How did Isaac name them?\n  - He called them by the old names. (Genesis 26:18)\n"
        "- Where do you thirst?\n  - Think of your work, and of your home.\n",
        {
            "Who stopped up the wells?": "The Philistines filled them with earth.",
            "How did Isaac name them?": "He called them by the old names.",
            "Where do you thirst?": "",
        },
    ),
    "some with answers, some with their passages": (
        "## Questions\n\n1. Who gave the manna? Answer: The LORD gave it from heaven.\n"
        "2. What did they call the bread? Answer: They called it manna.\n"
        "3. Where did the manna lie? Exodus 16: 14.\n",
        {
            "Who gave the manna?": "The LORD gave it",
            "What did they call the bread?": "They called it manna.",
            "Where did the manna lie?": "round thing",
        },
    ),
    "two questions in one item, each with its passage": (
        "- How did the spies leave? Matthew 22:22. What had they heard? Matthew 22:21\n"
        "- Who sent the spies? Luke 20:19\n- What did the spies ask for? Luke 20:22\n",
        {
            "How did the spies leave? What had they heard?": "went their way",
            "Who sent the spies?": "chief priests",
            "What did the spies ask for?": "tribute",
        },
    ),
    "of several passages behind it only a short one": (
        "- Who was spared? Leviticus 20:10, Genesis 19:12-26, John 8:2-11\n"
        "- Who was healed? John 5:8\n- Who was called? Luke 5:27\n",
        {"Who was healed?": "take up thy bed", "Who was called?": "Levi"},
    ),
}


@pytest.mark.parametrize("name", _ASKED_IN_LISTS)
def test_lists_that_ask_are_known_by_what_stands_in_them(tmp_path: Path, name: str) -> None:
    text, wanted = _ASKED_IN_LISTS[name]
    (tmp_path / "a.md").write_text(f"# Bread\n\n{text}", encoding="utf-8")
    notes = [note.content for note in notes_of(extracted_from(tmp_path), Kind.QUESTION)]
    found = {one.question: one.answer for one in notes if isinstance(one, QuestionContent)}
    assert found.keys() == wanted.keys()
    assert all(words in found[question] for question, words in wanted.items())


def test_passages_to_compare_are_no_answer(tmp_path: Path) -> None:
    asked = "Compare John 11:35 with Matthew 26:38. What does each of them tell of sorrow?"
    assert asked not in questions(tmp_path, f"Discuss\n- {asked}\n")


def test_a_list_that_answers_has_no_blanks(tmp_path: Path) -> None:
    text = (
        "WHY ARE WE GLAD?\n\n- We have peace with God - in Romans 5:1 it says we have peace.\n"
        "- We have hope (Romans 5:2).\n- Our sins are gone."
    )
    found = questions(tmp_path, text)
    assert found["Why are we glad?"] == "We have peace with God. We have hope. Our sins are gone."


def test_a_list_to_be_filled_in_answers_nothing(tmp_path: Path) -> None:
    text = "WHAT IS THE LAW?\n\n- Torah (tōrā)\n- ___nomy\n- Study of ___\n- The five scrolls.\n"
    assert "What is the law?" not in questions(tmp_path, text)


def test_a_verse_to_learn_below_questions_is_no_stray_line(tmp_path: Path) -> None:
    more = (
        "Discussion questions\n\n- What makes you afraid?\n- Who stays with you when you fear?\n\n"
        "Memory verse for next week: Micah 6:8\n\nThe coffee is at the back."
    )
    article = ARTICLE.format(title="Where does courage come from?", more=more)
    found = extracted(tmp_path, article=article)
    assert "Micah 6:8" in [str(note.references[0]) for note in notes_of(found, Kind.VERSE)]
    stray = [p.message for p in found.problems if p.code == "line-stray"]
    assert ["coffee" in message for message in stray] == [True]


def test_questions_alone_under_an_application_are_questions(tmp_path: Path) -> None:
    more = "Application\n\n- When will you be afraid this week?\n- Whose fear could you share?"
    assert len(questions(tmp_path, more)) == 3


def test_a_prompt_to_which_nothing_is_said_has_the_passage_to_be_read(tmp_path: Path) -> None:
    text = (
        "# Group night\n\nRead Acts 4:1-31\n\n## Discuss\n\n"
        "- When have others made fun of your faith?\n"
        "- What does the answer of Peter mean for you (v. 8-12)?\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = [n.content for n in notes_of(extracted_from(tmp_path), Kind.QUESTION)]
    supports = [one.support for one in found if isinstance(one, QuestionContent)]
    shown = [str(ref) for support in supports for one in support for ref in one.references]
    assert shown == ["Acts 4:1–31", "Acts 4:8–12"]


def test_all_questions_of_a_sheet_are_asked(tmp_path: Path) -> None:
    ways = [
        "at home",
        "with friends",
        "in trouble",
        "at work",
        "in joy",
        "when tired",
        "in need",
        "before sleep",
    ]
    lines = "\n".join(f"- How do you show love {way}?" for way in ways)
    assert len(questions(tmp_path, f"Discuss\n{lines}")) == 1 + len(ways)


@pytest.mark.parametrize(
    "line",
    [
        "Father, will you give us the courage that casts out fear? Amen.",
        "How would you express courage in your language?",
    ],
)
def test_a_prayer_or_a_task_of_translation_is_no_prompt(tmp_path: Path, line: str) -> None:
    found = questions(tmp_path, f"Discuss\n- How do you show love?\n- {line}")
    assert len(found) == 2


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_question_is_not_torn_out_of_what_it_quotes(marks: str) -> None:
    opens, closes = marks
    lead = "They all stood around the man who had been healed on the day before at the gate. "
    quoted = f"They asked {opens}By what power did you do it?{closes} and waited. "
    text = f"{lead}{quoted}What did Peter say to them?"
    assert asking(text) == text


def test_a_heading_is_answered_by_the_sentence_that_takes_up_its_verb(tmp_path: Path) -> None:
    text = (
        "Bells\n\nWhat does the Bible say?\n\nWhen should bells be rung?\n"
        "Each morning the great bell should be rung at dawn, before the market opens. Towns paid "
        "for the ropes. Bells that are rung together call all who live around them, and the "
        "sound of a village was known to each child from afar, in summer as in winter.\n"
    )
    path = tmp_path / "a.md"
    path.write_text(text.replace("When should", "## When should"), encoding="utf-8")
    found = {note.text: note.content for note in notes_of(extracted_from(path), Kind.QUESTION)}
    content = found["When should bells be rung?"]
    assert isinstance(content, QuestionContent)
    assert content.answer.startswith("Each morning the great bell should be rung at dawn")


@pytest.mark.parametrize(
    "behind", ["(See John 10:11.)", "See John 10:11.", "(Read John 10:11)", "(cf. also John 10:11)"]
)
def test_where_to_look_is_no_word_of_the_question(tmp_path: Path, behind: str) -> None:
    more = f"Reflect\n- Who gives his life for the sheep? {behind}"
    found = questions(tmp_path, more)
    assert "Who gives his life for the sheep?" in found


def test_a_question_answered_by_a_verse_has_its_words_once(tmp_path: Path) -> None:
    more = "Reflect\n- Who is the shepherd? John 10:11"
    notes = notes_of(
        extracted(tmp_path, article=ARTICLE.format(title="Courage", more=more)), Kind.QUESTION
    )
    (content,) = (note.content for note in notes)
    assert isinstance(content, QuestionContent)
    assert "good shepherd" in content.answer
    (support,) = content.support
    assert (support.sentence, support.references[0].format()) == ("", "John 10:11")
