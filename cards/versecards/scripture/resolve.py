"""Settle what leans on the context: "v. 25", "chapter 9", "(21:1-25)".

The passage is looked for in what the same sentence names a little later, then in what
was said before in the same text, then in the section, then in the article. Where
readings differ and nothing tells them apart the part is reported as unresolved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from versecards.scripture.books import book
from versecards.scripture.canon import Verdict, judge
from versecards.scripture.continuing import (
    bracketed_list,
    expected_bare,
    stands_alone_in_brackets,
    whole_text_list,
)
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE
from versecards.scripture.mention import Status
from versecards.scripture.mentioned_books import mentioned_books
from versecards.scripture.parts import Read, build_parts
from versecards.scripture.prose import ends_sentence, in_brackets
from versecards.scripture.reference import Reference

Place = tuple[str, int]
"""A book (OSIS id) and a chapter of it; 0 where the chapter does not matter."""
Needed = list[tuple[int, int]]
"""The (chapter, verse) pairs that must exist; 0 for the context's chapter, and for no verse."""

_NOTHING = "nothing named before says of which passage"
_SEVERAL = "more than one passage named before has this place"
_BRIEF = r"(?i:{brief})"
_BRACKET = re.compile("[()]")
_ASIDE = r"(?i:{aside})[^()]{0,40}\Z"
_WINDOW = 24
_SOON = 300


def resolve(
    page: Page, found: list[Found], section: Sequence[Reference], article: Sequence[Reference]
) -> list[Found]:
    """Return what was read with the parts of everything that leans on the context settled.

    What turns out to be no reference is left out.
    """
    outside = section or article
    if outside and all(one.kind is Kind.BARE for one in found):
        found = whole_text_list(page, outside[-1]) or found
    if any(one.unsure for one in found):
        _believe_known_books(found, {reference.book for reference in (*section, *article)})
    if all(one.kind is Kind.NAMED for one in found):
        return found
    everything = sorted([*found, *mentioned_books(page, found)], key=lambda one: one.start)
    resolver = _Resolver(page, section, article)
    for index in range(len(everything)):
        resolver.settle(everything, index)
    return resolver.settled


def _believe_known_books(found: list[Found], known: set[str]) -> None:
    """Settle the doubt about a book that is named for certain elsewhere: "Mark 1:1 ... Mark 3"."""
    known |= {one.book for one in found if one.kind is Kind.NAMED and not one.unsure}
    for one in found:
        if one.unsure and one.book in known:
            one.parts = [
                part._replace(verdict=judge(part.reference)) for part in one.parts if part.reference
            ]


