"""Sentences taken apart: which words are the statement, and which references it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Sentence
from versecards.extract.words import has_verb, share_a_word
from versecards.languages import Language
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference

BLANK = "[…]"
"""Stands in a statement where the sentence itself names the passage (Anki's own sign)."""

_FEWEST_WORDS = 3
"""A sentence of fewer words says too little to be a statement."""
_FEWEST_OF_CLAUSE = 4
"""The same for a clause of a sentence with several groups of references."""


@dataclass(frozen=True)
class Statement:
    """What the article says, without its references, and the references it rests on.

    ``sentence`` is the sentence as it stands; ``start`` is where it begins in the block.
    """

    text: str
    references: tuple[Reference, ...]
    sentence: str
    start: int


@dataclass(frozen=True)
class _Group:
    """References set off from the words around them, with their brackets: "(…; …)"."""

    start: int
    end: int
    mentions: tuple[Mention, ...]


def statements(block: ReadBlock, language: Language) -> tuple[Statement, ...]:
    """Return every statement of a block that references or quotations support, in order."""
    found: list[Statement] = []
    roles = [list(block.quoted(sentence)) for sentence in block.sentences]
    for index, sentence in enumerate(block.sentences):
        if roles[index]:
            continue  # it only introduces a quotation
        if sentence.mentions:
            found.extend(_from_sentence(block, sentence, language))
            continue
        text = tidy(block.text_of(sentence), language)
        supported = _supporting(text, _neighbours(roles, index), language)
        if supported and len(text.split()) >= _FEWEST_WORDS and not text.endswith("?"):
            found.append(Statement(text, supported, block.text_of(sentence), sentence.start))
    return tuple(found)


def _supporting(
    text: str, quotations: Sequence[Quotation], language: Language
) -> tuple[Reference, ...]:
    """The references of a run of quotations, if it speaks of what the text speaks of."""
    if not any(share_a_word(text, quotation.text, language) for quotation in quotations):
        return ()
    return tuple(dict.fromkeys(quotation.references[0] for quotation in quotations))


def _neighbours(roles: Sequence[list[Quotation]], index: int) -> list[Quotation]:
    """The run of quotations right after a sentence, else the run right before it."""
    after: list[Quotation] = []
    for role in roles[index + 1 :]:
        if not role:
            break
        after.extend(role)
    if after:
        return after
    before: list[Quotation] = []
    for role in reversed(roles[:index]):
        if not role:
            break
        before[:0] = role
    return before


def _from_sentence(block: ReadBlock, sentence: Sentence, language: Language) -> list[Statement]:
    text = block.block.text
    groups = _groups(text, sentence, language)
    whole = block.text_of(sentence)
    grouped = {id(mention) for group in groups for mention in group.mentions}
    inline = [mention for mention in sentence.mentions if id(mention) not in grouped]
    if len(groups) > 1 and not inline:
        clauses = _clauses(text, sentence, groups, language)
        if clauses:
            return [
                Statement(clause, refs, whole, sentence.start) for clause, refs in clauses if refs
            ]
    bare = _without(text, sentence, groups, inline, language)
    if inline:
        bare = _unwrap(bare, language)
    references = tuple(
        dict.fromkeys(ref for mention in sentence.mentions for ref in mention.usable)
    )
    statement = tidy(_without_author(tidy(bare, language), references, language), language)
    words = [word for word in statement.replace(BLANK, " ").split() if re.search(r"\w", word)]
    if not references or len(words) < _FEWEST_WORDS or statement.endswith("?"):
        return []
    return [Statement(statement, references, whole, sentence.start)]


def _groups(text: str, sentence: Sentence, language: Language) -> list[_Group]:
    """Brackets that hold references, and references that trail or lead by a dash or colon."""
    groups: list[_Group] = []
    pattern = partial(language.pattern, "statements")
    for mention in sentence.mentions:
        if groups and mention.start < groups[-1].end:
            last = groups[-1]
            groups[-1] = _Group(last.start, last.end, (*last.mentions, mention))
            continue
        opening = max(
            text.rfind("(", sentence.start, mention.start),
            text.rfind("[", sentence.start, mention.start),
        )
        closing = _closing(text, mention.end, sentence.end)
        if opening >= 0 and closing >= 0 and not re.search(r"[)\]]", text[opening : mention.start]):
            groups.append(_Group(opening, closing + 1, (mention,)))
            continue
        before = text[sentence.start : mention.start]
        led = pattern("leads a reference").search(before)
        ends = re.match(r"[\s.;,]*$", text[mention.end : sentence.end])
        if _continues(text, groups, mention, language):
            last = groups[-1]
            groups[-1] = _Group(last.start, mention.end, (*last.mentions, mention))
        elif ends and (trails := pattern("trails").search(before)):
            groups.append(_Group(sentence.start + trails.start(), mention.end, (mention,)))
        elif led and (ends or _only_mentions_follow(text, sentence, mention, language)):
            groups.append(_Group(sentence.start + led.start(), mention.end, (mention,)))
        elif mention.start == sentence.start and (
            lead := re.match(r"\s*(?:[—–:]|-\s)\s*", text[mention.end : sentence.end])
        ):
            groups.append(_Group(mention.start, mention.end + lead.end(), (mention,)))
        elif ends and (apart := pattern("refers").search(before)):
            groups.append(_Group(sentence.start + apart.start(), mention.end, (mention,)))
    return groups


def _closing(text: str, start: int, end: int) -> int:
    found = re.search(r"[)\]]", text[start:end])
    if not found or re.search(r"[(\[]", text[start : start + found.start()]):
        return -1
    return start + found.start()


def _continues(text: str, groups: Sequence[_Group], mention: Mention, language: Language) -> bool:
    """Whether a mention goes on a group that has no brackets ("— Romans 8:34; Hebrews 7:25")."""
    if not groups or text[groups[-1].end - 1] in ")]":
        return False
    between = text[groups[-1].end : mention.start]
    return bool(language.pattern("statements", "continues").fullmatch(between))


def _only_mentions_follow(
    text: str, sentence: Sentence, mention: Mention, language: Language
) -> bool:
    position = mention.start
    rest = ""
    for other in sentence.mentions:
        if other.start >= mention.start:
            rest += text[position : other.start]
            position = other.end
    rest += text[position : sentence.end]
    rest = language.pattern("statements", "and").sub("", rest)
    return not re.search(r"[^\W\d_]{2,}", rest)


def _clauses(
    text: str, sentence: Sentence, groups: Sequence[_Group], language: Language
) -> list[tuple[str, tuple[Reference, ...]]]:
    """Each group with the clause before it; empty when the clauses cannot stand alone."""
    clauses: list[tuple[str, tuple[Reference, ...]]] = []
    position = sentence.start
    for index, group in enumerate(groups):
        raw = text[position : group.start]
        position = group.end
        clause = re.sub(r"^[\s,;:—–-]+", "", raw)
        bare = _unconnected(clause, language)
        if not _complete(bare, language, first=index == 0):
            return []
        references = tuple(dict.fromkeys(ref for m in group.mentions for ref in m.usable))
        clauses.append((clause, references))
    tail = re.sub(r"^[\s,;:—–-]+", "", text[position : sentence.end]).rstrip(' .!?;,”"')
    if tail:
        separated = language.pattern("statements", "another clause").match(text[position:])
        if not separated:
            return []
    end = text[sentence.start : sentence.end].rstrip('”"’) ')[-1:]
    stop = end if end in ".!" else ""
    return [
        (tidy(clause.rstrip(" ,;:—–-") + stop, language), references)
        for clause, references in clauses
    ]


def _complete(clause: str, language: Language, *, first: bool) -> bool:
    if len(clause.split()) < _FEWEST_OF_CLAUSE:
        return False
    if first or language.pattern("statements", "has a subject").search(clause):
        return True
    opens = language.pattern("statements", "opens a clause").match(clause)
    return bool(opens) and has_verb(clause, language)


def _without(
    text: str,
    sentence: Sentence,
    groups: Sequence[_Group],
    inline: Sequence[Mention],
    language: Language,
) -> str:
    """The sentence without its groups, and with a blank for each reference in its words."""
    cuts = [(group.start, group.end, _comma_for(text, group, language)) for group in groups]
    # a reference that does not exist is never asked for, so its words stay
    cuts += [(mention.start, mention.end, BLANK) for mention in inline if mention.usable]
    pieces = []
    position = sentence.start
    for start, end, instead in sorted(cuts):
        before = text[position:start]
        pieces.append(before.rstrip() if instead == "," else before)
        pieces.append(instead)
        position = end
    pieces.append(text[position : sentence.end])
    return "".join(pieces)


def without_references(block: ReadBlock, sentence: Sentence, language: Language) -> str:
    """Return a sentence without bracketed references, with a blank for those in its words."""
    groups = _groups(block.block.text, sentence, language)
    grouped = {id(mention) for group in groups for mention in group.mentions}
    inline = [mention for mention in sentence.mentions if id(mention) not in grouped]
    return _without(block.block.text, sentence, groups, inline, language)


def _comma_for(text: str, group: _Group, language: Language) -> str:
    """A comma where brackets stood between quoted words and their explanation.

    'the phrase" (v. 25) a word that …' reads on as 'the phrase", a word that …'.
    """
    quoted = text[: group.start].rstrip()[-1:] in ("”", '"')
    explained = language.pattern("statements", "explains").match(text[group.end :])
    return "," if quoted and explained else ""


def _unwrap(text: str, language: Language) -> str:
    """Take the words that only report a passage off a statement ("… makes clear that")."""
    text = _unconnected(text.lstrip(), language)
    for pattern in language.patterns("statements", "lead-ins"):
        shorter = pattern.sub("", text, count=1)
        if shorter != text and BLANK not in shorter:
            return shorter
    return text


def _without_author(text: str, references: Sequence[Reference], language: Language) -> str:
    """Drop "James teaches that …" where the name is that of the book that is asked for."""
    found = language.pattern("statements", "author reports").match(text)
    if found and any(found[1] in reference.format().split() for reference in references):
        return text[found.end() :]
    return text


def _unconnected(text: str, language: Language) -> str:
    return language.pattern("statements", "connective").sub("", text)


def tidy(text: str, language: Language) -> str:
    """Mend what taking references out leaves behind: spaces, stops, a small first letter."""
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"\s*\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text)  # footnote marks
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([.,;:!?)\]])(?!\w)", r"\1", text)
    text = re.sub(r"([,;:])[,;:]*\s*([.!?])", r"\2", text)
    text = re.sub(r"(?<!\.)([.!?])\s*\.$", r"\1", text)
    text = re.sub(r"([([])\s+", r"\1", text)
    text = re.sub(r"^[,;:.—–\s]+", "", text)
    text = _unconnected(text, language).rstrip(" ,;:—–")
    return text[:1].upper() + text[1:]
