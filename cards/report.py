"""What the commands show: one outcome line, counts, then only what changed or needs care."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from cards import console
from cards.anki.notetype import note_type
from cards.anki.oldpackage import plain_text
from cards.build import Built, Prepared, Rendered, counts_by_kind
from cards.ledger.plan import Plan
from cards.notes import Kind
from cards.problems import Problem, Severity
from cards.references import find_references

_NAMES = {
    Kind.VERSE: "verses",
    Kind.CONCEPT: "concepts",
    Kind.POINT: "points",
    Kind.QUESTION: "questions",
}
_SHOWN = 20
"""Changed notes that are shown; more are only counted."""


def show_build(built: Built, *, as_json: bool) -> None:
    """Show what a build wrote."""
    prepared = built.prepared
    problems = _to_show(prepared.problems)
    if as_json:
        console.as_json(
            {
                "file": str(built.path),
                "notes": {kind.value: built.summary.notes.get(kind, 0) for kind in Kind},
                "cards": {kind.value: built.summary.cards.get(kind, 0) for kind in Kind},
                **prepared.plan.as_json(),
                "problems": console.problem_rows(prepared.problems),
            }
        )
        return
    total = sum(built.summary.cards.values())
    articles = len(prepared.deck.articles)
    outcome = console.warned if problems else console.done
    outcome(
        f"Built {built.path} with {total:,} cards from "
        f"{articles:,} article{'s' if articles != 1 else ''}."
    )
    notes = counts_by_kind(prepared.rendered)
    console.counts(
        [
            (_NAMES[kind], notes[kind], f"{built.summary.cards.get(kind, 0):,} cards")
            for kind in Kind
            if notes[kind]
        ]
    )
    _show_changes(prepared.plan)
    console.problems(problems)
    for line in _next(prepared.plan, built.path):
        console.next_step(line)


def _show_changes(plan: Plan) -> None:
    first = plan.new and not (plan.changed or plan.retired or plan.brought_back or plan.unchanged)
    if first:
        return
    counts = plan.counts
    console.lines(
        [
            "Since the last build: "
            + ", ".join(
                f"{counts[name]:,} {name.replace('_', ' ')}"
                for name in ("new", "changed", "retired", "brought_back", "unchanged")
                if counts[name] or name != "brought_back"
            )
        ]
    )


def _next(plan: Plan, path: Path) -> Iterable[str]:
    if plan.pending:
        yield f"in Anki, File > Import > {path}; keep the import options as they are."
    if plan.retired:
        yield "after the import, Tools > Empty Cards removes the cards that are retired."


def _to_show(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is not Severity.NOTE]


def note_row(note: Rendered) -> dict[str, Any]:
    """Return a note as ``list --format json`` has it."""
    row: dict[str, Any] = {
        "guid": note.guid,
        "kind": note.kind.value,
        "deck": note_type(note.kind).deck,
        "fields": dict(note.fields),
        "tags": list(note.tags),
        "references": [],
        "file": "",
        "line": 0,
    }
    if note.note is not None:
        row["references"] = [reference.osis for reference in note.note.references]
        row["file"] = note.note.file
        row["line"] = note.note.line
    return row


def show_notes(prepared: Prepared, kind: str | None, *, as_json: bool) -> None:
    """Show every note of a deck with its fields, in the order in which it is learned."""
    notes = [note for note in prepared.rendered if kind is None or note.kind.value == kind]
    if as_json:
        console.as_json([note_row(note) for note in notes])
        return
    for note in notes:
        where = f"{note.note.file}:{note.note.line}" if note.note else "retired"
        console.lines([f"{note.kind.value}  {note.guid}  {where}"])
        for name, value in note.fields.items():
            if value and name not in ("Active", "Article"):
                console.lines([f"    {name}: {plain_text(value)}"])
    console.problems(_to_show(prepared.problems))
    console.done(f"{len(notes):,} notes.")


def show_references(files: Sequence[Path], *, as_json: bool) -> None:
    """Show every reference of these files, one line for each part of a mention."""
    found = list(find_references(files))
    if as_json:
        console.as_json([row.as_json() for row in found])
        return
    for row in found:
        console.lines([f"{row.file}:{row.line}:{row.column}: {row.text}  {row.osis or '?'}"])
    console.done(f"{len(found):,} references.")
