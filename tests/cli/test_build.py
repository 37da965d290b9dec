"""``build``, ``list`` and ``references``: what they write, say and refuse."""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import run
from tests.decks import body
from versecards.build import build
from versecards.deck import Deck, open_deck
from versecards.extract.deck import Extraction
from versecards.gather import gather
from versecards.problems import ContentError
from versecards.review import write_preview

ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14). Christ pleads for us (Romans 8:34).")
OURS = Path(__file__).resolve().parents[2] / "source"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "prayer.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_build_writes_the_package_and_the_ledger_and_says_so(folder: Path) -> None:
    # Romans 8:34 has 32 words: both directions and four steps; and two statements
    ran = run(folder, "build")
    assert ran.status == 0
    assert ran.out.startswith("✓ Built build/source.apkg: 8 cards from 1 article.\n")
    assert "File > Import" in ran.out
    assert ran.err == ""
    assert sorted(path.name for path in (folder / "source").iterdir()) == [
        "deck.ledger",
        "deck.yaml",
        "prayer.txt",
    ]
    settings = open_deck(folder / "source").settings
    assert settings.name == "Source" and re.fullmatch("source-[0-9a-f]{8}", settings.deck_id)
    assert "Wrote source/deck.yaml with the deck's id: keep it with the articles." in ran.out
    assert [path.name for path in (folder / "build").iterdir()] == ["source.apkg"]


def test_build_says_beside_the_cards_how_much_was_found(folder: Path) -> None:
    (folder / "source" / "prayer.txt").write_text(
        ARTICLE + "\nReflect\n- How do you pray?\n- Who was king of Judah then?\n",
        encoding="utf-8",
    )
    lines = [" ".join(line.split()) for line in run(folder, "build").out.splitlines()]
    assert lines[1:4] == [
        "verses 1 6 cards; 2 passages found",
        "concepts 2 2 cards; 2 statements found",
        "questions 1 1 card; 2 questions found",
    ]
    assert lines[4] == "Why the others are no cards: versecards list --why source"


def test_a_build_shows_some_problems_of_a_sort_and_check_all_of_them(folder: Path) -> None:
    lines = "".join(f"He is near, so we say (Job 50:{verse}).\n\n" for verse in range(1, 9))
    (folder / "source" / "prayer.txt").write_text(f"{ARTICLE}\n{lines}", encoding="utf-8")
    built = run(folder, "build").out
    assert built.count(" reference-missing “") == 5
    assert "  and 3 reference-missing: see versecards check source\n" in built
    checked = run(folder, "check").out
    assert checked.count(" reference-missing “") == 8
    # what helps against all of them is said once
    assert built.count("Job has 42 chapters; its last verse is Job 42:17.") == 1


def test_a_missing_verse_is_told_though_another_line_is_switched_off(folder: Path) -> None:
    (folder / "source" / "deck.yaml").write_text("translation: ASV\nverses: all\n")
    (folder / "source" / "prayer.txt").write_text(
        "Grace\n\nGrace be with you (Romans 16:24). <!-- versecards: off verse-missing -->\n\n"
        "They waited for him (Matthew 18:11).\n"
    )
    told = [line for line in run(folder, "check").out.splitlines() if "verse-missing" in line]
    assert len(told) == 1 and "Matthew 18:11" in told[0]


def test_an_unchanged_build_writes_the_same_bytes(folder: Path) -> None:
    run(folder, "build")
    first = (folder / "build" / "source.apkg").read_bytes()
    ledger = (folder / "source" / "deck.ledger").read_bytes()
    ran = run(folder, "build")
    assert (folder / "build" / "source.apkg").read_bytes() == first
    assert (folder / "source" / "deck.ledger").read_bytes() == ledger
    assert "0 new, 0 changed, 0 retired, 3 unchanged" in ran.out
    assert "Next" not in ran.out


def test_settings_without_an_id_are_left_alone_and_the_line_is_shown(folder: Path) -> None:
    settings = folder / "source" / "deck.yaml"
    settings.write_text("name: Prayer\n", encoding="utf-8")
    ran = run(folder, "build")
    [line] = re.findall("Next  write the line `(id: prayer-[0-9a-f]{8})` into deck.yaml", ran.out)
    assert settings.read_text(encoding="utf-8") == "name: Prayer\n"
    assert "write the line" not in run(folder, "build").out
    settings.write_text(f"name: Prayer\n{line}\n", encoding="utf-8")
    again = run(folder, "build")
    assert "0 new, 0 changed, 0 retired, 3 unchanged" in again.out


