"""Answers that are known already, because nothing has changed since they were given.

An answer is kept by a hash of everything that it was made from (``sourcestate.source_digest``), so
a known one is what the command would find anew. Where nothing is known, or the cache is not
to be had, the command does its work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from versecards import console
from versecards.cache import LAST_BUILD, Cache, digest, open_cache
from versecards.outcome import Outcome, of_built, of_prepared
from versecards.problems import ContentError, Problem, Severity
from versecards.sourcestate import source_digest

if TYPE_CHECKING:
    from versecards.build import Built, Prepared
    from versecards.gather import Effort
    from versecards.lastbuild import LastBuild

Counts = tuple[int, int, int]
"""Notes, cards, and retired notes."""
_Settled = tuple[Outcome, "LastBuild | None"]
"""What the next build would say if nothing changes, and what it can spare if little does."""
_BUILT, _CHECKED, _SHOWN = "built", "checked", "shown"


def build(
    source: Path, output: Path | None, *, keep_going: bool, replace_all: bool, jobs: int = 0
) -> Outcome:
    """Build a deck as ``versecards.build`` does, unless nothing changed since the last build.

    Where little changed only that is built (``versecards.edited``).
    """
    with open_cache() as cache:
        before = _state(source)
        known = _known(cache, before, output)
        if known is not None:
            return known
        place = _place(source, output)
        if before and cache.get_packed(LAST_BUILD, place) is not None:
            from versecards.edited import build as build_edited  # noqa: PLC0415 (slow to load)

            edited = build_edited(source, output, cache, place)
            if edited is not None:
                found = (edited.settled, edited.last)
                _keep(cache, source, output, before, found, (edited.package,))
                return edited.said
        from versecards.build import build as run  # noqa: PLC0415 (slow to load)

        with _effort(cache, jobs) as effort:
            built = run(
                source, output, keep_going=keep_going, replace_all=replace_all, effort=effort
            )
        said = of_built(built)
        settled = _settled(built, said)
        if settled is not None:
            _keep(cache, source, output, before, settled, built.packages)
        return said


def _keep(  # noqa: PLR0917 (each is of another type)
    cache: Cache,
    source: Path,
    output: Path | None,
    before: str,
    settled: _Settled,
    files: Sequence[Path],
) -> None:
    """Keep what the next build would say, and what it can spare."""
    from versecards.lastbuild import keep  # noqa: PLC0415

    after = _state(source)
    # a file that was saved meanwhile is one that was not read
    if before and after and before.split(maxsplit=1)[0] == after.split()[0]:
        packages = {str(path): digest(path.read_bytes()) for path in files}
        outcome, last = settled
        kept = {"packages": packages, "outcome": _row(outcome)}
        cache.put(_BUILT, f"{after} {output}", kept)
        if last is not None:
            keep(cache, _place(source, output), last)


def plan(source: Path, output: Path | None, *, keep_going: bool, jobs: int = 0) -> Outcome:
    """Say what a build would do."""
    with open_cache() as cache:
        known = _known(cache, _state(source), output)
        if known is not None:
            return known
        place = _place(source, output)
        if cache.get_packed(LAST_BUILD, place) is not None:
            from versecards.edited import plan as plan_edited  # noqa: PLC0415 (slow to load)

            edited = plan_edited(source, output, cache, place)
            if edited is not None:
                return edited
        from versecards.build import prepare  # noqa: PLC0415 (slow to load)

        with _effort(cache, jobs) as effort:
            prepared = prepare(source, output, keep_going=keep_going, effort=effort)
        path, missed = _behind(prepared, output)
        return replace(of_prepared(prepared), path=path, anew=missed is None, missed=missed or 0)


def _place(source: Path, output: Path | None) -> str:
    """The name of a deck and its package, by which its last build is kept."""
    return f"{source} {source.resolve()} {output}"


def _behind(prepared: Prepared, output: Path | None) -> tuple[Path, int | None]:
    """Return where the package goes, and how many notes of the one there are not as they are now.

    ``None`` where there is no package. That is so on a fresh copy of the articles, and some are
    behind after somebody else has built.
    """
    from versecards.anki.oldpackage import read_mods  # noqa: PLC0415
    from versecards.build import package_path, packages  # noqa: PLC0415

    path = package_path(prepared.deck.settings.name, output)
    if not all(file.is_file() for file in packages(path)):
        return path, None
    there = read_mods(path)
    now = {note.guid: note.mod for note in prepared.rendered}
    return path, sum(there.get(guid) != now.get(guid) for guid in there.keys() | now)


@contextmanager
def prepared(source: Path, *, jobs: int = 0) -> Iterator[Prepared]:
    """Give a deck as ``prepare`` does."""
    from versecards.build import prepare  # noqa: PLC0415 (slow to load)

    with open_cache() as cache:
        with _effort(cache, jobs) as effort:
            found = prepare(source, effort=effort)
        yield found


def check(
    source: Path, find: Callable[[Effort], tuple[tuple[Problem, ...], int | None]], jobs: int = 0
) -> tuple[tuple[Problem, ...], int | None]:
    """Return what ``find`` does: the problems of a deck, and of how many articles."""
    with open_cache() as cache:
        state = _state(source)
        known = cache.get(_CHECKED, state) if state else None
        if known is not None:
            return _problems(known["problems"]), known["articles"]
        with _effort(cache, jobs) as effort:
            problems, articles = find(effort)
        if state and articles is not None and _state(source) == state:
            rows = [problem.as_row() for problem in problems]
            cache.put(_CHECKED, state, {"problems": rows, "articles": articles})
        return problems, articles


def preview(
    source: Path, page: Path, write: Callable[[Effort], tuple[Counts, bool]], jobs: int = 0
) -> Counts:
    """Do what ``write`` does: write a page of a deck, and return what it counts.

    ``write`` also says whether the page depends on nothing but the deck.
    """
    with open_cache() as cache:
        state = _state(source)
        key = f"{state} {page}"
        known = cache.get(_SHOWN, key) if state else None
        if known is not None and page.is_file() and digest(page.read_bytes()) == known["page"]:
            notes, cards, retired = known["counts"]
            return notes, cards, retired
        with _effort(cache, jobs) as effort:
            counts, sure = write(effort)
        if state and sure and _state(source) == state:
            cache.put(_SHOWN, key, {"page": digest(page.read_bytes()), "counts": counts})
        return counts


@contextmanager
def _effort(cache: Cache, jobs: int) -> Iterator[Effort]:
    from versecards.gather import Effort  # noqa: PLC0415 (slow to load)

    with console.on_way() as on_way:
        yield Effort(cache, jobs, on_way)


def _state(source: Path) -> str:
    """What the deck is made from, and its ledger, as hashes; empty where that cannot be told."""
    try:
        return " ".join(source_digest(source))
    except (ContentError, OSError):
        return ""


def _known(cache: Cache, state: str, output: Path | None) -> Outcome | None:
    """The outcome of a build that has nothing to do, with its package still there."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH") or "0"
    known = cache.get(_BUILT, f"{state} {output}") if state and fixed.isdecimal() else None
    if known is None:
        return None
    row = known["outcome"]
    try:
        same = all(
            Path(path).is_file() and digest(Path(path).read_bytes()) == data
            for path, data in known["packages"].items()
        )
    except OSError:
        same = False
    values = {**row, "path": Path(row["path"]), "problems": _problems(row["problems"])}
    return Outcome(**values) if same else None


