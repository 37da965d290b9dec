"""What leans on the context, and what the context does not settle."""

from __future__ import annotations

import pytest

from versecards.scripture.context import Context
from versecards.scripture.mention import Part, Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan


def parts(text: str, context: Context | None = None) -> list[Part]:
    found = scan(text, context) if context else scan(text)
    return [part for mention in found for part in mention.parts]


def last(text: str, context: Context | None = None) -> str:
    """Return what the last part of a text is: its OSIS reference, or its status."""
    part = parts(text, context)[-1]
    return part.reference.osis if part.reference else part.status.value


def named(*osis: str) -> tuple[Reference, ...]:
    return tuple(Reference.from_osis(text) for text in osis)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hebrews 7 is about Melchizedek; he saves to the uttermost (v. 25).", "Heb.7.25"),
        ("Hebrews 7:25 says so. Verse 26 goes on.", "Heb.7.26"),
        ("Hebrews 7:25 says so, as do verses 26-28.", "Heb.7.26-Heb.7.28"),
        ("Hebrews 7:25 says so, as do vv. 26 and 27.", "Heb.7.27"),
        ("Hebrews 7 and the rest. Chapter 9 goes further.", "Heb.9"),
        ("Hebrews 7 and the rest. In chapters 9 and 10 he goes further.", "Heb.10"),
        ("Hebrews 7 goes on; see ch. 9, verse 12.", "Heb.9.12"),
        ("Hebrews 7 goes on, and verse 12 of chapter 9 ends it.", "Heb.9.12"),
        ("Romans 2 judges. Verses 29 to 32 of the chapter 1 tell why.", "Rom.1.29-Rom.1.32"),
        ("John ends by the sea. John 20:30 looks like an end (21:1-25).", "John.21.1-John.21.25"),
        ("Romans argues so (8:1-4).", "Rom.8.1-Rom.8.4"),
        ("In Romans he is a slave (he owns it 1:1 gladly).", "Rom.1.1"),
        ("Joy runs throughout Philippians (praying 1:4 alone).", "Phil.1.4"),
        ("In the Gospel of John the sign is wine (2:1-11).", "John.2.1-John.2.11"),
        ("Paul's letter to the Romans turns in chapter 12.", "Rom.12"),
        ("Genesis begins well. By chapter 3 all is lost.", "Gen.3"),
        ("Jude (v. 3) calls to contend.", "Jude.1.3"),
        ("Romans 8:28 is known, see also 9:11.", "Rom.9.11"),
        ("Isa 7:14 (Matt 1:23); 9:6 speak of him.", "Isa.9.6"),
        ("Hebrews 7 (cf. Gen 14:18-20) ends with the best word (v. 25).", "Heb.7.25"),
        ("Some say (Romans 8:1; see v. 2).", "Rom.8.2"),
        ("Titus 1 lists much. Compare verses 6-9 and verses 10-16.", "Titus.1.10-Titus.1.16"),
        ("Matthew 5 begins low. Compare verses 3-6 and verse 10.", "Matt.5.10"),
        ("Romans 11:6 is plain. Paul makes verse 5 above clear.", "Rom.11.5"),
        ("Romans 8:28 says so. See John 3 [v. 16].", "John.3.16"),
        ("Romans 8:28 says so. Compare Psalm 23 (v. 4).", "Ps.23.4"),
        ("Romans 8 comforts; v. 28f. is a pillow.", "Rom.8.28-Rom.8.29"),
        ("Romans 8 comforts; v. 31ff. ends in triumph.", "Rom.8.31-Rom.8.39"),
        ("Psalm 23 has six verses; verse 7 is not there.", "Ps.23.7"),
        ("Hebrews 8:5 has it. The claim returns at 9:23-24: copies.", "Heb.9.23-Heb.9.24"),
        ("Hebrews 8:5 has it. The claim is restated at 9:23 plainly.", "Heb.9.23"),
        ("The Gospel of John has talks by night and day (3; 3:5).", "John.3.5"),
        (
            "1 Thessalonians 3 begins so. Verse 17 of the previous chapter, Chapter 2, tells why.",
            "1Thess.2.17",
        ),
        (
            "1 Corinthians 12 is on gifts. Chapter 13 (vv. 28-31) is the way.",
            "1Cor.12.28-1Cor.12.31",
        ),
    ],
)
def test_what_was_said_before_in_the_text_settles_it(text: str, expected: str) -> None:
    assert last(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In verse 25 of Hebrews 7 we read it.", ["Heb.7.25"]),
        (
            "Romans 8 aside: in v. 25 the author says he saves (Heb 7:25).",
            ["Rom.8", "Heb.7.25", "Heb.7.25"],
        ),
        (
            "Verse 9 and the verses around it, Philippians 2:5-11, are a hymn.",
            ["Phil.2.9", "Phil.2.5-Phil.2.11"],
        ),
    ],
)
def test_what_the_sentence_names_a_little_later_wins(text: str, expected: list[str]) -> None:
    assert [part.reference and part.reference.osis for part in parts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "According to 7:26, what is our priest like?",
        "Turn to 7:26 and read it again.",
        "This leads back to 7:26 and its priest.",
    ],
)
def test_words_that_send_the_reader_to_a_place(text: str) -> None:
    assert last(text, Context(article=named("Heb.5.1"))) == "Heb.7.26"


