"""Quotation marks: which there are, and what may stand around a word or a sentence.

The one list of them; a new kind of mark is a row of ``PAIRS``. Single marks are also
apostrophes, so ``DOUBLE`` is what surely quotes. The patterns of a language name marks by
``IN_PATTERNS``, the page of the preview is given them, and what another package must know
of them reads a text ``in_usual_marks``.
"""

from __future__ import annotations

import re
from functools import cache

PAIRS = (
    ("“", "”"),
    ("«", "»"),
    ("„", "“"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
)
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
OPENS_ONLY = _once("".join(opens for opens, _ in TWO_SIDED))
CLOSES_ONLY = "".join(closes for _, closes in TWO_SIDED if closes not in OPENS)
"""What surely opens, and what surely closes: no straight mark, and not the “ that closes „."""
BEFORE, BEHIND = OPENS_ANY + "([", CLOSES_ANY + ")]"
"""Marks and brackets that may stand before a word, and behind the stop of a sentence."""


@cache
def one_of(signs: str) -> str:
    """Return these signs as a class of a regular expression."""
    return f"[{re.escape(signs)}]"


def within_marks(words: str) -> str:
    """Put words in quotation marks; double ones within them become single ones."""
    if not any(sign in words for sign in '‘“”"'):
        return f"“{words}”"
    if "‘" not in words:
        words = re.sub(r'(?<![^\s(\[—–-])"(?=\S)', "‘", words)
        words = words.replace("“", "‘").replace("”", "’").replace('"', "’")
    return f"“{words}”"


IN_PATTERNS = {
    "marks that open": OPENS,
    "marks that close": CLOSES_ONLY + '"',
    "marks that only open": OPENS_ONLY,
    "all marks that open": OPENS_ANY,
    "all marks that close": _once(CLOSES_ONLY + "\"’'"),
}
"""What a pattern of a language writes as ``{marks that open}`` within its square brackets."""
_USUAL = str.maketrans(
    {
        sign: usual
        for pair in TWO_SIDED
        if pair[1] in CLOSES_ONLY
        for sign, usual in zip(pair, PAIRS[0], strict=True)
    }
)
STOP = rf"[.!?]{one_of(BEHIND)}*"
"""The pattern of a stop with what may stand behind it."""


def in_usual_marks(text: str) -> str:
    """Return a text, as long as before, whose two-sided marks are all of the first kind.

    Those of „ “ stay: what opens one kind there closes the other.
    """
    return text.translate(_USUAL)


def ends_asking(text: str) -> bool:
    """Whether a text ends with a question mark, whatever marks and stops stand behind it."""
    return text.rstrip(" .*_" + BEHIND).endswith("?")
