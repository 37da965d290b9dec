"""Which of the passages that a running text has named a place without a book is of.

"Paul says in Romans 5 that … (Ephesians 2:4). … (v. 8)": the one named last, the one that is
explained, or what the article is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from versecards.scripture.context import Context
from versecards.scripture.fitting import (
    NOTHING,
    SEVERAL,
    Needed,
    Pick,
    exist,
    has_verse,
    named_by,
    pick,
)
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page
from versecards.scripture.nearby import SOON, goes_on_in, goes_up, only_quoted
from versecards.scripture.outside import (
    about,
    in_named_book,
    inside,
    is_about_book,
    levels,
    of_own_book,
    of_verses,
)
from versecards.scripture.prose import ends_sentence, in_brackets
from versecards.scripture.reference import Reference
from versecards.scripture.returning import comes_back
from versecards.scripture.series import beside_brackets


@dataclass(frozen=True)
class Running:
    """A text and the mentions ``before`` a place in it, of which there is one at least."""

    page: Page
    before: list[Found]
    context: Context

    def choose(self, one: Found, near: list[Reference], needs: Needed) -> Pick:
        """Choose among the passages that the text itself has named, or what it is about."""
        choice = pick(near, needs)
        fits = choice.place is not None and exist(*choice.place, needs)
        close = self._is_close(one, near[-1])
        back = comes_back(
            self.page, self.before, one, near, choice, needs=needs, context=self.context
        )
        bracketed = in_brackets(self.page, self.before[-1].start)
        away = bool(needs[0][0]) and not goes_on_in(near[-1], needs)
        if close and bracketed and away and not (back or choice.inside):
            # "(Matthew 22:34-40) … (6:2)" below "Galatians 6".
            own = about(self.context, needs[:1])
            back = Pick(own, True) if own and exist(*own, needs) else None
        if not back and bracketed and not close and not choice.inside:
            back = self._of_own_book(one, near, needs, choice)
        if back:
            return back
        if fits and (choice.inside or close or self._agrees(choice)):
            far = near[-1].verse is None and one.start - self.before[-1].end > SOON
            verses = of_verses(self.context, needs) if far and not needs[0][0] else None
            if verses:  # a chapter named far before says less than they
                return Pick(verses, True)
            passing = self.before[-1].kind is Kind.CHAPTER and not close and not needs[0][0]
            subject = about(self.context, needs) if passing else None
            # "Chapter 19 ends so. … Verse 1" may go on with what the article is about.
            apart = subject and subject != choice.place
            return Pick(None, False, SEVERAL) if apart else choice
        own = in_named_book(self.context, needs) if choice.reason == SEVERAL else None
        if own and own[0] in {reference.book for reference in near}:
            return Pick(own, True)
        if fits and self._is_of_other_work(one, choice) and not about(self.context, needs):
            return Pick(None, False, NOTHING)
        return self._around(one, near, needs, choice)

    def _of_own_book(
        self, one: Found, near: list[Reference], needs: Needed, choice: Pick
    ) -> Pick | None:
        """Choose for "(2:14)" behind a passage that only a bracket before its sentence names.

        The one book of heading or title comes before it; where the running text has named
        another one that has the place, or it is a whole chapter, either may be meant.
        """
        own = of_own_book(self.context, needs)
        last = named_by(self.before[-1])
        if not own or own[0] in {reference.book for reference in (*near, *last)}:
            return None
        running = any(r not in last and exist(r.book, r.end_chapter, needs) for r in near)
        if one.kind is not Kind.CHAPTER and not running:
            return Pick(own, True)
        follows = choice.place and any(0 <= needs[0][0] - r.end_chapter <= 1 for r in last)
        return None if one.kind is Kind.CHAPTER and follows else Pick(None, False, SEVERAL)

    def _around(self, one: Found, near: list[Reference], needs: Needed, choice: Pick) -> Pick:
        """Choose what the article is about, or else what the text has named for want of better."""
        fits = choice.place is not None and exist(*choice.place, needs)
        place = about(self.context, needs)
        place = place or beside_brackets(self.page, self.context, self.before, needs)
        quoted = only_quoted(self.page, self.before, one, needs)
        if not place and (not fits or quoted):
            # What is quoted in brackets counts less than what the section is about.
            place = inside(levels(self.context), needs)
            if place and fits and place != choice.place and in_brackets(self.page, one.start):
                # In brackets like the quotation before it, which it may go on with as well.
                return Pick(None, False, SEVERAL)
        if place:
            return Pick(place, True)
        if quoted and not choice.inside and not needs[0][0] and not goes_up(near[-1:], needs):
            return Pick(None, False, SEVERAL)
        return choice

    def _agrees(self, choice: Pick) -> bool:
        """Whether the section's heading names the very chapter."""
        return any((r.book, r.end_chapter) == choice.place for r in self.context.heading)

    def _is_of_other_work(self, one: Found, choice: Pick) -> bool:
        """Whether a chapter goes on with a verse of a book that the article is not about."""
        if one.kind is not Kind.CHAPTER or has_verse(one) or not levels(self.context):
            return False
        osis = choice.place[0] if choice.place else ""
        return bool(osis) and not is_about_book(self.context, osis)

    def _is_close(self, one: Found, near: Reference) -> bool:
        """Whether it stands in one sentence with the last mention, or names its chapter."""
        same_chapter = one.items[0].chapter == near.end_chapter and near.verse is not None
        return same_chapter or not ends_sentence(self.page, self.before[-1].end, one.start)
