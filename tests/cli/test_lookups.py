"""The commands around a deck: verses, translations, conversion, plan, check, prune, help."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, run
from tests.decks import body
from versecards.build import prepare

ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14). Christ pleads for us (Romans 8:34).")
JOHN = "Jesus wept."
CSV = "book,chapter,verse,text\nJohn,11,35,Jesus was in tears.\nJohn,11,57,The end.\n"
PLACES = {"new", "changed", "retired", "brought_back", "unchanged", "still_retired"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "prayer.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "source" / "prayer.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


# verse, translation


def test_verse_prints_a_line_a_verse_and_whose_words_they_are(tmp_path: Path) -> None:
    ran = run(tmp_path, "verse", "Jn 11:35", "Psalm 117", "-t", "kjv")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == f"John 11:35  {JOHN}"
    assert [line[:11] for line in lines[1:3]] == ["Psalm 117:1", "Psalm 117:2"]
    assert lines[3:] == ["King James Version"]


def test_verse_as_json(tmp_path: Path) -> None:
    rows = json.loads(run(tmp_path, "verse", "John 11:35; 3 John 2-3", "--format", "json").out)
    assert [row["osis"] for row in rows] == ["John.11.35", "3John.1.2", "3John.1.3"]
    assert rows[0] == {"osis": "John.11.35", "text": JOHN, "translation": "KJV"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "is not a Bible reference"),
        (["nonsense"], "Write it like this"),
        (["John 3:99"], "the nearest is John 3:36"),
        (["Ps 151:1"], "its last verse is Psalm 150:6.\n    Correct the chapter or the verse."),
        (["John 3:16", "-t", "KJW"], "Did you mean `KJV`?"),
        (["John 11:34-36", "--source", "deck", "-t", "TINY"], "does not have all of John 11:34–36"),
    ],
)
def test_verse_that_is_not_there(tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "deck" / "translations").mkdir(parents=True)
    (tmp_path / "deck" / "translations" / "tiny.csv").write_text(CSV)
    ran = run(tmp_path, "verse", *arguments, VERSECARDS_DATA=str(tmp_path))
    assert ran.status == 1
    assert words in ran.err


def test_a_translation_is_added_listed_and_used(tmp_path: Path) -> None:
    (tmp_path / "tiny.csv").write_text(CSV)
    data = str(tmp_path / "data")
    added = run(tmp_path, "translation", "add", "tiny.csv", "--name", "Mine", VERSECARDS_DATA=data)
    assert added.status == 0
    assert added.out.startswith("✓ Added Mine with 2 verses.\n")
    assert "translation: Mine" in added.out
    listed = run(tmp_path, "translation", "list", VERSECARDS_DATA=data)
    assert "Found 3 translations" in listed.out
    shown = run(tmp_path, "translation", "list", "--format", "json", VERSECARDS_DATA=data)
    rows = json.loads(shown.out)
    assert [(row["name"], row["verses"]) for row in rows] == [
        ("Mine", 2),
        ("KJV", 31102),
        ("ASV", 31086),
    ]
    assert set(rows[0]) == {
        *("name", "label", "language", "verses", "notice", "where", "doubt", "problems"),
    }
    verse = run(tmp_path, "verse", "John 11:35", "-t", "mine", VERSECARDS_DATA=data)
    assert verse.out == "John 11:35  Jesus was in tears.\nMine\n"


def test_a_translation_is_removed_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "tiny.csv").write_text(CSV)
    data = {"VERSECARDS_DATA": str(tmp_path / "data")}
    run(tmp_path, "translation", "add", "tiny.csv", "--name", "Mine", **data)
    removed = run(tmp_path, "translation", "remove", "mine", **data)
    assert removed.status == 0
    assert removed.out.startswith("✓ Removed mine (")
    assert "Found 2 translations" in run(tmp_path, "translation", "list", **data).out
    assert run(tmp_path, "translation", "remove", "Mine", **data).status == 1
    assert (tmp_path / "tiny.csv").is_file()


def test_a_translation_beside_the_articles_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "source" / "translations").mkdir(parents=True)
    text = tmp_path / "source" / "translations" / "tiny.csv"
    text.write_text(CSV)
    ran = run(tmp_path, "translation", "remove", "TINY", VERSECARDS_DATA=str(tmp_path / "data"))
    assert ran.status == 1
    assert "lies beside the articles" in ran.err
    assert text.is_file()


def test_a_verse_typed_by_hand_is_a_translation_of_one_verse(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text('John 11:35: "He wept."\n')
    added = run(tmp_path, "translation", "add", "mine.yaml", VERSECARDS_DATA=str(tmp_path / "data"))
    assert added.out.startswith("✓ Added MINE with 1 verse.\n")


def test_a_translation_that_cannot_be_added(tmp_path: Path) -> None:
    (tmp_path / "words.csv").write_text("some words\n")
    for name in ("words.csv", "nowhere.zip"):
        ran = run(tmp_path, "translation", "add", name, VERSECARDS_DATA=str(tmp_path / "data"))
        assert ran.status == 1
        assert f"× {name}" in ran.err
    assert not list(tmp_path.glob("data/*.sqlite"))
    assert run(tmp_path, "translation", "add").status == 2


# convert


@pytest.mark.parametrize(("to", "ending"), [("yaml", "yaml"), ("markdown", "md")])
def test_a_converted_article_gives_the_same_notes(folder: Path, to: str, ending: str) -> None:
    source = folder / "source"
    (source / "deck.yaml").write_text("id: one\nheadings: {points: Words for the road}\n")
    edit(
        folder, ARTICLE, f"---\ntags: own\ncards: [{{question: Who?, answer: He}}]\n---\n{ARTICLE}"
        "\nWords for the road\n- God hears **every prayer** of his people.\n",
    )  # fmt: skip
    before = notes(folder)
    assert "God hears every prayer of his people." in str(before)
    ran = run(folder, "convert", "source/prayer.txt", "--to", to, "-o", f"source/prayer.{ending}")
    assert (ran.status, ran.out) == (0, f"✓ Wrote source/prayer.{ending}.\n")
    assert run(folder, "convert", "source/prayer.txt", "--to", to).out == (
        (source / f"prayer.{ending}").read_text(encoding="utf-8")
    )
    (source / "prayer.txt").unlink()
    after = notes(folder)
    assert after == before


def test_convert_writes_no_file_that_is_there_and_what_its_name_says(folder: Path) -> None:
    mine = folder / "mine.md"
    mine.write_text("my own words\n", encoding="utf-8")
    refused = run(folder, "convert", "source/prayer.txt", "-o", "mine.md")
    assert (refused.status, mine.read_text(encoding="utf-8")) == (1, "my own words\n")
    assert "There is a file of this name already." in refused.err
    mine.unlink()
    assert run(folder, "convert", "source/prayer.txt", "-o", "mine.md").status == 0
    assert mine.read_text(encoding="utf-8") == (
        run(folder, "convert", "source/prayer.txt", "--to", "markdown").out
    )


def notes(folder: Path) -> list[tuple[object, ...]]:
    rows = json.loads(run(folder, "list", "--format", "json").out)
    return [(row["kind"], row["fields"], row["tags"], row["references"]) for row in rows]


def test_convert_reads_standard_input_and_says_what_is_wrong(tmp_path: Path) -> None:
    ran = run(tmp_path, "convert", "-", "--to", "markdown", stdin=ARTICLE.encode())
    assert ran.status == 0
    assert ran.out.startswith("# A title?\n")
    assert run(tmp_path, "convert", "nowhere.txt").status == 1
    assert run(tmp_path, "convert", "-", stdin=b"").status == 1
    assert run(tmp_path, "convert", "-", "--to", "pdf", stdin=b"").status == 2


# plan, check, list, prune


def test_plan_names_the_package_of_the_next_build_as_it_was_named(folder: Path) -> None:
    assert run(folder, "plan").out.splitlines()[-1] == "Next  versecards build source"
    last = run(folder, "plan", "-o", "my decks/a.apkg").out.splitlines()[-1]
    assert last == 'Next  versecards build source -o "my decks/a.apkg"'


def test_plan_tells_by_its_status_whether_something_is_to_do(folder: Path) -> None:
    planned = run(folder, "plan", "--format", "json")
    assert planned.status == 2
    plan = json.loads(planned.out)
    assert set(plan) == {"counts", "new", "changed", "retired", "brought_back", "package"}
    assert set(plan["counts"]) == PLACES
    assert plan["counts"]["new"] == len(plan["new"]) == 3
    assert {"guid", "kind", "text", "article", "file", "line"} == set(plan["new"][0])
    assert not (folder / "build").exists() and not (folder / "source" / "deck.ledger").exists()

    run(folder, "build")
    nothing = run(folder, "plan")
    assert (nothing.status, nothing.out.splitlines()[0]) == (
        0,
        "✓ Nothing to do for the deck “Source”.",
    )
    edit(folder, "pleaded", "prayed")
    changed = run(folder, "plan")
    assert changed.status == 2
    assert "~ concept Moses prayed for Israel.  (source/prayer.txt:5)" in changed.out
    assert "[-pleaded-] {+prayed+}" in changed.out
    edit(folder, ARTICLE[:8], "")
    (folder / "source" / "prayer.txt").write_text("")
    assert run(folder, "plan").status == 1


def test_a_plan_shows_words_first_and_each_new_title_once(folder: Path) -> None:
    old = ARTICLE.splitlines()[0]
    run(folder, "build")
    edit(folder, old, "On prayer")
    edit(folder, "pleaded", "prayed")
    shown = run(folder, "plan").out
    assert "    Concept: Moses [-pleaded-] {+prayed+} for Israel." in shown
    assert "Cited In" not in shown and "Article:" not in shown
    told = [line for line in shown.splitlines() if "only the new title" in line]
    assert told == ["~ 2 notes with only the new title of their article"]
    assert shown.index("{+prayed+}") < shown.index(told[0]) < shown.index("{+On prayer")
    assert shown.count("{+On prayer") == 1


def test_a_new_title_changes_no_note_that_is_retired(folder: Path) -> None:
    run(folder, "build")
    edit(folder, "Moses pleaded for Israel (Exodus 32:11-14). ", "")
    run(folder, "build")
    edit(folder, ARTICLE.splitlines()[0], "On prayer")
    plan = json.loads(run(folder, "plan", "--format", "json").out)
    assert plan["counts"]["still_retired"] == 1
    assert plan["changed"] and all(note["file"] for note in plan["changed"])


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (
            "Christ pleads for us (cf. Romans 8:34).",
            "It stands there still, which makes no card: its passages are only set beside it",
        ),
        (
            "For us Christ himself pleads (cf. Romans 8:34).",
            "It stands there as “For us Christ himself pleads.”, which makes no card: ",
        ),
        ("Hannah wept in the house of the Lord (cf. 1 Samuel 1:10).", ""),
    ],
)
def test_a_plan_says_why_a_statement_that_is_still_there_has_lost_its_card(
    folder: Path, now: str, told: str
) -> None:
    # with another article beside it what is kept of the last build is used
    (folder / "source" / "other.txt").write_text(body("Jesus wept (John 11:35)."), "utf-8")
    run(folder, "build")
    edit(folder, "Christ pleads for us (Romans 8:34).", now)
    shown = run(folder, "plan").out
    assert "- concept Christ pleads for us." in shown
    assert ("which makes no card" in shown) == bool(told) and told in shown
    rows = json.loads(run(folder, "plan", "--format", "json").out)["retired"]
    (row,) = (row for row in rows if row["kind"] == "concept")
    assert (row["line"] > 0) == ("why" in row) == bool(told)
    deck = prepare(folder / "source", folder / "build" / "source.apkg").plan.as_json()["retired"]
    assert [one.get("why") for one in deck] == [one.get("why") for one in rows]


def test_a_statement_that_is_skipped_is_not_said_to_stand_elsewhere(folder: Path) -> None:
    run(folder, "build")
    edit(folder, "Christ pleads", "Christ pleads for us too (cf. Hebrews 7:25). Christ pleads")
    settings = folder / "source" / "deck.yaml"
    settings.write_text(settings.read_text("utf-8") + "skip: [Christ pleads for us.]\n", "utf-8")
    shown = run(folder, "plan").out
    assert "- concept Christ pleads for us." in shown and "which makes no card" not in shown


def test_a_plan_says_of_a_note_that_another_build_had_otherwise_that_its_words_stay(
    folder: Path,
) -> None:
    run(folder, "build")
    ledger = folder / "source" / "deck.ledger"
    rows = ledger.read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if "Moses" in row)
    fields = json.loads(row)
    place = next(n for n, each in enumerate(fields) if re.fullmatch("[0-9a-f]{16,}", str(each)))
    fields[place] = fields[place][::-1]  # as git leaves it where the newer row is of other words
    text = ledger.read_text(encoding="utf-8")
    other = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    ledger.write_text(text.replace(row, other), encoding="utf-8")
    shown = run(folder, "plan").out
    assert "  changed    1" in shown
    told = [line for line in shown.splitlines() if line.startswith("~")]
    assert len(told) == 1 and told[0].startswith("~ 1 note whose words stay: written anew")


def test_build_as_json_has_the_shape_of_plan(folder: Path) -> None:
    built = json.loads(run(folder, "build", "--format", "json").out)
    assert set(built) == {
        *("file", "notes", "cards", "problems"),
        *("counts", "new", "changed", "retired", "brought_back"),
    }
    assert set(built["counts"]) == PLACES


def test_check_is_1_for_an_error_only(folder: Path) -> None:
    edit(folder, "Romans 8:34", "Romans 8:49")
    warned = run(folder, "check")
    assert warned.status == 0
    assert "source/prayer.txt:5:67: reference-missing" in warned.out
    rows = json.loads(run(folder, "check", "--format", "json").out)
    assert [(row["code"], row["line"], row["severity"]) for row in rows] == [
        ("reference-missing", 5, "warning")
    ]
    assert set(rows[0]) == {
        *("file", "line", "column", "code", "severity", "message", "remedy", "near")
    }
    (folder / "source" / "empty.txt").write_text("")
    assert run(folder, "check").status == 1


@pytest.mark.parametrize(
    ("where", "commands"), [("deck.yaml", ["check", "build"]), ("prayer.txt", ["list", "plan"])]
)
def test_off_silences_a_check_everywhere(folder: Path, where: str, commands: list[str]) -> None:
    edit(folder, "Romans 8:34", "Romans 8:49")
    for command in commands:
        assert "reference-missing" in run(folder, command).out
    if where == "deck.yaml":
        (folder / "source" / where).write_text("off: [reference-missing]\n")
    else:
        edit(folder, "A title?", "---\noff: reference-missing\n---\nA title?")
    for command in commands:
        assert "reference-missing" not in run(folder, command).out
    assert json.loads(run(folder, "build", "--format", "json").out)["problems"] == []


def test_an_unknown_check_to_switch_off_is_named(folder: Path) -> None:
    (folder / "source" / "deck.yaml").write_text("name: A\noff: [statment-long]\n")
    ran = run(folder, "check")
    assert "source/deck.yaml:2:1: off-unknown" in ran.out
    assert "Did you mean `statement-long`?" in ran.out


def test_list_as_json_has_all_of_a_note(folder: Path) -> None:
    (row, *_) = json.loads(run(folder, "list", "--kind", "verse", "--format", "json").out)
    assert set(row) == {
        *("guid", "kind", "deck", "fields", "tags", "references", "cards", "file", "line"),
    }
    assert row["cards"][0] == {"card": "Step 1", "due": 1000, "asks": ["Rom.8.34"]}
    assert row["references"] == ["Rom.8.34"]
    assert run(folder, "list", "--kind", "psalm").status == 2
    for name in ("verses", "Verse", "VERSES"):
        assert run(folder, "list", "--kind", name).out == run(folder, "list", "--kind", "verse").out


def test_what_is_only_worth_a_thought_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Our hope\n\nGod keeps his word (Titus 1:2).\n")
    checked = run(tmp_path, "check", "a.md")
    assert checked.status == 0
    assert checked.out.splitlines()[-1] == "✓ Found no problem in 1 article, and 1 remark."
    (tmp_path / "a.md").write_text("Our hope\n\nGod keeps his word (Titus 1:2; Titus 9:2).\n")
    last = run(tmp_path, "check", "a.md").out.splitlines()[-1]
    assert last == "! Found 1 problem in 1 article, and 1 remark."


def test_prune_asks_and_forgets(folder: Path) -> None:
    assert run(folder, "prune").out == "✓ No note is retired.\n"
    run(folder, "build")
    edit(folder, "Moses pleaded for Israel (Exodus 32:11-14). ", "")
    run(folder, "build")
    ledger = folder / "source" / "deck.ledger"
    before = ledger.read_bytes()
    declined = run(folder, "prune", stdin=b"n\n")
    assert declined.status == 1
    assert "Nothing was forgotten." in declined.err
    assert run(folder, "prune").status == 1  # nobody is there to answer
    assert ledger.read_bytes() == before
    agreed = run(folder, "prune", stdin=b"y\n")
    assert agreed.status == 0
    assert "✓ Forgot 1 retired note" in agreed.out
    assert b"Moses" not in ledger.read_bytes()
    assert run(folder, "prune", "--yes").out == "✓ No note is retired.\n"


# a single article of a deck


def test_an_article_is_read_as_its_deck_says(folder: Path) -> None:
    source = folder / "source"
    (source / "deck.yaml").write_text("headings: {points: Words for the road}\ntranslation: TINY\n")
    (source / "translations").mkdir()
    (source / "translations" / "tiny.csv").write_text(CSV)
    (source / "part").mkdir()
    text = (
        body("Jesus cared for his friends (John 11:35).")
        + "\nWords for the road\n- God hears every prayer.\n"
    )
    (source / "part" / "grief.txt").write_text(text)
    data = {"VERSECARDS_DATA": str(folder / "data")}
    rows = json.loads(run(folder, "list", "source/part/grief.txt", "--format", "json", **data).out)
    assert [row["kind"] for row in rows] == ["verse", "concept", "point"]
    assert rows[0]["fields"]["Text"] == "Jesus was in tears."


# the program itself


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(tmp_path: Path, shell: str) -> None:
    script = completion(tmp_path, f"{shell}_source")
    assert "_VERSECARDS_COMPLETE" in script
    typed = {"COMP_WORDS": "versecards bu", "COMP_CWORD": "bu" if shell == "fish" else "1"}
    assert "build" in completion(tmp_path, f"{shell}_complete", **typed)


def completion(folder: Path, asked: str, **environment: str) -> str:
    """What the installed program answers to a shell (``python -m`` has another name)."""
    program = "import sys; sys.argv = ['versecards']; from versecards.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "_VERSECARDS_COMPLETE": asked,
            **environment,
        },
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_help_of_groups_and_subcommands(tmp_path: Path) -> None:
    ran = run(tmp_path, "--help")
    assert ran.status == 0
    assert ran.out.startswith("Usage: ")
    for words in (["translation", "add"], ["translation", "list"]):
        assert f"versecards {' '.join(words)}" in run(tmp_path, *words, "--help").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["verse"],
        ["references"],
        ["list", "--kind", "x"],
        ["plan", "--format", "xml"],
        ["init", "a", "b"],
        ["translation", "remove"],
        ["build", "a", "b"],
    ],
)
def test_wrong_usage_is_2_and_says_how(tmp_path: Path, arguments: list[str]) -> None:
    ran = run(tmp_path, *arguments)
    assert ran.status == 2
    assert "Usage: " in ran.err
    assert "Error: " in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_code_is_explained_as_the_page_has_it(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "CHECKS.md").read_text(encoding="utf-8")
    row = next(line for line in page.splitlines() if line.startswith("| `verse-alike` |"))
    ran = run(tmp_path, "check", "--explain", "verse-alike")
    assert ran.status == 0
    for cell in row.strip("| ").split(" | ")[1:]:
        assert cell in ran.out


def test_a_misspelt_code_to_explain_is_wrong_usage(tmp_path: Path) -> None:
    ran = run(tmp_path, "check", "--explain", "verse-alik")
    assert ran.status == 2
    assert "`verse-alike`" in ran.err
