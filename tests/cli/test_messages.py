"""What a person is told who gives what cannot be used: each message with its input."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest

from tests.article import opendoc, worddoc
from tests.decks import body
from versecards.cli import cli, main
from versecards.problems import rules

ARTICLE = body("Moses pleaded for Israel (Exodus 32:11-14).").encode()
DECK = {"deck.yaml": b"name: Prayer\n", "prayer.txt": ARTICLE}
Answer = tuple[int, str, str]
"""Exit status, standard output, standard error."""
Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command line in a folder with these files."""

    def run(line: str, files: Mapping[str, bytes]) -> Answer:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["versecards", *shlex.split(line)])
        with pytest.raises(SystemExit) as stop:
            main()
        shown = capsys.readouterr()
        assert isinstance(stop.value.code, int)
        return stop.value.code, shown.out, shown.err

    return run


ZIP, OLD = b"PK\x03\x04x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"
KINDS = [
    # the file, what it begins with, what is said of it, and what to do
    ("a.pdf", b"%PDF-1.7 x", "This is a PDF file", "copy its text into a .txt file"),
    ("a.doc", OLD, "This is an old Word file (.doc)", "save it as .docx"),
    ("a.rtf", b"{\\rtf1 x}", "This is a Rich Text file", "save it as .docx"),
    ("a.epub", ZIP, "This is an e-book", "Open it in a reader"),
    ("a.pages", ZIP, "This is a Pages document", "File > Export To > Word"),
    ("a.pptx", ZIP, "This is a presentation", "copy its text into a .txt file"),
    ("a.ppt", OLD, "This is a presentation", "copy its text into a .txt file"),
    ("a.xlsx", ZIP, "This is a spreadsheet", "copy its text into a .txt file"),
    ("a.mht", b"From: <Saved by Blink>\n", "This is a web archive", "save the page as HTML"),
    ("a.webarchive", b"bplist00x", "This is a web archive", "save the page as HTML"),
    ("a.url", b"[InternetShortcut]\n", "This is a link to a page", "save it as HTML"),
    ("a.png", b"\x89PNG\r\n", "This is a picture", "Type the text that it shows"),
    ("a.jpg", b"\xff\xd8\xff\xe0", "This is a picture", "Type the text that it shows"),
    ("a.webp", b"RIFF0000WEBP", "This is a picture", "Type the text that it shows"),
    ("a.mp3", b"ID3x", "This is a recording", "Type what it says"),
    ("a.zip", ZIP, "This is a zip file", "Unpack it"),
    ("a.gz", b"\x1f\x8bx", "This is a compressed file", "Unpack it"),
    ("a.apkg", ZIP, "This is an Anki package", "Give the articles"),
    ("a.sqlite", b"SQLite format 3\0", "This is a database", "Export the article"),
]


@pytest.mark.parametrize(("name", "data", "message", "remedy"), KINDS, ids=[k[0] for k in KINDS])
def test_a_kind_of_file_that_is_not_read_is_named_alone_and_in_a_folder(
    ask: Ask, name: str, data: bytes, message: str, remedy: str
) -> None:
    for line in (f"build docs/{name}", f"references docs/{name}", "build docs"):
        status, out, err = ask(line, {f"docs/{name}": data})
        assert (status, out) == (1, "")
        found = [text for text in err.splitlines() if message in text]
        assert len(found) == 1, err
        assert f"docs/{name}: " in found[0]
        assert remedy in err.split(found[0])[1].splitlines()[1]
    assert "docs: source-empty There is no article in this folder" in err


def test_a_name_that_keeps_the_only_article_out_is_told(ask: Ask) -> None:
    err = ask("build docs", {"docs/_06.txt": b"A title\n\nHe is near (Psalm 34:18).\n"})[2]
    assert "_06.txt: file-left-out A file whose name begins with _ is left out" in err
    _, out, err = ask("build docs", {"docs/_06.txt": b"x", "docs/a.txt": b"A\n\nPsalm 34:18\n"})
    assert "_06" not in out + err


