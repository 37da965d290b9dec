"""Which passages that the same text has named a mention without a name may lean on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from versecards.scripture.books import book, is_book
from versecards.scripture.fitting import Needed, Place, contains, exist, holding, named_by
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.prose import ends_sentence, in_brackets, is_listed
from versecards.scripture.reference import Reference

WINDOW = 24
"""How many mentions back a passage may have been named."""
SOON = 300
"""How many characters away what is named counts as beside it."""
FAR = 12
"""How many verses after a passage one is still likely to be of its chapter."""
_SAID_OF = 120
"""How many characters behind one passage another may stand that it quotes."""
_BACK = 4
"""The same of verses before a passage."""
_ECHOED = r"(?<![{letters}])(?i:{echoing})(?:{gap}(?:{echoed}))?(?:{gap}{seventy})?{gap}\Z"
_QUOTING = (
    r"(?:[^.;?!()\[\]]{0,60}?(?<![{letters}]))?(?:(?i:{echoing})(?:{gap}(?:{echoed}))?"
    r"|(?i:{drawing})[^.;?!()\[\]]{0,40}?{gap}(?i:{drawn_from}))(?:{gap}{the})?(?:{gap}{seventy})?{gap}"
)
_BRACKET = re.compile("[()]")


def candidates(
    page: Page, before: list[Found], one: Found, needs: Needed, *, asides: bool
) -> list[Reference]:
    """Return the passages before in this text that it may belong to.

    ``asides``: what is only compared counts, where nothing else has the place.
    """
    by_book = all(chapter for chapter, _ in needs)
    near = [f for f in before[-WINDOW:] if by_book or _has_chapter(f)]
    explained = near and near[-1] is before[-1] and _explains(page, one, near[-1], needs)
    if explained or (not by_book and _is_within(page, one, near, needs)):
        return named_by(near[-1])
    books = [f for f in near if f.kind is Kind.BOOK]
    unfit = [f for f in books if not is_book(f.book) or not exist(f.book, 1, needs)]
    near = [f for f in near if f not in unfit]
    if one.kind is Kind.BARE and not all(map(_is_single, near)):
        near = [f for f in near if not _is_single(f)]  # "(1:25)" is hardly of Jude
    main = [f for f in near if not f.aside]
    if not by_book:
        quoted = [found for before, found in pairwise(main) if is_quoted(page, before, found)]
        loose = [f for f in quoted if not any(_ties(r, needs[0][1]) for r in named_by(f))]
        near = [found for found in near if found not in loose]
        main = [found for found in main if found not in loose]
    if not asides or any(exist(r.book, r.end_chapter, needs) for f in main for r in named_by(f)):
        near = main
    if not near:
        return []
    if _leans_on_last(page, one, near[-1]):
        return named_by(near[-1])
    running = next((f for f in reversed(near) if not in_brackets(page, f.start)), None)
    if running is None:
        return _of_brackets(page, one, needs, near)
    if one.kind is Kind.BARE and in_brackets(page, one.start):
        return _since(page, running, near[-1]) + _named_beside(page, one, near[-4:])
    return _of_running_text(page, one, needs, near, running)


def only_quoted(page: Page, before: list[Found], one: Found, needs: Needed) -> bool:
    """Whether passages are only named in brackets, and nothing ties the last to the mention."""
    last = before[-1] if before else None
    if not last or not all(in_brackets(page, found.start) for found in before[-WINDOW:]):
        return False
    tied = any(_ties(reference, needs[0][1]) for reference in named_by(last))
    return not tied and ends_sentence(page, last.end, one.start)


def is_quoted(page: Page, before: Found, found: Found) -> bool:
    """Whether a passage is where another has its words from: "v. 2 borrows from Exodus 15:2"."""
    close = found.kind is Kind.NAMED and found.start - before.end < _SAID_OF
    return close and page.fullmatch(_QUOTING, before.end, found.start) is not None


def goes_up(references: Sequence[Reference], needs: Needed) -> bool:
    """Whether a verse is in one of some passages, a little before it or not too far behind it."""
    return any(
        contains(r, needs) or (r.verse or 0) - _BACK <= needs[0][1] <= (r.end_verse or 0) + FAR
        for r in references
    )


def goes_on_in(reference: Reference, needs: Needed) -> bool:
    """Whether "(24:38)" goes on in the chapter of a verse a little before it: Matthew 24:37."""
    chapter, verse = needs[0]
    behind = verse - (reference.end_verse or verse)
    return chapter == reference.end_chapter and 0 < behind <= FAR


def _ties(reference: Reference, verse: int) -> bool:
    """Whether a verse is one of a passage, or the next."""
    return (reference.verse or verse + 1) <= verse <= (reference.end_verse or 0) + 1


def _of_running_text(
    page: Page, one: Found, needs: Needed, near: list[Found], main: Found
) -> list[Reference]:
    """Return what the running text is about, the last passage (``main``) that it named.

    What stands in brackets after that counts as well when a sentence ends between
    them, and a passage named earlier that holds the verse when another was named since.
    """
    chosen = _since(page, main, near[-1])
    if all(chapter for chapter, _ in needs):
        return chosen
    fits = any(exist(r.book, r.end_chapter, needs) for r in chosen)
    further = len(chosen) > len(named_by(main))
    if fits and (further or not ends_sentence(page, main.end, one.start)):
        return chosen
    earlier = (f for f in near[: near.index(main)] if not in_brackets(page, f.start))
    older = [reference for found in earlier for reference in named_by(found)]
    if not fits:
        # "Isaiah 53 ... (v. 38)" goes on with what was named before it.
        return [r for r in older if exist(r.book, r.end_chapter, needs)][-1:] or chosen
    verse = needs[0][1]
    inside = [
        r
        for r in older
        if (not r.is_verse and contains(r, needs)) or (r.verse and verse == (r.end_verse or 0) + 1)
    ]
    if inside and not any(contains(r, needs) for r in chosen):
        # Either may be meant: neither is said to hold the verse.
        return [_begins(inside[-1]), *map(_begins, chosen)]
    return chosen


def _begins(reference: Reference) -> Reference:
    """Return the first verse of a passage, so that a chapter holds no other for certain."""
    first = reference.first
    return first if first.verse else Reference.to_verse(first.book, first.chapter, 1)


def _since(page: Page, main: Found, last: Found) -> list[Reference]:
    """Return what the running text named last, and the last bracket after its sentence.

    A book alone holds nothing for certain then: "Jeremiah knew it. … (v. 18) … (3:23)".
    """
    bracketed = in_brackets(page, last.start)
    if bracketed and ends_sentence(page, main.end, last.start):
        said = named_by(main)
        return (list(map(_begins, said)) if main.kind is Kind.BOOK else said) + named_by(last)
    return named_by(main)


def _of_brackets(page: Page, one: Found, needs: Needed, near: list[Found]) -> list[Reference]:
    """Return what the last bracket names, where only brackets name passages.

    They are quoted beside what the text is about: one that neither the same sentence
    nor the next verse ties to the mention counts no more than those before it.
    """
    group = _bracket_of_last(page, near)
    verse = needs[0][1]
    tied = any(_ties(reference, verse) for reference in group)
    tied = tied or (near[-1].kind is not Kind.NAMED and goes_up(named_by(near[-1])[-1:], needs))
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


def _is_within(page: Page, one: Found, near: list[Found], needs: Needed) -> bool:
    """Whether the last passage of the sentence has the verse: "his prologue (1:1-18) … (v. 14)".

    Only of a passage of several verses, and where no other that was named has it too.
    """
    last = near[-1] if near else None
    if not last or last.aside or ends_sentence(page, last.end, one.start):
        return False
    ranges = [
        any(r.verse and not r.is_verse and contains(r, needs) for r in named_by(found))
        for found in near
        if found.kind is not Kind.BOOK
    ]
    return bool(ranges) and ranges[-1] and sum(ranges) == 1 and last.kind is not Kind.BOOK


def _is_single(one: Found) -> bool:
    return is_book(one.book) and book(one.book).chapters == 1


def _has_chapter(one: Found) -> bool:
    return (one.kind is not Kind.BOOK and bool(one.items)) or _is_single(one)


def named_later(page: Page, one: Found, needs: Needed, after: list[Found]) -> Place | None:
    """Return the passage that the same sentence names after the cue, if it holds the place.

    A whole chapter holds every verse, so it says nothing.
    """
    for found in after:
        if found.start - one.end > SOON or ends_sentence(page, one.end, found.start):
            return None
        if found.kind is Kind.NAMED:
            echoed = page.search(_ECHOED, max(one.end, found.start - 40), found.start)
            if (
                found.aside
                or echoed
                or is_quoted(page, one, found)
                or is_listed(page, one.end, found.start)
            ):
                return None
            return holding([r for r in named_by(found) if r.verse], needs)
    return None


def named_soon(page: Page, one: Found, needs: Needed, after: list[Found]) -> Place | None:
    """Return the passage that is named next, if it holds the verse and nothing else can."""
    named = [f for f in after if f.kind is Kind.NAMED and f.start - one.end <= SOON]
    if not named or "\n" in page.text[one.end : named[0].start]:
        return None
    return holding(named_by(named[0]), needs)
