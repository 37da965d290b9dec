"""Does a text open with a pronoun, and does what stands beside it say who is meant?

Careful on the side of silence: a doubtful case counts as explained.
"""

from __future__ import annotations

import re

from versecards.extract.words import persons, plain, stop_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ONE_PERSON = frozenset({"he", "him", "his", "himself", "she", "her", "hers"})
_SEVERAL = frozenset({"they", "them", "their", "theirs"})
_THING = frozenset({"it", "its"})
_POINTING = frozenset({"this", "these", "that", "those"})

_INVERTED = re.compile(
    r"^(?:(?:how|why|when|where|what|who|which)\s+)?"
    r"(?:is|are|was|were|do|does|did|can|could|will|would|shall|should|has|have|had|may|might|"
    r"must)\s+",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"^(?:he|him|she|they|them|those|these|that|this)\s+(?:who|whom|that|which|whose|of\s+us)\b",
    re.IGNORECASE,
)
"""Explained by their own words: "those who believe", "they that wait"."""
_FORMAL_IT = re.compile(
    r"^it\s+(?:[\w'-]+\s+){1,10}?(?:that|to|for|who|whom|when|if|how|why|what|whether|because)\b",
    re.IGNORECASE,
)
"""It is by grace that …, it takes faith to …: stands for what follows."""
_LOOKS_AHEAD = re.compile(
    r"^(?:this|these|that|those)\s+(?:is|are|was|were)\s+(?:how|what|why|where|the|a|an|my|our|his)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^(?:this|these|that|those)\s+(?:also\s+)?"
    r"(?:is|are|was|were|means?|meant|shows?|showed|gives?|gave|makes?|made|proves?|proved|"
    r"teach(?:es)?|taught|tells?|told|reminds?|assures?|does|did|has|have|had|will|can|should|"
    r"must|happens?|happened|comes?|came|points?|ensures?|brings?|brought|leads?|led|allows?|"
    r"includes?|explains?|reveals?|requires?|enables?)\b",
    re.IGNORECASE,
)
_THIS_NOUN = re.compile(r"^(?:this|these)\s+(\w+)", re.IGNORECASE)
_NO_POINTING = frozenset(
    {
        *("world", "age", "life", "day", "days", "present", "earth", "generation", "time", "times"),
        *("very", "same", "one", "ones", "morning", "evening", "year", "week"),
        *("is", "are", "was", "were"),
    }
)
_NO_NAMES = frozenset(
    {
        *("bible", "scripture", "scriptures", "testament", "gospel", "word", "law", "church"),
        *("christian", "christians", "christianity", "sunday", "sabbath", "easter", "christmas"),
    }
)
"""Written with a capital, but neither he nor she."""
_ONES = frozenset({"people", "men", "women", "children", "brethren", "nations"})
_NOT_SEVERAL = frozenset({"jesus", "always", "does", "has", "was", "is", "its", "his", "us", "yes"})


def opening_pronoun(text: str, *, question: bool = False) -> str:
    """Return the pronoun with which a text opens, when it points to something said before.

    Empty for none. In a question the first auxiliary may stand before it ("Why does he
    …"), and only pronouns of persons count: "this" and "it" mean what the title asks.
    """
    words = text.replace("’", "'").lstrip(" “\"'‘(…").removeprefix("[…] ")
    if question:
        rest = _INVERTED.sub("", words)
        reverent = rest != words and rest[:1].isupper()  # "What did He say?"
        return "" if reverent else _person_at(rest)
    return _person_at(words) or _thing_at(words)


def _person_at(words: str) -> str:
    first = _first(words)
    persons = first in _ONE_PERSON | _SEVERAL and not _GENERAL.match(words)
    return first if persons else ""


def _thing_at(words: str) -> str:
    first = _first(words)
    if first in _THING:
        return "" if _FORMAL_IT.match(words) else first
    if first not in _POINTING or _GENERAL.match(words):
        return ""
    noun = _THIS_NOUN.match(words)
    back = _POINTS_BACK.match(words) and not _LOOKS_AHEAD.match(words)
    names = noun is not None and noun[1].casefold() not in _NO_POINTING
    return first if back or names else ""


def _first(words: str) -> str:
    match = _WORD.match(words)
    return match[0].casefold() if match else ""


def is_explained(pronoun: str, text: str, title: str, heading: str = "", context: str = "") -> bool:
    """Whether the card says who or what the pronoun means.

    ``text`` is the text that opens with it; ``title``, ``heading`` and ``context`` (the
    sentence before) are what the card shows above it.
    """
    if context and not opening_pronoun(context):
        return True
    cue = f"{title}. {heading}. {context}"
    if pronoun in _ONE_PERSON:
        return any(_names_a_person(shown) for shown in (title, heading, context, text))
    if pronoun in _SEVERAL:
        return any(_is_several(word) for word in _words(cue))
    if pronoun in _THING:
        return bool(re.match(r"(?:what|who)\s+(?:is|are|was|were)\b", title.casefold()))
    noun = _THIS_NOUN.match(text.lstrip(" “\"'‘(…"))
    named = {_stemmed(word) for word in _words(cue)}
    return noun is not None and _stemmed(noun[1].casefold()) in named


def _names_a_person(text: str) -> bool:
    """Whether a text has the name of a person: one we know, or in small letters any name."""
    words = _WORD.findall(text)
    if any(word[0].isupper() and plain(word) in persons() for word in words):
        return True
    small = any(word.islower() and len(word) > 3 and word not in stop_words() for word in words)
    unnamed = stop_words() | _NO_NAMES
    return small and any(w[0].isupper() and plain(w) not in unnamed for w in words[1:])


def _is_several(word: str) -> bool:
    if word in _ONES:
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    return ends and len(word) > 3 and word not in _NOT_SEVERAL and word not in stop_words()


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _stemmed(word: str) -> str:
    return word.removesuffix("s")
