"""Questions that an article answers itself, in the forms in which people write them."""

from __future__ import annotations

import pytest

from tests.article.reading import blocks_of, read
from versecards.article.model import Article, Role


def pairs(article: Article) -> list[tuple[str, str]]:
    return [
        (one.question.text, " ".join(block.text for block in one.answer))
        for one in article.answered
    ]


_TWO = [("Who made us?", "God made us."), ("Why did he?", "For his glory.")]
_FORMS = {
    "labels in Markdown": (
        "a.md",
        "Q. 1. Who made us?\n\nA. God made us.\n\nQ. 2. Why did he?\nA. For his glory.",
    ),
    "labels in text": (
        "a.txt",
        "Q1: Who made us?\nA: God made us.\n\nQ2: Why did he?\nA: For his glory.",
    ),
    "whole words": (
        "a.md",
        "**Question 1. Who made us?**\n\n*Answer:* God made us.\n\n"
        "**Question 2. Why did he?**\n\nAnswer: For his glory.",
    ),
    "headings": (
        "a.md",
        "## Question 1 Who made us?\n\nGod made us.\n\n## Q. 2. Why did he?\n\nA. For his glory.",
    ),
    "a list with answers below": (
        "a.md",
        "## Discuss\n\n1. Who made us?\n\n   God made us.\n2. Why did he?\n\n   For his glory.",
    ),
    "a list with lines below": (
        "a.md",
        "## Discuss\n\n1. Who made us?\n   God made us.\n2. Why did he?\n   For his glory.",
    ),
    "a list in text": (
        "a.txt",
        "Review questions\n\n1. Who made us?\nGod made us.\n\n2. Why did he?\nFor his glory.",
    ),
    "a page": (
        "a.html",
        "<p><b>Q. Who made us?</b></p><p>A. God made us.</p>"
        "<p>Q. Why did he?<br>A. For his glory.</p>",
    ),
    "a label behind the question": (
        "a.txt",
        "Who made us? Answer:\n\nGod made us.\n\nWhy did he?\n\nAnswer:\n\nFor his glory.",
    ),
    "a label on a line of its own": (
        "a.md",
        "Who made us?\n\n**Answer**\n\nGod made us.\n\nWhy did he?\n\n**Ans.:**\n\nFor his glory.",
    ),
    "lines broken by hand, one below a heading of its own": (
        "a.md",
        "## Discuss\n\nWho made us?  \nGod made us.\n\n### Day 2\n\nWhy did he?  \nFor his glory.",
    ),
    "in brackets behind the question": (
        "a.md",
        "## Discuss\n\n- Who made us? (God made us.)\n- Why did he? [For his glory.]",
    ),
    "in brackets below the question": (
        "a.md",
        "## Discuss\n\n> Who made us?\n\n[Possible answer: God made us.]\n\n"
        "> Why did he?\n\n(Suggested response: For his glory.)",
    ),
    "shortcodes of a site": (
        "a.md",
        '## Cards\n\n{{< flashcards >}}\n{{< flashcard q="Who made us?" a="God made us." >}}\n'
        "{{< flashcard q='Why did he?' a='For his glory.' >}}\n{{< /flashcards >}}",
    ),
    "components of a site": (
        "a.mdx",
        '<Ask question="Who made us?" answer="God made us." />\n\n'
        '<Ask id="2" question="Why did he?" answer="For his glory." />',
    ),
    "notes of the leader": (
        "a.md",
        "## Discuss\n\n1. Who made us?\n\n   Leader: God made us.\n2. Why did he?\n\n"
        "   (Leader's note: For his glory.)",
    ),
    "rows of a table": (
        "a.md",
        "## Review\n\n| No. | Question | Answer |\n|---|---|---|\n"
        "| 1 | Who made us? | God made us. |\n| 2 | Why did he? | For his glory. |",
    ),
    "rows of a page's table": (
        "a.html",
        "<h2>Review</h2><table><tr><td>Who made us?</td><td>God made us.</td></tr>"
        "<tr><td>Why did he?</td><td>For his glory.</td></tr></table>",
    ),
    "headings within a list of questions": (
        "a.md",
        "## Discuss\n\n### Who made us?\n\nGod made us.\n\n### Why did he?\n\nFor his glory.",
    ),
    "stressed lines within a list of questions": (
        "a.md",
        "## Discuss\n\n**Who made us?**\n\nGod made us.\n\n**Why did he?**\n\nFor his glory.",
    ),
    "one level below": (
        "a.md",
        "## Discuss\n\n1. Who made us?\n   - God made us.\n2. Why did he?\n   - For his glory.",
    ),
    "behind dots": (
        "a.md",
        "Q. Who made us? ... God made us.\n\nQ. Why did he? … For his glory.",
    ),
    "behind dots, two in one line": (
        "a.md",
        "Q. Who made us? ... God made us. Why did he? ... For his glory.",
    ),
    "behind a dash": (
        "a.md",
        "## Discuss\n\n- Who made us? — God made us.\n- Why did he? - For his glory.",
    ),
    "a sentence behind": (
        "a.md",
        "## Discuss\n\n1. Who made us? God made us.\n2. Why did he? For his glory.",
    ),
    "a key below a heading": (
        "a.md",
        "## Quiz\n\n1. Who made us?\n2. Why did he?\n\n"
        "## Answer key\n\n1. God made us.\n2. For his glory.",
    ),
    "a key in one line": (
        "a.md",
        "## Quiz\n\n1. Who made us?\n2. Why did he?\n\nAnswers: 1. God made us. 2. For his glory.",
    ),
    "a key in text": (
        "a.txt",
        "Review\n\n1. Who made us?\n2. Why did he?\n\n"
        "ANSWERS\n\n1) God made us.\n2) For his glory.",
    ),
    "in one line": (
        "a.md",
        "Q. Who made us? A. God made us.\n\nQ. Why did he? A. For his glory.",
    ),
}


