"""Small decks for the tests of the preview, made as a build makes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from versecards.build import Prepared, build, prepare
from versecards.extract.reading import Reading
from versecards.ledger.plan import Plan, Planned

BUILT = 1_700_000_000

PRAYER = """\
What is prayer?
Quick answer
Prayer is speaking with God, who hears us through his Son.
WHAT DOES THE BIBLE SAY?
God calls his people to pray at all times (1 Thessalonians 5:17; Romans 8:99). \
Jesus says of prayer, "Ask, and it shall be given you; seek, and ye shall find; \
knock, and it shall be opened unto you" (Matthew 7:7). Hebrews 4 speaks of the throne of grace.
The Father hears what we ask in the name of the Son (John 14:13; Jude 3).
UNDERSTAND
-
Prayer.
-
God hears the prayer of all who come to him through his Son.
REFLECT
-
When do you pray, and what keeps you from it?
"""

GRACE = """\
What is the throne of grace?
WHAT DOES THE BIBLE SAY?
Nobody needs to be afraid of the throne of God, where all find grace and help (Hebrews 4:16). \
The way to the Father is Jesus himself (John 14:6; 1 Thessalonians 5:17).
"""

SETTINGS = "name: A Little Library\nid: little-library\nverses: short\n"


def write_library(folder: Path) -> Path:
    """Write a folder of two articles with their settings; return it."""
    folder.mkdir()
    folder.joinpath("deck.yaml").write_text(SETTINGS, encoding="utf-8")
    folder.joinpath("grace.txt").write_text(GRACE, encoding="utf-8")
    folder.joinpath("prayer.txt").write_text(PRAYER, encoding="utf-8")
    return folder


def library(folder: Path) -> Prepared:
    """Return the library as it is before its first build."""
    return prepare(write_library(folder), folder / "none.apkg", now=BUILT)


def edited_library(folder: Path) -> Prepared:
    """Return the library after a build and an edit: new, changed and retired notes."""
    source = write_library(folder)
    output = folder / "deck.apkg"
    build(source, output, now=BUILT)
    prayer = source / "prayer.txt"
    text = PRAYER.replace("through his Son.\nREFLECT", "through his dear Son.\nREFLECT")
    text = text.replace("; Jude 3", "; Luke 11:1")
    assert text.count("dear") == text.count("Luke") == 1
    prayer.write_text(text, encoding="utf-8")
    return prepare(source, output, now=BUILT + 60)


def many(prepared: Prepared, times: int) -> Prepared:
    """Return a deck with every article and note of a deck so many times over."""
    readings: list[Reading] = []
    rendered = []
    for copy in range(times):
        names = {
            reading.article.file: f"{copy}-{reading.article.file}"
            for reading in prepared.extraction.readings
        }
        for reading in prepared.extraction.readings:
            article = replace(
                reading.article,
                file=names[reading.article.file],
                title=f"{copy + 1}. {reading.article.title}",
            )
            readings.append(replace(reading, article=article))
        for item in prepared.rendered:
            note = item.note
            if note is not None:
                articles = tuple(names[file] for file in note.origin.articles)
                note = replace(note, origin=replace(note.origin, articles=articles))
            rendered.append(item._replace(guid=f"{item.guid}{copy}", note=note))
    return replace(
        prepared,
        extraction=replace(prepared.extraction, readings=tuple(readings)),
        rendered=tuple(rendered),
        plan=Plan(new=tuple(Planned(r.guid, r.kind.value, "", "", "", 0) for r in rendered[:50])),
    )
