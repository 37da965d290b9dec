"""Rules for questions: one answer each, and one that takes remembering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from versecards.check.context import Context, of_note, short
from versecards.check.registry import check
from versecards.languages import Language
from versecards.marks import BEHIND, ends_asking, one_of
from versecards.notes import ConceptContent, Kind, Note, PointContent, QuestionContent
from versecards.problems import Problem, problem
from versecards.scripture.reference import together
from versecards.scripture.wording import words

_Front = tuple[object, ...]


@check("question-twice")
def question_twice(context: Context) -> Iterator[Problem]:
    """Cards that ask the same and want different answers."""
    seen: dict[_Front, tuple[Note, str]] = {}
    for note in context.notes(Kind.CONCEPT, Kind.POINT, Kind.QUESTION):
        for front, answer, shown in _cards(note):
            first, answered = seen.setdefault(front, (note, answer))
            if words(answered) == words(answer) or (first is note and answered == answer):
                continue
            yield of_note(
                "question-twice",
                note,
                shown=shown,
                answer=short(answer),
                other=short(answered),
                where=context.where(first.origin.place, note.origin.file),
            )


def _cards(note: Note) -> Iterator[tuple[_Front, str, str]]:
    """Yield each card of a note: what it asks, its answer, and a name for the message."""
    content = note.content
    if isinstance(content, ConceptContent):
        names = [together(asked.references) for asked in content.asked]
        statement = tuple(words(content.statement))
        for name in names:
            given = frozenset(names) - {name}
            yield (note.kind, statement, content.context, given), name, short(content.statement)
    elif isinstance(content, PointContent):
        for start, end in content.hidden:
            front = (tuple(words(content.point[:start])), tuple(words(content.point[end:])))
            shown = short(f"{content.point[:start]}[…]{content.point[end:]}")
            yield (note.kind, *front), content.point[start:end], shown
    elif isinstance(content, QuestionContent) and content.answer:
        question = tuple(words(content.question))
        yield (note.kind, question), content.answer, short(content.question)


@check("question-unanswered")
def question_unanswered(context: Context) -> Iterator[Problem]:
    """Questions of fact to which no answer was found in the article, if it is to have any, or
    which ask for one of choices."""
    settings = context.extraction.settings
    without = {
        article.shown
        for article in context.articles
        if Kind.QUESTION.plural in settings[article.file].skip
    }
    for choice in context.extraction.choices:
        codes = {reason.code for reason in choice.reasons}
        if choice.kind is not Kind.QUESTION or choice.file in without:
            continue
        place = (choice.file, choice.line, choice.column)
        if "unanswered" in codes:
            yield problem("question-unanswered.none", place, question=short(choice.text))
        elif "choices" in codes:
            yield problem("question-unanswered.choices", place, question=short(choice.text))


@check("question-yes-no")
def question_yes_no(context: Context) -> Iterator[Problem]:
    """Questions that yes or no would answer; an article's title is left alone."""
    for note in context.notes(Kind.QUESTION):
        content = note.content
        if not isinstance(content, QuestionContent) or content.question == note.origin.title:
            continue
        language = context.language_of(note, "questions")
        if language and is_yes_no(content.question, language):
            yield of_note("question-yes-no", note, question=short(content.question))


def is_yes_no(text: str, language: Language) -> bool:
    """Whether yes or no would answer a text: its only question is a closed one."""
    pattern = partial(language.pattern, "questions")
    sentences = re.split(rf"(?<=[.?!]){one_of(BEHIND)}*\s+", text.strip().replace("’", "'"))
    asked = [sentence for sentence in sentences if ends_asking(sentence)]
    if (
        len(asked) != 1
        or not pattern("yes or no").match(asked[0])
        or pattern("request").match(asked[0])
    ):
        return False
    others = [sentence for sentence in sentences if sentence is not asked[0]]
    if any(pattern("asks on").search(sentence) for sentence in others):
        return False
    return not pattern("offers more").search(asked[0])
