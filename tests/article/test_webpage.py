"""HTML: the article in the page, the clutter out, the words where they stand."""

from __future__ import annotations

import pytest

from versecards.article.model import Article

from .reading import blocks, misplaced, read, refused, texts


def _page(body: str, head: str = "<title>A title | Site</title>") -> Article:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "a.html")


_PROSE = (
    "<p>He prays for us, and he lives for ever at the right hand of God (Hebrews 7:25).</p>" * 3
)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("<h1>A title</h1><p>x y</p>", "A title"),
        ("<h1>Site</h1><div><h1>A title</h1><p>x y</p></div>", "A title"),
        ("<h2>A title</h2><p>x y</p>", "A title"),
        ("<p>x y</p>", "A title"),
        ("<article><h1>Another</h1><p>x y</p></article>", "Another"),
        (
            "<p>May 3</p><h1>A <em>title</em></h1><p>x y and much more of it than that</p>",
            "A title",
        ),
    ],
)
def test_title(body: str, title: str) -> None:
    article = _page(body)
    assert article.title == title
    assert [text[:3] for text in texts(article)] == ["x y"]


def test_a_page_without_title_has_its_name() -> None:
    article = read("<html><body><ul><li>x y</li></ul></body></html>", "on-grace.html")
    assert article.title == "On grace"


def test_a_page_without_text_is_refused() -> None:
    assert refused("<html><title>Ab</title><body></body></html>", "a.html").code == "article-empty"


@pytest.mark.parametrize(
    "clutter",
    [
        "<nav><p>CLUTTER</p></nav>",
        "<aside><p>CLUTTER</p></aside>",
        "<footer><p>CLUTTER</p></footer>",
        "<script>document.write('<p>CLUTTER</p>')</script>",
        "<style>p { content: 'CLUTTER' }</style>",
        "<noscript><p>CLUTTER</p></noscript>",
        "<!-- <p>CLUTTER</p> -->",
        "<template><p>CLUTTER</p></template>",
        "<p hidden>CLUTTER</p>",
        "<p style='display: none'>CLUTTER</p>",
        "<p aria-hidden='true'>CLUTTER</p>",
        "<div role='navigation'>CLUTTER</div>",
        "<div class='share-buttons'>CLUTTER</div>",
        "<div id='relatedPosts'>CLUTTER</div>",
        "<div class='sr-only'>CLUTTER</div>",
        "<form><label>CLUTTER</label><button>CLUTTER</button></form>",
        "<figure><img alt='CLUTTER'><figcaption>CLUTTER</figcaption></figure>",
        "<h3>CLUTTER</h3><ul><li><a href=a>CLUTTER</a></li><li><a href=b>CLUTTER</a></li>"
        "<li><a href=c>CLUTTER</a></li></ul>",
        "<p><a href=a>CLUTTER</a> &gt; <a href=b>CLUTTER</a> &gt; <a href=c>CLUTTER</a></p>",
        "<div id='comments'><p>" + "CLUTTER and much more of it. " * 60 + "</p></div>",
        "<svg><text>CLUTTER</text></svg>",
        "<select><option>CLUTTER</option></select>",
    ],
)
def test_clutter_is_left_out(clutter: str) -> None:
    article = _page(f"<div><h1>A title</h1>{_PROSE}{clutter}{_PROSE}</div>")
    assert len(texts(article)) == 6
    assert "CLUTTER" not in repr(article.sections)
    assert article.problems == ()


@pytest.mark.parametrize(
    "content",
    [
        "<div class='overflow-hidden has-sidebar'><p>CONTENT</p></div>",
        "<div class='discussion-questions'><p>CONTENT</p></div>",
        "<header><h2>CONTENT</h2></header><p>CONTENT</p>",
        "<ul><li><a href=a>Romans 8:34</a></li><li><a href=b>John 3:16</a></li>"
        "<li><a href=c>1 John 2:1 CONTENT</a></li></ul>",
        "<center><font size=3>CONTENT</font></center>",
        "<details><summary>x</summary>CONTENT</details>",
    ],
)
def test_content_is_not_left_out(content: str) -> None:
    assert "CONTENT" in repr(_page(f"<h1>A title</h1>{_PROSE}{content}{_PROSE}").sections)


def test_a_form_around_the_whole_page_is_no_clutter() -> None:
    article = _page(
        f"<form id='aspnetForm'><div class='menu sidebar'><h2>Body</h2>{_PROSE}</div></form>"
    )
    assert len(texts(article)) == 3


