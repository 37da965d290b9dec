"""What people publish beside their teaching, and in which forms they ask and sum up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import extracted_from, notes_of
from versecards.extract.deck import Extraction
from versecards.notes import Kind, QuestionContent, VerseContent


def made(folder: Path, text: str, name: str = "article.md") -> Extraction:
    source = folder / "source"
    source.mkdir()
    (source / name).write_text(text, encoding="utf-8")
    return extracted_from(source)


def asked(found: Extraction) -> dict[str, str]:
    """The questions with their answers."""
    contents = [note.content for note in notes_of(found, Kind.QUESTION)]
    return {one.question: one.answer for one in contents if isinstance(one, QuestionContent)}


def points(found: Extraction) -> list[str]:
    return [note.text for note in notes_of(found, Kind.POINT)]


@pytest.mark.parametrize("lead", ["2 Cor 5:14-15 says:", "In 2 Cor 5:14-15 Paul writes:"])
def test_a_sentence_leads_into_the_words_of_a_block_quote(tmp_path: Path, lead: str) -> None:
    words = (
        "> 14 For the love of Christ urges us on, because we are convinced that one has died for "
        "all, therefore all have died. 15 And he died for all, that those who live might live no "
        "longer for themselves, but for him who died for them and was raised.\n"
    )
    found = made(tmp_path, f"# Love at work\n\nLove has a reason. {lead}\n\n{words}")
    texts = [
        n.content.text for n in notes_of(found, Kind.VERSE) if isinstance(n.content, VerseContent)
    ]
    assert any(text.startswith("For the love of Christ urges us on") for text in texts)


def test_words_behind_a_sentence_that_names_a_passage_in_passing_are_not_its_words(
    tmp_path: Path,
) -> None:
    text = (
        "# Bread\n\nJohn 6:35 is well known. My aunt used to say:\n\n"
        "> Whoever bakes early has bread for the whole street and a warm kitchen.\n"
    )
    texts = [
        n.content.text
        for n in notes_of(made(tmp_path, text), Kind.VERSE)
        if isinstance(n.content, VerseContent)
    ]
    assert not any("kitchen" in each for each in texts)


def test_a_question_is_answered_by_the_passage_behind_it(tmp_path: Path) -> None:
    text = (
        "# The call of Levi\n\n## Questions\n\n"
        "1. What did Jesus say to Levi? Mark 2:14. (Luke 5:27)\n"
        "2. Whom did he come to call? Mark 2:17. See note 1.\n"
        "3. What do you leave behind when he calls? Mark 2:14.\n"
    )
    answers = asked(made(tmp_path, text))
    assert "Follow me" in answers["What did Jesus say to Levi?"]
    assert "not to call the righteous" in answers["Whom did he come to call?"].replace(
        "I came not to call", "not to call"
    )
    assert answers["What do you leave behind when he calls?"] == ""


def test_a_question_has_no_verse_number_nor_label_of_its_sheet(tmp_path: Path) -> None:
    text = (
        "# Bread for many\n\nJesus gives bread to all who follow him (John 6:11).\n\n"
        "## Reflection\n\n1. Observe: Where does your bread come from (v. 11)?\n"
    )
    assert list(asked(made(tmp_path, text))) == ["Where does your bread come from?"]


@pytest.mark.parametrize(
    "question",
    [
        "Is it planted by a river, or has it dried up?",  # what?
        "What was the result?",
        "What did he say would be the sign of these days?",  # of fact, and not answered
    ],
)
def test_what_leans_or_is_not_answered_is_not_asked(tmp_path: Path, question: str) -> None:
    text = (
        "# A tree by the water\n\nWhoever loves the law is like a tree (Psalm 1:3).\n\n"
        f"## Questions\n\n1. {question}\n2. What feeds your roots?\n"
    )
    assert list(asked(made(tmp_path, text))) == ["What feeds your roots?"]


@pytest.mark.parametrize("question", ["When is it hard to wait?", "What would change at home?"])
def test_what_nobody_can_look_up_is_thought_over(tmp_path: Path, question: str) -> None:
    text = (
        "# A tree by the water\n\nWhoever loves the law is like a tree (Psalm 1:3).\n\n"
        "## Main points\n\n- A tree lives from what nobody sees.\n\n"
        f"## Questions\n\n1. {question}\n2. What feeds your roots?\n"
    )
    assert list(asked(made(tmp_path, text))) == [question, "What feeds your roots?"]


def test_directions_are_on_no_back(tmp_path: Path) -> None:
    text = (
        "# Sharing bread\n\nChoose one neighbour with whom you can share bread this week. "
        "After reading the story, share bread with one another. "
        "Encourage the group to share bread and stories. Some cakes and bread:\n\n"
        "## Questions\n\n1. With whom do you share your bread?\n"
    )
    notes = notes_of(made(tmp_path, text), Kind.QUESTION)
    backs = [
        one.sentence
        for note in notes
        if isinstance(note.content, QuestionContent)
        for one in note.content.support
    ]
    assert backs == []


def test_the_heading_above_bold_lines_says_what_stands_below_them(tmp_path: Path) -> None:
    text = (
        "# Two builders\n\nA house on rock stands (Matthew 7:25).\n\n## Discussion questions\n\n"
        "**The rock (Matthew 7:24)**\n\n1. On what do you build? Give an example.\n\n"
        "**The sand (Matthew 7:26)**\n\n2. What washes your sand away? Give an example.\n"
    )
    assert len(asked(made(tmp_path, text))) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "Key takeaways on patience",
        "Keys for kids",
        "Main lessons from Ruth",
        "Takeaways from today",
    ],
)
def test_headings_of_points_may_say_of_what_they_are(tmp_path: Path, heading: str) -> None:
    text = f"# Gleaning\n\nRuth gleans (Ruth 2:3).\n\n## {heading}\n\n- God feeds the stranger.\n"
    assert points(made(tmp_path, text)) == ["God feeds the stranger."]


def test_points_are_sentences_that_stand_alone(tmp_path: Path) -> None:
    text = (
        "# Two ways\n\nTwo ways lie before us (Matthew 7:13).\n\n## Key points\n\n"
        "- The narrow way leads to life\n"
        "- Grace vs. works\n"
        "- Hodos = a road that is walked\n"
        "- Not many; only few\n"
        "- It is worth every step.\n"
        "- Walk in the light of his word\n"
        "- The wide way ends in ruin (Matthew 7:13).\n"
        "- Choose one way and tell your neighbour.\n"
    )
    assert points(made(tmp_path, text)) == [
        "The narrow way leads to life",
        "Walk in the light of his word",
        "The wide way ends in ruin.",
    ]


def test_the_right_choice_of_a_quiz_is_no_point(tmp_path: Path) -> None:
    text = (
        "# Moses\n\n"
        "- Where did the basket lie\n  - **It lay among the reeds.**\n  - It lay in the house.\n"
        "  - It lay on a hill.\n"
        "- Who found it\n  - **The daughter of Pharaoh found it.**\n  - A shepherd found it.\n"
        "  - Nobody found it.\n"
    )
    assert points(made(tmp_path, text)) == []


def test_a_table_of_contents_is_no_list_of_points(tmp_path: Path) -> None:
    text = (
        "# Isaiah\n\n## At a glance\n\n- [The call of the prophet](#call)\n"
        "- [The servant is despised](#servant)\n\n## The call\n\nHoly is the Lord (Isaiah 6:3).\n"
    )
    assert points(made(tmp_path, text)) == []


def test_a_talk_that_is_written_down_asks_nothing_of_its_reader(tmp_path: Path) -> None:
    text = (
        "# Sacrifice\n\nBlood was given for life (Leviticus 17:11).\n\n**DISCUSSION**\n\n"
        "**Student:** Did they do this every day, and do you know who paid for it?\n\n"
        "**Teacher:** They did it morning and evening.\n\n"
        "**Student:** And what would you say of the priests?\n\n"
        "**Teacher:** They lived of the altar.\n"
    )
    assert asked(made(tmp_path, text)) == {}


def test_what_a_heading_asks_is_learned_as_its_answer_and_not_as_a_point_too(
    tmp_path: Path,
) -> None:
    text = "# Patience\n\n## What is patience?\n\nPatience is love that has learned to wait.\n"
    found = made(tmp_path, text)
    assert asked(found) == {"What is patience?": "Patience is love that has learned to wait."}
    assert points(found) == []


def test_words_left_out_in_the_middle_of_a_verse_are_told(tmp_path: Path) -> None:
    text = (
        "# Through the water\n\nWe are not alone. “When thou passest through the waters, I will be "
        "with thee … neither shall the flame kindle upon thee.” (Isaiah 43:2)\n"
    )
    assert "quotation-gap" in [one.code for one in made(tmp_path, text).problems]


def test_the_book_at_the_end_of_a_line_is_that_of_the_place_on_the_next(tmp_path: Path) -> None:
    text = (
        "Kindness\n\nDoes God forget it? See Prov. 19:17.\n"
        '"God is not unrighteous to forget your work and labour of love, which ye have shewed." '
        "Heb.\n6:10.\n"
    )
    found = made(tmp_path, text, "article.txt")
    texts = [str(ref) for note in found.notes for ref in note.references]
    assert "Proverbs 6:10" not in texts
    assert "Hebrews 6:10" in texts


def test_scripture_answers_right_behind_a_question(tmp_path: Path) -> None:
    text = (
        "The narrow gate\n\n"
        "Where does the wide gate lead those who enter it? “Wide is the gate, and broad is the "
        "way, that leadeth to destruction, and many there be which go in thereat.” Matt. 7:13.\n\n"
        "How many find the way that leads to life? “Narrow is the way, which leadeth unto life, "
        "and few there be that find it.” Matt. 7:14.\n"
    )
    answers = asked(made(tmp_path, text, "article.txt"))
    assert answers["How many find the way that leads to life?"].startswith("“Narrow is the way")
    assert len(answers) == 2


def test_what_readers_ask_below_an_article_is_no_question_of_it(tmp_path: Path) -> None:
    comment = "**@{name}** • *3 days ago*\n{text}\n\n"
    text = (
        "# Tending the garden\n\nGod sets man to tend the garden (Genesis 2:15).\n\n"
        "**Comments**\n\n"
        + comment.format(name="doubtful", text="how can we tend what we do not own?")
        + comment.format(name="writer", text="We tend it for him who owns it, day by day.")
    )
    assert asked(made(tmp_path, text)) == {}


def test_that_something_is_a_hard_question_is_no_answer(tmp_path: Path) -> None:
    text = (
        "# Why do we suffer?\n\n## Quick answer\n\nGod suffers with us (Isaiah 63:9).\n\n"
        "## What is suffering?\n\nSuffering is a difficult subject.\n"
    )
    found = made(tmp_path, text)
    assert "What is suffering?" not in asked(found)
    assert "Suffering is a difficult subject." not in points(found)


def test_passages_of_a_service_in_the_front_matter_are_those_of_the_article(tmp_path: Path) -> None:
    text = (
        "+++\ntitle = 'On the road'\n\n[[readings]]\nlabel = 'Gospel'\n"
        "citation = 'Luke 24:13-35'\n+++\n\nTwo friends walk away sad. Their eyes are opened "
        "at the breaking of the bread (v. 31).\n"
    )
    named = {str(ref) for note in made(tmp_path, text).notes for ref in note.references}
    assert "Luke 24:31" in named