def test_plan_says_why_each_note_changes(folder: Path) -> None:
    article = folder / "source" / "prayer.txt"
    run(folder, "build")
    article.write_text("---\ntags: [study]\n---\n" + ARTICLE, encoding="utf-8")
    changed = json.loads(run(folder, "plan", "--format", "json").out)["changed"]
    assert len(changed) == 3
    for note in changed:
        old = f"versecards::article::prayer versecards::{note['kind']}"
        [change] = note["changes"]
        assert (change["field"], change["old"], change["new"]) == ("Tags", old, f"study {old}")


def test_a_title_that_becomes_that_of_another_article_touches_no_note_of_that(
    folder: Path,
) -> None:
    first, second = "How does Christ pray for us?", "How does Christ pray for all of us?"
    for name, title, text in (
        ("a", first, "Christ pleads for us (Romans 8:34)."),
        ("b", second, "The Lord lives to pray (Hebrews 7:25)."),
    ):
        article = f"{title}\n\nWhat does the Bible say?\n\n{text}\n"
        (folder / "source" / f"{name}.txt").write_text(article, encoding="utf-8")
    (folder / "source" / "prayer.txt").unlink()
    run(folder, "build")
    other = folder / "source" / "b.txt"
    other.write_text(other.read_text("utf-8").replace(second, first), encoding="utf-8")
    plan = json.loads(run(folder, "plan", "--format", "json").out)
    assert plan["counts"]["changed"] == 0


def test_a_renamed_deck_is_told_and_its_old_package_goes(folder: Path) -> None:
    settings, packages = folder / "source" / "deck.yaml", folder / "build"
    settings.write_text("name: Prayer\nid: one\n", encoding="utf-8")
    run(folder, "build")
    assert run(folder, "plan").status == 0
    shutil.copy(packages / "prayer.apkg", packages / "mine.apkg")
    settings.write_text("name: Praying\nid: one\n", encoding="utf-8")
    plan = run(folder, "plan")
    assert plan.status == 2
    told = f"{Path('source', 'deck.yaml')}:1: deck-renamed Until the last build this deck was"
    remedy = "renames the deck in Anki to “Praying” before the next import, once; if nobody has, no"
    assert told in plan.out and remedy in plan.out
    assert (packages / "prayer.apkg").exists()
    built = run(folder, "build")
    assert told in built.out and "File > Import, choose build/praying.apkg" in built.out
    assert f"Removed {Path('build', 'prayer.apkg')}, the package under the old name." in built.out
    assert {path.name for path in packages.iterdir()} == {"praying.apkg", "mine.apkg"}
    again = run(folder, "build").out
    assert "Prayer”" not in again and "Removed" not in again
    assert run(folder, "plan").status == 0


def test_passages_to_memorize_are_a_deck_without_an_article(tmp_path: Path) -> None:
    source = tmp_path / "psalm"
    source.mkdir()
    settings = source / "deck.yaml"
    settings.write_text("name: Psalm\nid: one\n", encoding="utf-8")
    refused = run(source, "build")
    assert refused.status == 1 and "write `memorize` into deck.yaml" in refused.all
    settings.write_text("name: Psalm\nid: one\nmemorize: [Psalm 117]\n", encoding="utf-8")
    assert re.search(r"from 0 articles.\n  verses  3 ", run(source, "build").out)
    assert run(source, "check").out.startswith("✓ Found no problem")
    assert run(source, "plan").status == 0


def test_a_deck_that_somebody_else_has_renamed_is_told_to_all(folder: Path) -> None:
    settings, packages = folder / "source" / "deck.yaml", folder / "build"
    ledger = folder / "source" / "deck.ledger"
    settings.write_text("name: Prayer\nid: one\n", encoding="utf-8")
    run(folder, "build")
    mine = (packages / "prayer.apkg").read_bytes()
    settings.write_text("name: Praying\nid: one\n", encoding="utf-8")
    run(folder, "build")
    assert "Praying" in ledger.read_text("utf-8")
    for path in packages.iterdir():  # as it is with whoever pulls the settings and the ledger
        path.unlink()
    (packages / "prayer.apkg").write_bytes(mine)
    for command in ("plan", "build"):
        told = run(folder, command).out
        assert "deck-renamed Until the last build this deck was called “Prayer”" in told
    assert {path.name for path in packages.iterdir()} == {"praying.apkg"}
    assert "deck-renamed" not in run(folder, "build").out


