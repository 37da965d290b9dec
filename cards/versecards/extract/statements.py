"""Sentences taken apart: which words are the statement, and which references it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from versecards.extract.quotations import Quotation
from versecards.extract.reading import ReadBlock, Sentence
from versecards.extract.words import has_verb, share_a_word
from versecards.scripture.mention import Mention
from versecards.scripture.reference import Reference

BLANK = "[…]"
"""Stands in a statement where the sentence itself names the passage (Anki's own sign)."""

_FEWEST_WORDS = 3
"""A sentence of fewer words says too little to be a statement."""
_FEWEST_OF_CLAUSE = 4
"""The same for a clause of a sentence with several groups of references."""

_SUBJECT = re.compile(r"\b(?:he|she|it|we|they|you|i|who|this|these|those|there)\b", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    r"(?:(?:the|a|an|his|her|its|our|their|your|my|every|each|all|no|both|many|some|those|god|"
    r"because|since|although|though|when|if|as)\b|[A-Z])"
)
_CONNECTIVE = re.compile(
    r"^(?:(?:and|but|yet|so|or|nor|while|whereas)\s+(?:then\s+|also\s+)?(?!that\b|as\b)"
    r"|(?:further|furthermore|moreover|however|therefore|thus|also|likewise|similarly|"
    r"finally|lastly|first|firstly|second|secondly|third|thirdly|next|again|consequently|"
    r"accordingly|hence|besides|in addition|additionally|for example|for instance|and so|"
    r"in fact|indeed|in short|in other words),\s+)",
    re.IGNORECASE,
)
_REPORTS = (
    r"(?:also\s+|again\s+|clearly\s+|then\s+)?"
    r"(?:says?|said|states?|teach(?:es)?|tells?(?:\s+us)?|shows?(?:\s+us)?|makes?\s+(?:it\s+)?clear|"
    r"reminds?(?:\s+us)?|explains?|affirms?|promises?(?:\s+us)?|declares?|points?\s+out|"
    r"reveals?(?:\s+to\s+us)?|assures?(?:\s+us)?|confirms?|writes?|adds?|notes?|records?|"
    r"emphasi[sz]es?|insists?|proclaims?|indicates?|demonstrates?|testif(?:y|ies))"
)


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


def statements(block: ReadBlock) -> tuple[Statement, ...]:
    """Return every statement of a block that references or quotations support, in order."""
    found: list[Statement] = []
    roles = [_quotations(block, sentence) for sentence in block.sentences]
    for index, sentence in enumerate(block.sentences):
        if roles[index]:
            continue  # it only introduces a quotation
        if sentence.mentions:
            found.extend(_from_sentence(block, sentence))
            continue
        text = tidy(block.text_of(sentence))
        supported = _supporting(text, _neighbours(roles, index))
        if supported and len(text.split()) >= _FEWEST_WORDS and not text.endswith("?"):
            found.append(Statement(text, supported, block.text_of(sentence), sentence.start))
    return tuple(found)


def _quotations(block: ReadBlock, sentence: Sentence) -> list[Quotation]:
    """The quotations that a sentence introduces and ties to a reference."""
    return [
        quotation
        for quotation in block.quotations
        if quotation.introduced
        and sentence.start <= quotation.outer_start < sentence.end
        and quotation.references
    ]


def _supporting(text: str, quotations: Sequence[Quotation]) -> tuple[Reference, ...]:
    """The references of a run of quotations, if it speaks of what the text speaks of."""
    if not any(share_a_word(text, quotation.text) for quotation in quotations):
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


def _from_sentence(block: ReadBlock, sentence: Sentence) -> list[Statement]:
    text = block.block.text
    groups = _groups(text, sentence)
    whole = block.text_of(sentence)
    grouped = {id(mention) for group in groups for mention in group.mentions}
    inline = [mention for mention in sentence.mentions if id(mention) not in grouped]
    if len(groups) > 1 and not inline:
        clauses = _clauses(text, sentence, groups)
        if clauses:
            return [
                Statement(clause, refs, whole, sentence.start) for clause, refs in clauses if refs
            ]
    bare = _without(text, sentence, groups, inline)
    references = tuple(
        dict.fromkeys(ref for mention in sentence.mentions for ref in mention.usable)
    )
    statement = tidy(_without_author(tidy(_unwrap(bare) if inline else bare), references))
    words = [word for word in statement.replace(BLANK, " ").split() if re.search(r"\w", word)]
    if not references or len(words) < _FEWEST_WORDS or statement.endswith("?"):
        return []
    return [Statement(statement, references, whole, sentence.start)]


def _groups(text: str, sentence: Sentence) -> list[_Group]:
    """Brackets that hold references, and references that trail or lead by a dash or colon."""
    groups: list[_Group] = []
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
        led = re.search(
            r"(?:\s*[—–]\s*|\s-\s+|,\s+(?:cf\.|see)\s+|\s+(?:cf\.|see)\s+)$",
            text[sentence.start : mention.start],
        )
        ends = re.match(r"[\s.;,]*$", text[mention.end : sentence.end])
        if _continues(text, groups, mention):
            last = groups[-1]
            groups[-1] = _Group(last.start, mention.end, (*last.mentions, mention))
        elif ends and (
            trails := re.search(
                r"(?:,?\s+as\s+(?:we\s+|is\s+|it\s+is\s+)?\w+\s+(?:in|by)\s+"
                r"|[,;]\s*(?:in\s+)?|\s+(?:in|from)\s+)$",
                text[sentence.start : mention.start],
            )
        ):
            groups.append(_Group(sentence.start + trails.start(), mention.end, (mention,)))
        elif led and (ends or _only_mentions_follow(text, sentence, mention)):
            groups.append(_Group(sentence.start + led.start(), mention.end, (mention,)))
        elif mention.start == sentence.start and (
            lead := re.match(r"\s*(?:[—–:]|-\s)\s*", text[mention.end : sentence.end])
        ):
            groups.append(_Group(mention.start, mention.end + lead.end(), (mention,)))
        elif ends and (
            apart := re.search(
                r"(?<=[.!?”\"])\s+(?:(?:see|cf\.?|compare|read)\s+(?:also\s+)?)?$",
                text[sentence.start : mention.start],
                re.IGNORECASE,
            )
        ):
            groups.append(_Group(sentence.start + apart.start(), mention.end, (mention,)))
    return groups


def _closing(text: str, start: int, end: int) -> int:
    found = re.search(r"[)\]]", text[start:end])
    if not found or re.search(r"[(\[]", text[start : start + found.start()]):
        return -1
    return start + found.start()


def _continues(text: str, groups: Sequence[_Group], mention: Mention) -> bool:
    """Whether a mention goes on a group that has no brackets ("— Romans 8:34; Hebrews 7:25")."""
    if not groups or text[groups[-1].end - 1] in ")]":
        return False
    return bool(re.fullmatch(r"[\s;,&]*(?:and\s+)?", text[groups[-1].end : mention.start]))


def _only_mentions_follow(text: str, sentence: Sentence, mention: Mention) -> bool:
    position = mention.start
    rest = ""
    for other in sentence.mentions:
        if other.start >= mention.start:
            rest += text[position : other.start]
            position = other.end
    rest += text[position : sentence.end]
    return not re.search(r"[^\W\d_]{2,}", re.sub(r"\band\b", "", rest))


def _clauses(
    text: str, sentence: Sentence, groups: Sequence[_Group]
) -> list[tuple[str, tuple[Reference, ...]]]:
    """Each group with the clause before it; empty when the clauses cannot stand alone."""
    clauses: list[tuple[str, tuple[Reference, ...]]] = []
    position = sentence.start
    for index, group in enumerate(groups):
        raw = text[position : group.start]
        position = group.end
        clause = re.sub(r"^[\s,;:—–-]+", "", raw)
        bare = _CONNECTIVE.sub("", clause)
        if not _complete(bare, first=index == 0):
            return []
        references = tuple(dict.fromkeys(ref for m in group.mentions for ref in m.usable))
        clauses.append((clause, references))
    tail = re.sub(r"^[\s,;:—–-]+", "", text[position : sentence.end]).rstrip(' .!?;,”"')
    if tail:
        separated = re.match(r"\s*[,;:—–]\s*(?:and|but|so|yet|while)\b", text[position:])
        if not separated:
            return []
    end = text[sentence.start : sentence.end].rstrip('”"’) ')[-1:]
    stop = end if end in ".!" else ""
    return [(tidy(clause.rstrip(" ,;:—–-") + stop), references) for clause, references in clauses]


def _complete(clause: str, *, first: bool) -> bool:
    if len(clause.split()) < _FEWEST_OF_CLAUSE:
        return False
    if first or _SUBJECT.search(clause):
        return True
    return bool(_OPENS_CLAUSE.match(clause)) and has_verb(clause)


def _without(
    text: str, sentence: Sentence, groups: Sequence[_Group], inline: Sequence[Mention]
) -> str:
    """The sentence without its groups, and with a blank for each reference in its words."""
    cuts = [(group.start, group.end, _comma_for(text, group)) for group in groups]
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


def without_references(block: ReadBlock, sentence: Sentence) -> str:
    """Return a sentence without bracketed references, with a blank for those in its words."""
    groups = _groups(block.block.text, sentence)
    grouped = {id(mention) for group in groups for mention in group.mentions}
    inline = [mention for mention in sentence.mentions if id(mention) not in grouped]
    return _without(block.block.text, sentence, groups, inline)


def _comma_for(text: str, group: _Group) -> str:
    """A comma where brackets stood between quoted words and their explanation.

    'the phrase" (v. 25) a word that …' reads on as 'the phrase", a word that …'.
    """
    quoted = text[: group.start].rstrip()[-1:] in ("”", '"')
    explained = re.match(r"\s+(?:an?|the)\s", text[group.end :])
    return "," if quoted and explained else ""


def _unwrap(text: str) -> str:
    """Take the words that only report a passage off a statement ("… makes clear that")."""
    blank = re.escape(BLANK) + rf"(?:(?:\s*(?:,|;|and|&)\s*)+{re.escape(BLANK)})*"
    lead = r"^(?:(?:just\s+)?as\s+|and\s+|but\s+|in\s+)?"
    author = r"(?:,?\s*(?:where\s+)?(?:jesus|paul|peter|john|james|david|god|the\s+\w+))?"
    text = _CONNECTIVE.sub("", text.lstrip())
    for pattern in (
        rf"(?<=\w)\s+in\s+{blank}(?=\s+(?:that|to)\s)",
        rf"{lead}{blank}{author}\s+{_REPORTS}\s+that\s+(?=\S+\s+\S+\s+\S)",
        rf"^(?:just\s+)?as\s+(?:we\s+(?:read|see|learn)\s+in\s+)?{blank}"
        rf"(?:\s+{_REPORTS}(?:\s+it)?)?,\s+",
        rf"^in\s+{blank},?\s+we\s+(?:\w+\s+)?\w+\s+that\s+",
        rf"^according\s+to\s+{blank},\s+",
        rf"^{blank}\s+{_REPORTS}:\s+",
    ):
        shorter = re.sub(pattern, "", text, count=1, flags=re.IGNORECASE)
        if shorter != text and BLANK not in shorter:
            return shorter
    return text


def _without_author(text: str, references: Sequence[Reference]) -> str:
    """Drop "James teaches that …" where the name is that of the book that is asked for."""
    found = re.match(rf"(\w+)\s+{_REPORTS}\s+that\s+", text)
    if found and any(found[1] in reference.format().split() for reference in references):
        return text[found.end() :]
    return text


def tidy(text: str) -> str:
    """Mend what taking references out leaves behind: spaces, stops, a small first letter."""
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text)
    text = re.sub(r"\s*\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text)  # footnote marks
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([.,;:!?)\]])(?!\w)", r"\1", text)
    text = re.sub(r"([,;:])[,;:]*\s*([.!?])", r"\2", text)
    text = re.sub(r"(?<!\.)([.!?])\s*\.$", r"\1", text)
    text = re.sub(r"([([])\s+", r"\1", text)
    text = re.sub(r"^[,;:.—–\s]+", "", text)
    text = _CONNECTIVE.sub("", text)
    text = text.rstrip(" ,;:—–")
    return text[:1].upper() + text[1:]
