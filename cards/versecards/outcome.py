"""What came of a build, or would come of one: in plain values, and how it is told.

The values can be kept between two runs (``versecards.recall``), so nothing here may need
what is slow to load.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from versecards import console
from versecards.kinds import Kind
from versecards.problems import Problem, Severity
from versecards.retitled import Sorted, sort_changed

if TYPE_CHECKING:
    from versecards.build import Built, Prepared
    from versecards.ledger.plan import Plan, Planned
    from versecards.render import Rendered

_SORTS = {
    "new": "new",
    "changed": "changed",
    "retired": "retired",
    "brought_back": "brought back",
    "unchanged": "unchanged",
    "still_retired": "retired before",
}
_PENDING = ("new", "changed", "retired", "brought_back")
_OF_A_SORT = 5
"""Problems of one sort in one file that a build shows."""
_SHOWN = 20
"""Notes of one sort that a plan shows; the rest is only counted."""


@dataclass(frozen=True)
class Outcome:
    """A deck and what became of it, or would.

    ``deck`` is its name, ``shown`` its source as the user wrote it, ``articles`` how many
    there are. ``active`` counts its notes by kind, retired ones left out, ``found`` the
    passages, statements and questions among which those of a kind were chosen; ``counts`` are the
    plan's and ``plan`` is the plan itself, ``None`` where nothing is to be done. ``problems``
    are those that the author did not switch off. Only of a build: ``notes`` and ``cards`` by kind
    as they were written; ``path``, and ``anew`` to ``removed``, are as ``Built`` has them. Of a
    plan, ``path`` is where the package goes, ``anew`` says that there is none, ``missed`` in how
    many notes the one there is behind.
    """

    deck: str
    shown: str
    articles: int
    active: Mapping[str, int]
    found: Mapping[str, int]
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    plan: Plan | None = None
    broken: bool = False
    path: Path = Path()
    notes: Mapping[str, int] = field(default_factory=dict)
    cards: Mapping[str, int] = field(default_factory=dict)
    anew: bool = False
    missed: int = 0
    settings: Path | None = None
    id_line: str = ""
    removed: Path | None = None

    @property
    def pending(self) -> bool:
        """Whether a build changes the deck."""
        return self.plan is not None and self.plan.pending

    def plan_as_json(self) -> dict[str, Any]:
        """Return the plan as values that ``json`` can write."""
        if self.plan is not None:
            return self.plan.as_json()
        return {"counts": dict(self.counts), **{name: [] for name in _PENDING}}

    @property
    def package_as_json(self) -> dict[str, Any]:
        """Return what a plan says of the package as values that ``json`` can write."""
        return {"file": str(self.path), "there": not self.anew, "behind": self.missed}


def of_prepared(prepared: Prepared) -> Outcome:
    """Return what there is to say of a deck that is not written."""
    from versecards.build import counts_by_kind, heard_problems  # noqa: PLC0415 (slow to load)

    found: dict[str, set[str]] = {}
    for choice in prepared.extraction.choices:
        found.setdefault(choice.kind.value, set()).add(choice.text)
    return Outcome(
        prepared.deck.settings.name,
        prepared.deck.shown,
        len(prepared.deck.articles),
        {kind.value: count for kind, count in counts_by_kind(prepared.rendered).items()},
        {kind: len(texts) for kind, texts in found.items()},
        prepared.plan.counts,
        heard_problems(prepared),
        prepared.plan,
        bool(prepared.deck.broken),
    )


def of_built(built: Built) -> Outcome:
    """Return what there is to say of a deck that was built."""
    said = of_prepared(built.prepared)
    return Outcome(
        **{
            **vars(said),
            "path": built.path,
            "notes": {kind.value: built.summary.notes.get(kind, 0) for kind in Kind},
            "cards": {kind.value: built.summary.cards.get(kind, 0) for kind in Kind},
            "anew": built.anew,
            "missed": built.missed,
            "settings": built.settings,
            "id_line": built.id_line,
            "removed": built.removed,
        }
    )


def show_build(built: Outcome, *, as_json: bool, details: bool = False) -> None:
    """Show what a build wrote, what it could not use, and what to do next.

    With ``details`` the notes that changed since the last build are shown word by word.
    """
    if as_json:
        console.as_json(
            {
                "file": str(built.path),
                "notes": dict(built.notes),
                "cards": dict(built.cards),
                **built.plan_as_json(),
                "problems": console.problem_rows(built.problems),
            }
        )
        return
    outcome = console.warned if worth_showing(built.problems) else console.done
    total = sum(built.cards.values())
    articles = console.counted(built.articles, "article")
    outcome(f"Built {built.path}: {console.counted(total, 'card')} from {articles}.")
    console.counts(
        [
            (Kind(name).plural, count, _remark(Kind(name), built))
            for name, count in built.active.items()
            if count
        ]
    )
    if any(built.active.get(kind, 0) < found for kind, found in built.found.items()):
        console.lines(
            [f"  Why the others are no cards: {console.command('list', '--why', built.shown)}"]
        )
    if not _is_first(built.counts):
        _show_counts(built.counts)
        if details and built.plan is not None:
            _show_pending(built.plan)
    if built.missed:
        missed = console.counted(built.missed, "note")
        console.lines([f"The package was older than the deck: {missed} in it changed."])
    show_problems(built.problems, built.shown)
    if built.settings:
        console.lines([f"Wrote {built.settings} with the deck's id: keep it with the articles."])
    if built.removed:
        console.lines([f"Removed {built.removed}, the package under the old name."])
    _show_old_pages(built)
    for line in _next(built):
        console.next_step(line)


def _show_old_pages(outcome: Outcome) -> None:
    """Say which pages to print were written before the articles or the package."""
    from versecards.sheets.age import outdated  # noqa: PLC0415

    pages = ", ".join(map(str, outdated(outcome.path, Path(outcome.shown))))
    if pages:
        command = console.command("print", outcome.shown)
        console.lines([f"Older than the deck: {pages}. `{command}` writes them anew."])


def _remark(kind: Kind, built: Outcome) -> str:
    """The cards of a kind, and how many passages, statements or questions were found for them."""
    cards = console.counted(built.cards.get(kind.value, 0), "card")
    found = built.found.get(kind.value, 0)
    return f"{cards}; {console.counted(found, kind.found)} found" if found else cards


def show_plan(planned: Outcome, output: Path | None, *, as_json: bool) -> None:
    """Show what a build would do, each changed note word by word.

    ``output`` is where the command was told that the package lies.
    """
    if as_json:
        console.as_json({**planned.plan_as_json(), "package": planned.package_as_json})
        return
    old = _old_package(planned)
    if planned.pending:
        console.warned(f"A build would change the deck “{planned.deck}”.")
    elif old:
        console.warned(f"No note of the deck “{planned.deck}” changes, but {old}.")
    else:
        console.done(f"Nothing to do for the deck “{planned.deck}”.")
    counts = planned.counts
    console.counts([(label, counts[name], "") for name, label in _SORTS.items() if counts[name]])
    if planned.plan is not None:
        _show_pending(planned.plan)
    show_problems(planned.problems, planned.shown)
    _show_old_pages(planned)
    if planned.pending or old:
        where = ("-o", str(output)) if output else ()
        console.next_command("build", planned.shown, *where)


def _old_package(planned: Outcome) -> str:
    """What is to be said of a package that is not what a build would write."""
    if planned.anew:
        return f"there is no {planned.path}"
    missed = console.counted(planned.missed, "note")
    return f"{planned.path} is older: {missed} in it would change" if planned.missed else ""


def _show_pending(plan: Plan) -> None:
    for name, sign in (("new", "+"), ("changed", "~"), ("retired", "-"), ("brought_back", "^")):
        notes: Sequence[Planned] = getattr(plan, name)
        found = sort_changed(notes) if name == "changed" else None
        notes = found.own if found else notes
        for note in notes[:_SHOWN]:
            _show_planned(note, sign)
        if len(notes) > _SHOWN:
            console.lines([f"  … and {len(notes) - _SHOWN:,} more {_SORTS[name]}"])
        if found:
            _show_others(found, sign)


def _show_others(found: Sorted, sign: str) -> None:
    """Count the changed notes whose own words stay."""
    for title, count in found.titled:
        only = f"{console.counted(count, 'note')} with only " if count else ""
        console.lines([f"{sign} {only}the new title of their article"])
        console.changed_words("", [(piece.what, piece.text) for piece in title.words])
    if found.same:
        stay = "1 note whose" if found.same == 1 else f"{found.same:,} notes whose"
        anew = "written anew, so that nobody keeps what another build made of them"
        console.lines([f"{sign} {stay} words stay: {anew}"])


def _show_planned(note: Planned, sign: str) -> None:
    from versecards.article.inwords import place_in  # noqa: PLC0415

    where = f"  ({place_in(note.file, note.line)})" if note.file else ""
    text = note.text
    if note.kind == "verse":
        from versecards.scripture.reference import Reference  # noqa: PLC0415

        text = Reference.from_osis(text).format()
    console.lines([f"{sign} {note.kind} {text}{where}"])
    if note.why:
        same = note.now == note.text
        stands = "It stands there still" if same else f"It stands there as “{note.now}”"
        console.lines([f"    {stands}, which makes no card: {note.why}."])
    for change in note.changes:
        label = f"{change.field}: " if change.field else ""
        console.changed_words(label, [(piece.what, piece.text) for piece in change.words])
    if any(c.field.startswith("Blanked") and c.new and not c.old for c in note.changes):
        console.lines(["    It hides another phrase: that card begins without reviews."])


def _is_first(counts: Mapping[str, int]) -> bool:
    """Whether all is new: nothing was built before."""
    return not any(counts[name] for name in ("changed", "retired", "brought_back", "unchanged"))


def _show_counts(counts: Mapping[str, int]) -> None:
    shown = [
        f"{counts[name]:,} {label}"
        for name, label in _SORTS.items()
        if counts[name] or name in ("new", "changed", "retired", "unchanged")
    ]
    console.lines([f"Notes since the last build: {', '.join(shown)}."])


def _next(built: Outcome) -> Iterator[str]:
    if built.pending or built.anew:
        yield f"in Anki, File > Import, choose {built.path}, and leave the options as they are."
    if built.id_line:
        yield f"write the line `{built.id_line}` into deck.yaml: the deck is known by it."
    retired = sum(built.notes.values()) - sum(built.active.values())
    if built.counts["retired"] or (built.missed and retired):
        yield "after the import, Tools > Empty Cards removes the retired cards."
    if retired:
        # who has never had them gets them as notes without cards
        are = "retired note is" if retired == 1 else "retired notes are"
        yield (
            f"once all have imported this, or before you give the deck out for the first time, "
            f"`{console.command('prune', built.shown)}`: {retired:,} {are} still in it. "
            "Nobody loses reviews by that."
        )


def show_problems(problems: Sequence[Problem], shown: str) -> None:
    """Show what could not be used, of one sort in one file only the first few.

    ``shown`` is the source as the user wrote it.
    """
    kept = []
    seen: Counter[tuple[str, str]] = Counter()
    more: Counter[str] = Counter()
    for problem in worth_showing(problems):
        sort = problem.file, problem.code
        seen[sort] += 1
        if seen[sort] <= _OF_A_SORT or problem.severity is Severity.ERROR:
            kept.append(problem)
        else:
            more[problem.code] += 1
    console.problems(kept)
    if more:
        others = ", ".join(f"{count} {code}" for code, count in more.items())
        console.lines([f"  and {others}: see {console.command('check', shown)}"])


def worth_showing(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems that are worth a line where nobody asked for all of them."""
    return [problem for problem in problems if problem.severity is not Severity.NOTE]


def totals(rendered: Sequence[Rendered]) -> tuple[int, int, int]:
    """Return how many notes, cards and retired notes these are."""
    retired = sum(note.note is None for note in rendered)
    return len(rendered) - retired, sum(len(note.cards) for note in rendered), retired


def counted_notes(notes: int, cards: int, retired: int) -> str:
    """Say how many notes and cards there are, the retired ones apart."""
    counts = [(notes, "note"), (cards, "card"), *([(retired, "retired note")] if retired else [])]
    return ", ".join(console.counted(number, thing) for number, thing in counts)
