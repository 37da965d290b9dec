"""Which statements deserve a card, and which passage each asks for.

The front must lead to one passage: of several proofs the one that the statement echoes is
asked, and a statement that echoes none of several, or another passage of the article more,
is no question. Each passage is asked once, by the statement that leads to it best.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from versecards.extract.choosing import Reason, reason
from versecards.extract.citations import Citation
from versecards.extract.clauses import parted
from versecards.extract.echo import Echo
from versecards.extract.elsewhere import Elsewhere
from versecards.extract.fronts import TOO_LONG
from versecards.extract.grammar import has_verb, stands
from versecards.extract.pronouns import opening_pronoun
from versecards.extract.quotemarks import QUOTED
from versecards.extract.rivals import Answer, Claim, keep_learned, once_each, strength_of
from versecards.extract.statements import Statement
from versecards.extract.units import neighbour
from versecards.extract.words import content_words
from versecards.marks import DOUBLE, one_of
from versecards.notes import Kind
from versecards.scripture.likeness import likeness, share_in
from versecards.scripture.parallels import parallels
from versecards.scripture.reference import Reference, spanning

_SEVERAL = 3
"""So many proofs in different chapters prove each a piece of a statement."""
_MORE = 1.5
"""Another proof than the first is asked where the statement echoes it so much more."""
_CLEAR = 9.0
"""An echo of so much weight leads to the passage: a rare word or two."""
_HEARD = 4.0
"""A part of a sentence has at least so much of its passage: one word that is no small one."""
_AROUND = 4
"""Verses in front of a passage, and behind it, that tell of whom or what it speaks."""
_CLEARLY = 1.25
"""Parts echo their own passages so many times as much as one another's."""
_RARE = 7.5
"""A word of so much weight stands in at most seventeen verses: it leads to one that has it."""
_LETTERS = 9
"""Letters of a word on the average, from which a text is none."""
_TWICE, _BESIDE = 2.0, 2
"""A statement that has so many times more of a passage so many verses away was given that of the
wrong number."""
_MANY_WORDS = 10
_ALL_BUT = 0.8
"""A statement of so many words with sense repeats a passage that has this part of them."""
_PIECE, _LIKE = 6, 0.85
"""So many words that are so like a piece of a passage (``scripture/likeness.py``) are its own."""
_VERSE, _SAME_WORDS, _ADDED = 14, 0.52, 4
"""So many words, as a whole so like a passage and with hardly more words in a row than it, are
the passage in another translation. In 245 articles 40 of 48 statements that are so like theirs
were the verse, and 2 of 17 that are so by 0.4 to 0.52."""
_OF_PIECE, _OF_VERSE = 0.73, 0.35
"""With a smaller share of their words in it, words cannot be so like a passage or a piece of it."""
_SHORT_QUOTATION, _MOSTLY = 12, 0.6
"""Words of a quotation that may stand on a front, or so much of it: more are the passage."""
_SHORT = 3
"""Verses of a passage that is known by its words."""
_FULL = 18.0
"""An echo of so much weight counts in full: two or three rare words."""
_WIDEST = 60
"""Verses; a wider passage has no one story."""
_MUCH, _VERY_MUCH, _HARDLY = 5, 8, 0.1
"""Of more words with sense the passage of a statement has one; of very many this weight."""
_LABEL = 6
"""Words of a front that may be a mere label."""
_LONG = 32
"""Words of a statement from which it is hard to take in."""


def weigh(
    found: Sequence[Statement],
    echo: Echo,
    cited: Sequence[Citation],
    learned: Collection[str] = (),
) -> list[Claim]:
    """Return every statement with its answer and reasons, in the article's order.

    ``cited`` are all passages of the article: one that names none may lead to one of them.
    ``enough`` says which are chosen; each passage is asked by one of those at most. But those
    of the fronts in ``learned`` stay that are lost only for what else the article says.
    """
    elsewhere = Elsewhere(cited, echo)
    found = list(elsewhere.placed(found, learned))
    passages = tuple(
        answer
        for answer in dict.fromkeys(a for one in found for a in _answers(one.asked, wide=False))
        if sum(len(ref.verses()) for ref in answer) <= _SHORT
    )
    claims = [claim for one in found for claim in _claims(one, echo)]
    for claim in claims:
        claim.reasons += _reasons(claim, echo, passages, elsewhere)
    keep_learned(claims, learned)
    once_each(claims, echo)
    return claims


