"""Which words of a quotation answer which words of a verse in another wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_GAP = 0.5
"""What a word without its counterpart costs (measured: 0.2, 0.5 and 1 differ little)."""
_MOST = 6.0
"""A word weighs no more than this, so that one rare name does not decide alone."""


@dataclass(frozen=True)
class Alignment:
    """Pairs of positions, both rising: word of the quotation, word of the verse.

    ``score`` is the weight of the pairs less the gaps, ``share`` that of the most possible.
    """

    score: float
    share: float
    pairs: tuple[tuple[int, int], ...]


def align(quoted: Sequence[str], verse: Sequence[str], weight: Callable[[str], float]) -> Alignment:
    """Find the stretch of the verse that answers the quoted words best.

    This is local alignment (Smith and Waterman, 1981) with the weight of a word as the
    reward: a chance "and" far off is not worth the gap.
    """
    columns = len(verse) + 1
    scores = [0.0] * columns
    steps: list[bytearray] = []  # for each cell: 0 begin, 1 pair or skip both, 2 up, 3 left
    best, best_row, best_column = 0.0, 0, 0
    most = 0.0
    for row, word in enumerate(quoted):
        reward = min(weight(word), _MOST)
        most += reward
        previous, scores = scores, [0.0]
        step = bytearray(columns)
        left = 0.0
        cells = zip(verse, previous, previous[1:], strict=False)  # each with corner and above
        for column, (other, corner, above) in enumerate(cells, 1):
            same = word == other
            if not (same or corner or above or left):  # most cells are far from all pairs
                scores.append(0.0)
                continue
            score, move = 0.0, 0
            paired = corner + (reward if same else -_GAP)
            if paired > score:
                score, move = paired, 1
            if above - _GAP > score:
                score, move = above - _GAP, 2
            if left - _GAP > score:
                score, move = left - _GAP, 3
            step[column] = move
            if score > best:
                best, best_row, best_column = score, row, column
            scores.append(score)
            left = score
        steps.append(step)
    pairs = _trace(quoted, verse, steps, best_row, best_column)
    return Alignment(best, best / most if most else 0.0, pairs)


def most_share(quoted: Sequence[str], verse: Counter[str], weight: Callable[[str], float]) -> float:
    """The share of words in any order: that of an alignment is no more, and takes long to find."""
    own = Counter(quoted)
    rewards = {word: min(weight(word), _MOST) for word in own}
    most = sum(rewards[word] * count for word, count in own.items())
    held = sum(rewards[word] * count for word, count in (own & verse).items())
    return held / most if most else 0.0


def _trace(
    quoted: Sequence[str], verse: Sequence[str], steps: list[bytearray], row: int, column: int
) -> tuple[tuple[int, int], ...]:
    pairs = []
    while row >= 0 and column > 0 and steps[row][column]:
        move = steps[row][column]
        if move == 1 and quoted[row] == verse[column - 1]:
            pairs.append((row, column - 1))
        row -= move in (1, 2)
        column -= move in (1, 3)
    return tuple(reversed(pairs))
