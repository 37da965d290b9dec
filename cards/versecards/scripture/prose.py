"""What the words around a number say about it.

A name and a number are a reference in "Acts 2 records" and none in "Job 1 of 3": the
next word decides, then what stands before. The words are those of the language.
"""

from __future__ import annotations

from versecards.scripture.grammar import Page

_NEXT_WORD = r"{gap}([{letters}][{letters}.']{0,20})"
_OF_NUMBER = r"{gap}{out_of}{gap}(?:{the}{gap})?{digits}"
_OPENING = r"[(;:–-] ?\Z"
_LEADING = r"(?<![{letters}])([{letters}.]{1,12}),?\s\Z"
_LIST_GOES_ON = r"\.?[;,]?{space}(?:{joins}\.?,?{space})?"
_QUOTES = r":\s?[\"']"
_LONG_BRACKET = 300
_LONG_SENTENCE = 600
_SENTENCE_END = r"(?<![. ][{letters}]){abbreviated}[.!?][\"')]{0,2}\s{1,3}(?=[\"'(]?[{upper}])"


def next_word(page: Page, end: int) -> str:
    """Return the word that follows after white space alone, in small letters, or nothing."""
    found = page.match(_NEXT_WORD, end)
    return found[1].lower().rstrip(".") if found else ""


def counts_something(page: Page, end: int) -> bool:
    """Whether the number that ends here counts things: "3 boxes", "1 of 3", "20%"."""
    if page.text[end : end + 1] in ("%", "°"):
        return True
    word = next_word(page, end)
    return word in page.words("counted") or bool(page.match(_OF_NUMBER, end))


def may_count_something(page: Page, end: int) -> bool:
    """Whether the next word looks like things that are counted and is not known as a verb."""
    word = next_word(page, end)
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
    begin = max(0, start - _LONG_BRACKET)
    return page.text.rfind("(", begin, start) > page.text.rfind(")", begin, start)


def ends_sentence(page: Page, start: int, end: int) -> bool:
    """Whether a sentence ends somewhere between the two offsets; far ones always do so."""
    return end - start > _LONG_SENTENCE or bool(page.search(_SENTENCE_END, start, end))


def words_before(page: Page, start: int) -> list[str]:
    """Return the few words before this place, with their signs."""
    return page.text[max(0, start - 32) : start].split()


def _bare(word: str) -> str:
    return word.lower().strip("(.,;:–-")


def is_of_other_work(page: Page, start: int) -> bool:
    """Whether a Latin title stands before a name: "Ignatius ad Rom. iv.", "De Plac. Phil. i. 3"."""
    words = words_before(page, start)
    if not words:
        return False
    title = len(words) > 1 and words[-2].strip("(.,;:–-") in page.words("foreign_titles")
    return (title and words[-1][0].isupper()) or _bare(words[-1]) in page.words("foreign")


def is_aside(page: Page, start: int) -> bool:
    """Whether what begins here is only compared: after "cf.", "see also"."""
    words = words_before(page, start)
    if not words:
        return False
    asides = page.words("aside")
    last = _bare(words[-1])
    if last in asides:
        return True
    return len(words) > 1 and last in page.words("also") and _bare(words[-2]) in asides


def goes_on(page: Page, end: int, start: int) -> bool:
    """Whether what begins at ``start`` goes on with the list that has come to ``end``."""
    return start - end < 12 and page.fullmatch(_LIST_GOES_ON, end, start) is not None
