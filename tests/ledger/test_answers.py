"""A question that is asked in other words is known by its answer, where that is sure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.making import DECK, build, guids, point, question
from versecards.ledger import Ledger, State
from versecards.ledger.plan import make_plan
from versecards.notes import Note

CASES = yaml.safe_load((Path(__file__).parent / "answered.yaml").read_text("utf-8"))


def state_after_edit(old: str, new: str, answer: str, answer_now: str = "") -> State:
    """Edit the middle one of three questions and see what becomes of it."""
    first = question("Which wood was the ark made of?", answer="Gopher wood")
    last = question("How old was Methuselah?", answer="Nine hundred and sixty-nine years")
    ledger = build(Ledger(DECK), [first, question(old, answer=answer), last])[1].ledger
    now = question(new, answer=answer_now or answer)
    found, _ = build(ledger, [first, now, last])
    return found.notes[1].state


@pytest.mark.parametrize("case", CASES["same"])
def test_an_edit_is_known(case: list[str]) -> None:
    assert state_after_edit(*case) is State.KNOWN
    before, now, answer, *changed = case
    assert state_after_edit(now, before, *changed, answer) is State.KNOWN


@pytest.mark.parametrize("case", CASES["missed"])
@pytest.mark.xfail(strict=True, reason="nobody could tell it from another question")
def test_a_name_alone_does_not_tell(case: list[str]) -> None:
    assert state_after_edit(*case) is State.KNOWN


@pytest.mark.parametrize("case", CASES["different"])
def test_another_question_in_its_place_is_new(case: list[str]) -> None:
    assert state_after_edit(*case) is State.NEW
    before, now, answer, *changed = case
    assert state_after_edit(now, before, *changed, answer) is State.NEW


POINT = point("God is our mighty refuge", "mighty refuge")
ENEMIES = "He did not want the enemies of his people to be spared."
STORM = "The sailors threw their cargo into the sea and cried each to his own god."


def edited(before: list[Note], after: list[Note]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the guids of the questions by their words, before an edit and after it."""
    first, stamped = build(Ledger(DECK), before)
    return guids(first), guids(build(stamped.ledger, after)[0])


def test_a_question_of_which_another_has_the_answer_is_not_handed_over() -> None:
    flee, boast = question("Why did Jonah flee?", answer=ENEMIES), "Why was the prophet angry?"
    beside = question("What upset him most?", answer=ENEMIES)
    was, now = edited([flee, beside], [question(boast, answer=ENEMIES), beside])
    assert now[beside.text] == was[beside.text]
    assert now[boast] not in was.values()
    _, now = edited([flee], [question(boast, answer=ENEMIES), flee])
    assert now[flee.text] == was[flee.text] and now[boast] not in was.values()


def test_of_two_questions_with_one_answer_nobody_can_tell_which_is_which() -> None:
    before = [question(text, answer=ENEMIES) for text in ("Why flee?", "What upset him?")]
    after = [question(text, answer=ENEMIES) for text in ("Tell of Tarshish.", "Tell of anger.")]
    was, now = edited(before, after)
    assert not set(was.values()) & set(now.values())


def test_questions_in_another_order_and_in_other_words_keep_their_notes() -> None:
    before = [question("Why flee?", answer=ENEMIES), question("What then?", answer=STORM)]
    crew = question("How did the crew meet the gale?", answer=STORM)
    ship = question("What made him board a ship?", answer=ENEMIES)
    was, now = edited(before, [crew, ship])
    assert (now[crew.text], now[ship.text]) == (was["What then?"], was["Why flee?"])


def test_answers_tell_which_of_two_like_questions_is_which() -> None:
    lake = "What did Jesus tell Peter to do by the lake?"
    night = "What did Jesus tell Peter to do in the garden?"
    feed, watch = "Feed my lambs and tend my sheep.", "Watch with me and pray, lest you fall."
    before = [question(lake, answer=feed), question(night, answer=watch)]
    now_asked = "What did Jesus tell Peter to do?"
    for answer, text in ((feed, lake), (watch, night)):
        was, now = edited(before, [question(now_asked, answer=answer)])
        assert now[now_asked] == was[text]


def test_a_question_whose_answer_was_written_anew_stays_the_note() -> None:
    was, now = edited(
        [question("Why did Jonah flee?", answer=ENEMIES)],
        [question("Why did Jonah flee?", answer="The mercy of God displeased him.")],
    )
    assert was == now


