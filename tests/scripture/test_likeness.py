"""How much words read like a passage."""

from __future__ import annotations

import random

from versecards.scripture.index import index_of
from versecards.scripture.likeness import likeness, share_in
from versecards.scripture.reference import Reference
from versecards.scripture.texts import Library
from versecards.scripture.wording import stems

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


def test_no_words_are_more_alike_than_the_share_that_a_passage_has_allows() -> None:
    pick = random.Random(5)
    verses = list(TEXTS[0].all_verses())
    for _ in range(300):
        place, words = pick.choice(verses)
        other = pick.choice((place, pick.choice(verses)[0]))
        said = words.split()
        begin = pick.randrange(len(said))
        piece = " ".join(said[begin : begin + pick.randint(1, 30)])
        share = share_in(piece, other, TEXTS)
        found = likeness(piece, other, TEXTS)
        assert found is not None
        assert max(found.whole, found.piece) <= 2 * share / (1 + share) + 1e-9


def test_a_share_is_of_words_and_none_of_no_words() -> None:
    assert share_in("My help cometh from a friend", VERSE, TEXTS) == 4 / 6
    assert share_in("…", VERSE, TEXTS) == 0


def test_a_verse_has_its_own_words_together_and_not_those_of_two() -> None:
    index = index_of(TEXTS[0])
    other = TEXTS[0].verse(Reference.from_osis("Jude.1.9"))
    assert index.has_together(stems(WORDS))
    assert not index.has_together(stems(f"{WORDS} {other}"))
    assert not index.has_together(stems("zzz"))