@pytest.mark.parametrize("form", _FORMS)
def test_questions_with_their_answers(form: str) -> None:
    name, text = _FORMS[form]
    start = "<h1>A catechism</h1>" if name == "a.html" else "A catechism\n\n"
    article = read(("# " if name.startswith("a.md") else "") + start + text + "\n", name)
    assert pairs(article) == _TWO
    shown = [block.text for section in article.sections for block in section.blocks]
    assert not [text for text in shown if text.startswith(("Q", "A."))]
    assert Role.ENGAGE not in [section.role for section in article.sections]


def test_a_heading_that_asks_is_answered_by_what_is_called_an_answer() -> None:
    article = read("# T\n\n## What does this mean?\n\nAnswer: We trust him.\n", "a.md")
    assert pairs(article) == [("What does this mean?", "We trust him.")]
    assert not blocks_of(article, Role.QUICK_ANSWER)


@pytest.mark.parametrize(
    "answer",
    [
        "Answers will vary.",
        "Write your personal answer.",
        "(Your own thoughts)",
        "Answers may vary",
    ],
)
def test_an_answer_that_everybody_has_to_give_is_none(answer: str) -> None:
    text = f"1. Who made us?\n   God made us.\n2. What is in your way?\n   {answer}\n3. Why did he?"
    article = read(f"# T\n\n## Discuss\n\n{text}\n   For his glory.\n", "a.md")
    assert pairs(article) == _TWO
    assert "ersonal" not in repr(article.sections) and "vary" not in repr(article.sections)


def test_paragraphs_that_ask_and_answer() -> None:
    text = "".join(f"What is gift {n}?\n\nIt is this, number {n}.\n\n" for n in range(3))
    assert len(pairs(read("# Gifts\n\n" + text, "a.md"))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "## Discuss\n\n1. Who made us?\n2. Why did he?\n\nA closing word.\n",
        "## Discuss\n\n- Who made us?\n- Tell of it.\n- Why did he?\n- Thank him.\n",
        "Who made us? The psalm tells.\n\nWhat then?\n\nWe praise him.\n",
        "Why art thou cast down, O my soul?  \nHope thou in God.\n",  # two lines of a song
        "## Discuss\n\nWho is like him?  \nWho gives bread?  \nHe does.\n",  # a stanza
    ],
)
def test_questions_that_nobody_answers(text: str) -> None:
    assert pairs(read("# T\n\n" + text, "a.md")) == []


