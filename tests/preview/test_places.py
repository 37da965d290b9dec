"""From a note to its places in the articles and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.preview.library import library
from versecards.build import Prepared
from versecards.notes import Kind
from versecards.preview.articles import ArticleView, BlockView, Piece, article_views
from versecards.preview.places import Finder, Mark, Places, find_places
from versecards.problems import Problem, Severity


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Two articles: ``a0`` is "grace", ``a1`` is "prayer"."""
    return library(tmp_path_factory.mktemp("deck") / "library")


@pytest.fixture(scope="module")
def places(deck: Prepared) -> Places:
    return find_places(deck.extraction.readings, [item.note for item in deck.rendered])


@pytest.fixture(scope="module")
def views(deck: Prepared, places: Places) -> list[ArticleView]:
    return list(article_views(deck.extraction.readings, places, deck.problems))


def text_at(deck: Prepared, place: str) -> str:
    """Return the text of a place as it stands in the article."""
    article, block, *inner = (int(part.lstrip("abms")) for part in place.split("-"))
    read = deck.extraction.readings[article].blocks[block]
    if not inner:
        return read.block.text
    if "-s" in place:
        return read.text_of(read.sentences[inner[0]])
    found = find_places([deck.extraction.readings[article]], [])
    mark = found.marks[f"a0-b{block}"][inner[0]]
    return read.block.text[mark.start : mark.end]


def places_of(deck: Prepared, places: Places, kind: Kind, text: str) -> list[str]:
    """Return where the note with this text (or a part of it) stands."""
    for number, item in enumerate(deck.rendered):
        if item.note is not None and item.kind is kind and text in item.note.text:
            return [
                place if place.endswith("title") else text_at(deck, place)
                for place in places.of[number]
            ]
    raise AssertionError(text)


def mark_of(deck: Prepared, places: Places, text: str) -> Mark:
    for marks in places.marks.values():
        for mark in marks:
            if text_at(deck, mark.place) == text:
                return mark
    raise AssertionError(text)


def pieces(view: ArticleView) -> Iterator[Piece]:
    return (
        piece for block in blocks(view) for stretch in block.stretches for piece in stretch.pieces
    )


def blocks(view: ArticleView) -> Iterator[BlockView]:
    return (block for section in view.sections for _, group in section.groups for block in group)


def test_a_verse_stands_at_each_mark_that_names_it(deck: Prepared, places: Places) -> None:
    found = places_of(deck, places, Kind.VERSE, "1Thess.5.17")
    assert found == ["1 Thessalonians 5:17", "1 Thessalonians 5:17"]


def test_a_quoted_verse_stands_at_the_quotation_too(deck: Prepared, places: Places) -> None:
    quotation, reference = places_of(deck, places, Kind.VERSE, "Matt.7.7")
    assert quotation.startswith('"Ask, and it') and quotation.endswith('unto you"')
    assert reference == "Matthew 7:7"


def test_a_chapter_stands_back_where_the_verse_is_named(deck: Prepared, places: Places) -> None:
    # "prayer" names Hebrews 4 as a whole, "grace" the verse itself
    assert places_of(deck, places, Kind.VERSE, "Heb.4.16") == ["Hebrews 4:16"]


def test_a_concept_stands_in_its_sentence_and_at_the_passage_that_it_asks_for(
    deck: Prepared, places: Places
) -> None:
    sentence, *marks = places_of(deck, places, Kind.CONCEPT, "Father hears what")
    assert sentence.startswith("The Father hears") and sentence.endswith("Jude 3).")
    assert marks == ["John 14:13"]


def test_a_point_stands_in_its_bullet(deck: Prepared, places: Places) -> None:
    found = places_of(deck, places, Kind.POINT, "God hears the prayer")
    assert found == ["God hears the prayer of all who come to him through his Son."]


