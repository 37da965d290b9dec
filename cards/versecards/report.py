"""What the commands on a deck show: an outcome line, counts, then only what needs care."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from versecards import console
from versecards.anki.oldpackage import plain_text
from versecards.anki.order import LAST_PLACE
from versecards.build import (
    Built,
    Prepared,
    counts_by_kind,
    heard_problems,
    prepare,
)
from versecards.extract.choosing import Choice, decides
from versecards.files import write_whole
from versecards.ledger.plan import Plan, Planned
from versecards.notes import Kind
from versecards.output import check_no_article, check_page_path, in_folder
from versecards.problems import ContentError, Problem, Severity
from versecards.render import Rendered
from versecards.scripture.reference import Reference

_SORTS = {
    "new": "new",
    "changed": "changed",
    "retired": "retired",
    "brought_back": "brought back",
    "unchanged": "unchanged",
    "still_retired": "retired before",
}
_SHOWN = 20
"""Notes of one sort that a plan shows; the rest is only counted."""


def show_build(built: Built, *, as_json: bool, details: bool = False) -> None:
    """Show what a build wrote, what it could not use, and what to do next.

    With ``details`` the notes that changed since the last build are shown word by word.
    """
    prepared = built.prepared
    heard = heard_problems(prepared)
    if as_json:
        console.as_json(
            {
                "file": str(built.path),
                "notes": {kind.value: built.summary.notes.get(kind, 0) for kind in Kind},
                "cards": {kind.value: built.summary.cards.get(kind, 0) for kind in Kind},
                **prepared.plan.as_json(),
                "problems": console.problem_rows(heard),
            }
        )
        return
    problems = _to_show(heard)
    outcome = console.warned if problems else console.done
    total = sum(built.summary.cards.values())
    outcome(f"Built {built.path}: {console.counted(total, 'card')} from {_articles(prepared)}.")
    notes = counts_by_kind(prepared.rendered)
    console.counts(
        [(f"{kind.value}s", notes[kind], _remark(kind, built)) for kind in Kind if notes[kind]]
    )
    if not _is_first(prepared.plan):
        _show_counts(prepared.plan)
        if details:
            _show_pending(prepared.plan)
    if built.missed:
        missed = console.counted(built.missed, "note")
        console.lines([f"The last build did not write its package, which changes {missed}."])
    console.problems(problems)
    if built.settings:
        console.lines([f"Wrote {built.settings} with the deck's id: keep it with the articles."])
    for line in _next(prepared.plan, built):
        console.next_step(line)


def _remark(kind: Kind, built: Built) -> str:
    """The cards of a kind, and of how many passages the verses were chosen."""
    cards = console.counted(built.summary.cards.get(kind, 0), "card")
    cited = {c.text for c in built.prepared.extraction.choices if c.kind is kind}
    return f"{cards}, of {console.counted(len(cited), 'passage')} cited" if cited else cards


def show_plan(prepared: Prepared, *, as_json: bool) -> None:
    """Show what a build would do, each changed note word by word."""
    plan = prepared.plan
    if as_json:
        console.as_json(plan.as_json())
        return
    if plan.pending:
        console.warned(f"A build would change the deck “{prepared.deck.settings.name}”.")
    else:
        console.done(f"Nothing to do for the deck “{prepared.deck.settings.name}”.")
    console.counts(
        [(label, plan.counts[name], "") for name, label in _SORTS.items() if plan.counts[name]]
    )
    _show_pending(plan)
    console.problems(_to_show(heard_problems(prepared)))
    if plan.pending:
        console.next_command("build", prepared.deck.shown)


def _show_pending(plan: Plan) -> None:
    for name, sign in (("new", "+"), ("changed", "~"), ("retired", "-"), ("brought_back", "^")):
        notes: tuple[Planned, ...] = getattr(plan, name)
        for note in notes[:_SHOWN]:
            _show_planned(note, sign)
        if len(notes) > _SHOWN:
            console.lines([f"  … and {len(notes) - _SHOWN:,} more {_SORTS[name]}"])


def _show_planned(note: Planned, sign: str) -> None:
    where = f"  ({note.file}:{note.line})" if note.file else ""
    text = note.text
    if note.kind == Kind.VERSE.value:
        text = Reference.from_osis(text).format()
    console.lines([f"{sign} {note.kind} {text}{where}"])
    for change in note.changes:
        label = f"{change.field}: " if change.field else ""
        console.changed_words(label, [(piece.what, piece.text) for piece in change.words])


def show_check(source: Path, form: str) -> bool:
    """Show the problems of a deck; return whether one of them is an error."""
    from versecards.check import to_github  # noqa: PLC0415

    among = ""
    try:
        prepared = prepare(source, keep_going=True)
        found = _checked(prepared)
        among = f" in {_articles(prepared)}"
    except ContentError as error:
        found = error.problems
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    if form == "json":
        console.as_json(console.problem_rows(found))
    elif form == "github":
        console.lines(to_github(found))
    else:
        console.problems(found)
        if errors:
            console.failed(f"Found {console.counted(len(found), 'problem')}.", to_error=False)
        elif found:
            console.warned(f"Found {console.counted(len(found), 'problem')}{among}.")
        else:
            console.done(f"Found no problem{among}.")
    return errors > 0


def _checked(prepared: Prepared) -> tuple[Problem, ...]:
    from versecards.check import check  # noqa: PLC0415

    deck = prepared.deck
    wanted = tuple(note.note for note in prepared.rendered if note.note is not None)
    known = set(prepared.extraction.problems)
    return check(
        replace(prepared.extraction, notes=wanted),
        deck.settings,
        deck.library,
        more=[problem for problem in prepared.problems if problem not in known],
    )


def write_preview(source: Path, output: Path) -> Path:
    """Write the page that shows articles beside cards, say where it is and return it."""
    from versecards.preview.page import preview_page  # noqa: PLC0415

    page = in_folder(output, "preview.html")
    check_page_path(page, source)
    prepared = prepare(source, keep_going=True)
    prepared = replace(prepared, problems=_checked(prepared))
    write_whole(page, preview_page(prepared).encode("utf-8", "replace"))
    console.done(f"Wrote {page}: {_counted(prepared.rendered)}.")
    return page


def export_cards(source: Path, form: str, output: Path | None) -> None:
    """Write the cards of a deck as text, to standard output or to a file."""
    from versecards.sheets.text import FORMS, text_cards  # noqa: PLC0415

    if output is not None:
        check_no_article(output, source)
    prepared = prepare(source)
    cards = list(text_cards(prepared.rendered))
    text = FORMS[form](prepared.deck.settings.name, cards)
    if output is None:
        sys.stdout.write(text)
        return
    # the mark at the beginning tells a spreadsheet that the file is UTF-8
    write_whole(output, text.encode("utf-8-sig" if form == "csv" else "utf-8"))
    console.done(f"Wrote {output} with {console.counted(len(cards), 'card')}.")


def write_sheets(source: Path, paper: str, folder: Path) -> None:
    """Write the pages to print into a folder, and say what is in them."""
    from versecards.sheets.pages import printed_pages  # noqa: PLC0415
    from versecards.sheets.paper import PAPERS  # noqa: PLC0415

    printed = printed_pages(prepare(source), PAPERS[paper])
    for name in printed.pages:
        check_page_path(folder / name, source)
    for name, page in printed.pages.items():
        write_whole(folder / name, page.encode())
    if not printed.pages:
        console.warned("There is nothing to print: no verse, no point and no question.")
        return
    names = ", ".join(str(folder / name) for name in printed.pages)
    console.done(f"Wrote {names}: {console.counted(printed.cards, 'verse card')}.")
    if printed.too_long:
        console.lines([f"Too long for a card to cut out: {'; '.join(printed.too_long)}."])
    console.next_step("open a page in the browser and print it")


def note_row(note: Rendered, deck: str) -> dict[str, Any]:
    """Return a note of a deck of this name as ``list --format json`` has it."""
    row: dict[str, Any] = {
        "guid": note.guid,
        "kind": note.kind.value,
        "deck": deck,
        "fields": dict(note.fields),
        "tags": list(note.tags),
        "references": [],
        "cards": [
            {"card": card.name, "due": card.due, "asks": list(card.asks)} for card in note.cards
        ],
        "file": "",
        "line": 0,
    }
    if note.note is not None:
        row["references"] = [reference.osis for reference in note.note.references]
        row["file"] = note.note.origin.file
        row["line"] = note.note.origin.line
    return row


def show_notes(prepared: Prepared, kind: str | None, *, as_json: bool) -> None:
    """Show every note of a deck with its fields, in the order in which it is learned."""
    notes = [note for note in prepared.rendered if kind is None or note.kind.value == kind]
    notes.sort(key=lambda note: min((card.due for card in note.cards), default=LAST_PLACE))
    if as_json:
        deck = prepared.deck.settings.name
        console.as_json([note_row(note, deck) for note in notes])
        return
    for note in notes:
        where = f"{note.note.origin.file}:{note.note.origin.line}" if note.note else "retired"
        console.lines([f"{note.kind.value}  {note.guid}  {where}"])
        console.lines(
            [
                f"    {name}: {plain_text(value)}"
                for name, value in note.fields.items()
                if value and name not in ("Active", "Article")
            ]
        )
    console.problems(_to_show(heard_problems(prepared)))
    console.done(f"Listed {_counted(notes)}.")


def show_choices(prepared: Prepared, kind: str | None, *, as_json: bool) -> None:
    """Show all that could have become a note, whether it does, and what speaks for and against."""
    choices = [c for c in prepared.extraction.choices if kind in (None, c.kind.value)]
    if as_json:
        console.as_json([_choice_row(choice) for choice in choices])
        return
    for choice in choices:
        sign = "+" if choice.chosen else "-"
        console.lines([f"{sign} {choice.kind.value} {choice.text}  ({choice.file}:{choice.line})"])
        console.lines(
            [f"    {_weight(found.weight):>6}  {found.words}" for found in choice.reasons]
        )
    found = [(each, [c for c in choices if c.kind is each]) for each in _FOUND]
    counts = [
        f"{sum(c.chosen for c in of_kind):,} of {console.counted(len(of_kind), _FOUND[each])}"
        for each, of_kind in found
        if of_kind
    ]
    console.done(f"Chose {', '.join(counts) or 'nothing'}.")


_FOUND = {Kind.VERSE: "passage", Kind.CONCEPT: "statement", Kind.QUESTION: "question"}
"""What is found and weighed, by the kind of note that it becomes."""


def _choice_row(choice: Choice) -> dict[str, Any]:
    return {
        "kind": choice.kind.value,
        "text": choice.text,
        "chosen": choice.chosen,
        "score": round(choice.score, 2),
        "file": choice.file,
        "line": choice.line,
        "reasons": [
            {"code": r.code, "says": r.says, "weight": round(r.weight, 2), "line": r.line}
            for r in choice.reasons
        ],
    }


def _weight(weight: float) -> str:
    if decides(weight):
        return "always" if weight > 0 else "never"
    return f"{weight:+.2f}"


def _is_first(plan: Plan) -> bool:
    """Whether all is new: nothing was built before."""
    return not (plan.changed or plan.retired or plan.brought_back or plan.unchanged)


def _show_counts(plan: Plan) -> None:
    counts = plan.counts
    shown = [
        f"{counts[name]:,} {label}"
        for name, label in _SORTS.items()
        if counts[name] or name in ("new", "changed", "retired", "unchanged")
    ]
    console.lines([f"Notes since the last build: {', '.join(shown)}."])


def _next(plan: Plan, built: Built) -> Iterator[str]:
    if plan.pending or built.anew:
        yield f"in Anki, File > Import, choose {built.path}, and leave the options as they are."
    if built.id_line:
        yield f"write the line `{built.id_line}` into deck.yaml: the deck is known by it."
    if plan.retired:
        yield "after the import, Tools > Empty Cards removes the retired cards."


def _to_show(problems: Sequence[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is not Severity.NOTE]


def _counted(rendered: Sequence[Rendered]) -> str:
    """How many notes and cards these are, the retired ones apart."""
    retired = sum(note.note is None for note in rendered)
    counts = [(len(rendered) - retired, "note"), (sum(len(n.cards) for n in rendered), "card")]
    counts += [(retired, "retired note")] if retired else []
    return ", ".join(console.counted(number, thing) for number, thing in counts)


def _articles(prepared: Prepared) -> str:
    return console.counted(len(prepared.deck.articles), "article")
