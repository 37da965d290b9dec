"""Which questions an author has for his reader, by where they stand and how they look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted_from, notes_of
from versecards.extract.deck import Extraction
from versecards.notes import Kind, PointContent, QuestionContent


def extraction(folder: Path, text: str, name: str = "a.md") -> Extraction:
    title = "" if name.endswith("html") else "# Salt of the earth\n\n"
    (folder / name).write_text(title + text, encoding="utf-8")
    return extracted_from(folder)


def answers(found: Extraction) -> dict[str, str]:
    """Return each question that has a card with its answer ("" for a prompt)."""
    notes = [note.content for note in notes_of(found, Kind.QUESTION)]
    return {one.question: one.answer for one in notes if isinstance(one, QuestionContent)}


def for_the_group(found: Extraction) -> dict[str, str]:
    """Return each question without a card that the group's sheet asks, with the reason."""
    out = {}
    for choice in found.choices:
        code = choice.reasons[0].code
        if choice.kind is Kind.QUESTION and not choice.chosen and code != "no question":
            out[choice.text] = code
    return out


_SALT = "Christians keep a town from rotting (Matthew 5:13).\n\n"
_RUBBED = "Salt works where it is rubbed in.\n"
_FOR_THE_READER = {
    "in italics from end to end": (
        f"{_SALT}*Where does your street rot?*\n\nSalt works where it is rubbed in.\n",
        ["Where does your street rot?"],
    ),
    "behind a label in the midst of a text": (
        f"{_SALT}**Discuss:** Where does your street rot?\n\nLot lived in Sodom (Genesis 19:1).\n",
        ["Where does your street rot?"],
    ),
    "behind labels line by line": (
        f"{_SALT}**Think about it:** Where does your street rot?\n"
        "**Reflect:** Whom do you keep fresh?\n",
        ["Where does your street rot?", "Whom do you keep fresh?"],
    ),
    "behind a label, all in bold": (
        f"{_SALT}**Ask yourself: where does your street rot?**\n\n{_RUBBED}",
        ["Where does your street rot?"],
    ),
    "as items and by themselves in what is applied": (
        f"{_SALT}## Application\n\nWhere does your street rot?\n\n- Whom do you keep fresh?\n\n"
        "Do you stay in your cellar?\n",
        ["Where does your street rot?", "Whom do you keep fresh?", "Do you stay in your cellar?"],
    ),
    "one by itself in what is applied": (
        f"{_SALT}## Application\n\nWhere does your street rot?\n\n{_RUBBED}",
        ["Where does your street rot?"],
    ),
    "alone under a heading": (
        f"{_SALT}## Aim\n\nWhere does your street rot? What can you do for it?\n\n"
        f"## Start\n\n{_SALT}",
        ["Where does your street rot? What can you do for it?"],
    ),
    "at the end of a text, to the reader": (
        f"{_SALT}{_RUBBED}\nWhat keeps you in your cellar?\n\nRead the next part of it here.\n",
        ["What keeps you in your cellar?"],
    ),
    "in a list, with a hint behind it": (
        f"{_SALT}## Questions\n\n- Whom do you keep fresh?\n\nWhere does your street rot?\n"
        "It might be helpful to think of work.\n",
        [
            "Where does your street rot? It might be helpful to think of work.",
            "Whom do you keep fresh?",
        ],
    ),
    "an item of what is applied, beside a task": (
        f"{_SALT}## Next steps\n\n- Where does your street rot?\n- Write it on a card.\n",
        ["Where does your street rot?"],
    ),
    "with helps two levels below it": (
        f"{_SALT}## The soil\n\n1. Where does your street rot?\n    * Homes\n"
        "        * The loud one\n"
        "        * The quiet one\n2. Whom do you keep fresh?\n    * Friends\n        * At work\n"
        "3. What is your cellar?\n    * Fears\n        * Of words\n",
        ["Where does your street rot?", "Whom do you keep fresh?", "What is your cellar?"],
    ),
    "beside a request": (
        f"{_SALT}## Turning the soil\n\n- Where does your street rot today?\n"
        "- Explain what your salt is for.\n",
        ["Explain what your salt is for.", "Where does your street rot today?"],
    ),
}


@pytest.mark.parametrize("form", _FOR_THE_READER)
def test_a_question_for_the_reader_is_a_prompt(tmp_path: Path, form: str) -> None:
    text, wanted = _FOR_THE_READER[form]
    found = answers(extraction(tmp_path, text))
    assert sorted(question for question in found if not found[question])[: len(wanted)] == sorted(
        wanted
    )


def test_lines_of_a_paragraph_that_count_and_ask_are_questions(tmp_path: Path) -> None:
    page = (
        "<html><body><article><h1>Salt</h1><p>Christians keep a town from rotting (Matthew 5:13)."
        "</p><h3>Something to chew on</h3><p>1. Where does your street rot?<br>"
        "2. Whom do you keep fresh?<br>3. What is your cellar?</p></article></body></html>"
    )
    assert set(answers(extraction(tmp_path, page, "a.html"))) == {
        "Where does your street rot?",
        "Whom do you keep fresh?",
        "What is your cellar?",
    }


