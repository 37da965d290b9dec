"""Where an article has quotation marks, and the references that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from versecards.article.model import Span
from versecards.extract.articletext import ArticleText, Part
from versecards.extract.citing import joined, named_translation
from versecards.extract.quotemarks import quoted_spans
from versecards.languages import Language
from versecards.marks import STOP
from versecards.scripture.reference import Reference
from versecards.scripture.wording import says

_MOST_OF_SPEECH = 3
"""So many paragraphs below another are looked at for where its quotation ends."""


@dataclass(frozen=True)
class Marks:
    """The quotation marks of an article.

    ``spans`` are what they quote, with them, and ``never`` the places of those that are never
    closed, both in the article's text. ``parts`` are the spans in each part; one begins at -1
    where the marks stay open from the part before. ``speeches`` are the numbers of the parts
    that are one quotation.
    """

    spans: Sequence[Span]
    never: Sequence[int]
    parts: Sequence[Sequence[Span]]
    speeches: Sequence[Sequence[int]]

    def within(self, number: int) -> Sequence[Span]:
        """Return the spans in a part, in order."""
        return self.parts[number]

    def speech(self, number: int) -> Sequence[int]:
        """Return the numbers of the parts that are one quotation with this; none without more."""
        return next((each for each in self.speeches if number in each), ())


def marks_of(article: ArticleText) -> Marks:
    """Find the quotation marks of an article."""
    parts: list[list[Span]] = []
    never: list[int] = []
    speeches: list[list[int]] = []
    stays = ""
    for number, part in enumerate(article.parts):
        if stays:
            speeches[-1].append(number)
        below = _below(article.parts, number)
        spans, opened, goes_on = quoted_spans(part.block.text, below, stays)
        if goes_on and not stays:
            speeches.append([number])
        stays = goes_on
        parts.append(spans)
        never += [part.start + place for place in opened]
    placed = zip(article.parts, parts, strict=True)
    whole = [(part.start + a, part.start + b) for part, spans in placed for a, b in spans]
    return Marks(sorted(whole), sorted(never), parts, speeches)


def _below(parts: Sequence[Part], number: int) -> str:
    """The paragraphs below a part that may be the rest of a quotation which it opens."""
    below: list[str] = []
    for part in parts[number + 1 : number + 1 + _MOST_OF_SPEECH]:
        if part.heading or part.block.kind is not parts[number].block.kind:
            break
        below.append(part.block.text)
    return "\n".join(below)


def named_after(part: Part, end: int, language: Language) -> tuple[Reference, ...]:
    """Return the references right after a closing mark.

    They stand in brackets, after a dash, or end the line.
    """
    following = [m for m in part.mentions if m.start >= end]
    text = part.block.text
    if not following:
        return ()
    start = named_translation(text, end, language)[1]
    between = text[start : following[0].start]
    refers = language.pattern("quotations", "refers").pattern
    separated = rf"[\s.,;:!?]*[\s(\[—–~|-]*{refers}"
    if not re.fullmatch(separated, between, re.IGNORECASE):
        return ()
    group = [following[0]]
    for mention in following[1:]:
        if re.search(r"[\w)\]]", text[group[-1].end : mention.start]):
            break
        group.append(mention)
    bracketed = "(" in between or "[" in between
    dashed = bool(re.search(r"[—–~|-]|,\s*$", between)) or start > end
    behind = text[named_translation(text, group[-1].end, language)[1] :]
    ends_line = bool(re.match(r"[\s.)\]]*$", behind))
    if not bracketed and not dashed and not ends_line:
        return ()  # the next sentence begins with a reference of its own
    return joined(tuple(ref for mention in group for ref in mention.usable))


def named_before(part: Part, start: int, floor: int) -> tuple[Reference, ...]:
    """Return the references that the sentence of an opening mark names last before it.

    What stands before ``floor`` in another sentence belongs to the quotation that ends there.
    """
    text = part.block.text
    for mention in reversed([m for m in part.mentions if m.end <= start]):
        between = text[mention.end : start]
        if mention.end <= floor and re.search(r"[.!?]", text[mention.end : floor]):
            return ()
        if re.search(rf"{STOP}\s+(?=\S)", between):
            return ()
        bracketed = ")" in between and "(" in text[: mention.start].rsplit(")", 1)[-1]
        if bracketed and says(text[: mention.start]):
            return ()  # it belongs to the words before it
        return joined(mention.usable)
    return ()