@pytest.mark.parametrize("there", ["none", "another deck's", "the file of -o"])
def test_only_the_old_package_of_a_renamed_deck_is_removed(folder: Path, there: str) -> None:
    settings = folder / "source" / "deck.yaml"
    settings.write_text("name: Prayer\nid: one\n", encoding="utf-8")
    output = ("-o", "mine.apkg") if there == "the file of -o" else ()
    run(folder, "build", *output)
    if there == "none":
        (folder / "build" / "prayer.apkg").unlink()
    if there == "another deck's":
        (folder / "other").mkdir()
        (folder / "other" / "a.txt").write_text("Hope\n\nGod is good (Psalm 34:8).\n")
        (folder / "other" / "deck.yaml").write_text("name: Prayer\nid: two\n")
        run(folder, "build", "other")
    settings.write_text("name: Praying\nid: one\n", encoding="utf-8")
    built = run(folder, "build", *output)
    assert built.status == 0 and "Removed" not in built.out
    assert (folder / "build" / "prayer.apkg").exists() == (there == "another deck's")
    assert (folder / "mine.apkg").exists() == bool(output)


def test_a_deck_copied_as_a_template_stops_until_it_is_said_what_it_is(folder: Path) -> None:
    run(folder, "build")
    shutil.copytree(folder / "source", folder / "copy")
    (folder / "copy" / "prayer.txt").unlink()
    text = body("Daniel knelt three times a day (Daniel 6:10).")
    (folder / "copy" / "daniel.txt").write_text(text, encoding="utf-8")
    before = state(folder)
    ran = run(folder, "build", "copy")
    assert ran.status == 1 and "deck-copied" in ran.err and "--replace-all" in ran.err
    assert state(folder) == before
    ran = run(folder, "build", "copy", "--replace-all")
    assert ran.status == 0 and "1 new, 0 changed, 3 retired" in ran.out


def test_a_deck_with_a_ledger_keeps_the_id_that_is_in_it(folder: Path) -> None:
    run(folder, "build")
    before = json.loads(run(folder, "list", "--format", "json").out)
    (folder / "source" / "deck.yaml").unlink()
    (folder / "source").rename(folder / "renamed")
    assert "0 new, 0 changed, 0 retired" in run(folder, "build", "renamed").out
    after = json.loads(run(folder, "list", "renamed", "--format", "json").out)
    assert [row["guid"] for row in after] == [row["guid"] for row in before]
    assert not (folder / "renamed" / "deck.yaml").exists()


def test_a_package_that_was_not_there_is_to_be_imported(folder: Path) -> None:
    run(folder, "build")
    (folder / "build" / "source.apkg").unlink()
    ran = run(folder, "build")
    assert "0 new, 0 changed, 0 retired, 3 unchanged" in ran.out
    assert "Next  in Anki, File > Import" in ran.out


def test_a_paragraph_taken_as_the_title_is_told_while_the_article_is_new(folder: Path) -> None:
    article = folder / "source" / "prayer.md"
    text = "Welcome to our group\n\n## Teaching\n\nGod is good (Psalm 34:8).\n"
    article.write_text(text, encoding="utf-8")
    said = "title: “Welcome to our group”."
    assert run(folder, "build").out.count(said) == 1
    assert said not in run(folder, "build").out
    checked = run(folder, "check").out
    assert "· source/prayer.md:1:1: title-paragraph" in checked and checked.count(said) == 1
    (folder / "source" / "more.md").write_text(text.replace("our group", "all"), encoding="utf-8")
    assert run(folder, "check").out.count("title-paragraph") == 2
    built = run(folder, "build").out
    assert said not in built and "! source/more.md:1:1: title-paragraph" in built


@pytest.mark.parametrize(
    "text", ["# A title\n\nAs (Psalm 34:8).", "---\ntitle: A\n---\n\nAs I say"]
)
def test_a_title_that_is_one_is_not_told(folder: Path, text: str) -> None:
    (folder / "source" / "a.md").write_text(f"{text}\n\nGod is (Psalm 34:8).\n", encoding="utf-8")
    assert "title-paragraph" not in run(folder, "check").out


