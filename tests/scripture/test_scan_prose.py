"""What older and newer prose writes beside the plain form: names, numerals, signs, other works."""

from __future__ import annotations

import pytest

from versecards.scripture.context import Context
from versecards.scripture.mention import Mention, Status
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan


def osis(text: str, context: Context | None = None) -> str:
    found = scan(text, context or Context())
    return " ".join(reference.osis for mention in found for reference in mention.references)


def told(text: str, context: Context | None = None) -> list[tuple[str, Status]]:
    """Return the parts that are found and not understood."""
    found: tuple[Mention, ...] = scan(text, context or Context())
    parts = [part for mention in found for part in mention.parts]
    return [(part.text, part.status) for part in parts if part.reference is None]


@pytest.mark.parametrize(
    ("text", "expected", "other"),
    [
        ("Give alms (Prov 19:17; Tob 4:7).", "Prov.19.17", "Tob 4:7"),
        ("Friends are rare (Job 6:14; Sir 6:14).", "Job.6.14", "Sir 6:14"),
        ("Light dawns (Ps 112:4), not as in Wis 5:6.", "Ps.112.4", "Wis 5:6"),
        ("Dan 11:31 is told again in 1 Macc 1:54.", "Dan.11.31", "1 Macc 1:54"),
        ("Widows and kings: Ruth 1:5; Judith 8:4.", "Ruth.1.5", "Judith 8:4"),
    ],
)
def test_a_book_that_is_not_among_the_66_is_known_and_never_another(
    text: str, expected: str, other: str
) -> None:
    assert osis(text) == expected
    assert told(text) == [(other, Status.DEUTEROCANONICAL)]


@pytest.mark.parametrize("text", ["Wisdom 3 times over", "Judith, 4, slept.", "the bar 3:4 high"])
def test_such_a_name_alone_is_none(text: str) -> None:
    assert scan(text) == ()


def test_numbers_after_another_book_take_no_book_from_before_it() -> None:
    text = "Ps 112:4 shines. So does Tobit 5:10; and (see 5:14) again."
    assert osis(text) == "Ps.112.4"
    assert ("5:14", Status.UNRESOLVED) in told(text)


def test_a_name_that_is_not_known_takes_no_book_from_before_it() -> None:
    assert osis("Light dawns (Ps 112:4; Qux 5:6).") == "Ps.112.4"
    assert told("Light dawns (Ps 112:4; Qux 5:6).") == [("5:6", Status.UNRESOLVED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He rested, as in Gen (2:2), and we rest, as in Heb (4:9).", "Gen.2.2 Heb.4.9"),
        ("Luke (24:41) has fish, and in Acts (10:41) they eat.", "Luke.24.41 Acts.10.41"),
        ("The prophet Amos (v. 24.) cries for justice.", "Amos.5.24"),
    ],
)
def test_a_known_name_has_its_numbers_in_brackets(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "So I asked my neighbour.",
        "As for Ruth I knew little of her.",
        "We met Luke. I waved.",
        "Of Acts I know the start.",
        "In Job I find comfort",
    ],
)
def test_i_is_a_word_before_it_is_a_chapter(text: str) -> None:
    assert osis(text) == ""


def test_a_single_roman_capital_is_a_chapter_where_it_ends_like_one() -> None:
    assert osis("He opened Genesis I. and read.") == "Gen.1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is told in Exodus. 1 Kings 8:9 agrees.", "1Kgs.8.9"),
        ("So he wrote to the Romans. 2 Peter 3:15 looks back.", "2Pet.3.15"),
        ("God fed Elijah and kept Ezra. 2 Samuel 9:7 tells of a table.", "2Sam.9.7"),
        ("Rom. 12: 1 Pet. 3:8 agrees.", "Rom.12 1Pet.3.8"),
        ("Isaiah 40. 2 Cor 1:3 comforts.", "Isa.40 2Cor.1.3"),
    ],
)
def test_the_number_of_a_book_belongs_to_the_book(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exod 3:14 names him. Paul tells the Romans of peace (5:1).", "Exod.3.14 Rom.5.1"),
        ("Exod 3:14 names him. To the Ephesians he adds more (4:6).", "Exod.3.14 Eph.4.6"),
        ("Exod 3:14 names him. In Luke we read of joy (15:7).", "Exod.3.14 Luke.15.7"),
        ("Exod 3:14 names him. In Mark it is, chap. xii. 26.", "Exod.3.14 Mark.12.26"),
        ("Exod 3:14 names him. Esther fasted in chapter 4.", "Exod.3.14 Esth.4"),
    ],
)
def test_the_book_that_the_sentence_names_wins(text: str, expected: str) -> None:
    assert osis(text) == expected


