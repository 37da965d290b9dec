"""Articles laid out for the page: cut into pieces that are marked alike, problems in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from versecards.extract.reading import ReadBlock, Reading
from versecards.preview.places import Finder, Mark, Places
from versecards.problems import Problem


@dataclass(frozen=True)
class Piece:
    """Some text that is marked and stressed alike; the problems ``flags`` stand before it."""

    text: str
    mark: Mark | None
    strong: bool
    flags: tuple[int, ...]


@dataclass(frozen=True)
class Stretch:
    """A sentence of a block, or (``place`` empty) what stands between two."""

    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class BlockView:
    """A block, how many notes came of it, and the problems found in it.

    ``flags`` are numbers of problems, as everywhere here.
    """

    place: str
    kind: str
    stretches: tuple[Stretch, ...]
    notes: int
    flags: tuple[int, ...]


@dataclass(frozen=True)
class SectionView:
    """A heading with its blocks; those of one kind that follow each other are a group."""

    heading: str
    flags: tuple[int, ...]
    groups: tuple[tuple[str, tuple[BlockView, ...]], ...]


@dataclass(frozen=True)
class ArticleView:
    """An article; ``notes`` came of its title, ``flags`` belong to none of its sections."""

    place: str
    title: str
    shown: str
    notice: str
    notes: int
    flags: tuple[int, ...]
    sections: tuple[SectionView, ...]


def article_views(
    readings: Sequence[Reading], places: Places, problems: Sequence[Problem]
) -> Iterator[ArticleView]:
    """Yield each article as the page shows it. A problem's number is its index here."""
    counts = _notes_by_block(places)
    by_file: dict[str, list[int]] = {}
    for number, problem in enumerate(problems):
        by_file.setdefault(problem.file, []).append(number)
    for index, reading in enumerate(readings):
        numbers = by_file.get(reading.article.shown, [])
        yield _article(f"a{index}", reading, places, counts, {n: problems[n] for n in numbers})


def _notes_by_block(places: Places) -> dict[str, int]:
    numbers: dict[str, set[int]] = {}
    for number, own in enumerate(places.of):
        for place in own:
            numbers.setdefault("-".join(place.split("-")[:2]), set()).add(number)
    return {place: len(found) for place, found in numbers.items()}


def _article(
    place: str,
    reading: Reading,
    places: Places,
    counts: Mapping[str, int],
    problems: Mapping[int, Problem],
) -> ArticleView:
    article = reading.article
    finder = Finder(reading)
    in_block: dict[int, dict[int, int]] = {}
    in_section: dict[int, list[int]] = {}
    lines = {section.line: index for index, section in enumerate(article.sections)}
    for number, problem in problems.items():
        found = finder.find(problem.line, problem.column)
        if found is not None:
            in_block.setdefault(found[0], {})[number] = found[1]
        else:
            in_section.setdefault(lines.get(problem.line, -1), []).append(number)
    of_section: dict[int, list[tuple[int, ReadBlock]]] = {}
    for number, block in enumerate(reading.blocks):
        of_section.setdefault(id(block.section), []).append((number, block))
    sections = []
    for index, section in enumerate(article.sections):
        blocks = [
            _block(
                f"{place}-b{number}",
                block,
                places.marks[f"{place}-b{number}"],
                counts.get(f"{place}-b{number}", 0),
                in_block.get(number, {}),
            )
            for number, block in of_section.get(id(section), ())
        ]
        groups = groupby(blocks, key=lambda block: block.kind)
        sections.append(
            SectionView(
                section.heading,
                tuple(in_section.get(index, ())),
                tuple((kind, tuple(group)) for kind, group in groups),
            )
        )
    return ArticleView(
        place,
        article.title,
        article.shown,
        article.notice,
        counts.get(f"{place}-title", 0),
        tuple(in_section.get(-1, ())),
        tuple(sections),
    )


def _block(
    place: str, block: ReadBlock, marks: Sequence[Mark], notes: int, flags: Mapping[int, int]
) -> BlockView:
    """Lay out a block; ``flags`` maps the numbers of its problems to offsets in its text."""
    flags = {number: _before_mark(offset, marks) for number, offset in flags.items()}
    cuts = {offset for mark in marks for offset in (mark.start, mark.end)}
    cuts |= {offset for start, end in block.block.marks for offset in (start, end)}
    cuts |= set(flags.values())
    return BlockView(
        place,
        block.block.kind.value,
        tuple(
            Stretch(
                "" if number is None else f"{place}-s{number}",
                tuple(_pieces(block, span, cuts, marks, flags)),
            )
            for number, span in _spans(block)
        ),
        notes,
        tuple(flags),
    )


def _before_mark(offset: int, marks: Sequence[Mark]) -> int:
    """Move a place inside a mark to where the mark begins."""
    return min([mark.start for mark in marks if mark.start <= offset < mark.end], default=offset)


def _spans(block: ReadBlock) -> Iterator[tuple[int | None, tuple[int, int]]]:
    """Yield each sentence's number and span, and (number ``None``) what lies between."""
    position = 0
    for number, sentence in enumerate(block.sentences):
        if position < sentence.start:
            yield None, (position, sentence.start)
        yield number, (sentence.start, sentence.end)
        position = sentence.end
    if position < len(block.block.text):
        yield None, (position, len(block.block.text))


def _pieces(
    block: ReadBlock,
    span: tuple[int, int],
    cuts: set[int],
    marks: Sequence[Mark],
    flags: Mapping[int, int],
) -> Iterator[Piece]:
    start, end = span
    edges = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    for first, last in pairwise(edges):
        covering = [mark for mark in marks if mark.start <= first and last <= mark.end]
        yield Piece(
            block.block.text[first:last],
            # a reference inside quoted words is the narrower of the two
            min(covering, key=lambda mark: mark.end - mark.start, default=None),
            any(left <= first and last <= right for left, right in block.block.marks),
            tuple(number for number, offset in flags.items() if offset == first),
        )
