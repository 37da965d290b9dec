"""To what an article comes back: its own passage, and not what it quoted on the way."""

from __future__ import annotations

import pytest

from tests.extract.test_context import found, reading


def test_a_verse_that_borrows_from_another_book_is_of_the_passage_that_is_explained() -> None:
    text = (
        "# Isaiah 12\n\nVerse 2 borrows its line from Exodus 15:2, sung by the sea.\n\n"
        "Verse 5 takes up the same song (Exodus 15:5). Verse 6 ends with a shout.\n"
    )
    assert found(text) == ["Isa.12.2", "Exod.15.2", "Isa.12.5", "Exod.15.5", "Isa.12.6"]


def test_the_passage_beside_the_verse_still_says_which_one_it_is() -> None:
    text = "# Romans 8\n\nHe learned one verse by heart, verse 16 (John 3:16).\n"
    assert found(text) == ["John.3.16", "John.3.16"]


def test_what_a_passage_quotes_is_not_what_the_text_goes_on_with() -> None:
    text = (
        "# The rest that remains\n\nThe promise still stands (Hebrews 4:1).\n\n"
        "Hebrews 4:4 quotes Genesis 2:2 on the seventh day. Joshua gave no such rest (v. 8). "
        "There is one to come (v. 9).\n"
    )
    assert found(text)[-2:] == ["Heb.4.8", "Heb.4.9"]


@pytest.mark.parametrize(
    "told",
    [
        "Philip goes down the road in Acts 8:26-35. He hears a man read Isaiah 53 aloud. ",
        "Philip goes down the road in Acts 8:26-35.\n\nHe hears a man read Isaiah 53 aloud. ",
        "Philip goes down the road in Acts 8:26-35.\n\nHe hears words of Isaiah 53, and then ",
    ],
)
def test_a_verse_that_a_chapter_lacks_is_of_what_was_named_before(told: str) -> None:
    text = f"# On the road\n\n{told}they both go down into the water (v. 38).\n"
    assert found(text)[-1] == "Acts.8.38"


def test_a_chapter_that_no_book_has_is_nothing_to_lean_on() -> None:
    text = "# Colossians 1:21-22\n\nThey were far off. Romans 130 says so. See verses 9 and 10.\n"
    assert found(text)[-2:] == ["Col.1.9", "Col.1.10"]


def test_verses_in_brackets_go_on_in_the_chapter_that_was_just_named() -> None:
    text = (
        "# Return\n\n## 2 Corinthians 7:10\n\nDavid is the other example (Psalm 51). "
        "He has sinned against God alone (v. 4). He asks for a clean heart (v. 10).\n"
    )
    assert found(text)[-1] == "Ps.51.10"


def test_verses_that_begin_in_the_passage_before_go_on_in_it() -> None:
    text = (
        "# Stewards\n\nPaul writes of parties in 1 Corinthians 1:12. The work is not theirs "
        "(3:5), but the field is God's (3:9).\n\n> A wisdom kept back. (1 Corinthians 2:6-10)\n\n"
        "It is the Spirit who shows it, throughout verses 10-15.\n"
    )
    assert found(text)[-1] == "1Cor.2.10-1Cor.2.15"


def test_a_passage_of_several_chapters_says_nothing_of_which_one() -> None:
    text = (
        "# Romans 1:18-3:20\n\nHe begins with the nations (1:18).\n\n2:12-16\n\n"
        "Psalm 62:12 stands behind it.\n\nThe reason for it is verse 12.\n"
    )
    assert found(text)[-1] == "Rom.2.12"


def test_an_outline_goes_on_in_the_chapter_that_leads_it_in() -> None:
    text = (
        "# The priest\n\n## Genesis 14\n\nAbram comes home.\n\n"
        "## Hebrews\n\nThe altar is better (Hebrews 9:11-14).\n\n"
        "Chapter 7 in three steps.\n\nVerses 1-10 show the priest. See Psalm 110:4.\n\n"
        "Verses 11-19 show the need.\n"
    )
    assert found(text)[1:] == ["Heb.7", "Heb.7.1-Heb.7.10", "Ps.110.4", "Heb.7.11-Heb.7.19"]


def test_a_psalm_is_not_called_a_chapter() -> None:
    text = "# Hebrews\n\nPsalm 2:7 and Psalm 110:4 are joined long before chapter 7 argues so.\n"
    assert found(text)[-1] == "Heb.7"
    text = "# On the way\n\nPsalm 1:1 begins the Psalms. I start with chapter 1.\n"
    assert found(text)[-1] == "Ps.1"


def test_a_number_is_of_the_book_whose_chapter_the_text_has_named() -> None:
    text = (
        "# The priest\n\nIn Hebrews 7 the argument is new. It reads the silence of Genesis 14 as "
        "a likeness of the Son (7:3).\n"
    )
    assert found(text)[-1] == "Heb.7.3"