def _answers(references: Sequence[Reference], *, wide: bool = True) -> list[Answer]:
    """References put together by chapter, in their order."""
    groups: dict[tuple[str, int], list[Reference]] = {}
    for ref in references:
        if wide or not _is_wide(ref):
            groups.setdefault((ref.book, ref.chapter), []).append(ref)
    return [tuple(group) for group in groups.values()]


def _is_wide(reference: Reference) -> bool:
    if reference.end_chapter - reference.chapter > 1 or reference.end_book:
        return True
    return sum(1 for _ in reference.verses()) > _WIDEST


def _claims(statement: Statement, echo: Echo) -> Iterator[Claim]:
    answers = _answers(statement.asked)
    if not answers:
        yield Claim(statement, (), ())
        return
    shared = _shared_out(statement, answers, echo)
    if shared:
        for text, answer in shared:
            part = replace(statement, text=text, asked=answer, part=True)
            yield Claim(part, answer, ())
        return
    best = answers[0]
    text = _own_text(statement, echo)
    strengths = {answer: strength_of(text, answer, echo) for answer in answers}
    more = _MORE if len(answers) < _SEVERAL else 1.0  # of many the first is no better than any
    for answer in answers[1:]:
        if strengths[answer] > max(more * strengths[best], _CLEAR):
            best = answer
    others = [ref for answer in answers if answer is not best for ref in answer]
    same = [ref for asked in best for ref in parallels(asked)] if len(best) == 1 else []
    also = [ref for ref in (*others, *same) if ref.verse is not None and ref not in best]
    yield Claim(statement, best, tuple(dict.fromkeys(also)))


def _shared_out(
    statement: Statement, answers: Sequence[Answer], echo: Echo
) -> list[tuple[str, Answer]]:
    """The parts of a statement, each with the passage that it echoes, in the same order.

    "Samuel prayed for Israel and warned of a king (1 Samuel 7:5; 8:11)" is two statements.
    """
    if len(answers) < 2 or statement.context:
        return []
    best: list[tuple[str, Answer]] = []
    weight = 0.0
    for parts in parted(statement.text, len(answers), echo.language):
        pairs = list(zip(parts, answers, strict=True))
        strengths = [strength_of(text, answer, echo) for text, answer in pairs]
        crossed = [
            max(strength_of(text, other, echo) for other in answers if other is not answer)
            for text, answer in pairs
        ]
        own = min(strengths) >= _HEARD and all(
            strength >= other for strength, other in zip(strengths, crossed, strict=True)
        )
        own = own and sum(strengths) > _CLEARLY * sum(crossed)
        if own and sum(strengths) > weight:
            best, weight = pairs, sum(strengths)
    return best


def _names_each(text: str, answers: Sequence[Answer], echo: Echo) -> bool:
    """Whether a list of names goes through the passages: "Abraham, Moses and Samuel"."""
    listed = echo.language.pattern("statements", "list of names").search(text)
    if not listed:
        return False
    names = echo.language.pattern("statements", "name of a list").findall(listed[0])
    held = [
        {number for number, answer in enumerate(answers) if strength_of(name, answer, echo)}
        for name in names
    ]
    return sum(1 for numbers in held if len(numbers) == 1) > 1


def _own_text(statement: Statement, echo: Echo) -> str:
    """The words of a front that may lead to a passage.

    Where the passages stand below several sentences, what the heading asks leads to any.
    """
    if "below" in statement.faults:
        asked = set(content_words(statement.block.section.heading, echo.language))
        words = content_words(statement.text, echo.language)
        return " ".join(word for word in words if word not in asked)
    return f"{statement.context} {statement.text}".strip()


