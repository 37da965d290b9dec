"""The house as cards/README.md draws it: who may import whom, and where a new thing goes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

import versecards
from versecards.article import formats as articles
from versecards.cli import cli
from versecards.deck import open_deck
from versecards.notes import Kind
from versecards.problems import ContentError
from versecards.scripture.texts import formats as translations
from versecards.scripture.texts.convert import convert
from versecards.sheets.forms import FORMS

PACKAGE = Path(versecards.__file__).parent
PROJECT = PACKAGE.parents[1]
README = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")

FOR_ALL = (
    *("datafiles", "languages", "near", "problems", "files", "firstletters", "cache", "codec"),
    "cycles",
    "marks",
    "kinds",
)
"""What every room may use; these know no room."""
ROOMS = ("scripture", "article", "settings", "deck", "notes", "extract", "ledger", "anki")
"""From left to right: a room imports from rooms to its left alone."""
AFTER = (
    "sourcestate",
    *("check", "output", "starter", "render", "packing", "gather", "renamed", "leftout"),
    *("build", "lastbuild"),
    *("changed", "preview", "sheets"),
)
"""What looks at a deck as a whole; the command line uses them and is used by none."""
COMMANDS = (
    *("console", "convert", "references", "lookups", "retitled"),
    *("outcome", "recall", "review", "report"),
    *("watch", "edited", "commandline", "cli", "__main__", "__init__"),
)
STRANGERS = {
    "ledger": {"article", "extract", "anki"},
    "anki": {"article", "extract", "ledger", "deck"},
    "check": {"ledger", "anki"},
    "extract": {"ledger", "anki"},
    "preview": {"ledger", "genanki"},
    "sheets": {"ledger", "genanki"},
}
"""What a room does not know, wherever it stands."""


def _imports(path: Path) -> Iterator[str]:
    """Yield what a module imports: the name of our room or module, or of another package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "versecards":
                names = [f"versecards.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            yield rest.partition(".")[0] if first == "versecards" else first


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path


def test_every_module_stands_in_a_room() -> None:
    rooms = {room for room, _ in _modules()}
    assert rooms == {*FOR_ALL, *ROOMS, *AFTER, *COMMANDS}


def test_no_room_imports_to_its_right() -> None:
    order = (*FOR_ALL, *ROOMS, *AFTER, *COMMANDS)
    base = len(FOR_ALL)
    wrong = []
    for room, path in _modules():
        for name in _imports(path):
            if name not in order or name == room or room == "__init__":
                continue
            if room in COMMANDS and name in COMMANDS:
                continue
            if room in FOR_ALL and name in FOR_ALL:
                continue
            if order.index(name) >= max(order.index(room), base):
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not wrong


def test_rooms_do_not_know_what_is_not_theirs() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for room, path in _modules()
        for name in _imports(path)
        if name in STRANGERS.get(room, ())
    ]
    assert not wrong


def test_the_page_says_what_a_room_does_not_know() -> None:
    said = {row[0]: row[-1].lower() for row in _rows_of(README, "| room |")}
    for room, strangers in STRANGERS.items():
        missing = [name for name in strangers - {"deck"} if name not in said[f"`{room}/`"]]
        assert not missing, room


def _rows_of(page: str, head: str) -> list[list[str]]:
    lines = page[page.index(head) :].split("\n\n", 1)[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _part(heading: str) -> str:
    return README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def _rows(heading: str) -> list[list[str]]:
    lines = [line for line in _part(heading).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


_PLACE = re.compile(r"`([\w./-]+(?:/|\.(?:py|json|yaml|css)))`")
_OF_A_LANGUAGE = {"books.json", "references.json", "headings.json"}


@pytest.mark.parametrize("place", dict.fromkeys(_PLACE.findall(_part("Where a new thing goes"))))
def test_every_place_for_a_new_thing_is_there(place: str) -> None:
    place = f"languages/en/{place}" if place in _OF_A_LANGUAGE else place
    assert any((each / place).exists() for each in (PACKAGE, PROJECT))


@pytest.mark.parametrize("row", _rows("Where a new thing goes"), ids=lambda row: row[0])
def test_every_row_names_a_place(row: list[str]) -> None:
    assert _PLACE.search(row[1])


@pytest.mark.parametrize(
    ("command", "option", "table"),
    [
        ("list", "kind", [name for kind in Kind for name in (kind.value, kind.plural)]),
        ("export", "form", list(FORMS)),
    ],
)
def test_a_command_takes_all_that_a_table_has(command: str, option: str, table: list[str]) -> None:
    """The commands do not load the tables, so that they start at once."""
    (found,) = [each for each in cli.commands[command].params if each.name == option]
    assert isinstance(found.type, click.Choice)
    assert list(found.type.choices) == table


def test_what_cannot_be_read_is_told_each_format_that_can_be(tmp_path: Path) -> None:
    unknown = tmp_path / "unknown.txt"
    unknown.write_bytes(b"\1\0\2\0\0\3")
    told: list[tuple[Callable[[], object], list[str]]] = [
        (lambda: open_deck(unknown), [form.endings[0] for form in articles.FORMATS]),
        (
            lambda: convert(unknown, tmp_path / "t.sqlite", "T"),
            [form.name for form in translations.FORMATS],
        ),
    ]
    for read, names in told:
        with pytest.raises(ContentError) as error:
            read()
        assert not [name for name in names if name not in error.value.problems[0].remedy]


def test_the_help_of_translations_names_each_format() -> None:
    group = cli.commands["translation"]
    assert isinstance(group, click.Group)
    told = str(group.commands["add"].help)
    assert not [
        form.name for form in translations.FORMATS if re.split(r"[ ,]", form.name)[0] not in told
    ]


def test_the_reasons_for_dependencies_are_those_that_we_have() -> None:
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    listed = project.split("dependencies = [", 1)[1].split("]", 1)[0]
    needed = set(re.findall(r'"([\w-]+)', listed))
    explained = {name for row in _rows("Dependencies") for name in re.split(r",\s*", row[0])}
    assert explained == needed
