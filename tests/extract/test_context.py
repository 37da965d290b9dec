"""What the references of an article lean on: title, headings, sections, the item above."""

from __future__ import annotations

import pytest

from versecards.article.headings import Headings
from versecards.article.load import read_bytes_as_article
from versecards.extract.reading import Reading, read
from versecards.scripture.titles import passages_of_title


def found(text: str, name: str = "a.md") -> list[str]:
    """Return what each part of an article is: its OSIS reference, or its status."""
    parts = [part for mention in reading(text, name).mentions for part in mention.parts]
    return [part.reference.osis if part.reference else part.status.value for part in parts]


def reading(text: str, name: str = "a.md") -> Reading:
    """Read an article."""
    data = text.encode()
    return read(read_bytes_as_article(data, name, shown=name, headings=Headings.default()))


def test_the_title_says_what_the_article_is_about() -> None:
    text = "# A Study in Galatians\n\nThe fruit of the Spirit grows slowly (5:22-23).\n"
    assert found(text) == ["Gal.5.22-Gal.5.23"]


def test_the_passage_of_the_title_comes_before_a_verse_named_in_passing() -> None:
    text = (
        "# Ruth 2:1-13\n\nBoaz asks who she is. Proverbs 19:17 praises such a man.\n\n"
        "He has heard of her loyalty (v. 11).\n"
    )
    assert found(text) == ["Prov.19.17", "Ruth.2.11"]


def test_a_list_goes_on_where_a_line_parts_it_at_its_comma() -> None:
    text = "His word is sure, and it stands for ever and ever (2 Pet. 3:3,\n4, 8; Jude 14).\n"
    assert found(text) == ["2Pet.3.3", "2Pet.3.4", "2Pet.3.8", "Jude.1.14"]


def test_a_heading_comes_before_the_title() -> None:
    text = (
        "# Ruth 2\n\nShe gleans (v. 3).\n\n## Psalm 91\n\nHis wings are a refuge (v. 4).\n\n"
        "## Work\n\nShe works until evening (v. 17).\n"
    )
    assert found(text) == ["Ruth.2.3", "Ps.91.4", "Ruth.2.17"]


def test_a_section_goes_on_with_the_one_around_it() -> None:
    text = (
        "# Notes\n\n## The calling of Moses\n\nRead Exodus 3:1-12 aloud.\n\n"
        "### Questions\n\nWhy does he hide his face (v. 6)?\n\n"
        "## Elsewhere\n\nRead 1 Kings 19:9-18 aloud.\n\n"
        "### Questions\n\nWhat does Elijah hear (v. 12)?\n"
    )
    assert found(text) == [
        *("Exod.3.1-Exod.3.12", "Exod.3.6"),
        *("1Kgs.19.9-1Kgs.19.18", "1Kgs.19.12"),
    ]


def test_an_item_leans_on_the_item_above_it() -> None:
    text = (
        "# Meals\n\n## Two tables\n\n- Zacchaeus climbs down (Luke 19:5).\n"
        "    - He gives half away (v. 8).\n- Levi makes a feast (Luke 5:29).\n"
        "    - The scribes grumble (v. 30).\n"
    )
    assert found(text) == ["Luke.19.5", "Luke.19.8", "Luke.5.29", "Luke.5.30"]


def test_a_passage_to_be_read_is_what_the_rest_is_about() -> None:
    text = (
        "# Evening group\n\n## Reading\n\nLuke 24:13-35\n\n## Questions\n\n"
        "1. Compare 1 Kings 19:4 with their mood.\n\n2. What opens their eyes in verse 31?\n"
    )
    assert found(text) == ["Luke.24.13-Luke.24.35", "1Kgs.19.4", "Luke.24.31"]


def test_a_passage_that_is_asked_to_be_read_first_is_what_the_rest_is_about() -> None:
    text = (
        "# Evening group\n\n## Begin here\n\nHave your Bible open to Luke 24:13-35 tonight. "
        "Compare 1 Kings 19:4-18 with it.\n\n## Questions\n\nWhat do they say in verse 14?\n"
    )
    assert found(text)[-1] == "Luke.24.14"


