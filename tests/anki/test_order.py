"""The places of cards, without Anki: what belongs where, and that the numbers stay in bounds."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.anki.cards import cards_of
from versecards.anki.fields import render_fields
from versecards.anki.notetype import note_type
from versecards.anki.order import LAST_PLACE, ORDER, WAVE, Learned, homes, in_order, learned
from versecards.notes import Asked, ConceptContent, Content, Kind, Note, Origin, VerseContent
from versecards.scripture.reference import Reference


def note(content: Content, *articles: str) -> Note:
    return Note(content, Origin("x", 1, 1, articles), ())


def verse(osis: str, *articles: str, steps: Sequence[str] = (), whole: bool = False) -> Note:
    reference = Reference.from_osis(osis)
    words = VerseContent(reference, osis, "KJV", "KJV", steps=tuple(steps), whole=whole)
    return note(words, *articles)


def statement(article: str, *osis: str) -> Note:
    asked = tuple(Asked((Reference.from_osis(one),)) for one in osis)
    return note(ConceptContent(f"{article} {osis}", asked, ""), article)


def with_cards(*notes: Note) -> list[Learned]:
    found = []
    for of in notes:
        slots = {item: number for number, item in enumerate(of.items, 1)}
        found.append(learned(of, cards_of(of, render_fields(of, slots), slots)))
    return found


def test_a_verse_is_learned_in_the_first_article_that_gives_it_or_asks_for_it() -> None:
    cards = with_cards(
        verse("John.3.16", "c"),
        verse("Rom.8.28-Rom.8.30", "c"),
        verse("Ps.23.1", "c", "b"),
        verse("Gen.1.1", "c"),
        statement("a", "John.3.14-John.3.18"),
        statement("b", "Rom.8"),
        statement("b", "Mal.4.1-Matt.1.1"),
    )
    assert homes(cards, ["a", "b", "c"]) == ["a", "b", "b", "c", "a", "b", "b"]
    assert homes(with_cards(verse("Gen.1.1")), ["a"]) == [""]


def test_a_passage_of_three_books_builds_on_units_of_the_one_between() -> None:
    cards = with_cards(verse("3John.1.4", "b"), statement("a", "2John.1.3-Jude.1.2"))
    assert homes(cards, ["a", "b"]) == ["a", "a"]


def test_every_card_that_a_note_can_have_has_its_wave() -> None:
    roles = {card.role for kind in Kind for card in note_type(kind).templates if card.role}
    assert roles == set(ORDER)


def test_what_is_in_no_article_comes_last() -> None:
    cards = with_cards(verse("Gen.1.1"), verse("Ps.23.1", "a"))
    [first, second] = in_order(cards, homes(cards, ["a"]), {"a": 5000})
    assert second == [5000, 6001]
    assert first == [6000, 7001]


def test_what_builds_on_a_verse_learned_in_steps_waits_a_wave_longer() -> None:
    cards = with_cards(
        verse("Isa.1.1", "a", steps=("one", "two")),
        verse("Isa.1.2", "a"),
        verse("Isa.1.1-Isa.1.2", "a", whole=True),
        verse("Isa.2.1", "a"),
        verse("Isa.2.2", "a"),
        verse("Isa.2.1-Isa.2.2", "a", whole=True),
        statement("a", "Isa.1"),
        statement("a", "Isa.1.2"),
        statement("a", "Jer.1.1"),
    )
    placed = in_order(cards, homes(cards, ["a"]), {"a": 1000})
    waves = [[(due - 1000) // WAVE for due in own] for own in placed]
    assert waves == [[0, 0, 1, 2], [0, 1], [2], [0, 1], [0, 1], [1], [3], [2], [2]]


def test_places_stay_in_bounds_and_keep_their_order() -> None:
    many = [verse(f"Ps.119.{number}", "a", steps=("x",) * 8) for number in range(1, 177)]
    cards = with_cards(*many)
    for base in (1, 996_000, 999_000):
        placed = in_order(cards, homes(cards, ["a"]), {"a": base})
        dues = [due for own in placed for due in own]
        assert min(dues) >= 1 and max(dues) <= LAST_PLACE
        for own in placed:
            assert own == sorted(own)
    steps = [due for own in in_order(cards, ["a"] * 176, {"a": 1}) for due in own[:8]]
    assert steps == sorted(steps) and max(steps) < 1 + WAVE
