"""What is no reference, what may be one, and what does not exist."""

from __future__ import annotations

import pytest

from versecards.scripture.mention import Part, Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan


def only(text: str) -> Part:
    (mention,) = scan(text)
    (part,) = mention.parts
    return part


@pytest.mark.parametrize(
    "text",
    [
        "Please mark 3 boxes.",
        "Mark 3 boxes with a cross.",
        "Acts of kindness are never lost.",
        "We met at 3:16 pm.",
        "The ratio is 7:25.",
        "This is Job 1 of 3.",
        "James 2 weeks later was well.",
        "John 5 years ago was a boy.",
        "Numbers 4 of 10 were drawn.",
        "It cost $3:16 or so.",
        "In 1984 Luke 1984 sold well.",
        "Acts 1999 and Mark 2000 are years.",
        "Is 53 a prime?",
        "So 2 of us went.",
        "The team won 3:1.",
        "We read 12,000 words of Mark 12,000 times.",
        "Mark, 3 of us went.",
        "Luke 10% off",
        "chapter 4 of the report",
        "see p. 7:25 of the book",
        "the NIV, 3:16",
        "version 2.1",
        "St. John 3rd Street",
        "Room 3:16",
        "https://example.org/john/3",
        "set GIT_PS1 and bufptrsC1_PS4_@@GLIBC",
        "PHP 5.4 and PS4",
        "GNU General Public License v. 2.1",
        "V.I. Lenin",
        "if vs.x then",
        "a 32-bit vs. 64-bit machine",
        "Davies, Philip I; Higham",
        "the constant (1 K, 101.325 kPa)",
        "[He0, He1, Mat4]",
        "chap04.html",
        "the work of Mark\n3. Pray",
        "a Luke 4-door car",
    ],
)
def test_what_is_no_reference_is_not_found(text: str) -> None:
    assert scan(text) == ()


@pytest.mark.parametrize("text", ["Mark 3", "Numbers 4 was theirs.", "Job 1 went well.", "Rev. 3"])
def test_a_name_that_may_be_something_else_is_doubtful(text: str) -> None:
    part = only(text)
    assert part.status is Status.DOUBTFUL
    assert part.reference is not None
    assert part.note


@pytest.mark.parametrize(
    "text",
    [
        "Mark 3 records it.",
        "In Mark 3 he heals.",
        "He heals (Mark 3).",
        "He heals; see Mark 3.",
        "Mark 3:5 was read.",
        "Mark chapter 3 was read.",
        "Acts 2 describes the church.",
        "(Job 1)",
        "Compare Numbers 14.",
        "the words of Rev 3",
        "Luke 15 is about the lost.",
        "Hebrews 7 comforts us.",
    ],
)
def test_what_stands_around_it_settles_a_doubt(text: str) -> None:
    assert only(text).status is Status.SURE


def test_a_book_that_the_text_surely_names_settles_a_doubt() -> None:
    first, second = (mention.parts[0] for mention in scan("Job 38–41 answers the cries of Job 3."))
    assert (first.status, second.status) == (Status.SURE, Status.SURE)
    first, second = (mention.parts[0] for mention in scan("Mark 1:1 begins. Mark 3 was next."))
    assert (first.status, second.status) == (Status.SURE, Status.SURE)


@pytest.mark.parametrize(
    ("text", "reference", "nearest"),
    [
        ("Hebrews 7:29", "Heb.7.29", "Heb.7.28"),
        ("Psalm 151", "Ps.151", "Ps.150"),
        ("Hebrews 14", "Heb.14", "Heb.13"),
        ("Hebrews 14:2", "Heb.14.2", "Heb.13.25"),
        ("Hebrews 7:25-29", "Heb.7.25-Heb.7.29", "Heb.7.25-Heb.7.28"),
        ("Hebrews 7:25-14:2", "Heb.7.25-Heb.14.2", "Heb.7.25-Heb.13.25"),
        ("Hosea 2:0", "Hos.2.0", "Hos.2.1"),
        ("Jude 26", "Jude.1.26", "Jude.1.25"),
        ("Jude 2:3", "Jude.2.3", "Jude.1.25"),
        ("verse 29 of Hebrews 7", "Heb.7.29", "Heb.7.28"),
        ("John 3:61", "John.3.61", "John.3.16"),  # two digits the wrong way round
        ("Matthew 72:3", "Matt.72.3", "Matt.27.3"),
        ("Psalm 49:23", "Ps.49.23", "Ps.49.20"),  # rather by the numbers of the Latin Bible
    ],
)
def test_what_does_not_exist_is_found_with_the_nearest_that_does(
    text: str, reference: str, nearest: str
) -> None:
    part = only(text)
    assert part.status is Status.MISSING
    assert part.reference is not None
    assert part.reference.osis == reference
    assert part.nearest is not None
    assert part.nearest.osis == nearest
    assert part.nearest.exists
    assert str(part.nearest) in part.note