def test_a_heading_goes_on_with_a_passage_to_be_read() -> None:
    text = (
        "# Evening group\n\n## Reading\n\nLuke 24:13-35\n\nExodus 13:21-22\n\n"
        "## Tables\n\nLuke 9 and John 6 set one too (Psalm 23:5).\n\n"
        "## The guest (v. 29)\n\nHe stays.\n"
    )
    assert reading(text).heads[-1].mentions[0].references[0].osis == "Luke.24.29"


def test_a_heading_in_bold_does_not_end_the_outline() -> None:
    text = (
        "# Notes\n\n## Job\n\n### Ch. 3\n\nHe curses.\n\n## Joshua\n\n"
        "### Ch. 1\n\nBe strong.\n\n**Thoughts**\n\nWho is?\n\n"
        "### Ch. 2\n\nRahab hides them (v. 4).\n"
    )
    assert found(text) == ["Josh.2.4"]
    assert [h.mentions[0].references[0].osis for h in reading(text).heads if h.mentions] == [
        "Job.3",
        "Josh.1",
        "Josh.2",
    ]


def test_the_heading_comes_before_an_earlier_passage_of_the_section() -> None:
    text = (
        "# Lesson\n\n## The lost son: Luke 15:11-32\n\nSee Psalm 51:1-19 first.\n\n"
        "Isaiah 55:7 is like it.\n\nWho ran (verse 20)?\n"
    )
    assert found(text)[-1] == "Luke.15.20"


def test_the_heading_comes_before_what_stands_above_all_headings() -> None:
    text = (
        "# Giving\n\nDavid would not give what cost him nothing (2 Samuel 24:18-25).\n\n"
        "## A widow in Mark 12:41-44\n\nShe gave two coins (v. 42)."
    )
    assert found(text) == ["2Sam.24.18-2Sam.24.25", "Mark.12.42"]


def test_a_heading_may_lean_on_the_title_and_on_the_heading_above_it() -> None:
    text = (
        "# A study of 2 Kings 5\n\n## Part one (5:1-7)\n\nHe was a leper (v. 1).\n\n"
        "## Luke 4\n\nJesus comes home.\n\n### The people (vv. 28-30)\n\nThey rose (v. 29)."
    )
    assert found(text) == ["2Kgs.5.1", "Luke.4.29"]
    heads = reading(text).heads
    named = [ref.osis for head in heads for mention in head.mentions for ref in mention.usable]
    assert named == ["2Kgs.5", "2Kgs.5.1-2Kgs.5.7", "Luke.4", "Luke.4.28-Luke.4.30"]


def test_numbers_of_the_passage_of_the_title_need_no_sign_beside_them() -> None:
    text = "# Ruth 2\n\nBoaz greets the reapers 2:4 and eats with them, halfway to 2:14.\n"
    assert found(text) == ["Ruth.2.4", "Ruth.2.14"]
    assert found("# Ruth 2\n\nWe meet again at 2:14 in the hall.\n") == []


def test_an_aside_in_the_block_before_takes_no_context() -> None:
    text = (
        "# Rest\n\n## The yoke\n\nMatthew 11:28-30 calls the tired; cf. Jeremiah 6:16.\n\n"
        "His burden is light (v. 30).\n"
    )
    assert found(text) == ["Matt.11.28-Matt.11.30", "Jer.6.16", "Matt.11.30"]


def test_a_bracket_that_two_passages_explain_is_given_to_neither() -> None:
    text = (
        "# Mercy\n\nHearts know the law (Romans 2:15).\n\n"
        "Joseph wept (Genesis 45:2). He kissed all his brothers (v. 15).\n"
    )
    assert found(text) == ["Rom.2.15", "Gen.45.2", "unresolved"]


def test_the_passage_that_a_section_prints_is_what_it_is_about() -> None:
    text = (
        "# Trials\n\n## Why\n\n1 Peter 1:3-8 (WEB)\n\nHe tells of joy.\n\n"
        "## What comes of it\n\nJames 1:3-4 (WEB)\n\nIt grows.\n\n"
        "A runner goes on (Hebrews 12:1). More of that in verse 4.\n"
    )
    assert found(text)[-1] == "Jas.1.4"


