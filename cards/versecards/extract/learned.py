"""What is learned already stays, whatever else an edit makes weightier.

Of verses it is chosen here; of statements in ``claims.py``, by the texts that are given here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from versecards.extract.choosing import reason, without_rank
from versecards.extract.citations import is_short
from versecards.extract.keyverses import LEAST
from versecards.extract.offers import Offered, Offers
from versecards.notes import Kind
from versecards.scripture.reference import Reference


@dataclass(frozen=True)
class Learned:
    """The passages that the learners of a deck learn already, and the statements, by article.

    ``statements`` has the fronts of their cards by the file of the article that they are of.
    """

    passages: Collection[Reference] = ()
    statements: Mapping[str, Collection[str]] = field(default_factory=dict)


NOTHING = Learned()


def with_learned(articles: Sequence[Offers], learned: Collection[Reference]) -> list[Offers]:
    """Choose passages that were learned before, where no article chooses them any more.

    An edit elsewhere in an article makes another of its passages the weightier one, or quotes
    a verse of a passage alone; the reviews of the first are worth more than that. So it stays
    as long as an article that chooses its key verses makes something of it.
    """
    if all(settings.verses != "key" for _, settings, _ in articles):
        return [*articles]
    chosen: dict[Reference, set[Reference]] = {}
    for *_, entries in articles:
        for entry in entries:
            if entry.chosen:
                for verse in entry.unit.verses():
                    chosen.setdefault(verse, set()).add(entry.unit)
    short = [passage for passage in learned if is_short(passage)]
    # one of which parts are learned too is what is said whole after them
    short = [
        passage
        for passage in short
        if not any(passage != other and passage.contains(other) for other in short)
    ]
    left = {passage for passage in short if chosen.keys().isdisjoint(passage.verses())}
    apart = {passage for passage in short if _is_taken_apart(passage, chosen)}
    kept: list[Offers] = []
    for reading, settings, entries in articles:
        if settings.verses == "key" and (left or apart):
            entries = tuple(_if_learned(entry, left, apart) for entry in entries)  # noqa: PLW2901
        kept.append((reading, settings, entries))
    return kept


def stays(
    articles: Sequence[Offers], before: Collection[Reference], now: Collection[Reference]
) -> bool:
    """Whether the same passages are chosen with what is learned now as with what was before.

    After a build that kept part of a longer passage the rest may go in the next one.
    """
    return with_learned(articles, before) == with_learned(articles, now)


def _is_taken_apart(passage: Reference, chosen: Mapping[Reference, Collection[Reference]]) -> bool:
    """Whether of a passage only parts are chosen, each alone; ``chosen`` has them by verse."""
    touched = {unit for verse in passage.verses() for unit in chosen.get(verse, ())}
    return bool(touched) and all(u != passage and passage.contains(u) for u in touched)


def _if_learned(entry: Offered, left: set[Reference], apart: set[Reference]) -> Offered:
    """A passage, chosen if it is one of those; which then is no longer among them."""
    if entry.chosen:
        whole = _around(entry.unit, apart)
        return replace(entry, unit=whole) if whole else entry
    whole = _around(entry.unit, left)
    if whole is None or not entry.cited or without_rank(entry.reasons) < LEAST:
        return entry
    left.discard(whole)
    others = (found for found in entry.reasons if found.code != "beyond")
    reasons = (*others, reason(Kind.VERSE, "learned"))
    choice = entry.choice and replace(entry.choice, reasons=reasons, chosen=True)
    return replace(entry, unit=whole, chosen=True, reasons=reasons, choice=choice)


def _around(unit: Reference, passages: Iterable[Reference]) -> Reference | None:
    """The passage that has a unit in it: the same one in each run, though a set has another
    order in each."""
    around = (passage for passage in passages if passage.contains(unit))
    return min(around, key=lambda passage: passage.sort_key, default=None)
