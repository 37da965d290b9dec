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
BEFORE, BEHIND = OPENS_ANY + "([", CLOSES_ANY + ")]"
"""Marks and brackets that may stand before a word, and behind the stop of a sentence."""


@cache
def one_of(signs: str) -> str:
    """Return these signs as a class of a regular expression."""
    return f"[{re.escape(signs)}]"
