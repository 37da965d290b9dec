"""Lists of questions and of verses, and what stands between numbers: "and verse", "+", a title."""

from __future__ import annotations

import pytest

from versecards.scripture.context import Context
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan


def parts(text: str, context: Context | None = None) -> list[str]:
    found = [part for mention in scan(text, context or Context()) for part in mention.parts]
    return [part.reference.osis if part.reference else part.status.value for part in found]


def after(series: str, *section: str, heading: str = "") -> Context:
    """The context of a list that came to ``series``, after other passages of its section."""
    return Context(
        section=tuple(Reference.from_osis(osis) for osis in (*section, series)),
        heading=(Reference.from_osis(heading),) if heading else (),
        series=Reference.from_osis(series),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who builds the altar? Verse 20.", "Gen.8.20"),
        ("2. Who builds the altar? Verses 20, 21. Note 3.", "Gen.8.20 Gen.8.21"),
        ("What does he promise? Verse 22; Isa. 54:9.", "Gen.8.22 Isa.54.9"),
        ("[3.] Ver. 20. “And Noah builded.” He gives thanks.", "Gen.8.20"),
        ("V. 21. The Lord smells the savour.", "Gen.8.21"),
    ],
)
def test_a_list_goes_on_with_the_verse_that_stood_alone_before(text: str, expected: str) -> None:
    context = after("Gen.8.15-Gen.8.16", "Exod.20.1-Exod.20.26")
    assert " ".join(parts(text, context)) == expected


def test_a_cue_in_a_sentence_is_none_of_the_list() -> None:
    context = after("Gen.8.15", "Exod.20.1-Exod.20.26", "Exod.20.24")
    assert parts("The altar of verse 24 is of earth.", context) == ["Exod.20.24"]


def test_a_verse_that_is_not_the_next_is_that_of_the_heading() -> None:
    context = after("Prov.19.17", heading="Ruth.2")
    assert parts("What has Boaz heard? Verse 11.", context) == ["Ruth.2.11"]
    assert parts("Until when does she glean? Verse 23.", context) == ["Ruth.2.23"]
    assert parts("When does a father chasten? Verse 18.", context) == ["Prov.19.18"]


def test_a_verse_that_the_chapter_has_not_is_of_another() -> None:
    context = after("Gen.8.15", "Exod.12.1-Exod.12.40")
    assert parts("What do they ask for? Verse 35.", context) == ["Exod.12.35"]


def test_verses_that_are_the_next_go_on_from_the_last_verse() -> None:
    context = Context(
        section=(Reference.from_osis("Acts.1.8"), Reference.from_osis("Luke.24.51")),
        series=Reference.from_osis("Luke.24.51"),
        leaning=Reference.from_osis("Acts.1.8"),
    )
    assert parts("What did two men say? Verses 10, 11.", context) == ["Acts.1.10", "Acts.1.11"]
    context = Context(
        section=(Reference.from_osis("Acts.1.14"), Reference.from_osis("Matt.27.8")),
        series=Reference.from_osis("Matt.27.8"),
        leaning=Reference.from_osis("Acts.1.14"),
    )
    assert parts("What does Peter say? Verse 15.", context) == ["Acts.1.15"]


def test_a_chapter_of_the_work_with_its_passage_is_none() -> None:
    context = Context(heading=(Reference.from_osis("Judg.1-Judg.21"),))
    assert parts("Chapter XII. Judges 6:11-24.", context) == ["Judg.6.11-Judg.6.24"]
    assert parts("Chapter 6. Judges 6:11-24.", context) == ["Judg.6", "Judg.6.11-Judg.6.24"]


def test_a_passage_in_a_list_does_not_explain_the_verse_before_it() -> None:
    context = after("Matt.19.22")
    text = "How hard is it for the rich? Verses 23, 24; Mark 10:23-25."
    assert parts(text, context) == ["Matt.19.23", "Matt.19.24", "Mark.10.23-Mark.10.25"]


def test_a_passage_that_begins_the_next_sentence_does_not_explain_the_verse_before_it() -> None:
    text = "Exodus 3 begins with a bush. God calls from it in v. 4. Romans 5 is far from there."
    assert parts(text) == ["Exod.3", "Exod.3.4", "Rom.5"]


