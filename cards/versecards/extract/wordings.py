"""In which words each verse is learned: as an article quotes it, else of a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from versecards.article.model import OwnVerse
from versecards.extract.asquoted import (
    as_cut,
    as_quoted,
    is_of_old_text,
    is_spliced,
    is_whole,
    slips,
    without_put_in,
)
from versecards.extract.citations import is_short
from versecards.extract.levels import is_scheme
from versecards.extract.passages import Quoted, joined_passages
from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.steps import Steps
from versecards.extract.units import MOST, runs
from versecards.problems import Place, Problem, problem
from versecards.scripture.quotation import Comparison, compare, split
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.texts.library import Library
from versecards.scripture.texts.store import Translation
from versecards.scripture.texts.terms import terms_of
from versecards.scripture.wordforword import is_word_for_word
from versecards.settings import Settings

_GAP = re.compile(r"\w\W*(?:…|\.\s?\.\s?\.)\W*\w")
"""Words left out in the middle of a verse: nobody learns it with a hole."""
_QUOTED = "as quoted in the article"
_FEWEST_OF_PART = 6
"""Words of a part of a verse that are worth learning in place of the verse."""
_FULLER = 1.4
"""So many times as many words has the quotation of a verse that another only sums up."""


def label_of(wordings: Iterable[Wording]) -> str:
    """Return what a card says of the words of several verses; each text is named once."""
    labels = list(dict.fromkeys(wording.label for wording in wordings))
    return "; ".join(
        label for label in labels if not any(other.startswith(f"{label}, ") for other in labels)
    )


@dataclass(frozen=True)
class Wording:
    """The words of one verse, and what the card says of them (see ``VerseContent``).

    ``language`` is empty for a quotation: that of the article. ``origin`` is the section of
    an article that quotes it of a translation that is not named.
    """

    text: str
    translation: str
    label: str
    quoted: bool = False
    part: bool = False
    notice: str = ""
    language: str = ""
    origin: str = ""

    @property
    def source(self) -> tuple[str, str]:
        """The text it is of: words of different ones are never put together."""
        return self.translation, self.origin


Known = tuple[tuple[tuple[Reference, Wording], ...], tuple[tuple[Reference, Wording], ...]]
"""The words of the authors' own cards, and of what they quote."""


@dataclass(frozen=True)
class Taken:
    """What an article gives to the wordings of its deck, in order, and what was odd."""

    quoted: tuple[tuple[Reference, Wording], ...]
    own: tuple[tuple[Reference, Wording], ...]
    problems: tuple[Problem, ...]


