"""What an article asks and answers itself becomes a question with its answer and proofs."""

from __future__ import annotations

from pathlib import Path

from versecards.deck import open_deck
from versecards.extract.deck import extract
from versecards.notes import Kind, QuestionContent

_TEXT = """# A short catechism

Q. 1. Who keeps us?

A. The LORD keeps us from all evil (Psalm 121:7).

Q. 2. How long?
A. For ever.

## Questions

- Where do you look for help?
  - Psalm 121:1
"""


def test_an_answered_question_has_its_answer_without_the_proofs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_TEXT)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [note.content for note in notes if isinstance(note.content, QuestionContent)]
    assert [(content.question, content.answer) for content in found] == [
        ("Who keeps us?", "The LORD keeps us from all evil."),
        ("How long?", "For ever."),
        ("Where do you look for help?", ""),
    ]
    proofs = [str(ref) for support in found[0].support for ref in support.references]
    assert proofs == ["Psalm 121:7"]


_PRINTED = """# The gate

Romans 8:33-34 (KJV)

**33** Who shall lay any thing to the charge of God's elect? It is God that justifieth. \
**34** Who is he that condemneth? It is Christ that died, yea rather, that is risen again.

> Romans 11:4
>
> But what saith the answer of God unto him? I have reserved to myself seven thousand men.
"""


def test_what_scripture_asks_is_no_question_of_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_PRINTED)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    assert not [note for note in notes if isinstance(note.content, QuestionContent)]


_NUMBERED = """# Trust

## II. Why does Moses go back?

Moses goes back, since the LORD sends him and goes with him (Exodus 3:12).

## Discussion

**1. Where do you not want to go?**

**2. Who goes with you?**

## Further reading

- A. Nobody, What Is Trust?.
- B. Nobody, Trust.
"""


def test_the_number_of_a_question_is_no_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_NUMBERED)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [note.content for note in notes if isinstance(note.content, QuestionContent)]
    assert [content.question for content in found] == [
        "Why does Moses go back?",
        "Where do you not want to go?",
        "Who goes with you?",
    ]


def test_a_table_is_no_answer(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Debts\n\n## Why do we forgive a debt?\n\nWe forgive, for ours was forgiven.\n\n"
        "| Servant | Debt |\n|---|---|\n| The first | ten thousand talents |\n"
        "| The second | a hundred pence |\n| The third | nothing at all |\n"
    )
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    answers = [n.content.answer for n in notes if isinstance(n.content, QuestionContent)]
    assert answers == ["We forgive, for ours was forgiven."]


_PRINTED_PAGE = """# Kind words

Q. Where does your kindness fail?

A. On the next day the sower went out again to the far field and saw that the birds had been
there before him, so that of all his seed not a grain was left; he stood a long while, and then
he went home for more of it.

Q. What is patience?

A. L

Q. How many fields were sown?

A. 3
"""


def test_the_text_that_goes_on_is_no_answer_nor_is_a_letter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_PRINTED_PAGE)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = {n.content.question: n.content.answer for n in notes if n.kind is Kind.QUESTION}
    assert found == {"How many fields were sown?": "3", "Where does your kindness fail?": ""}


def test_of_a_quiz_the_right_choice_answers_and_what_breaks_off_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "A quiz on Jonah\n\n"
        "Q1: According to Jonah 1:3 he went down to Joppa because:\n"
        "A: He looked for a ship that went to Tarshish\nB: He was born there\nAnswer: A\n\n"
        "Q2: You are far from home and a storm comes up while everybody else is asleep below in the"
        " ship and nobody steers it any more. What do you do?\n"
        "A: Sleep too\nB: Call upon God\nAnswer: B\n"
    )
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    asked = [n.content for n in notes if isinstance(n.content, QuestionContent)]
    assert [(one.question, one.answer) for one in asked] == [
        (
            "According to Jonah 1:3 he went down to Joppa because …",
            "He looked for a ship that went to Tarshish",
        ),
        (
            "You are far from home and a storm comes up while everybody else is asleep below in "
            "the ship and nobody steers it any more. What do you do?",
            "Call upon God",
        ),
    ]
    assert Kind.CONCEPT not in [note.kind for note in notes]


_EXPOUNDED = """The rule of the house

The First Rule.

Thou shalt greet thy neighbour.

What does this mean?

We should wish him well and not pass by in silence.

How is this done?

When we stop and speak with him of his need.

The Gates,

AS THE WATCHMAN SHOULD TEACH THEM TO ALL WHO COME IN.

The Second Rule.

Thou shalt shut the gate.

What does this mean?

We should keep what is given to us and harm no flock.
"""


def test_a_question_that_comes_again_has_the_words_of_which_it_asks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_EXPOUNDED)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [note.content for note in notes if isinstance(note.content, QuestionContent)]
    assert [(content.question, content.answer) for content in found] == [
        (
            "Thou shalt greet thy neighbour. What does this mean?",
            "We should wish him well and not pass by in silence.",
        ),
        (
            "Thou shalt greet thy neighbour. What does this mean? How is this done?",
            "When we stop and speak with him of his need.",
        ),
        (
            "Thou shalt shut the gate. What does this mean?",
            "We should keep what is given to us and harm no flock.",
        ),
    ]


_HEADED = """# The shepherd

## Our Shepherd

1. Who is he?

   The Son of God, who leads us.

2. Where does he lead us?

   Home to the Father.
"""


