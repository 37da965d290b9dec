"""Settle what leans on the context: "v. 25", "chapter 9", "(21:1-25)".

The passage is looked for in what the same sentence names a little later, then in what
was said before in the same text, then in the ``Context``. Where readings differ and
nothing tells them apart the part is reported as unresolved.
"""

from __future__ import annotations

from versecards.scripture.books import book, is_book
from versecards.scripture.canon import Verdict
from versecards.scripture.context import Context
from versecards.scripture.continuing import (
    answers_on_book,
    asks_for_reference,
    bracketed_list,
    goes_on_from,
    has_own_name,
    is_clock,
    is_held_against,
    is_in_list,
    is_latin_number,
    is_of_next_chapter,
    is_range,
    may_be_clock,
    named_small,
    stands_alone_in_brackets,
    whole_text_list,
)
from versecards.scripture.doubting import believe_known_books
from versecards.scripture.fitting import (
    CLOCK,
    LENGTH,
    NOTHING,
    OTHER_BOOK,
    SEVERAL,
    SEVERAL_BOOKS,
    UNKNOWN_BOOK,
    Needed,
    Pick,
    Place,
    exist,
    has_verse,
    is_whole,
    named_by,
    needed,
)
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.items import WHOLE
from versecards.scripture.mention import Status
from versecards.scripture.mentioned_books import WRITER, mentioned_books
from versecards.scripture.nearby import (
    WINDOW,
    candidates,
    named_soon,
)
from versecards.scripture.outside import (
    about,
    in_named_book,
    inside,
    labelled,
    levels,
    look_outside,
    of_whole_book,
)
from versecards.scripture.parts import Read, build_parts
from versecards.scripture.prose import ends_sentence, opens_text, word_before
from versecards.scripture.returning import goes_on_from_unknown, named_for, said_again
from versecards.scripture.running import Running
from versecards.scripture.series import in_series, named_again, of_outline

_PSALMS = "Ps"
_BRIEF = r"(?i:{brief})"
_LABEL_END = r"[.:]?{space}(?:\Z|[–-]|[.:]|\n)"
_NUMBERED_END = r"[.:]?{space}(?:\Z|[–-]|[.:]|\n|[{upper}])"


