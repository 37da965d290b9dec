"""What stands in the fields: all text as it is, each item in the card that is its own."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.anki import sample
from tests.anki.sample import HOSTILE, reference, slots
from tests.anki.visible import raw_text_of, tags_of, text_of
from versecards.anki.fields import render_fields, retired_fields, to_html
from versecards.anki.notetype import note_type
from versecards.anki.speech import speech_locale
from versecards.ledger.slots import SLOTS
from versecards.notes import Asked, ConceptContent, Kind, QuestionContent, Support, VerseContent


def without_controls(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).replace("\t", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


@given(st.text() | st.text(alphabet="<>&{}:[]\\()$/!-;#x\"'\n\t\x1f\x00 sound:lt"))
def test_html_shows_exactly_the_text(text: str) -> None:
    shown = to_html(text)
    assert raw_text_of(shown) == without_controls(text)
    assert tags_of(shown) <= {"br", "span"}
    assert "{{" not in shown and "}}" not in shown
    assert "\x1f" not in shown


@pytest.mark.parametrize(
    "text",
    ["[sound:a.mp3]", "[Sound:a.mp3]", "[anki:tts]", "[/anki:tts]", "[latex]", "[$]", "[$$]"],
)
def test_commands_to_anki_lose_their_bracket(text: str) -> None:
    assert to_html(f"a {text} b") == f"a &#91;{text[1:]} b"


def test_other_brackets_and_all_quotation_marks_stay() -> None:
    text = "[He said] “Come” ‘now’ \"then\" 'so' don’t [$5] – —"
    assert to_html(text) == text


@pytest.mark.parametrize("of", sample.SHOWN + sample.ODD)
def test_every_field_is_there_and_switched_on(of: sample.Note) -> None:
    fields = render_fields(of, slots(of))
    assert tuple(fields) == note_type(of.kind).field_names
    assert fields["Active"]
    assert fields[note_type(of.kind).field_names[0]]
    assert not any(fields[f"Spare {number}"] for number in (1, 2, 3))


def test_a_verse() -> None:
    fields = render_fields(sample.VERSE, {})
    assert fields["Reference"] == "Hebrews 4:15"
    assert fields["Text"] == sample.VERSE.content.text  # type: ignore[union-attr]
    assert fields["Translation"] == "King James Version"
    assert fields["First Letters"].startswith("F w h n a h p w c b t w t f o o i;")
    assert fields["Step 1"] == "For we have not an high priest"
    assert fields["Step 4"] == "yet without sin."
    assert fields["Step 5"] == ""
    assert fields["Part"] == fields["Lang"] == fields["Letters"] == ""
    assert fields["Ask Text"] and fields["Ask Reference"] and not fields["Ask Passage"]
    assert text_of(fields["Cited In"]).replace("\xa0", " ") == (
        f"{sample.TITLE} · Why did Jesus become man?"
    )
    for text, which in (
        ("… thou art my beloved Son", "the end of the verse"),
        ("And the Holy Ghost descended …", "the beginning of the verse"),
        ("… in a bodily shape …", "part of the verse"),
    ):
        cut = sample.verse("Luke.3.22", text, part=True)
        assert render_fields(cut, {})["Part"] == which
        several = sample.verse("Luke.3.21-Luke.3.22", text, part=True)
        assert render_fields(several, {})["Part"] == which.replace("verse", "passage")


def test_a_whole_passage_is_asked_for_and_nothing_else() -> None:
    fields = render_fields(sample.PASSAGE, {})
    assert fields["Reference"] == "Hebrews 4:14–16"
    assert fields["Ask Passage"]
    assert fields["Ask Text"] == fields["Ask Reference"] == ""


def test_what_is_switched_on_for_a_verse() -> None:
    spoken = sample.verse("Gen.1.3", "Sea la luz.", audio=True, language="es", notice="Terms")
    fields = render_fields(spoken, {})
    assert fields["Lang"] == "es_ES"
    assert fields["Notice"] == "Terms"
    typed = sample.verse("1Thess.5.16", "Rejoice, evermore: 144,000 times!", typing=True)
    assert render_fields(typed, {})["Letters"] == "re144000t"


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("pt", "pt_BR"), ("pt-PT", "pt_PT"), ("zh-Hant-TW", "zh_TW"), ("tlh", "tlh")],
)
def test_a_voice_is_named_with_its_region(language: str, locale: str) -> None:
    assert speech_locale(language) == locale


def test_a_verse_with_more_steps_than_cards_is_a_mistake() -> None:
    content = VerseContent(reference("John.1.1"), "a b", "KJV", "KJV", steps=("a",) * 9)
    with pytest.raises(ValueError, match="John 1:1 has 9 steps"):
        render_fields(sample.note(content, ["John.1.1"]), {})


def test_a_concept_keeps_each_reference_in_its_own_card() -> None:
    numbers = {"Matt.4.1-Matt.4.11": 3, "Heb.2.18": 2, "Heb.4.15": 4}
    fields = render_fields(sample.CONCEPT, numbers)
    used = [number for number in range(1, 7) if fields[f"Reference {number}"]]
    assert used == [2, 3, 4]
    assert fields["Reference 3"] == "Matthew 4:1–11"
    assert text_of(fields["Asked 3"]).split("\n") == ["[…]", "Hebrews 2:18", "Hebrews 4:15"]
    assert text_of(fields["Asked 4"]).split("\n") == ["Matthew 4:1–11", "Hebrews 2:18", "[…]"]
    assert fields["Passage 3"] == ""
    assert text_of(fields["Passage 2"]).endswith("them that are tempted. KJV")
    assert fields["References"] == "Matthew 4:1–11; Hebrews 2:18; Hebrews 4:15"


def test_an_answer_of_several_verses_and_others_that_are_right() -> None:
    (of,) = (of for of in sample.ODD if of.text == "Jesus asks that they be kept")
    fields = render_fields(of, slots(of))
    assert fields["Reference 1"] == "John 17:11, 15"
    assert fields["Reference 2"] == fields["Asked 2"] == ""
    assert text_of(fields["Also 1"]) == "Jude 24; 1 Peter 1:5"
    assert fields["References"] == "John 17:11, 15; Jude 24; 1 Peter 1:5"
    assert text_of(fields["Passage 1"]) == "…keep through thine own name… KJV"


def test_a_reference_without_a_card_is_given_in_the_others() -> None:
    numbers = {"Matt.4.1-Matt.4.11": 1, "Heb.2.18": 7}
    fields = render_fields(sample.CONCEPT, numbers)
    assert [number for number in range(1, 7) if fields[f"Reference {number}"]] == [1]
    assert text_of(fields["Asked 1"]).split("\n") == ["[…]", "Hebrews 2:18", "Hebrews 4:15"]


def test_a_concept_says_where_it_comes_from() -> None:
    cue = render_fields(sample.CONCEPT, {})["Cue"].replace("\xa0", " ")
    assert cue == f"{sample.TITLE} · FROM THE NEW TESTAMENT"
    bare = sample.note(sample.CONCEPT.content, [], section="")
    assert render_fields(bare, {})["Cue"] == sample.TITLE


@pytest.mark.parametrize(
    ("title", "section", "shown"),
    [
        ("The wilderness", "2. Bread alone (Matthew 4:3-4)", "The wilderness · 2. Bread alone"),
        ("Matthew 4:1-11 - Tempted", "Bread (vv. 3-4)", "Tempted · Bread"),
        ("Matthew 4", "The trial [4:3]", "The trial"),
        ("Luke 4:1-13 and its fellows", "", "Luke 4:1-13 and its fellows"),  # another passage
        ("Tempted", "3. He was tempted as we are and did not sin.", "Tempted"),  # the statement
    ],
)
def test_a_cue_does_not_name_the_passage_that_is_asked_for(
    title: str, section: str, shown: str
) -> None:
    of = sample.note(sample.CONCEPT.content, [], title, section)
    assert render_fields(of, {})["Cue"].replace("\xa0", " ") == shown


def test_a_statement_may_bring_the_sentence_before() -> None:
    (of,) = (of for of in sample.ODD if of.text == "He did it once for all")
    assert (
        render_fields(of, slots(of))["Context"] == "Jesus brought no other offering than Himself."
    )
    assert render_fields(sample.CONCEPT, {})["Context"] == ""


def test_a_point_hides_one_phrase_a_card() -> None:
    fields = render_fields(sample.POINT, {"High Priest": 3, "without end": 1})
    assert text_of(fields["Blanked 1"]) == "Jesus prays for us […] as our High Priest."
    assert text_of(fields["Blanked 3"]) == "Jesus prays for us without end as our […]."
    assert fields["Blanked 2"] == ""
    assert text_of(fields["Filled 3"]) == sample.POINT.text
    assert '<span class="filled">High Priest</span>' in fields["Filled 3"]
    assert text_of(fields["Support"]).split("\n") == [
        "He lives to speak for all who come to God through Him Hebrews 7:25",
        "He knows our weakness from the inside Hebrews 4:15–16",
    ]


def test_a_hidden_phrase_is_hidden_wherever_it_stands() -> None:
    of = sample.point("Grace upon grace is what graceful grace means.", "grace")
    blanked = text_of(render_fields(of, {"grace": 1})["Blanked 1"])
    assert blanked == "[…] upon […] is what graceful […] means."


def test_an_answer_stands_once_with_its_passage() -> None:
    passage = reference("Phil.4.13")
    support = (Support("“I can do all.”", (passage,)), Support("He was content.", ()))
    content = QuestionContent("What can he do?", "“I can do all.”", support)
    shown = text_of(render_fields(sample.note(content, []), {})["Support"])
    assert shown.split("\n") == ["Philippians 4:13", "He was content."]


def test_a_question_and_a_prompt() -> None:
    fields = render_fields(sample.QUESTION, {})
    assert fields["Cue"] == ""  # the question is the title
    assert fields["Opening"] and not fields["Discussion"] and not fields["Prompt"]
    assert text_of(fields["References"]) == "Hebrews 7:25"
    fields = render_fields(sample.PROMPT, {})
    assert fields["Cue"] == sample.TITLE
    assert fields["Prompt"] and not fields["Discussion"] and not fields["Opening"]
    assert fields["References"] == ""  # the sentences name them
    plain = sample.note(QuestionContent("Why?", "So."), [])
    fields = render_fields(plain, {})
    assert fields["Discussion"] and not fields["Prompt"] and not fields["Opening"]


def test_a_source_is_a_link_only_when_it_is_an_address() -> None:
    def source(text: str) -> str:
        of = sample.note(QuestionContent("Q?", "A"), [], source=text)
        return render_fields(of, {})["Source"]

    assert source("https://example.org/a?b=1&c=2") == (
        '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>'
    )
    assert source("javascript:alert(1)") == "javascript:alert(1)"
    assert source('https://x" onclick="y') == 'https://x" onclick="y'
    assert source("Smith, Prayer, p. 3") == "Smith, Prayer, p. 3"


def test_hostile_text_is_text_in_every_field() -> None:
    for of in sample.ODD:
        for name, value in render_fields(of, slots(of)).items():
            assert tags_of(value) <= {"a", "br", "li", "p", "span", "ul"}, name
            assert "{{" not in value
    (hostile,) = (of for of in sample.ODD if of.text == "Phil.1.1")
    assert HOSTILE in raw_text_of(render_fields(hostile, {})["Text"])


@pytest.mark.parametrize("of", [sample.VERSE, sample.CONCEPT, sample.POINT, sample.QUESTION])
def test_a_retired_note_can_still_be_told_from_others(of: sample.Note) -> None:
    fields = retired_fields(of.kind, of.text)
    names = note_type(of.kind).field_names
    assert tuple(fields) == names
    assert fields[names[0]] == render_fields(of, {})[names[0]]
    assert {name for name, value in fields.items() if value} == {names[0]}


def test_passage_without_a_translations_name() -> None:
    passages = (Asked((reference("John.1.1"),), "In the beginning"),)
    of = sample.note(ConceptContent("S", passages, ""), ["John.1.1"])
    assert render_fields(of, {"John.1.1": 1})["Passage 1"] == "In the beginning"
    assert of.kind is Kind.CONCEPT


def test_the_ledger_gives_as_many_slots_as_there_are_fields() -> None:
    assert SLOTS[Kind.CONCEPT] == note_type(Kind.CONCEPT).slots("Reference")
    assert SLOTS[Kind.POINT] == note_type(Kind.POINT).slots("Blanked")