def test_a_question_of_a_renamed_article_is_known_by_its_answer() -> None:
    stays = [question(f"How old was {who}?", answer="Very old") for who in ("Noah", "Shem")]
    moved = [question(note.text, "b.txt", answer="Very old") for note in stays]
    was, now = edited(
        [*stays, question("Why flee?", answer=ENEMIES)],
        [*moved, question("What made him board a ship?", "b.txt", answer=ENEMIES)],
    )
    assert list(was.values()) == list(now.values())


def test_what_is_to_be_thought_over_has_no_answer() -> None:
    was, now = edited([question("Where do you flee?")], [question("When are you afraid?")])
    assert not set(was.values()) & set(now.values())
    [entry] = build(Ledger(DECK), [question("Where do you flee?")])[1].ledger.entries
    assert entry.answer == ()


def test_of_a_long_answer_the_first_words_are_kept() -> None:
    [entry] = build(Ledger(DECK), [question("Why?", answer="Very Long " * 40)])[1].ledger.entries
    assert entry.answer == (("very long " * 10).strip(),)
    [entry] = build(Ledger(DECK), [question("Why?", answer="o" * 400)])[1].ledger.entries
    assert entry.answer == ("o" * 100,)


def test_a_ledger_without_answers_is_filled_and_nothing_else_changes(tmp_path: Path) -> None:
    notes = [question("Why flee?", answer=ENEMIES), question("Where do you flee?"), POINT]
    path = tmp_path / "deck.ledger"
    new = build(Ledger(DECK), notes)[1].ledger.encode().decode()
    assert new.count(',{"answer":["he did not want the enemies of his people to be spared."]}') == 1
    old = new.replace(',{"answer":["he did not want the enemies of his people to be spared."]}', "")
    path.write_text(old.replace('ledger",3,', 'ledger",2,'), "utf-8")
    ledger = Ledger.load(path, DECK)
    found, stamped = build(ledger, notes, 2000)
    assert make_plan(ledger, found, stamped).counts["unchanged"] == 3
    assert not stamped.ledger.changed_since(ledger)
    assert stamped.changed and stamped.ledger.encode().decode() == new
    asked = question("What made him board a ship?", answer=ENEMIES)
    assert guids(build(stamped.ledger, [asked, *notes[1:]])[0])[asked.text] == found.notes[0].guid


def test_a_plan_says_that_the_question_changes() -> None:
    ledger = build(Ledger(DECK), [question("Why flee?", answer=ENEMIES)])[1].ledger
    found, stamped = build(ledger, [question("What made him board a ship?", answer=ENEMIES)])
    plan = make_plan(ledger, found, stamped)
    assert {name: count for name, count in plan.counts.items() if count} == {"changed": 1}
    [change] = plan.changed[0].changes
    assert (change.old, change.new) == ("Why flee?", "What made him board a ship?")


@dataclass
class Asked:
    """A question of an author who edits; it is the same one in whatever words."""

    text: str
    answer: str


def gibberish(random: Random, count: int) -> str:
    """So many words that no other text has."""
    words = ("".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(count))
    return " ".join(words)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=True), st.integers(1, 4))
def test_no_edits_lose_a_question_or_confuse_two(random: Random, days: int) -> None:
    def new() -> Asked:
        short = random.choice(("God", "Peter", "True", "Forty days"))
        answer = random.choice((short, gibberish(random, 9), gibberish(random, 30)))
        return Asked(f"{gibberish(random, 5)}?", answer)

    asked = [new() for _ in range(random.randint(2, 8))]
    found, stamped = build(Ledger(DECK), [question(one.text, answer=one.answer) for one in asked])
    known = {id(one): item.guid for one, item in zip(asked, found.notes, strict=True)}
    of_all = [*asked]
    for day in range(2, 2 + days):
        sure = set()
        for one in [*asked]:
            match random.randrange(6):
                case 0 | 1:  # in quite other words
                    one.text = f"{gibberish(random, 5)}?"
                    sure |= {id(one)} if len(one.answer) > 20 else set()
                case 2:  # another answer
                    one.answer = new().answer
                    sure.add(id(one))
                case 3:
                    asked.remove(one)
                case _:
                    sure.add(id(one))
        added = [new() for _ in range(random.randint(0, 2))]
        asked += added
        of_all += added
        random.shuffle(asked)
        if not asked:
            return
        notes = [question(one.text, answer=one.answer) for one in asked]
        found, stamped = build(stamped.ledger, notes, 1000 * day)
        owner = {guid: number for number, guid in known.items()}
        for one, item in zip(asked, found.notes, strict=True):
            if id(one) in known and id(one) in sure:
                assert item.guid == known[id(one)], "a review is lost"
            assert owner.get(item.guid, id(one)) == id(one), "a review goes to another question"
            known[id(one)] = item.guid