def test_the_section_comes_before_the_article() -> None:
    context = Context(section=named("Heb.7"), article=named("Rom.8"))
    assert last("He saves to the uttermost (v. 25).", context) == "Heb.7.25"
    assert last("He saves to the uttermost (v. 25).", Context(article=named("Rom.8"))) == "Rom.8.25"


def test_the_text_itself_comes_before_the_section() -> None:
    context = Context(section=named("Heb.7"))
    assert last("Romans 8 is a comfort (v. 25).", context) == "Rom.8.25"


def test_a_passage_that_holds_the_verse_wins_in_the_section() -> None:
    context = Context(section=named("Phil.2.1-Phil.2.11", "Rom.8.3", "John.1.14"))
    assert last("He took the form of a servant (v. 7).", context) == "Phil.2.7"


def test_the_book_that_most_of_the_section_is_about_is_meant() -> None:
    context = Context(section=named("Rom.1.16", "Gen.15.6", "Rom.3.21", "Rom.4.1"))
    assert last("Then chapter 5 draws the conclusion.", context) == "Rom.5"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("He says so (v. 25).", ()),
        ("Verse 3 says so.", ()),
        ("He says so (v. 8).", ("Rom.8.3", "Gal.3.2")),
        ("Then chapter 2 goes on.", ("Rom.8.3", "Gal.3.2")),
        ("Philippians 2:1-11 is read. Romans 8:3 is like it. Then verse 7 speaks.", ()),
        ("Read Romans, verse 28.", ()),
        ("Genesis 1-3 tells it all; verse 4 is short.", ()),
        ("In the beginning was God (Gen 1:1; John 1:1). The light shines (v. 4).", ()),
        ("He cites Ps 2:7 (in Heb 1:5; 5:5) and 2 Sam 7:14 (1:6).", ()),
    ],
)
def test_what_is_not_clear_is_reported_and_not_guessed(text: str, section: tuple[str, ...]) -> None:
    part = parts(text, Context(section=named(*section)))[-1]
    assert (part.status, part.reference) == (Status.UNRESOLVED, None)
    assert part.note


@pytest.mark.parametrize(
    "text",
    ["Chapter 5 begins here.", "The ratio is 7:25.", "They met (9:30-11:00).", "See 21:1-25."],
)
def test_without_a_context_numbers_are_nothing(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Hebrews 7 was read at 7:25 that evening.",
        "Hebrews 7 was read from chapter 3 of my book.",
        "Hebrews 7 was read; the odds were 7:25 against it.",
        "Hebrews 7 was read (1) aloud, (2) twice.",
        "Hebrews 7 was read by 25 people.",
        "Hebrews 7 was sung like verse 2 of the hymn.",
    ],
)
def test_not_every_number_after_a_reference_leans_on_it(text: str) -> None:
    assert [part.reference and part.reference.osis for part in parts(text)] == ["Heb.7"]


