"""Quotations of a text, and the references to which the author ties them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference

_CLOSERS = {"“": "”", "«": "»", "„": "“"}
_INTRODUCED = re.compile(r"(?:[,:]|\b(?:that|says?|said|reads?|states?))\s*$", re.IGNORECASE)
_BETWEEN_QUOTE_AND_REFERENCE = re.compile(
    r"[\s.,;:!?]*[\s(\[—–-]*(?:(?:cf|see|from)\.?\s+)?", re.IGNORECASE
)
_SINGLE_QUOTED = re.compile(
    r"(?:(?<=[\s(—:])|^)([‘'])(?=[A-Z])(?:[^“”\"\n]{15,800}?)"
    r"(?:(?<=[.,!?;])[’'](?!\w)|[’'](?=\s*[(\[]))"
)
"""Single quotation marks, which are also apostrophes: only around words that begin with a
capital, and closed after a stop or before a bracket."""
_FEWEST_WORDS = 4
"""Shorter quoted words are a phrase of the sentence ("to the uttermost"), not a quotation."""


@dataclass(frozen=True)
class Quotation:
    """Quoted words: ``start`` and ``end`` span them without their quotation marks.

    ``outer_start`` and ``outer_end`` include the marks. ``references`` are what the
    author ties them to, nearest first (none: not tied). ``introduced``: the words stand
    on their own after an introduction ("says, …"); otherwise they are part of the
    author's own sentence. ``translation`` is the name that stands with the reference.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    text: str
    references: tuple[Reference, ...]
    introduced: bool
    translation: str = ""

    @property
    def words(self) -> int:
        """How many words are quoted."""
        return len(self.text.split())


def find_quotations(
    text: str,
    mentions: Sequence[Mention],
    spans: Sequence[tuple[int, int]],
    *,
    whole_block: bool = False,
    led_by: tuple[Reference, ...] = (),
) -> tuple[Quotation, ...]:
    """Find the quotations of a block and tie each to its references.

    ``spans`` are its ``quoted_spans``. ``whole_block``: the block is a block quote, so
    all of it but its citation is the quotation. ``led_by`` are the references that the
    blocks around it give it.
    """
    if whole_block:
        if not _covers(spans, text, mentions):
            return _block_quote(text, mentions, led_by)
        led_by = led_by or _cited_below(text, mentions)
    found: list[Quotation] = []
    for index, (outer_start, outer_end) in enumerate(spans):
        inner = text[outer_start + 1 : outer_end - 1]
        lead = len(inner) - len(inner.lstrip())
        start, end = outer_start + 1 + lead, outer_start + 1 + len(inner.rstrip())
        floor = spans[index - 1][1] if index else 0
        references = (
            _named_after(text, outer_end, mentions)
            or _named_before(text, outer_start, floor, mentions)
            or led_by
        )
        words = text[start:end]
        introduced = (
            len(words.split()) >= _FEWEST_WORDS
            and (words[:1].isupper() or words[:1] in "…[")
            and (not text[:outer_start].strip() or _stands_alone(text, outer_start))
        )
        named = [m.translation for m in mentions if references[:1] == m.usable[:1]]
        found.append(
            Quotation(
                start,
                end,
                outer_start,
                outer_end,
                words,
                references,
                introduced,
                next(filter(None, named), ""),
            )
        )
    return tuple(found)


