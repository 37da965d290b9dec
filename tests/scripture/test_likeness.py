"""How much words read like a passage."""

from __future__ import annotations

from versecards.scripture.likeness import likeness
from versecards.scripture.reference import Reference
from versecards.scripture.texts import Library

TEXTS = Library().embedded()
VERSE = Reference.from_osis("Ps.121.2")
WORDS = "My help cometh from the LORD, which made heaven and earth."


def test_the_verse_itself_is_quite_alike() -> None:
    found = likeness(WORDS, VERSE, TEXTS)
    assert found is not None
    assert (found.whole, found.share, found.added, found.length) == (1.0, 1.0, 0, 1.0)


def test_only_the_verses_that_are_touched_count() -> None:
    psalm = likeness(WORDS, Reference.from_osis("Ps.121"), TEXTS)
    verse = likeness(WORDS, VERSE, TEXTS)
    assert psalm is not None
    assert verse is not None
    assert (psalm.whole, psalm.length) == (verse.whole, verse.length)


def test_words_in_another_order_are_less_alike() -> None:
    turned = " ".join(reversed(WORDS.split()))
    found = likeness(turned, VERSE, TEXTS)
    assert found is not None
    assert found.whole < 0.5


def test_what_is_added_is_counted_where_it_stands() -> None:
    found = [
        likeness(words, VERSE, TEXTS)
        for words in (
            f"All of this town knows it: {WORDS}",
            "My help cometh, as all of this town knows well, from the LORD, which made heaven.",
            f"{WORDS} All of this town knows it.",
        )
    ]
    counted = [(one.before, one.between, one.after) for one in found if one]
    assert [[bool(count) for count in counts] for counts in counted] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_another_language_cannot_be_judged() -> None:
    assert likeness("Meine Hilfe kommt von dem Herrn, der Himmel gemacht hat", VERSE, TEXTS) is None


def test_a_whole_book_is_not_quoted() -> None:
    assert likeness(WORDS, Reference.from_osis("Ps.1-Ps.150"), TEXTS) is None