def test_a_question_that_leans_on_its_heading_has_it_in_front(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_HEADED)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [note.content for note in notes if isinstance(note.content, QuestionContent)]
    assert [content.question for content in found] == [
        "Our Shepherd: Who is he?",
        "Our Shepherd: Where does he lead us?",
    ]


_SERMON = """# The empty house

## The house

The house stood on the hill above the lake, and nobody had lived in it for a year or more.

What if the owner never came home to it again?

The windows were broken, and the rain came in at the roof on every night of that long autumn.

Those who passed by on the road looked the other way, for they had known the family well.

Could it be that he had forgotten the house of his fathers?

The lamps were still on the table, and the oil in them had not gone bad in all that time.

The gate was open. The well was deep. The bread was gone.

The neighbours spoke of it in the evening, and the children did not go near the door.

In the valley the bells rang for the feast, and the people went up to the church together.

The elder of the two sons had gone abroad, and the younger had not been heard of since then.

The old servant alone came by with a broom, and swept the step, and went away without a word.

A letter lay in the box by the gate, and the wind had torn the seal from it long ago.

The vines had grown over the wall, and the grapes hung there that nobody came to gather.

The dog of the miller slept in the porch, and ran off when somebody came up the path.

Why did the light burn in the upper window that night?

The servant had come back, for the owner had written to him and asked him to make all ready.

## What the road asks

- Which of your rooms have you closed to the one who owns it?
- Whose lamp do you keep burning until the morning comes?

Friends, the house on the hill is ours, and we have the letter in our hands.
"""


def test_a_sermon_that_asks_now_and_then_is_no_catechism(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_SERMON)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    answered = [n.content.question for n in notes if isinstance(n.content, QuestionContent)]
    assert not [one for one in answered if "owner" in one or "forgotten" in one]
    answers = [n.content.answer for n in notes if isinstance(n.content, QuestionContent)]
    assert not [one for one in answers if one.startswith("Friends")]


def test_the_sign_that_opens_an_answer_is_no_part_of_the_question(tmp_path: Path) -> None:
    asked = (
        ("Who made the gate?", "The watchman."),
        ("Who keeps the key?", "His son, who is young."),
    )
    rows = "".join(
        f"<div class='q'><p>Q. {question} <span>▼</span></p><p>A. {answer}</p></div>"
        for question, answer in asked
    )
    page = f"<html><body><article><h1>The gate</h1>{rows}</article></body></html>"
    (tmp_path / "a.html").write_text(page)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [n.content for n in notes if isinstance(n.content, QuestionContent)]
    assert [content.question for content in found] == [question for question, _ in asked]


def test_a_heading_that_leans_on_the_question_before_it_has_that_in_front(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><body><article><h1>The gate</h1>"
        "<h3>1. Why do we need the gate?</h3><p>A. Because the field is open.</p>"
        "<p>Psalm 121:7</p><h3>2. What does that mean?</h3>"
        "<p>A. It means that the wolf can come in.</p><p>John 10:12</p>"
        "<h3>3. What if I have no gate?</h3><p>A. Then build one, and keep it shut.</p>"
        "<p>Psalm 127:1</p></article></body></html>"
    )
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    found = [n.content for n in notes if isinstance(n.content, QuestionContent)]
    assert {content.question for content in found} == {
        "Why do we need the gate?",
        "Why do we need the gate? What does that mean?",
        "What if I have no gate?",
    }


def test_a_question_with_its_passage_behind_is_whole(tmp_path: Path) -> None:
    text = "# Sheep\n\n## Discussion\n\n1. How many flocks are left? (John 10:16)\n   A: One.\n"
    (tmp_path / "a.md").write_text(text)
    deck = open_deck(tmp_path)
    notes = extract(deck.articles, deck.settings, deck.library).notes
    (found,) = [n.content for n in notes if isinstance(n.content, QuestionContent)]
    assert (found.question, found.answer) == ("How many flocks are left? (John 10:16)", "One.")


_BESIDE = """# Faith

Now faith is the substance of things hoped for (Hebrews 11:1).

## Talk it over

1. Who came back of the ten? (Luke 17:15)
2. What is faith?
   Answer: The substance of things hoped for.
3. Which kings feared the prophet?
4. Describe a day on which you gave thanks.
"""


def test_questions_beside_an_answered_one_are_asked_or_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(_BESIDE)
    deck = open_deck(tmp_path)
    extraction = extract(deck.articles, deck.settings, deck.library)
    found = {
        n.content.question: n.content.answer for n in extraction.notes if n.kind is Kind.QUESTION
    }
    assert found.pop("Who came back of the ten?").startswith("“")
    assert found == {
        "What is faith?": "The substance of things hoped for.",
        "Describe a day on which you gave thanks.": "",
    }
    told = [choice.text for choice in extraction.choices if choice.kind is Kind.QUESTION]
    assert "Which kings feared the prophet?" in told


def test_a_heading_that_asks_in_vain_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Psalm 1\n\n## Who is blessed?\n\nRead it aloud.\n")
    deck = open_deck(tmp_path)
    choices = extract(deck.articles, deck.settings, deck.library).choices
    assert [(one.text, one.chosen) for one in choices if one.kind is Kind.QUESTION] == [
        ("Who is blessed?", False)
    ]
