"""How a language writes references: its words put into the patterns, its books and numbers.

A ``Page`` is a text as it is read: in plain characters, with the grammar of its
language. The words are those of the language's ``references.json``.
"""

from __future__ import annotations

import re
import sys
from functools import cache

from versecards.languages import Language
from versecards.scripture.books import ENGLISH
from versecards.scripture.nametable import NameTable
from versecards.scripture.numerals import Numbers
from versecards.scripture.tokens import PIECES, any_of

_CUES = ("chapter", "verse")
_BEFORE_NAMES = ("attributed", "the", "author", "saint")
"""What may stand between the number of a book and its name: "First Epistle to the"."""
_OF_ORDINAL = "{of_ordinal}[{upper}]"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class _Patterns(dict[str, re.Pattern[str]]):
    """Patterns by how they are written in the code.

    Each is compiled when it is first used, so that an import compiles nothing.
    """

    def __init__(self, grammar: Grammar) -> None:
        super().__init__()
        self._grammar = grammar

    def __missing__(self, template: str) -> re.Pattern[str]:
        compiled = self[template] = re.compile(self._grammar.written_out(template))
        return compiled


class Grammar:
    """The patterns and words of one language; English ones where it has none."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.is_english = language == ENGLISH
        self.numbers = Numbers(language)
        self.names = NameTable(language)
        table, english = (known.table("references") for known in (language, ENGLISH))
        patterns = {**english["patterns"], **table.get("patterns", {})}
        table = {**english, **table}
        self._words = {
            name: value.split(" ") if isinstance(value, str) else value
            for name, value in table.items()
            if isinstance(value, (str, list))
        }
        cues = "".join(sorted({word[0] for name in _CUES for word in self._words[name]}))
        small = [word for word in self.names.entries if word[0].islower()]
        self.words = {name: frozenset(words) for name, words in self._words.items()}
        self.before_names = frozenset(
            phrase.rpartition(" ")[2].lower()
            for name in _BEFORE_NAMES
            for phrase in self._words[name]
        )
        self._pieces: dict[str, str] = {
            **PIECES,
            **{name: any_of(words) for name, words in self._words.items()},
            **patterns,
            "cardinal": self.numbers.cardinal + "{end}",
            "ordinal": f"(?:{{ordinal_digits}}|{self.numbers.ordinal})",
            "upper": table["upper"],
            "letters": table["letters"],
            "book_number": any_of(self.names.numbers),
            "cue_initials": cues,
            "small_initials": "".join(sorted({word[0] for word in small} - set(cues))),
            "cue_letters": cues + cues.upper(),
            "spelled": "(?:" + "|".join(f"(?<={word})" for word in self._words["spelled"]) + ")",
        }
        self.patterns = _Patterns(self)

    def written_out(self, template: str) -> str:
        """Return a pattern with its pieces put in."""
        while _PLACEHOLDER.search(template):
            template = _PLACEHOLDER.sub(lambda found: self._pieces[found[1]], template)
        return template


@cache
def grammar(language: Language) -> Grammar:
    """Return the grammar of a language; it is made once."""
    return Grammar(language)


class Page:
    """A text as it is read: plain, in a language.

    ``commas``: whether it is one that writes "Mt 5, 3" (``None``: not known yet).
    ``bracketed``: by each place that was asked about whether it stands in brackets.
    ``of_ordinals``: whether it has the like of "the eighth of Romans".
    """

    __slots__ = ("_patterns", "_words", "bracketed", "commas", "grammar", "of_ordinals", "text")

    def __init__(self, text: str, grammar: Grammar, commas: bool | None = None) -> None:
        self.text = text
        self.commas = commas
        self.bracketed: dict[int, bool] = {}
        self.of_ordinals = grammar.patterns[_OF_ORDINAL].search(text) is not None
        self.grammar = grammar
        self._patterns = grammar.patterns
        self._words = grammar.words

    def match(self, template: str, start: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """Match a pattern at this place."""
        return self._patterns[template].match(self.text, start, end)

    def fullmatch(self, template: str, start: int, end: int) -> re.Match[str] | None:
        """Match a pattern with all that stands between two places."""
        return self._patterns[template].fullmatch(self.text, start, end)

    def search(self, template: str, start: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """Search a pattern from this place."""
        return self._patterns[template].search(self.text, start, end)

    def words(self, name: str) -> frozenset[str]:
        """Return the words that the language has under this name."""
        return self._words[name]

    def number(self, text: str) -> int:
        """Return the value of digits, a Roman numeral or a number in words; 0 for others."""
        return self.grammar.numbers.value(text)
