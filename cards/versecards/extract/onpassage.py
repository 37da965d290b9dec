"""What an article says on the passages that a question names, where it can be the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from versecards.extract.answers import akin
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import OPENS_ANY
from versecards.notes import Support
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

LONGEST = 60
"""Words of a passage, or of what is said on it, that stand on the back of a question."""


def said_on(
    named: Sequence[Reference], question: str, said: Sequence[Support], language: Language
) -> list[Support]:
    """Return what an article says in few words on the passages that a question names.

    What it says on a part of one only where most of the question is taken up there: another
    part may be the one that answers. But why and how all of a chapter goes is for the article
    to say, if it says one thing on it.
    """
    found, parts = [], []
    for entry in said:
        over = [
            ref.contains(other)
            for ref in entry.references
            for other in named
            if ref.verse is not None and ref.overlaps(other)
        ]
        if not over or len(entry.sentence.split()) > LONGEST:
            continue
        if any(over) or _takes_up_most(question, entry.sentence, language):
            found.append(entry)
        elif not entry.sentence.startswith(tuple(OPENS_ANY)):
            parts.append(entry)
    wide = all(ref.verse is None for ref in named)
    reasons = language.pattern("questions", "asks for reasons").search(question)
    return parts if not found and wide and reasons and len(parts) == 1 else found


def _takes_up_most(question: str, sentence: str, language: Language) -> bool:
    """Tell whether a sentence has most of what a question speaks of, its passages apart."""
    asked = next((s for s in re.split(r"(?<=[.!:])\s+", question) if "?" in s), question)
    for mention in scan(asked, language=language):
        asked = asked.replace(mention.text, " ", 1)
    wanted = set(content_words(asked, language))
    said = content_words(sentence, language)
    taken = sum(any(akin(one, word) for word in said) for one in wanted)
    return 2 * taken > len(wanted)
