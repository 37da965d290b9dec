"""Which passages that the same text has named a mention without a name may lean on."""

from __future__ import annotations

import re

from versecards.scripture.books import book, is_book
from versecards.scripture.fitting import Needed, contains, exist, named_by
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.prose import ends_sentence, in_brackets
from versecards.scripture.reference import Reference

WINDOW = 24
"""How many mentions back a passage may have been named."""
SOON = 300
"""How many characters away what is named counts as beside it."""
_BRACKET = re.compile("[()]")


def candidates(
    page: Page, before: list[Found], one: Found, needs: Needed, *, asides: bool
) -> list[Reference]:
    """Return the passages before in this text that it may belong to.

    ``asides``: what is only compared counts, where nothing else has the place.
    """
    by_book = all(chapter for chapter, _ in needs)
    near = [f for f in before[-WINDOW:] if by_book or _has_chapter(f)]
    if near and near[-1] is before[-1] and _explains(page, one, near[-1], needs):
        return named_by(near[-1])
    books = [f for f in near if f.kind is Kind.BOOK]
    unfit = [f for f in books if not is_book(f.book) or not exist(f.book, 1, needs)]
    near = [f for f in near if f not in unfit]
    main = [f for f in near if not f.aside]
    if not asides or any(exist(r.book, r.end_chapter, needs) for f in main for r in named_by(f)):
        near = main
    if not near:
        return []
    if _leans_on_last(page, one, near[-1]):
        return named_by(near[-1])
    running = [f for f in near if not in_brackets(page, f.start)]
    if not running:
        return _of_brackets(page, one, needs, near)
    if one.kind is Kind.BARE and in_brackets(page, one.start):
        return _since(page, running[-1], near[-1]) + _named_beside(page, one, near[-4:])
    return _of_running_text(page, one, needs, running, near[-1])


def only_quoted(page: Page, before: list[Found], one: Found, needs: Needed) -> bool:
    """Whether passages are only named in brackets, and nothing ties the last to the mention."""
    last = before[-1] if before else None
    if not last or not all(in_brackets(page, found.start) for found in before[-WINDOW:]):
        return False
    tied = any(_ties(reference, needs[0][1]) for reference in named_by(last))
    return not tied and ends_sentence(page, last.end, one.start)


def _ties(reference: Reference, verse: int) -> bool:
    """Whether a verse is one of a passage, or the next."""
    return (reference.verse or verse + 1) <= verse <= (reference.end_verse or 0) + 1


def _of_running_text(
    page: Page, one: Found, needs: Needed, running: list[Found], last: Found
) -> list[Reference]:
    """Return what the running text is about, the last passage that it named.

    What stands in brackets after that counts as well when a sentence ends between
    them, and a passage named earlier that holds the verse when another was named since.
    """
    main = running[-1]
    chosen = _since(page, main, last)
    if len(chosen) > len(named_by(main)):
        return chosen
    by_book = all(chapter for chapter, _ in needs)
    if by_book or not ends_sentence(page, main.end, one.start):
        return chosen
    older = [reference for found in running[:-1] for reference in named_by(found)]
    verse = needs[0][1]
    inside = [
        r
        for r in older
        if (not r.is_verse and contains(r, needs)) or (r.verse and verse == (r.end_verse or 0) + 1)
    ]
    if inside and not any(contains(r, needs) for r in chosen):
        return [inside[-1].first, *(reference.first for reference in chosen)]
    return chosen


def _since(page: Page, main: Found, last: Found) -> list[Reference]:
    """Return what the running text named last, and the last bracket after its sentence."""
    bracketed = in_brackets(page, last.start)
    if bracketed and ends_sentence(page, main.end, last.start):
        return named_by(main) + named_by(last)
    return named_by(main)


def _of_brackets(page: Page, one: Found, needs: Needed, near: list[Found]) -> list[Reference]:
    """Return what the last bracket names, where only brackets name passages.

    They are quoted beside what the text is about: one that neither the same sentence
    nor the next verse ties to the mention counts no more than those before it.
    """
    group = _bracket_of_last(page, near)
    verse = needs[0][1]
    tied = any(_ties(reference, verse) for reference in group)
    if tied or not ends_sentence(page, near[-1].end, one.start):
        return group
    return [reference for found in near[-3:] for reference in named_by(found)]


def _bracket_of_last(page: Page, near: list[Found]) -> list[Reference]:
    """Return all that the last bracket names: "(Gen 1:1; John 1:1)" names two passages."""
    group = near[-1:]
    for found in reversed(near[:-1]):
        if _BRACKET.search(page.text, found.end, group[0].start):
            break
        group.insert(0, found)
    return [reference for found in group for reference in named_by(found)]


def _named_beside(page: Page, one: Found, near: list[Found]) -> list[Reference]:
    """Return what the same sentence names in brackets, not as an aside with "cf."."""
    return [
        reference
        for found in near
        if found.kind is Kind.NAMED
        and in_brackets(page, found.start)
        and not ends_sentence(page, found.end, one.start)
        and not found.aside
        for reference in named_by(found)
    ]


def _leans_on_last(page: Page, one: Found, last: Found) -> bool:
    """Whether it is in one bracket with the last."""
    if one.start - last.end > SOON:
        return False
    between = page.text[last.end : one.start]
    return in_brackets(page, one.start) and _BRACKET.search(between) is None


def _explains(page: Page, one: Found, last: Found, needs: Needed) -> bool:
    """Whether it opens a bracket right behind a book or a passage: "See John 3 [v. 16]"."""
    if page.text[last.end : one.start].strip(" \v") not in ("(", "["):
        return False
    # "(1:6)" may go on with another book than the one that it stands behind.
    tied = one.kind is not Kind.BARE or last.kind is Kind.BOOK
    return tied and any(exist(r.book, r.end_chapter, needs) for r in named_by(last))


def _has_chapter(one: Found) -> bool:
    single = is_book(one.book) and book(one.book).chapters == 1
    return single or (one.kind is not Kind.BOOK and bool(one.items))
