"""References: OSIS, formats, existence, and what they share."""

from __future__ import annotations

import pytest

from versecards.scripture.reference import Reference, together


def ref(osis: str) -> Reference:
    return Reference.from_osis(osis)


@pytest.mark.parametrize(
    "osis",
    [
        "Gen.18.22-Gen.18.33",
        "John.3.16",
        "Ps.23",
        "Ps.1-Ps.3",
        "Rev.21.1-Rev.22.5",
        "Obad.1.4-Mal.4.6",
        "Gen.49-Exod.3",
    ],
)
def test_osis_goes_there_and_back(osis: str) -> None:
    assert ref(osis).osis == osis


@pytest.mark.parametrize(
    "text", ["", "John", "John.3.16.2", "Jon.1.1", "John.3.x", "John.3-John.4.1", "John.3.16-17"]
)
def test_what_is_no_osis_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an OSIS reference"):
        ref(text)


@pytest.mark.parametrize(
    ("osis", "name", "sbl", "chicago", "short"),
    [
        (
            "Gen.18.22-Gen.18.33",
            "Genesis 18:22–33",
            "Gen 18:22–33",
            "Gen. 18:22–33",
            "Gen 18:22–33",
        ),
        ("Matt.5.3", "Matthew 5:3", "Matt 5:3", "Matt. 5:3", "Mt 5:3"),
        ("1John.2.1", "1 John 2:1", "1 John 2:1", "1 John 2:1", "1 Jn 2:1"),
        ("Jude.1.3", "Jude 3", "Jude 3", "Jude 3", "Jude 3"),
        ("Phlm.1.15-Phlm.1.16", "Philemon 15–16", "Phlm 15–16", "Philem. 15–16", "Phm 15–16"),
        ("Ps.23", "Psalm 23", "Ps 23", "Ps. 23", "Ps 23"),
        ("Ps.1-Ps.3", "Psalms 1–3", "Pss 1–3", "Pss. 1–3", "Pss 1–3"),
        ("Rom.9-Rom.11", "Romans 9–11", "Rom 9–11", "Rom. 9–11", "Rom 9–11"),
        (
            "Isa.52.13-Isa.53.12",
            "Isaiah 52:13–53:12",
            "Isa 52:13–53:12",
            "Isa. 52:13–53:12",
            "Isa 52:13–53:12",
        ),
        ("Obad.1", "Obadiah", "Obad", "Obad.", "Obad"),
        (
            "Gen.49.2-Exod.3.4",
            "Genesis 49:2–Exodus 3:4",
            "Gen 49:2–Exod 3:4",
            "Gen. 49:2–Exod. 3:4",
            "Gen 49:2–Ex 3:4",
        ),
    ],
)
def test_formats_in_every_style(osis: str, name: str, sbl: str, chicago: str, short: str) -> None:
    reference = ref(osis)
    assert reference.format() == str(reference) == name
    assert reference.format("sbl") == sbl
    assert reference.format("chicago") == chicago
    assert reference.format("short") == short


def test_what_does_not_exist_can_be_written_too() -> None:
    assert Reference("Jude", 2, 3, 2, 3).format() == "Jude 2:3"
    assert Reference("Heb", 7, 29, 7, 29).format() == "Hebrews 7:29"


@pytest.mark.parametrize(
    ("osis", "exists"),
    [
        ("Heb.7.28", True),
        ("Heb.7.29", False),
        ("Heb.13", True),
        ("Heb.14", False),
        ("Heb.7.0", False),
        ("Heb.0", False),
        ("Heb.7.25-Heb.7.24", False),
        ("Heb.7.25-Heb.8.1", True),
        ("Heb.8.1-Heb.7.25", False),
        ("Heb.9-Heb.7", False),
        ("Gen.49-Exod.3", True),
        ("Exod.3-Gen.49", False),
        ("Gen.49.2-Exod.3.99", False),
    ],
)
def test_existence_is_that_of_both_ends_in_order(osis: str, exists: bool) -> None:
    assert ref(osis).exists is exists


def test_verses_cross_chapters_and_books() -> None:
    assert [verse.osis for verse in ref("Gen.50.25-Exod.1.2").verses()] == [
        "Gen.50.25",
        "Gen.50.26",
        "Exod.1.1",
        "Exod.1.2",
    ]
    assert [verse.osis for verse in ref("John.3.35-John.4.1").verses()] == [
        "John.3.35",
        "John.3.36",
        "John.4.1",
    ]
    assert len(list(ref("Ps.119").verses())) == 176
    assert list(ref("Heb.7.29").verses()) == []
    assert list(ref("Heb.14").verses()) == []


def test_a_reference_names_each_chapter_that_it_has_a_part_of() -> None:
    assert list(ref("John.3.16").chapters()) == [("John", 3)]
    assert list(ref("John.3.35-John.5.1").chapters()) == [("John", 3), ("John", 4), ("John", 5)]
    assert list(ref("2John.1.4-Jude.1.2").chapters()) == [("2John", 1), ("3John", 1), ("Jude", 1)]
    assert list(ref("Heb.12.28-Jas.1.2").chapters()) == [("Heb", 12), ("Heb", 13), ("Jas", 1)]


def test_sharing_verses() -> None:
    assert ref("Heb.7").contains(ref("Heb.7.25"))
    assert not ref("Heb.7.25").contains(ref("Heb.7"))
    assert ref("Heb.2.17-Heb.4.15").contains(ref("Heb.3"))
    assert ref("Gen.49-Exod.3").contains(ref("Exod.1.5"))
    assert ref("Heb.7.20-Heb.7.25").overlaps(ref("Heb.7.25-Heb.8.1"))
    assert not ref("Heb.7.20-Heb.7.24").overlaps(ref("Heb.7.25-Heb.8.1"))
    assert not ref("Heb.7").overlaps(ref("Rom.7"))


def test_the_order_is_that_of_the_bible() -> None:
    order = ["Gen.1", "Gen.1.1", "Gen.1.1-Gen.1.2", "Exod.1.1", "1Sam.1.1", "2Sam.1.1", "Rev.22.21"]
    assert sorted(map(ref, reversed(order)), key=lambda r: r.sort_key) == [ref(o) for o in order]


def test_one_verse_is_told_from_more() -> None:
    assert ref("John.3.16").is_verse
    assert not ref("John.3").is_verse
    assert not ref("John.3.16-John.3.17").is_verse
    assert ref("John.3.16-John.4.2").first == ref("John.3.16")
    assert ref("John.3.16-John.4.2").last == ref("John.4.2")


@pytest.mark.parametrize(
    ("osis", "written"),
    [
        ("", ""),
        ("John.17.9", "John 17:9"),
        ("John.17.9 John.17.15 John.17.17-John.17.19", "John 17:9, 15, 17–19"),
        ("Jude.1.3 Jude.1.20", "Jude 3, 20"),
        ("John.17.9 John.18.1", "John 17:9; John 18:1"),
        ("John.17.9 Luke.17.5", "John 17:9; Luke 17:5"),
        ("Ps.23 Ps.24.1", "Psalm 23; Psalm 24:1"),
        ("John.17.9 John.17", "John 17:9; John 17"),
        ("John.16.33-John.17.2 John.17.4", "John 16:33–17:2, 4"),
        ("John.17.4 John.17.24-John.18.1", "John 17:4; John 17:24–18:1"),
    ],
)
def test_several_references_in_one_line(osis: str, written: str) -> None:
    assert together([Reference.from_osis(one) for one in osis.split()]) == written