def test_a_line_of_proofs_is_no_answer_with_a_label() -> None:
    text = "# Gifts\n\nQ. 1. Who made us?\n\nA. God made us. (a)\n\n[(a) Psalm 100:3.]"
    article = read(text, "a.md")
    assert [block.text for section in article.sections for block in section.blocks] == [
        "Who made us?",
        "God made us. (a)",
        "[(a) Psalm 100:3.]",
    ]


@pytest.mark.parametrize(
    "note", ["NOTE. Older copies have more.", "*Editor's note:* Older copies."]
)
def test_a_note_on_an_answer_is_no_part_of_it(note: str) -> None:
    text = f"# T\n\nQ. 1. Who made us?\n\nA. God made us.\n\n{note}\n\nQ. 2. Why?\n\nA. For him."
    assert pairs(read(text, "a.md")) == [("Who made us?", "God made us."), ("Why?", "For him.")]


def test_an_answer_that_begins_as_a_note_does_is_one() -> None:
    text = "# T\n\nQ. What is to be noted?\n\nA. Note: he made us first."
    assert pairs(read(text, "a.md")) == [("What is to be noted?", "Note: he made us first.")]


def test_an_answer_ends_above_a_line_like_a_heading() -> None:
    text = "# T\n\nWho made us? Answer:\n\nGod did.\n\nThe Second Part.\n\nWe fell.\n"
    assert pairs(read(text, "a.md")) == [("Who made us?", "God did.")]


def test_the_next_item_of_a_list_is_no_answer() -> None:
    text = "- Why wait?\n- Q: Who gives hope? A: God does.\n- Tell a friend of it.\n"
    assert pairs(read(f"# T\n\n{text}", "a.md")) == [("Who gives hope?", "God does.")]


_QUIZZES = {
    "lines with a key": (
        "a.txt",
        "Q1: Who built the ark?\nA: Moses\nB: Noah\nC: Nobody at all\nCORRECT: B\n\n"
        "Q2: Where did Jonah flee?\nA: To Tarshish\nB: To Rome\nCORRECT: A\n",
    ),
    "items of a text with a key": (
        "a.txt",
        "1. Who built the ark?\n   a) Moses\n   b) Noah\n   Answer: b\n\n"
        "2. Where did Jonah flee?\n   a) To Tarshish\n   b) To Rome\n   Answer: a\n",
    ),
    "items with a key": (
        "a.md",
        "# Quiz\n\n1. Who built the ark?\n\n   a) Moses\n   b) Noah\n   c) Nobody at all\n\n"
        "   Answer: b\n\n2. Where did Jonah flee?\n\n   a) To Tarshish\n   b) To Rome\n\n"
        "   The right answer is (a).\n",
    ),
    "a key of letters": (
        "a.md",
        "# Quiz\n\n1. Who built the ark?\n   A. Moses\n   B. Noah\n   C. Nobody at all\n\n"
        "2. Where did Jonah flee?\n   A. To Tarshish\n   B. To Rome\n\nAnswers: 1-B, 2-A\n",
    ),
    "a list of letters": (
        "a.md",
        "# Test\n\n## Quiz\n\n**Who built the ark?**\n\na) Moses\nb) Noah\n\n"
        "**Where did Jonah flee?**\n\na) To Tarshish\nb) To Rome\n\n## Answers\n\n1. b\n2. a\n",
    ),
    "the right one stressed": (
        "a.md",
        "# Quiz\n\n1. Who built the ark?\n   - Moses\n   - **Noah**\n\n"
        "2. Where did Jonah flee?\n   - **To Tarshish**\n   - To Rome\n",
    ),
    "the right one with a sign": (
        "a.md",
        "# Quiz\n\n1. Who built the ark?\n\n   a) Moses\n   b) Noah ✓\n\n"
        "2. Where did Jonah flee?\n\n   a) To Tarshish (correct)\n   b) To Rome\n",
    ),
    "choices that say what they are": (
        "a.html",
        "<h1>Quiz</h1><ol><li>Who built the ark?<ol><li>Moses <b>Incorrect:</b> he came later"
        "</li><li>Noah <b>Correct</b></li></ol></li><li>Where did Jonah flee?<ol>"
        "<li>To Tarshish <i>Correct!</i></li><li>To Rome <i>Wrong</i></li></ol></li></ol>",
    ),
}


