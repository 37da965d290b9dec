"""A sentence cut at its references: each clause with the passages on which it rests.

A clause without a subject or verb of its own takes them from the clause before: "Jesus died
for our sins (…) and rose on the third day (…)". Where that cannot be done the clauses stay
together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from versecards.extract.cited import Cited, Proof, once
from versecards.extract.grammar import (
    is_participle,
    is_verb,
    is_word,
    opens_with_verb,
    stands,
    tokens,
    verb_at,
)
from versecards.extract.reading import Sentence
from versecards.languages import Language
from versecards.marks import BEHIND, CLOSES
from versecards.scripture.reference import Reference

BLANK = "[…]"
"""Stands in a statement where the sentence itself names the passage (Anki's own sign)."""

_FEWEST_OF_CLAUSE = 3
"""A clause of fewer words says too little to stand apart from the rest of its sentence."""
_FEW_OBJECTS = 4
"""A verb and what follows it, where another thing can take its place."""
_MOST_JOINTS = 6
"""A sentence with more commas is a list, and not parted."""
_LONGEST_NAME = 5
"""Words of a thing in a list of things that have one verb together."""
_LISTED = 3
"""So many passages, each behind words of its own, are of a list."""
_CLOSE = 2
"""Verses so near to each other are asked together."""
_EDGES = " \t,;:—–-"
_NEXT = (",", ";")


@dataclass(frozen=True)
class Clause:
    """Words of a sentence, without its references, and the passages on which they rest.

    ``asked`` and ``beside`` are those of its citations (see ``Proof``). ``part``: the
    sentence says more than this clause. ``listed``: it is a list of things, each with a
    passage of its own, that cannot be said one by one.
    """

    text: str
    asked: tuple[Reference, ...]
    beside: tuple[Reference, ...]
    part: bool = False
    listed: bool = False


def clauses(text: str, sentence: Sentence, cited: Cited, language: Language) -> list[Clause]:
    """Return the clauses of a sentence of a block with this text, in order."""
    if apart := _located(text, sentence, cited, language) or _telling(
        text, sentence, cited, language
    ):
        return apart
    whole = _whole(text, sentence, cited, language)
    resting = [citation for citation in cited.proofs if citation.asked]
    if len(resting) < 2 or cited.inline or resting[0].start == sentence.start:
        return [whole]
    pieces, tail = _pieces(text, sentence, cited.proofs)
    return _listed(pieces, tail, language) or _joined(pieces, tail, whole, language)


def _located(text: str, sentence: Sentence, cited: Cited, language: Language) -> list[Clause]:
    """The clauses that say each what stands where: "Acts 2, where Peter preaches, and …"."""
    told = [
        (mention, where)
        for mention in cited.inline
        if (where := language.pattern("statements", "tells what is there").match(text, mention.end))
    ]
    found = []
    for number, (mention, where) in enumerate(told):
        last = number + 1 == len(told)
        end = sentence.end if last else told[number + 1][0].start
        words = re.split(r"\s[—–-]+\s", text[where.end() : end])[0]
        words = language.pattern("statements", "joins at its end").sub("", words)
        if len(tokens(words)) < _FEWEST_OF_CLAUSE:
            return []
        found.append(Clause(words, once(mention.usable), (), part=True))
    return found if len(found) > 1 else []


def _telling(text: str, sentence: Sentence, cited: Cited, language: Language) -> list[Clause]:
    """The clauses that say each what its passage says: "Hosea 4:6 warns …, and Amos 5:4 bids …"."""
    named = [mention for mention in cited.inline if mention.usable]
    if len(named) < 2 or cited.proofs or text[sentence.start : named[0].start].strip():
        return []
    found = []
    for number, mention in enumerate(named):
        last = number + 1 == len(named)
        words = text[mention.end : sentence.end if last else named[number + 1].start]
        joint = language.pattern("statements", "joins at its end").search(words)
        if not opens_with_verb(words, language) or not (joint or last):
            return []
        said = words if last or joint is None else words[: joint.start()]
        found.append(Clause(f"{BLANK}{said.rstrip(_EDGES)}", once(mention.usable), (), part=True))
    return found


def without_references(text: str, sentence: Sentence, cited: Cited, language: Language) -> str:
    """Return a sentence without bracketed references, with a blank for those in its words."""
    return _whole(text, sentence, cited, language).text


def _whole(text: str, sentence: Sentence, cited: Cited, language: Language) -> Clause:
    """The sentence without its citations, and with a blank for each passage in its words."""
    cuts = [(c.start, c.end, _comma_for(text, c, language)) for c in cited.proofs]
    # a reference that does not exist is never asked for, so its words stay
    cuts += [(m.start, m.end, BLANK) for m in cited.inline if m.usable]
    pieces = []
    position = sentence.start
    for start, end, instead in sorted(cuts):
        before = text[position:start]
        pieces.append(before.rstrip() if instead == "," else before)
        pieces.append(instead)
        position = end
    pieces.append(text[position : sentence.end])
    asked = [ref for c in cited.proofs for ref in c.asked]
    inline = [ref for mention in cited.inline for ref in mention.usable]
    beside = [ref for c in cited.proofs for ref in c.beside]
    return Clause("".join(pieces), once(inline + asked), once(beside))


def _comma_for(text: str, citation: Proof, language: Language) -> str:
    """A comma where brackets stood between quoted words and their explanation.

    'the phrase" (v. 25) a word that …' reads on as 'the phrase", a word that …'.
    """
    quoted = text[: citation.start].rstrip()[-1:] in tuple(CLOSES)
    explained = language.pattern("statements", "explains").match(text[citation.end :])
    return "," if quoted and explained else ""


def _pieces(text: str, sentence: Sentence, citations: Sequence[Proof]) -> tuple[list[Clause], str]:
    """The words before each citation that is asked, and the words after the last one."""
    pieces: list[Clause] = []
    words = ""
    beside: tuple[Reference, ...] = ()
    position = sentence.start
    for citation in citations:
        words += text[position : citation.start]
        position = citation.end
        if citation.asked:
            pieces.append(Clause(words, citation.asked, (*beside, *citation.beside), part=True))
            words, beside = "", ()
        elif words.strip(_EDGES) or not pieces:
            beside = citation.beside
        else:
            pieces[-1] = replace(pieces[-1], beside=(*pieces[-1].beside, *citation.beside))
    return _neighbours(pieces), words + text[position : sentence.end]


def _neighbours(pieces: Sequence[Clause]) -> list[Clause]:
    """Put clauses together whose passages are neighbours, which are one answer."""
    merged: list[Clause] = []
    for piece in pieces:
        before = merged[-1] if merged else None
        if before and _close(before.asked, piece.asked):
            merged[-1] = _together(before, piece)
        else:
            merged.append(piece)
    return merged


def _together(first: Clause, second: Clause) -> Clause:
    text = re.sub(r"\s+([,;:])", r"\1", f"{first.text.rstrip()} {second.text.lstrip()}")
    asked = once((*first.asked, *second.asked))
    return Clause(text, asked, (*first.beside, *second.beside), part=True)


def _close(first: Sequence[Reference], second: Sequence[Reference]) -> bool:
    """Whether the second passages go on where the first ended, a verse or two between them."""
    before, after = first[-1], second[0]
    same = (before.last_book, before.end_chapter) == (after.book, after.chapter)
    if not same or before.end_verse is None or after.verse is None:
        return False
    return 0 < after.verse - before.end_verse <= _CLOSE


def _listed(pieces: Sequence[Clause], tail: str, language: Language) -> list[Clause]:
    """Things in a row, each with its citation, that share the words after them.

    "Abraham (…) and Moses (…) both heard the call" says of each that he heard it.
    """
    rest = language.pattern("grammar", "all of them").sub("", tail.strip())
    if not opens_with_verb(rest, language) or _is_of_one(rest, language):
        return []  # "Philip, a deacon (…) and a preacher (…) was sent" says it of one
    found = []
    for piece in pieces:
        name = _unjoined(piece.text, language)
        words = tokens(name)
        if not 0 < len(words) <= _LONGEST_NAME or verb_at(words, language) >= 0:
            return []
        found.append(replace(piece, text=f"{name} {_of_one(rest, language)}"))
    return found


def _is_of_one(rest: str, language: Language) -> bool:
    """Whether words are said of one: "was sent"."""
    return tokens(rest)[0].plain in language.table("grammar")["of one"].values()


def _of_one(rest: str, language: Language) -> str:
    """Words that were said of several, said of one ("were" becomes "was")."""
    first = tokens(rest)[0]
    single: str = language.table("grammar")["of one"].get(first.plain, first.text)
    return single + rest[first.end :]


def _unjoined(text: str, language: Language) -> str:
    """A clause without the punctuation and the "and" that join it to the one before."""
    bare = text.strip(_EDGES)
    return language.pattern("statements", "joins").sub("", bare, count=1).strip(_EDGES)


def _joined(pieces: Sequence[Clause], tail: str, whole: Clause, language: Language) -> list[Clause]:
    """Each piece as a clause that stands alone, or added to the one before."""
    found: list[Clause] = []
    for piece in pieces:
        bare = _unjoined(piece.text, language)
        complete = _completed(bare, found[-1].text if found else "", language)
        if found and not stands(_unjoined(found[-1].text, language), language):
            if piece.text.lstrip()[:1] in _NEXT and not opens_with_verb(bare, language):
                return [replace(whole, listed=True)]
            # only a subject so far, so that this piece says what is said of it
            before = found.pop()
            text = f"{before.text.rstrip()} {piece.text.lstrip()}"
            found.append(Clause(text, piece.asked, (*before.asked, *piece.beside), part=True))
        elif complete and len(complete.split()) >= _FEWEST_OF_CLAUSE:
            found.append(replace(piece, text=complete))
        elif found:
            found.append(_together(found.pop(), piece))
        else:
            found.append(piece)
    rest = tail.strip(_EDGES + " .!?" + BEHIND)
    separate = language.pattern("statements", "another clause").match(tail)
    if rest and not separate:
        last = found.pop()
        found.append(replace(last, text=last.text.rstrip(_EDGES) + " " + tail.strip()))
    if len(found) == 1:
        listed = len(pieces) >= _LISTED
        return [replace(whole, asked=found[0].asked, beside=found[0].beside, listed=listed)]
    stop = tail.rstrip(BEHIND + " ")[-1:]
    end = stop if stop in ".!" else ""
    return [replace(clause, text=clause.text.rstrip(_EDGES) + end) for clause in found]


def parted(text: str, count: int, language: Language) -> list[tuple[str, ...]]:
    """Return the ways to part a statement into so many that each can stand alone."""
    joints = list(language.pattern("statements", "parts").finditer(text))
    if not count - 1 <= len(joints) <= _MOST_JOINTS:
        return []
    end = text[-1:] if text[-1:] in ".!" else "."
    ways = []
    for cuts in combinations(joints, count - 1):
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(text)]
        parts: list[str] = []
        for start, stop in zip(starts, ends, strict=True):
            bare = text[start:stop].rstrip(" .!")
            whole = _completed(bare, parts[-1] if parts else "", language)
            if not whole or len(whole.split()) < _FEWEST_OF_CLAUSE:
                break
            parts.append(whole[:1].upper() + whole[1:])
        else:
            ways.append(tuple(part + end for part in parts))
    return ways