def test_the_content_tells_what_the_ending_does_not(ask: Ask) -> None:
    assert "This is a PDF file" in ask("build a.txt", {"a.txt": b"%PDF-1.4 x"})[2]
    assert "This is a zip file" in ask("build b.txt", {"b.txt": ZIP})[2]


def test_pictures_beside_articles_are_passed_over_and_documents_are_not(ask: Ask) -> None:
    files = {**DECK, "a.png": b"\x89PNG\r\n", "a.pdf": b"%PDF-1.7 x", "_old.pdf": b"%PDF-1.7 x"}
    status, out, _ = ask("build", files)
    assert status == 0
    assert "! a.pdf: file-left-out This is a PDF file" in out
    assert "a.png" not in out and "_old.pdf" not in out


FREE = "Let nothing gnaw at your heart; bring him all you lack, glad of whatever came before"
FREELY = f'# Peace\n\nGod hears us: "{FREE}" (Philippians 4:6, NLT).\n'
SAID = [
    # what is typed, in a folder with these files, and what is said: message and remedy
    ("build", {}, "neither a deck.yaml nor a folder `source` here", "versecards init my-deck"),
    ("check", {}, "neither a deck.yaml nor a folder `source` here", "versecards init my-deck"),
    ("build prayr", {"prayer/a.txt": ARTICLE}, "There is no such file", "Did you mean `prayer`?"),
    ("build a/b/c", {}, "There is no such file or folder", "Name the folder that holds"),
    ("build https://example.org/x", {}, "https://example.org/x: source-missing This is an address "
     "on the web", "save the page (as HTML)"),
    ("references http://example.org", {}, "This is an address on the web", "Open it in the"),
    ("convert www.example.org", {}, "This is an address on the web", "Open it in the browser"),
    ("references prayer", {"prayer/a.txt": ARTICLE}, "This is a folder", "Name an article in it"),
    ("build docs", {"docs/README.md": b"x"}, "There is no article", "Put an article into it"),
    ("build", {"deck.yaml": b"name: A\n"}, "There is no article", "Put an article into it"),
    ("build", {**DECK, "deck.yaml": b"name: A\n<<<<<<< HEAD\nskip: [a]\n=======\nskip: [b]\n"
     b">>>>>>> 598aa0f\n"}, "deck.yaml:2: file-conflict", "those that begin with <<<<<<<"),
    ("build", {**DECK, "deck.yaml": b"skip: [a]\nskip: [b]\n"}, "stands here a second time",
     "with what stands below both"),
    ("build a.html", {"a.html": b"<!doctype html><title>Grace</title><noscript>Please enable "
     b"JavaScript.</noscript><div id=root>Loading...</div><script src=a.js></script>"},
     "This page has no text of its own", "copy its text into a .txt file"),
    ("build a.html", {"a.html": b"<!doctype html><title>Grace</title><h1>Grace</h1><hr>"},
     "There is nothing below the title", "Write or paste the article below it"),
    ("build a.docx", {"a.docx": ZIP}, "The Word file is damaged", "save it again"),
    ("build a.odt", {"a.odt": ZIP}, "The LibreOffice file is damaged", "save it again"),
    ("build", {**DECK, "deck.yaml": b"articles: {prayr.txt: {steps: all}}\n"}, "no such article",
     "Did you mean `prayer.txt`?"),
    ("build", {"source/a.md": b"Welcome to all\n\n## Teaching\n\nHe is good (Psalm 34:8).\n"},
     "taken as the article's title: “Welcome to all”", "make a heading of the title"),
    ("check", {**DECK, "prayer.txt": ARTICLE + b"\nSo says Jhon 3:16, too.\n"}, "“Jhon 3:16” names",
     "Did you mean John 3:16?"),
    ("check", {**DECK, "prayer.txt": ARTICLE + b"\nSo it says (Galashuns 5:22; cf. v. 23).\n"},
     "“Galashuns 5:22” names", "Did you mean Galatians 5:22?"),
    ("build", {**DECK, "deck.yaml": b"name: A\nquotes:NIV\n"}, "deck.yaml:2:1: yaml-syntax A "
     "space is missing behind “quotes:”", "Write `quotes: NIV`."),
    ("build", {**DECK, "deck.yaml": b"skip: [Psalm 23, Psalm 1\nname: A\n"}, "deck.yaml:1:7: "
     "yaml-syntax The “[” here is not closed", "Write `]` behind the last"),
    ("build", {"source/a.md": b"---\ncards:\n - {verse: Jude 2, text: 'a b}\n---\n" + ARTICLE},
     "source/a.md:3:26: front-matter The quotation mark here is not closed", "Write `'` behind"),
    ("build", {**DECK, "deck.yaml": b"skip:\n\t- Psalm 23\n"}, "A tab stands here", "with spaces"),
    ("build", {**DECK, "deck.yaml": b"name: Grace: a study\n"}, "is not valid YAML", "a colon"),
    ("build", {**DECK, "deck.yaml": b"hide: [no such words]\n"}, "under `hide:` hides nothing",
     "Write it as it stands"),
    ("verse Jhon 3:16", {}, "did you mean “John 3:16”?", "Write it like this"),
    ('verse "Galashuns 5:22"', {}, "did you mean “Galatians 5:22”?", "Write it like this"),
    ("verse 1 Jhon 1:9", {}, "did you mean “1 John 1:9”?", "Write it like this"),
    ("build", {**DECK, "deck.yaml": b"memorize: [John 3 16]\n"}, "you mean “John 3:16”?", "Mend"),
    ("verse Revelashun 3", {}, "did you mean “Revelation 3”?", "Write it like this"),
    ("verse John 3:61", {}, "John 3 has 36 verses; did you mean John 3:16?", "Correct"),
    ("verse Romans 17:2", {}, "16 chapters; its last verse is Romans 16:27.", "Correct"),
    ("check", {**DECK, "prayer.txt": ARTICLE + b"\nSo says John 3:61, too.\n"}, "“John 3:61” does",
     "did you mean John 3:16?"),
    ("verse John 3:99", {}, "“John 3:99” does not exist: John 3 has 36 verses", "Correct the"),
    ("verse grace and peace", {}, "“grace and peace” is not a Bible reference such as", "Write"),
    ("verse 3:16", {}, "“3:16” is not a Bible reference", "Write it like this"),
    ("build", {**DECK, "deck.yaml": b"memorize: Galashuns 5\n"}, "did you mean “Galatians 5”?",
     "Mend"),
    ("check", {**DECK, "deck.yaml": b"off: [bulet-empty]\n"}, "There is no check `bulet-empty`",
     "Did you mean `bullet-empty`?"),
    ("build", {**DECK, "deck.yaml": b"off: [bulet-empty]\n"}, "There is no check `bulet-empty`",
     "Did you mean `bullet-empty`?"),
    ("build", {"source/a.md": b"---\noff: point-bear\n---\n" + ARTICLE}, "no check `point-bear`",
     "Did you mean `point-bare`?"),
    ("build", {"source/a.md": ARTICLE + b"<!-- versecards: off point-bear -->\n"},
     "no check `point-bear`", "Did you mean `point-bare`?"),
    ("check", {**DECK, "deck.yaml": b"quotes: NKVJ\n"}, "No translation is known as “NKVJ”",
     "Did you mean `NKJV`?"),
    ("build", {**DECK, "deck.yaml": b"quotes: NKVJ\n"}, "No translation is known as “NKVJ”",
     "Did you mean `NKJV`?"),
    ("list", {"source/a.md": b"---\nquotes: NKVJ\n---\n" + ARTICLE}, "known as “NKVJ”",
     "Did you mean `NKJV`?"),
    ("build", {**DECK, "deck.yaml": b"skip: [Exodus 32:11-41]\n"}, "32:11-41” under `skip:` is",
     "Take it out"),
    ("build", {**DECK, "deck.yaml": b"skip: [Jhon 3:16]\n"}, "3:16” under `skip:` is",
     "Did you mean `John 3:16`?"),
    ("build", {**DECK, "deck.yaml": b"skip: [Moses pleded for Israel]\n"}, "under `skip:` is",
     "Did you mean `Moses pleaded for Israel.`?"),
    ("build", {**DECK, "deck.yaml": b"translation: NIV\n"}, "No translation named “NIV”",
     "write `quotes: NIV`"),
    ("translation remove KJV", {}, "This translation is built in", "Write another into deck.yaml"),
    ("translation remove KVJ", {}, "No translation named “KVJ”", "Did you mean `KJV`?"),
    ("check", {**DECK, "prayer.txt": ARTICLE + b"\nReflect\n- Which three kings came first?\n"},
     "No answer to this question was found in the article", "Write “Answer: …” on the line below"),
    ("check", {**DECK, "a.md": FREELY.encode()},
     "do not read like Philippians 4:6 in any translation at hand",
     "cards: [{verse: Philippians 4:6, translation: …, text: \"…\"}]"),
    ("init .", DECK, "deck.yaml is already there", "Name a new folder"),
    ("init more", DECK, "This folder would lie inside the deck", "Go to another folder"),
    ("init a/b", DECK, "This folder would lie inside the deck", "Go to another folder"),
]  # fmt: skip


