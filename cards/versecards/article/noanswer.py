"""What stands below a question and is no answer to it, unless a label says that it is one.

A wrong answer is learned by heart like a right one, so that what may be something else is none.
"""

from __future__ import annotations

import re

from versecards.article.choices import in_a_row
from versecards.article.model import Block
from versecards.languages import Language
from versecards.marks import ends_asking
from versecards.scripture.books import ENGLISH
from versecards.scripture.scan import scan

LONGEST_QUESTION = 300
_IN_BRACKETS = re.compile(r"(?<=[?])[*_]*(?:\s*[(\[][^()\[\]?]{1,80}[)\]])+\W*$")
"""What a question is about, or what to do with it: "… (v. 16)", "… (Read it aloud.)"."""
_OUTLINE = re.compile(r"(?P<sign>[IVX]{1,5}|[B-H])\.\s+(?=[^\W\d_])")
_FEW_CAPITALS = 2
"""Words; more of them in capitals are a heading in all but name."""


def asks(block: Block) -> bool:
    """Tell whether a block ends with a question."""
    return len(block.text) <= LONGEST_QUESTION and ends_asking(block.text)


def brackets_behind(text: str) -> bool:
    """Tell whether a text ends with a question and, in brackets, what it is about."""
    return _IN_BRACKETS.search(text) is not None


def asks_with_passages(text: str, language: Language = ENGLISH) -> bool:
    """Tell whether a text ends with a question, be it with passages behind it.

    They may be named in short, and with what of them is meant: "… sin? Verse 1, last part."
    """
    if ends_asking(text):
        return True
    behind = text[text.rindex("?") + 1 :] if "?" in text else ""
    return bool(behind) and is_passage(behind, language)


def may_ask(block: Block) -> bool:
    """Tell whether a block asks, be it with brackets behind ("… (v. 16)")."""
    text = block.text
    behind = brackets_behind(text) or asks_with_passages(text)
    return len(text) <= LONGEST_QUESTION and behind


def is_no_answer(block: Block, language: Language) -> bool:
    """Tell whether a block asks, tells what to do, heads what follows or is of the meeting.

    Nor do choices in a row answer.
    """
    text = block.text.lstrip(" *_")
    capitals = text.isupper() and len(text.split()) > _FEW_CAPITALS
    return (
        may_ask(block)
        or capitals
        or _OUTLINE.match(text) is not None
        or language.pattern("layout", "of the meeting").match(text) is not None
        or is_told_to_do(text, language)
        or bool(language.pattern("citing", "to learn").search(text.partition(":")[0]))
        or is_passage(text, language)
        or in_a_row(text, language)
    )


def is_for_leader(block: Block, language: Language) -> bool:
    """Tell whether a block is what only the leader reads: "Facilitator notes:", or below it."""
    only = language.pattern("layout", "leader only")
    return any(one is not None and only.match(one.text) for one in (block, block.lead))


def of_another_meeting(text: str, language: Language) -> bool:
    """Tell whether a paragraph or sentence only announces something.

    ("Next week: chapter 5, Psalm 3", "Next week we look at Psalm 3".)
    """
    return language.pattern("layout", "of another meeting").match(text) is not None


def is_told_to_do(text: str, language: Language) -> bool:
    """Tell whether a text tells what to do with a question ("Explain.", "Read verse 5")."""
    pattern = language.pattern
    return bool(
        pattern("statements", "instruction").search(text)
        or pattern("statements", "direction").search(text)
        or pattern("questions", "request to answer").match(text)
        or pattern("questions", "asked on").match(text)
    )


def is_passage(text: str, language: Language) -> bool:
    """Tell whether a text only names where to look ("See John 3:16")."""
    mentions = list(scan(text, language=language))
    for mention in mentions:
        text = text.replace(mention.text, " ", 1)
    return bool(mentions) and not language.pattern("questions", "says more").search(text)
