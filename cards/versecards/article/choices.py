"""How the choices of a quiz look, though nothing tells which one is right: never an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from versecards.article.blocks import part
from versecards.article.model import Block
from versecards.languages import Language
from versecards.marks import BEHIND, CLOSES_ANY, ends_asking, one_of

FIRST = "a"
FEWEST = 2
_FEW_WORDS = 4
"""Words of a choice that is only a name, a number, a place."""
_ASKED = re.compile(rf"\?{one_of(BEHIND + '*_')}*[:.]?\s+(?P<passage>\([^()?]{{2,60}}\)\s+)?")
_LONGEST = 8
"""Words of one of several choices in a row."""
_GOES_ON = re.compile(r"\w{3,}[.!?]\s+\w")
_STOPS = (".", "!", "?", ":", ";", *CLOSES_ANY)


def letter_of(block: Block, language: Language) -> str:
    """Return the letter that a choice begins with; empty for none."""
    match = language.pattern("layout", "choice label").match(block.text)
    return match["letter"].lower() if match else ""


def lines_of(block: Block, language: Language) -> list[Block]:
    """Part the choices that stand in one block, line by line or in a row, its question apart."""
    bounds = [0, *block.breaks, len(block.text)]
    lines = [one for span in pairwise(bounds) if (one := part(block, *span)) is not None]
    if sum(bool(letter_of(one, language)) for one in lines) >= FEWEST:
        return lines
    starts = choices_in(block.text, language)
    if not starts:
        return [block]
    parts = [part(block, *span) for span in pairwise([0, *starts, len(block.text)])]
    return [one for one in parts if one is not None]


def choices_in(text: str, language: Language) -> list[int]:
    """Return where lettered choices begin that stand in a row, at once or behind a question.

    None where "and" stands before the last: then each of them belongs to one answer. What says
    behind them which one is right begins a line too.
    """
    label = language.pattern("layout", "choice in a line")
    begins = [0, *(match.end() for match in _ASKED.finditer(text))]
    for begin in begins:
        first = label.match(text, begin)
        if first is None or first["letter"].lower() != FIRST:
            continue
        starts = [first]
        for match in label.finditer(text, first.end()):
            before = text[starts[-1].end() : match.start()]
            follows = ord(match["letter"]) == ord(starts[-1]["letter"]) + 1
            if follows and re.search(r"\w", before):
                starts.append(match)
        places = [match.start() for match in starts]
        if len(places) < FEWEST or language.pattern("layout", "last of several").search(
            text[: places[-1]]
        ):
            return []
        places += _key_behind(text, starts[-1].end(), language)
        each = [text[slice(*span)] for span in pairwise([*places, len(text)])]
        short = all(len(one.split()) <= _LONGEST and not _GOES_ON.search(one) for one in each)
        return places if short else []
    return []


def _key_behind(text: str, begin: int, language: Language) -> list[int]:
    """Where "Answer: B" begins behind the last of the choices in a row."""
    key = language.pattern("layout", "choice key")
    spaces = (match.end() for match in re.finditer(r"\s+", text[begin:]))
    return [begin + at for at in spaces if key.match(text, begin + at)][:1]


def are_choices(question: str, items: Sequence[str], language: Language) -> bool:
    """Tell whether items below a question can only be choices: names, of which it wants one."""
    one = language.pattern("questions", "asks for one").match(question)
    return bool(one) and len(items) >= FEWEST and all(map(is_short, items))


def is_short(item: str) -> bool:
    """Tell whether an item is no more than a name, a number or a place, and no sentence."""
    text = item.strip()
    return 0 < len(text.split()) <= _FEW_WORDS and not text.endswith(_STOPS)


def in_a_row(text: str, language: Language) -> bool:
    """Tell whether a text only names what one may choose from ("True / False")."""
    if ends_asking(text):
        return False
    row = language.pattern("layout", "choices in a row").match(text)
    return row is not None or bool(choices_in(text, language))


def row_behind(text: str, language: Language) -> int:
    """Return where such a row begins behind a question; 0 for none."""
    places = [match.end() for match in _ASKED.finditer(text)]
    row = language.pattern("layout", "choices in a row")
    return places[-1] if places and row.match(text, places[-1]) else 0
