"""What is there twice: a line of an article, or a whole article as a copy of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from versecards.ledger.similar import normalise
from versecards.notes import Kind, Note
from versecards.problems import Problem, problem

_SHARED = 2 / 3
"""From this share of the smaller one's notes on, two articles are nearly the same."""
_COMMON = 20
"""What more articles say than this ("How will you pray this week?") makes none a copy."""


def without_twins(notes: Sequence[Note]) -> list[Note]:
    """Return the notes, of those that say the same in one article only the first.

    A statement that comes again with other references is no twin.
    """
    items_of: dict[tuple[Kind, tuple[str, ...], str], set[str]] = {}
    kept = []
    for note in notes:
        key = (note.kind, note.origin.articles[:1], normalise(note.text))
        if key not in items_of or not items_of[key].issuperset(note.items):
            kept.append(note)
            items_of.setdefault(key, set()).update(note.items)
    return kept


Said = tuple[str, str, str]
"""The file of an article, and the kind and the text of a note of its own."""


def said_in(note: Note) -> Iterator[Said]:
    """Yield what an article says with a note, if it is one of its own: verses are shared."""
    if note.kind is not Kind.VERSE and note.origin.articles:
        yield note.origin.articles[0], note.kind.value, note.text


def copied_articles(
    said: Iterable[Said], titles: Mapping[str, str], shown: Mapping[str, str]
) -> list[Problem]:
    """Return a problem for each article that says nearly what another one says.

    Counted are its title and its own notes. ``titles`` are those of all articles by file,
    ``shown`` says how the user would write a file. Such a copy ("… (conflicted copy)")
    doubles the cards.
    """
    says: dict[str, set[tuple[str, str]]] = {
        file: {("title", normalise(title))} for file, title in titles.items()
    }
    for file, kind, words in said:
        says[file].add((kind, normalise(words)))
    files_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, texts in says.items():
        for text in texts:
            files_of[text].append(file)
    shared: Counter[tuple[str, str]] = Counter()
    for files in files_of.values():
        if len(files) <= _COMMON:
            shared.update(combinations(files, 2))
    found = []
    for (one, other), count in sorted(shared.items()):
        fewest = min(len(says[one]), len(says[other]))
        if count >= 2 and count >= _SHARED * fewest:
            copy, first = sorted((one, other), key=lambda file: (len(file), file), reverse=True)
            values = {"other": shown.get(first, first), "count": count, "all": fewest}
            found.append(problem("article-copy", (shown.get(copy, copy), 0, 0), **values))
    return found