def test_context_gives_no_mention_of_its_own() -> None:
    assert scan("Nothing here.", Context(section=named("Heb.7"))) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peace is promised (v. 7; on the heart see Prov 4:23). Think on these (v. 8).",
            "Phil.4.8",
        ),
        ("Peace is promised in Phil 4:7; cf. John 14:27; 16:33. Then verse 8.", "Phil.4.8"),
        ("Luke 15 has three; compare Matt 18:12-14. In verse 11 a man has two sons.", "Luke.15.11"),
    ],
)
def test_what_is_only_compared_takes_no_context(text: str, expected: str) -> None:
    assert last(text, Context(section=named("Phil.4.4-Phil.4.9"))) == expected


def test_an_aside_is_told_to_the_caller() -> None:
    mentions = scan("Read Luke 15:4; see also Matt 18:12 and Ezek 34:11. But John 10:11 is more.")
    assert [mention.aside for mention in mentions] == [False, True, True, False]


def test_the_heading_comes_before_a_verse_named_in_passing() -> None:
    context = Context(section=named("John.10.11"), heading=named("Ps.23"))
    assert last("He leads to rest (v. 2).", context) == "Ps.23.2"
    assert last("John 10:11 names him. He leads to rest (v. 2).", context) == "Ps.23.2"
    # In one sentence, and where a passage holds the verse, what is near is meant.
    assert last("John 10:11 names him, and v. 2 before it.", context) == "John.10.2"
    assert last("John 10 names him. He calls them (v. 3).", context) == "John.10.3"


def test_the_subject_of_the_article_comes_before_a_verse_named_in_passing() -> None:
    context = Context(section=named("Rom.8.3"), subject=named("Phil.2.1-Phil.2.11"))
    assert last("He took the form of a servant (v. 7).", context) == "Phil.2.7"
    assert last("Then verse 28 says more.", context) == "Rom.8.28"


def test_the_heading_comes_before_the_subject_and_both_before_the_article() -> None:
    context = Context(heading=named("Ps.23"), subject=named("Ps.22"), article=named("Ps.1"))
    assert last("See verse 4.", context) == "Ps.23.4"
    context = Context(subject=named("Ps.22"), article=named("Ps.1"))
    assert last("See verse 4.", context) == "Ps.22.4"


def test_the_item_above_comes_before_the_rest_of_the_section() -> None:
    context = Context(parent=named("Luke.15.11"), section=named("Matt.18.12"))
    assert last("The elder stays outside (v. 28).", context) == "Luke.15.28"


def test_a_text_that_is_only_a_list_goes_on_from_the_context() -> None:
    context = Context(section=named("Gen.17.5"))
    assert [part.reference and part.reference.osis for part in parts("19:2; 20:6-10", context)] == [
        "Gen.19.2",
        "Gen.20.6-Gen.20.10",
    ]
    assert scan("12", context) == ()


@pytest.mark.parametrize(
    ("text", "written", "osis"),
    [
        ("In Isaiah 40 (v. 31) he renews us.", "Isaiah 40 (v. 31)", ["Isa.40.31"]),
        ("Romans 8 (vv. 38-39) says so.", "Romans 8 (vv. 38-39)", ["Rom.8.38-Rom.8.39"]),
        ("See Psalm 23 (verses 1, 4).", "Psalm 23 (verses 1, 4)", ["Ps.23.1", "Ps.23.4"]),
    ],
)
def test_a_place_named_in_two_steps_is_one(text: str, written: str, osis: list[str]) -> None:
    (mention,) = scan(text)
    assert mention.text == written
    assert text[mention.start : mention.end] == written
    assert [reference.osis for reference in mention.references] == osis


@pytest.mark.parametrize("text", ["Romans 8 (cf. 5:3) is clear.", "See Genesis 1 (Mark 10:6)."])
def test_brackets_with_another_place_are_no_second_step(text: str) -> None:
    assert len(scan(text)) == 2


def test_the_singing_of_psalms_names_no_book() -> None:
    text = "There are prayer, the singing of psalms; and gifts, as we saw under chapters 7 and 19."
    assert parts(text) == []


