"""Settle what leans on the context: "v. 25", "chapter 9", "(21:1-25)".

The passage is looked for in what was said before in the same text, then in the
section, then in the article. Where readings differ and nothing tells them apart the
part is reported as unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from cards.scripture.books import book
from cards.scripture.canon import chapter_exists, verse_exists
from cards.scripture.items import WHOLE, Item
from cards.scripture.mention import Mention, Part, Status
from cards.scripture.parts import build_parts
from cards.scripture.prose import ends_sentence, tells
from cards.scripture.reference import Reference


class Kind(Enum):
    """What a stretch of text names by itself."""

    NAMED = 1
    VERSE = 2
    CHAPTER = 3
    BARE = 4
    """Chapter and verse, without a book."""


@dataclass
class Found:
    """A stretch of the text that was read, with its book where it names one."""

    kind: Kind
    start: int
    end: int
    items: list[Item]
    book: str
    chapter: int = 0
    parts: list[Part] = field(default_factory=list)
    translation: str = ""
    bracketed: bool = False


_BRACKET = re.compile(r"[()\[\]]")
_WINDOW = 24
_NAMED_LATER = 300


def resolve(
    text: str, found: list[Found], section: tuple[Reference, ...], article: tuple[Reference, ...]
) -> tuple[Mention, ...]:
    """Return the mentions, those that lean on the context settled as far as it settles them."""
    if any(one.kind is not Kind.NAMED for one in found):
        _mark_brackets(text, found)
        resolver = _Resolver(text, found, section, article)
        found = [one for index, one in enumerate(found) if resolver.settle(index)]
    return tuple(
        Mention(one.start, one.end, text[one.start : one.end], tuple(one.parts), one.translation)
        for one in found
    )


def _mark_brackets(text: str, found: list[Found]) -> None:
    depth = 0
    brackets = _BRACKET.finditer(text)
    bracket = next(brackets, None)
    for one in found:
        while bracket and bracket.start() < one.start:
            depth = depth + 1 if bracket[0] in "([" else max(0, depth - 1)
            bracket = next(brackets, None)
        one.bracketed = depth > 0


_NOTHING = "nothing named before says of which passage"
_SEVERAL = "more than one passage named before has this place"
_BRIEF = re.compile(r"(?:[vV]|[vV]s)(?![A-Za-z.])")


def _needed(one: Found) -> list[tuple[int, int]]:
    """Return the (chapter, verse) pairs that must exist; chapter 0 for the context's."""
    needed = []
    for item in one.items:
        chapter = item.chapter or one.chapter
        needed.append((chapter, 0 if item.verse == WHOLE else item.verse))
    return needed


class _Resolver:
    """Settles the mentions of one text, first to last."""

    def __init__(
        self,
        text: str,
        found: list[Found],
        section: tuple[Reference, ...],
        article: tuple[Reference, ...],
    ) -> None:
        self._text = text
        self._found = found
        self._outside = (section[-_WINDOW:], article[-_WINDOW:])
        self._before: list[Found] = []

    def settle(self, index: int) -> bool:
        """Give the mention its parts; ``False`` if it is no reference after all."""
        one = self._found[index]
        if one.kind is Kind.NAMED or self._settle(one, self._found[index + 1 : index + 4]):
            self._before.append(one)
            return True
        return False

    def _settle(self, one: Found, after: list[Found]) -> bool:
        choice = self._choose(one, after)
        if one.kind is Kind.BARE and not _expected_bare(self._text, one, choice, self._before):
            return False
        if not isinstance(choice, str):
            one.book, chapter = choice
            one.parts = build_parts(self._text, one.items, one.book, chapter, one.start)
            return True
        if one.kind is Kind.CHAPTER and not (self._before or any(self._outside)):
            return False
        if choice == _NOTHING and _BRIEF.match(self._text, one.start):
            return False
        for item in one.items:
            begin = one.start if item is one.items[0] else item.start
            written = self._text[begin : item.end]
            one.parts.append(Part(begin, item.end, written, None, Status.UNRESOLVED, None, choice))
        return True

    def _choose(self, one: Found, after: list[Found]) -> tuple[str, int] | str:
        """Return (book, chapter) that the mention belongs to, or why there is none."""
        needed = _needed(one)
        if one.book:
            near = _references(self._before[-_WINDOW:])
            same = [reference for reference in near if reference.book == one.book]
            return (one.book, same[-1].end_chapter) if same else _NOTHING
        later = _named_later(self._text, one, needed, after)
        if later:
            return later
        for references in (_before(self._text, one, self._before), *self._outside):
            if references:
                return _pick(references, needed)
        return _NOTHING