def resolve(page: Page, found: list[Found], context: Context) -> list[Found]:
    """Return what was read with the parts of everything that leans on the context settled.

    What turns out to be no reference is left out.
    """
    last = context.last
    if last and all(one.kind is Kind.BARE for one in found):
        found = whole_text_list(page, last) or found
    if any(one.unsure for one in found):
        said = [reference for level in levels(context) for reference in level]
        believe_known_books(found, {reference.book for reference in said})
    if all(one.kind is Kind.NAMED for one in found):
        return found
    everything = sorted([*found, *mentioned_books(page, found)], key=lambda one: one.start)
    resolver = _Resolver(page, context)
    for index in range(len(everything)):
        resolver.settle(everything, index)
    return resolver.settled


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
            if not self._is_writer(one):
                self._before.append(one)
        elif one.parts or self._settle(one, everything[index + 1 : index + 5]):
            self._before.append(one)
            self.settled.append(one)

    def _is_writer(self, one: Found) -> bool:
        """Whether a name is that of who wrote the book that was named last: John, Revelation."""
        last = next((f.book for f in reversed(self._before) if f.kind is not Kind.BOOK), "")
        around = self._context.last
        osis = last or (around.book if around else "")
        return one.unsure and osis in self._page.grammar.names.also_wrote.get(one.book, ())

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
        if one.kind is Kind.CHAPTER and not one.book and not anything and not has_verse(one):
            return False
        if choice == NOTHING and not one.items[0].chapter and self._page.match(_BRIEF, one.start):
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
        if self._context.song and one.kind is Kind.VERSE and self._page.text[: one.start] == "(":
            return None
        if one.kind is Kind.CHAPTER and not one.book and self._is_label(one):
            needs = needed(one)
            series = self._context.series
            place = self._series(one, needs) if series and series.verse is None else None
            return place or labelled(self._context, needs) or NOTHING
        if one.book:
            return self._in_named_book(one)
        return SEVERAL if is_of_next_chapter(self._page, one) else self._look(one, after)

    def _is_label(self, one: Found) -> bool:
        """Whether "Chapter 3: The harvest" opens the text, as a label of what follows."""
        begins = not self._before and opens_text(self._page, one.start)
        begins = begins and self._page.text[one.start].isupper()
        begins = begins and len(one.items) == 1 and not one.items[0].dash[1]
        end = _NUMBERED_END if "." in self._page.text[: one.start] else _LABEL_END
        return begins and not has_verse(one) and bool(self._page.match(end, one.end))

    def _choose_for_bare(self, one: Found, after: list[Found]) -> Place | str | None:
        """Choose for numbers without a name: only where the text asks for a reference."""
        page, needs = self._page, needed(one, ends=False)
        verses = (item for item in one.items if item.chapter and item.end_verse != WHOLE)
        if one.items[0].verse == WHOLE and not any(verses):
            outline = of_outline(page, self._context, self._before, one)
            return outline or bracketed_list(page, one, self._before)
        word, begin = word_before(page, one.start)
        if self._is_other_number(one) or word.lower() in page.words("one_of_many"):
            return None  # "a 3:1 majority"
        small = named_small(page, word, begin)
        if small and exist(small, 0, needs):
            return small, 0
        if word.lower() in page.words("elsewhere"):  # "(above 1:2)": of the work itself
            return about(self._context, needs) or NOTHING
        if not has_own_name(page, one.start):
            return LENGTH if self._may_be_length(one) else self._choose_where_asked(one, after)
        return UNKNOWN_BOOK if is_in_list(page, one.start) else None

    def _may_be_length(self, one: Found) -> bool:
        """Whether it may be how long a recording is: "(5:34)" beside "(2:05)"."""
        alone = may_be_clock(self._page, one) and stands_alone_in_brackets(self._page, one)
        return alone and self._context.lengths

    def _is_other_number(self, one: Found) -> bool:
        """Whether it is the time of a recording, or a psalm as the Latin Bible counts."""
        page = self._page
        times = self._context.times and opens_text(self._page, one.start)
        latin = bool(self._before) and is_latin_number(page, one, self._before[-1])
        return times or latin

    def _choose_where_asked(self, one: Found, after: list[Found]) -> Place | str | None:
        page = self._page
        if is_clock(page, one):
            return CLOCK if self._speaks_of_own_book(needed(one)) else None
        asked = asks_for_reference(page, one)
        if not asked and not goes_on_from(page, one, self._before):
            again = named_again(page, self._context, self._before, one)
            said = self._before or self._context.last
            return again or (NOTHING if said and is_range(page, one) else None)
        place = self._look(one, after)
        if isinstance(place, tuple):
            beyond = any(item.end_chapter > book(place[0]).chapters for item in one.items)
            if not beyond and exist(*place, needed(one, ends=False)):
                return place
            place = NOTHING
        told = asked
        if not (self._before or self._context.last):
            told = stands_alone_in_brackets(page, one) and not may_be_clock(page, one)
        return place if told else None

    def _speaks_of_own_book(self, needs: Needed) -> bool:
        """Whether the text has named the book that heading or title name, which has the place."""
        own = in_named_book(self._context, needs)
        said = (r.book for found in self._before[-WINDOW:] for r in named_by(found))
        return own is not None and own[0] in said

    def _look(self, one: Found, after: list[Found]) -> Place | str:
        """Look for the place; where no chapter has the end of "19:2-80", for its beginning."""
        if self._is_of_other_scripture(one):
            return OTHER_BOOK
        needs, beginnings = needed(one), needed(one, ends=False)
        place = self._seek(one, after, needs)
        if isinstance(place, str) and len(one.items) > 1 and needs[0][0]:
            # "(4:13, 15)" where 4:13 was named, and 4:15 is of several books.
            first = self._seek(one, after, needs[:1])
            place = first if isinstance(first, tuple) and exist(*first, needs) else place
        if needs == beginnings or (isinstance(place, tuple) and exist(*place, needs)):
            return place
        begun = self._seek(one, after, beginnings)
        return begun if isinstance(begun, tuple) and not exist(*begun, needs) else place

    def _seek(self, one: Found, after: list[Found], needs: Needed) -> Place | str:
        """Look for the place in all that was said, the nearest first.

        What the heading or the article is about, where that holds the verses, comes before
        a verse of another chapter that was named in passing.
        """
        found = (
            named_for(self._page, self._context, one, needs, after)
            or said_again(self._before, one, needs)
            or self._series(one, needs)
        )
        found = found or self._of_book(one, needs)
        if found:
            return found
        if (
            goes_on_from_unknown(self._before, one)
            or answers_on_book(self._page, one, self._before)
            or is_held_against(self._page, one, self._before)
        ):
            return SEVERAL
        last = self._before[-1].book if self._before else ""
        if last and not is_book(last):
            return SEVERAL_BOOKS if last == WRITER else OTHER_BOOK
        outside = levels(self._context)
        near = candidates(self._page, self._before, one, needs, asides=not outside)
        beyond = look_outside(self._context, needs)
        if one.kind is Kind.CHAPTER and beyond.place:
            near = [r for r in near if r.book != _PSALMS]  # a psalm is hardly called a chapter
        leaning = self._context.leaning
        numbered = one.kind is Kind.CHAPTER and needs[0][1] > 0
        numbered = numbered and not inside((self._context.section[-1:],), needs)
        if numbered and not near and leaning and exist(leaning.book, 0, needs):
            return leaning.book, 0  # "Chap. x. 30" ... "Chap. xiv. 28"
        roman = self._page.match("{roman}", one.items[0].start)
        if roman and not near and one.kind is Kind.CHAPTER:  # older works count their own so
            return labelled(self._context, needs) or NOTHING
        running = Running(self._page, self._before, self._context)
        choice = running.choose(one, near, needs) if near else beyond
        if choice.place and not exist(*choice.place, needs):
            if one.kind is Kind.CHAPTER:
                choice = Pick(None, False, NOTHING)  # the chapter of another work
            elif near:
                # "Isaiah 53 ... (v. 38)" is of what was said before the text.
                other = beyond.place
                choice = Pick(other) if other and exist(*other, needs) else choice
        known = choice.place or (near and choice.reason == SEVERAL)
        soon = None if known else named_soon(self._page, one, needs, after)
        return choice.place or soon or choice.reason or NOTHING

    def _is_of_other_scripture(self, one: Found) -> bool:
        """Whether it may be of the book that is not of the Bible, or of the work itself."""
        whole, context = one.kind is Kind.CHAPTER and not has_verse(one), self._context
        of_work = context.chapters and whole and not any(f.book for f in self._before)
        last = self._before[-1] if self._before else None
        beside = last and not ends_sentence(self._page, last.end, one.start)
        return of_work or (context.other and not (one.kind is Kind.VERSE and beside))

    def _series(self, one: Found, needs: Needed) -> Place | None:
        """Return where a list goes on."""
        return in_series(self._page, self._context, self._before, one, needs)

    def _of_book(self, one: Found, needs: Needed) -> Place | None:
        """Return the place in the book that the sentence, or else heading or title, names.

        "Mark's Gospel ends with verse 8": the chapter of Mark that was named last.
        """
        last = self._before[-1] if self._before else None
        ended = not last or ends_sentence(self._page, last.end, one.start)
        ended = ended and not answers_on_book(self._page, one, self._before)
        if one.kind is Kind.BARE:
            return of_whole_book(self._context, needs) if ended and needs[0][0] else None
        if ended or not last or last.kind is not Kind.BOOK or one.kind is not Kind.VERSE:
            return None
        place = self._in_chapter_of(last.book)
        return place if place and not needs[0][0] and exist(*place, needs) else None

    def _in_named_book(self, one: Found) -> Place | str:
        """Choose the chapter for "Romans, verse 28"."""
        return self._in_chapter_of(one.book) or NOTHING

    def _in_chapter_of(self, osis: str) -> Place | None:
        """Return the chapter that was named last of this book."""
        context = self._context
        near = [part.reference for found in self._before[-WINDOW:] for part in found.parts]
        for references in (
            near,
            *(context.section, context.heading, context.printed),
            *(context.subject, context.read, context.article),
        ):
            same = [r for r in references if r and r.book == osis and not is_whole(r)]
            if same:
                return osis, same[-1].end_chapter
        return None
