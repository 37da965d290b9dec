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
from versecards.marks import CLOSES, STOP
from versecards.scripture.reference import Reference
from versecards.scripture.wording import says

_IN_BRACKETS = re.compile(r"\s*[(\[]\s*")
_BESIDE = re.compile(r"\s*[,:—–-]?\s*")
"""What may stand between a reference and the words that it is of."""
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

    They stand in brackets (which may have opened before the words), after a dash, or end the
    line.
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
    opened = text[: following[0].start].rpartition("(")[2]
    together = behind.lstrip().startswith(")") and ")" not in opened and len(opened) < start
    if not bracketed and not dashed and not ends_line and not together:
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


def lead_of(part: Part, start: int, language: Language) -> str:
    """Return what stands before quoted words, without the reference right in front of them:
    "Paul writes in Romans 8:28, …"."""
    text = part.block.text
    named = [m for m in part.mentions if m.end <= start]
    if not named:
        return text[:start]
    between = text[named_translation(text, named[-1].end, language)[1] : start]
    if not _BESIDE.fullmatch(between):
        return text[:start]
    place = language.pattern("quotations", "names a place")
    return place.sub("", text[: named[-1].start]) + between


def stands_alone(part: Part, start: int, lead: str, language: Language) -> bool:
    """Whether quoted words are at the head, or behind a reference, a sentence or a lead, or have
    a bracket with their reference to themselves."""
    text = part.block.text
    before = text[:start].rstrip()
    if lead != text[:start] or before.endswith(("(", "[")):
        return True
    named = [m for m in part.mentions if m.end <= start]
    behind = named_translation(text, named[0].end, language)[1] if named else 0
    if named and not says(text[: named[0].start]) and not says(text[behind:start]):
        return True
    if named and _IN_BRACKETS.fullmatch(text, named[-1].end, start):
        return True  # in a list of passages: 'Rom 6:1 ("Shall we …")'
    introduces = language.pattern("quotations", "introduces").search(before)
    return not before or bool(introduces) or before.endswith(tuple(".!?)" + CLOSES))
