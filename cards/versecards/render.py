"""Notes as they go into the package: their fields, their tags, and their cards in order."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from versecards.anki.cards import Card, cards_of
from versecards.anki.fields import render_fields, retired_fields
from versecards.anki.order import builds_on, homes, in_order, learned
from versecards.deck import slug
from versecards.ledger import Identification, Identified, Retired
from versecards.ledger.bases import give_bases
from versecards.ledger.entry import ArticleEntry
from versecards.notes import Kind, Note, VerseContent

TAG = "versecards"
ARTICLE_TAG = f"{TAG}::article"
RETIRED_TAG = f"{TAG}::retired"


class Rendered(NamedTuple):
    """A note as it goes into the package; ``note`` is ``None`` for a retired one.

    ``mod`` is 0 until the ledger has said when the note last changed, and ``cards`` have
    no places until the ledger has said where the articles begin. A retired note has none.
    """

    guid: str
    kind: Kind
    note: Note | None
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    cards: tuple[Card, ...] = ()
    mod: int = 0


_as_json = json.JSONEncoder(ensure_ascii=False).encode
Drafts = list[tuple[Identified | Retired, Rendered]]
"""What the ledger says of each note, and the note as it will be."""


def render(identification: Identification) -> Drafts:
    """Return every note of the package: those of today, then the retired ones."""
    drafts: Drafts = []
    names = {article.file: article.name for article in identification.articles}
    for item in identification.notes:
        note = item.note
        articles = (article_tag(names[file]) for file in note.origin.articles)
        tags = (f"{TAG}::{note.kind.value}", *articles, *note.tags)
        fields = render_fields(note, item.slots)
        cards = cards_of(note, fields, item.slots)
        drafts.append((item, Rendered(item.guid, note.kind, note, fields, tags, cards)))
    for gone in identification.retired:
        tags = (RETIRED_TAG, *((article_tag(gone.article),) if gone.article else ()))
        fields = retired_fields(gone.kind, gone.text)
        drafts.append((gone, Rendered(gone.guid, gone.kind, None, fields, tags)))
    return drafts


def put_in_order(
    identification: Identification, drafts: Drafts
) -> tuple[list[ArticleEntry], Drafts, bool]:
    """Give each article the place where its cards begin, and each card its own.

    Returns today's articles and the notes with them, and whether the articles had to
    stand closer together than usual.
    """
    articles = identification.articles
    files = [article.file for article in articles]
    notes = [learned(draft.note, draft.cards) for _, draft in drafts if draft.note is not None]
    built_on = builds_on(notes)
    at = homes(notes, files, built_on)
    sizes: Counter[str] = Counter()
    for home, note in zip(at, notes, strict=True):
        sizes[home] += len(note.roles)
    bases, crowded = give_bases([article.base for article in articles], [sizes[f] for f in files])
    places = iter(in_order(notes, at, dict(zip(files, bases, strict=True)), built_on))
    return (
        [article._replace(base=base) for article, base in zip(articles, bases, strict=True)],
        [
            (item, draft if draft.note is None else placed(draft, next(places)))
            for item, draft in drafts
        ],
        crowded,
    )


def placed(draft: Rendered, places: Sequence[int]) -> Rendered:
    """Return a note with the places of its cards."""
    cards = zip(draft.cards, places, strict=True)
    return draft._replace(cards=tuple([card._replace(due=due) for card, due in cards]))


@lru_cache(maxsize=4096)
def article_tag(name: str) -> str:
    """Return the tag of an article: ``versecards::article::folder::name``.

    ``name`` is the file name by which the ledger knows it, so that a renamed file
    changes no note.
    """
    parts = Path(name).with_suffix("").parts
    return "::".join((ARTICLE_TAG, *(slug(part) for part in parts)))


def fingerprint(
    item: Identified | Retired, draft: Rendered, reworded: Mapping[str, tuple[str, str]]
) -> str:
    """Return the hash of a note's content; a title that was only reworded counts as it was.

    ``reworded`` has such a title, as it is and as it was, by the article's file. So a new
    wording of a title goes to no learner whose note is otherwise the same: for it, his own
    tags and edits of every note of the article would be lost.
    """
    fields = draft.fields
    note = draft.note
    files = note.origin.articles if note else ()
    titles = dict(reworded[file] for file in files if file in reworded)
    if note and titles:
        content = note.content
        if isinstance(content, VerseContent):
            cited_in = tuple(titles.get(title, title) for title in content.cited_in)
            content = replace(content, cited_in=cited_in)
        origin = replace(note.origin, title=titles.get(note.origin.title, note.origin.title))
        fields = render_fields(replace(note, origin=origin, content=content), item.slots)
    content_now = [draft.kind.value, sorted(fields.items()), sorted(draft.tags)]
    text = _as_json(content_now).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=12).hexdigest()