@dataclass
class Wordings:
    """The words of every verse that the articles of a deck use: one wording for each.

    Quotations are taken in first (``quote``), in the order of the articles; then
    ``find`` gives the words of any verse. What was odd is in ``problems``.
    """

    library: Library
    settings: Settings
    problems: list[Problem] = field(default_factory=list)
    steps: Steps = field(default_factory=Steps)
    _quoted: dict[Reference, Wording] = field(default_factory=dict)
    _quotations: dict[str, list[Quoted]] = field(default_factory=dict)
    _own: dict[Reference, Wording] = field(default_factory=dict)
    """The author's own cards, which go before all else."""
    _found: dict[tuple[str, str], dict[Reference, Wording | None]] = field(default_factory=dict)
    """What the translations have, by their name and what is done where they lack a verse."""
    _taken: list[tuple[Reference, Wording]] = field(default_factory=list)
    """What the article that is being read quotes."""
    asked: dict[Reference, Wording | None] = field(default_factory=dict)
    """What of the articles' own words was asked for; whoever wants to know empties it first."""

    def texts(self, settings: Settings) -> tuple[Translation, ...]:
        """Return the texts to hold quotations against: the named ones first."""
        names = [name for name in (settings.quotes, settings.translation) if name]
        texts = [self.library.find(name) for name in names if self._has(name)]
        return tuple(dict.fromkeys((*texts, *self.library.embedded())))

    def _has(self, name: str) -> bool:
        try:
            self.library.find(name)
        except LookupError:
            return False
        return True

    def quote(self, reading: Reading, settings: Settings) -> Taken:
        """Take in the verses that an article quotes, word for word, and return them.

        ``take_in`` does the same with what was returned, in another run.
        """
        before, self._taken = len(self.problems), []
        texts = self.texts(settings)
        for block in reading.blocks:
            for quotation in block.quotations:
                stands = quotation.introduced or quotation.fault or is_whole(quotation, texts)
                if stands and quotation.references:
                    self._take(reading, block, quotation, settings, texts)
        own = []
        for card in settings.cards:
            if isinstance(card, OwnVerse) and card.text:
                name, label, notice = self._named(card.translation, None)
                words = Wording(card.text, name, label, quoted=True, notice=notice)
                own.append((card.reference, words))
                self._own.setdefault(card.reference, words)
        return Taken(tuple(self._taken), tuple(own), tuple(self.problems[before:]))

    def take_in(self, taken: Taken, settings: Settings) -> None:
        """Take in what an article quotes, as ``quote`` has found it."""
        for verse, wording in taken.quoted:
            self._choose(verse, wording, settings)
        for verse, wording in taken.own:
            self._own.setdefault(verse, wording)
        self.problems.extend(taken.problems)

    def _take(
        self,
        reading: Reading,
        block: ReadBlock,
        quotation: Quotation,
        settings: Settings,
        texts: Sequence[Translation],
    ) -> None:
        compared = [(compare(quotation.text, ref, texts), ref) for ref in quotation.references]
        comparison, reference = max(compared, key=lambda pair: (pair[0].matches, pair[0].score))
        place = (reading.article.shown, *block.block.position(quotation.start))
        noted = is_scheme(quotation.text) or is_spliced(quotation.text)
        if quotation.fault or noted or not _may_be(quotation, comparison):
            self._refuse(reference, comparison, quotation.fault, place, settings)
            return
        origin = f"{reading.article.file}:{block.section.line}"
        verses: dict[Reference, bool] = {}
        uncut: list[Reference] = []
        pieces = quotation.verses or split(quotation.text, reference, texts)
        for number, (verse, given) in enumerate(pieces):
            words = without_put_in(given, verse, texts, quotation.translation)
            same = (words, verse) == (quotation.text, reference)
            whole = comparison if same else compare(words, verse, texts)
            whole = as_cut(whole, words, number > 0, number + 1 < len(pieces))
            usable = _may_be(quotation, whole)
            if not usable or not is_short(verse):
                self._refuse(verse, whole, "uncut" if usable else "", place, settings)
                continue
            gap = bool(_GAP.search(words))
            part = whole.omits_before or whole.omits_after or gap
            verses.update(dict.fromkeys(verse.verses(), part))
            uncut += [] if verse.is_verse else [verse]
            if gap:
                name = settings.translation
                self.problems.append(
                    problem("quotation-gap", place, reference=verse, translation=name)
                )
            if not gap and not (part and len(words.split()) < _FEWEST_OF_PART):
                name = quotation.translation
                if not name and not is_of_old_text(words, verse, whole.exact):
                    name = settings.quotes
                held = self.library.find(name) if name and self._has(name) else None
                lines = [line for _, line in held.passage(verse)] if held else []
                if held and lines and not is_word_for_word(words, lines):
                    self.problems.append(
                        problem("quotation.inexact", place, reference=verse, translation=held.label)
                    )
                    self._keep(verse, _of(held, " ".join(lines)), settings)
                    continue
                self.problems += slips(words, verse, name, texts, place)
                self._keep(verse, self._as_quoted(words, whole, name, origin), settings)
        if not verses and is_short(reference):  # printed, though the words cannot be shared out
            verses = dict.fromkeys(reference.verses(), comparison.part)
        if verses:
            parts = frozenset(verse for verse, part in verses.items() if part)
            found = Quoted(
                tuple(verses),
                parts,
                block,
                quotation.start,
                tuple(uncut),
                words=quotation.words,
            )
            self._quotations.setdefault(reading.article.file, []).append(found)

    def _keep(self, verse: Reference, taken: Wording, settings: Settings) -> None:
        """Keep how an article quotes a verse, unless there is a better quotation of it."""
        self._taken.append((verse, taken))
        self._choose(verse, taken, settings)

    def _as_quoted(self, words: str, compared: Comparison, name: str, origin: str) -> Wording:
        """The words that an article quotes of a verse; ``name`` of its translation may be empty."""
        text = as_quoted(words, compared.omits_before, compared.omits_after)
        translation, label, notice = self._named(name, compared.exact)
        part = text.startswith("…") or text.endswith("…")
        origin = "" if translation else origin
        return Wording(text, translation, label, True, part, notice, origin=origin)

    def _choose(self, verse: Reference, taken: Wording, settings: Settings) -> None:
        known = self._quoted.get(verse)
        if known is None or _is_better(taken, known, settings.translation):
            self._quoted[verse] = taken

    def _refuse(
        self,
        reference: Reference,
        compared: Comparison,
        fault: str,
        place: Place,
        settings: Settings,
    ) -> None:
        """Report words that cannot be those of their reference, and why."""
        values = {"reference": reference, "translation": settings.translation}
        if compared.better is not None and fault != "open":
            self.problems.append(
                problem("quotation.other", place, better=compared.better, **values)
            )
            return
        wording = fault or ("added" if compared.added else "unlike")
        self.problems.append(problem(f"quotation.{wording}", place, **values))

    def _named(self, name: str, exact: Translation | None) -> tuple[str, str, str]:
        """Name, label and notice of what an article quotes.

        What the author names counts more than the text that has the same words.
        """
        text = self.library.find(name) if name and self._has(name) else None if name else exact
        if text is not None:
            return text.name, f"{text.label}, {_QUOTED}", text.notice
        if not name:
            return "", _QUOTED, ""
        terms = terms_of(name)
        return name, f"{name}, {_QUOTED}", terms.notice if terms else ""

    def quotations(self, article: str) -> tuple[Quoted, ...]:
        """Return what the article of this file quotes, in order; a passage is quoted once."""
        return tuple(joined_passages(self._quotations.get(article, ())))

    def find(self, reference: Reference, settings: Settings) -> Wording | None:
        """Return the words of a verse: as the articles quote it, else of the translation.

        ``None`` when no text at hand has the verse, or the settings say to leave it out.
        """
        own = self.of_articles(reference)
        self.asked[reference] = own
        return own or self.of_translation(reference, settings)

    def known(self) -> Known:
        """Return what the articles have given, for ``take_over`` in another process."""
        return tuple(self._own.items()), tuple(self._quoted.items())

    def take_over(self, known: Known) -> None:
        """Know what other wordings know."""
        own, quoted = known
        self._own.update(own)
        self._quoted.update(quoted)

    def of_articles(self, reference: Reference) -> Wording | None:
        """Return the words of a verse as the articles have it; ``None`` where none has it.

        Verses together have words where they are quoted so, and none of them whole alone.
        """
        found = self._own.get(reference) or self._quoted.get(reference)
        if found is None or reference.is_verse:
            return found
        alone = [self.of_articles(verse) for verse in reference.verses()]
        return None if any(words is not None and not words.part for words in alone) else found

    def pieces(
        self, verses: Sequence[Reference], settings: Settings
    ) -> list[tuple[Reference, Wording]]:
        """Return the words of verses, in order; some have theirs only together.

        A verse of which no text at hand has the words is left out.
        """
        found: list[tuple[Reference, Wording]] = []
        place = 0
        while place < len(verses):
            together, wording = self._longest(verses[place : place + MOST])
            if wording is None:
                together, wording = 1, self.find(verses[place], settings)
            if wording is not None:
                piece = spanning(verses[place], verses[place + together - 1])
                found.append((piece, wording))
            place += together
        return found

    def _longest(self, verses: Sequence[Reference]) -> tuple[int, Wording | None]:
        """How many of these verses, from the first on, have their words together."""
        run = next(runs(verses), [])
        for count in range(len(run), 1, -1):
            one = spanning(run[0], run[count - 1])
            self.asked[one] = self.of_articles(one)
            if self.asked[one] is not None:
                return count, self.asked[one]
        return 0, None

    def together(
        self, passage: Reference, settings: Settings, *, mixed: bool = False
    ) -> Wording | None:
        """Return the words of all verses of a passage as one text.

        ``None`` where a verse is missing, where they are not all of one translation, or
        where something is left out in their midst, unless ``mixed``: then what there is comes
        as it is.
        """
        verses = passage.verses()
        if len(verses) == 1 and (wording := self.find(verses[0], settings)) is not None:
            return replace(wording, text=wording.text.replace("… …", "…"))
        found = self.pieces(verses, settings)
        wordings = [wording for _, wording in found]
        if is_holed(wordings) and not mixed:  # part of a verse is quoted, and its next is not
            of_text = [self.of_translation(verse, settings) for verse in verses]
            names = {wording.translation for wording in wordings}
            whole = [text for text in of_text if text is not None and {text.translation} == names]
            if len(whole) < len(verses):
                return None
            found, wordings = list(zip(verses, whole, strict=True)), whole
        complete = sum(1 for piece, _ in found for _ in piece.verses()) == len(verses)
        one = complete and len({wording.source for wording in wordings}) == 1
        if not wordings or not (one or mixed):
            return None
        text = " ".join(wording.text for wording in wordings).replace("… …", "…")
        quoted = all(wording.quoted for wording in wordings)
        part = any(wording.part for wording in wordings)
        plain = next((wording for wording in wordings if not wording.quoted), wordings[0])
        label = plain.label if one else label_of(wordings)
        return replace(plain, text=text, label=label, quoted=quoted, part=part)

    def settle(self, passage: Reference, settings: Settings) -> None:
        """Have a passage that is memorized whole in the words of one text, each verse whole.

        Where the articles quote some of it in other words, or in part, the chosen translation
        has it all, for every card. Nothing changes where that lacks a verse.
        """
        verses = list(passage.verses())
        one = self.together(passage, settings)
        texts = [self.of_translation(verse, settings) for verse in verses]
        names = {text.translation if text else "" for text in texts}
        if (one is None or one.part) and len(names) == 1 and "" not in names:
            for place in range(len(verses)):
                for end in range(place, min(place + MOST, len(verses))):
                    self._quoted.pop(spanning(verses[place], verses[end]), None)

    def of_translation(self, reference: Reference, settings: Settings) -> Wording | None:
        """Return the words of a verse in the chosen translation (see ``find``)."""
        found = self._found.setdefault((settings.translation, settings.missing), {})
        if reference not in found:
            found[reference] = self._look_up(reference, settings)
        return found[reference]

    def _look_up(self, reference: Reference, settings: Settings) -> Wording | None:
        chosen = self.library.find(settings.translation)
        text = chosen.verse(reference)
        if text:
            return _of(chosen, text)
        if settings.missing == "embedded":
            for embedded in self.library.embedded():
                text = embedded.verse(reference)
                if text:
                    return _of(embedded, text)
        return None

    def lacks(self, verse: Reference, settings: Settings) -> bool:
        """Return whether the chosen translation has no text for a verse."""
        return not self.library.find(settings.translation).verse(verse)


def _of(translation: Translation, text: str) -> Wording:
    return Wording(
        text,
        translation.name,
        translation.label,
        notice=translation.notice,
        language=translation.language,
    )


def is_holed(wordings: Sequence[Wording]) -> bool:
    """Whether something is left out between the words of verses that follow each other."""
    return any(one.text.rstrip(". ").endswith("…") for one in wordings[:-1]) or any(
        one.text.startswith("…") for one in wordings[1:]
    )


def _may_be(quotation: Quotation, compared: Comparison) -> bool:
    """Whether words may be those of their verse: its printed number tells more than they do."""
    return compared.matches or (quotation.printed and compared.better is None)


def _is_better(taken: Wording, known: Wording, named: str) -> bool:
    """Whether a later quotation is kept: the whole verse, then the named translation.

    Of two without a name the far longer one: the other may only sum the verse up.
    """
    if taken.part != known.part:
        return known.part
    if not (taken.translation or known.translation) and taken.label == known.label:
        return len(taken.text.split()) > _FULLER * len(known.text.split())
    return taken.translation == named != known.translation
