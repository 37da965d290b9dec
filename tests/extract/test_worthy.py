"""What a teacher would not ask, and fronts that say what their author said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted, notes_of, statements_of
from versecards.extract import choosing
from versecards.extract.evidence import Candidate, quoting
from versecards.extract.grammar import is_plural
from versecards.extract.passages import Quoted
from versecards.extract.wording import Wording, is_holed
from versecards.languages import language
from versecards.notes import ConceptContent, Kind, VerseContent
from versecards.scripture.scan import parse_reference


def fronts(folder: Path, text: str) -> list[str]:
    return list(statements_of(extracted(folder, a=body(text))))


@pytest.mark.parametrize(
    "text",
    [
        # who is said to speak, and not what he says
        "Whatever a thief says to other men, the Bible is clear. “Thou shalt not steal.” "
        "(Exodus 20:15)",
        "Peter provides a commentary on hope and on where it leads. “Blessed be the God and "
        "Father of our Lord Jesus Christ.” (1 Peter 1:3)",
        "Paul brings out similar ideas of running in another letter. “So run, that ye may "
        "obtain.” (1 Corinthians 9:24)",
        "Our talk concluded with seven strong verses on prayer (James 5:16).",
        # about the day and not about the passage
        "Jesus rebukes the wind and the sea in our reading (Mark 4:39).",
        # half a thought
        "In that case we draw near to God day by day (James 4:8).",
        "Even though Jesus calmed the sea that night (Mark 4:39).",
        "Claiming to have not sinned at all (1 John 1:8).",
        "When we arrive at 2 Peter 2:20, the talk is still of false prophets.",
        "The story of the storm, found in Mark 4:39, is one of the best known in the Gospels.",
        "First we have the texts that some use for fear (Mark 4:39).",
        "What all of this looks like in practice is spelled out. “Charity suffereth long, and is "
        "kind.” (1 Corinthians 13:4)",
        "In response to a nation's or a village's needs (Esther 4:16).",
        "What the broken bread represents (1 Corinthians 11:24).",
        "Money is the root of all evil (not what the Bible says) (1 Timothy 6:10).",
        "After so much grace some might ask. “Shall we continue in sin?” (Romans 6:1)",
        # about words, and about the article
        "The Hebrew word for a people appears often in the law (Deuteronomy 4:10).",
        "God gives grace to the humble, as in our discussion above (James 4:6).",
        "The importance of grace that God gives to the humble (James 4:6).",
        "Paul uses metaphors of a household for all the saints (Ephesians 2:19).",
        "The Greek word for patience is a picture of a long road (James 1:4).",
        "The yôm of the flood is counted from the day of the rain (Genesis 7:11).",
        "We begin our story on the night before the sea was parted (Exodus 14:21).",
        # half a thought: what the goal or the contrast is of stands before
        "The goal is a heart that is pure before the Lord (Psalm 51:10).",
        # what leans on what was told before, or is told around the name of a passage
        "Jesus prayed on the mount of Olives. This moment shows that he could sweat like a man "
        "(Luke 22:44).",
        "Anna quoted “whatsoever ye do, do it heartily” from Colossians 3:23 and wrote a letter.",
        # a thing and what was done to it, or something to do, and no sentence
        "- The hidden mystery revealed: Colossians 1:27",
        "- The rest of the Creator (Hebrews 4:4)",
        "- Jesus seen in a solitary place to pray (Mark 1:35)",
        "- Meeting behind closed doors, for fear of the Jews (John 20:19)",
        # the passage itself
        "Then make curtains out of the hair of goats for a tent over the tabernacle (Exodus 26:7).",
        "Jesus calms the sea 23 And when he got into the boat, his friends came with him "
        "(Matthew 8:23).",
        "Mark opens the story of Jesus with an announcement: “The time is fulfilled, and the "
        "kingdom of God is at hand: repent ye, and believe the gospel.”\n\nMark 1:15 is short.",
        "Paul writes from prison, and yet he says “Rejoice in the Lord alway: and again I say, "
        "Rejoice” (Philippians 4:4).",
        # no more than a label over what is quoted
        "The picture of one hand over the other, so that “no man is able to pluck them out of my "
        "Father's hand” (John 10:29).",
        # a long thought of which its passage has nothing
        "Parents and teachers shape the character of children for many decades. “Blessed be "
        "the God and Father of our Lord Jesus Christ.” (1 Peter 1:3)",
        "Good neighbours mend a garden, a fence, an orchard, a roof and a pond, and share "
        "whatever ripens for good (Romans 8:28).",
    ],
)
def test_what_leads_nowhere_is_not_asked(tmp_path: Path, text: str) -> None:
    assert fronts(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "front"),
    [
        (
            "Scripture is the first and final rule of faith (2 Timothy 3:16). God gives his "
            "righteousness to those who put their faith in Christ, justifying them freely "
            "(Romans 3:24).",
            "God gives his righteousness to those who put their faith in Christ, justifying "
            "them freely.",
        ),
        (
            "The nine gifts of the Spirit recorded in 1 Corinthians 12:7-10 are active today.",
            "The nine gifts of the Spirit are active today.",
        ),
        (
            "The heavens tell the glory of God day after day (Miller, The Sky, 54-62) "
            "(Psalm 19:1-2).",
            "The heavens tell the glory of God day after day.",
        ),
        (
            "And, as a rule, God gives grace to the humble (James 4:6).",
            "As a rule, God gives grace to the humble.",
        ),
        (
            "It actually says that the love of money is the root of all evil (1 Timothy 6:10).",
            "The love of money is the root of all evil.",
        ),
        (
            "The message was clear: God resists the proud (James 4:6).",
            "God resists the proud.",
        ),
        (
            "Unfortunately, God resists the proud (James 4:6).",
            "God resists the proud.",
        ),
        (
            "Two marks, according to James 4:6, are pride that God resists and grace.",
            "Two marks are pride that God resists and grace.",
        ),
        (
            "In contrast, God resists the proud (James 4:6).",
            "God resists the proud.",
        ),
        (
            "In the Bible, we are told that God resists the proud (James 4:6).",
            "God resists the proud.",
        ),
        (
            "God sets himself against the proud and the scornful, as it is written: “But he "
            "giveth more grace. Wherefore he saith, God resisteth the proud, but giveth grace "
            "unto the humble.” (James 4:6)",
            "God sets himself against the proud and the scornful.",
        ),
        (
            "A fact about God: The Father resists the proud (James 4:6).",
            "The Father resists the proud.",
        ),
        # the book of a reference is nobody who acts
        (
            "- Jesus upheld the law.\n  - Matthew 5:17 — He did not come to abolish the law, but "
            "to fulfil it.",
            "Jesus did not come to abolish the law, but to fulfil it.",
        ),
        (
            "More importantly, God resists the proud (James 4:6).",
            "God resists the proud.",
        ),
        # he of whom the sentence before speaks without his name
        (
            "Paul has a word of his own for it. In Romans 2:16, he speaks of the day when God "
            "judges secrets. In Romans 16:26, he writes to all nations.",
            "Paul writes to all nations.",
        ),
        # what is joined to a thing by "and" is no part of it
        (
            "Moses met the Egyptian and slew him. The Egyptians lent them jewels and raiment "
            "(Exodus 12:35).",
            "The Egyptians lent them jewels and raiment.",
        ),
        # "works" is no verb here, and "cease" is one
        (
            "Works of mercy are lawful on the sabbath day (Matthew 12:12).",
            "Works of mercy are lawful on the sabbath day.",
        ),
        (
            "- Cease from your labour on the sabbath (Exodus 20:10)",
            "Cease from your labour on the sabbath.",
        ),
    ],
)
def test_a_front_says_what_its_author_said(tmp_path: Path, text: str, front: str) -> None:
    assert front in fronts(tmp_path, text)


def test_the_row_of_a_table_of_contents_is_not_asked(tmp_path: Path) -> None:
    rows = "| 2 | Grace | James 4:1-6 | God gives grace |\n| 3 | Light | Psalm 119:1-8 | We see |\n"
    table = f"# Letters\n\n| # | Title | Passage | Idea |\n|---|---|---|---|\n{rows}"
    (tmp_path / "a.md").write_text(table, encoding="utf-8")
    assert statements_of(extracted(tmp_path)) == {}


def test_what_is_only_set_beside_is_not_told_as_right(tmp_path: Path) -> None:
    text = "God gives grace to the humble (James 4:6; cf. Job 22:29)."
    (note,) = notes_of(extracted(tmp_path, a=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    assert [str(ref) for asked in note.content.asked for ref in asked.also] == []


def test_it_with_a_verb_of_its_own_means_what_was_said_before(tmp_path: Path) -> None:
    text = (
        "The shepherd guards the door of the fold by night.\n\n"
        "It trains the sheep to know the voice that leads them (John 10:4)."
    )
    assert not any(front.startswith("It ") for front in fronts(tmp_path, text))


def test_verses_with_something_left_out_between_them_are_not_one() -> None:
    words = Wording("This is the covenant, saith the Lord….", "", "", quoted=True)
    other = Wording("Their sins will I remember no more.", "", "", quoted=True)
    assert is_holed([words, other])
    assert not is_holed([other, words])


def test_his_is_not_of_him_who_is_only_named_as_the_source_of_something(tmp_path: Path) -> None:
    text = (
        "Let us pray in the power of the Holy Spirit. Good things await those who humble "
        "themselves and seek His face (2 Chronicles 7:14)."
    )
    assert not any("Spirit’s" in front or "Spirit's" in front for front in fronts(tmp_path, text))


def test_of_several_passages_that_is_asked_which_is_heard_most(tmp_path: Path) -> None:
    text = (
        "Faith justifies, and no works of law are imputed (Romans 4:6; Psalm 31:24; "
        "Galatians 2:16)."
    )
    ((answer,),) = statements_of(extracted(tmp_path, a=body(text))).values()
    assert answer == "Galatians 2:16"


def test_what_differs_only_in_endings_is_said_once(tmp_path: Path) -> None:
    text = (
        "Whoever believes and asks receives (Matthew 21:22).\n\n"
        "Believing, asking, we receive (Mark 11:24)."
    )
    assert len(fronts(tmp_path, text)) == 1


def test_a_verse_is_learned_as_it_is_quoted_and_not_as_it_is_summed_up(tmp_path: Path) -> None:
    text = (
        "“Not a sparrow falls apart from your Father” (Matthew 10:29).\n\n"
        "“Are not two sparrows sold for a penny? Yet not one of them will fall to the ground "
        "outside your Father's care.” (Matthew 10:29)"
    )
    (note,) = notes_of(extracted(tmp_path, a=body(text)), Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert note.content.text.startswith("Are not two sparrows sold")


def test_a_prompt_that_nothing_speaks_to_has_the_point_above_it(tmp_path: Path) -> None:
    lesson = "## {title}\n\n### Key truth\n\n{truth}\n\n### Reflect\n\n- {question}\n\n"
    text = "# Two lessons\n\n" + "".join(
        lesson.format(title=title, truth=truth, question=question)
        for title, truth, question in (
            ("Light", "God is light without any darkness.", "Where do you hide from others?"),
            ("Bread", "Christ feeds whoever comes to him.", "When did you last feel at home?"),
        )
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = extracted(tmp_path)
    backs = {
        note.content.question: [entry.sentence for entry in note.content.support]  # type: ignore[union-attr]
        for note in notes_of(found, Kind.QUESTION)
    }
    assert backs["When did you last feel at home?"] == ["Christ feeds whoever comes to him."]


@pytest.mark.parametrize(("words", "share"), [(4, 0.4), (12, 1.0)])
def test_a_phrase_counts_for_less_than_a_good_part_of_a_verse(
    tmp_path: Path, words: int, share: float
) -> None:
    (verse,) = parse_reference("Romans 6:23")
    block = extracted(tmp_path, a=body("The wages of sin.")).readings[0].blocks[0]
    quoted = Quoted((verse,), frozenset({verse}), block, 0, words=words)
    (found,) = quoting(Candidate(verse, (), (quoted,)))
    assert found.weight == share * choosing.reason(Kind.VERSE, "quoted in part").weight


@pytest.mark.parametrize(
    ("phrase", "several"),
    [
        ("the first and final rule", False),
        ("the bread and the wine", True),
        ("the heavens and earth", True),
        ("grace and truth", True),
        ("the law and", True),
    ],
)
def test_a_phrase_speaks_of_several_where_and_stands_between_nouns(
    phrase: str, several: bool
) -> None:
    assert is_plural(phrase, language("en")) is several


def test_references_listed_below_one_line_are_all_given_for_it(tmp_path: Path) -> None:
    def of(*references: str) -> dict[str, tuple[str, ...]]:
        lines = "".join(f"    - {reference}\n" for reference in references)
        prose = "A token is a small thing that is kept for what it means. " * 5
        text = f"# Letters\n\n{prose}\n\n- God gave us a token of good\n\n{lines}\n{prose}\n"
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        notes = notes_of(extracted(tmp_path), Kind.CONCEPT)
        found = {note.text: note.content for note in notes}
        return {
            text: tuple(map(str, (*one.asked[0].references, *one.asked[0].also)))
            for text, one in found.items()
            if isinstance(one, ConceptContent)
        }

    front = "God gave us a token of good."
    assert of("Psalm 86:17") == {front: ("Psalm 86:17",)}
    assert of("Psalm 86:17", "John 3:16") == {front: ("Psalm 86:17", "John 3:16")}
