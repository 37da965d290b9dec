"""Settings that name the file that a renamed article had at the last build."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.deck import Deck
from versecards.ledger.entry import ArticleEntry
from versecards.problems import Problem, problem


def with_new_names(
    deck: Deck, now: Sequence[ArticleEntry], then: Sequence[ArticleEntry]
) -> list[Problem]:
    """Return what is left out of a deck, where a file was only renamed with its new name.

    ``now`` and ``then`` are the articles of today and of the last build.
    """
    today = {article.name: article.file for article in now}
    files = {article.file for article in deck.articles}
    new = {
        article.file: today[article.name]
        for article in then
        if today.get(article.name) in files and article.file not in files
    }
    settings = deck.settings
    named: dict[tuple[str, tuple[str, int]], list[str]] = {}  # several may share a line
    for number, file in enumerate(settings.order):
        named.setdefault(("order-unknown", settings.place("order", number)), []).append(file)
    for file, each in settings.articles.items():
        at = each.places[f"articles.{file}"]
        named.setdefault(("articles-unknown", at), []).append(file)
    told = []
    for found in deck.left_out:
        files_there = named.get((found.code, (found.file, found.line)), [])
        file = next((each for each in files_there if f"`{each}`" in found.message), "")
        place = (found.file, found.line, found.column)
        if file not in new:
            told.append(found)
        elif found.code == "order-unknown":
            told.append(problem("order-unknown.renamed", place, name=file, now=new[file]))
        else:
            told.append(problem("articles-unknown.renamed", place, name=file, now=new[file]))
    return told