def test_a_range_that_is_none_is_read_as_its_two_ends() -> None:
    (mention,) = scan("Proverbs 31:30-31:1")
    assert [(p.reference and p.reference.osis, p.status) for p in mention.parts] == [
        ("Prov.31.30", Status.DOUBTFUL),
        ("Prov.31.1", Status.DOUBTFUL),
    ]
    (mention,) = scan("Genesis 51-Exodus 5")
    assert [(p.text, p.status) for p in mention.parts] == [
        ("Genesis 51", Status.MISSING),
        ("Exodus 5", Status.SURE),
    ]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("3 John 15", "3John.1.14"),
        ("Revelation 12:18", "Rev.13.1"),
        ("Romans 14:25", "Rom.16.26"),
        ("Romans 16:24", None),
        ("Matthew 17:21", None),
        ("Acts 8:37", None),
        ("Joel 4:1", "Joel.3.1"),
        ("Joel 4", "Joel.3"),
        ("Malachi 3:19-24", "Mal.4.1-Mal.4.6"),
        ("Psalm 51:21", "Ps.51.19"),
        ("Revelation 12:18-13:10", "Rev.13.1-Rev.13.10"),
    ],
)
def test_other_numberings_are_told_apart_from_mistakes(text: str, nearest: str | None) -> None:
    part = only(text)
    assert part.status is Status.NUMBERING
    assert (part.nearest and part.nearest.osis) == nearest
    assert part.note


def test_a_passage_that_holds_a_verse_left_out_elsewhere_is_sure() -> None:
    assert only("Matthew 17:14-21").status is Status.SURE


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("John 15;5", "John.15.5"),
        ("Heb 4 16", "Heb.4.16"),
        ("Isaiah 40 31 tells of eagles.", "Isa.40.31"),
    ],
)
def test_a_chapter_that_may_have_a_verse_behind_it_is_told(text: str, meant: str) -> None:
    parts = [part for mention in scan(text) for part in mention.parts]
    assert {part.status for part in parts} == {Status.DOUBTFUL}
    assert {part.nearest and part.nearest.osis for part in parts} == {meant}


def test_verses_behind_both_numbers_of_a_psalm_are_doubtful() -> None:
    part = only("Psalm 50 (51):3")
    assert (part.reference and part.reference.osis, part.status) == ("Ps.51.3", Status.DOUBTFUL)


def test_a_small_word_and_numbers_are_no_book_where_a_sentence_goes_on() -> None:
    assert only("Is 40:31 too high to fly?").status is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "osis"),
    [
        ("In John's second letter the elder walks in truth (1:4).", "2John.1.4"),
        ("John's first epistle asks us to test it, in chapter 4.", "1John.4"),
        ("Peter prays in his first letter for the scattered (1:2).", "1Pet.1.2"),
        ("In his first letter, the apostle John tests the spirits (4:1).", "1John.4.1"),
        ("Paul tells Timothy in his first letter to Corinth of bread (11:23).", "1Cor.11.23"),
        ("In the second of the letters of Peter, 1:5 adds one to the other.", "2Pet.1.5"),
    ],
)
def test_the_number_of_a_letter_may_stand_apart_from_its_writer(text: str, osis: str) -> None:
    (mention,) = scan(text)
    assert mention.references[0].osis == osis


def test_the_number_of_the_next_verse_is_no_chapter() -> None:
    assert scan("He sat and was reading Isaiah. 29 Then the Spirit said, Go near.") == ()
    assert only("Read Isa. 29 Then go on.").reference == Reference.from_osis("Isa.29")
