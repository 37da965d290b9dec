"""Which passages of an article are learned word for word, and for which reasons."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.decks import body, extracted, extracted_from, notes_of
from versecards.datafiles import read_table
from versecards.deck import open_deck
from versecards.extract.choosing import Choice
from versecards.extract.keyverses import fewest_units, most_units, weigh_article
from versecards.extract.reading import read
from versecards.extract.wordings import Wordings
from versecards.notes import Kind
from versecards.scripture import natures
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference
from versecards.scripture.texts import Library

KJV = Library().find("KJV")

FILLING = "The evening wind went over the hills, and nobody in the village was awake to hear it. "


def choices(folder: Path, text: str, title: str = "A title?", deck: str = "") -> dict[str, Choice]:
    """What is said of each passage of an article with this body."""
    article = body(text).replace("A title?", title, 1)
    found = extracted(folder, article=article, deck=deck or "verses: key\n")
    return {choice.text: choice for choice in found.choices if choice.kind is Kind.VERSE}


def codes(choice: Choice) -> set[str]:
    return {reason.code for reason in choice.reasons}


def made(folder: Path, text: str, deck: str = "") -> list[str]:
    """The verse notes of an article with this body."""
    found = extracted(folder, article=body(text), deck=deck or "verses: key\n")
    return [str(note.references[0]) for note in notes_of(found, Kind.VERSE)]


KIND = (
    "And be ye kind one to another, tenderhearted, forgiving one another, "
    "even as God for Christ's sake hath forgiven you."
)


def test_a_verse_quoted_word_for_word_is_learned(tmp_path: Path) -> None:
    found = choices(tmp_path, f'Paul says, "{KIND}" (Ephesians 4:32).')["Ephesians 4:32"]
    assert found.chosen
    assert "quoted" in codes(found)
    assert next(r.line for r in found.reasons if r.code == "quoted") == 5


@pytest.mark.parametrize("lead", ["cf. ", "see also ", "compare ", "quoting "])
def test_what_is_named_in_passing_is_never_learned(tmp_path: Path, lead: str) -> None:
    found = choices(tmp_path, f"Mercy comes first (Hosea 6:6; {lead}Ephesians 4:32).")
    assert codes(found["Ephesians 4:32"]) >= {"aside"}
    assert not found["Ephesians 4:32"].chosen


def test_a_cue_before_another_reference_is_not_its_own(tmp_path: Path) -> None:
    found = choices(tmp_path, "Mercy comes first (Ephesians 4:32, cf. Hosea 6:6).")
    assert "aside" not in codes(found["Ephesians 4:32"])


def test_what_is_only_for_further_reading_is_never_learned(tmp_path: Path) -> None:
    article = body("God is good (Nahum 1:7).") + "\nFurther reading\nJohn 3:16\n"
    found = {c.text: c for c in extracted(tmp_path, article=article).choices}
    assert "further" in codes(found["John 3:16"])
    assert not found["John 3:16"].chosen


_LIST = {
    "Psalm 119:105": "Thy word is a lamp unto my feet, and a light unto my path.",
    "Galatians 6:9": "And let us not be weary in well doing: for in due season we shall reap, if "
    "we faint not.",
    "Nahum 1:7": "The LORD is good, a strong hold in the day of trouble; and he knoweth them that "
    "trust in him.",
    "Hosea 6:6": "For I desired mercy, and not sacrifice; and the knowledge of God more than burnt "
    "offerings.",
    "Zechariah 4:10": "For who hath despised the day of small things?",
    "Micah 7:18": "Who is a God like unto thee, that pardoneth iniquity?",
    "Malachi 3:6": "For I am the LORD, I change not.",
    "Obadiah 1:15": "For the day of the LORD is near upon all the heathen.",
    "Haggai 2:4": "Be strong, all ye people of the land, saith the LORD, and work.",
    "Joel 2:13": "And rend your heart, and not your garments, and turn unto the LORD your God.",
    "Amos 5:24": "But let judgment run down as waters, and righteousness as a mighty stream.",
    "Habakkuk 3:18": "Yet I will rejoice in the LORD, I will joy in the God of my salvation.",
}  # fmt: skip


@pytest.mark.parametrize("title", ["Our list\n\n", ""])
@pytest.mark.parametrize("line", ["{0}", "- {0}", "{0} - {1}", "{2}. {0} “{1}”", "{0}\n{1}\n"])
def test_an_article_of_nothing_but_verses_is_learned_whole(
    tmp_path: Path, title: str, line: str
) -> None:
    lines = [line.format(*one, number) for number, one in enumerate(_LIST.items(), 1)]
    found = extracted(tmp_path, article=title + "\n".join(lines) + "\n")
    made = [str(note.references[0]) for note in notes_of(found, Kind.VERSE)]
    assert sorted(made) == sorted(name.replace("Obadiah 1:15", "Obadiah 15") for name in _LIST)


@pytest.mark.parametrize(
    "text",
    ["Ours\n\nProv 3:5,6\njoel 2:13\n", f"Ours\n\n{FILLING}\n\nMemory verse\nProverbs 3:5, 6\n"],
)
def test_verses_to_learn_that_are_named_one_after_another_are_one(
    tmp_path: Path, text: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    verses = [str(note.references[0]) for note in notes_of(extracted_from(tmp_path), Kind.VERSE)]
    assert verses[0] == "Proverbs 3:5–6"
    assert "Proverbs 3:6" not in verses


@pytest.mark.parametrize("label", ["Next week: ", "Next time – ", "Announcements: "])
def test_what_an_announcement_names_is_not_of_the_lesson(tmp_path: Path, label: str) -> None:
    news = f"{label}Chapter 5, “When God says no”. Please read Ephesians 4:32."
    text = f"He wants mercy from us (Psalm 103:8).\n\n{news}"
    found = extracted(tmp_path, article=body(text), deck="verses: all\n")
    assert [str(note.references[0]) for note in notes_of(found, Kind.VERSE)] == ["Psalm 103:8"]
    assert "quotation" not in [problem.code for problem in found.problems]


@pytest.mark.parametrize(
    "news",
    [
        *("Next week we look at Ephesians 4:32.", "Next time, we will study Ephesians 4:32"),
        *("In our next lesson we’ll turn to Ephesians 4:32.", "Tomorrow we read Ephesians 4:32."),
        "Over the coming weeks we are going to explore the kindness of God (Ephesians 4:32).",
    ],
)
def test_what_is_announced_in_a_sentence_is_not_of_the_lesson(tmp_path: Path, news: str) -> None:
    text = f"He wants mercy from us (Psalm 103:8).\n\n{news}"
    end = f"\n## Key points\n\n- God is patient with every sinner.\n- {news}\n"
    (tmp_path / "a.md").write_text(f"# Mercy\n\n{text}\n{end}", encoding="utf-8")
    (tmp_path / "deck.yaml").write_text("verses: all\n", encoding="utf-8")
    found = extracted_from(tmp_path)
    assert [str(note.references[0]) for note in notes_of(found, Kind.VERSE)] == ["Psalm 103:8"]
    assert [note.text for note in notes_of(found, Kind.POINT)] == [
        "God is patient with every sinner."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The next day John saw Jesus come to him (John 1:29).",
        "In the coming age he shows the riches of his grace (Ephesians 2:7).",
        "Tomorrow is in the hands of God alone (James 4:14).",
        "Next to the cross of Jesus stood his mother (John 19:25).",
        "Next week we look at joy. But God, who is rich in mercy, loved us (Ephesians 2:4).",
    ],
)
def test_what_only_sounds_like_an_announcement_is_of_the_lesson(tmp_path: Path, text: str) -> None:
    found = extracted(tmp_path, article=body(text), deck="verses: all\n")
    assert len(notes_of(found, Kind.VERSE)) == 1


@pytest.mark.parametrize("strange", ["Rmoans 5:5", "the shepherd psalm", ""])
@pytest.mark.parametrize("line", ["{0}", "Week {2}: {0}", "{0} - for Monday"])
def test_a_list_of_verses_stays_one_with_labels_and_a_line_that_cannot_be_read(
    tmp_path: Path, line: str, strange: str
) -> None:
    lines = [line.format(*one, number) for number, one in enumerate(_LIST.items(), 1)]
    found = extracted(tmp_path, article="Our list\n\n" + "\n".join([*lines, strange]) + "\n")
    assert len(notes_of(found, Kind.VERSE)) == len(_LIST)


@pytest.mark.parametrize("line", ["{0} - {1}", "{0} “{1}”", "{0}\n{1}\n"])
def test_of_a_list_with_some_words_a_longer_passage_without_any_is_learned_too(
    tmp_path: Path, line: str
) -> None:
    name, words = next(iter(_LIST.items()))
    lines = ["Psalm 23:1", line.format(name, words), "Psalm 121", "John 11:35"]
    found = extracted(tmp_path, article="For the autumn\n\n" + "\n".join(lines) + "\n")
    learned = {str(each) for note in notes_of(found, Kind.VERSE) for each in note.references}
    assert {"Psalm 23:1", name, "John 11:35"} <= learned
    assert {f"Psalm 121:{verse}" for verse in range(1, 9)} <= learned


def test_a_list_under_a_heading_to_learn_is_learned_with_any_setting(tmp_path: Path) -> None:
    text = "Verse to memorize\n\nPsalm 121:3-8\n\nScripture memory\n\nPsalm 130:5\n"
    found = extracted(tmp_path, article=f"Peace\n\nGod is near.\n\n{text}", deck="verses: short\n")
    names = {str(note.references[0]) for note in notes_of(found, Kind.VERSE)}
    assert {"Psalm 121:5", "Psalm 121:8", "Psalm 130:5"} <= names


@pytest.mark.parametrize("whole", ["Psalm 119", "Luke 1"])
def test_a_long_chapter_in_a_list_makes_no_card(tmp_path: Path, whole: str) -> None:
    name, words = next(iter(_LIST.items()))
    article = f"For the autumn\n\nPsalm 23:1\n{name} - {words}\n{whole}\nJohn 11:35\n"
    found = extracted(tmp_path, article=article)
    assert len(notes_of(found, Kind.VERSE)) == 3
    (told,) = found.problems
    assert (told.code, told.line) == ("list-long", 5)
    assert f"`memorize: [{whole}]`" in told.remedy
    wanted = extracted(tmp_path, article=article, deck=f"memorize: [{whole}]\n")
    assert not wanted.problems and len(notes_of(wanted, Kind.VERSE)) > 20
    among = article + "\nThe writer of it all had been among the shepherds for a long time.\n"
    told_among = extracted(tmp_path, article=among, deck="verses: key\n").problems
    assert [each.code for each in told_among] == ["list-long"]


def test_many_long_chapters_in_a_list_are_told_once(tmp_path: Path) -> None:
    chapters = "\n".join(f"Luke {number}" for number in range(1, 21))
    found = extracted(tmp_path, article=f"For the winter\n\nJohn 11:35\n{chapters}\n")
    (told,) = found.problems
    assert (told.code, told.line) == ("list-long", 4)
    assert "Luke 1, Luke 2, Luke 3 and 17 more" in told.message


def test_long_passages_that_are_only_printed_are_read_and_not_learned(tmp_path: Path) -> None:
    printed = "\n\n".join(
        f"{passage}\n"
        + " ".join(
            f"{verse.verse} {text}" for verse, text in KJV.passage(parse_reference(passage)[0])
        )
        for passage in ("Isaiah 40:1-8", "Mark 1:1-8")
    )
    found = extracted(tmp_path, article=f"Readings for Sunday\n\nPsalm 121\n\n{printed}\n")
    assert not [c for c in found.choices if c.chosen and "to learn" in codes(c)]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Further reading", "A. Nobody, A Living Hope in Christ (1 Peter 1:3)"),
        ("Announcements", "The choir meets on Friday and sings Psalm 96 (Psalm 96:1)."),
        ("Materials needed", "Bring a stone for each child, as Joshua did (Joshua 4:3)."),
    ],
)
def test_what_stands_beside_the_teaching_makes_no_card(
    tmp_path: Path, heading: str, line: str
) -> None:
    article = body("God is good (Nahum 1:7).") + f"\n{heading}\n{line}\nWho comes with us?\n"
    found = extracted(tmp_path, article=article)
    assert {reference for note in found.notes for reference in map(str, note.references)} == {
        "Nahum 1:7"
    }
    assert not any("Who comes" in str(note.content) for note in found.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Memory verse: Habakkuk 2:20",
        "Try to learn Habakkuk 2:20 by heart.",
        "Memorize Habakkuk 2:20 with a friend.",
    ],
)
def test_what_the_article_names_as_a_verse_to_learn_is_learned(tmp_path: Path, text: str) -> None:
    found = choices(tmp_path, text)["Habakkuk 2:20"]
    assert found.chosen
    assert "to learn" in codes(found)


def test_a_verse_cited_again_weighs_more_than_one_cited_once(tmp_path: Path) -> None:
    text = (
        "Give freely (Proverbs 11:24).\n\nSpeak softly (Proverbs 16:24).\n\n"
        "The soft word heals (Proverbs 16:24)."
    )
    found = choices(tmp_path, text)
    assert "again" in codes(found["Proverbs 16:24"])
    assert found["Proverbs 16:24"].score > found["Proverbs 11:24"].score


def test_of_passages_for_one_claim_the_weaker_are_weighed_down(tmp_path: Path) -> None:
    found = choices(tmp_path, "God is near to all who call (Psalm 145:18; Zechariah 2:10).")
    assert "second proof" not in codes(found["Psalm 145:18"])
    assert "second proof" in codes(found["Zechariah 2:10"])


def test_what_is_told_or_said_in_a_story_is_not_learned(tmp_path: Path) -> None:
    text = (
        "The spies came home (Numbers 13:26). David ran to meet him (1 Samuel 17:48). "
        'God asked, "What hast thou done?" (Genesis 4:10).'
    )
    found = choices(tmp_path, text)
    assert "narrative" in codes(found["Numbers 13:26"])
    assert "deeds" in codes(found["1 Samuel 17:48"])
    assert "dialogue" in codes(found["Genesis 4:10"])
    assert not any(choice.chosen for choice in found.values())


def test_a_long_passage_is_not_learned_unless_the_article_goes_through_it(tmp_path: Path) -> None:
    long = choices(tmp_path, "The king of love keeps us (Psalm 121).")
    assert codes(long["Psalm 121"]) == {"long"}
    text = (
        "Psalm 121 is a song for the road. We look up for help (Psalm 121:1-2). God never "
        "sleeps (Psalm 121:3-4). He is our shade (Psalm 121:5-6). He keeps us for ever "
        "(Psalm 121:7-8)."
    )
    assert made(tmp_path, text) == [*(f"Psalm 121:{n}" for n in range(1, 9)), "Psalm 121:1–8"]


def test_a_verse_that_an_article_leaves_out_of_a_passage_is_learned_with_it(
    tmp_path: Path,
) -> None:
    text = (
        "Psalm 100 calls us home. We know who made us (Psalm 100:3). We enter with thanks "
        "(Psalm 100:4). He is good for ever (Psalm 100:5). Serve him gladly (Psalm 100:2)."
    )
    assert made(tmp_path, text) == [*(f"Psalm 100:{n}" for n in range(1, 6)), "Psalm 100:1–5"]


def test_a_story_that_the_article_goes_through_is_not_learned(tmp_path: Path) -> None:
    text = (
        "Ehud's story is Judges 3:15-22. He made a dagger (Judges 3:15-16). He brought the "
        "present (Judges 3:17-18). He turned again (Judges 3:19-20). He struck (Judges 3:21-22)."
    )
    assert made(tmp_path, text) == []


def test_what_goes_on_the_sentence_of_a_learned_verse_weighs_more(tmp_path: Path) -> None:
    text = f'"{KIND[:-1]}" (Ephesians 4:32). Walk in love (Ephesians 5:2).'
    assert "continues" not in codes(choices(tmp_path, text)["Ephesians 5:2"])
    words = "Wherefore, my beloved brethren, let every man be swift to hear, slow to speak"
    text = f'James says, "{words}" (James 1:19). Wrath does no good (James 1:20).'
    assert "continues" in codes(choices(tmp_path, text)["James 1:20"])


def test_passages_that_overlap_are_one_unit_of_three_verses_at_most(tmp_path: Path) -> None:
    text = "He helps (Hebrews 4:15). Come near (Hebrews 4:16). Both at once (Hebrews 4:15-16)."
    assert list(choices(tmp_path, text)) == ["Hebrews 4:15–16"]
    text = "Hold on (Hebrews 10:22-24). Meet (Hebrews 10:24-26)."
    assert list(choices(tmp_path, text)) == ["Hebrews 10:22–24", "Hebrews 10:25–26"]


def test_what_is_quoted_stays_together_and_what_stands_around_it_apart(tmp_path: Path) -> None:
    text = f'Paul says, "{KIND}" (Ephesians 4:32). We put anger off (Ephesians 4:31-32).'
    assert list(choices(tmp_path, text)) == ["Ephesians 4:32", "Ephesians 4:31"]


def test_chosen_neighbours_in_one_sentence_are_one_unit(tmp_path: Path) -> None:
    text = "Memory verse: Galatians 5:22\n\nMemory verse: Galatians 5:23"
    assert made(tmp_path, text) == ["Galatians 5:22–23"]


def test_a_sentence_quoted_in_two_paragraphs_is_one_unit(tmp_path: Path) -> None:
    text = (
        "The names of the mountain – Psalm 121:1-2\n\n“I will lift up my eyes to the hills, where "
        "my help comes from,\n\n2 my help that comes from the LORD, who made heaven and earth.”"
    )
    assert made(tmp_path, text) == ["Psalm 121:1–2"]


def test_a_sentence_is_learned_to_its_end(tmp_path: Path) -> None:
    assert made(tmp_path, "Memory verse: Galatians 5:22") == ["Galatians 5:22–23"]
    # where the article gives words of it, it ends where they end
    text = 'Memorize: he gives "love, joy, peace, longsuffering, gentleness" (Galatians 5:22).'
    assert made(tmp_path, text) == ["Galatians 5:22"]


def test_an_article_has_room_for_two_to_eleven(tmp_path: Path) -> None:
    assert [most_units(words) for words in (0, 300, 900, 90_000)] == [5, 7, 11, 11]
    assert [fewest_units(words) for words in (0, 300, 600, 90_000)] == [2, 2, 4, 5]
    verses = [f"Proverbs {chapter}:1" for chapter in range(10, 28)]
    text = " ".join(f"Memory verse: {verse}." for verse in verses)
    # what the author names is never too much
    assert len(made(tmp_path, text)) == len(verses)
    known = [f"1 John 4:{n}" for n in (7, 9, 11, 16, 19)] + [
        *("1 John 1:9", "1 John 2:1", "Romans 5:8", "Romans 6:23", "Romans 8:28", "Romans 12:1"),
        *("Ephesians 2:10", "Philippians 1:6", "Philippians 4:13", "Titus 3:5", "James 1:5"),
    ]
    found = choices(tmp_path, " ".join(f"{FILLING} ({verse})." for verse in known))
    assert sum(choice.chosen for choice in found.values()) == most_units(16 * 20)
    assert any("beyond" in codes(choice) for choice in found.values())


def test_where_hardly_any_passage_weighs_enough_the_best_are_taken(tmp_path: Path) -> None:
    found = choices(tmp_path, "Give freely (Proverbs 11:24). Go and see (Numbers 13:17).")
    assert [text for text, choice in found.items() if choice.chosen] == ["Proverbs 11:24"]
    # but nothing that tells what happened, even where it is quoted
    words = "And Jacob went on his way, and the angels of God met him."
    found = choices(tmp_path, f'"{words}" (Genesis 32:1; Genesis 33:3).')
    assert not any(choice.chosen for choice in found.values())


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("quoted", ["Ephesians 4:32"]),
        ("short", ["Numbers 13:17", "Ephesians 4:32"]),
        ("all", ["Numbers 13:17", *(f"Psalm 150:{n}" for n in range(1, 7)), "Ephesians 4:32"]),
    ],
)
def test_the_setting_overrides_the_weighing(
    tmp_path: Path, setting: str, expected: list[str]
) -> None:
    text = f'They went up (Numbers 13:17). Praise him (Psalm 150). Paul says, "{KIND}" (Eph 4:32).'
    deck = f"verses: {setting}\n"
    assert made(tmp_path, text, deck) == expected
    reasons = choices(tmp_path, text, deck=deck)["Ephesians 4:32"].reasons
    assert any(reason.code == "setting" for reason in reasons)


def test_every_verse_is_in_one_note_of_a_deck(tmp_path: Path) -> None:
    found = extracted(
        tmp_path,
        one=body("Come near (Hebrews 4:16)."),
        two=body("We have a priest who feels with us (Hebrews 4:14-16)."),
        deck="verses: short\n",
    )
    notes = notes_of(found, Kind.VERSE)
    assert [str(note.references[0]) for note in notes] == ["Hebrews 4:16", "Hebrews 4:14–15"]
    assert [note.origin.articles for note in notes] == [("one.txt", "two.txt"), ("two.txt",)]


def test_of_a_long_passage_the_verses_that_many_know_are_weighed(tmp_path: Path) -> None:
    text = "By grace we are saved through faith, and not of ourselves (Ephesians 2:1-10)."
    found = choices(tmp_path, text)
    assert found["Ephesians 2:8–9"].chosen
    assert "inside" in codes(found["Ephesians 2:8–9"])
    assert not found["Ephesians 2:1–10"].chosen
    # what the article does not name itself is told of only where it is learned
    hymn = choices(tmp_path, "It is a hymn, as all agree (1 Corinthians 13:1-13).")
    assert "1 Corinthians 13:1–13" in hymn and "1 Corinthians 13:8" not in hymn
    assert all(choice.chosen for choice in hymn.values() if "inside" in codes(choice))
    # a story is one, whoever knows a line of it
    story = choices(tmp_path, "Jesus was tempted by the devil (Matthew 4:1-11).")
    assert list(story) == ["Matthew 4:1–11"]
    # the setting takes only what is cited as a short passage
    assert made(tmp_path, text, "verses: short\n") == []


def test_a_long_list_of_key_passages_is_weighed_like_others(tmp_path: Path) -> None:
    few = [f"Proverbs {chapter}:1" for chapter in range(10, 14)]
    many = [f"Proverbs {chapter}:1" for chapter in range(10, 24)]
    for verses in (few, many):
        article = (
            body("God is good.\n\n" * 12) + "\nKey passages\n" + "\n".join(f"- {v}" for v in verses)
        )
        found = extracted(tmp_path, article=article, deck="verses: key\n").choices
        assert all(("to learn" in codes(choice)) == (verses is few) for choice in found)
        assert all(("listed" in codes(choice)) == (verses is many) for choice in found)


def test_the_work_grows_with_the_passages_and_no_faster(tmp_path: Path) -> None:
    def calls(count: int) -> int:
        verses = [f"Psalm 119:{n}" for n in range(1, 177)] + [
            f"Proverbs {chapter}:{verse}" for chapter in range(1, 31) for verse in range(1, 19)
        ]
        text = " ".join(f"God is good ({verse})." for verse in verses[:count])
        (tmp_path / "article.txt").write_text(body(text), encoding="utf-8")
        deck = open_deck(tmp_path / "article.txt")
        reading = read(deck.articles[0])
        wordings = Wordings(deck.library, deck.settings)
        weigh_article(reading, deck.settings, wordings)  # what is read once is read now
        made = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(count_call)
        try:
            weigh_article(reading, deck.settings, wordings)
        finally:
            sys.setprofile(None)
        return made

    assert calls(640) < 6 * calls(160)


def test_a_sites_verse_of_the_day_below_an_article_is_none_of_its_own(tmp_path: Path) -> None:
    below = body("God is good (Nahum 1:7).") + "\nVerse of the day\nJohn 3:16\n"
    found = {c.text: c for c in extracted(tmp_path, article=below).choices}
    assert "further" in codes(found["John 3:16"])
    above = (
        "A day with God\n\nVerse of the day\nJohn 3:16\n\nReflection\nGod is good (Nahum 1:7).\n"
    )
    found = {c.text: c for c in extracted(tmp_path, article=above).choices}
    assert found["John 3:16"].chosen


def test_proofs_in_a_bracket_of_their_own_prove_what_stands_before_it(tmp_path: Path) -> None:
    text = "The heavens tell of the glory of God.\n\n[Psalm 19:1]"
    assert "echoed" in codes(choices(tmp_path, text)["Psalm 19:1"])


def test_what_an_article_prints_of_the_passage_in_its_title_weighs_more(tmp_path: Path) -> None:
    text = (
        'The psalm says, "He shall be like a tree planted by the rivers of water" (Psalm 1:3). '
        f'Paul says, "{KIND}" (Ephesians 4:32). It begins with a blessing (Psalm 1:1).'
    )
    found = choices(tmp_path, text, title="The two ways: Psalm 1:1-6")
    assert [name for name, one in found.items() if "subject" in codes(one)] == ["Psalm 1:3"]
    assert "subject" not in str(choices(tmp_path, text, title="The two ways in Proverbs"))


def test_of_a_printed_passage_the_verses_that_the_article_takes_up_weigh_more(
    tmp_path: Path,
) -> None:
    text = (
        "Psalm 1:1-4 (KJV)\n\n"
        "1 Blessed is the man that walketh not in the counsel of the ungodly, nor standeth in the "
        "way of sinners, nor sitteth in the seat of the scornful. 2 But his delight is in the law "
        "of the LORD; and in his law doth he meditate day and night. 3 And he shall be like a "
        "tree planted by the rivers of water, that bringeth forth his fruit in his season; his "
        "leaf also shall not wither; and whatsoever he doeth shall prosper. 4 The ungodly are "
        "not so: but are like the chaff which the wind driveth away.\n\n"
        "Whoever takes delight in the law will meditate on it by day and by night."
    )
    found = choices(tmp_path, text)
    weights = {
        text: next((r.weight for r in choice.reasons if r.code == "taken up"), 0.0)
        for text, choice in found.items()
    }
    assert max(weights, key=weights.__getitem__) == "Psalm 1:2"
    assert found["Psalm 1:2"].chosen and not found["Psalm 1:4"].chosen


def test_a_story_printed_verse_by_verse_is_one_passage(tmp_path: Path) -> None:
    verses = Reference("Jonah", 1, 1, 1, 6).verses()
    texts = [(verse.verse, KJV.verse(verse)) for verse in verses]
    quoted = "\n\n".join(f"> <sup>{number}</sup> {text}" for number, text in texts)
    text = f"# Away\n\nA word before.\n\n## The text\n\n> Jonah 1:1-6\n>\n{quoted}\n\n## Lesson\n\n"
    (tmp_path / "a.md").write_text(text + "Nobody can flee from God.\n", encoding="utf-8")
    found = extracted_from(tmp_path)
    weighed = [choice for choice in found.choices if choice.kind is Kind.VERSE]
    assert not [one.text for one in weighed if "quoted" in codes(one)]
    assert notes_of(found, Kind.CONCEPT) == []


@pytest.mark.parametrize(
    ("passage", "count"), [("1 Chronicles 2-4", 0), ("Psalm 121", 8), ("Psalm 121:1-2", 1)]
)
def test_a_key_passage_of_whole_chapters_is_to_be_read(
    tmp_path: Path, passage: str, count: int
) -> None:
    found = extracted(tmp_path, article=body(f"A word before.\n\nKey text\n\n{passage}"))
    whole = [
        note for note in notes_of(found, Kind.VERSE) if len(list(note.references[0].verses())) < 8
    ]
    assert len(whole) == count


def test_another_translation_gives_other_words_of_the_same_passages(tmp_path: Path) -> None:
    text = (
        "A soft answer turns wrath away (Proverbs 15:1). The merciful will obtain mercy "
        "(Matthew 5:7). Joseph had a coat of many colours (Genesis 37:3). God's anger lasts but a "
        "moment, and weeping for a night (Psalm 30:5)."
    )
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "MINE.csv").write_text(
        "reference,text\nProverbs 15:1,Speak gently and the quarrel ends.\n"
    )
    own = choices(tmp_path, text, deck="translation: MINE\n")
    known = choices(tmp_path, text)
    assert [(name, codes(choice), choice.score) for name, choice in own.items()] == [
        (name, codes(choice), choice.score) for name, choice in known.items()
    ]


def test_a_passage_that_cannot_be_shared_out_between_its_verses_is_quoted(tmp_path: Path) -> None:
    words = (
        "“Therefore if you have any encouragement in Christ, if any comfort from His love, if any "
        "fellowship with the Spirit, if any affection and compassion, then make my joy complete by "
        "being of one mind, having the same love, being united in spirit and purpose.”"
    )
    found = choices(tmp_path, f"Philippians 2:1-2 — {words}")["Philippians 2:1–2"]
    assert found.chosen
    assert "quoted" in codes(found)


def test_a_long_article_learns_the_best_that_it_only_cites(tmp_path: Path) -> None:
    cites = "Somebody stood at the gate and looked ({}). "
    idle = "The baker went home before the rain came down on the wide street again. " * 40
    verses = ("Eph. 5:8", "Rom. 12:5", "Rom. 15:2", "Eph. 6:12", "Col. 4:3", "Titus 3:1")
    short = body("".join(map(cites.format, verses)))
    long = body("".join(map(cites.format, verses)) + idle)
    chosen = [
        sum(c.chosen for c in extracted(tmp_path, a=text).choices if c.kind is Kind.VERSE)
        for text in (short, long)
    ]
    assert chosen[0] <= 2 < chosen[1]


HARDLY_LEARNED = {
    "a list of sins": "Romans 13:13",
    "a rebuke": "1 Corinthians 3:3",
    "news of a letter": "2 Timothy 4:12",
    "a tempter": "Matthew 4:9",
    "a penalty": "Exodus 21:17",
    "names": "Matthew 10:3",
}


def _printed(place: str, label: str) -> str:
    (line,) = [words for ref in parse_reference(place) for _, words in KJV.passage(ref)]
    good = [
        *("Psalm 34:8", "Lamentations 3:25", "Nahum 1:7", "Psalm 145:9", "Psalm 100:5"),
        *("James 1:17", "Romans 8:28", "Psalm 23:6"),
    ]
    said = " ".join(f"The LORD is good, says {name}, and so he is ({name})." for name in good)
    return f"# The LORD is good\n\n{said}\n\nBehold the days:\n\n{label}{place} (KJV): “{line}”\n"


@pytest.mark.parametrize("kind", HARDLY_LEARNED)
def test_what_hardly_anybody_learns_is_learned_where_it_is_asked_for(
    tmp_path: Path, kind: str
) -> None:
    place = HARDLY_LEARNED[kind]
    for number, (label, deck, learned) in enumerate(
        [("", "", False), ("Memory verse: ", "", True), ("", "verses: quoted\n", True)]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.md").write_text(_printed(place, label), encoding="utf-8")
        (folder / "deck.yaml").write_text(f"name: A\n{deck}", encoding="utf-8")
        notes = notes_of(extracted_from(folder), Kind.VERSE)
        names = {str(ref) for note in notes for ref in note.references}
        assert (place in names) is learned, label or deck


def test_every_passage_that_hardly_anybody_learns_is_there() -> None:
    table = read_table(Path(natures.__file__).with_suffix(".json"))
    missing = [
        passage
        for passages in table.values()
        for passage in passages
        if not Reference.from_osis(passage).exists
    ]
    assert not missing


def reasons(folder: Path, text: str, passage: str) -> set[str]:
    """The codes of the reasons for and against a passage of an article."""
    found = extracted(folder, article=body(text), deck="verses: key\n")
    return next(
        codes(choice)
        for choice in found.choices
        if choice.kind is Kind.VERSE and choice.text == passage
    )


@pytest.mark.parametrize(
    ("passage", "code"),
    [
        ("Genesis 28:11", "deeds"),  # Jacob lies down to sleep
        ("Genesis 3:6-7", "deeds"),  # of the one many know the words, of the other nobody
        ("Mark 12:42", "deeds"),
        ("Mark 10:4", "told"),  # what others say in a story
        ("Genesis 3:4", "wicked"),
        ("Mark 5:12", "wicked"),
    ],
)
def test_what_happens_in_a_story_is_not_learned(tmp_path: Path, passage: str, code: str) -> None:
    shown = passage.replace("-", "–")
    assert code in reasons(tmp_path, f"So it was in the days of old ({passage}).", shown)


@pytest.mark.parametrize(
    "passage",
    [
        "John 14:23",  # what Jesus teaches there
        "Luke 9:23",
        "Genesis 2:7",  # what God did
        "John 14:26",  # "whatsoever I have said"
        "Genesis 1:27",
    ],
)
def test_what_jesus_teaches_and_what_god_does_is_no_story(tmp_path: Path, passage: str) -> None:
    found = reasons(tmp_path, f"So it is to this day ({passage}).", passage)
    assert found.isdisjoint({"told", "deeds", "dialogue"})


def test_a_long_list_of_passages_is_not_what_an_article_is_about(tmp_path: Path) -> None:
    def is_subject(passages: list[str]) -> bool:
        named = "".join(f"  - {passage}\n" for passage in passages)
        front = f"---\npassage:\n{named}---\n"
        text = front + body("He says, “Bear ye one another’s burdens” (Galatians 6:2).")
        (tmp_path / "article.md").write_text(text, encoding="utf-8")
        found = extracted(tmp_path, deck="verses: key\n")
        return any("subject" in codes(choice) for choice in found.choices)

    few = ["Galatians 6:2", "Romans 15:1"]
    many = [*few, "Mark 9:35", "John 13:34", "Acts 20:35", "James 2:8", "1 John 3:16"]
    assert is_subject(few)
    assert not is_subject(many)


@pytest.mark.parametrize("words", ["", "Care for nothing, and pray about it all, glad at heart"])
def test_a_passage_in_words_that_cannot_be_used_is_given_all_the_same(
    tmp_path: Path, words: str
) -> None:
    said = f"He says, “{words}” (Philippians 4:6)." if words else "So he says (Philippians 4:6)."
    assert ("in other words" in reasons(tmp_path, said, "Philippians 4:6")) == bool(words)


def test_a_list_of_long_passages_is_one_of_what_to_read(tmp_path: Path) -> None:
    lines = ["Mark 4:1-9", "Luke 10:30-37", "Matthew 25:14-30", "Luke 8:9-10", "Luke 15:11-32"]
    text = "Stories of Jesus\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"
    assert not [c for c in extracted(tmp_path, a=text).choices if "to learn" in codes(c)]


def test_of_a_list_of_long_passages_what_people_learn_whole_is_learned(tmp_path: Path) -> None:
    lines = ["Psalm 23", "Psalm 121", "Matthew 5:3-12", "John 3:16", "1 Corinthians 13"]
    text = "For the winter\n\n" + "\n".join(lines) + "\n"
    learned = {str(n.references[0]) for n in notes_of(extracted(tmp_path, a=text), Kind.VERSE)}
    assert {"Psalm 23:1–6", "Psalm 121:1–8", "Matthew 5:3–12", "John 3:16"} <= learned


@pytest.mark.parametrize(
    ("passage", "learned"),
    [("Mark 7:14-23", False), ("Romans 6:1-11", False), ("Philippians 2:5-11", True)],
)
def test_a_long_key_passage_is_learned_where_people_learn_it_whole(
    tmp_path: Path, passage: str, learned: bool
) -> None:
    shown = passage.replace("-", "–")
    found = choices(tmp_path, f"Key text: {passage}\n\nA word on it follows here.")
    assert found[shown].chosen is learned
    assert ("to learn" in codes(found[shown])) is learned


def test_every_passage_that_people_learn_whole_is_there() -> None:
    passages = read_table(Path(natures.__file__).with_name("beloved.json"))
    assert not [passage for passage in passages if not Reference.from_osis(passage).exists]


@pytest.mark.parametrize("passage", ["Acts 2:42", "Acts 17:11", "Acts 5:42", "Daniel 6:10"])
def test_what_people_used_to_do_is_no_story(tmp_path: Path, passage: str) -> None:
    found = reasons(tmp_path, f"So they lived ({passage}).", passage)
    assert found.isdisjoint({"told", "deeds"})


@pytest.mark.parametrize(
    ("passage", "code"),
    [("1 John 5:7-8", "variant"), ("Acts 8:37", "variant"), ("Leviticus 24:16", "penalty")],
)
def test_what_is_in_footnotes_and_what_a_law_threatens_is_weighed_down(
    tmp_path: Path, passage: str, code: str
) -> None:
    found = reasons(tmp_path, f"So it is written ({passage}).", passage.replace("-", "–"))
    assert code in found


def test_a_story_that_is_quoted_verse_by_verse_is_not_learned(tmp_path: Path) -> None:
    def quoted(numbers: range) -> str:
        return "\n\n".join(
            f'And then: "{KJV.verse(Reference.to_verse("Jonah", 1, n))}" (Jonah 1:{n}).'
            for n in numbers
        )

    one = choices(tmp_path, quoted(range(3, 4)))
    assert not any("story" in codes(choice) for choice in one.values())
    all_of_it = choices(tmp_path, quoted(range(3, 8)))
    told = [choice for choice in all_of_it.values() if codes(choice) & {"told", "deeds"}]
    assert len(told) >= 3
    assert all("story" in codes(choice) and not choice.chosen for choice in told)


def test_a_short_passage_in_the_title_is_what_an_article_is_about(tmp_path: Path) -> None:
    text = "The light shines, and the night is over. So we walk on without fear."
    found = choices(tmp_path, f"{text} (Habakkuk 3:18)", title="A reflection on Habakkuk 3:18")
    assert "subject" in codes(found["Habakkuk 3:18"])
    longer = choices(tmp_path, f"{text} (Habakkuk 3:18)", title="A reflection on Habakkuk 3:1-19")
    assert "subject" not in codes(longer["Habakkuk 3:18"])


def test_what_most_passages_of_a_word_study_say_tells_none_of_them_apart(tmp_path: Path) -> None:
    trust = "Ps.4.5 Ps.9.10 Ps.13.5 Ps.20.7 Ps.22.4 Ps.31.6 Ps.37.3 Ps.37.5 Ps.40.3 Ps.44.6"
    more = (
        "Ps.49.6 Ps.52.8 Ps.55.23 Ps.56.3 Ps.56.4 Ps.61.4 Ps.62.8 Ps.62.10 Ps.71.1 Ps.91.2 Ps.143.8"
    )
    places = [str(Reference.from_osis(each)) for each in f"{trust} {more}".split()]
    weighed = []
    for number, count in enumerate((len(places), 8)):
        folder = tmp_path / str(number)
        folder.mkdir()
        text = "\n".join(f"{place} has the word." for place in places[:count])
        weighed.append(choices(folder, text, title="Trust in the Psalms"))
    assert [any("title" in codes(c) for c in each.values()) for each in weighed] == [False, True]


def test_what_many_know_of_a_long_key_passage_weighs_more(tmp_path: Path) -> None:
    found = []
    for label in ("Key text: Jeremiah 17:5-10", "We read on in Jeremiah 17:5-10 today."):
        (tmp_path / "article.txt").write_text(body(f"{label}\n\n{FILLING}"), encoding="utf-8")
        deck = open_deck(tmp_path / "article.txt")
        reading, wordings = read(deck.articles[0]), Wordings(deck.library, deck.settings)
        weighed = weigh_article(reading, deck.settings, wordings)
        found += [one.has("of key") for one in weighed if str(one.unit) == "Jeremiah 17:7"]
    assert found == [True, False]


@pytest.mark.parametrize("label", ["Biblical Support", "Supporting verses", "Proof texts"])
def test_of_the_proofs_that_are_named_as_such_one_is_learned(tmp_path: Path, label: str) -> None:
    proofs = "Acts 2:42; Hebrews 10:24-25; Romans 16:5"
    text = f"The church meets for teaching and prayer.\n\n{{}}: {proofs}\n\n{FILLING}"
    found = choices(tmp_path, text.format(label))
    assert all("support" in codes(found[place]) for place in ("Acts 2:42", "Romans 16:5"))
    assert found["Hebrews 10:24–25"].chosen and not found["Romans 16:5"].chosen
    (tmp_path / "other").mkdir()
    other = choices(tmp_path / "other", text.format("We read"))
    assert "support" not in str(list(map(codes, other.values())))
