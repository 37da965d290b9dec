"""How far a statement sounds like a passage: would its words lead a reader there?

Words are compared by their first letters; a word weighs the more the rarer it is in the
Bible, as in ``scripture.index``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from versecards.extract.wordings import Wordings
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import CLOSES_ANY, OPENS_ANY
from versecards.scripture.index import VerseIndex, index_of
from versecards.scripture.reference import Reference
from versecards.scripture.wording import stems
from versecards.settings import Settings

_CORE = 5
"""A word with so many letters is also found inside another ("blame" in "unblameable")."""
_MOST_VERSES = 60
"""A longer passage has nearly every word somewhere."""
_BESIDE = 12
_INNER_NAME = re.compile(r"(?<=[\w,;:’”] )[A-Z][a-z]+")
"""A word with a capital within a sentence."""


@dataclass(frozen=True)
class _Words:
    """The stems of a passage's words, and the words themselves, a line each."""

    stems: frozenset[str]
    lines: str

    def has(self, word: str, forms: Sequence[str]) -> bool:
        """Whether a word of these stems is here, or its core stands inside another word."""
        core = word[:_CORE]
        return not self.stems.isdisjoint(forms) or (len(core) == _CORE and core in self.lines)


@lru_cache(maxsize=65_536)
def _stems_of(word: str) -> tuple[str, ...]:
    return tuple(stems(word))


@dataclass
class Echo:
    """Compares statements with the words of passages, as one article has them."""

    wordings: Wordings
    settings: Settings
    language: Language
    _words: dict[Reference, _Words] = field(default_factory=dict)
    _verses: dict[Reference, _Words] = field(default_factory=dict)
    _texts: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    def strength(self, text: str, reference: Reference) -> float:
        """Return the weight of the words that a text shares with a passage.

        One of 31,102 verses by chance is 10; a long passage counts for less, since it has
        more words to share.
        """
        weight = self.weight(self.shared(text, reference))
        length = sum(1 for _ in reference.verses())
        return weight / (1 + max(0, length - 3) / _BESIDE)

    def weight(self, words: Iterable[str]) -> float:
        """Return how rare words are in the Bible, taken together."""
        return self._index.total(self._stems_of(words))

    def share(self, text: str, reference: Reference) -> float:
        """Return which part of the weight of a text's words is in a passage, 0 to 1."""
        whole = self.weight(self._said(text))
        shared = self.weight(self.shared(text, reference))
        return shared / whole if whole else 0.0

    def rarer(self, text: str, weight: float) -> dict[str, tuple[str, ...]]:
        """Return the words of a text that weigh more than this, each with its stems."""
        return {
            word: forms
            for word, forms in self._said(text).items()
            if any(self._index.weight(stem) > weight for stem in forms)
        }

    def has_any(self, words: Mapping[str, tuple[str, ...]], reference: Reference) -> bool:
        """Whether any of some words, each with its stems, stands in a passage."""
        there = self._words_of(reference)
        return any(there.has(word, forms) for word, forms in words.items())

    def is_of_bible(self, text: str) -> bool:
        """Whether a text can speak of a passage: most of its words stand in the Bible, and so
        does each name in it; it counts nothing in figures ("Martin Luther", "350 years")."""
        names = (word for word in _INNER_NAME.findall(text) if not word.isupper())
        return (
            self._index.knows_most(stems(text))
            and not re.search(r"\d{2}", text)
            and all(
                name in self.language.table("words")["names of scripture"]
                or any(map(self._index.knows, stems(name)))
                for name in names
            )
        )

    def names_book(self, text: str, answer: Sequence[Reference]) -> bool:
        """Whether a text names the book of a passage, and that is not a person's name."""
        persons = self.language.words("persons")
        words = {word.strip(".,;:" + OPENS_ANY + CLOSES_ANY) for word in text.split()}
        names = {ref.format().split()[0] for ref in answer}
        return any(name in words and name.lower() not in persons for name in names)

    def shared(self, text: str, reference: Reference) -> frozenset[str]:
        """Return the words of a text that carry sense and stand in a passage."""
        there = self._words_of(reference)
        return frozenset(word for word, forms in self._said(text).items() if there.has(word, forms))

    @cached_property
    def _index(self) -> VerseIndex:
        return index_of(self.wordings.library.embedded()[0])

    def _said(self, text: str) -> dict[str, tuple[str, ...]]:
        """The words of a text that carry sense, each with its stems."""
        if text not in self._texts:
            self._texts[text] = {
                word: _stems_of(word) for word in content_words(text, self.language)
            }
        return self._texts[text]

    @staticmethod
    def _stems_of(words: Iterable[str]) -> set[str]:
        return {stem for word in words for stem in _stems_of(word)}

    def _words_of(self, reference: Reference) -> _Words:
        """The words of a passage, as the article quotes it and as translations have it."""
        if reference not in self._words:
            verses = [self._words_of_verse(v) for v in reference.verses()[:_MOST_VERSES]]
            found = frozenset().union(*(verse.stems for verse in verses))
            self._words[reference] = _Words(found, "\n".join(verse.lines for verse in verses))
        return self._words[reference]

    def _words_of_verse(self, verse: Reference) -> _Words:
        """Those of a verse, which stands in many passages: also in all that are around another."""
        if verse not in self._verses:
            quoted = self.wordings.find(verse, self.settings)
            texts = [quoted.text] if quoted else []
            texts += [text.verse(verse) or "" for text in self.wordings.library.embedded()]
            found = {word for text in {*texts} for word in content_words(text, self.language)}
            self._verses[verse] = _Words(frozenset(self._stems_of(found)), "\n".join(found))
        return self._verses[verse]
