"""Which translation an article says once for all that it quotes."""

from __future__ import annotations

from collections.abc import Iterable

from versecards.languages import Language


def stated_translation(texts: Iterable[str], language: Language) -> str:
    """Return the name that an article gives to all its quotations, its letters where it has
    them ("NIV"); empty where it names none, or more than one.

    It is said in a sentence such as "All Scripture quotations are from the NIV."
    """
    says = language.pattern("translations", "stated")
    found: dict[str, None] = {}
    for text in texts:
        for match in says.finditer(text):
            name = " ".join(match["name"].split())
            behind = language.pattern("translations", "letters").match(text, match.end())
            found[behind["letters"] if behind else name] = None
    # "New International Version" in one place, "NIV" in another
    letters = {name for name in found if " " not in name}
    names = [name for name in found if name in letters or _initials(name) not in letters]
    return names[0] if len(names) == 1 else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).upper()
