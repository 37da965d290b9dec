"""Which note of today is which note of yesterday.

Four steps, each over what the ones before left: the same text in the same article; the
same text in an article that took over from another (renamed, moved, split, joined); then
the likely pairs, best first, by the likeness of text, article, neighbours and items; last the
questions that were asked in quite other words, by their answers, and the statements that were
rewritten, by their passage. Verses match by reference only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from versecards.ledger.alone import pairs_by_passage
from versecards.ledger.answers import agreement, answer_of, pairs_by_answer
from versecards.ledger.candidates import Index, Neighbours
from versecards.ledger.doubt import Doubt, Pair, settle
from versecards.ledger.entry import Entry
from versecards.ledger.similar import normalise, similarity
from versecards.notes import Kind, Note

_SAME = 0.70
"""The score from which two notes of one article are one."""
_SAME_ELSEWHERE = 0.85
"""The same for notes of two articles, and for one that was retired."""
_LETTERS = 0.90
"""Texts of one article that share so much are one note whatever else has changed."""
_RETIRED = 0.05
"""Taken off for a note that was retired: one that is not comes first."""
_ELSEWHERE = 0.10
"""Taken off for another article: an edit in the note's own article may win over a copy."""
_NEIGHBOUR = 0.025
"""Added for the same neighbour before, and again for the same neighbour after."""
_ITEMS = 0.05
"""Added for the same references, hidden phrases or answer; taken off when none is the same."""


_Key = TypeVar("_Key", bound=Hashable)


def match(
    entries: Sequence[Entry],
    notes: Sequence[Note],
    homes: Sequence[str],
    present: Collection[str],
) -> tuple[dict[int, int], list[Doubt]]:
    """Match the notes of today to the entries of the ledger, each in their order.

    ``homes`` are the names of the articles of the notes (empty for verses), ``present``
    those of all articles of today. Returns the entry of each note that has one, by
    index, and the matches that are in doubt.
    """
    work = _Work(entries, notes, homes, present)
    work.same_text_same_article()
    if work.left_notes() and work.left_entries():
        work.same_text_elsewhere()
    if work.left_notes() and work.left_entries():
        work.likely()
    if work.left_notes() and work.left_entries():
        work.same_answer_or_passage()
    return work.entry_of, work.doubts


