"""Where a text names the passage of words that stand beside it: "— Hebrews 4:16 (NIV)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from versecards.extract.articletext import ArticleText, Part
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, OPENS_ANY, STOP
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference
from versecards.scripture.translations import either
from versecards.scripture.wording import says

_REACH = 200
"""How far before a citation the one who speaks may be named."""
_JOINED = re.compile(r"[\s,;:&–—-]*")
_OPENING = re.compile(r"(?:[\s—–~|*_-]*[(\[]?\s*)$")
_CLOSING = re.compile(r"\s*[)\]]?")
_REST_OF_BRACKETS = re.compile(
    r"\s*[,;][^()\n" + re.escape(OPENS_ANY + CLOSES_ANY) + r"]{1,60}\)(?=\W*$)"
)
"""What is named beside a passage in its brackets: "(Psalm 104:27, see chapter 3)"."""
_REMARK = re.compile(r"\s*\([^()\n]{1,160}\)(?=\W*$)")
"""A remark in brackets on a citation that has its line: "— Luke 17:3 (a. Greek: brother)"."""
_VERSE_ONLY = re.compile(r"(?:[^\W\d_]*\.?\s*|\d+:)\d+")


@dataclass(frozen=True)
class Citation:
    """References together, set off from other words: what stands beside them may be theirs.

    ``start`` and ``end`` span them in the article's text, with the brackets and dashes
    around them and the translation's name behind them. ``label`` stands in front ("Key
    verse:"), or is empty. ``bracketed``: they are in brackets. ``attributed``: a name
    stands with them that is no speaker of the Bible. ``alone``: their line or cell has
    no other words. ``last``: their block has none behind them, a remark in brackets left out.
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    translation: str
    label: str
    bracketed: bool
    attributed: bool
    alone: bool
    last: bool


def citations(article: ArticleText, language: Language) -> list[Citation]:
    """Return every citation of an article, in order."""
    found: list[Citation] = []
    for part in article.parts:
        groups = mentions_together(part)
        edges = [0, *(group[-1].end for group in groups)]
        for group, floor in zip(groups, edges, strict=False):
            if found and part.start + group[0].start < found[-1].end:
                continue  # in the remark on another
            found.append(_citation(article, part, group, floor, language))
    return found


