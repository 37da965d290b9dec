"""Notes for tests, without the rooms that make them from articles."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.ledger import Identification, Identified, Ledger, Retired, Stamped
from versecards.notes import ConceptContent, Kind, Note, PointContent, QuestionContent, VerseContent
from versecards.scripture.reference import Reference

DECK = "test-deck"


def concept(text: str, *references: str, article: str = "a.txt", line: int = 1) -> Note:
    parts = tuple(Reference.from_osis(osis) for osis in references)
    content = ConceptContent(text, (), text)
    return _note(Kind.CONCEPT, text, content, parts, references, article, line)


def point(text: str, *hidden: str, article: str = "a.txt", line: int = 1) -> Note:
    spans = tuple((text.index(phrase), text.index(phrase) + len(phrase)) for phrase in hidden)
    return _note(Kind.POINT, text, PointContent(text, spans), (), hidden, article, line)


def question(text: str, article: str = "a.txt", line: int = 1) -> Note:
    return _note(Kind.QUESTION, text, QuestionContent(text), (), (), article, line)


def verse(osis: str, article: str = "a.txt", line: int = 1) -> Note:
    reference = Reference.from_osis(osis)
    content = VerseContent(reference, "text", "KJV", "King James Version")
    return _note(Kind.VERSE, osis, content, (reference,), (), article, line)


def _note(
    kind: Kind,
    text: str,
    content: ConceptContent | PointContent | QuestionContent | VerseContent,
    references: tuple[Reference, ...],
    items: Sequence[str],
    article: str,
    line: int,
) -> Note:
    key = text if kind is Kind.VERSE else f"{article}\n{text}"
    return Note(
        kind=kind,
        key=key,
        text=text,
        content=content,
        references=references,
        items=tuple(items),
        articles=(article,),
        title=f"Title of {article}",
        section="Section",
        source="",
        file=f"source/{article}",
        line=line,
        column=1,
    )


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
    titles = {file: f"Title of {file}" for note in notes for file in note.articles}
    found = ledger.identify(notes, titles, skip=skip, unread=unread)
    rendered = [(item, fingerprint(item)) for item in (*found.notes, *found.retired)]
    return found, ledger.stamp(rendered, found.articles, {"Versecards Verse": "v1"}, now)


def guids(found: Identification) -> dict[str, str]:
    """Map the text of each note to its guid."""
    return {item.note.text: item.guid for item in found.notes}
