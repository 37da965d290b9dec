"""Cards that the author writes himself: verses, in his own words too, and statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body
from versecards.build import Prepared, prepare
from versecards.check import check
from versecards.notes import Kind, Note, QuestionContent, VerseContent

TEXT = body("God gives hope to those who trust him (Romans 15:13).")
OWN = "May God, who gives hope, fill you with joy."


def made(folder: Path, cards: str, text: str = TEXT, deck: str = "") -> Prepared:
    """Prepare a deck of one article with these own cards."""
    (folder / "a.txt").write_text(f"---\ncards:\n{cards}\n---\n{text}", encoding="utf-8")
    (folder / "deck.yaml").write_text(f"name: A\nid: a\n{deck}")
    return prepare(folder)


def notes(prepared: Prepared, kind: Kind) -> list[Note]:
    return [r.note for r in prepared.rendered if r.note is not None and r.kind is kind]


def verses(prepared: Prepared) -> dict[str, VerseContent]:
    found = {}
    for note in notes(prepared, Kind.VERSE):
        assert isinstance(note.content, VerseContent)
        found[str(note.content.reference)] = note.content
    return found


def test_a_verse_of_its_own_is_learned_though_no_article_names_it(tmp_path: Path) -> None:
    without = verses(made(tmp_path, "- {question: Who?, answer: David}"))
    found = made(tmp_path, "- verse: Psalm 34:8\n- verse: Psalm 117")
    assert not any(name.startswith("Psalm") for name in without)
    assert verses(found)["Psalm 34:8"].text.startswith("O taste and see")
    assert {"Psalm 117:1", "Psalm 117:2"} <= set(verses(found)) or "Psalm 117:1–2" in verses(found)
    (note,) = (n for n in notes(found, Kind.VERSE) if str(n.references[0]) == "Psalm 34:8")
    assert Path(note.origin.file).name == "a.txt"
    assert (note.origin.line, note.origin.articles) == (3, ("a.txt",))


@pytest.mark.parametrize("verse", ["Psalm 34:8", "Romans 15:13"])
def test_a_verse_has_the_words_that_the_author_wrote(tmp_path: Path, verse: str) -> None:
    found = made(tmp_path, f'- {{verse: {verse}, text: "{OWN}", translation: NIV}}')
    content = verses(found)[verse]
    assert content.text == OWN
    assert content.translation == "NIV"
    assert content.label.startswith("NIV")
    assert "Biblica" in content.notice


@pytest.mark.parametrize("verse", ["John 14:27 NIV", "John 14:27 (NIV)"])
def test_a_translation_beside_the_verse_is_that_of_its_words(tmp_path: Path, verse: str) -> None:
    text = "Peace I leave with you; my peace I give you."
    content = verses(made(tmp_path, f'- {{verse: {verse}, text: "{text}"}}'))["John 14:27"]
    assert (content.text, content.translation) == (text, "NIV")
    assert "Biblica" in content.notice


def test_a_translation_beside_the_verse_gives_its_words(tmp_path: Path) -> None:
    content = verses(made(tmp_path, "- {verse: John 14:27 (ASV)}"))["John 14:27"]
    assert (content.translation, content.quoted) == ("ASV", False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Peace I leave with you; my peace I give you.", True),
        (
            "Peace I leave with you; my peace I give you. I do not give to you as the world "
            "gives. Do not let your hearts be troubled and do not be afraid.",
            False,
        ),
    ],
)
def test_own_words_that_are_a_part_of_the_verse_say_so(
    tmp_path: Path, text: str, part: bool
) -> None:
    content = verses(made(tmp_path, f'- {{verse: John 14:27, text: "{text}"}}'))["John 14:27"]
    assert content.part is part


def test_own_words_go_before_what_the_article_quotes(tmp_path: Path) -> None:
    text = body(
        "“Now the God of hope fill you with all joy and peace in believing, that ye may abound "
        "in hope, through the power of the Holy Ghost” (Romans 15:13)."
    )
    found = made(tmp_path, f'- {{verse: Romans 15:13, text: "{OWN}"}}', text)
    assert verses(found)["Romans 15:13"].text == OWN
    assert verses(found)["Romans 15:13"].translation == ""


def test_own_words_of_a_translation_at_hand_have_its_name(tmp_path: Path) -> None:
    found = made(tmp_path, "- {verse: John 11:35, text: Jesus wept., translation: asv}")
    assert verses(found)["John 11:35"].label.startswith("American Standard Version")


def test_a_statement_asks_for_each_of_its_passages(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        "- statement: God keeps those who hope in him.\n  passage: [Psalm 33:18, Romans 8:24-25]\n"
        "- {statement: Hope is an anchor., passage: Hebrews 6:19}",
    )
    texts = ("God keeps those who hope in him.", "Hope is an anchor.")
    own = [n for n in notes(found, Kind.CONCEPT) if n.content.key in texts]
    assert [(n.origin.line, [str(r) for r in n.references]) for n in own] == [
        (3, ["Psalm 33:18", "Romans 8:24–25"]),
        (5, ["Hebrews 6:19"]),
    ]
    fields = [r.fields for r in found.rendered if r.note == own[1]]
    assert fields[0]["Reference 1"] == "Hebrews 6:19"
    assert "anchor of the soul" in fields[0]["Passage 1"]


def test_all_kinds_stand_beside_each_other_and_bring_no_problem(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        "- {question: Who hopes?, answer: Abraham}\n- {verse: John 11:35}\n"
        "- {statement: Hope is an anchor., passage: Hebrews 6:19}",
    )
    questions = [n.content for n in notes(found, Kind.QUESTION)]
    assert questions == [QuestionContent("Who hopes?", "Abraham")]
    deck = found.deck
    told = check(found.extraction, deck.settings, deck.library, found.problems)
    assert [problem.code for problem in told if problem.code != "verse-short"] == []


WRONG = [
    ("- {verse: Jhon 3:16}", "did you mean “John 3:16”?"),
    ("- {verse: John 3:99}", "does not exist"),
    ("- {vers: John 3:16}", "Did you mean `verse`?"),
    ("- {verse: John 3:16, txt: So}", "Did you mean `text`?"),
    ("- {verse: John 3:16, translation: NIV}", "“NIV” is at hand"),
    (
        "- {verse: John 3:16-17, text: So}",
        "each of its verses, with the words of that verse: "
        "`{verse: John 3:16, text: …}` and `{verse: John 3:17, text: …}`.",
    ),
    ("- {verse: Psalm 117, text: So}", "`{verse: Psalm 117:2, text: …}`."),
    ("- {verse: Psalm 23, text: So}", "`{verse: Psalm 23:2, text: …}`, and so on."),
    ("- {verse: John 3:16 ESV, text: So, translation: NIV}", "two translations, ESV and NIV"),
    ("- {verse: John 3:16; John 3:17}", "more than one verse"),
    ("- {verse: John 3:16, text: }", "without `text:`"),
    ("- {statement: Hope is sure.}", "without `passage:`"),
    ("- {statement: Hope is sure., passage: nowhere}", "is not a Bible reference"),
    ("- {question: Who?}", "without `answer:`"),
    ("- John 3:16", "takes a list of cards"),
]


@pytest.mark.parametrize(("cards", "said"), WRONG, ids=[cards for cards, _ in WRONG])
def test_a_card_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, cards: str, said: str
) -> None:
    found = made(tmp_path, cards)
    (told,) = [p for p in found.problems if said in p.message + p.remedy]
    assert (Path(told.file).name, told.line) == ("a.txt", 3)
