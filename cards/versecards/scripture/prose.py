"""What the words around a number say about it.

A name and a number are a reference in "Acts 2 records" and none in "Job 1 of 3": the
next word decides, then what stands before. The words are those of the language.
"""

from __future__ import annotations

import re

from versecards.marks import BEHIND, one_of
from versecards.scripture.grammar import Page

_NEXT_WORD = r"{gap}([{letters}][{letters}.']{0,20})"
_NUMBER_AFTER = r"\.?{gap}[0-9]"
_OF_NUMBER = r"{gap}{out_of}{gap}(?:{the}{gap})?{digits}{end}"
_OPENING = r"[(;:–-] ?\Z"
_LEADING = r"(?<![{letters}])([{letters}.]{1,12}),?\s\Z"
_LIST_GOES_ON = r"\.?[;,]?{space}(?:{joins}\.?,?{space})?"
_COMPARED = (
    r"(?<![{letters}])(?i:{as_in}|{comparing}[^.;?!()]{0,60}?{gap}{compared_with}"
    r"(?:{gap}[^.;?!()]{0,40}{gap}{of_whole})?){gap}\Z"
)
_LISTED = r"{space}[;,]{space}(?:(?i:{also}|{and})\.?,?{space}){0,2}"
_QUOTES = r":\s?[\"']"
_SHORT_NAME = r"(?<![{letters}])[{upper}][{letters}]{2,8}\.{gap}\Z"
_LETTER = r"(?:{letter})\."
_AUTHOR_OF_LETTER = r"(?<![{letters}])[{upper}][{letters}]{3,14}(?:,|['’]s){gap}\Z"
_SIGNS = "(.,;:–-"
_OPENING_SIGNS = 24
_SIGNS_AND_TIMES = '# *().0123456789:-–"\n\v'
_LONG_BRACKET = 300
_LONG_SENTENCE = 600
_ALONE_BEFORE = re.compile(
    r"(?:^\W{0,3}(?:[0-9]{1,2}[.)\]]{1,2})?|[.?!…]" + one_of(BEHIND) + r"{0,2})\s*$"
)
_ALONE_AFTER = re.compile(r"\s*(?:[.;,:?]|$)")
_SENTENCE_END = (
    r"[.!?](?<=(?<![. ][{letters}]){abbreviated}[.!?])[\"')]{0,2}\s{1,3}(?=[\"'(]?[{upper}])"
)


def next_word(page: Page, end: int) -> str:
    """Return the word that follows after white space alone, in small letters, or nothing.

    A book with its number ("Psalms 1–2") is the next reference, no word.
    """
    found = page.match(_NEXT_WORD, end)
    if found is None:
        return ""
    word = found[1].rstrip(".")
    listed = word in page.grammar.names.entries
    return "" if listed and page.match(_NUMBER_AFTER, found.start(1) + len(word)) else word.lower()


def counts_something(page: Page, end: int) -> bool:
    """Whether the number that ends here counts things: "3 boxes", "1 of 3", "20%"."""
    if page.text[end : end + 1] in ("%", "°"):
        return True
    word = next_word(page, end)
    return word in page.words("counted") or bool(page.match(_OF_NUMBER, end))


def may_count_something(page: Page, end: int) -> bool:
    """Whether the next word looks like things that are counted and is not known as a verb."""
    return is_plural(page, next_word(page, end))


def is_plural(page: Page, word: str) -> bool:
    """Whether a word in small letters looks like things, and is not known as a verb."""
    return (
        len(word) > 3
        and page.grammar.patterns["{plural}"].fullmatch(word) is not None
        and word not in page.words("telling")
        and word not in page.words("joining")
    )


def tells(page: Page, end: int) -> bool:
    """Whether what follows goes on as after a book: a verb of telling, a closing bracket."""
    after = page.text[end : end + 1]
    if after in (")", ";") or (after == ":" and page.match(_QUOTES, end)):
        return True
    return next_word(page, end) in page.words("telling")


