"""One line of a list of verses that somebody typed: its passages, and what stands with them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from versecards.article.model import Span
from versecards.article.versewords import READS
from versecards.article.wrap import is_final
from versecards.languages import Language
from versecards.marks import CLOSES, OPENS, OPENS_ANY, one_of
from versecards.scripture.likeness import likeness, may_be_like, passage_stems
from versecards.scripture.mention import Mention
from versecards.scripture.misspelt import meant_in_list, with_colon
from versecards.scripture.reference import Reference, spanning
from versecards.scripture.scan import capitalised, is_reference, parse_reference, scan
from versecards.scripture.texts.library import Library
from versecards.scripture.translations import either
from versecards.scripture.wording import says, stems
from versecards.scripture.wording import words as words_of

MOST_REMARK = 6
"""Words that may stand with a passage and are none of it ("for Tom", "the armour of God"),"""
_MOST_UNPARTED = 3
"""and in front of it, where no sign parts them."""
_ANSWERED = 0.6
"""Share (``scripture/likeness.py``) of many words that are a part of their passage."""
_FEW = 3
"""Verses of which a part may be typed."""
_FEWEST_SAID, _SAID, _QUOTED = 2, 0.75, 0.5
"""Words of a verse that say something of it, and the share of them that it has; in marks."""
_JOINED = re.compile(r"[\s,;&+/|]*(?:and\s+)?", re.IGNORECASE)
_PARTED = re.compile(rf"(?:[:|\t=.)—–-]|\d|{one_of(CLOSES)})[\s*_]*$")
_SIGN = rf"[^\w{re.escape(OPENS_ANY)}]"
_NUMBERED = re.compile(rf"(?:{_SIGN}|_)*(?:\d{{1,3}}\s*(?:[.):]|[-–—](?=\s)))?(?:{_SIGN}|_)*")
_LED = re.compile(rf"[.?!]\s+{one_of(OPENS_ANY)}")
"""What an author says before he quotes: "Who hears us? “He that planted the ear …”"."""
_LEAD = re.compile(rf"[,:]\s+{one_of(OPENS_ANY)}")
_RESTS = re.compile(r"[)\]]\s*[.!?]\W*$")
_VERBATIM = 0.9
"""Likeness of words to their passage where an author puts hardly anything in words of his own."""
_FROM = re.compile(r"[—–(\[]\s*$")
"""What stands before the passage that words are from: "— Psalm 23:1", "(Psalm 23:1)"."""
_LOOKS = re.compile(
    r"(?<![\w:.])(?:(?:[1-3]|[Ii]{1,3}(?=\s))\s?)?(?P<name>[^\W\d_]{2,})\.?\s?\d{1,3}"
    r"(?P<verse>\s?[:.;]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3}|(?P<more>[:.]\d{1,3}))?)?(?![\w:])"
)
"""What is written as a passage is."""
_SLIP = re.compile(r"(?<=\d);(?=\d)")
_REACH = 80
"""Letters of a label, or a remark, and the passage that it stands with."""
_SIGNS = " \t\u00a0~|*_-–—=>"
_EDGES = _SIGNS + ":;,"
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,7}")


@dataclass(frozen=True)
class Listed:
    """A line that names passages: as they are written on a card's line, and how it goes on.

    ``passage`` is the one to which words can belong, ``words`` are those (a stretch of the
    line; ``has_words``: they read like its own), ``at`` where the passages stand. ``plain``: the
    line says no more than passages, their words and a short remark; ``named``: a translation is
    among it; ``bare``: it has no remark, nor is it given as whence words are; ``on``: words lead
    into the passage, as those of a title do ("On Romans 8"). ``more`` are the passages behind it
    that something parts from it.
    """

    written: str
    at: int
    passage: Reference | None
    words: Span | None = None
    has_words: bool = False
    plain: bool = True
    named: bool = False
    bare: bool = True
    on: bool = False
    few: Span | None = None
    more: tuple[Listed, ...] = ()


def read_line(text: str, language: Language) -> Listed | None:
    """Read a line that begins or ends with a passage; ``None`` for another."""
    if not any(map(str.isdigit, text[:_REACH] + text[-_REACH:])):
        return None
    given = capitalised(text, language)
    groups = _groups(given, [m for m in scan(given, language=language) if not m.leaning])
    for group in dict.fromkeys((*groups[:1], *groups[-1:])):
        found = _read(text, given, group, language)
        if found and (len(groups) == 1 or found.has_words):
            return found
        if found:  # "Rom 8:28 (Tom), Heb 11:1 (Ann)"
            names = [_named_behind(text, each[-1].end, language)[0] for each in groups]
            written = [_written(given, *each) for each in zip(groups, names, strict=True)]
            bare = len(text.split()) - len(" ".join(written).split())
            plain = bare <= MOST_REMARK * len(groups) and not is_final(text)
            first, *more = (
                replace(found, written=each, at=one[0].start, passage=None, words=None, plain=plain)
                for each, one in zip(written, groups, strict=True)
            )
            return replace(first, more=tuple(more))
    return None


def with_typed_colon(text: str, language: Language) -> Listed | None:
    """Read a line whose colon may be a slip ("Heb 13;8"); ``None`` for another.

    Its ``passage`` is the verses that are meant then, if it is not two chapters.
    """
    meant = _SLIP.sub(":", text)
    listed = read_line(meant, language) if meant != text else None
    verses = listed is not None and listed.passage is not None and listed.passage.verse is not None
    return listed if verses else None


def unreadable(text: str, language: Language) -> str | None:
    """Return what a line may mean that looks as if it named a passage, though none is found.

    Empty where nothing is like it; ``None`` where it does not look so.
    """
    bare = text[_NUMBERED.match(text).end() :].strip(_EDGES + ".")  # type: ignore[union-attr]

    def parted_from(start: int) -> str:
        parted = with_colon(capitalised(bare[start:], language))
        return parted if is_reference(parted, language) else ""

    if parted := parted_from(0):
        return parted

    def read(passage: str) -> str:
        try:
            return "; ".join(map(str, parse_reference(passage, language)))
        except ValueError:
            return ""

    for match in _LOOKS.finditer(bare):
        before, after = bare[: match.start()], bare[match.end() :]
        first = not says(before) or (
            _PARTED.search(before) and len(before.split()) <= _MOST_UNPARTED
        )
        last = not says(after) and match["name"][0].isupper()
        near = parted_from(match.start()) or meant_in_list(
            match[0], language, read, loose=bool(match["verse"])
        )
        if near and (first or last):
            return near
        alone = not says(before) and not says(after)
        if match["verse"] and (alone or (match["more"] and (first or last))):
            return ""
    return None


def called(text: str, language: Language) -> Reference | None:
    """Return the passage that people call by what is all of a line: "the Lord's Prayer"."""
    bare = text[_NUMBERED.match(text).end() :]  # type: ignore[union-attr]
    return _called(language).get(_plain(bare))


@cache
def _called(language: Language) -> dict[str, Reference]:
    table = language.table("verselist")["called"]
    return {_plain(name): parse_reference(passage)[0] for name, passage in table.items()}


def _plain(name: str) -> str:
    """The letters of a name, without the article in front of it."""
    words = "".join(sign for sign in name.casefold() if sign.isalpha() or sign.isspace()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _groups(text: str, mentions: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Mentions that only separators part."""
    groups: list[tuple[Mention, ...]] = []
    for mention in mentions:
        if groups and _JOINED.fullmatch(text, groups[-1][-1].end, mention.start):
            groups[-1] = (*groups[-1], mention)
        else:
            groups.append((mention,))
    return groups