class _Work:
    def __init__(
        self,
        entries: Sequence[Entry],
        notes: Sequence[Note],
        homes: Sequence[str],
        present: Collection[str],
    ) -> None:
        self.entries = entries
        self.notes = notes
        self.homes = homes
        self.present = present
        self.entry_of: dict[int, int] = {}
        self.note_of: dict[int, int] = {}
        self.doubts: list[Doubt] = []
        self.plain_texts: dict[str, str] = {}
        self.alike: dict[Pair, float] = {}
        self.heirs: dict[str, set[str]] = defaultdict(set)
        """The articles that each article took over from."""

    def left_entries(self) -> list[int]:
        return [index for index in range(len(self.entries)) if index not in self.note_of]

    def left_notes(self) -> list[int]:
        return [index for index in range(len(self.notes)) if index not in self.entry_of]

    def take(self, note: int, entry: int) -> None:
        self.entry_of[note] = entry
        self.note_of[entry] = note

    def plain(self, text: str) -> str:
        plain = self.plain_texts.get(text)
        if plain is None:
            plain = self.plain_texts[text] = normalise(text)
        return plain

    def same_text_same_article(self) -> None:
        entries, notes, homes = self.entries, self.notes, self.homes
        self._equal(
            self.left_entries(),
            self.left_notes(),
            lambda e: (entries[e].kind, entries[e].article, entries[e].text),
            lambda n: (notes[n].kind.value, homes[n], notes[n].text),
        )
        self._equal(
            self.left_entries(),
            self.left_notes(),
            lambda e: (entries[e].kind, entries[e].article, self.plain(entries[e].text)),
            lambda n: (notes[n].kind.value, homes[n], self.plain(notes[n].text)),
        )

    def same_text_elsewhere(self) -> None:
        """Pair equal texts of two articles, one of which took over from the other."""
        entries, notes = self.entries, self.notes

        def old_key(old: int) -> tuple[str, str]:
            return entries[old].kind, self.plain(entries[old].text)

        def new_key(new: int) -> tuple[str, str]:
            return notes[new].kind.value, self.plain(notes[new].text)

        olds, news = self._not_verses()
        olds_of, news_of = _grouped(olds, old_key), _grouped(news, new_key)
        single = []
        for key, group in news_of.items():
            waiting = olds_of.get(key, [])
            active = [old for old in waiting if not entries[old].retired] or waiting
            if len(group) == len(active) == 1:
                single.append((group[0], active[0]))
        olds_in = _grouped(olds, lambda old: entries[old].article)
        news_in = _grouped(news, lambda new: self.homes[new])
        for before, after in self._find_heirs(single):
            self._equal(olds_in[before], news_in[after], old_key, new_key)

    def likely(self) -> None:
        """Score every pair worth comparing, and take them best first, each note once."""
        near, far = self._pairs()
        alike = [pair for pair in far if self._alike(*pair) >= _SAME_ELSEWHERE]
        in_use = {new for new, old in alike if not self.entries[old].retired}
        # of a copy that is gone only what the article itself has not
        self._find_heirs(
            (new, old) for new, old in alike if new not in in_use or not self.entries[old].retired
        )
        near |= self._pairs_of_heirs()
        neighbours = Neighbours(self.entries, self.notes, self.homes, self.entry_of)
        scores: dict[Pair, float] = {}
        for pair in near | far:
            if score := self._score(*pair, neighbours, near=pair in near):
                scores[pair] = score
        chosen = _best_first(scores)
        self.doubts = settle(chosen, scores, [entry.since for entry in self.entries])
        for note, entry in sorted(chosen.items()):
            self.take(note, entry)

    def same_answer_or_passage(self) -> None:
        """Pair the questions and statements that only answers and passages tell to be one."""

        def before(home: str) -> Iterable[str]:
            return (home, *sorted(self.heirs.get(home, ())))

        for pairs_by in (pairs_by_answer, pairs_by_passage):
            for note, entry in pairs_by(
                self.entries, self.notes, self.homes, self.entry_of, before
            ):
                self.take(note, entry)

    def _equal(
        self,
        olds: Iterable[int],
        news: Iterable[int],
        old_key: Callable[[int], Hashable],
        new_key: Callable[[int], Hashable],
    ) -> None:
        """Pair what is left with equal keys: with equal items first, then in order."""
        pool = _grouped((old for old in olds if old not in self.note_of), old_key)
        wanted = _grouped((new for new in news if new not in self.entry_of), new_key)
        for key, group in wanted.items():
            waiting = pool.get(key, [])
            if len(waiting) == len(group) == 1:
                self.take(group[0], waiting[0])
                continue
            waiting.sort(key=lambda e: (bool(self.entries[e].retired), self.entries[e].since, e))
            for new in group:
                same = set(self.notes[new].items)
                old = next((old for old in waiting if self._items(old) == same), None)
                if old is not None:
                    waiting.remove(old)
                    self.take(new, old)
            for new, old in zip(
                (n for n in group if n not in self.entry_of), waiting, strict=False
            ):
                self.take(new, old)

    def _not_verses(self) -> tuple[list[int], list[int]]:
        verse = Kind.VERSE
        return (
            [old for old in self.left_entries() if self.entries[old].kind != verse.value],
            [new for new in self.left_notes() if self.notes[new].kind is not verse],
        )

    def _pairs(self) -> tuple[set[Pair], set[Pair]]:
        """Return the pairs worth comparing: of one article, and of two."""
        olds, news = self._not_verses()
        at_home = self._indexes(olds, lambda old: self.entries[old].article)
        overall = self._indexes(olds, lambda _: "")
        near: set[Pair] = set()
        far: set[Pair] = set()
        for new in news:
            kind, text = self.notes[new].kind.value, self.plain(self.notes[new].text)
            if index := at_home.get((kind, self.homes[new])):
                near.update((new, old) for old in index.likely(text))
            if index := overall.get((kind, "")):
                far.update((new, old) for old in index.likely(text))
        return near, far - near

    def _pairs_of_heirs(self) -> set[Pair]:
        """Return the pairs worth comparing of articles that took over from others."""
        olds, news = self._not_verses()
        at_home = self._indexes(olds, lambda old: self.entries[old].article)
        pairs: set[Pair] = set()
        for new in news:
            kind, text = self.notes[new].kind.value, self.plain(self.notes[new].text)
            for before in self.heirs.get(self.homes[new], ()):
                if index := at_home.get((kind, before)):
                    pairs.update((new, old) for old in index.likely(text))
        return pairs

    def _indexes(
        self, olds: Iterable[int], article: Callable[[int], str]
    ) -> dict[tuple[str, str], Index]:
        groups = _grouped(olds, lambda old: (self.entries[old].kind, article(old)))
        return {
            key: Index({old: self.plain(self.entries[old].text) for old in group})
            for key, group in groups.items()
        }

    def _find_heirs(self, alike: Iterable[Pair]) -> list[tuple[str, str]]:
        """Find (old article, new article) where the new one took over from the old one.

        A third or more of what is left of one of them must be in the other. Where the old
        one is still there, that must be two notes at least; where the new one was there
        before, too, half of all its notes (two articles that changed names). Those with most
        come first.
        """
        olds, news = self._not_verses()
        old_count = Counter(self.entries[old].article for old in olds)
        new_count = Counter(self.homes[new] for new in news)
        all_count = Counter(self.homes)
        known = {entry.article for entry in self.entries}
        moved: dict[tuple[str, str], set[int]] = defaultdict(set)
        for new, old in alike:
            before, after = self.entries[old].article, self.homes[new]
            if before != after:
                moved[before, after].add(new)
        found = []
        for (before, after), notes in moved.items():
            least = min(old_count[before], new_count[after]) / 3
            if before in self.present:
                least = max(least, 2, all_count[after] / 2 if after in known else 0)
            if len(notes) >= least:
                found.append((-len(notes), before, after))
                self.heirs[after].add(before)
        return [(before, after) for _, before, after in sorted(found)]

    def _items(self, entry: int) -> set[str]:
        return set(self.entries[entry].numbers)

    def _alike(self, new: int, old: int) -> float:
        alike = self.alike.get((new, old))
        if alike is None:
            texts = self.plain(self.entries[old].text), self.plain(self.notes[new].text)
            alike = self.alike[new, old] = similarity(*texts)
        return alike

    def _score(self, new: int, old: int, neighbours: Neighbours, *, near: bool) -> float:
        """Return how likely the two are one note; 0 where they are not."""
        alike = self._alike(new, old)
        retired = self.entries[old].retired
        if not near or retired:
            less = (0 if near else _ELSEWHERE) + (_RETIRED if retired else 0)
            return alike - less if alike >= _SAME_ELSEWHERE else 0.0
        had, has = self._items(old), set(self.notes[new].items)
        score = alike + _NEIGHBOUR * neighbours.shared(new, old)
        if had and has:
            score += _ITEMS if had == has else 0.0 if had & has else -_ITEMS
        if answer := self.entries[old].answer:
            score += _ITEMS * agreement(answer, answer_of(self.notes[new]))
        return score if score >= _SAME or alike >= _LETTERS else 0.0


def _best_first(scores: Mapping[Pair, float]) -> dict[int, int]:
    """Choose pairs one to one: the best one, then the best that is left, and so on."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for note, entry in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if note not in chosen and entry not in taken:
            chosen[note] = entry
            taken.add(entry)
    return chosen


def _grouped(numbers: Iterable[int], key: Callable[[int], _Key]) -> dict[_Key, list[int]]:
    groups: dict[_Key, list[int]] = {}
    for number in numbers:
        groups.setdefault(key(number), []).append(number)
    return groups
