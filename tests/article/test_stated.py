"""Which translation an article says once for all that it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.decks import body, extracted
from tests.extract.test_verses import verses
from versecards.article.stated import stated_translation
from versecards.languages import language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("All Scripture quotations are from the NIV unless noted.", "NIV"),
        ("Unless otherwise noted, all Bible references are from the NLT.", "NLT"),
        ("Scripture quotations are taken from the New International Version®, NIV®.", "NIV"),
        ("Our notes. Scripture taken from the New King James Version®.", "New King James Version"),
        ("*All Scripture is from the English Standard Version (ESV).*", "ESV"),
        ("All quotes in this study are from the CSB.", "CSB"),
        ("Bible verses are NKJV.", "NKJV"),
        # of some quotations, or of none
        ("Quotations marked NIV are from the New International Version.", ""),
        ("This verse is from the NIV.", ""),
        ("The verses are in the Bible.", ""),
        ("Scripture is given by God (ESV).", ""),
        ("Verses are from the NIV. Verses are from the ESV.", ""),
        ("Read both the ESV and the NIV.", ""),
    ],
)
def test_a_translation_is_stated_once_for_all(text: str, name: str) -> None:
    assert stated_translation([text], language()) == name


def test_the_name_in_full_and_its_letters_are_one() -> None:
    texts = ["Scripture is from the New International Version.", "All quotes are from the NIV."]
    assert stated_translation(texts, language()) == "NIV"


QUOTED = "“Hand God all that worries you, since he cares for you” (1 Peter 5:7)."


@pytest.mark.parametrize(
    ("head", "deck", "label"),
    [
        ("", "", "NLT"),
        ("", "quotes: ESV\n", "NLT"),
        ("---\nquotes: CSB\n---\n", "", "CSB"),
        ("", "articles: {article.txt: {quotes: NIV}}\n", "NIV"),
    ],
)
def test_the_cards_of_an_article_name_what_it_says_that_it_quotes(
    tmp_path: Path, head: str, deck: str, label: str
) -> None:
    text = body(f"{QUOTED}\n\nAll Scripture quotations are from the NLT.")
    found = extracted(tmp_path, article=head + text, deck=deck)
    assert verses(found)["1 Peter 5:7"].label == f"{label}, as quoted in the article"


def test_the_line_that_states_it_below_a_list_is_no_stray_one(tmp_path: Path) -> None:
    stated = "All quotes are from the NIV."
    text = f"Hope\n\n{QUOTED}\n\nReflect\n\n- How do you hope?\n\n"
    for last, told in ((stated, 0), ("Come again soon.", 1)):
        found = extracted(tmp_path, article=f"{text}{last}\n")
        assert [problem.code for problem in found.problems].count("line-stray") == told
