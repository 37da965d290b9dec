"""A question is known by its answer too, in whatever words it is asked now.

What the ledger keeps of an answer is its first words, and the passages that it names: enough to
know it again, and also where a word of it was mended. The less an answer says ("Peter", "God"),
the more of the question must still be there; and what two questions of an article answer proves
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from versecards.ledger.candidates import Index, Neighbours
from versecards.ledger.doubt import Pair, clear
from versecards.ledger.entry import Entry
from versecards.ledger.similar import normalise, similarity, weight, words
from versecards.notes import Note, QuestionContent

_ENOUGH = 100
"""About so many letters of an answer are kept."""
_NEAR = 0.80
"""Answers so much alike are one, in which something was mended."""
_OTHER = 0.50
"""Answers less alike are two."""
_NAME = 12
"""What weighs no more may be the answer to anything: names, a number, yes or no."""
_FEW = 5
"""So may what has no more words than these."""
_SENTENCE = 5
"""What weighs so much more than a name is the answer to one question only; half of it is, if
that question stood where this one stands."""
_PASSAGES = 6
"""What the same passages add to an answer's weight."""
_QUESTION = 0.60
"""So much alike must two questions be whose answer proves nothing."""
_IN_PLACE = 2
"""What ``Neighbours`` says of a note between the same two, and as far from them."""


def answer_of(note: Note) -> tuple[str, ...]:
    """Return what the ledger keeps of a note's answer; nothing where there is none.

    It is the first words, then the passages as OSIS writes them. What is to be thought over has
    no answer.
    """
    content = note.content
    if not isinstance(content, QuestionContent) or content.prompt:
        return ()
    said = content.answer or " ".join(support.sentence for support in content.support)
    first = _first_words(normalise(said))
    return (first, *(reference.osis for reference in note.references)) if first else ()


def _first_words(text: str) -> str:
    if len(text) <= _ENOUGH:
        return text
    return text[: _ENOUGH + 1].rpartition(" ")[0] or text[:_ENOUGH]


def agreement(old: Sequence[str], new: Sequence[str]) -> int:
    """Return 1 where two questions have one answer, and not one that any question may have; -1
    where they have two; else 0."""
    if not old or not new or similarity(old[0], new[0]) < _OTHER:
        return -1 if old and new else 0
    return int(_evidence(old, new) > _NAME)


def _evidence(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how much it says that two questions have these answers; 0 if they are not one."""
    if not old or not new or (old[0] != new[0] and similarity(old[0], new[0]) < _NEAR):
        return 0.0
    both = set(words(old[0])) & set(words(new[0]))
    said = sum(map(weight, both)) if len(both) > _FEW else min(_NAME, sum(map(weight, both)))
    return said + (_PASSAGES if len(old) > 1 and set(old[1:]) == set(new[1:]) else 0)


class Answers:
    """The answers of some questions, by number, and by article."""

    def __init__(self, answers: Mapping[int, Sequence[str]], home: Callable[[int], str]) -> None:
        self.of = answers
        self._home = home
        groups: dict[str, dict[int, str]] = defaultdict(dict)
        for number, answer in answers.items():
            groups[home(number)][number] = answer[0]
        self._indexes = {article: Index(texts) for article, texts in groups.items()}

    def like(self, answer: Sequence[str], article: str) -> list[int]:
        """Return the questions of an article that have this answer."""
        index = self._indexes.get(article)
        likely = index.likely(answer[0]) if index else ()
        return [number for number in likely if _evidence(self.of[number], answer)]

    def alone(self, number: int) -> bool:
        """Whether no other question of its article has the same answer."""
        return self.like(self.of[number], self._home(number)) in ([number], [])


def pairs_by_answer(
    entries: Sequence[Entry],
    notes: Sequence[Note],
    homes: Sequence[str],
    entry_of: Mapping[int, int],
    before: Callable[[str], Iterable[str]],
) -> list[Pair]:
    """Return the questions of today that were asked in other words, each with its entry.

    ``entry_of`` are the matches that there are already; ``before`` gives the articles in which
    what an article says now may have stood.
    """
    taken = set(entry_of.values())
    found = {new: answer_of(note) for new, note in enumerate(notes)}
    news = Answers({new: answer for new, answer in found.items() if answer}, lambda n: homes[n])
    known = {
        old: entry.answer for old, entry in enumerate(entries) if entry.answer and not entry.retired
    }
    olds = Answers(known, lambda old: entries[old].article)
    neighbours: Neighbours | None = None
    scores: dict[Pair, float] = {}
    for new, answer in news.of.items():
        if new in entry_of:
            continue
        for article in before(homes[new]):
            for old in olds.like(answer, article):
                if old in taken:
                    continue
                neighbours = neighbours or Neighbours(entries, notes, homes, entry_of)
                proves = 0.0
                if news.alone(new) and olds.alone(old):
                    more = max(0.0, _evidence(olds.of[old], answer) - _NAME)
                    in_place = entries[old].article == homes[new] and (
                        neighbours.shared(new, old) >= _IN_PLACE
                    )
                    proves = min(1.0, more / _SENTENCE * (2 if in_place else 1))
                alike = similarity(normalise(entries[old].text), normalise(notes[new].text))
                if alike >= _QUESTION * (1 - proves):
                    scores[new, old] = alike + proves
    return clear(scores)