def test_a_plan_tells_of_a_package_that_is_missing_or_older(folder: Path) -> None:
    run(folder, "build")
    package = folder / "build" / "source.apkg"
    old = package.read_bytes()
    package.unlink()
    for _ in range(2):
        ran = run(folder, "plan")
        assert ran.status == 0 and "there is no build/source.apkg." in ran.out
        assert ran.out.startswith("! No note ")
        assert ran.out.endswith("Next  versecards build source\n")
    assert json.loads(run(folder, "plan", "--format", "json").out)["package"] == {
        "file": "build/source.apkg",
        "there": False,
        "behind": 0,
    }
    article = folder / "source" / "prayer.txt"
    article.write_text(ARTICLE.replace("pleads for us", "pleads for his own"), encoding="utf-8")
    run(folder, "build")
    # as after a `git pull`: articles and ledger are those of the other, and the package is not
    package.write_bytes(old)
    ran = run(folder, "plan")
    assert ran.status == 0 and "build/source.apkg is older: " in ran.out
    assert ran.out.endswith("Next  versecards build source\n")
    run(folder, "build")
    assert run(folder, "plan").out.startswith("✓ Nothing to do")


def test_a_build_after_one_that_was_stopped_says_what_to_import(folder: Path) -> None:
    run(folder, "build")
    package = folder / "build" / "source.apkg"
    old = package.read_bytes()
    article = ARTICLE.replace("for us", "for you") + "\nUnderstand\n-\n- Christ **pleads** today.\n"
    (folder / "source" / "prayer.txt").write_text(article, encoding="utf-8")
    run(folder, "build")
    new = package.read_bytes()
    package.write_bytes(old)  # as if killed between the ledger and the package
    ran = run(folder, "build")
    assert package.read_bytes() == new
    assert "The package was older than the deck: 2 notes in it changed." in ran.out
    assert "Empty Cards" not in ran.out
    assert "Next  in Anki, File > Import" in ran.out
    assert "Next" not in run(folder, "build").out


def test_a_folder_as_output_gets_the_package(folder: Path) -> None:
    for output, path in (("packages", "packages/source.apkg"), (".", "source.apkg"), ("", "")):
        (folder / "packages").mkdir(exist_ok=True)
        ran = run(folder, "build", "-o", output)
        assert f"Built {path or 'source.apkg'}" in ran.out
        assert (folder / (path or "source.apkg")).read_bytes()[:2] == b"PK"
    assert run(folder, "plan", "-o", "packages").status == 0


@pytest.mark.parametrize("write", [build, write_preview])
@pytest.mark.parametrize(
    "output",
    [
        *("source/prayer.txt", "source/deck.yaml", "source/deck.ledger", "own.txt", "empty.apkg"),
        *("other.apkg", "link.apkg", "loop.apkg", "ledger-link", "pipe.apkg"),
    ],
)
def test_nothing_but_an_earlier_package_or_page_is_overwritten(
    folder: Path, write: Callable[[Path, Path], object], output: str
) -> None:
    (folder / "own.txt").write_text("What I have written.", encoding="utf-8")
    (folder / "empty.apkg").touch()
    with zipfile.ZipFile(folder / "other.apkg", "w") as archive:
        archive.writestr("collection.anki2", "somebody else's")
    (folder / "link.apkg").symlink_to("own.txt")
    (folder / "loop.apkg").symlink_to("loop.apkg")
    (folder / "ledger-link").symlink_to("source/deck.ledger")
    os.mkfifo(folder / "pipe.apkg")
    before = state(folder)
    with pytest.raises(ContentError) as caught:
        write(folder / "source", folder / output)
    assert [problem.code for problem in caught.value.problems] == ["output-refused"]
    assert state(folder) == before


def test_an_earlier_package_is_overwritten_through_a_link(folder: Path) -> None:
    run(folder, "build", "-o", "there.apkg")
    (folder / "here.apkg").symlink_to("there.apkg")
    (folder / "source" / "prayer.txt").write_text(ARTICLE + "\nMore.\n", encoding="utf-8")
    assert run(folder, "build", "-o", "here.apkg").status == 0
    assert (folder / "here.apkg").is_symlink()
    assert run(folder, "preview", "-o", "page.html").status == 0
    assert run(folder, "preview", "-o", "page.html").status == 0
    assert run(folder, "preview", "-o", "there.apkg").status == 1
    assert run(folder, "build", "-o", "page.html").status == 1


