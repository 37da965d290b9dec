"""Sheets of lessons and quizzes: which of their questions are found, and with which answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted_from, notes_of
from versecards.notes import Kind, QuestionContent


def _asked(folder: Path, text: str, name: str = "a.md") -> dict[str, str]:
    """Return each question of an article with its answer ("" for a prompt)."""
    (folder / name).write_text(text, encoding="utf-8")
    found = notes_of(extracted_from(folder), Kind.QUESTION)
    contents = [note.content for note in found if isinstance(note.content, QuestionContent)]
    return {content.question: content.answer for content in contents}


def test_the_passage_behind_a_question_may_be_a_verse_of_the_heading(tmp_path: Path) -> None:
    sheet = """# Lesson 3

## 1 PETER 5:6-9.

1. Under what should we humble ourselves? Verse 6.
2. What may we cast upon him? Verse 7, first part.
3. Who walks about as a roaring lion? Verse 8.
4. How is he to be resisted? Verse 9, first part. Note 1.
"""
    answers = _asked(tmp_path, sheet)
    assert len(answers) == 4
    assert "the mighty hand of God" in answers["Under what should we humble ourselves?"]
    assert "Casting all your care upon him" in answers["What may we cast upon him?"]
    assert "roaring lion" in answers["Who walks about as a roaring lion?"]
    assert answers["How is he to be resisted?"].startswith("“Whom resist stedfast")


def test_a_part_of_a_verse_that_is_quoted_answers_no_question(tmp_path: Path) -> None:
    sheet = """# The road

```
“The LORD is thy keeper…” – Psalm 121:5 (KJV)
```

### Reflection questions

1. What is the LORD upon thy right hand? (v 5)
2. Who made heaven and earth? (Psalm 121:2)
"""
    answers = _asked(tmp_path, sheet)
    answer = "“The LORD is thy keeper: the LORD is thy shade upon thy right hand.”"
    assert answers["What is the LORD upon thy right hand?"] == answer


def test_a_passage_of_which_something_is_said_first_does_not_answer(tmp_path: Path) -> None:
    sheet = """# Far from home

## Discussion questions

1. Daniel 1:6 draws our attention to four young men who were taken away from their homes and
from their families. Which habits do exiles of all times share with those of them who believe?
2. In Daniel 1:9, who brought Daniel into favour?
"""
    answers = _asked(tmp_path, sheet)
    assert not [answer for answer in answers.values() if "Hananiah" in answer]
    assert [answer for answer in answers.values() if "God had brought Daniel into favour" in answer]


def test_what_leads_up_to_a_question_is_no_answer_to_it(tmp_path: Path) -> None:
    sheet = """# Risen

**Question 1.** The word "firstfruits" is a picture from the fields of a farmer (1 Corinthians
15:20). What is the meaning of the word for those who have fallen asleep in the Lord?

**Question 2.** Who was raised up by the glory of the Father, as Paul writes in Romans 6:4?
"""
    assert not [a for a in _asked(tmp_path, sheet).values() if "farmer" in a]


def test_a_space_for_an_answer_and_a_mark_for_a_program_are_none(tmp_path: Path) -> None:
    sheet = """# The cross

[type: question; subtype: standard]

**Question 1.** Why was the Son of man lifted up, and what has it to do with the serpent?

*Answer placeholder: Your thoughts…*

---

[type: question; subtype: standard]

**Question 2.** What does it tell you about the love of God that he gave his Son for you?

*Answer placeholder: Your thoughts…*

[type: text]

He was lifted up that all who believe may live (John 3:14-15).
"""
    answers = _asked(tmp_path, sheet)
    assert not any(answers.values())
    assert not [question for question in answers if "type:" in question]


def test_a_personal_question_among_answered_ones_is_not_answered_below(tmp_path: Path) -> None:
    sheet = """# The word

Who spoke by the prophets? – God

What endures for ever? – the word of the Lord

Is your life, with all its plans, under the word of God?

1. **The word gives light.**

What does the entrance of his words give? – light
"""
    answers = _asked(tmp_path, sheet)
    assert answers.pop("What does the entrance of his words give?") == "Light"
    assert answers.pop("Who spoke by the prophets?") == "God"
    assert answers.pop("What endures for ever?") == "The word of the Lord"
    assert not any(answers.values())


def test_choices_below_a_beginning_of_which_one_is_bold(tmp_path: Path) -> None:
    quiz = """<html><body><h1>In Babylon</h1><ol>
