"""A verse a line, behind its reference, as one types them: "John 11:35 Jesus wept."."""

from __future__ import annotations

import re

from versecards.scripture.texts.collect import Collector, find_book
from versecards.scripture.texts.readers.tables import place_of, tell

_VERSE = re.compile(
    r"""
    \s* (?P<place> (?:[1-3]\s?)? [^\W\d] [^\d:]* \d+ (?:[:.]\d+)? (?:[-–]\d+)? )
    \s* [.:|–—-]? \s+ (?P<words>\S.*)
    """,
    re.VERBOSE,
)


def looks_like(start: str) -> bool:
    """Whether each line of these characters is a verse of a known book behind its reference."""
    lines = [line for line in (start.rpartition("\n")[0] or start).splitlines() if line.strip()]
    return bool(lines) and all(_is_verse(line) for line in lines)


def read(text: str, collector: Collector) -> None:
    """Tell the collector the verse of each line that is not empty."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        collector.line = number
        verse = _VERSE.match(line)
        place = place_of(verse["place"]) if verse else None
        if verse is None or place is None:
            collector.fail("place", written=line.strip())
        tell(collector, (*place, verse["words"]))


def _is_verse(line: str) -> bool:
    verse = _VERSE.match(line)
    place = place_of(verse["place"]) if verse else None
    return place is not None and find_book(place[0]) is not None