def test_a_list_of_passages_does_not_take_a_verse_from_the_chapter_of_the_article() -> None:
    text = (
        "# Through the water\n\n1 Peter 3:18-22 tells of Noah.\n\n## The sermon\n\n"
        "Verse 18 has the gospel. In verse 20 he turns to Noah. Verse 22 ends it.\n\n"
        "## Other places\n\n- 1 Peter 3:18-22, all of it\n- Matthew 28:18-20, the sending\n"
        "- Lesson 1, the people of v. 20\n"
    )
    assert found(text)[-2:] == ["Matt.28.18-Matt.28.20", "1Pet.3.20"]


def test_a_long_text_comes_back_to_the_passage_that_it_began_with() -> None:
    aside = "He had seen many such tables in that city, and he told of them at length. " * 10
    text = (
        "# A table\n\nWe heard Luke 14:7-24. The giving that 2 Corinthians 8 praises is like it. "
        f"They gave beyond their means (v. 3). {aside}Now look at verse 11.\n"
    )
    assert found(text)[-2:] == ["2Cor.8.3", "Luke.14.11"]


def test_the_passage_that_was_read_comes_before_a_chapter_named_on_the_way() -> None:
    text = (
        "# Rich in faith\n\nOur Scripture reading tonight is from the Book of James, chapter 2, "
        "verses 1-17. A man comes in with rings.\n\nLast week it was Ephesians 4:28, on theft.\n\n"
        "## Marks\n\nIt goes on in verse 14.\n\n"
        "## What mercy is\n\nA king forgives a debt in Matthew 18.\n\n"
        "So what is mercy in verses 12 and 13?\n"
    )
    assert found(text)[-2:] == ["Jas.2.12", "Jas.2.13"]


def test_a_front_of_many_books_is_no_subject() -> None:
    proofs = "Heb. 9:11-14; Zech. 6:12; Jer. 31:31; Lev. 25:8; Deut. 15:2; Isa. 61:1"
    text = (
        f"---\npassage: {proofs}\n---\n# A better priest\n\n## Hebrews\n\nChapter 7 has it all.\n\n"
        "The oath makes him sure (v. 11).\n"
    )
    assert found(text)[-1] == "Heb.7.11"


def test_a_language_is_no_book() -> None:
    text = "# Letters\n\n## What words are in Hebrew\n\nIn chapter 1 the author counts them.\n"
    assert "Heb.1" not in found(text)


def test_a_heading_may_say_what_the_content_of_a_short_book_is() -> None:
    text = "# Session 15\n\n## Content of Jude\n\n- Acts 1:14, he believes\n- no apostle, v. 17\n"
    assert found(text)[-1] == "Jude.1.17"


def test_chapters_of_a_book_that_is_read_are_numbered_as_its_own() -> None:
    text = "# Marriage\n\nJames 1:5 is asked.\n\n9.4 Chapter 4\n\n9.4.2 Chapter 5 Covenant\n"
    assert not [osis for osis in found(text) if osis in ("Jas.4", "Jas.5")]


def test_numbers_behind_a_word_of_the_text_are_a_place() -> None:
    text = "# The heart of Hebrews 7\n\n- once for all (ἐφάπαξ, 7:27; 9:12)\n"
    assert found(text) == ["Heb.7.27", "Heb.9.12"]


def test_a_long_text_comes_back_behind_verses_of_its_own_as_well() -> None:
    aside = "He had seen many such rooms in that city, and he told of them at length. " * 10
    text = (
        "# A counsellor\n\nWe heard John 14:16-26. There is a place in John 8 that is like it. "
        f"{aside}In verse 2 he goes away. Here it says in verse 16 that he comes.\n"
    )
    assert found(text)[-1] == "John.14.16"


def test_what_is_revealed_is_no_book() -> None:
    text = "# Divine Revelation and the Scriptures\n\n## How he speaks\n\nChapter 2\n\nHe spoke.\n"
    assert "Rev.2" not in found(text)


def test_a_heading_is_known_below_a_label_that_has_no_level() -> None:
    text = (
        "# Colossians\n\n- 1:15-23\n- 4:2-18\n\n## 1:15-23\n\nHe holds all.\n\n"
        "Theme: he is before all things.\n\n### More\n\nHe is the image, as verse 15 says.\n"
    )
    assert found(text)[-1] == "Col.1.15"


def test_a_chapter_named_far_before_on_the_way_decides_nothing() -> None:
    aside = "He had seen many such houses in that city, and he told of them at length. " * 50
    text = f"# Treasure\n\nWe heard Matthew 6, and it is like Luke 12. {aside}Look at verse 19.\n"
    assert found(text)[-1] == "unresolved"


def test_a_proof_from_elsewhere_is_not_gone_on_with() -> None:
    text = (
        "# God works\n\nOur text is 2 Thessalonians 1.\n\nHe works through Paul (vv. 1-2). "
        "Love is patient (1 Corinthians 13:4-7).\n\n## He keeps them, vv. 5-10\n\nHe is just.\n"
    )
    heads = reading(text).heads
    named = [ref.osis for head in heads for mention in head.mentions for ref in mention.usable]
    assert "1Cor.13.5-1Cor.13.10" not in named