def test_a_passage_in_a_heading_is_known_in_later_sections() -> None:
    text = (
        "# Lesson 12\n\n## Daniel 9:1-27\n\n1. What had he read? Verse 2.\n\n"
        "## Notes\n\nThe goat of Daniel 8 is Greece. See Mark 1:14 and Mark 1:15.\n\n"
        "Of the week verse 27 tells more.\n"
    )
    assert found(text)[-1] == "Dan.9.27"


def test_questions_go_on_with_the_passage_of_the_question_before() -> None:
    text = (
        "# Lesson 6\n\n## The day of the year\n\n1. Who sins first? Lev. 4:3.\n"
        "2. What does he bring? Verse 4.\n3. Who goes in? Heb. 9:7.\n"
        "4. What does it teach? Verse 8.\n5. What is taken? Lev. 16:5; see Isa. 1:11.\n"
        "6. What is done with them? Verses 15, 16.\n"
    )
    assert found(text) == [
        *("Lev.4.3", "Lev.4.4", "Heb.9.7", "Heb.9.8", "Lev.16.5", "Isa.1.11"),
        *("Lev.16.15", "Lev.16.16"),
    ]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        (
            "a.md",
            "\n\nSee John 6:1.\n\n| What | Mark | Luke |\n|---|---|---|\n"
            "| He calls | 1:16-20 | 5:1-11 |\n| A storm | 4:35-41 | 8:22-25 (cf. Ps. 107:29) |\n",
        ),
        (
            "a.html",
            "<p>See John 6:1.<table><tr><th rowspan=2>What<th colspan=2>Gospels"
            "<tr><th>Mark<th>Luke<tr><td>He calls<td>1:16-20<td>5:1-11"
            "<tr><td>A storm<td>4:35-41<td>8:22-25 (cf. Ps. 107:29)</table>",
        ),
    ],
)
def test_the_head_of_a_column_names_the_book(name: str, table: str) -> None:
    start = "# Side by side" if name == "a.md" else "<h1>Side by side</h1>"
    assert found(start + table, name) == [
        *("John.6.1", "Mark.1.16-Mark.1.20", "Luke.5.1-Luke.5.11"),
        *("Mark.4.35-Mark.4.41", "Luke.8.22-Luke.8.25", "Ps.107.29"),
    ]


def test_a_cell_below_one_of_several_rows_or_beside_an_empty_one_keeps_its_column() -> None:
    rows = (
        "<tr><td>What<td>Mark<td>Luke<tr><td rowspan=2>Birth<td><td>2:1-7<tr><td><td>2:8-20"
        "<tr><td>A boat<td>4:35-41<td>"
    )
    text = f"<h1>Side by side</h1><p>So it is.<table>{rows}</table>"
    assert found(text, "a.html") == [
        "Luke.2.1-Luke.2.7",
        "Luke.2.8-Luke.2.20",
        "Mark.4.35-Mark.4.41",
    ]


def test_a_heading_goes_on_with_what_was_said_before_it() -> None:
    text = (
        "# Light\n\nRead John 8:12-20 and Exodus 13:21-22.\n\n"
        "## The claim\n\nHe speaks (v. 12).\n\n"
        "## The objection (v. 13)\n\nThey doubt it.\n\n## Chapter 4\n\nThe hour had not come.\n"
    )
    assert found(text) == ["John.8.12-John.8.20", "Exod.13.21-Exod.13.22", "John.8.12"]
    heads = [part for head in reading(text).heads for one in head.mentions for part in one.parts]
    assert [part.reference and part.reference.osis for part in heads] == ["John.8.13"]


