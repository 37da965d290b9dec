"""One-to-one assignment: the pairs that are best together, not one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[int, int]
_DENSE = 120
"""The largest group solved exactly; work grows with the cube. Beyond it, best pair first."""


def assign(scores: Mapping[Pair, float]) -> dict[int, int]:
    """Choose pairs (left, right) so that each side is used once and the sum is greatest.

    ``scores`` has only the pairs that are possible, all greater than zero. Give them so
    spread (say, cubed) that one very good pair is worth more than two middling ones.
    """
    chosen: dict[int, int] = {}
    for group in _groups(scores):
        lefts = sorted({left for left, _ in group})
        rights = sorted({right for _, right in group})
        if len(group) == 1:
            chosen[lefts[0]] = rights[0]
        elif max(len(lefts), len(rights)) <= _DENSE:
            chosen.update(_best(lefts, rights, scores))
        else:
            chosen.update(_greedy(group, scores))
    return chosen


def _groups(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs in groups that have no left or right in common with each other."""
    by_left: dict[int, list[Pair]] = defaultdict(list)
    by_right: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_left[pair[0]].append(pair)
        by_right[pair[1]].append(pair)
    seen: set[Pair] = set()
    for start in sorted(pairs):
        if start in seen:
            continue
        seen.add(start)
        group, queue = [], [start]
        while queue:
            pair = queue.pop()
            group.append(pair)
            for near in (*by_left.pop(pair[0], ()), *by_right.pop(pair[1], ())):
                if near not in seen:
                    seen.add(near)
                    queue.append(near)
        yield group


def _greedy(pairs: Iterable[Pair], scores: Mapping[Pair, float]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    used: set[int] = set()
    for left, right in sorted(pairs, key=lambda pair: (-scores[pair], pair)):
        if left not in chosen and right not in used:
            chosen[left] = right
            used.add(right)
    return chosen


def _best(lefts: list[int], rights: list[int], scores: Mapping[Pair, float]) -> dict[int, int]:
    """Solve it with the Hungarian method (Kuhn 1955, in the O(n³) form with potentials)."""
    size = max(len(lefts), len(rights))
    cost = [[0.0] * size for _ in range(size)]
    for row, left in enumerate(lefts):
        for column, right in enumerate(rights):
            cost[row][column] = -scores.get((left, right), 0.0)
    row_of = _hungarian(cost)
    chosen = {}
    for column, right in enumerate(rights):
        row = row_of[column]
        if row < len(lefts) and (lefts[row], right) in scores:
            chosen[lefts[row]] = right
    return chosen


def _hungarian(cost: list[list[float]]) -> list[int]:
    """Return, for each column of a square table of costs, the row that it is given."""
    size = len(cost)
    row_potential = [0.0] * (size + 1)
    column_potential = [0.0] * (size + 1)
    row_of = [size] * (size + 1)  # the last column is where each search begins
    for row in range(size):
        row_of[size] = row
        column = size
        slack = [float("inf")] * size
        came_from = [size] * size
        visited = [False] * (size + 1)
        while row_of[column] != size:
            visited[column] = True
            here = row_of[column]
            delta, following = float("inf"), size
            for other in range(size):
                if visited[other]:
                    continue
                reduced = cost[here][other] - row_potential[here] - column_potential[other]
                if reduced < slack[other]:
                    slack[other] = reduced
                    came_from[other] = column
                if slack[other] < delta:
                    delta, following = slack[other], other
            for other in range(size + 1):
                if visited[other]:
                    row_potential[row_of[other]] += delta
                    column_potential[other] -= delta
                elif other < size:
                    slack[other] -= delta
            column = following
        while column != size:
            previous = came_from[column]
            row_of[column] = row_of[previous]
            column = previous
    return row_of[:size]
