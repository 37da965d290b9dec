"""Lists and outlines that go on without naming their book again."""

from __future__ import annotations

from collections.abc import Sequence

from versecards.scripture.context import Context
from versecards.scripture.fitting import NOTHING, Needed, Place, exist, named_by, needed
from versecards.scripture.found import Found
from versecards.scripture.grammar import Page
from versecards.scripture.lists import read_items
from versecards.scripture.nearby import WINDOW
from versecards.scripture.outside import about, is_of_heading, next_in
from versecards.scripture.prose import in_brackets, opens_text, stands_alone
from versecards.scripture.reference import Reference

_LINE = 120
"""How many characters a line of an outline has at most."""

Before = Sequence[Found]
"""What the same text has named before."""


def in_series(
    page: Page, context: Context, before: Before, one: Found, needs: Needed
) -> Place | None:
    """Return where a list of questions, or of verses, goes on: "Lev. 4:3." ... "Verse 4."

    A verse that is not the next one is what heading or title are about, if they can be,
    or it goes on from the last cue.
    """
    series, leaning = context.series, context.leaning
    if not series or before or not stands_alone(page.text, one.start, one.end):
        return None
    place = (series.book, series.end_chapter)
    if not exist(*place, needs):
        return None
    end, (chapter, verse) = series.end_verse, needs[0]
    if not verse and not 0 <= chapter - series.end_chapter <= 1:
        return None  # a list of works has chapters of its own
    if end is None or verse in (end, end + 1):
        return place
    subject = about(context, needs)
    cues = next_in(leaning, needs) if leaning else None
    next_cue = cues and leaning and verse == (leaning.end_verse or 0) + 1
    if verse > end and not subject and not next_cue:
        return place
    back = place if is_of_heading(context, place) else None
    return (cues if next_cue else None) or subject or cues or back


def named_again(page: Page, context: Context, before: Before, one: Found) -> Place | None:
    """Return the book that numbers alone belong to: that of the heading, or of one passage.

    "Romans 6:23 ... If 6:23 is about both": what was named before with these numbers.
    """
    needs = needed(one)
    if context.other:
        return None
    single = len(one.items) == 1
    near = [r for found in before[-WINDOW:] for r in named_by(found)]
    near += context.section[-WINDOW:]
    place = (_named_with(near, needs) if single else None) or about(context, needs)
    if not place and single:
        place = _named_with([*near, *context.article[-WINDOW:]], needs)
    return place or _next_of_outline(page, context, before, one, needs)


def _named_with(said: Sequence[Reference], needs: Needed) -> Place | None:
    """Return the only book in which just this verse, or these, were named before."""
    last = needs[-1][1]
    books = {
        r.book
        for r in said
        if (r.chapter, r.verse) == needs[0] and (len(needs) == 1 or r.end_verse == last)
    }
    return (books.pop(), 0) if len(books) == 1 else None


def _next_of_outline(
    page: Page, context: Context, before: Before, one: Found, needs: Needed
) -> Place | None:
    """Return where "2:4-10" opens a line and begins where the last numbers alone end."""
    leaning = context.leaning
    begins = not before and opens_text(page, one.start)
    if not leaning or not begins or leaning.end_verse is None:
        return None
    chapter, verse = leaning.end_chapter, leaning.end_verse + 1
    next_verses = [(chapter, verse), (chapter + 1, 1)]
    if exist(leaning.book, 0, [(chapter, verse)]):
        next_verses.pop()
    return (leaning.book, 0) if needs[0] in next_verses else None


def beside_brackets(page: Page, context: Context, before: Before, needs: Needed) -> Place | None:
    """Return where a series goes on, if only brackets have named passages since."""
    series = context.series
    if not series or not all(in_brackets(page, f.start) for f in before):
        return None
    place = (series.book, series.end_chapter)
    return place if exist(*place, needs) else None


def of_outline(page: Page, context: Context, before: Before, one: Found) -> Place | str | None:
    """Return the chapter whose verses end a line of an outline: "Salutation (1-2)".

    The heading names the chapter, and the outline begins with it and leaves out nothing: the
    numbers are the first verses, or those behind the last ones. They are verses from then on.
    Where it does leave out some they may be something else.
    """
    closes = page.text[one.end : one.end + 1] == ")" and not page.text[one.end + 1 :].strip(" .\n")
    chapters = {(r.book, r.chapter) for r in context.heading if r.chapter == r.end_chapter}
    if before or not closes or len(page.text) > _LINE or len(chapters) != 1:
        return None
    place, last = chapters.pop(), context.leaning
    verses = read_items(page, one.start, verses=True)
    opens = {1, *(r.verse for r in context.heading if r.verse)}
    done = (last.end_verse or 0) if last and (last.book, last.end_chapter) == place else 0
    pairs = [(0, verse) for item in verses for verse in (item.verse, item.end_verse)]
    rises = pairs == sorted(pairs) and exist(*place, pairs)
    if not rises or any(item.chapter for item in verses):
        return None
    first = verses[0].verse
    if first not in {*opens, done + 1}:
        return NOTHING if done and first > done else None
    one.items = verses
    return place
