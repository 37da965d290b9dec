"""A reference that stands within the quotation marks, with the words that it is of.

"The LORD is my shepherd (Psalm 23:1)." and "Psalm 23:1 The LORD is my shepherd": there the
words end before it, or begin behind it. Words that speak of a passage in the middle of their
sentence ("Romans 8:28 is often quoted to …") are never those of a verse; of a writer who quotes
it himself ("Silence heals. Isaiah says, ‘In quietness …’ (Isa. 30:15)") the inner words are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from versecards.article.model import Span
from versecards.extract.articletext import Part
from versecards.extract.citing import joined, mentions_together, named_translation
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, OPENS, OPENS_ANY, one_of
from versecards.scripture.reference import Reference
from versecards.scripture.wording import says

_BEHIND_HEAD = re.compile(r"[\s:;—–~.,)\]-]*")
_BEFORE_TAIL = re.compile(rf"(?:[\s(\[—–~-]*[(\[—–~-]\s*|(?<=[.!?…;,{re.escape(CLOSES_ANY)}])\s+)$")
_INNER = re.compile(
    rf"(?:(?<=[\s(—:,])|^){one_of(OPENS_ANY)}[^‘{re.escape(OPENS)}]{{4,}}?{one_of(CLOSES_ANY)}[.,;]?\s*$"
)


@dataclass(frozen=True)
class Within:
    """The span of words within quotation marks, and the references that stand with them there.

    ``speaking``: the words name a passage in their midst.
    """

    span: Span
    references: tuple[Reference, ...] = ()
    translation: str = ""
    speaking: bool = False


def within(part: Part, span: Span, language: Language) -> Within:
    """Part what stands in quotation marks into words and a reference at their edge."""
    text = part.block.text
    start, end = span
    groups = [
        group
        for group in mentions_together(part)
        if start <= group[0].start
        and group[-1].end <= end
        # a text with cross references among its words has them in square brackets
        and not (text[: group[0].start].endswith("[") and re.match(r"\W*\]", text[group[-1].end :]))
    ]
    if not groups:
        return Within(span)
    first, last = groups[0][0].start, groups[0][-1].end
    name, behind = named_translation(text, last, language)
    name = next((m.translation for m in groups[0] if m.translation), name)
    references = joined(tuple(ref for mention in groups[0] for ref in mention.usable))
    alone = len(groups) == 1
    tail = _BEFORE_TAIL.search(text, start, first)
    if alone and not says(text[start:first]):
        gap = _BEHIND_HEAD.match(text, behind, end)
        begin = gap.end() if gap else behind
        if not text[begin : begin + 1].islower() or text[behind:begin].strip():
            return Within((begin, end), references, name)
    elif alone and tail and not says(text[behind:end]):
        words = (start, tail.start())
        if not _INNER.search(text[slice(*words)]):  # else these are a quotation of their own
            return Within(words, references, name)
    return Within(span, speaking=True)
