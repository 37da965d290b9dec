"""Rules for verses: one right reference for a text, and one wording for a verse."""

from __future__ import annotations

import re
import string
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import LCSseq

from versecards.check.context import Context, of_note, place_of, short
from versecards.check.registry import check
from versecards.marks import DOUBLE
from versecards.notes import Kind, Note, VerseContent
from versecards.problems import Place, Problem, problem
from versecards.scripture.reference import Reference
from versecards.scripture.texts.library import TranslationMissingError
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import words

_FEWEST_WORDS = 5
_HEAD = 5
"""So many words at the start of a text are looked up; only where they stand, the rest."""
_SAME_WORDS = 0.6
"""Share of the shorter quotation's words, in order, from which two quote the same words."""
_PLAIN: dict[int, str | None] = {
    **{ord(sign): " " for sign in string.punctuation + DOUBLE + "—–…¶·\u00a0"},
    **{ord(sign): None for sign in "'‘’"},
}


@check("verse-short", "verse-alike")
def verse_ambiguous(context: Context) -> Iterator[Problem]:
    """Verses whose text does not tell their reference: very short, or found elsewhere too."""
    by_text: dict[Path, list[tuple[Note, VerseContent, list[str]]]] = defaultdict(list)
    texts: dict[Path, Translation] = {}
    for note in context.notes(Kind.VERSE):
        content = note.content
        if not isinstance(content, VerseContent):
            continue
        count = len(_plain(content.text).split())
        if 0 < count < _FEWEST_WORDS and _has_spaces(content.text):
            text = short(content.text)
            yield of_note("verse-short", note, reference=content.reference, count=count, text=text)
            continue
        bible = _text_for(context, content)
        texts[bible.path] = bible
        for said in _needles(content, bible):
            by_text[bible.path].append((note, content, said))
    told: set[str] = set()
    for path, wanted in by_text.items():
        places = _elsewhere(texts[path], wanted)
        for index, others in sorted(places.items()):
            note, content, _ = wanted[index]
            if note.text not in told:
                told.add(note.text)
                place = content.reference
                yield of_note("verse-alike", note, reference=place, others=_listed(others))


def _text_for(context: Context, content: VerseContent) -> Translation:
    """The text to search: that of the card, else the deck's, else the embedded one."""
    for name in (content.translation, context.settings.translation):
        try:
            if name:
                return context.library.find(name)
        except TranslationMissingError:
            continue
    return context.library.embedded()[0]


def _needles(content: VerseContent, text: Translation) -> Iterator[list[str]]:
    """The words to look for: those of the card, and the verse in the text that is searched."""
    yield _plain(content.text).split()
    if not content.part and content.translation.casefold() != text.name.casefold():
        yield _plain(" ".join(line for _, line in text.passage(content.reference))).split()


def _elsewhere(
    text: Translation, wanted: Sequence[tuple[Note, VerseContent, list[str]]]
) -> dict[int, list[Reference]]:
    """Where else the wanted words stand in a row, by their index: one walk through the text."""
    heads: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, (_, _, said) in enumerate(wanted):
        if len(said) >= _HEAD:
            heads[tuple(said[:_HEAD])].append(index)
    openings = {head[0] for head in heads}
    places: dict[int, list[Reference]] = defaultdict(list)
    for reference, line in _plain_verses(text.path, text.path.stat().st_mtime_ns):
        row = line.split()
        for start, word in enumerate(row):
            if word not in openings:
                continue
            for index in heads.get(tuple(row[start : start + _HEAD]), ()):
                _, content, said = wanted[index]
                if row[start : start + len(said)] != said or reference.contains(content.reference):
                    continue
                if reference not in places[index]:
                    places[index].append(reference)
    return {index: found for index, found in places.items() if found}


@lru_cache(maxsize=4)
def _plain_verses(path: Path, changed: int) -> tuple[tuple[Reference, str], ...]:  # noqa: ARG001
    """Every verse of a text file as plain words; ``changed`` keeps an old file out."""
    return tuple((verse, _plain(line)) for verse, line in Translation(path).all_verses())


def _plain(text: str) -> str:
    """A text in small letters without punctuation: three times as fast as ``words``."""
    return text.casefold().translate(_PLAIN)


def _has_spaces(text: str) -> bool:
    """Whether words can be counted: scripts without capitals, as Chinese, often set none apart."""
    return not any(unicodedata.category(character) == "Lo" for character in text)


def _listed(places: Sequence[Reference]) -> str:
    names = [str(place) for place in places[:3]]
    more = len(places) - len(names)
    if more:
        return f"{', '.join(names)} and {more} more"
    return " and ".join(names) if len(names) < 3 else f"{names[0]}, {names[1]} and {names[2]}"


@dataclass(frozen=True)
class _Quoted:
    place: Place
    text: str


@check("quotation-differs")
def quotation_differs(context: Context) -> Iterator[Problem]:
    """Verses that are quoted in other words than an earlier quotation of the deck."""
    doubtful = {
        (found.file, found.line, found.column)
        for found in context.extraction.problems
        if found.code == "quotation"
    }
    cards = {
        note.text: note.content.text
        for note in context.notes(Kind.VERSE)
        if isinstance(note.content, VerseContent)
    }
    quoted: dict[Reference, list[_Quoted]] = defaultdict(list)
    for reading in context.extraction.readings:
        for block in reading.blocks:
            for quotation in block.quotations:
                place = place_of(reading, block, quotation.start)
                tied = quotation.references
                if not quotation.introduced or len(tied) != 1 or not tied[0].is_verse:
                    continue
                if place in doubtful:
                    continue
                earlier = quoted[tied[0]]
                other = next((e for e in earlier if _differ(e.text, quotation.text)), None)
                if all(e.text != quotation.text for e in earlier):
                    earlier.append(_Quoted(place, quotation.text))
                if other is not None:
                    where = context.where(other.place, place[0])
                    card = cards.get(tied[0].osis, "")
                    values = {"reference": tied[0], "where": where}
                    yield (
                        problem("quotation-differs.card", place, card=short(card), **values)
                        if card
                        else problem("quotation-differs.plain", place, **values)
                    )


def _differ(first: str, second: str) -> bool:
    """Whether two quotations of a verse give the same stretch of it in different words."""
    one, other = _spoken(first), _spoken(second)
    shorter = min(len(one), len(other))
    if not shorter or f" {' '.join(one)} " in f" {' '.join(other)} ":
        return False
    if f" {' '.join(other)} " in f" {' '.join(one)} ":
        return False
    shared = LCSseq.similarity(one, other)
    return _SAME_WORDS <= shared / shorter < 1.0


def _spoken(text: str) -> list[str]:
    return words(re.sub(r"\[[^\]]*\]", " ", text))
