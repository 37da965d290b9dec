"""The questions of a group: each where its article asks it, with what makes it understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from versecards.anki.fields import render_fields
from versecards.anki.oldpackage import plain_text
from versecards.article.model import Article, Role, Section
from versecards.article.noanswer import is_for_leader, is_passage, is_told_to_do, may_ask
from versecards.extract.choosing import Choice
from versecards.extract.lists import asks
from versecards.extract.reading import Reading
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.notes import Kind, Note
from versecards.scripture.reference import together
from versecards.scripture.scan import scan
from versecards.scripture.wording import words

if TYPE_CHECKING:
    from versecards.build import Prepared

_ASKED = ("Question", "Answer", "Support", "References")
_FEWEST_WORDS = 2
"""A question with fewer words of content does not say what it asks about."""
_AT_END = 10**9


@dataclass(frozen=True)
class Question:
    """A question with its answer, the line on which it is asked, and what it leans on.

    ``under`` is the heading over it; ``listed``: no more than that questions follow, or what
    any part of an article is for.
    ``passage`` is the one that stands beside it and that it does not name itself ("… (v. 5)?"),
    or the one below it, where it hardly says itself what it asks about. ``notes`` are those to
    the leader below it.
    """

    fields: Mapping[str, Markup]
    line: int
    under: str = ""
    listed: bool = False
    passage: str = ""
    notes: tuple[str, ...] = ()


def asked(prepared: Prepared) -> Iterator[tuple[str, int, Mapping[str, Markup]]]:
    """Yield all that the articles ask: the file, the line of the question or its answer, fields.

    A question that no card can ask one learner is there for the group, and so is one of which
    the author wants no card.
    """
    for rendered in prepared.rendered:
        if rendered.note is not None and rendered.kind is Kind.QUESTION:
            yield _of_note(rendered.note, rendered.fields)
    for note in prepared.identification.skipped:
        if note.kind is Kind.QUESTION:
            yield _of_note(note, render_fields(note, {}))
    files = {article.shown: article.file for article in prepared.deck.articles}
    for choice in prepared.extraction.choices:
        if choice.kind is Kind.QUESTION and not choice.chosen and not _asks_nothing(choice):
            fields = dict.fromkeys(_ASKED, Markup("")) | {"Question": escape(choice.text)}
            yield files[choice.file], choice.line, fields


def _of_note(note: Note, fields: Mapping[str, str]) -> tuple[str, int, Mapping[str, Markup]]:
    line = note.origin.line if note.origin.section or note.origin.block else 0
    shown = {name: Markup(fields[name]) for name in _ASKED}
    return note.origin.articles[0], line, shown


def _asks_nothing(choice: Choice) -> bool:
    return any(reason.code == "no question" for reason in choice.reasons)


class Places:
    """Where an article asks its questions."""

    def __init__(self, article: Article, reading: Reading, language: Language) -> None:
        self._article = article
        self._reading = reading
        self._language = language
        self._lines = {tuple(words(article.title)): article.title_line}
        for section in article.sections:
            for text, line in (
                (section.heading, section.line),
                *((block.text, block.line) for block in section.blocks),
            ):
                self._lines.setdefault(tuple(words(text)), line)

    def of(self, fields: Mapping[str, Markup], line: int) -> Question:
        """Return a question with its place; ``line`` is 0 where the settings have it."""
        text = plain_text(fields["Question"])
        line = self._lines.get(tuple(words(text)), line or _AT_END)
        sections = [section for section in self._article.sections if section.line <= line]
        if line in (_AT_END, self._article.title_line) or not sections:
            return Question(fields, line, listed=True)
        section = sections[-1]
        passage = self._beside(line, text) or self._passage_below(section, line, text)
        notes = self._notes_below(section, line, plain_text(fields["Answer"]))
        if words(section.heading) != words(text):
            listed = section.role is not Role.OTHER or asks(section, self._language)
            return Question(fields, line, section.heading, listed, passage, notes)
        over = [each.heading for each in sections if each.level < section.level]
        return Question(fields, line, over[-1] if over else "", not over, passage, notes)

    def _notes_below(self, section: Section, line: int, answer: str) -> tuple[str, ...]:
        """What is for the leader below a question, up to the next one, and is no answer to it.

        So is what stands in one piece as its answer and is on no card, as "Leader: see John 3".
        """
        pairs = (pair for pair in self._article.answered if pair.question.line == line)
        notes = [] if answer else [p.answer[0].text for p in pairs if len(p.answer) == 1]
        label = self._language.pattern("layout", "leader note")
        only = self._language.pattern("layout", "leader only")
        below = [block for block in section.blocks if block.line > line]
        after = self._article.sections[self._article.sections.index(section) + 1 :]
        theirs = [each for each in after[:1] if only.match(f"{each.heading}:")]
        for block in takewhile(lambda block: not may_ask(block), below):
            match = label.match(block.text)
            said = words(block.text[match.end() :] if match else block.text)
            if match or is_for_leader(block, self._language):
                known = " ".join(words(answer))
                notes += [block.text] if said and " ".join(said) not in known else []
        if not any(map(may_ask, below)):
            told = (block for each in theirs for block in each.blocks)
            notes += [block.text for block in takewhile(lambda block: not may_ask(block), told)]
        return tuple(dict.fromkeys(notes))

    def _beside(self, line: int, question: str) -> str:
        """The passages that say where to look, in the line of a question but not in its words."""
        for block in self._reading.blocks:
            text = block.block.text
            end = text.find("?") + 1
            if block.block.line != line or not end or "?" in text[end:]:
                continue  # of several questions nobody can tell which one it belongs to
            behind = text[end:].strip(" *_()[]")
            looks = is_passage(behind, self._language) or is_told_to_do(behind, self._language)
            found = [
                reference
                for mention in block.mentions
                if mention.text not in question and (looks or mention.end <= end)
                for reference in mention.usable
            ]
            return together(found)
        return ""

    def _passage_below(self, section: Section, line: int, question: str) -> str:
        """The first passage below a question that hardly says what it asks about."""
        few = len(content_words(question, self._language)) < _FEWEST_WORDS
        if not few or scan(question, language=self._language):
            return ""
        for block in (block for block in section.blocks if block.line >= line):
            if block.line > line and ends_asking(block.text):
                break  # another question
            for mention in scan(block.text, language=self._language):
                if mention.usable:
                    return together(mention.usable)
        return ""


def under_headings(questions: Sequence[Question]) -> Iterator[tuple[str, list[Question]]]:
    """Yield questions with the heading over them, where it tells them from others."""
    headings = {question.under for question in questions if question.under}
    tells = len(headings) > 1 or not all(question.listed for question in questions)
    for under, group in groupby(questions, key=lambda question: question.under):
        yield under if tells else "", list(group)
