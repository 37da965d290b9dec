"""Every reference of a file, one entry for each part of a mention."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from versecards.article.headings import Headings
from versecards.article.inwords import place_in
from versecards.article.load import read_article, read_bytes_as_article
from versecards.article.model import Article
from versecards.deck import check_there, headings_for, settings_for
from versecards.extract.context import ReadHead
from versecards.extract.reading import ReadBlock, read
from versecards.scripture.mention import Status
from versecards.settings import Settings, for_article

STDIN = Path("-")


@dataclass(frozen=True)
class FoundReference:
    """One reference: its place, the words as written, its OSIS form, and its status.

    ``osis`` is empty where the words are not understood.
    """

    file: str
    line: int
    column: int
    text: str
    osis: str
    status: Status
    place: str

    def as_json(self) -> dict[str, object]:
        """Return it as ``references --format json`` has it."""
        row: dict[str, object] = {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "osis": self.osis,
        }
        if self.status is not Status.SURE:
            row["status"] = self.status.value
        return row


def find_references(files: Iterable[Path]) -> Iterator[FoundReference]:
    """Yield the references of articles, in order. Raises ``ContentError`` as reading does."""
    for path in files:
        article = read_file(path)
        deck = settings_for(path) if path != STDIN else Settings()
        yield from _in_article(article, for_article(deck, article).language)


def read_file(path: Path) -> Article:
    """Read one article as its deck would; ``-`` is standard input, read by the defaults.

    Raises ``ContentError`` as reading does.
    """
    if path == STDIN:
        data = sys.stdin.buffer.read()
        return read_bytes_as_article(data, "-", shown="-", headings=Headings.default())
    check_there(path)
    return read_article(path, file=path.name, shown=str(path), headings=headings_for(path))


def _in_article(article: Article, language: str) -> Iterator[FoundReference]:
    reading = read(article, language)
    texts: list[ReadHead | ReadBlock] = [*reading.heads, *reading.blocks]
    places = [
        (text.block.position(part.start), part)
        for text in texts
        for mention in text.mentions
        for part in mention.parts
    ]
    for (line, column), part in sorted(places, key=lambda place: place[0]):
        osis = part.reference.osis if part.reference else ""
        place = place_in(article.shown, line, column, article)
        yield FoundReference(article.shown, line, column, part.text, osis, part.status, place)