def _read(text: str, given: str, group: Sequence[Mention], language: Language) -> Listed | None:
    start, end = group[0].start, group[-1].end
    name = group[-1].translation
    if not name:
        name, end = _named_behind(text, end, language)
    in_front = _translation(language).fullmatch(text[:start].strip(_EDGES + "()[]"))
    if in_front and not name:
        name, start = _known(in_front["name"], language), 0
    if re.match(r"[\s:.]\d", text[end:]):
        return None  # "Rom 8 28", "Luke 2:4:11"
    alone = Listed(
        _written(given, group, name),
        group[0].start,
        _one(group),
        named=bool(name),
        bare=_FROM.search(text[:start]) is None,
    )
    before, behind = _trim(text, 0, start), _trim(text, end, len(text))
    parted = _PARTED.search(text[:start])
    if before and behind:
        label, rest = (text[slice(*each)] for each in (before, behind))
        if len(rest.split()) <= MOST_REMARK and _is_of(label, alone.passage):
            return replace(alone, words=before, has_words=True)
        if len(label.split()) > (MOST_REMARK if parted else _MOST_UNPARTED):
            return None
    words = behind or before
    if not words:
        return alone
    most = MOST_REMARK if behind or parted else _MOST_UNPARTED
    sentence = bool(before) and not parted and is_final(text)  # "God is light (1 John 1:5)."
    return _with_words(
        alone, text, words, language, most, sentence=sentence, on=bool(before) and not parted
    )


