"""Answers in the article's own words: to its title, its headings, its prose, its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from string import ascii_lowercase

from versecards.article.choices import are_choices, letter_of
from versecards.article.model import BlockKind
from versecards.article.noanswer import is_told_to_do
from versecards.extract.antecedents import leans
from versecards.extract.cited import find_cited
from versecards.extract.clauses import BLANK, without_references
from versecards.extract.fronts import tidy, unwrap
from versecards.extract.pronouns import opening_pronoun
from versecards.extract.reading import ReadBlock, Sentence
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import CLOSES, OPENS
from versecards.scripture.wording import words

_LONGEST = 45
"""Words of an answer; what is longer is hard to recall and to grade."""
_LETTERS = 10
"""Letters of a word on the average, with its space, from which a text is none."""
_ENOUGH = 12
"""Words from which an answer needs no further sentence."""
_TORN = re.compile(r"\W*(?:…|\.{2,})")
"""With which a text begins that goes on with one before it."""
_FRAGMENT = 6
"""Words without a stop are a heading or a link, unless they are more than so many."""
_FEWEST_ITEMS = 3
"""So many bullets under a heading that asks are the answer to it."""
_FEWEST_LINES, _LONGEST_LINE = 2, 20
"""So many sentences, of so many words, are a list, if each is a line right below the one before
or begins with the same word."""
_LONGEST_LIST = 90
"""Words of such a list; the lines of a text without a gap are none."""
_HARDLY_BETTER = 0.5
"""By which a later sentence of a paragraph must speak more to the question than the first does."""
_FEWEST_CHOICES = 2
_NEAR = 2
"""The ends in which forms of one word may differ ("angry", "anger")."""
_FEWEST_SHARED = 3
_TAKES_UP = 1.5
"""What it counts that a sentence takes up the verb of the question with its helping verb."""


@dataclass(frozen=True)
class Answer:
    """An answer, and the blocks from which it is taken."""

    text: str
    blocks: tuple[ReadBlock, ...]


@dataclass(frozen=True)
class _Said:
    """A sentence as it can stand on a card; ``after`` is how it goes on from one before it."""

    text: str
    block: ReadBlock
    after: str


def all_said(texts: Sequence[str]) -> str:
    """Return texts one after the other, each ended that has no stop, save the last."""
    ended = [f"{text}." if text[-1:].isalnum() else text for text in texts[:-1]]
    return " ".join((*ended, *texts[-1:]))


def plain_sentence(block: ReadBlock, sentence: Sentence, language: Language) -> str:
    """Return a sentence as it can stand on a card, without its references."""
    text = block.block.text
    cited = find_cited(text, sentence, language)
    words = without_references(text, sentence, cited, language)
    cut = any(sentence.start <= mention.start < sentence.end for mention in block.mentions)
    return tidy(unwrap(words, language) if cited.inline else words, language, cut=cut)


def answer_of_section(
    question: str, blocks: Sequence[ReadBlock], language: Language
) -> Answer | None:
    """Return the answer to a question that is the heading of these blocks.

    Its short answer ("Yes. …"), else its list, else its one paragraph if that is short, from
    where it speaks of what is asked, else the sentences that do; never a table.
    """
    body = [b for b in blocks if b.block.kind is not BlockKind.QUOTE and not b.block.cells]
    prose = [block for block in body if block.block.kind is BlockKind.PARAGRAPH]
    bullets = [block for block in body if block.block.kind is BlockKind.BULLET]
    short = language.pattern("questions", "short answer")
    if prose and short.match(prose[0].block.text):
        return _from(list(_sentences(prose[:1], language)), prose[0])
    items = _items(prose, bullets)
    if _are_choices(question, bullets, language):
        return None
    if items:
        return _of_items(items, language)
    said = list(_sentences(prose, language))
    return _said_to(question, said, language) if said else None


def _said_to(question: str, said: Sequence[_Said], language: Language) -> Answer | None:
    """Return those of the sentences below a question that answer it.

    Of a paragraph that is too long, what it says first and does not quote, if hardly anything
    speaks more to the question.
    """
    speaks = [_speaks_to(question, one.text, language) for one in said]
    block = said[0].block
    if all(one.block is block for one in said):
        first = next((n for n, score in enumerate(speaks) if score > 0), len(said))
        count = sum(len(one.text.split()) for one in said[first:])
        asks = any(one.text.endswith("?") for one in said[first:])
        if 0 < count <= _LONGEST and not asks:
            return _whole(_joined(said[first:]), block)
        if count and not asks and speaks[first] >= max(speaks) - _HARDLY_BETTER:
            quotes = (n for n, one in enumerate(said) if n > first and _quotes(one.text))
            return _from(said[first : next(quotes, len(said))], block)
    best = speaks.index(max(speaks))
    says = _says_yes_or_no(question, said[best].text, language)
    return _from(said[best:], said[best].block) if says else None


def _quotes(text: str) -> bool:
    """Tell whether a sentence has a quotation in it."""
    return any(mark in text for mark in OPENS)


def _items(prose: Sequence[ReadBlock], bullets: Sequence[ReadBlock]) -> Sequence[ReadBlock]:
    """Return the items of the list that answers a question; its lines may have lost their marks."""
    if len(bullets) >= _FEWEST_ITEMS:
        return bullets
    numbered = [block for block in prose if _is_numbered_line(block)]
    if len(numbered) >= _FEWEST_ITEMS:
        return numbered
    said = list(dropwhile(lambda block: block.block.text.endswith(":"), prose))
    begun = {block.block.text.split()[0] for block in said}
    run = said[:1] if len(begun) > 1 else said
    for above, below in pairwise(said[: len(said) if len(begun) > 1 else 0]):
        if below.block.line != above.block.position(len(above.block.text) - 1)[0] + 1:
            break
        run.append(below)
    count = sum(len(one.block.text.split()) for one in run) if all(map(_is_short, run)) else 0
    return run if len(run) >= _FEWEST_LINES and 0 < count <= _LONGEST_LIST else []


def _is_short(block: ReadBlock) -> bool:
    """Tell whether a paragraph is one sentence like an item of a list, which asks nothing."""
    text = block.block.text
    return (
        len(block.sentences) == 1
        and len(text.split()) <= _LONGEST_LINE
        and not text.endswith(("?", ":"))
    )


def _are_choices(question: str, bullets: Sequence[ReadBlock], language: Language) -> bool:
    """Tell whether bullets are choices: lettered one after the other, or such by their look."""
    letters = "".join(letter_of(block.block, language) for block in bullets)
    lettered = len(letters) >= _FEWEST_CHOICES and ascii_lowercase.startswith(letters)
    return lettered or are_choices(question, [block.block.text for block in bullets], language)


def _says_yes_or_no(question: str, text: str, language: Language) -> bool:
    """Tell whether a sentence of a long text can say yes or no to a question that wants it.

    It speaks of all that is asked.
    """
    if not language.pattern("questions", "yes or no").search(question):
        return True
    words = content_words(text, language)
    return all(any(akin(one, word) for word in words) for one in content_words(question, language))


def answer_behind(
    block: ReadBlock, index: int, language: Language, after: Sequence[ReadBlock] = ()
) -> Answer | None:
    """Return the sentences behind a question of a block, as its answer.

    If there are none, the list below it, or what the first of the blocks ``after`` it says.
    """
    said = [_said(block, sentence, language) for sentence in block.sentences[index + 1 :]]
    if not said and after:
        kind = after[0].block.kind
        run = list(takewhile(lambda one: one.block.kind is kind, after))
        bullets = kind is BlockKind.BULLET
        if bullets and _are_choices(block.text_of(block.sentences[index]), run, language):
            return None
        items = _items(() if bullets else run, run if bullets else ())
        if items and kind is not BlockKind.QUOTE:
            return _of_items(items, language)
        said = [_said(after[0], sentence, language) for sentence in after[0].sentences]
    said = [one for one in said if one.text and BLANK not in one.text]
    if not said or said[0].text.endswith("?") or is_told_to_do(said[0].text, language):
        return None  # "Explain your answer" is none
    return _from(said, said[0].block)


def _sentences(blocks: Sequence[ReadBlock], language: Language) -> Iterator[_Said]:
    for block in blocks:
        for sentence in block.sentences:
            one = _said(block, sentence, language)
            told = one.text and BLANK not in one.text and not _TORN.match(one.text)
            if told and not is_told_to_do(one.text, language):
                yield one


def _said(block: ReadBlock, sentence: Sentence, language: Language) -> _Said:
    """A sentence without the word that ties it to another, and with it ("But we …")."""
    text = plain_sentence(block, sentence, language)
    raw = block.text_of(sentence).lstrip()
    tie = language.pattern("statements", "connective").match(raw)
    behind = raw[tie.end() :] if tie else ""
    if tie is None or not text or behind[:1].lower() != text[0].lower():
        return _Said(text, block, text)
    return _Said(text, block, f"{tie[0]}{behind[0]}{text[1:]}")


def _joined(said: Sequence[_Said]) -> str:
    """Sentences one after the other, the first as it stands alone."""
    return " ".join(one.after if place else one.text for place, one in enumerate(said))


def _from(said: Sequence[_Said], block: ReadBlock) -> Answer | None:
    """Sentences of a block from the first on, until they are enough or would be too many."""
    taken: list[_Said] = []
    for one in said:
        count = sum(len(other.text.split()) for other in taken)
        if one.block is not block or one.text.endswith("?"):
            break
        goes_on = bool(taken) and one.text.split()[0] == taken[-1].text.split()[0]
        more = count + len(one.text.split()) > _LONGEST or (count >= _ENOUGH and not goes_on)
        if taken and more:
            break
        taken.append(one)
    return _whole(_joined(taken), block)


def _whole(text: str, block: ReadBlock) -> Answer | None:
    """A text of a block as an answer; ``None`` where it is no sentence."""
    if len(text) > _LONGEST * _LETTERS:
        return None  # no words of a language
    whole = text.endswith((".", "!", "?", *CLOSES)) or len(text.split()) > _FRAGMENT
    return Answer(text, (block,)) if whole else None


def _of_items(bullets: Sequence[ReadBlock], language: Language) -> Answer | None:
    """The first sentence of each item of a list; ``None`` where some of it is to be filled in."""
    blank = language.pattern("layout", "to fill in")
    if any(blank.search(block.block.text) for block in bullets):
        return None
    number = language.pattern("layout", "heading number")
    first = [plain_sentence(block, _first(block), language) for block in bullets]
    first = [number.sub("", text) for text in first]
    texts = [re.sub(r"[:,;]$", "", text.strip()) for text in first]
    whole = [text for text in texts if text and BLANK not in text]
    ended = [text if text[-1:] in ".!?" + CLOSES else f"{text}." for text in whole]
    return Answer(" ".join(ended), tuple(bullets))


def _first(block: ReadBlock) -> Sentence:
    """The first sentence of a block that has a word; a number may stand as one before it."""
    said = (one for one in block.sentences if re.search(r"[^\W\d_]", block.text_of(one)))
    return next(said, block.sentences[0])


def _is_numbered_line(block: ReadBlock) -> bool:
    """Whether a block is the head of a part: "**1. From slavery.**", all of it stressed."""
    text = block.block.text
    stressed = any(end - start >= len(text) - 2 for start, end in block.block.marks)
    return stressed and bool(re.match(r"\(?\d{1,2}[.)]\s", text))


def _speaks_to(question: str, text: str, language: Language) -> float:
    """How much of what a question asks for a sentence speaks of."""
    if language.pattern("statements", "needs more").search(text) or text.endswith((":", "?")):
        return -1.0
    common = language.table("words")["too common"]
    asked = content_words(question, language)
    said = content_words(text, language)
    score = 0.0
    for word in dict.fromkeys(asked):
        if any(akin(word, other) for other in said):
            score += 0.5 if word in common else 1.0
    if said and any(akin(word, said[0]) for word in asked):
        score += 0.5
    if leans(text, language):
        score -= 0.75
    asking = language.pattern("questions", "asks with a helping verb").match(question)
    if asking and f"{asking['helps']} {asking['rest']}".casefold() in text.casefold():
        score += _TAKES_UP  # "When should we rest?": "A man should rest when …"
    return score - int(_quotes(text))


def takes_up(question: str, answer: str, language: Language) -> bool:
    """Whether a text speaks of what a question asks for: by a word of it, or by a pronoun.

    A preacher asks, and goes on with something else.
    """
    said = content_words(answer, language)
    shared = any(akin(word, other) for word in content_words(question, language) for other in said)
    short = language.pattern("questions", "short answer").match(answer)
    persons = language.entries("pronouns", "one person", "several")
    person = any(word in persons for word in words(answer))
    return bool(shared or short or person or opening_pronoun(answer, language))


def akin(one: str, other: str) -> bool:
    """Whether two words are forms of one ("angry" and "anger")."""
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared >= max(_FEWEST_SHARED, min(len(one), len(other)) - _NEAR)


def contrast(question: str, said: Sequence[str], language: Language) -> str:
    """Return the sentence that sets against each other what a question asks to compare."""
    if not language.pattern("questions", "contrast").search(question):
        return ""
    best, most = "", 1.5
    asked = content_words(question, language)
    compared = language.pattern("questions", "compares").search(question)
    sides = [set(content_words(side, language)) for side in compared.groups()] if compared else []
    for text in said:
        if not language.pattern("questions", "contrasts").search(text):
            continue
        words = content_words(text, language)
        other = sides[::-1]
        alone = [side - against for side, against in zip(sides, other, strict=True)]
        if any(own and not any(akin(one, w) for one in own for w in words) for own in alone):
            continue  # it speaks of one of the two
        score = sum(1.0 for word in dict.fromkeys(asked) if any(akin(word, w) for w in words))
        if score > most:
            best, most = text, score
    return best