def test_a_person_who_has_no_such_chapter_is_not_the_book() -> None:
    assert osis("Matthew 12:38 asks for a sign. Jonah was the sign (12:40).") == (
        "Matt.12.38 Matt.12.40"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The merciful are blessed (Mt 5, 7-9).", "Matt.5.7-Matt.5.9"),
        ("An angel came (Lk 1, 28).", "Luke.1.28"),
        ("He feeds us: Jn 6,51.54-56.", "John.6.51 John.6.54-John.6.56"),
        ("Put on love [Col 3,14; 4,2].", "Col.3.14 Col.4.2"),
        ("Tears (Jer. 9, 18) and hope.", "Jer.9.18"),
        # Another reference of the same text shows its habit.
        ("Lk 24, 35 and then Gen 2, 7 speak of breath.", "Luke.24.35 Gen.2.7"),
        # Chapters, where nothing else is shown.
        ("Read Genesis 1, 2 and 3.", "Gen.1 Gen.2 Gen.3"),
        ("Read Psalms 42, 43.", "Ps.42 Ps.43"),
        ("Lk 1:5 and then Gen 2, 7 speak.", "Luke.1.5 Gen.2 Gen.7"),
    ],
)
def test_a_comma_may_part_chapter_and_verse(text: str, expected: str) -> None:
    assert osis(text) == expected


def test_the_habit_of_the_article_tells_what_a_comma_means() -> None:
    assert osis("Breath came (Gen 2, 7 and 3, 19).", Context(commas=True)) == "Gen.2.7 Gen.3.19"
    assert osis("Breath came: Gen 2, 7.", Context(commas=False)) == "Gen.2 Gen.7"