def _completed(bare: str, model: str, language: Language) -> str:
    """A clause with the subject and verb that it takes from the clause before; "" for none."""
    plain = language.pattern("statements", "opens that").sub("", bare) if model else bare
    goes_on = bool(model) and opens_with_verb(plain, language)
    if stands(plain, language) and not goes_on:  # "then wept" has its subject in front of it
        return plain
    verb = verb_at(tokens(model), language)
    return _with_words_of(bare, model, verb, language) if bare and verb > 0 else ""


def _with_words_of(bare: str, model: str, verb: int, language: Language) -> str:
    """A clause with what the clause before gives it, whose verb is its word number ``verb``."""
    words, before = tokens(bare), tokens(model)
    of_many = before[verb].plain in language.table("grammar")["of one"]
    plural = of_many and words[:1] and words[0].plain in language.words("pluralverbs")
    if plural or opens_with_verb(bare, language):
        told = language.pattern("statements", "opens that").match(
            model[before[verb].end :].lstrip()
        )
        # "We believe that Jesus is God (…), and will one day return (…)": it is not we who return
        passive = is_word(before[verb], "copulas", language) and all(
            is_participle(word, language) for word in (*before[verb + 1 : verb + 2], *words[:1])
        )
        kept = before[verb].end if passive else before[verb].start  # "was born (…), raised (…)"
        return "" if told else f"{model[:kept].rstrip()} {bare}"
    if language.pattern("statements", "contrasts").search(model, before[verb].end):
        return ""  # "not in a house (…), but in his people (…), in us (…)": which of the two
    if words and is_word(words[0], "takes up", language):
        return _taking_up(bare, words[0].plain, model, language)
    if len(words) > 2 and words[0].text[:1].isupper():
        return _gapped(bare, model, language)
    bare_thing = bool(words) and verb_at(words, language) < 0
    return _other_thing(bare, model, verb, language) if bare_thing else ""