def _before(text: str, one: Found, before: list[Found]) -> list[Reference]:
    """Return what was said before in this text, the likeliest last.

    What stands in the running text counts before what is in brackets beside it.
    """
    near = before[-_WINDOW:]
    running = [f for f in near if not f.bracketed]
    if (
        one.bracketed
        and near
        and near[-1].bracketed
        and not _BRACKET.search(text, near[-1].end, one.start)
    ):
        return _references(near[-1:])
    if running and not (
        near[-1].bracketed and ends_sentence(text, running[-1].end, near[-1].start)
    ):
        return _references(running[-1:])
    return _references(near[-1:]) if near else []


def _references(found: list[Found]) -> list[Reference]:
    return [part.reference for f in found for part in f.parts if part.reference]


def _fits(reference: Reference, needed: list[tuple[int, int]]) -> bool:
    osis = reference.book
    for chapter, verse in needed:
        place = chapter or reference.end_chapter
        if verse and not verse_exists(osis, place, verse):
            return False
        if not verse and not chapter_exists(osis, place):
            return False
    return True


def _pick(references: Sequence[Reference], needed: list[tuple[int, int]]) -> tuple[str, int] | str:
    """Return the one passage that has the place, the last where none has it."""
    only_book = all(chapter for chapter, _ in needed)
    fitting: dict[tuple[str, int], bool] = {}
    for reference in references:
        for chapter in {reference.chapter, reference.end_chapter}:
            point = Reference(reference.book, chapter, None, chapter, None)
            if _fits(point, needed):
                place = (reference.book, 0 if only_book else chapter)
                inside = all(
                    not verse
                    or reference.contains(Reference.to_verse(reference.book, c or chapter, verse))
                    for c, verse in needed
                )
                fitting[place] = fitting.get(place, False) or inside
    if len(fitting) == 1:
        return next(iter(fitting))
    inside_only = [place for place, inside in fitting.items() if inside]
    if len(inside_only) == 1:
        return inside_only[0]
    if fitting:
        return _SEVERAL
    places = {(reference.book, reference.end_chapter) for reference in references}
    return next(iter(places)) if len(places) == 1 else _NOTHING


def _named_later(
    text: str, one: Found, needed: list[tuple[int, int]], after: list[Found]
) -> tuple[str, int] | None:
    """Return the passage that the same sentence names after the cue, if it has the place."""
    for f in after:
        if f.kind is not Kind.NAMED:
            continue
        if f.start - one.end > _NAMED_LATER or ends_sentence(text, one.end, f.start):
            return None
        for part in f.parts:
            reference = part.reference
            if reference and all(
                verse
                and verse_exists(reference.book, chapter or reference.chapter, verse)
                and reference.contains(
                    Reference.to_verse(reference.book, chapter or reference.chapter, verse)
                )
                for chapter, verse in needed
            ):
                return reference.book, reference.chapter
        return None
    return None


_ALSO = r"(?i:see|cf\.?|also|compare|e\.g\.|esp\.?|especially)"
_STRONG = re.compile(
    rf"(?:[(\[][ ]?|(?<![A-Za-z])(?:{_ALSO}|[Ii]n|[Ff]rom),?\s)(?:{_ALSO},?\s){{0,2}}\Z"
)


def _expected_bare(
    text: str, one: Found, choice: tuple[str, int] | str, before: list[Found]
) -> bool:
    """Whether numbers without a name are a reference: in brackets, after "see", before a verb."""
    if isinstance(choice, str):
        return False
    osis, _ = choice
    if not all(
        verse_exists(osis, item.chapter, item.verse) for item in one.items if item.verse != WHOLE
    ):
        return False
    if _STRONG.search(text, max(0, one.start - 24), one.start):
        return True
    if text[max(0, one.start - 3) : one.start].strip() in (");", "),", "];"):
        return True
    return bool(before) and tells(text, one.end) and book(osis).chapters > 1
