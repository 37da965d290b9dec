"""What the author switched off: for a line, for an article, for the deck."""

from __future__ import annotations

from collections.abc import Iterator

from versecards.check.context import Context
from versecards.near import suggestion
from versecards.problems import Place, Problem, Severity, problem, rules

_SETTINGS_FILE = "deck.yaml"


class Switches:
    """Every switch of a deck."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._articles = {article.shown: article for article in context.articles}

    def is_off(self, found: Problem) -> bool:
        """Whether the author does not want to hear of this; errors are always told."""
        if found.severity is Severity.ERROR:
            return False
        article = self._articles.get(found.file)
        if article is None:
            return found.code in self._context.settings.off
        if found.code in self._context.extraction.settings[article.file].off:
            return True
        return any(found.code in off.codes and found.line in off.lines for off in article.offs)

    def unknown(self) -> Iterator[Problem]:
        """Yield a problem for each code switched off that no rule has."""
        file, line = self._context.settings.places.get("off", (_SETTINGS_FILE, 0))
        for code in self._context.settings.off:
            yield from _unknown(code, (file, line, 1 if line else 0))
        for article in self._context.articles:
            own = self._context.extraction.settings[article.file]
            first = len(self._context.settings.off)
            for number, code in enumerate(own.off[first:], first):
                yield from _unknown(code, (*own.place("off", number), 1))
            for off in article.offs:
                for code in off.codes:
                    yield from _unknown(code, (article.shown, off.line, 1))


def _unknown(code: str, place: Place) -> Iterator[Problem]:
    rule = rules().get(code)
    if rule is None:
        near = suggestion(code, rules())
        yield problem("off-unknown.none", place, name=code, suggestion=near)
    elif rule.severity is Severity.ERROR:
        yield problem("off-unknown.error", place, name=code)
