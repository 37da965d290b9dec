"""A little grammar: where a clause has its verb, what stands before it, who is meant.

Nothing here parses a language; lists of words (``verbs.txt``, ``grammar.json``) are enough to
tell a clause that can stand alone from one that leans on the words before it. What is not
known counts as leaning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from versecards.languages import Language

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*['’]?")


class Token(NamedTuple):
    """A word of a text with its span; ``plain`` is it in small letters, apostrophes straight."""

    text: str
    start: int
    end: int
    plain: str


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text; it is asked for those of a sentence many times."""
    return tuple(
        [
            Token(match[0], *match.span(), match[0].casefold().replace("’", "'"))
            for match in _TOKEN.finditer(text)
        ]
    )


def is_word(token: Token, kind: str, language: Language) -> bool:
    """Whether a word is of a kind that the table lists ("prepositions", "determiners")."""
    return token.plain in language.table("grammar")[kind]


def verb_at(words: Sequence[Token], language: Language, begin: int = 0) -> int:
    """Return the number of the first finite verb from ``begin`` on, or -1.

    A word after a determiner, a preposition or a relative ("the works", "of needs", "who
    sins") is no verb of the main clause, nor is one of a clause that opens with "when" or
    "who" before its comma.
    """
    inside = False
    for number in range(begin, len(words)):
        word = words[number]
        before = words[number - 1] if number else None
        if number and _opens_relative(word, words[number - 1], words[begin], language):
            inside = True
            continue
        if not (is_verb(word, language) or _is_plural_verb(word, before, language)):
            continue
        if before is not None and number > begin and is_word(before, "before nouns", language):
            continue
        if number == begin and _is_noun_of(words, number, language):
            continue
        if inside:
            # the verbs of the relative clause stand together; the next is that of the main one
            after = words[number + 1] if number + 1 < len(words) else None
            inside = after is not None and (
                is_verb(after, language) or is_word(after, "adverbs", language)
            )
            continue
        return number
    return -1


def _is_noun_of(words: Sequence[Token], number: int, language: Language) -> bool:
    """Whether what looks like a verb is the subject of another: "Works of mercy are lawful"."""
    after = words[number + 1] if number + 1 < len(words) else None
    owns = after is not None and is_word(after, "joins things", language)
    return owns and verb_at(words, language, number + 1) >= 0


def _opens_relative(word: Token, before: Token, first: Token, language: Language) -> bool:
    """Whether a clause within the clause begins: "who", or a subject right behind a noun.

    Behind an opening such as "for serious sin" the subject is that of the main clause.
    """
    if is_word(word, "relatives", language):
        return True
    if is_word(first, "prepositions", language):
        return False
    small = before.plain in language.words("stopwords")
    noun = not small or is_word(before, "nouns among small words", language)
    close = word.start == before.end + 1
    return (
        close
        and noun
        and is_word(word, "persons speaking", language)
        and not is_verb(before, language)
    )


def _is_plural_verb(word: Token, before: Token | None, language: Language) -> bool:
    """Whether a word is a verb as several have it: "we speak", "those who follow"."""
    if before is None or word.plain not in language.words("pluralverbs"):
        return False
    several = is_word(before, "said of several", language) or is_plural(before.text, language)
    return several and not is_word(before, "before nouns", language)


def is_verb(word: Token, language: Language) -> bool:
    """Whether a word is known as a finite verb, or ends like one."""
    if word.plain in language.words("verbs"):
        return True
    known = word.plain in language.words("stopwords") or word.text[:1].isupper()
    if known or is_word(word, "no verbs for all their ending", language):
        return False
    return word.plain.endswith(tuple(language.table("grammar")["verb endings"]))


def is_participle(word: Token, language: Language) -> bool:
    """Whether a word behind "is" or "are" makes one verb with it: "are known", "is called"."""
    table = language.table("grammar")
    ends = word.plain.endswith(tuple(table["participle endings"]))
    return word.plain in table["participles"] or (
        ends and word.plain not in table["no verbs for all their ending"]
    )


def subject_of(text: str, language: Language) -> str:
    """Return the words before the first verb of a text, without what leads on to them.

    Empty where they are none, or many, or a pronoun.
    """
    opening = language.pattern("grammar", "opening clause").match(text)
    begin = opening.end() if opening else 0
    words = tokens(text[begin:])
    verb = verb_at(words, language)
    if verb < 1:
        return ""
    last = verb - 1
    while last >= 0 and is_word(words[last], "adverbs", language):
        last -= 1
    if last < 0:
        return ""
    subject = text[begin : begin + words[last].end]
    first = words[0]
    if is_word(first, "pronouns", language) or is_word(first, "prepositions", language):
        return ""
    return subject if last < language.table("grammar")["longest subject"] else ""


