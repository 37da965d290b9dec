"""Point notes: summary points with the phrase that carries their sense hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from versecards.article.blocks import read_marks
from versecards.article.model import Block, BlockKind, Role, Span
from versecards.extract.antecedents import named
from versecards.extract.fronts import LABEL_SIGNS, TOO_LONG, label_of
from versecards.extract.grammar import stands
from versecards.extract.hiding import hidden_phrases, wished_phrases
from versecards.extract.lists import listed_lines
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.words import Vocabulary, rank
from versecards.notes import Kind, Note, Origin, PointContent, Support
from versecards.problems import Problem, problem
from versecards.settings import Settings

_SHORT_ANSWER = 3
"""Sentences of a short answer that are points, where there is no question to answer."""
_FEWEST_HEADINGS = 2
"""So many numbered headings that say something are the points of the article."""
_LONGEST_QUOTED = 6
_LEAST_LIKE = 0.3
_MOST_SUPPORT = 2

_Line = tuple[str, tuple[Span, ...], Origin]
"""What may be a point, the words in it that the author stressed, and where it stands."""


def point_notes(
    reading: Reading, said: Sequence[Support], vocabulary: Vocabulary, settings: Settings
) -> tuple[list[Note], list[Problem]]:
    """Return a note for each summary point, and what could not be made one."""
    article = reading.article
    supported = [entry for entry in said if entry.references]
    sentences = [entry.sentence for entry in supported]
    notes: list[Note] = []
    listed, problems = listed_lines(reading, vocabulary.language, Role.POINTS)
    listed = [block for block in listed if _is_summary(block, vocabulary)]
    short = _short_answer(reading, settings)
    lines = short if "?" not in article.title and len(short) <= _SHORT_ANSWER else []
    lines += [(*_point_of(block, vocabulary), reading.origin(settings, block)) for block in listed]
    lines = lines or _numbered_headings(reading, vocabulary, settings)
    for number, text in enumerate(settings.points):
        file, line = settings.place("points", number)
        own = read_marks(Block(BlockKind.BULLET, text, ((0, line, 1),)))
        lines.append((own.text, own.marks, reading.origin_outside(settings, line, file)))
    before = [article.title]
    for written, marks, origin in lines:
        # where the author marked words, their places stay as they are
        text = written if marks else named(written, before, vocabulary.language)
        before.append(written)
        wished = wished_phrases(text, settings.hide, vocabulary.language)
        hidden = hidden_phrases(text, wished or marks, vocabulary, article.title)
        if not hidden:
            problems.append(problem("point-bare", origin.place, text=text))
            continue
        ranked = rank(text, sentences, vocabulary, least=_LEAST_LIKE, most=_MOST_SUPPORT)
        support = tuple(supported[entry.index] for entry in ranked)
        notes.append(
            Note(
                PointContent(text, hidden, support),
                origin,
                tuple(dict.fromkeys(ref for entry in support for ref in entry.references)),
                settings.tags,
            )
        )
    return notes, problems


def unused_phrases(settings: Iterable[Settings], notes: Iterable[Note]) -> list[Problem]:
    """Return a problem for each phrase under ``hide`` that no point of the deck has once."""
    hidden = {item.casefold() for note in notes if note.kind is Kind.POINT for item in note.items}
    wishes = dict.fromkeys(
        (*each.place("hide", number), phrase)
        for each in settings
        for number, phrase in enumerate(each.hide)
    )
    return [
        problem("hide-unused", (file, line, int(line > 0)), text=phrase)
        for file, line, phrase in wishes
        if phrase.casefold() not in hidden
    ]


def _is_summary(block: ReadBlock, vocabulary: Vocabulary) -> bool:
    """Whether a line sums up: no question, no long quotation or what leads into one."""
    text, _ = _point_of(block, vocabulary)
    quoted = any(quotation.words > _LONGEST_QUOTED for quotation in block.quotations)
    return not (text.endswith(("?", ":")) or quoted or len(text.split()) > TOO_LONG)


def _point_of(block: ReadBlock, vocabulary: Vocabulary) -> tuple[str, tuple[Span, ...]]:
    """What a line has as its point, and what the author stressed in it.

    That is the sentence behind a stressed label, or the stressed sentence that a lesson opens
    with; such stress marks no phrase.
    """
    text, marks = block.block.text, block.block.marks
    label = label_of(block.block)
    rest = text.removeprefix(label).lstrip(LABEL_SIGNS)
    if label and stands(rest, vocabulary.language):
        start = len(text) - len(rest)
        return rest, tuple((a - start, b - start) for a, b in marks if a >= start)
    if marks and not marks[0][0] and stands(text[: marks[0][1]], vocabulary.language):
        whole = text[: marks[0][1]]
        first = block.sentences[0].end if block.sentences else len(text)
        if len(whole) >= first - 1:
            return text[: max(first, len(whole))].strip(), ()
    return text, marks


def _numbered_headings(reading: Reading, vocabulary: Vocabulary, settings: Settings) -> list[_Line]:
    """The numbered headings that are sentences: the main points of a sermon."""
    language = vocabulary.language
    named = {id(head.block) for head in reading.heads if head.mentions}
    found: list[_Line] = []
    for section in reading.article.sections:
        number = language.pattern("points", "numbered").match(section.heading)
        text = section.heading[number.end() :] if number else ""
        mentions = section.head is not None and id(section.head) in named
        if text.endswith("?") or mentions or not stands(text, language):
            continue
        text = text if text[-1:] in ".!" else f"{text}."
        found.append((text, (), reading.origin_outside(settings, section.line)))
    return found if len(found) >= _FEWEST_HEADINGS else []


def _short_answer(
    reading: Reading, settings: Settings
) -> list[tuple[str, tuple[tuple[int, int], ...], Origin]]:
    """The sentences of the short answer to a title that asks nothing: the article's point."""
    return [
        (block.text_of(sentence), (), reading.origin(settings, block, sentence.start))
        for block in reading.blocks
        if block.section.role is Role.QUICK_ANSWER
        for sentence in block.sentences
    ]
