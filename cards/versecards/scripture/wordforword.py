"""Whether quoted words are those of a text that is at hand, to the letter.

Spelling ("Saviour", "Savior"), capitals, punctuation and where a word is parted ("for ever",
"forever") are the editor's; every other difference is another wording. Of 57 quotations in 58
published articles that name a text at hand, ten had other words than it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from versecards.languages import language
from versecards.scripture.quotation import ELLIPSIS
from versecards.scripture.wording import words


def is_word_for_word(quoted: str, lines: Iterable[str]) -> bool:
    """Whether a passage has these words; between ellipses, piece by piece and in order."""
    passage = _letters(" ".join(lines))
    place = 0
    for piece in ELLIPSIS.split(quoted):
        letters = _letters(piece)
        found = passage.find(letters, place)
        if found < 0:
            return False
        place = found + len(letters)
    return True


def _letters(text: str) -> str:
    """A text in one spelling, without what parts its words."""
    spelt = " ".join(words(text))
    table = language().table("variants")
    for old, new in (*table["spelt"], *table["british"]):
        spelt = re.sub(old, new, spelt)
    return spelt.replace(" ", "").replace("'", "")