<li>Daniel's friends came through the fire with <ul>
<li>burnt coats</li><li><strong>no smell of fire</strong></li><li>a lion</li></ul></li>
<li>The king's decree was to last for <ul>
<li>a year</li><li>7 days</li><li><strong>30 Days</strong></li></ul></li>
<li>Daniel's windows were open toward ______ in his chamber <ul>
<li><strong>Jerusalem</strong></li><li>Babylon</li><li>Shushan</li></ul></li>
<li>Daniel's friends were <ul>
<li><strong>Hananiah</strong></li><li><strong>Mishael</strong></li><li>Haman</li></ul></li>
<li>Which king saw the hand on the wall <ul>
<li>Darius</li><li>Cyrus</li><li><strong>Belshazzar</strong></li></ul></li>
<li>Daniel was brought out of <ul>
<li><strong>the den of lions</strong></li><li>the pit</li><li>the sea</li></ul></li>
</ol></body></html>"""
    answers = _asked(tmp_path, quiz, "a.html")
    assert answers.pop("Daniel was brought out of …") == "The den of lions"
    assert answers.pop("Which king saw the hand on the wall?") == "Belshazzar"
    assert answers == {
        "Daniel's friends came through the fire with …": "No smell of fire",
        "The king's decree was to last for …": "30 Days",
        "Daniel's windows were open toward ______ in his chamber": "Jerusalem",
    }


def test_items_with_one_bold_item_are_no_quiz_if_not_all_have_one(tmp_path: Path) -> None:
    outline = """# Daniel

- The lions
  - hungry
  - **kept from him**
  - many
- The king
  - sleepless
  - glad
  - early
"""
    assert _asked(tmp_path, outline) == {}


def test_choices_are_of_one_list(tmp_path: Path) -> None:
    notes = """# The sick man

- They thought: "Who can forgive sins but God only?"
- Jesus answers them:
  - He knows what they think
  - He asks what is easier
- **He shows by his power that he may forgive**
"""
    assert not any(_asked(tmp_path, notes).values())


def test_a_passage_may_be_the_subject_of_what_is_asked(tmp_path: Path) -> None:
    quiz = """# Quiz

1. John 3:16 is a promise that:
   - everybody lives for ever (Incorrect)
   - whoever believes has life (Correct)
2. Jeremiah 32:27 is a reminder that God:
   - can do all things (Correct)
   - is far away (Incorrect)
"""
    answers = _asked(tmp_path, quiz)
    assert answers.get("John 3:16 is a promise that …") == "Whoever believes has life"
    assert answers.get("Jeremiah 32:27 is a reminder that God …") == "Can do all things"


def test_a_list_of_definitions_asks_and_answers(tmp_path: Path) -> None:
    catechism = """# For the little ones

Who made you?
:   God made me.[^all]

What else did God make?
:   All things.

Why did he make them?

:   For his own glory.

Next year we begin with the second part.

[^all]: Our youngest says that he made the dog as well.
"""
    assert _asked(tmp_path, catechism) == {
        "Who made you?": "God made me.",
        "What else did God make?": "All things.",
        "Why did he make them?": "For his own glory.",
    }


def test_an_arrow_from_what_is_wrong_to_what_is_right_answers_nothing(tmp_path: Path) -> None:
    notes = """# Peace

- peace = no war? → peace = a heart at rest in God
- hope = a wish? → hope = an anchor of the soul
"""
    assert _asked(tmp_path, notes) == {}


@pytest.mark.parametrize("label", ["Engage", "Ask"])
def test_a_label_for_the_leader_is_not_on_the_card(tmp_path: Path, label: str) -> None:
    sheet = f"""# Lesson

{label}: Who told him what was in man? – nobody

What did he know? – all things