def leads_in(page: Page, start: int) -> bool:
    """Whether what stands before expects a reference: a bracket, "in", "see"."""
    begin = max(0, start - 14)
    if page.search(_OPENING, begin, start):
        return True
    word = page.search(_LEADING, begin, start)
    return word is not None and word[1].lower().rstrip(".") in page.words("leading")


def in_brackets(page: Page, start: int) -> bool:
    """Whether this place stands in brackets that were opened not too far before it."""
    known = page.bracketed.get(start)
    if known is None:
        known = page.bracketed[start] = is_bracketed(page.text, start)
    return known


def is_bracketed(text: str, start: int) -> bool:
    """The same of a text in plain characters."""
    begin = max(0, start - _LONG_BRACKET)
    return text.rfind("(", begin, start) > text.rfind(")", begin, start)


def ends_sentence(page: Page, start: int, end: int) -> bool:
    """Whether a sentence ends somewhere between the two offsets; far ones always do so."""
    if page.text[start - 1 : start] == ".":
        start -= 1  # "4:1ff. His language": the stop is also that of the sentence
    # The pattern looks at the first letter of the next sentence.
    return end - start > _LONG_SENTENCE or bool(page.search(_SENTENCE_END, start, end + 2))


def word_before(page: Page, start: int) -> tuple[str, int]:
    """Return the word before this place without its signs, and where it begins.

    Right after a bracket there is none. Of a long one it is the end.
    """
    text = page.text
    while start and text[start - 1] in " \v":
        start -= 1
    if not start or text[start - 1] == "(":
        return "", start
    near = max(0, start - 24)
    begin = max(text.rfind(" ", near, start), text.rfind("\v", near, start), near - 1) + 1
    word = text[begin:start].lstrip(_SIGNS)
    return word.rstrip(_SIGNS), start - len(word)


def is_of_other_work(page: Page, start: int) -> bool:
    """Whether a Latin title stands before a name: "Ignatius ad Rom. iv.", "De Plac. Phil. i. 3".

    Also "Chrys. in Eph. iv.": no sentence begins with a small "in"; "Moralia in Job, vi. 18"; and
    the letters of an author ("Ignatius, Ep. vi. 2").
    """
    if page.match(_LETTER, start) and page.search(_AUTHOR_OF_LETTER, max(0, start - 20), start):
        return True
    word, begin = word_before(page, start)
    if word in page.words("comments_on"):
        if word_before(page, begin)[0].strip("_*").lower() in page.words("commentaries"):
            return True
        return page.search(_SHORT_NAME, max(0, begin - 12), begin) is not None
    if word.lower() in page.words("foreign"):
        return True
    return word.istitle() and word_before(page, begin)[0] in page.words("foreign_titles")


def is_aside(page: Page, start: int) -> bool:
    """Whether what begins here is only compared: after "cf.", "see also", "as in"."""
    word, begin = word_before(page, start)
    asides, small = page.words("aside"), word.lower()
    if small in asides:
        return True
    if small in page.words("also") and word_before(page, begin)[0].lower() in asides:
        return True
    if small not in page.words("aside_ends"):
        return False
    return page.search(_COMPARED, max(0, start - 120), start) is not None


def is_listed(page: Page, end: int, start: int) -> bool:
    """Whether nothing but the sign of a list stands between two references: "v. 2; John 6:1"."""
    return page.fullmatch(_LISTED, end, start) is not None


def goes_on(page: Page, end: int, start: int) -> bool:
    """Whether what begins at ``start`` goes on with the list that has come to ``end``."""
    return start - end < 12 and page.fullmatch(_LIST_GOES_ON, end, start) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands here is a sentence of its own: "Who went in? Verse 7."."""
    before = text[max(0, start - 12) : start]
    if start > 12:
        before = "x" + before
    return bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(text, end))


def opens_text(page: Page, start: int) -> bool:
    """Whether nothing but signs and the times of a recording stand before this place."""
    return start < _OPENING_SIGNS and not page.text[:start].strip(_SIGNS_AND_TIMES)
