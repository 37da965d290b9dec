"""Rules for questions: one answer each, and one that takes remembering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from versecards.check.context import Context, of_note, short
from versecards.notes import ConceptContent, Kind, Note, PointContent, QuestionContent
from versecards.problems import Problem
from versecards.scripture.quotation import words

_Front = tuple[object, ...]

_AUXILIARY = (
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|shall|should|has|have|had|may|"
    r"might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|can't|couldn't|won't|"
    r"wouldn't|shouldn't|hasn't|haven't)"
)
_YES_NO = re.compile(
    rf"^(?:(?:and|but|so|then|if|when|since|because|as|today)\b[^?]{{0,80}},\s+)?{_AUXILIARY}\s",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:can|could|would|will)\s+you\s+(?:\w+ly\s+)?"
    r"(?:name|think\s+of|describe|recall|remember|list|share|explain|tell|give|say|find)\b"
    r"|^(?:have|has|did)\s+(?:you|anyone)\s+ever\b",
    re.IGNORECASE,
)
"""Asked as yes or no, answered with more: what opens a conversation."""
_ASKS_ON = re.compile(
    r"\b(?:why|how|what|which|who|whom|whose|when\s+and\s+where|in\s+what|explain|describe|"
    r"give\s+(?:an\s+)?examples?|if\s+so|if\s+not|discuss|share|tell)\b",
    re.IGNORECASE,
)
_OFFERS_MORE = re.compile(
    r"\bor\b(?!\s+not\b)"
    r"|[,;—–-]\s*(?:and\s+|if\s+so\b|why\b|how\b|what\b|in\s+what\b)"
    r"|\band\s+(?:if\s+so|why|how|what|who|where|when)\b",
    re.IGNORECASE,
)
"""An alternative ("faith or works?"), or a second question after the closed one."""


def question_twice(context: Context) -> Iterator[Problem]:
    """Cards that ask the same and want different answers."""
    seen: dict[_Front, tuple[Note, str]] = {}
    for note in context.notes(Kind.CONCEPT, Kind.POINT, Kind.QUESTION):
        for front, answer, shown in _cards(note):
            first, answered = seen.setdefault(front, (note, answer))
            if words(answered) == words(answer) or (first is note and answered == answer):
                continue
            where = (
                f"line {first.line}" if first.file == note.file else f"{first.file}:{first.line}"
            )
            yield of_note(
                "question-twice",
                note,
                f"{shown} asks for {short(answer)} here and for {short(answered)} on {where}",
                "word one of the two so that it has only one answer",
            )


def _cards(note: Note) -> Iterator[tuple[_Front, str, str]]:
    """Yield each card of a note: what it asks, its answer, and a name for the message."""
    content = note.content
    if isinstance(content, ConceptContent):
        names = [str(passage.reference) for passage in content.passages]
        statement = tuple(words(content.statement))
        for asked, name in enumerate(names):
            given = frozenset(other for index, other in enumerate(names) if index != asked)
            yield (note.kind, statement, content.context, given), name, short(content.statement)
    elif isinstance(content, PointContent):
        for start, end in content.hidden:
            front = (tuple(words(content.point[:start])), tuple(words(content.point[end:])))
            shown = short(f"{content.point[:start]}[…]{content.point[end:]}")
            yield (note.kind, *front), content.point[start:end], shown
    elif isinstance(content, QuestionContent) and content.answer:
        question = tuple(words(content.question))
        yield (note.kind, question), content.answer, short(content.question)


def question_yes_no(context: Context) -> Iterator[Problem]:
    """Questions that yes or no would answer; an article's title is left alone."""
    for note in context.notes(Kind.QUESTION):
        content = note.content
        if not isinstance(content, QuestionContent) or content.question == note.title:
            continue
        if context.is_english(note.articles[0]) and is_yes_no(content.question):
            yield of_note(
                "question-yes-no",
                note,
                f"yes or no would answer this: {short(content.question)}",
                "ask with how, why, what or who, or add “Why?”",
            )


def is_yes_no(text: str) -> bool:
    """Whether yes or no would answer a text: its only question is a closed one."""
    sentences = re.split(r"(?<=[.?!])[”\"’')]*\s+", text.strip().replace("’", "'"))
    asked = [sentence for sentence in sentences if sentence.rstrip("”\"')").endswith("?")]
    if len(asked) != 1 or not _YES_NO.match(asked[0]) or _REQUEST.match(asked[0]):
        return False
    others = [sentence for sentence in sentences if sentence is not asked[0]]
    if any(_ASKS_ON.search(sentence) for sentence in others):
        return False
    return not _OFFERS_MORE.search(asked[0])
