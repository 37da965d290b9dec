"""In which order a learner meets the cards: tried with Anki's own scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.anki.sample import write_package
from tests.anki.versions import learner, versions
from versecards.anki import order
from versecards.anki.cards import Card, cards_of
from versecards.anki.fields import render_fields
from versecards.anki.rows import PackNote
from versecards.ledger.bases import give_bases
from versecards.notes import (
    Asked,
    ConceptContent,
    Content,
    Kind,
    Note,
    Origin,
    PointContent,
    QuestionContent,
    VerseContent,
)
from versecards.scripture.reference import Reference

DECK = "Prayer"
LONG, SHORT = 3, 3
"""How many verses of each sort an article of these tests has."""
ROLES = ("opening", "step", "text", "passage", "reference", "concept", "point", "prompt")


@dataclass(frozen=True)
class Known:
    """A card of a deck, with what the tests want to know of it."""

    article: str
    guid: str
    card: Card


def article(name: str, chapter: int, extra: bool = False) -> list[Note]:
    """Return the notes of an article on a chapter of Isaiah, in the order of extraction.

    It has verses that are long and short, a whole passage, statements on verses of both
    sorts and on none, points, questions and prompts. ``extra``: a verse more, the first.
    """
    origin = Origin(name, 1, 1, (name,), f"What does {name} say?")
    verses = [verse(chapter, number) for number in range(0 if extra else 1, LONG + SHORT + 1)]
    passage = Reference("Isa", chapter, 1, chapter, LONG)
    contents: list[Content] = [
        *verses,
        VerseContent(passage, f"All of it in {name}", "KJV", "KJV", whole=True),
        *(statement(name, chapter, number) for number in (1, 2, LONG + 1, LONG + 2, 9, 10)),
        *(PointContent(f"Point {n} of {name} is good", ((0, 5),)) for n in (1, 2)),
        QuestionContent(origin.title, "It says much", opening=True),
        *(QuestionContent(f"Why {n} in {name}?", "So") for n in (1, 2)),
        *(QuestionContent(f"How {n} in {name}?", prompt=True) for n in (1, 2)),
    ]
    return [Note(content, origin, ()) for content in contents]


def verse(chapter: int, number: int) -> VerseContent:
    text = f"Words of {chapter} and {number}"
    steps = ("Words", f"of {chapter}", "and", str(number)) if 0 < number <= LONG else ()
    reference = Reference.to_verse("Isa", chapter, number or 20)
    return VerseContent(reference, text, "KJV", "KJV", steps=steps)


def statement(name: str, chapter: int, number: int) -> ConceptContent:
    asked = (Asked((Reference.to_verse("Isa", chapter, number),)),)
    return ConceptContent(f"Statement {number} of {name}", asked, "")


def guid(of: Note) -> str:
    return f"{of.kind.value} {of.text}"


def deck(
    articles: dict[str, list[Note]], bases: dict[str, int] | None = None
) -> tuple[list[PackNote], list[Known], dict[str, int]]:
    """Return the notes as they go into a package, their cards, and where articles begin."""
    notes = [note for notes in articles.values() for note in notes]
    slots = [dict.fromkeys(note.items, 1) for note in notes]
    fields = [render_fields(note, own) for note, own in zip(notes, slots, strict=True)]
    cards = [(note, cards_of(note, *of)) for note, *of in zip(notes, fields, slots, strict=True)]
    rows = [order.learned(note, own) for note, own in cards]
    at = order.homes(rows, list(articles))
    sizes = [sum(len(c) for (_, c), h in zip(cards, at, strict=True) if h == a) for a in articles]
    before = [(bases or {}).get(name, 0) for name in articles]
    given = dict(zip(articles, give_bases(before, sizes)[0], strict=True))
    placed = [
        [card._replace(due=due) for card, due in zip(own, dues, strict=True)]
        for (_, own), dues in zip(cards, order.in_order(rows, at, given), strict=True)
    ]
    packed = [
        PackNote(n.kind, guid(n), f, (), 1_764_300_000, {card.number: card.due for card in own})
        for n, f, own in zip(notes, fields, placed, strict=True)
    ]
    known = [
        Known(home, guid(note), card)
        for note, home, own in zip(notes, at, placed, strict=True)
        for card in own
    ]
    return packed, known, given


def write(path: Path, notes: Sequence[PackNote]) -> str:
    mods = dict.fromkeys(Kind, 1_764_300_000)
    write_package(path, deck_name=DECK, deck_id=77, description="", notes=notes, notetype_mods=mods)
    return str(path)


def several(count: int) -> dict[str, list[Note]]:
    return {f"a{number}.txt": article(f"a{number}.txt", number) for number in range(1, count + 1)}


@pytest.fixture(params=versions(oldest=True))
def someone(request: pytest.FixtureRequest) -> Iterator[Any]:
    with learner(request.param) as one:
        yield one


When = dict[tuple[str, int], tuple[int, int]]
"""The day and the place in it of each card, by guid and number."""


def learned(someone: Any, path: str, a_day: int, cards: int) -> When:
    someone.import_package(path)
    days = someone.learn(DECK, a_day, cards // a_day + 2)
    assert all(len(day) <= a_day for day in days)
    return {
        (guid, number): (day, place)
        for day, came in enumerate(days)
        for place, (guid, number) in enumerate(came)
    }


def pairs(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Yield each card with one that must come before it, that one first."""
    by_role: dict[tuple[str, str], list[Known]] = {}
    for card in known:
        for asked in card.card.asks:
            by_role.setdefault((card.card.role, asked), []).append(card)
    for (role, asked), cards in by_role.items():
        before = {"text": "step", "reference": "text", "concept": "text"}.get(role, "")
        for card in cards:
            for first in by_role.get((before, asked), ()):
                yield first, card


