"""First letters: nothing but the rest of each word is lost, and nothing is added."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versecards.firstletters import _by_letter, first_letters
from versecards.scripture.texts.library import Library


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("In the beginning God created the heaven", "I t b G c t h"),
        ("the LORD's anointed", "t L a"),
        ("the LORD’s anointed", "t L a"),
        ("an hundred and forty and four thousand: 144,000 sealed", "a h a f a f t: 144,000 s"),
        ("like a well-watered garden", "l a w-w g"),
        ('He said, "Come; follow me!"', 'H s, "C; f m!"'),
        ("“‘Come,’ he said.”", "“‘C,’ h s.”"),
        ("[it was] (so to speak)", "[i w] (s t s)"),
        ("light—and darkness – both", "l—a d – b"),
        ("16 For God so loved", "16 F G s l"),
        ("For, ¶For unto us", "F, ¶F u u"),
        ("the disciples’ feet", "t d’ f"),
        ("ninety and nine; 99.", "n a n; 99."),
        ("The LORD is my shepherd;\nI shall not want.", "T L i m s;\nI s n w."),
        ("two  spaces\tand a tab", "t  s\ta a t"),
        ("Élie et e\u0301lu", "É e e\u0301"),
        ("בְּרֵאשִׁית בָּרָא", "בְּ בָּ"),
        ("", ""),
    ],
)
def test_examples(text: str, letters: str) -> None:
    assert first_letters(text) == letters


def check_word_by_word(text: str, letters: str) -> None:
    """Written another way: each stretch between spaces keeps its signs and its first letter."""
    before, after = text.split(), letters.split()
    assert len(before) == len(after)
    for word, short in zip(before, after, strict=True):
        rest = iter(word)
        assert all(character in rest for character in short), (word, short)  # in order, none new
        plain = [c for c in word if c.isalnum()]
        if plain:
            assert next(c for c in short if c.isalnum()) == plain[0]
        signs = [c for c in word if not c.isalnum() and c not in "'’"]
        assert [c for c in short if not c.isalnum() and c not in "'’"] == signs


def test_every_verse_of_the_embedded_text() -> None:
    texts = [text for _, text in Library().find("KJV").all_verses()]
    assert len(texts) == 31_102
    for text in texts:
        letters = first_letters(text)
        check_word_by_word(text, letters)
        assert not any(one.isalpha() and two.isalpha() for one, two in pairwise(letters)), letters


@given(st.text() | st.text(alphabet="aB0,.:'’- \n\u0301"))
def test_any_text_keeps_its_signs_spaces_and_order(text: str) -> None:
    letters = first_letters(text)
    rest = iter(text)
    assert all(character in rest for character in letters)
    assert [c for c in letters if c.isspace()] == [c for c in text if c.isspace()]
    assert first_letters(letters) == letters


@given(st.text(alphabet="aZé09 ,.:'’“”—…_-\n²ʼ\u0301", max_size=40))
def test_the_quick_way_gives_what_every_letter_gives(text: str) -> None:
    assert first_letters(text) == _by_letter(text)
