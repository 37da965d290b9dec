"""Each format that people have, in a few lines: the same words come out of all."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from versecards.problems import ContentError
from versecards.scripture.texts.collect import Collector
from versecards.scripture.texts.formats import read

Verses = dict[tuple[str, int, int], str]

HEADER = "\\id GEN - Test Bible\n\\h Genesis\n\\c 1\n\\p\n"
USX_HEADER = (
    '<usx version="3.0"><book code="GEN" style="id">- Test Bible</book>'
    '<chapter number="1" style="c"/>'
)
OSIS_HEADER = (
    '<osis xmlns="http://www.bibletechnologies.net/2003/OSIS/namespace"><osisText osisIDWork="T">'
    '<div type="book" osisID="Gen"><chapter osisID="Gen.1">'
)
OSIS_END = "</chapter></div></osisText></osis>"


def collected(text: str | bytes, name: str = "file") -> Collector:
    collector = Collector()
    data = text.encode() if isinstance(text, str) else text
    assert read(name, data, collector)
    return collector


def verses(text: str | bytes, name: str = "file") -> Verses:
    return {place: verse.text for place, verse in collected(text, name).verses.items()}


def usfm(body: str) -> Verses:
    return verses(HEADER + body + rest(5))


def rest(first: int) -> str:
    """The verses up to the end of the chapter, so that the file is whole."""
    return "".join(f"\n\\v {n} Verse {n}." for n in range(first, 32))


def one(body: str) -> str:
    """The text of the first verse of a USFM file."""
    return usfm(f"\\v 1 {body}\n")["Gen", 1, 1]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("In the beginning.", "In the beginning."),
        ("In the\nbeginning.", "In the beginning."),
        ("In the \\f + \\fr 1:1 \\ft Or when\\f* beginning.", "In the beginning."),
        ("In the be\\f + \\ft note\\f*ginning.", "In the beginning."),
        ("In the beginning \\f + \\ft note\\f*, God.", "In the beginning, God."),
        ("of faith \\f + \\ft note\\f*—to God.", "of faith—to God."),
        ("of faith — to God.", "of faith — to God."),
        ("In the \\x - \\xo 1:1 \\xt Jn 1.1\\x* beginning.", "In the beginning."),
        ('\\w In|strong="H1"\\w* \\w the|x="y"\\w* beginning.', "In the beginning."),
        ("\\w gnat|gnat\\w*s fly.", "gnats fly."),
        ('\\zaln-s |x-strong="H1"\\*\\w In|x-occurrence="1"\\w*\\zaln-e\\* it.', "In it."),
        ("The \\nd Lord\\nd*’s house.", "The LORD’s house."),
        ("\\wj I am the \\+nd Lord\\+nd*.\\wj*", "I am the LORD."),
        ("He \\add is\\add* good.", "He is good."),
        ("He said.\\q1 One line,\\q2 and another.", "He said. One line, and another."),
        ("Text.\n\\s1 A heading\n\\p goes on.", "Text. goes on."),
        ("Text.\n\\s1 A heading \\f + \\ft note\\f* of two\nlines\n\\p goes on.", "Text. goes on."),
        ("Text.\n\\b\n\\q1 goes on.", "Text. goes on."),
        ("Praise him. \\qs Selah\\qs*", "Praise him. Selah"),
        ("Text.\n\\qa BETH", "Text."),
        ("Text.\n\\d A psalm.\n\\sp She\n\\r (Mt 1:1)", "Text."),
        ('Text.\\fig A man|src="a.jpg"\\fig* More.', "Text. More."),
        ("\\vp 1b\\vp* Text \\va 3\\va* here.", "Text here."),
        ("Text.\n\\esb \\cat x\\cat*\n\\p A sidebar.\n\\esbe\n\\p goes on.", "Text. goes on."),
        ("No~break and // none.", "No\u00a0break and none."),
        ("\\rb BB|gg\\rb* sign.", "BB sign."),
        ("\\tr \\tc1 Reuben \\tc2 ten", "Reuben ten"),
        ('\\qt-s |sid="a"\\*Said.\\qt-e\\*', "Said."),
        ("Text.\n\\zmine Not known\n\\p goes on.", "Text. goes on."),
    ],
)
def test_usfm_markup(markup: str, words: str) -> None:
    assert one(markup) == words


def test_usfm_bridges_parts_and_verses_without_words() -> None:
    found = collected(
        HEADER + "\\v 1 One.\n\\v 2-3 Two and three.\n\\v 4a Four,\n\\q1\n\\v 4b again.\n"
        "\\v 5 \\f + \\ft Not in old books.\\f*" + rest(6)
    ).verses
    assert found["Gen", 1, 2].end_verse == 3
    assert found["Gen", 1, 2].text == "Two and three."
    assert found["Gen", 1, 4].text == "Four, again."
    assert ("Gen", 1, 3) not in found
    assert ("Gen", 1, 5) not in found


def test_usfm_title_of_a_psalm_is_not_verse_1() -> None:
    text = "\\id PSA\n\\c 3\n\\d A Psalm of David.\n\\q1\n\\v 1 LORD, how many!"
    psalm = verses(text + rest(2)[: rest(2).index("\n\\v 9")])
    assert psalm["Ps", 3, 1] == "LORD, how many!"


def test_usfm_title_that_is_numbered_is_its_verse() -> None:
    # translations with Hebrew numbering
    text = "\\id PSA\n\\c 3\n\\d\n\\v 1 A Psalm of David.\n\\q1\n\\v 2 LORD, how many!"
    psalm = verses(text + rest(3)[: rest(3).index("\n\\v 10")])
    assert psalm["Ps", 3, 1] == "A Psalm of David."


def test_usfm_books_that_are_not_of_the_66_are_named() -> None:
    collector = collected(HEADER + "\\v 1 One." + rest(2))
    assert not collector.left_out
    assert read("b", b"\\id TOB\n\\c 1\n\\v 1 Tobit.", collector)
    assert read("c", b"\\id FRT\n\\p Preface", collector)
    assert collector.left_out == ["TOB"]
    assert len(collector.verses) == 31


def test_usfm_in_other_encodings() -> None:
    text = HEADER + "\\v 1 Caf\u00e9." + rest(2)
    for data in (
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.replace("\n\\h", "\n\\ide CP-1252\n\\h").encode("cp1252"),
    ):
        assert verses(data)["Gen", 1, 1] == "Café."


USX = (
    USX_HEADER + '<para style="s1">Heading</para><para style="p">'
    '<verse number="1" style="v" sid="GEN 1:1"/>In the <char style="nd">Lord</char>’s '
    '<note style="f" caller="+"><char style="ft">note</char></note>, house'
    '<verse eid="GEN 1:1"/></para><para style="r">(Mt)</para>'
    '<para style="q1"><verse number="2-3" style="v"/>One line,</para>'
    '<para style="q2">another.</para><chapter eid="GEN 1"/>'
)


def test_usx() -> None:
    body = "".join(
        f'<para style="p"><verse number="{n}" style="v"/>Verse {n}.</para>' for n in range(4, 32)
    )
    collector = collected(USX + body + "</usx>")
    assert collector.verses["Gen", 1, 1].text == "In the LORD’s, house"
    assert collector.verses["Gen", 1, 2].text == "One line, another."
    assert collector.verses["Gen", 1, 2].end_verse == 3
    assert collector.header.label == "Test Bible"


def osis(body: str, first: int) -> Verses:
    more = "".join(f'<verse osisID="Gen.1.{n}">Verse {n}.</verse>' for n in range(first, 32))
    return verses(OSIS_HEADER + body + more + OSIS_END)


def test_osis_containers_and_milestones() -> None:
    found = osis(
        '<title>T</title><verse osisID="Gen.1.1">In <divineName>Lord</divineName>'
        "<note>n</note>.</verse>"
        '<lg><l><verse sID="a" osisID="Gen.1.2 Gen.1.3"/>One line,</l><l>another.'
        '<verse eID="a"/></l></lg>'
        '<verse osisID="T:Gen.1.4!a">Four,</verse><verse osisID="T:Gen.1.4!b">again.</verse>'
        '<verse osisID="Gen.1.5"><q marker="“"/>Five.<q marker="”"/></verse>',
        6,
    )
    assert found["Gen", 1, 1] == "In LORD."
    assert found["Gen", 1, 2] == "One line, another."
    assert found["Gen", 1, 4] == "Four, again."
    assert found["Gen", 1, 5] == "“Five.”"


def test_osis_with_single_quotes() -> None:
    text = OSIS_HEADER.replace('"', "'") + "<verse osisID='Gen.1.1'>One.</verse>"
    more = "".join(f"<verse osisID='Gen.1.{n}'>Verse {n}.</verse>" for n in range(2, 32))
    assert verses(text + more + OSIS_END)["Gen", 1, 1] == "One."


def test_usfx() -> None:
    more = "".join(f'<v id="{n}"/>Verse {n}.<ve/>' for n in range(3, 32))
    found = verses(
        '<usfx><book id="GEN"><h>Genesis</h><p sfm="mt" style="mt">Genesis</p><c id="1"/>'
        '<s>Heading</s><p><v id="1"/>In the <nd>Lord</nd><f caller="+">note</f>.<ve/>'
        f'<q level="1"><v id="2"/>One</q><q level="2">two.<ve/></q>{more}</p></book></usfx>'
    )
    assert found["Gen", 1, 1] == "In the LORD."
    assert found["Gen", 1, 2] == "One two."


def test_zefania() -> None:
    more = "".join(f'<VERS vnumber="{n}">Verse {n}.</VERS>' for n in range(4, 32))
    collector = collected(
        '<XMLBIBLE biblename="A Bible"><INFORMATION><identifier>AB</identifier>'
        '<language>ENG</language></INFORMATION><BIBLEBOOK bnumber="1"><CHAPTER cnumber="1">'
        "<CAPTION>Title</CAPTION>"
        '<VERS vnumber="1">said, <STYLE css="red">I am</STYLE><STYLE css="italic">he</STYLE>,'
        ' L<STYLE fs="small">ORD</STYLE>.</VERS>'
        '<VERS vnumber="2">throw out <DIV><NOTE>abolish</NOTE></DIV>, but<BR/>fulfil</VERS>'
        f'<VERS vnumber="3">Three.</VERS>{more}</CHAPTER></BIBLEBOOK></XMLBIBLE>'
    )
    assert collector.verses["Gen", 1, 1].text == "said, I am he, LORD."
    assert collector.verses["Gen", 1, 2].text == "throw out, but fulfil"
    assert (collector.header.label, collector.header.name) == ("A Bible", "AB")


@pytest.mark.parametrize(
    "text",
    [
        '<bible><b n="Genesis"><c n="1">{}</c></b></bible>',
        '<bible translation="T"><testament name="Old"><book number="1"><chapter number="1">{}'
        "</chapter></book></testament></bible>",
    ],
)
def test_simple_xml(text: str) -> None:
    name = "v" if "<b " in text else "verse"
    key = "n" if name == "v" else "number"
    body = "".join(f'<{name} {key}="{n}">Verse {n}.</{name}>' for n in range(1, 32))
    assert verses(text.format(body))["Gen", 1, 31] == "Verse 31."


CHAPTER = [f"Verse {n}." for n in range(1, 32)]
ROWS = [{"book": 1, "chapter": 1, "verse": n, "text": f"Verse {n}."} for n in range(1, 32)]
JSONS = {
    "scrollmapper": {
        "translation": "T",
        "books": [
            {
                "name": "Genesis",
                "chapters": [
                    {
                        "chapter": 1,
                        "verses": [{"verse": r["verse"], "text": r["text"]} for r in ROWS],
                    }
                ],
            }
        ],
    },
    "scrollmapper-rows": {
        "resultset": {"row": [{"field": [1, 1, 1, r["verse"], r["text"]]} for r in ROWS]}
    },
    "thiagobodruk": [{"abbrev": "gn", "name": "Genesis", "chapters": [CHAPTER]}],
    "aruljohn": {
        "book": "Genesis",
        "chapters": [
            {
                "chapter": "1",
                "verses": [{"verse": str(r["verse"]), "text": r["text"]} for r in ROWS],
            }
        ],
    },
    "getbible": {
        "books": [
            {
                "nr": 1,
                "name": "Genesis",
                "chapters": [
                    {"chapter": 1, "name": "Genesis 1", "verses": [dict(r, name="x") for r in ROWS]}
                ],
            }
        ]
    },
    "flat": ROWS,
    "bible-api": {"verses": [dict(r, book_name="Genesis", book="GEN") for r in ROWS]},
    "mapping": {"Genesis": {"1": {str(r["verse"]): r["text"] for r in ROWS}}},
}


@pytest.mark.parametrize("name", JSONS)
def test_json(name: str) -> None:
    found = verses(json.dumps(JSONS[name]))
    assert len(found) == 31
    assert found["Gen", 1, 31] == "Verse 31."


@pytest.mark.parametrize(
    "lines",
    [
        ["Book,Chapter,Verse,Text"] + [f'Genesis,1,{n},"Verse {n}."' for n in range(1, 32)],
        ["id,b,c,v,t"] + [f"100100{n},1,1,{n},Verse {n}." for n in range(1, 32)],
        [f"Genesis,1,{n},Verse {n}." for n in range(1, 32)],
        [f"Gen\t1\t{n}\tVerse {n}." for n in range(1, 32)],
        ["The Test Bible", "Verse\tTest Bible"]
        + [f"Genesis 1:{n}\tVerse {n}." for n in range(1, 32)],
        ["Verse ID,Book Name,Book Number,Chapter,Verse,Text"]
        + [f'{n},Genesis,1,1,{n},"Verse {n}."' for n in range(1, 32)],
    ],
    ids=lambda lines: str(lines[0]),
)
def test_tables(lines: list[str]) -> None:
    found = verses("\n".join(lines) + "\n")
    assert len(found) == 31
    assert found["Gen", 1, 31] == "Verse 31."


def test_tags_in_tables_are_no_text() -> None:
    rows = [dict(r) for r in ROWS]
    rows[0]["text"] = "In <i>the</i> be<f>[1]</f>ginning<br/>God<S>430</S>."
    assert verses(json.dumps(rows))["Gen", 1, 1] == "In the beginning God."


def test_chinese_notes_and_titles_without_markup() -> None:
    text = "\\id PSA\n\\c 117\n\\v 1 （大衛的詩〔或作：歌〕）萬國啊，〔或作：民〕你們\n"
    text += "\\v 2 （細拉）讚美。"
    found = verses(text)
    assert found["Ps", 117, 1] == "萬國啊，你們"
    assert found["Ps", 117, 2] == "（細拉）讚美。"


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    text = HEADER + "\\v 1 One." + rest(2)
    assert verses(text, "genesis.json")["Gen", 1, 1] == "One."
    with zipfile.ZipFile(tmp_path / "b.xml", "w") as archive:
        archive.writestr("genesis.txt", text)
    from versecards.scripture.texts.convert import convert

    convert(tmp_path / "b.xml", tmp_path / "b.sqlite", "B")
    assert (tmp_path / "b.sqlite").exists()


def test_what_is_no_bible_is_passed_over_unless_its_name_says_it_is_one() -> None:
    assert not read("README", b"Hello there", Collector())
    assert not read("picture.png", b"\x89PNG\x00\x00", Collector())
    assert not read("metadata.xml", b"<DBLMetadata/>", Collector())
    with pytest.raises(ContentError, match=r"a\.usfm"):
        read("a.usfm", b"Hello there", Collector())