Whom did he trust? – his Father
"""
    answers = _asked(tmp_path, sheet)
    assert "Nobody" in answers.values()
    assert not [question for question in answers if question.startswith(label)]


@pytest.mark.parametrize(
    "items",
    ["- A) Peter\n- B) Mary\n- C) Pilate", "- Peter\n- Mary\n- Pilate", "A. Peter  B. Mary\n"],
)
def test_the_choices_below_a_heading_that_asks_are_no_answer(tmp_path: Path, items: str) -> None:
    sheet = f"# Easter\n\nHe lives (John 20:1).\n\n## Who came to the tomb first?\n\n{items}\n"
    assert _asked(tmp_path, sheet) == {}


def test_a_list_below_a_heading_that_asks_for_several_is_its_answer(tmp_path: Path) -> None:
    sheet = "# Arms\n\n## What are our weapons?\n\n- Truth\n- Faith\n- Prayer\n"
    assert _asked(tmp_path, sheet) == {"What are our weapons?": "Truth. Faith. Prayer."}


def test_what_requests_an_answer_is_asked_as_it_stands(tmp_path: Path) -> None:
    sheet = "# Quiz\n\n1. Who fled?\n2. Name the sea.\n3. True or false: Esther ruled\n\n"
    asked = _asked(tmp_path, f"{sheet}Answers: 1. Jonah 2. The Red Sea 3. True\n")
    assert list(asked) == ["Who fled?", "Name the sea.", "True or false: Esther ruled …"]


LINES = "They praise God in heaven.\nThey carry his messages\nThey guard his people.\n"


@pytest.mark.parametrize("others", [1, 2, 3])
def test_the_lines_below_a_question_of_a_text_are_one_answer(tmp_path: Path, others: int) -> None:
    more = ("Who rules them?\nGod rules them.\n", "Who made them?\nGod made them.\n", "")
    text = "Angels\n\nAngels are servants of God.\n\nWhat do angels do?\n\n"
    asked = _asked(tmp_path, "\n".join((text + LINES, *more[:others])), "a.txt")
    assert (
        asked["What do angels do?"] == LINES.replace("\n", " ").replace("ges T", "ges. T").strip()
    )


def test_paragraphs_below_a_question_are_no_list(tmp_path: Path) -> None:
    first = "They serve gladly, and have done so since God made them. Nobody has seen it."
    text = f"{first}\nThey serve in secret, as the prophets knew. Few think of it.\n"
    asked = _asked(tmp_path, f"Angels\n\nThey fly.\n\nHow do angels serve?\n\n{text}", "a.txt")
    assert asked == {"How do angels serve?": first}


def test_paragraphs_of_one_sentence_that_begin_alike_are_one_answer(tmp_path: Path) -> None:
    text = "# Foes\n\n## How do we resist?\n\nWe put on armor.\n\nWe stand firm in the faith.\n"
    answer = "We put on armor. We stand firm in the faith."
    assert _asked(tmp_path, text) == {"How do we resist?": answer}


def test_of_a_long_answer_what_it_says_first_is_kept_and_no_quotation(tmp_path: Path) -> None:
    quoted = (
        "Paul writes, “And hath put all things under his feet, and gave him to be the head over "
        "all things to the church, which is his body, the fulness of him that filleth all in all” "
        "(Ephesians 1:22-23)."
    )
    said = f"Jesus Christ leads it. {quoted} The church obeys no council in his place (Acts 5:29)."
    text = f"# The church\n\n## Who leads the church?\n\n{said}\n"
    assert _asked(tmp_path, text) == {"Who leads the church?": "Jesus Christ leads it."}


@pytest.mark.parametrize("kind", ["- {}", "{}", "| Ask | Your words |\n|---|---|\n| {} | |"])
def test_no_other_question_stands_behind_a_prompt(tmp_path: Path, kind: str) -> None:
    other = kind.format("Which voices compete with his voice this week?")
    sheet = f"""# The shepherd

Jesus lays down his life for the sheep (John 10:11).

## Key truths

- His sheep follow him.

{other}

## Apply it

What would change this week if you heard his voice?
"""
    (tmp_path / "a.md").write_text(sheet, encoding="utf-8")
    notes = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    backs = [
        s.sentence
        for n in notes
        if isinstance(n.content, QuestionContent)
        for s in n.content.support
    ]
    assert backs and not any("?" in sentence or "Ask" in sentence for sentence in backs)


def test_what_explains_a_choice_is_no_choice(tmp_path: Path) -> None:
    quiz = """<html><body><h1>Prophets</h1><ol>
<li>Who came first? Gen 2:7 <ul><li>Moses</li><li><strong>Adam</strong><ul>
<li>He was <strong>made</strong> of dust.</li><li>God spoke with him.</li></ul></li>
<li>Elijah</li></ul></li>
<li>Who came last? <ul><li><strong>John</strong><ul><li>He prepared the way.</li></ul></li>
<li>Amos</li><li>Hosea</li></ul></li></ol></body></html>"""
    assert list(_asked(tmp_path, quiz, "a.html").values()) == ["Adam", "John"]


def test_what_is_said_of_a_long_passage_answers_nothing_on_a_verse(tmp_path: Path) -> None:
    sheet = """# Godliness

A godly life points others to Christ (1 Timothy 4:6-16).

## Discussion questions

1. What does Paul tell Timothy to refuse (1 Timothy 4:7)?
2. What is bodily exercise good for (1 Timothy 4:8)?
"""
    answers = _asked(tmp_path, sheet)
    assert not [answer for answer in answers.values() if "points others" in answer]


def test_answers_for_the_leader_stand_in_brackets_below(tmp_path: Path) -> None:
    sheet = """# Godliness

### Observe & discuss

> What is Timothy to refuse (1 Timothy 4:7)?

