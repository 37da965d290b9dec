"""The words of one verse, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from versecards.scripture.texts.store import Translation


@dataclass(frozen=True)
class Wording:
    """The words of one verse, and what the card says of them (see ``VerseContent``).

    ``language`` is empty for a quotation: that of the article. ``origin`` is the section of
    an article that quotes it of a translation that is not named. ``unpaired`` are the words with
    the quotation marks that a speech over several verses leaves open, where there are any.
    """

    text: str
    translation: str
    label: str
    quoted: bool = False
    part: bool = False
    notice: str = ""
    language: str = ""
    origin: str = ""
    unpaired: str = ""

    @property
    def source(self) -> tuple[str, str]:
        """The text it is of: words of different ones are never put together."""
        return self.translation, self.origin


def of_text(translation: Translation, text: str) -> Wording:
    """Return words of a translation."""
    return Wording(
        text,
        translation.name,
        translation.label,
        notice=translation.notice,
        language=translation.language,
    )


def label_of(wordings: Iterable[Wording]) -> str:
    """Return what a card says of the words of several verses; each text is named once."""
    labels = list(dict.fromkeys(wording.label for wording in wordings))
    return "; ".join(
        label for label in labels if not any(other.startswith(f"{label}, ") for other in labels)
    )


def is_holed(wordings: Sequence[Wording]) -> bool:
    """Whether something is left out between the words of verses that follow each other."""
    return any(one.text.rstrip(". ").endswith("…") for one in wordings[:-1]) or any(
        one.text.startswith("…") for one in wordings[1:]
    )
