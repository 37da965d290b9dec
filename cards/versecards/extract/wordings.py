"""In which words each verse is learned: as an article quotes it, else of a translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Reading
from versecards.problems import Problem, problem
from versecards.scripture.quotation import compare, split
from versecards.scripture.reference import Reference
from versecards.scripture.texts.library import Library
from versecards.scripture.texts.store import Translation
from versecards.scripture.texts.terms import terms_of
from versecards.settings import Settings

_QUOTED = "as quoted in the article"


@dataclass(frozen=True)
class Wording:
    """The words of one verse, and what the card says of them (see ``VerseContent``).

    ``language`` is empty for a quotation: that of the article.
    """

    text: str
    translation: str
    label: str
    quoted: bool = False
    part: bool = False
    notice: str = ""
    language: str = ""


@dataclass
class Wordings:
    """The words of every verse that the articles of a deck use.

    Quotations are taken in first (``quote``), in the order of the articles; then
    ``find`` gives the words of any verse. What was odd is in ``problems``.
    """

    library: Library
    settings: Settings
    problems: list[Problem] = field(default_factory=list)
    _quoted: dict[tuple[str, Reference], Wording] = field(default_factory=dict)
    _found: dict[tuple[str, str, Reference], Wording | None] = field(default_factory=dict)
    _reported: set[tuple[str, Reference]] = field(default_factory=set)

    def _texts(self, settings: Settings) -> tuple[Translation, ...]:
        """The texts to hold quotations against: the named ones first."""
        names = [name for name in (settings.quotes, settings.translation) if name]
        texts = [self.library.find(name) for name in names if self._has(name)]
        texts += [text for text in self.library.embedded() if text not in texts]
        return tuple(texts)

    def _has(self, name: str) -> bool:
        try:
            self.library.find(name)
        except LookupError:
            return False
        return True

    def quote(self, reading: Reading, settings: Settings) -> None:
        """Take in the verses that an article quotes, word for word."""
        texts = self._texts(settings)
        for block in reading.blocks:
            for quotation in block.quotations:
                if quotation.introduced and quotation.references:
                    self._take(reading, block, quotation, settings, texts)

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
        line, column = block.block.position(quotation.start)
        if not comparison.matches:
            place = (reading.article.shown, line, column)
            values = {"reference": reference, "translation": settings.translation}
            self.problems.append(
                problem("quotation.unlike", place, **values)
                if comparison.better is None
                else problem("quotation.other", place, better=comparison.better, **values)
            )
            return
        for verse, words in split(quotation.text, reference, texts):
            if verse.verse is None or verse.osis.count("-"):
                continue
            same = (words, verse) == (quotation.text, reference)
            whole = comparison if same else compare(words, verse, texts)
            wording = _as_quoted(words, whole.omits_before, whole.omits_after)
            name = quotation.translation or settings.quotes
            translation, label, notice = self._named(name, whole.exact)
            part = whole.omits_before or whole.omits_after
            taken = Wording(wording, translation, label, quoted=True, part=part, notice=notice)
            for key in ((reading.article.file, verse), ("", verse)):
                known = self._quoted.get(key)
                if known is None or _is_better(taken, known, settings.translation):
                    self._quoted[key] = taken

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

    def find(self, reference: Reference, settings: Settings, article: str = "") -> Wording | None:
        """Return the words of a verse: as an article quotes it, else of the translation.

        ``article`` names the article whose own quotation is wanted first. ``None`` when
        no text at hand has the verse, or the settings say to leave it out.
        """
        quoted = self._quoted.get((article, reference)) or self._quoted.get(("", reference))
        return quoted or self.of_translation(reference, settings)

    def of_translation(self, reference: Reference, settings: Settings) -> Wording | None:
        """Return the words of a verse in the chosen translation (see ``find``)."""
        key = (settings.translation, settings.missing, reference)
        if key not in self._found:
            self._found[key] = self._look_up(reference, settings)
        return self._found[key]

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

    def is_quoted(self, reference: Reference, article: str) -> bool:
        """Whether an article quotes this verse."""
        return (article, reference) in self._quoted

    def missing(self, reference: Reference, settings: Settings, place: Problem) -> None:
        """Report once for each translation that it lacks a verse; ``place`` says where."""
        chosen = self.library.find(settings.translation)
        key = (chosen.name, reference)
        if chosen.verse(reference) or key in self._reported:
            return
        self._reported.add(key)
        self.problems.append(place)


def _of(translation: Translation, text: str) -> Wording:
    return Wording(
        text,
        translation.name,
        translation.label,
        notice=translation.notice,
        language=translation.language,
    )


def _as_quoted(words: str, omits_before: bool, omits_after: bool) -> str:
    text = words.strip()
    if omits_before and not text.startswith(("…", "...")):
        text = f"… {text}"
    if omits_after and not text.endswith(("…", "...")):
        text = f"{text.rstrip('.,;: ')} …"
    return text


def _is_better(taken: Wording, known: Wording, named: str) -> bool:
    """Whether a later quotation is kept: the whole verse, then the named translation."""
    if taken.part != known.part:
        return known.part
    return taken.translation == named != known.translation