def _reasons(
    claim: Claim, echo: Echo, passages: Sequence[Answer], elsewhere: Elsewhere
) -> Iterator[Reason]:
    """The evidence that the front of a claim leads to its answer, and to no other."""
    statement = claim.statement
    codes = list(statement.faults)
    if claim.answer:
        text = _own_text(statement, echo)
        strength = strength_of(text, claim.answer, echo)
        if statement.loose:
            strength = max(strength, elsewhere.strength(text, claim.answer[0]))
            codes.append("elsewhere")
        else:
            codes.append("leads in" if statement.leads else "at its reference")
        if strength:
            yield reason(Kind.CONCEPT, "echo", times=min(1.0, strength / _FULL))
        codes += _unheard(claim, text, strength, echo)
        if any(_is_wide(ref) for ref in claim.answer):
            codes.append("wide")
        elif any(ref.verse is None for ref in claim.answer):
            codes.append("chapter" if strength >= _HEARD else "unheard")
        if _repeats(statement, claim.answer, echo):
            codes.append("repeats")
        if _is_answered_elsewhere(claim, strength, echo, passages):
            codes.append("answered elsewhere")
        yield from _of_proofs(claim, strength, echo)
    codes += _of_form(statement, echo)
    if echo.names_book(statement.text, claim.answer):
        codes.append("names-book")
        books = {ref.format().rpartition(" ")[0] for ref in claim.answer}
        if any(re.search(rf"\b{re.escape(book)} \d", statement.text) for book in books):
            codes.append("about-passages")  # "Few chapters are as great as Acts 15"
    for code in codes:
        yield reason(Kind.CONCEPT, code)


def _unheard(claim: Claim, text: str, strength: float, echo: Echo) -> Iterator[str]:
    """What is against a statement that has few words of its passage, or none."""
    statement = claim.statement
    alike = echo.language.has("grammar")  # in another language a passage has none of its words
    if alike and not strength and not _is_heard_around(text, claim.answer, echo):
        yield "silent"
    if statement.behind and strength < _CLEAR:
        yield "behind"
    bare = strength < _HEARD and (_is_label(text, echo) or _only_leads(statement, echo))
    proved = not statement.leads and len(_answers(statement.asked)) == 1
    if bare or (alike and _says_another_thing(text, strength, echo, proved=proved)):
        yield "unheard"


def _is_heard_around(text: str, answer: Answer, echo: Echo) -> bool:
    """Whether the verses around a passage have a word of a statement, as its scene or matter."""
    around = (
        spanning(
            neighbour(ref.first, -min(_AROUND, (ref.first.verse or 1) - 1)),
            neighbour(ref.last, _AROUND),
        )
        for ref in answer
        if ref.verse is not None
    )
    return any(echo.weight(echo.shared(text, ref)) >= _HEARD for ref in around)


def _of_form(statement: Statement, echo: Echo) -> Iterator[str]:
    """What the wording of a front says against it."""
    if statement.context:
        points = opening_pronoun(statement.text, echo.language) in _pointing(echo)
        asks = statement.context.endswith(("?", ":"))
        yield "told before" if points and not asks else "sentence before"
    count = len(statement.text.split())
    too_long = count > TOO_LONG or len(statement.text) > TOO_LONG * _LETTERS
    if count > _LONG or too_long:
        yield "too long" if too_long else "long"
    if not has_verb(statement.text, echo.language):
        yield "no verb"


def _pointing(echo: Echo) -> list[str]:
    """The words that point at what was said: "This moment shows …"."""
    words: list[str] = echo.language.table("pronouns")["pointing"]
    return words


def _only_leads(statement: Statement, echo: Echo) -> bool:
    """Whether what leads into a quotation tells who speaks there, and not of what."""
    speaks = echo.language.pattern("statements", "speaks for scripture").match(statement.text)
    return statement.leads and bool(speaks)


def _is_label(text: str, echo: Echo) -> bool:
    """Whether a few words name something and say nothing of it ("A call to repentance")."""
    return len(text.split()) <= _LABEL and not stands(text, echo.language)


