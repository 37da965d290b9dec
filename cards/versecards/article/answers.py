"""Questions that an article itself answers: catechisms, "Q. … A. …", questions in a list.

The labels ("Q. 12", "Answer:") are taken off the blocks, which stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from versecards.article.blocks import part, stacked
from versecards.article.guess import Look, look
from versecards.article.items import Heading, Item
from versecards.article.model import Answered, Block, BlockKind, Span
from versecards.article.quiz import Quiz, settle
from versecards.languages import Language
from versecards.marks import BEHIND, STOP, ends_asking, one_of
from versecards.scripture.scan import is_reference

_PASSAGE = r"(?:\s*[(\[][^()\[\]?]{0,40}\d[^()\[\]?]{0,40}[)\]])"
"""The passage that a question is about, in brackets behind it: "… (v. 16)"."""
_QUESTION_MARK = re.compile(rf"\?{one_of(BEHIND + '*_')}*{_PASSAGE}?\s+")
_PASSAGE_BEHIND = re.compile(rf"(?<=[?]){_PASSAGE}\W*$")
_STOP = re.compile(rf"[.?!](?={one_of(BEHIND + '*_')}*(?:\s|$))")
_LONGEST_QUESTION = 300
_LONGEST_ANSWER = 700
# So many questions, and such a share of a list, at the end of a text are there to be asked.
_FEWEST_ASKED, _SHARE_ASKED = 3, 0.8
# So many questions without a label, and such a share of them, must have what can be an
# answer below them; of paragraphs, where a question can be one of speech, more.
_FEWEST_ITEMS, _FEWEST_PARAGRAPHS, _SHARE = 2, 3, 0.6
_DENSE = 0.2
"""Share of the paragraphs of a catechism that are questions; a sermon asks now and then."""


def take_answers(
    head: Block | None, blocks: Sequence[Block], language: Language, *, asking: bool = False
) -> tuple[list[Block], list[Answered]]:
    """Return the blocks of a section without the labels, and the questions with answers.

    ``head`` is the section's heading, which can be a question itself ("Question 12 What
    is sin?"); ``asking`` says that it promises questions.
    """
    quiz = settle(blocks, language)
    split = _split(quiz, language, asking=asking)
    labels = [_labelled(block, language) for block in split]
    is_list = _is_list(split)
    asked = _asked_above(head, split, language) if head is not None else None
    # behind items that only ask, what follows the last is no answer to it
    in_row = by_label = False
    result: list[Block] = []
    found: list[Answered] = []
    answer: list[Block] = []
    for block, question in zip(split, labels, strict=True):
        if _is_left_to_reader(block, language):
            asked, answer = None, []
            continue
        remark = _is_remark(block, split, language)
        if remark or quiz.is_right(block) or (quiz.is_open(block) and not answer):
            above = result[-1] if result else head
            if above is not None and quiz.is_right(block):
                found.append(Answered(above, (block,)))
            found += _answered(asked, answer, language) if remark else []
            asked, answer = None, []
            result.append(block)
            continue
        labelled = _without(block, "answer label", language)
        if question is not None or (is_list and _asks(block)):
            found += _answered(asked, answer, language)
            items = asked is not None and asked.kind is block.kind is BlockKind.BULLET
            in_row = items and question is None and not answer
            asked, answer = question or block, []
            result.append(asked)
            continue
        if asked is None and labelled is not None and result and _may_ask(result[-1]):
            asked = result[-1]
        bracketed = _in_brackets(block, labelled) if labelled is not None else None
        if asked is not None and bracketed is not None and not answer:
            found.append(Answered(asked, (bracketed,)))
            asked = None
            result.append(bracketed)
            continue
        if in_row and not answer and labelled is None and block.kind is BlockKind.PARAGRAPH:
            asked = None
        bare = labelled if asked and labelled else block
        if asked is not None and answer and (_is_note(bare, language) or _is_next(asked, bare)):
            found += _answered(asked, answer, language)
            asked, answer = None, []
        if asked is not None:
            by_label = by_label if answer else bare is labelled
            answer.append(bare)
        result.append(bare)
    if by_label and asked is not head and all(len(pair.answer) == 1 for pair in found):
        answer = list(_first_paragraph(asked, answer))
    return result, [*found, *_answered(asked, answer, language)]


def answers_below(blocks: Sequence[Block], language: Language) -> list[Answered]:
    """Return the questions of a list that the items under them answer, each in a sentence.

    What is to be thought over, or to be looked up, is no answer.
    """
    personal = language.pattern("questions", "personal")
    told = language.pattern("statements", "instruction")
    found = []
    under: dict[int, list[Block]] = {}
    for block in blocks:
        under.setdefault(id(block.lead), []).append(block)
    for question in blocks:
        below = under.get(id(question), [])
        said = all(_is_sentence(block.text) and not told.search(block.text) for block in below)
        remark = any(_is_remark(block, below, language) for block in below)
        if below and said and not remark and _asks(question) and not personal.search(question.text):
            found.append(Answered(question, tuple(below)))
    return found


def _is_sentence(text: str) -> bool:
    """Tell whether a text states something, be it with passages behind: "He came. John 1:14"."""
    ends = (match.end() for match in re.finditer(r"[.!]", text))
    behind = (text[end:].strip(' )”"') for end in ends)
    return any(not rest or is_reference(rest) for rest in behind)


def _asked_above(head: Block, blocks: Sequence[Block], language: Language) -> Block | None:
    """Return what a heading asks, by its label or that of what stands below it."""
    asked = _without(head, "question label", language)
    if asked is None and _asks(head) and blocks:
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
            and _asks(above)
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
        other = language.pattern("layout", "another matter").match(block.text)
        if other and _may_ask(question):
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
    if question is None or not _may_ask(question):
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


def _asks(block: Block) -> bool:
    return len(block.text) <= _LONGEST_QUESTION and ends_asking(block.text)


def asks_of_passage(text: str) -> bool:
    """Tell whether a text ends with a question and, in brackets, the passage that it is about."""
    return _PASSAGE_BEHIND.search(text) is not None


def asks_with_passages(text: str) -> bool:
    """Tell whether a text ends with a question, be it with passages behind: "… sin? Rom. 3:23"."""
    return ends_asking(text) or ("?" in text and is_reference(text[text.rindex("?") + 1 :]))


def _may_ask(block: Block) -> bool:
    """Tell whether a block above an answer asks, be it with its passage behind ("… (v. 16)")."""
    return _asks(block) or asks_of_passage(block.text)


def first_of_questions(blocks: Sequence[Block]) -> int:
    """Return which block begins the questions that a text ends with; their number for none.

    A sheet prints its passage and asks about it in one list, or in paragraphs that only ask.
    """
    first = len(blocks)
    kind = blocks[-1].kind if blocks else None
    while first and blocks[first - 1].kind is kind:
        if kind is not BlockKind.BULLET and not _asks_only(blocks[first - 1]):
            break
        first -= 1
    asked = blocks[first:]
    asking = sum("?" in block.text for block in asked)
    enough = len(asked) >= _FEWEST_ASKED and asking >= len(asked) * _SHARE_ASKED
    return first if enough else len(blocks)


def asked_above(blocks: Sequence[Block]) -> int:
    """Return how many items that ask, and that nothing leads up to, stand above other items.

    A table's rows are such others too; 0 where there are too few questions, or text below them.
    """
    for at, block in enumerate(blocks):
        item = block.kind is BlockKind.BULLET and block.lead is None
        if not (item and _asks(block)):
            return at if at >= _FEWEST_ASKED and (item or block.cells) else 0
    return 0


def _asks_only(block: Block) -> bool:
    """Tell whether a paragraph asks, and says hardly more ("Who is he? How so? Explain.")."""
    stops = _STOP.findall(block.text)
    asking = stops[:1] == ["?"] and stops.count("?") * 2 > len(stops)
    return asking and len(block.text) <= _LONGEST_QUESTION


def _is_list(blocks: Sequence[Block]) -> bool:
    """Tell whether the questions among these blocks are followed by their answers."""
    asking = [block for block in blocks if _asks(block)]
    answered = [
        question
        for question, below in pairwise(blocks)
        # One item of a list is no answer to another.
        if _asks(question)
        and not _asks(below)
        and not (question.kind is below.kind is BlockKind.BULLET)
    ]
    items = all(block.kind is BlockKind.BULLET for block in asking)
    fewest = _FEWEST_ITEMS if items else _FEWEST_PARAGRAPHS
    if not items and len(asking) < len(blocks) * _DENSE:
        return False
    return len(answered) >= fewest and len(answered) >= len(asking) * _SHARE


def _labelled(block: Block, language: Language) -> Block | None:
    """Return a question without its label, in front ("Q. 12") or behind ("… Answer:")."""
    question = _without(block, "question label", language)
    behind = language.pattern("layout", "answer below").search((question or block).text)
    if behind is None:
        return question
    asked = part(question or block, 0, behind.start())
    return asked if asked is not None and _asks(asked) else question


def _is_left_to_reader(block: Block, language: Language) -> bool:
    """Tell whether a block stands for an answer that everybody has to give himself."""
    bare = _without(block, "answer label", language) or block
    return language.pattern("layout", "no answer").match(bare.text) is not None


def _is_remark(block: Block, blocks: Sequence[Block], language: Language) -> bool:
    """Tell whether a block is a leader's note that is no answer.

    One alone among the blocks, or one that speaks of a translation or of how to lead.
    """
    label = language.pattern("layout", "leader note")
    match = label.match(block.text)
    if match is None or not match["note"]:
        return False
    alone = sum(label.match(each.text) is not None for each in blocks) < _FEWEST_ITEMS
    return alone or bool(language.pattern("layout", "leader remark").search(block.text))


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


def _split(quiz: Quiz, language: Language, *, asking: bool) -> list[Block]:
    """Part questions from their answers where both stand in one block."""
    blocks = quiz.blocks
    below = [0 if quiz.is_right(block) else _line_below(block) for block in blocks]
    items = [block.kind is BlockKind.BULLET for block in blocks]
    several = sum(place > 0 for place in below) >= _FEWEST_ITEMS
    inside = {id(block): _answer_inside(block, language) for block in blocks}
    if sum(match is not None for match in inside.values()) < _FEWEST_ITEMS:
        inside = dict.fromkeys(inside)
    result: list[Block] = []
    for block, line, item in zip(blocks, below, items, strict=True):
        labelled = _labelled_answer(block, language)
        alone = language.pattern("layout", "answer below").search(block.text)
        place = labelled or (line if (several if item else asking and not alone) else 0)
        rest = part(block, place) if place else None
        first = part(block, 0, place) if rest else None
        within = None if place else inside[id(block)]
        cells = _cells_of_answer(block)
        if cells:
            first, rest = part(block, *cells[0]), part(block, *cells[1])
        elif within:
            first, rest = part(block, 0, within.start()), part(block, *within.span("answer"))
        if first is None or rest is None:
            result.append(block)
            continue
        rest = replace(rest, kind=BlockKind.PARAGRAPH)
        result += [first, rest]
        if cells or within or not (labelled or item):
            quiz.add_right(rest)
    return result


def _cells_of_answer(block: Block) -> tuple[Span, Span] | None:
    """Return the cell of a row that asks and the next one, which answers it."""
    for asked, answer in pairwise(block.cells):
        if ends_asking(block.text[slice(*asked)].strip()) and block.text[slice(*answer)].strip():
            return asked, answer
    return None


def _answer_inside(block: Block, language: Language) -> re.Match[str] | None:
    """Find the words in brackets with which a leader's sheet answers a question behind it.

    One word, or a passage, may as well be a remark.
    """
    match = language.pattern("layout", "answer in brackets").search(block.text)
    return match if match and len(match["answer"].split()) > 1 else None


def _line_below(block: Block) -> int:
    """Return where in a block the line below its question begins; 0 for none.

    A paragraph is broken nowhere else, or it is a stanza.
    """
    places = [at for at in block.breaks if block.text[:at].rstrip().endswith("?")]
    if block.kind is BlockKind.BULLET:
        return next(iter(places), 0)
    whole = block.kind is BlockKind.PARAGRAPH and len(block.breaks) == 1
    return places[0] if whole and places and not _asks(block) else 0


def _labelled_answer(block: Block, language: Language) -> int:
    """Return where "A." begins behind a question in the same block; 0 for none."""
    answer = language.pattern("layout", "answer label")
    places = (match.end() for match in _QUESTION_MARK.finditer(block.text))
    return next((place for place in places if answer.match(block.text, place)), 0)
