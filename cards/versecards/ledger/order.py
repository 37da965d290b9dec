"""The order of the ledger's lines: that of the Bible, then of the articles and their notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from versecards.ledger.entry import Entry
from versecards.notes import Kind
from versecards.scripture.reference import Reference


def in_order(olds: Sequence[Entry], news: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """Return the new entries, and those old ones that have no new one, in the file's order.

    ``news`` maps guids to entries, those of one article in its order, retired ones last.
    A retired note stays behind the note that it followed.
    """
    verses: list[Entry] = []
    articles: dict[str, list[Entry]] = {}
    for entry in (*news.values(), *(old for old in olds if old.guid not in news)):
        if entry.kind == Kind.VERSE.value:
            verses.append(entry)
        else:
            articles.setdefault(entry.article, []).append(entry)
    verses.sort(key=_bible_order)
    followed = _followed(olds)
    for article, entries in articles.items():
        if any(entry.retired for entry in entries):
            articles[article] = _retired_in_place(entries, followed)
    return (*verses, *(entry for _, group in sorted(articles.items()) for entry in group))


def _bible_order(entry: Entry) -> tuple[tuple[int, ...], str]:
    try:
        return Reference.from_osis(entry.text).sort_key, entry.guid
    except ValueError:
        return (999,), entry.text


def _followed(olds: Sequence[Entry]) -> dict[str, str]:
    """Map each guid to that of the note before it in the same article, or to nothing."""
    followed = {}
    before = Entry("", "", "", (), "", 0, 0, "")
    for entry in olds:
        followed[entry.guid] = before.guid if before.article == entry.article else ""
        before = entry
    return followed


def _retired_in_place(entries: Sequence[Entry], followed: Mapping[str, str]) -> list[Entry]:
    """Put each retired entry behind the nearest one before it that is still in the article."""
    active = [entry for entry in entries if not entry.retired]
    here = {entry.guid for entry in active}
    behind: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.retired:
            guid = followed.get(entry.guid, "")
            while guid and guid not in here:
                guid = followed.get(guid, "")
            behind.setdefault(guid, []).append(entry)
    placed = list(behind.get("", ()))
    for entry in active:
        placed.append(entry)
        placed.extend(behind.get(entry.guid, ()))
    return placed
