"""The questions for the reader or his group: answered, to be thought over, or out.

Which questions these are is told by where they stand and how they look (``is_listed``); each has
a card or is on the group's sheet. One that prose uses to go on, and answers at once, is none.

A personal question has no right answer: it is a prompt, and its back has what the article
and its passages say. Another one is asked with the article's answer or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from versecards.article.model import BlockKind, Role
from versecards.article.noanswer import asks_with_passages, is_passage, is_told_to_do
from versecards.extract.addressed import is_personal, is_set_apart
from versecards.extract.answers import all_said, contrast
from versecards.extract.askedwords import (
    asked_of,
    asking,
    first_named,
    without_marks,
    without_passages,
)
from versecards.extract.fronts import matches
from versecards.extract.lists import all_ask, asks, listed_lines, requests
from versecards.extract.onpassage import LONGEST, said_on
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.wordings import Wordings
from versecards.extract.words import Vocabulary, content_words, rank
from versecards.marks import CLOSES_ANY, OPENS_ANY, ends_asking, one_of, within_marks
from versecards.notes import Support
from versecards.problems import Problem
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference, together
from versecards.scripture.scan import is_reference
from versecards.scripture.wording import words
from versecards.settings import Settings

_LEAST_LIKE, _BARELY_LIKE = 0.28, 0.14
_MOST_SUPPORT = 2
_SHORT = 3
"""Verses of a passage whose words stand on the back of a question that names it."""
_FEWEST_WORDS = 2
"""A question with fewer words of content is not understood without what leads up to it."""
_MOST_PROMPTS = 12
"""An article has at most so many: a prompt cannot be graded, and takes as long as it takes."""
_TORN = re.compile(rf"^{one_of(OPENS_ANY)}(?:…|.*…{one_of(CLOSES_ANY)}$)")
"""A quotation that says only a part of its verse."""
_OUT_OF_PLACE = ("icebreaker", "logistics", "preference", "guess")


@dataclass(frozen=True)
class Asked:
    """A question that the article asks, where it stands, and its answer if it has one.

    ``left_out`` is the code of what keeps it from a card. ``opening``: it is the title's.
    ``own``: the author wrote the card out himself, in ``file``.
    """

    text: str
    block: ReadBlock | None
    line: int
    heading: str
    answer: str = ""
    support: tuple[Support, ...] = ()
    left_out: str = ""
    opening: bool = False
    own: bool = False
    file: str = ""


class Prompts:
    """The questions of an article's lists."""

    def __init__(
        self,
        reading: Reading,
        said: Sequence[Support],
        vocabulary: Vocabulary,
        settings: Settings,
        wordings: Wordings,
    ) -> None:
        self._reading = reading
        leader = vocabulary.language.pattern("layout", "leader note")
        told = (one for one in said if not leader.match(one.sentence))
        self._said = [one for one in told if not ends_asking(one.sentence)]
        self._vocabulary = vocabulary
        self._settings = settings
        self._wordings = wordings
        self._pattern = vocabulary.language.pattern
        article = reading.article
        self._answered = {id(pair.question) for pair in article.answered}
        self._answered |= {id(block) for pair in article.answered for block in pair.answer}
        self._to_ask = {id(block) for block in article.asked}

    def found(self, unanswered: Collection[int] = ()) -> tuple[list[Asked], list[Problem]]:
        """Return the questions in their order, and a problem for each stray line.

        ``unanswered`` are blocks (by what they are) that ask in vain: what stands below them
        is no answer.
        """
        self._to_ask |= set(unanswered)
        self._answered -= set(unanswered)
        listed, problems = listed_lines(
            self._reading, self._vocabulary.language, Role.REFLECT, Role.ENGAGE
        )
        taken = {id(block) for block in listed}
        blocks = [b for b in self._reading.blocks if id(b) in taken or self.is_listed(b)]
        blocks = [b for b in blocks if id(b.block) not in self._answered]
        asked = [self._asked(block) for block in blocks]
        prompts = [one for one in asked if not (one.answer or one.left_out)]
        # those that the article's passages speak to are worth most
        best = sorted(prompts, key=lambda one: not any(s.references for s in one.support))
        beyond = {id(one) for one in best[_MOST_PROMPTS:]}
        return [
            replace(one, left_out="beyond") if id(one) in beyond else one for one in asked
        ], problems

    def is_listed(self, block: ReadBlock) -> bool:
        """Whether a block is a question of a list that asks, under whatever heading."""
        text = block.block.text
        if id(block.block) in self._to_ask:
            return True
        bare = self._bare(text)
        answered = id(block.block) in self._answered
        language = self._vocabulary.language
        if not bare.endswith("?") and (answered or not asks_with_passages(bare)):
            item = block.block.kind is BlockKind.BULLET and block.block.lead is None
            among = item and block.section.role is Role.OTHER and all_ask(block.section, language)
            return among and not answered and requests(bare, language)
        opening = self._pattern("questions", "is the opening").match(block.section.heading)
        if opening or asks(block.section, language) or is_set_apart(block, self._reading, language):
            return True
        lead = block.block.lead
        if lead is not None and not lead.text.endswith("?"):  # "Questions to sit with:"
            return bool(self._pattern("questions", "asks").search(lead.text))
        if block.block.kind is BlockKind.BULLET and all_ask(block.section, language):
            return lead is None and block.section.role is Role.OTHER
        return bool(self._pattern("questions", "prompt label").match(text))

    def _bare(self, text: str) -> str:
        """A question without its label and without what only the leader reads."""
        if label := self._pattern("questions", "prompt label").match(text):
            text = text[label.end() :]
            text = text[:1].upper() + text[1:]
        text = self._pattern("layout", "heading number").sub("", text)
        text = self._pattern("questions", "not for the front").sub("", text)
        text = self._pattern("questions", "verse in brackets").sub("", text).strip()
        return without_marks(text)

    def _asked(self, block: ReadBlock) -> Asked:
        behind = self._behind(block)
        whole = without_passages(behind, block.block.text)
        whole = asked_of(self._bare(whole), self._vocabulary.language)
        text = asking(whole)
        if len(content_words(text, self._vocabulary.language)) < _FEWEST_WORDS:
            text = whole  # "… What would you have done?"
        above = () if block.mentions else self._named_above(block)
        if above and self._says_little(text):
            text = f"{together(above)}: {text}"
        asked = Asked(text, block, block.block.line, block.section.heading)
        personal = is_personal(text, self._vocabulary.language)
        left_out = self._out_of_place(text, block)
        if not (left_out or personal) and self._is_of_several(behind, block):
            left_out = "unanswered"
        if left_out:
            return replace(asked, left_out=left_out)
        named = tuple(dict.fromkeys(ref for m in block.mentions for ref in m.usable)) or above
        verses = self._words_of(named)
        if not personal:
            proven = first_named(behind, block)
            proofs = self._words_of(proven, whole=True)
            if len(proofs) < len(proven):
                proofs = ()  # those that are short enough may not be the ones that answer
            answer = "" if proofs else self._answer(text, named, block)
            if answer:
                return replace(asked, answer=answer, support=verses)
            opened = self._is_open(text)
            if proofs or not opened:
                # a question of fact on a short passage is answered by its words, and so is
                # one with the passage behind it: "Whom did he heal? Mark 2:5."
                fact = self._pattern("questions", "of fact").search(text) and len(named) == 1
                fact = fact and self._asks_of(block)
                proofs = proofs or (self._words_of(named, whole=True) if fact else ())
                words = " ".join(verse.sentence for verse in proofs)
                if words and len(words.split()) <= LONGEST:
                    named = tuple(ref for verse in proofs for ref in verse.references)
                    return replace(asked, answer=words, support=(Support("", named),))
                if not opened:
                    return replace(asked, left_out="unanswered")
        support = (
            *verses,
            *said_on(named, text, self._said, self._vocabulary.language),
            *self._support(text),
        )
        support = tuple(dict.fromkeys(support))[:_MOST_SUPPORT]
        support = support or self._loosest(text, block)
        if not support and personal:  # what nobody else can answer
            support = self._read_for(block, named) or tuple(self._said[:1])
        support = support or ((Support("", named),) if named else ())
        if not support:
            return replace(asked, left_out="nothing to say")
        return replace(asked, support=support)

    def _behind(self, block: ReadBlock) -> list[Mention]:
        """The passages behind the question mark, where nothing else is: "… do? Mark 2:5.".

        With them those behind a question before it ("Who came? Mark 2:3. What did he say? 2:5").
        """
        text = block.block.text
        asked = text.rfind("?") + 1
        found = [mention for mention in block.mentions if mention.start >= asked]
        if not (asked and found):
            return []
        rest = text[asked:]
        for mention in found:
            rest = rest.replace(mention.text, " ", 1)
        earlier = [m for m in block.mentions if text[: m.start].rstrip(" ([").endswith("?")]
        earlier = [mention for mention in earlier if mention.end < asked]
        return [] if self._pattern("questions", "says more").search(rest) else [*earlier, *found]

    def _is_of_several(self, behind: Sequence[Mention], block: ReadBlock) -> bool:
        """Whether one of the passages behind a question leans on a line that names several.

        Below "Mark 2:28; Isa. 58:13" nobody can tell of which "Verse 12" is, nor where one above
        is of a chapter that is not named.
        """
        language = self._vocabulary.language
        for mention in behind:
            if is_reference(mention.text, language):
                continue
            earlier = [other for other in block.mentions if other.end <= mention.start]
            above = self._reading.blocks[: block.number]
            asked = (b for b in above if "?" in b.block.text)
            if any(not other.usable for b in asked for other in b.mentions):
                return True
            for others in (earlier, *(b.mentions for b in reversed(above))):
                named = [other for other in others if is_reference(other.text, language)]
                if named:
                    chapters = {(ref.book, ref.chapter) for m in named for ref in m.usable}
                    if len(chapters) > 1:
                        return True
                    break
        return False

    def _named_above(self, block: ReadBlock) -> tuple[Reference, ...]:
        """The passages that the item names under which a question stands ("Read Mark 2:1-5")."""
        lead = block.block.lead
        if lead is None or "?" in lead.text:
            return ()
        over = (b for b in self._reading.blocks[: block.number] if b.block is lead)
        return tuple(dict.fromkeys(ref for b in over for m in b.mentions for ref in m.usable))

    def _says_little(self, text: str) -> bool:
        """Whether a question alone does not tell what it asks about."""
        few = len(content_words(text, self._vocabulary.language)) < _FEWEST_WORDS
        pattern = self._pattern
        points = pattern("questions", "points to a text").search(text)
        return bool(few or points or pattern("questions", "leans on another").match(text))

    def _out_of_place(self, text: str, block: ReadBlock) -> str:
        pattern = self._pattern
        if "?" not in text and not requests(text, self._vocabulary.language):
            return "no question"
        if pattern("questions", "opens a meeting").search(block.section.heading):
            return "icebreaker"
        for code in _OUT_OF_PLACE:
            if pattern("questions", code).search(text):
                return code
        named = block.mentions or self._named_above(block)
        if pattern("questions", "points to a text").search(text) and not named:
            return "which text"
        if pattern("questions", "leans on another").match(text):
            return "leans"
        return "prayer" if matches("prayer", text, self._vocabulary.language) else ""

    def _is_open(self, text: str) -> bool:
        pattern = self._pattern
        ours = pattern("questions", "of us").search(text)
        return bool(ours or pattern("questions", "open-ended").search(text))

    def _answer(self, text: str, named: Sequence[Reference], block: ReadBlock) -> str:
        """What the article answers to a question of fact or contrast.

        Neither what leads up to the question, nor words that it quotes in part.
        """
        asked = set(words(block.block.text))
        given = [one for one in self._said if not asked.issuperset(words(one.sentence))]
        short = [one.sentence for one in given if len(one.sentence.split()) <= LONGEST]
        answer = contrast(text, short, self._vocabulary.language)
        if answer or not named:
            return answer
        if self._pattern("questions", "asks for wording").search(text):
            return ""  # it is for the passage to say which words it has
        near = said_on(named, text, self._said, self._vocabulary.language)
        near = [one for one in near if one in given]
        # what is said of a long passage as a whole answers nothing on one of its verses
        near = [one for one in near if all(len(ref.verses()) <= _SHORT for ref in one.references)]
        on = [one.sentence for one in near]
        return " ".join([one for one in on if not _TORN.search(one)][:_MOST_SUPPORT])

    def _asks_of(self, block: ReadBlock) -> bool:
        """Whether the passages of a question stand where it asks, or where it tells to read them.

        "Verse 6 speaks of exiles. What are …?" only leads up to what it asks.
        """
        for sentence in block.sentences:
            text = block.text_of(sentence)
            language = self._vocabulary.language
            told = "?" in text or is_told_to_do(text, language) or is_passage(text, language)
            if sentence.mentions and not told:
                return False
        return True

    def _words_of(self, named: Sequence[Reference], *, whole: bool = False) -> tuple[Support, ...]:
        """The words of short passages that a question names.

        ``whole``: not in the words of an article that quotes only a part, which may not be the
        one that answers.
        """
        found = []
        for ref in named:
            verses = list(ref.verses()) if ref.verse is not None else []
            texts = self._wordings.pieces(verses, self._settings) if len(verses) <= _SHORT else []
            if whole and any(wording.part for _, wording in texts):
                held = [(v, self._wordings.of_translation(v, self._settings)) for v in verses]
                texts = [(verse, wording) for verse, wording in held if wording is not None]
            words = " ".join(wording.text for _, wording in texts)
            complete = [verse for piece, _ in texts for verse in piece.verses()] == verses
            if words and complete and len(words.split()) <= LONGEST:
                found.append(Support(within_marks(words), (ref,)))
        return tuple(found)

    def _support(self, text: str) -> tuple[Support, ...]:
        sentences = [entry.sentence for entry in self._said]
        ranked = rank(text, sentences, self._vocabulary, least=_LEAST_LIKE, most=len(self._said))
        speaking = [self._said[entry.index] for entry in ranked]
        # a sentence that the article supports says more than one that it does not
        speaking.sort(key=lambda entry: not entry.references)
        return tuple(speaking[:_MOST_SUPPORT])

    def _loosest(self, text: str, block: ReadBlock) -> tuple[Support, ...]:
        """What comes nearest to a question: the short answer, a sentence or a point like it, the
        last point above it, any sentence; never another question."""
        quick = quick_answer(self._reading, told_only=True)
        if quick:
            return (Support(quick, ()),)
        points = [b for b in self._reading.blocks if b.section.role is Role.POINTS]
        points = [point for point in points if not ("?" in point.block.text or point.block.cells)]
        said = [*(Support(point.block.text, ()) for point in points), *self._said]
        sentences = [entry.sentence for entry in said]
        near = rank(text, sentences, self._vocabulary, least=_BARELY_LIKE, most=1)
        above = [point for point in points if point.number < block.number] or points
        if above and not near:
            return (Support(above[-1].block.text, ()),)
        near = near or rank(text, sentences, self._vocabulary, least=0.0, most=1)
        return (said[near[0].index],) if near else ()

    def _read_for(self, block: ReadBlock, named: Sequence[Reference]) -> tuple[Support, ...]:
        """The passages that a question names, else the last that is to be read before it."""
        if named:
            return (Support("", tuple(named)),)
        for above in reversed(self._reading.blocks[: block.number]):
            passages = tuple(dict.fromkeys(ref for m in above.mentions for ref in m.usable))
            if passages and "?" not in above.block.text:
                return (Support("", passages),)
        return ()


def quick_answer(reading: Reading, *, told_only: bool = False) -> str:
    """Return the short answer of an article, its first sentences where it is not so short.

    ``told_only``: without what it asks itself.
    """
    taken: list[str] = []
    for block in reading.blocks:
        if block.section.role is not Role.QUICK_ANSWER:
            continue
        for sentence in block.sentences:
            text = block.text_of(sentence)
            if told_only and ends_asking(text):
                continue
            if taken and len(" ".join((*taken, text)).split()) > LONGEST:
                return all_said(taken)
            taken.append(text)
    return all_said(taken)