def test_a_package_is_not_named_like_an_article_beside_the_articles(folder: Path) -> None:
    assert run(folder, "build", "-o", "source/deck.txt").status == 1
    assert not (folder / "source" / "deck.ledger").exists()


def test_the_same_input_at_the_same_time_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    packages = []
    for name in ("one", "two"):
        place = tmp_path / name
        shutil.copytree(OURS, place / "source", ignore=shutil.ignore_patterns("*.ledger"))
        run(place, "build", "-o", "deck.apkg", SOURCE_DATE_EPOCH="1700000000")
        packages.append((place / "deck.apkg").read_bytes())
    assert packages[0] == packages[1]


def test_json_names_the_file_the_counts_and_the_notes(folder: Path) -> None:
    shown = json.loads(run(folder, "build", "-o", "x/deck.apkg", "--format", "json").out)
    assert shown["file"] == "x/deck.apkg"
    assert shown["counts"]["new"] == 3
    assert shown["counts"]["unchanged"] == 0
    assert shown["notes"] == {"verse": 1, "concept": 2, "point": 0, "question": 0}
    assert [note["kind"] for note in shown["new"]] == ["verse", "concept", "concept"]


def test_list_gives_every_field_and_place(folder: Path) -> None:
    rows = json.loads(run(folder, "list", "--format", "json").out)
    assert [(row["kind"], row["deck"], row["references"]) for row in rows] == [
        ("verse", "Source", ["Rom.8.34"]),
        ("concept", "Source", ["Exod.32.11-Exod.32.14"]),
        ("concept", "Source", ["Rom.8.34"]),
    ]
    assert rows[1]["fields"]["Concept"] == "Moses pleaded for Israel."
    assert rows[1]["file"] == str(Path("source", "prayer.txt"))
    assert rows[1]["line"] == 5
    assert rows[1]["tags"] == ["versecards::concept", "versecards::article::prayer"]
    assert [card["card"] for card in rows[1]["cards"]] == ["Reference 1"]
    assert rows[1]["cards"][0]["asks"] == ["Exod.32.11-Exod.32.14"]
    assert rows[1]["cards"][0]["due"] > max(card["due"] for card in rows[0]["cards"])
    assert len({row["guid"] for row in rows}) == 3
    assert "Moses pleaded for Israel." in run(folder, "list", "--kind", "concept").out


def test_references_gives_one_entry_for_each_part(folder: Path) -> None:
    text = body("Jesus prayed (John 17:9, 15, 17). He saves (Hebrews 7:29).")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    rows = json.loads(run(folder, "references", "a.txt", "--format", "json").out)
    assert rows == [
        {"file": "a.txt", "line": 5, "column": 15, "text": "John 17:9", "osis": "John.17.9"},
        {"file": "a.txt", "line": 5, "column": 26, "text": "15", "osis": "John.17.15"},
        {"file": "a.txt", "line": 5, "column": 30, "text": "17", "osis": "John.17.17"},
        {
            "file": "a.txt",
            "line": 5,
            "column": 45,
            "text": "Hebrews 7:29",
            "osis": "Heb.7.29",
            "status": "missing",
        },
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Romans 17:3", "Rom.17.3  (does not exist)"),
        ("Obadiah 2:4", "Obad.2.4  (does not exist)"),
        ("Tobit 12:12", "?  (not among the 66 books)"),
        ("3 John 15", "3John.1.15  (not in every Bible)"),
        ("verse 5", "?  (not clear which book or chapter)"),
        ("Romans 16:3", "Rom.16.3"),
    ],
)
def test_references_tells_what_keeps_one_from_being_sure(
    folder: Path, written: str, shown: str
) -> None:
    (folder / "a.txt").write_text(f"A title\n\nWe read it ({written}).\n")
    first = run(folder, "references", "a.txt").out.splitlines()[0]
    assert first == f"a.txt:3:13: {written}  {shown}"


def test_references_reads_standard_input(folder: Path) -> None:
    ran = run(folder, "references", "-", stdin=ARTICLE.encode())
    assert "-:5:27: Exodus 32:11-14  Exod.32.11-Exod.32.14\n" in ran.out


