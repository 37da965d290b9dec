"""One article in every format gives one and the same Article."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from .reading import read, shape
from .writing import FORMS, Piece, Written

_ROLES = {
    "": "body",
    "Quick answer": "quick answer",
    "What does the Bible say?": "body",
    "From the Old Testament": "old testament",
    "From the New Testament": "new testament",
    "Implications for today": "implications",
    "Understand": "points",
    "Reflect": "reflect",
    "Engage": "engage",
}
each = pytest.mark.parametrize("form", FORMS)


def _p(text: str) -> tuple[Piece, ...]:
    parts = text.split("*")
    return tuple(Piece(part, index % 2 == 1) for index, part in enumerate(parts) if part)


_ARTICLE = Written(
    "What is Jesus doing for us now?",
    (
        ("", (("paragraph", _p("He reigns at the right hand of God (Acts 2:33).")),)),
        ("Quick answer", (("paragraph", _p("Jesus lives for ever & *pleads* for us.")),)),
        (
            "From the Old Testament",
            (
                ("bullet", _p("Moses begged for Israel (Exodus 32:11–14; 33:12-17).")),
                ("bullet", _p("“Far be it from me”, said *Samuel* (1 Samuel 12:23).")),
                ("quote", _p("The LORD is my shepherd; I shall not want. — Psalm 23:1")),
                (
                    "paragraph",
                    _p("They were *shadows* of one who is 100% {{our}} a < b :: Priest."),
                ),
            ),
        ),
        (
            "Understand",
            (
                ("bullet", _p("Jesus is our great *High Priest*.")),
                ("bullet", _p("He knows what it is to be weak.")),
            ),
        ),
        ("Reflect", (("bullet", _p("How does it change the way you pray?")),)),
    ),
    "Copyright 2026 The authors - All Rights Reserved",
)


def _read(article: Written, form: str) -> object:
    name, write = FORMS[form]
    title, notice, settings_, sections = shape(read(write(article), name))
    # A heading is shown as it is written, and one form writes it in capitals.
    known = {heading.upper(): heading for heading in _ROLES}
    return (
        title,
        notice,
        settings_,
        [(known[heading.upper()], role, found) for heading, role, found in sections],
    )


@each
def test_our_article_is_the_same_in_every_format(form: str) -> None:
    assert _read(_ARTICLE, form) == _ARTICLE.shape(_ROLES)


_WORD = st.sampled_from(
    [
        *(
            "grace",
            "Jesus",
            "the",
            "mercy,",
            "(John 3:16)",
            "1 Peter 1:3;",
            "he’s",
            "“so”",
            "&",
            "<",
        ),
        *(
            "Abraham—friend",
            "2\u00a0Cor.",
            "naïve",
            "a_b_c",
            "{{x}}",
            "C#",
            "~",
            "50%",
            "f(x)",
            "…",
        ),
    ]
)
_WORDS = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)


@st.composite
def _texts(draw: st.DrawFn) -> tuple[Piece, ...]:
    before, after = draw(_WORDS), draw(_WORDS)
    if draw(st.booleans()):
        return (Piece(f"So {before} {after}."),)
    stressed = draw(st.sampled_from(["grace", "the Lord’s mercy", "John 3:16", "a—b"]))
    return (Piece(f"So {before} "), Piece(stressed, True), Piece(f" {after}."))


_SECTIONS = st.lists(
    st.tuples(
        st.sampled_from([heading for heading in _ROLES if heading not in {"", "Quick answer"}]),
        st.lists(
            st.tuples(st.sampled_from(["paragraph", "bullet", "quote"]), _texts()),
            min_size=1,
            max_size=4,
        ).map(tuple),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda section: section[0],
).map(tuple)


@each
@given(sections=_SECTIONS)
@settings(max_examples=40, deadline=None)
def test_any_article_is_the_same_in_every_format(
    form: str, sections: tuple[tuple[str, tuple[tuple[str, tuple[Piece, ...]], ...]], ...]
) -> None:
    # what stands there twice in a document is read once
    assume(all(one != other for _, blocks in sections for one, other in pairwise(blocks)))
    article = Written("Who is he?", sections, "© 2020 Someone")
    assert _read(article, form) == article.shape(_ROLES)
