"""The ledger as a file: a row a line, for people, for ``diff`` and for git's merge.

Each line is a JSON array. The first names the format, its version and the deck; then come
the deck's name, the note types, the verses in the order of the Bible, and the articles by
name, each with its notes in their order; the last says that the file is whole. A line says
the same wherever it stands and stays the same while its note does, so git may put the
lines of two branches together as it likes (``merge=union``): where it leaves two rows of
one thing, the one that changed last counts; of two of one article, that of a file which is
still there (``articles.py``).
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from versecards.ledger.entry import CLEARED, GONE, SKIPPED, ArticleEntry, Entry
from versecards.notes import Kind
from versecards.problems import ContentError, Problem, problem
from versecards.scripture.reference import Reference

VERSION = 3
"""The version of the format that is written. The second had no answers."""
_FIRST = 1
"""The oldest version that is read: one JSON array of all rows, whose notes and articles
have files where there are names now."""
_HEADER, _DECK_NAME, _NOTE_TYPE = "versecards ledger", "deck name", "note type"
_ARTICLE = "article"
_END = ["end of ledger"]
_KINDS = frozenset(kind.value for kind in Kind)
_PLAIN = 8
"""How many values a note's row has: the first fields of ``Entry``. A ninth, which few rows but
those of questions have, names the others."""
_MORE = frozenset(("retired", "freed", "answer", "first"))
"""What the ninth value can name; "first", what a note was at first sight, had the first version."""
_LATEST = 253_402_300_799
"""The last second of the year 9999; Anki's database has no room for any number."""
_CONFLICT_MARKERS = ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> ")
_MOST = 10
_LARGE = 50_000


@dataclass(frozen=True)
class Content:
    """What stands in a ledger's file.

    ``entries`` and ``articles`` are in the order of the file; of one article there may be
    several. ``notetypes`` maps names of note types to (mod, fingerprint). ``deck_name``
    is (when it was first built so, the deck's name in Anki). ``problems`` are of the
    severity of a note.
    """

    deck_id: str
    entries: tuple[Entry, ...] = ()
    articles: tuple[ArticleEntry, ...] = ()
    notetypes: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    deck_name: tuple[int, str] = (0, "")
    problems: tuple[Problem, ...] = ()


def encode(content: Content) -> bytes:
    """Return the file's bytes; the same for the same content."""
    notes: dict[str, list[Entry]] = {}
    for entry in content.entries:
        notes.setdefault(entry.article, []).append(entry)
    rows: list[Sequence[Any]] = [[_HEADER, VERSION, content.deck_id]]
    if content.deck_name[1]:
        rows.append([_DECK_NAME, content.deck_name[1], content.deck_name[0]])
    rows += [[_NOTE_TYPE, name, *value] for name, value in sorted(content.notetypes.items())]
    rows += [_row(entry) for entry in notes.pop("", ())]
    for article in sorted(content.articles):
        rows.append([_ARTICLE, *article])
        rows += [_row(entry) for entry in notes.pop(article.name, ())]
    rows += [_row(entry) for group in notes.values() for entry in group]
    rows.append(_END)
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return "".join(f"{write(row)}\n" for row in rows).encode("utf-8", "surrogatepass")


def _row(entry: Entry) -> list[Any]:
    more: dict[str, Any] = {}
    if entry.retired:
        more["retired"] = entry.retired
    if entry.freed:
        more["freed"] = entry.freed
    if entry.answer:
        more["answer"] = entry.answer
    return [*entry[:_PLAIN], more] if more else list(entry[:_PLAIN])


def decode(data: bytes, deck_id: str, shown: str) -> Content:
    """Read a ledger's file. ``shown`` is its name in messages.

    ``deck_id`` is the deck that it should be of; empty: any. ``ContentError`` when it is
    damaged, of a newer version, of another deck, or full of the markers of a merge that
    was not finished; every problem has its line.
    """
    try:
        text = data.decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _damaged([(line, "bytes")], shown) from None
    lines = [line.strip() for line in text.rstrip().split("\n")]
    if lines[0].startswith("[["):
        lines = _lines_of_first_version(lines)
    found_id = _check_header(lines, deck_id, shown)
    with _without_collecting():
        rows = _parse(f"[{','.join(line for line in lines if line)}]")
        if not isinstance(rows, list) or rows[-1] != _END:
            raise _explain(lines, shown)
        found = _Rows(found_id)
        for row in rows:
            if not found.take(row):
                raise _explain(lines, shown)
    return found.content(lines, shown)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage among millions of new values: that takes longer
    than to read them. So many are also set apart for good; they live as long as the build."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _LARGE:
            gc.freeze()
        if was_on:
            gc.enable()


def _lines_of_first_version(lines: Sequence[str]) -> list[str]:
    whole = [line.removesuffix(",") for line in lines]
    whole[0] = whole[0].removeprefix("[")
    whole[-1] = whole[-1].removesuffix("]")
    return whole


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _check_header(lines: Sequence[str], deck_id: str, shown: str) -> str:
    """Return the id of the deck, if the first line is that of a ledger which can be read."""
    markers = [n for n, line in enumerate(lines, 1) if line.startswith(_CONFLICT_MARKERS)]
    if markers:
        raise ContentError(*(problem("ledger-conflict", (shown, n, 1)) for n in markers[:_MOST]))
    header = _parse(lines[0])
    if not isinstance(header, list) or len(header) < 3 or header[0] != _HEADER:
        raise _damaged([(1, "header")], shown)
    version, found = header[1:3]
    if version.__class__ is not int or not _FIRST <= version <= VERSION or len(header) > 3:
        values = {"found": version, "known": VERSION}
        raise ContentError(problem("ledger-version", (shown, 1, 1), **values))
    if not isinstance(found, str) or not found:
        raise _damaged([(1, "header")], shown)
    if deck_id and found != deck_id:
        raise ContentError(problem("ledger-deck", (shown, 1, 1), found=found, wanted=deck_id))
    return found


