"""Lists of verses as people type them into a spreadsheet, and save as CSV."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import run
from versecards.build import prepare
from versecards.notes import Kind
from versecards.problems import ContentError

LAMP = "Thy word is a lamp unto my feet, and a light unto my path."


def learned(folder: Path, text: str, name: str = "our-verses.csv") -> dict[str, tuple[str, str]]:
    """Save a list in a folder; return the text and the translation of each verse learned."""
    (folder / name).write_text(text, encoding="utf-8")
    verses = (n for n in prepare(folder).rendered if n.kind is Kind.VERSE)
    return {n.fields["Reference"]: (n.fields["Text"], n.fields["Translation"]) for n in verses}


@pytest.mark.parametrize(
    "text",
    [
        f'Reference,Text\nPsalm 119:105,"{LAMP}"\nRomans 5:8,\n',
        f'reference;words\nPsalm 119:105;"{LAMP}"\nRomans 5:8;\n',
        f"Verse\tText\nPs. 119:105\t{LAMP}\nRom 5:8\t\n",
        f'Topic,Scripture,Verse\nThe word,"Psalm 119:105","{LAMP}"\nLove,Rom. 5:8,\n',
        f'No,Verse Reference,Quote Text,Speaker\n1,Psalm 119:105,"{LAMP}",David\n2,Rom 5:8,,Paul\n',
        f'Reference,Content,Collection\nPsalm 119:105,"{LAMP}",Word\nRom 5:8,,Love\n',
        f'\ufeffVERSE TEXT,REF,\r\n"“{LAMP}”",Psalm 119:105,\r\n\r\n,Romans 5:8,seen\r\n',
    ],
)
def test_references_and_words_are_found_by_the_names_of_their_columns(
    tmp_path: Path, text: str
) -> None:
    found = learned(tmp_path, text)
    assert list(found) == ["Psalm 119:105", "Romans 5:8"]
    assert found["Psalm 119:105"] == (LAMP, "King James Version, as quoted in the article")
    assert found["Romans 5:8"][0].startswith("But God commendeth his love")


def test_without_names_of_columns_only_the_references_count(tmp_path: Path) -> None:
    found = learned(tmp_path, "1,Psalm 119:105,The word of God\n2,Rom. 5:8,His love\n")
    assert found["Psalm 119:105"][0] == LAMP
    assert len(found) == 2


def test_names_of_columns_in_another_language_are_no_row(tmp_path: Path) -> None:
    found = learned(tmp_path, "Thema;Bibelstelle\nDas Wort;Psalm 119:105\nDie Liebe;Rom 5:8\n")
    assert list(found) == ["Psalm 119:105", "Romans 5:8"]
    assert prepare(tmp_path).problems == ()


def test_a_misspelt_first_row_is_told_and_not_taken_for_names(tmp_path: Path) -> None:
    found = learned(tmp_path, "Galashuns 5:22\nRom 5:8\nJude 25\n")
    assert list(found) == ["Romans 5:8", "Jude 25"]
    assert [problem.line for problem in prepare(tmp_path).problems] == [1]


def test_the_words_are_held_against_the_verse(tmp_path: Path) -> None:
    wrong = "Jesus answered and said to him that all who will come are to come in by the door."
    quoted = wrong.replace("all", '""all""')
    for words in (wrong, f'"{quoted}"'):
        found = learned(tmp_path, f"Reference,Text\nPsalm 119:105,{words}\n")
        assert found["Psalm 119:105"] == (LAMP, "King James Version")
        told = run(tmp_path, "check", ".").out
        assert "our-verses.csv:2:" in told and "do not read like Psalm 119:105" in told


def test_a_column_can_name_the_translation(tmp_path: Path) -> None:
    own = "Your word is a lamp to my feet, and a light for my path."
    found = learned(tmp_path, f'Passage,Text,Version\nPsalm 119:105,"{own}",WEB\n')
    assert found["Psalm 119:105"] == (own, "WEB, as quoted in the article")


def test_words_with_quotation_marks_of_their_own(tmp_path: Path) -> None:
    said = 'Jesus saith unto her, "Woman, what have I to do with thee? mine hour is not yet come."'
    quoted = said.replace('"', '""')
    found = learned(tmp_path, f'Reference,Text\nJohn 2:4,"{quoted}"\n')
    assert found["John 2:4"][0] == said


def test_a_passage_however_long_is_learned_verse_by_verse_and_whole(tmp_path: Path) -> None:
    verses = [f"Psalm 121:{number}" for number in range(1, 9)]
    assert [*learned(tmp_path, "Reference\nPsalm 121\n")] == [*verses, "Psalm 121:1–8"]


def test_the_title_is_the_name_of_the_file_and_the_rows_keep_their_lines(tmp_path: Path) -> None:
    learned(tmp_path, 'Reference,Note\nRomans 5:8,"one\ntwo"\n\nPsalm 119:105,\n')
    found = prepare(tmp_path)
    (article,) = found.deck.articles
    assert article.title == "Our verses"
    lines = {n.fields["Reference"]: n.note.origin.line for n in found.rendered if n.note}
    assert lines == {"Romans 5:8": 2, "Psalm 119:105": 5}
    assert found.problems == ()


def test_a_row_that_names_no_passage_is_told_and_the_others_are_learned(tmp_path: Path) -> None:
    text = "Reference,Text\nRomans 5:8,\nGalashuns 5:22,\n,To God alone be glory\nsoon,\n"
    assert list(learned(tmp_path, text)) == ["Romans 5:8"]
    told = [(found.line, found.message) for found in prepare(tmp_path).problems]
    assert [line for line, _ in told] == [3, 4, 5]
    assert "did you mean “Galatians 5:22”?" in told[0][1]


def test_a_table_of_something_else_is_told_for_what_it_is(tmp_path: Path) -> None:
    for text in ("Name,Phone\nAnn,1234\n", "\n,,\n", "front,back,kind\nWho?,God,question\n"):
        with pytest.raises(ContentError, match="No column of this table has Bible references"):
            learned(tmp_path, text)
    (tmp_path / "own.txt").write_text("Hope\n\nGod gives hope (Romans 15:13).\n", "utf-8")
    (tmp_path / "our-verses.csv").rename(tmp_path / "_phones.csv")
    assert prepare(tmp_path).problems == ()


def test_a_label_in_a_cell_is_no_word_of_the_verse(tmp_path: Path) -> None:
    words = "Your word is a lamp for my feet, a light on my path."
    for written in (f"Younger children: {words}", f"{words} (NIV)", f"Week 2 - {words}"):
        found = learned(tmp_path, f'Reference,Text\nPsalm 119:105,"{written}"\nJude 25,\n')
        assert found["Psalm 119:105"][0] == words