def _with_words(
    alone: Listed,
    text: str,
    words: Span,
    language: Language,
    most: int,
    *,
    sentence: bool,
    on: bool,
) -> Listed:
    """Let a line have the words beside its passages, unless they are a remark of so many words."""
    said = text[slice(*words)]
    if _is_of(said, alone.passage):
        own = _rests(text, words) and not alone.named and not _is_verbatim(said, alone.passage)
        plain = not own and not _is_led(said, alone.passage, language)
        return replace(alone, words=words, has_words=True, plain=plain)
    if len(said.split()) > most:
        return replace(alone, words=words, plain=False)
    labels = words[0] < alone.at and ":" in text[words[1] : alone.at]
    few = words if says_some(said, alone.passage, language, label=labels) else None
    return replace(alone, plain=not sentence, bare=False, on=on, few=few)


def _rests(text: str, words: Span) -> bool:
    """Whether a line is a sentence with its passage in brackets before the stop, which an author
    writes in words of his own ("His rule is peace and joy (Romans 14:17).")."""
    return _RESTS.search(text, words[1]) is not None and text[words[0] - 1 : words[0]].strip() == ""


def _is_verbatim(said: str, passage: Reference | None) -> bool:
    like = likeness(said, passage, Library().embedded()) if passage else None
    return like is not None and like.whole >= _VERBATIM


def _is_led(said: str, passage: Reference | None, language: Language) -> bool:
    """Whether an author leads into the words of a passage that he quotes, as a list does not:
    with a sentence of his own, or one that has no word of it ("Solomon says, “Trust …”")."""
    lead = _LEAD.search(said)
    if lead is None or passage is None or _LED.search(said):
        return bool(_LED.search(said))
    reports = language.pattern("quotations", "reports").search(said[: lead.start() + 1])
    if said[lead.start()] == ":" and not reports:
        return False  # a label: "Ann's favourite: “The LORD is my light …”"
    own = set(stems(said[: lead.start()]))
    there = (verse for text in Library().embedded() for verse in passage_stems(text, passage))
    return bool(own) and all(map(own.isdisjoint, there))


def _is_of(said: str, passage: Reference | None) -> bool:
    """Whether words are those of a passage, or a good part of them, in whatever translation."""
    if passage is None or only_recalls(said, passage):
        return False
    share = _ANSWERED if len(said.split()) > MOST_REMARK else math.inf
    texts = Library().embedded()
    if not may_be_like(said, passage, texts, whole=READS, share=share):
        return False
    like = likeness(said, passage, texts)
    return like is not None and (like.whole >= READS or like.share >= share)


def only_recalls(said: str, passage: Reference) -> bool:
    """Whether words are too few for those of a passage: "Psalm 23 - the LORD is my shepherd"."""
    count = len(said.split())
    texts = Library().embedded()
    whole = max(sum(len(line.split()) for _, line in text.passage(passage)) for text in texts)
    return 2 * count < whole and (count <= MOST_REMARK or len(passage.verses()) > _FEW)


