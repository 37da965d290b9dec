"""Which passages that were named before a text a mention without a name may lean on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from versecards.scripture.context import Context
from versecards.scripture.fitting import (
    NOTHING,
    SEVERAL,
    Needed,
    Pick,
    Place,
    contains,
    exist,
    pick_of_many,
)
from versecards.scripture.nearby import FAR, WINDOW, goes_up
from versecards.scripture.reference import Reference

_ALL_OF_ONE = 3
"""How many passages of one chapter in a row say that a text is about it."""
_LATELY = 4
"""How many passages back one that holds the verse is still spoken of."""
_SEVERAL_TIMES = 2
"""How many passages of one book in a row a text is about."""


def about(context: Context, needs: Needed) -> Place | None:
    """Return the place in what the text is about: its heading, the title, what it prints."""
    subjects = (context.heading, _subject(context), context.printed)
    return inside(subjects, needs) or _of_part(context, subjects, needs)


def _subject(context: Context) -> Sequence[Reference]:
    """Return what title and front matter say, unless that is a list of proofs from everywhere."""
    return context.subject if are_few(context.subject) else ()


def _of_part(
    context: Context, subjects: Iterable[Sequence[Reference]], needs: Needed
) -> Place | None:
    """Return the chapter of a subject of several that the text has come to: "2:12-16", "v. 14"."""
    last = context.leaning or context.running
    if not last or needs[0][0]:
        return None
    place = (last.book, last.end_chapter)
    own = [(last.end_chapter, verse) for _, verse in needs]
    over = (r for level in subjects for r in level if r.verse and r.end_chapter > r.chapter)
    held = any(r.book == last.book and contains(r, own) for r in over)
    return place if held and exist(*place, needs) else None


def of_verses(context: Context, needs: Needed) -> Place | None:
    """Return the same if it is about some verses, and not about a whole chapter."""
    subjects = (context.heading, _subject(context), context.printed)
    return inside(([r for r in level if r.verse] for level in subjects), needs)


def inside(levels: Iterable[Sequence[Reference]], needs: Needed) -> Place | None:
    """Return the place in the first of some levels that holds all that is needed."""
    picks = (pick_of_many(level, needs) for level in levels if level)
    return next((choice.place for choice in picks if choice.inside), None)


def levels(context: Context) -> list[Sequence[Reference]]:
    """Return what was named, the nearest first."""
    everything = (
        *(context.parent, context.section, context.heading, context.printed),
        *(context.subject, context.read, context.article),
    )
    return [level[-WINDOW:] for level in everything if level]


def look_outside(context: Context, needs: Needed) -> Pick:
    """Look for the place in what was named before the text.

    A chapter may as well be one of the text itself: its book has to be what it is about.
    """
    choice = _look_outside(context, needs)
    chapter, verse = needs[0]
    if choice.place and chapter and not verse and not is_about_book(context, choice.place[0]):
        return Pick(None, False, NOTHING)
    return choice


def is_about_book(context: Context, osis: str) -> bool:
    """Whether a text is about a book: by heading, title, what it prints or speaks of.

    Where they name many books, as a plan of readings does, none is what it is about. One
    psalm says nothing of a chapter.
    """
    lately = context.section[-_SEVERAL_TIMES:]
    many = osis != "Ps" or len(lately) == _SEVERAL_TIMES
    if lately and many and all(reference.book == osis for reference in lately):
        return True
    return _is_subject(context, osis)


def _is_subject(context: Context, osis: str) -> bool:
    """The same, by what stands above a text or was to be read before it."""
    said = (context.parent, context.heading, context.printed, context.subject, context.read)
    return any(level and 2 * sum(r.book == osis for r in level) >= len(level) for level in said)


def _look_outside(context: Context, needs: Needed) -> Pick:
    said = levels(context)
    nearest = said[0] if said else ()
    place = (
        _of_chapter_before(context, needs)
        or _lately(context, context.parent or context.section, needs, 1)
        or _around_last(context, needs)
        or about(context, needs)
        or (inside((context.read,), needs) if are_few(context.read) else None)
        or _lately(context, context.article, needs, 1)
        or _named_so(context, needs)
        or in_named_book(context, needs)
        or _lately(context, nearest, needs, _LATELY)
        or _spoken_of(context, needs)
        or _next_in_book(context, nearest, needs)
    )
    if place:
        return Pick(place, True)
    choice = pick_of_many(nearest, needs) if nearest else Pick(None)
    chance = needs[0][1] and _by_chance(nearest, choice)
    if choice.place and (chance or _is_only_quoted(context, choice, needs)):
        return Pick(None, False, SEVERAL)
    if choice.inside and _is_far_back(nearest, choice, needs):
        last = nearest[-1]
        next_verse = needs[0][1] == (last.end_verse or 0) + 1
        place = (last.book, last.end_chapter) if next_verse else None
        return Pick(place, False, "" if place else SEVERAL)
    if choice.reason == SEVERAL:
        choice = Pick(_goes_on(context, needs), False, SEVERAL)
        leaning = context.leaning
        own = leaning and nearest and leaning.book == nearest[-1].book
        begun = _begun(nearest, needs) if own else None
        if begun:
            return Pick(begun, False)
        if choice.place and _is_said_elsewhere(context, choice.place, needs):
            choice = Pick(None, False, SEVERAL)
    if choice.place and not exist(*choice.place, needs) and not _is_alone(said):
        choice = Pick(None, False, SEVERAL)
    if choice.place and not is_of_heading(context, choice.place):
        choice = Pick(None, False, choice.reason or SEVERAL)
    far = choice.place or inside(said, needs)
    return Pick(far, False, "" if far else choice.reason)


def labelled(context: Context, needs: Needed) -> Place | None:
    """Return the chapter that a label such as "Chapter 3: The harvest" is of, if it is one.

    A work counts chapters of its own: what the whole is about tells, or that it speaks of
    one book alone, and not only of verses.
    """
    said = [reference for level in levels(context) for reference in level]
    whole = said if any(reference.verse is None for reference in said) else []
    for level in (context.parent, context.heading, context.printed, context.subject, whole):
        books = {reference.book for reference in level}
        if books:
            osis = books.pop()
            return (osis, 0) if not books and exist(osis, 0, needs) else None
    return None


def _of_chapter_before(context: Context, needs: Needed) -> Place | None:
    """Return the chapter named last, if the verse is the very next or all of it was named.

    A whole chapter has to be of a book that heading or title are about, where no passage of
    them, or to be read, holds the verse itself.
    """
    said = context.parent or context.section
    last = said[-1] if said and not needs[0][0] else None
    if not last or last.chapter != last.end_chapter:
        return None
    place = (last.book, last.chapter)
    follows = last == context.leaning and needs[0][1] == (last.end_verse or 0) + 1
    whole = last.verse is None and last == context.running and _is_subject(context, last.book)
    read = [r for r in context.read if r.verse]
    whole = whole and not (of_verses(context, needs) or inside((read,), needs))
    return place if (whole or follows) and exist(*place, needs) else None


def _begun(said: Sequence[Reference], needs: Needed) -> Place | None:
    """Return the chapter of the last passage, if the verses begin in it and go on behind it."""
    last = said[-1]
    if needs[0][0] or last.verse is None or last.is_verse or last.chapter != last.end_chapter:
        return None
    place = (last.book, last.chapter)
    return place if contains(last, [(last.chapter, needs[0][1])]) and exist(*place, needs) else None


def _spoken_of(context: Context, needs: Needed) -> Place | None:
    """Return the chapter that all of the last passages are of, whatever section they stand in."""
    last = context.article[-_ALL_OF_ONE:]
    places = {(r.book, r.chapter) for r in last} | {(r.book, r.end_chapter) for r in last}
    if needs[0][0] or len(last) < _ALL_OF_ONE or len(places) > 1:
        return None
    place = places.pop()
    other = {r.book for r in (*context.heading, *context.subject)} - {place[0]}
    return place if exist(*place, needs) and not other else None


def _next_in_book(context: Context, said: Sequence[Reference], needs: Needed) -> Place | None:
    """Return the book in which chapter and verse go on: "Eph. 4:17-24" ... "(4:25)" ... "(5:1)"."""
    chapter, verse = needs[0]
    for last in (context.leaning, *said[-1:]):
        if not chapter or not verse or not last or last.verse is None:
            continue
        same = chapter == last.end_chapter and verse > (last.end_verse or 0)
        after = chapter == last.end_chapter + 1 and last is context.leaning
        if (
            (same or after)
            and exist(last.book, 0, needs)
            and is_of_heading(context, (last.book, 0))
        ):
            return last.book, 0
    return None


def _is_said_elsewhere(context: Context, place: Place, needs: Needed) -> bool:
    """Whether just this verse was named before in another chapter, which may be meant as well.

    It is not where it is the very next verse.
    """
    verse = needs[0][1]
    ends = (r for r in (context.running, context.leaning) if r)
    if any((r.book, r.end_chapter, r.end_verse) == (*place, verse - 1) for r in ends):
        return False
    said = context.article[-WINDOW:]
    return any(r.verse == verse and (r.book, r.chapter) != place for r in said)


def of_whole_book(context: Context, needs: Needed) -> Place | None:
    """Return the book that heading or title name as a whole, if it has chapter and verse."""
    for level in (context.heading, context.subject):
        if level:
            books = {r.book for r in level if r.verse is None and r.end_chapter > r.chapter}
            place = (books.pop(), 0) if len(books) == 1 else None
            return place if place and exist(*place, needs) else None
    return None


def _is_only_quoted(context: Context, choice: Pick, needs: Needed) -> bool:
    """Whether a section names passages in brackets alone, and the verse goes on from none."""
    if choice.inside or needs[0][0] or context.parent or not context.quoted:
        return False
    return not goes_up(context.section[-1:], needs)


def _by_chance(said: Sequence[Reference], choice: Pick) -> bool:
    """Whether a book fits only since none of several others has so many chapters."""
    if choice.inside or not choice.place or choice.place[1]:
        return False
    of_book = sum(reference.book == choice.place[0] for reference in said)
    return len({r.book for r in said}) > _SEVERAL_TIMES and 2 * of_book <= len(said)


def are_few(read: Sequence[Reference]) -> bool:
    """Whether the passages to be read are so few that the rest may be about them."""
    return len({reference.book for reference in read}) <= _LATELY


def _is_far_back(said: Sequence[Reference], choice: Pick, needs: Needed) -> bool:
    """Whether a verse is only in a whole chapter before a passage whose chapter has it too."""
    last = said[-1]
    place = (last.book, last.end_chapter)
    if last.verse is None or needs[0][0] or choice.place == place or not exist(*place, needs):
        return False
    return not any(r.verse and (r.book, r.end_chapter) == choice.place for r in said)


def _is_alone(said: Sequence[Sequence[Reference]]) -> bool:
    """Whether only one chapter was named at all, so that a verse it has not is missing there."""
    return len({(r.book, r.end_chapter) for level in said for r in level}) == 1


def _goes_on(context: Context, needs: Needed) -> Place | None:
    """Return the chapter in which verses go on: the next one, that of the last cue, the last."""
    running, leaning = context.running, context.leaning
    place = next_in(running, needs) if running else None
    if place and running and needs[0][1] == (running.end_verse or 0) + 1:
        return place
    return (next_in(leaning, needs) if leaning else None) or place


def next_in(running: Reference, needs: Needed) -> Place | None:
    """Return the chapter that was named last, if verses go on in it: "John 3:16 ... verse 17"."""
    chapter, verse = needs[0]
    if chapter or running.chapter != running.end_chapter:
        return None
    before = running.end_verse or 0
    place = (running.book, running.chapter)
    near = running.verse is None or before < verse <= before + FAR
    return place if near and exist(*place, needs) else None


def _lately(context: Context, said: Sequence[Reference], needs: Needed, many: int) -> Place | None:
    """Return the passage of some verses, among the last named, that holds all that is needed.

    Verses that go on one after the other do not leave their chapter for a passage that is
    named once: "v. 3", "Deut. 33:13-16", "v. 14". Nor do those of a passage that is named
    there as well: "1 Pet. 3:18-22", "Matt. 28:18-20", "v. 20".
    """
    chapters = [(reference.book, reference.end_chapter) for reference in said]
    for reference in reversed(said[-many:]):
        if reference.verse is None or not _holds(reference, needs):
            continue
        place = (reference.book, needs[0][0] or reference.end_chapter)
        if chapters.count(place) > 1:
            return place
        verses = next_in(context.leaning, needs) if context.leaning else None
        main = _main_chapter(context)
        again = main if any(_holds(r, needs) for r in said if _is_in(r, main)) else None
        return verses or again or place
    return None


def _main_chapter(context: Context) -> Place | None:
    """Return the chapter that verses without a name are of, or most of what the article names."""
    if context.leaning:
        return context.leaning.book, context.leaning.end_chapter
    counts = Counter((r.book, r.end_chapter) for r in context.article if r.verse)
    place, count = counts.most_common(1)[0] if counts else (None, 0)
    return place if count >= _ALL_OF_ONE and 2 * count > counts.total() else None


def _is_in(reference: Reference, place: Place | None) -> bool:
    """Whether it is a passage of some verses of this chapter."""
    return reference.verse is not None and (reference.book, reference.end_chapter) == place


def _holds(reference: Reference, needs: Needed) -> bool:
    chapter = needs[0][0] or reference.end_chapter
    own = [(place or chapter, verse) for place, verse in needs]
    return exist(reference.book, chapter, own) and contains(reference, own)


def _around_last(context: Context, needs: Needed) -> Place | None:
    """Return the chapter of the last passage if the verses are those around it.

    "James 1:17 ... the whole of vv. 16-18".
    """
    last = context.section[-1] if context.section else None
    if not last or not last.verse or needs[0][0] or not needs[0][1]:
        return None
    around = needs[0][1] < last.verse and (last.end_verse or 0) <= needs[-1][1]
    place = (last.book, last.chapter)
    return place if around and last.chapter == last.end_chapter and exist(*place, needs) else None


def in_named_book(context: Context, needs: Needed) -> Place | None:
    """Return the book of heading or title for "(3:8)", where they name one book."""
    return of_own_book(context, needs) if needs[0][1] else None


def of_own_book(context: Context, needs: Needed) -> Place | None:
    """Return the same for a whole chapter as well."""
    if not needs[0][0]:
        return None
    for level in (context.heading, context.subject):
        books = {reference.book for reference in level}
        if len(books) == 1 and exist(*(place := (books.pop(), 0)), needs):
            return place
    return None


def _named_so(context: Context, needs: Needed) -> Place | None:
    """Return the chapter of the only passage that was named with just these verses."""
    if len(needs) < 1 or needs[0][0] or not needs[0][1]:
        return None
    first, last = needs[0][1], needs[-1][1]
    if first == last:
        return None
    places = {
        (reference.book, reference.chapter)
        for reference in context.article
        if (reference.verse, reference.end_verse) == (first, last)
    }
    return places.pop() if len(places) == 1 else None


def is_of_heading(context: Context, place: Place) -> bool:
    """Whether a heading that names a book has this place in it; others say nothing."""
    books = {reference.book for reference in context.heading if reference.verse is None}
    return not books or place[0] in books
