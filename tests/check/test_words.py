"""Openings with a pronoun, and questions that yes or no answers: what is meant, what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versecards.check.rules.questions import is_yes_no
from versecards.extract.pronouns import is_explained, opening_pronoun
from versecards.languages import language

EN = language("en")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("He was tempted for forty days in the desert.", "he"),
        ("His blood makes us clean.", "his"),
        ("They suffered for the word.", "they"),
        ("It shows us the heart of the Father.", "it"),
        ("It will not fail.", "it"),
        ("This shows that God keeps his word.", "this"),
        ("This promise stands for ever.", "this"),
        ("These men turned the world upside down.", "these"),
        ("That means we may come boldly.", "that"),
        ("“They suffered for the word.”", "they"),
        # what says itself what it means, or points to no one said before
        ("Those who believe have eternal life.", ""),
        ("They that wait upon the Lord shall renew their strength.", ""),
        ("He who began a good work will finish it.", ""),
        ("It is by grace that we are saved.", ""),
        ("It takes faith to please God.", ""),
        ("It has always been God’s plan to save.", ""),
        ("It is impossible for God to lie.", ""),
        ("This is how God showed his love.", ""),
        ("This world is passing away.", ""),
        ("That Jesus lives for ever is our hope.", ""),
        ("We have an advocate with the Father.", ""),
        ("You are the light of the world.", ""),
        ("I am persuaded that nothing can part us from God.", ""),
        ("Italy was where Paul was tried.", ""),
        ("Hebrews calls him a priest for ever.", ""),
        ("Theirs", "theirs"),
        ("", ""),
        ("…", ""),
    ],
)
def test_statements_that_open_with_a_pronoun(text: str, pronoun: str) -> None:
    assert opening_pronoun(text, EN) == pronoun


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Why did he keep silent?", "he"),
        ("How can they be sure?", "they"),
        ("Did she believe the angel?", "she"),
        ("What did He say to the crowd?", ""),
        ("How does this change the way you pray?", ""),
        ("What does it mean to wait?", ""),
        ("How can we be sure?", ""),
        ("How would you pray if he sat beside you?", ""),
    ],
)
def test_questions_that_open_with_a_pronoun(text: str, pronoun: str) -> None:
    assert opening_pronoun(text, EN, question=True) == pronoun


@pytest.mark.parametrize(
    ("pronoun", "text", "title", "heading", "context", "explained"),
    [
        ("he", "He prays for us.", "What is Jesus doing now?", "", "", True),
        ("he", "He prays for us.", "WHO IS JESUS?", "", "", True),
        ("he", "He prays for us.", "How are we saved?", "Christ our priest", "", True),
        ("he", "He prays for us.", "How are we saved?", "", "", False),
        ("he", "He prays for us.", "What does the Bible say of grace?", "", "", False),
        ("he", "He is truly God and truly man.", "How are we saved?", "", "", True),
        ("he", "He wrote to his friend.", "Why did Onesiphorus go to prison?", "", "", True),
        ("he", "He prays for us.", "How are we saved?", "", "A priest stands there.", True),
        ("he", "He prays for us.", "How are we saved?", "", "He lives for ever.", False),
        ("they", "They died in faith.", "Who are the patriarchs?", "", "", True),
        ("they", "They died in faith.", "Who is Jesus?", "", "", False),
        ("they", "They died in faith.", "The people of God", "", "", True),
        ("it", "It never fails.", "What is love?", "", "", True),
        ("it", "It never fails.", "How do we live?", "", "", False),
        ("this", "This promise is for you.", "Every promise of God", "", "", True),
        ("this", "This promise is for you.", "How do we live?", "", "", False),
    ],
)
def test_what_explains_a_pronoun(
    pronoun: str, text: str, title: str, heading: str, context: str, explained: bool
) -> None:
    assert is_explained(pronoun, text, title, EN, heading=heading, context=context) is explained


@pytest.mark.parametrize(
    "text",
    [
        "Does hope help you to pray?",
        "Is God good?",
        "Are you sure of this or not?",
        "Jesus prays for you. Do you believe it?",
        "When you have sinned, do you turn to God?",
        "Should Christians fast?",
        "Isn’t it good to give thanks?",
    ],
)
def test_yes_or_no_would_answer(text: str) -> None:
    assert is_yes_no(text, EN)


@pytest.mark.parametrize(
    "text",
    [
        "How does hope help you to pray?",
        "Does hope help you to pray? Why?",
        "Do you find it harder to hope or to pray?",
        "Does hope help you to pray, and how?",
        "Is there someone who needs you, and how will you help?",
        "Have you ever been afraid to pray?",
        "Can you name a time when God heard you?",
        "Could you explain to a child what grace is?",
        "Do you pray each day? Describe what helps you.",
        "What would change if you were sure of this?",
        "Whom do you trust?",
        "In what ways are you tempted?",
        "Doing good: what does it cost?",
        "Pray for one another.",
        "",
    ],
)
def test_yes_or_no_would_not_answer(text: str) -> None:
    assert not is_yes_no(text, EN)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert opening_pronoun(text, EN) in ("", *opening_pronoun(text, EN).split())
    assert is_yes_no(text, EN) in (True, False)
    assert is_explained("he", text, text, EN, heading=text, context=text) in (True, False)
