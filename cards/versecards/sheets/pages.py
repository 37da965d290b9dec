"""The pages to print: verse cards, a sheet for a small group, and its leader's copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from versecards.anki.notetype import note_type
from versecards.anki.oldpackage import plain_text
from versecards.languages import language
from versecards.notes import Kind, Note, VerseContent
from versecards.scripture.reference import Reference, spanning, together
from versecards.scripture.scan import parse_reference
from versecards.sheets.age import GROUP, LEADER, VERSES
from versecards.sheets.asking import Places, Question, asked, under_headings
from versecards.sheets.paper import COLUMNS, MARGIN, ROWS, Paper, VerseCard, sheets
from versecards.sheets.reading import study_passages

if TYPE_CHECKING:
    from versecards.build import Prepared

_FOLDER = Path(__file__).with_name("pages")
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
    """What a group does with one article.

    ``passages`` are those that the article is about, ``wanted`` those that it names to learn,
    ``verses`` others that it makes most of (whether they have cards or are skipped),
    ``learned`` the verses that are wanted, each with its words and whose they are.
    """

    title: str
    passages: list[Reference]
    wanted: list[Reference]
    verses: list[Reference] = field(default_factory=list)
    learned: list[tuple[str, str, str]] = field(default_factory=list)
    points: list[tuple[Markup, Markup]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def groups(self) -> list[tuple[str, list[Question]]]:
        """The questions under their headings."""
        return [*under_headings(self.questions)]

    def read(self) -> list[str]:
        """What is read together: what the article is about, else what it makes most of."""
        if self.passages:
            return [each.format() for each in self.passages]
        return _by_chapter(v for v in self.verses if not self._learns(v))

    def add_learned(self, reference: Reference, words: str, whose: str) -> None:
        """Add a verse card's words where the article names the verse to learn."""
        if self._learns(reference):
            self.learned.append((reference.format(), words, whose))

    def _learns(self, verse: Reference) -> bool:
        return any(each.contains(verse) for each in self.wanted)


def printed_pages(prepared: Prepared, paper: Paper) -> Printed:
    """Return the pages of a deck for this paper."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    frame = {"paper": paper, "deck": prepared.deck.settings.name, "margin": MARGIN}
    cards, too_long, notices = _verse_cards(prepared, paper)
    studies = _studies(prepared)
    verses = environment.get_template("verses.html").render(
        **frame, sheets=sheets(cards), notices=notices, columns=COLUMNS, rows=ROWS
    )
    group = environment.get_template("group.html")
    pages = {VERSES: verses} if cards else {}
    if studies:
        for name, leader in ((GROUP, False), (LEADER, True)):
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
            parts = " (its verses have cards)" if fields.get("Ask Passage") else ""
            too_long.append(f"{reference}{parts}")
            continue
        label = " · ".join(filter(None, (fields["Translation"], fields["Part"])))
        cards.append(VerseCard(reference, text, label, size))
        if notice:
            notices[notice] = None
    return cards, tuple(too_long), list(notices)


def _studies(prepared: Prepared) -> list[_Study]:
    """Return what a group does with each article that gives points or questions."""
    studies = _begun(prepared)
    for note in prepared.rendered:
        if note.note is None:
            continue
        fields = {name: Markup(value) for name, value in note.fields.items()}
        if note.kind is Kind.VERSE:
            _add_verse(note.note, fields, studies.values())
            continue
        study = studies[note.note.origin.articles[0]]
        if note.kind is Kind.POINT:
            # one gap a line is enough, though a point can have several cards
            slots = range(1, note_type(Kind.POINT).slots("Blanked") + 1)
            slot = next((slot for slot in slots if fields[f"Blanked {slot}"]), 0)
            if slot:
                gapped = _BLANK.sub('<span class="gap"></span>', fields[f"Blanked {slot}"])
                study.points.append((Markup(gapped), fields[f"Filled {slot}"]))
    readings = {reading.article.file: reading for reading in prepared.extraction.readings}
    places = {
        article.file: Places(
            article,
            readings[article.file],
            language(prepared.extraction.settings[article.file].language),
        )
        for article in prepared.deck.articles
    }
    for file, line, row in asked(prepared):
        studies[file].questions.append(places[file].of(row, line))
    for study in studies.values():
        study.questions.sort(key=lambda question: question.line)
    return [study for study in studies.values() if study.points or study.questions]


def _begun(prepared: Prepared) -> dict[str, _Study]:
    """Return a study for each article, by its file, with the passages that it is about and
    those that it names to learn."""
    studies = {}
    first = len(prepared.deck.settings.memorize)
    for article in prepared.deck.articles:
        settings = prepared.extraction.settings[article.file]
        about = study_passages(article, language(settings.language))
        studies[article.file] = _Study(article.title, about, [*settings.memorize[first:]])
    files = {article.shown: article.file for article in prepared.deck.articles}
    for choice in prepared.extraction.choices:
        if choice.kind is Kind.VERSE and choice.chosen:
            study = studies[files[choice.file]]
            named = any(reason.code == "to learn" for reason in choice.reasons)
            (study.wanted if named else study.verses).extend(parse_reference(choice.text))
    # what the whole deck learns is learned with the first article that cites some of it
    notes = [n.note for n in prepared.rendered if n.note and n.kind is Kind.VERSE]
    for passage in prepared.deck.settings.memorize:
        learned = (note for note in notes if any(passage.overlaps(r) for r in note.references))
        citing = {file for note in learned for file in note.origin.articles}
        own = next((study for file, study in studies.items() if file in citing), None)
        if own:
            own.wanted.append(passage)
    return studies


def _add_verse(note: Note, fields: Mapping[str, Markup], studies: Iterable[_Study]) -> None:
    """Add a verse to each study that names it to learn.

    A passage that is learned whole is there by its verses.
    """
    content = note.content
    if not isinstance(content, VerseContent) or content.whole:
        return
    reference = content.reference
    words, whose = plain_text(fields["Text"]), plain_text(fields["Translation"])
    for study in studies:
        study.add_learned(reference, words, whose)


def _next(passage: Reference) -> tuple[str, int, int]:
    return passage.last_book, passage.end_chapter or 0, (passage.end_verse or 0) + 1


def _by_chapter(references: Iterable[Reference]) -> list[str]:
    """Return the passages in the order of the Bible, those of a chapter together."""
    joined: list[Reference] = []
    for each in sorted(set(references), key=lambda each: each.sort_key):
        before = joined[-1] if joined else None
        if before and before.end_verse and _next(before) == (each.book, each.chapter, each.verse):
            joined[-1] = spanning(before, each)
        else:
            joined.append(each)
    chapters = groupby(joined, key=lambda each: (each.book, each.chapter))
    return [together(list(group)) for _, group in chapters]