def test_an_odd_reference_does_not_stop_the_build_and_is_reported(folder: Path) -> None:
    text = ARTICLE + "\nUnderstand\n-\n- Jesus pleads for us at all times.\n"
    (folder / "source" / "prayer.txt").write_text(
        text.replace("Romans 8:34", "Romans 8:49"), encoding="utf-8"
    )
    ran = run(folder, "build")
    assert ran.status == 0
    assert ran.out.startswith("! Built")
    source = Path("source", "prayer.txt")
    assert f"{source}:5:67: reference-missing" in ran.out
    assert "Romans 8 has 39 verses; the nearest is Romans 8:39." in ran.out
    assert f"{source}:8" in ran.out


PRAYER, SETTINGS, LEDGER = "source/prayer.txt", "source/deck.yaml", "source/deck.ledger"
BROKEN = [
    # what it is, the file, its new content (none: removed), and the place that is reported
    ("no text", PRAYER, b"A title\n", f"{PRAYER}:1"),
    ("empty file", PRAYER, b"", PRAYER),
    ("binary file", PRAYER, bytes(range(256)) * 9, PRAYER),
    ("picture", PRAYER, b"\x89PNG\r\n\x1a\n\0\0", PRAYER),
    ("no articles", PRAYER, None, "source"),
    ("unknown key", SETTINGS, b"name: A\nmemorise: [John 1:1]\n", f"{SETTINGS}:2"),
    ("wrong type", SETTINGS, b"name: A\naudio: loud\n", f"{SETTINGS}:2"),
    ("wrong choice", SETTINGS, b"verses: shrt\n", f"{SETTINGS}:1"),
    ("wrong reference", SETTINGS, b"name: A\n\nmemorize: Psalm 151\n", f"{SETTINGS}:3"),
    ("no translation", SETTINGS, b"translation: XYZ\n", f"{SETTINGS}:1"),
    ("broken yaml", SETTINGS, b"name: [A\n", f"{SETTINGS}:1"),
    ("a list", SETTINGS, b"- a\n- b\n", f"{SETTINGS}:1"),
    ("not text", SETTINGS, b"\0\1\2\3", SETTINGS),
    ("broken ledger", LEDGER, b"<<<<<<< HEAD\n", f"{LEDGER}:1"),
]


@pytest.mark.parametrize(
    ("file", "content", "place"),
    [entry[1:] for entry in BROKEN],
    ids=[entry[0] for entry in BROKEN],
)
def test_content_that_cannot_be_used_stops_the_build(
    folder: Path, file: str, content: bytes | None, place: str
) -> None:
    run(folder, "build")
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    before = state(folder)
    ran = run(folder, "build")
    assert ran.status == 1
    assert ran.out == ""
    first, *rest = ran.err.splitlines()
    assert first.startswith(f"× {place}:") or first.startswith(f"× {place} ")
    assert any(text.startswith("    ") for text in rest), "no remedy"
    assert "nothing written" in ran.err
    assert state(folder) == before


