"""Point notes: summary points with the phrase that carries their sense hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from versecards.article.blocks import read_marks
from versecards.article.model import Block, BlockKind, Role, Span
from versecards.article.noanswer import of_another_meeting
from versecards.extract.antecedents import leans, named
from versecards.extract.fronts import TOO_LONG, matches
from versecards.extract.hiding import hidden_phrases, wished_phrases
from versecards.extract.lists import listed_lines
from versecards.extract.pronouns import opening_pronoun
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.summing import Line, is_sentence, lines_of, point_of, summed_up
from versecards.extract.words import Vocabulary, content_words, rank
from versecards.languages import Language
from versecards.marks import STOP
from versecards.notes import Kind, Note, PointContent, Support
from versecards.problems import Problem, problem
from versecards.settings import Settings

_SHORT_ANSWER = 3
"""Sentences of a short answer that are points, where there is no question to answer."""
_GOES_ON = re.compile(r"[^\W\d_]{4,}[.!?]\s+(?=[A-Z])")
_LONGEST_QUOTED = 6
_LEAST_LIKE = 0.3
_MOST_SUPPORT = 2


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
    for block in listed:
        lines += lines_of(block, reading, settings)
    written_as_points = len(lines)
    lines += summed_up(reading, vocabulary, settings, lines)
    for number, text in enumerate(settings.points):
        file, line = settings.place("points", number)
        own = read_marks(Block(BlockKind.BULLET, text, ((0, line, 1),)))
        lines.append((own.text, own.marks, reading.origin_outside(settings, line, file)))
    before = [article.title]
    language = vocabulary.language
    found = len(lines) - len(settings.points)
    fronts: set[str] = set()
    for place, (written, stressed, origin) in enumerate(lines):
        marks = () if _is_all(written, stressed, language) else stressed
        # where the author marked words, their places stay as they are
        text = written if marks else named(written, lambda: before, vocabulary.language)
        before.append(written)
        pronoun = _leans_on(text, vocabulary) if place < found else ""
        if pronoun:
            quoted = f"“{text}”"
            problems.append(
                problem("question-pronoun.sentence", origin.place, pronoun=pronoun, text=quoted)
            )
            continue
        wished = wished_phrases(text, settings.hide, vocabulary.language)
        chosen = wished or marks
        hidden = hidden_phrases(text, chosen, vocabulary, article.title)
        front = _with_gaps(text, hidden)
        whole = place >= found or _is_whole(text, marks, language)
        if not (hidden and whole) or (front in fronts and not chosen):
            if place < written_as_points or place >= found:  # a heading was not meant as a point
                problems.append(problem("point-bare", origin.place, text=text))
            continue
        fronts.add(front)
        ranked = rank(text, sentences, vocabulary, least=_LEAST_LIKE, most=_MOST_SUPPORT)
        support = tuple(supported[entry.index] for entry in ranked)
        notes.append(
            Note(
                PointContent(text, hidden, support, by_sense=not chosen),
                origin,
                tuple(dict.fromkeys(ref for entry in support for ref in entry.references)),
                settings.tags,
                own=place >= found,
            )
        )
    return notes, problems


def _leans_on(text: str, vocabulary: Vocabulary) -> str:
    """The pronoun with which a point opens that only another sentence explains, or ""."""
    language = vocabulary.language
    return opening_pronoun(text, language) if leans(text, language) else ""


def _is_all(text: str, marks: Sequence[Span], language: Language) -> bool:
    """Whether an author stressed all of a line, so that nothing is left to find it by."""
    return bool(marks) and not content_words(_with_gaps(text, marks), language)


def _is_whole(text: str, marks: Sequence[Span], language: Language) -> bool:
    """Whether a point is a sentence, or the author marked what is to be learned of it.

    Several sentences of which the last has no end are torn from what goes on, and one with a
    blank is to be filled in.
    """
    if language.pattern("layout", "to fill in").search(text):
        return False
    if _GOES_ON.search(text) and not re.search(rf"{STOP}$", text):
        return False
    start, end = marks[0] if marks else (0, 0)
    label = not start and ":" in text[max(end - 1, 0) : end + 1]
    return (bool(marks) and not label) or is_sentence(text, language)


def _with_gaps(text: str, hidden: Sequence[Span]) -> str:
    """A point as it is asked, with gaps for what is hidden."""
    for start, end in sorted(hidden, reverse=True):
        text = f"{text[:start]}…{text[end:]}"
    return text


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
    """Whether a line sums up: no question, no long quotation or what leads into one.

    The row of a table is no sentence, and what stands in brackets is said by the way.
    """
    text, _ = point_of(block, vocabulary.language)
    quoted = any(quotation.words > _LONGEST_QUOTED for quotation in block.quotations)
    aside = block.block.cells or (text.startswith("[") and text.rstrip(".").endswith("]"))
    aside = aside or matches("direction", text, vocabulary.language)
    aside = aside or _only_sends(block, vocabulary.language)
    aside = aside or of_another_meeting(text, vocabulary.language)
    return not (text.endswith(("?", ":")) or quoted or aside or len(text.split()) > TOO_LONG)


def _only_sends(block: ReadBlock, language: Language) -> bool:
    """Whether a line only tells its readers to read a passage ("Read together: Psalm 27:7-14")."""
    text, mentions = block.block.text, block.mentions
    if not mentions or any(map(str.isalpha, text[mentions[-1].end :])):
        return False
    return language.pattern("layout", "passage told").search(text[: mentions[0].start]) is not None


def _short_answer(reading: Reading, settings: Settings) -> list[Line]:
    """The sentences of the short answer to a title that asks nothing: the article's point."""
    return [
        (block.text_of(sentence), (), reading.origin(settings, block, sentence.start))
        for block in reading.blocks
        if block.section.role is Role.QUICK_ANSWER
        for sentence in block.sentences
    ]
