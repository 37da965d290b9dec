"""Pages to print: what is on them, where it lies on the paper, and that it fits."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import need
from tests.cli.run import run
from versecards.scripture.texts.library import Library
from versecards.sheets.paper import COLUMNS, MARGIN, PAPERS, ROWS, Paper, VerseCard, sheets

ARTICLE = """\
Why do we wait?

Quick answer
We wait because God keeps his word & never <lies>.

What does the Bible say?
{verses}

Understand
- God keeps **every promise** that he made.

Reflect
- For what do you wait?
"""
REFERENCES = (
    *("John 11:35", "Esther 8:9", "Psalm 27:14", "Isaiah 40:31", "Lamentations 3:25"),
    *("Romans 8:25", "Galatians 5:5", "Habakkuk 2:3", "James 5:7"),
)


def written(tmp_path: Path, references: Sequence[str], *arguments: str) -> dict[str, str]:
    """The pages that are written for an article with these verses, by their names."""
    (tmp_path / "source").mkdir(exist_ok=True)
    verses = " ".join(f"God is faithful to his own ({name})." for name in references)
    text = ARTICLE.format(verses=verses)
    (tmp_path / "source" / "wait.txt").write_text(text, encoding="utf-8")
    (tmp_path / "source" / "deck.yaml").write_text("name: Waiting\nid: w\nverses: all\n")
    ran = run(tmp_path, "print", *arguments)
    assert ran.status == 0, ran.err
    return {path.name: path.read_text("utf-8") for path in (tmp_path / "build").glob("*.html")}


# the order of the cards


def card(number: int) -> VerseCard:
    return VerseCard(f"Psalm {number}", "", "", 10)


def test_behind_each_front_lies_its_own_back() -> None:
    for count in (1, 2, 7, 8, 9, 16, 17):
        cards = [card(number) for number in range(1, count + 1)]
        found = sheets(cards)
        assert [one for fronts, _ in found for one in fronts if one] == cards
        for fronts, backs in found:
            assert len(fronts) == len(backs) == COLUMNS * ROWS
            for place, front in enumerate(fronts):
                row, column = divmod(place, COLUMNS)
                # turned over its long edge, the paper's left column is its right one
                assert backs[row * COLUMNS + COLUMNS - 1 - column] is front


def test_the_cards_fill_the_paper_within_its_margins() -> None:
    for paper in PAPERS.values():
        assert COLUMNS * paper.card_width + 2 * MARGIN == pytest.approx(paper.width)
        assert ROWS * paper.card_height + 2 * MARGIN == pytest.approx(paper.height)


def test_longer_texts_have_smaller_words_and_too_long_ones_none() -> None:
    sizes = [PAPERS["a4"].size("grace " * count) for count in range(1, 400, 5)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 12 and sizes[-1] == 0


# what is on the pages


def test_the_pages_have_the_verses_the_questions_and_for_the_leader_the_answers(
    tmp_path: Path,
) -> None:
    pages = written(tmp_path, REFERENCES)
    assert set(pages) == {"verse-cards.html", "group-sheet.html", "leader-sheet.html"}
    for name in REFERENCES:
        assert f"<div>{name}</div>" in pages["verse-cards.html"]
    assert "Jesus wept." in pages["verse-cards.html"]
    group, leader = pages["group-sheet.html"], pages["leader-sheet.html"]
    answer = "God keeps his word &amp; never &lt;lies&gt;"
    assert answer in leader and answer not in group
    assert "For what do you wait?" in leader and "For what do you wait?" in group
    assert "every promise" in leader and "every promise" not in group
    assert group.count('class="line"') and not leader.count('class="line"')


def test_the_group_has_the_questions_that_make_no_card(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text(
        "# The well\n\nJesus asked her for water (John 4:7).\n\n## Discussion questions\n\n"
        "1. What was your favourite well & river?\n2. For whom would you draw water?\n"
        "3. How can we help one another to thirst?\n4. Read all of it aloud.\n"
        "5. Who dug the well? Jacob, they say.\n"
    )
    assert run(tmp_path, "print").status == 0
    for name in ("group-sheet.html", "leader-sheet.html"):
        page = (tmp_path / "build" / name).read_text("utf-8")
        assert re.findall(r"<div>([^<]*\?)</div>", page) == [
            "What was your favourite well &amp; river?",
            "For whom would you draw water?",
            "How can we help one another to thirst?",
            "Who dug the well?",
        ]
        assert "aloud" not in page and "Jacob" not in page


def test_what_is_for_the_leader_is_on_his_copy_only(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text(
        "Anger\n\nGod is slow to anger (Psalm 103:8).\n\nDiscussion\n"
        "1. How did your family handle anger?\n"
        "Leader's note: Don't let this go longer than 5 minutes.\n"
        "2. Why is God slow to anger?\n"
        "Leader's note: See Exodus 34:6 and 2 Peter 3:9.\n"
        "3. Who is called slow to anger?\nLeader: He is the LORD.\n"
        "4. What would change at home?\n\nFacilitator notes:\n\n- Ask the quiet ones first.\n"
    )
    assert run(tmp_path, "print").status == 0
    group, leader = (
        html.unescape((tmp_path / "build" / f"{name}-sheet.html").read_text("utf-8"))
        for name in ("group", "leader")
    )
    under = {each.partition("</div>")[0]: each for each in leader.split("<li>\n<div>")[1:]}
    for question, said in (
        ("How did your family handle anger?", "Don't let this go longer than 5 minutes."),
        ("Why is God slow to anger?", "See Exodus 34:6 and 2 Peter 3:9."),
        ("Who is called slow to anger?", "He is the LORD."),
        ("What would change at home?", "Ask the quiet ones first."),
    ):
        assert under[question].count(said) == 1
        assert leader.count(said) == 1 and said not in group


def test_the_group_is_asked_what_opens_the_meeting_and_told_where_to_look(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text(
        "# The well\n\n## Opening\n\nGo round: what made you thirsty this week?\n\n## Read\n\n"
        "John 4:5-15\n\nJesus asked her for water (John 4:7). Who would not be thirsty?\n\n"
        "## Discussion questions\n\n1. Why was Jesus weary (v. 6)?\n"
        "2. Who gives living water? (See v. 10.)\n3. What does she say? Look again at verse 15.\n"
        "4. Who dug the well? Jacob, they say (v. 12).\n"
    )
    assert run(tmp_path, "print").status == 0
    page = (tmp_path / "build" / "group-sheet.html").read_text("utf-8")
    asked = re.findall(r"<div>(.*\?.*)</div>", page)
    assert [re.sub(r"<.*?>", "", each) for each in asked] == [
        "Go round: what made you thirsty this week?",
        "Why was Jesus weary? John 4:6",
        "Who gives living water? John 4:10",
        "What does she say? Look again at verse 15.",
        "Who dug the well?",
    ]


BOAT = """# Peace at sea

