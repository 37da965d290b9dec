"""Settle what leans on the context: "v. 25", "chapter 9", "(21:1-25)".

The passage is looked for in what the same sentence names a little later, then in what
was said before in the same text, then in the ``Context``. Where readings differ and
nothing tells them apart the part is reported as unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from versecards.scripture.books import book, is_book
from versecards.scripture.canon import Verdict, judge
from versecards.scripture.context import Context
from versecards.scripture.continuing import (
    asks_for_reference,
    bracketed_list,
    goes_on_from,
    has_own_name,
    is_clock,
    is_in_list,
    is_of_this_work,
    may_be_clock,
    named_small,
    stands_alone_in_brackets,
    whole_text_list,
)
from versecards.scripture.fitting import (
    NOTHING,
    OTHER_BOOK,
    UNKNOWN_BOOK,
    Needed,
    Pick,
    Place,
    contains,
    exist,
    holding,
    named_by,
    needed,
    pick,
    pick_of_many,
)
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE
from versecards.scripture.mention import Status
from versecards.scripture.mentioned_books import mentioned_books
from versecards.scripture.parts import Read, build_parts
from versecards.scripture.prose import ends_sentence, in_brackets
from versecards.scripture.reference import Reference

_BRIEF = r"(?i:{brief})"
_BRACKET = re.compile("[()]")
_WINDOW = 24
_SOON = 300


def resolve(page: Page, found: list[Found], context: Context) -> list[Found]:
    """Return what was read with the parts of everything that leans on the context settled.

    What turns out to be no reference is left out.
    """
    last = context.last
    if last and all(one.kind is Kind.BARE for one in found):
        found = whole_text_list(page, last) or found
    if any(one.unsure for one in found):
        said = (*context.section, *context.heading, *context.subject, *context.article)
        _believe_known_books(found, {reference.book for reference in said})
    if all(one.kind is Kind.NAMED for one in found):
        return found
    everything = sorted([*found, *mentioned_books(page, found)], key=lambda one: one.start)
    resolver = _Resolver(page, context)
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

    def __init__(self, page: Page, context: Context) -> None:
        self._page = page
        self._context = context
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
        anything = self._before or self._context.last
        if one.kind is Kind.CHAPTER and not one.book and not anything:
            return False
        if choice == NOTHING and self._page.match(_BRIEF, one.start):
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
            return self._choose_for_bare(one, after)
        return self._in_named_book(one) if one.book else self._look(one, after)

    def _choose_for_bare(self, one: Found, after: list[Found]) -> Place | str | None:
        """Choose for numbers without a name: only where the text asks for a reference."""
        page, needs = self._page, needed(one)
        small = named_small(page, one.start)
        if one.items[0].verse == WHOLE:
            return bracketed_list(page, one, self._before)
        if small and exist(small, 0, needs):
            return small, 0
        if is_of_this_work(page, one.start):
            return self._about(needs) or NOTHING
        if has_own_name(page, one.start):
            return UNKNOWN_BOOK if is_in_list(page, one.start) else None
        return self._choose_where_asked(one, after)

    def _choose_where_asked(self, one: Found, after: list[Found]) -> Place | str | None:
        page = self._page
        asked = asks_for_reference(page, one)
        if not asked and not goes_on_from(page, one, self._before):
            return None if is_clock(page, one) else self._about(needed(one))
        place = self._look(one, after)
        if isinstance(place, tuple):
            if exist(*place, needed(one)):
                return place
            place = NOTHING
        told = asked
        if not (self._before or self._context.last):
            told = stands_alone_in_brackets(page, one) and not may_be_clock(page, one)
        return place if told else None

    def _look(self, one: Found, after: list[Found]) -> Place | str:
        """Look for the place in all that was said, the nearest first.

        What the heading or the article is about, where that holds the verses, comes before
        a verse of another chapter that was named in passing.
        """
        needs = needed(one)
        later = _named_later(self._page, one, needs, after)
        if later:
            return later
        last = self._before[-1].book if self._before else ""
        if last and not is_book(last):
            return OTHER_BOOK
        near = self._candidates(one, needs)
        context = self._context
        levels = (context.parent, context.section, context.heading, context.subject)
        outside = [level[-_WINDOW:] for level in (*levels, context.article) if level]
        choice = Pick(None, False, NOTHING)
        if near or outside:
            choice = pick(near, needs) if near else pick_of_many(outside[0], needs)
        nearest = near or (outside[0] if outside else [])
        inside = choice.inside and (bool(near) or pick(nearest[-1:], needs).inside)
        if choice.place and (inside or (near and self._is_close(one, near[-1]))):
            return choice.place
        about = self._about(needs)
        far = about or choice.place or _inside(outside, needs)
        return far or _named_soon(self._page, one, needs, after) or choice.reason

    def _about(self, needs: Needed) -> Place | None:
        """Return the place in what heading or title say that the text is about."""
        return _inside((self._context.heading, self._context.subject), needs)

    def _is_close(self, one: Found, near: Reference) -> bool:
        """Whether it stands in one sentence with the last mention, or names its chapter."""
        same_chapter = one.items[0].chapter == near.end_chapter and near.verse is not None
        return same_chapter or not ends_sentence(self._page, self._before[-1].end, one.start)

    def _in_named_book(self, one: Found) -> Place | str:
        """Choose the chapter for "Romans, verse 28": the one last named of that book."""
        context = self._context
        near = [part.reference for found in self._before[-_WINDOW:] for part in found.parts]
        for references in (
            near,
            context.section,
            context.heading,
            context.subject,
            context.article,
        ):
            same = [r for r in references if r and r.book == one.book]
            if same:
                return one.book, same[-1].end_chapter
        return NOTHING

    def _candidates(self, one: Found, needs: Needed) -> list[Reference]:
        """Return the passages before in this text that it may belong to."""
        by_book = all(chapter for chapter, _ in needs)
        near = [f for f in self._before[-_WINDOW:] if by_book or _has_chapter(f)]
        near = [f for f in near if f.kind is not Kind.BOOK or exist(f.book, 1, needs)]
        main = [f for f in near if not f.aside]
        if any(exist(r.book, r.end_chapter, needs) for f in main for r in named_by(f)):
            near = main
        if not near:
            return []
        if self._leans_on_last(one, near[-1]):
            return named_by(near[-1])
        running = [f for f in near if not in_brackets(self._page, f.start)]
        if not running:
            return self._of_brackets(one, needs, near)
        if one.kind is Kind.BARE and in_brackets(self._page, one.start):
            return self._since(running[-1], near[-1]) + self._named_beside(one, near[-4:])
        return self._of_running_text(one, needs, running, near[-1])

    def _of_running_text(
        self, one: Found, needs: Needed, running: list[Found], last: Found
    ) -> list[Reference]:
        """Return what the running text is about, the last passage that it named.

        What stands in brackets after that counts as well when a sentence ends between
        them, and a passage named earlier that holds the verse when another was named since.
        """
        main = running[-1]
        chosen = self._since(main, last)
        if len(chosen) > len(named_by(main)):
            return chosen
        by_book = all(chapter for chapter, _ in needs)
        if by_book or not ends_sentence(self._page, main.end, one.start):
            return chosen
        older = [reference for found in running[:-1] for reference in named_by(found)]
        inside = [r for r in older if not r.is_verse and contains(r, needs)]
        if inside and not any(contains(r, needs) for r in chosen):
            return [inside[-1].first, *(reference.first for reference in chosen)]
        return chosen

    def _since(self, main: Found, last: Found) -> list[Reference]:
        """Return what the running text named last, and the last bracket after its sentence."""
        bracketed = in_brackets(self._page, last.start)
        if bracketed and ends_sentence(self._page, main.end, last.start):
            return named_by(main) + named_by(last)
        return named_by(main)

    def _of_brackets(self, one: Found, needs: Needed, near: list[Found]) -> list[Reference]:
        """Return what the last bracket names, where only brackets name passages.

        They are quoted beside what the text is about: one that neither the same sentence
        nor the next verse ties to the mention counts no more than those before it.
        """
        group = self._bracket_of_last(near)
        verse = needs[0][1]
        tied = any(verse == (r.end_verse or verse) + 1 for r in group)
        if tied or not ends_sentence(self._page, near[-1].end, one.start):
            return group
        return [reference for found in near[-3:] for reference in named_by(found)]

    def _bracket_of_last(self, near: list[Found]) -> list[Reference]:
        """Return all that the last bracket names: "(Gen 1:1; John 1:1)" names two passages."""
        group = near[-1:]
        for found in reversed(near[:-1]):
            if _BRACKET.search(self._page.text, found.end, group[0].start):
                break
            group.insert(0, found)
        return [reference for found in group for reference in named_by(found)]

    def _named_beside(self, one: Found, near: list[Found]) -> list[Reference]:
        """Return what the same sentence names in brackets, not as an aside with "cf."."""
        return [
            reference
            for found in near
            if found.kind is Kind.NAMED
            and in_brackets(self._page, found.start)
            and not ends_sentence(self._page, found.end, one.start)
            and not found.aside
            for reference in named_by(found)
        ]

    def _leans_on_last(self, one: Found, last: Found) -> bool:
        """Whether it is in one bracket with the last, or in a bracket right after a book."""
        if one.start - last.end > _SOON:
            return False
        between = self._page.text[last.end : one.start]
        if last.kind is Kind.BOOK and between.strip(" \v") == "(":
            return True
        return in_brackets(self._page, one.start) and _BRACKET.search(between) is None


def _inside(levels: Iterable[Sequence[Reference]], needs: Needed) -> Place | None:
    """Return the place in the first of some levels that holds all that is needed."""
    picks = (pick_of_many(level, needs) for level in levels if level)
    return next((choice.place for choice in picks if choice.inside), None)


def _has_chapter(one: Found) -> bool:
    single = is_book(one.book) and book(one.book).chapters == 1
    return single or (one.kind is not Kind.BOOK and bool(one.items))


def _named_later(page: Page, one: Found, needs: Needed, after: list[Found]) -> Place | None:
    """Return the passage that the same sentence names after the cue, if it has the place."""
    for found in after:
        if found.start - one.end > _SOON or ends_sentence(page, one.end, found.start):
            return None
        if found.kind is Kind.NAMED:
            return holding(named_by(found), needs)
    return None


def _named_soon(page: Page, one: Found, needs: Needed, after: list[Found]) -> Place | None:
    """Return the passage that is named next, if it holds the verse and nothing else can."""
    named = [f for f in after if f.kind is Kind.NAMED and f.start - one.end <= _SOON]
    if not named or "\n" in page.text[one.end : named[0].start]:
        return None
    return holding(named_by(named[0]), needs)
