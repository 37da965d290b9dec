"""What stands above a question of a catechism that cannot be asked alone.

"What does this mean?" asks again and again, each time of the words above it: of a line
that is expounded, of a heading, or of the question and answer before. With them in front
it is a question of its own, and none is taken for another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from versecards.article.model import Answered, Block, Role
from versecards.extract.antecedents import leans
from versecards.extract.lists import asks
from versecards.extract.proofs import is_line_of_proofs
from versecards.extract.reading import ReadBlock
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import ends_asking

_MOST_WORDS = 30
"""Of a longer text above a question only the beginning is put in front of it."""
_MOST_OF_ITS_OWN = 1
"""Words of content ("What does God say of these commandments?" is asked alone)."""
_LONGEST_BARE = 8
_MOST_STEPS = 3
"""So many questions that each lean on the one before are asked together."""


class LedUp:
    """Puts in front of the questions of an article what they lean on."""

    def __init__(
        self, blocks: Sequence[ReadBlock], answered: Sequence[Answered], language: Language
    ) -> None:
        self._blocks = blocks
        self._places = {id(read.block): place for place, read in enumerate(blocks)}
        self._earlier = {
            id(pair.question): before for before, pair in pairwise((None, *answered)) if pair
        }
        self._of_answer = {id(block): pair for pair in answered for block in pair.answer}
        self._language = language

    def before(self, question: Block, steps: int = _MOST_STEPS) -> str:
        """Return what a question leans on; empty if it can be asked alone, or nobody knows."""
        if not steps or not self._is_bare(self._asked(question)):
            return ""
        place = self._places.get(id(question))
        if place is None:  # a heading asks
            return self._with_its_own(self._earlier.get(id(question)), steps)
        section = self._blocks[place].section
        while place and is_line_of_proofs(self._blocks[place - 1]):
            place -= 1
        above = self._blocks[place - 1] if place else None
        if above is None or above.section is not section:
            heading = section.heading.rstrip(" .:–—")
            label = self._language.pattern("questions", "prompt label").match(f"{heading}: …?")
            named = section.role is Role.OTHER and not (label or asks(section, self._language))
            return _named(heading) if named and heading else ""
        pair = self._of_answer.get(id(above.block))
        if pair is not None:  # "he" is of whom the question above speaks: it is not asked again
            points = self._points(self._asked(question))
            return self._with_its_own(pair, steps) if points else self._of(pair, steps)
        return "" if "?" in above.block.text else _beginning(above.block.text)

    def _with_its_own(self, pair: Answered | None, steps: int) -> str:
        """The question of a pair, behind what it leans on itself."""
        if pair is None:
            return ""
        return f"{self._of(pair, steps)} {self._asked(pair.question)}".strip()

    def _of(self, pair: Answered, steps: int) -> str:
        """What the question of a pair leans on."""
        return self.before(pair.question, steps - 1)

    def _asked(self, question: Block) -> str:
        """A question without its number."""
        return self._language.pattern("layout", "heading number").sub("", question.text)

    def _points(self, text: str) -> bool:
        """Whether a question points at what is above it ("What does this mean?")."""
        said = text.lower().strip("?. ").split()
        return not set(said).isdisjoint(self._language.table("pronouns")["pointing"])

    def _is_bare(self, text: str) -> bool:
        """Whether a question says next to nothing without what is above it."""
        said = text.lower().strip("?. ").split()
        points = self._points(text)
        content = content_words(text, self._language)
        short = len(content) <= _MOST_OF_ITS_OWN and len(said) <= _LONGEST_BARE
        return short and (leans(text, self._language) or bool(points and not content))


def _named(heading: str) -> str:
    return heading if ends_asking(heading) else f"{heading}:"


def _beginning(text: str) -> str:
    words = text.split()
    return text if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …"
