"""What the commands show of the notes of a deck, or write of them."""

from __future__ import annotations

import codecs
import sys
from functools import partial
from pathlib import Path
from typing import Any

from versecards import console
from versecards.anki.oldpackage import plain_text
from versecards.anki.order import LAST_PLACE
from versecards.article.inwords import place_in
from versecards.build import (
    Prepared,
    heard_problems,
    package_path,
    prepare,
)
from versecards.deck import is_page
from versecards.extract.choosing import Choice, decides, without_skipped
from versecards.files import write_whole
from versecards.kinds import Kind
from versecards.outcome import counted_notes, show_problems, totals
from versecards.output import check_no_article, check_page_path, check_replaced
from versecards.references import STDIN
from versecards.render import Rendered


def export_cards(source: Path, form: str, output: Path | None) -> None:
    """Write the cards of a deck for another program, to standard output or to a file."""
    from versecards.sheets.forms import FORMS  # noqa: PLC0415
    from versecards.sheets.text import text_cards  # noqa: PLC0415

    if output == STDIN:  # a dash, as other programs take it
        output = None
    if output is not None:
        check_no_article(output, source)
    prepared = prepare(source)
    cards = list(text_cards(prepared.rendered))
    written = FORMS[form].write(prepared.deck.settings.name, cards)
    if output is None:
        sys.stdout.buffer.write(written.removeprefix(codecs.BOM_UTF8))
        return
    check_replaced(output, partial(FORMS[form].is_ours, written), "an export")
    write_whole(output, written)
    console.done(f"Wrote {output} with {console.counted(len(cards), 'card')}.")


def write_sheets(source: Path, paper: str, folder: Path) -> None:
    """Write the pages to print into a folder, and say what is in them.

    An earlier page for which there is nothing any more is removed: it would be printed as new.
    """
    from versecards.sheets.age import NAMES  # noqa: PLC0415
    from versecards.sheets.pages import printed_pages  # noqa: PLC0415
    from versecards.sheets.paper import PAPERS  # noqa: PLC0415

    prepared = prepare(source)
    printed = printed_pages(prepared, PAPERS[paper])
    for name in printed.pages:
        check_page_path(folder / name, source)
    for name, page in printed.pages.items():
        write_whole(folder / name, page.encode())
    for old in (folder / name for name in NAMES if name not in printed.pages):
        if is_page(old):
            old.unlink()
            console.lines([f"Removed {old}: there is nothing for it any more."])
    if not printed.pages:
        console.warned("There is nothing to print: no verse, no point and no question.")
        return
    names = ", ".join(str(folder / name) for name in printed.pages)
    console.done(f"Wrote {names}: {console.counted(printed.cards, 'verse card')}.")
    if printed.too_long:
        console.lines([f"Too long for a card to cut out: {'; '.join(printed.too_long)}."])
    package = package_path(prepared.deck.settings.name, None)
    console.next_step(f"open a page in the browser, print it, and give it out with {package}")
    if prepared.plan.pending or not package.is_file():
        console.next_command("build", prepared.deck.shown)


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
    articles = {article.shown: article for article in prepared.deck.articles}
    notes.sort(key=lambda note: min((card.due for card in note.cards), default=LAST_PLACE))
    if as_json:
        deck = prepared.deck.settings.name
        console.as_json([note_row(note, deck) for note in notes])
        return
    for note in notes:
        where = "retired"
        if note.note is not None:
            file, line, _ = note.note.origin.place
            where = place_in(file, line, article=articles.get(file))
        console.lines([f"{note.kind.value}  {note.guid}  {where}"])
        console.lines(
            [
                f"    {name}: {plain_text(value)}"
                for name, value in note.fields.items()
                if value and name not in ("Active", "Article")
            ]
        )
    show_problems(heard_problems(prepared), prepared.deck.shown)
    console.done(f"Listed {counted_notes(*totals(notes))}.")


def show_choices(prepared: Prepared, kind: str | None, *, as_json: bool) -> None:
    """Show all that could have become a note, whether it does, and what speaks for and against."""
    found = without_skipped(prepared.extraction.choices, prepared.identification.skipped)
    choices = [choice for choice in found if kind in (None, choice.kind.value)]
    if as_json:
        console.as_json([_choice_row(choice) for choice in choices])
        return
    articles = {article.shown: article for article in prepared.deck.articles}
    for choice in choices:
        sign = "+" if choice.chosen else "-"
        article = articles.get(choice.file)
        where = place_in(choice.file, choice.line, article=article)
        console.lines([f"{sign} {choice.kind.value} {choice.text}  ({where})"])
        rows = [
            f"    {_weight(why.weight):>6}  {why.told(choice.file, article)}"
            for why in choice.reasons
        ]
        if rows and not any(decides(found.weight) for found in choice.reasons):
            rows.append(f"  = {_weight(choice.score):>6}  together; {_measured(choice)}")
        console.lines(rows)
    by_kind = [(each, [c for c in choices if c.kind is each]) for each in Kind]
    counts = [
        f"{sum(c.chosen for c in of_kind):,} of {console.counted(len(of_kind), each.found)}"
        for each, of_kind in by_kind
        if of_kind
    ]
    console.done(f"Chose {', '.join(counts) or 'nothing'}.")


def _measured(choice: Choice) -> str:
    """What a sum means that does not decide alone."""
    enough = choice.score >= choice.needed
    if choice.chosen and not enough:
        return f"one of the best here, where hardly any has the {choice.needed:.2f} of a card"
    if enough and not choice.chosen:
        return "the setting `verses` does not take it"
    return f"a card takes {choice.needed:.2f}"


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
