"""Which article of today is which article of yesterday.

An article is known by its file. A file that is new takes over the name of one whose notes
it has now: so a renamed article keeps its name in the ledger, and a learner's notes keep
what is made from it. All that is needed is what the ledger's rows say and which notes
were matched, so any rows that a merge of two branches left are good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from versecards.ledger.entry import ArticleEntry
from versecards.ledger.similar import normalise, similarity

_REWORDED = 0.7
"""From this likeness on, a title is the old one reworded: the notes that carry it are not
sent out again for it."""


def known_names(rows: Sequence[ArticleEntry], files: Collection[str]) -> dict[str, str]:
    """Return the name of each file of today, as far as the ledger knows the file.

    A file that it does not know gets a name that is free: its own, if it can be.
    """
    names: dict[str, str] = {}
    used: set[str] = set()
    for row in rows:
        if row.file in files and row.file not in names and row.name not in used:
            names[row.file] = row.name
            used.add(row.name)
    used.update(row.name for row in rows)
    for file in sorted(files):
        if file not in names:
            names[file] = _free(file, used)
            used.add(names[file])
    return names


def _free(file: str, used: Collection[str]) -> str:
    path = PurePosixPath(file)
    name, number = file, 1
    while name in used:
        number += 1
        name = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return name


def final_names(
    rows: Sequence[ArticleEntry],
    titles: Mapping[str, str],
    names: Mapping[str, str],
    matched: Sequence[tuple[str, str]],
    *,
    sizes: Mapping[str, int],
    had: Mapping[str, int],
) -> dict[str, str]:
    """Return the name of each file of today, now that its notes have been matched.

    ``titles`` are those of today by file, ``names`` as ``known_names`` gave them.
    ``matched`` has for each note that is matched (its file today, the name of the article
    that it was in); ``sizes`` says how many notes each file of today has of its own and
    ``had`` how many each article had. A name goes to the file that has most of its
    notes, if they are half of either; the file that has the name now counts twice. An
    article without notes of its own is known by its title.
    """
    counts = Counter(matched)
    known = {row.name for row in rows}
    here = {name for name in names.values() if name in known}
    gone = {row.title: row.name for row in rows if row.title and row.name not in here}
    weights = {(file, name): 0 for file, name in names.items() if name in known}
    for (file, name), count in counts.items():
        if names[file] == name:
            weights[file, name] = 2 * count
        elif 2 * count >= (sizes[file] if name in here else min(sizes[file], had[name])):
            weights[file, name] = count
    for file, title in titles.items():
        if names[file] not in known and title in gone:
            weights[file, gone[title]] = weights.get((file, gone[title]), 0) + 1
    final: dict[str, str] = {}
    used: set[str] = set()
    for file, name in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if file not in final and name not in used:
            final[file] = name
            used.add(name)
    used |= known
    for file in sorted(set(names) - set(final)):
        final[file] = _free(file, used)
        used.add(final[file])
    return final


def shown_title(row: ArticleEntry | None, title: str) -> str:
    """Return the title that counts as that of an article's notes: the one they have, while
    today's is only a rewording of it."""
    if row is None or not row.title:
        return title
    alike = similarity(normalise(row.title), normalise(title))
    return row.title if alike >= _REWORDED else title
