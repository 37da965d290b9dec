"""What an article quotes word for word: which of its words are those of a verse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from versecards.article.model import OwnVerse, Role
from versecards.article.noanswer import of_another_meeting
from versecards.extract.asquoted import (
    as_cut,
    as_quoted,
    has_foreign,
    has_old_forms,
    is_of_old_text,
    is_spliced,
    joins,
    slips,
    torn_from,
    without_comma,
    without_put_in,
)
from versecards.extract.citations import is_short
from versecards.extract.levels import is_saying, is_scheme
from versecards.extract.passages import Quoted
from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.wording import Wording, of_text
from versecards.languages import language
from versecards.problems import Place, Problem, problem
from versecards.scripture.insertions import inserted
from versecards.scripture.quotation import Comparison, compare
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.sharing import split
from versecards.scripture.texts.library import Library
from versecards.scripture.texts.store import Translation
from versecards.scripture.texts.terms import terms_of
from versecards.scripture.wordforword import is_word_for_word
from versecards.scripture.wording import words as words_of
from versecards.settings import Settings

_GAP = re.compile(r"\w\W*(?:…|\.\s?\.\s?\.)\W*\w")
"""Words left out in the middle of a verse: nobody learns it with a hole."""
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][A-Z0-9]{1,7})\)")
"""Letters of a translation that nobody else may know, behind a passage."""
_MOST_NAMED = 12
"""Passages that a message names."""
_QUOTED = "as quoted in the article"
_FEWEST_WOVEN = 8
"""Words of a verse in a sentence of the author's own; fewer only touch upon it."""
_FEWEST_OF_PART = 6
"""Words of a part of a verse that are worth learning in place of the verse."""


@dataclass(frozen=True)
class _Unnamed:
    """Words of a verse of a translation that the article does not name: which of its ``verses``
    they are, the text that has just these (none: no text at hand), and whether they are surely
    of that."""

    number: int
    text: Translation | None
    surely: bool
    origin: str