@pytest.mark.parametrize(
    "text",
    [
        "Josephus, Antiq. B. II. ch. 9. sect. 2.",
        "Cyprian, Ep. vi.",
        "So says Ignatius ad Rom. iv. 1.",
        "Eusebius, Hist. Eccl. iii. 5.",
        "Basil, On the Spirit, chap. ix.",
        "See chapter 4 above.",
        "The choir meets on Mar 14, 2027.",
    ],
)
def test_other_works_and_dates_are_none(text: str) -> None:
    assert osis("Heb 1:1 was read. " + text) == "Heb.1.1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“My Father worketh” (John v. 17).", "John.5.17"),
        ("Love your enemies, Matt. v. 44.", "Matt.5.44"),
        ("Rejoice (1 THESS. v. 16).", "1Thess.5.16"),
        ("Hear, O heavens (Isa i 2).", "Isa.1.2"),
        ("Rom. iii. 24; v. 9; viii. 1.", "Rom.3.24 Rom.5.9 Rom.8.1"),
        ("Eccles. iii. 11, v. 2, xii. 13.", "Eccl.3.11 Eccl.5.2 Eccl.12.13"),
        # After chapter 5 it is a verse.
        ("Heb. x. 22, v. 24.", "Heb.10.22 Heb.10.24"),
        ("Romans viii. 1, vv. 14 and 15", "Rom.8.1 Rom.8.14 Rom.8.15"),
        ("Heb. vii. viii. ix. speak of the priest.", "Heb.7 Heb.8 Heb.9"),
        ("Matt. v. vi. vii. are one sermon.", "Matt.5 Matt.6 Matt.7"),
        ("He argues from Mark xi. and xiii.", "Mark.11 Mark.13"),
        ("Prov. iii. 5.—xvi. 3.", "Prov.3.5 Prov.16.3"),
        ("1 Samuel iii. 10., and xii. 23.", "1Sam.3.10 1Sam.12.23"),
        # A book of one chapter has no other.
        ("Jude v. 3", "Jude.1.3"),
        ("Ruth v. 2 has no such chapter.", ""),
    ],
)
def test_roman_chapters_go_on_in_a_list(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The race is long, Heb. 12. 1.", "Heb.12.1"),
        ("See Isaiah 55. 1; Psalms 42. 1, and others.", "Isa.55.1 Ps.42.1"),
        ("Romans 8. 28 people came.", "Rom.8"),
        ("1. Read Romans 8. 2. Pray.", "Rom.8"),
        ("he pleads for us, Heb. 7. 25. And he lives", "Heb.7.25"),
        ("as in Rom. 8. 34. who died", "Rom.8.34"),
        ("so Rom. 8. 34. 2 Cor. 5. 21. and others", "Rom.8.34 2Cor.5.21"),
        ("Rom. 8. 33-34. Who condemns?", "Rom.8.33-Rom.8.34"),
        ("We read Romans 8. 28. Nobody came.", "Rom.8"),  # the name is not a short one
        ("24. Who pleads? Heb. 7. 25. Who saves? Nobody else.", "Heb.7"),  # it counts questions
    ],
)
def test_a_point_and_a_space_may_part_chapter_and_verse(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the sixteenth verse of the third chapter of John", "John.3.16"),
        ("In the third chapter of John, the sixteenth verse, we hear it.", "John.3.16"),
        ("the first verse of Psalm 42", "Ps.42.1"),
        ("the forty-second psalm", "Ps.42"),
        ("Sing psalm 42, then psalms 43 and 44.", "Ps.42 Ps.43 Ps.44"),
        ("the third verse of the hymn", ""),
    ],
)
def test_ordinals_and_small_letters(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the first epistle of John 4:8 says it", "1John.4.8"),
        ("In the second letter of the apostle John, verse 6", "2John.1.6"),
        ("the First Epistle of St. John 4:8", "1John.4.8"),
        ("In first John 4:8 we read", "1John.4.8"),
        ("turn to the second of Samuel 7:12", "2Sam.7.12"),
        ("St. John 3:16 and the third chapter of John", "John.3.16 John.3"),
        ("verse 1 of John 3", "John.3.1"),
        ("Part 2 of John 3:16", "John.3.16"),
        ("First we read John 3:16; second, John 3:17", "John.3.16 John.3.17"),
    ],
)
def test_the_number_of_a_letter_may_stand_before_other_words(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Judg 6:12; Jud 7:7; Jud. 16:30", "Judg.6.12 Judg.7.7 Judg.16.30"),
        ("Psal. xxvii. 4.", "Ps.27.4"),
        ("Isai. vi. 3.", "Isa.6.3"),
        ("Phile. 1:16; Philip. 2:8", "Phlm.1.16 Phil.2.8"),
        ("2d Peter 1:4 and 3d John 4", "2Pet.1.4 3John.1.4"),
        (
            "Isaias vi. 3, Osee 11:4, Ezechiel 36:26, Josue 1:9",
            "Isa.6.3 Hos.11.4 Ezek.36.26 Josh.1.9",
        ),
        ("1 Paral. 29:14; 4 Kings 2:11", "1Chr.29.14 2Kgs.2.11"),
        ("S of S 2:4; Mich. vi. 8; Math. 6:9", "Song.2.4 Mic.6.8 Matt.6.9"),
    ],
)
def test_names_of_other_times_are_known(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize("text", ["Hebrew 13:5", "1 Corinthian 13:4", "Galatian 5:22", "Roman 8:1"])
def test_a_name_without_its_last_letter_is_known(text: str) -> None:
    assert len(scan(f"As {text} says.")[0].references) == 1


@pytest.mark.parametrize("text", ["Psalm 22 (23)", "Ps. 23 (22)", "Ps 22(23)"])
def test_a_psalm_with_both_its_numbers_is_told_as_numbering(text: str) -> None:
    (mention,) = scan(f"We sang {text}.")
    assert [(part.reference, part.status) for part in mention.parts] == [
        (Reference.to_chapter("Ps", 23), Status.NUMBERING)
    ]
    assert mention.text == text


def test_a_verse_that_only_the_latin_psalm_has_is_told_with_our_number() -> None:
    (part,) = scan("We sang Psalm 118:176.")[0].parts
    assert part.status is Status.MISSING
    assert "Psalm 119:176" in part.note


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Born of a woman, Gal. 4:4.17 So the note says.", "Gal.4.4"),
        ("Draw near, Heb: 4:16; and Acts:2:42.", "Heb.4.16 Acts.2.42"),
        ("They built: Nehemiah – 4:17", "Neh.4.17"),
        ("(2 Cor . 4:6)", "2Cor.4.6"),
        ("Psalm 119:105,165.", "Ps.119.105 Ps.119.165"),
        ("Is. 55: “Come, all who thirst.”", "Isa.55"),
        ("Rom 8:1-l7 and 9:1", "Rom.8.1-Rom.8.17 Rom.9.1"),
        ("1CO 13:4–1CO 13:7", "1Cor.13.4-1Cor.13.7"),
    ],
)
def test_glued_and_stray_signs_lose_nothing(text: str, expected: str) -> None:
    assert osis(text) == expected


