"""Which statements the learners of a deck learn already, for the choice of what comes next."""

from __future__ import annotations

from collections.abc import Collection

from versecards.ledger.file import Content
from versecards.notes import Kind


def learned_statements(ledger: Content, files: Collection[str]) -> dict[str, set[str]]:
    """Return the fronts of a ledger's statements by file, but for the retired.

    ``files`` are those of today's articles. One that is new may be an old one renamed: it has
    the statements of all articles that are gone.
    """
    fronts: dict[str, set[str]] = {}
    for entry in ledger.entries:
        if entry.kind == Kind.CONCEPT.value and not entry.retired:
            fronts.setdefault(entry.article, set()).add(entry.text)
    names = {row.file: row.name for row in ledger.articles}
    here = {names[file] for file in files if file in names}
    gone = {text for name, texts in fronts.items() if name not in here for text in texts}
    return {file: fronts.get(names[file], set()) if file in names else gone for file in files}
