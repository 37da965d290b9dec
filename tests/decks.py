"""Articles written by a test, read and extracted by the real readers."""

from __future__ import annotations

from pathlib import Path

from versecards.deck import open_deck
from versecards.extract.deck import Extraction, extract
from versecards.extract.learned import NOTHING, Learned
from versecards.notes import ConceptContent, Kind, Note


def extracted(folder: Path, **files: str) -> Extraction:
    """Extract the notes of a folder with these text articles (``deck`` is deck.yaml)."""
    for name, text in files.items():
        path = folder / ("deck.yaml" if name == "deck" else f"{name}.txt")
        path.write_text(text, encoding="utf-8")
    return extracted_from(folder)


def extracted_from(source: Path, learned: Learned = NOTHING) -> Extraction:
    """Extract the notes of a folder or an article as it is."""
    deck = open_deck(source)
    return extract(deck.articles, deck.settings, deck.library, learned)


def notes_of(extraction: Extraction, kind: Kind) -> list[Note]:
    """Return the notes of one kind."""
    return [note for note in extraction.notes if note.kind is kind]


def statements_of(extraction: Extraction) -> dict[str, list[str]]:
    """Return each concept's statement with its references, written for people."""
    found = {}
    for note in notes_of(extraction, Kind.CONCEPT):
        assert isinstance(note.content, ConceptContent)
        found[note.content.statement] = [str(ref) for ref in note.references]
    return found


def body(text: str) -> str:
    """Return an article with one body paragraph."""
    return f"A title?\n\nWhat does the Bible say?\n\n{text}\n"
