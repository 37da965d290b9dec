"""Notes for tests, without the rooms that make them from articles."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.ledger import Identification, Identified, Ledger, Retired, Stamped
from versecards.notes import (
    Asked,
    ConceptContent,
    Content,
    Note,
    Origin,
    PointContent,
    QuestionContent,
    VerseContent,
)
from versecards.scripture.reference import Reference

DECK = "test-deck"


def concept(text: str, *references: str, article: str = "a.txt", line: int = 1) -> Note:
    parts = tuple(Reference.from_osis(osis) for osis in references)
    content = ConceptContent(text, tuple(Asked((part,)) for part in parts), text)
    return _note(content, parts, article, line)


def point(text: str, *hidden: str, article: str = "a.txt", line: int = 1) -> Note:
    spans = tuple((text.index(phrase), text.index(phrase) + len(phrase)) for phrase in hidden)
    return _note(PointContent(text, spans), (), article, line)


def question(text: str, article: str = "a.txt", line: int = 1, *, answer: str = "") -> Note:
    return _note(QuestionContent(text, answer, prompt=not answer), (), article, line)


def verse(osis: str, article: str = "a.txt", line: int = 1) -> Note:
    reference = Reference.from_osis(osis)
    content = VerseContent(reference, "text", "KJV", "King James Version")
    return _note(content, (reference,), article, line)


def _note(content: Content, references: tuple[Reference, ...], article: str, line: int) -> Note:
    title = f"Title of {article}"
    origin = Origin(f"source/{article}", line, 1, (article,), title, section="Section")
    return Note(content, origin, references)


def fingerprint(item: Identified | Retired) -> str:
    """What a build would hash: here the text, the slots and whether it is retired."""
    text = item.note.text if isinstance(item, Identified) else f"retired {item.text}"
    return f"{text} {sorted(item.slots.items())}"


def build(
    ledger: Ledger,
    notes: Sequence[Note],
    now: int = 1000,
    *,
    skip: Sequence[str] = (),
    unread: Sequence[str] = (),
) -> tuple[Identification, Stamped]:
    """Run a build as far as the ledger is concerned."""
    titles = {file: f"Title of {file}" for note in notes for file in note.origin.articles}
    found = ledger.identify(notes, titles, skip=skip, unread=unread)
    rendered = [(item, fingerprint(item)) for item in (*found.notes, *found.retired)]
    return found, ledger.stamp(rendered, found.articles, {"Versecards Verse": "v1"}, now)


def guids(found: Identification) -> dict[str, str]:
    """Map the text of each note to its guid."""
    return {item.note.text: item.guid for item in found.notes}