def _other_thing(bare: str, model: str, verb: int, language: Language) -> str:
    """A thing in the place of the one that the clause before ends with."""
    words, before = tokens(bare), tokens(model)
    things = [  # of "the gift of the Spirit" the gift
        word
        for number, word in enumerate(before)
        if number > verb
        and is_word(word, "determiners", language)
        and not is_word(before[number - 1], "joins things", language)
    ]
    copula = is_word(before[verb], "copulas", language)
    if language.pattern("statements", "gives examples").search(model, before[verb].end):
        return ""
    if copula and any(is_participle(word, language) for word in before[verb + 1 : verb + 2]):
        return ""  # "We are known as his (…), sons (…)": it is not said that we are sons
    said = tokens(model[before[verb].end :])[:1]
    if copula and (
        re.search(r"[—–]", model[before[verb].end :])
        or is_word(words[0], "determiners", language)
        != (bool(said) and is_word(said[0], "determiners", language))
    ):
        return ""  # "He is present at his baptism (…), the supper (…)": he is not the supper
    if copula or (not things and len(before) - verb <= _FEW_OBJECTS):
        return f"{model[: before[verb].end]} {bare}"
    if things and is_word(words[0], "determiners", language):
        return f"{model[: things[-1].start].rstrip()} {bare}"
    return ""