def test_a_misspelt_translation_and_one_to_look_up_are_not_taken_for_quoted_ones(
    ask: Ask,
) -> None:
    assert "quotes" not in "".join(ask("build", {**DECK, "deck.yaml": b"translation: KJB\n"})[1:])
    assert "quotes" not in "".join(ask("verse John 3:16 -t NIV", {})[1:])


@pytest.mark.parametrize(("line", "files", "message", "remedy"), SAID, ids=[s[0] for s in SAID])
def test_what_is_wrong_is_said_with_its_remedy(
    ask: Ask, line: str, files: dict[str, bytes], message: str, remedy: str
) -> None:
    status, out, err = ask(line, files)
    lines = (out + err).splitlines()
    (place,) = [number for number, text in enumerate(lines) if message in text]
    assert lines[place][0] in ("×" if status else "!·")
    assert lines[place + 1].startswith("    ") and remedy in lines[place + 1]


GIFT = "Grace is a gift that nobody earns."
FULNESS = "“Of his fulness” he gave us all that we need (Jhon 1:16)."
WORD = worddoc.document(
    [
        worddoc.paragraph("Grace", "Title"),
        worddoc.paragraph("He gives grace (James 4:6)."),
        worddoc.paragraph("So says John,\nas Jhon 1:16 has it."),
        worddoc.paragraph(FULNESS),
        worddoc.paragraph("Understand", "Heading1"),
        worddoc.paragraph(GIFT, "ListParagraph", worddoc.BULLETS),
        worddoc.paragraph(GIFT, "ListParagraph", worddoc.BULLETS),
        worddoc.paragraph("Memory verse", "Heading1"),
    ]
)
TEXT = opendoc.document(
    opendoc.paragraph("Grace", "Title")
    + opendoc.paragraph("He gives grace (James 4:6).")
    + opendoc.paragraph("So says John,<text:line-break/>as Jhon 1:16 has it.")
    + opendoc.paragraph(FULNESS)
    + opendoc.heading("Understand")
    + opendoc.listed([opendoc.paragraph(GIFT)] * 2)
    + opendoc.heading("Memory verse")
)