@pytest.mark.parametrize("form", _QUIZZES)
def test_of_choices_only_the_right_one_is_left(form: str) -> None:
    name, text = _QUIZZES[form]
    article = read(text if name != "a.txt" else f"A quiz\n\n{text}", name)
    assert pairs(article) == [
        ("Who built the ark?", "Noah"),
        ("Where did Jonah flee?", "To Tarshish"),
    ]
    shown = " ".join(block.text for section in article.sections for block in section.blocks)
    assert "Moses" not in shown
    assert "Rome" not in shown


def test_choices_of_which_nothing_tells_the_right_one_are_no_answer() -> None:
    article = read(
        "A quiz\n\nQ1: Who built the ark?\nA: Moses\nB: Noah\n\n"
        "Q2: Where did Jonah flee?\nA: To Rome\nB: To Tarshish\n",
        "a.txt",
    )
    assert pairs(article) == []


def test_a_choice_that_only_speaks_of_the_others_is_no_answer() -> None:
    article = read(
        "A quiz\n\nQ1: Who built the ark?\nA: Moses\nB: Noah\nC: None of the above\nCORRECT: C\n\n"
        "Q2: Where did Jonah flee?\nA: To Tarshish\nB: To Rome\nCORRECT: A\n",
        "a.txt",
    )
    assert pairs(article) == [("Where did Jonah flee?", "To Tarshish")]


def test_letters_that_count_what_an_answer_says_are_no_choices() -> None:
    text = "# Faith\n\nQ. What do we hope for?\n\nA. The city of God. He is its builder.\n"
    assert pairs(read(text, "a.md")) == [
        ("What do we hope for?", "The city of God. He is its builder.")
    ]


@pytest.mark.parametrize(
    "behind", ["(Psalm 95:5)", "(see the song above)", "(personal)", "(allow time for all)"]
)
def test_a_passage_or_a_remark_behind_a_question_is_no_answer(behind: str) -> None:
    text = f"# Faith\n\n## Discuss\n\n- Who made the sea? {behind}\n- Who stills it? {behind}\n"
    assert pairs(read(text, "a.md")) == []


def test_a_lettered_list_may_be_part_of_an_answer() -> None:
    text = (
        "# A catechism\n\nQ1: What does he give?\n\nA: He gives three gifts to all who ask him.\n\n"
        "a) Peace\nb) Joy\n\nQ2: To whom?\n\nA: To all who ask.\n"
    )
    asked = dict(pairs(read(text, "a.md")))
    assert asked["What does he give?"].startswith("He gives three gifts to all who ask him.")
    assert asked["To whom?"] == "To all who ask."