def test_what_brackets_name_in_passing_does_not_end_a_list() -> None:
    text = "Joseph was carried there too (Josh. 24:32). The field in verse 16 is another."
    assert parts(text, after("Acts.7.14"))[-1] == "Acts.7.16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He reads Joel chapter 2 and verse 13 aloud.", "Joel.2.13"),
        ("In Job 1, and verse 21, he gives praise.", "Job.1.21"),
        ("Read 1 Tim 2:8-15 + 5:1-16.", "1Tim.2.8-1Tim.2.15 1Tim.5.1-1Tim.5.16"),
        ("Rev 4:2, 8 restores the song of Isaiah.", "Rev.4.2 Rev.4.8"),
        ("As it is said, Mal 3:6For I change not.", "Mal.3.6"),
        ("Luke 2, verse 14Glory to God", "Luke.2.14"),
        ("Isa. vii. 9, LXX. and Ps. xl. 6, 7, LXX.", "Isa.7.9 Ps.40.6 Ps.40.7"),
        (
            "Read Haggai 2:4-5, 6-9 Zechariah 4:6 tomorrow.",
            "Hag.2.4-Hag.2.5 Hag.2.6-Hag.2.9 Zech.4.6",
        ),
        (
            "Ruth 2:2 begins it; verses three, four and five go on.",
            "Ruth.2.2 Ruth.2.3 Ruth.2.4 Ruth.2.5",
        ),
        ("Ruth 1 is sad, chapters two and three are not.", "Ruth.1 Ruth.2 Ruth.3"),
        ("Ruth 2:2 begins it; in verse three and four days later.", "Ruth.2.2 Ruth.2.3"),
        ("Hosea vi. 1-3, 6.", "Hos.6.1-Hos.6.3 Hos.6.6"),
        ("Hosea vi. 1-vii. 2, 3.", "Hos.6.1-Hos.7.2 Hos.7.3"),
        ("Dan 3:17 trusts. The Hebrews author says so too (11:34).", "Dan.3.17 Heb.11.34"),
        (
            "Psalm 1:1 is read. In verses 1 through 3 of the 15th chapter of John it is.",
            "Ps.1.1 John.15.1-John.15.3",
        ),
        ("See Joh 15:5KJV and Rom 11:17NIV.", "John.15.5 Rom.11.17"),
        (
            "Titus opens (1:1-4), goes on (5-16), and turns (2-3).",
            "Titus.1.1-Titus.1.4 Titus.1.5-Titus.1.16 Titus.2-Titus.3",
        ),
        ("The law is written (Rom. 2:15), and was given (12-14).", "Rom.2.15"),
        (
            "link(ps.86.11@@Psalm 86:11) and Mathew 18:10; Galations 5:1.",
            "Ps.86.11 Matt.18.10 Gal.5.1",
        ),
        ("1 Thesselonians 4:3, Habbakuk 2:4 and Collosians 3:1", "1Thess.4.3 Hab.2.4 Col.3.1"),
        ("Micah 6:8 asks three things. If 6:8 is hard, so be it.", "Mic.6.8 Mic.6.8"),
    ],
)
def test_signs_between_numbers(text: str, expected: str) -> None:
    assert " ".join(parts(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "See “The Hope of All the Ages,” chapter 12; so others.",
        "So “Steps and Songs,” volume 2, chapter 3.",
        "So Serm. XI. chap. 2, and Hom. iv. ch. 3.",
        "Cyprian, Ep. viii., and Ep. xxxiv. say so, and Ep. 77:9.",
        "Then I read chapter 3 in The House by the Sea.",
        "So St. Cypr. v. 2, ad Demetr. v. 9, and the Prolegg. ch. v. there.",
        "[00:09 - 00:18] He begins. [06:28 - 06:36] He ends.",
        "The file is in notes_v4/drafts, as chapter_08 and chapter 09 say.",
        "So says E. G. (1SM 25.1, adapted).",
    ],
)
def test_the_chapter_of_another_work_is_none(text: str) -> None:
    assert parts("Titus 2:13 was read. " + text) == ["Titus.2.13"]


def test_a_chapter_that_the_book_has_not_is_not_its_chapter() -> None:
    assert parts("Titus 2:13 was read. A header says “Chapter 72 / Hope”.") == [
        "Titus.2.13",
        "unresolved",
    ]


def test_what_brackets_quote_gives_way_to_what_the_section_is_about() -> None:
    text = "Trees bear in season (Psalm 1:3; Luke 8:8). We come to that in verse 4."
    context = Context(section=(Reference.from_osis("Jas.1.2-Jas.1.4"),))
    assert parts(text, context)[-1] == "Jas.1.4"


def test_the_chapter_after_quoted_words_is_one() -> None:
    text = "1 John 4:8 was read. “Love is from God,” chapter 4 says."
    assert parts(text) == ["1John.4.8", "1John.4"]


@pytest.mark.parametrize(
    "text", ["It ends at last (28:31).", "Flies came (8:20-32).", "(Chapter 9, verses 1-12)"]
)
def test_numbers_that_are_no_time_of_the_day_are_told(text: str) -> None:
    found = [part for mention in scan(text) for part in mention.parts]
    assert [part.status for part in found] == [Status.UNRESOLVED]
