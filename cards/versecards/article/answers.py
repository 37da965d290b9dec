"""Questions that an article itself answers: catechisms, "Q. … A. …", questions in a list.

The labels ("Q. 12", "Answer:") are taken off the blocks, which stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from versecards.article.blocks import part, stacked
from versecards.article.guess import Look, look
from versecards.article.items import Heading, Item
from versecards.article.model import Answered, Block, BlockKind
from versecards.article.noanswer import asks, is_for_leader, is_no_answer, may_ask
from versecards.article.pairs import parted
from versecards.article.quiz import Quiz, settle
from versecards.languages import Language
from versecards.marks import STOP

_LONGEST_ANSWER = 700
# So many questions without a label, and such a share of them, must have what can be an
# answer below them; of paragraphs, where a question can be one of speech, more.
_FEWEST_ITEMS, _FEWEST_PARAGRAPHS, _SHARE = 2, 3, 0.6
_DENSE = 0.2
"""Share of the paragraphs of a catechism that are questions; a sermon asks now and then."""


@dataclass(frozen=True)
class Taken:
    """The blocks of a section without the labels, its questions with answers, and the others."""

    blocks: list[Block]
    answered: list[Answered]
    asked: list[Block]


def take_answers(
    head: Block | None,
    blocks: Sequence[Block],
    language: Language,
    *,
    asking: bool = False,
    right: Mapping[int, Block] | None = None,
) -> Taken:
    """Find the questions of a section, and what answers them.

    ``head`` is the section's heading, which can be a question itself ("Question 12 What
    is sin?"); ``asking`` says that it promises questions. ``right`` are blocks (by what they
    are) that are known to be the answer to the block before.
    """
    quiz = settle(blocks, language)
    quiz.right.update(right or {})
    split = parted(quiz, language, asking=asking)
    walk = _Walk(head, split, quiz, language, asking=asking)
    for block in split:
        walk.take(block)
    return walk.taken()


class _Walk:
    """Goes through the blocks of a section; what it has read is ``result``."""

    def __init__(
        self,
        head: Block | None,
        blocks: Sequence[Block],
        quiz: Quiz,
        language: Language,
        *,
        asking: bool,
    ) -> None:
        self._head, self._blocks, self._quiz, self._language = head, blocks, quiz, language
        self._asking = asking
        self._given = _given_below(blocks, quiz, language)
        self._is_list = _is_list(blocks, asking=asking)
        self._only_labelled = _has_labelled_answers(blocks, language)
        self._on_lines = len(quiz.right) >= _FEWEST_ITEMS
        self._bracketed = sum(may_ask(q) and _is_bracketed(a) for q, a in pairwise(blocks))
        self._question = _asked_above(head, blocks, language) if head is not None else None
        # behind items that only ask, what follows the last is no answer to it
        self._in_row = self._by_label = False
        self._result: list[Block] = []
        self._found: list[Answered] = []
        self._answer: list[Block] = []
        self._to_ask: list[Block] = []

    def take(self, block: Block) -> None:
        """Read the next block."""
        question = self._labelled(block)
        if self._quiz.is_unanswered(block):
            self._close()
            self._result.append(question or block)
            self._to_ask.append(self._result[-1])
        elif _is_left_to_reader(block, self._language):
            self._question, self._answer = None, []
        elif self._stands_apart(block):
            self._take_apart(block)
        elif question is not None or id(block) in self._given:
            self._take_question(block, question or block, labelled=question is not None)
        else:
            self._take_answer(block)

    def taken(self) -> Taken:
        """Return what was read."""
        answer: Sequence[Block] = self._answer
        alone = all(len(pair.answer) == 1 for pair in self._found)
        if self._by_label and self._question is not self._head and alone:
            answer = _first_paragraph(self._question, answer)
        found = [*self._found, *_answered(self._question, answer, self._language)]
        to_ask = self._to_ask
        if self._asking and found:
            to_ask = [block for block in self._result if _wants_answer(block, self._language)]
        done = {id(block) for pair in found for block in (pair.question, *pair.answer)}
        return Taken(self._result, found, [block for block in to_ask if id(block) not in done])

    def _labelled(self, block: Block) -> Block | None:
        """Return what a block asks, if its label, its look or its list says that it does."""
        question = _labelled(block, self._language)
        listed = self._is_list or (self._asking and _is_stressed(block))
        return question or (block if listed and may_ask(block) else None)

    def _stands_apart(self, block: Block) -> bool:
        """Tell whether a block is a remark, a choice, or known to be a whole answer."""
        quiz = self._quiz
        opened = quiz.is_open(block) and not self._answer
        above = self._result[-1] if self._result else self._head
        remark = _is_remark(block, above, self._blocks, self._language)
        if remark and self._question is not None and self._question is not self._head:
            self._to_ask.append(self._question)
        return quiz.is_right(block) or opened or remark

    def _take_apart(self, block: Block) -> None:
        above = self._result[-1] if self._result else self._head
        if self._quiz.is_right(block):
            self._found += [Answered(above, (block,))] if above is not None else []
            self._answer = []
        self._close()
        self._result.append(block)

    def _take_question(self, block: Block, question: Block, *, labelled: bool) -> None:
        items = self._question is not None and self._question.kind is block.kind
        self._in_row = (
            items and block.kind is BlockKind.BULLET and question is block and not self._answer
        )
        self._close()
        self._result.append(question)
        if labelled:
            self._to_ask.append(question)
        if id(block) in self._given:
            self._found.append(Answered(question, self._given[id(block)]))
        else:
            self._question = question

    def _take_answer(self, block: Block) -> None:
        labelled = _without(block, "answer label", self._language)
        above = self._result[-1] if self._result else None
        if self._question is None and labelled is not None and above and may_ask(above):
            self._question = above
        whole = _in_brackets(block, labelled) if labelled is not None else None
        if self._question is not None and whole is not None and not self._answer:
            self._found.append(Answered(self._question, (whole,)))
            self._question = None
            self._result.append(whole)
            return
        if labelled is None and self._question is not None and self._ends(self._question, block):
            if is_for_leader(block, self._language) and self._question is not self._head:
                self._to_ask.append(self._question)  # he is told how to ask it
            self._close()
        bare = labelled if self._question and labelled else block
        if self._question is not None:
            self._by_label = self._by_label if self._answer else bare is labelled
            self._answer.append(bare)
        self._result.append(bare)

    def _ends(self, question: Block, block: Block) -> bool:
        """Tell whether a block without a label is no answer to a question, nor goes on with it."""
        if is_for_leader(block, self._language):
            return True
        if self._answer:
            listed = self._answer[0].kind is BlockKind.BULLET is not question.kind
            beyond = listed and block.kind is BlockKind.PARAGRAPH and block.lead is None
            return beyond or _is_note(block, self._language) or _is_next(question, block)
        if self._bracketed >= _FEWEST_ITEMS and _is_bracketed(block):
            block = part(block, 1, len(block.text) - 1) or block  # "[with joy]", for the leader
        in_row = self._in_row and block.kind is BlockKind.PARAGRAPH
        left = self._on_lines and self._language.pattern("questions", "personal")
        own = left and left.search(question.text)  # "Is your life …?" among "Who …? – God"
        return bool(in_row or own or self._only_labelled or is_no_answer(block, self._language))

    def _close(self) -> None:
        self._found += _answered(self._question, self._answer, self._language)
        self._question, self._answer = None, []


def _has_labelled_answers(blocks: Sequence[Block], language: Language) -> bool:
    """Tell whether a question of these blocks has an answer with a label below it."""
    return any(
        may_ask(_labelled(question, language) or question)
        and _without(below, "answer label", language) is not None
        for question, below in pairwise(blocks)
    )


def _given_below(
    blocks: Sequence[Block], quiz: Quiz, language: Language
) -> dict[int, tuple[Block, ...]]:
    """Return what stands one level below each question of a list, as its answer.

    The same number of items below several questions are choices; and what everybody has to
    answer himself has hints below it.
    """
    below: dict[int, list[Block]] = {}
    for block in blocks:
        lead = block.lead
        if lead is None or quiz.is_right(block) or _without(block, "answer label", language):
            continue
        personal = language.pattern("questions", "personal").search(lead.text)
        if lead.kind is BlockKind.BULLET and may_ask(lead) and not personal:
            below.setdefault(id(lead), []).append(block)
    there = {id(block) for block in blocks}
    several = [len(items) for items in below.values() if len(items) > 1]
    return {
        lead: tuple(items)
        for lead, items in below.items()
        if lead in there
        and not any(is_no_answer(item, language) or quiz.is_open(item) for item in items)
        and (len(items) == 1 or (len(below) > 1 and several.count(len(items)) == 1))
    }


def _wants_answer(block: Block, language: Language) -> bool:
    """Tell whether a line of a list of questions asks or requests something."""
    helps = block.lead is not None and may_ask(block.lead)
    return may_ask(block) or bool(
        block.kind is BlockKind.BULLET
        and not helps
        and language.pattern("questions", "request to answer").match(block.text)
    )


def _is_stressed(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.marks == ((0, len(block.text)),)


def _asked_above(head: Block, blocks: Sequence[Block], language: Language) -> Block | None:
    """Return what a heading asks, by its label or that of what stands below it."""
    asked = _without(head, "question label", language)
    if asked is None and asks(head) and blocks:
        return head if _without(blocks[0], "answer label", language) else None
    return asked


def join_labels(items: Sequence[Item], language: Language) -> list[Item]:
    """Put "Answer:" on a line of its own, which looks like a heading, to the question above it."""
    result: list[Item] = []
    for item in items:
        above = result[-1] if result else None
        if (
            isinstance(item, Heading)
            and isinstance(above, Block)
            and asks(above)
            and language.pattern("layout", "answer below").fullmatch(f"{item.text}:")
        ):
            label = Block(BlockKind.PARAGRAPH, f"{item.text}:", ((0, item.line, 1),))
            result[-1] = stacked(above, label)
        else:
            result.append(item)
    return result


def _answered(
    question: Block | None, answer: Sequence[Block], language: Language
) -> list[Answered]:
    if question is None or not answer:
        return []
    kept = [answer[0]]
    for block in answer[1:]:
        if block.text.isupper() or look(block.text.rstrip(".,"), language) is not Look.PROSE:
            break  # "The Second Part." stands above what follows
        pattern = language.pattern
        other = pattern("layout", "another matter").match(block.text) or pattern(
            "layout", "of the meeting"
        ).match(block.text)
        if other and may_ask(question):
            break  # "Prayer requests: …", "Next week we meet at …"
        if sum(len(each.text) for each in kept) + len(block.text) > _LONGEST_ANSWER:
            break
        kept.append(block)
    return [Answered(question, tuple(kept))]


def _first_paragraph(question: Block | None, answer: Sequence[Block]) -> Sequence[Block]:
    """Return the first paragraph of an answer, with what it leads up to or is quoted below it.

    No question ends the last answer of a section, so where the others have one paragraph, what
    stands below it is another matter ("Tim looks for a job").
    """
    if question is None or not may_ask(question):
        return answer
    kept = list(answer[:1])
    for above, block in pairwise(answer):
        led = block.lead is not None or above.text.endswith(":")
        below = block.line - above.position(len(above.text) - 1)[0] > 1
        torn = not below and not re.search(rf"{STOP}$", above.text)  # a line of one sentence
        if not (led or torn or block.kind is BlockKind.QUOTE):
            break
        kept.append(block)
    return kept


def _in_brackets(block: Block, labelled: Block) -> Block | None:
    """Return an answer that is all in brackets without them ("[Answer: God made us.]")."""
    whole = block.text.startswith(("[", "(")) and labelled.text.endswith(("]", ")"))
    return part(labelled, 0, len(labelled.text) - 1) if whole else None


def _is_bracketed(block: Block) -> bool:
    """Tell whether a paragraph stands in square brackets as a whole."""
    text = block.text
    whole = text.startswith("[") and text.find("]") == len(text) - 1
    return whole and block.kind is BlockKind.PARAGRAPH


def _is_list(blocks: Sequence[Block], *, asking: bool) -> bool:
    """Tell whether the questions among these blocks are followed by their answers."""
    questions = [block for block in blocks if may_ask(block)]
    answered = [
        question
        for question, below in pairwise(blocks)
        # One item of a list is no answer to another.
        if may_ask(question)
        and not may_ask(below)
        and not (question.kind is below.kind is BlockKind.BULLET)
    ]
    items = all(block.kind is BlockKind.BULLET for block in questions)
    fewest = _FEWEST_ITEMS if items or asking else _FEWEST_PARAGRAPHS
    if not items and len(questions) < len(blocks) * _DENSE:
        return False
    return len(answered) >= fewest and len(answered) >= len(questions) * _SHARE


def _labelled(block: Block, language: Language) -> Block | None:
    """Return a question without its label, in front ("Q. 12") or behind ("… Answer:")."""
    question = _without(block, "question label", language)
    behind = language.pattern("layout", "answer below").search((question or block).text)
    if behind is None:
        return question
    asked = part(question or block, 0, behind.start())
    return asked if asked is not None and asks(asked) else question


def _is_left_to_reader(block: Block, language: Language) -> bool:
    """Tell whether a block stands for an answer that everybody has to give himself."""
    bare = _without(block, "answer label", language) or block
    return language.pattern("layout", "no answer").match(bare.text) is not None


def _is_remark(
    block: Block, above: Block | None, blocks: Sequence[Block], language: Language
) -> bool:
    """Tell whether a block is a leader's note that is no answer.

    It speaks of a translation or of how to lead, or stands below what everybody has to answer
    himself; and what is called a note is one if it is alone among the blocks.
    """
    label = language.pattern("layout", "leader note")
    match = label.match(block.text)
    if match is None:
        return False
    if above is not None and language.pattern("questions", "personal").search(above.text):
        return True
    notes = sum(label.match(each.text) is not None for each in blocks)
    leads = language.pattern("layout", "leader remark").search(block.text)
    return not match["answer"] and bool(leads or (match["note"] and notes < _FEWEST_ITEMS))


def _is_note(block: Block, language: Language) -> bool:
    """Tell whether a block is a note on an answer, and no part of it."""
    return language.pattern("layout", "answer note").match(block.text) is not None


def _is_next(asked: Block, block: Block) -> bool:
    """Tell whether a block is the next item of the list in which a question is answered."""
    return asked.kind is block.kind is BlockKind.BULLET and block.lead is None


def _without(block: Block, label: str, language: Language) -> Block | None:
    """Return a block without its label, ``None`` where it has none."""
    match = language.pattern("layout", label).match(block.text)
    return part(block, match.end()) if match else None
