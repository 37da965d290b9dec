"""Find every Bible reference in English prose.

``scan`` goes through a text once: a pattern finds capitalised words before numbers,
"v." and "chapter", and numbers like "21:1"; what stands there is then read (``read``,
``cues``). What leans on the context is settled afterwards (``resolve``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from versecards.languages import Language
from versecards.scripture.books import ENGLISH, books
from versecards.scripture.context import Context
from versecards.scripture.cues import cue_kind, read_bare, read_cue
from versecards.scripture.found import Found, Kind
from versecards.scripture.grammar import Page, grammar
from versecards.scripture.mention import Mention, Part, Status
from versecards.scripture.misspelt import meant, with_colon
from versecards.scripture.prose import goes_on, is_aside
from versecards.scripture.read import read_named
from versecards.scripture.reference import Reference
from versecards.scripture.resolve import resolve
from versecards.scripture.tokens import plain

_NO_CONTEXT = Context()

_FIND = (
    # Not within a word. A word that begins with a capital, or "v." and "chapter", before a number.
    r"[{upper}{cue_initials}{small_initials}0-9(](?<![{letters}][{letters}])"
    r"(?:(?<=[{upper}{cue_initials}{small_initials}])[{letters}]{0,20}(?![{letters}])"
    r"(?:(?=[ \v.:,–-]{0,12}\(?(?=[0-9ivxlcIVXLC{cue_letters}])"
    r"(?:[0-9]|(?i:{chapter}|{verse}){end}|{roman}))"
    # "Psalm", "chapter" and "verse", which may have numbers in words.
    r"|{spelled})"
    # 21:1, and numbers in brackets.
    r"|(?<=[0-9])[0-9]{0,2}:(?=[0-9])|(?<=\()(?=[0-9]{1,3}[,;a-f–-]))"
)

# The same, and the name in "the eighth of Romans": slower, and few texts have one.
_FIND_ALSO = f"(?:{_FIND}|(?<={{of_ordinal}})[{{upper}}][{{letters}}]{{2,20}}(?![{{letters}}]))"


def scan(
    text: str, context: Context = _NO_CONTEXT, language: Language = ENGLISH
) -> tuple[Mention, ...]:
    """Return every mention of a reference in the text, in order, with exact spans.

    ``context`` is what was named before this text; it never gives a mention of its own.
    ``language`` is the one that the text is written in.
    Any text gives an answer; nothing raises.
    """
    if context is _NO_CONTEXT:
        return _scan_alone(text, language)
    return _scan(text, context, language)


@lru_cache(maxsize=4096)
def _scan_alone(text: str, language: Language) -> tuple[Mention, ...]:
    """A text that stands alone: a sentence and its parts are looked at from many sides."""
    return _scan(text, _NO_CONTEXT, language)


def _scan(text: str, context: Context, language: Language) -> tuple[Mention, ...]:
    page = Page(plain(text), grammar(language), context.commas)
    found = resolve(page, _read_all(page), context)
    return tuple(_in_steps(text, [_mention(text, one) for one in found]))


def _read_all(page: Page) -> list[Found]:
    found: list[Found] = []
    before: Found | None = None
    pos = 0
    text, patterns = page.text, page.grammar.patterns
    search = patterns[_FIND_ALSO if page.of_ordinals else _FIND].search
    while stop := search(text, pos):
        start, end = stop.span()
        one = _read(page, start, end, before)
        if one is None:
            pos = end if text[start].isalpha() else start + 1
            continue
        pos = one.end
        if one.kind is not Kind.OTHER:
            if before is not None and before.aside:
                one.aside = goes_on(page, before.end, one.start)
            if text[one.start - 1] != "(":
                one.aside = one.aside or is_aside(page, one.start)
            found.append(one)
            before = one
    return found


def _read(page: Page, start: int, end: int, before: Found | None) -> Found | None:
    """Read what begins with this word, number or bracket; ``None`` if it is nothing."""
    floor = before.end if before else 0
    if not page.text[start].isalpha():
        return read_bare(page, start, floor)
    one = read_named(page, start, end, before)
    if one is None:
        kind = cue_kind(page, start, end)
        if kind:
            return read_cue(page, start, end, kind, floor)
    return one


def _mention(text: str, one: Found) -> Mention:
    parts = [
        Part(start, end, text[start:end], reference, *verdict)
        for start, end, reference, verdict in one.parts
    ]
    written = text[one.start : one.end]
    leaning = one.kind is not Kind.NAMED
    return Mention(one.start, one.end, written, tuple(parts), one.translation, one.aside, leaning)


def _in_steps(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, one for a place that is named in two steps: "Isaiah 40 (v. 31)"."""
    chapter: Mention | None = None
    for mention in mentions:
        if chapter is not None and _goes_into(text, chapter, mention):
            end = mention.end + len(_BEHIND.match(text, mention.end)[0])  # type: ignore[index]
            yield replace(mention, start=chapter.start, end=end, text=text[chapter.start : end])
            chapter = None
            continue
        if chapter is not None:
            yield chapter
        chapter = mention
    if chapter is not None:
        yield chapter


