"""What a title or a heading says the text below it is about."""

from __future__ import annotations

import re

from versecards.languages import Language
from versecards.scripture.books import ENGLISH, book
from versecards.scripture.grammar import Page, grammar
from versecards.scripture.mentioned_books import books_in
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan, whole_book
from versecards.scripture.tokens import plain


def passages_of_title(text: str, language: Language = ENGLISH) -> tuple[Reference, ...]:
    """Return the passages that a title names, or the books where it names no chapter.

    A name that is also a person's or an ordinary word is a book only where nothing else
    stands in the title ("Ruth", not "Ruth and Boaz"), or where the title says so ("The
    Gospel of Mark", "A Study in James").
    """
    if text.isupper():
        # "JAMES" is set in capitals, not written so; "III" is.
        text = re.sub(r"[^\W\d_]{4,}", lambda word: word[0].title(), text)
    mentions = scan(text, language=language)
    references = [reference for mention in mentions for reference in mention.usable]
    if references:
        return tuple(references)
    alone = whole_book(text, language)
    if alone:
        return (alone,)
    page = Page(plain(text), grammar(language))
    named = dict.fromkeys(found.book for found in books_in(page))
    return tuple(Reference(osis, 1, None, book(osis).chapters, None) for osis in named)