def test_what_goes_on_behind_a_question_in_passing_is_text(tmp_path: Path) -> None:
    text = (
        f"{_SALT}**Discuss:** How does salt lose its strength?\n\n"
        "Lot pitched his tent toward Sodom (Genesis 13:12).\n"
    )
    found = extraction(tmp_path, text)
    named = [ref.osis for note in notes_of(found, Kind.CONCEPT) for ref in note.references]
    assert "Gen.13.12" in named
    assert for_the_group(found) == {"How does salt lose its strength?": "unanswered"}


@pytest.mark.parametrize(
    "text",
    [
        "God makes dead hearts alive, doesn’t he?\n\nHe gives a heart of flesh (Ezekiel 36:26).\n",
        "Finally, do we trust our own strength? Thank God that we need not.\n",
        "What do you do in a storm?\n\nYou cling to the mast, as Paul did (Acts 27:44).\n",
        "Who in here likes the morning? I do.\n\nThe Lord makes it new (Lamentations 3:23).\n",
    ],
)
def test_a_question_that_a_speaker_only_uses_is_for_nobody(tmp_path: Path, text: str) -> None:
    found = extraction(tmp_path, _SALT + text)
    assert not answers(found)
    assert not for_the_group(found)


def test_a_request_among_questions_is_asked_in_the_group(tmp_path: Path) -> None:
    text = (
        f"{_SALT}**Discussion:**\n\n1. Sit with this. **Husbands:** name three things to salt.\n"
        "2. From all this, fill in both halves of the line.\n3. State the difference in your own "
        "words.\n4. We had a good time.\n"
    )
    found = extraction(tmp_path, text)
    asked = [*answers(found), *for_the_group(found)]
    assert [question.split()[0] for question in sorted(asked)] == ["From", "Sit", "State"]


def test_a_column_of_questions_is_asked(tmp_path: Path) -> None:
    text = (
        f"{_SALT}| Passage | Question |\n|---|---|\n| Ruth 1:16 | What does Ruth promise? |\n"
        "| Ruth 2:12 | Under whose wings did she come? |\n"
    )
    asked = for_the_group(extraction(tmp_path, text))
    assert [one.partition("; ")[2] for one in asked] == [
        "What does Ruth promise?",
        "Under whose wings did she come?",
    ]


def test_a_row_that_asks_by_the_way_is_no_question(tmp_path: Path) -> None:
    text = (
        f"{_SALT}| Form | How to read it |\n|---|---|\n"
        "| Psalms | What kind of psalm is it, a lament? A psalm is a prayer to God. |\n"
        "| Law | Read it with its time in mind. |\n"
    )
    assert not answers(extraction(tmp_path, text))


def test_a_bare_question_has_the_passage_of_the_item_above_it(tmp_path: Path) -> None:
    text = (
        f"{_SALT}## Questions\n\n- Read Ephesians 2:4-7\n  - Why did he do it?\n"
        "  - What does this passage say of mercy?\n"
    )
    found = extraction(tmp_path, text)
    assert {*answers(found), *for_the_group(found)} == {
        "Ephesians 2:4–7: Why did he do it?",
        "Ephesians 2:4–7: What does this passage say of mercy?",
    }


_NO_ANSWER = {
    "notes for the leader": (
        '## Talk\n\n**"What makes it hard to trust?"**\n\n*Facilitator notes:*\n'
        "- Give room for doubts\n- Let them finish\n"
    ),
    "a line to write on": "Question: What makes it hard to trust?\n\nAnswer: ____\n\nThe rest …\n",
    "what may help to find one": (
        "## Questions\n\n1. What makes it hard to trust?\nIt might be helpful to think of work.\n"
        "2. What makes it easy?\n"
    ),
}


@pytest.mark.parametrize("form", _NO_ANSWER)
def test_what_only_helps_to_lead_or_to_find_it_is_no_answer(tmp_path: Path, form: str) -> None:
    found = extraction(tmp_path, _SALT + _NO_ANSWER[form])
    assert not any(answers(found).values())
    asked = {*answers(found), *for_the_group(found)}
    assert any(one.startswith("What makes it hard to trust?") for one in asked)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_of_ticked_choices_the_ticked_one_is_right(tmp_path: Path, name: str) -> None:
    text = (
        "1. Where did Ruth come from?\n   - [ ] Edom\n   - [x] Moab\n   - [ ] Egypt\n"
        "2. Whom did she marry?\n   - [x] Boaz\n   - [ ] Saul\n"
    )
    assert answers(extraction(tmp_path, text, name)) == {
        "Where did Ruth come from?": "Moab",
        "Whom did she marry?": "Boaz",
    }


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "below", ["   - [ ] Asaph\n   - [x] David\n", "   a) Asaph\n   b) David\n   Answer: b\n"]
)
def test_one_of_choices_is_not_asked_without_them_and_told(
    tmp_path: Path, below: str, name: str
) -> None:
    question = "Which of these wrote Psalm 27?"
    found = extraction(tmp_path, f"1. {question}\n{below}", name)
    assert not answers(found)
    assert for_the_group(found) == {question: "choices"}


