"""Verse notes: which passages the articles of a deck give to learn word for word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from versecards.extract.choosing import Choice, Reason, reason, strongest
from versecards.extract.offers import Offered, Offers
from versecards.extract.reading import Reading
from versecards.extract.steps import MOST as MOST_OF_ONE
from versecards.extract.steps import ending
from versecards.extract.units import (
    MOST,
    Text,
    completed,
    ends_sentence,
    has_end,
    neighbour,
    parts_of,
    runs,
    units_of,
)
from versecards.extract.wording import Wording
from versecards.extract.wordings import Wordings
from versecards.notes import MOST_STEPS, Kind, Note, Origin, VerseContent
from versecards.problems import Place, Problem, Severity, problem
from versecards.scripture.reference import Reference, spanning
from versecards.settings import Settings

_MANY_LACKED = 3
"""Verses that a translation lacks which are each told, wherever they stand."""
_MEMORIZE = 2
"""How much whoever memorizes a verse wants it; who names it as one to learn, 1."""


@dataclass
class _Given:
    """A unit to learn: where it is asked for first, and the articles that ask for it.

    ``before`` is the verse that leads into it, ``cited`` whether the text of an article
    names it, rather than only ``memorize``. ``settings`` are those of whoever wants it most
    (``wish``): who memorizes it, then who names it as a verse to learn, then who cites it.
    """

    settings: Settings
    origin: Origin
    before: Reference | None = None
    cited: bool = False
    memorized: bool = False
    wish: int = 0
    reasons: tuple[Reason, ...] = ()
    articles: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)

    def add(self, more: _Given) -> None:
        """Take in what another place says of the same unit."""
        if more.wish > self.wish:
            self.settings, self.wish = more.settings, more.wish
        if more.cited and not self.cited:
            self.origin, self.cited = more.origin, True
        self.reasons = self.reasons or more.reasons
        for file in more.origin.articles:
            self.articles.setdefault(file, more.origin.title)
        self.tags.extend(tag for tag in more.settings.tags if tag not in self.tags)
        self.before = self.before or more.before
        self.memorized = self.memorized or more.memorized


Spot = tuple[str, int]
"""The file of an article, and the number of a passage among those that it offers."""
DECK: Spot = ("", 0)
"""The spot of what only the settings of a deck name."""


class VerseNotes(NamedTuple):
    """The verse notes of a deck, the spot at which each is first given, and for each passage
    of each article whether it was chosen and why."""

    notes: list[Note]
    spots: list[Spot]
    choices: list[Choice]


def verse_notes(
    articles: Sequence[Offers], wordings: Wordings, learned: Collection[Reference] = ()
) -> VerseNotes:
    """Return one note for each unit that a deck gives, in the order of its articles.

    A passage to memorize stands whole where it is first cited; else at the end of the article
    that names it, or of the deck. ``learned`` are the passages that are learned already.
    """
    deck = wordings.settings
    units = _Units(wordings, learned)
    for passage in deck.memorize:
        units.reserve(passage, deck)
    for _, settings, _ in articles:
        for passage in settings.memorize:
            units.reserve(passage, settings)
    waiting = dict(enumerate(deck.memorize))
    choices: list[Choice] = []
    for article in articles:
        choices += _of_article(*article, units, waiting)
    units.spot = DECK
    for number in waiting:
        units.memorize(number, deck)
    notes, spots = units.notes()
    return VerseNotes(notes, spots, choices)


def _of_article(
    reading: Reading,
    settings: Settings,
    entries: Sequence[Offered],
    units: _Units,
    waiting: dict[int, Reference],
) -> Iterator[Choice]:
    """Add what an article gives, and what it cites of the deck's passages that wait for it."""
    deck = units.wordings.settings
    own = dict(enumerate(settings.memorize[len(deck.memorize) :], len(deck.memorize)))
    for count, entry in enumerate(entries):
        units.spot = (reading.article.file, count)
        if entry.choice is not None:
            yield entry.choice
        if not entry.cited:
            continue
        for number, passage in [*waiting.items(), *own.items()]:
            if passage.overlaps(entry.unit):
                units.memorize(number, deck if waiting.pop(number, None) else settings, reading)
                own.pop(number, None)
        wish = int(entry.chosen and entry.to_learn)
        given = _Given(settings, entry.origin, cited=True, wish=wish, reasons=entry.reasons)
        if entry.chosen and entry.passage:
            units.learn_whole(entry.passage, given)
        elif entry.chosen:
            units.take(entry.unit, given, complete=entry.complete)
            units.to_say.update(dict.fromkeys(entry.to_say))
        units.cited.append((entry.unit, given))
    units.spot = (reading.article.file, len(entries))
    for number in own:
        units.memorize(number, settings, reading)


