"""Which questions beside those of lists an author asks his reader, and not only in passing.

One in the midst of prose is asked to be answered there; what stands apart is for the reader.
"""

from __future__ import annotations

from versecards.article.asking import asks_only
from versecards.article.model import BlockKind, Role
from versecards.article.noanswer import is_told_to_do
from versecards.extract.reading import ReadBlock, Reading
from versecards.languages import Language

APART = (
    Role.POINTS,
    Role.REFLECT,
    Role.ENGAGE,
    Role.KEY_VERSES,
    Role.QUICK_ANSWER,
    Role.ASIDE,
)
"""Sections that are no running text."""


def is_personal(text: str, language: Language) -> bool:
    """Whether a question asks whoever reads it, and no text can answer it for him."""
    pattern = language.pattern
    observed = pattern("questions", "observes").sub("", text)
    personal = pattern("questions", "personal").search(observed)
    return bool(personal or pattern("questions", "of me").search(text))


def is_set_apart(block: ReadBlock, reading: Reading, language: Language) -> bool:
    """Whether a question is for the reader by where and how it stands.

    That is in a column of questions, by itself in what is applied or under a heading of
    its own, in italics from end to end and to the reader himself, or to him and at the end.
    """
    one, section = block.block, block.section
    if one.cells:
        asks_in = language.pattern("questions", "asks")
        return any(asks_in.search(head) for head in one.heads)
    applied = section.role is Role.IMPLICATIONS
    if one.kind is BlockKind.BULLET:
        return applied and asks_only(one)
    if one.kind is not BlockKind.PARAGRAPH:
        return False
    personal = is_personal(one.text, language)
    if one.italics == ((0, len(one.text)),) and personal:
        return True
    if not asks_only(one):
        return False
    alone = bool(section.heading) and all(asks_only(each) for each in section.blocks)
    return applied or (personal and (alone or _ends_there(block, reading, language)))


def _ends_there(block: ReadBlock, reading: Reading, language: Language) -> bool:
    """Whether nothing goes on from a question that is more than a yes or no.

    Behind it is another question, something to do, or nothing.
    """
    short = language.pattern("questions", "yes or no").search(block.block.text)
    if block.section.role in APART or short:
        return False
    behind = reading.blocks[block.number + 1 : block.number + 2]
    if not behind or behind[0].section is not block.section or not behind[0].sentences:
        return True
    first = behind[0].text_of(behind[0].sentences[0])
    return first.endswith("?") or is_told_to_do(first, language)