@dataclass
class Taking:
    """Takes in the quotations of one article, in order.

    ``texts`` are those to hold them against. ``verses`` are the words that it quotes of each,
    ``named`` those of a translation that it names beside a verse to learn, ``passages`` what it
    quotes together, and ``problems`` what was odd.
    """

    library: Library
    settings: Settings
    reading: Reading
    texts: Sequence[Translation]
    verses: list[tuple[Reference, Wording]] = field(default_factory=list)
    named: list[tuple[Reference, Wording]] = field(default_factory=list)
    passages: list[Quoted] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _unnamed: list[_Unnamed] = field(default_factory=list)
    _woven: list[tuple[Reference, str, Place]] = field(default_factory=list)

    def pass_over(self, block: ReadBlock, quotation: Quotation) -> None:
        """Remember words that the author's own sentence goes on with, if it names their
        translation: nobody could tell else why a card has other words."""
        settings, name = self.settings, quotation.translation or self.settings.quotes
        if not name or name == settings.translation or quotation.words < _FEWEST_WOVEN:
            return
        chosen = self.library.find(settings.translation)
        place = (self.reading.article.shown, *block.block.position(quotation.start))
        for reference in quotation.references:
            lines = [line for _, line in chosen.passage(reference)]
            same = is_word_for_word(quotation.text, lines)
            better = compare(quotation.text, reference, self.texts).better
            if is_short(reference) and lines and not (same or better or self._is_own(reference)):
                self._woven.append((reference, name, place))
                return

    def tell_woven(self) -> None:
        """Tell of such words, where the article does not quote their verses elsewhere."""
        given = {verse for piece, _ in self.verses for verse in piece.verses()}
        used = self.settings.translation
        for ref, name, place in self._woven:
            if not given.issuperset(ref.verses()):
                self.problems.append(
                    problem("quotation-woven", place, reference=ref, name=name, translation=used)
                )

    def _is_own(self, reference: Reference) -> bool:
        cards = (card for card in self.settings.cards if isinstance(card, OwnVerse))
        return any(card.reference.contains(reference) for card in cards)

    def take(self, block: ReadBlock, quotation: Quotation) -> None:
        """Take in one quotation, or tell why its words are not used."""
        settings, texts = self.settings, self.texts
        compared = [(compare(quotation.text, ref, texts), ref) for ref in quotation.references]
        comparison, reference = max(compared, key=lambda pair: (pair[0].matches, pair[0].score))
        place = (self.reading.article.shown, *block.block.position(quotation.start))
        noted = is_scheme(quotation.text) or is_spliced(quotation.text)
        noted = noted or is_saying(quotation.text)
        told = quotation.translation or settings.quotes or quotation.verses
        noted = noted or (comparison.loose and not told)
        if quotation.fault or noted or not _may_be(quotation, comparison):
            if not of_another_meeting(block.block.text, language(settings.language)):
                self._refuse(quotation, reference, comparison, quotation.fault, place)
            return
        verses: dict[Reference, bool] = {}
        printed: dict[Reference, str] = {}
        uncut: list[Reference] = []
        pieces = quotation.verses or split(quotation.text, reference, texts)
        if self.reading.article.listed and self._is_cut(pieces, reference, place):
            return
        follows = False
        for number, (verse, given) in enumerate(pieces):
            words = without_put_in(given, verse, texts, quotation.translation)
            listed = self.reading.article.listed
            if number + 1 == len(pieces) and (listed or _goes_on(quotation, block)):
                words = without_comma(words, verse, texts)
            same = (words, verse) == (quotation.text, reference)
            whole = comparison if same else _of_one_text(compare(words, verse, texts), comparison)
            whole = as_cut(whole, words, follows, number + 1 < len(pieces))
            foreign = has_foreign(words, verse, texts, quotation.translation)
            whole = replace(whole, added=whole.added or foreign)
            follows = usable = _may_be(quotation, whole) and not foreign
            if not usable or not is_short(verse):
                self._refuse(quotation, verse, whole, "uncut" if usable else "", place)
                continue
            held = whole.exact.passage(verse) if whole.exact else ()
            torn = torn_from(words, [line for _, line in held])
            if torn:
                name = settings.translation
                self.problems.append(
                    problem("quotation.torn", place, before=torn, reference=verse, translation=name)
                )
                continue
            part = whole.omits_before or whole.omits_after or _has_gap(words)
            verses.update(dict.fromkeys(verse.verses(), part))
            printed[verse.last] = words
            uncut += [] if verse.is_verse else [verse]
            self._keep(verse, words, whole, block, quotation)
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
                texts=tuple(printed.get(verse, "") for verse in verses),
            )
            self.passages.append(found)

    def _is_cut(
        self, pieces: Sequence[tuple[Reference, str]], reference: Reference, place: Place
    ) -> bool:
        """Whether a list has words of some verses of a passage, and none of the others: in two
        texts it is not learned. Tell it then."""
        given = {verse for piece, _ in pieces for verse in piece.verses()}
        if not given or given.issuperset(reference.verses()):
            return False
        verses = spanning(min(given), max(given))
        name = self.settings.translation
        values = {"reference": reference, "verses": verses, "translation": name}
        self.problems.append(problem("quotation-cut.passage", place, **values))
        return True

    def _keep(
        self,
        verse: Reference,
        words: str,
        compared: Comparison,
        block: ReadBlock,
        quotation: Quotation,
    ) -> None:
        """Keep the words that a quotation has of one verse, unless too little of it is there."""
        settings, article = self.settings, self.reading.article
        place = (article.shown, *block.block.position(quotation.start))
        name = quotation.translation
        # of verses that stay together nobody knows which one is left out
        if _has_gap(words if verse.is_verse else quotation.text):
            given = settings.translation
            self.problems.append(
                problem("quotation-gap", place, reference=verse, translation=given)
            )
            return
        text = compared.exact
        if text is not None and name not in ("", text.name):
            joined = joins(words, [line for _, line in text.passage(verse)])
            compared = replace(compared, omits_before=compared.omits_before and not joined)
        part, listed = compared.omits_before or compared.omits_after, article.listed
        if part and len(words.split()) < _FEWEST_OF_PART:
            if listed:
                given = settings.translation
                self.problems.append(
                    problem("quotation-cut.few", place, reference=verse, translation=given)
                )
            return
        if not name and not is_of_old_text(words, verse, compared.exact):
            name = settings.quotes
        held = at_hand(self.library, name)
        lines = [line for _, line in held.passage(verse)] if held else []
        if held and lines and not is_word_for_word(words, lines):
            self.problems.append(
                problem("quotation.inexact", place, reference=verse, translation=held.label)
            )
            self.verses.append((verse, of_text(held, " ".join(lines))))
            return
        free = name in language(settings.language).table("translations")["adds to the words"]
        if compared.exact is None and not free and (said := inserted(words, verse, self.texts)):
            values = {"reference": verse, "translation": settings.translation, "said": said}
            self.problems.append(problem("quotation.inserted", place, **values))
            return
        self.problems += slips(words, verse, name, self.texts, place, typed=listed)
        if part and listed and not name and compared.exact is None:  # typed from memory
            values = {"reference": verse, "translation": settings.translation}
            self.problems.append(problem("quotation-cut.typed", place, **values))
            return
        if part and listed:
            self.problems.append(problem("quotation-cut.verse", place, reference=verse))
        origin = f"{article.file}:{block.section.line}"
        if not name:
            surely = has_old_forms(words)
            self._unnamed.append(_Unnamed(len(self.verses), compared.exact, surely, origin))
        self.verses.append((verse, self._as_quoted(words, compared, name, origin)))

    def _as_quoted(self, words: str, compared: Comparison, name: str, origin: str) -> Wording:
        """The words that an article quotes of a verse; ``name`` of its translation may be empty."""
        omits = compared.omits_before, compared.omits_after
        text, open_text = as_quoted(words, *omits), as_quoted(words, *omits, alone=False)
        translation, label, notice = named(self.library, name, compared.exact)
        part = text.startswith("…") or text.endswith("…")
        origin = "" if translation else origin
        unpaired = open_text if open_text != text else ""
        return Wording(
            text, translation, label, True, part, notice, origin=origin, unpaired=unpaired
        )

    @property
    def wanted(self) -> list[tuple[Reference, Wording]]:
        """The words in which it wants verses to be learned: a list also whole ones beside them."""
        listed = self.reading.article.listed
        return [*(pair for pair in self.verses if listed and not pair[1].part), *self.named]

    @property
    def quoted(self) -> list[tuple[Reference, Wording]]:
        """The words that it quotes of other verses."""
        listed = self.reading.article.listed
        return [pair for pair in self.verses if not listed or pair[1].part]

    def settle_names(self) -> None:
        """Let words be of no text where the article mostly quotes another one that it does not
        name: "For we walk by faith" stands so in many translations."""
        strange = sum(words.text is None for words in self._unnamed)
        for text in {words.text for words in self._unnamed if words.text is not None}:
            same = [words for words in self._unnamed if words.text is text]
            if len(same) >= strange or any(words.surely for words in same):
                continue
            for words in same:
                verse, wording = self.verses[words.number]
                plain = replace(
                    wording, translation="", label=_QUOTED, notice="", origin=words.origin
                )
                self.verses[words.number] = (verse, plain)

    def take_named(self) -> None:
        """Take the verses to learn that stand without words in the translation named there,
        whatever is quoted of them elsewhere."""
        given = {verse for each in self.passages for verse in each.verses}
        asked: dict[str, list[tuple[Reference, Place]]] = {}
        for block in self.reading.blocks:
            if block.section.role is not Role.KEY_VERSES or block.quotations:
                continue
            for mention in block.mentions:
                behind = _IN_BRACKETS.match(block.block.text, mention.end)
                name = mention.translation or (behind[1] if behind else "")
                place = (self.reading.article.shown, *block.block.position(mention.start))
                held = at_hand(self.library, name)
                for passage in mention.usable if name else ():
                    if held or given.isdisjoint(passage.verses()):
                        asked.setdefault(name, []).append((passage, place))
        for name, found in asked.items():
            passages = [passage for passage, _ in found]
            self.named += self.of_named(name, passages, found[0][1])

    def of_named(
        self, name: str, passages: Sequence[Reference], place: Place
    ) -> list[tuple[Reference, Wording]]:
        """Return the words of passages in a translation; tell it where that is not at hand."""
        text = at_hand(self.library, name)
        if text is None:
            used = self.library.find(self.settings.translation).label
            shown = ", ".join(map(str, passages[:_MOST_NAMED]))
            more = len(passages) - _MOST_NAMED
            shown += f" and {more} more" if more > 0 else ""
            told = problem("translation-not-at-hand", place, name=name, passages=shown, used=used)
            self.problems.append(told)
            return []
        verses = (verse for passage in passages for verse in passage.verses())
        return [(verse, of_text(text, words)) for verse in verses if (words := text.verse(verse))]

    def _refuse(
        self,
        quotation: Quotation,
        reference: Reference,
        compared: Comparison,
        fault: str,
        place: Place,
    ) -> None:
        """Report words that cannot be those of their reference, and why.

        Nothing where a card of the author's own has just these words: he stands by them.
        """
        said = " ".join(words_of(quotation.text))
        if fault != "open" and any(
            f" {said} " in f" {' '.join(words_of(card.text))} "
            for card in self.settings.cards
            if isinstance(card, OwnVerse) and card.reference.contains(reference)
        ):
            return
        values = {"reference": reference, "translation": self.settings.translation}
        if compared.better is not None and fault != "open":
            self.problems.append(
                problem("quotation.other", place, better=compared.better, **values)
            )
            return
        wording = fault or ("added" if compared.added else "unlike")
        self.problems.append(problem(f"quotation.{wording}", place, **values))


