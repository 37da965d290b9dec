"""Who or what a pronoun at the head of a statement means, put in its place.

Only what is beyond doubt is put in: the person that the sentences before speak of, or the
subject of the sentence before. Where that is not known the statement keeps its pronoun, and
whoever shows it gives it the sentence before or makes no card of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from versecards.extract.grammar import (
    Token,
    is_plural,
    is_request,
    is_verb,
    is_word,
    object_of,
    subject_of,
    tokens,
)
from versecards.extract.pronouns import opening_pronoun
from versecards.extract.quotemarks import without_quoted
from versecards.extract.words import plain
from versecards.languages import Language
from versecards.marks import OPENS

_NO_NAMES = "capitals but no names"
_MOST_NAMED = 3
"""Pronouns of one statement that are named."""
_MOST_NAMELESS = 2
"""Sentences without a name between a person and the pronoun for him."""
_BIDDEN = 2
"""Words of a request before the pronoun of what it is about: "Meditate on it"."""
_OPENING = 4
"""Words that may open a sentence before its subject."""
_FAR = 6
"""So many sentences back a person may have been named."""


def named(text: str, before: Callable[[], Sequence[str]], language: Language) -> str:
    """Return a statement with its pronouns named, as far as it is known who they are.

    ``before`` gives the texts that lead up to it, the nearest last: the title, the heading,
    the sentences before. Where all is named it is not asked.
    """
    if not language.has("grammar"):
        return text
    for _ in range(_MOST_NAMED):
        word = _unexplained(text, language)
        name = _antecedent(word, _kind(word, language), before(), language) if word else ""
        if word is None or not name:
            break
        text = _put(text, word, name, language)
    return text


def unexplained(text: str, language: Language) -> str:
    """Return the pronoun of a text that nothing in it explains, or ""."""
    word = _unexplained(text, language)
    return word.plain if word else opening_pronoun(text, language)


@lru_cache(maxsize=1024)
def _unexplained(text: str, language: Language) -> Token | None:
    """The first pronoun of a text that nothing before it in the text explains."""
    for entry in ("explained by its own words", "stands for what follows"):
        if language.pattern("pronouns", entry).match(text):
            return None
    words = tokens(text)
    for number, word in enumerate(words):
        kind = _kind(word, language)
        if not kind or _is_quoted(text, word):
            continue
        meant = number and _is_meant(words[:number], word, kind, language)
        if not meant and not (number and _cataphoric(text, word, language)):
            return word
    return None


@lru_cache(maxsize=1024)
def leans(text: str, language: Language) -> bool:
    """Whether a statement cannot be understood without the sentences before it.

    Of a language whose grammar is not known nothing is said.
    """
    if not language.has("grammar"):
        return False
    if opening_pronoun(text, language):
        return True
    if language.pattern("pronouns", "stands for what follows").match(text):
        return False
    if language.pattern("statements", "leans").match(without_quoted(text, "…")):
        return not language.pattern("pronouns", "explained by its own words").match(text)
    return _unexplained(text, language) is not None


def _is_quoted(text: str, word: Token) -> bool:
    before = without_quoted(text[: word.start], "")
    return any(mark in before for mark in OPENS)


def _kind(word: Token, language: Language) -> str:
    kinds = language.entries("pronouns", "one person", "several", "thing")
    return kinds.get(word.plain, "")


def _is_meant(earlier: Sequence[Token], word: Token, kind: str, language: Language) -> bool:
    """Whether a pronoun inside a statement has its noun before it in the statement."""
    names = _named_before(earlier, language)
    bids = earlier[0].plain in language.words("pluralverbs") and len(earlier) <= _BIDDEN
    nouns = [other for other in earlier[bids:] if _is_noun(other, language)]
    if is_word(earlier[-1], "joins things", language):
        nouns = [noun for noun in nouns if noun not in earlier[-2:]]  # "a jot of it"
    if kind == "thing":
        return bool(nouns or names)
    objects = language.table("pronouns")["objects"]
    if kind == "several":
        if word.plain in objects:
            # "Men wrote them": the subject of the verb before it is not what it takes up
            verbs = [other for other in earlier if is_verb(other, language)]
            earlier = [other for other in earlier if not verbs or other.start > verbs[0].start]
            nouns = [noun for noun in nouns if noun in earlier]
        several = language.table("pronouns")["several without s"]
        counted = [other for other in earlier if other.plain in several]
        return len(names) > 1 or bool(counted) or any(is_plural(n.text, language) for n in nouns)
    if word.text[:1].isupper() and word.start:  # "He" in reverence: God or Jesus only
        divine = language.table("pronouns")["divine"]
        return any(other.text[:1].isupper() and plain(other.text) in divine for other in earlier)
    if word.plain in objects and is_verb(earlier[-1], language):
        return len(names) > 1 or any(noun not in names for noun in nouns)  # "Hosea called him"
    if is_word(earlier[0], "prepositions", language) and len(earlier) <= _OPENING:
        return bool(names)  # "Under a tree he asked to die"
    return bool(names or nouns)


def _named_before(earlier: Sequence[Token], language: Language) -> list[Token]:
    """The names among words, none that only follow a preposition ("after Moses he …")."""
    names = []
    for number, word in enumerate(earlier):
        before = earlier[number - 1] if number else None
        if not word.text[:1].isupper():
            continue
        known = plain(word.text) in language.words("persons")
        after = earlier[number + 1] if number + 1 < len(earlier) else None
        acts = after is not None and is_verb(after, language)
        if before is not None and is_word(before, "prepositions", language) and not acts:
            continue
        lone = before is None or is_word(before, "determiners", language)
        other = {*language.words("stopwords"), *language.table("pronouns")[_NO_NAMES]}
        if known or not (lone or plain(word.text) in other):
            names.append(word)
    return names


def _is_noun(word: Token, language: Language) -> bool:
    """Whether a word may be a noun that a pronoun takes up: no small word, no verb."""
    return word.plain not in language.words("stopwords") and not (
        is_word(word, "adverbs", language) or word.plain in language.words("verbs")
    )


def _cataphoric(text: str, word: Token, language: Language) -> bool:
    """Whether the person is named later: "On the night before his death Jesus prayed"."""
    if not language.pattern("grammar", "opens before its subject").match(text):
        return False
    words = [other for other in tokens(text) if other.start > word.start]
    for name, after in pairwise(words):
        known = name.text[:1].isupper() and plain(name.text) in language.words("persons")
        if known and (is_verb(after, language) or is_word(after, "adverbs", language)):
            return True
    return False


def _antecedent(word: Token, kind: str, before: Sequence[str], language: Language) -> str:
    if kind == "one person":
        reverent = word.text[:1].isupper() and word.start > 0
        nameless = 0
        near = list(before[-_FAR:])
        for text in reversed([*before[:2], *near] if len(before) > _FAR else near):
            opening = language.pattern("grammar", "opening clause").match(text)
            main = text[opening.end() if opening else 0 :]  # "In those days he spoke of God"
            if any(
                opening_pronoun(words, language) in language.table("pronouns")["one person"]
                for words in (text, main)
            ):
                continue  # it speaks of the same person
            name = _person_of(text, language, divine=reverent)
            if name is not None:
                return name if _suits(word, name, language) else ""
            nameless += 1
            if nameless > _MOST_NAMELESS and text not in before[:2]:
                break
        return ""
    if kind == "several" and word.plain in language.table("pronouns")["objects"]:
        things = (object_of(text, language) for text in reversed(before[-_FAR:]))
        return next((thing for thing in things if is_plural(thing, language)), "")
    for text in reversed(before[-_FAR:]):
        subject = _subject(text, language)
        if subject:
            fits = is_plural(subject, language) == (kind == "several")
            return subject if fits else ""
        if not opening_pronoun(text, language):
            return ""
    return ""


def _suits(word: Token, name: str, language: Language) -> bool:
    """Whether "he" or "she" can be said of a person."""
    table = language.table("pronouns")
    of_woman = word.plain in table["of a woman"]
    return of_woman == any(plain(part.text) in table["women"] for part in tokens(name))


def _subject(text: str, language: Language) -> str:
    first = tokens(text)[:2]
    if is_request(text, language) and is_word(first[-1], "determiners", language):
        return ""  # "Read the word daily": it has no subject
    lead = language.pattern("statements", "connective").match(text.strip())
    subject = subject_of(text.strip()[lead.end() if lead else 0 :], language)
    return "" if re.search(r"[\[\]…?—–]", subject) else subject


def _person_of(text: str, language: Language, *, divine: bool) -> str | None:
    """The person that a text speaks of; "" where that is in doubt, ``None`` for none.

    That is the one who is its subject, or in a title, a question or a request the only one
    who is named.
    """
    names = _names_in(text, language, divine=divine)
    if not names:
        if _names_a_stranger(text, language):
            return ""
        named_at_all = [word for word in tokens(text) if _is_person(word, language)]
        return None if all(_owns(text, [word]) for word in named_at_all) else ""
    said = {_name_of(text, name, language) for name in names}
    subject = subject_of(text, language)
    leads = [name for name in names if text[name[0].start :].startswith(subject)] if subject else []
    if leads:
        return _name_of(text, leads[0], language)
    if divine:
        return said.pop() if len(said) == 1 else ""
    asks = not subject or text.rstrip().endswith("?")
    return said.pop() if asks and len(said) == 1 else ""


def _names_a_stranger(text: str, language: Language) -> bool:
    """Whether within a text a name stands that is not known, and may be a person's."""
    other = {*language.words("stopwords"), *language.table("pronouns")[_NO_NAMES]}
    words = tokens(text)
    if sum(w.text[:1].isupper() for w in words) > len(words) / 2:
        return False  # a heading, whose words have capitals anyway
    for number, word in enumerate(words[1:], 1):
        begins = re.search(rf"[.!?:{re.escape(OPENS)}]\s*$", text[: word.start])
        small = plain(word.text) in other or not word.text[:1].isupper()
        if not (begins or small or _follows_preposition(words[:number], language)):
            return True
    return False


