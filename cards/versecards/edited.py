"""A build after an edit of a few articles: what did not change is taken from the last one.

``changed.py`` says which notes the edit can change; the others are as they were, in the ledger
and in the package. The result is byte for byte that of ``versecards.build``. Wherever that
cannot be known, nothing is returned here and nothing written, and the whole deck is built.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from versecards.anki.amend import Changes, amended
from versecards.anki.archive import unpacked
from versecards.anki.notetype import note_type, notetype_fingerprint
from versecards.anki.oldpackage import fields_in, plain_fields
from versecards.anki.order import builds_on, homes, in_order
from versecards.article.inwords import with_words
from versecards.build import current_time, package_path
from versecards.cache import Cache, digest
from versecards.changed import Changed, OtherwiseError, file_bytes, look, require, there
from versecards.deck import ledger_path
from versecards.extract.chapters import of_chapters, offers_of_chapters
from versecards.extract.learned import stays
from versecards.files import is_writable, replace_files
from versecards.kinds import Kind
from versecards.lastbuild import (
    KeptArticle,
    KeptNote,
    LastBuild,
    count_found,
    kept_article,
    kept_note,
    told_problems,
)
from versecards.ledger import Identification, Ledger
from versecards.ledger.copies import copied_articles
from versecards.ledger.fronts import learned_statements
from versecards.ledger.lock import locked
from versecards.ledger.plan import make_plan
from versecards.ledger.rest import at_rest
from versecards.leftout import with_reasons
from versecards.outcome import Outcome
from versecards.packing import deck_number, describe, packed
from versecards.problems import ContentError, Problem, Severity
from versecards.render import Drafts, fingerprint, placed, render
from versecards.sourcestate import source_state, stop_if_changed


@dataclass(frozen=True)
class EditedBuild:
    """What a build after an edit said, the package that it wrote, what the next build would
    say if nothing changes, and what is to be kept for it."""

    said: Outcome
    package: Path
    settled: Outcome
    last: LastBuild


def plan(source: Path, output: Path | None, cache: Cache, place: str) -> Outcome | None:
    """Say what a build would do; nothing where the whole deck has to be looked at.

    ``place`` is where the last build is kept.
    """
    try:
        changed = look(source, cache, place)
        with _package(changed, output) as (path, package):
            return _Edit(changed, path, package).planned()
    except (OtherwiseError, ContentError):
        return None


def build(source: Path, output: Path | None, cache: Cache, place: str) -> EditedBuild | None:
    """Build a deck and write its files; nothing where the whole deck has to be built.

    ``place`` is where the last build is kept.
    """
    ledger = ledger_path(source)
    if not (ledger.parent.is_dir() and is_writable(ledger.parent)):
        return None
    with locked(ledger):
        try:
            before = source_state(source)
            changed = look(source, cache, place)
            stop_if_changed(before, source_state(source))
            with _package(changed, output) as (path, package):
                built, files = _Edit(changed, path, package).built()
        except (OtherwiseError, ContentError):
            return None
        replace_files(files)
    return built


@contextmanager
def _package(changed: Changed, output: Path | None) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """Give the package of the last build, and its database."""
    path = package_path(changed.listed.deck.settings.name, output)
    data = file_bytes(path)
    require(digest(data) == changed.last.package)
    with unpacked(data) as connection:
        yield path, connection


class _Edit:
    """From the notes that an edit can change to the files of the deck."""

    def __init__(self, changed: Changed, path: Path, package: sqlite3.Connection) -> None:
        self._changed = changed
        self._last = changed.last
        self._ledger = changed.ledger
        self._deck = changed.listed.deck
        self._path = path
        self._package = package
        self._found = self._identified(self._ledger)
        self._check_names()
        drafts = self._in_order(render(self._found))
        titles = changed.titles
        reworded = {
            row.file: (titles[row.file], row.title)
            for row in self._found.articles
            if titles[row.file] != row.title
        }
        self._stamped = self._ledger.stamp(
            [(item, fingerprint(item, draft, reworded)) for item, draft in drafts],
            self._found.articles,
            {note_type(kind).name: notetype_fingerprint(kind) for kind in Kind},
            current_time(),
            name=self._deck.settings.name,
        )
        mods = self._stamped.mods
        self._rendered = [draft._replace(mod=mods[draft.guid]) for _, draft in drafts]
        self._said = self._outcome()

    def planned(self) -> Outcome:
        """Return what there is to say of a build."""
        before = {entry.guid: entry.mod for entry in self._ledger.entries}
        behind = sum(mod != before.get(guid) for guid, mod in self._stamped.mods.items())
        return replace(self._said, path=self._path, missed=behind)

    def built(self) -> tuple[EditedBuild, list[tuple[Path, bytes]]]:
        """Return what a build says, and the files that it writes."""
        require(all(found.severity is not Severity.ERROR for found in self._said.problems))
        gone = {guid for guid, _ in self._last.retired} - {note.guid for note in self._rendered}
        left = {kept.guid for kept in self._changed.left}
        gone |= {kept.guid for kept in self._last.notes} - left - self._stamped.mods.keys()
        notices = [kept.notice for kept in self._notes if kept.unit]
        articles = [(article.title, article.notice) for article in self._articles]
        changes = Changes(
            list(map(packed, self._rendered)), gone, self._moved, describe(articles, notices)
        )
        number = deck_number(self._ledger.deck_id)
        data = there(amended(self._package, changes, number, self._last.clashes))
        ledger = self._stamped.ledger.encode() if self._stamped.changed else None
        files = [(self._deck.ledger, ledger)] if ledger is not None else []
        anew = False
        if digest(data) != self._last.package:
            files.append((self._path, data))
            anew = not (self._said.plan and self._said.plan.pending)
        notes, cards = Counter[str](), Counter[str]()
        for kept in self._notes:
            notes[kept.kind] += 1
            cards[kept.kind] += len(kept.cards)
        notes.update(kind for _, kind in self._retired)
        said = replace(
            self._said,
            path=self._path,
            notes={kind.value: notes[kind.value] for kind in Kind},
            cards={kind.value: cards[kind.value] for kind in Kind},
            anew=anew,
        )
        last = self._kept(data, ledger)
        return EditedBuild(said, self._path, self._settled(said), last), files

    def _identified(self, ledger: Ledger) -> Identification:
        left = {kept.guid for kept in self._changed.left}
        among = [entry for entry in ledger.entries if entry.guid not in left]
        return ledger.identify(self._changed.notes, self._changed.titles, among=among)

    def _check_names(self) -> None:
        """Articles keep their names and places, and notes their articles: else notes that the
        edit does not touch may change too."""
        before = {entry.guid: entry for entry in self._ledger.entries}
        for item in self._found.notes:
            old = before.get(item.guid)
            require(old is None or old.article == item.entry.article)
        rows = {row.file: (row.name, row.base) for row in self._ledger.articles}
        for row in self._found.articles:
            require(row.base and rows.get(row.file) == (row.name, row.base))

    def _in_order(self, drafts: Drafts) -> Drafts:
        """Return the notes with the places of their cards; where other notes have other places
        now is then in ``_moved``."""
        numbers = {file: number for number, file in enumerate(self._last.files)}
        active = {draft.guid: draft for _, draft in drafts if draft.note is not None}
        verses: list[KeptNote] = []
        others: list[list[KeptNote]] = [[] for _ in numbers]
        new = (
            kept_note(draft, numbers, self._changed.spots.get(id(draft.note)))
            for draft in active.values()
        )
        for kept in (*self._changed.left, *new):
            (verses if kept.unit else others[kept.articles[0]]).append(kept)
        verses.sort(key=lambda kept: kept.spot)
        notes = [*verses, *chain.from_iterable(others)]
        dues = self._dues(notes)
        self._moved: dict[str, dict[int, int]] = {}
        for place, (kept, due) in enumerate(zip(notes, dues, strict=True)):
            if kept.dues == due:
                continue
            notes[place] = kept._replace(dues=due)
            if kept.guid in active:
                active[kept.guid] = placed(active[kept.guid], due)
            else:
                self._moved[kept.guid] = dict(zip(kept.cards, due, strict=True))
        self._notes = notes
        self._retired = [[d.guid, d.kind.value] for _, d in drafts if d.note is None]
        return [(item, active.get(draft.guid, draft)) for item, draft in drafts]

    def _dues(self, notes: Sequence[KeptNote]) -> Iterable[list[int]]:
        """The places of the cards of all notes; those of before, where nothing that they rest
        on is another thing."""
        before = self._last.notes
        if [kept.rests_on for kept in notes] == [kept.rests_on for kept in before]:
            return [kept.dues for kept in before]
        files = self._last.files
        rows = [kept.learned(files) for kept in notes]
        bases = {row.file: row.base for row in self._found.articles}
        built_on = builds_on(rows)
        return in_order(rows, homes(rows, files, built_on), bases, built_on)

    def _outcome(self) -> Outcome:
        """What there is to say of the deck, as ``outcome.of_prepared`` says it."""
        changed = self._stamped.ledger.changed_since(self._ledger)
        old = fields_in(self._package, changed)
        new = {note.guid: plain_fields(note.fields, note.tags) for note in self._rendered}
        new = {guid: fields for guid, fields in new.items() if guid in old}
        plan = make_plan(self._ledger, self._found, self._stamped, old, new)
        plan = replace(plan, untouched=len(self._changed.left))
        files = {pair.new.article.file: pair.new.article.shown for pair in self._changed.pairs}
        choices = [one for pair in self._changed.pairs for one in pair.told.choices]
        plan = with_reasons(plan, self._found, choices, files)
        active = Counter(kept.kind for kept in self._notes)
        self._articles = self._kept_articles()
        return Outcome(
            self._deck.settings.name,
            self._deck.shown,
            len(self._articles),
            {kind.value: active[kind.value] for kind in Kind},
            count_found(self._articles),
            plan.counts,
            self._problems(self._found),
            plan,
        )

    def _problems(self, found: Identification) -> tuple[Problem, ...]:
        """What is told of the deck: nothing of it is switched off in a plain one."""
        titles = self._changed.titles
        files = {row.name: row.file for row in found.articles}
        left = {kept.guid for kept in self._changed.left}
        said = [
            (files[entry.article], entry.kind, entry.text)
            for entry in self._ledger.entries
            if entry.guid in left and entry.article
        ]
        said += [
            (note.origin.articles[0], note.kind.value, note.text)
            for note in self._changed.notes
            if note.kind is not Kind.VERSE
        ]
        shown = {name: str(path) for path, name in self._changed.listed.files}
        copies = copied_articles(said, titles, shown)
        told = told_problems(self._articles)
        read = [pair.new.article for pair in self._changed.pairs]
        others = with_words((*copies, *found.problems), read)
        return tuple(dict.fromkeys((*self._deck.left_out, *told, *others)))

    def _kept_articles(self) -> list[KeptArticle]:
        articles = [*self._last.articles]
        for pair in self._changed.pairs:
            key = self._changed.files[pair.number].key
            articles[pair.number] = kept_article(pair.new, pair.told, key)
        return articles

    def _kept(self, package: bytes, ledger: bytes | None) -> LastBuild:
        """What is to be kept of this build; the package has the same note types as before."""
        last = replace(
            self._last,
            ledger=self._last.ledger if ledger is None else digest(ledger),
            package=digest(package),
            articles=self._articles,
            notes=self._notes,
            retired=self._retired,
            citing=self._changed.citing,
            known=self._changed.known,
        )
        require(last.kinds == self._last.kinds)
        return last

    def _settled(self, said: Outcome) -> Outcome:
        """What the next build would say if nothing changes."""
        ledger = replace(self._stamped.ledger, path=self._deck.ledger)
        again = self._identified(ledger)
        require(at_rest(self._found, again, ledger))
        require(not again.problems)  # nobody would find them again in notes that are left alone
        fronts = learned_statements(ledger, self._last.files)
        for pair in self._changed.pairs:
            require(pair.told.keeps(fronts[pair.new.article.file]))
        chapters = self._changed.chapters
        if chapters:
            offers = offers_of_chapters(chapters, self._changed.works)
            before, now = (of_chapters(chapters, one.learned) for one in (self._ledger, ledger))
            require(stays(offers, before, now))
        counts = dict.fromkeys(said.counts, 0)
        counts["unchanged"] = len(self._notes)
        counts["still_retired"] = len(again.retired)
        problems = self._problems(again)
        require(all(found.severity is not Severity.ERROR for found in problems))
        return replace(said, counts=counts, problems=problems, plan=None, anew=False, missed=0)
