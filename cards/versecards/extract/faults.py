"""What keeps the front of a statement from a card, as codes of ``reasons.json``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from versecards.article.noanswer import of_another_meeting
from versecards.extract.antecedents import leans
from versecards.extract.clauses import BLANK
from versecards.extract.fronts import matches
from versecards.extract.grammar import (
    Token,
    has_verb,
    is_participle,
    is_request,
    is_verb,
    is_word,
    opens_relative,
    opens_with_verb,
    stands,
    tokens,
    verb_at,
)
from versecards.extract.levels import is_scheme
from versecards.extract.quotemarks import QUOTED, without_quoted
from versecards.extract.said import Said
from versecards.extract.words import plain
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, OPENS
from versecards.scripture.mention import Status
from versecards.scripture.reference import Reference

_SAYS = re.compile(r"\w")
_GAP = re.compile(r"\w\s?(?:…|\.\.\.)\s?\w")
"""Words left out, as only in what is quoted."""
FEWEST_WORDS = 3
"""A statement of fewer words says too little."""
_MATTER = 6
"""So few words behind a preposition may only name what is dealt with."""
_FEW = 5
"""So few words without a verb are a label in whatever language."""
_SMALL_WORDS = 0.2
"""Share of small words from which a text is surely of a language: in English half of them are."""
_LABEL = 15
"""Up to so many words without a verb that is known are a label; more may have one that is not."""


def faults_of(
    one: Said, front: str, context: str, asked: Sequence[Reference], language: Language
) -> tuple[str, ...]:
    """Return the codes of what keeps a front, taken from a sentence, from a card.

    ``context`` is what the card shows before it, ``asked`` the passages that it may ask for.
    """
    return tuple(_faults(one, front, context, asked, language))


def is_faultless(one: Said, front: str, asked: Sequence[Reference], language: Language) -> bool:
    """Whether nothing keeps a front from a card; it looks no further than for one thing."""
    return next(_faults(one, front, "", asked, language), None) is None


def _faults(
    one: Said, front: str, context: str, asked: Sequence[Reference], language: Language
) -> Iterator[str]:
    blanks = front.count(BLANK)
    owned = bool(re.search(rf"{re.escape(BLANK)}['’]s\b", front))
    owned = owned or matches("on the page", front, language)
    chapters = any(ref.verse is None for ref in asked)
    words = [word for word in front.replace(BLANK, " ").split() if _SAYS.search(word)]
    faults: dict[str, Callable[[], object]] = {
        "beside-only": lambda: not asked,
        "absent": lambda: any(
            mention.text in front
            for mention in one.cited.inline
            if any(part.status is Status.MISSING for part in mention.parts)
        ),
        "question": lambda: (
            one.text.endswith("?")
            or _asks(front)
            or matches("asks without its mark", front, language)
        ),
        "instruction": lambda: any(
            matches("instruction", text, language) for text in (one.text, front)
        ),
        "supposes": lambda: matches("supposes", without_quoted(front), language),
        "anecdote": lambda: (
            matches("anecdote", front, language) or of_another_meeting(front, language)
        ),
        "prayer": lambda: matches("prayer", without_quoted(front), language),
        "about-passages": lambda: blanks > 1 or owned or (blanks > 0 and chapters),
        "names-passage": lambda: blanks == 1 and not (chapters or owned),
        "repeats": lambda: (
            matches("printed verse", front, language)
            or _is_quoted(front, language)
            or _is_torn(front)
            or bool(_GAP.search(front.replace(BLANK, "")))
        ),
        "announces": lambda: (
            matches("announces", front, language)
            or matches("points ahead", front, language)
            or only_reports(front, language)
        ),
        "label": lambda: (
            len(words) < FEWEST_WORDS
            or front.startswith("(")
            or is_scheme(front)
            or any(map(language.pattern("layout", "to fill in").search, (one.text, front)))
            or only_names(front, language)
            or not says_something(front, language)
            or _breaks_off(one, front, language)
            or _only_described(one, front, language)
            or lists_several(front, language)
            or (one.block.block.cells and front.count(";") > 1)  # a row, and no sentence
        ),
        "leans": lambda: _leans(one, front, context, language),
    }
    return (code for code, found in faults.items() if found())


def _breaks_off(one: Said, front: str, language: Language) -> bool:
    """Whether a sentence ends with a colon behind its verb: "True fasting includes:"."""
    last = tokens(front)[-1:]
    return one.text.rstrip().endswith(":") and bool(last) and is_verb(last[0], language)


def _only_described(one: Said, front: str, language: Language) -> bool:
    """Whether a front names a thing by what was done to it: "The central mystery revealed".

    With a stop behind it the author wrote it as a sentence ("The walls of the city collapsed.").
    """
    words = tokens(front)
    if not words or not is_participle(words[-1], language) or "," in front:
        return False
    stopped = re.search(rf"{re.escape(words[-1].text)}[.!]", one.text)
    return (
        not stopped
        and verb_at(words, language) == len(words) - 1
        and not any(
            is_word(word, "subject pronouns", language)
            or plain(word.text) in language.words("persons")
            for word in words
        )
    )


def lists_several(text: str, language: Language) -> bool:
    """Whether a line only tells what is listed below it: "Key signs of his coming"."""
    found = language.pattern("statements", "lists several").match(text.strip())
    if found is None:
        return False
    matter = found["matter"] or ""
    before = tokens(text.strip()[: found.end() - len(matter)])
    says = any(  # "God promises to forgive", "Love bears all things"
        plain(word.text) in language.words("persons")
        or is_word(word, "subject pronouns", language)
        or (word.plain in language.words("verbs") and word is not before[-1])
        for word in before
    )
    return not says and verb_at(tokens(matter), language) < 0


def only_names(front: str, language: Language) -> bool:
    """Whether a front only names a matter: "On the curse", "References to the curse"."""
    if front.startswith(BLANK):
        rest = front.removeprefix(BLANK)
        return not (opens_with_verb(rest, language) or stands(rest, language))
    words = tokens(front)
    opens = 0 < len(words) <= _MATTER and is_word(words[0], "prepositions", language)
    matter = opens and verb_at(words, language) < 0
    if words and is_word(words[0], "prepositions", language) and "," not in front:
        matter = matter or verb_at(words, language) == len(words) - 1  # "in answer to needs"
    return matter or matches("names its kind", front, language)


def _asks(front: str) -> bool:
    """Whether a front is a question, in quotation marks or without."""
    inner = front[1:].rstrip(CLOSES_ANY + " ") if front.startswith(tuple(OPENS)) else front
    return inner.rstrip(".").endswith("?")


def only_reports(text: str, language: Language) -> bool:
    """Whether a text says no more than who says what is quoted ("Long ago David wrote")."""
    ends = language.pattern("statements", "reports at its end").search(text)
    if ends is None:
        return False
    lone = len(tokens(ends[0])) == 1  # "Balaam, moved by God, declared": its own verb
    return lone or not stands(text[: ends.start()], language)


def _is_torn(text: str) -> bool:
    """Whether of a pair of quotation marks a text has only one: it is the end of a quotation."""
    return text.count('"') % 2 > 0 or text.count("“") != text.count("”")


def _is_quoted(front: str, language: Language) -> bool:
    """Whether a front is words of the passage, and a remark on them that is no sentence."""
    marked = QUOTED.match(front)
    if marked is None:
        return False
    if BLANK in front[marked.end() :]:
        return True
    rest = re.sub(r"\([^)]*\)?", " ", without_quoted(front[marked.end() :]))
    return not (opens_with_verb(rest, language) or stands(rest, language))


def _leans(one: Said, front: str, context: str, language: Language) -> bool:
    """Whether a front cannot be understood with what the card shows before it."""
    if not context and (leans(front, language) or matches("needs more", front, language)):
        return True
    if opens_with_verb(front, language) and not is_request(front, language):
        return True
    first = tokens(front)[:1]
    named_first = bool(first) and plain(first[0].text) in language.words("persons")
    return matches("goes on", one.text, language) and not named_first


def says_something(text: str, language: Language) -> bool:
    """Whether a text is a whole sentence: no label, nor a clause that leads up to another."""
    words = tokens(text)
    names_text = language.pattern("translations", "stated").match(text)  # "All verses are ESV"
    if names_text or any(
        matches(entry, text, language) for entry in ("reason alone", "breaks off")
    ):
        return False
    own = without_quoted(text, "…")
    known = verb_at(tokens(own), language) >= 0 or is_request(own, language)
    if own != text and tokens(own) and not known:
        return False  # the only verb is that of the words that are quoted
    if matches("doing alone", text, language):
        bare = language.pattern("statements", "to have done").sub("", text)
        if verb_at(tokens(bare), language) < 0:
            return False
    if matches("time or condition", text, language) or opens_relative(text, language):
        first = verb_at(words, language)
        return verb_at(words, language, first + 1) >= 0
    if matches("opens with a clause", text, language):  # "When he came, some of those who saw"
        return any(has_verb(rest, language) for rest in re.split(r"[,;:—]\s", text)[1:])
    return len(words) > _LABEL or has_verb(text, language) or not _reads_as(words, language)


def _reads_as(words: Sequence[Token], language: Language) -> bool:
    """Whether words are surely of a language: some of its small ones are among them."""
    small = sum(word.plain in language.words("stopwords") for word in words)
    return len(words) < _FEW or small >= _SMALL_WORDS * len(words)
