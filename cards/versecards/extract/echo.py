"""How far a statement sounds like a passage: would its words lead a reader there?

Words are compared by their first letters; a word weighs the more the rarer it is in the
Bible, as in ``scripture.index``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from versecards.extract.wordings import Wordings
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.scripture.index import index_of
from versecards.scripture.reference import Reference
from versecards.scripture.wording import stems
from versecards.settings import Settings

_CORE = 5
"""A word with so many letters is also found inside another ("blame" in "unblameable")."""
_MOST_VERSES = 60
"""A longer passage has nearly every word somewhere."""
_BESIDE = 12


@dataclass
class Echo:
    """Compares statements with the words of passages, as one article has them."""

    wordings: Wordings
    settings: Settings
    language: Language
    _words: dict[Reference, frozenset[str]] = field(default_factory=dict)

    def strength(self, text: str, reference: Reference) -> float:
        """Return the weight of the words that a text shares with a passage.

        One of 31,102 verses by chance is 10; a long passage counts for less, since it has
        more words to share.
        """
        shared = self.shared(text, reference)
        index = index_of(self.wordings.library.embedded()[0])
        weight = index.total({stem for word in shared for stem in stems(word)})
        length = sum(1 for _ in reference.verses())
        return weight / (1 + max(0, length - 3) / _BESIDE)

    def share(self, text: str, reference: Reference) -> float:
        """Return which part of the weight of a text's words is in a passage, 0 to 1."""
        index = index_of(self.wordings.library.embedded()[0])
        words = set(content_words(text, self.language))
        whole = index.total({stem for word in words for stem in stems(word)})
        shared = index.total(
            {stem for word in self.shared(text, reference) for stem in stems(word)}
        )
        return shared / whole if whole else 0.0

    def rarest(self, text: str, reference: Reference) -> float:
        """Return the weight of the rarest word that a text shares with a passage."""
        index = index_of(self.wordings.library.embedded()[0])
        shared = self.shared(text, reference)
        return max((index.weight(stem) for word in shared for stem in stems(word)), default=0.0)

    def names_book(self, text: str, answer: Sequence[Reference]) -> bool:
        """Whether a text names the book of a passage, and that is not a person's name."""
        persons = self.language.words("persons")
        words = {word.strip(".,;:“”\"'’") for word in text.split()}
        names = {ref.format().split()[0] for ref in answer}
        return any(name in words and name.lower() not in persons for name in names)

    def shared(self, text: str, reference: Reference) -> frozenset[str]:
        """Return the words of a text that carry sense and stand in a passage."""
        there = self._words_of(reference)
        known = {stem for word in there for stem in stems(word)}
        return frozenset(
            word
            for word in content_words(text, self.language)
            if not known.isdisjoint(stems(word)) or _inside(word, there)
        )

    def _words_of(self, reference: Reference) -> frozenset[str]:
        """The words of a passage, as the article quotes it and as translations have it."""
        if reference not in self._words:
            found: set[str] = set()
            for count, verse in enumerate(reference.verses()):
                if count >= _MOST_VERSES:
                    break
                quoted = self.wordings.find(verse, self.settings)
                texts = [quoted.text] if quoted else []
                texts += [text.verse(verse) or "" for text in self.wordings.library.embedded()]
                for words in texts:
                    found.update(content_words(words, self.language))
            self._words[reference] = frozenset(found)
        return self._words[reference]


def _inside(word: str, others: frozenset[str]) -> bool:
    core = word[:_CORE]
    return len(core) == _CORE and any(core in other for other in others)
