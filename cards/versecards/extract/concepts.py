"""Concept notes: what the article says, and the passages on which it rests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from versecards.article.model import Role
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.statements import BLANK, Statement, statements, tidy, without_references
from versecards.extract.verses import SHORT_PASSAGE
from versecards.extract.wordings import Wordings
from versecards.extract.words import names_a_person
from versecards.languages import Language
from versecards.languages import language as language_of
from versecards.notes import Asked, ConceptContent, Note, Support
from versecards.scripture.reference import Reference
from versecards.settings import Settings

_LONGEST_PASSAGE = 90
"""Words; a longer passage is named on the back of a card, not shown."""

_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Verse numbers in a passage are small and raised, as Bibles print them."""

_NOT_STATED = (Role.POINTS, Role.REFLECT, Role.ENGAGE, Role.KEY_VERSES)
"""Sections whose lines are cards of their own kinds, or only verses."""


@dataclass(frozen=True)
class Found:
    """A statement and the block it stands in."""

    block: ReadBlock
    statement: Statement

    @property
    def support(self) -> Support:
        """The statement as support for a point or a question."""
        return Support(self.statement.text, self.statement.references)


def find_statements(reading: Reading, language: Language) -> tuple[Found, ...]:
    """Return every supported statement of an article, in order; equal ones are one."""
    found: dict[str, Found] = {}
    for block in reading.blocks:
        if block.section.role in _NOT_STATED:
            continue
        for statement in statements(block, language):
            known = found.get(statement.text)
            if known is None:
                found[statement.text] = Found(block, statement)
                continue
            references = dict.fromkeys((*known.statement.references, *statement.references))
            merged = Statement(
                known.statement.text,
                tuple(references),
                known.statement.sentence,
                known.statement.start,
            )
            found[statement.text] = Found(known.block, merged)
    return tuple(found.values())


def sentences_that_speak(
    reading: Reading, found: Sequence[Found], language: Language
) -> tuple[Support, ...]:
    """Return all that an article says, to be held against its points and questions.

    First the statements with their references and the quotations with theirs, then the
    other sentences, none of them a question.
    """
    said = [entry.support for entry in found if _stands_alone(entry.statement.text, language)]
    taken = {(id(entry.block), entry.statement.start) for entry in found}
    rest = []
    for block in reading.blocks:
        if block.section.role in _NOT_STATED:
            continue
        quoting = [q for q in block.quotations if q.introduced and q.references]
        said += [Support(f"“{q.text}”", q.references[:1]) for q in quoting]
        for sentence in block.sentences:
            if (id(block), sentence.start) in taken or sentence.mentions:
                continue
            text = tidy(block.text_of(sentence), language)
            if not text.endswith("?") and _stands_alone(text, language):
                rest.append(Support(text, ()))
    return (*said, *rest)


def body_sentences(reading: Reading) -> list[str]:
    """Return every sentence of an article but its points and questions."""
    return [
        block.text_of(sentence)
        for block in reading.blocks
        if block.section.role not in _NOT_STATED
        for sentence in block.sentences
    ]


def concept_notes(
    reading: Reading, found: tuple[Found, ...], settings: Settings, wordings: Wordings
) -> list[Note]:
    """Return a note for each statement of an article."""
    article = reading.article
    language = language_of(settings.language)
    notes = []
    for entry in found:
        statement = entry.statement
        notes.append(
            Note(
                ConceptContent(
                    statement.text,
                    tuple(
                        asked(reference, settings, wordings) for reference in statement.references
                    ),
                    statement.sentence,
                    _context(entry, article.title, language),
                ),
                reading.origin(settings, entry.block, statement.start),
                statement.references,
                settings.tags,
            )
        )
    return notes


def _stands_alone(text: str, language: Language) -> bool:
    """Whether a sentence can be understood by itself, on the back of another card."""
    return not _leans(text, language) and BLANK not in text


def _leans(text: str, language: Language) -> bool:
    """Whether a text may not be understood without the sentence before it."""
    return bool(language.pattern("statements", "leans").match(text))


def _context(entry: Found, title: str, language: Language) -> str:
    """The sentence before a statement that leans on it, where it helps to understand it.

    None where the title names the person meant, and none that rests on references of its
    own or leans on others in turn: it would ask for another passage than the card does.
    """
    text = entry.statement.text
    if not _leans(text, language):
        return ""
    person = language.pattern("statements", "of a person").match(text)
    if person and names_a_person(title, language):
        return ""
    before = [s for s in entry.block.sentences if s.end <= entry.statement.start]
    if not before:
        return ""
    context = tidy(without_references(entry.block, before[-1], language), language)
    if _leans(context, language) or (before[-1].mentions and BLANK not in context):
        return ""
    return context


def asked(reference: Reference, settings: Settings, wordings: Wordings) -> Asked:
    """Return a reference with its text, when it is short enough to show."""
    verses = list(reference.verses())
    if reference.verse is None or not 1 <= len(verses) <= SHORT_PASSAGE:
        return Asked((reference,))
    if len(verses) == 1:
        found = wordings.find(verses[0], settings)
        return Asked((reference,), found.text, found.label) if found else Asked((reference,))
    texts = [wordings.find(verse, settings) for verse in verses]
    text = " ".join(
        f"{str(verse.verse).translate(_SMALL)}{wording.text}"
        for verse, wording in zip(verses, texts, strict=True)
        if wording is not None
    )
    if None in texts or len(text.split()) > _LONGEST_PASSAGE:
        return Asked((reference,))
    labels = {wording.label for wording in texts if wording is not None}
    return Asked((reference,), text, ", ".join(sorted(labels)))
