"""What must hold for every text: no word lost, no place wrong, nothing changed by converting."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from versecards.article.model import Article
from versecards.convert import to_markdown, to_yaml
from versecards.problems import ContentError
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan

from .reading import ARTICLES, PAGES, misplaced, read, shape, texts, words_of

often = settings(max_examples=150, deadline=None)
_NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.yaml", "a"])


def _read(text: str, name: str) -> Article | None:
    try:
        return read(text, name)
    except ContentError as error:
        assert error.problems
        assert all(problem.remedy for problem in error.problems)
        return None


def _same(article: Article, back: Article) -> None:
    """Nothing is lost, and all is what it was.

    With its title above it, a passage alone may be a list of verses: all passages are then what
    they were, and only what a list has beside them may be missing ("For Tom: John 3:16"). Of one
    item with a line that states a copyright that line may become an item of its own.
    """
    if back.listed and not article.listed:
        assert _passages(back) == _passages(article)
        assert not set(words_of(back)) - set(words_of(article))
    elif article.listed or back.notice != article.notice:
        assert words_of(back) == words_of(article)
    else:
        assert shape(back) == shape(article)


def _comes_back(article: Article) -> None:
    """As Markdown it is the same again, or it is refused for what Markdown cannot say."""
    try:
        text = to_markdown(article)
    except ContentError as error:
        assert [problem.code for problem in error.problems] == ["convert-roles"]
    else:
        _same(article, read(text, "b.md"))


def _passages(article: Article) -> set[Reference]:
    return {
        reference
        for text in (article.title, *(s.heading for s in article.sections), *texts(article))
        for mention in scan(text)
        for reference in mention.references
    }


@given(ARTICLES)
@example("-\n# Jesus\n# Jesus\n|a|b|\n|-|-|")
@example("\\ Jesus\n# Jesus\n## Jesus")
@example("> **bold**\n— Psalm 23:1")
@example("Key verse: John 3:16\n# (Hebrews 7:25).")
@example("2\xa0Peter 1 John 2:1–2,")
@example("Key verse: John 3:16\n==mark== 2\xa0Peter")
@often
def test_every_character_of_plain_text_stands_where_its_block_says(text: str) -> None:
    article = _read(text, "a.txt")
    if article is not None and not text.lstrip().startswith(("<", "#")):
        assert misplaced(article, text) == []


@given(ARTICLES)
@often
def test_reading_gives_an_article_or_one_clear_error(text: str) -> None:
    for name in ("a.txt", "a.md", "a.html", "a.yaml", "a"):
        _read(text, name)


@given(ARTICLES, _NAMES)
@example("# Jesus\nJesus **", "a.txt")
@example("## 1 John 2:1–2,\n0", "a.txt")
@example("Jesus **\n\nJesus", "a.md")
@example("Jesus\nJesus\n# Key verse: (Hebrews 7:25).", "a.txt")
@example("- Jesus\nIS IT SO?\nIS IT SO?\nIS IT SO?", "a.txt")
@example("Key verse:\n- ", "a.md")
@example("> prays Key verse:\n- prays", "a.txt")
@example("Jesus\nKey verse: John 3:16\n---\n© 2020 Someone", "a.txt")
@often
def test_the_structured_form_reads_back_the_same(text: str, name: str) -> None:
    article = _read(text, name)
    if article is not None:
        assert shape(read(to_yaml(article), "b.yaml")) == shape(article)


@given(ARTICLES, _NAMES)
@example("# Jesus\nJesus **", "a.txt")
@example("Jesus **\n\nJesus", "a.md")
@example("Jesus\nJesus\n# Key verse: (Hebrews 7:25).", "a.txt")
@example("\n".join(["Copyright 2011 A. B. - All Rights Reserved"] * 4), "a.txt")
@example("# \n— Psalm 23:1\n# ", "a.txt")
@example("# \nJesus\n(Hebrews 7:25).", "a.txt")
@example("(Hebrews 7:25).\nQuick answer\n(Hebrews 7:25).\nQuick answer", "a.txt")
@example("Jesus 1 John 2:1–2,\n\nJesus 1 John 2:1–2,", "a.md")
@example("Jesus (Hebrews 7:25).\n— Psalm 23:1\n— Psalm 23:1", "a.txt")
@example("- Jesus\n(a) Jesus\n(a) Jesus ©", "a.md")
@example("REFLECT\nWHAT DOES IT SAY?\nprays\n2) Reflect", "a.txt")
@often
@example(text="5. [x] [x] Jesus", name="a.txt")
def test_markdown_reads_back_the_same(text: str, name: str) -> None:
    article = _read(text, name)
    if article is not None:
        _comes_back(article)


@given(PAGES)
@example("<a href='#n'><h1>Who is he?</h1><article><h1>Who is he?</h1>")
@example("<h2>Key verse: John 3:16")
@example("(Hebrews 7:25). <p>Key verse: John 3:16<p>(Hebrews 7:25). ")
@often
def test_a_page_in_pieces_is_read_and_reads_back_the_same(page: str) -> None:
    article = _read(f"<title>Who is he?</title><body>He lives. {page}", "a.html")
    if article is not None:
        assert shape(read(to_yaml(article), "b.yaml")) == shape(article)
        _comes_back(article)
