"""The way of a deck: articles become notes, notes get their identity, a package is written.

``prepare`` does all of it but the writing, so that ``plan``, ``list``, ``check`` and
``preview`` see just what ``build`` would write.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from versecards.anki.notetype import note_type, notetype_fingerprint
from versecards.anki.oldpackage import plain_fields, read_fields, read_mods
from versecards.anki.rows import PackageSummary
from versecards.deck import (
    SETTINGS_FILE,
    Deck,
    ledger_path,
    new_id,
    open_deck,
    slug,
)
from versecards.extract.deck import Extraction
from versecards.extract.learned import NOTHING, Learned
from versecards.files import is_writable, replace_files
from versecards.gather import ALONE, Effort, gather
from versecards.ledger import Identification, Ledger, Stamped
from versecards.ledger.fronts import learned_statements
from versecards.ledger.lock import locked
from versecards.ledger.plan import Plan, make_plan
from versecards.ledger.skip import Skip
from versecards.leftout import with_reasons
from versecards.notes import Kind
from versecards.output import built_as, check_package_path, in_folder
from versecards.packing import package
from versecards.problems import ContentError, Problem, Severity, problem
from versecards.renamed import with_new_names
from versecards.render import Rendered, fingerprint, put_in_order, render
from versecards.settings import Settings
from versecards.sourcestate import source_state, stop_if_changed
from versecards.starter import first_settings, is_example

_T = TypeVar("_T")
BUILD_FOLDER = Path("build")
_ALL_GONE = ("deck-copied", "many-retired")
"""What is no mistake when the example of a new folder has made way for articles of one's own."""


@dataclass(frozen=True)
class Prepared:
    """Everything about a build before it is written."""

    deck: Deck
    extraction: Extraction
    identification: Identification
    rendered: tuple[Rendered, ...]
    stamped: Stamped
    plan: Plan
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Built:
    """What a build wrote: the package's path and contents, and the plan it carried out.

    ``anew``: the package was written though no note changed: there was none, as on a
    fresh copy of the articles, or the last build was stopped before it had written it.
    ``missed`` are then the notes of it that are new or changed for who has the old one.
    ``settings`` is the ``deck.yaml`` that was written, with the deck's new id in it, for
    a folder that had none; ``id_line`` what to add to one that names no id. ``remembered``:
    the deck's ledger lies beside its articles, as the next build will read it. ``removed`` is
    the package that was written when the deck had another name.
    """

    prepared: Prepared
    path: Path
    summary: PackageSummary
    anew: bool
    missed: int = 0
    settings: Path | None = None
    id_line: str = ""
    remembered: bool = True
    removed: Path | None = None

    @property
    def packages(self) -> tuple[Path, ...]:
        """Every file for the learner: one that is lost is written again."""
        return packages(self.path)


def packages(path: Path) -> tuple[Path, ...]:
    """Every file for the learner that a build writes, by where the package goes."""
    return (path,)


def package_path(deck: str, output: Path | None) -> Path:
    """Return where the package of a deck of this name goes: to the file, or into the folder,
    that the user names."""
    name = f"{slug(deck)}.apkg"
    return BUILD_FOLDER / name if output is None else in_folder(output, name)


