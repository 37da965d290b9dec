"""Claims side by side: each passage and each thought is asked once, by the best of them.

A statement that is learned already is the best: reviews are worth more than wording.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from versecards.extract.choosing import Choice, Reason, decides, enough, reason, score
from versecards.extract.echo import Echo
from versecards.extract.grammar import stands
from versecards.extract.statements import Statement
from versecards.extract.words import content_words
from versecards.notes import Kind
from versecards.scripture.reference import Reference
from versecards.scripture.wording import stems

_SAME = 3
"""Passages are the same where the verses in common are one of so many."""
_ALIKE = 0.6
"""Statements that share so much of their words say the same."""
_OF_OTHERS = ("answered elsewhere", "part asked")
"""Reasons against a statement that lie in what else its article says."""

Answer = tuple[Reference, ...]
"""What one card asks for: verses of one chapter."""


@dataclass
class Claim:
    """A statement, the answer that its card asks for, others that are right, and its reasons."""

    statement: Statement
    answer: Answer
    also: tuple[Reference, ...]
    reasons: list[Reason] = field(default_factory=list)

    @property
    def score(self) -> float:
        """The weight of its reasons together."""
        return score(self.reasons)

    @property
    def chosen(self) -> bool:
        """Whether it deserves a card."""
        return bool(self.answer) and enough(Kind.CONCEPT, self.reasons)

    @property
    def is_learned(self) -> bool:
        """Whether it stays because it is learned already."""
        return any(found.code == "learned" for found in self.reasons)

    def choice(self, file: str) -> Choice:
        """Return what ``list --why`` tells of it; ``file`` is where it stands."""
        statement = self.statement
        line, column = statement.block.block.position(statement.start)
        reasons = tuple(self.reasons)
        return Choice(Kind.CONCEPT, statement.text, file, line, column, reasons, self.chosen)


def strength_of(text: str, answer: Answer, echo: Echo) -> float:
    """Return the weight of what a text shares with that passage of an answer that has most."""
    return max((echo.strength(text, ref) for ref in answer), default=0.0)


def keep_learned(claims: Sequence[Claim], learned: Collection[str]) -> None:
    """Give each front that is learned its reason to stay, unless it is no front any more."""
    left = set(learned)
    for claim in claims:
        own = [found for found in claim.reasons if found.code not in _OF_OTHERS]
        spoilt = any(found.weight < 0 and decides(found.weight) for found in own)
        if claim.statement.text in left and claim.answer and not spoilt:
            left.discard(claim.statement.text)
            claim.reasons[:] = [*own, reason(Kind.CONCEPT, "learned")]


def once_each(claims: Sequence[Claim], echo: Echo) -> None:
    """Leave each passage and each thought to the claim that leads to it best."""
    able = [claim for claim in claims if claim.chosen]
    for claim in able:
        if any(_is_part(other, claim) for other in able):
            claim.reasons.append(reason(Kind.CONCEPT, "part asked"))
    order = sorted(
        range(len(claims)),
        key=lambda number: (
            not claims[number].is_learned,
            claims[number].statement.loose,
            -claims[number].score,
            number,
        ),
    )
    kept: list[Claim] = []
    for number in order:
        claim = claims[number]
        if not claim.chosen:
            continue
        if claim.is_learned:
            kept.append(claim)
            continue
        same = [one for one in kept if _same_answer(one, claim)]
        if same:
            claim.reasons.append(reason(Kind.CONCEPT, "asked already"))
            same[0].also = tuple(dict.fromkeys((*same[0].also, *_new(claim, same[0]))))
        elif any(_alike(one, claim, echo) for one in kept):
            claim.reasons.append(reason(Kind.CONCEPT, "said already"))
        else:
            kept.append(claim)
    _contrast_once(kept, echo)


def _contrast_once(kept: Sequence[Claim], echo: Echo) -> None:
    """Leave a contrast with which several claims open to the one whose passage it echoes most.

    "Unlike a hireling, …" before two of them would lead to one passage from both.
    """
    pattern = echo.language.pattern("statements", "opens with a contrast")
    opened = [(claim, found) for claim in kept if (found := pattern.match(claim.statement.text))]
    if not opened:
        return
    best = max(opened, key=lambda one: strength_of(one[1][0], one[0].answer, echo))
    for claim, found in opened:
        rest = claim.statement.text[found.end() :]
        here, there = (content_words(text, echo.language) for text in (found[0], best[1][0]))
        if found is best[1] or not 2 * len({*here} & {*there}) >= len({*here}):
            continue
        if stands(rest, echo.language):
            text = rest[:1].upper() + rest[1:]
            claim.statement = replace(claim.statement, text=text, part=True)


def _is_part(small: Claim, large: Claim) -> bool:
    return _same_answer(small, large) and all(
        any(whole != part and whole.contains(part) for whole in large.answer)
        for part in small.answer
    )


def _new(claim: Claim, other: Claim) -> list[Reference]:
    return [ref for ref in claim.answer if ref not in other.answer]


def _same_answer(first: Claim, second: Claim) -> bool:
    """Whether two claims ask for the same: a verse within a whole story is another thing."""
    one = {verse for ref in first.answer for verse in ref.verses()}
    other = {verse for ref in second.answer for verse in ref.verses()}
    return len(one & other) * _SAME >= len(one | other)


def _alike(first: Claim, second: Claim, echo: Echo) -> bool:
    here = (first.statement.block, first.statement.start)
    same = here == (second.statement.block, second.statement.start)
    if same and first.statement.text != second.statement.text:
        return False  # parts of one sentence
    one = set(stems(" ".join(content_words(first.statement.text, echo.language))))
    other = set(stems(" ".join(content_words(second.statement.text, echo.language))))
    shared = len(one & other)
    return shared > _ALIKE * max(len(one), len(other), 1)