def _explain(lines: Sequence[str], shown: str) -> ContentError:
    """Say which lines cannot be used."""
    faults = [
        (number, "line")
        for number, line in enumerate(lines, 1)
        if line and not _Rows("").take(_parse(line))
    ]
    if _parse(lines[-1]) != _END:
        faults.append((len(lines), "cut"))
    return _damaged(faults, shown)


def _damaged(faults: Sequence[tuple[int, str]], shown: str) -> ContentError:
    """Return the error for lines that are spoilt, each with the wording for it."""
    return ContentError(
        *(
            problem(f"ledger-damaged.{wording}", (shown, line, 1))
            for line, wording in faults[:_MOST]
        )
    )


class _Rows:
    """What the rows of a file hold, row by row; and the guids that came twice."""

    def __init__(self, deck_id: str) -> None:
        self.deck_id = deck_id
        self.entries: dict[str, Entry] = {}
        self.articles: dict[ArticleEntry, None] = {}
        self.notetypes: dict[str, tuple[int, str]] = {}
        self.deck_name = (0, "")
        self.twice: dict[str, None] = {}

    def take(self, row: Any) -> bool:
        """Take a row in; return whether it is sound."""
        if not isinstance(row, list) or not row or row[0].__class__ is not str:
            return False
        what, values = row[0], row[1:]
        types = [value.__class__ for value in values]
        if what in _KINDS:
            return self._take_note(row)
        if what == _ARTICLE and types in ([str, str], [str, str, str, int]):
            # the first version has neither name nor base
            entry = ArticleEntry(*values) if len(values) > 2 else ArticleEntry(values[0], *values)
            self.articles[entry] = None
        elif what == _NOTE_TYPE and types == [str, int, str] and _is_time(values[1]):
            name, *new = values
            self.notetypes[name] = _newer(self.notetypes.get(name, (-1, "")), (new[0], new[1]))
        elif what == _DECK_NAME and types == [str, int] and _is_time(values[1]):
            self.deck_name = max(self.deck_name, (values[1], values[0]))
        elif what != _HEADER and row != _END:
            return False
        return True

    def _take_note(self, row: list[Any]) -> bool:
        entry = _entry(row)
        if entry is None:
            return False
        other = self.entries.get(entry.guid)
        if other is not None:
            self.twice[entry.guid] = None
            entry = _last_changed(other, entry)
        self.entries[entry.guid] = entry
        return True

    def content(self, lines: Sequence[str], shown: str) -> Content:
        problems = []
        for guid in self.twice:
            written = json.dumps(guid, ensure_ascii=False)
            number = next(n for n, line in enumerate(lines, 1) if f",{written}," in line)
            problems.append(problem("ledger-twice", (shown, number, 1), guid=guid))
        return Content(
            self.deck_id,
            tuple(self.entries.values()),
            tuple(self.articles),
            self.notetypes,
            self.deck_name,
            tuple(problems),
        )


def _entry(row: Sequence[Any]) -> Entry | None:
    """Return the entry of a note's row; ``None`` where the row is not sound."""
    if not _PLAIN <= len(row) <= _PLAIN + 1:
        return None
    kind, article, text, items, guid, since, mod, fingerprint = row[:_PLAIN]
    sound = (
        article.__class__ is text.__class__ is guid.__class__ is fingerprint.__class__ is str
        and since.__class__ is mod.__class__ is int
        and _is_time(since)
        and _is_time(mod)
        and guid
        and _is_list_of(items, str)
        and (kind != Kind.VERSE.value or _is_reference(text))
    )
    more = row[_PLAIN] if len(row) > _PLAIN else {}
    if not sound or not isinstance(more, dict) or not more.keys() <= _MORE:
        return None
    retired, freed, answer = more.get("retired", ""), more.get("freed", []), more.get("answer", [])
    if retired not in ("", GONE, SKIPPED, CLEARED):
        return None
    if not _is_list_of(freed, int) or not _is_list_of(answer, str):
        return None
    slots = tuple(freed) if len(freed) == len(items) else ()
    known = kind, article, text, items, guid, since, mod, fingerprint
    return Entry(*known, retired, slots, tuple(answer))


def _is_time(value: int) -> bool:
    return 0 <= value <= _LATEST


def _is_list_of(values: Any, kind: type) -> bool:
    return values.__class__ is list and all(value.__class__ is kind for value in values)


def _is_reference(text: str) -> bool:
    try:
        return bool(Reference.from_osis(text))
    except ValueError:
        return False


def _last_changed(one: Entry, other: Entry) -> Entry:
    """Return the one of two rows of a note that changed last, as two branches left them.

    Where both changed in one second, the time of the note is kept and its content is
    taken for another, so that whoever has imported either of them gets what is right.
    """
    if one.mod != other.mod:
        return one if one.mod > other.mod else other
    if one.fingerprint != other.fingerprint:
        return one._replace(fingerprint="")
    return other if other.retired == CLEARED else one


def _newer(one: tuple[int, str], other: tuple[int, str]) -> tuple[int, str]:
    if one[0] == other[0] and one[1] != other[1]:
        return one[0], ""
    return max(one, other)