def test_an_outline_goes_on_where_its_last_item_ends() -> None:
    text = (
        "# Colossians 1\n\n## Outline\n\nSo it falls into parts:\n\n- 1:1-14. Thanks\n"
        "- 1:15-2:5. The Son\n- 2:6-3:17. Freedom\n- 3:18-4:6. At home\n- 4:7. News\n\n"
        "It was 2:30 when he had done.\n"
    )
    assert found(text) == [
        *("Col.1.1-Col.1.14", "Col.1.15-Col.2.5", "Col.2.6-Col.3.17"),
        *("Col.3.18-Col.4.6", "Col.4.7"),
    ]


def test_an_article_that_writes_commas_writes_them_everywhere() -> None:
    text = (
        "# Breath\n\n## Beginnings\n\nGod breathes into clay (Gen 2, 7) again.\n\n"
        "## Later\n\nThe risen Lord breathes on them (Jn 20, 22-23; Lk 24, 49).\n"
    )
    assert found(text) == ["Gen.2.7", "John.20.22-John.20.23", "Luke.24.49"]


@pytest.mark.parametrize(
    ("title", "osis"),
    [
        ("2 Timothy", "2Tim.1-2Tim.4"),
        ("Ruth", "Ruth.1-Ruth.4"),
        ("Studies in Mark", "Mark.1-Mark.16"),
        ("The Gospel of John", "John.1-John.21"),
        ("Survey: chapters of Acts", "Acts.1-Acts.28"),
        ("An Introduction to Joel", "Joel.1-Joel.3"),
        ("Chapters of my life", ""),
        ("Habakkuk: waiting for God", "Hab.1-Hab.3"),
        ("Joy in prison (Philippians 1:12-26)", "Phil.1.12-Phil.1.26"),
        ("Mark and move on", ""),
        ("John the Baptist", ""),
        ("The Romans and their roads", ""),
        ("", ""),
    ],
)
def test_a_title_names_a_passage_or_a_book_or_nothing(title: str, osis: str) -> None:
    assert " ".join(reference.osis for reference in passages_of_title(title)) == osis


def test_a_verse_goes_on_from_what_only_brackets_name_where_it_comes_after_it() -> None:
    text = "# Rest\n\nSomebody asked for it once (Mark 10:26).\n\n“Go thy way” ({}).\n"
    assert found(text.format("v. 15")) == ["Mark.10.26", "unresolved"]
    assert found(text.format("v. 27")) == ["Mark.10.26", "Mark.10.27"]


def test_verses_in_brackets_go_on_from_the_last_bracket() -> None:
    text = (
        "# Love\n\n“Not as Cain” (1 John 3:12). “We know it” (verse 16). “God is love” (4:8). "
        "“He loved us” (verse 10).\n"
    )
    assert found(text)[-1] == "1John.4.10"


def test_a_new_section_goes_on_with_the_chapter_that_all_was_about() -> None:
    text = (
        "# The ark\n\n## The world\n\nRead Genesis 6. Genesis 6:5 is dark, and Genesis 6:8 not.\n\n"
        "### The man\n\nSee Hebrews 11:7. Genesis 6:9, Genesis 6:14 and Genesis 6:16 speak.\n\n"
        "### The work\n\nVerse 22 ends it.\n"
    )
    assert found(text)[-1] == "Gen.6.22"


def test_a_passage_with_its_title_is_one_to_be_read() -> None:
    text = (
        "# Wednesday\n\n## Reading\n\nMark 4:1-20—The Sower\n\n## Also\n\nIsaiah 55\n\n"
        "## Questions\n\nWhat grows in verse 8?\n"
    )
    assert found(text)[-1] == "Mark.4.8"


def test_the_times_of_a_recording_are_no_references() -> None:
    line = "[{0}:0{1} - {0}:1{1}] and Genesis {0} goes on\n\n"
    text = "# Sunday\n\n" + "".join(line.format(n, n % 10) for n in range(4, 9))
    assert all("." not in osis.partition(".")[2] for osis in found(text))


def test_a_heading_with_a_subtitle_names_its_book() -> None:
    text = (
        "# The Church\n\nJohn 20:19 shuts the doors.\n\n## Matthew: A New Israel\n\n"
        "Two alone gather (18:20).\n\n## John — The Vine\n\nAbide (15:4).\n"
    )
    assert found(text) == ["John.20.19", "Matt.18.20", "John.15.4"]