def says_some(
    said: str, passage: Reference | None, language: Language, *, label: bool = False
) -> bool:
    """Whether few words are a piece of a short passage, and no name or ``label`` of it: "Be strong
    and courageous" beside Joshua 1:9 is, "the armour of God" beside Ephesians 6:11 is none."""
    if passage is None or passage.verse is None or len(passage.verses()) > _FEW:
        return False
    bag = stems(said)
    there = (verse for text in Library().embedded() for verse in passage_stems(text, passage))
    held = max((sum(stem in verse for stem in bag) for verse in there), default=0)
    quoted = said.lstrip()[:1] in OPENS and said.rstrip(" .,;")[-1:] in CLOSES
    if len(bag) < _FEWEST_SAID or held < (_QUOTED if quoted else _SAID) * len(bag):
        return False
    grammar = language.table("grammar")
    verbs = language.words("verbs") | language.words("pluralverbs") | {*grammar["pronouns"]}
    named = said.split(maxsplit=1)[0].casefold() in grammar["determiners"]
    told = said[:1].isupper() and not (label or named or verbs.isdisjoint(words_of(said)))
    return quoted or is_final(said) or told


def _written(given: str, group: Sequence[Mention], name: str) -> str:
    """The passages as they are typed, with the name of their translation, if there is one."""
    if not any(mention.translation for mention in group):
        typed = given[group[0].start : group[-1].parts[-1].end]
        return f"{typed} ({name})" if name else typed
    lines = []
    for mention in group:
        text = given[mention.start : mention.parts[-1].end]
        own = mention.translation or name
        lines.append(f"{text} ({own})" if own else text)
    return "; ".join(lines)


def _one(group: Sequence[Mention]) -> Reference | None:
    """The one passage of some mentions: "Eph 2:8,9" is one."""
    references = [reference for mention in group for reference in mention.references]
    if not references:
        return None
    one = references[0]
    for other in references[1:]:
        follows = (one.last_book, one.end_chapter) == (other.book, other.chapter)
        if not follows or other.verse != (one.end_verse or -1) + 1:
            return None
        one = spanning(one, other)
    return one if one.exists else None


def _named_behind(text: str, start: int, language: Language) -> tuple[str, int]:
    """The translation that is named behind a passage, and where its name ends."""
    match = _translation_behind(language).match(text, start)
    if match is None:
        return "", start
    known = _known(match["name"], language)
    sure = match["name"] == known or match["open"] or not says(text[match.end() :])
    cried = text[match.end() :].lstrip().startswith(("!", "?"))  # "NEW!"
    other = not (known or cried or says(text[match.end() :])) and _CAPITALS.fullmatch(match["name"])
    if (known and sure) or other:
        return known or match["name"], match.end()
    return "", start


def named_last(text: str, language: Language) -> tuple[str, int]:
    """The translation that is named at the end of words, and where its name begins."""
    match = _translation_last(language).search(text)
    return (match["name"], match.start()) if match else ("", len(text))


@cache
def _names(language: Language) -> dict[str, str]:
    return {name.casefold(): name for name in reversed(language.table("translations")["names"])}


def _known(name: str, language: Language) -> str:
    names = language.table("translations")["names"]
    return name if name in names else _names(language).get(name.casefold(), "")


@cache
def _translation(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{either(language)})", re.IGNORECASE)


@cache
def _translation_behind(language: Language) -> re.Pattern[str]:
    return re.compile(
        rf"[\s,;:—–|-]*(?P<open>[(\[])?\s*(?P<name>(?i:{either(language)})(?!\w)|{_CAPITALS.pattern}(?!\w))"
        r"\s*(?(open)[)\]])"
    )


@cache
def _translation_last(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[\s—–-]+[(\[]?(?P<name>{either(language)})[)\]]?[.\s]*$")


def _trim(text: str, start: int, end: int) -> Span | None:
    """A stretch without signs at its ends; ``None`` where it has no words."""
    if start == 0:
        start = _NUMBERED.match(text, 0, end).end()  # type: ignore[union-attr]
    piece = text[start:end]
    if not says(piece):
        return None
    left = len(piece) - len(piece.lstrip(_EDGES + ".)]"))
    behind = end == len(text)
    right = len(piece.rstrip(_SIGNS if behind else _EDGES + "(["))
    return start + left, start + right
