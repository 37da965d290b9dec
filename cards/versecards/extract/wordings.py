"""In which words each verse is learned: as an article quotes it, else of a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from versecards.article.model import OwnVerse
from versecards.extract.asquoted import is_whole, paired, without_dash
from versecards.extract.passages import Quoted, joined_passages
from versecards.extract.reading import Reading
from versecards.extract.steps import Steps
from versecards.extract.taking import Taking, at_hand, named
from versecards.extract.units import MOST, runs
from versecards.extract.unmarked import unmarked
from versecards.extract.wording import Wording, is_holed, label_of, of_text
from versecards.marks import OPENS_ANY
from versecards.problems import Place, Problem, problem
from versecards.scripture.quotation import compare
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.texts.library import Library
from versecards.scripture.texts.store import Translation
from versecards.settings import Settings

_GLUED = re.compile(r"(?<=\w[—–])\n")
"""Where two verses meet at a dash that has no space in front of it."""
_FULLER = 1.4
"""So many times as many words has the quotation of a verse that another only sums up."""


_TWICE = re.compile(r"…\s…")
_Words = tuple[tuple[Reference, Wording], ...]
Known = tuple[_Words, _Words, _Words]
"""The words of the authors' own cards, of what their lists want, and of what they quote."""


@dataclass(frozen=True)
class Taken:
    """What an article gives to the wordings of its deck, in order, and what was odd."""

    quoted: _Words
    wanted: _Words
    own: _Words
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
    _wanted: dict[Reference, Wording] = field(default_factory=dict)
    """In which words verses are to be learned: those beside them in a list, or of the translation
    that is named there."""
    _found: dict[tuple[str, str], dict[Reference, Wording | None]] = field(default_factory=dict)
    """What the translations have, by their name and what is done where they lack a verse."""
    asked: dict[Reference, Wording | None] = field(default_factory=dict)
    """What of the articles' own words was asked for; whoever wants to know empties it first."""

    def texts(self, settings: Settings) -> tuple[Translation, ...]:
        """Return the texts to hold quotations against: the named ones first."""
        names = (settings.quotes, settings.translation)
        texts = filter(None, (at_hand(self.library, name) for name in names))
        return tuple(dict.fromkeys((*texts, *self.library.embedded())))

    def quote(self, reading: Reading, settings: Settings) -> Taken:
        """Take in the verses that an article quotes, word for word, and return them.

        ``take_in`` does the same with what was returned, in another run.
        """
        taking = Taking(self.library, settings, reading, self.texts(settings))
        for block in reading.blocks:
            for quotation in block.quotations:
                before = block.block.text[: quotation.outer_start]
                stands = (
                    quotation.introduced
                    or quotation.fault
                    or is_whole(quotation, before, taking.texts)
                )
                if not quotation.references:
                    continue
                if stands:
                    taking.take(block, quotation)
                else:
                    taking.pass_over(block, quotation)
            for quotation in () if reading.article.listed else unmarked(block, taking.texts):
                if at_hand(self.library, quotation.translation) is None:
                    taking.take(block, quotation)
        self._quotations.setdefault(reading.article.file, []).extend(taking.passages)
        own = []
        for card in settings.cards:
            if isinstance(card, OwnVerse) and card.translation and not card.text:
                place = (card.file or reading.article.shown, card.line, 1)
                own += taking.of_named(card.translation, [card.reference], place)
            elif isinstance(card, OwnVerse) and card.text:
                name, label, notice = named(self.library, card.translation, None)
                held = compare(card.text, card.reference, taking.texts)
                part = held.matches and held.part
                words = Wording(card.text, name, label, quoted=True, part=part, notice=notice)
                own.append((card.reference, words))
        taking.tell_woven()
        taking.settle_names()
        taking.take_named()
        taken = Taken(
            tuple(taking.quoted), tuple(taking.wanted), tuple(own), tuple(taking.problems)
        )
        self.take_in(taken, settings)
        return taken

    def take_in(self, taken: Taken, settings: Settings) -> None:
        """Take in what an article quotes, as ``quote`` has found it."""
        for words, given in ((self._quoted, taken.quoted), (self._wanted, taken.wanted)):
            for verse, wording in given:
                known = words.get(verse)
                if known is None or _is_better(wording, known, settings.translation):
                    words[verse] = wording
        for verse, wording in taken.own:
            self._own.setdefault(verse, wording)
        self.problems.extend(taken.problems)

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
        return tuple(self._own.items()), tuple(self._wanted.items()), tuple(self._quoted.items())

    def take_over(self, known: Known) -> None:
        """Know what other wordings know."""
        for words, given in zip((self._own, self._wanted, self._quoted), known, strict=True):
            words.update(given)

    def of_articles(self, reference: Reference) -> Wording | None:
        """Return the words of a verse as the articles have it; ``None`` where none has it.

        Verses together have words where they are quoted so, and none of them whole alone.
        """
        given = (self._own, self._wanted, self._quoted)
        found = next((words[reference] for words in given if reference in words), None)
        if found is None or reference.is_verse:
            return found
        alone = [self.of_articles(verse) for verse in reference.verses()]
        return None if any(words is not None and not words.part for words in alone) else found

    def has_all_or_none(self, passage: Reference) -> bool:
        """Whether the articles have words of all verses of a passage, or of none."""
        pieces = self.pieces(passage.verses(), self.settings)
        given = [self.of_articles(piece) is not None for piece, _ in pieces]
        return all(given) or not any(given)

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

        What an article leaves out in their midst is put in where it quotes the chosen
        translation. ``None`` where a verse is missing, where they are not all of one translation,
        or where something is still left out there, unless ``mixed``: then what there is comes as
        it is, a line a verse, as a passage is heard that somebody says by heart.
        """
        verses = passage.verses()
        if len(verses) == 1 and (wording := self.find(verses[0], settings)) is not None:
            return replace(wording, text=wording.text.replace("… …", "…"))
        found = self.pieces(verses, settings)
        wordings = [wording for _, wording in found]
        if is_holed(wordings):  # part of a verse is quoted, and its next is not
            texts = [self.of_translation(verse, settings) for verse in verses]
            names = {wording.translation for wording in wordings}
            whole = [text for text in texts if text is not None and {text.translation} == names]
            if len(whole) == len(verses):
                found, wordings = list(zip(verses, whole, strict=True)), whole
            elif not mixed:
                return None
        complete = sum(1 for piece, _ in found for _ in piece.verses()) == len(verses)
        one = complete and len({wording.source for wording in wordings}) == 1
        if not wordings or not (one or mixed):
            return None
        text = self._joined(found, settings, "\n" if mixed else " ")
        quoted = all(wording.quoted for wording in wordings)
        part = any(wording.part for wording in wordings)
        plain = next((wording for wording in wordings if not wording.quoted), wordings[0])
        label = plain.label if one else label_of(wordings)
        return replace(plain, text=text, label=label, quoted=quoted, part=part)

    def _joined(
        self, pieces: Sequence[tuple[Reference, Wording]], settings: Settings, between: str
    ) -> str:
        """The words of pieces that follow each other, with the marks of a speech that goes on and
        the dashes between them."""
        open_ended = any(wording.unpaired for _, wording in pieces)
        if open_ended:
            pieces = [(piece, replace(w, text=w.unpaired or w.text)) for piece, w in pieces]
        text = _GLUED.sub("", "\n".join(self._ended(pieces, settings))).replace("\n", between)
        text = _TWICE.sub("…", text)
        return paired(without_dash(text)) if open_ended else text

    def _ended(
        self, pieces: Sequence[tuple[Reference, Wording]], settings: Settings
    ) -> Iterator[str]:
        """The words of pieces that follow each other, each with a stop where the next begins a
        sentence: an author's own stop often stands behind the reference."""
        for (piece, wording), (_, following) in pairwise((*pieces, pieces[-1])):
            begins = following is not wording and following.text.lstrip(OPENS_ANY)[:1].isupper()
            stop = ""
            if begins and wording.text[-1:].isalnum():
                held = self.of_translation(piece.last, settings)
                stop = held.text[-1:] if held else "."
            yield wording.text + ("" if stop.isalnum() else stop)

    def settle(self, passage: Reference, settings: Settings, place: Place) -> None:
        """Have a passage that is to be learned in the words of one text, each verse whole.

        Where the articles quote some of it in other words, or in part, the chosen translation
        has it all, for every card, which is told at the place where it is asked for. Nothing
        changes where that lacks a verse.
        """
        verses = list(passage.verses())
        one = self.together(passage, settings)
        texts = [self.of_translation(verse, settings) for verse in verses]
        names = {text.translation if text else "" for text in texts}
        part = any(words.part for _, words in self.pieces(verses, settings))
        if (one is None or part) and len(names) == 1 and "" not in names:
            dropped: list[Wording | None] = []
            for start in range(len(verses)):
                for end in range(start, min(start + MOST, len(verses))):
                    piece = spanning(verses[start], verses[end])
                    dropped += [words.pop(piece, None) for words in (self._wanted, self._quoted)]
            if any(words and words.translation not in names for words in dropped):
                name = settings.translation
                self.problems.append(
                    problem("quotation-part", place, reference=passage, translation=name)
                )

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
            return of_text(chosen, text)
        if settings.missing == "embedded":
            for embedded in self.library.embedded():
                text = embedded.verse(reference)
                if text:
                    return of_text(embedded, text)
        return None

    def lacks(self, verse: Reference, settings: Settings) -> bool:
        """Return whether the chosen translation has no text for a verse."""
        return not self.library.find(settings.translation).verse(verse)


def _is_better(taken: Wording, known: Wording, named: str) -> bool:
    """Whether a later quotation is kept: the whole verse, then the named translation.

    Of two without a name the far longer one: the other may only sum the verse up.
    """
    if taken.part != known.part:
        return known.part
    if not (taken.translation or known.translation) and taken.label == known.label:
        return len(taken.text.split()) > _FULLER * len(known.text.split())
    return taken.translation == named != known.translation
