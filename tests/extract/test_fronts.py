"""Which words of a sentence stand on a card: no lead, no label, nothing torn or announced."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted_from, notes_of, statements_of
from versecards.extract.deck import Extraction
from versecards.notes import ConceptContent, Kind, PointContent


def read(tmp_path: Path, text: str) -> Extraction:
    """The notes of an article in Markdown."""
    path = tmp_path / "article.md"
    path.write_text(text, encoding="utf-8")
    return extracted_from(path)


def fronts(tmp_path: Path, text: str) -> dict[str, list[str]]:
    """The statements of an article in Markdown, with their passages."""
    return statements_of(read(tmp_path, text))


def points(tmp_path: Path, text: str) -> dict[str, list[str]]:
    """The points of an article, each with its hidden phrases."""
    found = {}
    for note in notes_of(read(tmp_path, text), Kind.POINT):
        assert isinstance(note.content, PointContent)
        found[note.content.point] = [note.content.point[a:b] for a, b in note.content.hidden]
    return found


@pytest.mark.parametrize(
    ("lead", "statement"),
    [
        ("The Bible teaches that ", "God hears the cry of the poor."),
        ("Scripture is consistent in its claim that ", "God hears the cry of the poor."),
        ("The message of the Bible is that ", "God hears the cry of the poor."),
        ("We are told that ", "God hears the cry of the poor."),
        ("We see in the songs of Israel that ", "God hears the cry of the poor."),
        ("The Bible says ", "God hears the cry of the poor."),
        ("Clearly ", "God hears the cry of the poor."),
        # a word that says of what a sentence speaks
        ("Mercy: ", "God hears the cry of the poor."),
    ],
)
def test_what_leads_up_to_a_statement_is_no_part_of_it(
    tmp_path: Path, lead: str, statement: str
) -> None:
    text = body(f"{lead}{statement[:-1]} (Job 34:28).")
    assert fronts(tmp_path, text) == {statement: ["Job 34:28"]}


@pytest.mark.parametrize(
    "text",
    [
        # who speaks before a colon, and what two clauses of "that" say, stay whole
        "Peter: Jesus is the Christ, the Son of the living God (Matthew 16:16).",
        "We are also told that when we have the Son we have life (1 John 5:12).",
        "It is recorded that Moses wrote the law and that he gave it to the priests (Deut. 31:9).",
    ],
)
def test_a_lead_stays_that_is_more_than_a_lead(tmp_path: Path, text: str) -> None:
    (front,) = fronts(tmp_path, body(text))
    assert front[:10] == text[:10]


@pytest.mark.parametrize(
    "text",
    [
        # a lead that breaks off before its list, and one that counts what is in it
        "**Isaiah 58:6-7** - The fast that God chooses includes:\n- Loosing the bonds\n- Bread",
        "**Key fulfilled signs of the virgin’s son:**\n\n- “Behold, a virgin shall conceive, and "
        "bear a son” (Isaiah 7:14)\n- “Out of thee shall come forth a ruler in Israel” (Micah 5:2)",
        # what only announces
        "Jesus explained in the parable of the sower:\n\n> Now the parable is this: The seed is "
        "the word of God. (Luke 8:11)",
        "The singer asked the question every honest young man has pondered:\n\n> Wherewithal shall "
        "a young man cleanse his way? by taking heed thereto according to thy word. (Psalm 119:9)",
        # whence the words are
        "All verses on the chosen people are from the NLT unless otherwise noted.\n\n> You are a "
        "chosen people, royal priests, a holy nation, God’s very own possession. (1 Peter 2:9)",
        # a verse in the words of another translation, which nobody marked
        "For the Son of Man himself came not to be served by others but to serve, and to give up "
        "his life as a ransom for many (Mark 10:45).",
    ],
)
def test_what_says_nothing_of_its_own_is_no_card(tmp_path: Path, text: str) -> None:
    assert fronts(tmp_path, f"# A title\n\n## Part\n\n{text}\n") == {}


@pytest.mark.parametrize(
    "text",
    [
        # not what he is, but where he was
        "John is one of the first — present at the sickbed (Mark 5:37), the shining hill (Mark "
        "9:2), and the garden (Mark 14:33).",
        # what is told of the word before, and not known without it
        "It is an attack on the holy God that began in the garden (Genesis 3:1).",
    ],
)
def test_nothing_is_said_of_the_wrong_one(tmp_path: Path, text: str) -> None:
    assert fronts(tmp_path, body(text)) == {}


def test_a_verb_of_one_passage_serves_that_of_the_next(tmp_path: Path) -> None:
    text = body("Jesus was born in Bethlehem (Matthew 2:1) and raised in Nazareth (Luke 4:16).")
    assert fronts(tmp_path, text) == {
        "Jesus was born in Bethlehem.": ["Matthew 2:1"],
        "Jesus was raised in Nazareth.": ["Luke 4:16"],
    }


def test_a_request_gives_no_word_for_a_pronoun(tmp_path: Path) -> None:
    text = "# Word\n\n## Use\n\n1. **Read the word** daily (Psalm 1:2)\n2. **Receive it as the "
    text += "word of God**, not of men (1 Thessalonians 2:13)\n"
    assert not any("Receive Read" in front for front in fronts(tmp_path, text))


def test_a_bracket_that_sends_elsewhere_is_no_part_of_a_statement(tmp_path: Path) -> None:
    text = body("Sin is the breaking of the law (refer to the Ten Words) (1 John 3:4).")
    assert fronts(tmp_path, text) == {"Sin is the breaking of the law.": ["1 John 3:4"]}


LESSONS = """# What the cross gives

