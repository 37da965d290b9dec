"""The references of a sentence: which are set off from its words, and which only go beside.

"Moses pleaded for Israel (Exodus 32:11; cf. Psalm 106:23)" cites Exodus and sets Psalm 106
beside it; "Romans 8:28 says …" names its passage in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from versecards.extract.reading import Sentence
from versecards.languages import Language
from versecards.marks import DOUBLE, one_of
from versecards.scripture.mention import Mention, Part, Status
from versecards.scripture.reference import Reference

_SEVERAL = 2
_REACH = 200
"""How far around a reference the words reach that set it off; a sentence may name thousands."""
_ENDS = re.compile(r"[\s.;,]*$")
_LEADS = re.compile(r"\s*(?:\([^()\d]{1,30}\)\s*)?(?:[—–:]|-\s)\s*")
"""What stands between a reference and the words that it leads: "Acts 2:42 (in part) — …"."""
_USABLE = (Status.SURE, Status.NUMBERING)


@dataclass(frozen=True)
class Proof:
    """References set off from the words around them, with their brackets: "(…; …)".

    ``start`` and ``end`` are offsets into the block's text. ``asked`` are the passages on
    which the words before them rest; ``beside`` are those that the author only sets beside
    them ("cf.", "see also", "quoting").
    """

    start: int
    end: int
    asked: tuple[Reference, ...]
    beside: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Cited:
    """The references of a sentence: those set off, and the mentions in its own words."""

    proofs: tuple[Proof, ...]
    inline: tuple[Mention, ...]


def find_cited(text: str, sentence: Sentence, language: Language) -> Cited:
    """Return the references of a sentence of a block with this text."""
    groups = _groups(text, sentence, language)
    grouped = {id(mention) for group in groups for mention in group.mentions}
    inline = tuple(mention for mention in sentence.mentions if id(mention) not in grouped)
    proofs = tuple(_proof(text, group, language) for group in groups)
    if any(proof.asked for proof in proofs):
        # "Before David sang Psalm 23, … (Genesis 48:15)": the chapter is a word like others
        inline = tuple(m for m in inline if any(ref.verse is not None for ref in m.usable))
    return Cited(proofs, inline)


@dataclass(frozen=True)
class _Group:
    start: int
    end: int
    mentions: tuple[Mention, ...]
    beside: bool = False


def _proof(text: str, group: _Group, language: Language) -> Proof:
    """Tell what a group rests on from what it sets beside: from a "cf." on all is beside."""
    parts = [part for mention in group.mentions for part in mention.parts]
    beside = group.beside or _says_more(text, group, parts, language)
    asked, others = _split(text, group.start, parts, beside, language)
    return Proof(group.start, group.end, asked, others)


def split_beside(
    text: str, start: int, end: int, mentions: Sequence[Mention], language: Language
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Return the references of a stretch of text: those it rests on, and those beside them."""
    parts = [part for m in mentions if start <= m.start < end for part in m.parts]
    return _split(text, start, parts, beside=False, language=language)


def _split(
    text: str, start: int, parts: Sequence[Part], beside: bool, language: Language
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    asked: list[Reference] = []
    others: list[Reference] = []
    position = start
    for part in parts:
        between = text[position : part.start]
        position = part.end
        beside = beside or bool(language.pattern("statements", "sets beside").search(between))
        if part.status in _USABLE and part.reference is not None:
            (others if beside else asked).append(part.reference)
    return once(asked), once(others)


def once(references: Sequence[Reference]) -> tuple[Reference, ...]:
    """Return references in their order, each once."""
    return tuple(dict.fromkeys(references))


def _says_more(text: str, group: _Group, parts: Sequence[Part], language: Language) -> bool:
    """Whether a bracket has words of its own, as "(Leader: have Prov. 10:19 ready)"."""
    if not parts or text[group.start] not in "([":
        return False
    rest = text[parts[-1].end : group.end]
    words = language.pattern("statements", "beside references").sub(" ", rest)
    first = text[group.start : parts[0].start]
    if not re.search(one_of(DOUBLE), first):
        words += language.pattern("statements", "beside references").sub(" ", first)
    return len(re.findall(r"[^\W\d_]{3,}", words)) > 1


def _groups(text: str, sentence: Sentence, language: Language) -> list[_Group]:
    """Brackets that hold references, and references that trail or lead by a dash or colon."""
    groups: list[_Group] = []
    leading = _leading(text, sentence)
    if leading:
        groups.append(leading)
    for mention in sentence.mentions[len(leading.mentions) if leading else 0 :]:
        if groups and mention.start < groups[-1].end:
            last = groups[-1]
            groups[-1] = _Group(last.start, last.end, (*last.mentions, mention), last.beside)
            continue
        bracket = _bracket(text, sentence, mention)
        if bracket:
            groups.append(_Group(*bracket, (mention,)))
        elif _continues(text, groups, mention, language):
            last = groups[-1]
            groups[-1] = _Group(last.start, mention.end, (*last.mentions, mention), last.beside)
        else:
            set_off = _set_off(text, sentence, mention, language)
            if set_off:
                groups.append(set_off)
    return groups


def _leading(text: str, sentence: Sentence) -> _Group | None:
    """Several references before the words that they prove: "Romans 8:34; 1 John 2:1 — …"."""
    taken: list[Mention] = []
    position = sentence.start
    for mention in sentence.mentions:
        if re.search(r"\w", text[position : mention.start]):
            break
        taken.append(mention)
        position = mention.end
    lead = _LEADS.match(text[position : sentence.end])
    if len(taken) < _SEVERAL or not lead:
        return None
    return _Group(sentence.start, position + lead.end(), tuple(taken))


def _bracket(text: str, sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The span of the bracket around a mention."""
    opening = max(
        text.rfind("(", sentence.start, mention.start),
        text.rfind("[", sentence.start, mention.start),
    )
    if opening < 0 or re.search(r"[)\]]", text[opening : mention.start]):
        return None
    depth = 1
    for closing in re.finditer(r"[(\[\])]", text[mention.end : sentence.end]):
        depth += 1 if closing[0] in "([" else -1
        if depth == 0:
            return opening, mention.end + closing.end()
    return None


def _set_off(text: str, sentence: Sentence, mention: Mention, language: Language) -> _Group | None:
    """A mention without brackets that stands apart from the words of its sentence."""
    begin = max(sentence.start, mention.start - _REACH)
    before = text[begin : mention.start]
    after = text[mention.end : min(sentence.end, mention.end + _REACH)]
    aside = language.pattern("statements", "aside").search(before)
    if aside:  # ", quoting Psalm 4:4, …"
        end = mention.end + (after[:1] == "," and len(after) > 1)
        return _Group(begin + aside.start(), end, (mention,), beside=True)
    ends = _ENDS.match(text, mention.end, sentence.end)
    last = ends or _only_mentions_follow(text, sentence, mention, language)
    for entry in ("trails", "leads a reference") if last else ():
        if led := language.pattern("statements", entry).search(before):
            return _Group(begin + led.start(), mention.end, (mention,))
    lead = _LEADS.match(after)
    if begin == sentence.start and not before.strip(" -–•*\t") and lead:
        return _Group(sentence.start, mention.end + lead.end(), (mention,))
    if last and (apart := language.pattern("statements", "refers").search(before)):
        return _Group(begin + apart.start(), mention.end, (mention,))
    return None


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