def _settled(built: Built, said: Outcome) -> _Settled | None:
    """What is known of the next build; ``None`` where it is not sure what it would say."""
    from versecards.build import found_problems, heard, identify  # noqa: PLC0415
    from versecards.extract.deck import offers_of  # noqa: PLC0415
    from versecards.extract.learned import stays  # noqa: PLC0415
    from versecards.lastbuild import of_built as last_of  # noqa: PLC0415
    from versecards.ledger.fronts import learned_statements  # noqa: PLC0415
    from versecards.ledger.rest import at_rest  # noqa: PLC0415

    prepared = built.prepared
    deck, first = prepared.deck, prepared.identification
    if deck.broken or built.settings or built.id_line or not built.remembered:
        return None
    ledger = replace(prepared.stamped.ledger, path=deck.ledger)
    again = identify(deck, prepared.extraction, ledger)
    extraction = prepared.extraction
    offers = offers_of(extraction.works)
    if not at_rest(first, again, ledger):
        return None
    fronts = learned_statements(ledger, [work.article.file for work in extraction.works])
    keeps = (
        work.told(extraction.wordings).keeps(fronts[work.article.file])
        for work in extraction.works
        if extraction.wordings is not None
    )
    if not stays(offers, extraction.learned.passages, ledger.learned) or not all(keeps):
        return None
    counts = dict.fromkeys(said.counts, 0)
    counts |= {"unchanged": len(again.notes), "still_retired": len(again.retired)}
    problems = heard(prepared, found_problems(deck, prepared.extraction, again, ledger))
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None
    values = {"counts": counts, "problems": problems, "plan": None, "anew": False, "missed": 0}
    values["removed"] = None
    return Outcome(**{**vars(said), **values}), last_of(built, again)


def _row(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON has it, without what a settled one has not."""
    left = ("plan", "settings", "id_line", "anew", "missed", "broken", "removed")
    row = {name: value for name, value in vars(outcome).items() if name not in left}
    problems = [problem.as_row() for problem in outcome.problems]
    return {**row, "path": str(outcome.path), "problems": problems}


def _problems(rows: list[list[Any]]) -> tuple[Problem, ...]:
    return tuple(Problem.of_row(row) for row in rows)