def at_hand(library: Library, name: str) -> Translation | None:
    """Return the translation of a name; ``None`` for one that is not at hand, or no name."""
    try:
        return library.find(name) if name else None
    except LookupError:
        return None


def named(library: Library, name: str, exact: Translation | None) -> tuple[str, str, str]:
    """Return name, label and notice of what an article quotes.

    What the author names counts more than the text that has the same words.
    """
    text = at_hand(library, name) if name else exact
    if text is not None:
        return text.name, f"{text.label}, {_QUOTED}", text.notice
    if not name:
        return "", _QUOTED, ""
    terms = terms_of(name)
    return name, f"{name}, {_QUOTED}", terms.notice if terms else ""


def _goes_on(quotation: Quotation, block: ReadBlock) -> bool:
    """Whether a comma at the end of quoted words may be of the author's sentence: they stand in
    marks, or their reference follows right behind it."""
    behind = block.block.text[quotation.end :]
    start = quotation.end + len(behind) - len(behind.lstrip())
    marked = quotation.outer_end > quotation.end
    return marked or any(mention.start == start for mention in block.mentions)


def _has_gap(words: str) -> bool:
    """Whether something is left out in the midst of words, or is to be filled in."""
    return bool(_GAP.search(words) or language().pattern("layout", "to fill in").search(words))


def _of_one_text(compared: Comparison, together: Comparison) -> Comparison:
    """Have a verse of a quotation that has just the words of one text be of that one, though
    another has the same words there: what is quoted together is learned together."""
    if compared.exact is None or together.exact is None:
        return compared
    return replace(compared, exact=together.exact)


def _may_be(quotation: Quotation, compared: Comparison) -> bool:
    """Whether words may be those of their verse: its printed number tells more than they do."""
    return compared.matches or (quotation.printed and compared.better is None)