Jesus slept in the boat (Mark 4:38).

## What about us?

He sleeps in peace who trusts his Father. So Psalm 4:8 says, and Psalm 3:5.

## Questions on Mark 4:35-37

- Who says that they should cross?

## Discussion questions

- When do you lie awake?
- Who woke him?
- What about others?
"""


@pytest.mark.parametrize(
    "settings",
    [
        "skip: [When do you lie awake?, What about us?]",
        "questions: no",
        "articles: {a.md: {cards: [{question: who woke him, answer: Peter}]}}",
    ],
)
def test_the_group_has_the_questions_of_which_the_author_wants_no_card(
    tmp_path: Path, settings: str
) -> None:
    (tmp_path / "a.md").write_text(BOAT)
    (tmp_path / "deck.yaml").write_text(f"name: Sea\n{settings}\n")
    assert run(tmp_path, "print").status == 0
    leader = (tmp_path / "build" / "leader-sheet.html").read_text("utf-8")
    talk = leader.partition("<h3>Talk about it</h3>")[2].partition("</section>")[0]
    asked = re.findall(r"<h4>(.*?)</h4>|<ol start=\"(\d)\">|<div>([^<]+)", talk)
    woke = "who woke him" if "who" in settings else "Who woke him?"
    assert [heading or number or text.strip() for heading, number, text in asked] == [
        # a heading that asks has its passage, and a list the heading over it
        *("1", "What about us?"),
        *("Questions on Mark 4:35-37", "2", "Who says that they should cross?"),
        *("Discussion questions", "3", "When do you lie awake?", woke, "What about others?"),
    ]
    assert re.findall(r'<div>([^<]+) <span class="refs">(.*?)</span>', talk) == [
        ("What about us?", "Psalm 4:8")
    ]
    answer = "He sleeps in peace who trusts his Father."
    assert (answer in talk) == (settings != "questions: no")
    assert ("Peter" in talk) == ("Peter" in settings)


STORM = """---
title: {title}
{front}---