_BETWEEN, _BEHIND = re.compile(r"\s*[(\[]\s*"), re.compile(r"\s?[)\]]?")


def _goes_into(text: str, chapter: Mention, verses: Mention) -> bool:
    """Whether what stands in brackets behind a chapter are verses of it."""
    if not verses.leaning or not _BETWEEN.fullmatch(text, chapter.end, verses.start):
        return False
    whole = chapter.references
    return (
        len(whole) == len(chapter.parts) == 1
        and whole[0].verse is None
        and bool(verses.references)
        and all(ref.verse is not None and whole[0].contains(ref) for ref in verses.references)
    )


_FILLING = r"[\s,;.()\[\]&/–—-]|(?i:{filling}){end}"


class NoSuchVerseError(ValueError):
    """What reads as a reference names a chapter or a verse that the Bible does not have."""


def parse_reference(text: str, language: Language = ENGLISH) -> tuple[Reference, ...]:
    """Read a text that is nothing but references: "Hebrews 4:14-16", "ps 23; jude 3".

    Small letters will do, and a book's name alone is the whole book. Raises
    ``ValueError``, with the reason in plain words, for anything else (where the book is
    misspelt, or no colon stands before the verse, it names what is most like it), and
    ``NoSuchVerseError``, which is one, for what does not exist.
    """
    try:
        return _references(text, language)
    except ValueError as error:
        right = with_colon(text)
        if not is_reference(right, language):
            right = meant(text, language, lambda other: is_reference(other, language))
        if not right:
            raise
        fault = f"“{text.strip()}” is not a Bible reference; did you mean “{right}”?"
        raise ValueError(fault) from error


@lru_cache(maxsize=1024)
def is_reference(text: str, language: Language = ENGLISH) -> bool:
    """Whether a text is nothing but references that exist."""
    try:
        return bool(_references(text, language))
    except ValueError:
        return False


def _references(text: str, language: Language) -> tuple[Reference, ...]:
    rules = grammar(language)
    given = capitalised(text, language)
    whole = whole_book(given, language)
    if whole:
        return (whole,)
    mentions = scan(given, language=language)
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(given)]
    rest = " ".join(given[end:start] for end, start in zip(ends, starts, strict=True))
    if rules.patterns[_FILLING].sub("", rest) or not mentions:
        raise ValueError(f"“{text.strip()}” is not a Bible reference such as “Hebrews 4:14-16”")
    references = []
    for part in (part for mention in mentions for part in mention.parts):
        if part.reference is None:
            raise ValueError(f"“{part.text}” in “{text.strip()}” names no book")
        if part.status is Status.MISSING:
            raise NoSuchVerseError(f"“{part.text}” does not exist: {part.note}")
        references.append(part.reference)
    return tuple(references)


def capitalised(text: str, language: Language = ENGLISH) -> str:
    """Give words that are forms of a book's name the capitals of that form."""
    forms = grammar(language).names.spellings
    return re.sub(r"[^\W\d_]+", lambda word: forms.get(word[0].lower(), word[0]), text)


def whole_book(text: str, language: Language = ENGLISH) -> Reference | None:
    """Return the whole book where the text is nothing but its name."""
    return _whole_books(language).get(" ".join(text.split()).rstrip("."))


@cache
def _whole_books(language: Language) -> dict[str, Reference]:
    """Each book by all its names; the first that has one."""
    found: dict[str, Reference] = {}
    for book in books(language):
        whole = Reference(book.osis, 1, None, book.chapters, None)
        for name in (book.name, book.sbl, book.chicago.rstrip("."), book.short, *book.forms):
            found.setdefault(name, whole)
    return found