def test_questions_stand_in_their_bullet_or_at_the_title(deck: Prepared, places: Places) -> None:
    question = "When do you pray, and what keeps you from it?"
    assert places_of(deck, places, Kind.QUESTION, "When do you pray") == [question]
    title, answer = places_of(deck, places, Kind.QUESTION, "What is prayer?")
    assert title == "a1-title"
    assert answer.startswith("Prayer is speaking")


def test_a_reference_that_does_not_exist_gives_no_note(deck: Prepared, places: Places) -> None:
    mark = mark_of(deck, places, "Romans 8:99")
    assert not mark.used
    assert mark.doubt


def test_marks_say_what_was_understood(deck: Prepared, places: Places) -> None:
    assert mark_of(deck, places, "Matthew 7:7").means == "Matthew 7:7"
    quotations = [m for marks in places.marks.values() for m in marks if m.kind == "quotation"]
    assert [mark.means for mark in quotations] == ["Matthew 7:7"]


def test_nothing_of_an_article_is_lost_or_added(deck: Prepared, views: list[ArticleView]) -> None:
    for reading, view in zip(deck.extraction.readings, views, strict=True):
        assert [
            "".join(piece.text for stretch in block.stretches for piece in stretch.pieces)
            for block in blocks(view)
        ] == [block.block.text for block in reading.blocks]


def test_every_mark_is_shown_where_it_is(
    deck: Prepared, places: Places, views: list[ArticleView]
) -> None:
    shown: dict[str, str] = {}
    for view in views:
        for piece in pieces(view):
            if piece.mark:
                shown[piece.mark.place] = shown.get(piece.mark.place, "") + piece.text
    assert shown == {
        mark.place: text_at(deck, mark.place) for marks in places.marks.values() for mark in marks
    }


def test_problems_stand_before_the_words_that_they_are_about(
    deck: Prepared, views: list[ArticleView]
) -> None:
    missing = next(n for n, p in enumerate(deck.problems) if p.code == "reference-missing")
    (piece,) = [piece for piece in pieces(views[1]) if missing in piece.flags]
    assert piece.text == "Romans 8:99"
    (block,) = [block for block in blocks(views[1]) if missing in block.flags]
    assert not any(missing in block.flags for block in blocks(views[0]))
    assert "Romans 8:99" in "".join(p.text for s in block.stretches for p in s.pieces)


def test_problems_of_headings_and_of_the_whole_article(deck: Prepared, places: Places) -> None:
    shown = deck.extraction.readings[1].article.shown
    points = deck.extraction.readings[1].article.sections[-2]
    problems = [
        Problem(shown, 0, 0, "whole", Severity.NOTE, "about the file"),
        Problem(shown, points.line, 1, "heading", Severity.NOTE, "about a heading"),
        Problem("deck.yaml", 1, 1, "settings", Severity.NOTE, "about no article"),
    ]
    _, view = article_views(deck.extraction.readings, places, problems)
    assert view.flags == (0,)
    assert [section.heading for section in view.sections if section.flags] == [points.heading]
    assert not any(block.flags for block in blocks(view))


def test_notes_are_counted_by_block(views: list[ArticleView]) -> None:
    counts = {
        "".join(p.text for s in b.stretches for p in s.pieces): b.notes for b in blocks(views[1])
    }
    assert counts["Prayer."] == 0
    assert counts["God hears the prayer of all who come to him through his Son."] == 1
    assert views[1].notes == 1
    assert views[0].notes == 0


def test_a_place_in_the_file_is_found_whatever_the_block(deck: Prepared) -> None:
    for reading in deck.extraction.readings:
        finder = Finder(reading)
        for index, block in enumerate(reading.blocks):
            for offset in range(len(block.block.text)):
                line, column = block.block.position(offset)
                assert finder.find(line, column) == (index, offset)


def test_a_place_in_no_block(deck: Prepared) -> None:
    finder = Finder(deck.extraction.readings[0])
    assert finder.find(0, 0) is None
    assert finder.find(1, 1) is None
    assert finder.find(10_000, 3) is None