def test_a_plan_of_many_readings_is_about_none_of_their_books() -> None:
    readings = named("Deut.6.4-Deut.6.9", "Rom.3-Rom.5", "Gal.2.20", "Eph.1.3-Eph.1.14", "Ps.119")
    context = Context(section=readings[1:4], subject=readings)
    assert last("Then the creed that we read in chapter 11.", context) == "unresolved"
    assert (
        last("Then chapter 11.", Context(section=readings[1:4], subject=readings[1:2])) == "Rom.11"
    )


def test_a_chapter_further_on_is_not_the_next_of_a_list() -> None:
    section = named("Rom.3-Rom.5", "2Cor.5.21", "Eph.1.3-Eph.1.14")
    context = Context(section=section, series=section[0])
    assert last("Chapter 11.", context) == "unresolved"
    assert last("Chapter 6.", context) == "Rom.6"


def test_a_ratio_is_no_reference() -> None:
    context = Context(subject=named("1Pet.1.1-1Pet.1.12"), article=named("1Pet.1.1"))
    assert parts("Nothing is a 1:1 likeness of it.", context) == []
    assert last("If 1:1 greets them, it is a letter.", context) == "1Pet.1.1"


def test_a_book_that_is_not_one_of_the_66_is_asked_for_no_chapter() -> None:
    assert last("So in Tobit (1:3 and more (1:4") == "unresolved"


def test_a_whole_book_does_not_say_in_which_chapter_a_verse_is() -> None:
    context = Context(subject=named("Acts.1-Acts.28"))
    assert last("He calls him lord (v. 30).", context) == "unresolved"
    assert last("Read Acts 16:29. In Acts 10:25 one kneels. Then v. 30 asks.") == "unresolved"


def test_a_chapter_far_back_does_not_take_a_verse_from_the_passage_named_last() -> None:
    section = named("Gen.32", "Jer.30.2", "Jer.36.2")
    assert last("The king burns it (vv. 20-26).", Context(section=section)) == "unresolved"
    section = named("Gen.32", "Neh.8.1-Neh.8.3", "Neh.8.8")
    assert last("They weep (vv. 9-12).", Context(section=section)) == "Neh.8.9-Neh.8.12"
    assert last("He limps (v. 31).", Context(section=named("Gen.32"))) == "Gen.32.31"


def test_many_passages_to_read_say_nothing_of_a_verse_beside_another() -> None:
    read = named("Matt.5.17", "Luke.16.16", "2Pet.3.15", "Heb.1.1", "Jer.31.31-Jer.31.34")
    section = named("Jer.36.2")
    assert last("More is written (v. 32).", Context(section=section, read=read)) != "Jer.31.32"
    assert last("More is written (v. 32).", Context(section=section, read=read[3:])) == "Jer.31.32"


def test_one_psalm_says_nothing_of_a_chapter() -> None:
    assert last("Chapter 5 looks at work.", Context(section=named("Ps.146.7"))) == "unresolved"
    assert last("Chapter 5 looks at work.", Context(section=named("Rom.4.7"))) == "Rom.5"


def test_a_label_names_a_chapter_of_what_the_whole_is_about() -> None:
    ruth = Context(subject=named("Ruth.1-Ruth.4"), section=named("Gal.3.28", "Luke.2.7"))
    assert last("Chapter 3: At the floor", ruth) == "Ruth.3"
    for label in ("Chapter III.", "CHAPTER VI", "Chapter 2 — Of patience"):
        assert last(label, Context(section=named("Amos.3.3"))) == "unresolved"
        assert last(label, Context(section=named("Amos.1.1"), article=named("Acts.9.6"))) != "Acts"
    assert last("Chapter 2", Context(section=named("Joel.1"))) == "Joel.2"


def test_a_passage_of_the_sentence_that_has_the_verse_wins() -> None:
    context = Context(read=named("Luke.9"))
    text = "John's prologue (1:1-18) turns on one line (v. 14)."
    assert last(text, context) == "John.1.14"


def test_verses_named_again_are_where_they_were() -> None:
    context = Context(subject=named("Matt.24"))
    text = "Two are in the field (vv. 40-41). Harvest is the end, Matthew 13:39; so vv. 40-41 warn."
    assert last(text, context) == "Matt.24.40-Matt.24.41"