class _Resolver:
    """Settles the mentions of one text, first to last."""

    def __init__(
        self, page: Page, section: Sequence[Reference], article: Sequence[Reference]
    ) -> None:
        self._page = page
        self._outside = (section[-_WINDOW:], article[-_WINDOW:])
        self._before: list[Found] = []
        self.settled: list[Found] = []

    def settle(self, everything: list[Found], index: int) -> None:
        """Give the mention its parts, unless it is no reference after all."""
        one = everything[index]
        if one.kind is Kind.BOOK:
            self._before.append(one)
        elif one.parts or self._settle(one, everything[index + 1 : index + 5]):
            self._before.append(one)
            self.settled.append(one)

    def _settle(self, one: Found, after: list[Found]) -> bool:
        choice = self._choose(one, after)
        if choice is None:
            return False
        if isinstance(choice, tuple):
            one.book, chapter = choice
            place = one.chapter or chapter
            one.parts = build_parts(self._page, one.items, one.book, place, one.start)
            return True
        anything = self._before or any(self._outside)
        if one.kind is Kind.CHAPTER and not one.book and not anything:
            return False
        if choice == _NOTHING and self._page.match(_BRIEF, one.start):
            return False
        verdict = Verdict(Status.UNRESOLVED, None, choice)
        one.parts = [
            Read(item.start if index else one.start, item.end, None, verdict)
            for index, item in enumerate(one.items)
        ]
        return True

    def _choose(self, one: Found, after: list[Found]) -> Place | str | None:
        """Return the place that the mention belongs to, or why it is not known.

        ``None``: it is no reference.
        """
        if one.kind is Kind.BARE:
            if one.items[0].verse == WHOLE:
                return bracketed_list(self._page, one, self._before)
            place = self._look(one, after)
            if isinstance(place, str):
                alone = stands_alone_in_brackets(self._page, one)
                return place if place == _SEVERAL and alone and self._before else None
            return place if expected_bare(self._page, one, place, self._before) else None
        return self._in_named_book(one) if one.book else self._look(one, after)

    def _look(self, one: Found, after: list[Found]) -> Place | str:
        """Look for the place in all that was said, the nearest first."""
        needed = _needed(one)
        later = _named_later(self._page, one, needed, after)
        if later:
            return later
        near = self._candidates(one, needed)
        if near:
            return _pick(near, needed)
        for references in self._outside:
            if references:
                return _pick_outside(references, needed)
        return _named_soon(self._page, one, needed, after) or _NOTHING

    def _in_named_book(self, one: Found) -> Place | str:
        """Choose the chapter for "Romans, verse 28": the one last named of that book."""
        near = [part.reference for found in self._before[-_WINDOW:] for part in found.parts]
        for references in (near, *self._outside):
            same = [r for r in references if r and r.book == one.book]
            if same:
                return one.book, same[-1].end_chapter
        return _NOTHING

    def _candidates(self, one: Found, needed: Needed) -> list[Reference]:
        """Return the passages before in this text that it may belong to."""
        by_book = all(chapter for chapter, _ in needed)
        near = [f for f in self._before[-_WINDOW:] if by_book or _has_chapter(f)]
        if not near:
            return []
        if self._leans_on_last(one, near[-1]):
            return _references(near[-1])
        running = [f for f in near if not in_brackets(self._page, f.start)]
        if not running:
            return self._bracket_of_last(near)
        if one.kind is Kind.BARE and in_brackets(self._page, one.start):
            return _references(running[-1]) + self._named_beside(one, near[-4:])
        return self._of_running_text(one, needed, running, near[-1])

    def _of_running_text(
        self, one: Found, needed: Needed, running: list[Found], last: Found
    ) -> list[Reference]:
        """Return what the running text is about, the last passage that it named.

        What stands in brackets after that counts as well when a sentence ends between
        them, and a passage named earlier that holds the verse when another was named since.
        """
        main = running[-1]
        chosen = _references(main)
        if in_brackets(self._page, last.start) and ends_sentence(self._page, main.end, last.start):
            return chosen + _references(last)
        by_book = all(chapter for chapter, _ in needed)
        if by_book or not ends_sentence(self._page, main.end, one.start):
            return chosen
        older = [reference for found in running[:-1] for reference in _references(found)]
        inside = [r for r in older if not r.is_verse and _contains(r, needed)]
        if inside and not any(_contains(r, needed) for r in chosen):
            return [inside[-1].first, *(reference.first for reference in chosen)]
        return chosen

    def _bracket_of_last(self, near: list[Found]) -> list[Reference]:
        """Return all that the last bracket names: "(Gen 1:1; John 1:1)" names two passages."""
        group = near[-1:]
        for found in reversed(near[:-1]):
            if _BRACKET.search(self._page.text, found.end, group[0].start):
                break
            group.insert(0, found)
        return [reference for found in group for reference in _references(found)]

    def _named_beside(self, one: Found, near: list[Found]) -> list[Reference]:
        """Return what the same sentence names in brackets, not as an aside with "cf."."""
        return [
            reference
            for found in near
            if found.kind is Kind.NAMED
            and in_brackets(self._page, found.start)
            and not ends_sentence(self._page, found.end, one.start)
            and not self._page.search(_ASIDE, max(0, found.start - 40), found.start)
            for reference in _references(found)
        ]

    def _leans_on_last(self, one: Found, last: Found) -> bool:
        """Whether it is in one bracket with the last, or in a bracket right after a book."""
        if one.start - last.end > _SOON:
            return False
        between = self._page.text[last.end : one.start]
        if last.kind is Kind.BOOK and between.strip(" \v") == "(":
            return True
        return in_brackets(self._page, one.start) and _BRACKET.search(between) is None


