"""Verse notes: which verses an article gives, and in which words each is learned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cards.article.model import Role
from cards.extract.quotations import Quotation
from cards.extract.reading import ReadBlock, Reading
from cards.extract.steps import steps_of
from cards.notes import Kind, Note, VerseContent
from cards.problems import Problem, Severity
from cards.scripture.quotation import compare, split
from cards.scripture.reference import Reference
from cards.scripture.texts.library import Library
from cards.scripture.texts.store import Translation
from cards.settings import Settings

SHORT_PASSAGE = 3
"""Passages of more verses become verse notes only when the author asks for them."""

_ENDING_FEWEST, _ENDING_WORDS, _ENDING_MOST = 3, 8, 12
_QUOTED = "as quoted in the article"


@dataclass(frozen=True)
class Wording:
    """The words of one verse, and what the card says of them (see ``VerseContent``)."""

    text: str
    translation: str
    label: str
    quoted: bool = False
    part: bool = False
    notice: str = ""


@dataclass
class Wordings:
    """The words of every verse that the articles of a deck use.

    Quotations are taken in first (``quote``), in the order of the articles; then
    ``find`` gives the words of any verse. What was odd is in ``problems``.
    """

    library: Library
    settings: Settings
    problems: list[Problem] = field(default_factory=list)
    _quoted: dict[tuple[str, Reference], Wording] = field(default_factory=dict)
    _found: dict[tuple[str, str, Reference], Wording | None] = field(default_factory=dict)
    _reported: set[tuple[str, Reference]] = field(default_factory=set)

    def _texts(self, settings: Settings) -> tuple[Translation, ...]:
        """The texts to hold quotations against: the named ones first."""
        names = [name for name in (settings.quotes, settings.translation) if name]
        texts = [self.library.find(name) for name in names if self._has(name)]
        texts += [text for text in self.library.embedded() if text not in texts]
        return tuple(texts)

    def _has(self, name: str) -> bool:
        try:
            self.library.find(name)
        except LookupError:
            return False
        return True

    def quote(self, reading: Reading, settings: Settings) -> None:
        """Take in the verses that an article quotes, word for word."""
        texts = self._texts(settings)
        for block in reading.blocks:
            for quotation in block.quotations:
                if quotation.introduced and quotation.references:
                    self._take(reading, block, quotation, settings, texts)

    def _take(
        self,
        reading: Reading,
        block: ReadBlock,
        quotation: Quotation,
        settings: Settings,
        texts: Sequence[Translation],
    ) -> None:
        compared = [(compare(quotation.text, ref, texts), ref) for ref in quotation.references]
        comparison, reference = max(compared, key=lambda pair: (pair[0].matches, pair[0].score))
        line, column = block.block.position(quotation.start)
        if not comparison.matches:
            better = comparison.better
            message = f"these quoted words do not read like {reference}"
            if better is not None:
                message = f"this reads like {better}, not {reference}"
            self.problems.append(
                Problem(
                    reading.article.shown,
                    line,
                    column,
                    "quotation",
                    Severity.WARNING,
                    message,
                    "check the reference and the quoted words; the card has the text of "
                    f"{settings.translation} instead",
                )
            )
            return
        for verse, words in split(quotation.text, reference, texts):
            if verse.verse is None or verse.osis.count("-"):
                continue
            whole = compare(words, verse, texts)
            wording = _as_quoted(words, whole.omits_before, whole.omits_after)
            named = whole.exact if whole.exact is not None else None
            translation = named.name if named else settings.quotes
            label = f"{named.label}, {_QUOTED}" if named else _QUOTED
            if not named and settings.quotes:
                label = f"{settings.quotes}, {_QUOTED}"
            notice = named.notice if named else ""
            part = whole.omits_before or whole.omits_after
            taken = Wording(wording, translation, label, quoted=True, part=part, notice=notice)
            for key in ((reading.article.file, verse), ("", verse)):
                known = self._quoted.get(key)
                if known is None or (known.part and not taken.part):
                    self._quoted[key] = taken

    def find(self, reference: Reference, settings: Settings, article: str = "") -> Wording | None:
        """Return the words of a verse: as an article quotes it, else of the translation.

        ``article`` names the article whose own quotation is wanted first. ``None`` when
        no text at hand has the verse, or the settings say to leave it out.
        """
        quoted = self._quoted.get((article, reference)) or self._quoted.get(("", reference))
        return quoted or self.of_translation(reference, settings)

    def of_translation(self, reference: Reference, settings: Settings) -> Wording | None:
        """Return the words of a verse in the chosen translation (see ``find``)."""
        key = (settings.translation, settings.missing, reference)
        if key not in self._found:
            self._found[key] = self._look_up(reference, settings)
        return self._found[key]

    def _look_up(self, reference: Reference, settings: Settings) -> Wording | None:
        chosen = self.library.find(settings.translation)
        text = chosen.verse(reference)
        if text:
            return Wording(text, chosen.name, chosen.label, notice=chosen.notice)
        if settings.missing == "embedded":
            for embedded in self.library.embedded():
                text = embedded.verse(reference)
                if text:
                    return Wording(text, embedded.name, embedded.label, notice=embedded.notice)
        return None

    def is_quoted(self, reference: Reference, article: str) -> bool:
        """Whether an article quotes this verse."""
        return (article, reference) in self._quoted

    def missing(self, reference: Reference, settings: Settings, place: Problem) -> None:
        """Report once for each translation that it lacks a verse; ``place`` says where."""
        chosen = self.library.find(settings.translation)
        key = (chosen.name, reference)
        if chosen.verse(reference) or key in self._reported:
            return
        self._reported.add(key)
        self.problems.append(place)


def _as_quoted(words: str, omits_before: bool, omits_after: bool) -> str:
    text = words.strip()
    if omits_before and not text.startswith(("…", "...")):
        text = f"… {text}"
    if omits_after and not text.endswith(("…", "...")):
        text = f"{text.rstrip('.,;: ')} …"
    return text


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
    wording = wordings.find(verse, settings, article.file)
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
