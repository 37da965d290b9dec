"""Lists of verses as people type them, on a phone or into a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from versecards.build import prepare
from versecards.notes import Kind
from versecards.scripture.scan import parse_reference

ASV, KJV = "American Standard Version of 1901", "King James Version"


def learned(folder: Path, text: str, name: str = "list.txt") -> dict[str, tuple[str, str]]:
    """Save a list in a folder; return the words and the label of each verse learned."""
    (folder / name).write_text(text, encoding="utf-8")
    notes = (note.fields for note in prepare(folder).rendered if note.kind is Kind.VERSE)
    return {note["Reference"]: (note["Text"], note["Translation"]) for note in notes}


def told(folder: Path) -> list[tuple[str, int]]:
    """What is told of the list in a folder, with its lines."""
    return [(problem.code, problem.line) for problem in prepare(folder).problems]


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
@pytest.mark.parametrize("title", ["", "# Our verses\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        "On Micah 6:8\n\nmic 6:8\n\nam 5:24\n\npsalm 117\n\nis 55:6\n",
        "mic 6:8\n\nam 5:24\n\npsalm 117\n\nis 55:6\n",
        "- mic 6:8\n- AM 5:24\n- [ ] Psalm 117\n- Is 55:6\n",
        "1. Mic 6:8\n2. **Am 5:24**\n3. psalm 117 (all of it!)\n4. Is 55:6 done\n",
        "**Micah 6:8**\n\n**am 5:24**\n\n**Psalm 117**\n\n*Is 55:6*\n",
        "Week 1: Micah 6:8\n\nWeek 2 - am 5:24\n\nweek 3 psalm 117\n\nJune 4 - Is 55:6\n",
        "Justice\n\nMic 6:8\n\nam 5:24\n\nPraise\n\npsalm 117\n\nIs 55:6\n",
        "These are for all of us to learn until June. One a week will do!\n\n"
        "- Mic 6:8\n- am 5:24\n- Ps 117\n- is 55:6\n\nSee you there, Ann\n",
        "Mic 6:8; am 5:24\n\npsalm 117, Is 55:6\n",
        "Mic 6:8 (Tom), am 5:24 (Ann)\n\nThen psalm 117 for us and Is 55:6 for all\n",
        "Mic 6:8 - what is good\n\nam 5:24 - like a river\n\nPs 117 - all ye nations\n\nis 55:6\n",
        "Mic 6:8\n\nam 5:24\n\nPs 117\nO praise the LORD\n\nis 55:6\n",
        "What is good: Mic 6:8\n\nLike a river: am 5:24\n\nAll nations: Ps 117\n\nIs 55:6?\n",
    ],
)
def test_every_passage_of_a_typed_list_is_learned(
    tmp_path: Path, lines: str, title: str, name: str
) -> None:
    found = learned(tmp_path, title + lines, name)
    verses = {"Micah 6:8", "Amos 5:24", "Isaiah 55:6"}
    whole = {"Psalm 117:1–2"} if "Psalm 117:1–2" in found else {"Psalm 117:1", "Psalm 117:2"}
    assert set(found) == verses | whole
    assert told(tmp_path) == []


def test_lines_without_blank_ones_between_are_lines_of_their_own(tmp_path: Path) -> None:
    text = "Joel 2:13 Rend your heart, and not your garments\nmicah 6:8\nis 55:6\nnahum 1:7\n"
    for name in ("list.txt", "list.md"):
        assert len(learned(tmp_path, text, name)) == 4
        (tmp_path / name).unlink()


@pytest.mark.parametrize(
    "text",
    [
        "Nahum 1:7 {0}\nis 55:6\nJohn 11:35 {1}\n",
        "{0} Nahum 1:7\n{1} - john 11:35\nIs 55:6\n",
        "nahum 1:7: {0}\nis 55:6\n“{1}” john 11:35\n",
        "nahum 1:7\n{0}\n\nis 55:6\n\njohn 11:35\n{1}\n",
        "{0}\nnahum 1:7\n\n{1}\njohn 11:35\n\nis 55:6\n",
        "Nahum 1:7 (KJV)\n{0}\nis 55:6\njohn 11:35 KJV\n“{1}”\n",
    ],
)
def test_words_belong_to_the_passage_of_their_own_line_or_that_beside_it(
    tmp_path: Path, text: str
) -> None:
    good = "The LORD is good, a strong hold in the day of trouble; and he knoweth them that trust"
    good += " in him."
    found = learned(tmp_path, text.format(good, "Jesus wept."))
    quoted = f"{KJV}, as quoted in the article"
    assert found["Nahum 1:7"] == (good, quoted)
    assert found["John 11:35"] == ("Jesus wept.", quoted)
    assert found["Isaiah 55:6"][0].startswith("Seek ye the LORD")
    assert told(tmp_path) == []


def test_what_a_line_of_words_begins_with_is_no_part_of_its_passage(tmp_path: Path) -> None:
    words = "1 O praise the LORD, all ye nations: praise him, all ye people."
    found = learned(tmp_path, f"Psalm 117:1\n{words}\n\nis 55:6\n")
    assert set(found) == {"Psalm 117:1", "Isaiah 55:6"}


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("Mciah 6:8", "list-row", "Micah 6:8"),
        ("Rmo 8:28", "list-row", "Romans 8:28"),
        ("Nahumm 1:7", "list-row", "Nahum 1:7"),
        ("Pasamist 1:7", "list-row", "is not a Bible reference"),
        ("ps23", "list-row", "Psalm 23"),
        ("Amos 5;24", "list-row", "“Amos 5:24”"),
        ("Ps 1;2", "list-row", "“Psalm 1:2”"),
        ("dec: Luke 2:41:11", "list-row", "“dec: Luke 2:41:11” is not a Bible reference"),
        ("march - Jn 3 16", "list-row", "“Jn 3:16”"),
        ("Micah 9:1", "reference-missing", "Micah has 7 chapters"),
        ("Psalm 119", "list-long", "memorize: [Psalm 119]"),
        ("Proverbs 3, 5-6", "list-long", "Write `Proverbs 3:5–6` into the list"),
        ("the Lord’s Prayer", "list-row", "“Matthew 6:9–13”"),
        ("4. Ten commandments", "list-row", "“Exodus 20:2–17”"),
        ("Amos 5:24 NIV", "translation-not-at-hand", "“NIV”"),
        ("Amos 5:24 (nlt)", "translation-not-at-hand", "“NLT”"),
        (
            "Joel 2:13 And rend your heart, and not your garment, and turn unto the LORD your God: "
            "for he is gracious and merciful, slow to anger, and of great kindness, and repenteth "
            "him of the evil.",
            "quotation-slip",
            "“garments”",
        ),
        ("Joel 2:13 And rend your heart, and not your garments", "quotation-cut", "Joel 2:13"),
        ("Amos 5:24 The sower went out to sow his seed by the wayside", "quotation", "Amos 5:24"),
    ],
)
@pytest.mark.parametrize("name", ["list.txt", "list.md"])
def test_a_line_that_gives_no_card_or_another_one_is_told(
    tmp_path: Path, name: str, line: str, code: str, says: str
) -> None:
    found = learned(tmp_path, f"- is 55:6\n- {line}\n- Nahum 1:3\n", name)
    assert {"Isaiah 55:6", "Nahum 1:3"} <= set(found)
    (problem,) = prepare(tmp_path).problems
    assert (problem.code, problem.line) == (code, 2)
    assert says in problem.message + problem.remedy


def test_half_a_verse_typed_from_memory_is_not_learned(tmp_path: Path) -> None:
    line = "for God so loved the world he gave his only son John 3:16"
    found = learned(tmp_path, f"Our verses\n\nis 55:6\n{line}\nMicah 6:8\n")
    words, label = found["John 3:16"]
    assert words.startswith("For God so loved the world, that he gave his only begotten Son, that")
    assert (words[-17:], label) == ("everlasting life.", KJV)
    assert told(tmp_path) == [("quotation-cut", 4)]


@pytest.mark.parametrize(
    "lines",
    [
        "Joh 11;35 Jesus wept.\nNahum 1:7 NEW!\n",
        "Nahum 1:7 - NEW!!\nJoh 11;35\nJesus wept\n",
    ],
)
def test_a_slip_with_its_words_and_a_cry_are_read_as_they_are_meant(
    tmp_path: Path, lines: str
) -> None:
    found = learned(tmp_path, f"Our verses\n\nis 55:6\n{lines}Micah 6:8\n")
    assert set(found) == {"Isaiah 55:6", "John 11:35", "Nahum 1:7", "Micah 6:8"}
    assert found["John 11:35"][0].startswith("Jesus wept") and found["Nahum 1:7"][1] == KJV
    assert told(tmp_path) == []


def test_the_name_of_a_passage_above_it_is_its_heading(tmp_path: Path) -> None:
    text = "Our verses\n\nNahum 1:7\n\nArmor of God\nEphesians 6:11\nEphesians 6:13\n"
    assert set(learned(tmp_path, text)) == {"Nahum 1:7", "Ephesians 6:11", "Ephesians 6:13"}
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "Micah 6:8 ASV\nis 55:6\nAmos 5:24\n"),
        ("list.txt", "micah 6:8 (asv)\nis 55:6\nAmos 5:24\n"),
        ("list.md", "- **Micah 6:8** (American Standard Version)\n- is 55:6\n- Amos 5:24\n"),
        ("list.csv", "Reference,Translation\nmicah 6:8,ASV\nis 55:6,\nAmos 5:24,\n"),
        (
            "list.txt",
            "---\ncards: [{verse: Micah 6:8, translation: ASV}]\n---\nis 55:6\nAmos 5:24\n",
        ),
    ],
)
def test_a_verse_is_learned_in_the_translation_that_stands_with_it(
    tmp_path: Path, name: str, text: str
) -> None:
    found = learned(tmp_path, text, name)
    assert found["Micah 6:8"][1] == ASV and "kindness" in found["Micah 6:8"][0]
    assert found["Amos 5:24"][1] == KJV
    assert told(tmp_path) == []


def test_a_verse_of_a_list_is_not_taken_further_than_it_is_named(tmp_path: Path) -> None:
    assert set(learned(tmp_path, "1 cor 13:4\nis 55:6\n")) == {"1 Corinthians 13:4", "Isaiah 55:6"}


@pytest.mark.parametrize(
    "text",
    [
        "God is light (1 John 1:5).\n\nGod is love (1 John 4:8).\n\nGod is spirit (John 4:24).\n",
        "# Romans 8:28 for today\n\nGod works all things together for good (Romans 8:28).\n",
        "# Ruth 2\n\nWe meet at 2:14 in the hall.\n",
        "Psalm 117\n\nIt is the shortest of all psalms, and yet it calls the whole world.\n",
        "Mic 6:8\n\nHe asks for what he himself has given us first, and gladly.\n\n"
        "Amos 5:24\n\nThe river of the prophet never dries up, as that of the valley does.\n",
        "He hears us\n\nWho heard it? See Psalm 117.\n",
        "# Rest\n\nDavid says, “The LORD is my shepherd; I shall not want” (Psalm 23:1).\n\n"
        "Asaph says, “Truly God is good to Israel, even to such as are of a clean heart” "
        "(Psalm 73:1).\n",
        "Rest\n\nQuick answer\n\nPsalm 23:1\n",
        "His rule is no matter of eating and drinking but righteousness, peace and joy in the "
        "Holy Ghost (Romans 14:17).\n\nPaul writes that all things work together for good to "
        "those who love God (Romans 8:28).\n",
    ],
)
def test_an_article_is_no_list(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"Who is God?\n\n{text}", encoding="utf-8")
    (article,) = prepare(tmp_path).deck.articles
    assert not article.listed


def test_sentences_that_are_verses_to_the_word_are_a_list(tmp_path: Path) -> None:
    text = (
        "The LORD is my shepherd; I shall not want (Psalm 23:1).\n\n"
        "Rejoice evermore (1 Thessalonians 5:16).\n\nJesus wept (John 11:35).\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,) = prepare(tmp_path).deck.articles
    assert article.listed


def test_a_passage_alone_in_its_file_is_a_list(tmp_path: Path) -> None:
    psalm = {f"Psalm 121:{verse.verse}" for verse in parse_reference("Psalm 121")[0].verses()}
    assert set(learned(tmp_path, "psalm 121\n")) == {*psalm, "Psalm 121:1–8"}


LAMP = "Your word is a lamp for my feet, a light on my path."


@pytest.mark.parametrize("name", ["list.txt", "list.md"])
@pytest.mark.parametrize(
    "line",
    [
        f'Day 3 - "{LAMP}" Ps. 119:105',
        f"Verse for Ms. May's class: {LAMP} (Psalm 119:105)",
        f"Psalm 119:105 – for the twins – “{LAMP}”",
        f"12. Sept 14: {LAMP} Psalm 119:105",
        f'Week 4 "{LAMP}" Psalm 119:105',
        f"Tom's favourite: “{LAMP}” Psalm 119:105",
        f"The lamp of the word: {LAMP} Psalm 119:105",
        f"[09/09/2024, 07:02:40] Sister May: {LAMP} Psalm 119:105",
        f'"{LAMP}" our theme this year (Psalm 119:105)',
        f"“{LAMP}” (for the little ones) Psalm 119:105",
        f"Psalm 119:105\nDay 3: {LAMP}",
    ],
)
def test_what_stands_with_a_verse_is_no_word_of_it(tmp_path: Path, line: str, name: str) -> None:
    found = learned(tmp_path, f"Our verses\n\n- Genesis 1:1\n- Romans 6:23\n\n{line}\n", name)
    assert found["Psalm 119:105"][0] == LAMP


def test_who_speaks_in_a_verse_is_a_word_of_it(tmp_path: Path) -> None:
    words = 'Jesus answered: "I am the way and the truth and the life. No one comes to the Father '
    words += 'except through me."'
    first = "He says, “Be still, and know that I am God; I will be exalted among the nations, I "
    first += "will be exalted in the earth.”"
    found = learned(tmp_path, f"Romans 6:23\nJohn 14:6 {words}\nPsalm 46:10 {first}\n")
    assert found["John 14:6"][0].startswith("Jesus answered:")
    assert found["Psalm 46:10"][0].startswith("He says,")


def test_words_that_may_not_be_the_verses_are_told_and_not_learned(tmp_path: Path) -> None:
    found = learned(tmp_path, f"Romans 6:23\nDavid knew the dark. {LAMP} Psalm 119:105\nJude 25\n")
    assert found["Psalm 119:105"][1] == KJV
    assert told(tmp_path) == [("list-words", 2)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ('"Be strong and courageous." Joshua 1:9', 3),
        ("Joshua 1:9 - Be strong and courageous.", 3),
        ("Joshua 1:9\n“Be strong and courageous.”", 4),
        ('Joshua 1:9 (for Tom): "Be strong and courageous."', 3),
    ],
)
def test_a_few_words_of_a_verse_are_told(tmp_path: Path, line: str, number: int) -> None:
    found = learned(tmp_path, f"Our verses\n\n{line}\nGenesis 1:1\n")
    assert found["Joshua 1:9"][1] == KJV
    assert told(tmp_path) == [("quotation-cut", number)]


@pytest.mark.parametrize("remark", ["what is good", "Romans Road", "the armour of God", "for Tom"])
def test_a_name_for_a_passage_is_not_told(tmp_path: Path, remark: str) -> None:
    learned(tmp_path, f"Micah 6:8 - {remark}\nEphesians 6:11 - {remark}\nGenesis 1:1\n")
    assert told(tmp_path) == []