## Why are we rich?

- **We have peace with God** - this comes from his death alone.
- **We stand in his grace**: nobody takes us out of it.
- **We wait for his glory** - it will not fail us. “Hope maketh not ashamed” (Romans 5:5)
"""


@pytest.mark.parametrize(
    "mark",
    [
        *("[1]", "[12]", "[^7]", "[iv]", "[*]", "¹", "[†]"),
        *(
            "[see Barclay]",
            "[Barclay, p. 12]",
            "[note 3]",
            "[a note of the translator]",
            "[cf. Job]",
        ),
    ],
)
def test_a_footnote_in_brackets_is_on_no_side_of_a_card(tmp_path: Path, mark: str) -> None:
    for text in (
        f"God hears the poor {mark} (Psalm 34:6).",
        f"God hears the poor (Psalm 34:6). {mark}",
    ):
        found = read(tmp_path, f"# Near\n\n{text} He is near to all.\n")
        (note,) = notes_of(found, Kind.CONCEPT)
        assert isinstance(note.content, ConceptContent)
        assert note.content.statement == "God hears the poor."
        assert note.content.sentence == "God hears the poor (Psalm 34:6)."


def test_what_an_author_puts_in_brackets_into_his_sentence_stays(tmp_path: Path) -> None:
    text = "# Near\n\nGod hears the poor [and the needy] (Psalm 34:6).\n"
    assert list(fronts(tmp_path, text)) == ["God hears the poor [and the needy]."]


def test_a_stressed_sentence_before_a_dash_is_the_point_of_a_lesson(tmp_path: Path) -> None:
    assert list(points(tmp_path, LESSONS)) == [
        "We have peace with God",
        "We stand in his grace",
        "We wait for his glory",
    ]


def test_headings_that_say_more_than_a_few_lessons_are_the_points(tmp_path: Path) -> None:
    parts = ("Sin breaks the law", "Sin misses the glory", "Sin turns from the Son")
    text = "# What is sin\n\n" + "\n\n".join(f"## {part}\n\nHe says so." for part in parts)
    lessons = "\n\n1. **God is the judge.** All stand there.\n2. **Men are weak.** All fall.\n"
    assert list(points(tmp_path, text + lessons)) == [f"{part}." for part in parts]


def test_definitions_in_a_row_are_points(tmp_path: Path) -> None:
    said = ("Man cannot seek God alone.", "God chooses by grace.", "The Son saves the chosen.")
    text = "# Five letters\n\n" + "\n\n".join(
        f"## Letter {number}\n\n**Definition**: {line}" for number, line in enumerate(said)
    )
    assert list(points(tmp_path, text)) == list(said)


def test_a_title_that_ends_like_a_sentence_is_no_point(tmp_path: Path) -> None:
    text = "# Fasting\n\n## Kinds\n\n1. **National Fasts**\n   - For all\n2. **Corporate Fasts**\n"
    assert points(tmp_path, text) == {}


@pytest.mark.parametrize(
    ("point", "phrase"),
    [
        ("Sin is not doing the good we should do.", "the good we should do"),
        ("Sin is living for self rather than God.", "self"),
        ("Sinners are spiritually dead and unable to answer God.", "spiritually dead"),
        (
            "Sin touches every part of human nature (mind, will, body).",
            "every part of human nature",
        ),
        ("Election ensures the salvation of those chosen.", "the salvation of those chosen"),
    ],
)
def test_the_phrase_that_is_hidden_is_whole_and_no_more(
    tmp_path: Path, point: str, phrase: str
) -> None:
    text = f"# A title\n\nSome words.\n\n## Key Points\n\n- {point}\n"
    assert points(tmp_path, text) == {point: [phrase]}


def test_a_stressed_request_behind_its_label_is_the_point(tmp_path: Path) -> None:
    text = "# A title\n\nSome words.\n\n## Key Points\n\n- **Do not quench him:** Confess sin and "
    assert list(points(tmp_path, text + "trust his word\n")) == ["Confess sin and trust his word"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Now the priests carried the ark (Joshua 3:3).", "The priests carried the ark."),
        (
            "But that’s why the priests carried the ark (Joshua 3:3).",
            "The priests carried the ark.",
        ),
        (
            "Before we come to that, and briefly, notice what happens here: Paul and Barnabas from "
            "the church at Antioch travel to Jerusalem (Acts 15:2).",
            "Paul and Barnabas from the church at Antioch travel to Jerusalem.",
        ),
    ],
)
def test_what_leads_on_to_a_statement_is_no_part_of_it(
    tmp_path: Path, text: str, statement: str
) -> None:
    assert list(fronts(tmp_path, body(text))) == [statement]


@pytest.mark.parametrize(
    "text",
    [
        # the chapter is named in which the answer stands
        "Few chapters rival Acts 15 in weight, where apostles and elders came (Acts 15:6).",
        # of what only the line above tells
        "Meditate on it day and night (Psalm 1:2).",
        # the passage of another number says it
        "We rejoice in the hope of God (Romans 5:3). He gives us access to grace (Romans 5:2).",
    ],
)
def test_what_leads_to_no_passage_or_another_is_no_card(tmp_path: Path, text: str) -> None:
    assert not any(text.startswith(front[:9]) for front in fronts(tmp_path, body(text)))


def test_words_of_a_quotation_are_no_statement_of_the_article(tmp_path: Path) -> None:
    text = """# The helper

