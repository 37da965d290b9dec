"""Does a text open with a pronoun, and does what stands beside it say who is meant?

Careful on the side of silence: a doubtful case counts as explained.
"""

from __future__ import annotations

import re
from functools import partial

from versecards.extract.words import plain
from versecards.languages import Language
from versecards.marks import OPENS_ANY

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def opening_pronoun(text: str, language: Language, *, question: bool = False) -> str:
    """Return the pronoun with which a text opens, when it points to something said before.

    Empty for none. In a question the first auxiliary may stand before it ("Why does he
    …"), and only pronouns of persons count: "this" and "it" mean what the title asks.
    """
    words = text.replace("’", "'").lstrip(" …(" + OPENS_ANY).removeprefix("[…] ")
    if question:
        rest = language.pattern("pronouns", "inverted").sub("", words)
        reverent = rest != words and rest[:1].isupper()  # "What did He say?"
        return "" if reverent else _person_at(rest, language)
    return _person_at(words, language) or _thing_at(words, language)


def _person_at(words: str, language: Language) -> str:
    first = _first(words)
    table = language.table("pronouns")
    general = language.pattern("pronouns", "explained by its own words").match(words)
    persons = first in (*table["one person"], *table["several"]) and not general
    return first if persons else ""


def _thing_at(words: str, language: Language) -> str:
    first = _first(words)
    table = language.table("pronouns")
    pattern = partial(language.pattern, "pronouns")
    if first in table["thing"]:
        return "" if pattern("stands for what follows").match(words) else first
    if first not in table["pointing"] or pattern("explained by its own words").match(words):
        return ""
    noun = pattern("with a noun").match(words)
    back = pattern("points back").match(words) and not pattern("looks ahead").match(words)
    names = noun is not None and noun[1].casefold() not in table["no pointing nouns"]
    return first if back or names else ""


def _first(words: str) -> str:
    match = _WORD.match(words)
    return match[0].casefold() if match else ""


def is_explained(
    pronoun: str,
    text: str,
    title: str,
    language: Language,
    *,
    heading: str = "",
    context: str = "",
) -> bool:
    """Whether the card says who or what the pronoun means.

    ``text`` is the text that opens with it; ``title``, ``heading`` and ``context`` (the
    sentence before) are what the card shows above it.
    """
    if context and not opening_pronoun(context, language):
        return True
    cue = f"{title}. {heading}. {context}"
    table = language.table("pronouns")
    if pronoun in table["one person"]:
        return any(_names_a_person(shown, language) for shown in (title, heading, context, text))
    if pronoun in table["several"]:
        return any(_is_several(word, language) for word in _words(cue))
    if pronoun in table["thing"]:
        return bool(language.pattern("pronouns", "asks what it is").match(title))
    noun = language.pattern("pronouns", "with a noun").match(text.lstrip(" …(" + OPENS_ANY))
    named = {_singular(word, language) for word in _words(cue)}
    return noun is not None and _singular(noun[1].casefold(), language) in named


def _names_a_person(text: str, language: Language) -> bool:
    """Whether a text has the name of a person: one we know, or in small letters any name."""
    words = _WORD.findall(text)
    if any(word[0].isupper() and plain(word) in language.words("persons") for word in words):
        return True
    stops = language.words("stopwords")
    small = any(word.islower() and len(word) > 3 and word not in stops for word in words)
    unnamed = {*stops, *language.table("pronouns")["capitals but no names"]}
    return small and any(w[0].isupper() and plain(w) not in unnamed for w in words[1:])


def _is_several(word: str, language: Language) -> bool:
    table = language.table("pronouns")
    if word in table["several without s"]:
        return True
    ends = language.pattern("pronouns", "plural").search(word)
    known = word in table["not several"] or word in language.words("stopwords")
    return bool(ends) and len(word) > 3 and not known


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def _singular(word: str, language: Language) -> str:
    return word.removesuffix(language.table("pronouns")["ending of several"])
