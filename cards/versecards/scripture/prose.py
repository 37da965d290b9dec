"""What the words around a number say about it.

A name and a number are a reference in "Acts 2 records" and none in "Job 1 of 3": the
next word decides, then what stands before. The words are data (``prose.json``).
"""

from __future__ import annotations

from functools import cache

from versecards.scripture.data import table
from versecards.scripture.tokens import DIGITS, SOME_SPACE, pattern

_NEXT_WORD = rf"{SOME_SPACE}([A-Za-z][A-Za-z.']{{0,20}})"
_OF_NUMBER = rf"{SOME_SPACE}(?:out{SOME_SPACE})?of{SOME_SPACE}(?:the{SOME_SPACE})?{DIGITS}"
_OPENING = r"[(;:–-] ?\Z"
_LEADING = r"(?<![A-Za-z])([A-Za-z.]{1,12}),?\s\Z"
_LONG_BRACKET = 300
_LONG_SENTENCE = 600
_SENTENCE_END = r"(?<![. ][A-Za-z])(?<!cf)(?<!vv)[.!?][\"')]{0,2}\s{1,3}(?=[\"'(]?[A-Z])"


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("prose.json")[name].split(" "))


def next_word(text: str, end: int) -> str:
    """Return the word that follows after white space alone, in small letters, or nothing."""
    found = pattern(_NEXT_WORD).match(text, end)
    return found[1].lower().rstrip(".") if found else ""


def counts_something(text: str, end: int) -> bool:
    """Whether the number that ends here counts things: "3 boxes", "1 of 3", "20%"."""
    if text[end : end + 1] in ("%", "°"):
        return True
    word = next_word(text, end)
    if word in ("of", "out"):
        return bool(pattern(_OF_NUMBER).match(text, end))
    return word in _words("counted")


def may_count_something(text: str, end: int) -> bool:
    """Whether the next word looks like things that are counted and is not known as a verb."""
    word = next_word(text, end)
    return (
        len(word) > 3
        and word[-1] == "s"
        and not word.endswith(("'s", "ss", "us"))
        and word not in _words("telling")
        and word not in _words("joining")
    )


def tells(text: str, end: int) -> bool:
    """Whether what follows goes on as after a book: a verb of telling, a closing bracket."""
    return text[end : end + 1] in (")", ";") or next_word(text, end) in _words("telling")


def leads_in(text: str, start: int) -> bool:
    """Whether what stands before expects a reference: a bracket, "in", "see"."""
    before = text[max(0, start - 14) : start]
    if pattern(_OPENING).search(before):
        return True
    word = pattern(_LEADING).search(before)
    return word is not None and word[1].lower().rstrip(".") in _words("leading")


def in_brackets(text: str, start: int) -> bool:
    """Whether this place stands in brackets that were opened not too far before it."""
    begin = max(0, start - _LONG_BRACKET)
    return text.rfind("(", begin, start) > text.rfind(")", begin, start)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends somewhere between the two offsets; far ones always do so."""
    return end - start > _LONG_SENTENCE or bool(pattern(_SENTENCE_END).search(text, start, end))