def _taking_up(bare: str, opener: str, model: str, language: Language) -> str:
    """A clause that goes on from where the one before has the same small word.

    "God spoke by the prophets (…), and by his Son (…)"; another preposition may stand there.
    """
    before = tokens(model)
    verb = verb_at(before, language)
    same = [word for word in before[verb + 1 :] if word.plain == opener]
    like = [word for word in before[verb + 1 :] if is_word(word, "of place or means", language)]
    of_means = opener in language.table("grammar")["of place or means"]
    places = same or (like[-1:] if of_means else [])
    if not places:
        return ""
    return f"{model[: places[0].start].rstrip(_EDGES)} {bare}"


def _gapped(bare: str, model: str, language: Language) -> str:
    """A clause whose verb is that of the one before: "and Moses for his people"."""
    words, before = tokens(bare), tokens(model)
    verb = verb_at(before, language)
    for number, word in enumerate(words[1:4], 1):
        if not is_word(word, "prepositions", language):
            continue
        places = [other for other in before[verb + 1 :] if other.plain == word.plain]
        if not places or any(is_verb(other, language) for other in words[:number]):
            return ""
        middle = model[before[verb].start : places[0].start]
        return f"{bare[: words[number - 1].end]} {middle}{bare[word.start :]}"
    return ""