def _says_another_thing(text: str, strength: float, echo: Echo, *, proved: bool) -> bool:
    """Whether a text says so much that a passage with hardly a word of it does not say it.

    ``proved``: its author gives one passage for it, and may have put that in other words.
    """
    words = {*content_words(text, echo.language)}
    if not strength:
        return len(words) > _MUCH and not proved
    return len(words) > _VERY_MUCH and strength < _HARDLY * echo.weight(words)


def _repeats(statement: Statement, answer: Answer, echo: Echo) -> bool:
    """Whether a statement is the passage itself in all but a few words.

    Beside a quotation, or with quotation marks in it, it may be what a quotation leaves over.
    """
    marked = QUOTED.findall(statement.text)
    most = max(_SHORT_QUOTATION, _MOSTLY * len(statement.text.split()))
    if any(len(words.split()) > most or _is_a_verse(words, answer, echo) for words in marked):
        return True
    count = len(statement.text.split())
    marked_words = re.search(one_of(DOUBLE), statement.text)
    texts = echo.wordings.library.embedded()
    quotes = count >= _PIECE and bool(statement.leads or statement.loose or marked_words)
    told = sum(len(ref.verses()) for ref in answer) > _SHORT  # a story is retold
    retells = count >= _VERSE and not (told or marked_words)
    for ref in answer if quotes or retells else ():
        if share_in(statement.text, ref, texts) < (_OF_VERSE if retells else _OF_PIECE):
            continue
        like = likeness(statement.text, ref, texts)
        if like and quotes and max(like.whole, like.piece) >= _LIKE:
            return True
        if like and retells and like.whole >= _SAME_WORDS and like.added <= _ADDED:
            return True
    if len(content_words(statement.text, echo.language)) < _MANY_WORDS:
        return False
    short = [ref for ref in answer if sum(1 for _ in ref.verses()) <= _SHORT]
    return any(echo.share(statement.text, ref) >= _ALL_BUT for ref in short)


def _is_a_verse(words: str, answer: Answer, echo: Echo) -> bool:
    """Whether quoted words are the whole of a verse that is asked for, and no mere piece of it."""
    texts = echo.wordings.library.embedded()
    verses = (ref for ref in answer if ref.is_verse and len(words.split()) >= _PIECE)
    held = (likeness(words, ref, texts) for ref in verses)
    return any(like is not None and like.whole >= _LIKE for like in held)


def _of_proofs(claim: Claim, strength: float, echo: Echo) -> Iterator[Reason]:
    """What it says against a claim that several passages are given for it."""
    statement = claim.statement
    answers = _answers(statement.asked)
    many = len(answers) >= _SEVERAL
    if many and (
        min(strength, strength_of(statement.text, claim.answer, echo)) < _CLEAR
        or _names_each(statement.text, answers, echo)
    ):
        yield reason(Kind.CONCEPT, "several")
    elif len(answers) > 1:
        sure = strength >= _CLEAR or len(claim.answer) > 1
        yield reason(Kind.CONCEPT, "two", times=0.5 if sure else 1.0)


def _are_neighbours(one: Reference, other: Reference) -> bool:
    """Whether two passages lie so near in a chapter that one may be misnumbered for the other."""
    if one.verse is None or other.verse is None:
        return False
    same = (one.book, one.chapter) == (other.book, other.chapter)
    return same and abs(one.verse - other.verse) <= _BESIDE


def _is_answered_elsewhere(
    claim: Claim, strength: float, echo: Echo, passages: Sequence[Answer]
) -> bool:
    """Whether a rare word of a claim stands in another of short passages, and not in its own."""
    own = {*claim.answer, *claim.also}
    text, limit = claim.statement.text, max(strength, _RARE)
    rare = echo.rarer(text, limit)
    for other in passages:
        heard = bool(rare) and any(echo.has_any(rare, ref) for ref in other)
        if not heard and any(_are_neighbours(ref, mine) for ref in other for mine in claim.answer):
            heard = strength_of(text, other, echo) >= max(_TWICE * strength, _CLEAR)
        if heard and not any(ref.overlaps(mine) for ref in other for mine in own):
            return True
    return False
