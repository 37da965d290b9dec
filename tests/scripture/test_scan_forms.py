"""Every way to write a reference that the scanner knows, each with what a reader finds."""

from __future__ import annotations

import pytest

from versecards.scripture.mention import Part, Status
from versecards.scripture.scan import scan


def osis(text: str) -> str:
    return " ".join(reference.osis for mention in scan(text) for reference in mention.references)


NAMES = {
    "Look at First Samuel 3:10.": "1Sam.3.10",
    "Look at 1st Samuel 3:10.": "1Sam.3.10",
    "Look at I Samuel 3:10.": "1Sam.3.10",
    "Look at 1Sam 3:10.": "1Sam.3.10",
    "Look at 1 Sam. 3:10.": "1Sam.3.10",
    "Look at III John 4.": "3John.1.4",
    "as it stands (Jo1 3:14, 16; Co2 7:15)": "1John.3.14 1John.3.16 2Cor.7.15",
    "Compare Ch1 29:17 and Sa2 7:12; Kg1 8:6.": "1Chr.29.17 2Sam.7.12 1Kgs.8.6",
    "Peter says so (Mark 16:19; Pe1 3:22).": "Mark.16.19 1Pet.3.22",
    "a branch (Zac 6:12) and a stranger (Rut 2:10)": "Zech.6.12 Ruth.2.10",
    "a slave no more (Plm 1:16) and kept (Jde 1:24)": "Phlm.1.16 Jude.1.24",
    "Look at Third John 4.": "3John.1.4",
    "the First Epistle to the Corinthians 13:4": "1Cor.13.4",
    "the Second Letter of Peter 1:3": "2Pet.1.3",
    "Psalm 23:1": "Ps.23.1",
    "Psalms 23:1": "Ps.23.1",
    "Pss 23:1": "Ps.23.1",
    "Pss. 23:1": "Ps.23.1",
    "Ps. 23:1": "Ps.23.1",
    "Psa 23:1": "Ps.23.1",
    "Song of Songs 2:1": "Song.2.1",
    "Song of Solomon 2:1": "Song.2.1",
    "Song of Sol. 2:1": "Song.2.1",
    "Canticles 2:1": "Song.2.1",
    "Cant. 2:1": "Song.2.1",
    "SoS 2:1": "Song.2.1",
    "Acts of the Apostles 1:8": "Acts.1.8",
    "Revelations 3:20": "Rev.3.20",
    "in Is 53:4": "Isa.53.4",
    "(Am 5:24)": "Amos.5.24",
    "Phlm 6": "Phlm.1.6",
    "Php 2:5": "Phil.2.5",
    "Qoh 3:1": "Eccl.3.1",
    "GENESIS 3": "Gen.3",
    "HEBREWS 4:14-16": "Heb.4.14-Heb.4.16",
    "SECOND TIMOTHY 3:16": "2Tim.3.16",
    "II KINGS 2": "2Kgs.2",
    "SONG OF SONGS 2:1": "Song.2.1",
}
NUMBERS = {
    "Romans 8": "Rom.8",
    "Romans 8:28": "Rom.8.28",
    "Romans 8.28": "Rom.8.28",
    "Romans 8: 28": "Rom.8.28",
    "Romans 8:28-30": "Rom.8.28-Rom.8.30",
    "Romans 8:28–30": "Rom.8.28-Rom.8.30",
    "Romans 8:28—30": "Rom.8.28-Rom.8.30",
    "Romans 8:28 - 30": "Rom.8.28-Rom.8.30",
    "Romans 8:28 to 30": "Rom.8.28-Rom.8.30",
    "Romans 8:28 through 30": "Rom.8.28-Rom.8.30",
    "Romans 8:28 through 9:5": "Rom.8.28-Rom.9.5",
    "Romans 8:28-9:5": "Rom.8.28-Rom.9.5",
    "Romans 9-11": "Rom.9-Rom.11",
    "Romans 9 through 11": "Rom.9-Rom.11",
    "Genesis 1-2:3": "Gen.1.1-Gen.2.3",
    "Genesis 1:26-ch. 3": "Gen.1.26-Gen.3.24",
    "Psalm 119:105-12": "Ps.119.105-Ps.119.112",
    "1 Samuel 16 - 2 Samuel 5": "1Sam.16-2Sam.5",
    "John 3:16 - John 3:18": "John.3.16-John.3.18",
    "Romans 8:28, 31": "Rom.8.28 Rom.8.31",
    "Romans 8:28,31,35-39": "Rom.8.28 Rom.8.31 Rom.8.35-Rom.8.39",
    "Romans 8:28; 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8:28; 12": "Rom.8.28 Rom.12",
    "Romans 8:28, 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8:28 and 31": "Rom.8.28 Rom.8.31",
    "Romans 8:28 & 31": "Rom.8.28 Rom.8.31",
    "Romans 8:28 or 31": "Rom.8.28 Rom.8.31",
    "Romans 8:28/31": "Rom.8.28 Rom.8.31",
    "Romans 8:28, and 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8, 9": "Rom.8 Rom.9",
    "Romans 8; 9; 12:1": "Rom.8 Rom.9 Rom.12.1",
    "Jude 3; 9": "Jude.1.3 Jude.1.9",
    "Romans 8:28, cf. 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8:28; see also 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8:28 (e.g. 9:5)": "Rom.8.28 Rom.9.5",
    "Romans 8:28, e.g. 9:5": "Rom.8.28 Rom.9.5",
    "Romans 8:28ff": "Rom.8.28-Rom.8.39",
    "Romans 8:28 ff.": "Rom.8.28-Rom.8.39",
    "Romans 8:28f": "Rom.8.28-Rom.8.29",
    "Romans 8:28 f.": "Rom.8.28-Rom.8.29",
    "Romans 8:39f": "Rom.8.39",
    "Romans 12ff": "Rom.12-Rom.16",
    "Romans 8:28a": "Rom.8.28",
    "Romans 8:28b-29a": "Rom.8.28-Rom.8.29",
    "Exodus 12:1-4 (5-10) 11-14": "Exod.12.1-Exod.12.4 Exod.12.5-Exod.12.10 Exod.12.11-Exod.12.14",
    "Romans\u00a08:28": "Rom.8.28",
    "Romans 8\u200a:\u200a28\u2009–\u200930": "Rom.8.28-Rom.8.30",
    "1\u00a0Peter\u202f5:7": "1Pet.5.7",
    "Romans\n8:28": "Rom.8.28",
    "Romans 8:28,\n31": "Rom.8.28 Rom.8.31",
    "1\nPeter 5:7": "1Pet.5.7",
    "Romans\u20608:28": "Rom.8.28",
    "Romans 8：28": "Rom.8.28",
    "Matt 5:3John 3:16": "Matt.5.3 John.3.16",
}
SINGLE_CHAPTERS = {
    "Jude 3": "Jude.1.3",
    "Jude 1:3": "Jude.1.3",
    "Jude 3-5, 9": "Jude.1.3-Jude.1.5 Jude.1.9",
    "Philemon 15-16": "Phlm.1.15-Phlm.1.16",
    "3 John 9": "3John.1.9",
    "2 John vv. 4-6": "2John.1.4-2John.1.6",
    "Obadiah 15": "Obad.1.15",
    "verse 3 of Jude": "Jude.1.3",
}
WORDS = {
    "Romans chapter 8": "Rom.8",
    "Romans, chapter 8": "Rom.8",
    "Romans ch. 8": "Rom.8",
    "Romans chap. 8, v. 28": "Rom.8.28",
    "Romans chapter 8, verse 28": "Rom.8.28",
    "Romans chapter 8 verses 28-30": "Rom.8.28-Rom.8.30",
    "Romans 8, verse 28": "Rom.8.28",
    "Romans 8 v. 28": "Rom.8.28",
    "Romans 8, vv. 28-30": "Rom.8.28-Rom.8.30",
    "Romans 8:28 and verse 31": "Rom.8.28 Rom.8.31",
    "Romans 8:28; chapter 12": "Rom.8.28 Rom.12",
    "Romans chapter eight": "Rom.8",
    "chapter 8 of Romans": "Rom.8",
    "chapters 9-11 of Romans": "Rom.9-Rom.11",
    "chapter 8 of the book of Romans": "Rom.8",
    "chapter 8 of Paul's letter to the Romans": "Rom.8",
    "chapter eight of Romans": "Rom.8",
    "the eighth chapter of Romans": "Rom.8",
    "the 8th chapter of Romans": "Rom.8",
    "chapter 2 of the Song of Songs": "Song.2",
    "chapter 8, verse 28 of Romans": "Rom.8.28",
    "verse 28 of Romans 8": "Rom.8.28",
    "verses 28 to 30 of Romans 8": "Rom.8.28-Rom.8.30",
    "verse 28 of chapter 8 of Romans": "Rom.8.28",
    "In Romans he says so in verse 28 of chapter 8.": "Rom.8.28",
    "verse 3 of Psalm 23": "Ps.23.3",
    "the 23rd Psalm": "Ps.23",
    "the 121st psalm": "Ps.121",
    "the 22nd Psalm, verse 1": "Ps.22.1",
    "the twenty-third Psalm": "Ps.23",
    "the hundredth Psalm": "Ps.100",
    "the hundred and third Psalm": "Ps.103",
    "the hundred-and-third psalm": "Ps.103",
    "the one hundred and nineteenth Psalm, verse 105": "Ps.119.105",
    "the fifth verse of the twenty-third Psalm": "Ps.23.5",
    "verses 5 and 6 of the 23rd Psalm": "Ps.23.5 Ps.23.6",
    "the thirty-fifth verse of the hundred and nineteenth Psalm": "Ps.119.35",
    "Psalm one hundred and three": "Ps.103",
    "in the eighth of Romans": "Rom.8",
    "from the fifty-third of Isaiah, verse 5": "Isa.53.5",
    "in the second of James": "Jas.2",
    "the second of James": "",  # his second letter, or his second son
    "in the first of Mark's pages": "",
    "the third of Luke 15 parables": "",
    "the seventeenth of Romans": "",
    "Rom. 8th chapter, 28th verse": "Rom.8.28",
    "Romans, eighth chapter and twenty-eighth verse": "Rom.8.28",
    "Mark, the first chapter": "Mark.1",
    "Mark, the first disciple": "",
    "John chapter three verse sixteen": "John.3.16",
    "John 3, verses sixteen and seventeen": "John.3.16 John.3.17",
    "Isaiah chapter 40, the thirty-first verse": "Isa.40.31",
    "the 22th Psalm": "",
}
ROMAN_NUMERALS = {
    "Rom. viii. 28": "Rom.8.28",
    "Rom. viii. 28-30": "Rom.8.28-Rom.8.30",
    "Rom. viii. 28, 31; ix. 5": "Rom.8.28 Rom.8.31 Rom.9.5",
    "Rom. viii. 28-ix. 5": "Rom.8.28-Rom.9.5",
    "Romans VIII:28": "Rom.8.28",
    "Psalm XXIII": "Ps.23",
    "Psalm cxix. 105": "Ps.119.105",
    "Isaiah LIII": "Isa.53",
    "I Cor. xv. 3": "1Cor.15.3",
    "chapter viii. of Romans": "Rom.8",
    "James VI of Scotland": "",
    "Romans I know": "",
    "Mark I think": "",
}


