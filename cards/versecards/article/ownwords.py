"""Which words beside a passage are its own: a label in front of them, and a remark behind, go.

Whoever types a list writes "Day 3 - “I am the way …”" or "“Cast all …” our theme this year". What
the verse does not have is taken off only where something parts it from what the verse has, and
only where these are its words more without it. A translation that is not at hand has words at its
ends that no text has; so what might be its own stays, or is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from versecards.article.model import Span
from versecards.languages import Language
from versecards.marks import CLOSES, CLOSES_ANY, OPENS, OPENS_ANY, PAIRS, one_of
from versecards.scripture.alignment import align
from versecards.scripture.index import index_of
from versecards.scripture.likeness import LONGEST, passage_stems
from versecards.scripture.reference import Reference
from versecards.scripture.texts.store import Translation
from versecards.scripture.wording import says, spans, stems, words

_MOST_LABEL = 16
"""Words of a label."""
_MOST_REMARK = 12
"""Words of a remark behind a verse."""
_NAME = 3
"""Words of who speaks, behind a verse."""
_ANSWERED = 0.1
"""Share of words that a passage has; with less of it they are of another, which is told later."""
_SIGN = re.compile(r"\s*[—–-]\s*$")
_PARTS = re.compile(
    rf"(?P<sure>[:|=]\s+|(?<=\s)[-–—~>]+\s+|(?<=[^,\s])\s+(?={one_of(OPENS)})"
    rf"|(?P<speaks>,\s+(?={one_of(OPENS)})))|;\s+|(?P<stop>[.!?]\s+)"
    rf"|[)\]]\s+(?!{one_of(OPENS)})|(?<=\d)(?:st|nd|rd|th)?\s+(?=[A-Z])|(?<=\w)[—–]\s?"
)
"""Where a label may end; other places than these ``sure`` ones are of verses too."""
_PARTS_BEHIND = re.compile(
    rf"(?P<quoted>(?<={one_of(CLOSES)}),?\s*)|(?P<stop>(?<=[.!?])\s+)|\s+(?=[(\[])"
    rf"|(?P<dash>\s+[-–—~]+\s+)"
)
"""Where a remark may begin."""


@dataclass(frozen=True)
class Own:
    """Which words are a passage's own (``span``), and whether that is ``sure``."""

    span: Span
    sure: bool = True


@dataclass(frozen=True)
class _Answers:
    """Which words of a text a passage has, in order; ``length`` is how many ``words`` that
    has."""

    pairs: tuple[tuple[int, int], ...]
    length: int
    words: frozenset[str]


def own_words(
    said: str, passage: Reference, texts: Sequence[Translation], language: Language
) -> Own:
    """Return which words of a text beside a passage are its own."""
    found = _answers(said, passage, texts)
    if found is None or not found.pairs:
        return Own((0, len(said)))
    start, sure = 0, True
    for cut in reversed([*_PARTS.finditer(said)]):
        verdict = _is_label(said, cut, _behind(said, cut.end(), found, passage, texts), language)
        if verdict is not None:
            start, sure = cut.end(), verdict
            break
    end = len(said)
    for cut in _PARTS_BEHIND.finditer(said, start + 1):
        verdict = _is_remark(said, start, cut, found, language)
        if verdict is not None:
            end, sure = cut.start(), sure and verdict
            break
    return Own((start, end), sure)


def _answers(said: str, passage: Reference, texts: Sequence[Translation]) -> _Answers | None:
    """What of a text the passage has, in the translation that has most of it."""
    quoted = stems(said)
    best: tuple[float, _Answers, float] | None = None
    for text in texts:
        index = index_of(text)
        verse = [word for line in passage_stems(text, passage) for word in line]
        long = sum(len(line) for _, line in text.passage(passage)) > LONGEST
        if not verse or long or not index.knows_most(quoted):
            continue
        found = align(quoted, verse, index.weight)
        if best is None or found.score > best[0]:
            best = found.score, _Answers(found.pairs, len(verse), frozenset(verse)), found.share
    return best[1] if best and best[2] >= _ANSWERED else None


def _behind(
    said: str, cut: int, found: _Answers, passage: Reference, texts: Sequence[Translation]
) -> _Answers:
    """What the passage has of a text; of the words behind a place alone, where those before it
    only say beforehand what these say ("God's love: For God so loved the world …")."""
    count = len(spans(said[:cut]))
    if found.pairs[0][0] >= count or count > _MOST_LABEL:
        return found
    rest = _answers(said[cut:], passage, texts)
    if rest is None or len(rest.pairs) < len(found.pairs):
        return found
    return replace(rest, pairs=tuple((word + count, place) for word, place in rest.pairs))


def _is_label(said: str, cut: re.Match[str], found: _Answers, language: Language) -> bool | None:
    """Whether what stands before a place is surely none of the verse; ``None``: it is of it."""
    lead, rest = said[: cut.end()], said[cut.end() :]
    count = len(spans(lead))
    if not says(lead) or len(lead.split()) > _MOST_LABEL or found.pairs[0][0] < count:
        return None
    word, place = found.pairs[0]
    missing = place - (word - count)
    if not cut["sure"]:
        numbered = any(map(str.isdigit, lead))
        return True if numbered else _told_first(cut, missing)
    named = language.pattern("verselist", "names a label").search(lead) is not None
    told = lead.strip(" " + OPENS_ANY)
    if language.pattern("quotations", "who speaks").fullmatch(told) or not (
        named or rest[:1] in OPENS_ANY + rest[:1].upper()
    ):
        return None
    speaks = language.pattern("quotations", "reports").search(_SIGN.sub(":", lead))
    if named and not (speaks or _opens(lead)):
        return True
    states = speaks or _opens(lead) or not language.words("verbs").isdisjoint(words(lead))
    return not (states or cut["speaks"]) if missing <= 1 else None


def _told_first(cut: re.Match[str], missing: int) -> bool | None:
    """Whether a sentence in front is doubtful: the verse begins behind it."""
    return False if cut["stop"] and missing <= 0 else None


def _opens(text: str) -> bool:
    """Whether a text opens a quotation that it does not close."""
    return any(
        text.count(opens) > text.count(closes) if opens != closes else bool(text.count(opens) % 2)
        for opens, closes in PAIRS
        if opens in OPENS
    )


def _is_remark(
    said: str, start: int, cut: re.Match[str], found: _Answers, language: Language
) -> bool | None:
    """Whether what stands behind a place is surely none of the verse; ``None``: it is of it."""
    body, rest = said[start : cut.start()].rstrip(), said[cut.end() :]
    count = len(spans(said[: cut.start()]))
    if not says(rest) or len(rest.split()) > _MOST_REMARK or found.pairs[-1][0] >= count:
        return None
    own = found.words.issuperset(stems(rest))  # "Amen."
    if own or _opens(body) or language.pattern("quotations", "verbs of speech").search(rest):
        return None
    word, place = found.pairs[-1]
    ends = found.length - 1 - place - (count - 1 - word) <= 1
    stopped = body.rstrip(CLOSES_ANY)[-1:] in ".!?"
    if cut["quoted"] is not None:
        whole = body[:1] in OPENS and stopped and not any(mark in OPENS for mark in rest)
        return ends if whole else None
    if cut["stop"] is not None:
        return rest[:1].islower() if ends and body[:1] not in OPENS else None
    if cut["dash"] is not None:
        name = rest[:1].isupper() and len(rest.split()) <= _NAME
        return True if ends and (stopped or name) else None
    return True if ends and stopped and not re.search(r"[.!?][)\]]", rest) else None
