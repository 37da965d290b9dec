"""Long verses cut into phrases: nothing lost, nothing added, order kept, clauses whole."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from versecards.cache import digest
from versecards.extract.steps import Steps, cut, ending
from versecards.languages import language
from versecards.scripture.reference import Reference
from versecards.scripture.texts.library import Library

ENGLISH = language("en")
LONG = " ".join(f"word{number}," for number in range(40))
MARKS = (".", ",", ";", ":", "!", "?", "—", "–", ")", "’", "”")


def kjv(osis: str) -> str:
    text = Library().find("KJV").verse(Reference.from_osis(osis))
    assert text
    return text


def test_every_long_verse_of_the_embedded_text_is_cut_into_three_to_six_phrases() -> None:
    count = phrased = marked = 0
    for reference, text in Library().find("KJV").all_verses():
        phrases = Steps().of(text, "long")
        words = text.split()
        assert bool(phrases) == (len(words) > 30), reference
        if not phrases:
            continue
        count += 1
        assert " ".join(phrases).split() == words, reference
        assert 3 <= len(phrases) <= 6, reference
        assert min(len(phrase.split()) for phrase in phrases) >= 3, (reference, phrases)
        phrased += len(phrases) - 1
        marked += sum(phrase.endswith(MARKS) for phrase in phrases[:-1])
    assert count > 5000
    # nearly every phrase ends where the verse itself has a mark
    assert marked > 0.94 * phrased


@given(st.lists(st.text(alphabet="abc,.;: —", min_size=1, max_size=8), max_size=150))
def test_any_words_are_kept_in_order(words: list[str]) -> None:
    text = " ".join(words)
    assert " ".join(cut(text, ENGLISH)).split() == text.split()


@pytest.mark.parametrize(
    ("osis", "phrases"),
    [
        (
            "Phil.4.12",
            (
                "I know both how to be abased, and I know how to abound:",
                "every where and in all things I am instructed both to be full and to be hungry,",
                "both to abound and to suffer need.",
            ),
        ),
        (
            "Rom.8.34",
            (
                "Who is he that condemneth?",
                "It is Christ that died, yea rather, that is risen again,",
                "who is even at the right hand of God,",
                "who also maketh intercession for us.",
            ),
        ),
    ],
)
def test_a_verse_is_cut_at_its_own_clauses(osis: str, phrases: tuple[str, ...]) -> None:
    assert Steps().of(kjv(osis), "long") == phrases


def test_no_phrase_ends_within_a_list() -> None:
    assert Steps().of(kjv("Rom.12.2"), "long")[-1] == (
        "that ye may prove what is that good, and acceptable, and perfect, will of God."
    )
    text = (
        "Then the keeper of the gate counted oil, and salt, and wheat, and wine, and "
        "he shut the doors of the house behind him before the evening came."
    )
    phrases = Steps().of(text, "all")
    assert "oil, and salt, and wheat, and wine," in phrases[0]


def test_a_phrase_ends_with_a_sentence_rather_than_goes_on_into_the_next() -> None:
    text = (
        "Keep the door of thy mouth by night and by day. For he that watcheth his words "
        "shall see many good days in the land, and his house shall stand."
    )
    assert Steps().of(text, "all")[0] == "Keep the door of thy mouth by night and by day."


def test_the_work_grows_with_the_length_and_no_faster() -> None:
    def steps_taken(times: int) -> int:
        text = "He kept the watch by night, and saw the morning come; " * times
        calls = 0

        def count(_frame: object, _event: str, _argument: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            cut(text, ENGLISH)
        finally:
            sys.setprofile(None)
        return calls

    assert steps_taken(200) < 5 * steps_taken(50)


def test_short_verses_are_cut_only_when_all_are_wanted() -> None:
    text = "In the beginning was the Word, and the Word was with God, and the Word was God."
    assert Steps().of(text, "long") == ()
    assert Steps().of(text, "none") == ()
    assert len(Steps().of(text, "all")) > 1
    assert Steps().of("Jesus wept.", "all") == ()


def test_no_phrase_of_a_short_verse_is_too_little_for_a_card() -> None:
    whole = parted = 0
    for reference, text in Library().find("KJV").all_verses():
        if reference.book != "Ps" or len(text.split()) > 30:
            continue
        phrases = Steps().of(text, "all")
        assert min((len(phrase.split()) for phrase in phrases), default=4) >= 4, phrases
        parted += bool(phrases)
        whole += len(text.split()) >= 10 and not phrases
    assert parted > 30 * whole > 0


def test_the_ending_of_a_verse_is_its_last_phrase() -> None:
    assert ending(kjv("Ps.23.1")) == "… I shall not want."
    assert ending("Jesus wept.") == "Jesus wept."


@given(st.lists(st.integers(-2, 40), max_size=8))
@example([40])
@example([20, 20])
def test_what_is_known_of_the_steps_is_used_only_where_it_can_be(counts: list[int]) -> None:
    known = {digest("en", "6", LONG): counts}
    once = Steps().of(LONG, "all", "en", 6)
    again = Steps(known).of(LONG, "all", "en", 6)
    if len(counts) == 1 and sum(counts) == len(LONG.split()):
        assert again == (), "known to be one phrase, which is not cut"
    else:
        assert " ".join(again).split() == LONG.split()
    if sum(counts) != len(LONG.split()) or min(counts, default=0) < 1:
        assert again == once


def test_a_verse_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Steps()
    phrases = first.of(LONG, "all")
    assert first.is_new and len(phrases) > 1
    second = Steps(first.used)
    monkeypatch.setattr("versecards.extract.steps.cut", None)
    assert second.of(LONG, "all") == phrases and not second.is_new


def test_no_phrase_ends_before_the_words_that_tell_who_is_meant() -> None:
    verse = (
        "We have not sent a messenger which cannot be moved by the tears of the widow; but one "
        "was sent who went from door to door in the snow, and he brought bread for the winter."
    )
    assert Steps().of(verse, "long")[0].endswith("widow;")


@pytest.mark.parametrize("osis", ["Luke.8.13", "Luke.8.14", "Mark.4.31", "Rom.7.3"])
def test_no_phrase_ends_with_a_word_that_reaches_over_its_comma(osis: str) -> None:
    """As "They on the rock are they, which, | when they hear, receive …"."""
    ends = [phrase.split()[-1] for phrase in cut(kjv(osis), ENGLISH)]
    assert not {"which,", "and,", "that,", "if,"}.intersection(ends)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Bear with each other in patience, forgiving each other, just as in Christ God forgave "
            "you.",
            "just as in Christ God forgave you.",
        ),
        (
            "Be gentle one with another, forgiving one another, even as the Lord forgave us all.",
            "even as the Lord forgave us all.",
        ),
    ],
)
def test_no_phrase_ends_between_two_words_that_open_a_clause_together(text: str, last: str) -> None:
    assert Steps().of(text, "all")[-1] == last
