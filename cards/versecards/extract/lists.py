"""The lines of a section that is a list: summary points, questions."""

from __future__ import annotations

import re

from versecards.article.asking import promises_questions
from versecards.article.model import BlockKind, Role, Section
from versecards.article.noanswer import is_for_leader, is_told_to_do
from versecards.article.page import is_link
from versecards.article.stated import stated_translation
from versecards.extract.reading import ReadBlock, Reading
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.problems import Problem, problem

_FEWEST_ASKED, _FEWEST_WORDS = 2, 5
_SENTENCE = re.compile(r"(?<=[.?!:])\W*\s+")
_FEW_WORDS = 3
"""Words beside its passages of a line that only names them."""


def asks(section: Section, language: Language) -> bool:
    """Whether a section asks questions: by its role, or by its heading ("Bible questions")."""
    return promises_questions(section.role, section.heading, language)


def all_ask(section: Section, language: Language) -> bool:
    """Whether every item of a section's list is a question that wants more than a yes or no.

    Two or more such stand there to be asked, whatever the heading says ("A first look"). One
    among them may only request an answer ("Explain …"), or do so behind its question.
    """
    items = [b for b in section.blocks if b.kind is BlockKind.BULLET and b.lead is None]
    short = language.pattern("questions", "yes or no")
    asking = sum("?" in block.text for block in items)
    return len(items) >= _FEWEST_ASKED <= 2 * asking and all(
        (ends_asking(b.text) or _requests_at_end(b.text, language))
        and len(b.text.split()) >= _FEWEST_WORDS
        and not short.search(b.text)
        for b in items
    )


def requests(text: str, language: Language) -> bool:
    """Whether a sentence of a text requests an answer ("Husbands: name three things …")."""
    request = language.pattern("questions", "request to answer")
    return any(request.match(sentence) for sentence in _SENTENCE.split(text))


def _requests_at_end(text: str, language: Language) -> bool:
    request = language.pattern("questions", "request to answer")
    return request.match(_SENTENCE.split(text)[-1]) is not None


def is_list_of_questions(section: Section, language: Language) -> bool:
    """Whether a section is there to ask, and does not only have a heading that might.

    "Applying it" may stand over teaching as well as over questions.
    """
    if section.role in (Role.REFLECT, Role.ENGAGE):
        return True
    if not asks(section, language):
        return False
    return 2 * sum(ends_asking(block.text) for block in section.blocks) >= len(section.blocks)


def listed_lines(
    reading: Reading, language: Language, *roles: Role
) -> tuple[list[ReadBlock], list[Problem]]:
    """Return the lines of the sections with these roles, and a problem for each stray one.

    Among bullets only a bullet or a question belongs to the list; what a page prints below
    it ("Related articles: …") does not, and becomes no card. A verse to learn that is named
    there ("Memory verse: …") is no stray line: it has a card of its own. Nor is what says which
    translation is quoted, or what to read for the questions ("Read Psalm 23").
    """
    to_learn = language.pattern("citing", "to learn")
    leader = language.pattern("layout", "leader note")
    kept: list[ReadBlock] = []
    problems = []
    blocks = [block for block in reading.blocks if block.section.role in roles]
    for block in blocks:
        bullets = any(
            other.section is block.section and other.block.kind is BlockKind.BULLET
            for other in blocks
        )
        text = block.block.text
        lead = block.block.lead
        if is_for_leader(block.block, language) or leader.match(text):
            continue
        if lead is not None and lead.text.endswith("?") and not text.endswith("?"):
            continue  # what to look up for the question that it stands under
        behind = text.rpartition("?")[2].lstrip() if "?" in text else ""
        asked = ends_asking(text) or (behind and is_told_to_do(behind, language))
        if not bullets or block.block.kind is BlockKind.BULLET or asked:
            kept.append(block)
            continue
        if block.mentions and (to_learn.search(text) or _only_names(block)):
            continue
        button = is_link(text, language) and ":" not in text
        if button or stated_translation([text], language):
            continue
        place = (reading.article.shown, *block.block.position(0))
        problems.append(problem("line-stray", place, text=text[:60]))
    return kept, problems


def _only_names(block: ReadBlock) -> bool:
    """Whether a block says hardly more than which passages to read."""
    rest = block.block.text
    for mention in block.mentions:
        rest = rest.replace(mention.text, " ", 1)
    return len(rest.split()) <= _FEW_WORDS
