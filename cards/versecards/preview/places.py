"""Where each note of a deck stands in its articles, and what is marked in them.

Every place of an article has an id: ``a0-title``, ``a0-b3`` (a block), ``a0-b3-s1`` (a
sentence of it), ``a0-b3-m2`` (a marked reference or quotation). The page leads from a
note to its places and from a place to its notes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from versecards.article.model import Block, Role
from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Reading
from versecards.notes import Kind, Note
from versecards.scripture.mention import Mention, Status
from versecards.scripture.reference import Reference


@dataclass(frozen=True)
class Mark:
    """A reference or a quotation, from ``start`` to ``end`` of its block's text.

    ``means`` says in full what was understood ("Hebrews 7:25"), ``doubt`` why some of it
    is not sure. ``used``: a note came of it.
    """

    place: str
    kind: str
    start: int
    end: int
    means: str
    doubt: str
    used: bool


@dataclass(frozen=True)
class Places:
    """``of[n]`` are the places of note ``n``; ``marks`` are those of each block, by place."""

    of: tuple[tuple[str, ...], ...]
    marks: Mapping[str, tuple[Mark, ...]]


def find_places(readings: Sequence[Reading], notes: Sequence[Note | None]) -> Places:
    """Find every mark of the articles, and tie the notes (``None``: retired) to them.

    A verse belongs to each mark that names it. A concept belongs to its sentence, and to
    the marks in it that name one of its passages; points and questions belong to their
    block. What stands in no block (the title, a card in the front matter) belongs to the
    title; the title's own question belongs to the quick answer too.
    """
    by_file: dict[str, list[int]] = {}
    for number, note in enumerate(notes):
        for file in note.origin.articles if note else ():
            by_file.setdefault(file, []).append(number)
    of: list[list[str]] = [[] for _ in notes]
    marks: dict[str, tuple[Mark, ...]] = {}
    for index, reading in enumerate(readings):
        numbers = by_file.get(reading.article.file, ())
        own = {number: note for number in numbers if (note := notes[number])}
        marks.update(_tie(f"a{index}", reading, own, of))
    return Places(tuple(tuple(places) for places in of), marks)


class Finder:
    """Finds the block of an article at a place in its file, for what is known only by line."""

    def __init__(self, reading: Reading) -> None:
        self._blocks = [block.block for block in reading.blocks]
        self._by_line: dict[int, list[int]] = {}
        for index, block in enumerate(self._blocks):
            for line in dict.fromkeys(line for _, line, _ in block.starts):
                self._by_line.setdefault(line, []).append(index)

    def find(self, line: int, column: int) -> tuple[int, int] | None:
        """Return the index of the block and the offset in its text, or ``None``.

        Where several blocks share the line, the last one that begins at or before the
        column is meant.
        """
        best = None
        for index in self._by_line.get(line, []):
            offset, start = _offset(self._blocks[index], line, column)
            if best is None or start <= column:
                best = index, offset
        return best


def _offset(block: Block, line: int, column: int) -> tuple[int, int]:
    """Return the offset in the block of a place on one of its lines, and its first column."""
    first = 0
    found = 0
    for index, (offset, at_line, at_column) in enumerate(block.starts):
        if at_line != line:
            continue
        first = first or at_column
        if not found or at_column <= column:
            end = block.starts[index + 1][0] if index + 1 < len(block.starts) else len(block.text)
            found = min(offset + max(column - at_column, 0), max(end - 1, offset))
    return found, first


def _tie(
    article: str, reading: Reading, notes: Mapping[int, Note], of: list[list[str]]
) -> dict[str, tuple[Mark, ...]]:
    """Find the marks of one article; add the places of its notes to ``of``."""
    origins = _origins(reading, notes)
    answers = [
        f"{article}-b{index}"
        for index, block in enumerate(reading.blocks)
        if block.section.role is Role.QUICK_ANSWER
    ]
    for number, origin in origins.items():
        of[number].append(f"{article}-{origin}")
        if notes[number].text == reading.article.title:
            of[number].extend(answers)
    verses: dict[tuple[str, int], set[int]] = {}
    for number, note in notes.items():
        if note.kind is Kind.VERSE:
            for chapter in (each for reference in note.references for each in reference.chapters()):
                verses.setdefault(chapter, set()).add(number)
    in_sentence: dict[str, list[int]] = {}
    for number, origin in origins.items():
        if notes[number].kind is Kind.CONCEPT:
            in_sentence.setdefault(origin, []).append(number)
    exact = [r for mention in reading.mentions for r in mention.usable if r.verse is not None]
    marks = {}
    for index, block in enumerate(reading.blocks):
        items: list[Mention | Quotation] = [*block.mentions, *block.quotations]
        found: list[Mark] = []
        for item in sorted(items, key=lambda item: item.start):
            place = f"{article}-b{index}-m{len(found)}"
            named = item.usable if isinstance(item, Mention) else item.references
            chapters = {chapter for reference in named for chapter in reference.chapters()}
            near = sorted({n for chapter in chapters for n in verses.get(chapter, ())})
            numbers = [n for n in near if _names(named, notes[n].references, exact)]
            for sentence in _sentences_of(block, item):
                there = in_sentence.get(f"b{index}-s{sentence}", ())
                numbers += [n for n in there if _overlap(named, notes[n].references)]
            for number in numbers:
                of[number].append(place)
            found.append(_mark(place, item, used=bool(numbers)))
        marks[f"{article}-b{index}"] = tuple(found)
    return marks


def _origins(reading: Reading, notes: Mapping[int, Note]) -> dict[int, str]:
    """Where each note but the verses came from: ``b3-s1``, ``b3`` or ``title``."""
    origins = {}
    for number, note in notes.items():
        origin = note.origin
        if note.kind is Kind.VERSE or origin.articles[0] != reading.article.file:
            continue
        origins[number] = "title" if origin.block is None else f"b{origin.block}"
        if note.kind is Kind.CONCEPT and origin.block is not None:
            for sentence, span in enumerate(reading.blocks[origin.block].sentences):
                if span.start <= origin.offset < span.end:
                    origins[number] += f"-s{sentence}"
    return origins


def _names(
    named: Sequence[Reference], verses: Sequence[Reference], exact: Sequence[Reference]
) -> bool:
    """Whether these references name a verse note.

    A whole chapter does so only when nothing in the article names the verse itself.
    """
    for reference in named:
        if any(reference.overlaps(verse) for verse in verses):
            return reference.verse is not None or not _overlap(exact, verses)
    return False


def _overlap(some: Sequence[Reference], others: Sequence[Reference]) -> bool:
    return any(one.overlaps(other) for one in some for other in others)


def _sentences_of(block: ReadBlock, item: Mention | Quotation) -> list[int]:
    return [
        index
        for index, sentence in enumerate(block.sentences)
        if sentence.start < item.end and item.start < sentence.end
    ]


def _mark(place: str, item: Mention | Quotation, *, used: bool) -> Mark:
    if isinstance(item, Quotation):
        means = "; ".join(str(reference) for reference in item.references)
        return Mark(place, "quotation", item.outer_start, item.outer_end, means, "", used)
    means = "; ".join(str(reference) for reference in item.references)
    doubts = [_doubt(part.status, part.note) for part in item.parts]
    doubt = "; ".join(dict.fromkeys(doubt for doubt in doubts if doubt))
    return Mark(place, "reference", item.start, item.end, means, doubt, used)


_DOUBTS = {
    Status.DOUBTFUL: "may not be a reference",
    Status.MISSING: "there is no such verse",
    Status.UNRESOLVED: "not clear which passage",
    Status.NUMBERING: "not in every Bible",
    Status.DEUTEROCANONICAL: "not one of the 66 books",
}


def _doubt(status: Status, note: str) -> str:
    return "" if status is Status.SURE else note or _DOUBTS[status]
