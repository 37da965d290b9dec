"""Whether the pages to print are those of the deck as it is now."""

from __future__ import annotations

from pathlib import Path

from versecards.deck import is_page
from versecards.sourcestate import source_state

VERSES, GROUP, LEADER = NAMES = ("verse-cards.html", "group-sheet.html", "leader-sheet.html")
"""The files of all pages that there can be."""


def outdated(package: Path, source: Path) -> list[Path]:
    """Return the pages beside a package that are older than it, or than a file of its deck.

    What only the group has, such as a question without a card, changes no package.
    """
    pages = [page for name in NAMES if is_page(page := package.parent / name)]
    if not pages:
        return []
    changed = [max(times[1:3]) for times in source_state(source).values()]
    if package.is_file():
        changed.append(package.stat().st_mtime_ns)
    newest = max(changed, default=0)
    return [page for page in pages if page.stat().st_mtime_ns < newest]
