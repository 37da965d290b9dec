"""In which words a statement stands on its card, and what the card shows before it.

A front is a clause without what leads on to it, with its pronouns named; where it cannot be
understood alone it gets the sentence before, the lead-in of its list, or the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from versecards.article.model import Block, BlockKind
from versecards.extract.antecedents import leans, named
from versecards.extract.clauses import BLANK, without_references
from versecards.extract.faults import lists_several, says_something
from versecards.extract.fronts import (
    LABEL_SIGNS,
    label_of,
    matches,
    tidy,
    unwrap,
    without_catchword,
)
from versecards.extract.grammar import (
    has_verb,
    is_request,
    is_verb,
    is_word,
    stands,
    subject_of,
    tokens,
)
from versecards.extract.quotemarks import QUOTED, without_quoted
from versecards.extract.reading import Reading
from versecards.extract.said import Said
from versecards.extract.words import plain
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, DOUBLE, one_of
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

_LONGEST_LINE = 14
"""Words of a line that says what the references below it are given for."""
_NEAR_HEADINGS = 4
_SHORT_ITEM = 5
"""Words of an item of a list that says little without what leads into the list."""
_STOPPED = re.compile(rf"[.!]{one_of(CLOSES_ANY)}?$")
_ONE_SUBJECT = 1
"""Subjects of the items of a list beyond which "he" may be any of them."""
_FAR = 12
"""So many sentences back a pronoun is looked up."""


class Standing:
    """Words the fronts of the sentences of one article; ``number`` is that of a sentence."""

    def __init__(self, said: Sequence[Said], reading: Reading, language: Language) -> None:
        self._all = said
        self._language = language
        self._sections = reading.article.sections
        self._places = {id(section): n for n, section in enumerate(self._sections)}
        self._title = _without_books(reading.article.title, language)
        self._bare: dict[str, str] = {}

    def front(self, raw: str, number: int, *, inline: bool) -> str:
        """Return a clause as it stands on the front of a card.

        ``inline``: its sentence names the passage in its own words.
        """
        language = self._language
        raw_text = self._unlabelled(raw, self._all[number], inline=inline)
        text = tidy(unwrap(raw_text, language) if inline else raw_text, language)
        text = tidy(self._unquoted(text), language)
        comment = text
        while comment.startswith(BLANK):
            comment = comment.removeprefix(BLANK).lstrip(LABEL_SIGNS + "&;,")
        if comment != text and stands(comment, language):
            text = tidy(comment, language)  # "v. 3 He restores my soul": the verse heads it
        text = self._without_blank_behind(text)
        text = language.pattern("statements", "answers shortly").sub("", text)
        text = text[:1].upper() + text[1:]
        if text and text[-1].isalnum():
            text += "."
        text = language.pattern("statements", "points to the page").sub("", text)
        lead = language.pattern("statements", "colon lead-in").match(text)
        rest = text[lead.end() :] if lead else ""
        person = any(plain(word.text) in language.words("persons") for word in tokens(rest)[:1])
        if stands(rest, language) or (person and has_verb(rest, language)):
            text = tidy(rest, language)
        return named(text, lambda: self._before(number, raw), language)

    def _unlabelled(self, text: str, one: Said, *, inline: bool) -> str:
        """A clause without the stressed label before it: "**A gift:** we are saved by grace"."""
        text = self._language.pattern("statements", "label in capitals").sub("", text.lstrip())
        bare = label_of(one.block.block)
        rest = text.lstrip().removeprefix(bare)
        if not bare or not one.opens or rest == text.lstrip():
            return without_catchword(text, self._language)
        rest = rest.lstrip(LABEL_SIGNS)
        says = unwrap(rest, self._language) if inline else rest
        return rest if stands(says, self._language) else text

    def _unquoted(self, text: str) -> str:
        """A clause without the quoted words before it, on which it only remarks."""
        marked = QUOTED.match(text)
        apart = re.match(r"\s*[—–-]\s+", text[marked.end() :]) if marked else None
        rest = text[marked.end() + apart.end() :] if marked and apart else ""
        return rest if stands(rest, self._language) else text

    def _without_blank_behind(self, text: str) -> str:
        """A sentence without the blank of a passage that is named behind it, and joined to it."""
        bare = re.sub(rf"\s*{re.escape(BLANK)}[.\s]*$", "", text)
        last = tokens(bare)[-1:]
        needed = not last or is_word(last[0], "prepositions", self._language)
        needed = needed or last[0].plain in self._language.words("stopwords")
        joined = bare == text or needed or is_verb(last[0], self._language)
        return text if joined or not stands(bare, self._language) else f"{bare}."

    def _before(self, number: int, raw: str) -> list[str]:
        """What a reader has read when he comes to a clause, the nearest last."""
        one = self._all[number]
        heading = self._bare_heading(one.block.section.heading)
        texts = [self._title, *self._headings(one), heading]
        texts += [_without_mentions(other) for other in self._led_by(number)]
        place = one.text.find(raw.strip()[:20]) if raw else 0
        if place > 0:
            texts.append(_without_mentions(one, place))
        texts = [self._unmarked(text) for text in texts]
        return [text for text in texts if text]

    def _unmarked(self, text: str) -> str:
        """A text without its number, or the mark of a question or an answer ("Q. 7.")."""
        for entry in ("question mark", "answer mark", "number of a line"):
            mark = self._language.pattern("statements", entry).match(text)
            text = text[mark.end() :] if mark else text
        return text

    def _led_by(self, number: int) -> list[Said]:
        """The sentences that lead up to one: in a list its lead-in, the items that it stands
        under, and how each other begins, unless they speak of several."""
        one = self._all[number]
        before = [
            other
            for other in self._all[max(0, number - _FAR) : number]
            if other.block.section is one.block.section
            and other.block.block.kind is not BlockKind.QUOTE
        ]
        opens = not before or before[-1].block is not one.block
        if one.block.block.kind is BlockKind.BULLET and opens:
            above = list(_above(one.block.block))
            before = [
                other
                for other in before
                if other.block.block.kind is not BlockKind.BULLET
                or other.opens
                or other.block.block in above
            ]
            beside = [
                other
                for other in before
                if other.block.block.kind is BlockKind.BULLET and other.block.block not in above
            ]
            subjects = {subject_of(other.text, self._language) for other in beside} - {""}
            if len(subjects) > _ONE_SUBJECT:
                before = [other for other in before if other not in beside]
        return before

    def context(self, number: int, front: str) -> str:
        """Return the sentence before, where a statement cannot be understood without it."""
        if not number:
            return ""
        before = self._all[number - 1]
        needs = leans(front, self._language) or matches("needs more", front, self._language)
        whole = stands(front, self._language) or is_request(front, self._language)
        answers = before.text.endswith("?") and not whole
        if self._is_short_item(number, front):
            return self._lead_in(number)
        if not (needs or answers):
            return ""
        near = before.block is self._all[number].block or before.text.rstrip().endswith((":", "?"))
        if not near or before.quotations or any(c.asked for c in before.cited.proofs):
            return ""
        context = tidy(
            without_references(
                before.block.block.text, before.sentence, before.cited, self._language
            ),
            self._language,
        )
        context = self._unmarked(context)
        context = named(context, lambda: self._before(number - 1, ""), self._language)
        question = context.endswith("?")
        if (
            BLANK in context
            or context[-1:] not in tuple(".!?:")
            or not (question or says_something(context, self._language))
            or leans(context, self._language)
        ):
            return ""
        return context

    def _is_short_item(self, number: int, front: str) -> bool:
        one = self._all[number]
        listed = one.block.block.kind is BlockKind.BULLET and one.opens
        return listed and len(front.split()) <= _SHORT_ITEM

    def _lead_in(self, number: int) -> str:
        """The sentence that leads into the list of an item, where it says what it lists."""
        section = self._all[number].block.section
        for other in reversed(self._all[max(0, number - _FAR) : number]):
            if other.block.section is not section:
                break
            if other.block.block.kind is BlockKind.PARAGRAPH:
                leads = matches("leads a list", other.text, self._language) and not other.rests
                return tidy(other.text, self._language) if leads else ""
        return ""

    def without_author(self, text: str, references: Sequence[Reference]) -> str:
        """Return a front without "James teaches that …", where James is the book asked for."""
        found = self._language.pattern("statements", "author reports").match(text)
        books = self._language.table("statements")["writes"].get(found[1], ()) if found else ()
        if found and any(
            found[1] in reference.format().split() or reference.book in books
            for reference in references
        ):
            return tidy(text[found.end() :], self._language)
        return text

    def above(self, number: int) -> tuple[str, str]:
        """Return the line above bare references or a quotation, and the heading it needs.

        It says what they are given for: the item that they stand under, a short line of
        its own, or the heading. Empty where it says nothing.
        """
        language = self._language
        line = self._line_above(number)
        if lists_several(line, language):
            return "", ""  # "Key signs of his coming:" says of no passage what it is given for
        for table, entry in (("points", "numbered"), ("statements", "number of a line")):
            line = language.pattern(table, entry).sub("", line)
        front = tidy(line.rstrip(" :"), language)
        words = tokens(front)
        if not 1 < len(words) <= _LONGEST_LINE or not has_verb(front, language):
            return "", ""
        if front.endswith("?") or re.search(r"\d:\d", front):
            return "", ""
        one = self._all[number]
        front = named(front, lambda: [self._title, *self._headings(one)], language)
        front += "" if _STOPPED.search(front) else "."
        heading = self._heading_over(one)
        needed = leans(front, language) and not heading.endswith("?")
        return front, heading if needed else ""

    def heading(self, number: int) -> str:
        """Return the heading over a quotation as a front, or "" where it can say nothing."""
        heading = self._all[number].block.section.heading
        line = self._language.pattern("points", "numbered").sub("", heading)
        front = tidy(_without_books(line, self._language).rstrip(" :"), self._language)
        asks = front.endswith("?") or matches("asks without its mark", front, self._language)
        asks = asks or lists_several(front, self._language)
        if asks or "…" in front or not 2 < len(tokens(front)) <= _LONGEST_LINE:
            return ""
        return front if _STOPPED.search(front) else f"{front}."

    def _line_above(self, number: int) -> str:
        one = self._all[number]
        if one.block.block.lead is not None:
            return one.block.block.lead.text
        before = self._all[number - 1] if number else None
        if before is None or before.block.section is not one.block.section:
            return one.block.section.heading
        alone = len(before.block.sentences) == 1 and before.block is not one.block
        own = not (before.sentence.mentions or re.search(one_of(DOUBLE), before.text))
        plain_line = before.block.block.kind is BlockKind.PARAGRAPH
        return before.text if alone and own and plain_line else ""

    def _heading_over(self, one: Said) -> str:
        """The nearest heading above that can be understood alone, else the title."""
        number = self._language.pattern("statements", "number of a line")
        for heading in reversed(self._headings(one)):
            if heading and not number.match(heading) and not leans(heading, self._language):
                return heading
        return self._title

    def _headings(self, one: Said) -> list[str]:
        """The headings above that of a block, the nearest last."""
        place = self._places.get(id(one.block.section), 0)
        near = self._sections[max(0, place - _NEAR_HEADINGS) : place]
        return [self._bare_heading(section.heading) for section in near]

    def _bare_heading(self, heading: str) -> str:
        """A heading without its references; those above are asked for with each sentence."""
        if heading not in self._bare:
            self._bare[heading] = _without_books(heading, self._language)
        return self._bare[heading]


def _above(block: Block) -> Iterator[Block]:
    """Yield the items that a block stands under, and what leads into their list."""
    while block.lead is not None:
        block = block.lead
        yield block


def _without_books(text: str, language: Language) -> str:
    """A title or heading without references, whose books are no persons ("Mark 4")."""
    for mention in scan(text, language=language):
        text = text.replace(mention.text, "…")
    return text


def _without_mentions(one: Said, end: int | None = None) -> str:
    """A sentence, or its first letters, without its references.

    Their books are no persons ("In John 10:11 He …", "Matthew 5:17 – He did not come …").
    """
    text = without_quoted(one.text[:end], "…")
    for mention in one.sentence.mentions:
        text = text.replace(mention.text, "…")
    return text