def _stands_alone(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(_INTRODUCED.search(before)) or before.endswith((".", "!", "?", "”", '"', ")"))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the outer spans of quoted stretches, marks included, in order."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closer = ""
    for position, character in enumerate(text):
        if opened is None:
            if character in _CLOSERS:
                opened, closer = position, _CLOSERS[character]
            elif character == '"' and _can_open(text, position):
                opened, closer = position, '"'
        elif character == closer or (closer in '”"' and character in '”"'):
            spans.append((opened, position + 1))
            opened = None
    for found in _SINGLE_QUOTED.finditer(text):
        span = (found.start(1), found.end())
        if all(span[1] <= start or end <= span[0] for start, end in spans):
            spans.append(span)
    return sorted(spans)


def _can_open(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    after = text[position + 1] if position + 1 < len(text) else " "
    return (before.isspace() or before in "([—–-:‘'") and not after.isspace()


def _covers(spans: Sequence[tuple[int, int]], text: str, mentions: Sequence[Mention]) -> bool:
    """Whether a block quote has its own quotation marks around nearly all its words."""
    total = sum(1 for c in text if c.isalnum())
    cited = sum(1 for m in mentions for c in m.text if c.isalnum())
    quoted = sum(1 for s, e in spans for c in text[s:e] if c.isalnum())
    return bool(spans) and quoted >= 0.8 * (total - cited)


def _block_quote(
    text: str, mentions: Sequence[Mention], led_by: tuple[Reference, ...]
) -> tuple[Quotation, ...]:
    start, end = 0, len(text)
    references = led_by
    if mentions:
        last, first = mentions[-1], mentions[0]
        if not _says_more(text[last.end :]):
            group = _group_start(text, mentions)
            end, references = group, _references_from(group, mentions)
        elif not re.search(r"\w", text[: first.start]):
            start, references = first.end, first.usable
    quoted = text[start:end]
    left = len(quoted) - len(quoted.lstrip(' :—–-,"“'))
    right = len(quoted.rstrip(' (—–-["”'))
    if right <= left:
        return ()
    inner = quoted[left:right]
    return (Quotation(start + left, start + right, start, end, inner, references, introduced=True),)


def _cited_below(text: str, mentions: Sequence[Mention]) -> tuple[Reference, ...]:
    """The references that end a block quote, after the words in their quotation marks."""
    if not mentions or _says_more(text[mentions[-1].end :]):
        return ()
    return _references_from(_group_start(text, mentions), mentions)


def _says_more(text: str) -> bool:
    """Whether there are words beside the name of a translation: "(WEB)"."""
    return bool(re.search(r"\w", re.sub(r"\([A-Z]{2,6}\)", "", text)))


def _group_start(text: str, mentions: Sequence[Mention]) -> int:
    """Where the last run of mentions that only separators part begins."""
    start = mentions[-1].start
    for mention in reversed(mentions[:-1]):
        if re.search(r"\w", text[mention.end : start]):
            break
        start = mention.start
    return start


def _references_from(start: int, mentions: Sequence[Mention]) -> tuple[Reference, ...]:
    return tuple(ref for m in mentions if m.start >= start for ref in m.usable)


def _named_after(text: str, end: int, mentions: Sequence[Mention]) -> tuple[Reference, ...]:
    """References right after the closing mark, in brackets or after a dash or comma."""
    following = [m for m in mentions if m.start >= end]
    if not following:
        return ()
    between = text[end : following[0].start]
    if not _BETWEEN_QUOTE_AND_REFERENCE.fullmatch(between):
        return ()
    bracketed = "(" in between or "[" in between
    sentence_ended = bool(re.search(r"[.!?]", text[end - 2 : end] + between))
    if not bracketed and not re.search(r"[—–-]|,\s*$", between) and sentence_ended:
        return ()  # the next sentence begins with a reference of its own
    if not bracketed and not re.search(r"[—–,-]", between):
        return ()
    group = [following[0]]
    for mention in following[1:]:
        if re.search(r"[\w)\]]", text[group[-1].end : mention.start]):
            break
        group.append(mention)
    return tuple(ref for mention in group for ref in mention.usable)


def _named_before(
    text: str, start: int, floor: int, mentions: Sequence[Mention]
) -> tuple[Reference, ...]:
    """References of the nearest mention before the opening mark, in the same sentence."""
    for mention in reversed([m for m in mentions if m.end <= start]):
        between = text[mention.end : start]
        if mention.end <= floor and re.search(r"[.!?]", text[mention.end : floor]):
            return ()
        if re.search(r"[.!?][”\"’)]*\s+(?=\S)", between):
            return ()
        if ")" in between and "(" in text[: mention.start].rsplit(")", 1)[-1]:
            return ()  # a bracketed reference belongs to the words before it
        return mention.usable
    return ()