def _is_person(word: Token, language: Language) -> bool:
    return word.text[:1].isupper() and plain(word.text) in language.words("persons")


def _follows_preposition(earlier: Sequence[Token], language: Language) -> bool:
    """Whether the last word, an article left aside, is a preposition ("by the Lord")."""
    before = [word for word in earlier if not is_word(word, "determiners", language)]
    return (
        bool(before)
        and before[-1] in earlier[-2:]
        and is_word(before[-1], "prepositions", language)
    )


def _names_in(text: str, language: Language, *, divine: bool) -> list[list[Token]]:
    """The names of persons in a text, none that only owns something or follows "by"."""
    names: list[list[Token]] = []
    words = tokens(text)
    for number, word in enumerate(words):
        if not _is_person(word, language):
            continue
        if divine and plain(word.text) not in language.table("pronouns")["divine"]:
            continue
        if names and text[names[-1][-1].end : word.start] == " " and not _owns(text, names[-1]):
            names[-1].append(word)
        elif not _follows_preposition(_without_capitals(words[:number]), language):
            names.append([word])
    return [name for name in names if not name[0].start or not _owns(text, name)]


def _without_capitals(words: Sequence[Token]) -> Sequence[Token]:
    """Words without those that belong to the name behind them ("of the Holy")."""
    last = len(words)
    while last > 1 and words[last - 1].text[:1].isupper():
        last -= 1
    return words[:last]


