"""Verse notes: which verses the articles of a deck give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cards.article.model import Role
from cards.extract.reading import ReadBlock, Reading
from cards.extract.steps import steps_of
from cards.extract.wordings import Wordings
from cards.notes import Kind, Note, VerseContent
from cards.problems import Problem, Severity
from cards.scripture.reference import Reference
from cards.settings import Settings

SHORT_PASSAGE = 3
"""Passages of more verses become verse notes only when the author asks for them."""

_ENDING_FEWEST, _ENDING_WORDS, _ENDING_MOST = 3, 8, 12


@dataclass
class _Cited:
    reading: Reading
    block: ReadBlock
    offset: int
    settings: Settings
    before: Reference | None
    titles: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def verse_notes(readings: Sequence[tuple[Reading, Settings]], wordings: Wordings) -> list[Note]:
    """Return one note for each verse that the articles of a deck give, in their order."""
    cited: dict[Reference, _Cited] = {}
    for reading, settings in readings:
        for verse, place in _given(reading, settings, wordings):
            entry = cited.setdefault(verse, place)
            if reading.article.file not in entry.files:
                entry.files.append(reading.article.file)
                entry.titles.append(reading.article.title)
            entry.tags.extend(tag for tag in settings.tags if tag not in entry.tags)
            if entry.before is None:
                entry.before = place.before
    notes = []
    for verse, entry in cited.items():
        note = _note(verse, entry, wordings)
        if note is not None:
            notes.append(note)
    return notes


def _given(
    reading: Reading, settings: Settings, wordings: Wordings
) -> list[tuple[Reference, _Cited]]:
    given: list[tuple[Reference, _Cited]] = []
    file = reading.article.file
    for block in reading.blocks:
        always = block.section.role is Role.KEY_VERSES
        for mention in block.mentions:
            for part in mention.parts:
                reference = part.reference
                if reference is None or reference not in mention.usable:
                    continue
                verses = list(reference.verses()) or [reference]
                wanted = always or _wanted(reference, len(verses), settings)
                before: Reference | None = None
                for verse in verses:
                    if wanted or wordings.is_quoted(verse, file):
                        run = before if wanted else None
                        place = _Cited(reading, block, part.start, settings, run)
                        given.append((verse, place))
                    before = verse
    named = {verse for verse, _ in given}
    if reading.blocks:
        for reference in settings.memorize:
            before = None
            for verse in reference.verses():
                if verse not in named:
                    place = _Cited(reading, reading.blocks[0], 0, settings, before)
                    given.append((verse, place))
                before = verse
    return given


def _wanted(reference: Reference, count: int, settings: Settings) -> bool:
    if any(passage.contains(reference) for passage in settings.memorize):
        return True
    if settings.verses == "all":
        return True
    return settings.verses == "short" and reference.verse is not None and count <= SHORT_PASSAGE


def _note(verse: Reference, entry: _Cited, wordings: Wordings) -> Note | None:
    article = entry.reading.article
    settings = entry.settings
    line, column = entry.block.block.position(entry.offset)
    wording = wordings.find(verse, settings)
    if wording is None or not wording.quoted:
        left_out = wording is None
        wordings.missing(
            verse,
            settings,
            Problem(
                article.shown,
                line,
                column,
                "verse-missing",
                Severity.WARNING,
                f"{settings.translation} has no text for {verse}",
                "it gets no verse card"
                if left_out
                else f"its card has the text of {wording.label if wording else ''} instead",
            ),
        )
    if wording is None:
        return None
    before = wordings.find(entry.before, settings, article.file) if entry.before else None
    content = VerseContent(
        reference=verse,
        text=wording.text,
        translation=wording.translation,
        label=wording.label,
        quoted=wording.quoted,
        part=wording.part,
        before=_ending(before.text) if before else "",
        steps=steps_of(wording.text, settings.steps),
        cited_in=tuple(entry.titles),
        notice=wording.notice,
        audio=settings.audio,
    )
    return Note(
        kind=Kind.VERSE,
        key=verse.osis,
        text=verse.osis,
        content=content,
        references=(verse,),
        items=(),
        articles=tuple(entry.files),
        title=article.title,
        section=entry.block.section.heading,
        source=settings.source,
        file=article.shown,
        line=line,
        column=column,
        tags=tuple(entry.tags),
    )


def _ending(text: str) -> str:
    """The last phrase of a verse, from its own punctuation on; a part of a long one."""
    words = text.split()
    for length in range(_ENDING_FEWEST, _ENDING_MOST + 1):
        if length >= len(words):
            return text
        if re.search(r"[,;:.!?—][”’\"')\]]*$", words[-length - 1]):
            return "… " + " ".join(words[-length:])
    return "… " + " ".join(words[-_ENDING_WORDS:])
