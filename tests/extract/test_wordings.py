"""What a card says of where its words are from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted
from versecards.extract.wording import Wording, label_of
from versecards.notes import Kind, VerseContent
from versecards.scripture.wordforword import is_word_for_word


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (["Kings' Bible", "Kings' Bible, quoted"], "Kings' Bible, quoted"),
        (["Kings' Bible, quoted", "Kings' Bible"], "Kings' Bible, quoted"),
        (["Kings' Bible", "New Bible"], "Kings' Bible; New Bible"),
        (["Kings' Bible", "Kings' Bible"], "Kings' Bible"),
        (["Kings", "Kings' Bible"], "Kings; Kings' Bible"),
    ],
)
def test_a_text_is_named_once(labels: list[str], said: str) -> None:
    assert label_of(Wording("Words.", "", label, quoted=False) for label in labels) == said


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("but the gift of God is eternal life though Jesus Christ our Lord", "though"),
        ("for the wages of sin is death; but the gift of God is eternal live", "live"),
        ("but the gift of God is eternl life through Jesus Christ our Lord", "eternl"),
        ("but the gift of God is eternal life through Jesus Christ our Lord", ""),
        ("but the gift of God is life eternal in the Christ whom we confess", ""),  # other words
        ("For the wage of sin is death; but the gift of God is eternal life", ""),  # its form
    ],
)
def test_a_misspelt_word_of_a_verse_is_told(tmp_path: Path, quoted: str, said: str) -> None:
    found = extracted(tmp_path, a=body(f'It is written, "{quoted.capitalize()}" (Romans 6:23).'))
    told = [problem.message for problem in found.problems if problem.code == "quotation-slip"]
    assert len(told) == bool(said)
    assert all(f"“{said}”" in one for one in told)


@pytest.mark.parametrize("said", ["momemt", "momnet"])
def test_a_slip_at_the_end_of_a_word_is_no_other_form_of_it(tmp_path: Path, said: str) -> None:
    words = (
        "For our light affliction, which is but for a {}, worketh for us a far more exceeding and "
        "eternal weight of glory; While we look not at the things which are seen, but at the "
        "things which are not seen: for the things which are seen are temporal; but the things "
        "which are not seen are eternal."
    )
    found = extracted(tmp_path, a=body(f'It says, "{words.format(said)}" (2 Corinthians 4:17-18).'))
    told = [problem.message for problem in found.problems if problem.code == "quotation-slip"]
    assert [f"“{said}” may be a slip for “moment”" in one for one in told] == [True]


def test_a_slip_is_none_in_a_translation_that_is_named(tmp_path: Path) -> None:
    words = "But the gift of God is eternal life though Jesus Christ our Lord"
    found = extracted(tmp_path, a=body(f'It is written, "{words}" (Romans 6:23, NIV).'))
    assert not [problem for problem in found.problems if problem.code == "quotation-slip"]


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("I can do all hard things through Christ which strengtheneth me.", "hard"),
        ("I can do all things through through Christ which strengtheneth me.", "through"),
        ("I can do all things through Christ which strengtheneth me daily.", "daily"),
        ("I can do all things through Christ which strengtheneth me.", ""),
        ("I can do all these things through Christ which strengtheneth me.", ""),  # another text
        ("I can do all hard things through him which strengtheneth me.", ""),  # no text at hand
    ],
)
def test_a_word_too_many_in_a_verse_is_told(tmp_path: Path, quoted: str, said: str) -> None:
    found = extracted(tmp_path, a=body(f'It is written, "{quoted}" (Philippians 4:13).'))
    told = [problem.message for problem in found.problems if problem.code == "quotation-slip"]
    assert len(told) == bool(said)
    assert all(f"“{said}”" in one for one in told)


def test_a_word_that_another_text_has_there_is_none_too_many(tmp_path: Path) -> None:
    words = (
        "The grace of the Lord Jesus Christ, and the love of God, and the communion of the Holy "
        "Spirit, be with you all. Amen."  # of the American Standard text, and Amen of King James
    )
    found = extracted(tmp_path, a=body(f'It is written, "{words}" (2 Corinthians 13:14).'))
    assert not [problem for problem in found.problems if problem.code == "quotation-slip"]


_PUT_IN = "For God so loved the whole wide world that he gave his one and only Son"


@pytest.mark.parametrize(
    ("cited", "quoted", "said"),
    [
        ("John 3:16, NIV", _PUT_IN, "whole wide"),
        ("John 3:16", _PUT_IN, "whole wide"),
        ("John 3:16, AMP", _PUT_IN, ""),  # a translation that says more
        ("John 3:16, NIV", _PUT_IN.replace("whole wide", "[whole wide]"), ""),
        ("John 3:16, NIV", _PUT_IN.replace("whole wide ", ""), ""),
        ("Psalm 23:1", "The LORD is my good and true shepherd; I shall not want.", "good and true"),
        ("Psalm 23:1", "The LORD is my good and true shepherd.", "good and true"),
    ],
)
def test_words_that_were_put_into_a_verse_are_not_learned(
    tmp_path: Path, cited: str, quoted: str, said: str
) -> None:
    found = extracted(tmp_path, a=body(f'It is written, "{quoted}" ({cited}).'))
    told = [problem.message for problem in found.problems if problem.code == "quotation"]
    assert [one for one in told if f"“{said}”" in one] == told
    assert len(told) == bool(said)
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert not said or said not in note.content.text


def test_what_an_author_puts_into_a_verse_is_none_of_its_words(tmp_path: Path) -> None:
    words = "The LORD is my shepherd [and guide]; I shall not want."
    found = extracted(tmp_path, a=body(f'It is written, "{words}" (Psalm 23:1).'))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text == "The LORD is my shepherd; I shall not want."


@pytest.mark.parametrize(
    ("quoted", "learned"),
    [
        (
            "But you will have strength (dunamis) when the Holy Spirit (pneuma hagion) is on you",
            "But you will have strength when the Holy Spirit is on you …",
        ),
        (
            "But you will have strength (dunamis, 'power') when the Holy Spirit is on you",
            "But you will have strength when the Holy Spirit is on you …",
        ),
        (
            "But you will have [great] strength, all of you, when the Holy Spirit comes on you",
            "But you will have strength, all of you, when the Holy Spirit comes on you …",
        ),
        (
            "But ye will have strength, when the Spirit (the Holy Spirit) comes on you",
            "But ye will have strength, when the Spirit (the Holy Spirit) comes on you …",
        ),
    ],
)
def test_what_an_author_puts_into_a_verse_that_no_text_has(
    tmp_path: Path, quoted: str, learned: str
) -> None:
    found = extracted(tmp_path, a=body(f'It is written, "{quoted}" (Acts 1:8).'))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text == learned


def test_the_name_of_a_stanza_is_no_word_of_its_verse(tmp_path: Path) -> None:
    words = "Thy word is a lamp unto my feet, and a light unto my path."
    found = extracted(tmp_path, a=body(f"Memory verse: Psalm 119:105 Nun [105] {words}"))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert (note.content.text, note.content.part) == (words, False)


def test_a_translation_that_has_words_in_brackets_keeps_them(tmp_path: Path) -> None:
    quoted = "But you will have strength [energy and dynamism] when the Holy Spirit comes on you"
    found = extracted(tmp_path, a=body(f'It is written, "{quoted}" (Acts 1:8, AMP).'))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text == f"{quoted} …"


@pytest.mark.parametrize(
    ("quoted", "named", "learned", "told"),
    [
        # spelling, capitals and where a word is parted are the editor's
        ("Thy word have I hid in my heart", "KJV", "Thy word have I hid in mine heart", True),
        ("Thy word have I hid in mine heart", "KJV", "Thy word have I hid in mine heart", False),
        ("Thy Word have I hid … that I might not sin", "KJV", "Thy word have I hid in", False),
        ("I have treasured your word in my heart", "NIV", "I have treasured your word", False),
    ],
)
def test_what_is_quoted_of_a_text_at_hand_has_its_words(
    tmp_path: Path, quoted: str, named: str, learned: str, told: bool
) -> None:
    article = body(f'The psalm says, "{quoted}" (Psalm 119:11, {named}).')
    found = extracted(tmp_path, a=article)
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text.startswith(learned)
    said = [one for one in found.problems if one.code == "quotation"]
    assert [one.message for one in said] == [
        "Psalm 119:11 is quoted here in other words than the King James Version has."
    ] * told


@pytest.mark.parametrize(
    "words",
    [
        'Carnal mind "not subject to the law of God, neither indeed can be"',
        "“Carnal mind → enmity against God → not subject to the law”",
    ],
)
def test_an_authors_notes_on_a_verse_are_none_of_its_words(tmp_path: Path, words: str) -> None:
    found = extracted(
        tmp_path, a=body(f"- Romans 8:7 — {words}\n\nSo Romans 8:7 stands."), deck="verses: short\n"
    )
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text.startswith("Because the carnal mind is enmity")


def test_spelling_is_no_wording() -> None:
    lines = ["for ever, O LORD, my Saviour and judgement"]
    assert is_word_for_word("Forever, O Lord, my savior and judgment!", lines)
    assert is_word_for_word("for ever … my Saviour", lines)
    assert not is_word_for_word("for ever, O LORD, my rock", lines)
    assert not is_word_for_word("my Saviour … for ever", lines)


def test_a_long_passage_that_nobody_can_share_out_is_told(tmp_path: Path) -> None:
    words = (
        "But when our Saviour God was kind and loved mankind he saved us in mercy and by no works "
        "of right that we did but by a bath of new birth and the Holy Spirit making us new whom he "
        "poured out on us richly by Jesus Christ our Saviour so that made right by his grace we "
        "should be heirs in hope of eternal life"
    )
    found = extracted(tmp_path, a=body(f'He writes, "{words}" (Titus 3:4-7).'))
    told = [problem.message for problem in found.problems if problem.code == "quotation"]
    assert told == ["It is not sure which of these words are of which verse of Titus 3:4–7."]
    numbered = words.replace("he saved", "[5] he saved").replace("whom", "[6] whom")
    numbered = f"[4] {numbered.replace('so that', '[7] so that')}"
    found = extracted(tmp_path, a=body(f'He writes, "{numbered}" (Titus 3:4-7).'))
    assert not [problem for problem in found.problems if problem.code == "quotation"]


@pytest.mark.parametrize(
    ("verse", "words", "said"),
    [
        # to the last sign those of a text at hand, or in its old forms
        ("Romans 3:23", "For all have sinned, and come short of the glory of God", "King James"),
        ("Psalm 121:1", "I will lift up mine eyes unto the hills", "King James"),
        # in the words of today, as the deck says
        ("Romans 3:23", "All have sinned and fall short of the glory of God", "NIV"),
        ("Psalm 23:1", "The Lord is my shepherd, I lack nothing.", "NIV"),
    ],
)
def test_old_words_are_not_named_after_the_translation_of_the_deck(
    tmp_path: Path, verse: str, words: str, said: str
) -> None:
    article = body(f'It is written, "{words}" ({verse}).')
    found = extracted(tmp_path, a=article, deck="quotes: NIV\n")
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.label.startswith(said)


def test_a_speech_over_several_verses_ends_where_it_ends(tmp_path: Path) -> None:
    printed = (
        "Luke 4:6-7 (NLT)\n\n6 The devil said to him, “I will give you all this might and the "
        "glory of it, for it is mine to give away, 7 if you bow down to me, it will be yours.”"
    )
    found = extracted(tmp_path, a=body(f"Memory verse: {printed}"))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert [note.content.text.count(mark) for mark in "“”"] == [1, 1]
    assert note.content.text.endswith("it will be yours.”")


@pytest.mark.parametrize(
    "lead", ["Paul writes that", "The Apostle told the Romans that", "Here he says once more that"]
)
def test_what_an_author_says_that_somebody_says_is_no_quotation(tmp_path: Path, lead: str) -> None:
    said = "the kingdom of God is not meat and drink but righteousness and peace and joy"
    text = f"The kingdom\n\nIt is near.\n\n{lead} {said} in the Holy Ghost (Romans 14:17).\n"
    assert not any(lead in words for words, _ in learned(tmp_path, text).values())


def learned(folder: Path, text: str) -> dict[str, tuple[str, str]]:
    """Each passage that is learned of an article with this text, with its words and the name of
    their translation."""
    found = extracted(folder, a=body(text), deck="verses: quoted\n")
    return {
        str(note.content.reference): (note.content.text, note.content.translation)
        for note in found.notes
        if isinstance(note.content, VerseContent)
    }


def test_a_dash_between_two_verses_stays(tmp_path: Path) -> None:
    words = (
        "So let nobody boast in men, for all things are yours – whether Paul, or Apollos, or "
        "Cephas, or the world, or life, or death, or what is now, or what is to come: all is yours"
    )
    found = learned(tmp_path, f"Paul says, “{words}” (1 Corinthians 3:21-22 NIV).")
    assert found == {"1 Corinthians 3:21–22": (words, "NIV")}


@pytest.mark.parametrize("sign", ["/", "//"])
def test_the_ends_of_lines_in_a_poem_are_no_words(tmp_path: Path, sign: str) -> None:
    said = f"The LORD is my shepherd; {sign} I shall not want."
    found = learned(tmp_path, f"David sings, “{said}” (Psalm 23:1).")
    assert found["Psalm 23:1"][0] == "The LORD is my shepherd; I shall not want."


def test_verses_with_a_hole_between_them_are_not_learned_for_each_other(tmp_path: Path) -> None:
    words = "Our friend Lazarus sleepeth; but I go, that I may awake him out of sleep... Jesus said"
    text = f"He says, “{words} unto them plainly, Lazarus is dead” (John 11:11-14)."
    found = extracted(tmp_path, a=body(text), deck="verses: quoted\n")
    assert {problem.code for problem in found.problems} == {"quotation-gap"}
    shown = [note.content for note in found.notes if isinstance(note.content, VerseContent)]
    assert all("Howbeit Jesus spake of his death" in one.text for one in shown if _has(one, 13))


def _has(content: VerseContent, verse: int) -> bool:
    return any(one.verse == verse for one in content.reference.verses())


STRANGE = (
    "It is said, “So faith comes from what is heard, and what is heard comes through the word of "
    "Christ” (Romans 10:17). And, “Without faith no one can please God, because whoever comes to "
    "God must believe that he is” (Hebrews 11:6)."
)


@pytest.mark.parametrize(("others", "text"), [(STRANGE, ""), ("", "KJV")])
def test_words_that_stand_in_many_texts_are_of_none_among_words_of_another(
    tmp_path: Path, others: str, text: str
) -> None:
    said = f"Paul says, “For we walk by faith, not by sight” (2 Corinthians 5:7). {others}"
    assert learned(tmp_path, said)["2 Corinthians 5:7"][1] == text


def test_old_words_stay_of_their_text_among_words_of_another(tmp_path: Path) -> None:
    words = "Bear ye one another’s burdens, and so fulfil the law of Christ."
    found = learned(tmp_path, f"Paul says, “{words}” (Galatians 6:2). {STRANGE}")
    assert found["Galatians 6:2"][1] == "KJV"


def test_a_comma_of_the_author_is_none_of_the_verse(tmp_path: Path) -> None:
    text = "All of it is his work (“If I by God's Spirit cast out demons, then God's kingdom has "
    text += "come upon you,” Matthew 12:28)."
    found = learned(tmp_path, text)["Matthew 12:28"][0]
    assert found.endswith("come upon you")


def test_a_comma_between_words_and_their_reference_is_none_of_the_verse(tmp_path: Path) -> None:
    found = learned(tmp_path, "We love because he first loved us, 1 John 4:19.")
    assert found["1 John 4:19"] == ("We love because he first loved us", "ASV")


@pytest.mark.parametrize("blank", ["______", "……", "........", ". . . . . ."])
@pytest.mark.parametrize("end", ["", " who strengthens me."])
def test_a_verse_to_fill_in_is_learned_in_the_words_of_the_translation(
    tmp_path: Path, blank: str, end: str
) -> None:
    found = learned(tmp_path, f"“I can do all things through {blank}{end}” (Philippians 4:13)")
    assert found["Philippians 4:13"] == (
        "I can do all things through Christ which strengtheneth me.",
        "KJV",
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NIVUK", "As the heavens are higher than the earth, so are my ways higher than your ways"),
        ("KJV", "… As the heavens are higher than the earth, so are my ways higher than your ways"),
    ],
)
def test_a_word_that_joins_sentences_may_be_missing_in_another_translation(
    tmp_path: Path, name: str, said: str
) -> None:
    words = said.lstrip("… ") + ", and my thoughts than your thoughts."
    found = learned(tmp_path, f"He says, “{words}” (Isaiah 55:9 {name}).")["Isaiah 55:9"]
    assert found[0].startswith(said)


def test_verses_that_meet_at_a_dash_are_glued_as_they_stand(tmp_path: Path) -> None:
    words = "So let nobody boast in men, for all of it is yours—whether Paul, or Apollos, or Cephas"
    words += ", or the world, or life, or death, or what is now, or what is to come: all is yours"
    found = learned(tmp_path, f"Paul says, “{words}” (1 Corinthians 3:21-22 NIV).")
    assert found["1 Corinthians 3:21–22"][0] == words


@pytest.mark.parametrize("lead", ["In truth,", "As we saw,", "Paul lets us know"])
def test_all_that_a_passage_says_is_a_quotation_however_it_begins(
    tmp_path: Path, lead: str
) -> None:
    words = "the law was our guardian until the Christ came, that we might be justified by faith"
    words = words.capitalize() if lead.startswith("Paul") else words
    found = learned(tmp_path, f"{lead} “{words}” (Galatians 3:24).")
    assert found["Galatians 3:24"][0] == words


@pytest.mark.parametrize(
    "said",
    [
        "It is set up so that “all the things are done decently and in an order” ({}).",
        "So it is there, “all the things are done decently and in (keeping with) order” ({}).",
    ],
)
def test_words_fitted_into_a_sentence_are_not_those_of_the_verse(tmp_path: Path, said: str) -> None:
    found = learned(tmp_path, said.format("1 Corinthians 14:40"))
    assert not any("things are done" in text for text, _ in found.values())


@pytest.mark.parametrize("translation", ["KJV", "ASV"])
def test_what_is_quoted_together_is_of_one_text(tmp_path: Path, translation: str) -> None:
    words = (
        "It is of the LORD's mercies that we are not consumed, because his compassions fail not. "
        "They are new every morning: great is thy faithfulness"  # the second is in both texts
    )
    article = body(f'Jeremiah says, "{words}" (Lamentations 3:22-23).')
    found = extracted(tmp_path, a=article, deck=f"translation: {translation}\n")
    shown = [note.content for note in found.notes if isinstance(note.content, VerseContent)]
    assert [(str(one.reference), one.translation) for one in shown] == [
        ("Lamentations 3:22–23", "KJV")
    ]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("so far has God removed", "so far hath he removed"),  # the author says who
        ("so far hath he removed", "so far hath he removed"),
    ],
)
def test_a_sentence_of_the_author_that_names_whom_the_verse_does_not_is_not_its_words(
    tmp_path: Path, said: str, words: str
) -> None:
    text = f"As far as the east is from the west, {said} our transgressions from us (Psalm 103:12)."
    found = learned(tmp_path, f"{text} Memory verse: Psalm 103:12")
    assert all(words in shown for shown, _ in found.values())


@pytest.mark.parametrize("dots", ["[…]", "[...]", "[. . .]", "(...)", "…"])
def test_a_verse_with_a_hole_is_learned_in_no_words_of_its_article(
    tmp_path: Path, dots: str
) -> None:
    words = f"For God so loved the world {dots} that everyone who believes in him may live."
    found = extracted(tmp_path, a=body(f'It is written, "{words}" (John 3:16, NIV).'))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.label == "King James Version"
    assert [one.code for one in found.problems if one.code.startswith("quotation")] == [
        "quotation-gap"
    ]


def test_what_the_new_testament_quotes_is_the_verse_that_it_is_given_for(tmp_path: Path) -> None:
    """In the American Standard text these words stand only in Mark, behind others."""
    words = "Hear, O Israel: The LORD our God, the LORD is one!"
    found = extracted(tmp_path, a=body(f"> **Deuteronomy 6:4**\n>\n> {words}"))
    assert not [one for one in found.problems if one.code.startswith("quotation")]
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert (str(note.content.reference), note.content.text) == ("Deuteronomy 6:4", words)


def test_the_amen_of_a_verse_is_learned_with_it(tmp_path: Path) -> None:
    """The text that is most like these words has none."""
    words = (
        "The grace of the Lord Jesus Christ, and the love of God, and the communion of the "
        "Holy Spirit be with you all. Amen."
    )
    found = extracted(tmp_path, a=body(f"2 Corinthians 13:14\n\n> {words}"))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text == words


@pytest.mark.parametrize(
    ("words", "place", "text"),
    [
        ("slow to anger, and plenteous in mercy (hesed)", "Psalm 103:8", "plenteous in mercy"),
        ("but the just shall live by his faith (emunah)", "Habakkuk 2:4", "live by his faith"),
        # a remark of the verse itself stays
        (
            "for indeed he was sick nigh unto death (but God had mercy)",
            "Philippians 2:27",
            "mercy)",
        ),
    ],
)
def test_a_word_of_another_language_in_brackets_is_none_of_the_verse(
    tmp_path: Path, words: str, place: str, text: str
) -> None:
    found = extracted(tmp_path, a=body(f'It is written, "{words}" ({place}).'), deck=QUOTED)
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert text in note.content.text and "(hesed)" not in note.content.text


QUOTED = "verses: quoted\n"


@pytest.mark.parametrize(
    ("words", "place", "code"),
    [
        (
            "But the fruit of the Spirit is agape, joy, peace, kindness",
            "Galatians 5:22",
            "quotation",
        ),
        ("Behold, the righteous shall live by his emunah", "Habakkuk 2:4", "quotation"),
        # sayings that go for a verse
        ("The lion shall lie down with the lamb", "Isaiah 11:6", "quotation"),
        ("The lamb will lie down with the lion", "Isaiah 65:25", "quotation"),
        ("Pride goes before a fall", "Proverbs 16:18", "quotation"),
        ("Be in the world but not of the world", "John 17:14", "quotation"),
        ("When God closes a door, he opens a window", "Revelation 3:8", "quotation"),
        ("By the sweat of your brow you shall work", "Genesis 3:19", "quotation"),
    ],
)
def test_words_that_are_not_the_verses_are_told_and_not_learned(
    tmp_path: Path, words: str, place: str, code: str
) -> None:
    found = extracted(
        tmp_path, a=body(f'It is written, "{words}" ({place}).'), deck="verses: all\n"
    )
    assert code in [problem.code for problem in found.problems]
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.label == "King James Version"


def test_a_translation_may_have_words_of_hebrew(tmp_path: Path) -> None:
    words = "But the righteous will attain life through trusting emunah"
    found = extracted(tmp_path, a=body(f'It is written, "{words}" (Habakkuk 2:4, CJB).'))
    assert "quotation" not in [problem.code for problem in found.problems]


_WOVEN = "“to cast every care that we have upon him, for he himself cares for us”"
_SET_APART = "Peter writes: “Cast every care upon him, for he cares for you.” (1 Peter 5:7, NIV)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Faith means {_WOVEN} (1 Peter 5:7, NIV), and to do it daily.", 1),
        (f"Faith means {_WOVEN} (1 Peter 5:7), and to do it daily.", 0),
        ("Faith means “to cast every care upon him” (1 Peter 5:7, NIV), and daily.", 0),
        (f"{_SET_APART} Faith means {_WOVEN} (1 Peter 5:7, NIV), daily.", 0),
        ("It is “casting all your care upon him; for he careth for you” (1 Peter 5:7, KJV).", 0),
    ],
)
def test_words_of_another_translation_in_a_sentence_are_told(
    tmp_path: Path, text: str, told: int
) -> None:
    found = extracted(tmp_path, article=body(text))
    assert [one.code for one in found.problems].count("quotation-woven") == told


GOOD = (
    "And we know that in all things God works for the good of those who love him, who have been "
    "called according to his purpose"
)


@pytest.mark.parametrize("behind", ["(Romans 8:28 NIV).", "[Romans 8:28, NIV]. So we rest."])
def test_a_sentence_with_its_passage_and_translation_is_quoted(tmp_path: Path, behind: str) -> None:
    found = extracted(tmp_path, a=body(f"Paul knew sorrow. {GOOD} {behind} He was at peace."))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert (note.content.text, note.content.translation) == (GOOD, "NIV")


@pytest.mark.parametrize(
    "said",
    [
        "Jesus is the good shepherd who lays down his life for the sheep (John 10:11, NIV).",
        "Paul tells us that we have peace with God through our Lord Jesus (Romans 5:1, ESV).",
    ],
)
def test_a_sentence_of_an_author_with_a_translation_is_told(tmp_path: Path, said: str) -> None:
    found = extracted(tmp_path, a=body(f"{said} We rest in that."))
    labels = [note.content.label for note in found.notes if isinstance(note.content, VerseContent)]
    assert labels in ([], ["King James Version"])
    assert [(p.code, p.line) for p in found.problems if "quotation marks" in p.message] == [
        ("quotation", 5)
    ]


@pytest.mark.parametrize("sign", [",", ";", " –"])
def test_the_sign_before_a_reference_is_not_of_the_verse(tmp_path: Path, sign: str) -> None:
    text = f"We love because he first loved us{sign} 1 John 4:19."
    found = extracted(tmp_path, a=body(text))
    (note,) = [note for note in found.notes if note.kind is Kind.VERSE]
    assert isinstance(note.content, VerseContent)
    assert note.content.text == "We love because he first loved us"
