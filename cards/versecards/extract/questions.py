"""Question notes: those that the article answers, then the prompts to think over.

A question with an answer is the title, a heading that asks, a question in the prose or of a
catechism, or one for discussion that the article answers. Of the rest a personal one is a
prompt; what no article can answer, and what belongs to a meeting, makes no card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from versecards.article.model import BlockKind, OwnCard, Role, Section
from versecards.article.noanswer import brackets_behind, is_for_leader
from versecards.extract.addressed import APART
from versecards.extract.answers import (
    Answer,
    all_said,
    answer_behind,
    answer_of_section,
    plain_sentence,
    takes_up,
)
from versecards.extract.antecedents import leans
from versecards.extract.askedwords import asking, without_marks
from versecards.extract.choosing import Choice, reason
from versecards.extract.clauses import BLANK
from versecards.extract.fronts import LABEL_SIGNS, tidy
from versecards.extract.leadup import LedUp
from versecards.extract.prompts import Asked, Prompts, quick_answer
from versecards.extract.proofs import is_line_of_proofs
from versecards.extract.reading import ReadBlock, Reading
from versecards.extract.words import Vocabulary, content_words
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, DOUBLE, OPENS_ANY, ends_asking, one_of, within_marks
from versecards.notes import Kind, Note, QuestionContent, Support
from versecards.problems import Problem
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan
from versecards.scripture.wording import stems, words
from versecards.settings import Settings

_FEWEST_WORDS = 3
_SIGNS = " ▼▾▽⌄˅▲▴►▸▶›»+−–-✓✔⌃"
_IN_BRACKETS = re.compile(r"^\[([^\[\]]+)\][.]?$")
_MARKS = OPENS_ANY + CLOSES_ANY + " "
_SHORTEST_PRINTED = 4
"""Words of a verse with its number; fewer are a count ("21 Days")."""
_GOES_ON = re.compile(r"\s[a-z]")
"""How a sentence goes on of which a passage is the subject: "John 3:16 is a promise that"."""
_SHORT_ANSWER = 40
"""Words of an answer that a catechism gives to what it asks its reader."""


def question_notes(
    reading: Reading,
    lists: Prompts,
    vocabulary: Vocabulary,
    settings: Settings,
    points: Sequence[str],
) -> tuple[list[Note], list[Problem], list[Choice]]:
    """Return the notes of an article's questions, what could not be read, and the choices.

    ``lists`` finds the questions of its lists; ``points`` are its summary points, which may
    answer its title.
    First the title's, then the author's own, then those that the article answers, then
    those to think about. What an own card asks is asked by it alone.
    """
    answered = _Answered(reading, vocabulary.language, settings, lists, points)
    asked = answered.found()
    prompts, problems = lists.found(answered.unanswered)
    wanted = [*asked, *(one for one in prompts if one.answer)]
    wanted += [one for one in prompts if not one.answer]
    notes: list[Note] = []
    texts = {tuple(words(one.text)) for one in asked if one.own}
    choices = []
    for one in wanted:
        if one.own:
            notes.append(_note(reading, settings, one))
            continue
        if (text := tuple(words(one.text))) in texts:
            continue
        texts.add(text)
        if not settings.questions and not one.opening:
            one = replace(one, left_out="switched off")  # noqa: PLW2901
        choices.append(_choice(reading, one))
        if not one.left_out:
            notes.append(_note(reading, settings, one))
    return notes, problems if settings.questions else [], choices


class _Answered:
    """Looks for the questions that an article asks and answers itself."""

    def __init__(
        self,
        reading: Reading,
        language: Language,
        settings: Settings,
        prompts: Prompts,
        points: Sequence[str],
    ) -> None:
        self._reading = reading
        self._points = points
        self._language = language
        self._settings = settings
        self._prompts = prompts
        self.unanswered: list[int] = []

    def found(self) -> list[Asked]:
        """The title, the author's own cards, and what the article asks and answers itself."""
        article = self._reading.article
        quick = quick_answer(self._reading) or self._summed_up()
        found = []
        if quick and "?" in article.title:
            asked = self._language.pattern("questions", "behind the question").sub(
                "", article.title
            )
            asked = self._language.pattern("layout", "heading place").sub("", asked)
            asked = asked.lstrip(LABEL_SIGNS)
            title = Asked(asked, None, article.title_line, "", quick, opening=True)
            found.append(title)
        for card in self._settings.cards:
            if isinstance(card, OwnCard):
                found.append(
                    Asked(card.question, None, card.line, "", card.answer, own=True, file=card.file)
                )
        for section in article.sections:
            found += self._of_heading(section)
        found += self._of_pairs()
        found += self._of_prose()
        return found

    def _summed_up(self) -> str:
        """The points of an article, as the answer to its title where they are few and short,
        and take up a word of it."""
        said = all_said(self._points)
        title, points = (
            {stem for word in content_words(text, self._language) for stem in stems(word)}
            for text in (self._reading.article.title, said)
        )
        fits = len(said.split()) <= _SHORT_ANSWER and not title.isdisjoint(points)
        return said if fits else ""

    def _of_heading(self, section: Section) -> list[Asked]:
        """A heading that asks, answered by what stands under it."""
        heading = without_marks(section.heading.strip())
        if section.role is not Role.OTHER or not heading.endswith("?"):
            return []
        heading = self._language.pattern("layout", "heading number").sub("", heading)
        question = self._sentence_case(heading)
        question = self._language.pattern("statements", "question mark").sub("", question)
        question = asking(tidy(question, self._language))
        passing = self._language.pattern("questions", "of this meeting").search(question)
        blocks = [block for block in self._reading.blocks if block.section is section]
        answer = answer_of_section(question, blocks, self._language)
        asks = self._language.pattern("questions", "asks something").search(question)
        if passing or not asks:
            return []
        led = LedUp(self._reading.blocks, self._reading.article.answered, self._language)
        if any(pair.question is section.head for pair in self._reading.article.answered) or (
            section.head is not None and led.before(section.head)
        ):
            return []  # it is asked as a pair, behind what it leans on
        leaning = leans(question, self._language)
        if answer is not None and not leaning and not self._evades(question, answer.text):
            return [self._asked(question, answer, section.line, section.heading)]
        led_by = any(is_for_leader(block.block, self._language) for block in blocks)
        personal = self._language.pattern("questions", "personal").search(question)
        if not blocks or (personal and not led_by):
            return []
        return [Asked(question, None, section.line, section.heading, left_out="unanswered")]

    def _of_pairs(self) -> list[Asked]:
        """Questions with the answers that stand below them, as in a catechism."""
        found = []
        led = LedUp(self._reading.blocks, self._reading.article.answered, self._language)
        for pair in self._reading.article.answered:
            blocks = [b for b in self._reading.blocks if any(b.block is a for a in pair.answer)]
            answer = all_said([text for block in blocks if (text := self._whole(block))])
            answer = _IN_BRACKETS.sub(r"\1", answer)  # what only the leader reads
            proofs = [ref for b in blocks for mention in b.mentions for ref in mention.usable]
            asked = next((b for b in self._reading.blocks if b.block is pair.question), None)
            heading = asked.section.heading if asked else ""
            proven = (Support("", tuple(dict.fromkeys(proofs))),) if proofs else ()
            text = without_marks(pair.question.text)
            if _is_scripture(text):
                continue
            question = _without_sign(self._sentence_case(asking(text)))
            bare = not content_words(question, self._language)
            if bare and not leans(question, self._language):  # "… What do you do?"
                question = self._sentence_case(text)
            led_up = question != _without_sign(self._sentence_case(text))
            told = self._language.pattern("questions", "request to answer").match(question)
            if told and re.search(rf"[.…]{one_of(CLOSES_ANY)}*$", question):
                pass  # "Name the prophet who anointed David."
            elif not (question.endswith("?") or brackets_behind(question)):
                blank = self._language.pattern("layout", "to fill in").search(question.rstrip("_"))
                if not (blank and blank.end() < len(question.rstrip(" :.…_"))):
                    question = question.rstrip(" :.…_")  # "He came from God because:"
                    asks = self._language.pattern("questions", "begins to ask").match(question)
                    question += "?" if asks else " …"
            meeting = any(
                self._language.pattern("questions", entry).search(question)
                for entry in ("of this meeting", "rhetorical")
            )
            if not self._answers(answer, question):
                self.unanswered.append(id(pair.question))
                continue
            if not meeting and not (led_up and leans(question, self._language)):
                question = f"{_without_sign(led.before(pair.question))} {question}".strip()
                # the card does not show the choices
                choices = self._language.pattern("questions", "of choices").search(question)
                out = "choices" if choices else ""
                line = pair.question.line
                found.append(Asked(question, asked, line, heading, answer, proven, left_out=out))
        return found

    def _answers(self, answer: str, question: str) -> bool:
        """Whether what stands below a question can be its answer.

        It has a word, or the question asks for a number; and what asks the reader himself is
        answered shortly ("Who made you? God."), not by the text that goes on.
        """
        pattern = self._language.pattern
        if not re.search(r"[^\W\d_]{2}", answer):
            return bool(
                re.search(r"\d", answer) and pattern("questions", "number").search(question)
            )
        personal = pattern("questions", "personal").search(question)
        return not personal or len(answer.split()) <= _SHORT_ANSWER

    def _whole(self, block: ReadBlock) -> str:
        """All that a block says, without its references and the letters of its proofs."""
        if is_line_of_proofs(block):
            return ""
        texts = [plain_sentence(block, sentence, self._language) for sentence in block.sentences]
        printed = self._language.pattern("statements", "printed verse")
        texts = [
            text
            for text in texts
            if BLANK not in text
            and (len(text.split()) < _SHORTEST_PRINTED or not printed.search(text))
        ]
        return tidy(
            re.sub(r"\s*\([a-z]\)", "", " ".join(filter(None, texts))), self._language, cut=False
        )

    def _of_prose(self) -> list[Asked]:
        """Questions with which a paragraph opens, and which it then answers."""
        found = []
        blocks = self._reading.blocks
        pairs = self._reading.article.answered
        paired = {id(one) for pair in pairs for one in (pair.question, *pair.answer)}
        for number, block in enumerate(blocks):
            if block.section.role in APART or self._prompts.is_listed(block) or not block.sentences:
                continue
            if id(block.block) in paired and id(block.block) not in self.unanswered:
                continue
            if block.block.cells:
                continue  # the row of a table says several things
            quoted_answers = self._of_quotations(block)
            if quoted_answers:
                found += quoted_answers
                continue
            text = tidy(asking(block.text_of(block.sentences[0])), self._language)
            quoted = block.block.kind is BlockKind.QUOTE or block.quoted(block.sentences[0])
            if quoted or not self._is_question(text):
                continue  # what Scripture asks is not what the article asks
            answer = answer_behind(block, 0, self._language, _after(block, blocks[number + 1 :]))
            if answer is None or not takes_up(text, answer.text, self._language):
                continue
            if not self._evades(text, answer.text):
                found.append(self._asked(text, answer, block.block.line, block.section.heading))
        return found

    def _of_quotations(self, block: ReadBlock) -> list[Asked]:
        """Questions that Scripture answers right behind them: "Whom …? “Come unto me …” Matt."."""
        text = block.block.text
        found = []
        for quotation in block.quotations:
            before = text[: quotation.outer_start].rstrip()
            if not (before.endswith("?") and quotation.references):
                continue
            start = max((m.end for m in block.mentions if m.end < len(before)), default=0)
            question = tidy(_without_sign(before[start:].lstrip(" .)]")), self._language)
            if not self._is_question(question):
                continue
            proven = (Support("", quotation.references[:1]),)
            answer = within_marks(quotation.text.strip(_MARKS))
            line = block.block.position(start)[0]
            heading = block.section.heading
            found.append(Asked(question, block, line, heading, answer, proven))
        return found

    def _evades(self, question: str, answer: str) -> bool:
        """Whether what stands behind a question does not answer it.

        It only leads up to the answer ("Before we answer …"), or the question calls upon the
        reader ("Do we trust him? He has spoken."), who is answered with a yes or no if at all.
        """
        pattern = self._language.pattern
        rhetorical = pattern("questions", "asks of us").search(question)
        if rhetorical and not pattern("questions", "short answer").match(answer):
            return True
        return bool(pattern("questions", "defers").match(answer))

    def _is_question(self, text: str) -> bool:
        personal = self._language.pattern("questions", "personal").search(text)
        marked = self._language.pattern("statements", "question mark").sub("", text) != text
        quoted = re.search(one_of(DOUBLE), text)
        words = content_words(text, self._language)
        plain = text.endswith("?") and len(text.split()) >= _FEWEST_WORDS and bool(words)
        plain = plain and bool(self._language.pattern("questions", "asks something").search(text))
        passing = any(
            self._language.pattern("questions", entry).search(text)
            for entry in ("in passing", "of this meeting")
        )
        leaning = leans(text, self._language)
        return plain and not (personal or marked or quoted or passing or leaning)

    def _asked(self, question: str, answer: Answer, line: int, heading: str) -> Asked:
        return Asked(question, answer.blocks[0], line, heading, answer.text)

    def _sentence_case(self, heading: str) -> str:
        """A heading without its number, one in capitals as a sentence with its names' capitals."""
        heading = self._language.pattern("layout", "heading number").sub("", heading)
        if heading != heading.upper():
            return heading
        names = self._language.words("persons")
        words = [
            word.title() if word.lower().strip("?.,'’s") in names else word.lower()
            for word in heading.split()
        ]
        text = re.sub(r"\bi\b", "I", " ".join(words))
        return text[:1].upper() + text[1:]