@dataclass
class _Units:
    """The units of a deck in the order in which they came, each verse in one of them.

    ``cited`` is what the articles cite, learned or not.
    """

    wordings: Wordings
    learned: Collection[Reference] = ()
    spot: Spot = DECK
    """What is given now is given there."""
    spots: dict[Reference, Spot] = field(default_factory=dict)
    given: dict[Reference, _Given] = field(default_factory=dict)
    cited: list[tuple[Reference, _Given]] = field(default_factory=list)
    to_say: dict[Reference, None] = field(default_factory=dict)
    """What is to be learned as it is named, in whatever units: it is said whole after them."""
    _whole: dict[Reference, None] = field(default_factory=dict)
    _owner: dict[Reference, Reference] = field(default_factory=dict)
    _words_of: dict[tuple[Reference, str, str, bool], Wording | None] = field(default_factory=dict)
    _lacking: dict[tuple[str, int, str, str], dict[Reference, Place]] = field(default_factory=dict)
    """By file, line, translation and what the cards have instead: each verse, where it is cited.
    A line by itself, since a comment can switch a check off for one."""
    _asked: dict[str, set[Reference]] = field(default_factory=dict)
    """By translation: the verses that are wanted of it."""
    _named: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Where each translation is chosen that lacks a verse."""

    def reserve(self, passage: Reference, settings: Settings) -> None:
        """Keep the units of a passage as they are, wherever one of its verses is named."""
        free = [verse for verse in passage.verses() if verse not in self._owner]
        for unit in self._cut(free, settings, by_sentence=True):
            self._own(unit)

    def memorize(self, number: int, settings: Settings, reading: Reading | None = None) -> None:
        """Add an entry of ``memorize``; ``reading`` is of the article that names or cites it."""
        file, line = settings.place("memorize", number)
        origin = Origin(file, line, 1, source=settings.source, language=settings.language)
        if reading is not None and number >= len(self.wordings.settings.memorize):
            origin = replace(reading.origin_outside(settings, line), file=file)
        why = (reason(Kind.VERSE, "asked for", line),)
        given = _Given(settings, origin, memorized=True, wish=_MEMORIZE, reasons=why)
        self.learn_whole(settings.memorize[number], given)

    def learn_whole(self, passage: Reference, given: _Given) -> None:
        """Add a passage sentence by sentence, to be said as a whole after that."""
        if passage not in self._whole:
            self._whole[passage] = None
            self.reserve(passage, given.settings)
            self.take(passage, given)

    def take(self, passage: Reference, given: _Given, *, complete: bool = False) -> None:
        """Add a passage: what other units have of it stays there, the rest is units of its own,
        of which ``complete`` ones are taken to where their sentence ends."""
        verses = list(passage.verses())
        known = dict.fromkeys(self._owner[verse] for verse in verses if verse in self._owner)
        fresh = [verse for verse in verses if verse not in self._owner]
        units = [*known]
        for unit in self._cut(fresh, given.settings):
            whole = self._completed(unit, given.settings) if complete else unit
            self._own(whole)
            verses += [verse for verse in whole.verses() if not unit.contains(verse)]
            units.append(whole)
        for verse in verses:
            self._report(verse, given)
        before: Reference | None = None
        for unit in sorted(units, key=lambda unit: unit.sort_key):
            self.spots.setdefault(unit, self.spot)
            self._give(unit, replace(given, before=before, articles={}, tags=[]))
            before = unit.last

    def _give(self, unit: Reference, more: _Given) -> None:
        """Take in what another place says of a unit, in whose settings it may have no words."""
        if more.wish and self._together(unit, more.settings) is None:
            more = replace(more, wish=0)
        self.given.setdefault(unit, more).add(more)

    def notes(self) -> tuple[list[Note], list[Spot]]:
        """Return a note for each unit, in order, and after the last unit of a passage that
        is learned whole one for the whole of it, or for its parts; and where each is given."""
        for passage, given in self.cited:
            self._cite(passage, given)
        ends: dict[Reference, list[tuple[Reference, _Given]]] = {}
        places = {unit: place for place, unit in enumerate(self.given)}
        wholes = {**self._whole, **self.to_say}
        for passage in wholes:
            units = dict.fromkeys(self._owner.get(verse) for verse in passage.verses())
            inside = [unit for unit in units if unit in places and passage.contains(unit)]
            around = any(other != passage and other.contains(passage) for other in wholes)
            if passage not in self._whole and (around or len(inside) < len(units)):
                continue  # it is said with what stands around it
            for part in parts_of(inside):
                last = max((u for u in inside if part.contains(u)), key=places.__getitem__)
                citing = self._citing(part, self.given[last])
                ends.setdefault(last, []).append((part, citing))
        notes: list[Note] = []
        spots: list[Spot] = []
        for unit, given in self.given.items():
            notes.append(self._note(unit, given))
            notes += [self._note(part, last, whole=True) for part, last in ends.get(unit, ())]
            spots += [self.spots[unit]] * (len(notes) - len(spots))
        self.wordings.problems.extend(self._lacks())
        return notes, spots

    def _cite(self, passage: Reference, given: _Given) -> None:
        """Note that an article cites what is learned; a chapter cites what is memorized."""
        for unit in dict.fromkeys(self._owner.get(verse) for verse in passage.verses()):
            learned = self.given.get(unit) if unit else None
            if unit and learned and (learned.memorized or passage.verse is not None):
                self._give(unit, given)

    def _citing(self, part: Reference, given: _Given) -> _Given:
        """What is given of the last unit of a passage, with all articles that cite some of it:
        the whole of it is learned with the first of them."""
        articles = {
            file: each.origin.title
            for passage, each in self.cited
            if passage.overlaps(part)
            for file in each.origin.articles
        }
        return replace(given, articles={**articles, **given.articles})

    def _own(self, unit: Reference) -> None:
        self._owner.update((verse, unit) for verse in unit.verses())

    def _cut(
        self, verses: Sequence[Reference], settings: Settings, *, by_sentence: bool = False
    ) -> Iterator[Reference]:
        """Cut verses into units: those that are named together stay so where they are few,
        unless ``by_sentence``; two wordings are never one unit."""
        for run in runs(verses):
            whole = len(run) <= MOST and not by_sentence
            all_of_it = [spanning(run[0], run[-1])]
            for unit in all_of_it if whole else units_of(run, self._words(settings)):
                if self._together(unit, settings):
                    yield unit
                    continue
                for text, group in groupby(unit.verses(), lambda v: self._text_of(v, settings)):
                    part = [*group] if text else []
                    one = [spanning(part[0], part[-1])] if part else []
                    yield from one if one and self._together(one[0], settings) else part

    def _completed(self, unit: Reference, settings: Settings) -> Reference:
        """A unit with the end of its sentence; but one that is learned already stays as it is
        where another translation has a comma for a stop: its reviews are worth more."""
        words = self._words(settings)
        if unit in self.learned and has_end(words(unit.last)):
            return unit
        whole = completed(unit, words)
        added = [verse for verse in whole.verses() if not unit.contains(verse)]
        if any(verse in self._owner for verse in added):
            return unit
        return whole if self._together(whole, settings) is not None else unit

    def _together(
        self, unit: Reference, settings: Settings, *, mixed: bool = False
    ) -> Wording | None:
        """The words of a unit (``Wordings.together``), put together once."""
        key = (unit, settings.translation, settings.missing, mixed)
        if key not in self._words_of:
            self._words_of[key] = self.wordings.together(unit, settings, mixed=mixed)
        return self._words_of[key]

    def _words(self, settings: Settings) -> Text:
        """The words by which it is told where sentences end: those that are learned, or where
        they show no end those of the translation."""

        def words(verse: Reference) -> str:
            wording = self.wordings.find(verse, settings)
            if wording is None or wording.part or not has_end(wording.text):
                wording = self.wordings.of_translation(verse, settings)
            return wording.text if wording else ""

        return words

    def _text_of(self, verse: Reference, settings: Settings) -> tuple[str, str] | None:
        """Of which text the words of a verse are; ``None`` where there are none."""
        wording = self.wordings.find(verse, settings)
        return None if wording is None else wording.source

    def _report(self, verse: Reference, given: _Given) -> None:
        """Note that the chosen translation lacks a verse, once for the deck."""
        settings = given.settings
        known = self._asked.setdefault(settings.translation, set())
        if verse in known:
            return
        known.add(verse)
        wording = self.wordings.find(verse, settings)
        if (wording is not None and wording.quoted) or not self.wordings.lacks(verse, settings):
            return
        instead = wording.label if wording is not None else ""
        place = given.origin.place
        cause = (*place[:2], settings.translation, instead)
        self._lacking.setdefault(cause, {})[verse] = place
        if settings.translation not in self._named:
            self._named[settings.translation] = settings.places.get("translation", place[:2])

    def _lacks(self) -> Iterator[Problem]:
        """Say it of all verses of a line at once, at the first of them.

        Of a translation that lacks many verses it is said once, and of each line only to
        whoever asks for all that there is to say.
        """
        lacked: dict[str, list[tuple[Reference, Place]]] = {name: [] for name in self._named}
        for (*_, name, _), places in self._lacking.items():
            lacked[name] += places.items()
        for name, verses in lacked.items():
            if len(verses) > _MANY_LACKED:
                first = "; ".join(f"{verse} ({place[0]}:{place[1]})" for verse, place in verses[:3])
                yield problem(
                    "verse-missing.many",
                    (*self._named[name], 1),
                    translation=name,
                    count=len(verses),
                    all=len(self._asked[name]),
                    first=first,
                )
        for (*_, name, instead), places in self._lacking.items():
            place = next(iter(places.values()))
            values = {"translation": name, "verses": "; ".join(map(str, places))}
            told = (
                problem("verse-missing.instead", place, label=instead, **values)
                if instead
                else problem("verse-missing.out", place, **values)
            )
            many = len(lacked[name]) > _MANY_LACKED
            yield replace(told, severity=Severity.NOTE) if many else told

    def _before(self, unit: Reference, wording: Wording, given: _Given) -> str:
        """The ending of what leads into a unit: of the unit before in a passage, else of the
        verse in which its sentence begins, in words of the same text."""
        settings = given.settings
        if given.before:
            learned = self.wordings.find(given.before, settings)
            return ending(learned.text) if learned else ""
        leads = self.wordings.of_translation(neighbour(unit.first, -1), settings)
        if leads is None or leads.translation != wording.translation:
            return ""
        omits = wording.text.startswith("…") or ends_sentence(leads.text)
        return "" if omits else ending(leads.text)

    def _note(self, unit: Reference, given: _Given, *, whole: bool = False) -> Note:
        settings = given.settings
        wording = self._together(unit, settings, mixed=whole)
        if wording is None:
            raise ValueError(f"{unit} has no one wording")  # ``_cut`` sees to it
        before = "" if whole else self._before(unit, wording, given)
        # what is to be memorized is learned step by step even where it is short
        steps = "all" if given.memorized and settings.steps == "long" else settings.steps
        most = MOST_OF_ONE if unit.is_verse else MOST_STEPS
        cut = self.wordings.steps
        content = VerseContent(
            reference=unit,
            text=wording.text,
            translation=wording.translation,
            label=wording.label,
            quoted=wording.quoted,
            part=wording.part,
            before=before,
            steps=() if whole else cut.of(wording.text, steps, settings.language, most),
            cited_in=tuple(given.articles.values()),
            notice=wording.notice,
            audio=settings.audio,
            typing=settings.typing != "none",
            whole=whole,
            language=wording.language or settings.language,
        )
        articles = tuple(dict.fromkeys((*given.origin.articles, *given.articles)))
        origin = given.origin
        if articles != origin.articles:
            origin = replace(origin, articles=articles)
        why = (found.told(origin.file) for found in strongest(given.reasons))
        return Note(content, origin, (unit,), tuple(given.tags), tuple(why), own=given.memorized)
