"""Answers on the line of their question: "Who is he? … God", "Who is he? (God.)", "Who? God."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from versecards.article.choices import in_a_row
from versecards.article.model import Block, BlockKind, Span
from versecards.article.noanswer import is_passage, is_told_to_do
from versecards.languages import Language
from versecards.marks import BEHIND, OPENS_ANY, ends_asking, one_of
from versecards.scripture.scan import scan

Pair = tuple[Span, Span]
"""Where a question stands in a block, and where its answer does."""

_FEWEST, _SHARE = 2, 0.5
_LONGEST = 300
_VERSION = range(2, 6)
"""Letters of a version's name, "NIV"."""
_MARKS = rf"{one_of(BEHIND + '*_')}*"
_SIGN = re.compile(rf"(?<=[?]){_MARKS}\s*(?:\.{{3,}}|…+|[—–=→]+|-{{1,3}}>?(?=\s))\s*(?=\S)")
_ARROWS = "→=>"
_STOP = re.compile(rf"[.?!]{_MARKS}(?:\s+|$)")


def answers_inside(blocks: Sequence[Block], language: Language) -> Mapping[int, Sequence[Pair]]:
    """Return the questions and answers of the blocks that hold both, by what these are.

    A sign between the two, or brackets, say that what follows is an answer; without either
    it is one where most questions of a list or with a label are answered so.
    """
    labelled = {id(b) for b in blocks if language.pattern("layout", "question label").match(b.text)}
    signed = {id(block): found for block in blocks if (found := _signed(block, language))}
    if sum(map(len, signed.values())) < _FEWEST:
        signed = {each: found for each, found in signed.items() if each in labelled}
    number = language.pattern("layout", "heading number")
    listed = [
        block
        for block in blocks
        if id(block) in labelled
        or block.kind is BlockKind.BULLET
        or number.match(block.text)
        or _is_stressed(block)
    ]
    plain = {id(block): found for block in listed if (found := _plain(block, language))}
    asked = sum("?" in b.text and not _is_personal(b.text, language) for b in listed)
    if sum(map(len, plain.values())) < _FEWEST or len(plain) < asked * _SHARE:
        plain = {}
    return plain | signed


def _signed(block: Block, language: Language) -> list[Pair]:
    """Return the questions of a block that a sign or brackets part from their answers."""
    if len(signs := list(_SIGN.finditer(block.text))) > 1:
        return _several(block, signs, language)
    places = [(sign.start(), (sign.end(), len(block.text))) for sign in signs]
    if bracket := language.pattern("layout", "answer in brackets").search(block.text):
        version = bracket["answer"].isupper() and len(bracket["answer"]) in _VERSION
        places += [] if version else [(bracket.start(), bracket.span("answer"))]
    for end, answer in places:
        if _can_be(block.text, (0, end), answer, language):
            return [((0, end), answer)]
    return []


def _sets_right(asked: str, behind: str, language: Language) -> bool:
    """Tell whether an arrow only leads from what is wrong to what is right.

    "Peace = no war? → Peace = a heart at rest" asks nothing.
    """
    leads = behind.strip()[:1] in tuple(_ARROWS)
    return leads and not language.pattern("questions", "asks something").search(asked)


def _several(block: Block, signs: Sequence[re.Match[str]], language: Language) -> list[Pair]:
    """Part several questions with a sign behind each; an answer ends where the next one asks."""
    pairs: list[Pair] = []
    begin = 0
    asks = language.pattern("questions", "begins to ask")
    for at, sign in enumerate(signs):
        last = at + 1 == len(signs)
        end = len(block.text) if last else signs[at + 1].start()
        starts = [] if last else [m.start() for m in asks.finditer(block.text, sign.end(), end)]
        if not last and len(starts) != 1:
            return []  # nobody can tell where the next one begins
        end = end if last else starts[0]
        question, answer = (begin, sign.start()), (sign.end(), end)
        if not _can_be(block.text, question, answer, language):
            return []
        pairs.append((question, answer))
        begin = end
    return pairs


def _plain(block: Block, language: Language) -> list[Pair]:
    """Return the questions of a block that are followed each by a sentence that answers it."""
    text = block.text
    label = language.pattern("layout", "question label").match(text)
    number = language.pattern("layout", "heading number").match(text)
    begin = max(found.end() if found else 0 for found in (label, number))
    asked = text[begin:].lstrip("*_ ")
    printed = asked[:1].isdigit() or asked.startswith(tuple(OPENS_ANY))
    if printed or any(not mention.start for mention in scan(asked, language=language)):
        return []  # Scripture asks: "33 Who shall …?", "Romans 8:33: Who shall …?"
    bounds = [begin, *(stop.end() for stop in _STOP.finditer(text, begin)), len(text)]
    found: list[list[Span]] = []  # each question, and the sentences that answer it
    for start, end in pairwise(bounds):
        if start == end:
            continue
        if ends_asking(text[start:end]):
            found.append([(start if found else 0, end)])
        elif found:
            found[-1].append((start, end))
        else:
            return []  # it does not begin by asking
    pairs = [(asked, (rest[0][0], rest[-1][1])) for asked, *rest in found if rest]
    whole = len(pairs) == len(found)
    return pairs if whole and all(_can_be(text, *pair, language) for pair in pairs) else []


def _can_be(text: str, asked: Span, behind: Span, language: Language) -> bool:
    """Tell whether what is behind a question can answer it.

    It does not ask, tell what to do, or name a passage, and the question is not
    one that everybody has to answer himself.
    """
    answer = text[slice(*behind)].strip(" *_")
    return (
        re.search(r"\w", answer) is not None
        and len(answer) <= _LONGEST
        and "?" not in answer
        and not _is_personal(text[slice(*asked)], language)
        and not _sets_right(text[slice(*asked)], text[asked[1] : behind[0]] + answer, language)
        and not is_told_to_do(answer, language)
        and not is_passage(answer, language)
        and not in_a_row(answer, language)
        and not language.pattern("layout", "leader note").match(answer)
    )


def _is_personal(text: str, language: Language) -> bool:
    return language.pattern("questions", "personal").search(text) is not None


def _is_stressed(block: Block) -> bool:
    """Tell whether just the question with which a block begins is stressed."""
    return any(
        not block.text[:start].strip(" 0123456789.)")
        and block.text[:end].rstrip().endswith("?")
        and end < len(block.text)
        for start, end in block.marks[:1]
    )
