"""Rules for the article itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from versecards.article.headings import Headings
from versecards.article.model import BlockKind, Role, Section
from versecards.article.noanswer import may_ask
from versecards.check.context import Context, place_of, short
from versecards.check.registry import check
from versecards.extract.reading import ReadBlock
from versecards.languages import language
from versecards.notes import Kind
from versecards.problems import Place, Problem, problem
from versecards.scripture.wording import words

_OWN_WORDS = 4
"""A bullet with fewer words beside its references may stand in two lists ("John 3:16")."""


@check("bullet-twice")
def bullet_twice(context: Context) -> Iterator[Problem]:
    """Bullets that say the same as an earlier one of their article, word for word.

    Under another item they say it of another thing.
    """
    for reading in context.extraction.readings:
        seen: dict[tuple[object, ...], Place] = {}
        for block in reading.blocks:
            if block.block.kind is not BlockKind.BULLET:
                continue
            lead = block.block.lead
            under = lead.text if lead and lead.kind is BlockKind.BULLET else ""
            said = (under, *words(block.block.text))
            key = (said,) if _own_words(block) >= _OWN_WORDS else (said, block.section.line)
            place = place_of(reading, block)
            first = seen.setdefault(key, place)
            if first != place:
                where = context.where(first, place[0])
                yield problem("bullet-twice", place, where=where, text=short(block.block.text))


_PROMISED = (Role.POINTS, Role.REFLECT, Role.ENGAGE, Role.KEY_VERSES)


@check("heading-unused")
def heading_unused(context: Context) -> Iterator[Problem]:
    """Headings that promise questions, points or verses to learn, and give no card.

    What the author leaves out by a setting has been found none the less, and so has a question
    that opens a meeting, which is on the sheet of the group.
    """
    notes = (*context.extraction.notes, *context.skipped)
    learned = {
        verse
        for note in notes
        if note.kind is Kind.VERSE
        for passage in note.references
        for verse in passage.verses()
    }
    sections: dict[str, set[str]] = defaultdict(set)
    for note in notes:
        for file in note.origin.articles:
            sections[file].add(note.origin.section)
    off = {
        (choice.file, choice.line)
        for choice in context.extraction.choices
        if any(reason.code == "switched off" for reason in choice.reasons)
    }
    for reading in context.extraction.readings:
        article = reading.article
        settings = context.extraction.settings.get(article.file, context.settings)
        tongue = language(settings.language)
        headings, opens = Headings.of(tongue), tongue.pattern("questions", "opens a meeting")
        given = sections[article.file]
        for number, section in enumerate(article.sections):
            if opens.search(section.heading) and any(map(may_ask, section.blocks)):
                continue
            if not headings.is_cue(section.heading) or section.heading.endswith("?"):
                continue
            below = _below(article.sections[number:])
            named = (
                mention.usable
                for block in reading.blocks
                if block.section in below
                for mention in block.mentions
            )
            # The verse may be learned from where it is named first.
            verses = {ref.first for usable in named for ref in usable if ref.verse}
            lines = {(article.shown, b.block.line) for b in reading.blocks if b.section in below}
            found = given.intersection(each.heading for each in below)
            if not (found or verses & learned or lines & off):
                place = (article.shown, section.line, 1)
                if section.role in _PROMISED:
                    yield problem("heading-unused.known", place, heading=section.heading)
                else:
                    yield problem("heading-unused.unknown", place, heading=section.heading)


def _below(sections: Sequence[Section]) -> list[Section]:
    """Return the first section and those that stand under it."""
    top = sections[0].level
    under = takewhile(lambda section: section.level > top > 0, sections[1:])
    return [sections[0], *under]


def _own_words(block: ReadBlock) -> int:
    mentioned = sum(len(words(mention.text)) for mention in block.mentions)
    return len(words(block.block.text)) - mentioned