def _has_chapter(one: Found) -> bool:
    return one.kind is not Kind.BOOK or book(one.book).chapters == 1


def _references(one: Found) -> list[Reference]:
    if one.kind is Kind.BOOK:
        return [Reference(one.book, 1, None, book(one.book).chapters, None)]
    return [part.reference for part in one.parts if part.reference]


def _needed(one: Found) -> Needed:
    return [
        (item.chapter or one.chapter, 0 if item.verse == WHOLE else item.verse)
        for item in one.items
    ]


def _exist(osis: str, chapter: int, needed: Needed) -> bool:
    counts = book(osis).verses
    for own_chapter, verse in needed:
        place = own_chapter or chapter
        if not 1 <= place <= len(counts) or verse > counts[place - 1]:
            return False
    return True


def _contains(reference: Reference, needed: Needed) -> bool:
    return all(
        reference.contains(Reference.to_verse(reference.book, chapter or reference.chapter, verse))
        for chapter, verse in needed
        if verse
    )


def _fitting(references: Sequence[Reference], needed: Needed) -> dict[Place, bool]:
    """Return the places that have what is needed, and whether a named passage holds it."""
    by_book = all(chapter for chapter, _ in needed)
    fitting: dict[Place, bool] = {}
    for reference in references:
        for chapter in dict.fromkeys((reference.chapter, reference.end_chapter)):
            if _exist(reference.book, chapter, needed):
                place = (reference.book, 0 if by_book else chapter)
                inside = _contains(reference, [(own or chapter, verse) for own, verse in needed])
                fitting[place] = fitting.get(place, False) or inside
    return fitting


def _pick(references: Sequence[Reference], needed: Needed) -> Place | str:
    """Return the one place that has what is needed; the only one named where none has it."""
    fitting = _fitting(references, needed)
    if len(fitting) == 1:
        return next(iter(fitting))
    inside = [place for place, holds in fitting.items() if holds]
    if len(inside) == 1:
        return inside[0]
    if fitting:
        return _SEVERAL
    places = {(reference.book, reference.end_chapter) for reference in references}
    return next(iter(places)) if len(places) == 1 else _NOTHING


def _pick_outside(references: Sequence[Reference], needed: Needed) -> Place | str:
    """Choose among what the section or article named: also what most of it is about."""
    choice = _pick(references, needed)
    if choice != _SEVERAL:
        return choice
    by_book = all(chapter for chapter, _ in needed)
    clear = [r for r in references if by_book or r.chapter == r.end_chapter]
    counts = Counter((r.book, 0 if by_book else r.end_chapter) for r in clear)
    last = (references[-1].book, 0 if by_book else references[-1].end_chapter)
    fits = _exist(last[0], last[1], needed)
    return last if fits and 2 * counts[last] > len(references) else _SEVERAL


def _named_later(page: Page, one: Found, needed: Needed, after: list[Found]) -> Place | None:
    """Return the passage that the same sentence names after the cue, if it has the place."""
    for found in after:
        if found.start - one.end > _SOON or ends_sentence(page, one.end, found.start):
            return None
        if found.kind is Kind.NAMED:
            return _holding(found, needed)
    return None


def _named_soon(page: Page, one: Found, needed: Needed, after: list[Found]) -> Place | None:
    """Return the passage that is named next, if it holds the verse and nothing else can."""
    named = [f for f in after if f.kind is Kind.NAMED and f.start - one.end <= _SOON]
    if not named or "\n" in page.text[one.end : named[0].start]:
        return None
    return _holding(named[0], needed)


def _holding(found: Found, needed: Needed) -> Place | None:
    """Return the place of a mention that holds all the verses that are needed."""
    if not all(verse for _, verse in needed):
        return None
    for reference in _references(found):
        chapter = needed[0][0] or reference.chapter
        if _exist(reference.book, chapter, needed) and _contains(reference, needed):
            return reference.book, chapter
    return None