{head}Jesus sleeps (Mark 4:38). God rules the raging of the sea (Psalm 89:9).

## Understand

- Jesus rests because he **trusts** his Father.

## Memory verse

Psalm 46:1
"""


def read_of(folder: Path, page: str) -> dict[str, dict[str, str]]:
    """What stands under each heading of a study, above the questions, by its title."""
    found: dict[str, dict[str, str]] = {}
    html = (folder / "build" / page).read_text("utf-8")
    for study in re.findall(r"<section.*?</section>", html, re.DOTALL):
        (title,) = re.findall(r"<h2>(.*?)</h2>", study)
        parts = re.findall(r"<h3>(.*?)</h3>(.*?)(?=<h3>|<ol>|$)", study, re.DOTALL)
        texts = {name: " ".join(re.sub("<[^>]+>", "", text).split()) for name, text in parts}
        found[title] = texts
    return found


@pytest.mark.parametrize("page", ["group-sheet.html", "leader-sheet.html"])
def test_the_group_reads_the_passage_of_the_study_and_learns_its_memory_verse(
    tmp_path: Path, page: str
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    files = {
        # three studies of one verse, which is one note: it stands in each of them
        "a.md": STORM.format(title="Peace", front="passage: Mark 4:35-41\n", head=""),
        "b.md": STORM.format(title="Fear", front="", head="Text: Jonah 1:4-16\n\n"),
        "c.md": STORM.format(
            title="Trust (Psalm 107:23-30)", front="memorize: Ruth 1:16\n", head=""
        ),
    }
    for name, text in files.items():
        (source / name).write_text(text)
    (source / "deck.yaml").write_text("name: Storms\n")
    assert run(tmp_path, "print").status == 0
    found = read_of(tmp_path, page)
    assert [texts["Read"] for texts in found.values()] == [
        "Mark 4:35–41",
        "Jonah 1:4–16",
        "Psalm 107:23–30",
    ]
    for texts in found.values():
        assert "a very present help in trouble. Psalm 46:1 King James" in texts["Learn by heart"]
    assert ["Ruth 1:16" in texts["Learn by heart"] for texts in found.values()] == [
        *(False, False, True)
    ]


def test_what_the_deck_memorizes_is_on_the_sheet_of_the_first_article_that_cites_it(
    tmp_path: Path,
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, head in (
        ("a", ""),
        ("b", "God is near (Ruth 1:17).\n\n"),
        ("c", "So is Ruth 1:16.\n\n"),
    ):
        (source / f"{name}.md").write_text(STORM.format(title=name, front="", head=head))
    (source / "deck.yaml").write_text("name: Storms\nmemorize: Ruth 1:16-17\n")
    assert run(tmp_path, "print").status == 0
    found = read_of(tmp_path, "group-sheet.html")
    learned = {title: texts.get("Learn by heart", "") for title, texts in found.items()}
    both = {title: "Ruth 1:16 " in said and "Ruth 1:17 " in said for title, said in learned.items()}
    assert both == {"a": False, "b": True, "c": False}


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("Jonah 1:4-16\n\nA sailor wakes the prophet.\n", "Jonah 1:4–16"),
        ("All wake.\n\nText: Jonah 1:4-16\n\nHe is the LORD (Jonah 1:9).\n", "Jonah 1:4–16"),
        ("Text – Jonah 1:4-16\n\nHe is the LORD (Jonah 1:9).\n", "Jonah 1:4–16"),
        ("Todays passage - Jonah 1:4-16\n\nHe is the LORD (Jonah 1:9).\n", "Jonah 1:4–16"),
        ("## Jonah 1:4-16\n\nA sailor wakes the prophet.\n", "Jonah 1:4–16"),
        ("## Bible reading\n\nJonah 1:4-16\n\n## The storm\n\nAll wake.\n", "Jonah 1:4–16"),
        (
            "## Read the passage\n\nJonah 1:4-16 (KJV) But the LORD sent out a great wind.\n\n"
            "## The storm\n\nAll wake.\n",
            "Jonah 1:4–16",
        ),
        (
            "## Text\n\n> The LORD sent out a wind. Jonah 1:4a (KJV)\n\n## Wind\n\nAll wake.\n",
            "Jonah 1:4",
        ),
        ("Let us pray. Read Jonah 1:4-16 aloud.\n", "Jonah 1:4–16"),
        ("Turn to Jonah 1:4-16 and Acts 27:13-26.\n", "Jonah 1:4–16; Acts 27:13–26"),
        # a list, a verse to learn, what others did, what one question asks for
        ("Jonah 1:4\n\nActs 27:14\n\nThe wind rises.\n", ""),
        ("## Verse to memorize\n\nRuth 1:16\n\n## Storms\n\nAll wake.\n", ""),
        ("Whoever will read Jonah 1:4-16 finds a storm.\n", ""),
        ("## Reading the sea\n\nJonah 1:4 tells of wind.\n\n## Waves\n\nAll wake.\n", ""),
        ("## Discussion\n\n- Read Jonah 1:4-16. Who sleeps here?\n\n## Storms\n\n", ""),
        ("".join(f"Read Jonah {n}:1.\n\n" for n in (1, 2, 3, 4)), ""),
    ],
)
def test_the_passage_of_a_study_is_read_and_not_what_became_cards(
    tmp_path: Path, head: str, read: str
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.md").write_text(STORM.format(title="Peace", front="", head=head))
    for deck in ("name: Storms\n", "name: Storms\nskip: [Psalm 89:9, Jonah 1:4]\n"):
        (source / "deck.yaml").write_text(deck)
        assert run(tmp_path, "print").status == 0
        found = read_of(tmp_path, "group-sheet.html")["Peace"].get("Read", "")
        assert found == read if read else found == "" or "Psalm 89:9" in found


def test_two_articles_of_one_title_have_a_sheet_each(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, passage in (("a", "Mark 4:35-41"), ("b", "Jonah 1:4-16")):
        text = STORM.format(title="Peace", front=f"passage: {passage}\n", head="")
        (source / f"{name}.md").write_text(text.replace("rests", f"rests in {name}"))
    (source / "deck.yaml").write_text("name: Storms\n")
    assert run(tmp_path, "print").status == 0
    page = (tmp_path / "build" / "leader-sheet.html").read_text("utf-8")
    assert page.count("<h2>Peace</h2>") == 2
    assert page.index("Mark 4:35–41") < page.index("rests in a") < page.index("Jonah 1:4–16")


def test_a_page_that_is_not_ours_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "group-sheet.html").write_text("my own")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text(ARTICLE.format(verses="So (John 11:35)."))
    ran = run(tmp_path, "print")
    assert ran.status == 1
    assert [path.name for path in (tmp_path / "build").iterdir()] == ["group-sheet.html"]
    assert (tmp_path / "build" / "group-sheet.html").read_text() == "my own"


def test_a_page_with_nothing_on_it_any_more_is_removed(tmp_path: Path) -> None:
    written(tmp_path, REFERENCES)
    source, build = tmp_path / "source", tmp_path / "build"
    (source / "wait.txt").write_text("Verses\n\nJohn 11:35\nPsalm 27:14\nJames 5:7\n")
    ran = run(tmp_path, "print")
    assert {page.name for page in build.glob("*.html")} == {"verse-cards.html"}
    for name in ("group-sheet.html", "leader-sheet.html"):
        assert f"Removed {Path('build') / name}" in ran.out
    (build / "group-sheet.html").write_text("my own")
    (source / "wait.txt").write_text("Nothing yet\n\nOnly this.\n")
    run(tmp_path, "print")
    assert {page.name for page in build.glob("*.html")} == {"group-sheet.html"}


def test_pages_older_than_the_deck_are_told_until_they_are_printed_anew(tmp_path: Path) -> None:
    source = tmp_path / "source"
    written(tmp_path, ["John 11:35"])
    package = Path("build", "waiting.apkg")
    said = run(tmp_path, "print").out
    assert f"Next  open a page in the browser, print it, and give it out with {package}\n" in said
    assert said.endswith("Next  versecards build source\n")
    names = ("verse-cards.html", "group-sheet.html", "leader-sheet.html")
    pages = ", ".join(str(Path("build", name)) for name in names)
    told = f"Older than the deck: {pages}. `versecards print source` writes them anew.\n"
    run(tmp_path, "build")
    said = run(tmp_path, "print").out
    assert f"give it out with {package}\n" in said and "versecards build" not in said
    for command in ("build", "plan"):
        assert "Older" not in run(tmp_path, command).out
    # a question that makes no card changes the sheet and not the package
    text = (source / "wait.txt").read_text()
    (source / "wait.txt").write_text(f"{text}- What is your favourite way to wait?\n")
    for command in ("plan", "build", "build", "plan"):
        assert told in run(tmp_path, command).out, command
    run(tmp_path, "print")
    assert "Older" not in run(tmp_path, "build").out
    (source / "more.txt").write_text("Hope\n\nGod is good (Psalm 34:8).\n")
    run(tmp_path, "build")
    run(tmp_path, "print")
    (source / "more.txt").unlink()
    assert told in run(tmp_path, "build").out


def test_pages_among_the_articles_are_no_articles(tmp_path: Path) -> None:
    written(tmp_path, REFERENCES, "-o", "source")
    assert "from 1 article." in run(tmp_path, "build").out


def test_a_verse_too_long_for_a_card_is_named(tmp_path: Path) -> None:
    written(tmp_path, ["John 11:35"])
    csv = f"book,chapter,verse,text\nJohn,11,35,{'word ' * 600}\nJohn,11,57,End.\n"
    (tmp_path / "source" / "translations").mkdir()
    (tmp_path / "source" / "translations" / "tiny.csv").write_text(csv)
    path = tmp_path / "source" / "deck.yaml"
    path.write_text(path.read_text() + "translation: TINY\n")
    assert "Too long for a card to cut out: John 11:35." in run(tmp_path, "print").out


# on paper


def printed(browser: Any, page: Path, paper: Paper) -> Path:
    """Print a page to a PDF as Chromium does, and check the size of its pages."""
    tab = browser.new_page()
    tab.goto(page.as_uri())
    target = page.with_suffix(".pdf")
    tab.pdf(path=str(target), prefer_css_page_size=True)
    tab.close()
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", target.read_bytes())
    assert boxes
    for width, height in boxes:
        assert float(width) * 25.4 / 72 == pytest.approx(paper.width, abs=0.5)
        assert float(height) * 25.4 / 72 == pytest.approx(paper.height, abs=0.5)
    return target


class Picture:
    """A printed page in grey, four pixels a millimetre."""

    def __init__(self, data: bytes, paper: Paper) -> None:
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        assert head
        self.width, self.height = int(head[1]), int(head[2])
        self._pixels = data[head.end() :]
        self._scale = self.width / paper.width

    def ink(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether anything is printed in a part of the page, in millimetres."""
        first, last = (round(x * self._scale) for x in (left, right))
        lines = range(round(top * self._scale), max(round(bottom * self._scale), 1))
        return any(
            min(self._pixels[line * self.width + first : line * self.width + last]) < 225
            for line in lines
            if line < self.height
        )


