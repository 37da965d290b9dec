"""What the README and the page of settings tell people to type, done as they would do it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from tests.article.worddoc import document, paragraph
from tests.article.worddoc import run as words
from tests.browsing import need
from tests.cli.run import ROOT, run
from versecards.cli import cli
from versecards.settings.page import settings_markdown
from versecards.starter import make_folder

README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "SETTINGS.md").read_text(encoding="utf-8")
INSTALLED = (ROOT / ".ci" / "installed").read_text(encoding="utf-8")
USFM = "\\id JUD\n\\c 1\n\\p\n\\v 25 To God be glory.\n"


@dataclass
class Desk:
    """Where a person stands who follows the page from its top."""

    start: Path
    here: Path
    article: str = ""


def blocks(page: str) -> list[tuple[str, str]]:
    """Every block of code in a page: what it is written in, and its text."""
    assert "\n    " not in re.sub(r"```.*?```", "", page, flags=re.DOTALL).replace("\n    |", "")
    return re.findall(r"^```(\w*)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def type_versecards(desk: Desk, words: list[str]) -> None:
    if words[:2] == ["translation", "add"]:
        with zipfile.ZipFile(desk.here / words[2], "w") as archive:
            archive.writestr("jude.usfm", USFM)
    ran = run(desk.here, *words)
    # `plan` says by its status whether there is something to build
    assert ran.status == 0 or (words[0] == "plan" and ran.status == 2), ran.all


def change_folder(desk: Desk, words: list[str]) -> None:
    desk.here = desk.here / words[0]
    assert desk.here.is_dir()


def type_git(desk: Desk, words: list[str]) -> None:
    need(shutil.which("git") is not None, "git on the path")
    own = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run([*own, *words], cwd=desk.here, check=True, capture_output=True)


def find_target(_desk: Desk, words: list[str]) -> None:
    """The targets of the Makefile are run by whoever runs these tests."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{words[0]}:", makefile, re.MULTILINE)


def find_installation(_desk: Desk, words: list[str]) -> None:
    """Every line that installs is run by `.ci/installed`, which reads them out of the README."""
    found = re.search(r"grep -oE '(.+)' README.md", INSTALLED)
    assert found and re.fullmatch(found[1], " ".join(["pipx", *words]))


TYPED: dict[str, Callable[[Desk, list[str]], None]] = {
    "versecards": type_versecards,
    "cd": change_folder,
    "git": type_git,
    "make": find_target,
    "pipx": find_installation,
}


def save_article(desk: Desk, text: str) -> None:
    (desk.here / "example.txt").unlink()
    (desk.here / "prayer.txt").write_text(text, encoding="utf-8")
    desk.article = text
    ran = run(desk.here, "build")
    assert ran.out.startswith("✓ "), ran.all
    kinds = re.findall(r"^  (\w+) +\d", ran.out, re.MULTILINE)
    assert kinds == ["verses", "concepts", "points", "questions"]
    checked = run(desk.here, "check")
    assert checked.out.startswith("✓ Found no problem"), checked.all


def use_settings(desk: Desk, text: str) -> None:
    """Settings are tried in a folder of their own, with the article that the page shows."""
    folder = desk.start / f"settings-{len(list(desk.start.iterdir()))}"
    make_folder(folder)
    (folder / "example.txt").unlink()
    of_article = text.startswith("---\n")
    (folder / "prayer.txt").write_text((text if of_article else "") + desk.article, "utf-8")
    if not of_article:
        (folder / "deck.yaml").write_text(f"id: tried\n{text}", encoding="utf-8")
        lines = [paragraph(words(line)) for line in desk.article.splitlines() if line.strip()]
        for name in re.findall(r"^  (\w+\.docx):$", text, re.MULTILINE):
            (folder / name).write_bytes(document(lines))
            (folder / "prayer.txt").unlink()
    assert run(folder, "check").out.startswith("✓ Found no problem"), text
    built = run(folder, "build")
    assert built.status == 0 and built.all != run(desk.here, "build").all, built.all


def follow(page: str, desk: Desk) -> Iterator[str]:
    """Do what each block of a page says; yield what was done."""
    for language, text in blocks(page):
        if language == "text":
            save_article(desk, text)
        elif language == "yaml":
            use_settings(desk, text)
        else:
            assert language == "sh", f"a block that nobody tries: {text}"
            for line in text.splitlines():
                program, *words = shlex.split(line)
                TYPED[program](desk, words)
        yield text


def test_whoever_follows_the_readme_gets_what_it_promises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERSECARDS_DATA", str(tmp_path / "kept"))
    desk = Desk(tmp_path, tmp_path)
    assert len(list(follow(README, desk))) == README.count("\n```") / 2
    assert desk.here == tmp_path / "my-study"
    made = ["my-study.apkg", "preview.html", "verse-cards.html", "leader-sheet.html"]
    assert [name for name in made if not (desk.here / "build" / name).is_file()] == []
    assert (tmp_path / "cards.csv").is_file()
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=desk.here, check=True, capture_output=True, text=True
    ).stdout.split()
    assert {"deck.yaml", "deck.ledger", "prayer.txt", ".gitattributes"} <= set(tracked)
    assert not any(name.startswith("build/") for name in tracked)


def test_the_page_of_settings_is_as_the_table_has_it_and_works(tmp_path: Path) -> None:
    assert settings_markdown() == SETTINGS, "python -m versecards.settings > SETTINGS.md"
    (article,) = [text for language, text in blocks(README) if language == "text"]
    make_folder(tmp_path / "deck")
    desk = Desk(tmp_path, tmp_path / "deck", article)
    assert len(list(follow(SETTINGS, desk))) > 1


