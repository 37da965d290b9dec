"""What of a deck goes into its package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from versecards.anki.description import description
from versecards.anki.notetype import note_type
from versecards.anki.rows import PackageSummary, PackNote
from versecards.notes import Kind, VerseContent
from versecards.render import Rendered


def package(
    name: str,
    deck_id: str,
    articles: Sequence[tuple[str, str]],
    notes: Sequence[Rendered],
    types: Mapping[str, int],
) -> tuple[bytes, PackageSummary]:
    """Return the bytes of the package of a deck, and what is in it.

    ``articles`` are the titles and notices of its articles, ``types`` says when each note type
    last changed.
    """
    from versecards.anki.package import package_bytes  # noqa: PLC0415 (slow to load)

    contents = [note.note.content for note in notes if note.note is not None]
    notices = [content.notice for content in contents if isinstance(content, VerseContent)]
    return package_bytes(
        deck_name=name,
        deck_id=deck_number(deck_id),
        description=describe(articles, notices),
        notes=map(packed, notes),
        notetype_mods={kind: types[note_type(kind).name] for kind in Kind},
    )


def describe(articles: Sequence[tuple[str, str]], notices: Iterable[str]) -> str:
    """Return the description of a deck by its articles and the notices of its verses."""
    titles = [title for title, _ in articles]
    return description(titles, [*(notice for _, notice in articles), *notices])


def packed(note: Rendered) -> PackNote:
    """Return a note as the package takes it."""
    due = {card.number: card.due for card in note.cards}
    return PackNote(note.kind, note.guid, note.fields, note.tags, note.mod, due)


def deck_number(deck_id: str) -> int:
    """Return the number by which Anki knows the deck of this id."""
    digest = hashlib.blake2b(deck_id.encode(), digest_size=8).digest()
    return 1_500_000_000_000 + int.from_bytes(digest, "big") % 100_000_000_000
