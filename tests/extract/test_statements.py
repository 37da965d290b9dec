"""What is a statement, what it says without its references, and on which it rests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted, notes_of, statements_of
from versecards.notes import ConceptContent, Kind

FORMS = [
    # references in brackets at the end
    (
        "Moses pleaded for Israel (Exodus 32:11-14).",
        {"Moses pleaded for Israel.": ["Exodus 32:11–14"]},
    ),
    (
        "The Lord hears the righteous (Ps. 34:15; cf. 1 Peter 3:12).",
        {"The Lord hears the righteous.": ["Psalm 34:15", "1 Peter 3:12"]},
    ),
    ("God is love (1 John 4:8).", {"God is love.": ["1 John 4:8"]}),
    # a clause to each group, where each can stand alone
    (
        "Jesus was tempted as we are (Heb 4:15), but because he is God, he can save (John 1:1).",
        {
            "Jesus was tempted as we are.": ["Hebrews 4:15"],
            "Because he is God, he can save.": ["John 1:1"],
        },
    ),
    # a clause without its own subject cannot stand alone
    (
        "Jesus died for our sins (1 Corinthians 15:3) and rose on the third day (1 Cor. 15:4).",
        {
            "Jesus died for our sins and rose on the third day.": [
                "1 Corinthians 15:3",
                "1 Corinthians 15:4",
            ]
        },
    ),
    (
        "God is love (1 John 4:8), light (1 John 1:5), and spirit (John 4:24).",
        {"God is love, light, and spirit.": ["1 John 4:8", "1 John 1:5", "John 4:24"]},
    ),
    # brackets in the middle: what follows still belongs to the statement
    (
        "God does not hear (Psalm 66:18) those who cherish sin.",
        {"God does not hear those who cherish sin.": ["Psalm 66:18"]},
    ),
    (
        "Abraham (Genesis 12:1) and Moses (Exodus 3:4) both heard the call of God.",
        {"Abraham and Moses both heard the call of God.": ["Genesis 12:1", "Exodus 3:4"]},
    ),
    # other ways to put references after a statement, and before it
    ("Prayer changes us — Romans 12:2.", {"Prayer changes us.": ["Romans 12:2"]}),
    (
        "Daniel prayed three times a day, Daniel 6:10.",
        {"Daniel prayed three times a day.": ["Daniel 6:10"]},
    ),
    (
        "The Lord hears the righteous; see Psalm 34:15.",
        {"The Lord hears the righteous.": ["Psalm 34:15"]},
    ),
    (
        "Luke 18:1: Jesus told his disciples to pray always.",
        {"Jesus told his disciples to pray always.": ["Luke 18:1"]},
    ),
    (
        "Moses pleaded for Israel. (Exodus 32:11-14)",
        {"Moses pleaded for Israel.": ["Exodus 32:11–14"]},
    ),
    # the sentence itself names the passage
    (
        "Romans 8:28 says that all things work together for good.",
        {"All things work together for good.": ["Romans 8:28"]},
    ),
    (
        "In Romans 8:26-27 Paul explains that the Spirit intercedes for us.",
        {"The Spirit intercedes for us.": ["Romans 8:26–27"]},
    ),
    (
        "As John 14:6 says, Jesus is the only way to the Father.",
        {"Jesus is the only way to the Father.": ["John 14:6"]},
    ),
    (
        "According to James 5:16, the prayer of a righteous person has great power.",
        {"The prayer of a righteous person has great power.": ["James 5:16"]},
    ),
    (
        "Hebrews 7 compares the priests of old with the Son of God.",
        {"[…] compares the priests of old with the Son of God.": ["Hebrews 7"]},
    ),
    # words that only lead on from the sentence before are left out
    (
        "Therefore, nothing can separate us from his love (Romans 8:39).",
        {"Nothing can separate us from his love.": ["Romans 8:39"]},
    ),
    (
        "Lastly, in James 2:17, we learn that faith without works is dead.",
        {"Faith without works is dead.": ["James 2:17"]},
    ),
    (
        "Believers show the fruits of justification as outlined in Romans 5:1-5.",
        {"Believers show the fruits of justification.": ["Romans 5:1–5"]},
    ),
    (
        "David fasted for his child (2 Samuel 12:16), and Elijah fasted forty days (1 Kings 19:8).",
        {
            "David fasted for his child.": ["2 Samuel 12:16"],
            "Elijah fasted forty days.": ["1 Kings 19:8"],
        },
    ),
    (
        "Jesus is our advocate (1 John 2:1), and the perfect and final sacrifice (Heb. 10:12).",
        {
            "Jesus is our advocate, and the perfect and final sacrifice.": [
                "1 John 2:1",
                "Hebrews 10:12",
            ]
        },
    ),
    (
        "Nicodemus came to Jesus by night. See also John 3:1-2.",
        {"Nicodemus came to Jesus by night.": ["John 3:1–2"]},
    ),
    # what belongs to the page and not to the sentence
    (
        "God takes our sins away from us.[1] He hears us (1 John 5:14).[2]",
        {"He hears us.": ["1 John 5:14"]},
    ),
    # no statement
    ("See also Hebrews 4:16.", {}),
    ("Do we pray enough (Luke 18:1)?", {}),
    ('Hebrews 4:16 says, "Let us therefore come boldly unto the throne of grace."', {}),
    ("God loves us very much indeed.", {}),
]


@pytest.mark.parametrize(("text", "statements"), FORMS, ids=[form[0][:40] for form in FORMS])
def test_form(tmp_path: Path, text: str, statements: dict[str, list[str]]) -> None:
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == statements


def test_a_quotation_supports_the_statement_beside_it_that_speaks_of_the_same(
    tmp_path: Path,
) -> None:
    quotation = 'Matthew 7:7 says, "Ask, and it shall be given you; seek, and ye shall find."'
    text = f"Whoever asks will be given what he needs. {quotation} The weather is fine today."
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"Whoever asks will be given what he needs.": ["Matthew 7:7"]}


def test_a_run_of_quotations_supports_one_statement(tmp_path: Path) -> None:
    text = (
        "There is no other way to be saved. "
        'Acts 4:12 says, "Neither is there salvation in any other: for there is none other name '
        'under heaven given among men, whereby we must be saved." '
        'John 14:6 adds, "No man cometh unto the Father, but by me."'
    )
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"There is no other way to be saved.": ["Acts 4:12", "John 14:6"]}


def test_a_statement_that_leans_on_the_sentence_before_brings_it_along(tmp_path: Path) -> None:
    text = "Jesus knows our weakness. He was tempted in the wilderness (Matthew 4:1-11)."
    (note,) = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    assert note.content.context == "Jesus knows our weakness."


def test_no_context_where_the_title_names_the_person(tmp_path: Path) -> None:
    text = "Jesus knows our weakness. He was tempted in the wilderness (Matthew 4:1-11)."
    article = body(text).replace("A title?", "What does Jesus do for us?")
    (note,) = notes_of(extracted(tmp_path, article=article), Kind.CONCEPT)
    assert isinstance(note.content, ConceptContent)
    assert note.content.context == ""


def test_no_context_that_asks_for_another_passage(tmp_path: Path) -> None:
    text = (
        "Jesus knows what it is to be tempted (Hebrews 4:15). "
        "He was tempted in the wilderness (Matthew 4:1-11)."
    )
    first, second = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(first.content, ConceptContent)
    assert isinstance(second.content, ConceptContent)
    assert first.content.context == ""
    assert second.content.context == ""  # it rests on a passage of its own


def test_a_context_does_not_name_a_passage(tmp_path: Path) -> None:
    text = (
        "Hebrews 7 compares the priests of old with Jesus. "
        "They could serve only for a time (Hebrews 7:23)."
    )
    _, second = notes_of(extracted(tmp_path, article=body(text)), Kind.CONCEPT)
    assert isinstance(second.content, ConceptContent)
    assert second.content.context == "[…] compares the priests of old with Jesus."


def test_a_statement_said_twice_is_one_note_with_both_references(tmp_path: Path) -> None:
    text = "God hears us (1 John 5:14). And God hears us (Psalm 65:2)."
    found = statements_of(extracted(tmp_path, article=body(text)))
    assert found == {"God hears us.": ["1 John 5:14", "Psalm 65:2"]}


def test_a_reference_that_does_not_exist_is_reported_and_makes_no_card(tmp_path: Path) -> None:
    found = extracted(tmp_path, article=body("He always lives to intercede (Hebrews 7:29)."))
    assert found.notes == ()
    (problem,) = found.problems
    assert (problem.code, problem.line, problem.column) == ("reference-missing", 5, 31)
    assert "7:28" in problem.remedy


def test_only_the_existing_references_of_a_statement_are_asked(tmp_path: Path) -> None:
    text = "He always lives to intercede (Hebrews 7:25, 29; Romans 8:34)."
    found = extracted(tmp_path, article=body(text))
    assert statements_of(found) == {
        "He always lives to intercede.": ["Hebrews 7:25", "Romans 8:34"]
    }
    assert [problem.code for problem in found.problems] == ["reference-missing"]