def _without_sign(question: str) -> str:
    """A question without the sign that opens its answer on a page: "What is faith? ▼"."""
    signs = next((n for n, sign in enumerate(reversed(question)) if sign not in _SIGNS), 0)
    bare = question[: len(question) - signs]
    return bare if bare.endswith("?") else question


def _is_scripture(text: str) -> bool:
    """Whether Scripture asks: "Romans 8:33 - Who shall lay any thing …?".

    "John 3:16 is a promise that:" goes on with its passage, and asks for its end.
    """
    first = next((mention for mention in scan(text) if not mention.start), None)
    return first is not None and (ends_asking(text) or not _GOES_ON.match(text, first.end))


def _after(block: ReadBlock, following: Sequence[ReadBlock]) -> list[ReadBlock]:
    """The blocks behind a question that may answer it, up to the next one that asks."""
    here = takewhile(lambda one: not _is_apart(block, one), following)
    return list(takewhile(lambda one: not one.block.text.endswith("?"), here))


def _is_apart(block: ReadBlock, after: ReadBlock) -> bool:
    """Whether the block after another is of another section, or not of the other's item."""
    of_item = after.block.lead is block.block
    item = block.block.kind is BlockKind.BULLET
    return after.section is not block.section or (item and not of_item)


def _choice(reading: Reading, one: Asked) -> Choice:
    column = one.block.block.position(0)[1] if one.block else 1
    return Choice(
        Kind.QUESTION,
        one.text,
        one.file or reading.article.shown,
        one.line,
        column,
        (reason(Kind.QUESTION, one.left_out or ("answered" if one.answer else "prompt")),),
        chosen=not one.left_out,
    )


def _note(reading: Reading, settings: Settings, one: Asked) -> Note:
    content = QuestionContent(
        one.text, one.answer, one.support, prompt=not one.answer, opening=one.opening
    )
    outside = reading.origin_outside(settings, one.line, one.file)
    origin = reading.origin(settings, one.block) if one.block else outside
    return Note(content, origin, _references(one.support), settings.tags, own=one.own)


def _references(support: Sequence[Support]) -> tuple[Reference, ...]:
    return tuple(dict.fromkeys(ref for entry in support for ref in entry.references))