@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("a.odt", TEXT)])
def test_a_place_in_a_document_is_told_by_words_that_stand_there(
    ask: Ask, name: str, data: bytes
) -> None:
    files = {"deck.yaml": b"name: A\n", name: data}
    for line in ("check", "build", "build", "plan"):
        out = ask(line, files)[1]
        assert f"! {name} at “So says John,”: reference-misspelt" in out, line
        assert f"! {name} at “Of his fulness”: reference-misspelt" in out
    out = ask("check", files)[1]
    assert f"{name} at “Grace is a gift that nobody”: bullet-twice" in out
    assert "This bullet stands at “Grace is a gift that nobody” already" in out
    assert f"{name} at “Memory verse”: section-empty" in out
    for line in ("check", "plan", "list", "list --why", f"references {name}"):
        out = ask(line, {})[1]
        assert not re.search(r"a\.(docx|odt):\d|\(line \d", out), line
    assert "cited alone (at “He gives grace (James 4:6).”)" in ask("list --why", {})[1]


def test_an_edit_of_one_document_tells_the_places_of_all(ask: Ask) -> None:
    ask("build", {**DECK, "deck.yaml": b"name: A\nid: a\n", "a.docx": WORD})
    told = ask("build", {})[1]
    out = ask("build", {"prayer.txt": ARTICLE.replace(b"pleaded", b"often pleaded")})[1]
    assert "0 new, 1 changed" in out
    problems = [line for line in out.splitlines() if line.startswith("! a.docx")]
    assert problems == [line for line in told.splitlines() if line.startswith("! a.docx")]
    assert len(problems) > 1 and all(" at “" in line for line in problems)