@pytest.mark.parametrize("tag", ["ol", "ul", "table"])
def test_a_page_that_is_one_list_keeps_the_heading_of_the_list(tag: str) -> None:
    row = "tr><td" if tag == "table" else "li"
    items = f"<{row}>What is the promise in verse 2:5?" * 6
    article = _page(f"<div><h4><b>Hebrews</b></h4><{tag}>{items}</{tag}></div>", head="")
    assert article.title == "Hebrews"


def test_a_layout_of_tables() -> None:
    article = _page(
        f"<table><tr><td><ul><li>One</li></ul>{_PROSE}</td>"
        "<td><h3>Reflect</h3><p>x y</p></td></tr></table>"
    )
    assert [kind for _, kind, _ in blocks(article)] == ["bullet", *["paragraph"] * 4]


def test_elements() -> None:
    article = _page(
        """<h1>A title</h1>
<p>Line one<br>line two<br><br>Next</p>
Loose text <div>in a div</div>
<ol><li>One <ul><li>Nested</li></ul></li><li><p>Two</p><p>More of two</p></li><li> </li></ol>
<blockquote><p>I shall not want.</p><footer>Psalm 23:1</footer></blockquote>
<figure><blockquote>He lives.</blockquote><figcaption>— Hebrews 7:25</figcaption></figure>
<dl><dt>Advocate</dt><dd>One who pleads</dd><dt>Priest:</dt><dd>One who serves</dd></dl>
<table><tr><th>Who</th><th>Where</th></tr><tr><td>Moses</td><td>Exodus 32</td></tr></table>
<p>• Typed</p><p>He said, <q>Come</q>.</p>
<pre>As it
stands</pre>
<h4>Reflect</h4><p>x<sup>2</sup> the 1<sup>st</sup> H<sub>2</sub>O</p>"""
    )
    assert blocks(article) == [
        ("", "paragraph", "Line one line two"),
        ("", "paragraph", "Next"),
        ("", "paragraph", "Loose text"),
        ("", "paragraph", "in a div"),
        ("", "bullet", "One"),
        ("", "bullet", "Nested"),
        ("", "bullet", "Two"),
        ("", "paragraph", "More of two"),
        ("", "quote", "I shall not want. — Psalm 23:1"),
        ("", "quote", "He lives. — Hebrews 7:25"),
        ("", "bullet", "Advocate: One who pleads"),
        ("", "bullet", "Priest: One who serves"),
        ("", "bullet", "Who; Where"),
        ("", "bullet", "Moses; Exodus 32"),
        ("", "bullet", "Typed"),
        ("", "paragraph", "He said, “Come”."),
        ("", "paragraph", "As it stands"),
        ("Reflect", "paragraph", "x the 1st H2O"),
    ]
    assert [(p.code, p.line) for p in article.problems] == [("bullet-empty", 4)]


def test_a_bold_first_line_is_a_heading() -> None:
    article = _page(
        "<h1>A title</h1><p><strong>Quick answer</strong><br>He prays.</p>"
        "<p><b>He lives.</b><br>He reigns.</p>"
    )
    assert blocks(article) == [
        ("Quick answer", "paragraph", "He prays."),
        ("Quick answer", "paragraph", "He lives. He reigns."),
    ]


def test_footnotes_stand_in_the_sentence() -> None:
    article = _page(
        "<h1>A title</h1><p>He lives.<sup id=r1><a href='#n1'>1</a></sup> He prays"
        "<a class='footnote-ref' href='#n2'>[2]</a> on.</p>"
        "<section class=footnotes><ol><li id=n1><p>Hebrews 7:25 <a href='#r1'>↩</a></p></li>"
        "<li id=n2>Romans 8:34</li></ol></section>"
    )
    assert texts(article) == ["He lives (Hebrews 7:25). He prays (Romans 8:34) on."]


@pytest.mark.parametrize(
    "quote",
    [
        "He sows, and waits. <cite>Psalm 126:5</cite>",
        "<p>He sows, and waits.<br><cite>Psalm 126:5</cite></p>",
        "<p>He sows, and waits. <span><cite>Psalm 126:5</cite></span></p>",
    ],
)
def test_a_citation_behind_the_words_stays_with_them(quote: str) -> None:
    article = _page(f"<h1>A title</h1><p>Farmers know it.</p><blockquote>{quote}</blockquote>")
    first, second = article.sections[0].blocks
    assert (first.kind.value, first.text) == ("paragraph", "Farmers know it.")
    assert (second.kind.value, second.text) == ("quote", "He sows, and waits. Psalm 126:5")
    assert second.text[second.breaks[0] :] == "Psalm 126:5"