def test_a_file_that_changes_while_it_is_read_is_not_built(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = folder / "source" / "prayer.txt"

    def gather_and_save(*arguments: Any, **named: Any) -> tuple[Deck, Extraction]:
        found = gather(*arguments, **named)
        article.write_text(ARTICLE + "\nThe end of the article (John 1:1).\n", encoding="utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr("versecards.build.gather", gather_and_save)
        with pytest.raises(ContentError) as caught:
            build(folder / "source", folder / "deck.apkg")
    [problem] = caught.value.problems
    assert (problem.code, problem.file) == ("file-changing", str(article))
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["prayer.txt"]
    assert build(folder / "source", folder / "deck.apkg").path.is_file()


@pytest.mark.parametrize("name", ["x.txt", "x.html", "deck.ledger", "deck.yaml"])
def test_a_pipe_among_the_files_is_said_and_never_waited_for(folder: Path, name: str) -> None:
    os.mkfifo(folder / "source" / name)
    ran = run(folder, "build")
    assert ran.status == 1
    assert f"× {Path('source', name)}: " in ran.err


def test_an_article_that_cannot_be_opened_stops_the_build(folder: Path) -> None:
    (folder / "source" / "other.txt").symlink_to("nowhere")
    ran = run(folder, "build")
    assert ran.status == 1
    assert f"× {Path('source', 'other.txt')}:" in ran.err
    assert not (folder / "build").exists()


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_missing_source_is_named(tmp_path: Path) -> None:
    ran = run(tmp_path, "build", "nowhere")
    assert ran.status == 1
    assert "nowhere" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_is_status_2(tmp_path: Path) -> None:
    assert run(tmp_path, "build", "--nonsense").status == 2
    assert run(tmp_path, "nonsense").status == 2


def test_an_output_that_cannot_be_written_is_an_error(folder: Path) -> None:
    (folder / "file").write_text("")
    ran = run(folder, "build", "-o", "file/deck.apkg")
    assert ran.status == 1
    assert "file" in ran.err
    assert not (folder / "source" / "deck.ledger").exists()


def test_keep_going_builds_the_rest_and_exits_1(folder: Path) -> None:
    (folder / "source" / "empty.txt").write_bytes(b"")
    assert run(folder, "build").status == 1
    assert not (folder / "build").exists()
    ran = run(folder, "build", "--keep-going")
    assert ran.status == 1
    assert "empty.txt" in ran.out
    assert (folder / "build" / "source.apkg").exists()


def test_a_single_article_is_a_deck_of_its_own(folder: Path) -> None:
    ran = run(folder, "build", "source/prayer.txt")
    assert ran.status == 0
    assert (folder / "build" / "prayer.apkg").exists()
    assert (folder / "source" / "prayer.ledger").exists()


def test_a_read_only_folder_builds_without_a_ledger_and_says_so(folder: Path) -> None:
    (folder / "source").chmod(0o555)
    try:
        ran = run(folder, "build")
    finally:
        (folder / "source").chmod(0o755)
    assert ran.status == 0
    assert "ledger-unwritable" in ran.out
    assert not (folder / "source" / "deck.ledger").exists()


def test_output_is_plain_where_it_is_no_terminal(folder: Path) -> None:
    assert "\x1b" not in run(folder, "build", NO_COLOR="1").all
    assert "\x1b" not in run(folder, "list").all


def test_help_has_examples_for_every_command(tmp_path: Path) -> None:
    from versecards.cli import cli

    for name, command in cli.commands.items():
        if hasattr(command, "commands"):
            continue
        ran = run(tmp_path, name, "--help")
        assert ran.status == 0
        assert "Examples:" in ran.out, name
        assert f"versecards {name}" in ran.out, name


def test_version(tmp_path: Path) -> None:
    from versecards import __version__

    assert __version__ in run(tmp_path, "--version").out


@pytest.mark.parametrize(
    ("stand", "named"),
    [
        ("decks/prayer/old/2024", "`../..`"),  # in a folder of the deck
        (".", f"`{Path('decks/hope')}`, `{Path('decks/prayer')}`"),
        ("decks", "`hope`, `prayer`"),
    ],
)
def test_who_stands_beside_his_deck_is_told_where_it_is(
    tmp_path: Path, stand: str, named: str
) -> None:
    for name in ("prayer", "hope", ".hidden"):
        (tmp_path / "decks" / name).mkdir(parents=True)
        (tmp_path / "decks" / name / "deck.yaml").touch()
    (tmp_path / stand).mkdir(parents=True, exist_ok=True)
    ran = run(tmp_path / stand, "build")
    assert ran.status == 1
    assert f"Name the folder of the deck: {named}." in ran.err


def test_what_another_build_retired_is_told_by_the_one_that_writes_the_package(
    folder: Path,
) -> None:
    run(folder, "build")
    package = folder / "build" / "source.apkg"
    old = package.read_bytes()
    (folder / "source" / "prayer.txt").write_text("Our priest\n\nHe prays (Romans 8:34).\n")
    run(folder, "build")
    package.write_bytes(old)  # as after a merge of what somebody else built
    assert "Empty Cards removes the retired cards" in run(folder, "build").out


def test_a_plan_says_that_another_hidden_phrase_begins_without_reviews(folder: Path) -> None:
    article = folder / "source" / "prayer.txt"
    points = "\nUnderstand\n-\n- Jesus **pleads** for us before the **Father** today.\n"
    article.write_text(ARTICLE + points.replace("**Father**", "Father"), encoding="utf-8")
    run(folder, "build")
    other = points.replace("**pleads**", "pleads")
    article.write_text(ARTICLE + other, encoding="utf-8")
    assert "that card begins without reviews" in run(folder, "plan").out
    article.write_text(ARTICLE + points.replace("**Father**", "Lord"), encoding="utf-8")
    assert "begins without reviews" not in run(folder, "plan").out