def pictures(pdf: Path, paper: Paper) -> list[Picture]:
    program = shutil.which("pdftoppm")
    need(program is not None, "pdftoppm (poppler)")
    out = pdf.with_suffix("")
    subprocess.run([str(program), "-gray", "-r", "101.6", str(pdf), str(out)], check=True)
    return [
        Picture(path.read_bytes(), paper) for path in sorted(pdf.parent.glob(f"{out.name}-*.pgm"))
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_no_cut_goes_through_a_card_and_each_back_is_behind_its_front(
    tmp_path: Path, browser: Any, name: str
) -> None:
    paper = PAPERS[name]
    written(tmp_path, REFERENCES, "--paper", name)
    pdf = printed(browser, tmp_path / "build" / "verse-cards.html", paper)
    found = pictures(pdf, paper)
    assert len(found) == 4  # nine cards are two sheets, printed on both sides
    for picture in found:
        for column in range(COLUMNS + 1):
            x = MARGIN + column * paper.card_width
            assert picture.ink(x - 0.5, 1, x + 1, MARGIN - 1), "no mark at the top"
            assert picture.ink(x - 0.5, paper.height - MARGIN + 1, x + 1, paper.height - 1)
            assert not picture.ink(x - 1, MARGIN, x + 1, paper.height - MARGIN)
        for row in range(ROWS + 1):
            y = MARGIN + row * paper.card_height
            assert picture.ink(1, y - 0.5, MARGIN - 1, y + 1), "no mark on the left"
            assert picture.ink(paper.width - MARGIN + 1, y - 0.5, paper.width - 1, y + 1)
            assert not picture.ink(MARGIN, y - 1, paper.width - MARGIN, y + 1)
    front, back = found[2:]
    assert [cells(front, paper), cells(back, paper)] == [[0], [1]]


def cells(picture: Picture, paper: Paper) -> list[int]:
    """The places on a sheet where something is printed."""
    found = []
    for place in range(COLUMNS * ROWS):
        row, column = divmod(place, COLUMNS)
        left, top = MARGIN + column * paper.card_width, MARGIN + row * paper.card_height
        if picture.ink(left + 1, top + 1, left + paper.card_width - 1, top + paper.card_height - 1):
            found.append(place)
    return found


_OUTSIDE = """() => [...document.querySelectorAll(".card")].flatMap((card) => {
  const inside = card.firstElementChild.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  const foot = card.querySelector("small").getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(card.firstElementChild);
  const words = range.getBoundingClientRect();
  const fits = words.top >= box.top + 8 && words.left >= box.left + 8
    && words.right <= box.right - 8 && words.bottom <= foot.top && foot.bottom <= box.bottom;
  return fits ? [] : [card.textContent];
})"""


@pytest.mark.parametrize("name", PAPERS)
def test_every_text_that_gets_a_card_fits_on_it(tmp_path: Path, browser: Any, name: str) -> None:
    # the longest text of each size that there is in the Bible, one to three verses long
    paper = PAPERS[name]
    kjv = Library().find("KJV")
    longest: dict[float, tuple[int, str]] = {}
    verses = [(str(place), text) for place, text in kjv.all_verses()]
    for length in (1, 2, 3):
        for start in range(0, len(verses) - length, 3):
            text = " ".join(words for _, words in verses[start : start + length])
            size = paper.size(text)
            if size and len(text) > longest.get(size, (0, ""))[0]:
                longest[size] = (len(text), text)
    assert len(longest) > 5
    lines = [f'Psalm,119,{number},"{text}"' for number, (_, text) in enumerate(longest.values(), 1)]
    lines += ["Psalm,150,6,End."]
    (tmp_path / "source" / "translations").mkdir(parents=True)
    csv = "book,chapter,verse,text\n" + "\n".join(lines)
    (tmp_path / "source" / "translations" / "tiny.csv").write_text(csv)
    references = [f"Psalm 119:{number}" for number in range(1, len(longest) + 1)]
    written(tmp_path, references)
    settings = tmp_path / "source" / "deck.yaml"
    settings.write_text(settings.read_text() + "translation: TINY\n")
    assert run(tmp_path, "print", "--paper", name).status == 0
    tab = browser.new_page()
    tab.goto((tmp_path / "build" / "verse-cards.html").as_uri())
    assert tab.locator(".back").count() == len(longest)
    assert tab.evaluate(_OUTSIDE) == []
    tab.close()


@pytest.mark.parametrize("sheet", ["group-sheet", "leader-sheet"])
def test_the_sheets_of_a_group_keep_to_their_margins(
    tmp_path: Path, browser: Any, sheet: str
) -> None:
    paper = PAPERS["a4"]
    written(tmp_path, REFERENCES)
    for picture in pictures(printed(browser, tmp_path / "build" / f"{sheet}.html", paper), paper):
        assert picture.ink(18, 16, 192, 281)
        assert not picture.ink(0, 0, 210, 14)
        assert not picture.ink(0, 283, 210, 297)
        assert not picture.ink(0, 0, 16, 297)
        assert not picture.ink(194, 0, 210, 297)


@pytest.mark.parametrize("page", ["verse-cards", "group-sheet", "leader-sheet"])
def test_the_pages_shut_nobody_out(tmp_path: Path, browser: Any, axe: str, page: str) -> None:
    written(tmp_path, REFERENCES)
    tab = browser.new_page()
    tab.goto((tmp_path / "build" / f"{page}.html").as_uri())
    tab.evaluate(axe)
    found = tab.evaluate("axe.run()")["violations"]
    assert [one["id"] for one in found] == []
    tab.close()