def cases(*tables: dict[str, str]) -> list[tuple[str, str]]:
    return [case for table in tables for case in table.items()]


@pytest.mark.parametrize(
    ("text", "expected"), cases(NAMES, NUMBERS, SINGLE_CHAPTERS, WORDS, ROMAN_NUMERALS)
)
def test_each_form_is_read(text: str, expected: str) -> None:
    assert osis(text) == expected
    assert osis(f"As we saw, {text} – no more.") == expected


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Hebrews 2:17-18, 4:15; 1 John 2:1", ["Hebrews 2:17-18, 4:15", "1 John 2:1"]),
        ("He can sympathise (see Heb 4:15).", ["Heb 4:15"]),
        ("It is chapter 3 of Romans, he said.", ["chapter 3 of Romans"]),
        ("read the 23rd Psalm, verses 2-3, now", ["23rd Psalm, verses 2-3"]),
        ("Ps 1, 2 Samuel 7", ["Ps 1", "2 Samuel 7"]),
        ("Romans 8:1-2 Matthew 3", ["Romans 8:1-2", "Matthew 3"]),
        ("Romans 8:1 John 3:16", ["Romans 8:1", "John 3:16"]),
    ],
)
def test_a_mention_is_the_stretch_for_one_book(text: str, mentions: list[str]) -> None:
    found = scan(text)
    assert [mention.text for mention in found] == mentions
    assert [text[mention.start : mention.end] for mention in found] == mentions