def test_the_first_deck_is_looked_over_before_others_learn_from_it() -> None:
    part = README.partition("## Your first deck")[2].partition("\n## ")[0]
    assert "versecards check" in spans(part)


# two who write together


@dataclass(frozen=True)
class Writer:
    """One of those who share a deck, with git as it is when nobody has set it up."""

    folder: Path
    name: str

    def git(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        for who in ("AUTHOR", "COMMITTER"):
            nobody |= {f"GIT_{who}_NAME": self.name, f"GIT_{who}_EMAIL": "we@example.org"}
        return subprocess.run(
            ["git", *words],
            check=False,
            cwd=self.folder,
            env=os.environ | nobody,
            capture_output=True,
        )

    def types(self, beginning: str, name: str = "") -> bool:
        """Type the command of "Writing together" that begins so; return whether it works."""
        part = README.partition("## Writing together")[2].partition("\n## ")[0]
        (typed,) = {
            line for line in re.findall(r"`(git [^`]+)`", part) if line.startswith(beginning)
        }
        words = [name if word == "grace.docx" else word for word in shlex.split(typed)[1:]]
        return self.git(*words).returncode == 0

    def writes(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)
        self.keeps()

    def keeps(self) -> None:
        assert run(self.folder, "build").status == 0
        assert self.types("git add .") and self.types("git commit")


@pytest.fixture
def writers(tmp_path: Path) -> tuple[Writer, Writer]:
    """Two with a clone each of one deck, in which is a text and a document of Word."""
    need(shutil.which("git") is not None, "git on the path")
    ann = Writer(tmp_path / "ann", "Ann")
    make_folder(ann.folder)
    (ann.folder / "grace.docx").write_bytes(letter("Grace comes first (John 1:16)."))
    assert ann.git("init", "-q").returncode == 0
    ann.keeps()
    hub = tmp_path / "hub.git"
    Writer(tmp_path, "Ann").git("clone", "-q", "--bare", "ann", "hub.git")
    for name in ("ann", "ben"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
        assert Writer(tmp_path, name).git("clone", "-q", str(hub), name).returncode == 0
    return ann, Writer(tmp_path / "ben", "Ben")


def letter(*lines: str) -> bytes:
    return document([paragraph(words(line)) for line in ("What is grace?", *lines)])


def test_a_refused_push_goes_through_after_the_pull(writers: tuple[Writer, Writer]) -> None:
    ann, ben = writers
    ann.writes("hope.txt", b"What is hope?\n\nHope holds (Hebrews 6:19).\n")
    ben.writes("joy.txt", b"What is joy?\n\nJoy is strength (Nehemiah 8:10).\n")
    assert ann.types("git push")
    assert not ben.types("git push")
    assert ben.types("git pull")
    ben.keeps()
    assert ben.types("git push")
    assert {"hope.txt", "joy.txt"} <= {path.name for path in ben.folder.iterdir()}


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_of_a_word_file_that_two_changed_one_is_kept(
    writers: tuple[Writer, Writer], whose: str
) -> None:
    ann, ben = writers
    files = {"theirs": letter("Ann was here (John 1:17)."), "ours": letter("Ben too (Titus 2:11).")}
    ann.writes("grace.docx", files["theirs"])
    ben.writes("grace.docx", files["ours"])
    assert ann.types("git push")
    assert not ben.types("git pull")
    assert ben.types(f"git checkout --{whose}", "grace.docx")
    assert (ben.folder / "grace.docx").read_bytes() == files[whose]
    ben.keeps()
    assert ben.types("git push")


# commands named in a sentence or a table


def spans(page: str) -> list[str]:
    """The commands of ours that stand in a line of text."""
    plain = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"`(versecards [^`]+)`", plain)


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = cli
    while isinstance(command, click.Group):
        command, words = command.commands[words[0]], words[1:]
    return command, words


@pytest.mark.parametrize("typed", spans(README + SETTINGS))
def test_a_command_in_a_sentence_is_one_with_its_options(typed: str) -> None:
    words = re.sub(r"[\[\]]", " ", typed).replace("\\|", "|").split()[1:]
    command, rest = command_of(words)
    options = {name: option for option in command.params for name in option.opts}
    for number, word in enumerate(rest):
        if not word.startswith("-"):
            continue
        option = options[word]
        if isinstance(option.type, click.Choice):
            assert set(rest[number + 1].split("|")) <= set(option.type.choices)


def test_every_command_has_its_row() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `versecards ")]
    named = {row.split("`")[1].split()[1] for row in rows}
    assert named == set(cli.commands)


def test_every_place_that_a_page_leads_to_is_there() -> None:
    for page in (README, SETTINGS):
        headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
        anchors = {"#" + heading.lower().replace(" ", "-").replace(",", "") for heading in headings}
        links = re.findall(r"\]\(([^)]+)\)", page)
        for link in links:
            if link.startswith("#"):
                assert link in anchors
            elif not link.startswith("https://"):
                assert (ROOT / link).is_file(), link


def test_the_line_for_git_is_that_of_a_new_folder(tmp_path: Path) -> None:
    make_folder(tmp_path / "deck")
    line = (tmp_path / "deck" / ".gitattributes").read_text(encoding="utf-8").splitlines()[-1]
    assert f"`{line}`" in README
