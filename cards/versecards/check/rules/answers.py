"""Rules against cards whose question gives the answer away, or gives nothing to go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from versecards.check.context import Context, of_note, short
from versecards.check.registry import check
from versecards.extract.words import Vocabulary, content_words
from versecards.languages import Language
from versecards.notes import ConceptContent, Kind, Note, PointContent, QuestionContent
from versecards.problems import Problem, problem
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan
from versecards.scripture.wording import words

_LEFT_TO_ASK_BY = 2
"""Words with sense that must be left of a point when a phrase of it is hidden."""


@check("answer-shown")
def reference_shown(context: Context) -> Iterator[Problem]:
    """References that a card asks for and names: in the title, the heading or the statement."""
    titles: dict[str, list[tuple[Note, Reference]]] = {}
    for note in context.notes(Kind.CONCEPT):
        content = note.content
        if not isinstance(content, ConceptContent):
            continue
        asked = [reference for card in content.asked for reference in card.references]
        for reference in _named(note.origin.title, asked):
            titles.setdefault(note.origin.articles[0], []).append((note, reference))
        shown = {
            "heading": note.origin.section,
            "sentence before": content.context,
            "statement": content.statement,
        }
        for part, text in shown.items():
            for reference in _named(text, asked):
                yield of_note("answer-shown.reference", note, part=part, reference=reference)
    for article in context.articles:
        if article.file in titles:
            reference = titles[article.file][0][1]
            count = len(titles[article.file])
            cards = "a card asks" if count == 1 else f"{count} cards ask"
            place = (article.shown, article.title_line, 1)
            yield problem("answer-shown.title", place, reference=reference, cards=cards)


def _named(text: str, asked: Sequence[Reference]) -> list[Reference]:
    """The asked references that a text gives whole; a chapter does not give its verses."""
    named = [
        reference
        for mention in (scan(text) if any(c.isdigit() for c in text) else ())
        for reference in mention.usable
    ]
    return [
        reference
        for reference in asked
        if any(
            name == reference or (name.verse is not None and name.contains(reference))
            for name in named
        )
    ]


@check("answer-shown")
def phrase_shown(context: Context) -> Iterator[Problem]:
    """Hidden phrases of a point whose words stand in the rest of it or in the title.

    The card hides the phrase wherever it stands in the point in the same form.
    """
    for note in context.notes(Kind.POINT):
        content = note.content
        language = context.language_of(note, "words", "stopwords")
        if not isinstance(content, PointContent) or language is None:
            continue
        vocabulary = Vocabulary([content.point, note.origin.title], language)
        given = []
        for start, end in content.hidden:
            phrase = content.point[start:end]
            hidden = set(vocabulary.keys(phrase))
            shown = (note.origin.title, _blanked(content.point, phrase))
            if hidden and any(hidden <= set(vocabulary.keys(text)) for text in shown):
                given.append(short(phrase))
        if given:
            yield of_note("answer-shown.phrase", note, words=", ".join(given))


def _blanked(point: str, phrase: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", point, flags=re.IGNORECASE)


@check("answer-shown")
def answer_shown(context: Context) -> Iterator[Problem]:
    """Questions that have their whole answer in them, or in the title above them.

    Not those that offer it beside another.
    """
    for note in context.notes(Kind.QUESTION):
        content = note.content
        if not isinstance(content, QuestionContent) or content.question == note.origin.title:
            continue
        language = context.language_of(note)
        if language is None or not content_words(content.answer, language):
            continue
        if content.answer.casefold().strip(".") in _offered(content.question, language):
            continue  # "True or false: …"
        for where, shown in (("question", content.question), ("title above it", note.origin.title)):
            if _stands_in(words(content.answer), words(shown)):
                answer = short(content.answer)
                yield of_note("answer-shown.answer", note, answer=answer, part=where)
                break


def _offered(question: str, language: Language) -> set[str]:
    """The words of which a question wants one or the other."""
    offers = language.pattern("questions", "either").finditer(question.casefold())
    return {word for offer in offers for word in offer.groups()}


def _stands_in(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


@check("point-all-hidden")
def point_all_hidden(context: Context) -> Iterator[Problem]:
    """Hidden phrases that leave nothing of the point to ask by."""
    for note in context.notes(Kind.POINT):
        content = note.content
        language = context.language_of(note, "stopwords")
        if not isinstance(content, PointContent) or language is None:
            continue
        for start, end in content.hidden:
            phrase = content.point[start:end]
            if len(content_words(_blanked(content.point, phrase), language)) < _LEFT_TO_ASK_BY:
                yield of_note("point-all-hidden", note, phrase=short(phrase))
