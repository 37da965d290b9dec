"""Verse notes: which verses the articles of a deck give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from versecards.article.model import Role
from versecards.extract.reading import Reading
from versecards.extract.steps import steps_of
from versecards.extract.wordings import Wordings
from versecards.notes import Note, Origin, VerseContent
from versecards.problems import problem
from versecards.scripture.reference import Reference
from versecards.settings import Settings

SHORT_PASSAGE = 3
"""Passages of more verses become verse notes only when the author asks for them."""

_ENDING_FEWEST, _ENDING_WORDS, _ENDING_MOST = 3, 8, 12


@dataclass
class _Given:
    """A verse to learn: where it is asked for first, and the articles that ask for it.

    ``cited``: the text of an article names it, rather than only ``memorize``.
    """

    settings: Settings
    origin: Origin
    before: Reference | None = None
    cited: bool = False
    memorized: bool = False
    articles: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)

    def add(self, more: _Given) -> None:
        """Take in what another place says of the same verse."""
        if more.cited and not self.cited:
            self.settings, self.origin, self.cited = more.settings, more.origin, True
        for file in more.origin.articles:
            self.articles[file] = more.origin.title
        self.tags.extend(tag for tag in more.settings.tags if tag not in self.tags)
        self.before = self.before or more.before
        self.memorized = self.memorized or more.memorized


def verse_notes(readings: Sequence[tuple[Reading, Settings]], wordings: Wordings) -> list[Note]:
    """Return one note for each verse that a deck gives, in the order of its articles.

    A passage to memorize stands whole where it is first cited; else at the end of the
    article that names it, or of the deck.
    """
    deck = wordings.settings
    given: dict[Reference, _Given] = {}
    for reading, settings in readings:
        for verse, entry in _of_article(reading, settings, deck, wordings):
            given.setdefault(verse, entry).add(entry)
    for number, passage in enumerate(deck.memorize):
        for verse, entry in _memorized(passage, number, deck):
            given.setdefault(verse, entry).add(entry)
    notes = [_note(verse, entry, wordings) for verse, entry in given.items()]
    return [note for note in notes if note is not None]


def _of_article(
    reading: Reading, settings: Settings, deck: Settings, wordings: Wordings
) -> Iterator[tuple[Reference, _Given]]:
    article = reading.article
    waiting = dict(enumerate(settings.memorize))
    for block in reading.blocks:
        always = block.section.role is Role.KEY_VERSES
        for mention in block.mentions:
            for part in mention.parts:
                reference = part.reference
                if reference is None or reference not in mention.usable:
                    continue
                for number, passage in list(waiting.items()):
                    if passage.overlaps(reference):
                        del waiting[number]
                        if number < len(deck.memorize):
                            yield from _memorized(passage, number, deck)
                        else:
                            yield from _memorized(passage, number, settings, reading)
                verses = list(reference.verses()) or [reference]
                wanted = always or _wanted(reference, len(verses), settings)
                origin = reading.origin(settings, block, part.start)
                before: Reference | None = None
                for verse in verses:
                    if wanted or wordings.is_quoted(verse, article.file) or _named(verse, settings):
                        run = before if wanted else None
                        yield verse, _Given(settings, origin, run, cited=True)
                    before = verse
    for number, passage in waiting.items():
        if number >= len(deck.memorize):
            yield from _memorized(passage, number, settings, reading)


def _memorized(
    passage: Reference, number: int, settings: Settings, reading: Reading | None = None
) -> Iterator[tuple[Reference, _Given]]:
    """Every verse of a passage of ``memorize``; ``reading`` is of the article that names it."""
    file, line = settings.place("memorize", number)
    origin = Origin(file, line, 1, source=settings.source, language=settings.language)
    if reading is not None:
        origin = replace(reading.origin_outside(settings, line), file=file)
    before: Reference | None = None
    for verse in passage.verses():
        yield verse, _Given(settings, origin, before, memorized=True)
        before = verse


def _named(verse: Reference, settings: Settings) -> bool:
    return any(passage.contains(verse) for passage in settings.memorize)


def _wanted(reference: Reference, count: int, settings: Settings) -> bool:
    if settings.verses == "all":
        return True
    return settings.verses == "short" and reference.verse is not None and count <= SHORT_PASSAGE


def _note(verse: Reference, entry: _Given, wordings: Wordings) -> Note | None:
    settings = entry.settings
    article = entry.origin.articles[0] if entry.origin.articles else ""
    wording = wordings.find(verse, settings)
    if wording is None or not wording.quoted:
        values = {"translation": settings.translation, "verse": verse}
        wordings.missing(
            verse,
            settings,
            problem("verse-missing.out", entry.origin.place, **values)
            if wording is None
            else problem(
                "verse-missing.instead", entry.origin.place, label=wording.label, **values
            ),
        )
    if wording is None:
        return None
    before = wordings.find(entry.before, settings, article) if entry.before else None
    # what is to be memorized is learned step by step even where it is short
    steps = "all" if entry.memorized and settings.steps == "long" else settings.steps
    content = VerseContent(
        reference=verse,
        text=wording.text,
        translation=wording.translation,
        label=wording.label,
        quoted=wording.quoted,
        part=wording.part,
        before=_ending(before.text) if before else "",
        steps=steps_of(wording.text, steps),
        cited_in=tuple(entry.articles.values()),
        notice=wording.notice,
        audio=settings.audio,
        language=wording.language or settings.language,
    )
    articles = dict.fromkeys((*entry.origin.articles, *entry.articles))
    origin = replace(entry.origin, articles=tuple(articles))
    return Note(content, origin, (verse,), tuple(entry.tags))


def _ending(text: str) -> str:
    """The last phrase of a verse, from its own punctuation on; a part of a long one."""
    words = text.split()
    for length in range(_ENDING_FEWEST, _ENDING_MOST + 1):
        if length >= len(words):
            return text
        if re.search(r"[,;:.!?—][”’\"')\]]*$", words[-length - 1]):
            return "… " + " ".join(words[-length:])
    return "… " + " ".join(words[-_ENDING_WORDS:])
