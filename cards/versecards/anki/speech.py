"""The voice that reads a card aloud."""

from __future__ import annotations

from pathlib import Path

from versecards.datafiles import read_table

_REGIONS = Path(__file__).with_name("speech.json")
"""Where a language is mostly spoken, by its code (Unicode CLDR, "Likely Subtags")."""


def speech_locale(language: str) -> str:
    """Return the name by which Anki looks for a voice: ``en_US`` for "en".

    Anki takes a voice only where language and region are those of the voice (Anki manual,
    "Text to Speech"), so a language without a region gets the usual one.
    """
    main, *others = language.replace("_", "-").split("-")
    regions = [part.upper() for part in others if len(part) == 2 or part.isdigit()]
    region = regions[0] if regions else read_table(_REGIONS).get(main.lower(), "")
    return f"{main.lower()}_{region}" if region else main.lower()
