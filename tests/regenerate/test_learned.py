"""What is learned stays while its article makes something of it, whatever else changes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from versecards.build import build, prepare
from versecards.cache import Cache
from versecards.gather import ALONE, Effort, gather
from versecards.notes import Kind, PointContent
from versecards.scripture.scan import parse_reference
from versecards.scripture.texts import Library

KJV = Library().find("KJV")
PROVERBS = [f"Proverbs 3:{n}" for n in range(1, 13)]
TITLE = "# The path of the wise\n\n"


def quoted(place: str) -> str:

    (reference,) = parse_reference(place)
    return f'Solomon says, "{KJV.verse(reference)}" ({place}).\n\n'


def body(places: list[str]) -> str:
    """An article that quotes more verses than one of its length can have."""
    return TITLE + "".join(map(quoted, places))


def learned(source: Path) -> set[str]:
    prepared = prepare(source)
    return {
        str(n.note.references[0])
        for n in prepared.identification.notes
        if n.note.kind is Kind.VERSE
    }


def write(folder: Path, text: str, settings: str = "") -> Path:
    source = folder / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "deck.yaml").write_text(f"name: Path\nid: path\n{settings}", encoding="utf-8")
    (source / "a.md").write_text(text, encoding="utf-8")
    return source


def test_a_weightier_verse_that_is_added_takes_no_learned_one_away(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    build(source, tmp_path / "a.apkg")
    before = learned(source)
    assert 0 < len(before) < len(PROVERBS)
    known = quoted("John 3:16") + quoted("Romans 8:28") + quoted("Psalm 23:1")
    write(tmp_path, body(PROVERBS) + known + "Hear John 3:16, Romans 8:28 and Psalm 23:1 again.\n")
    after = learned(source)
    assert before < after
    assert prepare(source).plan.retired == ()


def test_the_only_verse_of_an_article_stays_beside_weightier_ones(tmp_path: Path) -> None:
    named = "One more that we could have read today is Proverbs 3:28.\n\n"
    source = write(tmp_path, TITLE + named)
    build(source, tmp_path / "a.apkg")
    assert learned(source) == {"Proverbs 3:28"}
    write(tmp_path, TITLE + named + "".join(map(quoted, ("John 3:16", "Psalm 23:1", "Jude 1:2"))))
    assert learned(source) > {"Proverbs 3:28"}
    assert prepare(source).plan.retired == ()


def test_verses_that_are_learned_as_one_stay_so_where_each_is_quoted(tmp_path: Path) -> None:
    together = "Trust him with all your heart, whatever comes (Proverbs 3:5-6).\n\n"
    source = write(tmp_path, TITLE + together)
    build(source, tmp_path / "a.apkg")
    assert learned(source) == {"Proverbs 3:5–6"}
    write(tmp_path, TITLE + together + quoted("Proverbs 3:5") + quoted("Proverbs 3:6"))
    assert learned(source) == {"Proverbs 3:5–6"}
    assert prepare(source).plan.retired == ()


@pytest.mark.parametrize(
    ("first", "then", "unit"),
    [("KJV", "ASV", "Titus 3:5"), ("ASV", "KJV", "Titus 3:5–6")],  # "Ghost;" and "Spirit,"
)
def test_a_verse_keeps_its_card_where_another_translation_goes_on(
    tmp_path: Path, first: str, then: str, unit: str
) -> None:
    text = TITLE + "The Spirit gives new birth (Titus 3:5).\n\n"
    source = write(tmp_path, text, f"translation: {first}\n")
    build(source, tmp_path / "a.apkg")
    write(tmp_path, text, f"translation: {then}\n")
    assert learned(source) == {unit}
    assert prepare(source).plan.retired == ()


def test_a_verse_that_is_new_with_a_translation_goes_to_the_end_of_its_sentence(
    tmp_path: Path,
) -> None:
    text = TITLE + "The Spirit gives new birth (Titus 3:5).\n\n"
    source = write(tmp_path, TITLE + quoted("John 3:16"), "translation: KJV\n")
    build(source, tmp_path / "a.apkg")
    write(tmp_path, TITLE + quoted("John 3:16") + text, "translation: ASV\n")
    assert learned(source) == {"John 3:16", "Titus 3:5–6"}


def test_what_stays_is_told_with_its_reason(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    build(source, tmp_path / "a.apkg")
    before = learned(source)
    write(tmp_path, body(PROVERBS) + "".join(map(quoted, ("John 3:16", "Romans 8:28"))))
    told = [
        choice
        for choice in prepare(source).extraction.choices
        if any(reason.code == "learned" for reason in choice.reasons)
    ]
    assert told
    assert all(choice.chosen and choice.text in before for choice in told)


def test_a_verse_that_the_article_no_longer_has_goes(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    build(source, tmp_path / "a.apkg")
    gone = sorted(learned(source))[0]
    write(tmp_path, body([place for place in PROVERBS if place != gone]))
    assert gone not in learned(source)


def test_a_verse_that_is_only_named_in_passing_goes(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    build(source, tmp_path / "a.apkg")
    gone = sorted(learned(source))[0]
    rest = body([place for place in PROVERBS if place != gone])
    write(tmp_path, f"{rest}The wise hear and obey (cf. {gone}).\n")
    assert gone not in learned(source)


def test_a_learned_verse_that_is_not_wanted_goes(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    build(source, tmp_path / "a.apkg")
    one = sorted(learned(source))[0]
    write(tmp_path, body(PROVERBS), f"skip: ['{one}']\n")
    assert one not in learned(source)


def test_nothing_stays_where_the_settings_say_which_verses(tmp_path: Path) -> None:
    text = body(["John 3:16"]) + "The wise fear evil (Proverbs 3:7).\n"
    source = write(tmp_path, text, "verses: short\n")
    build(source, tmp_path / "a.apkg")
    assert "Proverbs 3:7" in learned(source)
    write(tmp_path, text, "verses: quoted\n")
    assert "Proverbs 3:7" not in learned(source)


def test_an_unchanged_deck_of_two_articles_is_at_rest(tmp_path: Path) -> None:
    source = write(tmp_path, body(PROVERBS))
    (source / "b.md").write_text(body([*PROVERBS[6:], "John 3:16"]), encoding="utf-8")
    build(source, tmp_path / "a.apkg")
    assert not prepare(source).plan.pending


def blanks(source: Path) -> dict[str, tuple[str, ...]]:
    """The hidden phrases of each point."""
    notes = [one.note for one in prepare(source).identification.notes]
    return {
        note.content.point: note.content.items
        for note in notes
        if isinstance(note.content, PointContent)
    }


POINTS = TITLE + "The wise wait (Proverbs 3:5).\n\n## Key points\n\n- {point}\n"


@pytest.mark.parametrize("more", [" on earth", " in the whole wide world"])
def test_the_phrase_of_a_point_stays_where_words_are_added(tmp_path: Path, more: str) -> None:
    point = "The presence of God is better than any possession"
    source = write(tmp_path, POINTS.format(point=f"{point}."))
    build(source, tmp_path / "a.apkg")
    (before,) = blanks(source).values()
    write(tmp_path, POINTS.format(point=f"{point}{more}."))
    assert blanks(source) == {f"{point}{more}.": before}
    assert prepare(source).plan.retired == ()


def test_the_phrase_that_an_author_chooses_goes_before_the_learned_one(tmp_path: Path) -> None:
    point = "The presence of God is better than any possession."
    source = write(tmp_path, POINTS.format(point=point))
    build(source, tmp_path / "a.apkg")
    write(tmp_path, POINTS.format(point=point.replace("presence", "**presence**")))
    assert blanks(source) == {point: ("presence",)}


def test_a_phrase_that_is_gone_makes_room_for_another(tmp_path: Path) -> None:
    source = write(tmp_path, POINTS.format(point="The presence of God is better than silver."))
    build(source, tmp_path / "a.apkg")
    (before,) = blanks(source).values()
    write(tmp_path, POINTS.format(point="The presence of God is sweeter than honey."))
    (after,) = blanks(source).values()
    assert before != after


def fronts(source: Path) -> set[str]:
    """The fronts of the statements."""
    notes = [one.note for one in prepare(source).identification.notes]
    return {note.text for note in notes if note.kind is Kind.CONCEPT}


CLOUD = "Pilgrims of old watch us as we run the long race (Hebrews 12:1).\n\n"
WEIGHTS = (
    "We lay aside every weight, and so great a cloud of witnesses surrounds the race "
    "(Hebrews 12:1).\n\n"
)


def test_a_better_statement_of_its_passage_takes_no_learned_one_away(tmp_path: Path) -> None:
    source = write(tmp_path, TITLE + CLOUD + WEIGHTS)
    (better,) = fronts(source)  # without the one that is learned first
    (tmp_path / "source/a.md").write_text(TITLE + CLOUD, encoding="utf-8")
    build(source, tmp_path / "a.apkg")
    (before,) = fronts(source)
    assert better != before
    write(tmp_path, TITLE + WEIGHTS + CLOUD)
    assert fronts(source) == {before}
    assert prepare(source).plan.retired == ()
    write(tmp_path, TITLE + WEIGHTS)
    assert fronts(source) == {better}


def test_a_passage_that_answers_as_well_takes_no_learned_statement_away(tmp_path: Path) -> None:
    claim = "We have an anchor written for every storm (Romans 15:4).\n\n"
    source = write(tmp_path, TITLE + claim)
    build(source, tmp_path / "a.apkg")
    before = fronts(source)
    assert before
    more = "God cannot lie in what he swore (Hebrews 6:18-19).\n\n"
    alone = write(tmp_path / "alone", TITLE + claim + more)
    assert before.isdisjoint(fronts(alone))
    write(tmp_path, TITLE + claim + more)
    assert fronts(source) >= before


def test_a_learned_statement_stays_in_an_article_that_is_renamed(tmp_path: Path) -> None:
    source = write(tmp_path, TITLE + CLOUD)
    build(source, tmp_path / "a.apkg")
    before = fronts(source)
    (source / "a.md").unlink()
    (source / "b.md").write_text(TITLE + WEIGHTS + CLOUD, encoding="utf-8")
    assert fronts(source) == before


def test_the_sentence_of_another_article_is_not_learned(tmp_path: Path) -> None:
    source = write(tmp_path, TITLE + CLOUD)
    (source / "b.md").write_text("# Elsewhere\n\n" + WEIGHTS + CLOUD, encoding="utf-8")
    wanted = fronts(source)
    assert len(wanted) == 2
    build(source, tmp_path / "a.apkg")
    assert fronts(source) == wanted


def test_a_statement_that_is_no_front_any_more_goes(tmp_path: Path) -> None:
    source = write(tmp_path, TITLE + CLOUD)
    build(source, tmp_path / "a.apkg")
    write(tmp_path, TITLE + CLOUD.replace("(", "(cf. "))
    assert fronts(source) == set()


def test_what_is_kept_of_an_article_knows_what_is_learned(tmp_path: Path) -> None:
    source = write(tmp_path, TITLE + CLOUD)
    with closing(Cache(tmp_path / "kept")) as cache:
        effort = Effort(cache)
        build(source, tmp_path / "a.apkg", effort=effort)
        write(tmp_path, TITLE + WEIGHTS + CLOUD)
        gather(source, effort)  # kept as it is where nothing is learned
        told = prepare(source, effort=effort).extraction
        again = prepare(source, effort=effort).extraction
    assert told.notes == again.notes == prepare(source).extraction.notes
    assert told.notes != gather(source, ALONE)[1].notes
