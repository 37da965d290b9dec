"""Where the text itself says to what it comes back, or what it is about to name."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.scripture.context import Context
from versecards.scripture.fitting import (
    SEVERAL,
    Needed,
    Pick,
    Place,
    contains,
    exist,
    named_by,
    needed,
)
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.mention import Status
from versecards.scripture.nearby import SOON, WINDOW, goes_up, named_later
from versecards.scripture.outside import about
from versecards.scripture.prose import in_brackets
from versecards.scripture.reference import Reference

_AFAR = 2 * SOON
"""How many characters behind what was named in passing a text has come back from it."""
_TOO_FAR = 10 * SOON
"""How many characters behind all that was named a text may be about any of it."""
_NEXT = 2
"""How many verses behind the last one is still of the same passage."""
_READING = 5
"""How many verses more than one a passage has that is read, and not only quoted."""


def named_for(
    page: Page, context: Context, one: Found, needs: Needed, after: list[Found]
) -> Place | None:
    """Return the passage that the sentence names later, if it says which one is meant.

    "Verse 2 has its words in common with Exodus 15:2" is of what the text is about.
    """
    place = named_later(page, one, needs, after)
    own = about(context, needs) if place else None
    if place and own and own[0] != place[0]:
        named = next(found for found in after if found.kind is Kind.NAMED)
        beside = not any(map(str.isalpha, page.text[one.end : named.start]))
        return place if beside else None
    return place


def said_again(before: Sequence[Found], one: Found, needs: Needed) -> Place | None:
    """Return where "vv. 40-41" was found before in the text, if nothing else has them since."""
    if one.kind is not Kind.VERSE or needs[0][0]:
        return None
    for found in reversed(before[-WINDOW:]):
        passages = named_by(found)
        if found.kind is Kind.VERSE and needed(found) == needs and passages:
            return passages[0].book, passages[0].chapter
        if any(contains(r, needs) for r in passages if found.kind is not Kind.BOOK):
            return None
    return None


def goes_on_from_unknown(before: Sequence[Found], one: Found) -> bool:
    """Whether the verses of this text that stand right before it are of no known passage."""
    last = before[-1] if before else None
    if not last or last.kind is not Kind.VERSE or one.kind is not Kind.VERSE:
        return False
    unknown = all(part.verdict.status is Status.UNRESOLVED for part in last.parts)
    return unknown and one.start - last.end <= SOON


def comes_back(
    page: Page,
    before: Sequence[Found],
    one: Found,
    near: Sequence[Reference],
    choice: Pick,
    *,
    needs: Needed,
    context: Context,
) -> Pick | None:
    """Return where it goes on that the passages ``near`` it do not say."""
    fits = choice.place is not None and exist(*choice.place, needs)
    if fits and _goes_on_from_cue(page, before, one, choice, needs):
        return choice
    place = None if choice.inside else _of_named_chapter(before, one, needs)
    place = place or _of_reading(before, one, near, needs)
    if place:
        return Pick(place, True)
    lost = _is_lost(before, one, needs) and not about(context, needs)
    return Pick(None, False, SEVERAL) if lost else None


def _is_lost(before: Sequence[Found], one: Found, needs: Needed) -> bool:
    """Whether it stands too far behind all that was named, which is of several chapters."""
    if one.start - before[-1].end < _TOO_FAR or needs[0][0]:
        return False
    named = (r for found in before for r in named_by(found) if r.chapter == r.end_chapter)
    return len({(r.book, r.chapter) for r in named if exist(r.book, r.chapter, needs)}) > 1


def _goes_on_from_cue(
    page: Page, before: Sequence[Found], one: Found, choice: Pick, needs: Needed
) -> bool:
    """Whether it goes on in a chapter that was just named: "Psalm 51 ... (v. 4) ... (v. 10)"."""
    last = before[-1]
    verses = last.kind is one.kind is Kind.VERSE and not needs[0][0]
    if not verses or not all(in_brackets(page, found.start) for found in (last, one)):
        return False
    named = (r for found in before if found.kind is Kind.NAMED for r in named_by(found))
    follows = one.start - last.end <= SOON and goes_up(named_by(last)[-1:], needs)
    return follows and any((r.book, r.end_chapter) == choice.place for r in named)


def _of_named_chapter(before: Sequence[Found], one: Found, needs: Needed) -> Place | None:
    """Return the only book whose chapter the text has named: "chapter 7 ... Gen. 14 ... (7:3)"."""
    chapter, verse = needs[0]
    if one.kind is not Kind.BARE or not verse:
        return None
    named = [r for found in before[-WINDOW:] if not found.aside for r in named_by(found)]
    whole = (r for r in named if r.verse is None and r.chapter == r.end_chapter)
    books = {r.book for r in whole if r.chapter == chapter}
    place = (books.pop(), 0) if len(books) == 1 else None
    return place if place and exist(*place, needs) else None


def _of_reading(
    before: Sequence[Found], one: Found, near: Sequence[Reference], needs: Needed
) -> Place | None:
    """Return the passage that the text began with, to which it comes back from afar.

    "We read Luke 14:7-24. ... 2 Corinthians 8 tells why. ... Look at verse 11."
    """
    last = next((found for found in reversed(before) if found.kind is Kind.NAMED), None)
    far = last and one.start - last.end > _AFAR and one.kind is Kind.VERSE
    if not far or needs[0][0] or any(r.verse and contains(r, needs) for r in near):
        return None
    ends = (r.end_verse or 0 for r in named_by(before[-1]) if before[-1].kind is Kind.VERSE)
    if any(0 < needs[0][1] - end <= _NEXT for end in ends):
        return None
    named = [r for found in before for r in named_by(found) if not found.aside]
    read = (r for r in named if r.verse and (r.end_verse or 0) - r.verse >= _READING)
    places = {(r.book, r.chapter) for r in read if contains(r, needs)}
    return places.pop() if len(places) == 1 else None
