"""What a careful reader finds in two whole articles, the program finds too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.decks import extracted_from, notes_of, statements_of
from versecards.extract.deck import Extraction
from versecards.notes import Kind, Note, PointContent, QuestionContent, VerseContent
from versecards.scripture.reference import Reference

OURS = Path(__file__).resolve().parents[2] / "source"


@pytest.fixture(scope="module")
def theirs(shared: Callable[[str], Path]) -> Extraction:
    """The article on intercession that the program was first asked for."""
    return extracted_from(shared("articles/intercession.txt"))


@pytest.fixture(scope="module")
def short(shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Extraction:
    """The same article with a verse card for every short passage."""
    folder = tmp_path_factory.mktemp("short")
    (folder / "deck.yaml").write_text("verses: short\n", encoding="utf-8")
    article = shared("articles/intercession.txt")
    (folder / article.name).write_bytes(article.read_bytes())
    return extracted_from(folder)


@pytest.fixture(scope="module")
def ours() -> Extraction:
    return extracted_from(OURS)


def verses(extraction: Extraction) -> Iterator[VerseContent]:
    for note in notes_of(extraction, Kind.VERSE):
        assert isinstance(note.content, VerseContent)
        yield note.content


def passage(note: Note) -> Sequence[Reference]:
    """The verses of a verse note."""
    return note.references[0].verses()


def mentions_by_section(extraction: Extraction) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reading in extraction.readings:
        for block in reading.blocks:
            for mention in block.mentions:
                counts[block.section.role.value] += len(mention.parts)
    return counts


def test_theirs_has_38_references(theirs: Extraction) -> None:
    assert mentions_by_section(theirs) == {
        "body": 19,
        "old testament": 5,
        "new testament": 7,
        "implications": 7,
    }


def test_theirs_with_all_short_passages_has_26_verses(short: Extraction) -> None:
    covered = [str(verse) for note in notes_of(short, Kind.VERSE) for verse in passage(note)]
    assert sorted(covered) == sorted(
        [
            *("Romans 8:34", "John 17:9", "John 17:15", "John 17:17", "1 John 2:1", "1 John 2:2"),
            *("John 14:6", "1 Timothy 2:5", "Hebrews 2:17", "Hebrews 2:18", "Hebrews 4:15"),
            *("John 1:1", "Hebrews 4:16", "2 Corinthians 5:21", "Colossians 1:21"),
            *("Colossians 1:22", "Matthew 28:20", "1 Samuel 12:23", "Hebrews 7:25", "Acts 4:12"),
            *("Hebrews 4:14", "John 19:30", "2 Peter 1:3", "Luke 3:22", "John 3:16", "John 3:17"),
        ]
    )


def test_theirs_quotes_six_verses_word_for_word(
    short: Extraction, shared: Callable[[str], Path]
) -> None:
    article = shared("articles/intercession.txt").read_text(encoding="utf-8")
    quoted = {str(verse.reference): verse for verse in verses(short) if verse.quoted}
    assert sorted(quoted) == [
        *("1 John 2:1", "1 Timothy 2:5", "2 Peter 1:3", "Acts 4:12", "Hebrews 7:25"),
        "Luke 3:22",
    ]
    for verse in quoted.values():
        assert verse.label == "as quoted in the article"
        assert f'"{verse.text.removeprefix("… ")}"' in article
        assert verse.part == (str(verse.reference) == "Luke 3:22")
        assert verse.text.startswith("… ") == verse.part
    others = [verse for verse in verses(short) if not verse.quoted]
    assert {verse.label for verse in others} == {"King James Version"}


def test_theirs_makes_a_dozen_key_verses_at_most(theirs: Extraction) -> None:
    chosen = {str(verse) for note in notes_of(theirs, Kind.VERSE) for verse in passage(note)}
    assert chosen >= {
        *("Romans 8:34", "1 John 2:1", "1 Timothy 2:5", "Acts 4:12", "Hebrews 7:25"),
        *("Hebrews 4:14", "Hebrews 4:15", "Hebrews 4:16", "2 Corinthians 5:21"),
    }
    # told in a story, said to somebody, or there for another verse
    assert chosen.isdisjoint({"Luke 3:22", "John 19:30", "John 17:9", "1 Samuel 12:23"})
    assert 8 <= len(notes_of(theirs, Kind.VERSE)) <= 11


def sentence_before(article: str, marker: str) -> str:
    """The words of the article from the stop before a marker up to it."""
    end = article.index(marker)
    start = max(article.rfind(stop, 0, end - 2) + len(stop) for stop in (". ", "\n"))
    return article[start:end].strip()


def test_theirs_supports_these_statements(
    theirs: Extraction, shared: Callable[[str], Path]
) -> None:
    # the statements are cut out of the article here, for its words are not ours to keep
    article = shared("articles/intercession.txt").read_text(encoding="utf-8")
    after_that = article.split("John 3:16-17")[1].split(" that ", 1)[1].split(".")[0]
    named = sentence_before(article, "(Matthew 4:1-10)").replace("He ", "Jesus ", 1)
    expected = {
        f"{sentence_before(article, '(Matthew 4:1-11; Hebrews')}.": ["Hebrews 4:15"],
        sentence_before(article, "First Timothy 2:5"): ["1 Timothy 2:5"],
        f"{named}.": ["Matthew 4:1–10"],
        f"{sentence_before(article, '(1 Samuel 7:5-9, 12:23)')}.": ["1 Samuel 7:5–9"],
        f"{after_that}.": ["John 3:16–17"],
    }
    found = statements_of(theirs)
    assert {text: found.get(text) for text in expected} == expected


def test_no_sentence_of_theirs_that_introduces_a_quotation_is_a_statement(
    theirs: Extraction,
) -> None:
    for statement in statements_of(theirs):
        for introduction in ("says of Jesus", "points out", "states,", "teaches,"):
            assert introduction not in statement


def test_theirs_has_3_points_and_7_questions(theirs: Extraction) -> None:
    points = notes_of(theirs, Kind.POINT)
    assert [note.text.split()[-1] for note in points] == ["Priest.", "growth.", "mercy."]
    assert all(note.references for note in points)
    questions = [note.content for note in notes_of(theirs, Kind.QUESTION)]
    assert all(isinstance(content, QuestionContent) for content in questions)
    # the title's and the contrast have answers
    assert [content.prompt for content in questions if isinstance(content, QuestionContent)] == [
        False,
        False,
        *[True] * 5,
    ]


def test_theirs_has_nothing_to_report(theirs: Extraction) -> None:
    assert theirs.problems == ()


def test_the_copyright_line_of_theirs_is_no_card(theirs: Extraction) -> None:
    assert theirs.readings[0].article.notice.startswith("Copyright")
    assert all("Copyright" not in note.text for note in theirs.notes)


def test_ours_has_38_references(ours: Extraction) -> None:
    # counted by hand, section by section, in source/intercession.txt
    assert mentions_by_section(ours) == {
        "body": 20,
        "old testament": 5,
        "new testament": 7,
        "implications": 6,
    }


def test_ours_learns_five_verses_as_it_quotes_them(ours: Extraction) -> None:
    quoted = {str(verse.reference): verse for verse in verses(ours) if verse.quoted}
    assert {reference: verse.part for reference, verse in quoted.items()} == {
        "Hebrews 7:25": False,
        "1 John 2:1": False,
        "1 Timothy 2:5": False,
        "Acts 4:12": False,
        "Romans 8:33": False,
    }
    assert {verse.translation for verse in verses(ours)} == {"KJV"}


def test_each_verse_text_of_ours_is_in_the_embedded_text(ours: Extraction) -> None:
    from versecards.scripture.texts.library import Library
    from versecards.scripture.wording import words

    kjv = Library().find("KJV")
    for verse in verses(ours):
        whole = " ".join(text for _, text in kjv.passage(verse.reference))
        if not verse.quoted:
            assert verse.text == whole
        assert " ".join(words(verse.text)) in " ".join(words(whole))


def test_ours_is_clean_and_complete(ours: Extraction) -> None:
    assert ours.problems == ()
    statements = statements_of(ours)
    assert statements["Only one person can bring God and us together and save us."] == [
        "1 Timothy 2:5"
    ]
    assert statements["Samuel called it a sin to stop praying for the people."] == [
        "1 Samuel 12:23"
    ]
    assert len(notes_of(ours, Kind.POINT)) == 3
    assert len(notes_of(ours, Kind.QUESTION)) == 6


def test_points_hide_no_function_word_and_not_the_whole(
    ours: Extraction, theirs: Extraction
) -> None:
    from versecards.extract.words import content_words
    from versecards.languages import language

    for note in notes_of(ours, Kind.POINT) + notes_of(theirs, Kind.POINT):
        content = note.content
        assert isinstance(content, PointContent)
        assert 1 <= len(content.hidden) <= 3
        for start, end in content.hidden:
            phrase = content.point[start:end]
            assert content_words(phrase, language("en"))
            assert len(phrase.split()) <= len(content.point.split()) / 2
