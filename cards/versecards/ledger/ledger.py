"""The ledger: which note of today is which note of yesterday, and when each last changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from versecards.files import read_ordinary
from versecards.ledger.answers import answer_of
from versecards.ledger.articles import final_names, known_names, shown_title
from versecards.ledger.copies import copied_articles, said_in, without_twins
from versecards.ledger.doubt import Doubt
from versecards.ledger.entry import CLEARED, GONE, SKIPPED, ArticleEntry, Entry, first_guid
from versecards.ledger.file import Content, decode, encode
from versecards.ledger.match import match
from versecards.ledger.order import in_order
from versecards.ledger.skip import Skip, Skips
from versecards.ledger.slots import SLOTS, Seating, seat, with_learned_phrases
from versecards.notes import Kind, Note
from versecards.problems import ContentError, Problem, problem
from versecards.scripture.reference import Reference

_MANY = 10
_NO_SEATS = Seating([], (), {})


class State(str, Enum):
    """What a note of today is to the ledger."""

    NEW = "new"
    KNOWN = "known"
    BACK = "brought back"
    """Retired, and in an article again."""


class Identified(NamedTuple):
    """A note of today with its guid and the card slot of each of its items, from 1."""

    note: Note
    guid: str
    slots: Mapping[str, int]
    state: State
    entry: Entry
    """What the ledger will remember; ``stamp`` adds the times."""


@dataclass(frozen=True)
class Retired:
    """A note that is shipped with ``Active`` empty until it is pruned.

    ``article`` is the name of the article it was last in, empty for a verse.
    ``newly`` when this build is the one that retires it. ``skipped`` when its text is still
    there and the author does not want the card.
    """

    guid: str
    kind: Kind
    text: str
    article: str
    slots: Mapping[str, int]
    newly: bool
    skipped: bool
    entry: Entry = field(repr=False)


@dataclass(frozen=True)
class Identification:
    """Today's notes, in the order given, without those that are skipped; what is gone; today's
    articles, in the order given; and today's notes that are skipped."""

    notes: tuple[Identified, ...]
    retired: tuple[Retired, ...]
    articles: tuple[ArticleEntry, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Stamped:
    """When each note and note type last changed, in seconds since 1970, and the ledger to
    save; ``changed`` when that is other than the one that was loaded."""

    mods: Mapping[str, int]
    notetype_mods: Mapping[str, int]
    ledger: Ledger
    changed: bool


@dataclass(frozen=True)
class Ledger(Content):
    """What is remembered of a deck; never changed, only replaced by the next one.

    ``path`` is the file it was loaded from; none when there was no file.
    """

    path: Path | None = None

    @classmethod
    def load(cls, path: Path, deck_id: str) -> Ledger:
        """Read the ledger of a deck; an empty one where the file is missing.

        Where ``deck_id`` is empty, the deck is the one whose ledger it is.
        ``ContentError`` where it cannot be used (see ``versecards.ledger.file``).
        """
        try:
            data = read_ordinary(path)
        except FileNotFoundError:
            return cls(deck_id)
        except OSError as error:
            raise ContentError(
                problem("ledger-unreadable", (str(path), 0, 0), reason=error.strerror or error)
            ) from error
        return cls(**vars(decode(data, deck_id, str(path))), path=path)

    @property
    def learned(self) -> frozenset[Reference]:
        """The passages of its verse notes, but for the retired."""
        verses = (entry for entry in self.entries if entry.kind == Kind.VERSE.value)
        return frozenset(Reference.from_osis(one.text) for one in verses if not one.retired)

    def encode(self) -> bytes:
        """Return the bytes of the file; the same for the same ledger."""
        return encode(self)

    def identify(
        self,
        notes: Sequence[Note],
        titles: Mapping[str, str],
        *,
        skip: Collection[Skip | str] = (),
        unread: Collection[str] = (),
        slots: Mapping[Kind, int] = SLOTS,
        among: Sequence[Entry] | None = None,
    ) -> Identification:
        """Say which note of today is which note of the ledger.

        ``notes`` are all of today's notes, those of one article in its order (of two that
        say the same in one article the first counts); ``titles``
        has the title of each of today's articles by its file, in the order in which they
        are learned. ``skip`` are the notes that are not wanted.
        ``unread`` are files of articles that are there but could not be read: their notes
        are neither matched nor retired. ``slots`` is how many card slots a note of a kind
        has. ``among`` are the entries that these notes may be, in their order, where the
        others are known for notes that are not given: then it is not said whether articles
        are copies of each other, nor whether the whole deck is.
        """
        names = known_names(self.articles, [*titles, *unread])
        held = {names.pop(file) for file in unread}
        notes = without_twins(notes)
        at_hand = self.entries if among is None else among
        entries = [entry for entry in at_hand if not held or not _is_held(entry, held)]
        files = [_home(note) for note in notes]
        homes = [names[file] if file else "" for file in files]
        entry_of, doubts = match(entries, notes, homes, set(names.values()))
        matched = [(files[new], entries[old].article) for new, old in entry_of.items()]
        names = final_names(
            self.articles,
            titles,
            names,
            [(file, name) for file, name in matched if file and name],
            sizes=Counter(files),
            had=Counter(entry.article for entry in self.entries if not entry.retired),
        )
        articles = self._articles(titles, names)
        skips = Skips(skip)
        taken = {entry.guid for entry in self.entries}
        problems = [
            *self.problems,
            *(self._copies(notes, titles) if among is None else ()),
            *_doubtful(doubts, entries, notes),
        ]
        identified: list[Identified] = []
        retired: list[Retired] = []
        skipped: list[Note] = []
        for index, note in enumerate(notes):
            old = entries[entry_of[index]] if index in entry_of else None
            if old is not None:
                note, old = with_learned_phrases(note, old)  # noqa: PLW2901
            guid = old.guid if old else ""
            home = names[files[index]] if files[index] else ""
            if old is None:
                guid = first_guid(self.deck_id, note.kind, home, note.text, taken)
                taken.add(guid)
            size = slots.get(note.kind, 0)
            seating = _seat(old, note, size)
            entry = _entry(old, note, home, guid, seating)
            if skips.has(guid, note):
                skipped.append(note)
                if old is not None and old.retired != CLEARED:
                    entry = entry._replace(retired=SKIPPED)
                    retired.append(_retired(entry, newly=not old.retired))
                continue
            problems.extend(_slot_problems(note, seating, size))
            state = State.NEW if old is None else State.BACK if old.retired else State.KNOWN
            identified.append(Identified(note, guid, seating.numbers, state, entry))
        still_there = set(entry_of.values())
        for number, entry in enumerate(entries):
            if number not in still_there and entry.retired != CLEARED:
                gone = entry if entry.retired else entry._replace(retired=GONE)
                retired.append(_retired(gone, newly=not entry.retired))
        problems.extend(skips.unused())
        if not unread and among is None:
            problems.extend(self._all_replaced(entry_of.values(), titles))
        problems.extend(self._many_gone(retired))
        return Identification(
            tuple(identified), tuple(retired), articles, tuple(problems), tuple(skipped)
        )

    def stamp(
        self,
        rendered: Sequence[tuple[Identified | Retired, str]],
        articles: Sequence[ArticleEntry],
        notetypes: Mapping[str, str],
        now: int,
        *,
        name: str = "",
    ) -> Stamped:
        """Give each note and note type the time at which its content last changed.

        ``rendered`` are the notes to be shipped, each with the fingerprint of its content
        (fields, tags, deck); ``articles`` those of the identification; ``notetypes``
        maps names to fingerprints; ``now`` is in seconds since 1970; ``name`` is the
        deck's. What has the
        fingerprint that it had keeps its time; the others get ``max(old + 1, now)``.
        """
        olds = {entry.guid: entry for entry in self.entries}
        stamped: dict[str, Entry] = {}
        for item, fingerprint in rendered:
            entry, old = item.entry, olds.get(item.guid)
            if old is None:
                entry = entry._replace(since=now, mod=now, fingerprint=fingerprint)
            elif old.fingerprint != fingerprint:
                entry = entry._replace(mod=max(old.mod + 1, now), fingerprint=fingerprint)
            stamped[item.guid] = old if old == entry else entry
        types = {name: self._notetype(name, fp, now) for name, fp in notetypes.items()}
        entries = in_order(self.entries, stamped)
        known = {article.name for article in articles}
        used = {entry.article for entry in entries} - known
        others = {row.name: row for row in self.articles if row.name in used}
        following = Ledger(
            self.deck_id,
            entries,
            tuple(sorted((*articles, *others.values()))),
            {**self.notetypes, **types},
            self.deck_name if self.deck_name[1] == name else (now, name),
            path=self.path,
        )
        return Stamped(
            {guid: entry.mod for guid, entry in stamped.items()},
            {name: mod for name, (mod, _) in types.items()},
            following,
            following.differs(self),
        )

    def differs(self, other: Ledger) -> bool:
        """Whether the two would be other files, or this one has no file yet."""
        return (
            self.path is None
            or bool(other.problems)
            or self.entries != other.entries
            or self.articles != other.articles
            or dict(self.notetypes) != dict(other.notetypes)
            or self.deck_name != other.deck_name
        )

    def changed_since(self, before: Ledger) -> set[str]:
        """Return the guids of the notes whose content is another than it was before."""
        mods = {entry.guid: entry.mod for entry in before.entries}
        return {e.guid for e in self.entries if e.mod != mods.get(e.guid, e.mod)}

    def prune(self) -> tuple[Ledger, int]:
        """Forget the notes that are retired; return the ledger without them, and how many.

        Skipped ones stay in the ledger, so that they are still known after an edit, but
        are no longer shipped.
        """
        kept = []
        count = 0
        for entry in self.entries:
            count += entry.retired in (GONE, SKIPPED)
            if entry.retired != GONE:
                kept.append(entry._replace(retired=CLEARED) if entry.retired else entry)
        return replace(self, entries=tuple(kept)), count

    def _notetype(self, name: str, fingerprint: str, now: int) -> tuple[int, str]:
        mod, known = self.notetypes.get(name, (0, ""))
        return (mod, known) if known == fingerprint else (max(mod + 1, now), fingerprint)

    def _articles(
        self, titles: Mapping[str, str], names: Mapping[str, str]
    ) -> tuple[ArticleEntry, ...]:
        """Return the rows of today's articles, by what is known of them.

        Of an article that two branches have left two rows of, that of a file which is
        still there counts.
        """
        rows = {row.name: row for row in sorted(self.articles, key=lambda row: row.file in titles)}
        bases = {row.name: row.base for row in self.articles if row.base}
        today = []
        for file, title in titles.items():
            name = names[file]
            shown = shown_title(rows.get(name), title)
            today.append(ArticleEntry(name, file, shown, bases.get(name, 0)))
        return tuple(today)

    def _copies(self, notes: Sequence[Note], titles: Mapping[str, str]) -> list[Problem]:
        own = [note for note in notes if note.origin.articles]
        shown = {note.origin.articles[0]: note.origin.file for note in reversed(own)}
        said = (each for note in notes for each in said_in(note))
        return copied_articles(said, titles, shown)

    def _all_replaced(self, matched: Collection[int], titles: Collection[str]) -> list[Problem]:
        """Say so when not one note of any article is there: the folder may be a copy."""
        own = [n for n, entry in enumerate(self.entries) if entry.article and not entry.retired]
        known = any(row.file in titles for row in self.articles)
        if not own or not set(own).isdisjoint(matched) or (known and len(own) < _MANY):
            return []
        return [problem("deck-copied", (str(self.path or ""), 0, 0), count=len(own))]

    def _many_gone(self, retired: Sequence[Retired]) -> list[Problem]:
        """Say so when more than half of the deck would be retired: it may be a mistake."""
        active = sum(not entry.retired for entry in self.entries)
        gone = sum(item.newly for item in retired)
        if gone < _MANY or 2 * gone <= active:
            return []
        place = (str(self.path or ""), 0, 0)
        return [problem("many-retired", place, gone=gone, active=active)]


def _home(note: Note) -> str:
    """Return the file of the article a note belongs to; a verse belongs to none."""
    articles = note.origin.articles
    return "" if note.kind is Kind.VERSE or not articles else articles[0]


def _retired(entry: Entry, *, newly: bool) -> Retired:
    return Retired(
        entry.guid,
        Kind(entry.kind),
        entry.text,
        entry.article,
        entry.numbers,
        newly,
        entry.retired == SKIPPED,
        entry,
    )


def _is_held(entry: Entry, names: Collection[str]) -> bool:
    """Whether the note may be in an article that could not be read; a verse always may."""
    return entry.article in names or entry.kind == Kind.VERSE.value


def _seat(old: Entry | None, note: Note, size: int) -> Seating:
    if not note.items and (old is None or not old.items):
        return _NO_SEATS
    return seat(old, note.items, size, phrases=note.kind is Kind.POINT)


def _entry(old: Entry | None, note: Note, article: str, guid: str, seating: Seating) -> Entry:
    answer = answer_of(note)
    if old is None:
        items = seating.items
        return Entry(note.kind.value, article, note.text, items, guid, 0, 0, "", answer=answer)
    if (old.article, old.text, old.retired) == (article, note.text, "") and (
        (old.items, old.freed, old.answer) == (seating.items, seating.freed, answer)
    ):
        return old
    return old._replace(
        article=article,
        text=note.text,
        items=seating.items,
        freed=seating.freed,
        answer=answer,
        retired="",
    )


def _slot_problems(note: Note, seating: Seating, size: int) -> list[Problem]:
    place = note.origin.place
    found = [problem("slot-reused", place, size=size, item=item) for item in seating.reused]
    if seating.without:
        items = ", ".join(seating.without)
        found.append(problem("slots-full", place, size=size, items=items))
    return found


def _doubtful(
    doubts: Sequence[Doubt], entries: Sequence[Entry], notes: Sequence[Note]
) -> list[Problem]:
    found = []
    for doubt in doubts:
        note, entry = notes[doubt.note], entries[doubt.entry]
        place = note.origin.place
        if doubt.other_entry is not None:
            other = entries[doubt.other_entry].text
            found.append(problem("match-doubtful.entry", place, before=entry.text, other=other))
        else:
            assert doubt.other_note is not None
            other = notes[doubt.other_note].text
            found.append(problem("match-doubtful.note", place, before=entry.text, other=other))
    return found
