"""The pages to print: verse cards, a sheet for a small group, and its leader's copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from versecards.anki.notetype import note_type
from versecards.anki.oldpackage import plain_text
from versecards.extract.choosing import Choice
from versecards.notes import Kind
from versecards.scripture.reference import Reference, together
from versecards.sheets.paper import COLUMNS, MARGIN, ROWS, Paper, VerseCard, sheets

if TYPE_CHECKING:
    from versecards.build import Prepared

_FOLDER = Path(__file__).with_name("pages")
_ASKED = ("Question", "Answer", "Support", "References")
_BLANK = re.compile(r'<span class="blank">[^<]*</span>')


@dataclass(frozen=True)
class Printed:
    """The pages by the names of their files, how many verse cards there are, and which
    verses are too long for one."""

    pages: Mapping[str, str]
    cards: int
    too_long: tuple[str, ...]


@dataclass
class _Study:
    """What a group does with one article."""

    title: str
    passages: list[Reference]
    points: list[tuple[Markup, Markup]]
    questions: list[tuple[int, Mapping[str, Markup]]]
    """Each with the line on which the article asks it."""


def printed_pages(prepared: Prepared, paper: Paper) -> Printed:
    """Return the pages of a deck for this paper."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["by_chapter"] = _by_chapter
    frame = {"paper": paper, "deck": prepared.deck.settings.name, "margin": MARGIN}
    cards, too_long, notices = _verse_cards(prepared, paper)
    studies = _studies(prepared)
    verses = environment.get_template("verses.html").render(
        **frame, sheets=sheets(cards), notices=notices, columns=COLUMNS, rows=ROWS
    )
    group = environment.get_template("group.html")
    pages = {"verse-cards.html": verses} if cards else {}
    if studies:
        for name, leader in (("group-sheet.html", False), ("leader-sheet.html", True)):
            pages[name] = group.render(**frame, studies=studies, leader=leader)
    return Printed(pages, len(cards), too_long)


def _verse_cards(
    prepared: Prepared, paper: Paper
) -> tuple[list[VerseCard], tuple[str, ...], list[str]]:
    cards, too_long = [], []
    notices: dict[str, None] = {}
    for note in prepared.rendered:
        if note.note is None or note.kind is not Kind.VERSE:
            continue
        fields = {name: plain_text(value) for name, value in note.fields.items()}
        reference, text, notice = fields["Reference"], fields["Text"], fields["Notice"]
        size = paper.size(text)
        if not size:
            # the verses of a passage that is learned as a whole have cards of their own
            too_long += [] if fields.get("Ask Passage") else [reference]
            continue
        label = " · ".join(filter(None, (fields["Translation"], fields["Part"])))
        cards.append(VerseCard(reference, text, label, size))
        if notice:
            notices[notice] = None
    return cards, tuple(too_long), list(notices)


def _studies(prepared: Prepared) -> list[_Study]:
    """Return what a group does with each article that gives points or questions."""
    studies = {
        article.title: _Study(article.title, [], [], []) for article in prepared.deck.articles
    }
    for note in prepared.rendered:
        study = studies.get(plain_text(note.fields["Article"]))
        if note.note is None or study is None:
            continue
        fields = {name: Markup(value) for name, value in note.fields.items()}
        if note.kind is Kind.VERSE:
            study.passages.extend(note.note.references)
        elif note.kind is Kind.POINT:
            # one gap a line is enough, though a point can have several cards
            slots = range(1, note_type(Kind.POINT).slots("Blanked") + 1)
            slot = next((slot for slot in slots if fields[f"Blanked {slot}"]), 0)
            if slot:
                gapped = _BLANK.sub('<span class="gap"></span>', fields[f"Blanked {slot}"])
                study.points.append((Markup(gapped), fields[f"Filled {slot}"]))
        elif note.kind is Kind.QUESTION:
            row = {name: fields[name] for name in _ASKED}
            study.questions.append((note.note.origin.line, row))
    titles = {article.shown: article.title for article in prepared.deck.articles}
    for choice in prepared.extraction.choices:
        # a question that no card can ask one learner is there for the group
        if choice.kind is Kind.QUESTION and not choice.chosen and not _asks_nothing(choice):
            row = {name: Markup("") for name in _ASKED} | {"Question": escape(choice.text)}
            studies[titles[choice.file]].questions.append((choice.line, row))
    for study in studies.values():
        study.questions.sort(key=lambda question: question[0])
    return [study for study in studies.values() if study.points or study.questions]


def _asks_nothing(choice: Choice) -> bool:
    return any(reason.code == "no question" for reason in choice.reasons)


def _by_chapter(references: Iterable[Reference]) -> list[str]:
    """Return the passages in the order of the Bible, those of a chapter together."""
    ordered = sorted(set(references), key=lambda each: each.sort_key)
    chapters = groupby(ordered, key=lambda each: (each.book, each.chapter))
    return [together(list(group)) for _, group in chapters]
