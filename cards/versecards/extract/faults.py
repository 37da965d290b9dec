"""What keeps the front of a statement from a card, as codes of ``reasons.json``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.extract.antecedents import leans
from versecards.extract.clauses import BLANK
from versecards.extract.fronts import matches
from versecards.extract.grammar import has_verb, opens_with_verb, tokens
from versecards.extract.said import Said
from versecards.extract.words import plain
from versecards.languages import Language
from versecards.scripture.reference import Reference

FEWEST_WORDS = 3
"""A statement of fewer words says too little."""
_LABEL = 5
"""So few words without a verb are a label."""


def faults_of(
    one: Said, front: str, context: str, asked: Sequence[Reference], language: Language
) -> tuple[str, ...]:
    """Return the codes of what keeps a front, taken from a sentence, from a card.

    ``context`` is what the card shows before it, ``asked`` the passages that it may ask for.
    """
    chapters = any(ref.verse is None for ref in asked)
    words = [word for word in front.replace(BLANK, " ").split() if re.search(r"\w", word)]
    faults = {
        "beside-only": not asked,
        "question": front.endswith("?") or one.text.endswith("?"),
        "instruction": matches("instruction", one.text, language),
        "anecdote": matches("anecdote", front, language),
        "about-passages": front.count(BLANK) > 1 or (BLANK in front and chapters),
        "names-passage": front.count(BLANK) == 1 and not chapters,
        "repeats": matches("printed verse", front, language),
        "label": len(words) < FEWEST_WORDS,
        "short": len(words) >= FEWEST_WORDS and not says_something(front, language),
        "leans": _leans(one, front, context, language),
    }
    return tuple(code for code, found in faults.items() if found)


def _leans(one: Said, front: str, context: str, language: Language) -> bool:
    """Whether a front cannot be understood with what the card shows before it."""
    if not context and (leans(front, language) or matches("needs more", front, language)):
        return True
    if opens_with_verb(front, language) and not _is_request(front, language):
        return True
    first = tokens(front)[:1]
    named_first = bool(first) and plain(first[0].text) in language.words("persons")
    return matches("goes on", one.text, language) and not named_first


def _is_request(text: str, language: Language) -> bool:
    """Whether a text tells somebody to do something ("Choose your company with care")."""
    first = tokens(text)[:1]
    return bool(first) and first[0].plain in language.words("pluralverbs")


def says_something(text: str, language: Language) -> bool:
    """Whether a text is more than a label: it has a verb, or many words."""
    return len(tokens(text)) >= _LABEL or has_verb(text, language)