def test_parts_have_their_own_spans() -> None:
    text = "As John 17:9, 15 and vv. 17-19 say"
    (mention,) = scan(text)
    assert [part.text for part in mention.parts] == ["John 17:9", "15", "17-19"]
    assert [text[part.start : part.end] for part in mention.parts] == [
        part.text for part in mention.parts
    ]


@pytest.mark.parametrize(
    ("text", "mention", "translation"),
    [
        ("(Hebrews 7:25, ESV)", "Hebrews 7:25, ESV", "ESV"),
        ("Hebrews 7:25 (ESV) says", "Hebrews 7:25 (ESV)", "ESV"),
        ("Hebrews 7:25 ESV says", "Hebrews 7:25 ESV", "ESV"),
        ("Hebrews 7:25 [NIV84]", "Hebrews 7:25 [NIV84]", "NIV84"),
        (
            "Hebrews 7:25, King James Version",
            "Hebrews 7:25, King James Version",
            "King James Version",
        ),
        ("Hebrews 7:25, 27 (ESV, NIV)", "Hebrews 7:25, 27 (ESV, NIV)", "ESV, NIV"),
        ("Hebrews 7:25. NET profits fell", "Hebrews 7:25", ""),
        ("Hebrews 7:25 WEBSITE", "Hebrews 7:25", ""),
    ],
)
def test_the_translation_is_kept_with_the_reference(
    text: str, mention: str, translation: str
) -> None:
    (found,) = scan(text)
    assert (found.text, found.translation) == (mention, translation)


