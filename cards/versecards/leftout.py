"""Why a statement that is still there, in other words perhaps, has lost its card."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from versecards.extract.choosing import Choice
from versecards.kinds import Kind
from versecards.ledger import Identification
from versecards.ledger.alone import REWRITTEN
from versecards.ledger.plan import Plan, Planned
from versecards.ledger.similar import normalise, similarity


def with_reasons(
    plan: Plan,
    found: Identification,
    choices: Iterable[Choice],
    shown: Mapping[str, str],
) -> Plan:
    """Say of each retired statement where it stands still and why it makes no card there.

    ``choices`` are what was found in the articles, and ``shown`` has the files of those as
    the user would write them by the files of ``found``.
    """
    gone = {one.guid for one in found.retired if one.newly and not one.skipped}
    wanted = [n for n in plan.retired if n.guid in gone and n.kind == Kind.CONCEPT.value]
    if not wanted:
        return plan
    files = {row.name: shown.get(row.file, "") for row in found.articles}
    left = [one for one in choices if one.kind is Kind.CONCEPT and not one.chosen]
    told = {note.guid: _told(note, files.get(note.article, ""), left) for note in wanted}
    return replace(plan, retired=tuple(told.get(note.guid, note) for note in plan.retired))


def _told(note: Planned, file: str, left: Collection[Choice]) -> Planned:
    text = normalise(note.text)
    like = [
        (similarity(text, normalise(choice.text)), number, choice)
        for number, choice in enumerate(left)
        if file and choice.file == file
    ]
    best = max(like, key=lambda one: (one[0], -one[1]), default=None)
    if best is None or best[0] < REWRITTEN:
        return note
    choice = best[2]
    against = min(choice.reasons, key=lambda found: found.weight, default=None)
    if against is None or against.weight >= 0:
        return note
    return replace(note, file=choice.file, line=choice.line, now=choice.text, why=against.says)
