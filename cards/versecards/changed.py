"""What an edit of a few articles can change in a deck, by what was kept of its last build.

Only the edited articles are read, and only the chapters are looked at of which they say another
thing than before. Where an edit concerns the whole deck, ``OtherwiseError`` is raised: where
articles came, went or were renamed, where a passage is learned whole whose words change, where a
setting is looked for in all articles.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from versecards.article.load import article_bytes
from versecards.cache import Cache, digest, unpack
from versecards.deck import Listed, deck_folder, list_deck
from versecards.extract.chapters import (
    Chapter,
    bound_up,
    chapters_of,
    counts,
    notes_of_chapters,
    other_chapters,
    renumbered,
)
from versecards.extract.kept import KeptWork, Second, codec, second_part
from versecards.extract.offers import Offered
from versecards.extract.verses import Spot
from versecards.extract.wording import Wording
from versecards.extract.wordings import Taken, Wordings
from versecards.extract.work import Told
from versecards.files import read_ordinary
from versecards.gather import (
    FIRST,
    SECOND,
    TOLD,
    ArticleFile,
    begin,
    decoded_told,
    first_step,
    second_step,
)
from versecards.lastbuild import (
    KeptNote,
    LastBuild,
    chapter_name,
    chapters_cited,
    in_one_text,
    is_plain_article,
    load,
    words_of,
)
from versecards.ledger import Ledger
from versecards.ledger.fronts import learned_statements
from versecards.notes import Note
from versecards.scripture.reference import Reference

_FEW, _SHARE = 8, 8
"""So many articles, or one in so many, are a few: with more the whole deck is built."""
_T = TypeVar("_T")


class OtherwiseError(Exception):
    """The whole deck has to be looked at."""


def require(holds: object) -> None:
    """Raise ``OtherwiseError`` unless it holds."""
    if not holds:
        raise OtherwiseError


def there(found: _T | None) -> _T:
    """Return what was found; raise ``OtherwiseError`` where nothing was."""
    if found is None:
        raise OtherwiseError
    return found


@dataclass(frozen=True)
class Pair:
    """An article before its edit and now, by its number in the deck."""

    number: int
    old: KeptWork
    new: KeptWork
    told: Told


@dataclass(frozen=True)
class Changed:
    """What an edit can change: all that is not among ``left``.

    ``notes`` are the others as they are now, in their order; ``spots`` says by the ``id`` of
    one where it is given, if it is of a verse. ``citing`` is as ``LastBuild`` has it, after
    the edit, and so is ``known``. ``works`` are the articles that say something of the
    ``chapters`` whose verses are among the notes.
    """

    listed: Listed
    last: LastBuild
    ledger: Ledger
    files: Sequence[ArticleFile]
    pairs: Sequence[Pair]
    notes: Sequence[Note]
    spots: dict[int, Spot]
    left: Sequence[KeptNote]
    citing: dict[str, list[int]]
    known: Any
    works: Sequence[KeptWork]
    chapters: set[Chapter]

    @property
    def titles(self) -> dict[str, str]:
        """The titles of all articles by their files."""
        titles = {article.file: article.title for article in self.last.articles}
        return titles | {pair.new.article.file: pair.new.article.title for pair in self.pairs}


def look(source: Path, cache: Cache, place: str) -> Changed:
    """Return what an edit can change in a deck whose last build was kept under this place.

    ``ContentError`` for what cannot be read.
    """
    listed = list_deck(source)
    last = there(load(cache, place))
    _, common = begin(listed, deck_folder(source))
    require(not listed.broken and common == last.common)
    require([name for _, name in listed.files] == last.files)
    require(digest(file_bytes(listed.deck.ledger)) == last.ledger)
    files = [
        ArticleFile.of(path, name, article_bytes(path, shown=str(path)), common)
        for path, name in listed.files
    ]
    keys = zip(files, last.articles, strict=True)
    changed = [number for number, (file, kept) in enumerate(keys) if file.key != kept.key]
    require(0 < len(changed) <= max(_FEW, len(files) // _SHARE))
    require(len(changed) < len(files))
    ledger = Ledger.load(listed.deck.ledger, listed.deck.settings.deck_id)
    require(ledger.deck_name[1] == listed.deck.settings.name)
    return _Look(listed, last, ledger, files, cache).at(changed)


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file; none where it cannot be read."""
    try:
        return read_ordinary(path)
    except OSError:
        return b""