@pytest.mark.parametrize(
    "matter",
    [
        "Prayer requests: Ann's knee, Ben's exam",
        "Next Tuesday we meet at the library.",
        "Please bring a cake.",
        "Ann looks for a flat.",
        "Key verse: John 3:16\n\nNext Tuesday we meet at the library.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_an_answer_ends_where_another_matter_follows(matter: str, name: str) -> None:
    sign = "# " if name == "a.md" else ""
    text = f"{sign}A catechism\n\nGod loves us.\n\nQ: Who made us?\n\nA: God made us.\n\n"
    assert pairs(read(f"{text}{matter}\n", name)) == _TWO[:1]


def test_between_two_questions_another_matter_ends_an_answer_that_has_two_paragraphs() -> None:
    text = "# T\n\nQ: Who made us?\n\nA: God.\n\nPaul says: “All is his.”\n\n"
    text += "Prayer requests: Ann's knee\n\nQ: Why did he?\n\nA: For his glory.\n"
    answers = [("Who made us?", "God. Paul says: “All is his.”"), _TWO[1]]
    assert pairs(read(text, "a.md")) == answers


def test_a_list_belongs_to_the_answer_that_leads_up_to_it() -> None:
    text = "# T\n\nQ: What did he make?\n\nA: Two things:\n\n- the sky\n- the sea\n"
    (pair,) = pairs(read(text, "a.md"))
    assert pair[1].endswith("the sea")


@pytest.mark.parametrize("passage", ["(v. 16)", "(John 10:16)", "[verses 14-16]"])
@pytest.mark.parametrize("answer", ["   Answer: One.", "A: One."])
def test_the_passage_of_a_question_may_stand_between_it_and_its_answer(
    passage: str, answer: str
) -> None:
    text = f"Sheep\n\nHe leads us.\n\nDiscussion\n\n1. How many flocks? {passage}\n{answer}\n"
    assert pairs(read(text, "a.txt")) == [(f"How many flocks? {passage}", "One.")]


@pytest.mark.parametrize(
    "notes",
    [
        ("Leader note: “Flock” is in other Bibles “herd”.", ""),
        ("Leader's note: the Greek word means a herd.", "Leader's note: Allow some silence."),
    ],
)
def test_a_remark_to_the_leader_is_no_answer(notes: tuple[str, str]) -> None:
    text = "Sheep\n\nHe leads us.\n\nDiscussion\n\n"
    text += f"1. How many flocks?\n{notes[0]}\n\n2. Who leads them?\n{notes[1]}\n"
    article = read(text, "a.txt")
    assert pairs(article) == []
    shown = [block.text for section in article.sections for block in section.blocks]
    assert [note for note in notes if note and note not in shown] == []


def test_a_remark_to_the_leader_ends_an_answer() -> None:
    text = "# T\n\nQ: Who made us?\n\nA: God made us.\n\nLeader note: Allow some silence.\n\n"
    assert pairs(read(f"{text}Q: Why did he?\n\nA: For his glory.\n", "a.md")) == _TWO


def test_an_answer_keeps_the_mark_that_opens_it() -> None:
    text = "# T\n\nQ: What did he say?\n\nA: “Come” (John 1:39), and “see”.\n"
    assert pairs(read(text, "a.md")) == [("What did he say?", "“Come” (John 1:39), and “see”.")]


@pytest.mark.parametrize(
    "below", ["- the sky\n- the sea\n- the land", "| A | B |\n|---|---|\n| c | d |\n| e | f |"]
)
def test_questions_above_a_list_or_table_are_asked(below: str) -> None:
    asked = ["Who made us?", "Who made the sky?", "Who made the sea?"]
    listed = "\n".join(f"{place}. {one}" for place, one in enumerate(asked, 1))
    article = read(f"# T\n\nHe made all.\n\n## Study\n\n{listed}\n\n{below}\n", "a.md")
    engage = [section for section in article.sections if section.role is Role.ENGAGE]
    assert [block.text for section in engage for block in section.blocks] == asked
    assert len(article.sections[-1].blocks) > 1


def test_a_question_behind_other_items_of_an_application_is_asked() -> None:
    text = "# T\n\nHe made all.\n\n## Application\n\n- Thank him today.\n- What do you fear?\n"
    sections = read(text, "a.md").sections[-2:]
    assert [(section.role, section.blocks[0].text) for section in sections] == [
        (Role.IMPLICATIONS, "Thank him today."),
        (Role.ENGAGE, "What do you fear?"),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "What then? (Read Psalm 8 aloud.)",
        "List every reason.",
        "Closing prayer and coffee. Next week: Psalm 9.",
        "Memory verse: Psalm 8:1",
        "III. THE GLORY OF GOD",
        "C. Use what he made",
        "See Psalm 8:1.",
        "## The works of God\n\nHe made the moon and the stars.",
    ],
)
def test_what_may_be_something_else_is_no_answer(below: str) -> None:
    text = "# T\n\n## Discuss\n\n**Who made us?**\n\nGod made us.\n\n**Why did he?**\n\n"
    article = read(f"{text}{below}\n", "a.md")
    assert pairs(article) == _TWO[:1]
    assert "Why did he?" in [block.text for block in article.asked]


def test_where_one_answer_has_a_label_only_labels_make_answers() -> None:
    text = "1. What is a hireling? (John 10:12)\n2. Who made us?\n   Answer: God made us.\n"
    text += "3. Why did he?\n\nHe waits for all.\n"
    article = read(f"# T\n\n## Discuss\n\n{text}", "a.md")
    assert pairs(article) == _TWO[:1]
    asked = [block.text for block in article.asked]
    assert asked == ["What is a hireling? (John 10:12)", "Why did he?"]


def test_what_only_makes_a_question_clear_is_no_answer_behind_it() -> None:
    text = "- Who made us? Explain.\n- Why did he? (Psalm 8:1)\n- Where do you see it? At home."
    assert pairs(read(f"# T\n\n## Discuss\n\n{text}\n", "a.md")) == []


def test_what_scripture_asks_in_a_list_is_no_question() -> None:
    text = "- Romans 8:33: Who shall accuse them? It is God that justifieth.\n"
    text += "- 34 Who is he that condemneth? It is Christ that died.\n- “What then? He lives.”\n"
    assert pairs(read(f"# T\n\nGod is for us.\n\n## In Romans\n\n{text}", "a.md")) == []


def test_as_many_items_below_each_question_are_choices() -> None:
    text = "1. Who built the ark?\n   - Noah\n   - Moses\n2. Who fled?\n   - Job\n   - Jonah\n"
    article = read(f"# T\n\n## Quiz\n\n{text}", "a.md")
    assert pairs(article) == []


def test_a_key_that_does_not_fit_answers_nothing_and_is_told() -> None:
    text = "1. Who made us?\n2. Why did he?\n3. When?\n\nAnswers: 1. God made us. 2. Long ago.\n"
    article = read(f"# T\n\n## Quiz\n\n{text}", "a.md")
    assert pairs(article) == []
    assert [(p.code, p.line) for p in article.problems] == [("key-unmatched", 9)]


def answered(text: str, name: str = "a.md") -> dict[str, str]:
    """Return what an article asks with its answers."""
    found = read(text, name).answered
    return {pair.question.text: " ".join(b.text for b in pair.answer) for pair in found}


CHOICES_IN_A_ROW = {
    "letters": "A. David  B. Solomon  C. Saul",
    "small letters": "a) David b) Solomon c) Saul",
    "letters in brackets": "(a) David (b) Solomon (c) Saul",
    "on a line below": "\n   A. David   B. Solomon   C. Saul",
}


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("row", CHOICES_IN_A_ROW.values(), ids=CHOICES_IN_A_ROW)
def test_choices_in_a_row_are_no_answer_unless_a_key_names_one(row: str, name: str) -> None:
    quiz = f"Kings\n\n1. Who built the temple? {row}\n2. Who fled? A. Jonah  B. Obadiah\n"
    quiz = quiz if name.endswith("txt") else f"# {quiz}"
    article = read(quiz, name)
    assert not article.answered
    assert [block.text for block in article.asked] == ["Who built the temple?", "Who fled?"]
    keyed = answered(f"{quiz}\nKey: 1. B  2. A\n", name)
    assert keyed == {"Who built the temple?": "Solomon", "Who fled?": "Jonah"}


def test_what_a_row_of_choices_says_behind_it_is_right() -> None:
    quiz = (
        "# Kings\n\n1. Who built the temple? A. David B. Solomon Answer: B\n2. Who fled? Jonah.\n"
    )
    assert answered(quiz)["Who built the temple?"] == "Solomon"


@pytest.mark.parametrize(
    "answer",
    ["(a) in thought, (b) in word, and (c) in deed.", "A. B. was a preacher who knew.", "A. God."],
)
def test_letters_in_an_answer_need_not_choose(answer: str) -> None:
    found = answered(f"# Sin\n\n1. How do we sin? {answer}\n2. Who made us? God did.\n")
    assert found["How do we sin?"]


@pytest.mark.parametrize("row", ["Aaron / Moses / Joshua", "True or false", "Aaron, Hur, or Moses"])
def test_a_row_to_choose_from_is_no_answer(row: str) -> None:
    article = read(f"# Exodus\n\n1. Who led Israel? {row}\n2. Who spoke? Aaron / Hur\n", "a.md")
    assert not article.answered
    assert [block.text for block in article.asked] == ["Who led Israel?", "Who spoke?"]


def test_names_below_a_question_that_wants_one_are_choices() -> None:
    items = "<li>Who built it?<ol><li>David</li><li>Solomon</li></ol></li>"
    items += "<li>What are the gifts?<ol><li>Faith</li><li>Hope</li><li>Love</li></ol></li>"
    items += "<li>What are the signs?<ol><li>Bread</li><li>Wine</li></ol></li>"
    found = answered(f"<h1>Kings</h1><p>They ruled.</p><ol>{items}</ol>", "a.html")
    assert found == {"What are the gifts?": "Faith Hope Love", "What are the signs?": "Bread Wine"}


def test_lettered_lines_of_a_text_are_choices_below_their_question() -> None:
    quiz = "Kings\n\n1. Who fled?\na) Jonah\nb) Amos\n2. Who built it?\na) Amos\nb) Solomon\n"
    article = read(quiz, "a.txt")
    assert [block.text for block in article.asked] == ["Who fled?", "Who built it?"]
    assert [b.text for s in article.sections for b in s.blocks] == ["Who fled?", "Who built it?"]


ASKED_OTHERWISE = (
    "True or false: Elijah went up in a chariot.",
    "Name the prophet who anointed David.",
    "The bread from heaven was called ____.",
    "The one who wrestled with an angel",
)


@pytest.mark.parametrize("item", ASKED_OTHERWISE)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_an_item_without_a_question_mark_has_its_answer_in_a_key(item: str, name: str) -> None:
    quiz = f"Quiz\n\n1. Who was first?\n2. {item}\n3. Who was last?\n"
    quiz = quiz if name.endswith("txt") else f"# {quiz}"
    for key in ("Answers\n\n1. Saul\n2. So\n3. Zedekiah\n", "Answers: 1. Saul 2. So 3. Zedekiah\n"):
        found = answered(f"{quiz}\n{key}", name)
        assert list(found.values()) == ["Saul", "So", "Zedekiah"]


def test_headings_that_ask_have_their_answers_in_a_key() -> None:
    quiz = "# Quiz\n\n## Who fled?\n\n- A. Amos\n- B. Jonah\n\n## Who was last?\n\n- A. Saul\n"
    found = answered(f"{quiz}- B. Zedekiah\n\n## Answers\n\n1. B\n2. B\n")
    assert found == {"Who fled?": "Jonah", "Who was last?": "Zedekiah"}


def test_a_key_may_have_the_headings_of_its_questions() -> None:
    old, new = "1. Who fled?\n2. Name the garden.\n", "1. Who baptized?\n2. Who denied?\n"
    quiz = f"Quiz\n\nOld Testament\n{old}\nNew Testament\n{new}\n"
    key = "Answers\nOld Testament\n1. Jonah\n2. Eden\nNew Testament\n1. John\n2. Peter\n"
    assert list(answered(quiz + key, "a.txt").values()) == ["Jonah", "Eden", "John", "Peter"]


def test_a_key_with_an_answer_less_names_the_item_that_it_may_lack() -> None:
    quiz = "# Quiz\n\n1. Who fled?\n2. Jot down some thoughts.\n3. Who wept?\n4. Who was last?\n"
    article = read(f"{quiz}\nAnswers: 1. Jonah 2. Peter\n", "a.md")
    assert not article.answered
    (told,) = article.problems
    assert told.code == "key-unmatched"
    assert "answers of this key are 2, the questions above it 3," in told.message
    assert "“Jot down some thoughts.”" in told.message
    assert [b.text for b in article.asked] == ["Who fled?", "Who wept?", "Who was last?"]


TO_THE_LEADER = (
    "Leader: let two or three share.",
    "*Leader: go first yourself.*",
    "(Leader: what you say here is your own.)",
    "Leader's answer: For me it was money.",
    "Answer: Answers will vary, but most will say money.",
    "Answer: Let them talk.",
)


@pytest.mark.parametrize("note", TO_THE_LEADER)
def test_what_a_leader_is_told_is_no_answer_to_what_everybody_answers_himself(note: str) -> None:
    text = f"1. What do you worry about?\n   {note}\n2. Who feeds the birds?\n   Answer: God.\n"
    assert answered(f"# Worry\n\n## Discussion\n\n{text}") == {"Who feeds the birds?": "God."}


def test_a_note_to_the_leader_behind_a_question_is_no_answer() -> None:
    text = "1. How did he pray? *Facilitator's note: see Daniel 6:10.*\n2. Who hears? God hears.\n"
    found = answered(f"# Prayer\n\n{text}3. Who helps? God helps.\n")
    assert found == {"Who hears?": "God hears.", "Who helps?": "God helps."}


def test_a_leader_may_be_given_the_answer_or_told_how_to_lead() -> None:
    text = "1. Who feeds us?\n   Leader: God.\n2. How so?\n   [Leader: point them to the birds.]\n"
    assert answered(f"# Worry\n\n## Discussion\n\n{text}") == {"Who feeds us?": "God."}