def current_time() -> int:
    """Return the time to stamp changes with, in seconds since 1970.

    ``SOURCE_DATE_EPOCH`` is obeyed (reproducible-builds.org). Raises ``ContentError``
    when it is not a whole number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return int(time.time())
    try:
        return int(fixed)
    except ValueError as error:
        raise ContentError(
            problem("settings.time", ("SOURCE_DATE_EPOCH", 0, 0), value=fixed)
        ) from error


def prepare(
    source: Path,
    output: Path | None = None,
    *,
    keep_going: bool = False,
    now: int | None = None,
    first_id: Callable[[str], str] = slug,
    effort: Effort = ALONE,
) -> Prepared:
    """Do all of a build but the writing. Raises ``ContentError`` for unusable content.

    ``output`` is the package that was built last, to compare words with. ``first_id``
    makes the id, from its name, of a deck that has none in its settings or its ledger.
    ``effort`` is what may be used for it; the result does not depend on it.
    """
    deck, extraction, ledger = _opened(source, effort, keep_going=keep_going)
    ledger = replace(ledger, deck_id=ledger.deck_id or first_id(deck.settings.name))
    identification = identify(deck, extraction, ledger)
    articles, drafts, crowded = put_in_order(identification, render(identification))
    reworded = {
        article.file: (article.title, row.title)
        for article, row in zip(deck.articles, identification.articles, strict=True)
        if article.title != row.title
    }
    stamped = ledger.stamp(
        [(item, fingerprint(item, draft, reworded)) for item, draft in drafts],
        articles,
        {note_type(kind).name: notetype_fingerprint(kind) for kind in Kind},
        current_time() if now is None else now,
        name=deck.settings.name,
    )
    rendered = tuple(draft._replace(mod=stamped.mods[draft.guid]) for _, draft in drafts)
    changed = stamped.ledger.changed_since(ledger)
    last = package_path(ledger.deck_name[1] or deck.settings.name, output)
    old = read_fields(last, changed) if changed else {}
    new = {note.guid: plain_fields(note.fields, note.tags) for note in rendered if note.guid in old}
    plan = make_plan(ledger, identification, stamped, old, new)
    files = {article.file: article.shown for article in extraction.articles}
    plan = with_reasons(plan, identification, extraction.choices, files)
    problems = [*deck.broken, *found_problems(deck, extraction, identification, ledger)]
    old_name, name = ledger.deck_name[1], deck.settings.name
    if old_name == name:
        old_name = built_as(package_path(name, output), stamped.mods) or name
    if old_name not in ("", name):
        plan = replace(plan, renamed_from=old_name)
        file, line = deck.settings.places.get("name", (deck.shown, 0))
        problems.append(problem("deck-renamed", (file, line, 0), old=old_name, new=name))
    if crowded:
        problems.append(problem("deck-crowded", (deck.shown, 0, 0)))
    return Prepared(deck, extraction, identification, rendered, stamped, plan, tuple(problems))


def identify(deck: Deck, extraction: Extraction, ledger: Ledger) -> Identification:
    """Say which note of a deck is which note of a ledger."""
    return ledger.identify(
        extraction.notes,
        {article.file: article.title for article in deck.articles},
        skip=_skips(deck, extraction.settings),
        unread=deck.unread,
    )


def found_problems(
    deck: Deck, extraction: Extraction, identification: Identification, ledger: Ledger
) -> list[Problem]:
    """Return what the rooms found on the way, in their order."""
    of_ledger = list(identification.problems)
    if is_example(ledger.articles):
        of_ledger = [found for found in of_ledger if found.code not in _ALL_GONE]
    met = {article.file for article in ledger.articles}
    new = {article.shown for article in deck.articles if article.file not in met}
    left_out = with_new_names(deck, identification.articles, ledger.articles)
    problems = [*left_out, *(_first_told(p, new) for p in extraction.problems), *of_ledger]
    if not identification.notes and not identification.retired:
        problems.append(problem("deck-empty", (deck.shown, 0, 0)))
    return problems


def _first_told(found: Problem, new: Collection[str]) -> Problem:
    """Return a problem; what is only noted of an article's title is told while it is new."""
    first = found.code == "title-paragraph" and found.file in new
    return replace(found, severity=Severity.WARNING) if first else found


def _skips(deck: Deck, of_article: Mapping[str, Settings]) -> list[Skip]:
    """What the deck does not want, and what each article does not want of its own notes."""
    common = len(deck.settings.skip)
    skips = []
    wishes = [("", 0, deck.settings)]
    wishes += [(file, common, settings) for file, settings in of_article.items()]
    for article, first, settings in wishes:
        for number, text in enumerate(settings.skip[first:], first):
            skips.append(Skip(text, article, *settings.place("skip", number)))
    return skips


def build(
    source: Path,
    output: Path | None = None,
    *,
    keep_going: bool = False,
    replace_all: bool = False,
    now: int | None = None,
    effort: Effort = ALONE,
) -> Built:
    """Build a deck and write its package and its ledger, both or neither.

    Raises ``ContentError`` when the content has an error, with nothing written; with
    ``keep_going`` articles that cannot be read are left out and reported, and with
    ``replace_all`` it is no error that not one note is left of those built before.
    """
    ledger = ledger_path(source)
    writable = ledger.parent.is_dir() and is_writable(ledger.parent)
    with locked(ledger) if writable else nullcontext():
        first_id = new_id if writable else slug
        before = source_state(source)
        prepared = prepare(
            source, output, keep_going=keep_going, now=now, first_id=first_id, effort=effort
        )
        stop_if_changed(before, source_state(source))
        if replace_all:
            others = tuple(p for p in prepared.problems if p.code != "deck-copied")
            prepared = replace(prepared, problems=others)
        _stop_at_errors(prepared)
        deck = prepared.deck
        path = package_path(deck.settings.name, output)
        check_package_path(path, source)
        articles = [(article.title, article.notice) for article in deck.articles]
        types = prepared.stamped.notetype_mods
        deck_id = prepared.stamped.ledger.deck_id
        data, summary = package(deck.settings.name, deck_id, articles, prepared.rendered, types)
        files, made, id_line = [], None, ""
        if writable and not deck.settings.deck_id and not deck.ledger.exists():
            settings, deck_id = source / SETTINGS_FILE, prepared.stamped.ledger.deck_id
            if settings.exists():
                id_line = f"id: {deck_id}"
            else:
                made = settings
                files.append((made, first_settings(deck.settings.name, deck_id).encode()))
        if prepared.stamped.changed and writable:
            files.append((deck.ledger, prepared.stamped.ledger.encode()))
        anew, missed = False, 0
        if not path.is_file() or path.read_bytes() != data:
            files.append((path, data))
            anew = not prepared.plan.pending
            old = read_mods(path) if anew else {}
            missed = sum(old.get(note.guid) != note.mod for note in prepared.rendered if old)
        replace_files(files)
        removed = _without_old(prepared, output, path)
    if not writable:
        prepared = _without_ledger(prepared)
    remembered = writable or not prepared.stamped.changed
    return Built(prepared, path, summary, anew, missed, made, id_line, remembered, removed)