[old wives' fables]

> What is he to do instead?

[exercise himself unto godliness]

> What is godliness good for?

[all things; this life and the next]
"""
    answers = list(_asked(tmp_path, sheet).values())
    assert [answer.lower() for answer in answers] == [
        "old wives' fables",
        "exercise himself unto godliness",
        "all things; this life and the next",
    ]


def test_a_verse_of_one_of_several_chapters_answers_nothing(tmp_path: Path) -> None:
    sheet = """# The sabbath

## Questions

1. Of what is the Son of man Lord? Mark 2:28; Isa. 58:13.
2. What was in his right hand? Verse 12.
3. Who made heaven and earth? Psalm 121:2.
4. Who neither slumbers nor sleeps? Verse 4.
"""
    answers = _asked(tmp_path, sheet)
    assert "What was in his right hand?" not in answers
    assert "he that keepeth Israel" in answers["Who neither slumbers nor sleeps?"]


def test_a_verse_of_a_chapter_that_nobody_names_answers_nothing(tmp_path: Path) -> None:
    sheet = """# The seer

## Questions

1. Of what did he bear witness? Verse 2.
2. Of what is the Son of man Lord? Mark 2:28.
3. What was in his right hand? Verse 16.
"""
    assert "What was in his right hand?" not in _asked(tmp_path, sheet)


@pytest.mark.parametrize("between", ["", "\n"])
def test_the_fields_of_a_program_are_taken_apart(tmp_path: Path, between: str) -> None:
    study = f"""# The cup

[type: callout; subtype: general]
{between}**ELEMENT ID:** ch04-el26
**TERM:** What is in the cup?
**QUESTION:** The cup is clean outside. How can we know what is in the heart?
**ANSWER:** By the light of the word (Psalm 119:105).
**PLACEHOLDER:** Your thoughts…
"""
    assert _asked(tmp_path, study) == {
        "The cup is clean outside. How can we know what is in the heart?": (
            "By the light of the word."
        )
    }


READ_ONLY_IN_PART = """# The armor

The shield of faith quenches the darts (Ephesians 6:16). "Stand therefore" (Ephesians 6:14).

The seed on the rock withered because it had no root (Mark 4:6).

## Questions

- Read Ephesians 6:10-17. What is the helmet called?
- Look at Mark 4:3-9. What became of the seed by the way side?
- Read Mark 4:3-9. Why did the seed on the rock wither?
"""


def test_what_is_said_on_one_part_of_a_passage_need_not_answer(tmp_path: Path) -> None:
    question = "Read Mark 4:3-9. Why did the seed on the rock wither?"
    answer = "The seed on the rock withered because it had no root."
    assert _asked(tmp_path, READ_ONLY_IN_PART) == {question: answer}


def test_a_prompt_on_a_passage_does_not_show_another_part_of_it(tmp_path: Path) -> None:
    sheet = """# Peace

"And the peace of God shall keep your hearts" (Philippians 4:7).

## Questions

- Read Philippians 4:6-9. What does Paul tell us to think about?
"""
    (tmp_path / "a.md").write_text(sheet, encoding="utf-8")
    (note,) = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    assert isinstance(note.content, QuestionContent)
    assert note.content.prompt
    assert [support.sentence for support in note.content.support] == [""]


def test_points_without_a_stop_do_not_run_into_each_other_in_an_answer(tmp_path: Path) -> None:
    text = "The Holy Spirit is a person\n\nThe Spirit is not a force or a feeling.\n"
    asked = _asked(tmp_path, f"# Who Is the Holy Spirit?\n\n{text}\nHe came (Acts 2:4).\n")
    answer = "The Holy Spirit is a person. The Spirit is not a force or a feeling."
    assert asked == {"Who Is the Holy Spirit?": answer}


def test_what_a_leader_is_told_is_not_on_the_back_of_a_prompt(tmp_path: Path) -> None:
    sheet = """# Prayer

## Discussion

1. Why do we pray? (Leader: give this a few minutes.)
2. How did Daniel pray? *Facilitator's note: see Daniel 6:10.*
3. When is it hard for you to pray?
   Teacher: tell of your own week first.
4. Who prays for us?
   Leader's answer: Jesus prays for us.
"""
    (tmp_path / "a.md").write_text(sheet, encoding="utf-8")
    notes = notes_of(extracted_from(tmp_path), Kind.QUESTION)
    contents = [note.content for note in notes if isinstance(note.content, QuestionContent)]
    assert [content.prompt for content in contents] == [False, True]
    backs = [one.sentence for content in contents for one in content.support]
    assert not [sentence for sentence in backs if "Teacher" in sentence]
