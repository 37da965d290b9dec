"""From what a person has to the one layout: a reader by content, then the store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from versecards.scripture.reference import Reference
from versecards.scripture.texts.archive import files_of
from versecards.scripture.texts.collect import Collector, fail
from versecards.scripture.texts.formats import FORMATS, read
from versecards.scripture.texts.languages import language_of
from versecards.scripture.texts.store import write_store

_STRAY = re.compile(r"[{}<>\\|#@_~^*]")
_NAMED = 3


def stray_marks(text: str) -> str:
    """Return the signs in a verse that are hardly part of it ("}", "*a*"), or nothing."""
    return "".join(dict.fromkeys(_STRAY.findall(text)))


def _doubts(collector: Collector) -> Iterator[str]:
    """Say which verses the file has with stray signs, and which count as missing, and why."""
    verses = collector.verses.values()
    found = [(verse, signs) for verse in verses if (signs := stray_marks(verse.text))]
    signs = " ".join(dict.fromkeys("".join(signs for _, signs in found)))
    stray = [Reference.to_verse(v.book, v.chapter, v.verse) for v, _ in found]
    for places, what in (
        (stray, f"signs that are hardly text ({signs})"),
        (collector.empty, "no words, only what stands for them"),
        (collector.spoilt, "a note that does not end, and count as missing"),
    ):
        if places:
            noun = "verse has" if len(places) == 1 else "verses have"
            named = ", ".join(str(place) for place in places[:_NAMED])
            more = ", …" if len(places) > _NAMED else ""
            yield f"{len(places)} {noun} {what}: {named}{more}"


def convert(path: Path, target: Path, name: str) -> None:
    """Read a file, folder or zip and write its verses to ``target`` under this short name.

    Raises ``ContentError`` with file and line for what cannot be read, ``OSError`` and
    ``sqlite3.Error`` when ``target`` cannot be written; then nothing is written.
    """
    collector = Collector()
    sword = False
    for file, data in files_of(path):
        sword = sword or "/mods.d/" in file
        read(file, data, collector)
    if sword and not collector.verses:
        fail("sword", str(path))
    if not collector.verses:
        fail("no-text", str(path), formats="; ".join(form.name for form in FORMATS))
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
            "notice": "" if "public domain" in header.rights.casefold() else header.rights,
            "left_out": " ".join(collector.left_out),
            "source": path.name,
            "doubt": "; ".join(_doubts(collector)),
        },
    )
