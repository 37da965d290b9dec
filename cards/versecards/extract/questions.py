"""Question notes: the title with its quick answer, and the questions to think about."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.article.model import Role
from versecards.extract.lists import listed_lines
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.statements import tidy, without_references
from versecards.extract.words import Vocabulary, rank
from versecards.languages import Language
from versecards.notes import Note, Origin, QuestionContent, Support
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
        content = QuestionContent(article.title, " ".join(answers), opening=True)
        notes.append(_note(content, reading.origin_outside(settings, article.title_line), settings))
    for card in settings.cards:
        content = QuestionContent(card.question, card.answer)
        notes.append(_note(content, reading.origin_outside(settings, card.line), settings))
    if not settings.questions:
        return notes, []
    for answered in article.answered:
        blocks = [b for b in reading.blocks if any(b.block is each for each in answered.answer)]
        answer = " ".join(_without_references(block, vocabulary.language) for block in blocks)
        proofs = [ref for b in blocks for mention in b.mentions for ref in mention.usable]
        proven = [Support("", tuple(dict.fromkeys(proofs)))] if proofs else []
        content = QuestionContent(answered.question.text, answer, tuple(proven))
        asked = next((b for b in reading.blocks if b.block is answered.question), None)
        origin = (
            reading.origin(settings, asked)
            if asked is not None
            else reading.origin_outside(settings, answered.question.line)
        )
        notes.append(_note(content, origin, settings))
    sentences = [entry.sentence for entry in said]
    prompts, problems = listed_lines(reading, Role.REFLECT, Role.ENGAGE)
    for block in prompts:
        text = block.block.text
        ranked = rank(text, sentences, vocabulary, least=_LEAST_LIKE, most=len(said))
        speaking = [said[entry.index] for entry in ranked]
        # a sentence that the article supports says more than one that it does not
        speaking.sort(key=lambda entry: not entry.references)
        support = tuple(speaking[:_MOST_SUPPORT])
        content = QuestionContent(text, "", support, prompt=True)
        notes.append(_note(content, reading.origin(settings, block), settings))
    return notes, problems


def _without_references(block: ReadBlock, language: Language) -> str:
    sentences = [
        without_references(block, sentence, language)
        if sentence.mentions
        else block.text_of(sentence)
        for sentence in block.sentences
    ]
    return tidy(" ".join(sentences), language)


def _note(content: QuestionContent, origin: Origin, settings: Settings) -> Note:
    return Note(content, origin, _references(content.support), settings.tags)


def _references(support: Sequence[Support]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(ref for entry in support for ref in entry.references))