def object_of(text: str, language: Language) -> str:
    """Return the thing that stands right behind the first verb of a text, or ""."""
    words = tokens(text)
    verb = verb_at(words, language)
    if verb < 1 or verb + 1 >= len(words) or not is_word(words[verb + 1], "determiners", language):
        return ""
    last = verb + 1
    for number in range(verb + 2, len(words)):
        word = words[number]
        apart = re.search(r"[,;:.]", text[words[last].end : word.start])
        verbal = number > verb + 2 and is_verb(word, language)
        if apart or verbal or is_word(word, "prepositions", language):
            break
        last = number
    if is_word(words[last], "joins nouns", language):
        return ""  # "met the king and spoke …": what it joins is no part of the thing
    return text[words[verb + 1].start : words[last].end] if last > verb + 1 else ""


def is_plural(phrase: str, language: Language) -> bool:
    """Whether a noun phrase speaks of several."""
    words = tokens(phrase)
    if not words:
        return False
    if _joins_nouns(words, language):
        return True
    head = words[-1].plain
    for number, word in enumerate(words[1:], 1):
        if is_word(word, "prepositions", language) or is_word(word, "relatives", language):
            head = words[number - 1].plain
            break
    table = language.table("pronouns")
    if head in table["several without s"]:
        return True
    return bool(language.pattern("pronouns", "plural").search(head)) and (
        head not in table["not several"]
    )


def _joins_nouns(words: Sequence[Token], language: Language) -> bool:
    """Whether an "and" stands between nouns, and not between what is said of one of them.

    "The bread and the wine", "heaven and earth", but "the last and best gift".
    """
    for number, word in enumerate(words):
        if is_word(word, "joins nouns", language):
            behind = words[number + 1 :]
            one = is_word(words[0], "determiners", language)
            if not one or len(behind) < 2 or is_word(behind[0], "determiners", language):
                return True
    return False


@lru_cache(maxsize=1024)
def has_verb(text: str, language: Language) -> bool:
    """Whether a text has a verb, in a language whose verbs are known.

    What it says in brackets is said by the way. A word such as "rest" or "pray" is a verb where
    somebody is told to do it or where it has an object, and not in "God's rest" or "to pray".
    """
    text = re.sub(r"\([^()]*\)", " ", text)
    words = tokens(text)
    if verb_at(words, language) >= 0 or not language.has("grammar"):
        return True
    for number, word in enumerate(words):
        known = word.plain in language.words("pluralverbs")
        if not known or (number and is_word(word, "prepositions", language)):
            continue
        before = words[number - 1] if number else None
        if before is None or re.search(r"[,;:—–.!?]", text[before.end : word.start]):
            return True
        after = words[number + 1] if number + 1 < len(words) else None
        of_nouns = is_word(before, "before nouns", language)
        has_object = after is not None and is_word(after, "determiners", language)
        several = _joins_nouns(words[:number], language)
        said = is_word(before, "adverbs", language) or is_word(before, "said of several", language)
        if said or (not of_nouns and (has_object or several)):
            return True
    return False


def opens_with_verb(text: str, language: Language) -> bool:
    """Whether a clause begins with its verb, so that its subject stands before it."""
    words = tokens(text)
    ends = tuple(language.table("grammar")["adverb endings"])
    while len(words) > 1 and (
        is_word(words[0], "adverbs", language) or words[0].plain.endswith(ends)
    ):
        words = words[1:]
    return bool(words) and is_verb(words[0], language) and not _is_noun_of(words, 0, language)


def is_request(text: str, language: Language) -> bool:
    """Whether a text tells somebody to do something ("Choose your company with care")."""
    first = tokens(text)[:1]
    return bool(first) and first[0].plain in language.words("pluralverbs")


def opens_relative(text: str, language: Language) -> bool:
    """Whether a text begins with a word such as "where" or "what", and names but a matter."""
    return any(is_word(word, "relatives", language) for word in tokens(text)[:1])


@lru_cache(maxsize=1024)
def stands(text: str, language: Language) -> bool:
    """Whether a clause has a subject and a verb of its own."""
    words = tokens(text)
    verb = verb_at(words, language)
    if verb < 1:
        return False
    if is_word(words[0], "subject pronouns", language):
        return True
    joined = any(is_word(word, "subject pronouns", language) for word in words[:verb])
    return joined or not is_word(words[0], "prepositions", language)