def test_of_several_ticked_choices_none_is_the_answer(tmp_path: Path) -> None:
    text = "1. Who were sons of Jacob?\n   - [x] Levi\n   - [x] Judah\n   - [ ] Lot\n"
    assert not any(answers(extraction(tmp_path, text)).values())


def test_the_verses_of_a_question_may_stand_before_the_label_of_its_answer(tmp_path: Path) -> None:
    text = (
        "1. Where did God send Jonah? Verses 1, 2. Answer: To Nineveh.\n"
        "2. Where did Jonah flee? Jonah 1:3. Answer: To Tarshish.\n"
    )
    assert answers(extraction(tmp_path, text)) == {
        "Where did God send Jonah?": "To Nineveh.",
        "Where did Jonah flee?": "To Tarshish.",
    }


def test_a_heading_that_asks_is_none_over_verses_to_learn(tmp_path: Path) -> None:
    text = (
        "## Memory verse\n\nMatthew 5:13\n\n### How does salt work?\n\n"
        'answer: *"It is rubbed into the meat."*\n'
    )
    assert "rubbed into the meat" in answers(extraction(tmp_path, text))["How does salt work?"]


def test_of_a_long_text_no_half_answer_says_yes_or_no(tmp_path: Path) -> None:
    said = (
        "Some old books count the five loaves as the books of Moses. Others add the two fish to "
        "them. The crowd was about five thousand men. Nobody there had counted the women."
    )
    text = f"## Is there a meaning in the numbers?\n\n{said}\n\n{said.replace('five', 'four')}\n"
    assert not answers(extraction(tmp_path, _SALT + text))


def points(folder: Path, text: str) -> list[str]:
    notes = [note.content for note in notes_of(extraction(folder, text), Kind.POINT)]
    return [one.point for one in notes if isinstance(one, PointContent)]


def test_paragraphs_that_are_a_sentence_with_a_number_are_points(tmp_path: Path) -> None:
    text = (
        "I. Prayer is learned from Christ\n\nThe disciples asked him (Luke 11:1).\n\n"
        "II. Prayer begins with the Father’s name\n\nWe ask as children (Luke 11:2).\n"
    )
    assert points(tmp_path, text) == [
        "Prayer is learned from Christ",
        "Prayer begins with the Father’s name",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "So here's the bottom line:",
        "The bottom line is this:",
        "The parable’s central message is very simple:",
        "The main point is this:",
    ],
)
def test_what_a_text_calls_its_point_is_one(tmp_path: Path, label: str) -> None:
    text = f"{_SALT}{label} the shepherd carries every sheep that he finds.\n"
    assert points(tmp_path, text) == ["The shepherd carries every sheep that he finds."]


def test_the_way_through_a_site_is_no_point(tmp_path: Path) -> None:
    text = (
        "## Takeaways\n\n- Salt keeps meat from rotting.\n- Light shows the way home.\n\n"
        "### Navigation\n\n- Return to the home page\n"
    )
    assert points(tmp_path, text) == ["Salt keeps meat from rotting.", "Light shows the way home."]


def test_a_count_in_a_heading_announces_points(tmp_path: Path) -> None:
    text = (
        "### Three Salty Statements\n\n1. Salt keeps meat from rotting.\n"
        "2. Salt makes a whole town thirsty.\n3. Salt is rubbed in by patient hands.\n"
    )
    assert len(points(tmp_path, text)) == 3


def test_a_label_in_brackets_leaves_no_mark_behind(tmp_path: Path) -> None:
    text = (
        f"{_SALT}[Q] “Why salt?”\n\n- Salt is cheap.\n\n{_RUBBED}\n"
        f"[Q] “Why light?”\n\n- Light is seen.\n\n{_RUBBED}"
    )
    assert set(answers(extraction(tmp_path, text))) == {"Why salt?", "Why light?"}


def test_a_label_in_brackets_asks(tmp_path: Path) -> None:
    text = (
        f"{_SALT}[Q] Does salt lose its strength?\n\nOnly where it is mixed with earth.\n\n"
        f"{_RUBBED}\n[Q] Who are the salt?\n\nThe disciples are.\n\n{_RUBBED}"
    )
    assert (
        "Only where it is mixed"
        in answers(extraction(tmp_path, text))["Does salt lose its strength?"]
    )


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("How might this hope change the way we bear with one another?", True),
        ("How can you pray for each other this week?", False),
        ("Share with one another what you heard.", False),
    ],
)
def test_what_a_group_does_is_no_question_and_one_on_one_another_is(
    tmp_path: Path, question: str, *, asked: bool
) -> None:
    text = f"{_SALT}Hope bears us, and love for one another bears all.\n\n## Reflect\n\n"
    text += f"1. {question}\n2. Where do you need salt?\n"
    found = extraction(tmp_path, text)
    assert (question in answers(found)) is asked
