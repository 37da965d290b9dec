"""What stands above a question of a catechism that cannot be asked alone.

"What does this mean?" asks again and again, each time of the words above it: of a line
that is expounded, of a heading, or of the question and answer before. With them in front
it is a question of its own, and none is taken for another.
"""

from __future__ import annotations

from collections.abc import Sequence

from versecards.article.model import Answered, Block, Role
from versecards.extract.antecedents import leans
from versecards.extract.reading import ReadBlock
from versecards.extract.words import content_words
from versecards.languages import Language
from versecards.marks import ends_asking

_MOST_WORDS = 30
"""Of a longer text above a question only the beginning is put in front of it."""
_MOST_OF_ITS_OWN = 1
"""Words of content ("What does God say of these commandments?" is asked alone)."""
_MOST_STEPS = 3
"""So many questions that each lean on the one before are asked together."""


class LedUp:
    """Puts in front of the questions of an article what they lean on."""

    def __init__(
        self, blocks: Sequence[ReadBlock], answered: Sequence[Answered], language: Language
    ) -> None:
        self._blocks = blocks
        self._places = {id(read.block): place for place, read in enumerate(blocks)}
        self._of_answer = {id(block): pair for pair in answered for block in pair.answer}
        self._language = language

    def before(self, question: Block, steps: int = _MOST_STEPS) -> str:
        """Return what a question leans on; empty if it can be asked alone, or nobody knows."""
        place = self._places.get(id(question))
        if place is None or not steps or not self._is_bare(question.text):
            return ""
        section = self._blocks[place].section
        above = self._blocks[place - 1] if place else None
        if above is None or above.section is not section:
            heading = section.heading.rstrip(" .:–—")
            if section.role is not Role.OTHER or not heading:
                return ""
            return heading if ends_asking(heading) else f"{heading}:"
        pair = self._of_answer.get(id(above.block))
        if pair is not None:
            earlier = self.before(pair.question, steps - 1)
            return f"{earlier} {pair.question.text}".strip()
        return _beginning(above.block.text)

    def _is_bare(self, text: str) -> bool:
        """Whether a question says next to nothing without what is above it."""
        few = len(content_words(text, self._language)) <= _MOST_OF_ITS_OWN
        return few and leans(text, self._language)


def _beginning(text: str) -> str:
    words = text.split()
    return text if len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …"