# what can be typed


@pytest.mark.parametrize(
    ("line", "verses"),
    [
        ("verse John 11:35", ["John 11:35"]),
        ("verse 1 Thessalonians 5:17", ["1 Thessalonians 5:17"]),
        ("verse Song of Songs 8:7", ["Song of Solomon 8:7"]),
        ("verse Psalm 117", ["Psalm 117:1", "Psalm 117:2"]),
        ("verse Jn 11:35, 36", ["John 11:35", "John 11:36"]),
        ('verse "Ps 117:1" 1 John 1:9', ["Psalm 117:1", "1 John 1:9"]),
        ('verse "John 11:35" "Ps 117:1"', ["John 11:35", "Psalm 117:1"]),
        ("verse John 11:35 Psalm 117:1", ["John 11:35", "Psalm 117:1"]),
        ("verse 1 Cor 13 4-5", ["1 Corinthians 13:4", "1 Corinthians 13:5"]),
        ("verse John 11 35", ["John 11:35"]),
        ("verse '1 Peter 5;7'", ["1 Peter 5:7"]),
        ("verse Jn11:35 Ps117:1", ["John 11:35", "Psalm 117:1"]),
    ],
)
def test_references_are_typed_with_and_without_quotation_marks(
    ask: Ask, line: str, verses: list[str]
) -> None:
    status, out, err = ask(line, {})
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [text.split("  ")[0] for text in lines] == [*verses, "King James Version"]


@pytest.mark.parametrize("command", ["build", "plan", "check", "list", "preview"])
def test_in_a_folder_with_settings_that_folder_is_meant(ask: Ask, command: str) -> None:
    status, _, err = ask(command, DECK)
    assert status in (0, 2) and err == ""
    status, out, err = ask("verse John 11:35 -t TINY", {
        "translations/tiny.csv": b"book,chapter,verse,text\nJohn,11,35,He wept.\nJohn,11,57,End.\n"
    })  # fmt: skip
    assert out == "John 11:35  He wept.\nTINY\n", err


def test_who_names_the_folder_in_which_he_stands_is_told(ask: Ask, tmp_path: Path) -> None:
    assert ask("build", DECK)[0] == 0
    _, _, err = ask(f"build {tmp_path.name}", {})
    assert "you stand in the folder of this name" in err and "Leave the name out" in err


def test_all_codes_are_listed_with_what_they_mean(ask: Ask) -> None:
    status, out, _ = ask("check --explain all", {})
    assert status == 0
    assert [line.split(" ")[0] for line in out.splitlines()] == list(rules())
    assert ask("check --explain foo", {})[2].endswith(
        "`versecards check --explain all` lists every code.\n"
    )


@pytest.mark.parametrize("name", ["My study", "study", "it's", 'the "best"', "a$b", "wow!", "a/b"])
def test_the_commands_after_init_work_as_they_are_printed(
    ask: Ask, name: str, tmp_path: Path
) -> None:
    _, out, _ = ask(shlex.join(["init", name]), {})
    enter, build = (line.removeprefix("Next  ") for line in out.splitlines()[-2:])
    if name == "My study":
        assert (enter, build) == ('cd "My study"', "versecards build")
    program = f"{shlex.quote(sys.executable)} -m {build}"
    ran = subprocess.run(
        ["sh", "-c", f"{enter} && {program}"], cwd=tmp_path, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / name / "build").is_dir() and not (tmp_path / "build").exists()


