"""What holds for every reference and every text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from versecards.scripture.books import ENGLISH, books
from versecards.scripture.context import Context
from versecards.scripture.grammar import Page, grammar
from versecards.scripture.mention import Mention, Status
from versecards.scripture.prose import word_before
from versecards.scripture.reference import Reference, Style
from versecards.scripture.scan import parse_reference, scan

STYLES: tuple[Style, ...] = ("name", "sbl", "chicago", "short")
SEPARATORS = (", ", "; ", " and ", " & ", " or ", " / ", "; see also ", ", cf. ", "\n", ",\n")
WORST = json.loads(Path(__file__).with_name("worst_texts.json").read_text(encoding="utf-8"))
SENTENCES = (
    "{}",
    "We read {} together.",
    "He was tempted as we are ({}).",
    "(see {})",
    "As {} says, we have an advocate.",
    "Compare the old covenant with {}!",
    "“The just shall live by faith” ({}), wrote Paul.",
    "1. Pray.\n2. Read {}.\n3. Rest.",
    "Turn to {}: what do you see?",
)
VERSES = [
    (book.osis, chapter, verse)
    for book in books()
    for chapter, count in enumerate(book.verses, 1)
    for verse in (1, count)
]


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Draw a verse, a range within a chapter or across chapters, a chapter, or chapters."""
    book = draw(st.sampled_from(books()))
    first = draw(st.integers(1, book.chapters))
    last = draw(st.sampled_from((first, draw(st.integers(first, book.chapters)))))
    if book.chapters > 1 and draw(st.booleans()):
        return Reference(book.osis, first, None, last, None)
    verse = draw(st.integers(1, book.verses[first - 1]))
    lowest = verse if first == last else 1
    end = draw(st.integers(lowest, book.verses[last - 1]))
    return Reference(book.osis, first, verse, last, end)


@given(
    st.lists(references(), min_size=1, max_size=4),
    st.sampled_from(STYLES),
    st.sampled_from(SEPARATORS),
    st.sampled_from(SENTENCES),
)
@example([Reference.to_chapter("Gen", 1), Reference("Ps", 1, None, 2, None)], "name", "\n", "{}")
@example([Reference("Phil", 1, None, 3, None), Reference.to_chapter("John", 4)], "name", "\n", "{}")
@example([Reference("Mic", 1, 2, 1, 3), Reference.to_chapter("John", 18)], "sbl", "\n", "(see {})")
@example(
    [Reference("Lam", 1, None, 4, None), Reference.to_verse("Ezra", 2, 42)], "short", "\n", "{}"
)
@settings(max_examples=200, deadline=None)
def test_every_reference_is_found_again_with_its_span(
    wanted: list[Reference], style: Style, separator: str, sentence: str
) -> None:
    written = [reference.format(style) for reference in wanted]
    text = sentence.format(separator.join(written))
    mentions = scan(text)
    assert [mention.text for mention in mentions] == written
    assert [reference for mention in mentions for reference in mention.references] == wanted
    check_spans(text, mentions)


@given(st.sampled_from(VERSES), st.sampled_from(STYLES))
@settings(max_examples=100, deadline=None)
def test_first_and_last_verses_exist_in_every_style(
    place: tuple[str, int, int], style: Style
) -> None:
    reference = Reference.to_verse(*place)
    (mention,) = scan(f"It is written ({reference.format(style)}).")
    (part,) = mention.parts
    assert part.reference == reference
    assert part.status in (Status.SURE, Status.NUMBERING)


@given(references(), st.sampled_from(STYLES))
@settings(deadline=None)
def test_a_formatted_reference_is_parsed_again(reference: Reference, style: Style) -> None:
    assert parse_reference(reference.format(style)) == (reference,)
    assert parse_reference(reference.format(style).lower()) == (reference,)
    assert Reference.from_osis(reference.osis) == reference


PIECES = (
    *(
        "John",
        "1",
        "2",
        "3",
        "I",
        "II",
        "First",
        "Ps",
        "Psalm",
        "Mark",
        "Jude",
        "Is",
        "Genesis",
        "Tobit",
    ),
    *("3:16", "7:25-28", "1:1", "99", "151", "0", "12,000", "1984", "xiv", "IV", "three"),
    *("v. ", "vv.", "verse ", "verses", "chapter ", "ch.", "of ", "the ", "23rd ", "in ", "to "),
    *(" ", "  ", "\n", "\n\n", "\u00a0", ",", ";", ":", ".", "-", "–", "—", "(", ")", "[", "/"),
    *(" and ", "&", "ff", "f", "a", "cf. ", "see also ", "ESV", "“", "’s", "é", "\ud800", "𝟛"),
)


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES)).map("".join)))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_all_spans_are_exact(text: str) -> None:
    context = Context(section=(Reference.to_chapter("Heb", 7),))
    check_spans(text, scan(text))
    check_spans(text, scan(text, context))


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@settings(deadline=None)
def test_parsing_gives_references_or_a_plain_error(text: str) -> None:
    try:
        assert parse_reference(text)
    except ValueError as error:
        assert str(error)


def check_spans(text: str, mentions: tuple[Mention, ...]) -> None:
    """Spans are those of the text, in order, and parts lie within their mention."""
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        assert mention.parts
        inner = mention.start
        for part in mention.parts:
            assert inner <= part.start < part.end <= mention.end
            assert part.text == text[part.start : part.end]
            unknown = part.status in (Status.UNRESOLVED, Status.DEUTEROCANONICAL)
            assert (part.reference is None) == unknown
            inner = part.end
        end = mention.end


@pytest.mark.parametrize("unit", WORST)
def test_time_grows_in_a_straight_line(unit: str) -> None:
    def seconds(size: int) -> float:
        text = "Hebrews 7. " + unit * (size // len(unit)) + " boxes"
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            scan(text, Context())  # what stands alone is kept
            best = min(best, time.process_time() - start)
        return best

    # Eight times the length: 64 times the time if it grew with the square.
    assert seconds(24_000) < 24 * max(seconds(3_000), 0.001)


def test_no_more_is_read_before_a_number_than_a_word() -> None:
    text = "x" * 100_000  # an address may be so long, and each number in it asks
    word, begin = word_before(Page(text, grammar(ENGLISH)), len(text))
    assert (len(word), begin) == (24, len(text) - 24)
