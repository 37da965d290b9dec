"""Which verses become notes, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted, extracted_from, notes_of
from versecards.extract.deck import Extraction
from versecards.extract.learned import Learned
from versecards.notes import ConceptContent, Kind, VerseContent
from versecards.problems import Severity
from versecards.scripture.reference import Reference


def verses(extraction: Extraction) -> dict[str, VerseContent]:
    found = {}
    for note in notes_of(extraction, Kind.VERSE):
        assert isinstance(note.content, VerseContent)
        found[str(note.content.reference)] = note.content
    return found


def short(folder: Path, **articles: str) -> dict[str, VerseContent]:
    """The notes of every passage of up to three verses."""
    return verses(extracted(folder, deck="verses: short\n", **articles))


def test_passages_of_up_to_three_verses_become_notes(tmp_path: Path) -> None:
    text = "We may come near (Hebrews 4:14-16; Genesis 18:22-33; Hebrews 7; John 17:9, 15)."
    assert list(short(tmp_path, article=body(text))) == [
        "Hebrews 4:14–16", "John 17:9", "John 17:15"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("quoted", ["John 3:16"]),
        ("short", ["Romans 8:34", "John 3:16"]),
        ("all", ["Romans 8:34", "Psalm 117:1–2", "John 3:16"]),
    ],
)
def test_the_setting_verses(tmp_path: Path, setting: str, expected: list[str]) -> None:
    text = (
        "Christ intercedes (Romans 8:34). All nations praise him (Psalm 117). "
        'John 3:16 says, "For God so loved the world, that he gave his only begotten Son."'
    )
    found = extracted(tmp_path, article=body(text), deck=f"verses: {setting}\n")
    assert list(verses(found)) == expected


def test_memorize_takes_a_passage_of_any_length(tmp_path: Path) -> None:
    article = "---\nmemorize: [Psalm 23]\n---\n" + body("The Lord keeps us (Psalm 23).")
    found = verses(extracted(tmp_path, article=article))
    assert list(found) == [*(f"Psalm 23:{n}" for n in range(1, 7)), "Psalm 23:1–6"]
    assert found["Psalm 23:2"].before.endswith("I shall not want.")
    whole = found["Psalm 23:1–6"]
    assert whole.whole and not whole.steps and not whole.before
    assert whole.text.startswith("The LORD is my shepherd")
    assert whole.text.endswith("in the house of the LORD for ever.")


@pytest.mark.parametrize(
    ("passage", "before"),
    [
        ("Matthew 28:20", "… and of the Holy Ghost:"),  # "Teaching them to observe"
        ("Philippians 4:7", ""),  # a sentence of its own
        ("Genesis 1:1", ""),
    ],
)
def test_a_verse_in_which_a_sentence_only_goes_on_is_led_into(
    tmp_path: Path, passage: str, before: str
) -> None:
    text = body(f"This is a word to keep ({passage}).")
    assert short(tmp_path, article=text)[passage].before == before


def test_what_leads_into_a_verse_is_of_the_same_text(tmp_path: Path) -> None:
    text = "“teaching them to observe all things that I commanded you” (Matthew 28:20, WEB)."
    assert short(tmp_path, article=body(text))["Matthew 28:20"].before == ""


WEB_100 = (
    "Shout for joy to Yahweh, all you lands!",
    "Serve Yahweh with gladness. Come before his presence with singing.",
    "Know that Yahweh, he is God. It is he who has made us, and we are his. We are his people, "
    "and the sheep of his pasture.",
    "Enter into his gates with thanksgiving, and into his courts with praise. Give thanks to "
    "him, and bless his name.",
    "For Yahweh is good. His loving kindness endures forever, his faithfulness to all generations.",
)
WEB_117_1 = "Praise Yahweh, all you nations! Extol him, all you peoples!"
WEB_117_2 = (
    "For his loving kindness is great toward us. Yahweh’s faithfulness endures forever. Praise Yah!"
)


@pytest.mark.parametrize(
    "quotation",
    [
        f"“{WEB_117_1}” (Psalm 117:1, WEB)",
        "“Praise ye the LORD, all ye nations” (Psalm 117:1)",
        "“O praise the LORD, all ye nations” (Psalm 117:1)",
    ],
)
@pytest.mark.parametrize("where", ["deck", "article"])
def test_a_memorized_passage_is_in_one_wording_and_whole(
    tmp_path: Path, quotation: str, where: str
) -> None:
    text = body(f"All are called: {quotation}.\n\nGod is kind to us (Psalm 117:1).")
    front = "memorize: [Psalm 117]\n"
    found = extracted(
        tmp_path,
        article=f"---\n{front}---\n{text}" if where == "article" else text,
        deck=front if where == "deck" else "",
    )
    cards = verses(found)
    assert list(cards) == ["Psalm 117:1", "Psalm 117:2", "Psalm 117:1–2"]
    whole = cards["Psalm 117:1–2"]
    assert whole.text == f"{cards['Psalm 117:1'].text}\n{cards['Psalm 117:2'].text}"
    assert whole.text.startswith("O praise the LORD, all ye nations: praise him")
    assert {card.label for card in cards.values()} == {"King James Version"}
    # other words than those of the article are never learned in silence
    told = [problem.line for problem in found.problems if problem.code == "quotation-part"]
    assert told == ([1 + (where == "article")] if "O praise" not in quotation else [])
    for note in notes_of(found, Kind.CONCEPT):  # and so on every other card
        assert isinstance(note.content, ConceptContent)
        assert note.content.asked[0].text == cards["Psalm 117:1"].text


def test_a_memorized_passage_that_is_quoted_whole_stays_in_those_words(tmp_path: Path) -> None:
    text = f"“{WEB_117_1}” (Psalm 117:1, WEB).\n\n“{WEB_117_2}” (Psalm 117:2, WEB)."
    found = extracted(tmp_path, article=body(text), deck="memorize: [Psalm 117]\n")
    assert verses(found)["Psalm 117:1–2"].text == f"{WEB_117_1}\n{WEB_117_2}"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("he is my herdsman; I want for nothing", "He makes me rest", "nothing. He makes"),
        ("he is my herdsman; I want for nothing!", "He makes me rest", "nothing! He makes"),
        ("he is my herdsman, and I, who want for nothing", "rest with him", "nothing rest with"),
    ],
)
def test_verses_that_are_learned_together_have_a_stop_between_their_sentences(
    tmp_path: Path, first: str, second: str, joined: str
) -> None:
    cards = [
        f"- {{verse: Psalm 23:{number}, text: '{said}'}}\n"
        for number, said in enumerate((first, second), 1)
    ]
    article = f"---\nmemorize: Psalm 23:1-2\ncards:\n{''.join(cards)}---\n{body('Hear.')}"
    found = verses(extracted(tmp_path, article=article))
    assert found["Psalm 23:1"].text == first
    assert joined in found["Psalm 23:1–2"].text.replace("\n", " ")


def test_a_quoted_verse_takes_the_stop_of_its_text_where_another_follows(tmp_path: Path) -> None:
    quoted = 'David sings, "The LORD is my shepherd; I shall not want" (Psalm 23:1).'
    found = verses(extracted(tmp_path, article=body(quoted), deck="memorize: Psalm 23:1-2\n"))
    assert "I shall not want.\nHe maketh me" in found["Psalm 23:1–2"].text


def test_a_printed_passage_of_which_another_article_quotes_a_verse_is_in_one_wording(
    tmp_path: Path,
) -> None:
    parts = "\n\n".join(f"“{web}” (Psalm 100:{n}, WEB)" for n, web in enumerate(WEB_100, 1))
    printed = f"# Joy in Psalm 100\n\nRead Psalm 100.\n\n{parts}\n\nSing Psalm 100 with joy.\n"
    kjv = "Make a joyful noise unto the LORD, all ye lands."
    quoting = f"# Praise\n\nKey verse\n\n“{kjv}” (Psalm 100:1, KJV)\n"
    alone = verses(extracted(tmp_path, **{"a": printed}))
    assert alone["Psalm 100:1–5"].text.startswith(WEB_100[0])
    both = verses(extracted(tmp_path, **{"a": printed, "b": quoting}))
    assert {card.label for card in both.values()} == {"King James Version"}


def test_a_key_verse_section_gives_notes_whatever_the_length(tmp_path: Path) -> None:
    article = "A title?\n\nKey verse\nPsalm 117\n\nBody\nGod is good.\n"
    assert list(verses(extracted(tmp_path, article=article))) == ["Psalm 117:1–2"]


QUOTED = "Be still, and know that I am God"


@pytest.mark.parametrize(
    "text",
    [
        f'Psalm 46:10 says, "{QUOTED}."',
        f"God says, “{QUOTED}” (Ps. 46:10).",
        f'"{QUOTED}" — Psalm 46:10',
        f'The psalm says: "{QUOTED}." (Psalm 46:10, KJV)',
        f'In Psalm 46:10 we hear God say: "{QUOTED}."',
        f"God says, ‘{QUOTED}’ (Ps. 46:10).",
        f"Psalm 46:10 says, '{QUOTED}.'",
    ],
)
def test_a_quotation_before_or_after_its_reference_is_the_cards_text(
    tmp_path: Path, text: str
) -> None:
    verse = verses(extracted(tmp_path, article=body(text)))["Psalm 46:10"]
    assert verse.quoted
    assert verse.part
    assert verse.text == f"{QUOTED} …"
    assert verse.label == "King James Version, as quoted in the article"


def test_a_few_quoted_words_inside_a_sentence_are_not_the_verse(tmp_path: Path) -> None:
    text = 'Jesus saves "to the uttermost" all who come (Hebrews 7:25).'
    verse = verses(extracted(tmp_path, article=body(text)))["Hebrews 7:25"]
    assert not verse.quoted
    assert verse.text.startswith("Wherefore he is able also to save them to the uttermost")


def test_words_that_are_not_the_verse_are_reported_and_not_learned(tmp_path: Path) -> None:
    text = 'Hebrews 7:25 says, "The LORD is my shepherd; I shall not want."'
    found = extracted(tmp_path, article=body(text))
    verse = verses(found)["Hebrews 7:25"]
    assert not verse.quoted
    assert verse.text.startswith("Wherefore he is able")
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("quotation", 5)


def test_one_verse_is_one_note_however_many_articles_cite_it(tmp_path: Path) -> None:
    one = body("God loves us (John 3:16).")
    two = body("God gave his Son (John 3:16).").replace("A title?", "Another title?")
    found = extracted(tmp_path, one=one, two=two)
    (note,) = notes_of(found, Kind.VERSE)
    assert note.origin.articles == ("one.txt", "two.txt")
    assert verses(found)["John 3:16"].cited_in == ("A title?", "Another title?")


def test_a_unit_of_a_run_has_the_ending_of_the_one_before(tmp_path: Path) -> None:
    article = "---\nmemorize: [John 3:16-17]\n---\n" + body("God loves us (John 3:16-17).")
    found = verses(extracted(tmp_path, article=article))
    assert found["John 3:16"].before == ""
    assert found["John 3:17"].before == "… but have everlasting life."


def test_another_translation_is_taken_when_the_deck_names_it(tmp_path: Path) -> None:
    found = extracted(
        tmp_path, article=body("God loves us (John 3:16)."), deck="translation: ASV\n"
    )
    verse = verses(found)["John 3:16"]
    assert verse.label == "American Standard Version of 1901"
    assert "only begotten Son" in verse.text


def test_a_verse_that_the_translation_lacks_falls_back_and_is_reported(tmp_path: Path) -> None:
    article = body("Grace be with you (Romans 16:24).")
    found = extracted(tmp_path, article=article, deck="translation: ASV\nverses: all\n")
    verse = verses(found)["Romans 16:24"]
    assert verse.label == "King James Version"
    assert "verse-missing" in [problem.code for problem in found.problems]


def test_the_verses_of_a_line_that_a_translation_lacks_are_told_at_once(tmp_path: Path) -> None:
    article = body("Grace be with you (Romans 16:24). They waited (Matthew 18:11).")
    found = extracted(tmp_path, article=article, deck="translation: ASV\nverses: all\n")
    [told] = [problem for problem in found.problems if problem.code == "verse-missing"]
    assert "Romans 16:24" in told.message and "Matthew 18:11" in told.message
    assert told.line


def test_what_a_partial_translation_lacks_is_told_once_with_how_much_it_is(tmp_path: Path) -> None:
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "OWN.yaml").write_text('John 11:35: "He wept."\n')
    lines = "".join(f"God is good (Ruth 1:{verse}). " for verse in (1, 8, 16))
    found = extracted(
        tmp_path,
        article=body(f"Jesus wept (John 11:35). {lines}"),
        deck="translation: OWN\nverses: all\nmemorize: [Psalm 117]\n",
    )
    told = [problem for problem in found.problems if problem.code == "verse-missing"]
    (once,) = [problem for problem in told if problem.severity is Severity.WARNING]
    assert "no text for 5 of the 6 verses" in once.message
    assert once.message.count("article.txt:5") == 3
    assert (Path(once.file).name, once.line) == ("deck.yaml", 1)
    rest = " ".join(problem.message for problem in told if problem is not once)
    assert all(name in rest for name in ("Psalm 117:1", "Psalm 117:2", "Ruth 1:8", "Ruth 1:16"))


def test_a_verse_that_the_translation_lacks_can_be_left_out(tmp_path: Path) -> None:
    article = body("Grace be with you (Romans 16:24).")
    found = extracted(
        tmp_path, article=article, deck="translation: ASV\nmissing: leave out\nverses: all\n"
    )
    assert verses(found) == {}
    assert "verse-missing" in [problem.code for problem in found.problems]


KJV_3_16 = (
    "For God so loved the world, that he gave his only begotten Son, that whosoever believeth "
    "in him should not perish, but have everlasting life."
)
OTHER_3_16 = (
    "For God loved the world so much that he gave his one and only Son, so that whoever believes "
    "in him should not die but have eternal life."
)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (OTHER_3_16, KJV_3_16, KJV_3_16),
        (KJV_3_16, OTHER_3_16, KJV_3_16),
        (OTHER_3_16, OTHER_3_16.replace("die", "perish"), OTHER_3_16),
        (OTHER_3_16.split(" so that", maxsplit=1)[0] + ".", OTHER_3_16, OTHER_3_16),
    ],
    ids=["the named translation", "either way", "else the first article", "else the whole"],
)
def test_of_two_wordings_one_is_kept(tmp_path: Path, first: str, second: str, kept: str) -> None:
    found = extracted(
        tmp_path,
        one=body(f'John 3:16 says, "{first}"'),
        two=body(f'John 3:16 says, "{second}"'),
    )
    assert verses(found)["John 3:16"].text == kept


def test_verses_quoted_together_are_one_note_unless_learned_one_by_one(tmp_path: Path) -> None:
    text = (
        'Philippians 4:6-7 reads, "Be careful for nothing; but in every thing by prayer and '
        "supplication with thanksgiving let your requests be made known unto God. And the peace "
        "of God, which passeth all understanding, shall keep your hearts and minds through "
        'Christ Jesus."'
    )
    one = verses(extracted(tmp_path, article=body(text)))["Philippians 4:6–7"]
    assert one.text.startswith("Be careful for nothing")
    assert one.text.endswith("your hearts and minds through Christ Jesus.")
    assert one.quoted
    (tmp_path / "deck.yaml").write_text("memorize: Philippians 4:6-7\n", encoding="utf-8")
    found = verses(extracted(tmp_path, article=body(text)))
    assert found["Philippians 4:6"].text.endswith("let your requests be made known unto God.")
    assert found["Philippians 4:7"].text.startswith("And the peace of God")


def test_a_quotation_with_another_verses_reference_names_that_verse(tmp_path: Path) -> None:
    text = f'John 3:17 says, "{KJV_3_16}"'
    found = extracted(tmp_path, article=body(text), deck="verses: short\n")
    assert verses(found)["John 3:17"].text.startswith("For God sent not his Son")
    (problem,) = found.problems
    assert problem.message == "This reads like John 3:16, not John 3:17."


def test_a_quotation_is_named_as_the_author_names_it(tmp_path: Path) -> None:
    text = f'God says, "{QUOTED}" (Psalm 46:10, ESV).'
    verse = verses(extracted(tmp_path, article=body(text)))["Psalm 46:10"]
    assert (verse.translation, verse.label) == ("ESV", "ESV, as quoted in the article")
    assert "Crossway" in verse.notice


def test_an_apostrophe_opens_no_quotation(tmp_path: Path) -> None:
    text = "The priests' prayer and 'Abba' are heard (Romans 8:15). It is God's will (John 6:39)."
    found = extracted(tmp_path, article=body(text))
    assert not any(verse.quoted for verse in verses(found).values())
    assert found.problems == ()


def test_verses_that_are_learned_as_one_have_up_to_eight_steps(tmp_path: Path) -> None:
    found = verses(extracted(tmp_path, article=body("Memorize Hebrews 4:14-16 and Esther 8:9.")))
    assert len(found["Esther 8:9"].steps) == 6
    steps = found["Hebrews 4:14–16"].steps
    assert len(steps) > 6
    # "we have not an high priest" alone would say the contrary of the verse
    assert max(len(step.split()) for step in steps) <= 17
    assert min(len(step.split()) for step in steps) >= 6


def test_a_verse_is_not_learned_with_a_hole(tmp_path: Path) -> None:
    text = 'Isaiah 40:31 says, "They that wait upon the LORD … shall run, and not be weary."'
    found = verses(extracted(tmp_path, article=body(text)))["Isaiah 40:31"]
    assert "mount up with wings" in found.text
    assert not found.quoted


def test_marks_around_the_words_of_a_verse_are_not_learned(tmp_path: Path) -> None:
    words = "Do we then make void the law through faith? God forbid: yea, we establish the law."
    text = f"Romans 3:31 ({words})"
    found = verses(extracted(tmp_path, deck="verses: all\n", article=body(text)))["Romans 3:31"]
    assert found.text.startswith("Do we then") and found.text.endswith("establish the law.")


def test_a_remark_behind_the_quotation_is_no_part_of_the_verse(tmp_path: Path) -> None:
    words = "God is not a man, that he should lie; neither the son of man, that he should repent."
    line = f'- Numbers 23:19 - "{words}" (heard again in "He will not lie")'
    text = f"Is God true?\n\nKey verses\n{line}\n"
    found = verses(extracted(tmp_path, article=text))["Numbers 23:19"]
    assert "heard again" not in found.text and not found.text.startswith('"')


def test_three_words_of_a_verse_are_not_learned_in_its_place(tmp_path: Path) -> None:
    text = 'In Romans 8:3 Paul says, "God sent his own Son."'
    found = verses(extracted(tmp_path, deck="verses: all\n", article=body(text)))["Romans 8:3"]
    assert "condemned sin in the flesh" in found.text


def test_a_mark_that_closes_in_another_verse_is_not_learned(tmp_path: Path) -> None:
    words = "Let not your heart be troubled: ye believe in God, believe also in me."
    text = f"Are we troubled?\n\nKey verses\n- John 14:1 “ {words}\n"
    assert verses(extracted(tmp_path, article=text))["John 14:1"].text == words


def test_a_phrase_of_a_verse_is_not_put_before_the_next_verse(tmp_path: Path) -> None:
    """Of two verses one is quoted in part, and both together, in other words, as a whole."""
    phrase = 'The call: "Call unto me, and I will answer thee" (Jeremiah 33:3).'
    both = (
        'Jeremiah 33:3-4: "Call to me and I will give you an answer and tell you great things '
        "which are hidden, because thus says the LORD, Israel's God, of the houses in this city "
        "and of the houses of Judah's kings, which are broken down by the mounts.\""
    )
    found = short(tmp_path, a=f"Calling\n\nKey verses\n\n{both}\n\nNotes\n\n{phrase}\n")
    assert found["Jeremiah 33:3–4"].text.startswith("Call to me and I will give you an answer")
    assert found["Jeremiah 33:3–4"].text.endswith("broken down by the mounts.")
    again = short(tmp_path, a=body(phrase + " The houses are built (Jeremiah 33:3-4)."))
    assert not [one for one in again.values() if "…" in one.text[1:-1]]


def test_what_is_named_to_learn_is_said_whole_after_its_parts(tmp_path: Path) -> None:
    article = (
        "# Peace\n\nHe writes: “Be careful for nothing; but in every thing by prayer and "
        "supplication with thanksgiving let your requests be made known unto God” "
        "(Philippians 4:6).\n\n## Memory verse\n\nPhilippians 4:6-7\n"
    )
    (tmp_path / "a.md").write_text(article, encoding="utf-8")
    found = verses(extracted_from(tmp_path))
    assert list(found) == ["Philippians 4:6", "Philippians 4:7", "Philippians 4:6–7"]
    whole = found["Philippians 4:6–7"]
    assert whole.whole and whole.text.startswith("Be careful for nothing")
    assert whole.text.endswith("through Christ Jesus.")


def test_a_longer_passage_of_a_list_is_said_whole_once(tmp_path: Path) -> None:
    lines = "Psalm 23:1-3\nPsalm 23\n1 cor 13:4-7\nJohn 11:35\n"
    (tmp_path / "a.txt").write_text(f"For the autumn\n\n{lines}", encoding="utf-8")
    found = verses(extracted_from(tmp_path))
    assert [name for name, content in found.items() if content.whole] == [
        "Psalm 23:1–6",
        "1 Corinthians 13:4–7",
    ]


def test_a_passage_said_whole_has_no_hole_where_an_article_quotes_a_part(tmp_path: Path) -> None:
    article = (
        "# The shepherd\n\nA study of Psalm 117.\n\n“O praise the LORD, all ye nations” (v. 1). "
        "The nations, all of them, are to praise him.\n\n“For his merciful kindness is great "
        "toward us: and the truth of the LORD endureth for ever. Praise ye the LORD” (v. 2).\n\n"
        "## Memory verse\n\nPsalm 117:1-2\n"
    )
    (tmp_path / "a.md").write_text(article, encoding="utf-8")
    found = verses(extracted_from(tmp_path))
    whole = found["Psalm 117:1–2"]
    assert whole.text.startswith("O praise the LORD, all ye nations: praise him, all ye people.")
    assert not whole.part and "…" not in whole.text


def test_what_is_said_whole_is_no_unit_of_the_next_build(tmp_path: Path) -> None:
    words = (
        "Be careful for nothing; but in every thing by prayer and supplication with thanksgiving "
        "let your requests be made known unto God."
    )
    first = f"# Peace\n\nHe writes: “{words}” (Philippians 4:6).\n\n"
    article = first + "## Memory verse\n\nPhilippians 4:6-7\n"
    learned = [Reference.from_osis(f"Phil.4.{end}") for end in ("6", "7", "6-Phil.4.7")]
    (tmp_path / "a.md").write_text(article, encoding="utf-8")
    once = verses(extracted_from(tmp_path))
    again = verses(extracted_from(tmp_path, learned=Learned(learned)))
    assert list(once) == list(again)
