"""``init``: a folder that builds at once, whose every setting is right when it is used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.run import run, run_process
from tests.decks import body
from versecards.build import build, prepare
from versecards.check import check
from versecards.deck import open_deck
from versecards.settings import KEYS
from versecards.starter import make_folder, settings_text

FILES = ["README.md", ".gitattributes", ".gitignore", "deck.yaml", "example.txt"]


def test_init_makes_a_folder_that_builds_at_once_without_a_problem(tmp_path: Path) -> None:
    made = run_process(tmp_path, "init", "my-deck")
    assert made.status == 0
    assert made.out.splitlines()[2:] == ["Next  cd my-deck", "Next  versecards build"]
    assert sorted(path.name for path in (tmp_path / "my-deck").iterdir()) == sorted(FILES)
    built = json.loads(run_process(tmp_path, "build", "my-deck", "--format", "json").out)
    assert built["problems"] == []
    assert built["file"] == str(Path("build", "my-deck.apkg"))
    assert all(count > 0 for count in built["notes"].values())
    checked = run(tmp_path, "check", "my-deck")
    assert (checked.status, checked.out) == (0, "✓ Found no problem in 1 article.\n")


def test_the_folder_builds_from_inside_and_its_preview_is_no_article(tmp_path: Path) -> None:
    folder = tmp_path / "my-deck"
    make_folder(folder)
    assert run(folder, "preview", ".").status == 0
    built = run(folder, "build", ".")
    assert "from 1 article." in built.out
    assert (folder / ".gitignore").read_text().splitlines()[-1] == "build/"


def commented() -> list[str]:
    """Every setting that stands in a comment, with the lines that belong to it."""
    text = settings_text("A deck", "a-deck")
    keys = "|".join(KEYS)
    return re.findall(rf"^# (?:{keys}):.*\n(?:#   .*\n)*", text, re.MULTILINE)


def test_every_key_of_a_deck_is_in_its_settings() -> None:
    named = {re.split("[ :]", lines)[1] for lines in commented()}
    assert named | {"name", "id", "translation"} == {key for key in KEYS if KEYS[key].deck}


@pytest.mark.parametrize("lines", commented(), ids=lambda lines: lines.split(":")[0])
def test_every_commented_setting_is_right_when_it_is_used(tmp_path: Path, lines: str) -> None:
    folder = tmp_path / "deck"
    make_folder(folder)
    path = folder / "deck.yaml"
    text = path.read_text(encoding="utf-8")
    assert lines in text
    path.write_text(text.replace(lines, re.sub("^# ", "", lines, flags=re.MULTILINE)))
    key = re.split("[ :]", lines)[1]
    assert key in open_deck(folder).settings.places
    prepared = prepare(folder)
    assert prepared.rendered
    deck = prepared.deck
    assert check(prepared.extraction, deck.settings, deck.library, prepared.problems) == ()


def test_all_commented_settings_together(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    make_folder(folder)
    path = folder / "deck.yaml"
    text = path.read_text(encoding="utf-8")
    for lines in commented():
        text = text.replace(lines, re.sub("^# ", "", lines, flags=re.MULTILINE))
    path.write_text(text)
    prepared = prepare(folder)
    assert prepared.problems == ()
    assert prepared.rendered


@pytest.mark.parametrize(
    ("folder", "name", "begins"),
    [
        ("my-deck", "My deck", "my-deck"),
        ("John's Gospel", "John's Gospel", "john-s-gospel"),
        ("2024", "2024", "2024"),
        ("null", "Null", "null"),
        ("true", "True", "true"),
        ("a: b # c", "A: b # c", "a-b-c"),
        ('say "amen"', 'Say "amen"', "say-amen"),
        ("- list", "List", "list"),
        ("été", "Été", "ete"),
        ("信心", "信心", "信心"),
    ],
)
def test_any_name_of_a_folder_is_a_name_of_a_deck(
    tmp_path: Path, folder: str, name: str, begins: str
) -> None:
    make_folder(tmp_path / folder)
    settings = open_deck(tmp_path / folder).settings
    assert settings.name == name
    assert re.fullmatch(f"{begins}-[0-9a-f]{{8}}", settings.deck_id)


def test_no_two_decks_have_one_id(tmp_path: Path) -> None:
    ids = set()
    for leader in ("one", "two"):
        make_folder(tmp_path / leader / "bible-study")
        ids.add(open_deck(tmp_path / leader / "bible-study").settings.deck_id)
    assert len(ids) == 2


def test_init_beside_a_ledger_keeps_the_id_of_the_deck(tmp_path: Path) -> None:
    (tmp_path / "prayer.txt").write_text("A title?\n\nHe prays (Romans 8:34).\n")
    build(tmp_path, tmp_path / "deck.apkg")
    first = open_deck(tmp_path).settings.deck_id
    (tmp_path / "deck.yaml").unlink()
    make_folder(tmp_path)
    assert open_deck(tmp_path).settings.deck_id == first


@pytest.mark.parametrize("there", FILES)
def test_init_overwrites_nothing(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / there).write_text("mine")
    ran = run(tmp_path, "init", "deck")
    assert ran.status == 1
    assert f"× deck: folder-used {there} is already there" in ran.err
    assert [path.name for path in folder.iterdir()] == [there]
    assert (folder / there).read_text() == "mine"


def test_init_where_a_file_has_the_name(tmp_path: Path) -> None:
    (tmp_path / "deck").write_text("mine")
    assert run(tmp_path, "init", "deck").status == 1
    assert run(tmp_path, "init").status == 2


def test_init_in_a_folder_with_articles_takes_them_too(tmp_path: Path) -> None:
    (tmp_path / "prayer.txt").write_text("A title?\n\nHe prays (Romans 8:34).\n")
    assert run(tmp_path, "init", ".").status == 0
    assert "from 2 articles" in run(tmp_path, "build", ".").out


def test_the_example_makes_way_for_an_article_of_ones_own_without_a_word(tmp_path: Path) -> None:
    run(tmp_path, "init", "prayer")
    folder = tmp_path / "prayer"
    assert run(folder, "build").status == 0
    (folder / "example.txt").unlink()
    (folder / "own.txt").write_text(body("Daniel knelt three times a day (Daniel 6:10)."), "utf-8")
    built = run(folder, "build")
    assert built.out.startswith("✓ "), built.all
    assert "12 retired" in built.out
    # all the more is told when it is one's own that is gone
    (folder / "own.txt").write_text(body("Moses pleaded for Israel (Exodus 32:11)."), "utf-8")
    (folder / "own.txt").rename(folder / "other.txt")
    assert "deck-copied" in run(folder, "build").err


def test_who_has_retired_notes_in_the_package_is_told_until_he_prunes(tmp_path: Path) -> None:
    run(tmp_path, "init", "deck")
    folder = tmp_path / "deck"
    assert "versecards prune" not in run(folder, "build").out
    (folder / "a.txt").write_text("Hope\n\nGod is good (Psalm 34:8).\n")
    assert "versecards prune" not in run(folder, "build").out
    (folder / "example.txt").rename(folder / "_example.txt")
    told = (
        "Next  once all have imported this, or before you give the deck out for the first time, "
        "`versecards prune`: 12 retired notes are still in it. Nobody loses reviews by that."
    )
    for text in ("God is good", "God is good", "How good God is", "Taste and see"):
        (folder / "a.txt").write_text(f"Hope\n\n{text} (Psalm 34:8).\n")
        assert told in run(folder, "build").out.replace("13 retired", "12 retired"), text
    assert run(folder, "prune", "--yes").out.startswith("✓ Forgot 1")
    assert "is older: 1" in run(folder, "plan").out
    assert "retired" not in run(folder, "build").out.split("unchanged")[1]


def test_init_says_what_the_deck_is_called_before_anybody_imports_it(tmp_path: Path) -> None:
    said = "The deck is called “My study”: to call it otherwise, change `name` in deck.yaml now."
    assert said in run(tmp_path, "init", "my-study").out
