"""Where quotation marks open and close in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from versecards.article.model import Span
from versecards.marks import DOUBLE, OPENS, PAIRS, TWO_SIDED, one_of

_CLOSERS = dict(TWO_SIDED)
QUOTED = re.compile(
    "|".join(f"{opens}[^{closes}]*{closes}" for opens, closes in PAIRS if opens in OPENS)
)
"""Words in double quotation marks, at the place where it is matched."""
_CLOSED_BY = {opens: closes for opens, closes in PAIRS if opens in OPENS}
_OPENING = re.compile(one_of(OPENS))
_SINGLE_QUOTED = re.compile(
    rf"(?:(?<=[\s(—:])|^)([‘'])(?=[A-Z])(?:[^{re.escape(DOUBLE)}\n]{{15,800}}?)"
    r"(?:(?<=[.,!?;])[’'](?!\w)|[’'](?=\s*[(\[]))"
)
"""Single quotation marks, which are also apostrophes: only around words that begin with a
capital, and closed after a stop or before a bracket."""
_CITED = re.compile(r"\s*[(\[][^()\[\]]{0,30}\d[:.]\s?\d")


def quoted_spans(
    text: str, following: str = "", inside: str = ""
) -> tuple[list[Span], list[int], str]:
    """Return the outer spans of quoted stretches, marks included, and what is never closed.

    ``following`` are the next paragraphs: where the first opens the quotation marks again, or
    closes them without that, those of this one stay open to its end, as a speech of several
    paragraphs is printed. The mark that so stays open comes third; the next paragraph takes it
    as ``inside``, and has a span from -1 where it does not open it again. Within double marks,
    single ones count only right before a reference in brackets.
    """
    spans: list[Span] = []
    never: list[int] = []
    opened: int | None = -1 if inside and not text.startswith(inside) else None
    closer = _CLOSERS.get(inside, '"')
    inner: list[str] = []
    for position, character in enumerate(text):
        opens = character in _CLOSERS or (character == '"' and _can_open(text, position))
        if opened is None:
            if opens:
                opened, closer, inner = position, _CLOSERS.get(character, '"'), []
        elif character == '"' == closer and opens and not _can_close(text, position):
            never += [opened] if opened >= 0 else []
            opened = position
        elif inner and character == inner[-1]:
            inner.pop()
        elif closer == '"' and character in _CLOSERS:
            inner.append(_CLOSERS[character])
        # word processors often turn the one end of straight marks alone
        elif character == closer or (closer in '”"' and character in '”"'):
            spans.append((opened, position + 1))
            opened = None
    stays = ""
    if opened is not None:
        mark = inside if opened < 0 else text[opened]
        if following.startswith(mark) or _closes_first(following, closer):
            spans.append((opened, len(text) + 1))
            stays = mark
        elif opened >= 0:
            never.append(opened)
    outer = list(spans)
    for found in _SINGLE_QUOTED.finditer(text):
        span = (found.start(1), found.end())
        apart = all(span[1] <= start or end <= span[0] for start, end in outer)
        if apart or _CITED.match(text, span[1]):
            spans.append(span)
    return sorted(spans), never, stays


def _closes_first(text: str, closer: str) -> bool:
    """Whether of a kind of quotation marks a text closes one before it opens any."""
    place = text.find(closer)
    if place < 0:
        return False
    if closer == '"':
        return _can_close(text, place) and not _can_open(text, place)
    return not any(opens in text[:place] for opens, closes in PAIRS if closes == closer)


def unmarked(text: str) -> str:
    """Return a text without the quotation marks that it stands in as a whole, if it does."""
    for opens, closes in PAIRS:
        if len(text) > 1 and text.startswith(opens) and text.endswith(closes):
            return text[1:-1].strip()
    return text


def _can_open(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-:‘'") and not after.isspace()


def _can_close(text: str, position: int) -> bool:
    return not text[position - 1].isspace()


@lru_cache(maxsize=1024)
def without_quoted(text: str, instead: str = " ") -> str:
    """Return a text without what stands in double quotation marks, marks and all."""
    kept: list[str] = []
    end = 0
    unclosed: set[str] = set()  # a mark that nothing closes once is not sought again
    for mark in _OPENING.finditer(text):
        start, closer = mark.start(), _CLOSED_BY[mark[0]]
        if start < end or closer in unclosed:
            continue
        close = text.find(closer, start + 1)
        if close < 0:
            unclosed.add(closer)
            continue
        kept += (text[end:start], instead)
        end = close + 1
    return "".join((*kept, text[end:]))
