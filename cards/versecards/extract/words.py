"""Which words of an article matter, and which of its sentences speak to a text.

Words are compared by their stem (Snowball); stems of one family ("intercede",
"intercession") count as one. A word weighs more the fewer sentences it stands in.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from snowballstemmer import stemmer

from versecards.languages import Language

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAME_PREFIX = 6
"""Stems that share so many letters are one family."""
_FEWEST = 50
"""Of fewer words nobody can tell their language."""
_SMALL = 3
"""Shorter ones ("a", "me") other languages have too."""
_FEW_SMALL = 0.05
_LETTERS = 2
"""Letters of a word that carries sense."""


@cache
def _stem_of(algorithm: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = stemmer(algorithm).stemWord
    return cache(stem)


def _stem(language: Language) -> Callable[[str], str]:
    return _stem_of(language.table("words")["stemmer"])


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return a word in small letters, without possessive ending."""
    word = word.casefold().replace("’", "'")
    return word.removesuffix("'s").removesuffix("'")


def content_words(text: str, language: Language) -> tuple[str, ...]:
    """Return the plain words of a text that carry sense, in order."""
    return _content_words(text, language.words("stopwords"))


@lru_cache(maxsize=16_384)
def _content_words(text: str, stops: frozenset[str]) -> tuple[str, ...]:
    senses = _senses(stops)
    return tuple([sense for word in _WORD.findall(text) if (sense := senses[word])])


class _Senses(dict[str, str]):
    """Each word as it is written, plain; empty where it carries no sense."""

    def __init__(self, stops: frozenset[str]) -> None:
        super().__init__()
        self._stops = stops

    def __missing__(self, written: str) -> str:
        word = plain(written)
        sense = self[written] = "" if word in self._stops or len(word) < _LETTERS else word
        return sense


_senses = cache(_Senses)


def is_foreign(texts: Iterable[str], language: Language) -> bool:
    """Whether texts are hardly in a language: few of their words are its small ones.

    Of English prose 30 to 42 in a hundred words are small ones of three letters or more, of
    outlines 10 and more, of Portuguese articles 0 to 6 (median 1; 141 files).
    """
    if not language.has("stopwords"):
        return False
    words = [plain(word) for text in texts for word in _WORD.findall(text)]
    small = sum(len(word) >= _SMALL and word in language.words("stopwords") for word in words)
    return len(words) >= _FEWEST and small < _FEW_SMALL * len(words)


class Vocabulary:
    """The words of one article: their families, and how much each weighs."""

    def __init__(self, sentences: Sequence[str], language: Language) -> None:
        self.language = language
        self._stem = _stem(language)
        words = (word for sentence in sentences for word in content_words(sentence, language))
        stems = {self._stem(word) for word in words}
        self._families = _families(stems)
        self._total = max(1, len(sentences))
        self._keys: dict[str, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()
        for sentence in sentences:
            self._counts.update(self.keys(sentence))

    @property
    def common(self) -> frozenset[str]:
        """Names that nearly every article is about: they tell nothing, and are easy to ask."""
        return frozenset(self.language.table("words")["too common"])

    def key(self, word: str) -> str:
        """Return the family of a plain word."""
        stem = self._stem(word)
        return self._families.get(stem, stem)

    def keys(self, text: str) -> frozenset[str]:
        """Return the families of the content words of a text."""
        found = self._keys.get(text)
        if found is None:
            found = frozenset(self.key(word) for word in content_words(text, self.language))
            self._keys[text] = found
        return found

    def count(self, key: str) -> int:
        """Return in how many sentences a family stands."""
        return self._counts[key]

    def weight(self, key: str) -> float:
        """Return the inverse document frequency of a family; 0 for unknown ones."""
        count = self._counts[key]
        return math.log((1 + self._total) / count) if count else 0.0

    def total(self, keys: Iterable[str]) -> float:
        """Return the weight of some families together, the same in whatever order they come.

        A set has another order in each run of Python.
        """
        return math.fsum(map(self.weight, keys))


def _families(stems: Iterable[str]) -> dict[str, str]:
    """Map each stem to the first of its family; neighbours in the alphabet are compared."""
    families: dict[str, str] = {}
    head = ""
    for stem in sorted(stems):
        if not (head and _related(head, stem)):
            head = stem
        families[stem] = head
    return families


def _related(first: str, second: str) -> bool:
    if len(first) >= 4 and second.startswith(first):
        return len(second) - len(first) <= 4
    return first[:_SAME_PREFIX] == second[:_SAME_PREFIX] and len(first) >= _SAME_PREFIX


@dataclass(frozen=True)
class Ranked:
    """A candidate by its index, with the score it got and the words that it shares."""

    index: int
    score: float
    shared: frozenset[str]


def rank(
    text: str, candidates: Sequence[str], vocabulary: Vocabulary, *, least: float, most: int
) -> list[Ranked]:
    """Return the candidates that speak to a text, best first: at most ``most`` of them.

    The score is the weight of the shared words against that of both texts (the cosine
    of the roots of their weights), 0 to 1; words that the article does not have count
    for nothing. Candidates below ``least`` or with fewer than two shared words, names that
    every article is about not counted, are left out.
    """
    wanted = vocabulary.keys(text)
    names = {vocabulary.key(name) for name in vocabulary.common}
    whole = vocabulary.total(wanted)
    ranked = []
    for index, candidate in enumerate(candidates):
        keys = vocabulary.keys(candidate)
        shared = wanted & keys
        both = whole * vocabulary.total(keys)  # nothing, where every sentence has all its words
        if len(shared - names) < 2 or not both:
            continue
        score = vocabulary.total(shared) / math.sqrt(both)
        if score >= least:
            ranked.append(Ranked(index, score, shared))
    ranked.sort(key=lambda entry: (-entry.score, entry.index))
    return ranked[:most]