@pytest.mark.parametrize(
    "quote",
    [
        "<p>He sows, and waits.</p><footer>— <cite>Psalm 126:5</cite></footer>",
        "<p>He sows, and waits.</p><p>— <cite>Psalm 126:5</cite></p>",
        "<p>He sows, and waits.</p><cite>Psalm 126:5</cite>",
    ],
)
def test_a_citation_below_the_words_goes_to_them(quote: str) -> None:
    article = _page(f"<h1>A title</h1><p>Farmers know it.</p><blockquote>{quote}</blockquote>")
    assert texts(article) == ["Farmers know it.", "He sows, and waits. — Psalm 126:5"]
    assert article.sections[0].blocks[1].quote == 1


def test_a_book_named_within_a_quotation_does_not_end_it() -> None:
    article = _page(
        "<h1>A title</h1><blockquote>As <cite>The Sower</cite> has it, he waits.</blockquote>"
    )
    assert texts(article) == ["As The Sower has it, he waits."]


def test_stressed_words() -> None:
    article = _page(
        "<h1>A title</h1><p><b>He </b>lives <strong>for</strong> <mark>ever</mark> "
        "<span style='font-weight:700'>and</span> <b style='font-weight:normal'>prays</b></p>"
    )
    (block,) = article.sections[0].blocks
    assert [block.text[a:b] for a, b in block.marks] == ["He", "for", "ever", "and"]


def test_entities_and_no_break_spaces() -> None:
    article = _page(
        "<h1>A title</h1><p>&ldquo;2&nbsp;Peter&rdquo; &amp;c. &lt;b&gt; &#8212; {{c1::x}}</p>"
    )
    assert texts(article) == ["“2\u00a0Peter” &c. <b> — {{c1::x}}"]


def test_words_keep_their_places() -> None:
    text = (
        "<html>\n<head><title>He lives</title><script>He lives</script></head>\n"
        "<body class='He lives'><h1>He lives</h1>\n<!-- He lives -->\n"
        "<p title='He lives > x'>He lives,\n   and <b>He</b> lives on.</p>\n"
        "<p>He lives.</p></body></html>"
    )
    article = read(text, "a.html")
    assert article.title_line == 3
    assert [block.position(0) for block in article.sections[0].blocks] == [(5, 25), (7, 4)]
    assert misplaced(article, text) == []


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16", "koi8-r"])
def test_the_encoding_that_the_page_names(encoding: str) -> None:
    word = "Бог" if encoding == "koi8-r" else "“grâce”"
    text = (
        f"<html><head><meta charset={encoding}><title>A title</title></head><p>{word} x</p></html>"
    )
    assert texts(read(text.encode(encoding), "a.html")) == [f"{word} x"]


def test_a_text_in_an_html_file_is_read_as_text() -> None:
    assert texts(read("A title\nHe lives.", "a.html")) == ["He lives."]


@pytest.mark.parametrize(
    "page",
    [
        "<title>March 4 - Set free at last</title><h1>My readings</h1><h2>Set free at last</h2>",
        '<title>My church</title><h1>My church</h1><h2 class="entry-title">Set free at last</h2>',
        "<title>My church</title><header><a href=/><h1>My church</h1></a></header>"
        "<h2>Studies</h2><div><h2>Set free at last</h2><form>",
        "<aside><h1>More</h1><h1>And more</h1></aside><article><header><h1>Set free at last</h1>"
        "</header><div><p>He came to those who served sin, and broke the yoke of all.",
    ],
)
def test_the_heading_that_the_page_calls_its_title(page: str) -> None:
    article = read(
        f"<html>{page}<p>The Son sets free for good, and nobody takes it back.", "a.html"
    )
    assert article.title == "Set free at last"


def test_what_stands_between_a_title_and_its_repetition_is_kept() -> None:
    head = "<title>Set free at last</title><header><h1>Set free at last</h1></header>"
    passage = "<p>Scripture: John 8:36</p><h2>Set free at last</h2>"
    prose = "<p>The Son sets free for good, and nobody takes it back, be he who he may.</p>" * 3
    article = read(f"<html>{head}<main>{passage}{prose}</main>", "a.html")
    assert "John 8:36" in repr(article.sections)