def test_the_title_of_another_scripture_takes_the_numbers_without_a_name() -> None:
    text = "# {}\n\nGenesis 5:1 is like it.\n\nThe end comes soon (5:7).\n"
    assert found(text.format("Alma 5 — A Change")) == ["Gen.5.1", "unresolved"]
    assert found(text.format("A Change")) == ["Gen.5.1", "Gen.5.7"]


def test_an_article_that_is_a_chapter_speaks_of_its_own_chapters() -> None:
    text = "# {}\n\nRead Romans 4. Romans 4:5 says so.\n\nThen Chapter 6 showed us.\n"
    assert found(text.format("Chapter 7: How?"))[-1] == "unresolved"
    assert found(text.format("How?"))[-1] == "Rom.6"


def test_what_stood_right_before_the_heading_is_spoken_of() -> None:
    text = (
        "---\nverse: [Mark 8:34-38, John 15:1-11]\n---\n# Sin\n\n## Passage\n\n"
        "Mark 7:14-23 and Romans 3:9-24.\n\n## Question\n\nWhy is there no difference (v. 22)?\n"
    )
    assert found(text)[-1] == "Rom.3.22"


def test_a_quotation_that_comes_later_takes_no_verse_that_others_may_have() -> None:
    text = (
        "# Pardon\n\nHe wept over it ({}). He would not judge ({}). "
        "Leave it to God (Romans 12:19-21).\n"
    )
    assert found(text.format("Genesis 50:20", "v. 19"))[1] == "Gen.50.19"
    assert found(text.format("Genesis 24:60", "v. 19"))[1] == "unresolved"


def test_a_number_above_a_section_is_a_chapter_of_the_book_of_the_title() -> None:
    text = "# Revelation\n\n## 1\n\nHe shows it to John (v. 1).\n\n## 2\n\nThe crown (v. 10)."
    assert found(text)[-2:] == ["Rev.1.1", "Rev.2.10"]
    assert "Rom.1.1" not in found("# Romans 8\n\n## 1\n\nWe are free (v. 1).")


def test_beside_many_proofs_the_title_says_what_it_is_about() -> None:
    proofs = "Rev 20:1; Dan 12:2; Luke 8:31; Matt 27:52; 1 Cor 15:20; Isa 24:21"
    front = f"---\ntitle: Notes on Revelation 20\nreference: {proofs}\n---\n\n"
    assert found(f"{front}20:9 is where it ends.\n")[-1] == "Rev.20.9"


def test_a_range_that_begins_with_a_whole_chapter_is_read_in_brackets() -> None:
    text = "# Deuteronomy\n\n- Life is honoured [19 - 21:9]\n- They come back (29-30:10)\n"
    assert found(text)[-2:] == ["Deut.19.1-Deut.21.9", "Deut.29.1-Deut.30.10"]


def test_the_verses_of_an_outline_are_of_the_chapter_above_it() -> None:
    text = (
        "# A study\n\n## Colossians 1\n\n- A greeting; (1-2)\n- He gives thanks (3-14)\n"
        "- Three games (20-25)\n\n### The firstborn (15-20)\n\nHe holds all.\n\n"
        "## Colossians 2\n\n- Five minutes (5-10)\n- Rooted (1, 2)\n"
    )
    assert found(text) == [
        *("Col.1.1-Col.1.2", "Col.1.3-Col.1.14", "unresolved"),
        *("Col.2.1", "Col.2.2"),
    ]
    assert [r.osis for head in reading(text).heads for m in head.mentions for r in m.usable] == [
        *("Col.1", "Col.1.15-Col.1.20", "Col.2")
    ]


def test_a_heading_may_go_on_into_the_next_book() -> None:
    heading = "## 1 Chronicles 10-2 Chronicles 9"
    text = f"# History\n\n{heading}\n\nHe builds (7:1). He is anointed (11:3).\n"
    assert found(text) == ["2Chr.7.1", "1Chr.11.3"]
