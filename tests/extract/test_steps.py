"""Long verses cut into phrases: nothing lost, nothing added, order kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versecards.extract.steps import cut, steps_of
from versecards.scripture.texts.library import Library


def test_every_verse_of_the_embedded_text_is_cut_into_itself() -> None:
    kjv = Library().find("KJV")
    count = 0
    for reference, text in kjv.all_verses():
        phrases = steps_of(text, "long")
        words = text.split()
        assert bool(phrases) == (len(words) > 30), reference
        if not phrases:
            continue
        count += 1
        assert " ".join(phrases).split() == words, reference
        assert 2 <= len(phrases) <= 8, reference
        lengths = [len(phrase.split()) for phrase in phrases]
        assert min(lengths) >= 5, (reference, phrases)
        assert max(lengths) <= 15, (reference, phrases)
    assert count > 5000


@given(st.lists(st.text(alphabet="abc,.;: —", min_size=1, max_size=8), max_size=150))
def test_any_words_are_kept_in_order(words: list[str]) -> None:
    text = " ".join(words)
    assert " ".join(cut(text)).split() == text.split()


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "If we confess our sins, he is faithful and just to forgive us our sins, "
            "and to cleanse us from all unrighteousness.",
            (
                "If we confess our sins,",
                "he is faithful and just to forgive us our sins,",
                "and to cleanse us from all unrighteousness.",
            ),
        ),
    ],
)
def test_a_verse_is_cut_at_its_own_punctuation(text: str, phrases: tuple[str, ...]) -> None:
    assert steps_of(text, "all") == phrases


def test_short_verses_are_cut_only_when_all_are_wanted() -> None:
    text = "In the beginning was the Word, and the Word was with God, and the Word was God."
    assert steps_of(text, "long") == ()
    assert steps_of(text, "none") == ()
    assert len(steps_of(text, "all")) > 1
    assert steps_of("Jesus wept.", "all") == ()