def joined(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Put verses that follow each other together: "82:3, 4" is one passage."""
    whole = list(dict.fromkeys(references))
    while True:
        for index, (one, other) in enumerate(pairwise(whole)):
            if _next(one, other):
                whole[index : index + 2] = [
                    Reference(one.book, one.chapter, one.verse, other.end_chapter, other.end_verse)
                ]
                break
        else:
            return tuple(whole)


def _next(one: Reference, other: Reference) -> bool:
    return (
        one.last_book == other.book
        and one.end_chapter == other.chapter
        and one.end_verse is not None
        and other.verse == one.end_verse + 1
    )


def mentions_together(part: Part) -> list[list[Mention]]:
    """Return the mentions that only separators part, without the verse numbers of a passage."""
    named = [_on_its_line(mention, part) for mention in part.mentions]
    groups: list[list[Mention]] = []
    for mention in named:
        if not mention.usable or _is_verse_number(mention, named):
            continue
        if groups:
            end = groups[-1][-1].end
            breaks = any(end <= place <= mention.start for place in part.block.breaks)
            if _JOINED.fullmatch(part.block.text[end : mention.start]) and not breaks:
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def _on_its_line(mention: Mention, part: Part) -> Mention:
    """A mention without what stands on the next line: "Psalm 121:1-2", below it "v. 1".

    The name of its translation may stand there alone.
    """
    breaks = [place for place in part.block.breaks if mention.start < place < mention.end]
    kept = tuple(p for p in mention.parts if breaks and p.end <= breaks[0])
    if not kept or (kept == mention.parts and mention.translation):
        return mention
    return replace(mention, end=kept[-1].end, parts=kept)


def _is_verse_number(mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether a mention is only "(16)", "v. 16" or "3:16", and another has that verse."""
    if not _VERSE_ONLY.fullmatch(mention.text.strip("[]() ")):
        return False
    numbers = [ref.verse for ref in mention.references if ref.is_verse]
    return any(
        (ref.verse or 0) <= (number or 0) <= (ref.end_verse or 0)
        for number in numbers
        for other in named
        if other is not mention
        for ref in other.usable
    )


def _citation(
    article: ArticleText, part: Part, group: Sequence[Mention], floor: int, language: Language
) -> Citation:
    """The citation that mentions make together; ``floor`` is where the one before ends."""
    text = part.block.text
    first, end = group[0].start, group[-1].end
    translation = next((m.translation for m in group if m.translation), "")
    if not translation:
        translation, end = named_translation(text, end, language)
    line_start, line_end = (place - part.start for place in article.line(part.start + first))
    floor = max(floor, line_start)
    in_front = _translation_in_front(language).search(text, floor, first)
    if in_front:
        translation, first = translation or in_front["name"], in_front.start("name")
    start = first - len(_found(_OPENING, text[floor:first]))
    bracketed = any(sign in text[start:first] for sign in "([")
    if bracketed:
        rest = _REST_OF_BRACKETS.match(text, end, line_end)
        end = rest.end() if rest else end + len(_found(_CLOSING, text[end:]))
    labelled = language.pattern("quotations", "labelled").fullmatch(text[floor:start])
    label = labelled[0] if labelled else ""
    start -= len(label)
    start -= len(_found(language.pattern("quotations", "spoken by"), text[floor:start]))
    numbered = language.pattern("quotations", "numbered").fullmatch(text[line_start:start])
    start = line_start if numbered else start
    before = text[line_start:start]
    remark = None if says(before) else _REMARK.match(text, end, line_end)
    end = remark.end() if remark else end
    after = text[end:line_end]
    alone = not says(before) and not says(after)
    named = language.pattern("quotations", "attributed").search(before[-_REACH:])
    return Citation(
        part.start + start,
        part.start + end,
        joined(tuple(ref for mention in group for ref in mention.usable)),
        translation,
        label,
        bracketed=bracketed,
        attributed=bool(named) and not says(after),
        alone=alone,
        last=not says(_REMARK.sub("", after)) and line_end == len(text),
    )


def named_translation(text: str, start: int, language: Language) -> tuple[str, int]:
    """Return the translation that is named in a text at a place, and where its name ends."""
    match = _translation(language).match(text, start)
    return (match["name"], match.end()) if match else ("", start)


def translation_told(text: str, language: Language) -> str:
    """Return the one translation that the sentence before a quotation names ("As the NLT has it").

    What is in brackets there is said of something else.
    """
    text = re.sub(r"\([^()]*\)", "", re.split(rf"{STOP}\s+", text)[-1])
    named = {match["name"] for match in _translation_told(language).finditer(text)}
    return named.pop() if len(named) == 1 else ""


def without_translation(words: str, language: Language) -> tuple[str, str]:
    """Take the name of a translation off the end of words: "… my help. (NIV)"."""
    match = _translation_last(language).search(words)
    return (words[: match.start()], match["name"]) if match else (words, "")


@cache
def _translation(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_name(language)})")


@cache
def _translation_told(language: Language) -> re.Pattern[str]:
    leads = language.pattern("quotations", "tells a translation").pattern
    return re.compile(rf"\b(?i:{leads})(?P<name>{either(language)})(?!\w)")


@cache
def _translation_in_front(language: Language) -> re.Pattern[str]:
    """What a translation is named by before its reference, in brackets or behind a dash."""
    return re.compile(rf"(?:^|[(\[—–|]|\s-)\s*(?P<name>{either(language)})(?!\w)[\s,:;-]*$")


@cache
def _translation_last(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=\s)|(?<=[.!?{re.escape(CLOSES_ANY)}])){_name(language)}[.\s]*$")


def _name(language: Language) -> str:
    named = language.pattern("quotations", "from a translation").pattern
    before = rf"(?:[—–;|/-]|,?\s*(?i:{named}))?"
    return rf"{before}\s*(?P<open>[(\[])?\s*(?P<name>{either(language)})(?!\w)\s*(?(open)[)\]])"


def _found(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""
