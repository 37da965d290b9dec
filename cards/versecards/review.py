"""Looking at a deck without building it: its problems, and the page that shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from versecards import console, recall
from versecards.files import write_whole
from versecards.outcome import counted_notes, totals
from versecards.problems import ContentError, Problem, Severity

if TYPE_CHECKING:
    from versecards.build import Prepared
    from versecards.gather import Effort


def show_check(source: Path, form: str, jobs: int = 0) -> bool:
    """Show the problems of a deck; return whether one of them is an error."""
    found, articles = recall.check(source, lambda effort: _found(source, effort), jobs)
    among = "" if articles is None else f" in {console.counted(articles, 'article')}"
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    if form == "json":
        console.as_json(console.problem_rows(found))
    elif form == "github":
        from versecards.check.github import to_github  # noqa: PLC0415 (only what is asked for)

        console.lines(to_github(found))
    else:
        console.problems(found)
        notes = sum(problem.severity is Severity.NOTE for problem in found)
        beside = f", and {console.counted(notes, 'remark')}" if notes else ""
        count = console.counted(len(found) - notes, "problem")
        if errors:
            console.failed(f"Found {count}{beside}.", to_error=False)
        elif len(found) > notes:
            console.warned(f"Found {count}{among}{beside}.")
        else:
            console.done(f"Found no problem{among}{beside}.")
    return errors > 0


def _found(source: Path, effort: Effort) -> tuple[tuple[Problem, ...], int | None]:
    """All problems of a deck, and of how many articles; ``None`` where it cannot be used."""
    from versecards.build import prepare  # noqa: PLC0415 (slow to load)

    try:
        prepared = prepare(source, keep_going=True, effort=effort)
    except ContentError as error:
        return error.problems, None
    return _checked(prepared), len(prepared.deck.articles)


def _checked(prepared: Prepared) -> tuple[Problem, ...]:
    from versecards.check import check  # noqa: PLC0415

    deck = prepared.deck
    wanted = tuple(note.note for note in prepared.rendered if note.note is not None)
    known = {problem.as_known() for problem in prepared.extraction.problems}
    return check(
        replace(prepared.extraction, notes=wanted),
        deck.settings,
        deck.library,
        more=[problem for problem in prepared.problems if problem.as_known() not in known],
        skipped=prepared.identification.skipped,
    )


def write_preview(source: Path, output: Path, jobs: int = 0) -> Path:
    """Write the page that shows articles beside cards, say where it is and return it."""
    from versecards.output import check_page_path, in_folder  # noqa: PLC0415

    page = in_folder(output, "preview.html")
    check_page_path(page, source)
    counts = recall.preview(source, page, lambda effort: _written(source, page, effort), jobs)
    console.done(f"Wrote {page}: {counted_notes(*counts)}.")
    return page


def _written(source: Path, page: Path, effort: Effort) -> tuple[tuple[int, int, int], bool]:
    """Write the page; return what it counts, and whether it depends on nothing but the deck."""
    from versecards.build import prepare  # noqa: PLC0415 (slow to load)
    from versecards.preview.page import preview_page  # noqa: PLC0415

    prepared = prepare(source, keep_going=True, effort=effort)
    prepared = replace(prepared, problems=_checked(prepared))
    write_whole(page, preview_page(prepared).encode("utf-8", "replace"))
    plan = prepared.plan
    # what is to be changed is shown beside what the last package has
    return totals(prepared.rendered), not (plan.changed or plan.retired or plan.brought_back)
