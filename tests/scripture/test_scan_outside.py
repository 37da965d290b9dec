"""What comes first of all that was named before a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from versecards.scripture.context import Context
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan
from versecards.scripture.titles import is_other_scripture, is_song_part, passages_of_title


def named(*osis: str) -> tuple[Reference, ...]:
    return tuple(Reference.from_osis(text) for text in osis)


def last(text: str, context: Context | None = None) -> str:
    found = [part for mention in scan(text, context or Context()) for part in mention.parts]
    return found[-1].reference.osis if found[-1].reference else found[-1].status.value


def test_an_aside_gives_way_to_what_was_said_before() -> None:
    context = Context(section=named("Rom.7.12", "Rom.9.32"))
    text = "Doers are meant (cf. James 2:20 on works). “It is written on their hearts” (2:15)."
    assert last(text, context) == "Rom.2.15"


def test_what_a_verse_is_compared_with_is_not_its_passage() -> None:
    context = Context(section=named("Gal.4.3"))
    found = scan("Compare verse 10 with Deut. 18:9-12 on such days.", context)
    assert [m.references[0].osis for m in found] == ["Gal.4.10", "Deut.18.9-Deut.18.12"]
    text = "Compare the enemy of verse 3 with the speaker of Dan. 7:8. Read verse 4."
    found = scan(text, Context(section=named("2Thess.2.1-2Thess.2.12")))
    assert [m.references[0].osis for m in found] == ["2Thess.2.3", "Dan.7.8", "2Thess.2.4"]
    text = "Winds blow, as in Acts 27:14 and Rev. 7:1; hence the call to be one (4:3)."
    assert last(text, Context(subject=named("Eph.1-Eph.6"))) == "Eph.4.3"


def test_chapters_with_verses_stay_in_the_book_of_the_last() -> None:
    context = Context(
        section=named("John.16.13", "Phil.2.8", "Rom.5.19", "Luke.8.46"),
        leaning=Reference.from_osis("John.10.30"),
    )
    assert last("Chap. xv. 26.", context) == "John.15.26"


def test_a_verse_that_the_chapter_beside_it_has_not_is_of_one_named_before() -> None:
    context = Context(section=named("Rom.3.21-Rom.3.26", "Gen.15.6"))
    assert last("Romans 4 counts it so. He means it in verse 26.", context) == "Rom.3.26"


def test_verses_go_on_past_a_passage_that_is_quoted_once() -> None:
    section = named("Exod.3.2", "Exod.3.3", "Deut.33.13-Deut.33.16")
    context = Context(section=section, leaning=Reference.from_osis("Exod.3.3"))
    assert last("God tells his name (v. 14).", context) == "Exod.3.14"


def test_the_passage_that_was_named_last_holds_its_verses() -> None:
    section = named("John.20.19-John.20.23", "John.20.26-John.20.29", "John.21.1-John.21.14")
    assert last("Who is in the boat, by verses 1 and 2?", Context(section=section)) == "John.21.2"


def test_the_title_comes_before_what_the_article_prints() -> None:
    context = Context(
        section=named("Jas.1.6", "Luke.7.24"),
        subject=named("Jas.1.5-Jas.1.11"),
        printed=named("Matt.11.1-Matt.11.6"),
        read=named("Matt.11.1-Matt.11.6"),
    )
    assert last("In verse six he asks for faith.", context) == "Jas.1.6"


def test_what_the_article_prints_elsewhere_does_not_come_before_the_text_itself() -> None:
    context = Context(read=named("John.21.15-John.21.19"))
    text = "Some lean on 1 John 2:27 alone. Read it with verse 18."
    assert last(text, context) == "1John.2.18"


def test_the_next_verses_are_those_of_the_passage_that_was_named_last() -> None:
    context = Context(
        section=named("1John.2.1", "Matt.7.13-Matt.7.14", "John.3.16"),
        running=Reference.from_osis("John.3.16"),
    )
    assert last("He did write in verse 17 that the Son was sent.", context) == "John.3.17"
    assert last("He did write in verse 2 that night fell.", context) == "unresolved"


def test_verses_that_were_named_together_are_the_same_again() -> None:
    context = Context(
        section=named("Luke.15.11-Luke.15.32"), article=named("Jude.1.20-Jude.1.21", "Luke.15.1")
    )
    assert last("Build yourselves up (vv. 20-21).", context) == "Luke.15.20-Luke.15.21"
    context = Context(section=named("Ps.4.8", "Job.1.3"), article=named("Jude.1.20-Jude.1.21"))
    assert last("Build yourselves up (vv. 20-21).", context) == "Jude.1.20-Jude.1.21"


def test_a_heading_that_names_a_book_lets_no_other_book_in() -> None:
    context = Context(heading=named("Jas.1-Jas.5"), section=named("Acts.15.6", "Acts.21.18"))
    assert last("To whom does he write? Verse 1.", context) == "unresolved"


def test_a_chapter_is_of_the_book_that_the_text_is_about_or_of_none() -> None:
    mixed = named("Rom.8.1", "Luke.10.25-Luke.10.28", "1John.4.8", "Luke.10.25")
    assert last("We return to it in chapter 14.", Context(section=mixed)) == "unresolved"
    about = Context(section=mixed, subject=named("Luke.1-Luke.24"))
    assert last("We return to it in chapter 14.", about) == "Luke.14"


def test_a_chapter_that_is_named_later_explains_no_verse_of_one_named_before() -> None:
    text = "(1) John 11 has him stay (v. 6); her faith is in v. 22, then. (2) Luke 8 has a crowd."
    found = [part.reference for mention in scan(text) for part in mention.parts]
    assert tuple(found) == named("John.11", "John.11.6", "John.11.22", "Luke.8")


def test_the_apostle_john_wrote_several_books() -> None:
    context = Context(section=named("Luke.10.25"))
    assert last("The apostle John writes of sins in chapter 1, verse 9.", context) == "unresolved"
    assert last("The prophet Isaiah writes of them in chapter 43.", context) == "Isa.43"
    assert last("The apostle John writes in his Gospel, in chapter 1.", context) == "John.1"


def test_a_range_is_of_a_chapter_that_has_all_of_it() -> None:
    context = Context(section=named("Titus.1.1", "Matt.21.12"), subject=named("Matt.1-Matt.28"))
    assert (
        last("A cup is full (Ps 8:2). Children come (19:13-30).", context)
        == "Matt.19.13-Matt.19.30"
    )
    assert (
        last("We begin again (see 19:2-80).", Context(section=named("Gen.17.5")))
        == "Gen.19.2-Gen.19.80"
    )


def test_a_chapter_and_verse_are_of_the_book_in_the_title() -> None:
    context = Context(section=named("Ps.8.2", "Matt.19.4", "Mark.10.6"), subject=named("Gen.2"))
    assert last("They walk in his presence (3:8).", context) == "Gen.3.8"


def test_a_passage_that_holds_only_the_beginning_of_a_range_is_not_meant() -> None:
    context = Context(section=named("Matt.5.17", "Gal.3.10", "Num.5.11-Num.5.31"))
    text = "He goes on against the teachers (5:21-6:18)."
    assert last(text, context) == "unresolved"
    context = Context(section=named("Num.5.11-Num.5.31"), heading=named("Matt.5-Matt.7"))
    assert last(text, context) == "Matt.5.21-Matt.6.18"


def test_verses_that_begin_in_a_quoted_passage_are_of_it() -> None:
    text = "They build (Gen 11:4). One buys (Acts 8:18-20). Sharp words follow (v. 20-23)."
    assert last(text) == "Acts.8.20-Acts.8.23"


def test_titles_in_capitals_name_their_book() -> None:
    assert passages_of_title("JAMES") == named("Jas.1-Jas.5")
    assert passages_of_title("WHO WROTE EPHESIANS?") == named("Eph.1-Eph.6")
    assert passages_of_title("III JOHN") == named("3John.1")


def test_a_book_that_is_named_as_a_writing_is_one() -> None:
    text = "Mark's Gospel turns on a confession (8:27-30); the Jude series ends with vv. 24-25."
    found = [part.reference for mention in scan(text) for part in mention.parts]
    assert found == [*named("Mark.8.27-Mark.8.30"), *named("Jude.1.24-Jude.1.25")]
    assert last("Romans 6:1 asks. So does James in chapter two, for his own.") == "Jas.2"


@pytest.mark.parametrize(
    "text", ["Chrys. in Eph. iv. says so.", "Comm. in Dan. 3 has it.", "So Theod. Hist. v. 2."]
)
def test_the_work_of_an_author_with_a_shortened_name_is_no_book_of_the_bible(text: str) -> None:
    context = Context(section=Reference.from_osis("Eph.4.1").verses())
    assert scan(text, context) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ignatius, Ep. vi. 2, agrees.",
        "Basil's Ep. ii. 3 has it.",
        "So Gregory (Moralia in Job, vi. 18).",
        "Gregory, _Moralia in Job_, vi. 18, has it.",
    ],
)
def test_a_commentary_with_a_latin_title_is_no_book_of_the_bible(text: str) -> None:
    assert scan(text) == ()
    assert last("He is silent in Job vi. 18, and speaks later.") == "Job.6.18"


def test_a_verse_is_not_of_the_passage_that_it_echoes() -> None:
    context = Context(section=named("John.1.1"), running=named("John.1.1")[0])
    text = "In v. 1 the Word was at the beginning, an echo of LXX Gen 1:1."
    found = [part for mention in scan(text, context) for part in mention.parts]
    assert found[0].reference == named("John.1.1")[0]
    assert last("So v. 1 says (Gen 1:1).", context) == "Gen.1.1"


def test_verses_of_another_scripture_are_not_of_a_passage_of_the_sentence_before() -> None:
    text = "The roots go deep (Romans 11). The door stays open (v. 13)."
    assert last(text, Context(other=True)) == "unresolved"
    assert last("Romans 11 says so in v. 13.", Context(other=True)) == "Rom.11.13"


def test_numbers_of_other_scriptures_are_told_and_give_no_passage() -> None:
    text = "Gen 3:1 asks. 1 Ne 3:7, 2 Nephi 2:25, Alma 32:21 and Moses 1:39 are his (v. 5)."
    found = [part for mention in scan(text) for part in mention.parts]
    assert [part.reference.osis for part in found if part.reference] == ["Gen.3.1"]
    told = [part.status for part in found[1:5]]
    assert told == [Status.DEUTEROCANONICAL] * 4
    assert last(text) == "unresolved"
    assert last("Lift up your eyes, as Surah 4:157 has it (Quran 5:46).") == "deuterocanonical"
    assert last("Nehemiah rose. See Ne 4:6.") == "Neh.4.6"


def test_a_person_of_another_scripture_is_a_person_here() -> None:
    assert last("Jacob wrestles in Genesis 32. Moses tells of it to Abraham's sons (v. 24).") == (
        "Gen.32.24"
    )


def test_a_title_may_end_with_a_chapter_of_another_scripture() -> None:
    assert is_other_scripture("Notes on the Son: Moses 2")
    assert not is_other_scripture("What Moses did in 2 days")


def test_a_chapter_that_is_only_named_later_does_not_take_the_verse() -> None:
    context = Context(subject=named("Luke.16"))
    text = "Luke 16:14 has the others. In verse 1 he turns, which ties it to the three of Luke 15."
    found = scan(text, context)
    assert [m.references[0].osis for m in found] == ["Luke.16.14", "Luke.16.1", "Luke.15"]


def test_a_chapter_named_in_passing_leaves_a_verse_open_that_the_subject_holds() -> None:
    context = Context(heading=named("Matt.20.1-Matt.20.16"))
    text = "“Last and first” closes chapter 19. The word that opens verse 1 ties the two."
    assert last(text, context) == "unresolved"


def test_a_chapter_named_far_before_gives_way_to_the_verses_of_the_title() -> None:
    context = Context(subject=named("Amos.5.18-Amos.5.24"))
    text = "Isaiah 1 has heard of such feasts. "
    assert last(f"{text}God hates them in verse 21.", context) == "Isa.1.21"
    long = "They burn much and give little. " * 10
    assert last(f"{text}{long}God hates them in verse 21.", context) == "Amos.5.21"


def test_a_chapter_and_verse_just_quoted_is_named_again() -> None:
    context = Context(section=named("Exod.3.5"), leaning=Reference.from_osis("Acts.7.33"))
    assert last("Whoever reads chapter 3 verse 5 takes off his shoes.", context) == "Exod.3.5"


def test_the_order_of_passages_to_be_read_says_nothing() -> None:
    read = named("Col.3.1-Col.3.17", "Mark.4.1-Mark.4.20")
    context = Context(read=read, article=(*read, *named("Col.3.12")))
    assert last("Put on mercy (v. 12).", context) == "Col.3.12"


def test_an_earlier_chapter_does_not_hold_a_verse_against_a_later_passage() -> None:
    text = "Numbers 12 tells of a rebuke. In Exodus 3:1 he herds sheep. Verse 6 hides his face."
    assert last(text) == "unresolved"


def test_a_whole_book_beside_a_chapter_says_of_no_verse_where_it_is() -> None:
    assert last("Verse 1-6: Own it.", Context(read=named("Ps.1-Ps.150", "Ps.51"))) == (
        "Ps.51.1-Ps.51.6"
    )


def test_the_chapter_of_the_heading_is_that_of_the_quotation_in_brackets() -> None:
    context = Context(
        section=named("Matt.19.23-Matt.19.24"),
        heading=named("Matt.19.23-Matt.19.24"),
        read=named("Luke.6.24-Luke.6.26", "Matt.19.23-Matt.19.24"),
        quoted=True,
    )
    text = "He left sad (Matthew 19:22-23). They wondered (“Who can?” they asked, verse 25)."
    assert last(text, context) == "Matt.19.25"


def test_a_chapter_of_another_work_is_not_of_a_book_quoted_in_passing() -> None:
    study = Context(printed=named("1Sam.16.1-1Sam.18.16"))
    assert last("Psalm 78:70 says whence. Whom does he meet in chapter 17?", study) == "1Sam.17"
    context = Context(subject=named("Jonah.1-Jonah.4"), section=named("Jonah.2.1"))
    text = "The dead fish are those of Exodus 7:21. So the old midrash of a rabbi (chapter 10)."
    assert last(text, context) == "unresolved"


def test_the_book_of_the_title_wins_where_two_have_the_place() -> None:
    context = Context(subject=named("Lam.1"))
    text = "Jeremiah seems to know why. A just end came (v. 18), and a merciful one (see 3:23)."
    assert last(text, context) == "Lam.3.23"


def test_an_answer_to_what_was_asked_on_another_book_is_open() -> None:
    context = Context(section=named("Gen.3.1-Gen.3.24"), series=Reference.from_osis("Gen.3.15"))
    assert last("What does Joshua see by the city? Verse 13.", context) == "unresolved"
    text = "Joshua 5 ends so. What does Joshua see by the city? Verse 13."
    assert last(text, context) == "Josh.5.13"
    told = "What does Joshua see by the city?" + " He bows low before him." * 20
    context = Context(subject=named("Gen.3.1-Gen.3.24"))
    assert last(f"{told} Verse 13.", context) == "Gen.3.13"


@pytest.mark.parametrize(
    "text",
    [
        "It won with twelve (12 vs 3).",
        "We saw six moments vs 3 before.",
        "Memory verse 4 comes first.",
        "Memory review: verse 7 again.",
        "See “Chapter 7: The Gift” in a book.",
        "The Confession says so in chapter 1 part 6.",
        "Sing a short one (2:05).",
        "He kept the law (JWO ch. 5).",
    ],
)
def test_numbers_that_are_no_verses(text: str) -> None:
    assert scan(text, Context(subject=named("Rom.5"), section=named("Rom.5.1"))) == ()


def test_vs_is_a_verse_where_it_compares_nothing() -> None:
    context = Context(section=named("Rom.5.1"))
    for text in ("See vs 3 on this.", "As he says vs 3 is so.", "We saw some of them vs 3 on."):
        assert last(text, context) == "Rom.5.3"
    assert last("The prologue (vs. 1:1-4) opens it.") == "unresolved"


def test_a_length_is_told_where_the_article_gives_lengths() -> None:
    context = Context(subject=named("Luke.2"))
    assert last("Sing it all (5:34).", context) == "Luke.5.34"
    found = scan("Sing it all (5:34).", replace(context, lengths=True))[0].parts[0]
    assert found.reference is None
    assert "recording" in found.note


@pytest.mark.parametrize("title", ["Acts 8", "Acts 8: On the road", "Acts 8."])
def test_a_title_that_is_a_doubtful_name_and_a_chapter_is_that_passage(title: str) -> None:
    assert passages_of_title(title) == named("Acts.8")


@pytest.mark.parametrize("title", ["Mark 3 things", "The Acts 8 of us did"])
def test_a_title_with_more_than_that_is_none(title: str) -> None:
    assert passages_of_title(title) == ()


def test_verses_held_against_a_passage_that_is_only_compared_are_open() -> None:
    context = Context(subject=named("Lev.16"), section=named("Lev.16.3"))
    assert last("Cf. 8:1 with vv. 6-26 on that.", context) == "unresolved"


def test_a_range_is_of_the_book_in_which_it_was_named_before() -> None:
    context = Context(section=named("Rom.3.28", "Matt.5.17-Matt.5.19", "Gal.2.16"))
    assert last("He weighs the problem of 5:17-19 anew.", context) == "Matt.5.17-Matt.5.19"
    (told,) = scan("He weighs the problem of 5:17-20 anew.", context)
    assert [part.status for part in told.parts] == [Status.UNRESOLVED]
    assert scan("The meeting lasted, 9:30-11:00 in all.", context) == ()


def test_verses_of_a_song_are_none_of_a_passage() -> None:
    song = Context(subject=named("John.14"), song=True)
    assert scan("[Verse 1] When nights are long", song) == ()
    assert last("[Verse 1] When nights are long", replace(song, song=False)) == "John.14.1"
    assert last("As verse 2 says, there is room.", song) == "John.14.2"
    assert is_song_part("[Chorus] We sing")
    assert not is_song_part("The bridge is long")


def test_chapter_and_verse_are_hardly_of_a_book_of_one_chapter() -> None:
    text = "Romans 1:24-27 and Jude 7 are clear. They left the truth (1:25)."
    assert last(text) == "Rom.1.25"
    assert last("Jude 7 is clear. They left the truth (1:25).") == "Jude.1.25"
    assert last("See Gal 3:1 and Jude 7. The Romans passage says why (1:25).") == "Rom.1.25"


def test_a_word_before_verse_is_no_book() -> None:
    context = Context(subject=named("Eph.4"), section=named("Eph.4.17"))
    found = scan("So verse 18 reads on.", context)
    assert [(m.text, m.references[0].osis) for m in found] == [("verse 18", "Eph.4.18")]


def test_who_wrote_the_book_that_was_named_last_is_no_other_book() -> None:
    assert last("It opens so (Revelation 1:1). John tells them why (1:3).") == "Rev.1.3"
    assert last("Luke says that they shared (2:44).", Context(subject=named("Acts.2"))) == (
        "Acts.2.44"
    )
    assert last("It opens so (Revelation 1:1). John's Gospel tells why (1:3).") == "John.1.3"
    assert last("It opens so (Romans 1:1). John tells them why (1:3).") == "John.1.3"


def test_an_adverb_may_stand_before_the_verb_of_telling() -> None:
    context = Context(subject=named("Rom.1.5-Rom.1.7"), section=named("Rom.1.5"))
    assert last("James firmly declares it in chapter 2 verse 17.", context) == "Jas.2.17"


def test_a_range_beyond_the_book_is_of_another() -> None:
    context = Context(subject=named("Rom.3.21-Rom.5.21"))
    assert last("A nation comes from him (11:27 - 50:26).", context) == "unresolved"


def test_the_heading_holds_a_place_against_a_quotation_in_brackets() -> None:
    context = Context(heading=named("Gal.6"))
    text = "We love our neighbours (Matthew 22:34-40) when we carry burdens (6:2; see also 5:13)."
    found = [part.reference.osis for m in scan(text, context) for part in m.parts if part.reference]
    assert found[:2] == ["Matt.22.34-Matt.22.40", "Gal.6.2"]
    assert "Matt.5.13" not in found


def test_a_verse_in_brackets_behind_a_person_is_no_fifth_chapter() -> None:
    context = Context(subject=named("Rev.1"), section=named("Rev.1.1"))
    assert last("He shows it to John (v. 2).", context) == "Rev.1.2"
    assert last("Love speaks (Romans v. 8).", context) == "Rom.5.8"
    assert last("So says John (iii. 16).", context) == "John.3.16"


def test_the_own_book_comes_before_what_a_bracket_names_in_passing() -> None:
    about = Context(subject=named("Rev.17"))
    text = "Priests wore gold (Exodus 28:36). Two churches were misled (2:14, 20-22)."
    assert last(text, about) == "Rev.2.20-Rev.2.22"
    assert last("Priests wore gold (Exodus 28:36). Later comes chapter 12.", about) == "unresolved"
    both = "Isaiah 40 is read first. Priests wore gold (Exodus 28:36). They were misled (2:14)."
    assert last(both, about) == "unresolved"
    assert last(text, Context()) == "Exod.2.20-Exod.2.22"


def test_verses_around_the_last_passage_are_of_its_chapter() -> None:
    section = named("Mal.3.6", "Mal.3.7", "Jas.1.17")
    context = Context(section=section, leaning=section[1])
    assert last("Take verses 16-18 as a whole.", context) == "Jas.1.16-Jas.1.18"


def test_numbers_that_the_section_has_named_come_before_the_book_of_the_title() -> None:
    context = Context(subject=named("Neh.1-Neh.13"), section=named("2Chr.7.14"))
    assert last("7:14 is the heart of it.", context) == "2Chr.7.14"


def test_numbers_right_behind_a_verse_in_brackets_go_on_with_it() -> None:
    context = Context(subject=named("Gen.1-Gen.50"))
    text = "As in the days of Noah (Matthew 24:37), nobody knew until it came (24:38-39)."
    assert last(text, context) == "Matt.24.38-Matt.24.39"


def test_what_may_be_a_time_or_a_verse_of_the_book_spoken_of_is_told() -> None:
    context = Context(subject=named("Rom.9-Rom.11"))
    assert last("Romans 9-11 has a break, most hold, at 9:30.", context) == "unresolved"
    assert scan("We meet at 9:30.", context) == ()
