"""An article's own words for a verse, however they and their reference meet."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.article.reading import read as read_article
from tests.decks import body as deck_body
from tests.decks import extracted, extracted_from, notes_of
from versecards.article.guess import is_title
from versecards.extract.asquoted import as_quoted, torn_from
from versecards.extract.quotations import Quotation
from versecards.extract.quotemarks import quoted_spans, without_quoted
from versecards.extract.reading import read
from versecards.languages import language
from versecards.notes import Kind, VerseContent
from versecards.problems import rules
from versecards.scripture.index import index_of
from versecards.scripture.quotation import compare
from versecards.scripture.reference import Reference
from versecards.scripture.scan import parse_reference
from versecards.scripture.texts import Library
from versecards.scripture.wording import stems

KJV = Library().find("KJV")
ASV = Library().find("ASV")

# The ways in which people print a verse beside its reference, by format.
LAYOUTS = {
    "a.txt": {
        "dash": "{ref}{tr} – “{words}”",
        "dash without marks": "{ref}{tr} – {words}",
        "colon": "{ref}{tr}: {words}",
        "space": "{ref}{tr} {words}",
        "line break": "{ref}{tr}\n{words}",
        "below, with a dash": "“{words}”\n— {ref}{tr}",
        "tilde": "“{words}” ~ {ref}{tr}",
        "brackets": "Hear this: “{words}” ({ref}{tr}).",
        "comma": "“{words}”, {ref}{tr}",
        "behind its reference": "He tells us in {ref}{tr} “{words}”",
        "in brackets with it": "Hear this (“{words}” {ref}{tr}), and again.",
        "in brackets behind it": "Hear this ({ref}{tr} – “{words}”), and again.",
        "label": "Key text: {ref}{tr}\n“{words}”",
        "label, words first": "Memory verse: “{words}” {ref}{tr}.",
        "block quote": "> {words}\n> {ref}{tr}",
        "number of the week": "Week 2: {ref}{tr}\n{words}",
        "below what is said": "Ask him for the old paths – {ref}{tr}\n\n“{words}”",
        "below what is said, and a remark": "The old paths – {ref}{tr} (lesson 3)\n\n“{words}”",
    },
    "a.md": {
        "block quote, at its head": "> **{ref}**{tr} {words}",
        "block quote, first line": "> {ref}{tr}\n> {words}",
        "block quote, last line": "> {words}\n> — {ref}{tr}",
        "block quote, last paragraph": "> *{words}*\n>\n> {ref}{tr}",
        "block quote after a label": "**Scripture:** {ref}{tr}\n\n> “{words}”",
        "block quote below a heading": "## {ref}{tr}\n\n> {words}",
        "below a heading": "## {ref}{tr}\n\n{words}",
        "table": "| Verse | Words |\n|---|---|\n| {ref}{tr} | {words} |",
        "table, words first": "| Words | Verse |\n|---|---|\n| {words} | {ref}{tr} |",
        "bold reference": "- **{ref}**{tr}: {words}",
        "italics": "*{words}* — {ref}{tr}",
        "italics below what is said": "2. The old paths: {ref}{tr}\n\n*{words}*",
        "number of the week in bold": "**Week 2:** {ref}{tr}\n\n> {words}",
        "label in bold": "**Verse to learn:** {words} ({ref}{tr})",
    },
    "a.html": {
        "line break": "<p><b>{ref}</b>{tr}<br>{words}</p>",
        "cite": "<blockquote><p>{words}</p><cite>{ref}{tr}</cite></blockquote>",
        "cite on the line": "<p>He says:<blockquote>{words} <cite>{ref}{tr}</cite></blockquote>",
        "cells": "<table><tr><td>{ref}{tr}</td><td>{words}</td></tr></table>",
        "italics": "<p><i>{words}</i> – {ref}{tr}</p>",
    },
}
EACH = [(name, layout) for name, layouts in LAYOUTS.items() for layout in layouts]
BEFORE = "All of us need to hear this, and to hear it again on every day that is hard for us."
AFTER = "So much for today, and more of it will be said when all of us meet here again."


def article(name: str, body: str) -> str:
    """An article with something to quote in it."""
    if name == "a.html":
        text = f"<h1>A morning walk</h1>\n<p>{BEFORE}</p>\n{body}\n<p>{AFTER}</p>"
        return f"<html><body>{text}</body></html>"
    title = "# A morning walk" if name == "a.md" else "A morning walk"
    return f"{title}\n\n{BEFORE}\n\n{body}\n\n{AFTER}\n"


def quotations(body: str, name: str = "a.md", texts: tuple[str, ...] = ("KJV",)) -> list[Quotation]:
    """What an article with this in it quotes, held against texts."""
    library = Library()
    reading = read(
        read_article(article(name, body), name), texts=[library.find(text) for text in texts]
    )
    return [quotation for block in reading.blocks for quotation in block.quotations]


def shared_out(found: list[Quotation]) -> list[tuple[str, str]]:
    """Each passage that is quoted for its own sake, with its words."""
    return [
        (verse.osis, words)
        for quotation in found
        if quotation.introduced and quotation.references and not quotation.fault
        for verse, words in quotation.verses or ((quotation.references[0], quotation.text),)
    ]


def _verses(seed: int, count: int) -> list[tuple[Reference, str]]:
    every = [
        (place, words)
        for place, words in KJV.all_verses()
        if 8 <= len(words.split()) <= 40 and not set(words) & set("[]()“”\"'’*_<>")
    ]
    return random.Random(seed).sample(every, count)


VERSES = _verses(7, 300)
TRANSLATIONS = ("", " (NIV)", ", ESV", " NKJV", " [NASB]")


@pytest.mark.parametrize(("name", "layout"), EACH)
@settings(max_examples=12, deadline=None)
@given(verse=st.sampled_from(VERSES), translation=st.sampled_from(TRANSLATIONS))
def test_the_words_come_out_as_they_are(
    name: str, layout: str, verse: tuple[Reference, str], translation: str
) -> None:
    place, words = verse
    body = LAYOUTS[name][layout].format(ref=place, tr=translation, words=words)
    (found,) = [q for q in quotations(body, name) if q.introduced]
    assert found.text.rstrip(".,;: ") == words.rstrip(".,;: ")
    assert found.references == (place,)
    assert found.translation == translation.strip(" ()[],")


MARKS = ("“”", "‘’", '""', "«»", "„“")


@pytest.mark.parametrize("marks", MARKS)
@pytest.mark.parametrize("layout", ["He writes: {} ({}).", "{1} – {0}", "{1}\n{0}", "> {}\n> {}"])
def test_marks_of_any_kind_are_no_words_of_the_verse(marks: str, layout: str) -> None:
    place, words = VERSES[1]
    (found,) = [q for q in quotations(layout.format(marks[0] + words + marks[1], place)) if q.text]
    assert found.text.rstrip(".,;: ") == words.rstrip(".,;: ")


FREE = [
    ("Prov.18.10", "The name of the LORD is a strong tower; the righteous run to it and are safe."),
    ("1Pet.5.7", "Cast all your anxiety on Him, because He cares for you."),
    (
        "Heb.4.16",
        "Let us then approach the throne of grace with confidence, so that we may receive mercy "
        "and find grace to help us in our time of need.",
    ),
    (
        "Rom.15.13",
        "Now may the God of hope fill you with all joy and peace as you believe in Him, so that "
        "you may overflow with hope by the power of the Holy Spirit.",
    ),
    (
        "Phil.4.6",
        "Be anxious for nothing, but in everything, by prayer and petition, with thanksgiving, "
        "present your requests to God.",
    ),
]
"""From the Berean Standard Bible, which is in the public domain."""


@pytest.mark.parametrize(("name", "layout"), EACH)
@pytest.mark.parametrize(("osis", "words"), FREE)
def test_another_translation_is_known_by_its_likeness(
    name: str, layout: str, osis: str, words: str
) -> None:
    reference = Reference.from_osis(osis)
    body = LAYOUTS[name][layout].format(ref=reference, tr="", words=words)
    found = shared_out(quotations(body, name, ("KJV", "ASV")))
    assert [(o, w.rstrip(".")) for o, w in found] == [(osis, words.rstrip("."))]


@pytest.mark.parametrize(
    "said",
    [
        "As Paul wrote in Philippians 4:6, “{}”.",
        "Paul says to us in Philippians 4:6: “{}”.",
        "In all there is peace (“{}”, Philippians 4:6), and it stays.",
        "Paul urges, “{}” (Philippians 4:6).",
    ],
)
def test_a_verse_may_begin_small_where_its_words_are_reported(said: str) -> None:
    words = "in nothing be anxious; but in everything let your requests be made known unto God"
    (found,) = quotations(said.format(words))
    assert found.introduced
    assert (found.text, str(found.references[0])) == (words, "Philippians 4:6")


def test_a_phrase_behind_its_reference_stays_one() -> None:
    said = (
        "Paul speaks in Philippians 4:6 of what is “with thanksgiving let your requests be known”."
    )
    assert not any(found.introduced for found in quotations(said))


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("SERPENT: 'You will not die'", "Genesis 3:4"),
        ("THE DEAD: know nothing, no reward, no love, no hatred, no envy", "Ecclesiastes 9:5-6"),
        ("Man: dust of the ground + the breath of life", "Genesis 2:7"),
    ],
)
def test_notes_for_the_board_are_no_verse(tmp_path: Path, words: str, passage: str) -> None:
    text = f"Write: “{words}” ({passage}). More is said of it on the next day."
    found = extracted(tmp_path, a=deck_body(text))
    assert [problem.code for problem in found.problems] == ["quotation"]


@pytest.mark.parametrize(("head", "count"), [("What happens", 0), ("Words", 1)])
def test_what_sums_a_verse_up_is_its_text_only_below_a_head_that_says_so(
    head: str, count: int
) -> None:
    body = f"| {head} | Scripture |\n|---|---|\n| Wars and rumours of wars | Matthew 24:5-8 |"
    found = quotations(body, "a.md", ("KJV", "ASV"))
    assert len([quotation for quotation in found if quotation.introduced]) == count


def test_a_piece_of_a_cell_never_becomes_a_verse_that_the_cell_is_not() -> None:
    job = KJV.passage(Reference.from_osis("Job.28.3"))[0][1]
    body = LAYOUTS["a.md"]["table, words first"].format(ref="Job 12:22", tr="", words=job)
    assert shared_out(quotations(body, "a.md")) == []


BARE = [(n, one) for n, one in EACH if "“" not in LAYOUTS[n][one]]


def nearest(verse: tuple[Reference, str], rank: int) -> Reference:
    """Another verse that is most like one, as those of one formula are."""
    near = index_of(KJV).search(set(stems(verse[1])), 8)
    return [place for place in near if place != verse[0]][rank]


@pytest.mark.parametrize(("name", "layout"), BARE)
@settings(max_examples=12, deadline=None)
@given(verse=st.sampled_from(VERSES), rank=st.integers(0, 4))
def test_words_of_one_verse_never_become_those_of_another(
    name: str, layout: str, verse: tuple[Reference, str], rank: int
) -> None:
    body = LAYOUTS[name][layout].format(ref=nearest(verse, rank), tr="", words=verse[1])
    for osis, said in shared_out(quotations(body, name)):
        held = compare(said, Reference.from_osis(osis), (KJV,))
        short = len(said.split()) < 8  # as of two in 3,000: "Be not desirous of his dainties"
        assert held.exact or not held.matches or short


@pytest.mark.parametrize(("name", "layout"), BARE)
@pytest.mark.parametrize(
    ("osis", "words"),
    [
        ("1John.1.9", "God forgives everyone who owns up to him."),
        ("Isa.40.31", "Waiting for the Lord gives new strength to the tired."),
        ("Rom.8.26", "When we are too weak to pray, the Spirit of God prays in us."),
        ("Ps.23.1", "David has all that he needs, for God looks after him."),
        ("Jonah.2.9", "From the fish Jonah thanks God, who alone can save."),
    ],
)
def test_a_sentence_about_a_verse_is_not_its_words(
    name: str, layout: str, osis: str, words: str
) -> None:
    body = LAYOUTS[name][layout].format(ref=Reference.from_osis(osis), tr="", words=words)
    assert shared_out(quotations(body, name, ("KJV", "ASV"))) == []


NUMBERS = ("{n} ", "[{n}] ", "({n}) ", "{n}. ", "v. {n} ", "v.{n} ", "{c}:{n} ", "**{n}** ")
FORMS = ("> {ref}\n> {words}", "> {words}\n> — {ref}", "“{words}” ({ref})")
RUNS = [
    Reference.from_osis(osis)
    for osis in ("Ps.121.1-Ps.121.3", "Mark.1.16-Mark.1.18", "Phil.4.6-Phil.4.7", "Jas.1.2-Jas.1.4")
]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("passage", RUNS, ids=str)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(
    "form", ["> {ref}\n> {words}", "> {words}\n> — {ref}", "“{words}” ({ref})"]
)
def test_verse_numbers_tell_which_verse_is_which(
    number: str, passage: Reference, first: bool, form: str
) -> None:
    lines = ASV.passage(passage)
    printed = [
        (number.format(n=place.verse, c=place.chapter) if index or first else "") + words
        for index, (place, words) in enumerate(lines)
    ]
    found = shared_out(quotations(form.format(ref=passage, words=" ".join(printed))))
    assert found == [(place.osis, words) for place, words in lines]


def test_raised_numbers_tell_which_verse_is_which() -> None:
    body = "> ¹⁶ Rejoice always. ¹⁷ Pray without ceasing.\n> — 1 Thessalonians 5:16-17"
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == [
        ("1Thess.5.16", "Rejoice always."),
        ("1Thess.5.17", "Pray without ceasing."),
    ]


def test_a_passage_may_stand_in_several_paragraphs() -> None:
    lines = ASV.passage(Reference.from_osis("Ps.121.1-Ps.121.4"))
    body = "## Psalm 121:1-4\n\n" + "\n\n".join(f"{p.verse} {words}" for p, words in lines)
    assert shared_out(quotations(body)) == [(place.osis, words) for place, words in lines]


def test_a_number_in_a_verse_is_no_verse_number() -> None:
    body = "> John 21:11\n> Simon Peter drew the net to land full of great fishes, 153 of them."
    ((_, words),) = shared_out(quotations(body))
    assert words.endswith("full of great fishes, 153 of them.")


def test_a_block_quote_belongs_to_its_own_head() -> None:
    body = "\n\n".join(f"> {Reference.from_osis(osis)}\n>\n> {words}" for osis, words in FREE)
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == FREE


def test_a_block_quote_belongs_to_its_own_foot() -> None:
    body = "\n\n".join(f"> {words}\n>\n> — {Reference.from_osis(osis)}" for osis, words in FREE)
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == FREE


def test_two_passages_may_share_a_block_quote() -> None:
    body = "\n>\n".join(f"> {words}\n> — {Reference.from_osis(osis)}" for osis, words in FREE)
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == FREE


def test_each_paragraph_of_a_block_quote_belongs_to_the_passage_that_ends_it() -> None:
    verses = [(Reference.from_osis(osis), words) for osis, words in FREE]
    body = "\n>\n".join(
        f"> {words} ({place}, see the book, chapter {number})"
        for number, (place, words) in enumerate(verses, 1)
    )
    found = [q for q in quotations(body) if q.introduced]
    assert [(q.references, q.text.rstrip(".,;: ")) for q in found] == [
        ((place,), words.rstrip(".,;: ")) for place, words in verses
    ]


def test_a_paragraph_of_a_block_quote_is_told_by_its_own_passage() -> None:
    (place, words), (other, _) = VERSES[:2]
    strange = "The weather was fine, and all of us went out for a walk by the sea"
    body = f"> {strange} ({other}, from the diary).\n>\n> {words} ({place}, see above)."
    found = quotations(body)
    assert [(q.references, q.fault) for q in found] == [((other,), "unlike"), ((place,), "")]


def test_a_remark_on_the_passage_below_a_block_quote_is_no_passage() -> None:
    place, other = VERSES[0][0], VERSES[1][0]
    strange = "The weather was fine, and all of us went out for a walk by the sea"
    (found,) = quotations(f"> {strange}\n>\n> — {place} (**a.** In Greek as in {other})")
    assert (found.references, found.fault) == ((place,), "unlike")


FREE_PRINTED = (
    (
        "Jas.1.19",
        "Take note of this, dear friends: be swift to listen and slow to speak, and let "
        "nobody lose patience in a hurry.",
    ),
    ("Jas.1.20", "Human impatience never yet worked what God thinks right."),
    (
        "Jas.1.21",
        "So throw out all the filth and every bad thing that is left, and in a humble way "
        "let the word that was planted in you grow; it has power to save you.",
    ),
)
"""So freely worded that its edges and most of its words say nothing of where it is from."""


@pytest.mark.parametrize("between", [" ", "\n>\n> "])
def test_a_free_translation_is_known_by_the_number_of_each_of_its_verses(
    tmp_path: Path, between: str
) -> None:
    words = between.join(f"[{osis.split('.')[-1]}] {text}" for osis, text in FREE_PRINTED)
    body = article("a.md", f"> {words}\n>\n> — James 1:19-21")
    (tmp_path / "a.md").write_text(body, encoding="utf-8")
    (note,) = notes_of(extracted_from(tmp_path), Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert note.content.text == " ".join(text for _, text in FREE_PRINTED)


def test_of_a_numbered_verse_nothing_is_left_out_however_its_thoughts_are_ordered(
    tmp_path: Path,
) -> None:
    words = (
        "[36] But of that day and hour nobody knows, and not even the angels of heaven, but the "
        "Father alone. [37] When the Son of man comes, it will be just like the days of Noah."
    )
    (tmp_path / "a.md").write_text(article("a.md", f"> {words}\n>\n> — Matthew 24:36-37"))
    contents = [note.content for note in notes_of(extracted_from(tmp_path), Kind.VERSE)]
    texts = [content.text for content in contents if isinstance(content, VerseContent)]
    assert "just like the days of Noah" in " ".join(texts)
    assert "…" not in " ".join(texts)


def test_verses_in_the_words_of_two_sections_are_no_passage_of_one_text(tmp_path: Path) -> None:
    """Nobody knows of which translations they are."""
    body = article(
        "a.md",
        "## One\n\n> [3] … and if a brother of yours repents, forgive him.\n"
        ">\n> [4] And if he sins against you seven times on one day, and seven times on one day "
        "comes back to you and says, I repent, you shall forgive him.\n>\n> — Luke 17:3-4\n\n"
        "## Two\n\n> Take heed to yourselves: should thy brother trespass, rebuke him; and should "
        "he repent, forgive him.\n>\n> — Luke 17:3\n",
    )
    (tmp_path / "a.md").write_text(body, encoding="utf-8")
    contents = [note.content for note in notes_of(extracted_from(tmp_path), Kind.VERSE)]
    texts = [content.text for content in contents if isinstance(content, VerseContent)]
    assert any("heed" in text for text in texts)
    assert not any("heed" in text and "seven" in text for text in texts)


def test_the_quotations_under_an_item_are_of_the_passage_that_it_names() -> None:
    """A word study: each passage with what it says, and the next one right below."""
    body = "\n".join(
        f"- {place}\n  - Who: the writer\n  - “{words}”" for place, words in VERSES[3:6]
    )
    found = quotations(body)
    assert [q.references for q in found if q.references] == [(place,) for place, _ in VERSES[3:6]]


def test_a_label_takes_no_quotation_mark_with_it() -> None:
    place, words = VERSES[0]
    (found,) = [q for q in quotations(f'- **Scripture:** "{words}" ({place})') if q.references]
    assert found.text.rstrip(".,;: ") == words.rstrip(".,;: ")


def test_verses_that_nobody_can_part_are_learned_together(tmp_path: Path) -> None:
    """Their words have no sign between them that tells where the first one ends."""
    words = (
        "Now if we died with the Messiah, we trust that with him we shall live as well, since we "
        "know that the Messiah, raised from the dead, never dies again."
    )
    said = "Whoever died with the Messiah shall live with him, for he never dies again"
    body = f"> {words}\n>\n> — Romans 6:8-9\n\n{said} (Romans 6:8-9)."
    (tmp_path / "a.md").write_text(article("a.md", body))
    deck = extracted_from(tmp_path)
    (note,) = notes_of(deck, Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert (str(note.content.reference), note.content.text) == ("Romans 6:8–9", words)
    assert words in repr([one.content for one in notes_of(deck, Kind.CONCEPT)])


def test_a_verse_that_its_number_does_not_fit_is_told(tmp_path: Path) -> None:
    text = "“[16] Rejoice evermore. [17] The weather was fine all day long.” (1 Thess 5:16-17)"
    found = extracted(tmp_path, article=deck_body(f"He writes: {text}."))
    assert [p.message for p in found.problems if p.code == "quotation"] == [
        "These quoted words do not read like 1 Thessalonians 5:17 in any translation at hand."
    ]


def test_verses_named_one_by_one_are_one_passage() -> None:
    body = '"Pray without ceasing; in everything give thanks" (1 Thessalonians 5:17, 18).'
    (found,) = quotations(body)
    assert [reference.osis for reference in found.references] == ["1Thess.5.17-1Thess.5.18"]


AUTHORS = (
    "> Prayer is what the Spirit does in us while we still look for words.\n"
    "> — Ruth Hollow, on Romans 8:26",
    "> Prayer is what the Spirit does in us while we still look for words. – R. Hollow "
    "(Romans 8:26)",
    "> **Note:** The Spirit also helps us in our weakness when we do not know how to pray, "
    "which is why nobody has to be good at it (Romans 8:26).",
    "> [!tip] For leaders\n> The Spirit helps us in our weakness and prays for us (Romans 8:26).",
    "> Nobody has to be good at praying. That is the comfort of Romans 8:26.",
)


@pytest.mark.parametrize("body", AUTHORS)
def test_what_somebody_else_says_is_not_scripture(body: str) -> None:
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == []


@pytest.mark.parametrize(
    "lead",
    [
        "Pellwick wrote, ",
        "Ruth Pellwick once said: ",
        "The old hymn has it, ",
        "In the morning we sing, ",
        "My grandmother used to say, ",
    ],
)
def test_a_verse_in_the_words_of_a_hymn_or_of_another_writer_is_no_scripture(lead: str) -> None:
    free = "The Lord is my shepherd, and he has never let me want for anything"
    (found,) = quotations(f"{lead}“{free}” (Psalm 23:1).", texts=("KJV", "ASV"))
    assert found.fault == "unlike"
    (found,) = quotations(f"{lead}“The LORD is my shepherd; I shall not want” (Psalm 23:1).")
    assert not found.fault


@pytest.mark.parametrize("lead", ["David said, ", "The Psalmist writes: ", "The Bible says, "])
def test_speakers_of_the_bible_may_be_quoted_in_any_translation(lead: str) -> None:
    words = "The Lord is my shepherd; I have all that I need."
    (found,) = quotations(f"{lead}“{words}” (Psalm 23:1).", texts=("KJV", "ASV"))
    assert (found.fault, found.introduced) == ("", True)


def test_a_sentence_set_apart_by_a_long_passage_is_not_one_of_its_verses() -> None:
    words = "We love best where we stir one another to love and to good works with glad hearts."
    assert shared_out(quotations(f"> {words}\n\n- Hebrews 10:19-25", texts=("KJV", "ASV"))) == []


@pytest.mark.parametrize("lead", ["Read Galatians 6:2. ", "Galatians 6:2: ", "**Galatians 6:2** "])
def test_a_question_on_a_passage_is_not_its_words(lead: str) -> None:
    body = f"1. {lead}What is the law of Christ that we fulfil?"
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == []


def test_a_passage_that_asks_may_be_quoted() -> None:
    words = "If God is for us, who can be against us?"
    (found,) = quotations(f"- Romans 8:31 – {words}", texts=("KJV", "ASV"))
    assert (found.text, found.introduced) == (words, True)


def test_a_speaker_of_the_bible_is_not_an_author() -> None:
    words = "Come to Me, all you who are weary and burdened, and I will give you rest."
    body = f"> {words}\n> — Jesus, Matthew 11:28"
    assert shared_out(quotations(body, texts=("KJV", "ASV"))) == [("Matt.11.28", words)]


def test_a_few_words_of_a_verse_in_a_block_quote_are_its_words() -> None:
    body = "> He restores my soul.\n> — Psalm 23:3"
    (found,) = quotations(body, texts=("KJV", "ASV"))
    assert (found.fault, found.introduced, found.text) == ("", True, "He restores my soul.")


def test_a_block_quote_in_other_words_than_its_reference_is_told() -> None:
    body = "> He who walks early hears the lark before the town is awake.\n> — Psalm 57:8"
    (found,) = quotations(body, texts=("KJV", "ASV"))
    assert (found.fault, found.introduced) == ("unlike", False)


@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_mark_that_is_never_closed_gives_no_words(mark: str) -> None:
    body = f"Paul says, {mark}Rejoice in the Lord alway (Philippians 4:4). Then he goes on to more."
    (found,) = quotations(body)
    assert (found.fault, found.introduced) == ("open", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "Jesus says, {}Come unto me, all ye that labour and are heavy laden, and I will give "
        "you rest (Matthew 11:28).",
        "Jesus says, {}Come unto me, all ye that labour and are heavy laden, and I will give "
        "you rest — Matthew 11:28",
    ],
)
@pytest.mark.parametrize("mark", ['"', "“"])
def test_a_verse_behind_a_mark_that_is_never_closed_gives_no_words(
    sentence: str, mark: str
) -> None:
    (found,) = quotations(sentence.format(mark))
    assert (found.fault, found.introduced) == ("open", False)


def test_a_verse_that_begins_a_speech_keeps_its_words() -> None:
    words = "Jesus saith unto him, “I am the way, the truth, and the life: no man cometh"
    (found,) = quotations(f"John 14:6 {words}")
    assert (found.fault, found.text) == ("", words)


def test_words_in_front_of_the_marks_are_the_authors_unless_the_verse_begins_with_them() -> None:
    words = "I am the way, the truth, and the life: no man cometh unto the Father, but by me."
    for lead, kept in (("Jesus said, ", ""), ("Jesus saith unto him, ", "Jesus saith unto him, ")):
        (found,) = quotations(f"{lead}“{words}” (John 14:6)")
        assert found.text == (f"{kept}“{words}”" if kept else words)


def test_signs_of_footnotes_are_no_words_of_a_verse() -> None:
    body = (
        "“For God so loved[a] the world, that he gave his only begotten(B) Son,[c] that "
        "whosoever believeth in him should not perish” (John 3:16)."
    )
    (found,) = quotations(body)
    assert found.text.startswith("For God so loved the world, that he gave his only begotten Son, ")


@pytest.mark.parametrize("sign", ["\\*", "†", "‡"])
def test_a_sign_of_a_footnote_behind_a_word_is_no_word(sign: str) -> None:
    body = f"“For God so loved{sign} the world, that he gave his Son{sign}” (John 3:16)."
    (found,) = quotations(body)
    assert found.text == "For God so loved the world, that he gave his Son"


def test_stars_around_a_word_are_no_footnotes() -> None:
    (found,) = quotations("“For God so *loved* the world” (John 3:16).", "a.txt")
    assert found.text == "For God so *loved* the world"


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_raised_sign_in_brackets_leaves_nothing_behind(name: str) -> None:
    words = "For God so loved<sup>[<b>a</b>]</sup> the world, that he gave his Son"
    (found,) = quotations(f"“{words}” (John 3:16).", name)
    assert found.text.startswith("For God so loved the world")


def test_an_ending_in_brackets_is_no_footnote() -> None:
    (found,) = quotations("“For God so love[d] the world, that he gave his Son” (John 3:16).")
    assert found.text.startswith("For God so love[d] the world")


def test_a_closed_mark_after_an_open_one_is_not_swallowed() -> None:
    body = (
        'Paul says, "Rejoice in the Lord always (Philippians 4:4). '
        'Elsewhere: "Pray without ceasing" (1 Thessalonians 5:17).'
    )
    found = quotations(body)
    assert [(q.text, q.fault) for q in found][1:] == [("Pray without ceasing", "")]


_FIRST = "Surely he took up our pains and bore our sicknesses, and we thought that God struck him."
_SECOND = "But he was pierced for what we did wrong; by his wounds we have been made well."
_SPEECHES = {
    "a line above": "**Isaiah 53:4-5:**\n“{0}\n\n{1}”\n\n**Isaiah 53:6:** we strayed.",
    "a line above, marks again": "**Isaiah 53:4-5:**\n“{0}\n\n“{1}”\n\nWe strayed.",
    "a lead": "Isaiah writes in Isaiah 53:4-5, “{0}\n\n{1}”\n\nSo it was.",
    "behind": "“{0}\n\n{1}” (Isaiah 53:4-5)",
    "behind, marks again": "“{0}\n\n“{1}” (Isaiah 53:4-5)",
    "a paragraph between": "Isaiah 53:4-6 says, “{0}\n\nSo he was hurt.\n\n{1}”",
}


@pytest.mark.parametrize("signs", ["“”", '""', "«»"])
@pytest.mark.parametrize("form", _SPEECHES)
def test_each_paragraph_of_a_speech_has_its_reference(form: str, signs: str) -> None:
    body = _SPEECHES[form].format(_FIRST, _SECOND).replace("“", signs[0]).replace("”", signs[1])
    found = [q for q in quotations(body) if q.text in (_FIRST, _SECOND)]
    assert [(q.text, q.fault) for q in found] == [(_FIRST, ""), (_SECOND, "")]
    assert {ref.osis.partition("-")[0] for q in found for ref in q.references} == {"Isa.53.4"}


def test_a_mark_that_is_never_closed_takes_no_other_quotation() -> None:
    body = f"Isaiah 53:4 says, “{_FIRST}\n\nGod is “good”, and he is “near”."
    assert [q.text for q in quotations(body) if not q.fault] == ["good", "near"]


def test_a_speech_of_several_paragraphs_opens_its_marks_again() -> None:
    body = "“I have seen their ways.\n\n“I will heal them, and lead them.” (Isaiah 57:18)"
    assert [quotation.fault for quotation in quotations(body, "a.txt")] == ["", ""]


TOLD = {
    "other": '"Casting all your care upon him; for he careth for you" (1 Peter 5:8).',
    "unlike": "> He who walks early hears the lark before the town is awake.\n> — Psalm 57:8",
    "added": '"Casting all your care, my friends in every small town by the sea of Galilee, upon '
    'him; for he careth for you" (1 Peter 5:7).',
    "torn": 'Paul says, "Money is the root of all evil" (1 Timothy 6:10).',
    "open": 'Paul says, "Rejoice in the Lord alway: and again I say (Philippians 4:4). So be it.',
}


SAYINGS = [
    ("God will never give you more than you can handle", "1 Corinthians 10:13"),
    ("Spare the rod, spoil the child", "Proverbs 13:24"),
    ("Love your neighbor and do whatever makes you happy", "Matthew 22:39"),
    ("God wants you to be healthy and happy in all things", "3 John 2"),
]


@pytest.mark.parametrize(("saying", "place"), SAYINGS)
def test_a_saying_that_sounds_like_a_verse_is_none(tmp_path: Path, saying: str, place: str) -> None:
    found = extracted(tmp_path, article=deck_body(f'The Bible says, "{saying}" ({place}).'))
    (told,) = [problem for problem in found.problems if problem.code == "quotation"]
    assert told.message.startswith(rules()["quotation"].messages["unlike"].split("{")[0])
    for note in found.notes:
        if isinstance(note.content, VerseContent):
            assert saying not in note.content.text


@pytest.mark.parametrize(
    ("named", "settings", "believed"),
    [
        ("(Lamentations 3:33, NLT)", "", True),
        ("(Lamentations 3:33)", "quotes: NLT\n", True),
        ("(Lamentations 3:33)", "", False),
    ],
)
def test_a_very_free_wording_is_believed_where_its_translation_is_named(
    tmp_path: Path, named: str, settings: str, believed: bool
) -> None:
    quoted = "He does not want to hurt or to grieve anyone"
    article = deck_body(f'It is written, "{quoted}" {named}.')
    found = extracted(tmp_path, article=article, deck=settings)
    told = [problem for problem in found.problems if problem.code == "quotation"]
    assert bool(told) is not believed


@pytest.mark.parametrize(
    ("quoted", "before"),
    [
        ("Money is the root of all evil", "of"),
        ("By works of righteousness which we have done", "not"),
        ("Christ, who is the image of God", ""),
        ("The love of money is the root of all evil", ""),
    ],
)
def test_a_verse_is_not_torn_from_what_its_words_hang_on(quoted: str, before: str) -> None:
    places = ("1 Timothy 6:10", "Titus 3:5", "2 Corinthians 4:4")
    lines = [line for name in places for _, line in KJV.passage(*parse_reference(name))]
    assert {torn_from(quoted, [line]) for line in lines} - {""} == ({before} if before else set())


@pytest.mark.parametrize("why", TOLD)
def test_words_that_are_not_used_are_told(tmp_path: Path, why: str) -> None:
    found = extracted(tmp_path, article=deck_body(TOLD[why]))
    (told,) = [problem for problem in found.problems if problem.code == "quotation"]
    assert told.message.startswith(rules()["quotation"].messages[why].split("{")[0])


@pytest.mark.parametrize(
    ("chapter", "outline"),
    [
        ("Hebrews 13", "Love strangers, Keep marriage holy, Do not love money, Pray for us"),
        ("James 3", "Teachers beware, Taming the tongue; wisdom that is from above"),
        ("1 John 4", "Try the spirits, God is love, Love one another"),
        ("Genesis 18:1-33", "Three men come to Abraham, Sarah laughs, pleading for Sodom"),
    ],
)
def test_an_outline_below_the_name_of_a_chapter_is_no_verse_of_it(
    chapter: str, outline: str
) -> None:
    found = quotations(f"## {chapter}\n\n> {outline}", texts=("KJV", "ASV"))
    assert shared_out(found) == []


def test_a_verse_below_the_name_of_its_chapter_is_learned_in_its_words() -> None:
    words = "Beloved, let us love one another, for love is of God."
    found = quotations(f"## 1 John 4\n\n> {words}", texts=("KJV", "ASV"))
    assert [text for _, text in shared_out(found)] == [words]


@pytest.mark.parametrize(
    "line",
    [
        "“Be Kind As God Is Kind” (Ephesians 4:31-32)",
        "We sang “Walk in Newness of Life” (Romans 6:4) on the way home.",
        "“A Lamp for My Feet” ~ Psalm 119:105-112",
        "Rooted and Built Up in Him (Colossians 2:6-7)",
    ],
)
def test_the_title_of_a_talk_is_no_verse_of_its_passage(line: str) -> None:
    assert shared_out(quotations(line, texts=("KJV", "ASV"))) == []


@pytest.mark.parametrize(
    "words", ["God is a Spirit", "The LORD is my shepherd; I shall not want", "Jesus wept, And Lo"]
)
def test_capitals_of_names_and_of_speeches_make_no_title(words: str) -> None:
    assert not is_title(words, language())


def test_a_line_of_key_verses_that_only_tells_what_they_say_is_not_learned(tmp_path: Path) -> None:
    line = "- **Romans 8:31-34** (in part) — If God is for believers, who can be against them."
    text = f"# Near\n\nA word before.\n\n## Key verses\n\n{line}\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    learned = [n.content for n in extracted_from(tmp_path).notes if n.kind is Kind.VERSE]
    assert learned
    assert not [one for one in learned if isinstance(one, VerseContent) and one.quoted]


def test_what_is_told_before_the_quotation_marks_is_not_the_verse() -> None:
    told = "The angel Gabriel to Mary in Nazareth:"
    words = (
        "Fear not, Mary: for thou hast found favour with God. And, behold, thou shalt conceive in "
        "thy womb, and bring forth a son, and shalt call his name JESUS."
    )
    found = shared_out(quotations(f'- **Luke 1:30-31** - {told} "{words}"'))
    assert found == [("Luke.1.30-Luke.1.31", words)]


@pytest.mark.parametrize(
    "text",
    [
        'He sings, "The LORD is my light; whom should I dread (Psalm 27:1)?"',
        'He sings, "The LORD is my light; whom should I dread. — Psalm 27:1 (ESV)"',
        "He sings: “Psalm 27:1 The LORD is my light; whom should I dread”",
        "He sings: “Psalm 27:1: The LORD is my light; whom should I dread”",
    ],
)
def test_a_reference_within_the_marks_is_no_word_of_the_verse(text: str) -> None:
    (found,) = quotations(text)
    assert found.text.rstrip(".?") == "The LORD is my light; whom should I dread"
    assert [ref.osis for ref in found.references] == ["Ps.27.1"]
    assert found.introduced


def test_scripture_in_the_words_of_another_who_speaks_on_in_the_next_paragraph() -> None:
    text = (
        "She writes, \"Night is long. 'The LORD is my light and my salvation; whom shall I fear?' "
        '(Psalm 27:1). So sang David.\n\n"And so do we in every night of ours," she says.'
    )
    found = quotations(text)
    assert [quotation.fault for quotation in found if quotation.fault] == []
    assert shared_out(found) == [
        ("Ps.27.1", "The LORD is my light and my salvation; whom shall I fear?")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "The Holy Bible: English Standard Version (Ps 27:1). (2016). Some Publisher.",
        "The New King James Version (Ps 27:1). (1982). Publisher.",
        "American Standard Version (Psalm 27:1)",
    ],
)
def test_what_a_bible_program_writes_below_the_words_is_their_reference(source: str) -> None:
    words = "The LORD is my light and my salvation; whom shall I fear?"
    assert shared_out(quotations(f"{words}\n\n{source}")) == [("Ps.27.1", words)]


@pytest.mark.parametrize("marks", ["‘’", "''"])
def test_of_a_writer_who_quotes_only_what_he_quotes_is_the_verse(marks: str) -> None:
    said = "The LORD is my light and my salvation; whom shall I fear?"
    text = f'"Night is long. David sings, {marks[0]}{said}{marks[1]} (Psalm 27:1)," she writes.'
    assert shared_out(quotations(text)) == [("Ps.27.1", said)]


@pytest.mark.parametrize(
    "text",
    [
        'On Psalm 27:1 he says, "Psalm 27:1 is often sung by those whose light is the LORD."',
        'On Psalm 27:1: "The LORD is my light, says Psalm 27:1, and whom shall I fear in war?"',
    ],
)
def test_words_that_name_their_passage_are_not_its_words(text: str) -> None:
    (found,) = quotations(text)
    assert not found.references


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_passage_of_which_each_verse_is_a_block_quote_of_its_own(name: str) -> None:
    lines = [
        "Ruth 1:16-18 <sup>16</sup> And Ruth said, Entreat me not to leave you.",
        "<sup>17</sup> Where you die, will I die, and there will I be buried.",
        "<sup>18</sup> When she saw that she was stedfastly minded, she left off speaking.",
    ]
    quote = "> {}\n\n" if name == "a.md" else "<blockquote>{}</blockquote>"
    start = "# T\n\nShe stays.\n\n" if name == "a.md" else "<h1>T</h1><p>She stays.</p>"
    text = start + "".join(map(quote.format, lines))
    found = read(read_article(text, name)).blocks
    shared = [verse.osis for b in found for q in b.quotations for verse, _ in q.verses]
    assert shared == ["Ruth.1.16", "Ruth.1.17", "Ruth.1.18"]


def test_block_quotes_of_different_passages_stay_apart() -> None:
    text = (
        "# T\n\nHe leads us.\n\nHe gives.\n\n"
        "> Psalm 23:1 The LORD is my shepherd; I shall not want.\n\n"
        "> 2 Timothy 1:7 God hath not given us the spirit of fear, but of power, and of love.\n"
    )
    quotes = [block.block.quote for block in read(read_article(text, "a.md")).blocks]
    assert quotes == [0, 0, 1, 2]


def test_words_set_apart_are_no_statement(tmp_path: Path) -> None:
    for words in ("Philippians 4:4: {}", "Philippians 4:4\n{}", "> {}\n> Philippians 4:4"):
        text = words.format("Rejoice in the Lord alway: and again I say, Rejoice.")
        assert notes_of(extracted(tmp_path, article=deck_body(text)), Kind.CONCEPT) == []


def test_no_sentence_of_words_set_apart_is_a_statement(tmp_path: Path) -> None:
    words = (
        "They journeyed from mount Hor by the way of the Red sea, to compass the land of Edom. "
        "And the soul of the people was much discouraged because of the way."
    )
    text = f"> Numbers 21:4\n>\n> {words}"
    assert notes_of(extracted(tmp_path, article=deck_body(text)), Kind.CONCEPT) == []


def rows(*cells: tuple[str, str]) -> str:
    return "| Passage | What it says |\n|---|---|\n" + "".join(f"| {a} | {b} |\n" for a, b in cells)


def test_what_a_table_tells_of_a_passage_is_not_its_words() -> None:
    told = rows(
        ("Lamentations 3:22-23", "God's mercies are new every morning."),
        ("Romans 15:13", "God fills us with joy and peace."),
        ("Isaiah 40:31", "Those who wait for God shall renew their strength."),
        ("Philippians 4:7", "The peace of God keeps our hearts."),
    )
    assert quotations(told) == []


def test_whole_verses_in_a_table_are_quoted_in_any_translation() -> None:
    words = (
        "Jehovah is my light, and he saves me. Whom shall I fear? He is the strength of my life."
    )
    found = quotations(
        rows(("Psalm 27:1", f"{words} Of whom shall I be afraid?"), ("Jude 25", "x"))
    )
    assert [quotation.text for quotation in found] == [f"{words} Of whom shall I be afraid?"]


@pytest.mark.parametrize("dots", ["...", " …", " . . .", ""])
def test_a_part_of_a_verse_is_shown_as_one_however_the_dots_are_typed(
    tmp_path: Path, dots: str
) -> None:
    words = f"Men marvelled, saying, What manner of man is this{dots}"
    text = deck_body(f'Matthew says: "{words}" (Matthew 8:27).')
    (note,) = notes_of(extracted(tmp_path, deck="verses: quoted\n", a=text), Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert note.content.part
    assert note.content.text == "… Men marvelled, saying, What manner of man is this …"


@pytest.mark.parametrize("name", ["", " (NIV)", " NIV", " –"])
def test_words_in_quotation_marks_behind_a_reference_alone_are_held_against_it(
    tmp_path: Path, name: str
) -> None:
    words = "The servants ran down to the shore and left their nets behind them there."
    found = extracted(tmp_path, a=f"Verses\n\nMemory verses\n- Romans 5:8{name} “{words}”\n")
    (note,) = notes_of(found, Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert note.content.text.startswith("But God commendeth his love")
    assert [problem.code for problem in found.problems] == ["quotation"]


def test_the_head_of_a_column_may_say_that_words_stand_below_it() -> None:
    words = "I will in no way leave you, neither will I in any way forsake you."
    table = f"| Where | Text |\n|---|---|\n| Hebrews 13:5 | {words} |\n"
    both = ("KJV", "ASV")
    assert shared_out(quotations(table, texts=both)) == [("Heb.13.5", words)]
    assert quotations(table.replace("Text", "Meaning"), texts=both) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"He said, “Go home,” and they went" (x)', "He said, “Go home,” and they went"),
        ('"He said, “Go home.”" They went.', "He said, “Go home.”"),
        ('"He went home.” They “stayed.”', "He went home."),
    ],
)
def test_curly_marks_within_straight_ones_do_not_end_them(text: str, words: str) -> None:
    start, end = quoted_spans(text)[0][0]
    assert text[start + 1 : end - 1] == words


def test_quotations_are_left_out_in_a_straight_line() -> None:
    def searches(times: int) -> int:
        class Counted(str):
            steps = 0

            def find(self, *args: object) -> int:
                Counted.steps += 1
                return super().find(*args)  # type: ignore[arg-type]

        without_quoted(Counted("« word " * times))
        return Counted.steps

    assert searches(1000) == searches(10)
    assert without_quoted("He said “go” and «stay", "…") == "He said … and «stay"


def test_a_freely_worded_line_among_lines_of_verses_is_a_verse_too() -> None:
    lines = "\n".join(f"- {place} – {words}" for place, words in VERSES[6:10])
    free = (
        "- Isaiah 64:6 – All of us have grown like someone unclean, and every right deed of ours "
        "is like stained clothing; we all wither as a leaf, and like wind our wrongs sweep us off."
    )
    assert [str(q.references[0]) for q in quotations(free) if q.references] == []
    found = [q for q in quotations(f"{lines}\n{free}") if q.references]
    assert str(found[-1].references[0]) == "Isaiah 64:6"
    spoken = "- Isaiah 64:6 – What we do of ourselves does not make us clean before God"
    found = [q for q in quotations(f"{lines}\n{spoken}") if q.references]
    assert str(found[-1].references[0]) != "Isaiah 64:6"


def test_words_in_brackets_behind_a_passage_of_a_list_stand_on_their_own() -> None:
    listed = 'Read on: Ezekiel 18:24, Romans 6:15 ("Shall we then sin because of grace?"), Jude 4.'
    (found,) = [q for q in quotations(listed) if q.references]
    assert found.introduced
    assert [str(reference) for reference in found.references] == ["Romans 6:15"]


def test_a_whole_verse_in_the_authors_sentence_is_its_text(tmp_path: Path) -> None:
    words = "For everyone has sinned and all come short of the glory of God"
    said = f'Romans 3:23 is heavy: All in Need "{words}" and it humbles us. So Romans 3:23 stands.'
    found = extracted(tmp_path, article=deck_body(said), deck="verses: short\n")
    (note,) = notes_of(found, Kind.VERSE)
    assert isinstance(note.content, VerseContent)
    assert note.content.text == words


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        (
            'Come now, let us talk it over," says the LORD, "though your sins are as scarlet, '
            "they shall be white as snow; though red like crimson, they shall be as wool.",
            '"Come now, let us talk it over," says the LORD, "though your sins are as scarlet, '
            'they shall be white as snow; though red like crimson, they shall be as wool."',
        ),
        (
            "[The prophet said,] Come now, let us talk it over, says the LORD: though your sins "
            "are as scarlet, they shall be white as snow; though red like crimson, as wool.",
            "Come now, let us talk it over, says the LORD: though your sins are as scarlet, they "
            "shall be white as snow; though red like crimson, as wool.",
        ),
    ],
)
def test_who_speaks_is_told_by_the_verse_alone(quoted: str, shown: str) -> None:
    assert as_quoted(quoted, omits_before=False, omits_after=False) == shown


@pytest.mark.parametrize(
    "box",
    ['!!! note "Galatians 5:1"\n    {}\n', "> [!note] Galatians 5:1\n> {}\n"],
)
def test_a_box_titled_with_a_passage_has_its_words(box: str) -> None:
    words = "Christ has made us free for freedom: so stand firm, and take no yoke of slaves again."
    (found,) = [q for q in quotations(box.format(words)) if q.references]
    assert str(found.references[0]) == "Galatians 5:1"
    remark = "This was written to those who kept the days of the old law in that land."
    assert not [q for q in quotations(box.format(remark)) if q.references]


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        # left alone at the edge of the words: it belongs to the quotation, or to another verse
        ('"In you shall every people be glad.', "In you shall every people be glad."),
        ("‘I came not to bring rest, but a sword.", "I came not to bring rest, but a sword."),
        ("you shall be washed, not many days hence.'", "you shall be washed, not many days hence."),
        # left alone in their midst: the other end was the quotation's own
        ("He began to say, “Turn, for it is near.", "He began to say, “Turn, for it is near.”"),
        ('and said, "By myself I swear it.', 'and said, "By myself I swear it."'),
        (
            "The plans are mine,’ he says, ‘to do you good.",
            "‘The plans are mine,’ he says, ‘to do you good.’",
        ),
        ("“Come and see,” says he, “the sea.", "“Come and see,” says he, “the sea.”"),
        ("he is called „Lord of all", "he is called „Lord of all“"),
        ("\"He said, 'Turn, for it is near.", "He said, 'Turn, for it is near.'"),
        ("So the night has an end.'\"", "So the night has an end."),
        ("”So the night has an end.", "So the night has an end."),
        # nothing is alone
        ("the disciples’ feet and Jesus’ robe", "the disciples’ feet and Jesus’ robe"),
        ("'Tis written, and Jesus' words stand.", "'Tis written, and Jesus' words stand."),
        ('It is said, "He is first"; he is last.', 'It is said, "He is first"; he is last.'),
        ("„Komm“ says he", "„Komm“ says he"),
        # what typing, or a page, put between the words
        ("no greed , no theft ( nor envy ) .", "no greed, no theft (nor envy)."),
        ("Preach the word, in season!!!", "Preach the word, in season!"),
        ("Sing to the Lord with your heart. ―", "Sing to the Lord with your heart."),
        ("for all have sinned—", "for all have sinned—"),
        ("He waited . . . and came", "He waited . . . and came"),
    ],
)
def test_every_quotation_mark_of_a_verse_has_its_other_end(quoted: str, shown: str) -> None:
    assert as_quoted(quoted, omits_before=False, omits_after=False) == shown


@pytest.mark.parametrize("named", ["[KJV Psalm 23:1]", "(KJV, Ps 23:1)", "— KJV Psalm 23:1"])
def test_a_translation_in_front_of_its_reference_is_none_of_the_words(named: str) -> None:
    (found,) = [
        q
        for q in quotations(f"> The LORD is my shepherd; I shall not want. {named}")
        if q.references
    ]
    assert found.text == "The LORD is my shepherd; I shall not want."
    assert found.translation == "KJV"


_LAMP = "“Your word is a lamp before me and a light for the road I walk.”"


@pytest.mark.parametrize(
    ("line", "translation"),
    [
        (f"In the NLT, Psalm 119:105 says, {_LAMP}", "NLT"),
        (f"Psalm 119:105 in the NLT says, {_LAMP}", "NLT"),
        (f"Psalm 119:105 says in the NLT: {_LAMP}", "NLT"),
        (f"The NLT renders Psalm 119:105 like this: {_LAMP}", "NLT"),
        (f"As the NLT puts it, {_LAMP} (Psalm 119:105)", "NLT"),
        (f"{_LAMP} (Psalm 119:105 in the NLT)", "NLT"),
        (f"{_LAMP} (Psalm 119:105; NLT)", "NLT"),
        (f"{_LAMP} Psalm 119:105 | NLT", "NLT"),
        (f"Unlike the NIV, Psalm 119:105 says here, {_LAMP}", ""),
        (f"The NIV and the ESV agree on Psalm 119:105: {_LAMP}", ""),
        (f"The NIV is new. Psalm 119:105 says, {_LAMP}", ""),
    ],
)
def test_a_translation_named_in_the_sentence_is_that_of_its_quotation(
    line: str, translation: str
) -> None:
    (found,) = [q for q in quotations(line) if q.references]
    assert (found.translation, found.fault, found.introduced) == (translation, "", True)


@pytest.mark.parametrize("between", [" and ", "\n\nHe goes on.\n\n"])
@pytest.mark.parametrize("first", [True, False])
def test_a_verse_that_is_quoted_twice_has_its_translation_where_that_is_named(
    first: bool, between: str
) -> None:
    named = ("(Psalm 119:105, NLT)", "(Psalm 119:105)")
    line = f"{_LAMP} {named[not first]}{between}{_LAMP} {named[first]}."
    assert [q.translation for q in quotations(line)] == (["NLT", ""] if first else ["", "NLT"])


def test_the_translation_of_one_quotation_is_not_that_of_the_next() -> None:
    line = f"{_LAMP} (Psalm 119:105, in the NLT), and {_LAMP} (Psalm 119:106)."
    assert [q.translation for q in quotations(line)] == ["NLT", ""]


@pytest.mark.parametrize(
    "line",
    [
        "- The **light of the LORD** [Isaiah 60:1] *(his light and his glory have risen on us)*",
        "> Isaiah 60:2 Darkness covers the earth → the LORD arises upon thee",
    ],
)
def test_a_remark_on_a_passage_is_none_of_its_words(line: str) -> None:
    assert not [q for q in quotations(line) if q.references and not q.fault]


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("- He leads us to green pastures | Psalm 23:2 NIV", False),
        ("- Goodness will follow us all our days, Psalm 23:6 (NLT)", False),
        ("- He makes me lie down in green pastures | Psalm 23:2 NIV", True),
        ("- Come, let us bow down in worship, let us kneel | Psalm 95:6 NIV", True),
    ],
)
def test_what_an_author_says_of_us_is_no_verse_that_does_not(line: str, *, there: bool) -> None:
    assert bool(quotations(f"{line}\n")) is there


@pytest.mark.parametrize("translation", ["New International Version", "(NIV)", "NIV"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_translation_may_stand_alone_below_its_passage(
    translation: str, gap: str, name: str
) -> None:
    words = "You are the light of the world. A town built on a hill cannot be hidden."
    text = f"Matthew 5:14{gap}{translation}{gap}14 “{words}\n"
    (found,) = quotations(text, name)
    assert found.text.strip("“") == words
    assert found.translation == translation.strip("()")
