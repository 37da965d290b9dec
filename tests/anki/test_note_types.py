"""The note types: frozen, safe in every Anki, readable by day and by night."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import genanki
import pytest

from versecards.anki import notetype
from versecards.anki.notetype import NoteType, note_type, notetype_fingerprint
from versecards.notes import MOST_HIDDEN, MOST_STEPS, Kind
from versecards.preview.page import kind_colours

FROZEN = {
    Kind.VERSE: "109487f67e96040e",
    Kind.CONCEPT: "1084b6ecc567686a",
    Kind.POINT: "fe60abf1dac04011",
    Kind.QUESTION: "fc30acf351001a22",
}
"""The first release's shape of each note type. Never change these: Anki refuses every
note of a type whose fields or templates differ from those that the learner has."""

every_kind = pytest.mark.parametrize("kind", Kind)
TAG = re.compile(r"\{\{([#^/]?)([^{}]*)\}\}")


def shape(this: NoteType) -> str:
    names = [this.name, this.id]
    fields = [[field.name, field.id] for field in this.fields]
    templates = [[card.name, card.id] for card in this.templates]
    return hashlib.sha256(json.dumps([names, fields, templates]).encode()).hexdigest()[:16]


@every_kind
def test_ids_names_and_order_are_frozen(kind: Kind) -> None:
    assert shape(note_type(kind)) == FROZEN[kind]


def test_the_numbers_of_all_templates_are_one_ladder() -> None:
    """Within a day Anki shows new cards by these numbers, whatever their note type."""
    rungs = [
        (number, kind, card.role)
        for kind in Kind
        for number, card in enumerate(note_type(kind).templates)
        if not card.never
    ]
    assert sorted(number for number, *_ in rungs) == list(range(len(rungs)))
    roles = [role for _, _, role in sorted(rungs) if role]
    assert list(dict.fromkeys(roles)) == [
        *("opening", "step", "text", "passage", "reference", "concept", "point"),
        *("question", "prompt"),
    ]


@every_kind
def test_ids_are_distinct_and_fit_a_double(kind: Kind) -> None:
    this = note_type(kind)
    for parts in (this.fields, this.templates):
        ids = [part.id for part in parts]
        assert len(set(ids)) == len(ids)
        assert all(0 < id_ < 2**53 for id_ in ids)
        assert len({part.name for part in parts}) == len(parts)
    assert len({note_type(other).id for other in Kind}) == len(Kind)


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (Kind.VERSE, ("Reference", "Text", "Translation")),
        (Kind.CONCEPT, ("Concept", "References")),
        (Kind.POINT, ("Point",)),
        (Kind.QUESTION, ("Question", "Answer")),
    ],
)
def test_the_first_fields_are_those_that_a_person_looks_for(
    kind: Kind, first: tuple[str, ...]
) -> None:
    names = note_type(kind).field_names
    assert names[: len(first)] == first
    assert {"Article", "Source", "Lang", "Active", "Spare 1", "Spare 2", "Spare 3"} <= set(names)


@every_kind
def test_templates_use_only_what_works_everywhere(kind: Kind) -> None:
    this = note_type(kind)
    for card in this.templates:
        for side in (card.front, card.back):
            depth: list[str] = []
            for sign, content in TAG.findall(side):
                filters, _, name = content.rpartition(":")
                assert filters in ("", "hint", "type")
                assert name in (*this.field_names, "FrontSide")
                if sign == "/":
                    assert depth.pop() == name
                elif sign:
                    depth.append(name)
            assert depth == []
            left = TAG.sub("", side)
            assert "{" not in left and "}" not in left
            assert "<script" not in side and "onclick" not in side and "&nbsp;" not in side


@every_kind
def test_the_sides_of_no_two_cards_are_alike(kind: Kind) -> None:
    fronts = [card.front for card in note_type(kind).templates]
    assert len(set(fronts)) == len(fronts)


@every_kind
def test_genanki_needs_the_same_fields_for_a_card(kind: Kind) -> None:
    """Its own way of finding them: leave out each field in turn, see whether text is left."""
    this = note_type(kind)
    model = genanki.Model(
        this.id,
        this.name,
        fields=[{"name": name} for name in this.field_names],
        templates=[{"name": c.name, "qfmt": c.front, "afmt": c.back} for c in this.templates],
    )
    for (_, rule, numbers), card in zip(model._req, this.templates, strict=True):
        if card.never:
            continue  # genanki does not know what "^" means
        assert rule == "all"
        assert {this.field_names[number] for number in numbers} >= set(card.needs)


@pytest.mark.parametrize(
    ("kind", "card", "answer"),
    [
        (Kind.VERSE, "Reference to text", "Text"),
        (Kind.VERSE, "Text to reference", "Reference"),
        (Kind.VERSE, "Step 1", "Step 1"),
        (Kind.VERSE, "Step 5", "Step 5"),
        (Kind.CONCEPT, "Reference 3", "Reference 3"),
        (Kind.POINT, "Phrase 2", "Point"),
        (Kind.VERSE, "Whole passage", "Text"),
        (Kind.QUESTION, "Opening question", "Answer"),
        (Kind.QUESTION, "Question", "Answer"),
        (Kind.QUESTION, "Prompt", "Answer"),
    ],
)
def test_a_front_does_not_show_its_answer(kind: Kind, card: str, answer: str) -> None:
    (front,) = (each.front for each in note_type(kind).templates if each.name == card)
    (back,) = (each.back for each in note_type(kind).templates if each.name == card)
    assert f"{{{{{answer}}}}}" not in front
    assert "{{Filled" not in front and "{{Passage" not in front
    if kind is not Kind.POINT:
        assert f"{{{{{answer}}}}}" in back


def test_the_fingerprint_follows_every_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fingerprints() -> list[str]:
        note_type.cache_clear()
        return [notetype_fingerprint(kind) for kind in Kind]

    before = fingerprints()
    shutil.copytree(notetype.FOLDER, tmp_path / "copy")
    monkeypatch.setattr(notetype, "FOLDER", tmp_path / "copy")
    try:
        assert fingerprints() == before
        front = tmp_path / "copy" / "point" / "phrase.front.html"
        front.write_text(front.read_text("utf-8") + "\n<p>more</p>", "utf-8")
        changed = fingerprints()
        assert [new != old for new, old in zip(changed, before, strict=True)] == [
            kind is Kind.POINT for kind in Kind
        ]
        (tmp_path / "copy" / "style.css").write_text(".card {}", "utf-8")
        assert all(new != old for new, old in zip(fingerprints(), changed, strict=True))
    finally:
        note_type.cache_clear()


# The stylesheet.

ANKIS_NIGHT = ("#2c2c2c", "#303030", "#000000")


def colours(css: str, selector: str) -> dict[str, str]:
    block = css[css.index(selector) :]
    block = block[: block.index("}")]
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("selector", [".card {", ".card.nightMode"])
def test_text_has_the_contrast_that_wcag_asks_for(selector: str) -> None:
    shades = colours(note_type(Kind.VERSE).css, selector)
    assert set(shades) == {"paper", "ink", "quiet", "line", *(kind.value for kind in Kind)}
    # desktop Anki and AnkiDroid put their own dark paper under a card at night
    papers = [shades["paper"], *(ANKIS_NIGHT if "night" in selector else ())]
    for name in ("ink", "quiet", *(kind.value for kind in Kind)):
        for paper in papers:
            assert contrast(shades[name], paper) >= 4.5, (name, paper)


def test_the_kinds_differ_in_colour_by_day_and_by_night() -> None:
    for selector in (".card {", ".card.nightMode"):
        shades = colours(note_type(Kind.VERSE).css, selector)
        assert len({shades[kind.value] for kind in Kind}) == len(Kind)


def test_the_preview_shows_the_kinds_in_the_colours_of_the_cards() -> None:
    shown = re.findall(r"--(\w+): light-dark\((#\w+), (#\w+)\);", kind_colours())
    css = note_type(Kind.VERSE).css
    day, night = colours(css, ".card {"), colours(css, ".card.nightMode")
    assert shown == [(kind.value, day[kind.value], night[kind.value]) for kind in Kind]


def test_a_card_has_the_colour_of_its_kind() -> None:
    for kind in Kind:
        accent = f".vc.{kind.value} {{ --accent: var(--{kind.value}); }}"
        assert accent in note_type(kind).css


def test_the_stylesheet_loads_nothing_and_respects_the_learners_size() -> None:
    css = note_type(Kind.VERSE).css
    assert "url(" not in css and "@import" not in css
    sizes = re.findall(r"font-size: ([^;]+);", css)
    assert sizes and all(re.fullmatch(r"[\d.]+r?em", size) for size in sizes)
    assert not re.search(r"width: \d+px", css)
    for night in (".card.nightMode", ".card.night_mode"):
        assert night in css
    for physical in ("margin-left", "margin-right", "padding-left", "text-align: left"):
        assert physical not in css  # a right-to-left text turns the card round


def test_every_text_may_run_from_right_to_left() -> None:
    for kind in Kind:
        for card in note_type(kind).templates:
            for side in (card.front, card.back):
                for line in side.splitlines():
                    shown = [name for sign, name in TAG.findall(line) if not sign]
                    own = [name for name in shown if name not in ("FrontSide", "Support")]
                    if own and not re.search(r"\[anki:tts|\{\{type:|\{\{\^Active", line):
                        assert 'dir="auto"' in line or "<bdi>" in line, line


def test_note_types_have_room_for_what_a_note_may_have() -> None:
    assert note_type(Kind.VERSE).slots("Step") == MOST_STEPS
    assert note_type(Kind.POINT).slots("Blanked") >= MOST_HIDDEN
