"""What the author switched off: for a line, for an article, for the deck."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process

from versecards.check.context import Context, problem
from versecards.check.rules import rules
from versecards.problems import Problem, Severity

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
        if found.code in self._context.by_file[article.file].off:
            return True
        return any(found.code in off.codes and found.line in off.lines for off in article.offs)

    def unknown(self) -> Iterator[Problem]:
        """Yield a problem for each code switched off that no rule has."""
        file, line = self._context.settings.places.get("off", (_SETTINGS_FILE, 0))
        for code in self._context.settings.off:
            yield from _unknown(code, (file, line, 1 if line else 0))
        for article in self._context.articles:
            own = article.settings.get("off", ())
            line = article.setting_lines.get("off", 1)
            for code in [own] if isinstance(own, str) else own if isinstance(own, list) else []:
                yield from _unknown(str(code), (article.shown, line, 1))
            for off in article.offs:
                for code in off.codes:
                    yield from _unknown(code, (article.shown, off.line, 1))


def _unknown(code: str, place: tuple[str, int, int]) -> Iterator[Problem]:
    rule = rules().get(code)
    if rule is None:
        near = process.extractOne(code, list(rules()), scorer=fuzz.ratio, score_cutoff=60)
        remedy = f"did you mean `{near[0]}`?" if near else "look for its code in CHECKS.md"
        yield problem("off-unknown", place, f"there is no check `{code}` to switch off", remedy)
    elif rule.severity is Severity.ERROR:
        message = f"`{code}` is an error and cannot be switched off"
        yield problem("off-unknown", place, message, "mend what it names")