def test_verses_beside_verses_of_no_known_passage_are_not_known_either() -> None:
    context = Context(section=named("Acts.2.5", "Gal.6.15", "Rom.4.2"))
    text = "The answer in verses 2-3 is wise. They choose (verse 5)."
    assert [p.status for p in parts(text, context)] == [Status.UNRESOLVED] * 2


def test_the_number_of_a_psalm_in_the_latin_bible_is_no_other_psalm() -> None:
    assert [p.text for p in parts("He asks to be clean (Psalm 19:12 [18:13]).")] == ["Psalm 19:12"]


def test_stanzas_that_are_sung_are_no_verses() -> None:
    context = Context(section=named("1Chr.17"))
    for text in ("Sing verses 1 and 4.", "Hymn 231, verses 1-3", "Carol: Old Ship, vv. 1 and 2"):
        assert parts(text, context) == []
    assert (
        last("The song of David, verses 16-27, gives thanks.", context) == "1Chr.17.16-1Chr.17.27"
    )


def test_a_chapter_and_verse_go_on_where_the_last_ones_end() -> None:
    said = named("Eph.1.23", "1Cor.12", "Eph.4.15", "1Tim.1.5", "Rom.12.1", "Eph.4.17-Eph.4.24")
    assert last("Speak the truth (4:25).", Context(section=said)) == "Eph.4.25"
    context = Context(section=said, leaning=named("Eph.4.32")[0])
    assert last("Walk in love (5:1-2).", context) == "Eph.5.1-Eph.5.2"


def test_a_book_is_not_meant_because_the_others_are_too_short() -> None:
    said = named("Hos.11.8", "1Cor.6.17", "Gen.2.23", "Gen.2.24")
    assert last("They look at him (cf. 19:37).", Context(section=said)) == "unresolved"


def test_the_chapters_of_the_work_itself_and_of_other_scriptures_are_not_known() -> None:
    section = named("Rom.4.4", "Rom.4.5")
    context = Context(section=section, chapters=True)
    assert last("Here all comes together. Chapter 6 showed the answer.", context) == "unresolved"
    assert last("All comes together in verse 6.", context) == "Rom.4.6"
    other = Context(section=named("Gen.49.4", "Gen.49.7"), other=True)
    assert last("All things are good (49:20).", other) == "unresolved"


def test_a_verse_is_of_the_book_that_its_sentence_names() -> None:
    said = named("Mark.16.1-Mark.16.8", "Acts.5.6")
    context = Context(section=said, article=said, leaning=said[1], running=said[1])
    assert last("Mark's Gospel, as we have it, ends with verse 8.", context) == "Mark.16.8"


def test_numbers_alone_are_of_the_book_that_heading_or_title_name() -> None:
    context = Context(heading=named("Eph.1-Eph.6"))
    text = "He says less here than in 2 Corinthians 3:1ff. His language in 3:5-6 is mild."
    assert last(text, context) == "Eph.3.5-Eph.3.6"


def test_a_verse_that_was_named_of_two_chapters_is_of_neither() -> None:
    said = named("2Pet.2.19", "1Pet.3.19", "Gen.6.3", "2Pet.2.5", "1Pet.1.11")
    context = Context(section=said[2:], article=said, running=said[-1])
    assert last("But does verse 19 say that he went?", context) == "unresolved"
    assert last("But does verse 12 say that he went?", context) == "1Pet.1.12"


def test_a_list_is_of_the_passage_that_has_its_first_verse() -> None:
    context = Context(read=named("1Thess.4.13-1Thess.4.14", "Matt.9.18-Matt.9.26"))
    assert last("Those who sleep (4:13, 14, 15) will rise.", context) == "1Thess.4.15"


def test_a_name_in_another_script_is_a_name() -> None:
    assert parts("Венец (откр 2:7) жизни.", Context(heading=named("1Cor.9"))) == []


def test_chapters_in_roman_numerals_are_of_what_the_whole_is_about() -> None:
    said = named("Exod.20.13", "Exod.20.15")
    for text in ("See chap. vii.", "See the note on chap. i. 1."):
        assert last(text, Context(section=said)) == "unresolved"
    assert last("See chap. vii.", Context(subject=named("Exod.1-Exod.40"))) == "Exod.7"