def _without_old(prepared: Prepared, output: Path | None, path: Path) -> Path | None:
    """Remove the package of a deck that has just got another name; return which that was.

    Beside the new one nobody would know which to give out. One with other notes stays.
    """
    if not prepared.plan.renamed_from:
        return None
    old = package_path(prepared.plan.renamed_from, output)
    if old == path or read_mods(old).keys().isdisjoint(prepared.stamped.mods):
        return None
    old.unlink()
    return old


def count_retired(source: Path) -> int:
    """Return how many retired notes the next build would still ship."""
    return _ledger_of(source).prune()[1]


def prune(source: Path) -> int:
    """Forget the retired notes of a deck; return how many they were.

    Raises ``ContentError`` when the ledger cannot be used.
    """
    path = ledger_path(source)
    with locked(path):
        kept, count = _ledger_of(source).prune()
        if count:
            replace_files([(path, kept.encode())])
    return count


def _ledger_of(source: Path) -> Ledger:
    return _with_ledger(source, lambda: open_deck(source, keep_going=True), lambda deck: deck)[1]


def _opened(source: Path, effort: Effort, *, keep_going: bool) -> tuple[Deck, Extraction, Ledger]:
    """Read a deck, its notes and its ledger. Raises ``ContentError`` with all that is wrong."""
    at_hand: dict[Path, Ledger] = {}
    (deck, extraction), ledger = _with_ledger(
        source,
        lambda: gather(source, effort, keep_going=keep_going, learned=partial(_learned, at_hand)),
        lambda found: found[0],
        at_hand,
    )
    return deck, extraction, ledger


def _learned(at_hand: dict[Path, Ledger], deck: Deck) -> Learned:
    """What is learned already, by the ledger, which is then at hand.

    None where it cannot be used, which is told when all has been read.
    """
    try:
        at_hand[deck.ledger] = Ledger.load(deck.ledger, deck.settings.deck_id)
    except ContentError:
        return NOTHING
    ledger = at_hand[deck.ledger]
    files = [article.file for article in deck.articles]
    return Learned(ledger.learned, learned_statements(ledger, files))


def _with_ledger(
    source: Path,
    read: Callable[[], _T],
    deck_of: Callable[[_T], Deck],
    at_hand: Mapping[Path, Ledger] = MappingProxyType({}),
) -> tuple[_T, Ledger]:
    """Read a deck and its ledger. Raises ``ContentError`` with what is wrong with either.

    ``at_hand`` are ledgers that were read on the way.
    """
    try:
        found = read()
    except ContentError as error:
        raise ContentError(*error.problems, *_ledger_faults(ledger_path(source))) from error
    deck = deck_of(found)
    try:
        return found, at_hand.get(deck.ledger) or Ledger.load(deck.ledger, deck.settings.deck_id)
    except ContentError as error:
        raise ContentError(*deck.broken, *error.problems) from error


def _ledger_faults(path: Path) -> list[Problem]:
    """Return what is wrong with the ledger of a deck whose settings cannot be read."""
    try:
        Ledger.load(path, "")
    except ContentError as error:
        return list(error.problems)
    return []


def _stop_at_errors(prepared: Prepared) -> None:
    broken = set(prepared.deck.broken)
    errors = [p for p in prepared.problems if p.severity is Severity.ERROR and p not in broken]
    if errors:
        told = [p for p in heard_problems(prepared) if p.severity is not Severity.NOTE]
        raise ContentError(*told)


def heard_problems(prepared: Prepared) -> tuple[Problem, ...]:
    """Return the problems that the author did not switch off."""
    return heard(prepared, prepared.problems)


def heard(prepared: Prepared, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return those of some problems of a deck that the author did not switch off.

    What his settings name that nothing is known by is told with them.
    """
    deck = prepared.deck
    own = deck.settings.articles or any(
        article.offs or {"off", "quotes"} & article.settings.keys() for article in deck.articles
    )
    if not (problems or own or deck.settings.off or deck.settings.quotes):
        return ()
    from versecards.check import heard as kept  # noqa: PLC0415 (needed only where there are some)

    return kept(prepared.extraction, deck.settings, deck.library, problems)


def _without_ledger(prepared: Prepared) -> Prepared:
    unwritable = problem("ledger-unwritable", (str(prepared.deck.ledger), 0, 0))
    problems = (*prepared.problems, unwritable)
    return replace(prepared, problems=problems)


def counts_by_kind(rendered: Sequence[Rendered]) -> dict[Kind, int]:
    """Return how many notes of each kind there are, retired ones left out."""
    return {
        kind: sum(1 for note in rendered if note.kind is kind and note.note is not None)
        for kind in Kind
    }