## Who he is

> 1 John 5:6 – This is the One who came by water and blood, Jesus
> Christ; not with the water only, but with the water and the blood. It
> is the Spirit who testifies, because **the Spirit is the truth**.
>
> What is the Spirit?

## Ministries

He helps (John 14:16; John 15:26).
"""
    assert fronts(tmp_path, text) == {}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Paul likewise claims that Christ is the head of the church (Colossians 1:18).", True),
        # one who speaks in a story is part of what is told
        ("Paul says that Christ is the head of the church (Acts 20:28).", False),
    ],
)
def test_the_author_of_a_letter_is_no_part_of_what_it_says(
    tmp_path: Path, text: str, *, statement: bool
) -> None:
    found = list(fronts(tmp_path, body(text)))
    assert (found == ["Christ is the head of the church."]) is statement


def test_a_clause_takes_no_words_across_a_contrast(tmp_path: Path) -> None:
    text = "The house is where the Father is, no longer in a temple of stone, but in his "
    text += "risen body (John 2:21), in the living temple of his people (1 Peter 2:5)."
    assert not any("stone" not in front for front in fronts(tmp_path, body(text)))


def test_another_thing_takes_the_place_of_the_whole_before_it(tmp_path: Path) -> None:
    text = "We read of the gift of the Spirit (Acts 2:38), the freedom of the sons (Romans 8:21)."
    assert not any("gift of the freedom" in front for front in fronts(tmp_path, body(text)))


def test_what_a_template_fills_in_is_on_no_card(tmp_path: Path) -> None:
    text = (
        "# Sin\n\n## All\n\nAll have sinned and come short (M{ link(`rom3:23`) }M) (Romans 3:23).\n"
    )
    assert not any("{" in front for front in fronts(tmp_path, text))


def test_a_row_of_many_cells_is_no_statement(tmp_path: Path) -> None:
    text = """# The Spirit

## Summary

| Passage | Group | Why | Kind |
|---|---|---|---|
| Acts 2:4 | Those filled with the Holy Ghost | fully prepared, began at once | first |
"""
    assert fronts(tmp_path, text) == {}