def test_after_init_where_one_stands_only_the_build_is_named(ask: Ask) -> None:
    _, out, _ = ask("init .", {})
    assert out.splitlines()[2:] == ["Next  versecards build"]


def test_words_of_a_free_translation_are_taken_from_the_card_that_the_author_writes(
    ask: Ask,
) -> None:
    card = f'cards: [{{verse: Philippians 4:6, translation: NLT, text: "{FREE}."}}]'
    _, out, _ = ask("check", {**DECK, "a.md": f"---\n{card}\n---\n{FREELY}".encode()})
    assert " quotation " not in out
    assert f"Text: {FREE}." in ask("list --kind verse", {})[1]
    for other in (card.replace("4:6", "4:7"), card.replace("gnaw", "nag")):
        files = {"a.md": f"---\n{other}\n---\n{FREELY}".encode()}
        assert "do not read like Philippians 4:6" in ask("check", files)[1]


# all at once


WRONG = {
    "deck.yaml": b"name: A\ntranslation: XX\naudio: loud\n",
    "a.txt": b"---\nskipp: x\nverses: shrt\n---\n" + ARTICLE,  # told, and no error
    "b.txt": b"",
    "c.txt": b"A title\n",
    "d.txt": ARTICLE,
    "e.txt": b"---\ntranslation: YY\ntags: ['']\n---\n" + ARTICLE,
    "f.pdf": b"%PDF-1.7",
    "deck.ledger": b"<<<<<<< HEAD\n",
}
PLACES = [
    *("deck.yaml:3:1: settings", "deck.yaml:2:1: translation-missing"),
    *("b.txt: file-empty", "c.txt:1: article-empty"),
    "deck.ledger:1:1: ledger-conflict",
]


def told(shown: str) -> list[str]:
    """The errors of what was shown: place and code."""
    return [
        " ".join(line.removeprefix("× ").split(" ")[:2])
        for line in shown.splitlines()
        if line.startswith("× ") and ": " in line and not line.startswith("× Stopped")
    ]


@pytest.mark.parametrize("command", ["build", "check", "plan", "list", "preview"])
def test_all_that_is_wrong_is_told_at_once_and_once(ask: Ask, command: str) -> None:
    _, out, err = ask(command, WRONG)
    assert sorted(told(out + err)) == sorted(PLACES)
    assert "f.pdf: file-left-out" in out + err


def test_build_and_check_tell_the_same_errors(ask: Ask, tmp_path: Path) -> None:
    ask("list", WRONG)
    for name, content in (*DECK.items(), ("a.txt", ARTICLE), ("e.txt", ARTICLE)):
        checked, built = ask("check", {}), ask("build", {})
        assert checked[0] == built[0] == 1
        assert told(checked[1]) == told(built[2]) != []
        (tmp_path / name).write_bytes(content)
    for name in ("b.txt", "c.txt", "deck.ledger"):
        (tmp_path / name).unlink()
    assert ask("check", {})[0] == ask("build", {})[0] == 0


def test_an_empty_deck_is_an_error_of_check_too(ask: Ask) -> None:
    files = {"source/a.txt": b"A title\n\nNo verse is named here.\n"}
    assert told(ask("check", files)[1]) == told(ask("build", {})[2]) == ["source: deck-empty"]


def test_check_gives_its_format_whatever_is_wrong(ask: Ask) -> None:
    assert ask("check --format json", WRONG)[1].startswith("[")
    assert ask("check --format github", {})[1].startswith("::error")


@pytest.mark.parametrize(
    "line", ["plan", "check", "list", "references b.txt", "verse Jhon 3", "convert b.txt"]
)
def test_a_command_that_writes_nothing_does_not_say_so(ask: Ask, line: str) -> None:
    _, out, err = ask(line, WRONG)
    assert "written" not in out + err


@pytest.mark.parametrize("line", ["build", "preview", "init .", "translation add deck.yaml"])
def test_a_command_that_writes_says_that_it_did_not(ask: Ask, line: str) -> None:
    assert "× Stopped, nothing written: " in ask(line, WRONG)[2]