MISTYPED = {
    "Mercy follows us (Psalm 23 4-6).": "Ps.23.4-Ps.23.6",
    "Peace guards the heart, Phil 4 6-7, in every trial.": "Phil.4.6-Phil.4.7",
    "He helps in time (Heb 4 16).": "Heb.4.16",
    "Give thanks, 1 Thess 5;18.": "1Thess.5.18",
    "Romans 8:28; 31-34": "Rom.8.28 Rom.8.31-Rom.8.34",
    "Luke 2:7; 14": "Luke.2.7 Luke.14",
    "Be sober, 1 Pet. 5, 8. 9.": "1Pet.5.8 1Pet.5.9",
    "Sing, Col. 3, 16. 17. and rejoice.": "Col.3.16 Col.3.17",
    "Zachary 4:6": "Zech.4.6",
    "3 Reigns 19:12": "1Kgs.19.12",
    "1 Petr. 2:9": "1Pet.2.9",
    "He tells it so. 2 Sam. x.": "2Sam.10",
    "as it is written (Luke, xv.)": "Luke.15",
    "Is 40:31, Ps 27:14": "Isa.40.31 Ps.27.14",
}


@pytest.mark.parametrize(("text", "expected"), MISTYPED.items())
def test_signs_that_can_only_part_chapter_and_verse(text: str, expected: str) -> None:
    assert osis(text) == expected


def test_numbers_after_a_chapter_that_are_no_verses_of_it() -> None:
    assert osis("Psalm 23 7-9 boys sang.") == "Ps.23"
    assert osis("Romans 12 1-2 Corinthians 5") == "Rom.12 2Cor.5"
    assert osis("Genesis 1; 2; 3") == "Gen.1 Gen.2 Gen.3"


def only_part(text: str) -> Part:
    (part,) = (part for mention in scan(text) for part in mention.parts)
    return part


RANGES = {
    "Isaiah 52:13-53": "Isa.52.13-Isa.53.12",
    "Romans 9:30 - 10": "Rom.9.30-Rom.10.21",
    "John 3:16-16": "John.3.16",
    "Gen 1:26-8": "Gen.1.26-Gen.1.28",
}


@pytest.mark.parametrize("text", RANGES)
def test_a_range_may_end_with_the_next_chapter(text: str) -> None:
    part = only_part(text)
    assert part.status is Status.SURE
    assert part.reference and part.reference.osis == RANGES[text]


def test_a_range_that_may_end_with_a_chapter_far_behind_is_in_doubt() -> None:
    part = only_part("Job 2:11 - 28")
    assert part.status is Status.DOUBTFUL
    assert part.reference and part.reference.osis == "Job.2.11-Job.28.28"
    assert only_part("Psalm 37:1-50").status is Status.MISSING