class _Look:
    """One look at a deck after an edit."""

    def __init__(
        self,
        listed: Listed,
        last: LastBuild,
        ledger: Ledger,
        files: Sequence[ArticleFile],
        cache: Cache,
    ) -> None:
        self._listed = listed
        self._last = last
        self._ledger = ledger
        self._files = files
        self._cache = cache
        self._works: dict[int, KeptWork] = {}
        self._known: Any = last.known
        self._wordings = Wordings(listed.deck.library, listed.deck.settings)
        self._wordings.take_over(codec().decode(last.known))
        self._statements = learned_statements(ledger, last.files)

    def at(self, changed: Sequence[int]) -> Changed:
        """Look at the articles of these numbers."""
        works = {number: self._before_and_now(number) for number in changed}
        reworded = {verse for work in works.values() for verse in _reworded(*work)}
        self._require_settled(works.values(), reworded)
        if reworded:
            self._reword(reworded, works)
            works |= {n: (self._work(n), self._work(n)) for n in self._hearing(reworded, works)}
        pairs = [
            Pair(number, old, new, self._said(self._files[number]))
            for number, (old, new) in sorted(works.items())
        ]
        self._works |= {pair.number: pair.new for pair in pairs}
        citing = self._cited_now(pairs)
        chapters = self._chapters(pairs, reworded, citing)
        names = map(chapter_name, chapters)
        near = [self._work(n) for n in sorted({n for name in names for n in citing.get(name, ())})]
        learned = self._ledger.learned if chapters else ()
        verses = notes_of_chapters(chapters, near, self._wordings, learned)
        require(not self._wordings.problems)  # its translation lacks a verse
        return Changed(
            self._listed,
            self._last,
            self._ledger,
            self._files,
            pairs,
            [*verses.notes, *(note for pair in pairs for note in pair.told.notes)],
            {id(note): spot for note, spot in zip(verses.notes, verses.spots, strict=True)},
            self._left(pairs, chapters),
            citing,
            self._known,
            near,
            chapters,
        )

    def _before_and_now(self, number: int) -> tuple[KeptWork, KeptWork]:
        """An article before its edit and now."""
        old = there(self._kept(self._last.articles[number].key))
        first = self._parts(self._files[number])[0]
        new = there(self._of(first, self._files[number].key))
        require(is_plain_article(new) and old.settings == new.settings)
        require(old.taken is not None and new.taken is not None)
        return old, new

    def _require_settled(
        self, works: Iterable[tuple[KeptWork, KeptWork]], reworded: Iterable[Reference]
    ) -> None:
        """Require that no article has words of a passage that came or went as one to be learned
        in one text, or is of other words: they are settled when those of all are known."""
        wholes = {whole for old, new in works for whole in in_one_text(old) ^ in_one_text(new)}
        if not wholes:
            return
        names = {name for article in self._last.articles for name in article.quotes}
        worded = {*reworded, *map(Reference.from_osis, names)}
        require(not any(whole.overlaps(verse) for whole in wholes for verse in worded))

    def _reword(
        self, verses: set[Reference], works: Mapping[int, tuple[KeptWork, KeptWork]]
    ) -> None:
        """Give some verses the words that the articles have of them now."""
        for article in self._last.articles:
            for passage in map(Reference.from_osis, article.wholes):
                # its words were settled when those of all articles were known
                require(not any(passage.overlaps(verse) for verse in verses))
        names = {verse.osis for verse in verses}
        own, wanted, quoted = codec().decode(self._last.known)
        now = Wordings(self._listed.deck.library, self._listed.deck.settings)
        now.take_over(
            (
                tuple(pair for pair in own if pair[0] not in verses),
                tuple(pair for pair in wanted if pair[0] not in verses),
                tuple(pair for pair in quoted if pair[0] not in verses),
            )
        )
        for number, article in enumerate(self._last.articles):
            if number in works:
                work = works[number][1]
            elif names.isdisjoint(article.quotes):
                continue
            else:
                work = self._work(number)
            taken = there(work.taken)
            some = Taken(
                tuple(pair for pair in taken.quoted if pair[0] in verses),
                tuple(pair for pair in taken.wanted if pair[0] in verses),
                tuple(pair for pair in taken.own if pair[0] in verses),
                (),
            )
            now.take_in(some, work.settings)
        self._wordings = now
        self._known = codec().encode(now.known())

    def _hearing(self, verses: set[Reference], edited: Collection[int]) -> Iterator[int]:
        """The other articles that asked for the words of some verses."""
        for number, article in enumerate(self._last.articles):
            asked = map(Reference.from_osis, () if number in edited else article.asked)
            if any(one.overlaps(verse) for one in asked for verse in verses):
                yield number

    def _cited_now(self, pairs: Sequence[Pair]) -> dict[str, list[int]]:
        """``LastBuild.citing`` after the edit."""
        citing = {name: [*numbers] for name, numbers in self._last.citing.items()}
        for pair in pairs:
            for name in chapters_cited(pair.old.offered):
                citing[name].remove(pair.number)
            for name in chapters_cited(pair.new.offered):
                citing.setdefault(name, []).append(pair.number)
        return citing

    def _kept(self, key: str) -> KeptWork | None:
        """An article by the key by which it is kept."""
        return self._of(self._cache.get_packed(FIRST, key) or b"", key)

    def _of(self, first: bytes, key: str) -> KeptWork | None:
        try:
            found = KeptWork(unpack(first), partial(self._second, key), self._wordings)
        except ValueError:
            return None
        found.key = key
        return found

    def _second(self, key: str) -> Second:
        return second_part(unpack(self._cache.get_packed(SECOND, key) or b""))

    def _told(self, key: str) -> Told | None:
        kept = self._cache.get(TOLD, key)
        return None if kept is None else decoded_told(kept)

    def _parts(self, file: ArticleFile) -> tuple[bytes, bytes]:
        """Both parts of an article as it is now, which are kept for the next time."""
        first, second = (self._cache.get_packed(kind, file.key) for kind in (FIRST, SECOND))
        if first is None or second is None:
            step = first_step(self._listed, file)
            if not isinstance(step, tuple):
                raise OtherwiseError
            first, second = step
            self._cache.put_packed(FIRST, file.key, first)
            self._cache.put_packed(SECOND, file.key, second)
        return first, second

    def _said(self, file: ArticleFile) -> Told:
        """What an article says now, which is kept for the next time."""
        told, learned = self._told(file.key), self._statements[file.file]
        if told is None or not told.holds(self._wordings, learned):
            parts = self._parts(file)
            data = there(second_step(self._wordings, *parts, tuple(learned)))
            self._cache.put_packed(TOLD, file.key, data)
            told = decoded_told(unpack(data))
        return there(told)

    def _work(self, number: int) -> KeptWork:
        """An article as it is now, edited or not."""
        if number not in self._works:
            self._works[number] = there(self._kept(self._last.articles[number].key))
        return self._works[number]

    def _chapters(
        self, pairs: Sequence[Pair], reworded: Iterable[Reference], citing: dict[str, list[int]]
    ) -> set[Chapter]:
        """The chapters of which the edited articles say another thing than before."""
        found = {chapter for verse in reworded for chapter in verse.chapters()}
        for pair in pairs:
            found |= other_chapters(pair.old.offered, pair.new.offered)
            if pair.old.article.title != pair.new.article.title:  # verses tell who cites them
                entries = filter(counts, (*pair.old.offered, *pair.new.offered))
                found |= {chapter for entry in entries for chapter in chapters_of(entry)}
        if not found:
            return found
        before = {pair.number: pair.old.offered for pair in pairs}

        def offers(number: int) -> Iterable[Offered]:
            return (*self._work(number).offered, *before.get(number, ()))

        def numbers(chapter: Chapter) -> Iterable[int]:
            return (*citing.get(chapter_name(chapter), ()), *before)

        return bound_up(found, numbers, offers, self._ledger.learned)

    def _left(self, pairs: Sequence[Pair], chapters: set[Chapter]) -> list[KeptNote]:
        """The notes that the edit does not touch; a verse may have got another number."""
        moved = {
            pair.number: renumbered(pair.old.offered, pair.new.offered, chapters) for pair in pairs
        }
        names = set(map(chapter_name, chapters))
        left = []
        for kept in self._last.notes:
            if not kept.unit:
                if kept.articles[0] not in moved:
                    left.append(kept)
                continue
            if names and not names.isdisjoint(
                map(chapter_name, Reference.from_osis(kept.unit).chapters())
            ):
                continue
            number, place = kept.spot
            if number not in moved:
                left.append(kept)
            else:
                place = there(moved[number].get(place))
                left.append(kept._replace(spot=[number, place]))
        return left


def _reworded(old: KeptWork, new: KeptWork) -> set[Reference]:
    """The verses of which an article has other words than before its edit."""
    before, now = _words_by_verse(old), _words_by_verse(new)
    return {verse for verse in before.keys() | now.keys() if before.get(verse) != now.get(verse)}


def _words_by_verse(work: KeptWork) -> dict[Reference, list[tuple[bool, Wording]]]:
    """The words that an article has of each verse, and whether they are those of a list."""
    found: dict[Reference, list[tuple[bool, Wording]]] = {}
    for verse, words in words_of(work):
        found.setdefault(verse, []).append((work.article.listed, words))
    return found
