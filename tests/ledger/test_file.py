"""The ledger as a file: what is written is read, and what cannot be read is said by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.making import DECK, build, concept, point, question, verse
from versecards.ledger import Ledger
from versecards.ledger.entry import CLEARED, GONE, SKIPPED, ArticleEntry, Entry
from versecards.ledger.file import Content, decode, encode
from versecards.problems import ContentError

NOTES = [
    verse("John.3.16"),
    verse("Gen.1.1"),
    concept("Moses stood between God and the people.", "Exod.32.11", "Exod.33.12-Exod.33.17"),
    point("God is our mighty refuge", "mighty refuge"),
    question("How does this change the way you pray?", article="b/other.txt"),
]


def written(tmp_path: Path) -> Path:
    path = tmp_path / "deck.ledger"
    path.write_bytes(build(Ledger(DECK), NOTES)[1].ledger.encode())
    return path


def problems(path: Path, deck: str = DECK) -> list[tuple[int, str]]:
    with pytest.raises(ContentError) as caught:
        Ledger.load(path, deck)
    assert all(p.file == str(path) and p.remedy for p in caught.value.problems)
    return [(p.line, p.code) for p in caught.value.problems]


def edited(path: Path, number: int, line: str) -> Path:
    """Replace a line, counted from 1."""
    lines = path.read_text("utf-8").splitlines()
    lines[number - 1] = line
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def test_a_missing_file_is_an_empty_ledger(tmp_path: Path) -> None:
    ledger = Ledger.load(tmp_path / "deck.ledger", DECK)
    assert ledger.entries == ()
    assert ledger.path is None


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path)
    ledger = Ledger.load(path, DECK)
    assert [entry.text for entry in ledger.entries] == [
        "Gen.1.1",
        "John.3.16",
        *(note.text for note in NOTES[2:]),
    ]
    assert ledger.encode() == path.read_bytes()
    assert not build(ledger, NOTES, now=2000)[1].changed


def test_one_note_is_one_line_that_can_be_read(tmp_path: Path) -> None:
    lines = written(tmp_path).read_text("utf-8").splitlines()
    [line] = [line for line in lines if "Moses stood between God and the people." in line]
    assert line.startswith('["concept","a.txt","Moses stood between')
    assert [json.loads(line)[0] for line in lines] == [
        *("versecards ledger", "note type", "verse", "verse", "article", "concept", "point"),
        *("article", "question", "end of ledger"),
    ]
    assert '["article","b/other.txt","b/other.txt","Title of b/other.txt",0]' in lines
    assert '"Exod.32.11","Exod.33.12-Exod.33.17"' in line


texts = st.text(st.characters(codec="utf-8"), max_size=30)
times = st.integers(0, 2**37)
entries = st.builds(
    Entry,
    kind=st.sampled_from(["concept", "point", "question"]),
    article=texts,
    text=texts,
    items=st.lists(texts, max_size=3),
    guid=texts.filter(bool),
    since=times,
    mod=times,
    fingerprint=texts,
    retired=st.sampled_from(["", GONE, SKIPPED, CLEARED]),
).map(lambda entry: entry._replace(freed=tuple(range(len(entry.items)))))


@settings(deadline=None)
@given(
    st.lists(entries, max_size=5, unique_by=lambda entry: entry.guid),
    st.lists(st.builds(ArticleEntry, texts, texts, texts, times), max_size=3, unique=True),
    st.dictionaries(texts, st.tuples(times, texts), max_size=3),
    texts.filter(bool),
)
def test_any_content_comes_back_as_it_was(
    found: list[Entry],
    articles: list[ArticleEntry],
    notetypes: dict[str, tuple[int, str]],
    deck: str,
) -> None:
    data = encode(Content(deck, tuple(found), tuple(articles), notetypes))
    back = decode(data, deck, "deck.ledger")
    assert sorted(back.entries) == sorted(found)
    assert back.articles == tuple(sorted(set(articles)))
    assert back.notetypes == notetypes
    assert encode(back) == data


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_give_anything_but_a_content_error(data: bytes) -> None:
    with pytest.raises(ContentError):
        decode(data, DECK, "deck.ledger")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_line_spoilt_is_named_or_still_sound(data: st.DataObject) -> None:
    whole = build(Ledger(DECK), NOTES)[1].ledger.encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    spoilt = whole[:start] + data.draw(st.binary(max_size=5)) + whole[end:]
    try:
        decode(spoilt, DECK, "deck.ledger")
    except ContentError as error:
        assert all(problem.line >= 1 for problem in error.problems)


def test_a_spoilt_line_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert problems(edited(path, 6, '["concept","a.txt","Moses')) == [(6, "ledger-damaged")]


@pytest.mark.parametrize(
    "line",
    [
        '["concept","a.txt","text",[],"guid",1,"2","hash"]',
        '["concept","a.txt","text",[7],"guid",1,2,"hash"]',
        '["concept","a.txt","text",[["Heb.1.1"]],"guid",1,2,"hash"]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",{"freed":[0.5]}]',
        '["concept","a.txt","text",[],"guid",1,2]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",{"retired":"perhaps"}]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",{"retired":["gone"]}]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",{"other":1}]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",{},{}]',
        '["concept","a.txt","text",[],"guid",1,2,"hash",7]',
        '["concept","a.txt","text",[],"",1,2,"hash"]',
        '["concept","a.txt","text",[],"guid",1,253402300800,"hash"]',
        '["concept","a.txt","text",[],"guid",-1,2,"hash"]',
        '["concept","a.txt","text",[],"guid",true,2,"hash"]',
        '["verse","","John.3.x",[],"guid",1,2,"hash"]',
        '["article","a.txt","a.txt","A title","0"]',
        '["article","a.txt"]',
        '["note type","Versecards Verse","1","v"]',
        '["something","else","altogether"]',
        '[["list"],"else","altogether"]',
        "[]",
        "{}",
        "7",
    ],
)
def test_a_line_that_says_something_else_is_named(tmp_path: Path, line: str) -> None:
    assert problems(edited(written(tmp_path), 4, line)) == [(4, "ledger-damaged")]


@pytest.mark.parametrize("lines", [1, 3, 7])
def test_a_file_cut_off_at_the_end_of_a_line_is_not_taken_for_whole(
    tmp_path: Path, lines: int
) -> None:
    path = written(tmp_path)
    kept = path.read_text("utf-8").splitlines()[:lines]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    assert problems(path) == [(lines, "ledger-damaged")]


def test_an_empty_file_and_bytes_that_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "deck.ledger"
    path.write_bytes(b"")
    assert problems(path) == [(1, "ledger-damaged")]
    path.write_bytes(written(tmp_path).read_bytes().replace(b"Moses", b"Mo\xffes"))
    assert problems(path) == [(6, "ledger-damaged")]


def test_a_newer_version_and_another_deck_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert problems(path, "another") == [(1, "ledger-deck")]
    assert problems(edited(path, 1, f'["versecards ledger",4,"{DECK}"]')) == [(1, "ledger-version")]


def test_the_first_version_is_read_and_becomes_todays(tmp_path: Path) -> None:
    path = tmp_path / "deck.ledger"
    path.write_text(
        '[["versecards ledger",1,"test-deck"],\n'
        '["note type","Versecards Verse",1000,"v1"],\n'
        '["verse","","John.3.16",[],"g1",1000,1000,"f1"],\n'
        '["article","a.txt","A title"],\n'
        '["concept","a.txt","God hears.",["Ps.65.2"],"g2",1000,2000,"f2",'
        '{"first":["b.txt","God heard."],"retired":"gone"}],\n'
        '["end of ledger"]]\n',
        "utf-8",
    )
    ledger = Ledger.load(path, DECK)
    assert ledger.articles == (ArticleEntry("a.txt", "a.txt", "A title", 0),)
    assert [(entry.guid, entry.mod, entry.retired) for entry in ledger.entries] == [
        ("g1", 1000, ""),
        ("g2", 2000, "gone"),
    ]
    assert decode(ledger.encode(), DECK, "deck.ledger").entries == ledger.entries


@pytest.mark.parametrize("turned", [False, True])
def test_rows_of_two_branches_are_one_note_in_any_order(tmp_path: Path, turned: bool) -> None:
    path = written(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith('["concept"'))
    later = lines[number].replace(",1000,1000,", ",1000,1500,").replace("Moses stood", "He stood")
    both = [lines[number], later]
    lines[number : number + 1] = both[::-1] if turned else both
    lines.insert(2, lines[0])  # even the first line may come again
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    ledger = Ledger.load(path, DECK)
    assert [entry.mod for entry in ledger.entries if entry.kind == "concept"] == [1500]
    assert len(ledger.entries) == len(NOTES)


def test_two_changes_in_one_second_make_the_note_change_again(tmp_path: Path) -> None:
    path = written(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith('["concept"'))
    kept = json.loads(lines[number])
    lines.insert(number, json.dumps([*kept[:7], "another fingerprint"]))
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    found, stamped = build(Ledger.load(path, DECK), NOTES, 900)
    [guid] = [item.guid for item in found.notes if item.note.text == kept[2]]
    assert stamped.mods[guid] == 1001


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    assert problems(tmp_path) == [(0, "ledger-unreadable")]


def test_line_ends_of_windows_do_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = Ledger.load(path, DECK)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert Ledger.load(path, DECK).entries == before.entries


def test_marks_of_a_merge_are_named_and_the_remedy_heals(tmp_path: Path) -> None:
    path = written(tmp_path)
    lines = path.read_text("utf-8").splitlines()
    ours = lines[5].replace(",1000,1000,", ",1000,1500,").replace("Moses stood", "Moses stood long")
    theirs = lines[5].replace(",1000,1000,", ",1000,1400,").replace("Moses", "He")
    lines[5:6] = ["<<<<<<< ours", ours, "=======", theirs, ">>>>>>> theirs"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    found = problems(path)
    assert found == [(6, "ledger-conflict"), (8, "ledger-conflict"), (10, "ledger-conflict")]
    kept = [line for line in lines if not line.startswith(("<<<", "===", ">>>"))]
    path.write_text("\n".join(kept) + "\n", "utf-8")
    ledger = Ledger.load(path, DECK)
    assert [entry.text for entry in ledger.entries if entry.kind == "concept"] == [
        "Moses stood long between God and the people."
    ]
    assert [(p.line, p.code) for p in ledger.problems] == [(6, "ledger-twice")]
    found_again, stamped = build(ledger, NOTES)
    assert stamped.changed, "the line that is too many is taken out of the file"
    assert ledger.problems[0] in found_again.problems


def test_two_branches_merge_line_by_line() -> None:
    """Two people edit different notes: each line changes on one side only."""
    base = build(Ledger(DECK), NOTES)[1].ledger
    one = [*NOTES[:2], concept("Moses stood long between God and the people.", *NOTES[2].items)]
    ours = build(base, [*one, *NOTES[3:]], 2000)[1].ledger.encode().splitlines()
    theirs = build(
        base, [*NOTES[:4], question("How does this change how you pray?", "b/other.txt")]
    )
    lines = list(zip(base.encode().splitlines(), ours, strict=True))
    assert sum(old != new for old, new in lines) == 1
    other = list(
        zip(base.encode().splitlines(), theirs[1].ledger.encode().splitlines(), strict=True)
    )
    assert sum(old != new for old, new in other) == 1
    merged = [
        new if old != new else also for (old, new), (_, also) in zip(lines, other, strict=True)
    ]
    both = decode(b"\n".join(merged) + b"\n", DECK, "deck.ledger")
    assert {entry.guid for entry in both.entries} == {entry.guid for entry in base.entries}