@pytest.mark.parametrize("a_day", [5, 10, 20, 50])
@pytest.mark.parametrize("count", [1, 3, 12])
def test_what_builds_on_a_card_comes_after_it(
    someone: Any, tmp_path: Path, count: int, a_day: int
) -> None:
    packed, known, _ = deck(several(count))
    when = learned(someone, write(tmp_path / "deck.apkg", packed), a_day, len(known))
    at = {card: when[card.guid, card.card.number] for card in known}
    first_day = [card.card.role for card in known if at[card][0] == 0]
    assert "step" in first_day or "text" in first_day
    found = list(pairs(known))
    assert len(found) == count * (LONG * 4 + (LONG + SHORT) + 4)
    assert [(a, b) for a, b in found if at[a] >= at[b]] == []
    if a_day <= 20 and count >= 3:
        later = sum(at[a][0] < at[b][0] for a, b in found)
        assert later / len(found) >= 0.85
    for name in {card.article for card in known}:
        own = [card for card in known if card.article == name]
        times = {role: [at[card] for card in own if card.card.role == role] for role in ROLES}
        assert max(at[card] for card in own if card.card.role != "prompt") < min(times["prompt"])
        assert min(at[card] for card in own) == times["opening"][0]
        of_passage = [at[card] for card in own if card.card.role == "text" and is_long(card)]
        assert max(of_passage) < times["passage"][0]


def is_long(card: Known) -> bool:
    return Reference.from_osis(card.card.asks[0]).verse in range(1, LONG + 1)


@pytest.mark.parametrize("a_day", [10, 20])
def test_an_article_put_between_two_others_is_learned_between_them(
    someone: Any, tmp_path: Path, a_day: int
) -> None:
    three = several(3)
    packed, known, bases = deck(three)
    someone.import_package(write(tmp_path / "first.apkg", packed))
    before = someone.learn(DECK, a_day, 1)
    names = list(three)
    four = {name: three[name] for name in names[:2]}
    four |= {"new.txt": article("new.txt", 9), names[2]: three[names[2]]}
    packed, known, after = deck(four, bases)
    assert {name: after[name] for name in names} == bases
    someone.import_package(write(tmp_path / "second.apkg", packed))
    days = [*before, *someone.learn(DECK, a_day, len(known) // a_day + 2)]
    on = {(guid, number): day for day, came in enumerate(days) for guid, number in came}
    assert sum(map(len, days)) == len(on) == len(known)
    steps: dict[str, list[int]] = {name: [] for name in four}
    for card in known:
        if card.card.role == "step":
            steps[card.article].append(on[card.guid, card.card.number])
    assert max(steps[names[1]]) <= min(steps["new.txt"])
    assert max(steps["new.txt"]) <= min(steps[names[2]])


def test_a_verse_added_to_an_article_that_is_being_learned_comes_next(
    someone: Any, tmp_path: Path
) -> None:
    three = several(3)
    packed, known, bases = deck(three)
    someone.import_package(write(tmp_path / "first.apkg", packed))
    seen = {tuple(card) for day in someone.learn(DECK, 10, 3) for card in day}
    packed, known, _ = deck({**three, "a1.txt": article("a1.txt", 1, extra=True)}, bases)
    someone.import_package(write(tmp_path / "second.apkg", packed))
    days = someone.learn(DECK, 10, len(known) // 10 + 2)
    new = [card for card in known if card.card.asks == ("Isa.1.20",)]
    assert [card.card.role for card in new] == ["text", "reference"]
    [text, reference] = [[card.guid, card.card.number] for card in new]
    assert text in days[0]
    assert reference in [*days[0], *days[1]]
    again = [tuple(card) for day in days for card in day]
    assert seen.isdisjoint(again)
    assert len(seen) + len(again) == len(known)
