"""Verses that are learned already stay, whatever else an edit makes weightier."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from versecards.extract.choosing import reason, without_rank
from versecards.extract.citations import is_short
from versecards.extract.keyverses import LEAST
from versecards.extract.offers import Offered, Offers
from versecards.notes import Kind
from versecards.scripture.reference import Reference


def with_learned(articles: Sequence[Offers], learned: Collection[Reference]) -> list[Offers]:
    """Choose passages that were learned before, where no article chooses them any more.

    An edit elsewhere in an article makes another of its passages the weightier one, or quotes
    a verse of a passage alone; the reviews of the first are worth more than that. So it stays
    as long as an article that chooses its key verses makes something of it.
    """
    chosen = [entry.unit for *_, entries in articles for entry in entries if entry.chosen]
    taken = {verse for unit in chosen for verse in unit.verses()}
    short = [passage for passage in learned if is_short(passage)]
    left = {passage for passage in short if taken.isdisjoint(passage.verses())}
    apart = {passage for passage in short if _is_taken_apart(passage, chosen)}
    kept: list[Offers] = []
    for reading, settings, entries in articles:
        if settings.verses == "key" and (left or apart):
            entries = tuple(_if_learned(entry, left, apart) for entry in entries)  # noqa: PLW2901
        kept.append((reading, settings, entries))
    return kept


def _is_taken_apart(passage: Reference, chosen: Sequence[Reference]) -> bool:
    """Whether of a passage only parts are chosen, each alone."""
    touched = [unit for unit in chosen if unit.overlaps(passage)]
    return bool(touched) and all(u != passage and passage.contains(u) for u in touched)


def _if_learned(entry: Offered, left: set[Reference], apart: set[Reference]) -> Offered:
    """A passage, chosen if it is one of those; which then is no longer among them."""
    if entry.chosen:
        whole = next((passage for passage in apart if passage.contains(entry.unit)), None)
        return replace(entry, unit=whole) if whole else entry
    whole = next((passage for passage in left if passage.contains(entry.unit)), None)
    if whole is None or not entry.cited or without_rank(entry.reasons) < LEAST:
        return entry
    left.discard(whole)
    others = (found for found in entry.reasons if found.code != "beyond")
    reasons = (*others, reason(Kind.VERSE, "learned"))
    choice = entry.choice and replace(entry.choice, reasons=reasons, chosen=True)
    return replace(entry, unit=whole, chosen=True, reasons=reasons, choice=choice)
