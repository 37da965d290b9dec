"""Whether a deck is at rest: the next build, if nothing changes, has nothing to do."""

from __future__ import annotations

from versecards.ledger.ledger import Identification, Ledger, State


def at_rest(first: Identification, again: Identification, ledger: Ledger) -> bool:
    """Whether the same notes are known again by the ledger that a build wrote.

    ``first`` is what that build found, ``again`` what the next one finds with ``ledger``.
    """
    return (
        all(item.state is State.KNOWN for item in again.notes)
        and not any(gone.newly for gone in again.retired)
        and [(item.guid, item.slots) for item in again.notes]
        == [(item.guid, item.slots) for item in first.notes]
        and [(gone.guid, gone.text, gone.article) for gone in again.retired]
        == [(gone.guid, gone.text, gone.article) for gone in first.retired]
        and set(again.articles) <= set(ledger.articles)
        and all(article.base for article in again.articles)
    )
