"""All articles of a deck read and told: what was kept is used, the rest is done by all cores.

Every article goes through two steps, each of which needs nothing of the other articles but
the words that they have of the verses. What comes of a step is kept, and it is the same
whoever takes it and in whatever order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from versecards.article.load import article_bytes
from versecards.cache import Cache, digest, pack, unpack
from versecards.cycles import look_seldom
from versecards.deck import (
    TRANSLATIONS,
    Deck,
    Listed,
    deck_folder,
    list_deck,
    open_deck,
)
from versecards.extract.deck import Extraction, extract, extract_from, take_in
from versecards.extract.kept import KeptWork, Second, codec, decoded, second_part, write
from versecards.extract.learned import NOTHING, Learned
from versecards.extract.steps import Steps
from versecards.extract.wordings import Wordings
from versecards.extract.work import Told, Work
from versecards.problems import ContentError, Problem
from versecards.scripture.texts.library import Library
from versecards.sourcestate import texts_digest

if TYPE_CHECKING:
    from concurrent.futures import Executor

FIRST, SECOND, TOLD, _STEPS = "article", "reading", "told", "steps"
_FEW = 32
"""Articles for which no other process is worth its start."""
_SHARES = 4
"""Into how many shares each process has its work, so that none waits long for the last."""
_LARGEST_SHARE = 50
_NEW = 100_000
"""New objects after which another process looks for cycles: what it reads and drops has some."""
_T = TypeVar("_T")
_R = TypeVar("_R")

Begin = tuple[bytes, str]
"""What a process begins with: the deck's settings as they are kept, its translations' folder."""


@dataclass(frozen=True)
class Effort:
    """What a run may use: the cache, and so many processes (0: one for each core).

    Without a cache all is done anew and in this process. ``on_way`` hears how many steps
    are done, of how many.
    """

    cache: Cache | None = None
    jobs: int = 1
    on_way: Callable[[int, int], None] | None = None


ALONE = Effort()
"""No cache and no other process: the way to hold every other way against."""


AskLedger = Callable[[Deck], Learned]
"""What the learners of a deck learn already."""


def no_ledger(_: Deck) -> Learned:
    """Nothing is learned yet."""
    return NOTHING


def gather(
    source: Path,
    effort: Effort,
    *,
    keep_going: bool = False,
    learned: AskLedger = no_ledger,
) -> tuple[Deck, Extraction]:
    """Read a deck and find its notes.

    Raises ``ContentError`` as ``open_deck`` does.
    """
    _state.cache_clear()  # its texts may have changed since the last time
    _words.cache_clear()
    listed = list_deck(source)
    if effort.cache is None or listed.broken:
        # with settings that cannot be used it only says so, and what is wrong with the articles
        deck = open_deck(source, keep_going=keep_going)
        return deck, extract(deck.articles, deck.settings, deck.library, learned(deck))
    with ExitStack() as stack:
        gathering = _Gathering(listed, deck_folder(source), effort, effort.cache, stack)
        return gathering.run(learned, keep_going=keep_going)


@dataclass(frozen=True)
class ArticleFile:
    """An article's file as it was read; ``key`` is made of all that the first step needs."""

    file: str
    shown: str
    data: bytes
    key: str

    @classmethod
    def of(cls, path: Path, name: str, data: bytes, common: str) -> ArticleFile:
        """Return the file of these bytes; ``common`` is what ``begin`` gives of its deck."""
        return cls(name, str(path), data, digest(common, name, str(path), data))


def begin(listed: Listed, folder: Path) -> tuple[Begin, str]:
    """Return what a process begins with for a deck, and a hash of all that its articles share.

    ``folder`` is the folder of the deck.
    """
    settings = pack(codec().encode(listed.deck.settings))
    return (settings, str(folder / TRANSLATIONS)), digest(settings, texts_digest(folder))


