"""What a title or a heading says the text below it is about."""

from __future__ import annotations

import re

from versecards.languages import Language
from versecards.scripture.books import ENGLISH, book
from versecards.scripture.grammar import Page, grammar
from versecards.scripture.mention import Mention, Status
from versecards.scripture.mentioned_books import books_in
from versecards.scripture.reference import Reference
from versecards.scripture.scan import scan, whole_book
from versecards.scripture.tokens import plain

_BEFORE_SUBTITLE = re.compile(r"\s*(?::|\s[–—-])\s.*", re.DOTALL)
_TITLE_GOES_ON = r"(?={space}(?:[:.|–-]|\Z))"
_OWN_CHAPTER = r"\W{0,3}(?i:{chapter})\.?{gap}(?:[0-9]{1,3}|{roman}|{cardinal})" + _TITLE_GOES_ON
_SONG_PART = r"\({space}(?i:{song_parts}){end}"
_OTHER_CHAPTER = r"(?:\A|[:–|-]{space})\W{0,3}(?i:{scriptures}){gap}[0-9]{1,3}" + _TITLE_GOES_ON


def passages_of_title(text: str, language: Language = ENGLISH) -> tuple[Reference, ...]:
    """Return the passages that a title names, or the books where it names no chapter.

    A name that is also a person's or an ordinary word is a book only where nothing else
    stands in the title ("Ruth", "Ruth: Under His Wings", not "Ruth and Boaz"), or where the
    title says so ("The Gospel of Mark", "A Study in James").
    """
    if text.isupper():
        # "JAMES" is set in capitals, not written so; "III" is.
        text = re.sub(r"[^\W\d_]{4,}", lambda word: word[0].title(), text)
    mentions = scan(text, language=language)
    references = [reference for mention in mentions for reference in mention.usable]
    if not references and len(mentions) == 1 and _is_all(text, mentions[0]):
        # "Acts 8" above a text is no eight acts.
        references = list(mentions[0].references)
    if references:
        return tuple(references)
    alone = whole_book(text, language) or whole_book(_BEFORE_SUBTITLE.sub("", text), language)
    if alone:
        return (alone,)
    page = Page(plain(text), grammar(language))
    named = dict.fromkeys(found.book for found in books_in(page))
    return tuple(Reference(osis, 1, None, book(osis).chapters, None) for osis in named)


def _is_all(text: str, mention: Mention) -> bool:
    """Whether a title is nothing but this mention, and a subtitle."""
    rest = _BEFORE_SUBTITLE.sub("", text[mention.end :])
    doubtful = all(part.status is Status.DOUBTFUL for part in mention.parts)
    return doubtful and not text[: mention.start].strip() and not rest.strip(" .")


def is_chapter(title: str, language: Language = ENGLISH) -> bool:
    """Whether a title is that of a chapter of some work: "Chapter 7: How Are We Saved?"."""
    return Page(plain(title), grammar(language)).match(_OWN_CHAPTER, 0) is not None


def is_song_part(text: str, language: Language = ENGLISH) -> bool:
    """Whether a text begins with the label of a part of a song: "[Chorus] We sing"."""
    return Page(plain(text), grammar(language)).match(_SONG_PART, 0) is not None


def is_other_scripture(title: str, language: Language = ENGLISH) -> bool:
    """Whether a title names a chapter of a book that is held for Scripture elsewhere."""
    return Page(plain(title), grammar(language)).search(_OTHER_CHAPTER, 0) is not None