def _name_of(text: str, name: Sequence[Token], language: Language) -> str:
    bare = text[name[0].start : name[-1].end]
    bare = re.sub(r"['’]s?$", "", bare)
    with_article = plain(name[-1].text) in language.table("pronouns")["names with an article"]
    return f"{language.table('pronouns')['article']} {bare}" if with_article else bare


def _owns(text: str, name: Sequence[Token]) -> bool:
    return bool(re.search(r"['’]s?$", text[name[0].start : name[-1].end]))


def _put(text: str, word: Token, name: str, language: Language) -> str:
    table = language.table("pronouns")
    owns = word.plain in table["possessive"]
    if owns and word.plain not in table["object"]:
        name = _possessive(name, text, language)
    elif owns:
        following = tokens(text[word.end :])
        if following and not re.match(r"\s*[,;:.!?]", text[word.end :]):
            name = _possessive(name, text, language)
    if word.start == 0:
        name = name[:1].upper() + name[1:]
    elif is_word(tokens(name)[0], "determiners", language):
        name = name[:1].lower() + name[1:]
    return text[: word.start] + name + text[word.end :]


def _possessive(name: str, text: str, language: Language) -> str:
    sign = "'" if "'" in text and "’" not in text else "’"
    bare = name.endswith(tuple(language.table("pronouns")["possessive without s"]))
    return f"{name}{sign}" if bare else f"{name}{sign}s"
