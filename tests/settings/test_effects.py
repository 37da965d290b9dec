"""Every setting, with and without it, on notes and cards in the real Anki."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.anki.visible import text_of
from tests.cli.run import run
from tests.settings.learnt import ARTICLE, SHORT, Desk, Learnt
from versecards.build import prepare
from versecards.notes import Kind
from versecards.settings import KEYS, Settings

KJV = "King James Version"
ASV = "American Standard Version"
REFUGE = [f"Psalm 46:{verse}" for verse in range(1, 8)]


def test_the_defaults(desk: Desk, plain: Learnt) -> None:
    assert Settings().verses == "key"
    assert desk.learn("verses: key").verses == ["Proverbs 3:5", "Psalm 46:1", "Isaiah 26:3"]
    assert plain.names(Kind.POINT) == [
        "Trust rests on the promises of God.",
        "True peace comes from his tender care.",
    ]
    assert plain.names(Kind.QUESTION) == [
        "What does trust rest on?",
        "Which promise of God do you rest on?",
    ]
    for kind in Kind:
        for note in plain.of(kind):
            assert note["tags"] == ["versecards::article::trust", f"versecards::{kind.value}"]


def test_name_is_the_deck_in_anki(desk: Desk) -> None:
    learnt = desk.learn('name: "Group: A & <B>"')
    assert learnt.decks == {"Group: A & <B>"}
    assert desk.learn("name: 'Years :: 2024'").decks == {"Years::2024"}


def test_order_says_which_articles_are_learned_first(desk: Desk) -> None:
    articles = {
        name: f"Title {name}?\n\nWhat does the Bible say?\n\nGod is near ({verse}).\n"
        for name, verse in (("a", "Psalm 23:4"), ("b", "John 1:1"), ("c", "John 11:35"))
    }

    def order_of(learnt: Learnt) -> list[str]:
        cards = {
            card.due: note.fields["Article"]
            for note in learnt.built.prepared.rendered
            for card in note.cards
        }
        return list(dict.fromkeys(cards[due] for due in sorted(cards)))

    folder = desk.write("order: [c.txt, a.txt, nothing.txt, c.txt]", **articles)
    learnt = desk.learn_folder(folder)
    assert order_of(learnt) == ["Title c?", "Title a?", "Title b?"]
    [problem] = learnt.built.prepared.problems
    line = (folder / "deck.yaml").read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert problem.code == "order-unknown" and line.startswith("order:")
    assert "nothing.txt" in problem.message
    assert order_of(desk.learn(**articles)) == ["Title a?", "Title b?", "Title c?"]


def test_the_order_of_known_articles_never_changes(desk: Desk) -> None:
    texts = (
        "God is near (Psalm 23:4).",
        "The Word was God (John 1:1).",
        "Jesus wept (John 11:35).",
    )
    a, b, c = (f"Title {n}?\n\nWhat does the Bible say?\n\n{t}\n" for n, t in enumerate(texts))
    folder = desk.write(a=a, c=c)

    def bases() -> dict[str, int]:
        ledger = desk.learn_folder(folder).built.prepared.stamped.ledger
        return {article.file: article.base for article in ledger.articles}

    first = bases()
    assert 0 < first["a.txt"] < first["c.txt"]
    (folder / "b.txt").write_text(b, encoding="utf-8")
    second = bases()
    assert second == {**first, "b.txt": (first["a.txt"] + first["c.txt"]) // 2}
    (folder / "c.txt").rename(folder / "0.txt")
    assert bases() == {
        "0.txt": first["c.txt"],
        "a.txt": first["a.txt"],
        "b.txt": second["b.txt"],
    }


def test_typing_asks_for_the_first_letters_of_a_verse(desk: Desk, plain: Learnt) -> None:
    learnt = desk.learn("typing: first letters")
    for name, side in learnt.cards(Kind.VERSE, "Genesis 15:6").items():
        asks = "[[type:Letters]]" in side["question"]
        assert asks == (name == "Reference to text")
    assert learnt.verse("Genesis 15:6")["Letters"] == "ahbitlahcithfr"
    assert not any("[[type" in side["question"] for side in plain.sides)


def test_name_may_change_without_a_note_becoming_new(desk: Desk) -> None:
    first = desk.learn("name: Old name\nid: one")
    second = desk.learn("name: New name\nid: one")
    assert first.notes.keys() == second.notes.keys()
    assert second.outcome["new"] == []


def test_id_tells_decks_apart(desk: Desk) -> None:
    first = desk.learn("name: Same name\nid: first")
    second = desk.learn("name: Same name\nid: second")
    assert not first.notes.keys() & second.notes.keys()
    assert first.names(Kind.POINT) == second.names(Kind.POINT)


def test_headings_give_a_section_its_role(desk: Desk) -> None:
    article = ARTICLE.replace("Understand", "Words for the road")
    without = desk.learn(trust=article)
    learnt = desk.learn("headings:\n  points: [Words for the road, Other]", trust=article)
    own = desk.learn(trust=f"---\nheadings: {{points: Words for the road}}\n---\n{article}")
    assert without.names(Kind.POINT) == []
    assert learnt.names(Kind.POINT) == own.names(Kind.POINT) != []


def test_a_heading_may_get_another_role(desk: Desk, plain: Learnt) -> None:
    assert "Trust rests on the promises of God." in plain.names(Kind.POINT)
    assert desk.learn("headings: {reflect: Understand}").names(Kind.POINT) == []


def test_translation_is_the_text_of_verse_cards(desk: Desk, plain: Learnt) -> None:
    learnt = desk.learn("translation: asv")
    assert plain.verse("Genesis 15:6")["Text"] == (
        "And he believed in the LORD; and he counted it to him for righteousness."
    )
    assert learnt.verse("Genesis 15:6")["Text"] == (
        "And he believed in Jehovah; and he reckoned it to him for righteousness."
    )
    for deck, label in ((plain, KJV), (learnt, ASV)):
        for side in deck.cards(Kind.VERSE, "Genesis 15:6").values():
            assert label in text_of(side["question"])


def test_quotes_names_the_translation_of_the_articles_own_words(desk: Desk, plain: Learnt) -> None:
    words = "Trust in the Lord with your whole heart, and lean not on your own understanding"
    learnt = desk.learn("quotes: ESV")
    for deck, label in ((plain, "as quoted in the article"),
                        (learnt, "ESV, as quoted in the article")):  # fmt: skip
        assert deck.verse("Proverbs 3:5")["Text"].rstrip(" …") == words
        assert deck.verse("Proverbs 3:5")["Translation"] == label
        assert label in text_of(
            deck.cards(Kind.VERSE, "Proverbs 3:5")["Reference to text"]["question"]
        )
        assert deck.verse("Genesis 15:6")["Translation"] == KJV


@pytest.mark.parametrize(
    ("verses", "given"),
    [
        ("key", ["Proverbs 3:5", "Psalm 46:1", "Isaiah 26:3"]),
        ("quoted", ["Proverbs 3:5"]),
        ("short", SHORT),
        ("all", [*SHORT[:2], *REFUGE, SHORT[2]]),
    ],
)
def test_verses_says_which_passages_become_cards(desk: Desk, verses: str, given: list[str]) -> None:
    assert desk.learn(f"verses: {verses}").verses == given


def test_memorize_gives_a_passage_verse_by_verse_with_steps(desk: Desk) -> None:
    learnt = desk.learn("memorize: [Psalm 23]")
    psalm = [f"Psalm 23:{verse}" for verse in range(1, 7)]
    assert learnt.verses == [*SHORT, *psalm, "Psalm 23:1–6"]
    steps = {
        verse: [name for name in learnt.cards(Kind.VERSE, verse) if name.startswith("Step")]
        for verse in psalm
    }
    # "The LORD is my shepherd; I shall not want." is a step by itself
    assert steps.pop("Psalm 23:1") == []
    assert all(len(names) >= 2 for names in steps.values())
    second = learnt.cards(Kind.VERSE, "Psalm 23:2")
    assert "I shall not want." in text_of(second["Reference to text"]["question"])
    assert text_of(second["Step 2"]["question"]).endswith("in green pastures: […]")
    assert "he leadeth me beside the still waters." in text_of(second["Step 2"]["answer"])
    # no article asks for it, so none is named on its cards
    assert learnt.verse("Psalm 23:2")["Cited In"] == ""
    tags = learnt.of(Kind.VERSE)[learnt.verses.index("Psalm 23:2")]["tags"]
    assert tags == ["versecards::verse"]


def test_memorize_puts_a_passage_where_the_article_cites_it(desk: Desk) -> None:
    learnt = desk.learn(front="memorize: [Psalm 46:1-7, Genesis 15:5-6]\ntags: own")
    assert learnt.verses == [
        *(SHORT[0], "Genesis 15:5", SHORT[1], "Genesis 15:5–6"),
        *(*REFUGE, "Psalm 46:1–7", SHORT[2]),
    ]
    note = learnt.of(Kind.VERSE)[learnt.verses.index("Genesis 15:5")]
    assert note["tags"] == ["own", "versecards::article::trust", "versecards::verse"]
    assert "What does trust rest on?" in note["fields"]["Cited In"]
    assert (
        "Genesis 15:5"
        in text_of(learnt.cards(Kind.VERSE, "Genesis 15:6")["Reference to text"]["question"])
        or learnt.verse("Genesis 15:6")["Before"]
    )


def test_memorize_of_the_deck_cites_only_the_articles_that_do(desk: Desk) -> None:
    other = "Other title?\n\nWhat does the Bible say?\n\nGod is near (Psalm 23:4).\n"
    learnt = desk.learn("memorize: Psalm 23:3-4", trust=ARTICLE, walk=other)
    assert learnt.verses == [*SHORT, "Psalm 23:3", "Psalm 23:4", "Psalm 23:3–4"]
    assert learnt.verse("Psalm 23:3")["Cited In"] == ""
    assert learnt.verse("Psalm 23:4")["Cited In"] == "Other title?"
    assert "paths of righteousness" in learnt.verse("Psalm 23:4")["Before"]


def test_memorize_of_the_deck_is_learned_together_with_the_first_article_that_cites_it(
    desk: Desk,
) -> None:
    title = "{0} title?\n\nWhat does the Bible say?\n\n"
    walk = title.format("Other") + "God is near (Psalm 23:4).\n"
    learnt = desk.learn("memorize: Psalm 23:1-5", a_walk=walk, trust=ARTICLE)
    psalm = [f"Psalm 23:{verse}" for verse in (1, 2, 3, 4, 5)]
    first = {
        note.fields["Reference"]: min(card.due for card in note.cards)
        for note in learnt.built.prepared.rendered
        if note.kind is Kind.VERSE
    }
    assert sorted(first, key=first.__getitem__)[: len(psalm)] == psalm
    assert learnt.verse("Psalm 23:1–5")["Cited In"] == "Other title?"


def test_steps(desk: Desk, plain: Learnt) -> None:
    every = desk.learn("steps: all")
    none = desk.learn("steps: none\nmemorize: Psalm 46:1-7")

    def stepped(deck: Learnt) -> list[str]:
        return [name for name in deck.verses if "Step 1" in deck.cards(Kind.VERSE, name)]

    assert stepped(plain) == []
    assert stepped(every) == SHORT
    assert stepped(none) == []
    # "long": over 30 words in the King James text, as Isaiah 40:31 has
    text = "A title?\n\nWhat does the Bible say?\n\nGod gives strength (Isaiah 40:29, 31).\n"
    assert stepped(desk.learn(a=text)) == ["Isaiah 40:31"]
    assert stepped(desk.learn("steps: none", a=text)) == []


def test_audio_speaks_the_verse_on_the_back_only(desk: Desk, plain: Learnt) -> None:
    learnt = desk.learn("audio: yes")
    for name, side in learnt.cards(Kind.VERSE, "Genesis 15:6").items():
        assert side["question_sounds"] == []
        assert ["he counted it to him" in sound for sound in side["answer_sounds"]] == [True], name
    for side in plain.sides:
        assert side["question_sounds"] == side["answer_sounds"] == []


def test_questions_no_leaves_out_the_prompts_only(desk: Desk) -> None:
    learnt = desk.learn("questions: no", front="cards: [{question: Who?, answer: David}]")
    assert learnt.names(Kind.QUESTION) == ["What does trust rest on?", "Who?"]


@pytest.mark.parametrize(
    ("missing", "verses"), [("embedded", SHORT), ("leave out", ["Proverbs 3:5", "Genesis 15:6"])]
)
def test_missing_says_what_becomes_of_a_verse_that_the_translation_lacks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str, verses: list[str]
) -> None:
    monkeypatch.setenv("VERSECARDS_DATA", str(tmp_path))
    folder = desk.write(f"translation: TINY\nmissing: {missing}", trust=ARTICLE)
    (folder / "translations").mkdir()
    (folder / "translations" / "tiny.csv").write_text(
        "book,chapter,verse,text\n"
        "Genesis,15,6,Abram trusted God and was called just.\nGenesis,15,21,The end.\n"
    )
    learnt = desk.learn_folder(folder)
    assert learnt.verses == verses
    assert learnt.verse("Genesis 15:6")["Text"] == "Abram trusted God and was called just."
    if missing == "embedded":
        assert learnt.verse("Isaiah 26:3")["Translation"] == KJV
    codes = [problem.code for problem in learnt.built.prepared.problems]
    assert codes.count("verse-missing") == 1


def test_skip_by_text_guid_and_reference(desk: Desk, plain: Learnt) -> None:
    first = desk.learn("id: skipping")
    guid = next(
        guid for guid, note in first.notes.items() if "Which promise" in str(note["fields"])
    )
    wishes = [guid, "isa. 26:3", "Genesis 15:1-6", "true peace comes from his  tender care."]
    learnt = desk.learn("id: skipping\nskip:\n" + "".join(f"- '{wish}'\n" for wish in wishes))
    assert learnt.verses == ["Proverbs 3:5"]
    assert learnt.names(Kind.POINT) == ["Trust rests on the promises of God."]
    assert learnt.names(Kind.QUESTION) == ["What does trust rest on?"]
    assert learnt.names(Kind.CONCEPT) == plain.names(Kind.CONCEPT)
    assert learnt.built.prepared.problems == ()


@pytest.mark.parametrize("written", ["1 Jn 2.1", "First John 2:1", "I John 2:1-2", "1John 2"])
def test_skip_takes_a_reference_as_people_write_it(desk: Desk, written: str) -> None:
    text = "A title?\n\nWhat does the Bible say?\n\nHe pleads for us (1 John 2:1; John 1:1).\n"
    assert desk.learn(f"skip: {written}", a=text).verses == ["John 1:1"]


def test_skip_of_a_verse_takes_those_that_are_learned_with_it(desk: Desk) -> None:
    text = "A title?\n\nWhat does the Bible say?\n\nCome (Hebrews 4:14-16). Look (John 1:1).\n"
    learnt = desk.learn("skip: Hebrews 4:15", a=text)
    assert learnt.verses == ["John 1:1"]
    assert learnt.built.prepared.problems == ()


def test_skip_of_an_article_is_for_its_own_notes(desk: Desk) -> None:
    other = "Other title?\n\nWhat does the Bible say?\n\nAbraham believed God (Genesis 15:6).\n"
    skipping = '---\nskip: [Genesis 15:6, Isaiah 26:3, "Abraham believed God."]\n---\n' + ARTICLE
    learnt = desk.learn(trust=skipping, other=other)
    assert set(learnt.verses) == {"Proverbs 3:5", "Genesis 15:6"}
    concepts = [note for note in learnt.of(Kind.CONCEPT)
                if note["fields"]["Concept"] == "Abraham believed God."]  # fmt: skip
    [tags] = [note["tags"] for note in concepts]
    assert tags == ["versecards::article::other", "versecards::concept"]


def test_a_skip_that_names_nothing_is_said_with_its_line(desk: Desk) -> None:
    folder = desk.write("skip:\n- Genesis 15:6\n- nothing like it", trust=ARTICLE)
    (problem,) = desk.learn_folder(folder).built.prepared.problems
    assert (problem.file, problem.line, problem.code) == (
        str(folder / "deck.yaml"),
        6,
        "skip-unused",
    )


def test_tags_of_deck_and_article_are_on_every_note(desk: Desk) -> None:
    learnt = desk.learn(
        "tags: [study group, 'a,b', été]", front="tags: [Romans::8, study group, 2024]"
    )
    own = {"study-group", "a,b", "été", "Romans::8", "2024", "versecards::article::trust"}
    for note in learnt.notes.values():
        assert own < set(note["tags"])
        assert len(note["tags"]) == len(own) + 1


def test_source_is_shown_on_every_back_an_address_as_a_link(desk: Desk, plain: Learnt) -> None:
    link = desk.learn("source: https://example.org/?a=1&b=2")
    book = desk.learn("source: A Book, p. 3 <b>")
    for side in link.sides:
        assert '<a href="https://example.org/?a=1&amp;b=2">' in side["answer"]
        assert "https://example.org/?a=1&b=2" in text_of(side["answer"])
        assert "example.org" not in side["question"]
    for side in book.sides:
        assert "A Book, p. 3 <b>" in text_of(side["answer"])
        assert '<a href="http' not in side["answer"]
    assert not any("example.org" in side["answer"] for side in plain.sides)


@pytest.mark.parametrize("language", ["de", "de-AT", "DE"])
def test_language_says_how_sentences_end(desk: Desk, language: str) -> None:
    said = "Gott rief bzw. Er sprach zu Abraham in der Nacht (Genesis 22:1)."
    text = f"Titel\n\nWhat does the Bible say?\n\n{said}\n"
    assert desk.learn(a=text).names(Kind.CONCEPT) == ["Er sprach zu Abraham in der Nacht."]
    german = desk.learn(f"language: {language}", a=text)
    assert german.names(Kind.CONCEPT) == ["Gott rief bzw. Er sprach zu Abraham in der Nacht."]


def test_text_from_right_to_left_stands_from_right_to_left(desk: Desk) -> None:
    question, answer = "מה עושה אלוהים?", "הוא שומע תפילה."
    point = "אלוהים **שומע תפילה** תמיד."
    own = f"cards:\n- question: {question}\n  answer: {answer}\npoints: ['{point}']"
    learnt = desk.learn(front=f"language: he\n{own}")
    card = learnt.cards(Kind.QUESTION, question)["Question"]
    assert f'dir="auto">{question}</div>' in card["question"]
    assert f'dir="auto">{answer}</div>' in card["answer"]
    hidden = learnt.cards(Kind.POINT, point.replace("*", ""))["Phrase 1"]
    assert 'dir="auto">אלוהים <span class="blank">[…]</span> תמיד.</div>' in hidden["question"]


def test_own_cards_are_notes_at_their_lines(desk: Desk) -> None:
    learnt = desk.learn(
        front="cards:\n- question: Who is he?\n  answer: The Son\n"
        '- question: "Who are we?"\n  answer: His people (1 Peter 2:9)'
    )
    card = learnt.cards(Kind.QUESTION, "Who are we?")["Question"]
    assert "His people (1 Peter 2:9)" in text_of(card["answer"])
    assert "His people" not in text_of(card["question"])
    assert "A prompt for thought" not in text_of(card["answer"])
    assert lines_of(learnt, Kind.QUESTION) == {
        "What does trust rest on?": 8,
        "Who is he?": 3,
        "Who are we?": 5,
        "Which promise of God do you rest on?": 21,
    }


def test_the_answer_of_an_own_card_keeps_its_lines(desk: Desk) -> None:
    learnt = desk.learn(front="cards:\n- question: Which two?\n  answer: |\n    Faith\n    <Hope>")
    card = learnt.cards(Kind.QUESTION, "Which two?")["Question"]
    assert "Faith<br>&lt;Hope&gt;</div>" in card["answer"]


def test_own_points_are_notes_at_their_lines_with_their_marks(desk: Desk) -> None:
    learnt = desk.learn(
        front="points:\n- God hears **every prayer** of his people.\n- His mercy ==never ends==."
    )
    for text, hidden, front in (
        ("God hears every prayer of his people.", "every prayer", "God hears […] of his people."),
        ("His mercy never ends.", "never ends", "His mercy […]."),
    ):
        (card,) = learnt.cards(Kind.POINT, text).values()
        assert front in text_of(card["question"])
        assert f'<span class="filled">{hidden}</span>' in card["answer"]
    lines = lines_of(learnt, Kind.POINT)
    assert lines["God hears every prayer of his people."] == 3
    assert lines["His mercy never ends."] == 4


def lines_of(learnt: Learnt, kind: Kind) -> dict[str, int]:
    return {
        note.note.text: note.note.origin.line
        for note in learnt.built.prepared.rendered
        if note.note and note.kind is kind
    }


def test_a_translation_of_an_article_that_is_not_at_hand_is_told(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("translation: ASV\nid: one\n")
    (tmp_path / "a.txt").write_text(ARTICLE)
    alone = content_of(tmp_path)
    (tmp_path / "a.txt").write_text(f"---\ntranslation: NIV\n---\n{ARTICLE}")
    assert content_of(tmp_path) == alone
    (told,) = [p for p in prepare(tmp_path, now=1).problems if p.code == "setting-unused"]
    assert (told.line, "NIV" in told.message, "ASV" in told.message) == (2, True, True)


OVERRIDES = [
    ("translation: ASV", "translation: KJV"),
    ("quotes: NIV", "quotes: ESV"),
    ("verses: quoted", "verses: all"),
    ("steps: none", "steps: all"),
    ("audio: yes", "audio: no"),
    ("typing: first letters", "typing: none"),
    ("questions: no", "questions: yes"),
    ("missing: leave out", "missing: embedded"),
    ("source: deck", "source: article"),
    ("language: de", "language: en"),
]
"""A line of deck.yaml, and the line of the front matter that counts instead of it."""


@pytest.mark.parametrize(("deck", "front"), OVERRIDES, ids=[deck for deck, _ in OVERRIDES])
def test_front_matter_overrides_the_deck(tmp_path: Path, deck: str, front: str) -> None:
    text = ARTICLE.replace("Abraham", "Noah built usw. Abraham")
    (tmp_path / "deck.yaml").write_text(f"id: over\n{deck}\n")
    (tmp_path / "a.txt").write_text(text)
    by_deck = content_of(tmp_path)
    (tmp_path / "a.txt").write_text(f"---\n{front}\n---\n{text}")
    by_both = content_of(tmp_path)
    (tmp_path / "deck.yaml").write_text("id: over\n")
    by_article = content_of(tmp_path)
    assert by_both == by_article
    if deck.partition(":")[0] != "missing":
        assert by_both != by_deck


def content_of(folder: Path) -> list[tuple[str, dict[str, str], tuple[str, ...]]]:
    return [(note.guid, dict(note.fields), note.tags) for note in prepare(folder, now=1).rendered]


def test_every_key_overrides_or_adds_or_belongs_to_one_place() -> None:
    overriding = {deck.partition(":")[0] for deck, _ in OVERRIDES}
    adding = {name for name, key in KEYS.items() if key.adds}
    in_both = {name for name, key in KEYS.items() if key.deck and key.article}
    assert in_both == overriding | adding


def test_what_the_settings_name_stays_where_they_leave_out_its_kind(tmp_path: Path) -> None:
    front = (
        "---\nskip: [verses, concepts, points, questions]\nmemorize: [Nahum 1:7]\n"
        "points: [God **hears** us.]\ncards:\n- {verse: Micah 6:8}\n"
        "- {question: Who hears us?, answer: God}\n"
        "- {statement: The LORD is good to us., passage: Psalm 145:9}\n---\n"
    )
    text = (
        "What is prayer?\n\nQuick answer\nIt is speaking with God.\n\nWhat does the Bible say?\n"
        "God says, “Call upon me in the day of trouble: I will deliver thee” (Psalm 50:15).\n\n"
        "Understand\n- We pray because God has **invited** us.\n\n"
        "Reflect\n- What do you find hard?\n"
    )
    (tmp_path / "a.txt").write_text(front + text, encoding="utf-8")
    made = [note.note.text for note in prepare(tmp_path).identification.notes]
    assert sorted(made) == [
        *("God hears us.", "Mic.6.8", "Nah.1.7", "The LORD is good to us.", "Who hears us?")
    ]


@pytest.mark.parametrize(
    ("kind", "left"), [("points", {"question-unanswered"}), ("questions", {"point-bare"})]
)
def test_nothing_is_told_of_a_kind_that_is_left_out(
    tmp_path: Path, kind: str, left: set[str]
) -> None:
    article = tmp_path / "a.txt"
    text = (
        "What is prayer?\n\nWhat does the Bible say?\nGod hears us (Psalm 50:15).\n\n"
        "Understand\n- God hears.\n\nQuestions\n"
        "1. From where did Paul write to Rome?\n2. What do you find hard?\n"
    )
    article.write_text(text, encoding="utf-8")
    codes = {"question-unanswered", "point-bare"}
    assert codes <= set(re.findall(r"[a-z]+-[a-z]+", run(tmp_path, "check", "a.txt").out))
    article.write_text(f"---\nskip: [{kind}]\n---\n{text}", encoding="utf-8")
    told = set(re.findall(r"[a-z]+-[a-z]+", run(tmp_path, "check", "a.txt").out))
    assert codes & told == left
