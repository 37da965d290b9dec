"""Quotation marks: which there are, and what may stand around a word or a sentence.

The one list of them; a new kind of mark is a row of ``PAIRS``. Single marks are also
apostrophes, so ``DOUBLE`` is what surely quotes.
"""

from __future__ import annotations

import re
from functools import cache

PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'), ("‘", "’"), ("'", "'"))
"""Each kind with what closes it; straight ones look the same at both ends."""
_SINGLE = "‘’'"


def _once(signs: str) -> str:
    return "".join(dict.fromkeys(signs))


OPENS_ANY = _once("".join(opens for opens, _ in PAIRS))
"""Every mark that may open a quotation."""
CLOSES_ANY = _once("".join(closes for _, closes in PAIRS))
"""Every mark that may close one."""
OPENS = "".join(sign for sign in OPENS_ANY if sign not in _SINGLE)
CLOSES = "".join(sign for sign in CLOSES_ANY if sign not in _SINGLE)
"""The same without single marks."""
DOUBLE = _once(OPENS + CLOSES)
"""Every mark of a quotation that is no apostrophe."""
TWO_SIDED = tuple(pair for pair in PAIRS if pair[0] in OPENS and pair[0] != pair[1])
"""Those of them whose two ends look different."""
BEFORE, BEHIND = OPENS_ANY + "([", CLOSES_ANY + ")]"
"""Marks and brackets that may stand before a word, and behind the stop of a sentence."""


@cache
def one_of(signs: str) -> str:
    """Return these signs as a class of a regular expression."""
    return f"[{re.escape(signs)}]"


STOP = rf"[.!?]{one_of(BEHIND)}*"
"""The pattern of a stop with what may stand behind it."""


def ends_asking(text: str) -> bool:
    """Whether a text ends with a question mark, whatever marks and stops stand behind it."""
    return text.rstrip(" .*_" + BEHIND).endswith("?")
