"""Notes of every shape, for tests and pictures: short and long, plain and hostile."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from versecards.anki.fields import render_fields, retired_fields
from versecards.anki.package import package_bytes
from versecards.anki.rows import PackageSummary, PackNote
from versecards.files import write_whole
from versecards.notes import (
    Asked,
    ConceptContent,
    Content,
    Note,
    Origin,
    PointContent,
    QuestionContent,
    Support,
    VerseContent,
)
from versecards.scripture.reference import Reference

TITLE = "What does it mean that Jesus prays for us?"
CHANGED = 1_764_300_000
TAGS = ("versecards::a",)
HOSTILE = (
    "<b>a</b> & &amp; {{Text}} {{c1::x}} }} a::b [sound:x.mp3] [anki:tts]x[/anki:tts] "
    "[latex]x[/latex] [$]x[/$] \\(x\\) \\[x\\] <script>alert(1)</script> \"q\" 'q' “q” ’ <!-- x -->"
)
NOTICE = "Scripture quotations marked (XYZ) are from a text with a long notice. Used as allowed."
MOST_LETTERS = "Mahershalalhashbaz" * 4


def write_package(path: Path, **package: Any) -> PackageSummary:
    """Write a package to a file, as a build does."""
    data, summary = package_bytes(**package)
    write_whole(path, data)
    return summary


def reference(osis: str) -> Reference:
    return Reference.from_osis(osis)


def note(
    content: Content,
    references: Sequence[str],
    title: str = TITLE,
    section: str = "FROM THE NEW TESTAMENT",
    source: str = "https://example.org/questions?id=1&page=2",
) -> Note:
    """Return a note with this content."""
    origin = Origin("a.txt", 3, 1, ("a.txt",), title, source, section)
    return Note(content, origin, tuple(reference(osis) for osis in references))


def guid(of: Note) -> str:
    """Return the guid that a note of the sample has in packages: any that is its own."""
    return f"a.txt {of.kind.value} {of.text}"


def verse(osis: str, text: str, **more: object) -> Note:
    content = VerseContent(reference(osis), text, "KJV", "King James Version", **more)  # type: ignore[arg-type]
    return note(content, [osis])


def concept(statement: str, references: Sequence[str], sentence: str = "") -> Note:
    passages = tuple(Asked((reference(osis),)) for osis in references)
    return note(ConceptContent(statement, passages, sentence), references)


def point(text: str, *hidden: str, support: Sequence[Support] = ()) -> Note:
    spans = tuple((text.index(part), text.index(part) + len(part)) for part in hidden)
    return note(PointContent(text, spans, tuple(support)), [])


LIVES = Support("He lives to speak for all who come to God through Him", (reference("Heb.7.25"),))
PITY = Support("He knows our weakness from the inside", (reference("Heb.4.15-Heb.4.16"),))

VERSE = verse(
    "Heb.4.15",
    "For we have not an high priest which cannot be touched with the feeling of our infirmities;"
    " but was in all points tempted like as we are, yet without sin.",
    before="… Jesus the Son of God, let us hold fast our profession.",
    steps=(
        "For we have not an high priest",
        "which cannot be touched with the feeling of our infirmities;",
        "but was in all points tempted like as we are,",
        "yet without sin.",
    ),
    cited_in=(TITLE, "Why did Jesus become man?"),
)
CONCEPT = note(
    ConceptContent(
        "Jesus understands what we go through, for He was tempted as we are and did not sin",
        (
            Asked((reference("Matt.4.1-Matt.4.11"),)),
            Asked(
                (reference("Heb.2.18"),),
                "For in that he himself hath suffered being tempted, he is able to succour them"
                " that are tempted.",
                "KJV",
            ),
            Asked((reference("Heb.4.15"),), VERSE.content.text, "KJV"),  # type: ignore[union-attr]
        ),
        "Jesus understands what we go through, for He was tempted as we are and did not sin"
        " (Matthew 4:1-11; Hebrews 2:18, 4:15).",
    ),
    ["Matt.4.1-Matt.4.11", "Heb.2.18", "Heb.4.15"],
)
POINT = point(
    "Jesus prays for us without end as our High Priest.",
    "High Priest",
    "without end",
    support=(LIVES, PITY),
)
QUESTION = note(
    QuestionContent(
        TITLE,
        "He stands before the Father on our behalf. He knows our troubles, and because of Him we"
        " may come to God at any time.",
        opening=True,
    ),
    ["Heb.7.25"],
)
PROMPT = note(
    QuestionContent(
        "How does it change your prayers to know that Jesus prays for you?",
        "",
        (LIVES, PITY),
        prompt=True,
    ),
    ["Heb.7.25", "Heb.4.15-Heb.4.16"],
    section="REFLECT",
)
PASSAGE = verse(
    "Heb.4.14-Heb.4.16",
    "Seeing then that we have a great high priest … in time of need.",
    whole=True,
)
SHOWN = (VERSE, CONCEPT, POINT, QUESTION, PROMPT)
"""One good note of each type, as a learner meets them."""

ODD = (
    PASSAGE,
    verse("1Thess.5.16", "Rejoice evermore.", typing=True),
    verse("Gen.1.3", "Dijo Dios: Sea la luz.", audio=True, language="es"),
    note(QuestionContent("Why do we pray?", "Because He hears us."), ["1John.5.14"]),
    note(
        ConceptContent(
            "Jesus asks that they be kept",
            (
                Asked(
                    (reference("John.17.11"), reference("John.17.15")),
                    "…keep through thine own name…",
                    "KJV",
                    (reference("Jude.1.24"), reference("1Pet.1.5")),
                ),
            ),
            "Jesus asks that they be kept (John 17:11, 15).",
        ),
        ["John.17.11", "John.17.15", "Jude.1.24", "1Pet.1.5"],
    ),
    verse(
        "Jas.5.16", "… The effectual fervent prayer of a righteous man availeth much.", part=True
    ),
    verse("John.11.35", "Jesus wept.", audio=True, notice=NOTICE),
    verse("Gen.1.1", "בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ׃"),
    verse("Ps.23.1", "The LORD is my shepherd;\nI shall not want."),
    verse("Isa.8.1", MOST_LETTERS, cited_in=(MOST_LETTERS,)),
    verse("Phil.1.1", HOSTILE, before=HOSTILE, notice=HOSTILE, steps=(HOSTILE,) * 8, audio=True),
    concept("One statement, one reference", ["John.1.1"], "One statement (John 1:1)."),
    note(
        ConceptContent(
            "He did it once for all",
            (Asked((reference("Heb.7.27"),)),),
            "He did it once for all (Hebrews 7:27).",
            context="Jesus brought no other offering than Himself.",
        ),
        ["Heb.7.27"],
    ),
    concept("A chapter and a run over chapters", ["Heb.7", "2Thess.2.13-2Thess.3.5", "Ps.1-Ps.2"]),
    concept("More references than cards", [f"John.3.{verse}" for verse in range(1, 11)]),
    concept(HOSTILE, ["Song.1.1"], HOSTILE),
    point("Grace upon grace is what grace means.", "grace"),
    point(HOSTILE, "{{c1::x}}", "</b> &", support=(Support(HOSTILE, ()),)),
    note(QuestionContent(HOSTILE, HOSTILE, (Support(HOSTILE, ()),)), [], title=HOSTILE),
    note(QuestionContent("A prompt without an answer?", prompt=True), [], source="A book, p. 3"),
)
"""Notes that must survive, however unlikely."""


def slots(of: Note) -> dict[str, int]:
    return {item: number for number, item in enumerate(of.items, 1)}


def places(number: int) -> dict[int, int]:
    """Return one place for every card that a note may have."""
    return dict.fromkeys(range(50), number)


def pack(notes: Sequence[Note] = SHOWN + ODD, mod: int = CHANGED) -> list[PackNote]:
    """Return the notes as they go into a package, each with a guid and a place of its own."""
    return [
        PackNote(of.kind, guid(of), render_fields(of, slots(of)), TAGS, mod, places(number))
        for number, of in enumerate(notes, 1)
    ]


def retired(of: Note, mod: int = CHANGED + 60) -> PackNote:
    fields = retired_fields(of.kind, of.text)
    return PackNote(of.kind, guid(of), fields, ("versecards::retired",), mod, {})
