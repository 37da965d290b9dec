"""Question notes: the title with its quick answer, and the questions to think about."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.article.model import Role
from versecards.extract.lists import listed_lines
from versecards.extract.reading import Reading
from versecards.extract.words import Vocabulary, rank
from versecards.notes import Kind, Note, QuestionContent, Support
from versecards.problems import Problem
from versecards.scripture.reference import Reference
from versecards.settings import Settings

_LEAST_LIKE = 0.28
_MOST_SUPPORT = 2


def question_notes(
    reading: Reading, said: Sequence[Support], vocabulary: Vocabulary, settings: Settings
) -> tuple[list[Note], list[Problem]]:
    """Return the notes of an article's questions, and what could not be made one.

    First the title's, then the author's own, then those to think about.
    """
    article = reading.article
    notes = []
    answers = [
        block.block.text for block in reading.blocks if block.section.role is Role.QUICK_ANSWER
    ]
    if answers:
        content = QuestionContent(article.title, " ".join(answers))
        notes.append(_note(reading, settings, content, (article.title_line, 1)))
    for card in settings.cards:
        content = QuestionContent(card.question, card.answer)
        notes.append(_note(reading, settings, content, (card.line, 1)))
    if not settings.questions:
        return notes, []
    sentences = [entry.sentence for entry in said]
    prompts, problems = listed_lines(reading, Role.REFLECT, Role.ENGAGE)
    for block in prompts:
        text = block.block.text
        ranked = rank(text, sentences, vocabulary, least=_LEAST_LIKE, most=len(said))
        speaking = [said[entry.index] for entry in ranked]
        # a sentence that the article supports says more than one that it does not
        speaking.sort(key=lambda entry: not entry.references)
        support = tuple(speaking[:_MOST_SUPPORT])
        content = QuestionContent(text, "", support, open=True)
        place = block.block.position(0)
        notes.append(_note(reading, settings, content, place, block.section.heading))
    return notes, problems


def _note(
    reading: Reading,
    settings: Settings,
    content: QuestionContent,
    place: tuple[int, int],
    heading: str = "",
) -> Note:
    article = reading.article
    return Note(
        kind=Kind.QUESTION,
        key=f"{article.file}\n{content.question}",
        text=content.question,
        content=content,
        references=_references(content.support),
        items=(),
        articles=(article.file,),
        title=article.title,
        section=heading,
        source=settings.source,
        file=article.shown,
        line=place[0],
        column=place[1],
        tags=settings.tags,
    )


def _references(support: Sequence[Support]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(ref for entry in support for ref in entry.references))