class _Gathering:
    """One run over the articles of a deck."""

    def __init__(
        self, listed: Listed, folder: Path, effort: Effort, cache: Cache, stack: ExitStack
    ) -> None:
        self._listed = listed
        self._effort = effort
        self._cache = cache
        self._stack = stack
        self._executor: Executor | None = None
        self._wordings = Wordings(listed.deck.library, listed.deck.settings)
        self._begin, self._common = begin(listed, folder)
        self._steps = 2 * len(listed.files)
        self._done = 0

    def run(self, ask: AskLedger, *, keep_going: bool) -> tuple[Deck, Extraction]:
        """Take both steps with every article."""
        found: dict[str, Work | tuple[Problem, ...]] = {}
        new: list[ArticleFile] = []
        files: dict[str, ArticleFile] = {}
        for path, name in self._listed.files:
            try:
                data = article_bytes(path, shown=str(path))
            except ContentError as error:
                found[name] = error.problems
                continue
            files[name] = ArticleFile.of(path, name, data, self._common)
            kept = self._kept(files[name])
            if kept is None:
                new.append(files[name])
            else:
                found[name] = kept
        self._go_on(len(self._listed.files) - len(new))
        for file, first in zip(new, self._shared(_first_steps, new), strict=True):
            found[file.file] = self._first(file, first)
        works = [work for _, name in self._listed.files if isinstance(work := found[name], Work)]
        unread = {name: faults for name, faults in found.items() if not isinstance(faults, Work)}
        unread = {name: unread[name] for _, name in self._listed.files if name in unread}
        articles = [work.article for work in works]
        deck = self._listed.opened(articles, unread, keep_going=keep_going)
        take_in(works, self._wordings)
        learned = ask(deck)
        self._tell([(files[work.article.file], work) for work in works], learned)
        self._stack.close()  # other processes have nothing left to do, and much in memory
        steps = self._steps_of_verses()
        self._wordings.steps = steps
        extraction = extract_from(works, self._wordings, learned)
        if steps.is_new:
            self._cache.put(_STEPS, self._begin[1], steps.used)
        return deck, extraction

    def _steps_of_verses(self) -> Steps:
        """The steps in which the verses of the deck were learned before."""
        kept = self._cache.get(_STEPS, self._begin[1])
        known = kept.items() if isinstance(kept, dict) else ()
        return Steps(
            {
                key: counts
                for key, counts in known
                if isinstance(counts, list) and all(isinstance(count, int) for count in counts)
            }
        )

    def _kept(self, file: ArticleFile) -> KeptWork | None:
        """The article as it was kept, or nothing."""
        data = self._cache.get_packed(FIRST, file.key)
        return None if data is None else self._work(file, data, None)

    def _work(self, file: ArticleFile, first: bytes, second: bytes | None) -> KeptWork | None:
        try:
            work = KeptWork(unpack(first), partial(self._second, file, second), self._wordings)
            work.key = file.key
            return work
        except ValueError:
            return None

    def _second(self, file: ArticleFile, known: bytes | None) -> Second:
        """The second part of an article: at hand, or kept, or made again."""
        data = known or self._cache.get_packed(SECOND, file.key) or b""
        try:
            return second_part(unpack(data))
        except ValueError:
            work = Work(self._listed.read(file.data, file.file, file.shown), self._wordings)
            return work.reading, work.statements

    def _first(self, file: ArticleFile, step: FirstStep) -> Work | tuple[Problem, ...]:
        """The article after its first step, or what is wrong with it."""
        if isinstance(step, bytes):
            faults: tuple[Problem, ...] = codec().decode(unpack(step))
            return faults
        if step is not None:
            self._cache.put_packed(FIRST, file.key, step[0])
            self._cache.put_packed(SECOND, file.key, step[1])
            kept = self._work(file, *step)
            if kept is not None:
                return kept
        # there is something in it that cannot be kept
        return Work(self._listed.read(file.data, file.file, file.shown), self._wordings)

    def _tell(self, works: Sequence[tuple[ArticleFile, Work]], learned: Learned) -> None:
        """Take the second step, for those of which nothing is known that still holds."""
        new: list[tuple[ArticleFile, KeptWork]] = []
        for file, work in works:
            if not isinstance(work, KeptWork):
                continue
            kept = self._cache.get(TOLD, file.key)
            told: Told | None = None if kept is None else decoded_told(kept)
            mine = learned.statements.get(file.file, ())
            if told is not None and told.holds(self._wordings, mine):
                work.known = told
            else:
                new.append((file, work))
        self._go_on(len(works) - len(new))
        known = pack(codec().encode(self._wordings.known()))
        parts = [
            (
                self._part(FIRST, file),
                self._part(SECOND, file),
                tuple(learned.statements.get(file.file, ())),
            )
            for file, _ in new
        ]
        able = [(one, part) for one, part in zip(new, parts, strict=True) if all(part[:2])]
        steps = self._shared(partial(_second_steps, known), [part for _, part in able])
        for ((file, work), _), step in zip(able, steps, strict=True):
            if step is not None:
                self._cache.put_packed(TOLD, file.key, step)
                work.known = decoded_told(unpack(step))

    def _part(self, kind: str, file: ArticleFile) -> bytes:
        return self._cache.get_packed(kind, file.key) or b""

    def _shared(
        self, work: Callable[[Begin, Sequence[_T]], list[_R]], items: Sequence[_T]
    ) -> Iterator[_R]:
        """Do some work in shares, in as many processes as it is worth, in order."""
        jobs = self._effort.jobs or _cores()
        jobs = 1 if len(items) < _FEW else min(jobs, len(items) // (_FEW // 2))
        size = max(1, min(_LARGEST_SHARE, -(-len(items) // (jobs * _SHARES))))
        shares = [items[start : start + size] for start in range(0, len(items), size)]
        results = (
            map(partial(work, self._begin), shares)
            if jobs == 1
            else self._processes(jobs).map(partial(work, self._begin), shares)
        )
        for result in results:
            self._go_on(len(result))
            yield from result

    def _processes(self, jobs: int) -> Executor:
        """Other processes; started anew, for an open database does not bear being copied."""
        if self._executor is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 (slow to load)
            from multiprocessing import get_context  # noqa: PLC0415

            self._executor = self._stack.enter_context(
                ProcessPoolExecutor(
                    jobs, get_context("spawn"), initializer=look_seldom, initargs=(_NEW,)
                )
            )
        return self._executor

    def _go_on(self, steps: int) -> None:
        self._done += steps
        if self._effort.on_way is not None:
            self._effort.on_way(self._done, self._steps)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


FirstStep = tuple[bytes, bytes] | bytes | None
"""Both parts of an article; or what is wrong with it; or nothing, where it cannot be kept."""


@lru_cache(maxsize=2)
def _state(begin: Begin) -> Listed:
    """The deck as another process knows it."""
    settings = codec().decode(unpack(begin[0]))
    library = Library((Path(begin[1]),))
    return Listed(Deck("", settings, (), Path(), library), ())


def _first_steps(begin: Begin, files: Sequence[ArticleFile]) -> list[FirstStep]:
    return [first_step(_state(begin), file) for file in files]


def first_step(listed: Listed, file: ArticleFile) -> FirstStep:
    """Read an article, find what is in it, and what it quotes and cites."""
    wordings = Wordings(listed.deck.library, listed.deck.settings)
    try:
        work = Work(listed.read(file.data, file.file, file.shown), wordings)
        work.quote(wordings)
        first, second = write(work)
    except ContentError as error:
        return pack(codec().encode(error.problems))
    except TypeError:
        return None
    return pack(first), pack(second)


@lru_cache(maxsize=2)
def _words(begin: Begin, known: bytes) -> Wordings:
    """The words that the articles of the deck have."""
    deck = _state(begin).deck
    wordings = Wordings(deck.library, deck.settings)
    wordings.take_over(codec().decode(unpack(known)))
    return wordings


def _second_steps(
    known: bytes, begin: Begin, parts: Sequence[tuple[bytes, bytes, Collection[str]]]
) -> list[bytes | None]:
    wordings = _words(begin, known)
    return [second_step(wordings, *part) for part in parts]


def second_step(
    wordings: Wordings, first: bytes, second: bytes, learned: Collection[str]
) -> bytes | None:
    """Tell what an article says in the words of its deck."""
    try:
        work = KeptWork(unpack(first), lambda: second_part(unpack(second)), wordings)
        return pack(codec().encode((work.told(wordings, learned),)))
    except (ValueError, TypeError):
        return None


def decoded_told(written: Any) -> Told | None:
    """Return what an article says, as it was kept; nothing where it was not."""
    try:
        (found,) = decoded(written, (Told,))
    except ValueError:
        return None
    told: Told = found
    return told
