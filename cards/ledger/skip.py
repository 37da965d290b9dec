"""Notes that are not wanted: ``skip:`` in the settings names them by guid or by text."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cards.ledger.similar import normalise
from cards.problems import Problem, Severity
from cards.scripture.reference import Reference


class Skips:
    """What is to be skipped, and which of it has been seen.

    A mapping gives for each the file and line where it is named, or nothing.
    """

    def __init__(self, skip: Collection[str] | Mapping[str, tuple[str, int] | None]) -> None:
        self._unseen = dict(skip) if isinstance(skip, Mapping) else dict.fromkeys(skip)
        self._guids = set(self._unseen)
        self._texts = {normalise(text): text for text in self._unseen}

    def has(self, guid: str, text: str) -> bool:
        """Whether the note with this guid and text is not wanted.

        A verse's text is its OSIS reference; it may be named as people write it too.
        """
        if not self._guids:
            return False
        if guid in self._guids:
            self._unseen.pop(guid, None)
            return True
        for form in (text, *_names(text)):
            named = self._texts.get(normalise(form))
            if named is not None:
                self._unseen.pop(named, None)
                return True
        return False

    def unused(self) -> list[Problem]:
        """Return a problem for each that named no note."""
        found = []
        for text, place in self._unseen.items():
            file, line = place or ("", 0)
            found.append(
                Problem(
                    file,
                    line,
                    0,
                    "skip-unused",
                    Severity.WARNING,
                    f"skip: “{text}” is neither the guid nor the text of a note",
                    "take it out, or copy the guid from: versecards list --format json",
                )
            )
        return found


def _names(text: str) -> tuple[str, ...]:
    try:
        reference = Reference.from_osis(text)
    except ValueError:
        return ()
    return tuple(reference.format(style) for style in ("name", "sbl", "chicago", "short"))
