"""Files at the limits of what there can be: a message and an end, and nothing by halves."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import ROOT, run
from tests.decks import body
from versecards.build import build
from versecards.problems import ContentError

ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14). Christ pleads for us (Romans 8:34).")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word_file(more: str = "", name: str = "word/document.xml", padding: str = "") -> bytes:
    lines = ["A title?", "What does the Bible say?", "Christ pleads for us (Romans 8:34)."]
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}">{padding}'
            f'<Relationship Id="r1" Type="{_MAIN}" Target="{name}"/></Relationships>',
        )
        archive.writestr(
            name, f'<w:document xmlns:w="{_WORD}"><w:body>{text}{more}</w:body></w:document>'
        )
    return out.getvalue()


def cards(source: Path) -> int:
    return sum(build(source, source.parent / "deck.apkg").summary.cards.values())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# T\n\nGod is near. " + " ".join("`" * n for n in range(1, 901)) + "\n"),
        ("a.txt", "A title?\n\n" + "Moses prayed and went on, says the book. " * 23_000 + "\n"),
        ("a.txt", "A title?\n\n" + "“God is near, " * 20_000 + "\n"),
        ("a.txt", "A title?\n\nJohn " + "3:16," * 100_000 + " he said.\n"),
    ],
    ids=["runs of backticks", "one line", "opened quotations", "one verse again and again"],
)
def test_a_text_at_the_limits_is_read_to_its_end(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "source").mkdir()
    text += "\nChrist pleads for us (Romans 8:34).\n"
    (tmp_path / "source" / name).write_text(text, encoding="utf-8")
    assert cards(tmp_path / "source") >= 7


@pytest.mark.parametrize(
    "data",
    [
        lambda: word_file("<w:p/>" * 800_000),
        lambda: word_file("<w:p/>" * 800_000, name="word/document.body"),
        lambda: word_file(padding=" " * 30_000_000),
    ],
    ids=["paragraphs", "a body of another name", "padded relations"],
)
def test_a_word_file_that_no_article_can_be_is_refused(
    tmp_path: Path, data: Callable[[], bytes]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.docx").write_bytes(data())
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "source", tmp_path / "deck.apkg")
    assert [problem.code for problem in caught.value.problems] == ["file-too-large"]
    assert [path.name for path in (tmp_path / "source").iterdir()] == ["a.docx"]


def test_a_word_file_whose_body_has_another_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.docx").write_bytes(word_file(name="word/document.body"))
    assert cards(tmp_path / "source") == 7


BIG = "9" * 5000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.usfm", f"\\id JHN\n\\c {BIG}\n\\v 1 In the beginning\n"),
        ("x.usfm", f"\\id JHN\n\\c 3\n\\v {BIG} In the beginning\n"),
        ("x.usfm", f"\\id JHN\n\\c 3\n\\v 1-{BIG} In the beginning\n"),
        ("x.csv", f"book,chapter,verse,text\n{BIG},{BIG},{BIG},In the beginning\n"),
        ("x.json", f'[{{"book":1,"chapter":{BIG},"verse":1,"text":"In the beginning"}}]'),
        ("x.json", f'{{"John":{{"{BIG}":{{"1":"In the beginning"}}}}}}'),
        ("x.xml", f'<bible><b n="John"><c n="{BIG}"><v n="1">In the</v></c></b></bible>'),
    ],
)
def test_numbers_of_thousands_of_digits_in_a_translation(
    tmp_path: Path, name: str, text: str
) -> None:
    source = tmp_path / "source"
    (source / "translations").mkdir(parents=True)
    (source / "deck.yaml").write_text("translation: X\n", encoding="utf-8")
    (source / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (source / "translations" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(source, tmp_path / "deck.apkg")
    [problem] = caught.value.problems
    assert problem.code == "translation-unreadable"
    assert len(problem.message) < 200 and "int_max_str_digits" not in problem.message


def test_a_file_name_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    try:
        Path(os.fsdecode(bytes(tmp_path / "source") + b"/caf\xe9.txt")).write_text(ARTICLE)
    except OSError:
        pytest.skip("this file system takes no such name")
    for command in ("build", "plan", "check", "preview", "list"):
        assert run(tmp_path, command).status == 0, command


def test_names_as_long_as_they_may_be(tmp_path: Path) -> None:
    folder = tmp_path / ("n" * 240)
    folder.mkdir()
    (folder / f"{'a' * 251}.txt").write_text(ARTICLE, encoding="utf-8")
    ran = run(tmp_path, "build", folder.name)
    assert ran.status == 0, ran.err
    (folder / "deck.yaml").write_text(f"name: {'信' * 200}\n", encoding="utf-8")
    assert run(tmp_path, "build", folder.name).status == 0
    (package,) = (tmp_path / "build").iterdir()  # that of the first name is gone
    assert package.name.startswith("信" * 20)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of that kind")
@pytest.mark.parametrize(
    ("limit", "command", "named"),
    [(3_000, "build", "nothing can be written"), (3_000, "preview", "preview.html")],
)
def test_where_no_room_is_left_the_file_is_named_and_all_is_as_it_was(
    tmp_path: Path, limit: int, command: str, named: str
) -> None:
    """A file that may not grow is to the program what a full disk is."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    start = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        f"import sys; sys.argv[1:] = [{command!r}]\n"
        "from versecards.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert named in done.stderr and "made a mistake" not in done.stderr
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == [tmp_path / "source" / "a.txt"]