@pytest.mark.parametrize("text", ["Daniel 2:32233", "Hebrews 11:12213"])
def test_numbers_that_cannot_be_read_are_told(text: str) -> None:
    assert told(f"Ezra 1:1 and ({text}).") == [(text, Status.UNRESOLVED)]
    # What follows leans on that book, not on the one before.
    book = scan(text + "; see 4:1.")[-1].references[0].book
    assert book in ("Dan", "Heb")


@pytest.mark.parametrize("text", ["Grace came first (34:7).", "Grace came first (5:6)."])
def test_numbers_in_brackets_that_nothing_explains_are_told(text: str) -> None:
    assert [status for _, status in told("Some say so. " + text)] == [Status.UNRESOLVED]


def test_a_time_of_the_day_is_none() -> None:
    assert scan("We meet again (9:30).") == ()


def test_a_place_that_no_passage_before_has_is_told() -> None:
    context = Context(section=(Reference.from_osis("Ruth.1.1"),))
    assert told("Boaz came (see 9:2).", context) == [("9:2", Status.UNRESOLVED)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PRO 15:1; RUT 2:4; JUD 1:3", "Prov.15.1 Ruth.2.4 Jude.1.3"),
        ("Hope comes [Col 1:27; acts 26:6; matt. 12:21].", "Col.1.27 Acts.26.6 Matt.12.21"),
        ("The hope is promised [acts 26:6].", "Acts.26.6"),
        ("Gen. 14:18.19; Heb. 7:1.", "Gen.14.18 Gen.14.19 Heb.7.1"),
        ("- Judg 7:3 - 22,000 went home", "Judg.7.3"),
        ("He asks more in verse 4, verse 6 of Psalm 27.", "Ps.27.4 Ps.27.6"),
        ("(Matthew I.) and (Luke X.)", "Matt.1 Luke.10"),
        ("The passage Rom. 8, 30: Whom he called.", "Rom.8.30"),
        ("Out of the twenty- seventh chapter of Deuteronomy.", "Deut.27"),
        ("In old print: Iohn 6:35 and Luc. 22:19.", "John.6.35 Luke.22.19"),
    ],
)
def test_forms_of_lists_and_codes(text: str, expected: str) -> None:
    assert osis(text) == expected


def test_a_form_of_two_books_is_doubtful_where_both_have_the_place() -> None:
    parts = [part for mention in scan("Jud 1:20 and Jud 6:1") for part in mention.parts]
    assert [part.status for part in parts] == [Status.DOUBTFUL, Status.SURE]
    parts = [part for mention in scan("JUD 1:20 and JUD 6:1") for part in mention.parts]
    assert [part.status for part in parts] == [Status.DOUBTFUL, Status.SURE]
    assert parts[1].reference == Reference.to_verse("Judg", 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Peace was made (Eph. 2:14). We shall see him, as was said (above 1:8).",
        "Peace (Eph. 2:14) was made; all rose (Neh. 8:5). Then he sat, and so on (v. 9).",
        "Paul preached on Acts 17:22 there. Others heard (Luke 11:32). The end came (3:4).",
    ],
)
def test_a_quotation_in_brackets_gives_no_passage_to_what_follows(text: str) -> None:
    assert told(text)[-1][1] is Status.UNRESOLVED


@pytest.mark.parametrize(
    "text",
    [
        "The divines agree (Westminster Confession chapter 9).",
        "So J. Smith, Hope (London: Press, 1999), chapter 4: Waiting.",
    ],
)
def test_a_chapter_of_another_work_is_none(text: str) -> None:
    assert osis("Titus 2:13 was read. " + text) == "Titus.2.13"


def test_a_chapter_at_the_beginning_of_a_sentence_is_one() -> None:
    assert osis("Titus 2:13 was read. Finally, chapter 3 sends them out.") == "Titus.2.13 Titus.3"