def test_all_commands_count_alike_the_retired_notes_apart(ask: Ask) -> None:
    ask("build", DECK)
    hope = body("God gives hope to those who trust him (Romans 15:13).")
    out = ask("build", {"prayer.txt": hope.encode()})[1]
    notes = sum(int(line.split()[1]) for line in out.splitlines() if line.startswith("  "))
    cards = int(out.split(" cards")[0].split()[-1])
    assert notes == 2 and cards == 3 and " 1 retired" in out
    for line in ("list", "preview"):
        assert " 2 notes, 3 cards, 1 retired note.\n" in ask(line, {})[1]


LEFT_OUT = """# When fear comes

God does not sleep (Psalm 121:4).

## Discussion questions

- What keeps you awake?

## Quiz questions

- Who sleeps in the boat?
  Answer: Jesus.

## Memory verse

Psalm 46:1
"""


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (
            "skip: [What keeps you awake?, Who sleeps in the boat?, Psalm 46:1]",
            "named under `skip`",
        ),
        ("questions: no", "the setting `questions` leaves it out"),
    ],
)
def test_what_the_author_leaves_out_is_no_heading_without_cards_and_why_says_so(
    ask: Ask, settings: str, reason: str
) -> None:
    files = {"deck.yaml": f"name: A\n{settings}\n".encode(), "a.md": LEFT_OUT.encode()}
    assert "heading-unused" not in ask("check", files)[1]
    _, out, _ = ask("list --why", {})
    for left_out in ("question What keeps you awake?", "question Who sleeps in the boat?"):
        why = out.partition(f"- {left_out}")[2].split("\n- ")[0].split("\n+ ")[0]
        assert f"never  {reason}" in why, left_out
    assert ("- verse Psalm 46:1" in out) == ("Psalm" in settings)


BEST = "one of the best here, where hardly any has the 2.75 of a card"


def test_why_adds_up_to_what_a_card_takes(ask: Ask) -> None:
    text = body(
        'God gives hope: "Now the God of hope fill you with all joy and peace in believing" '
        "(Romans 15:13). Moses pleaded for Israel (Exodus 32:11-14; cf. Psalm 106:23). "
        "All who wait for him are strong (Isaiah 40:31; Psalm 27:14). The Lord is our shepherd, "
        "and we shall not want (Psalm 23:1). Jesus wept (John 11:35). He came (Luke 4:16)."
    )
    _, out, _ = ask("list --why", {"deck.yaml": b"name: A\n", "a.txt": text.encode()})
    found = set()
    for part in re.split(r"^(?=[+-] )", out, flags=re.MULTILINE)[1:]:
        weights = [float(each) for each in re.findall(r"^ +([+-][\d.]+)  ", part, re.MULTILINE)]
        told = re.search(r"^  = +([+-][\d.]+)  together; (.+)$", part, re.MULTILINE)
        assert bool(told) != ("  never  " in part or "  always  " in part)
        if told:
            assert abs(sum(weights) - float(told[1])) < 0.03
            takes = 2.75 if part.split()[1] == "verse" else 1.75
            assert told[2] in (f"a card takes {takes}", BEST)
            found.add((part[0], told[2] == BEST, float(told[1]) >= takes))
    assert {("-", False, False), ("+", False, True)} <= found
    assert found <= {("-", False, False), ("+", False, True), ("+", True, False)}
    _, out, _ = ask("list --why", {"deck.yaml": b"name: A\nverses: quoted\n"})
    assert "together; the setting `verses` does not take it" in out


# help


def test_short_help_is_never_cut_off(ask: Ask) -> None:
    for group in (cli, *(each for each in cli.commands.values() if isinstance(each, click.Group))):
        words = "" if group is cli else f"{group.name} "
        _, out, _ = ask(f"{words}--help", {})
        assert "..." not in out.split("\n", 1)[1] and "…" not in out
        shown = " ".join(out.split())
        for name, command in group.commands.items():
            first = " ".join((command.help or "").split("\n\n")[0].split())
            assert f"{name} {first}" in shown
